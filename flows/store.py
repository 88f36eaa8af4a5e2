"""The store: all tables together become one immutable snapshot, and no reader ever sees half of one.

::

    warehouse/
      .lock                            held by the one writer; the kernel releases it
      snapshots/<id>/<table>.parquet   immutable, read-only, with manifest.json beside them
      CURRENT                          the identifier of the published snapshot: replacing it is the commit
      latest/<table>.parquet           links to the files of CURRENT, each replaced at once, and its manifest.json last
      analysis.duckdb                  tables and views of CURRENT (see ``flows.model``)
      .staging/<id>/                   the snapshot in the making
      state/                           the pipeline's own; the store does not look into it

A publication writes the folder ``.staging/<id>``, syncs it, renames it into ``snapshots/`` and then replaces
``CURRENT``. Whatever comes after that is derived: ``repair`` makes it again from ``CURRENT``, and every run begins with
it. (The staging folder is not in ``snapshots/``, and unfinished files do not end in ``.parquet``, because DuckDB's
``glob`` finds hidden names too.)

A table that did not change keeps its file: the new snapshot links it. A file therefore bears, in its metadata, the
snapshot that *first wrote* it, and the manifest tells of each file which that is. Whoever reads several tables from
``latest/`` and must be sure that they belong together compares the two: a file whose ``dateline.snapshot`` is not the
one that ``latest/manifest.json`` gives for it was replaced in between. (Whoever opens ``analysis.duckdb`` or reads
from ``snapshots/<id>/`` has no such question to ask.)
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree

import pyarrow as pa

from flows.durable import (
    aside,
    link_or_copy,
    move_in,
    replace_with_link,
    sweep,
    sweep_folder,
    sync_folder,
    write_synced,
)
from flows.errors import CheckFailedError, NotFoundError
from flows.faults import reached
from flows.lock import exclusive_lock
from flows.manifest import (
    MANIFEST,
    BrokenSnapshotError,
    Snapshot,
    checked_facts,
    content_of_all,
    next_identifier,
    read_snapshot,
    snapshot_number,
)
from flows.tablefile import (
    FileFacts,
    content_sha256,
    file_sha256,
    in_key_order,
    read_table,
    schema_difference,
    snapshot_of,
    write_table,
)
from transforms.contract import CONTRACT_VERSION, TABLES

SNAPSHOT_TABLES: tuple[str, ...] = tuple(name for name, table in TABLES.items() if not table.live)
"""The tables of a snapshot: all of the contract but the live ones."""

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


class WrongTablesError(CheckFailedError):
    """Tables that are not those of the contract; nothing of them was published. ``table`` is the first wrong one."""

    def __init__(self, table: str, reason: str) -> None:
        super().__init__(f"table {table} cannot be published: {reason}.", advice="This is a defect: please report it.")
        self.table = table
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Publication:
    """What came of publishing."""

    snapshot: Snapshot
    """The current snapshot: the new one, or the old one when nothing changed."""
    is_new: bool
    """False when the tables are those already published."""
    written: tuple[str, ...]
    """Tables whose files were written."""
    linked: tuple[str, ...]
    """Tables whose files are those of the snapshot before."""

    @property
    def snapshot_id(self) -> str:
        """Identifier of the current snapshot."""
        return self.snapshot.snapshot_id


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair found to do; false when the warehouse was as it should be."""

    swept: tuple[str, ...]
    """Unfinished files and folders that were deleted."""
    relinked: tuple[str, ...]
    """Files of ``latest/`` that were made again or taken away."""
    analysis: bool
    """True when ``analysis.duckdb`` was built again."""

    def __bool__(self) -> bool:
        return bool(self.swept or self.relinked or self.analysis)


