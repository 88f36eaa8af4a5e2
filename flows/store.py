"""The store: all tables together become one immutable snapshot, and no reader ever sees half of one.

::

    warehouse/
      .lock                            held by the one writer; the kernel releases it
      snapshots/<id>/<table>.parquet   immutable, read-only, with manifest.json beside them; a large table is a folder
                                       there, with a file for each month of publication (see ``flows.parts``)
      CURRENT                          the identifier of the published snapshot: replacing it is the commit
      HOLD                             the snapshot that a rollback holds, while it does (see ``flows.hold``)
      latest/<table>.parquet           links to the files of CURRENT, each replaced at once, and its manifest.json last
      analysis.duckdb                  tables and views of CURRENT (see ``flows.model``)
      .staging/<id>/                   the snapshot in the making
      state/                           the pipeline's own; the store does not look into it

A publication writes the folder ``.staging/<id>``, syncs it, renames it into ``snapshots/`` and then replaces
``CURRENT``. Whatever comes after that is derived: ``repair`` makes it again from ``CURRENT``, and every run begins with
it. (The staging folder is not in ``snapshots/``, and unfinished files do not end in ``.parquet``, because DuckDB's
``glob`` finds hidden names too.)

Rows come out of an open database as a stream. Files whose fingerprint stands in the manifest before are linked without
a look at their rows; the rows of the others are put down beside the store and hashed, and what turns out to be the same
is linked too. A publication therefore costs what changed, and the memory of a few row groups.

A table, or a month of one, that did not change keeps its file. A file therefore bears, in its metadata, the
snapshot that *first wrote* it, and the manifest tells of each file which that is. Whoever reads several tables from
``latest/`` and must be sure that they belong together compares the two: a file whose ``dateline.snapshot`` is not the
one that ``latest/manifest.json`` gives for it was replaced in between. (Whoever opens ``analysis.duckdb`` or reads
from ``snapshots/<id>/`` has no such question to ask.)
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from flows.durable import aside, move_in, sweep, sweep_folder, write_synced
from flows.errors import NotFoundError
from flows.faults import reached
from flows.hold import HeldError, held
from flows.latest import folders_of, link_latest
from flows.lock import exclusive_lock
from flows.manifest import BrokenSnapshotError, Snapshot, checked_facts, read_snapshot, snapshot_number
from flows.outcomes import Publication, Repair
from flows.parts import SNAPSHOT_TABLES, Part, on_tables, parts_of
from flows.snapshots import WrongTablesError, is_whole, sorted_out, write_snapshot
from flows.tablefile import in_key_order, read_table, schema_difference, write_table
from transforms.contract import TABLES

__all__ = [
    "LIVE_TABLES",
    "SNAPSHOT_TABLES",
    "NothingPublishedError",
    "Publication",
    "Repair",
    "Store",
    "WrongTablesError",
]

LIVE_TABLES: tuple[str, ...] = tuple(name for name, table in TABLES.items() if table.live)
"""Records of the pipeline itself, published into ``latest/`` outside the snapshots."""

LOCK_TIMEOUT = 60.0
"""Seconds to wait for another run before giving up."""


class NothingPublishedError(NotFoundError):
    """The warehouse has no snapshot yet."""

    def __init__(self, warehouse: Path) -> None:
        super().__init__(
            f"nothing is published in {warehouse} yet.",
            advice="Run `dateline run` first, or name another warehouse with --warehouse.",
        )
        self.warehouse = warehouse


class Store:
    """The published tables of one warehouse. One object serves one run; readers need no lock."""

    def __init__(self, warehouse: Path) -> None:
        self.warehouse = warehouse.absolute()
        self.snapshots = self.warehouse / "snapshots"
        self.latest = self.warehouse / "latest"
        self.analysis = self.warehouse / "analysis.duckdb"
        self.staging = self.warehouse / ".staging"
        self._current = self.warehouse / "CURRENT"
        self._depth = 0
        self._guard = threading.Lock()

    @contextmanager
    def lock(self, timeout: float = LOCK_TIMEOUT) -> Iterator[None]:
        """Be the one writer. May be nested within one object.

        Raises ``WarehouseLockedError`` when another run does not leave within ``timeout`` seconds, and
        ``WarehouseUnusableError`` when the folder cannot be written to.
        """
        with self._guard:
            nested = self._depth > 0
            self._depth += nested
        if nested:
            try:
                yield
            finally:
                with self._guard:
                    self._depth -= 1
            return
        with exclusive_lock(self.warehouse / ".lock", timeout):
            with self._guard:
                self._depth += 1
            try:
                yield
            finally:
                with self._guard:
                    self._depth -= 1

    def current(self) -> Snapshot | None:
        """The published snapshot, or ``None`` before the first.

        Raises ``BrokenSnapshotError`` when ``CURRENT`` names a snapshot that cannot be read.
        """
        try:
            name = self._current.read_text("ascii").strip()
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise BrokenSnapshotError("CURRENT", "the file CURRENT holds no identifier") from error
        if snapshot_number(name) is None:
            raise BrokenSnapshotError(repr(name), "the file CURRENT holds no identifier")
        return read_snapshot(self.snapshots / name)

    def demand_current(self) -> Snapshot:
        """The published snapshot. Raises ``NothingPublishedError`` before the first, and what ``current`` raises."""
        snapshot = self.current()
        if snapshot is None:
            raise NothingPublishedError(self.warehouse)
        return snapshot

    def names(self) -> list[str]:
        """Identifiers of all snapshots that are there, the oldest first, whole or not."""
        there = self.snapshots.iterdir() if self.snapshots.is_dir() else ()
        return sorted((p.name for p in there if snapshot_number(p.name) is not None), key=_by_age)

    def read(self, table: str) -> pa.Table:
        """One published table; a live one as it is in ``latest/``, without rows when it was never published.

        Raises ``NothingPublishedError`` before the first snapshot, ``KeyError`` for a table unknown to the contract.
        """
        contract = TABLES[table]
        if contract.live:
            path = self.latest / f"{table}.parquet"
            return read_table(path, contract) if path.exists() else contract.from_rows([])
        snapshot = self.demand_current()
        found = [read_table(path, contract) for path in snapshot.paths_of(table)]
        return found[0] if len(found) == 1 else in_key_order(pa.concat_tables(found), contract)

    def publish(self, tables: Mapping[str, pa.Table], *, manifest: Mapping[str, object]) -> Publication:
        """Make tables in memory the current snapshot; see ``publish_from``.

        ``tables`` are all of ``SNAPSHOT_TABLES``, with the contract's columns, in any row order. Raises besides
        ``WrongTablesError`` when a table is missing, unknown or has other columns.
        """
        for name in SNAPSHOT_TABLES:
            if name not in tables:
                raise WrongTablesError(name, "it is missing")
            if difference := schema_difference(tables[name].schema, TABLES[name]):
                raise WrongTablesError(name, difference)
        for name in tables:
            if name not in SNAPSHOT_TABLES:
                raise WrongTablesError(name, "it is no table of a snapshot")
        with on_tables(tables) as db:
            return self.publish_from(db, manifest=manifest)

    def publish_from(
        self,
        db: duckdb.DuckDBPyConnection,
        *,
        manifest: Mapping[str, object],
        parts: Sequence[Part] | None = None,
    ) -> Publication:
        """Make the tables that the contract's names mean on a connection the current snapshot, unless they are so.

        ``manifest`` is told of the snapshot beside what the store knows itself: versions of code and model, inputs,
        the run. ``parts`` are ``parts_of(db)`` where the caller has them already.

        Raises ``WrongTablesError`` when ``parts`` leave out a table, and for rows that the contract's schema does not
        hold. Raises ``HeldError`` while a rollback holds the warehouse. Takes the lock if it is not held yet, and then
        raises what ``lock`` raises.
        """
        facts = checked_facts(manifest)
        for name in SNAPSHOT_TABLES if parts is not None else ():
            if not any(part.table == name for part in parts or ()):
                raise WrongTablesError(name, "it is missing")
        with self.lock():
            if (hold := held(self.warehouse)) is not None:
                raise HeldError(hold)
            before = self.current()
            found = sorted_out(db, parts_of(db) if parts is None else parts, before, self.staging / "rows")
            content = found.content_sha256
            if before is not None and before.content_sha256 == content:
                sweep_folder(self.staging)
                return Publication(before, False, (), SNAPSHOT_TABLES)
            ready = self._uncommitted(content, before)
            if ready is None:
                ready = write_snapshot(found, before, facts, self.staging, self.snapshots)
            sweep_folder(self.staging)
            self._commit(ready)
            link_latest(self.latest, ready, (f"{name}.parquet" for name in LIVE_TABLES))
        written = {f.table for f in ready.files if f.snapshot == ready.snapshot_id}
        return Publication(ready, True, tuple(sorted(written)), tuple(n for n in SNAPSHOT_TABLES if n not in written))

    def publish_live(self, tables: Mapping[str, pa.Table]) -> None:
        """Put live tables (``runs``, ``rejects``) into ``latest/``, each replaced at once.

        Raises ``WrongTablesError`` for a table that is not live or has other columns.
        """
        for name in tables:
            if name not in LIVE_TABLES:
                raise WrongTablesError(name, "it is no live table")
        with self.lock():
            self.latest.mkdir(parents=True, exist_ok=True)
            for name in LIVE_TABLES:
                if name not in tables:
                    continue
                path = self.latest / f"{name}.parquet"
                unfinished = aside(path)
                unfinished.unlink(missing_ok=True)
                write_table(_in_order(name, tables[name]), unfinished, TABLES[name], snapshot="live")
                reached("live: file written")
                move_in(unfinished, path)

    def repair(self) -> Repair:
        """Sweep what a crash left unfinished, and make ``latest/`` and ``analysis.duckdb`` again from ``CURRENT``.

        Cheap when there is nothing to do. Raises what ``current`` and ``lock`` raise.
        """
        from flows.model import build_analysis  # here, because most users of the store need no DuckDB

        with self.lock():
            swept = sweep_folder(self.staging) + sweep((self.warehouse, self.latest, *folders_of(self.latest)))
            reached("repair: leftovers swept")
            self._follow_hold()
            snapshot = self.current()
            if snapshot is None:
                return Repair(tuple(swept), (), False)
            relinked = link_latest(self.latest, snapshot, (f"{name}.parquet" for name in LIVE_TABLES))
            return Repair(tuple(swept), relinked, build_analysis(self))

    def _uncommitted(self, content: str, before: Snapshot | None) -> Snapshot | None:
        """A whole snapshot of the same tables that a crash kept from becoming current."""
        newest = (snapshot_number(before.snapshot_id) or 0) if before is not None else 0
        if not self.snapshots.is_dir():
            return None
        for folder in sorted(self.snapshots.iterdir(), reverse=True):
            if (snapshot_number(folder.name) or 0) > newest and folder.name.endswith(content[:12]):
                found = read_snapshot(folder)
                if found.content_sha256 == content and all(is_whole(folder, f) for f in found.files):
                    return found
        return None

    def _follow_hold(self) -> None:
        """Finish a rollback: the snapshot that is held becomes the current one."""
        hold = held(self.warehouse)
        if hold is None:
            return
        current = self.current()
        if current is None or current.snapshot_id != hold.snapshot_id:
            self._commit(read_snapshot(self.snapshots / hold.snapshot_id))

    def _commit(self, snapshot: Snapshot) -> None:
        unfinished = aside(self._current)
        unfinished.unlink(missing_ok=True)
        write_synced(unfinished, f"{snapshot.snapshot_id}\n".encode(), 0o644)
        reached("publish: CURRENT written aside")
        move_in(unfinished, self._current)
        reached("publish: CURRENT replaced")


def _by_age(name: str) -> tuple[int, str]:
    return (snapshot_number(name) or 0, name)


def _in_order(name: str, table: pa.Table) -> pa.Table:
    """The table in key order. Raises ``WrongTablesError`` when it is not the contract's."""
    contract = TABLES[name]
    if difference := schema_difference(table.schema, contract):
        raise WrongTablesError(name, difference)
    try:
        return in_key_order(table, contract)
    except (pa.ArrowException, ValueError) as error:
        raise WrongTablesError(name, str(error)) from error
