-- Question: Who meets or calls whom, how often, and when first and last: the network of encounters?
-- Grain: one pair of people, countries or bodies who met or are to meet; of two, that with the smaller identifier first.
-- Stored: 3 s over a million events.
-- Columns:
--   name_a: Name of the one.
--   type_a: What sort of thing it is: person, country, organization, igo.
--   country_a: Country that it acts for.
--   name_b: Name of the other.
--   type_b: What sort of thing the other is.
--   country_b: Country that the other acts for.
--   weight: Number of encounters that took place: meetings and calls.
--   meetings: Number of meetings, negotiations, mediations and summits in which both took part, on different sides or for
--     different countries.
--   calls: Number of calls between them.
--   visits: Number of visits of one to the other; their meetings on the way stand under meetings.
--   planned: Number of encounters that are planned, proposed or postponed.
--   first_met: First day of the earliest encounter that took place; null when no day is known.
--   last_met: First day of the latest encounter that took place.
--   independent_count: Number of independent reports of what took place, added over the encounters.
--   entity_a: Identifier of the one.
--   entity_b: Identifier of the other.
with encounters as (
    select
        event_id,
        kind,
        status in ('occurred', 'ongoing') as took_place,
        date_start,
        independent_count
    from events
    where
        kind in ('meeting', 'negotiation', 'mediation', 'summit', 'call', 'visit')
        and status not in ('cancelled', 'denied')
),

present as not materialized (
    select
        part.event_id,
        part.entity_id,
        part.role,
        entity.entity_type = 'country' as is_country,
        coalesce(part.country_code, entity.country_code) as country_code
    from event_participants as part
    inner join entities as entity on part.entity_id = entity.entity_id
    where part.role <> 'about' and entity.entity_type in ('person', 'country', 'organization', 'igo')
),

faced as (
    select distinct
        encounter.event_id,
        encounter.kind,
        encounter.took_place,
        encounter.date_start,
        encounter.independent_count,
        one.entity_id as entity_a,
        other.entity_id as entity_b
    from encounters as encounter
    inner join present as one on encounter.event_id = one.event_id
    inner join present as other on encounter.event_id = other.event_id and one.entity_id < other.entity_id
    -- Two of one delegation do not meet each other, nor does a minister meet the minister's own country.
    where
        one.country_code <> other.country_code
        or (
            one.role <> other.role
            and (
                one.country_code is null
                or other.country_code is null
                or (
                    one.role in ('actor', 'recipient')
                    and other.role in ('actor', 'recipient')
                    and not one.is_country
                    and not other.is_country
                )
            )
        )
),

edges as (
    select
        entity_a,
        entity_b,
        count(*) filter (where took_place and kind not in ('call', 'visit')) as meetings,
        count(*) filter (where took_place and kind = 'call') as calls,
        count(*) filter (where took_place and kind = 'visit') as visits,
        count(*) filter (where not took_place) as planned,
        min(date_start) filter (where took_place and kind <> 'visit') as first_met,
        max(date_start) filter (where took_place and kind <> 'visit') as last_met,
        coalesce(sum(independent_count) filter (where took_place), 0) as independent_count
    from faced
    group by entity_a, entity_b
)

select
    one.name as name_a,
    one.entity_type as type_a,
    one.country_code as country_a,
    other.name as name_b,
    other.entity_type as type_b,
    other.country_code as country_b,
    edge.meetings + edge.calls as weight,
    edge.meetings,
    edge.calls,
    edge.visits,
    edge.planned,
    edge.first_met,
    edge.last_met,
    cast(edge.independent_count as bigint) as independent_count,
    edge.entity_a,
    edge.entity_b
from edges as edge
inner join entities as one on edge.entity_a = one.entity_id
inner join entities as other on edge.entity_b = other.entity_id
order by weight desc, edge.visits desc, edge.planned desc, name_a, name_b, edge.entity_a, edge.entity_b;
