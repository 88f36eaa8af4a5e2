-- Question: From where is the report that shows an event best?
-- Grain: one event.
-- Stored: 1 s over a million events.
-- Columns:
--   mention_id: The report.
--   document_id: Its text.
--   sentence_index: Index of its sentence in the text, from 0.
--   is_lead: True when it stands in the first two sentences that are no furniture.
--   published_date: Day on which the text was published.
--   agency: News agency that the text names; failing it, the publisher of its source.
--   address: Address of the text; failing it, its file.
with leads as (
    select
        document_id,
        min(sentence_index) as first_sentence
    from sentences
    where not is_furniture
    group by document_id
),

sources as (
    select
        document_id,
        min(url) as url,
        min(publisher) as publisher,
        min(source_uri) as source_uri
    from document_sources
    group by document_id
)

select
    best.mention_id,
    report.document_id,
    report.sentence_index,
    report.sentence_index <= leads.first_sentence + 1 as is_lead,
    document.published_date,
    coalesce(sources.publisher, document.agency) as agency,
    coalesce(sources.url, sources.source_uri, document.file_name) as address
from export_reports as best
inner join event_mentions as report on best.mention_id = report.event_mention_id
inner join documents as document on report.document_id = document.document_id
left join leads on report.document_id = leads.document_id
left join sources on report.document_id = sources.document_id;
