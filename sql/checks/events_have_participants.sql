-- Check: Somebody takes part in every report of an event, named or unnamed.
-- Severity: warning
-- Scope: text
select
    report.event_mention_id,
    report.kind,
    report.trigger
from event_mentions as report
left join event_mention_participants as part on report.event_mention_id = part.event_mention_id
where part.event_mention_id is null;
