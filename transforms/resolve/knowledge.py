"""What one text knows of one entity, as the clustering of entities sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

Local = tuple[str, int]
"""An entity of one text: document_id, local_id."""

NO_DATE = date.max
"""Stands for an unknown date of publication where rows are put in order: undated last."""

OUTRIGHT = 4
"""Texts from which a person's country was inferred, for one that tells it outright by his office."""


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
    original: str = ""
    """The text itself, or the original that it is a copy of."""

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
           alias.aliases, office.titles, office.countries, coalesce(d.duplicate_of, e.document_id)
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
            original,
        )
        for document, local, name, entity_type, country, key, published, aliases, titles, countries, original in (
            db.execute(_QUERY).fetchall()
        )
    ]


def country_of(known: Iterable[Knowledge]) -> str | None:
    """The country most independent texts give; one that shows an office in its service counts for several.

    Copies have no vote of their own. Among equals the first in the alphabet.
    """
    votes: dict[tuple[str, str], int] = {}
    for k in known:
        if k.country:
            ballot = (k.original, k.country)
            votes[ballot] = max(votes.get(ballot, 0), OUTRIGHT if k.country in k.office_countries else 1)
    counts: Counter[str] = Counter()
    for (_, country), weight in votes.items():
        counts[country] += weight
    return majority(counts)


def majority(counts: Mapping[str, int]) -> str | None:
    """The value counted most often; among equals the first in the alphabet; ``None`` when there is none."""
    return min(counts, key=lambda value: (-counts[value], value), default=None)
