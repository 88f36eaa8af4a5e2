-- Check: Every event is told by at least one text.
-- Severity: error
-- Scope: event
select event.event_id
from events as event
where event.event_id not in (select report.event_id from event_mentions as report);