class Store:
    """The published tables of one warehouse. One object serves one run; readers need no lock."""

    def __init__(self, warehouse: Path) -> None:
        self.warehouse = warehouse.absolute()
        self.snapshots = self.warehouse / "snapshots"
        self.latest = self.warehouse / "latest"
        self.analysis = self.warehouse / "analysis.duckdb"
        self._staging = self.warehouse / ".staging"
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

    def read(self, table: str) -> pa.Table:
        """One published table; a live one as it is in ``latest/``, without rows when it was never published.

        Raises ``NothingPublishedError`` before the first snapshot, ``KeyError`` for a table unknown to the contract.
        """
        contract = TABLES[table]
        if contract.live:
            path = self.latest / f"{table}.parquet"
            return read_table(path, contract) if path.exists() else contract.from_rows([])
        snapshot = self.current()
        if snapshot is None:
            raise NothingPublishedError(self.warehouse)
        return pa.concat_tables([read_table(path, contract) for path in snapshot.paths_of(table)])

    def publish(self, tables: Mapping[str, pa.Table], *, manifest: Mapping[str, object]) -> Publication:
        """Make the tables the current snapshot, unless they are so already.

        ``tables`` are all of ``SNAPSHOT_TABLES``, with the contract's columns, in any row order. ``manifest`` is told
        of the snapshot beside what the store knows itself: versions of code and model, inputs, the run.

        Raises ``WrongTablesError`` when a table is missing, unknown or has other columns. Takes the lock if it is not
        held yet, and then raises what ``lock`` raises.
        """
        facts = checked_facts(manifest)
        ordered = {name: _in_order(name, tables.get(name)) for name in SNAPSHOT_TABLES}
        unknown = sorted(set(tables) - set(SNAPSHOT_TABLES))
        if unknown:
            raise WrongTablesError(unknown[0], "it is no table of a snapshot")
        contents = {f"{name}.parquet": content_sha256(table, TABLES[name]) for name, table in ordered.items()}
        content = content_of_all(contents, CONTRACT_VERSION)
        with self.lock():
            before = self.current()
            if before is not None and before.content_sha256 == content:
                return Publication(before, False, (), SNAPSHOT_TABLES)
            ready = self._uncommitted(content, before)
            if ready is None:
                ready = self._write_snapshot(ordered, contents, content, before, facts)
            self._commit(ready)
            self._link_latest(ready)
        own = [f for f in ready.files if f.snapshot == ready.snapshot_id]
        written = tuple(f.table for f in own)
        return Publication(ready, True, written, tuple(f.table for f in ready.files if f not in own))

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
                write_table(_in_order(name, tables[name]), unfinished, snapshot="live")
                reached("live: file written")
                move_in(unfinished, path)

    def repair(self) -> Repair:
        """Sweep what a crash left unfinished, and make ``latest/`` and ``analysis.duckdb`` again from ``CURRENT``.

        Cheap when there is nothing to do. Raises what ``current`` and ``lock`` raise.
        """
        from flows.model import build_analysis  # here, because most users of the store need no DuckDB

        with self.lock():
            swept = sweep_folder(self._staging) + sweep((self.warehouse, self.latest))
            reached("repair: leftovers swept")
            snapshot = self.current()
            if snapshot is None:
                return Repair(tuple(swept), (), False)
            relinked = self._link_latest(snapshot)
            return Repair(tuple(swept), relinked, build_analysis(self))

    def _write_snapshot(
        self,
        tables: Mapping[str, pa.Table],
        contents: Mapping[str, str],
        content: str,
        before: Snapshot | None,
        facts: Mapping[str, object],
    ) -> Snapshot:
        """Write the folder of a new snapshot aside, and rename it in; it is not current yet."""
        self.snapshots.mkdir(parents=True, exist_ok=True)
        name = next_identifier((p.name for p in self.snapshots.iterdir()), content)
        staging = self._staging / name
        if staging.exists():
            rmtree(staging)
        staging.mkdir(parents=True)
        files = []
        for table_name in sorted(tables):
            file_name = f"{table_name}.parquet"
            kept = _reusable(before, file_name, contents[file_name])
            if kept is not None and before is not None:
                link_or_copy(before.folder / file_name, staging / file_name)
                files.append(kept)
            else:
                write_table(tables[table_name], staging / file_name, snapshot=name)
                files.append(_facts_of(staging / file_name, tables[table_name], contents[file_name], name, table_name))
            reached("publish: file staged")
        reached("publish: files staged")
        snapshot = Snapshot(
            snapshot_id=name,
            folder=staging,
            content_sha256=content,
            previous=before.snapshot_id if before is not None else None,
            created_at=datetime.now(UTC).isoformat(timespec="seconds"),
            contract_version=CONTRACT_VERSION,
            files=tuple(files),
            facts=facts,
        )
        write_synced(staging / MANIFEST, snapshot.to_json())
        reached("publish: manifest staged")
        sync_folder(staging)
        final = self.snapshots / name
        staging.rename(final)
        sync_folder(self.snapshots)
        sweep_folder(self._staging)
        reached("publish: snapshot renamed")
        return replace(snapshot, folder=final)

    def _uncommitted(self, content: str, before: Snapshot | None) -> Snapshot | None:
        """A whole snapshot of the same tables that a crash kept from becoming current."""
        newest = (snapshot_number(before.snapshot_id) or 0) if before is not None else 0
        if not self.snapshots.is_dir():
            return None
        for folder in sorted(self.snapshots.iterdir(), reverse=True):
            if (snapshot_number(folder.name) or 0) > newest and folder.name.endswith(content[:12]):
                found = read_snapshot(folder)
                if found.content_sha256 == content and all(_is_whole(folder, f) for f in found.files):
                    return found
        return None

    def _commit(self, snapshot: Snapshot) -> None:
        unfinished = aside(self._current)
        unfinished.unlink(missing_ok=True)
        write_synced(unfinished, f"{snapshot.snapshot_id}\n".encode(), 0o644)
        reached("publish: CURRENT written aside")
        move_in(unfinished, self._current)
        reached("publish: CURRENT replaced")

    def _link_latest(self, snapshot: Snapshot) -> tuple[str, ...]:
        """Let ``latest/`` hold the snapshot's files and the live ones, nothing else; what had to be done."""
        self.latest.mkdir(parents=True, exist_ok=True)
        done = []
        for facts in snapshot.files:
            path, source = self.latest / facts.name, snapshot.folder / facts.name
            if not _is_same(path, source, facts):
                replace_with_link(path, source)
                done.append(facts.name)
                reached("latest: file replaced")
        wanted = {f.name for f in snapshot.files} | {f"{name}.parquet" for name in LIVE_TABLES}
        for stale in sorted(p for p in self.latest.glob("*.parquet") if p.name not in wanted):
            stale.unlink()
            done.append(stale.name)
        if done:
            sync_folder(self.latest)
        reached("latest: tables replaced")
        manifest = self.latest / MANIFEST
        if not manifest.exists() or manifest.read_bytes() != (snapshot.folder / MANIFEST).read_bytes():
            replace_with_link(manifest, snapshot.folder / MANIFEST)
            sync_folder(self.latest)
            done.append(MANIFEST)
        reached("latest: manifest replaced")
        return tuple(done)


