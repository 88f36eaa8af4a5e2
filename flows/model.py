"""``analysis.duckdb``: the tables of the current snapshot and the views of ``sql/``, in one file of its own.

The file is built aside and moved in as a whole, so that no tool that holds the old one open is disturbed or disturbs.
It is written in the storage format of DuckDB 1.4, because BI tools carry older versions than ours. It bears what it
was made from in its table ``snapshot``, and is not built again while that stands.

Where there are many events, the views on which the others rest (timeline, sides, plans, …) are kept as tables in it:
reckoned once from the snapshot, in the same file and the same commit as everything else, never out of step with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from flows.durable import aside, move_in, sync_file
from flows.errors import StorageError
from flows.faults import reached
from flows.macros import create_macros, macros_sha256, read_macros
from flows.views import View, in_order, read_views, views_sha256
from transforms.contract import TABLES, Table
from transforms.contract.schema import SQL_TYPES

if TYPE_CHECKING:
    from flows.manifest import Snapshot
    from flows.store import Store

STORAGE_VERSION = "v1.4.0"
"""Oldest DuckDB that can read the file."""

LARGEST_INSIDE = 512 * 1024**2
"""Size in bytes of the snapshot's files above which the tables stay outside and are read from the snapshot."""

STORED_FROM = 20_000
"""Events from which on the views that say `Stored` are kept as tables: below, they answer at once as they are."""

SNAPSHOT_TABLE = "snapshot"
SNAPSHOT_COLUMNS: Mapping[str, str] = {
    "snapshot_id": "Identifier of the snapshot: the folder in snapshots/ that holds the same tables.",
    "created_at": "When the snapshot was made, in UTC.",
    "contract_version": "Version of the contract that its tables follow.",
    "model_sha256": "Hash over the snapshot, its documentation and the views: what this file was built from.",
    "live_sha256": "Hash over the live tables in it.",
}


class AnalysisError(StorageError):
    """``analysis.duckdb`` cannot be built."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be built: {reason}",
            advice="The Parquet files in latest/ are published all the same; the next run tries again.",
        )
        self.path = path


@dataclass(frozen=True, slots=True)
class Origin:
    """What an ``analysis.duckdb`` was built from, as hashes."""

    model_sha256: str
    live_sha256: str


def build_analysis(
    store: Store,
    *,
    largest_inside: int = LARGEST_INSIDE,
    stored_from: int = STORED_FROM,
    views: Iterable[View] | None = None,
) -> bool:
    """Bring ``analysis.duckdb`` up to the current snapshot, the live tables and the views.

    ``largest_inside`` is the size in bytes of the snapshot's files above which tables become views over the snapshot.
    ``stored_from`` is the number of events from which on views that say so are kept as tables. ``views`` are those of
    ``sql/`` unless given. Takes the lock if it is not held yet.

    Returns False when there was nothing to do: the file is up to date, or nothing is published yet. Raises
    ``AnalysisError`` when DuckDB fails, and what ``in_order`` and ``Store.current`` raise.
    """
    chosen = read_views() if views is None else tuple(views)
    with store.lock():
        snapshot = store.current()
        if snapshot is None:
            return False
        live = {name: store.latest / f"{name}.parquet" for name, table in TABLES.items() if table.live}
        inside = sum(f.size_bytes for f in snapshot.files) <= largest_inside
        stored = sum(f.rows for f in snapshot.files if f.table == "events") >= stored_from
        wanted = Origin(_model_sha256(snapshot, chosen, inside, stored), _live_sha256(live))
        found = origin_of(store.analysis)
        if found == wanted:
            return False
        unfinished = aside(store.analysis)
        _remove(unfinished)
        try:
            if found is not None and found.model_sha256 == wanted.model_sha256:
                copyfile(store.analysis, unfinished)
                _renew_live(unfinished, live, wanted)
            else:
                _build(unfinished, snapshot, in_order(chosen, TABLES), live, inside, stored, wanted)
            sync_file(unfinished)
            reached("analysis: built aside")
            move_in(unfinished, store.analysis)
        except duckdb.Error as error:
            raise AnalysisError(store.analysis, str(error)) from error
        finally:
            _remove(unfinished)
        reached("analysis: replaced")
    return True


def origin_of(path: Path) -> Origin | None:
    """What the ``analysis.duckdb`` at ``path`` says that it was built from; ``None`` when there is none to be read."""
    if not path.exists():
        return None
    try:
        with duckdb.connect(path, read_only=True) as connection:
            row = connection.execute(f"select model_sha256, live_sha256 from {SNAPSHOT_TABLE}").fetchone()
    except duckdb.Error:
        return None
    return Origin(*row) if row else None


def snapshot_in(path: Path) -> str | None:
    """Identifier of the snapshot in the ``analysis.duckdb`` at ``path``; ``None`` when there is none to be read."""
    try:
        with duckdb.connect(path, read_only=True) as connection:
            row = connection.execute(f"select snapshot_id from {SNAPSHOT_TABLE}").fetchone()
    except duckdb.Error:
        return None
    return str(row[0]) if row else None


def create_views(
    connection: duckdb.DuckDBPyConnection, views: Iterable[View], *, temporary: bool = False, stored: bool = False
) -> None:
    """Create the views, in the order given, with comments on them and their columns; temporary ones without comments.

    With ``stored`` those that say so become tables, of the rows that the tables give now.

    Raises ``duckdb.Error`` for a query that does not fit the tables, or a header that names other columns.
    """
    for view in views:
        if temporary:
            connection.execute(f"create or replace temp view {quoted(view.name)} as {view.query}")
            continue
        kind = "table" if stored and view.stored else "view"
        connection.execute(f"create {kind} {quoted(view.name)} as {view.query}")
        _comment(connection, kind, view.name, view.comment, view.columns)


@contextmanager
def on_snapshot(snapshot: Snapshot, live: Mapping[str, pa.Table]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection of its own on which the names of the contract mean a snapshot's tables, and live ones in memory."""
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        for name, table in TABLES.items():
            if table.live:
                connection.register(name, live[name])
            else:
                query = _select(table, snapshot.paths_of(name))
                connection.execute(f"create view {quoted(name)} as {query}")
        yield connection


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def _model_sha256(snapshot: Snapshot, views: Iterable[View], inside: bool, stored: bool) -> str:
    documented = [(t.name, t.grain, [(c.name, c.type, c.doc) for c in t]) for t in TABLES.values()]
    hashes = (snapshot.content_sha256, views_sha256(views), macros_sha256(read_macros()))
    parts = (snapshot.snapshot_id, *hashes, STORAGE_VERSION, inside, stored, documented)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _live_sha256(live: Mapping[str, Path]) -> str:
    hashes = [hashlib.sha256(p.read_bytes()).hexdigest() if p.exists() else "" for p in live.values()]
    return hashlib.sha256(repr(hashes).encode()).hexdigest()


