-- Question: What did not take place as planned: moved, postponed, held late or early, called off, and by how many days?
-- Grain: one event whose plan slipped.
-- Stored: it takes more than a second over a million events.
-- Columns:
--   kind: Kind of event; event_kinds explains it.
--   summary: One readable line: who did or was to do what, with whom, where.
--   outcome: held late, held early, held on time or held (moved there and back), moved, postponed, cancelled, overdue.
--   status: The latest claim: occurred, ongoing, planned, postponed, cancelled, proposed.
--   path: What was believed one after the other, with the days: planned 2023-05-10 → postponed 2023-05-17 → occurred.
--   first_planned_on: Day of the earliest report that had it planned; null when unknown.
--   planned_start: First day as it was first planned; null when no day was given.
--   planned_end: Last day as it was first planned, included.
--   date_start: First day as it is known today.
--   date_end: Last day as it is known today, included.
--   date_precision: How finely it is known.
--   days_of_delay: Days from the first day planned to that known today, negative when it was brought forward, to the
--     event in its stead where it was called off; null where there is none to compare.
--   moves: Number of reports that moved the plan to other days.
--   postponements: Number of reports that made the plan a postponed one.
--   actors: Names of those who do it, separated by semicolons.
--   recipients: Names of those with whom or to whom it is done.
--   place: Where it happens or was to happen.
--   countries: Countries of all who take part, sorted.
--   document_count: Number of texts that tell of it.
--   independent_count: The same, copies not counted.
--   replaced_by: The event that is held in its stead, where it was called off.
--   event_id: The event.
with slipped as (
    select
        event_id,
        outcome,
        first_planned_on,
        planned_start,
        planned_end,
        days_of_delay,
        moves,
        postponements,
        replaced_by
    from plans
    where
        outcome <> 'denied'
        and (
            outcome in ('held late', 'held early', 'moved', 'postponed', 'cancelled')
            or moves > 0
            or postponements > 0
        )
),

steps as (
    select
        history.event_id,
        string_agg(
            concat_ws(
                ' ',
                history.status,
                case
                    when contains(history.changed, 'date')
                        then concat_ws('/', history.date_start, nullif(history.date_end, history.date_start))
                end
            ),
            ' → '
            order by history."order"
        ) as path
    from event_history as history
    where
        (contains(history.changed, 'status') or contains(history.changed, 'date'))
        and history.event_id in (select plan.event_id from plans as plan)
    group by history.event_id
)

select
    event.kind,
    event.summary,
    slip.outcome,
    event.status,
    steps.path,
    slip.first_planned_on,
    slip.planned_start,
    slip.planned_end,
    event.date_start,
    event.date_end,
    event.date_precision,
    slip.days_of_delay,
    slip.moves,
    slip.postponements,
    side.actors,
    side.recipients,
    place.name as place,
    side.countries,
    event.document_count,
    event.independent_count,
    slip.replaced_by,
    event.event_id
from slipped as slip
inner join events as event on slip.event_id = event.event_id
inner join event_sides as side on slip.event_id = side.event_id
left join entities as place on event.place_id = place.entity_id
left join steps on slip.event_id = steps.event_id
order by slip.planned_start nulls last, event.date_start nulls last, event.event_id;
