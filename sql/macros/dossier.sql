-- Question: What is known of a person, a country or a body: names, offices, counterparts, events, words?
-- Call: dossier(who)
-- Grain: one fact of one section.
-- Columns:
--   section: who, alias, office, counterpart, event or statement.
--   position: Place within the section, from 1: aliases, offices and counterparts by weight, events and words by day.
--   date_start: First day: of the event, of the words, of first attestation, of the first encounter.
--   date_end: Last day, included.
--   label: Sort of entity, alias or office; kind of event; sort of counterpart; stance of the words.
--   text: The fact in one readable line.
--   status: State of the event; null in other sections.
--   times: Weight: mentions, texts, encounters, independent reports.
--   country_code: Country of the entity, the office or the counterpart.
--   file_name: File that the evidence stands in.
--   entity_id: Who it is about; of a counterpart, that one; of a country's office, who holds it.
--   event_id: The event; null in other sections.
--   document_id: The text of the words; null in other sections.
with facts as (
    select
        1 as part,
        'who' as section,
        entity.first_seen as date_start,
        entity.last_seen as date_end,
        entity.entity_type as label,
        entity.name as text,
        cast(null as varchar) as status,
        entity.mention_count as times,
        entity.country_code,
        cast(null as varchar) as file_name,
        entity.entity_id,
        cast(null as varchar) as event_id,
        cast(null as varchar) as document_id
    from entities as entity
    where entity.entity_id = (select found.entity_id from entity_of(who) as found)
    union all
    select
        2 as part,
        'alias' as section,
        null as date_start,
        null as date_end,
        'alias' as label,
        form.alias as text,
        null as status,
        form.mention_count as times,
        null as country_code,
        null as file_name,
        form.entity_id,
        null as event_id,
        null as document_id
    from entity_aliases as form
    inner join entities as entity on form.entity_id = entity.entity_id and form.alias <> entity.name
    where form.entity_id = (select found.entity_id from entity_of(who) as found)
    union all
    select
        3 as part,
        'office' as section,
        office.first_seen as date_start,
        office.last_seen as date_end,
        'office' as label,
        office.title || coalesce(', ' || body.name, '') as text,
        null as status,
        office.document_count as times,
        office.country_code,
        null as file_name,
        office.entity_id,
        null as event_id,
        null as document_id
    from entity_roles as office
    left join entities as body on office.organization_id = body.entity_id
    where office.entity_id = (select found.entity_id from entity_of(who) as found)
    union all
    -- Of a country, those who hold its offices.
    select
        3 as part,
        'office' as section,
        office.first_seen as date_start,
        office.last_seen as date_end,
        office.title as label,
        holder.name || ', ' || office.title as text,
        null as status,
        office.document_count as times,
        office.country_code,
        null as file_name,
        office.entity_id,
        null as event_id,
        null as document_id
    from entity_roles as office
    inner join entities as holder on office.entity_id = holder.entity_id
    where
        office.country_code
        = (select found.country_code from entity_of(who) as found where found.entity_type = 'country')
    union all
    select
        4 as part,
        'counterpart' as section,
        edge.first_met as date_start,
        edge.last_met as date_end,
        edge.type_b as label,
        edge.name_b as text,
        null as status,
        edge.weight as times,
        edge.country_b as country_code,
        null as file_name,
        edge.entity_b as entity_id,
        null as event_id,
        null as document_id
    from who_meets_whom as edge
    where edge.weight > 0 and edge.entity_a = (select found.entity_id from entity_of(who) as found)
    union all
    select
        4 as part,
        'counterpart' as section,
        edge.first_met as date_start,
        edge.last_met as date_end,
        edge.type_a as label,
        edge.name_a as text,
        null as status,
        edge.weight as times,
        edge.country_a as country_code,
        null as file_name,
        edge.entity_a as entity_id,
        null as event_id,
        null as document_id
    from who_meets_whom as edge
    where edge.weight > 0 and edge.entity_b = (select found.entity_id from entity_of(who) as found)
    union all
    select
        5 as part,
        'event' as section,
        event.date_start,
        event.date_end,
        event.kind as label,
        event.summary as text,
        event.status,
        event.independent_count as times,
        null as country_code,
        event.file_name,
        null as entity_id,
        event.event_id,
        null as document_id
    from timeline(who, null) as event
    union all
    select
        6 as part,
        'statement' as section,
        coalesce(word.date_start, text_of.published_date) as date_start,
        coalesce(word.date_end, text_of.published_date) as date_end,
        word.stance as label,
        word.text,
        null as status,
        1 as times,
        speaker.country_code,
        text_of.file_name,
        word.speaker_id as entity_id,
        null as event_id,
        word.document_id
    from quotes as word
    inner join documents as text_of on word.document_id = text_of.document_id
    inner join entities as speaker on word.speaker_id = speaker.entity_id
    where
        text_of.duplicate_of is null
        and (
            word.speaker_id = (select found.entity_id from entity_of(who) as found)
            or speaker.country_code
            = (select found.country_code from entity_of(who) as found where found.entity_type = 'country')
        )
)

select
    section,
    row_number() over (
        partition by part
        order by
            case when part < 5 then -times end,
            date_start nulls last,
            text,
            entity_id,
            event_id,
            document_id
    ) as position,
    date_start,
    date_end,
    label,
    text,
    status,
    times,
    country_code,
    file_name,
    entity_id,
    event_id,
    document_id
from facts
order by part, position;
