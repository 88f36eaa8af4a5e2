"""What of the tables has not been held against the checks yet: the rows of texts and events that a run has changed.

What is published has passed all checks. What a row must keep by itself, or beside rows of its own text or event, is
therefore looked at again only for texts and events of which any row may have changed (see ``flows.unpublished``), and
so are those queries of ``sql/checks/`` that say ``-- Scope: row`` or ``text``. A reference can also break because its
target is gone: keys that were published and are no more are looked for in all rows. Queries that say ``-- Scope:
event`` or ``entity`` add up rows of all texts; they are made of those events or entities of which any row differs from
what is published. Tables on entities are small, and looked at as a whole. All else is checked over everything each
time. Where it is not known what has changed, or the checks themselves have changed since, all is unchecked.
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
from flows.parts import SNAPSHOT_TABLES, Part
from flows.unpublished import EVENTS, TEXTS, Unpublished
from flows.views import read_checks
from transforms.contract import TABLES

CHECKED = "checks"
"""Name of the fact in the manifest: ``checks_key`` of what the snapshot has passed."""

SCOPES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "event": {
        "events": ("event_id", "document_count", "independent_count"),
        "event_mentions": ("event_id", "event_mention_id", "document_id"),
        "event_history": ("event_id", "event_mention_id", "order"),
    },
    "entity": {
        "entities": ("entity_id", "name", "mention_count", "document_count"),
        "mentions": ("entity_id", "mention_id", "document_id"),
        "documents": ("dateline_place_id", "document_id"),
    },
}
"""By scope of a check: the tables and columns that it may read. A table's first column tells whose its rows are."""

_BY_EVENT = ("events", "event_participants", "event_topics", "event_history")
_BY_TEXT = tuple(name for name, t in TABLES.items() if "document_id" in t and not t.live and name not in _BY_EVENT)
_BY_MENTION = "event_mention_participants"


@dataclass(frozen=True, slots=True)
class Unchecked:
    """What is to be looked at: what has changed since a snapshot, or everything."""

    before: Snapshot | None = None
    """What has passed the checks; ``None`` when nothing has, or it is not known what has changed since."""
    changed: frozenset[str] = frozenset()
    """Names of files of the snapshot before that are no more, or hold other rows now."""
    tables: frozenset[str] = frozenset()
    """Tables of which any file is not as in the snapshot before."""

    @property
    def is_narrow(self) -> bool:
        """Whether less than everything is to be looked at."""
        return self.before is not None


EVERYTHING = Unchecked()


def unchecked(parts: Sequence[Part], since: Unpublished | None) -> Unchecked:
    """What of the tables, cut into these parts, has not passed the checks yet."""
    if since is None or since.before.facts.get(CHECKED) != checks_key():
        return EVERYTHING
    before, now = since.before, {part.name: part.fingerprint for part in parts}
    then = {file.name: file.fingerprint for file in before.files}
    changed = frozenset(file.name for file in before.files if now.get(file.name) != file.fingerprint)
    if not all((before.folder / name).is_file() for name in changed):
        return EVERYTHING
    tables = {f.table for f in before.files if f.name in changed}
    tables |= {part.table for part in parts if then.get(part.name) != part.fingerprint}
    return Unchecked(before, changed, frozenset(tables))


def owner_of(table: str) -> str | None:
    """The column that tells whether a row may have changed: that of its event or text; ``None`` where any row may."""
    if table == _BY_MENTION:
        return "event_mention_id"
    return "event_id" if table in _BY_EVENT else "document_id" if table in _BY_TEXT else None


def _narrowed(table: str, source: str, columns: str = "own.*") -> str:
    """SQL: those rows of a table, as they are in ``source``, that may have changed."""
    if table == _BY_MENTION:
        mentions = f"select event_mention_id from event_mentions semi join {TEXTS} using (document_id)"
        return f"select {columns} from {source} as own where event_mention_id in ({mentions})"
    column = owner_of(table)
    changed = "" if column is None else f"semi join {EVENTS if column == 'event_id' else TEXTS} using ({column})"
    return f"select {columns} from {source} as own {changed}"


