"""What of the tables has not been held against the checks yet: the months of texts and events that a run has changed.

What is published has passed all checks, and a row breaks the contract by itself or beside rows of its own text. So only
the months whose fingerprint differs from the published one are looked at again by rules on rows, keys and offsets and
by those queries of ``sql/checks/`` that say ``-- Scope: text``. Whatever can be broken from afar (an entity that is
gone, a count over all texts) is checked over everything each time. Where months are not known apart, or the checks
themselves have changed since, all is unchecked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb

from flows.manifest import Snapshot
from flows.parts import EVENTS, SNAPSHOT_TABLES, TEXTS, UNDATED, Part, level_of, selection
from flows.views import read_checks
from transforms.contract import TABLES

CHECKED = "checks"
"""Name of the fact in the manifest: ``checks_key`` of what the snapshot has passed."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Months to be looked at, by level; ``None`` for all rows of it."""

    texts: frozenset[str] | None = None
    events: frozenset[str] | None = None

    def months_of(self, table: str) -> frozenset[str] | None:
        """Months of one table; ``None`` for all rows of it."""
        return {TEXTS: self.texts, EVENTS: self.events}.get(level_of(table) or "")


EVERYTHING = Unchecked()


def unchecked(parts: Sequence[Part], before: Snapshot | None) -> Unchecked:
    """What of the parts is not in the snapshot before, which has passed the checks."""
    if before is None or before.facts.get(CHECKED) != checks_key():
        return EVERYTHING
    return Unchecked(_months(TEXTS, parts, before), _months(EVENTS, parts, before))


def _months(level: str, parts: Sequence[Part], before: Snapshot) -> frozenset[str] | None:
    now = {p.name: p for p in parts if level_of(p.table) == level}
    if any(p.month is None and p.rows for p in now.values()):
        return None
    then = {f.name: f.fingerprint for f in before.files if level_of(f.table) == level}
    changed = {name for name, part in now.items() if then.get(name) != part.fingerprint} | then.keys() - now.keys()
    if any("/" not in name for name in changed):  # a whole table until now, whose rows were of any month
        return None
    return frozenset({name.partition("/")[2].removesuffix(".parquet") for name in changed} | {UNDATED})


@contextmanager
def unchecked_rows(db: duckdb.DuckDBPyConnection, what: Unchecked) -> Iterator[Mapping[str, str]]:
    """By table, the name of the relation that holds its unchecked rows: its own, or a temporary table with some of it.

    The temporary tables are gone afterwards.
    """
    names: dict[str, str] = {}
    made = []
    try:
        for table in TABLES:
            months = what.months_of(table) if table in SNAPSHOT_TABLES else None
            names[table] = table
            if months is not None:
                names[table] = f"unchecked_{table}"
                db.execute(f"create or replace temp table {names[table]} as {selection(table, months)}")
                made.append(names[table])
        yield names
    finally:
        for name in made:
            db.execute(f"drop table if exists temp.{name}")


@contextmanager
def in_their_place(db: duckdb.DuckDBPyConnection, names: Mapping[str, str], tables: Iterable[str]) -> Iterator[None]:
    """Let the names of tables mean their unchecked rows meanwhile."""
    made = [table for table in tables if names[table] != table]
    for table in made:
        db.execute(f"create or replace temp view {table} as from temp.{names[table]}")
    try:
        yield
    finally:
        for table in made:
            db.execute(f"drop view temp.{table}")


@cache
def checks_key() -> str:
    """Hash over all that decides what passes: the contract, the code that checks, and the queries."""
    documented = [repr((t.name, t.key, t.columns)) for t in TABLES.values()]
    code = [files("flows").joinpath(name).read_text("utf-8") for name in ("checks.py", "unchecked.py", "parts.py")]
    queries = [repr(check) for check in read_checks()]
    return hashlib.sha256("\n".join((*documented, *code, *queries)).encode()).hexdigest()[:16]
