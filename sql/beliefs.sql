-- Question: What was believed of an event, from which day on, and until when?
-- Grain: one event from one day on which dated texts told of it to the next such day.
-- Stored: 9 s over a million events with three reports each; as_of and upcoming rest on it.
-- Columns:
--   event_id: The event.
--   believed_from: Day of the reports that this rests on, and of those before.
--   believed_until: Day of the next report, from which on the next belief holds; null for what is believed today.
--   status: State of the event by the latest report.
--   date_start: First day of the event as it was believed; null when no report had given one.
--   date_end: Last day as it was believed, included.
--   place_id: Where it was to happen or had happened, as believed.
--   first_reported: Day of the first report.
--   report_count: Number of reports by then.
--   independent_count: Number of reports by then without copies.
with reports_made as (
    select
        history.event_id,
        history."order",
        history.reported_on,
        history.status,
        -- A vaguer report ("later this month", a country) leaves a finer belief as it was: changed tells.
        case when contains(history.changed, 'date') then history.date_start end as new_start,
        case when contains(history.changed, 'date') then history.date_end end as new_end,
        case when contains(history.changed, 'place') then history.place_id end as new_place,
        coalesce(document.duplicate_of, document.document_id) as origin
    from event_history as history
    inner join documents as document on history.document_id = document.document_id
    where history.reported_on is not null
),

running as (
    select
        event_id,
        reported_on,
        status,
        last_value(new_start ignore nulls) over until_then as date_start,
        last_value(new_end ignore nulls) over until_then as date_end,
        last_value(new_place ignore nulls) over until_then as place_id,
        min(reported_on) over until_then as first_reported,
        count(*) over until_then as report_count,
        count(distinct origin) over until_then as independent_count,
        lead(reported_on) over until_then as next_reported
    from reports_made
    window until_then as (
        partition by event_id order by "order" rows between unbounded preceding and current row
    )
)

select
    event_id,
    reported_on as believed_from,
    next_reported as believed_until,
    status,
    date_start,
    date_end,
    place_id,
    first_reported,
    report_count,
    independent_count
from running
where next_reported is null or next_reported > reported_on
order by event_id, believed_from;