def _renew_live(path: Path, live: Mapping[str, Path], origin: Origin) -> None:
    with _attached(path) as connection:
        for name, file in live.items():
            connection.execute(f"delete from {quoted(name)}")
            if file.exists():
                connection.execute(f"insert into {quoted(name)} {_select(TABLES[name], (file,))}")
        connection.execute(f"update {SNAPSHOT_TABLE} set live_sha256 = ?", [origin.live_sha256])


@contextmanager
def _attached(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection whose one transaction writes to the file; the file is whole and closed when it is left."""
    with duckdb.connect() as connection:
        connection.execute(f"attach {literal(str(path))} as analysis (storage_version '{STORAGE_VERSION}')")
        connection.execute("use analysis")
        connection.execute("begin")
        yield connection
        connection.execute("commit")
        connection.execute("use memory")
        connection.execute("detach analysis")


def _build(
    path: Path,
    snapshot: Snapshot,
    views: Sequence[View],
    live: Mapping[str, Path],
    inside: bool,
    stored: bool,
    origin: Origin,
) -> None:
    there = {*TABLES, *(view.name for view in views)}
    with _attached(path) as connection:
        for table in TABLES.values():
            documentation = {c.name: c.doc for c in table}
            if table.live or inside:
                paths = (live[table.name],) if table.live else snapshot.paths_of(table.name)
                _create_table(connection, table, [p for p in paths if p.exists()])
                _comment(connection, "table", table.name, f"One row: {table.grain}", documentation)
            else:
                query = _select(table, snapshot.paths_of(table.name))
                connection.execute(f"create view {quoted(table.name)} as {query}")
                _comment(connection, "view", table.name, f"One row: {table.grain}", documentation)
        _create_snapshot_table(connection, snapshot, origin)
        create_views(connection, views, stored=stored)
        create_macros(connection, (m for m in read_macros() if there.issuperset(m.sources)))


def _create_table(connection: duckdb.DuckDBPyConnection, table: Table, paths: Iterable[Path]) -> None:
    columns = ", ".join(f"{quoted(c.name)} {SQL_TYPES[c.type]}{'' if c.nullable else ' not null'}" for c in table)
    connection.execute(f"create table {quoted(table.name)} ({columns})")
    found = list(paths)
    if found:
        connection.execute(f"insert into {quoted(table.name)} {_select(table, found)}")


def _select(table: Table, paths: Iterable[Path]) -> str:
    columns = ", ".join(quoted(c.name) for c in table)
    files = ", ".join(literal(str(p)) for p in paths)
    return f"select {columns} from read_parquet([{files}])"


def _create_snapshot_table(connection: duckdb.DuckDBPyConnection, snapshot: Snapshot, origin: Origin) -> None:
    columns = ", ".join(f"{name} varchar" for name in SNAPSHOT_COLUMNS)
    connection.execute(f"create table {SNAPSHOT_TABLE} ({columns})")
    connection.execute(
        f"insert into {SNAPSHOT_TABLE} values (?, ?, ?, ?, ?)",
        [
            snapshot.snapshot_id,
            snapshot.created_at,
            snapshot.contract_version,
            origin.model_sha256,
            origin.live_sha256,
        ],
    )
    _comment(connection, "table", SNAPSHOT_TABLE, "One row: what this file was made from.", SNAPSHOT_COLUMNS)


def _comment(
    connection: duckdb.DuckDBPyConnection, kind: str, name: str, comment: str, columns: Mapping[str, str]
) -> None:
    statements = [f"comment on {kind} {quoted(name)} is {literal(comment)}"]
    statements += [
        f"comment on column {quoted(name)}.{quoted(column)} is {literal(doc)}" for column, doc in columns.items()
    ]
    connection.execute("; ".join(statements))


def _remove(unfinished: Path) -> None:
    for path in (unfinished, unfinished.with_name(unfinished.name + ".wal")):
        path.unlink(missing_ok=True)
