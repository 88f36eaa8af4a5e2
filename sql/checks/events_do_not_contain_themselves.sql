-- Check: An event is not linked to itself.
-- Severity: error
-- Scope: row
select
    link.event_id,
    link.other_id,
    link.relation
from event_links as link
where link.event_id = link.other_id;
