-- Question: How do two countries get on, month by month: how much cooperation, how much conflict, what fell through?
-- Grain: one pair of countries in one month.
-- Stored: 2 s over a million events.
-- Columns:
--   month: First day of the month in which the events begin; null for events whose date is unknown or only known by
--     quarter or year.
--   country_a: The country that comes first in the alphabet of codes.
--   country_b: The other country.
--   name_a: Name of country_a, where the texts name it.
--   name_b: Name of country_b, where the texts name it.
--   events: Number of events between them that took place or are under way.
--   cooperation: Of these, verbal and material cooperation (quad classes 1 and 2).
--   conflict: Of these, verbal and material conflict (quad classes 3 and 4).
--   goldstein_mean: Mean Goldstein score of these, from -10 (conflict) to 10 (cooperation); null when there are none.
--   goldstein_balance: Sum of the Goldstein scores of these: above 0 where cooperation outweighs conflict.
--   verbal_cooperation: Of these, quad class 1.
--   material_cooperation: Of these, quad class 2.
--   verbal_conflict: Of these, quad class 3.
--   material_conflict: Of these, quad class 4.
--   meetings: Of these, meetings, calls, negotiations, mediations and summits.
--   visits: Of these, visits.
--   planned: Number of events that are planned or proposed.
--   fell_through: Number of events that were postponed, cancelled or denied.
--   document_count: Number of reports of all these events, a text counted once for each event that it tells of.
with names as not materialized (
    select
        country_code,
        name
    from entities
    where entity_type = 'country' and country_code is not null
    qualify row_number() over (partition by country_code order by mention_count desc, name, entity_id) = 1
),

pair_events as (
    select
        pair.country_a,
        pair.country_b,
        event.kind,
        event.quad_class,
        event.goldstein,
        event.document_count,
        event.status in ('occurred', 'ongoing') as took_place,
        event.status in ('planned', 'proposed') as is_planned,
        case
            when event.date_precision in ('day', 'week', 'month')
                then cast(date_trunc('month', event.date_start) as date)
        end as month
    from country_pairs as pair
    inner join events as event on pair.event_id = event.event_id
)

select
    pair.month,
    pair.country_a,
    pair.country_b,
    any_value(name_a.name) as name_a,
    any_value(name_b.name) as name_b,
    count(*) filter (where pair.took_place) as events,
    count(*) filter (where pair.took_place and pair.quad_class <= 2) as cooperation,
    count(*) filter (where pair.took_place and pair.quad_class >= 3) as conflict,
    round(avg(pair.goldstein) filter (where pair.took_place), 2) as goldstein_mean,
    round(coalesce(sum(pair.goldstein) filter (where pair.took_place), 0), 1) as goldstein_balance,
    count(*) filter (where pair.took_place and pair.quad_class = 1) as verbal_cooperation,
    count(*) filter (where pair.took_place and pair.quad_class = 2) as material_cooperation,
    count(*) filter (where pair.took_place and pair.quad_class = 3) as verbal_conflict,
    count(*) filter (where pair.took_place and pair.quad_class = 4) as material_conflict,
    count(*) filter (
        where pair.took_place and pair.kind in ('meeting', 'call', 'negotiation', 'mediation', 'summit')
    ) as meetings,
    count(*) filter (where pair.took_place and pair.kind = 'visit') as visits,
    count(*) filter (where pair.is_planned) as planned,
    count(*) filter (where not pair.took_place and not pair.is_planned) as fell_through,
    cast(sum(pair.document_count) as bigint) as document_count
from pair_events as pair
left join names as name_a on pair.country_a = name_a.country_code
left join names as name_b on pair.country_b = name_b.country_code
group by pair.country_a, pair.country_b, pair.month
order by pair.country_a, pair.country_b, pair.month nulls last;
