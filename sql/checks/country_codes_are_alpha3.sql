-- Check: A country code is three capital letters.
-- Severity: error
-- Scope: row
with codes as (
    select
        'entities' as table_name,
        country_code
    from entities
    union all
    select
        'entity_roles' as table_name,
        country_code
    from entity_roles
    union all
    select
        'places' as table_name,
        country_code
    from places
    union all
    select
        'event_participants' as table_name,
        country_code
    from event_participants
    union all
    select
        'event_mention_participants' as table_name,
        country_code
    from event_mention_participants
)

select distinct
    table_name,
    country_code
from codes
where country_code is not null and not regexp_full_match(country_code, '[A-Z]{3}');
