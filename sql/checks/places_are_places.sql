-- Check: Whatever is in places is a place, a country or a facility, under the same name as in entities.
-- Severity: warning
select
    place.entity_id,
    place.name,
    entity.name as entity_name,
    entity.entity_type
from places as place
inner join entities as entity on place.entity_id = entity.entity_id
where place.name <> entity.name or entity.entity_type not in ('place', 'country', 'facility');
