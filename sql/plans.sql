-- Question: What was planned for when, and what became of it: held on the day, late, moved, or called off?
-- Grain: one event that was planned before it was held, or was called off.
-- Stored: 5 s over a million events.
-- Columns:
--   kind: Kind of event; event_kinds explains it.
--   summary: One readable line: who did or was to do what, with whom, where.
--   outcome: held on time, held late, held early, held (no two days to compare); moved (still planned, for another day),
--     postponed, cancelled, denied; overdue (its day was over when the newest text appeared, and none told of it), open.
--   status: The latest claim: occurred, ongoing, planned, postponed, cancelled, proposed, denied.
--   first_planned_on: Day of the earliest report that had it planned; null when unknown.
--   planned_start: First day as it was first planned; null when no day was given before it was moved or held.
--   planned_end: Last day as it was first planned, included.
--   planned_precision: How finely that day was given.
--   date_start: First day as it is known today.
--   date_end: Last day as it is known today, included.
--   date_precision: How finely it is known.
--   days_of_delay: Days from the first day planned to that known today, negative when it was brought forward, 0 when it
--     lies within the days planned; where one of them is known no finer than by week or month, days by which one lies
--     outside the other. Of an event called off that another replaces, days to that one. Null where there is none to
--     compare.
--   moves: Number of reports that moved the plan to days that do not overlap with those believed before.
--   postponements: Number of reports that made the plan a postponed one.
--   replaced_by: The event that is held in its stead, where it was called off.
--   countries: Countries of all who take part, sorted.
--   event_id: The event.
with firsts_held as (
    select
        event_id,
        min("order") as held_at
    from event_history
    where status in ('occurred', 'ongoing')
    group by event_id
),

plan_reports as (
    select
        history.event_id,
        history."order",
        history.reported_on,
        history.status,
        history.date_start,
        history.date_end,
        report.date_precision,
        coalesce(contains(history.changed, 'status'), false) as changes_status,
        coalesce(contains(history.changed, 'date'), false) and history.date_start is not null as changes_date
    from event_history as history
    inner join event_mentions as report on history.event_mention_id = report.event_mention_id
    left join firsts_held as held on history.event_id = held.event_id
    where
        history.status in ('planned', 'postponed', 'cancelled')
        and history."order" < coalesce(held.held_at, history."order" + 1)
),

-- Among the reports that give days, each against the one before; the others pass by.
compared as (
    select
        event_id,
        "order",
        reported_on,
        status,
        date_start,
        date_end,
        date_precision,
        changes_status,
        changes_date
        and (
            date_start > lag(date_end) over same_kind
            or date_end < lag(date_start) over same_kind
        ) as is_move
    from plan_reports
    window same_kind as (partition by event_id, changes_date order by "order")
),

first_plans as (
    select
        event_id,
        min(reported_on) filter (where status = 'planned') as first_planned_on,
        arg_min(date_start, "order") filter (
            where status = 'planned' and date_start is not null
        ) as planned_start,
        arg_min(date_end, "order") filter (where status = 'planned' and date_start is not null) as planned_end,
        arg_min(date_precision, "order") filter (
            where status = 'planned' and date_start is not null
        ) as planned_precision,
        count(*) filter (where is_move) as moves,
        count(*) filter (where changes_status and status = 'postponed') as postponements,
        -- Only called off, and never told to be planned: a plan all the same.
        count(*) filter (where status in ('planned', 'postponed')) as plans
    from compared
    group by event_id
),

stand_ins as (
    select
        link.other_id as event_id,
        arg_min(event.event_id, (event.date_start, event.event_id)) as replaced_by,
        min(event.date_start) as replaced_on
    from event_links as link
    inner join events as event on link.event_id = event.event_id
    where link.relation = 'replaces'
    group by link.other_id
),

newest_texts as (
    select max(published_date) as newest from documents
),

delays as (
    select
        event.event_id,
        event.kind,
        event.summary,
        event.status,
        event.date_start,
        event.date_end,
        event.date_precision,
        plan.first_planned_on,
        plan.planned_start,
        plan.planned_end,
        plan.planned_precision,
        plan.moves,
        plan.postponements,
        stand_in.replaced_by,
        newest_texts.newest,
        case
            when event.status in ('cancelled', 'postponed') and stand_in.replaced_on is not null
                then stand_in.replaced_on - plan.planned_start
            when event.status in ('cancelled', 'denied') then null
            when
                (event.date_start >= plan.planned_start and event.date_end <= plan.planned_end)
                or (event.date_start <= plan.planned_start and event.date_end >= plan.planned_end)
                then 0
            when event.date_precision = 'day' and plan.planned_precision = 'day'
                then event.date_start - plan.planned_start
            when event.date_start > plan.planned_end then event.date_start - plan.planned_end
            when event.date_end < plan.planned_start then event.date_end - plan.planned_start
            when event.date_start is not null and plan.planned_start is not null then 0
        end as days
    from first_plans as plan
    inner join events as event on plan.event_id = event.event_id
    left join stand_ins as stand_in on plan.event_id = stand_in.event_id and event.status in ('cancelled', 'postponed')
    cross join newest_texts
    where plan.plans > 0 or event.status = 'cancelled'
),

outcomes as (
    select
        event_id,
        kind,
        summary,
        status,
        date_start,
        date_end,
        date_precision,
        first_planned_on,
        planned_start,
        planned_end,
        planned_precision,
        moves,
        postponements,
        replaced_by,
        -- A postponed event that still bears its old day has no new one yet.
        case when status <> 'postponed' or days <> 0 then days end as days_of_delay,
        case
            when status in ('postponed', 'cancelled', 'denied') then status
            when status in ('occurred', 'ongoing')
                then
                    case
                        when days > 0 then 'held late'
                        when days < 0 then 'held early'
                        when days = 0 then 'held on time'
                        else 'held'
                    end
            when coalesce(date_end, planned_end) < newest then 'overdue'
            when days <> 0 or moves > 0 then 'moved'
            else 'open'
        end as outcome
    from delays
)

select
    plan.kind,
    plan.summary,
    plan.outcome,
    plan.status,
    plan.first_planned_on,
    plan.planned_start,
    plan.planned_end,
    plan.planned_precision,
    plan.date_start,
    plan.date_end,
    plan.date_precision,
    plan.days_of_delay,
    plan.moves,
    plan.postponements,
    plan.replaced_by,
    side.countries,
    plan.event_id
from outcomes as plan
inner join event_sides as side on plan.event_id = side.event_id
order by plan.planned_start nulls last, plan.event_id;
