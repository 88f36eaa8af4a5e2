"""What one text knows of one entity, as the clustering of entities sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

Local = tuple[str, int]
"""An entity of one text: document_id, local_id."""

NO_DATE = date.max
"""Stands for an unknown date of publication where rows are put in order: undated last."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """One row of ``text_entities`` with its text's date, its written forms and its offices."""

    local: Local
    name: str
    entity_type: str
    country: str | None
    key: str | None
    published: date
    """``NO_DATE`` when unknown."""
    aliases: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()
    """Offices, in lower case."""
    office_countries: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[date, str, int]:
        """By publication date, undated last, then document and entity."""
        return (self.published, *self.local)


_QUERY = """
    with
        alias as (
            select document_id, local_id, list(alias order by alias) as aliases
            from text_aliases group by all
        ),
        office as (
            select
                document_id,
                local_id,
                list(distinct lower(title)) as titles,
                list(distinct country_code) filter (country_code is not null) as countries
            from text_roles group by all
        )
    select e.document_id, e.local_id, e.name, e.entity_type, e.country_code, e.key, d.published_date,
           alias.aliases, office.titles, office.countries
    from text_entities as e
    join documents as d using (document_id)
    left join alias using (document_id, local_id)
    left join office using (document_id, local_id)
    order by d.published_date nulls last, e.document_id, e.local_id
"""


def known_entities(db: duckdb.DuckDBPyConnection) -> list[Knowledge]:
    """Every entity of every text, in their order."""
    return [
        Knowledge(
            (document, local),
            name,
            entity_type,
            country,
            key,
            published or NO_DATE,
            tuple(aliases or ()),
            frozenset(titles or ()),
            frozenset(countries or ()),
        )
        for document, local, name, entity_type, country, key, published, aliases, titles, countries in db.execute(
            _QUERY
        ).fetchall()
    ]


def majority(counts: Mapping[str, int]) -> str | None:
    """The value counted most often; among equals the first in the alphabet; ``None`` when there is none."""
    return min(counts, key=lambda value: (-counts[value], value), default=None)
