-- Question: Who takes part in an event, on which side, and for which countries?
-- Grain: one event.
-- Stored: 8 s over a million events, and most views rest on it.
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
        -- One list of all, sorted and taken apart: a group for each role takes three times as long.
        list_sort(
            list(
                {
                    'rank': -part.document_count,
                    'name': entity.name,
                    'part': part.role,
                    'country': coalesce(part.country_code, entity.country_code)
                }
            )
        ) as everybody
    from event_participants as part
    inner join entities as entity on part.entity_id = entity.entity_id
    group by part.event_id
),

sides as (
    select
        event_id,
        nullif(
            array_to_string(
                list_transform(list_filter(everybody, lambda p: p.part = 'actor'), lambda p: p.name), '; '
            ),
            ''
        ) as actors,
        nullif(
            array_to_string(
                list_transform(list_filter(everybody, lambda p: p.part = 'recipient'), lambda p: p.name), '; '
            ),
            ''
        ) as recipients,
        nullif(
            array_to_string(
                list_transform(list_filter(everybody, lambda p: p.part = 'host'), lambda p: p.name), '; '
            ),
            ''
        ) as hosts,
        nullif(
            array_to_string(
                list_transform(list_filter(everybody, lambda p: p.part = 'mediator'), lambda p: p.name), '; '
            ),
            ''
        ) as mediators,
        nullif(
            array_to_string(
                list_transform(list_filter(everybody, lambda p: p.part = 'about'), lambda p: p.name), '; '
            ),
            ''
        ) as about,
        list_distinct(
            list_transform(list_filter(everybody, lambda p: p.part = 'actor'), lambda p: p.country)
        ) as of_actors,
        list_distinct(
            list_transform(list_filter(everybody, lambda p: p.part = 'recipient'), lambda p: p.country)
        ) as of_recipients,
        list_distinct(
            list_transform(list_filter(everybody, lambda p: p.part = 'host'), lambda p: p.country)
        ) as of_hosts,
        list_distinct(
            list_transform(list_filter(everybody, lambda p: p.part = 'mediator'), lambda p: p.country)
        ) as of_mediators
    from parties
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
        sides.actors,
        sides.recipients,
        sides.hosts,
        sides.mediators,
        sides.about,
        coalesce(sides.of_actors, []) as of_actors,
        coalesce(
            nullif(sides.of_recipients, []), nullif(sides.of_hosts, []), destinations.of_destination, []
        ) as of_others,
        list_concat(coalesce(sides.of_hosts, []), coalesce(sides.of_mediators, [])) as of_helpers
    from events as event
    left join sides on event.event_id = sides.event_id
    left join destinations on event.event_id = destinations.event_id
)

select
    event_id,
    actors,
    recipients,
    hosts,
    mediators,
    about,
    list_sort(of_actors) as actor_countries,
    list_sort(of_others) as recipient_countries,
    list_sort(list_distinct(list_concat(list_concat(of_actors, of_others), of_helpers))) as countries
from other_sides;
