-- Question: Who are the people in the texts, what offices do they hold, and how much is told of them?
-- Grain: one person.
-- Stored: 4 s over a million events.
-- Columns:
--   name: The fullest form of the name, without honorifics and titles.
--   country_code: Country that the person acts for.
--   offices: Offices, the latest attested first, with country and days of first and last attestation, separated by
--     semicolons.
--   aliases: Other forms of the name, most frequent first, separated by semicolons.
--   event_count: Number of events that the person takes part in.
--   met: Other people in the same meetings, calls and visits that took place, most frequent first, separated by
--     semicolons.
--   quote_count: Number of times that texts have the person say something.
--   first_seen: Earliest publication date of a text that names the person.
--   last_seen: Latest publication date of a text that names the person.
--   document_count: Number of texts that name the person.
--   mention_count: Number of mentions.
--   entity_id: The person.
with offices_held as (
    select
        entity_id,
        string_agg(
            title
            || case when country_code is not null then ' (' || country_code || ')' else '' end
            || case
                when first_seen = last_seen then ', ' || cast(first_seen as varchar)
                when first_seen is not null
                    then ', ' || cast(first_seen as varchar) || ' to ' || cast(last_seen as varchar)
                else ''
            end,
            '; ' order by last_seen desc nulls last, document_count desc, title, role_id
        ) as offices
    from entity_roles
    group by entity_id
),

other_names as (
    select
        form.entity_id,
        string_agg(form.alias, '; ' order by form.mention_count desc, form.alias) as aliases
    from entity_aliases as form
    inner join entities as entity on form.entity_id = entity.entity_id
    where form.alias <> entity.name
    group by form.entity_id
),

parts as (
    select
        entity_id,
        count(distinct event_id) as event_count
    from event_participants
    where role <> 'about'
    group by entity_id
),

encounters as (
    select
        own.entity_id,
        other.entity_id as other_id,
        count(distinct event.event_id) as times
    from events as event
    inner join event_participants as own on event.event_id = own.event_id and own.role <> 'about'
    inner join event_participants as other
        on event.event_id = other.event_id and other.role <> 'about' and own.entity_id <> other.entity_id
    where
        event.kind in ('meeting', 'call', 'negotiation', 'mediation', 'summit', 'visit')
        and event.status in ('occurred', 'ongoing')
    group by own.entity_id, other.entity_id
),

counterparts as (
    select
        encounter.entity_id,
        string_agg(person.name, '; ' order by encounter.times desc, person.name) as met
    from encounters as encounter
    inner join entities as person on encounter.other_id = person.entity_id
    where person.entity_type = 'person'
    group by encounter.entity_id
),

words as (
    select
        speaker_id,
        count(*) as quote_count
    from quotes
    where speaker_id is not null
    group by speaker_id
)

select
    person.name,
    person.country_code,
    offices_held.offices,
    other_names.aliases,
    coalesce(parts.event_count, 0) as event_count,
    counterparts.met,
    coalesce(words.quote_count, 0) as quote_count,
    person.first_seen,
    person.last_seen,
    person.document_count,
    person.mention_count,
    person.entity_id
from entities as person
left join offices_held on person.entity_id = offices_held.entity_id
left join other_names on person.entity_id = other_names.entity_id
left join parts on person.entity_id = parts.entity_id
left join counterparts on person.entity_id = counterparts.entity_id
left join words on person.entity_id = words.speaker_id
where person.entity_type = 'person'
order by person.document_count desc, person.mention_count desc, person.name, person.entity_id;
