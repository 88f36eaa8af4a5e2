-- Question: Who stands on which side of an event, where there are two sides?
-- Grain: one event, one side, one who stands there.
-- Stored: 10 s over a million events.
-- Columns:
--   event_id: The event.
--   side: source (who does it) or target (with whom or to whom it is done: the recipients; failing these, the hosts;
--     failing these, for a visit, the country of its place). Nobody stands on both.
--   number: Place on the side, from 1: best attested first.
--   is_mutual: True where those who meet, call or sign together have nobody on the other side but each other.
--   entity_id: Who it is; null for the unnamed, who stand only where their side has nobody with a name.
--   name: Name of the entity, or the words for the unnamed.
--   words: The words of the report that shows the event best; null where it does not name them.
--   entity_type: What the entity is; null for the unnamed.
--   country_code: Country that they act for, ISO 3166-1 alpha-3; null when unknown.
--   sector: Sector in that report; failing it, GOV for a country and IGO for an organisation of states; else null.
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

placed as (
    select
        event_id,
        role,
        entity_id,
        country_code,
        document_count,
        words,
        sector,
        bool_or(role = 'actor') over (partition by event_id, entity_id) and entity_id is not null as is_actor
    from parts
),

-- The better first: the named, the unnamed, hosts, the destination.
candidates as (
    select
        event_id,
        case role when 'actor' then 'source' else 'target' end as side,
        case when role = 'host' then 2 when entity_id is null then 1 else 0 end as rank,
        entity_id,
        country_code,
        document_count,
        words,
        sector
    from placed
    where role = 'actor' or (not is_actor and (role = 'recipient' or entity_id is not null))
    union all
    select
        visit.event_id,
        'target' as side,
        3 as rank,
        country.entity_id,
        country.country_code,
        0 as document_count,
        null as words,
        null as sector
    from events as visit
    inner join entities as place on visit.place_id = place.entity_id
    inner join entities as country on place.country_code = country.country_code and country.entity_type = 'country'
    left join event_participants as own
        on visit.event_id = own.event_id and country.entity_id = own.entity_id and own.role = 'actor'
    where visit.kind = 'visit' and own.event_id is null
),

ranked as (
    select
        event_id,
        side,
        rank,
        min(rank) over (partition by event_id, side) as best_rank,
        entity_id,
        country_code,
        document_count,
        words,
        sector
    from candidates
)

select
    ranked.event_id,
    ranked.side,
    row_number() over (
        partition by ranked.event_id, ranked.side
        order by ranked.document_count desc, coalesce(entity.name, ranked.words), ranked.entity_id
    ) as number,
    translation.is_symmetric
    and count(*) over (partition by ranked.event_id) > 1
    and bool_and(ranked.side = 'source') over (partition by ranked.event_id) as is_mutual,
    ranked.entity_id,
    coalesce(entity.name, ranked.words) as name,
    ranked.words,
    entity.entity_type,
    coalesce(ranked.country_code, entity.country_code) as country_code,
    coalesce(
        ranked.sector,
        case entity.entity_type when 'country' then 'GOV' when 'igo' then 'IGO' end
    ) as sector
from ranked
inner join events as event on ranked.event_id = event.event_id
inner join kind_translations as translation on event.kind = translation.kind
left join entities as entity on ranked.entity_id = entity.entity_id
where ranked.rank = ranked.best_rank;
