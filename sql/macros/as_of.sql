-- Question: What was believed on a past day, from the texts published up to then?
-- Call: as_of(day)
-- Grain: one event that some dated text had told of by that day.
-- Columns:
--   kind: Kind of event.
--   status: State of the event, as the latest report of the time had it.
--   date_start: First day of the event as it was believed; null when no report had given one.
--   date_end: Last day as it was believed, included.
--   place: Where it was to happen or had happened, as believed.
--   actors: Names of those who do it, by the reports of the time, separated by semicolons.
--   others: Names of the other side by those reports: recipients and hosts.
--   first_reported: Day of the first report.
--   last_reported: Day of the latest report of the time.
--   report_count: Number of reports by then.
--   independent_count: Number of reports by then without copies.
--   status_today: State of the event as it is known today.
--   summary_today: The event in one readable line, as it is known today.
--   event_id: The event, under its identifier of today.
with known as (
    select
        history.event_id,
        max_by(history.status, history."order") as status,
        -- A vaguer report ("later this month", a country) leaves a finer belief as it was: changed tells.
        max_by(history.date_start, history."order") filter (where contains(history.changed, 'date')) as date_start,
        max_by(history.date_end, history."order") filter (where contains(history.changed, 'date')) as date_end,
        max_by(history.place_id, history."order") filter (where contains(history.changed, 'place')) as place_id,
        min(history.reported_on) as first_reported,
        max(history.reported_on) as last_reported,
        count(*) as report_count,
        count(distinct coalesce(document.duplicate_of, document.document_id)) as independent_count
    from event_history as history
    inner join documents as document on history.document_id = document.document_id
    where history.reported_on <= cast(day as date)
    group by history.event_id
),

sides as (
    select
        report.event_id,
        string_agg(distinct entity.name, '; ' order by entity.name) filter (where part.role = 'actor') as actors,
        string_agg(distinct entity.name, '; ' order by entity.name) filter (
            where part.role in ('recipient', 'host')
        ) as others
    from event_history as report
    inner join event_mention_participants as part on report.event_mention_id = part.event_mention_id
    inner join entities as entity on part.entity_id = entity.entity_id
    where report.reported_on <= cast(day as date)
    group by report.event_id
)

select
    event.kind,
    known.status,
    known.date_start,
    known.date_end,
    place.name as place,
    sides.actors,
    sides.others,
    known.first_reported,
    known.last_reported,
    known.report_count,
    known.independent_count,
    event.status as status_today,
    event.summary as summary_today,
    known.event_id
from known
inner join events as event on known.event_id = event.event_id
left join sides on known.event_id = sides.event_id
left join entities as place on known.place_id = place.entity_id
order by known.date_start nulls first, known.event_id;
