"""Event mentions as the linking saw them, made again from the published tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb

from transforms.resolve.claims import COLUMNS, Claim, claim_of
from transforms.resolve.parties import ENTRY, FIELD
from transforms.resolve.wording import wording_of
from transforms.vocabulary.kinds import KINDS

_CLAIMS = """
    with
        asked as (
            select m.* from event_mentions as m where {condition}
        ),
        subject as (
            select s.document_id, s.sentence_index, string_agg(distinct entity_id, ' ' order by entity_id) as subjects
            from mentions as s
            semi join asked using (document_id, sentence_index)
            join entities as n using (entity_id)
            where n.entity_type in ('product', 'agreement')
            group by all
        ),
        taking_part as (
            select distinct p.event_mention_id, p.role, p.entity_id, p.country_code, n.entity_type
            from event_mention_participants as p
            semi join asked using (event_mention_id)
            join entities as n using (entity_id)
        ),
        sides as (
            select
                event_mention_id,
                string_agg(
                    concat_ws(
                        '{field}', role, entity_id, coalesce(country_code, ''),
                        case entity_type when 'country' then 'c' when 'person' then 'p' else '' end
                    ),
                    '{entry}' order by role, entity_id, country_code nulls last
                ) as parts
            from taking_part
            group by all
        )
    select
        e.event_mention_id, e.document_id, coalesce(d.duplicate_of, e.document_id) as original_id, d.published_date,
        e.kind, e.status, e.date_start, e.date_end, e.date_precision, e.date_basis, e.place_id,
        site.country_code as place_country, coalesce(site.entity_type = 'country', false) as place_is_country,
        e.title, coalesce(sides.parts, '') as parts, e.confidence, coalesce(subject.subjects, '') as subjects,
        e.trigger, e.evidence
    from asked as e
    join documents as d using (document_id)
    left join entities as site on site.entity_id = e.place_id
    left join sides using (event_mention_id)
    left join subject on subject.document_id = e.document_id and subject.sentence_index = e.sentence_index
    order by d.published_date nulls last, e.event_mention_id
"""

_NEAR = """
    m.event_mention_id in (
        with
            own as (
                select k.family, p.entity_id, p.country_code, coalesce(e.date_start, d.published_date) as day
                from event_mentions as e
                join documents as d using (document_id)
                join family as k using (kind)
                join event_mention_participants as p using (event_mention_id)
                where e.event_id = $event and p.entity_id is not null
            ),
            span as (
                select min(day) as first, max(day) as last from own
            )
        select e.event_mention_id
        from event_mentions as e
        join documents as d using (document_id)
        join family as k using (kind)
        join event_mention_participants as p using (event_mention_id)
        cross join span
        where e.event_id <> $event
            and k.family in (select family from own)
            and (p.entity_id in (select entity_id from own) or p.country_code in (select country_code from own))
        group by e.event_mention_id, e.date_start, d.published_date, span.first, span.last
        order by
            count(distinct p.country_code) filter (p.country_code in (select country_code from own)) desc,
            least(
                abs(coalesce(e.date_start, d.published_date) - span.first),
                abs(coalesce(e.date_start, d.published_date) - span.last)
            ) nulls last,
            e.event_mention_id
        limit $most
    )
"""
"""Mentions of other events of the same family of kinds that share a party or a party's country."""

_FAMILY = ", ".join(f"('{kind.name}', '{kind.family}')" for kind in KINDS.values())


def claims_of_event(connection: duckdb.DuckDBPyConnection, event_id: str) -> list[Claim]:
    """All mentions of an event, in order of publication."""
    return _claims(connection, "m.event_id = $event", {"event": event_id})


def claims_near(connection: duckdb.DuckDBPyConnection, event_id: str, most: int) -> list[Claim]:
    """Mentions of other events of its family of kinds: those that share most countries with it, nearest in time."""
    return _claims(connection, _NEAR, {"event": event_id, "most": most})


def _claims(connection: duckdb.DuckDBPyConnection, condition: str, values: Mapping[str, Any]) -> list[Claim]:
    query = _CLAIMS.format(condition=condition, field=FIELD, entry=ENTRY)
    cursor = connection.execute(
        query.replace("with", f"with family (kind, family) as (values {_FAMILY}),", 1), dict(values)
    )
    names = [column[0] for column in cursor.description or ()]
    claims = []
    for row in (dict(zip(names, found, strict=True)) for found in cursor.fetchall()):
        row["words"], row["cue"], row["rounds"] = wording_of(row["title"], row["trigger"], row["evidence"])
        row["unnamed"] = None
        claims.append(claim_of(tuple(row[name] for name in COLUMNS)))
    return claims
