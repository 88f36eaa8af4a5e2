-- Question: Who holds or held which office, from when to when by the texts, after whom and before whom?
-- Grain: one office held by one person or body.
-- Columns:
--   name: Who holds it.
--   title: Title of the office, as texts give it.
--   country_code: Country of the office; failing that, of its holder.
--   organization: The body that the office belongs to.
--   first_seen: Earliest publication date of a text that attests it; null when none is dated.
--   last_seen: Latest publication date of a text that attests it.
--   document_count: Number of texts that attest it.
--   is_latest: True for the office of its holder that is attested last.
--   predecessor: Who was attested last in the same office before this one was first.
--   successor: Who was attested first in the same office after this one was last.
--   entity_id: Who holds it.
--   role_id: The office held.
with held as not materialized (
    select
        office.role_id,
        office.entity_id,
        holder.name,
        office.title,
        coalesce(office.country_code, holder.country_code) as country_code,
        office.organization_id,
        body.name as organization,
        office.first_seen,
        office.last_seen,
        office.document_count
    from entity_roles as office
    inner join entities as holder on office.entity_id = holder.entity_id
    left join entities as body on office.organization_id = body.entity_id
),

-- Who else is attested in an office wholly before or after.
others as (
    select
        one.role_id,
        arg_max(other.name, (other.last_seen, other.role_id)) filter (
            where other.last_seen < one.first_seen
        ) as predecessor,
        arg_min(other.name, (other.first_seen, other.role_id)) filter (
            where other.first_seen > one.last_seen
        ) as successor
    from held as one
    inner join held as other
        on
            one.title = other.title
            and one.country_code = other.country_code
            and one.organization_id is not distinct from other.organization_id
            and one.entity_id <> other.entity_id
    group by one.role_id
)

select
    office.name,
    office.title,
    office.country_code,
    office.organization,
    office.first_seen,
    office.last_seen,
    office.document_count,
    row_number() over (
        partition by office.entity_id
        order by office.last_seen desc nulls last, office.document_count desc, office.title, office.role_id
    ) = 1 as is_latest,
    others.predecessor,
    others.successor,
    office.entity_id,
    office.role_id
from held as office
left join others on office.role_id = others.role_id
order by office.name, office.first_seen nulls last, office.role_id;
