-- Check: Every event mention has its place in the history of its event, and the places run from 1 without a gap.
-- Severity: error
-- Scope: event
with places as (
    select
        history.event_mention_id,
        history.event_id,
        history."order" as given,
        row_number() over (partition by history.event_id order by history."order") as counted
    from event_history as history
)

select
    report.event_mention_id,
    report.event_id,
    places.given,
    places.counted
from event_mentions as report
left join places on report.event_mention_id = places.event_mention_id
where
    places.event_id is distinct from report.event_id
    or places.given is distinct from places.counted;