def _in_order(name: str, table: pa.Table | None) -> pa.Table:
    """The table in key order. Raises ``WrongTablesError`` when it is missing or is not the contract's."""
    if table is None:
        raise WrongTablesError(name, "it is missing")
    contract = TABLES[name]
    if difference := schema_difference(table.schema, contract):
        raise WrongTablesError(name, difference)
    try:
        return in_key_order(table, contract)
    except (pa.ArrowException, ValueError) as error:
        raise WrongTablesError(name, str(error)) from error


def _reusable(before: Snapshot | None, file_name: str, content: str) -> FileFacts | None:
    """The facts of the file that stands for the same rows in the snapshot before, if it is still whole."""
    if before is None:
        return None
    for facts in before.files:
        if facts.name == file_name and facts.content_sha256 == content and facts.contract == CONTRACT_VERSION:
            return facts if _is_whole(before.folder, facts) else None
    return None


def _is_whole(folder: Path, facts: FileFacts) -> bool:
    path = folder / facts.name
    return path.is_file() and path.stat().st_size == facts.size_bytes and file_sha256(path) == facts.sha256


def _is_same(path: Path, source: Path, facts: FileFacts) -> bool:
    """True when a name in ``latest/`` already stands for a file of the snapshot, as a link or as a copy."""
    if not path.exists():
        return False
    if path.samefile(source):
        return True
    return path.stat().st_size == facts.size_bytes and snapshot_of(path) == facts.snapshot


def _facts_of(path: Path, table: pa.Table, content: str, snapshot: str, table_name: str) -> FileFacts:
    return FileFacts(
        name=path.name,
        table=table_name,
        rows=table.num_rows,
        size_bytes=path.stat().st_size,
        sha256=file_sha256(path),
        content_sha256=content,
        snapshot=snapshot,
        contract=CONTRACT_VERSION,
    )
