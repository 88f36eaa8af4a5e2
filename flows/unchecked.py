"""What of the tables has not been held against the checks yet: the rows in parts that a run has changed.

What is published has passed all checks. What a row must keep by itself, or beside rows of its own text, is therefore
looked at again only in months whose fingerprint differs from the published one, and so are those queries of
``sql/checks/`` that say ``-- Scope: text``. A reference can also break because its target is gone: keys that were
published and are no more are looked for in all rows. Queries that say ``-- Scope: event`` or ``-- Scope: entity`` add
up rows of all texts; they are made of those events or entities of which any row differs from what is published. All
else is checked over everything each time. Where months are not known apart, or the checks themselves have changed
since, all is unchecked.
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
from flows.model import literal
from flows.parts import EVENTS, SNAPSHOT_TABLES, TEXTS, UNDATED, Part, level_of, selection
from flows.tablefile import RUN_COLUMNS
from flows.views import read_checks
from transforms.contract import TABLES

CHECKED = "checks"
"""Name of the fact in the manifest: ``checks_key`` of what the snapshot has passed."""


SCOPES: Mapping[str, Mapping[str, str]] = {
    "event": {"events": "event_id", "event_mentions": "event_id", "event_history": "event_id"},
    "entity": {"entities": "entity_id", "mentions": "entity_id", "documents": "dateline_place_id"},
}
"""By scope of a check: the tables that it may read, each with the column that tells whose its rows are."""

_HISTORY = "event_history"
"""A table cut as those of texts, but its rows change with events, in months of which no text has changed."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Months to be looked at, by level; ``None`` for all rows of it."""

    texts: frozenset[str] | None = None
    events: frozenset[str] | None = None
    history: frozenset[str] | None = None
    """Months of ``event_history``, which also changes where no text does."""
    before: Snapshot | None = None
    """What has passed the checks; ``None`` when that is of no use."""
    changed: frozenset[str] = frozenset()
    """Names of files of the snapshot before that are no more, or hold other rows now."""

    def months_of(self, table: str) -> frozenset[str] | None:
        """Months of one table; ``None`` for all rows of it."""
        if table == _HISTORY:
            return self.history
        return {TEXTS: self.texts, EVENTS: self.events}.get(level_of(table) or "")

    @property
    def is_narrow(self) -> bool:
        """Whether the months of all levels are known apart."""
        return None not in (self.texts, self.events, self.history)


EVERYTHING = Unchecked()


def unchecked(parts: Sequence[Part], before: Snapshot | None) -> Unchecked:
    """What of the parts is not in the snapshot before, which has passed the checks."""
    if before is None or before.facts.get(CHECKED) != checks_key():
        return EVERYTHING
    now = {part.name: part.fingerprint for part in parts}
    changed = frozenset(f.name for f in before.files if now.get(f.name) != f.fingerprint)
    if not all((before.folder / f.name).is_file() for f in before.files if f.name in changed):
        return EVERYTHING
    of_texts = [t for t in SNAPSHOT_TABLES if level_of(t) == TEXTS and t != _HISTORY]
    of_events = [t for t in SNAPSHOT_TABLES if level_of(t) == EVENTS]
    return Unchecked(
        _months(of_texts, parts, before),
        _months(of_events, parts, before),
        _months([_HISTORY], parts, before),
        before,
        changed,
    )


def _months(tables: Sequence[str], parts: Sequence[Part], before: Snapshot) -> frozenset[str] | None:
    now = {p.name: p for p in parts if p.table in tables}
    if any(p.month is None and p.rows for p in now.values()):
        return None
    then = {f.name: f.fingerprint for f in before.files if f.table in tables}
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


@contextmanager
def vanished_keys(db: duckdb.DuckDBPyConnection, what: Unchecked) -> Iterator[Mapping[str, str]]:
    """By column that is referred to, the temporary table of published keys that are no more; ``{}`` where none is."""
    made: dict[str, str] = {}
    try:
        for target in sorted({c.references for t in TABLES.values() for c in t if c.references}):
            table, column = target.split(".")
            if files_before := _files_before(table, what):
                name = f"vanished_{table}_{column}"
                made[target] = name
                db.execute(
                    f"""create or replace temp table {name} as
                        select "{column}" from {files_before} anti join {table} using ("{column}")"""
                )
        yield {target: name for target, name in made.items() if db.execute(f"from {name}").fetchall()}
    finally:
        for name in made.values():
            db.execute(f"drop table if exists temp.{name}")


@contextmanager
def of_touched(db: duckdb.DuckDBPyConnection, scope: str, rows: Mapping[str, str], what: Unchecked) -> Iterator[None]:
    """Let names of the scope's tables mean, meanwhile, all rows of those of which any row is not as published.

    ``rows`` names by table the relation of its unchecked rows, where these hold all that is not in a changed file.
    """
    if not what.is_narrow:
        yield
        return
    touched: list[str] = []
    for table, column in SCOPES[scope].items():
        names = (c for c in TABLES[table].names if c not in RUN_COLUMNS.get(table, ()) and c != "text")
        columns = ", ".join(f'"{c}"' for c in names)
        files_before = _files_before(table, what)
        if not files_before and what.months_of(table) is None:  # not cut, and as it was
            continue
        now = f"select {columns} from {rows[table]}"
        then = f"select {columns} from {files_before or f'{table} limit 0'}"
        touched += [
            f'select "{column}" as id from (({one}) except ({other}))' for one, other in ((now, then), (then, now))
        ]
    union = " union ".join(touched) or "select null::varchar as id limit 0"
    db.execute(f"create or replace temp table touched as select id from ({union}) where id is not null")
    try:
        for table, column in SCOPES[scope].items():
            asked = f'select own.* from {table} as own semi join touched on own."{column}" = touched.id'
            db.execute(f"create or replace temp table touched_{table} as {asked}")
        with in_their_place(db, {table: f"touched_{table}" for table in SCOPES[scope]}, SCOPES[scope]):
            yield
    finally:
        for name in ("touched", *(f"touched_{table}" for table in SCOPES[scope])):
            db.execute(f"drop table if exists temp.{name}")


def _files_before(table: str, what: Unchecked) -> str:
    """SQL: the published rows of a table's files that have changed since, or are of its months; empty when none is."""
    if what.before is None:
        return ""
    names = what.changed | {f"{table}/{month}.parquet" for month in what.months_of(table) or ()}
    paths = [str(what.before.folder / f.name) for f in what.before.files if f.table == table and f.name in names]
    return f"read_parquet([{', '.join(map(literal, paths))}], hive_partitioning = false)" if paths else ""


@cache
def checks_key() -> str:
    """Hash over all that decides what passes: the contract, the code that checks, and the queries."""
    documented = [repr((t.name, t.key, t.columns)) for t in TABLES.values()]
    code = [files("flows").joinpath(name).read_text("utf-8") for name in ("checks.py", "unchecked.py", "parts.py")]
    queries = [repr(check) for check in read_checks()]
    return hashlib.sha256("\n".join((*documented, *code, *queries)).encode()).hexdigest()[:16]
