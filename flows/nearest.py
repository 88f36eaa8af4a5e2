"""Who is meant by a name that somebody typed; and when nobody is, the nearest names that there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from flows.errors import NotFoundError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable

SUGGESTED = 4
"""Names that are suggested at most."""
COMPARED = 200_000
"""Names that a mistyped one is compared with at most, the most mentioned."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that a name leads to."""

    entity_id: str
    name: str
    entity_type: str
    country_code: str | None


def entity_named(connection: duckdb.DuckDBPyConnection, words: str) -> Named:
    """The entity that a name, an alias, a country code or an identifier means best (macro ``entity_of``).

    Raises ``NotFoundError`` with the nearest names when none does.
    """
    try:
        found = connection.execute(
            "select entity_id, name, entity_type, country_code from entity_of($words)", {"words": words}
        ).fetchone()
    except duckdb.CatalogException as error:
        raise outdated(error) from error
    if found is None:
        near = nearest_names(connection, words)
        raise NotFoundError(
            f"Nobody and nothing is named {words!r} here.",
            advice=f"Nearest: {'; '.join(near)}." if near else 'See: dateline sql "select name from entities".',
        )
    return Named(*found)


def nearest_names(connection: duckdb.DuckDBPyConnection, words: str) -> list[str]:
    """Names of entities that are written most like the words, the nearest first; may be none."""
    rows = connection.execute(
        """select form, name from (
               select name as form, name, entity_id, mention_count from entities where entity_type <> 'place'
               union all
               select a.alias, e.name, entity_id, a.mention_count
               from entity_aliases a join entities e using (entity_id) where e.entity_type <> 'place'
           ) order by mention_count desc, form, entity_id limit $most""",
        {"most": COMPARED},
    ).fetchall()
    return _nearest(words, rows)


def _nearest(words: str, forms: Iterable[tuple[str, str]]) -> list[str]:
    from rapidfuzz import fuzz, process, utils

    named = list(forms)
    hits = process.extract(
        words,
        [form for form, _ in named],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=72,
        limit=SUGGESTED * 3,
    )
    return list(dict.fromkeys(named[position][1] for _, _, position in hits))[:SUGGESTED]


def outdated(error: duckdb.Error) -> StorageError:
    """``analysis.duckdb`` lacks a view or macro of this version of Dateline."""
    return StorageError(
        f"analysis.duckdb was built by another version of Dateline: {str(error).splitlines()[0]}",
        advice="`dateline run` builds it anew.",
    )
