"""Which offices an entity holds, of which country and body, and between which days texts attest it.

One text may err on whom a person serves, or leave it open; all texts together seldom do. A title without a country is
of the person's own, when other texts give it with no other; a title without a body is of the one that other texts give;
and an office that has one holder in a country is of the country that most texts give the person for it.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

from transforms.identity import identifier
from transforms.resolve.tables import published
from transforms.vocabulary.spellings import read_spellings

_ROLES = """
    with
        given as (
            select
                entity_of.entity_id,
                r.title,
                lower(r.title) as spoken,
                r.country_code,
                body.entity_id as organization_id,
                r.document_id,
                d.published_date
            from text_roles as r
            join documents as d using (document_id)
            join entity_of using (document_id, local_id)
            left join entity_of as body on body.document_id = r.document_id and body.local_id = r.organization_local_id
        ),
        form as (
            select entity_id, spoken, title, count(*) as texts from given group by all
        ),
        served as (
            select entity_id, spoken, country_code, count(distinct document_id) as texts
            from given where country_code is not null group by all
        ),
        written as (
            select entity_id, spoken, title
            from form
            qualify row_number() over (partition by entity_id, spoken order by texts desc, title) = 1
        ),
        country as (
            select
                entity_id,
                spoken,
                served.country_code,
                served.country_code is not distinct from entity.country_code as is_home,
                count(*) over (partition by entity_id, spoken) as rivals
            from served join entity using (entity_id)
            qualify row_number() over (
                partition by entity_id, spoken order by texts desc, is_home desc, served.country_code
            ) = 1
        ),
        body as (
            select entity_id, spoken, min(organization_id) as organization_id
            from given where organization_id is not null
            group by all having count(distinct organization_id) = 1
        ),
        settled as (
            select
                given.entity_id,
                written.title,
                case
                    when given.country_code is null and (country.rivals > 1 or not country.is_home) then null
                    when given.country_code is null or single_office.spoken is not null then country.country_code
                    else given.country_code
                end as country_code,
                coalesce(given.organization_id, body.organization_id) as organization_id,
                given.document_id,
                given.published_date
            from given
            join written using (entity_id, spoken)
            left join country using (entity_id, spoken)
            left join body using (entity_id, spoken)
            left join single_office using (spoken)
        )
    select
        entity_id,
        title,
        country_code,
        organization_id,
        min(published_date) as first_seen,
        max(published_date) as last_seen,
        count(distinct document_id) as document_count
    from settled group by all
"""
"""Grain: one office of one entity."""


def entity_roles(db: duckdb.DuckDBPyConnection) -> pa.Table:
    """The table ``entity_roles``. Reads text_roles, documents, entity and entity_of."""
    single = sorted({title for titles in read_spellings().offices.values() for title in titles})
    db.register("single_office", pa.table({"spoken": pa.array(single, pa.string())}))
    found = db.sql(_ROLES).to_arrow_table()
    keys = zip(*(found[c].to_pylist() for c in ("entity_id", "title", "country_code", "organization_id")), strict=True)
    ids = pa.array([identifier("ro", *key) for key in keys], pa.string())
    return published("entity_roles", found.append_column("role_id", ids))