@contextmanager
def unchecked_rows(db: duckdb.DuckDBPyConnection, what: Unchecked) -> Iterator[Mapping[str, str]]:
    """By table, the name of the relation that holds its unchecked rows: its own, or a temporary table with some of it.

    The temporary tables are gone afterwards.
    """
    names = {table: table for table in TABLES}
    made: list[str] = []
    try:
        for table in SNAPSHOT_TABLES if what.is_narrow else ():
            if owner_of(table) is not None:
                names[table] = f"unchecked_{table}"
                db.execute(f"create or replace temp table {names[table]} as {_narrowed(table, table)}")
                made.append(names[table])
        yield names
    finally:
        _drop(db, made)


@contextmanager
def in_their_place(db: duckdb.DuckDBPyConnection, names: Mapping[str, str]) -> Iterator[None]:
    """Let the names of tables mean other, temporary tables meanwhile."""
    made = [table for table, name in names.items() if name != table]
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
                # Few keys come from the files; looking for these in the table is cheaper than for all of it in them.
                db.execute(f"""
                    create or replace temp table {name} as
                    with then_there as ({_narrowed(table, files_before, f'own."{column}"')}),
                        still_there as (select "{column}" from {table} semi join then_there using ("{column}"))
                    select "{column}" from then_there anti join still_there using ("{column}")
                """)
        yield {target: name for target, name in made.items() if db.execute(f"from {name}").fetchall()}
    finally:
        _drop(db, made.values())


@contextmanager
def of_touched(db: duckdb.DuckDBPyConnection, scope: str, rows: Mapping[str, str], what: Unchecked) -> Iterator[None]:
    """Let names of the scope's tables mean, meanwhile, all rows of those of which any row is not as published.

    Only the columns that the scope lists are there. ``rows`` names by table the relation of its unchecked rows.
    """
    if not what.is_narrow:
        yield
        return
    touched: list[str] = []
    for table, columns in SCOPES[scope].items():
        if table not in what.tables:
            continue
        listed = ", ".join(f'own."{c}"' for c in columns)
        now = f"select {listed} from {rows[table]} as own"
        then = _narrowed(table, _files_before(table, what) or f"(from {table} limit 0)", listed)
        touched += [
            f'select "{columns[0]}" as id from (({one}) except all ({other}))'
            for one, other in ((now, then), (then, now))
        ]
    union = " union ".join(touched) or "select null::varchar as id limit 0"
    db.execute(f"create or replace temp table touched as select id from ({union}) where id is not null")
    names = {table: f"touched_{table}" for table in SCOPES[scope]}
    try:
        for table, columns in SCOPES[scope].items():
            listed = ", ".join(f'own."{c}"' for c in columns)
            asked = f'select {listed} from {table} as own semi join touched on own."{columns[0]}" = touched.id'
            db.execute(f"create or replace temp table {names[table]} as {asked}")
        with in_their_place(db, names):
            yield
    finally:
        _drop(db, ("touched", *names.values()))


def _drop(db: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
    for name in names:
        db.execute(f"drop table if exists temp.{name}")


def _files_before(table: str, what: Unchecked) -> str:
    """SQL: the published rows of those files of a table that have changed since; empty when none has."""
    if what.before is None:
        return ""
    paths = [str(what.before.folder / f.name) for f in what.before.files if f.table == table and f.name in what.changed]
    return f"read_parquet([{', '.join(map(literal, paths))}], hive_partitioning = false)" if paths else ""


@cache
def checks_key() -> str:
    """Hash over all that decides what passes: the contract, the code that checks, and the queries."""
    documented = [repr((t.name, t.key, t.columns)) for t in TABLES.values()]
    code = [
        files("flows").joinpath(name).read_text("utf-8")
        for name in ("checks.py", "unchecked.py", "parts.py", "unpublished.py")
    ]
    queries = [repr(check) for check in read_checks()]
    return hashlib.sha256("\n".join((*documented, *code, *queries)).encode()).hexdigest()[:16]
