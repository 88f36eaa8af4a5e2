-- Question: Who stands on which side of an event, where there are two sides?
-- Grain: one event.
-- Stored: 10 s over a million events.
-- Columns:
--   event_id: The event.
--   sources: Those who do it, best attested first: entity_id, name, words (of the best report), entity_type,
--     country_code, sector. The unnamed stand here only where nobody is named. Null when there is nobody.
--   targets: Those with whom or to whom it is done: the recipients; failing these, the hosts; failing these, for a visit,
--     the country of its place. Null when there is nobody but the sources.
with told as (
    select
        report.event_id,
        part.role,
        part.entity_id,
        min(part.text) as words,
        min(part.sector) as sector,
        min(part.country_code) as country_code
    from export_reports as report
    inner join event_mention_participants as part on report.mention_id = part.event_mention_id
    where part.role in ('actor', 'recipient', 'host')
    group by report.event_id, part.role, part.entity_id, case when part.entity_id is null then part.text end
),

named as (
    select
        part.event_id,
        part.role,
        part.entity_id,
        part.country_code,
        part.document_count
    from event_participants as part
    inner join events as event on part.event_id = event.event_id
    where part.role in ('actor', 'recipient', 'host')
),

-- The named of all reports, and the unnamed of the best one.
parts as (
    select
        coalesce(named.event_id, told.event_id) as event_id,
        coalesce(named.role, told.role) as role,
        coalesce(named.entity_id, told.entity_id) as entity_id,
        coalesce(named.country_code, told.country_code) as country_code,
        coalesce(named.document_count, 0) as document_count,
        told.words,
        told.sector
    from named
    full join told on named.event_id = told.event_id and named.role = told.role and named.entity_id = told.entity_id
),

parties as (
    select
        part.event_id,
        part.role,
        part.entity_id is not null as is_named,
        list_sort(list({
            'rank': -part.document_count,
            'name': coalesce(entity.name, part.words),
            'entity_id': part.entity_id,
            'words': part.words,
            'entity_type': entity.entity_type,
            'country_code': coalesce(part.country_code, entity.country_code),
            'sector': coalesce(
                part.sector,
                case entity.entity_type when 'country' then 'GOV' when 'igo' then 'IGO' end
            )
        })) as members
    from parts as part
    left join entities as entity on part.entity_id = entity.entity_id
    group by part.event_id, part.role, part.entity_id is not null
),

sides as (
    select
        event_id,
        any_value(members) filter (where role = 'actor' and is_named) as actors,
        any_value(members) filter (where role = 'actor' and not is_named) as unnamed_actors,
        any_value(members) filter (where role = 'recipient' and is_named) as recipients,
        any_value(members) filter (where role = 'recipient' and not is_named) as unnamed_recipients,
        any_value(members) filter (where role = 'host' and is_named) as hosts
    from parties
    group by event_id
),

destinations as (
    select
        visit.event_id,
        list({
            'rank': 0,
            'name': country.name,
            'entity_id': country.entity_id,
            'words': cast(null as varchar),
            'entity_type': country.entity_type,
            'country_code': country.country_code,
            'sector': 'GOV'
        }) as countries
    from events as visit
    inner join entities as place on visit.place_id = place.entity_id
    inner join entities as country on place.country_code = country.country_code and country.entity_type = 'country'
    where visit.kind = 'visit'
    group by visit.event_id
),

-- Whoever stands on both sides is no other side.
opposed as (
    select
        event.event_id,
        coalesce(sides.actors, sides.unnamed_actors) as sources,
        list_filter(
            coalesce(sides.recipients, sides.unnamed_recipients, sides.hosts, destinations.countries),
            lambda other: other.entity_id is null
            or not coalesce(
                list_contains(list_transform(sides.actors, lambda own: own.entity_id), other.entity_id),
                false
            )
        ) as targets
    from events as event
    left join sides on event.event_id = sides.event_id
    left join destinations on event.event_id = destinations.event_id
)

select
    event_id,
    sources,
    case when len(targets) > 0 then targets end as targets
from opposed;
