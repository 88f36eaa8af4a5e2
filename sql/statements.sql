-- Question: Who said what, when, and in which text?
-- Grain: one thing that one text has somebody say.
-- Columns:
--   published_date: Day on which the text was published; null when unknown.
--   speaker: Name of who says it; null when nobody is named.
--   speaker_type: What sort of thing the speaker is: a person, a country, an organization.
--   speaker_country: Country that the speaker acts for.
--   speaker_office: Office of the speaker that most texts attest.
--   addressees: Names of those whom the speaker accuses, asks, warns, praises, … in the same sentence, separated by
--     semicolons; null when nobody is addressed there.
--   addressee_countries: Countries that these act for, sorted; null when none is known.
--   topics: Topics of the events told in the sentence, failing these of the text, separated by semicolons.
--   quote_type: direct (in quotation marks), indirect (reported) or mixed.
--   verb: The reporting verb, as it stands.
--   stance: What the verb makes of the words: said, claimed, denied, warned; null without a verb.
--   date_start: First day of when it was said, by the text's own words; null when they do not tell.
--   date_end: Last day of when it was said, included.
--   date_precision: How finely the text gives the date; unknown when it gives none: published_date bounds it then.
--   place: Where it was said, by the text's own words; null when they do not tell.
--   text: The words said, without the quotation marks around them.
--   speaker_text: The words by which the text names the speaker.
--   sentence: The sentence in which the quote begins.
--   file_name: File that the text came in.
--   is_copy: True when the text is a copy of another.
--   char_start: Offset in characters into documents.text at which the words begin.
--   char_end: Offset in characters behind the words.
--   quote_id: The quote.
--   speaker_id: The speaker.
--   place_id: The place.
--   document_id: The text.
with main_offices as (
    select
        entity_id,
        title
    from entity_roles
    qualify
        row_number() over (
            partition by entity_id
            order by document_count desc, last_seen desc nulls last, title, role_id
        ) = 1
),

text_subjects as (
    select
        score.document_id,
        string_agg(topic.label, '; ' order by topic.label) as topics
    from document_topics as score
    inner join topics as topic on score.topic = topic.topic
    group by score.document_id
)

select
    document.published_date,
    speaker.name as speaker,
    speaker.entity_type as speaker_type,
    speaker.country_code as speaker_country,
    office.title as speaker_office,
    context.addressees,
    context.addressee_countries,
    coalesce(context.topics, text_subjects.topics) as topics,
    quote.quote_type,
    quote.verb,
    quote.stance,
    quote.date_start,
    quote.date_end,
    quote.date_precision,
    place.name as place,
    quote.text,
    quote.speaker_text,
    sentence.text as sentence,
    document.file_name,
    document.duplicate_of is not null as is_copy,
    quote.char_start,
    quote.char_end,
    quote.quote_id,
    quote.speaker_id,
    quote.place_id,
    quote.document_id
from quotes as quote
inner join documents as document on quote.document_id = document.document_id
left join sentences as sentence
    on quote.document_id = sentence.document_id and quote.sentence_index = sentence.sentence_index
left join entities as speaker on quote.speaker_id = speaker.entity_id
left join entities as place on quote.place_id = place.entity_id
left join statement_context as context on quote.quote_id = context.quote_id
left join text_subjects on quote.document_id = text_subjects.document_id
left join main_offices as office on quote.speaker_id = office.entity_id
order by document.published_date nulls last, document.file_name, quote.char_start, quote.quote_id;
