-- Check: The texts counted for an event are those that tell of it, and originals are at most as many.
-- Severity: error
select
    event.event_id,
    event.document_count,
    event.independent_count,
    count(distinct report.document_id) as counted
from events as event
left join event_mentions as report on event.event_id = report.event_id
group by event.event_id, event.document_count, event.independent_count
having
    event.document_count <> count(distinct report.document_id)
    or event.independent_count > event.document_count;
