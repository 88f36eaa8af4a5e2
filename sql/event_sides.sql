-- Question: Who takes part in an event, on which side, and for which countries?
-- Grain: one event.
-- Columns:
--   event_id: The event.
--   actors: Names of those who do it, best attested first, separated by semicolons.
--   recipients: Names of those with whom or to whom it is done.
--   hosts: Names of those who host it.
--   mediators: Names of those who mediate.
--   about: Names of what it concerns, without taking part.
--   actor_countries: Countries that the actors act for, sorted; empty when none is known.
--   recipient_countries: Countries of the other side, sorted: of the recipients; failing these, of the hosts; failing
--     these too, for a visit, of the destination.
--   countries: Countries of all who take part (actors, recipients, hosts, mediators) and of the other side, sorted.
with parties as (
    select
        part.event_id,
        part.role,
        part.document_count,
        entity.name,
        coalesce(part.country_code, entity.country_code) as country_code
    from event_participants as part
    inner join entities as entity on part.entity_id = entity.entity_id
),

sides as (
    select
        event_id,
        string_agg(name, '; ' order by document_count desc, name) filter (where role = 'actor') as actors,
        string_agg(name, '; ' order by document_count desc, name) filter (where role = 'recipient') as recipients,
        string_agg(name, '; ' order by document_count desc, name) filter (where role = 'host') as hosts,
        string_agg(name, '; ' order by document_count desc, name) filter (where role = 'mediator') as mediators,
        string_agg(name, '; ' order by document_count desc, name) filter (where role = 'about') as about,
        list(distinct country_code) filter (where role = 'actor' and country_code is not null) as of_actors,
        list(distinct country_code) filter (where role = 'recipient' and country_code is not null) as of_recipients,
        list(distinct country_code) filter (where role = 'host' and country_code is not null) as of_hosts,
        list(distinct country_code) filter (where role = 'mediator' and country_code is not null) as of_mediators
    from parties
    group by event_id
),

destinations as (
    select
        visit.event_id,
        [place.country_code] as of_destination
    from events as visit
    inner join entities as place on visit.place_id = place.entity_id
    where visit.kind = 'visit' and place.country_code is not null
),

other_sides as (
    select
        event.event_id,
        coalesce(sides.of_recipients, sides.of_hosts, destinations.of_destination, []) as recipient_countries
    from events as event
    left join sides on event.event_id = sides.event_id
    left join destinations on event.event_id = destinations.event_id
)

select
    other.event_id,
    sides.actors,
    sides.recipients,
    sides.hosts,
    sides.mediators,
    sides.about,
    list_sort(coalesce(sides.of_actors, [])) as actor_countries,
    list_sort(other.recipient_countries) as recipient_countries,
    list_sort(
        list_distinct(
            list_concat(
                list_concat(coalesce(sides.of_actors, []), other.recipient_countries),
                list_concat(coalesce(sides.of_hosts, []), coalesce(sides.of_mediators, []))
            )
        )
    ) as countries
from other_sides as other
left join sides on other.event_id = sides.event_id;
