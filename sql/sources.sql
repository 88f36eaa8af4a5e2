-- Question: Which texts are in the warehouse, where are they from, and how much do they yield?
-- Grain: one distinct text.
-- Stored: it takes more than a second over a million events.
-- Columns:
--   published_date: Day of publication; null when the text does not give a whole date.
--   published_value: Date of publication as given: 2021-02-18, 2021-03.
--   title: Headline, where the text has one.
--   file_name: File that the text came in.
--   publisher: Publisher, where the source names one.
--   agency: News agency named in the text.
--   dateline_place: The city of the dateline.
--   language: ISO 639-1 code of the text's language; only English is annotated.
--   copy_of: File of the text that this one is a copy of; null for an original.
--   copy_count: Number of other texts that are copies of this one.
--   source_count: Number of places that the text came from.
--   sentence_count: Number of sentences that are no furniture.
--   event_count: Number of events that the text tells of.
--   quote_count: Number of things that the text has somebody say.
--   url: Address of the page, where it is known.
--   ingested_at: When the text was first ingested, in UTC.
--   document_id: The text.
with arrivals as (
    select
        document_id,
        count(*) as source_count,
        arg_min(publisher, source_uri) filter (where publisher is not null) as publisher,
        arg_min(url, source_uri) filter (where url is not null) as url
    from document_sources
    group by document_id
),

copies as (
    select
        duplicate_of,
        count(*) as copy_count
    from documents
    where duplicate_of is not null
    group by duplicate_of
),

tellings as (
    select
        document_id,
        count(distinct event_id) as event_count
    from event_mentions
    group by document_id
),

words as (
    select
        document_id,
        count(*) as quote_count
    from quotes
    group by document_id
)

select
    document.published_date,
    document.published_value,
    document.title,
    document.file_name,
    arrivals.publisher,
    document.agency,
    place.name as dateline_place,
    document.language,
    original.file_name as copy_of,
    coalesce(copies.copy_count, 0) as copy_count,
    coalesce(arrivals.source_count, 0) as source_count,
    document.sentence_count,
    coalesce(tellings.event_count, 0) as event_count,
    coalesce(words.quote_count, 0) as quote_count,
    arrivals.url,
    document.ingested_at,
    document.document_id
from documents as document
left join arrivals on document.document_id = arrivals.document_id
left join copies on document.document_id = copies.duplicate_of
left join tellings on document.document_id = tellings.document_id
left join words on document.document_id = words.document_id
left join entities as place on document.dateline_place_id = place.entity_id
left join documents as original on document.duplicate_of = original.document_id
order by document.published_date nulls last, document.file_name, document.document_id;
