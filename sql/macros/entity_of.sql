-- Question: Who or what is meant by a name, a country code, or an identifier?
-- Call: entity_of(words)
-- Grain: one entity, the best fit; no row when none fits.
-- Columns:
--   entity_id: The entity.
--   name: Canonical name.
--   entity_type: What sort of thing it is.
--   country_code: Country that it acts for, or is.
--   matched: What fits: identifier, code, name, alias, or words (all words of the name asked for stand in that found).
--   other_count: Number of other entities that fit as well, and are mentioned less.
with forms as (
    select
        entity_id,
        'identifier' as matched,
        1 as place_in_line
    from entities
    where entity_id = words
    union all
    select
        entity_id,
        'code' as matched,
        2 as place_in_line
    from entities
    where entity_type = 'country' and country_code = upper(trim(words))
    union all
    select
        entity_id,
        'name' as matched,
        3 as place_in_line
    from entities
    where lower(strip_accents(name)) = lower(strip_accents(trim(words)))
    union all
    select
        entity_id,
        'alias' as matched,
        4 as place_in_line
    from entity_aliases
    where lower(strip_accents(alias)) = lower(strip_accents(trim(words)))
    union all
    select
        entity_id,
        'words' as matched,
        5 as place_in_line
    from entities
    where
        trim(words) <> ''
        and list_has_all(
            string_split(lower(strip_accents(name)), ' '),
            string_split(lower(strip_accents(trim(words))), ' ')
        )
),

ranked as (
    select
        entity.entity_id,
        entity.name,
        entity.entity_type,
        entity.country_code,
        form.matched,
        count(*) over (partition by form.place_in_line) - 1 as other_count,
        row_number() over (
            order by form.place_in_line, entity.mention_count desc, entity.entity_id
        ) as position
    from forms as form
    inner join entities as entity on form.entity_id = entity.entity_id
)

select
    entity_id,
    name,
    entity_type,
    country_code,
    matched,
    other_count
from ranked
where position = 1;
