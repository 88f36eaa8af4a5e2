-- Question: How much did which outlet publish on which day, how much of it was copied, and what did it yield?
-- Grain: one outlet on one day of publication.
-- Stored: 3 s over a million events.
-- Columns:
--   published_date: The day; null for texts that give none.
--   outlet: Publisher; failing that, the agency that the texts name; null when neither is known.
--   texts: Number of distinct texts.
--   copies: Of these, copies of other texts.
--   not_read: Of these, texts in another language than English, which are not annotated.
--   sentences: Number of their sentences that are no furniture.
--   events: Number of events that they tell of.
--   first_told: Number of events that no text of an earlier day tells of.
--   quotes: Number of things that they have somebody say; copies not counted.
with publishers as (
    select
        document_id,
        arg_min(publisher, source_uri) filter (where publisher is not null) as publisher
    from document_sources
    group by document_id
),

words as (
    select
        document_id,
        count(*) as quotes
    from quotes
    group by document_id
),

texts as not materialized (
    select
        document.document_id,
        document.published_date,
        coalesce(source.publisher, document.agency) as outlet,
        document.duplicate_of is not null as is_copy,
        document.language,
        document.sentence_count
    from documents as document
    left join publishers as source on document.document_id = source.document_id
),

issues as (
    select
        text_of.published_date,
        text_of.outlet,
        count(*) as texts,
        count(*) filter (where text_of.is_copy) as copies,
        count(*) filter (where text_of.language <> 'en') as not_read,
        sum(text_of.sentence_count) as sentences,
        sum(words.quotes) filter (where not text_of.is_copy) as quotes
    from texts as text_of
    left join words on text_of.document_id = words.document_id
    group by text_of.published_date, text_of.outlet
),

yields as (
    select
        text_of.published_date,
        text_of.outlet,
        count(distinct event.event_id) as events,
        count(distinct event.event_id) filter (
            where event.first_reported = text_of.published_date
        ) as first_told
    from texts as text_of
    inner join event_mentions as report on text_of.document_id = report.document_id
    inner join events as event on report.event_id = event.event_id
    group by text_of.published_date, text_of.outlet
)

select
    issue.published_date,
    issue.outlet,
    issue.texts,
    issue.copies,
    issue.not_read,
    cast(issue.sentences as bigint) as sentences,
    coalesce(yield.events, 0) as events,
    coalesce(yield.first_told, 0) as first_told,
    cast(coalesce(issue.quotes, 0) as bigint) as quotes
from issues as issue
left join yields as yield
    on issue.published_date is not distinct from yield.published_date and issue.outlet is not distinct from yield.outlet
order by issue.published_date nulls last, issue.outlet nulls last;
