-- Question: To whom is something said, and on what: by the events told in the same sentence?
-- Grain: one thing that one text has somebody say, where its sentence tells of an event.
-- Stored: 7 s over a million events and three million quotes.
-- Columns:
--   quote_id: The quote.
--   addressees: Names of those whom the speaker accuses, asks, warns, praises, … in the same sentence, separated by
--     semicolons; null when the speaker addresses nobody there.
--   addressee_countries: Countries that these act for, sorted; null when none is known.
--   topics: Topics of the events told in the sentence, separated by semicolons; null when they have none.
with sayings as not materialized (
    select
        quote.quote_id,
        quote.speaker_id,
        report.event_id,
        report.event_mention_id
    from quotes as quote
    inner join event_mentions as report
        on quote.document_id = report.document_id and quote.sentence_index = report.sentence_index
),

addressed as (
    select
        saying.quote_id,
        list_sort(list(distinct addressee.name)) as names,
        list_sort(
            list(distinct coalesce(other.country_code, addressee.country_code)) filter (
                where coalesce(other.country_code, addressee.country_code) is not null
            )
        ) as countries
    from sayings as saying
    inner join events as event on saying.event_id = event.event_id and event.quad_class in (1, 3)
    inner join event_mention_participants as own
        on
            saying.event_mention_id = own.event_mention_id
            and saying.speaker_id = own.entity_id
            and own.role = 'actor'
    inner join event_mention_participants as other
        on saying.event_mention_id = other.event_mention_id and other.role = 'recipient'
    inner join entities as addressee on other.entity_id = addressee.entity_id
    group by saying.quote_id
),

subjects as (
    select
        saying.quote_id,
        list_sort(list(distinct topic.label)) as topics
    from sayings as saying
    inner join event_topics as score on saying.event_id = score.event_id
    inner join topics as topic on score.topic = topic.topic
    group by saying.quote_id
)

select
    coalesce(addressed.quote_id, subject.quote_id) as quote_id,
    array_to_string(addressed.names, '; ') as addressees,
    addressed.countries as addressee_countries,
    array_to_string(subject.topics, '; ') as topics
from addressed
full outer join subjects as subject on addressed.quote_id = subject.quote_id;
