"""Queries for the tables on entities, over ``linking.entity``, ``linking.entity_of`` and ``linking.holder_of``."""

from __future__ import annotations

ENTITIES = """
    with
        seen as (
            select entity_of.entity_id, d.document_id, d.published_date
            from entity_of join documents as d using (document_id)
            union
            select holder_of.entity_id, d.document_id, d.published_date
            from holder_of join documents as d using (document_id)
        ),
        counted as (
            select coalesce(entity_of.entity_id, holder_of.entity_id) as entity_id, count(*) as mention_count
            from text_mentions as m
            left join entity_of using (document_id, local_id)
            left join holder_of using (mention_id)
            group by all
        ),
        dated as (
            select
                entity_id,
                min(published_date) as first_seen,
                max(published_date) as last_seen,
                count(distinct document_id) as document_count
            from seen group by all
        )
    select entity.*, first_seen, last_seen, coalesce(mention_count, 0) as mention_count, document_count
    from entity join dated using (entity_id) left join counted using (entity_id)
"""
"""Grain: one entity."""

ALIASES = """
    with form as (
        select entity_of.entity_id, a.alias, a.mention_count
        from text_aliases as a join entity_of using (document_id, local_id)
        union all
        select entity_of.entity_id, e.name, 0
        from text_entities as e join entity_of using (document_id, local_id)
        union all
        select entity_id, name, 0 from entity
    )
    select entity_id, alias, sum(mention_count)::bigint as mention_count from form where alias <> '' group by all
"""
"""Grain: one written form of one entity; the canonical name is always among them."""

PLACES = """
    with given as (
        select
            entity_of.entity_id, e.place_type, e.admin1, e.admin2, e.latitude, e.longitude, e.geonames_id,
            count(*) as texts
        from text_entities as e join entity_of using (document_id, local_id)
        where e.place_type is not null
        group by all
    )
    select entity_id, name, place_type, entity.country_code, admin1, admin2, latitude, longitude, geonames_id
    from given join entity using (entity_id)
    where entity_type in ('place', 'country', 'facility')
    qualify row_number() over (
        partition by entity_id
        order by geonames_id is null, texts desc, geonames_id, place_type, latitude, longitude, admin1, admin2
    ) = 1
"""
"""Grain: one place; of locations that texts disagree on, the one most texts give."""
