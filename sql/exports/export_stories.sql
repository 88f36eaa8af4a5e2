-- Question: Whom, which bodies and which places does a text name?
-- Grain: one text that names any.
-- Stored: 5 s over a million events.
-- Columns:
--   document_id: The text.
--   people: Persons, separated by semicolons.
--   organizations: Bodies and organisations of states, separated by semicolons.
--   locations: Countries and places, separated by semicolons.
with named as (
    select distinct
        mention.document_id,
        case entity.entity_type
            when 'person' then 'person'
            when 'organization' then 'organization'
            when 'igo' then 'organization'
            when 'country' then 'location'
            when 'place' then 'location'
        end as sort,
        entity.name
    from mentions as mention
    inner join entities as entity on mention.entity_id = entity.entity_id
)

select
    document_id,
    array_to_string(list_sort(list(name) filter (where sort = 'person')), ';') as people,
    array_to_string(list_sort(list(name) filter (where sort = 'organization')), ';') as organizations,
    array_to_string(list_sort(list(name) filter (where sort = 'location')), ';') as locations
from named
group by document_id;
