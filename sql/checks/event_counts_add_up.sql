-- Check: The texts counted for an event are those that tell of it, and originals are at most as many.
-- Severity: error
-- Scope: event
with
counted as (
    select
        event_id,
        count(distinct document_id) as documents
    from event_mentions group by event_id
)

select
    event.event_id,
    event.document_count,
    event.independent_count,
    coalesce(counted.documents, 0) as counted
from events as event
left join counted on event.event_id = counted.event_id
where event.document_count <> coalesce(counted.documents, 0) or event.independent_count > event.document_count;
