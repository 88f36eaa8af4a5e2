"""Which offices an entity holds, of which country and body, and between which days texts attest it.

One text may err on whom a person serves, or leave it open; all texts together seldom do. A title without a country is
of the person's own, when other texts give it with no other; a title without a body is of the one that other texts give;
and an office that has one holder in a country is of the person's own. Who is president in many texts and, in between,
prime minister in one, is president. A body of
another country than the office ("the French foreign ministry's spokesman" in a text about Germany's) is dropped.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

from transforms.identity import identifier
from transforms.resolve.tables import published
from transforms.vocabulary.spellings import read_spellings

OUTWEIGHED = 6
"""Texts that give a person one office for one that gives another, at the same time, where nobody holds both."""

_ROLES = """
    with
        given as (
            select
                entity_of.entity_id,
                r.title,
                lower(r.title) as spoken,
                r.country_code,
                case
                    when r.country_code = office.country_code or office.country_code is null or r.country_code is null
                    then body.entity_id
                end as organization_id,
                r.document_id,
                d.published_date
            from text_roles as r
            join documents as d using (document_id)
            join entity_of using (document_id, local_id)
            left join entity_of as body on body.document_id = r.document_id and body.local_id = r.organization_local_id
            left join entity as office on office.entity_id = body.entity_id
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
                    when single_office.spoken is not null then coalesce(entity.country_code, country.country_code)
                    when given.country_code is null then country.country_code
                    else given.country_code
                end as country_code,
                coalesce(given.organization_id, body.organization_id) as organization_id,
                single_office.kind,
                given.document_id,
                given.published_date
            from given
            join entity using (entity_id)
            join written using (entity_id, spoken)
            left join country using (entity_id, spoken)
            left join body using (entity_id, spoken)
            left join single_office using (spoken)
        ),
        held as (
            select
                entity_id,
                country_code,
                kind,
                count(distinct document_id) as texts,
                min(published_date) as since,
                max(published_date) as until
            from settled where kind is not null group by all
        ),
        mistaken as (
            select lesser.entity_id, lesser.country_code, lesser.kind
            from held as lesser join held as other using (entity_id, country_code)
            where lesser.kind <> other.kind and other.texts >= $outweighed * lesser.texts
              and lesser.since >= other.since and lesser.until <= other.until
        )
    select
        entity_id,
        title,
        country_code,
        organization_id,
        min(published_date) as first_seen,
        max(published_date) as last_seen,
        count(distinct document_id) as document_count
    from settled anti join mistaken using (entity_id, country_code, kind)
    group by all
"""
"""Grain: one office of one entity."""


def entity_roles(db: duckdb.DuckDBPyConnection) -> pa.Table:
    """The table ``entity_roles``. Reads text_roles, documents, entity and entity_of."""
    single = sorted((title, kind) for kind, titles in read_spellings().offices.items() for title in titles)
    columns = {name: pa.array([row[n] for row in single], pa.string()) for n, name in enumerate(("spoken", "kind"))}
    db.register("single_office", pa.table(columns))
    found = db.sql(_ROLES, params={"outweighed": OUTWEIGHED}).to_arrow_table()
    keys = zip(*(found[c].to_pylist() for c in ("entity_id", "title", "country_code", "organization_id")), strict=True)
    ids = pa.array([identifier("ro", *key) for key in keys], pa.string())
    return published("entity_roles", found.append_column("role_id", ids))
