-- Question: Which event does an identifier lead to today?
-- Call: event_of(identifier)
-- Grain: one event; no row when no text tells of it any more.
-- Columns:
--   event_id: The event, under its identifier of today.
--   summary: The event in one readable line.
--   kind: Kind of event.
--   status: State of the event, as the latest report has it.
--   event_mention_id: The report whose identifier was given, or from which the given event's identifier was made.
select
    event.event_id,
    event.summary,
    event.kind,
    event.status,
    report.event_mention_id
from event_mentions as report
inner join events as event on report.event_id = event.event_id
where
    -- An event's identifier is made from its first report, and goes on naming it when an earlier one turns up.
    report.event_mention_id = identifier
    or 'ev_' || left(sha256(report.event_mention_id), 20) = identifier;
