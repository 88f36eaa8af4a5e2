-- Question: Which event does an identifier lead to today?
-- Call: event_of(identifier)
-- Grain: one event; no row when no text tells of it any more.
-- Columns:
--   event_id: The event, under its identifier of today.
--   summary: The event in one readable line.
--   kind: Kind of event.
--   status: State of the event, as the latest report has it.
--   event_mention_id: The report whose identifier was given, or from which the given event's identifier was made.
with leads as (
    select
        report.event_id,
        report.event_mention_id
    from event_mentions as report
    where report.event_mention_id = identifier
    union
    select
        history.event_id,
        history.event_mention_id
    from event_history as history
    where history.event_id = identifier and history."order" = 1
    union
    select
        report.event_id,
        report.event_mention_id
    from event_mentions as report
    where
        -- An event's identifier is made from its first report, and goes on naming it when an earlier one turns up.
        -- To reckon those of all reports takes a second for a million: only where it is none of today.
        case
            when not starts_with(identifier, 'ev_') then false
            when (select count(*) from events as event where event.event_id = identifier) > 0 then false
            else 'ev_' || left(sha256(report.event_mention_id), 20) = identifier
        end
)

select
    event.event_id,
    event.summary,
    event.kind,
    event.status,
    known.event_mention_id
from leads as known
inner join events as event on known.event_id = event.event_id;
