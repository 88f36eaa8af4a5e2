-- Question: Which report shows an event best, since when is it known so, and in how many mentions?
-- Grain: one event.
-- Stored: 1 s over a million events, and what follows rests on it.
-- Columns:
--   event_id: The event.
--   mention_id: The report that shows the latest claim best.
--   known_since: Day of the earliest report of the latest claim; null when no such report is dated.
--   mention_count: Number of reports, two of one text counted twice.
with shown as (
    select
        event.event_id,
        arg_min(
            report.event_mention_id,
            (case when report.status = event.status then 0 else 1 end, -report.confidence, report.event_mention_id)
        ) as mention_id,
        count(report.event_mention_id) as mention_count
    from events as event
    inner join event_mentions as report on event.event_id = report.event_id
    group by event.event_id
),

claims as (
    select
        event.event_id,
        min(report.reported_on) as known_since
    from events as event
    inner join event_history as report on event.event_id = report.event_id and event.status = report.status
    group by event.event_id
)

select
    shown.event_id,
    shown.mention_id,
    claims.known_since,
    shown.mention_count
from shown
left join claims on shown.event_id = claims.event_id;
