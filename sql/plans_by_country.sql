-- Question: Whose plans hold: how many were kept, held late, moved, or called off, country by country?
-- Grain: one country that takes part in a planned event; an event counts once for each country in it.
-- Columns:
--   country_code: The country.
--   name: Its name, where the texts name it.
--   plans: Number of planned events in which it takes part.
--   kept: Of these, held on the days planned, earlier, or without two days to compare.
--   held_late: Held after the days planned.
--   moved: Still planned, for other days.
--   postponed: Postponed, and not yet told to be held.
--   cancelled: Called off.
--   denied: Denied to have been planned; in no share.
--   overdue: Their day was over when the newest text appeared, and none told of them.
--   open: Still to come.
--   kept_share: Share of kept ones among kept, held late, moved, postponed and cancelled; null when there are none.
--   mean_delay: Mean days of delay of those held late.
--   longest_delay: Greatest number of days of delay of one held late.
with names as (
    select
        country_code,
        name
    from entities
    where entity_type = 'country' and country_code is not null
    qualify row_number() over (partition by country_code order by mention_count desc, name, entity_id) = 1
),

shares as (
    select
        unnest(countries) as country_code,
        outcome,
        days_of_delay
    from plans
),

counts as (
    select
        country_code,
        count(*) as plans,
        count(*) filter (where outcome in ('held on time', 'held early', 'held')) as kept,
        count(*) filter (where outcome = 'held late') as held_late,
        count(*) filter (where outcome = 'moved') as moved,
        count(*) filter (where outcome = 'postponed') as postponed,
        count(*) filter (where outcome = 'cancelled') as cancelled,
        count(*) filter (where outcome = 'denied') as denied,
        count(*) filter (where outcome = 'overdue') as overdue,
        count(*) filter (where outcome = 'open') as still_open,
        round(avg(days_of_delay) filter (where outcome = 'held late'), 1) as mean_delay,
        max(days_of_delay) filter (where outcome = 'held late') as longest_delay
    from shares
    group by country_code
)

select
    tally.country_code,
    names.name,
    tally.plans,
    tally.kept,
    tally.held_late,
    tally.moved,
    tally.postponed,
    tally.cancelled,
    tally.denied,
    tally.overdue,
    tally.still_open as "open",
    round(
        tally.kept / nullif(tally.kept + tally.held_late + tally.moved + tally.postponed + tally.cancelled, 0), 3
    ) as kept_share,
    tally.mean_delay,
    tally.longest_delay
from counts as tally
left join names on tally.country_code = names.country_code
order by tally.plans desc, tally.country_code;
