"""A snapshot in the making: what of the one before can be linked, what must be written, and the folder of it all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from shutil import rmtree

import duckdb
import pyarrow as pa

from flows.durable import link_or_copy, sync_folder, write_synced
from flows.errors import CheckFailedError
from flows.faults import reached
from flows.manifest import MANIFEST, Snapshot, content_of_all, next_identifier
from flows.parts import Part, rows_of
from flows.tablefile import FileFacts, Spooled, file_sha256, spool, write_groups
from transforms.contract import CONTRACT_VERSION, TABLES

WRITERS = 2
"""Files that are written, or read to see that they are whole, at once."""


class WrongTablesError(CheckFailedError):
    """Tables that are not those of the contract; nothing of them was published. ``table`` is the first wrong one."""

    def __init__(self, table: str, reason: str) -> None:
        super().__init__(f"table {table} cannot be published: {reason}.", advice="This is a defect: please report it.")
        self.table = table
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Contents:
    """What a snapshot is to hold."""

    kept: Mapping[str, FileFacts]
    """Files of the snapshot before that stay, by name."""
    new: Mapping[Part, Spooled]
    """Rows that are to be written, by part."""

    @property
    def content_sha256(self) -> str:
        """The hash of all of it."""
        contents = {name: facts.content_sha256 for name, facts in self.kept.items()}
        contents |= {part.name: rows.content_sha256 for part, rows in self.new.items()}
        return content_of_all(contents, CONTRACT_VERSION)


def sorted_out(db: duckdb.DuckDBPyConnection, parts: Sequence[Part], before: Snapshot | None, folder: Path) -> Contents:
    """Which parts the snapshot before holds already; the rows of the others are read from ``db`` into ``folder``.

    Raises ``WrongTablesError`` for rows that the contract's schema does not hold.
    """
    if folder.exists():
        rmtree(folder)
    folder.mkdir(parents=True)
    kept = _known(parts, before)
    new: dict[Part, Spooled] = {}
    known = _usable(before)
    for table, own in groupby((p for p in parts if p.name not in kept), key=lambda part: part.table):
        try:
            for part, batches in rows_of(db, list(own)):
                rows = spool(batches, TABLES[table], folder / part.name.replace("/", "-"))
                facts = known.get(part.name)
                if before is not None and facts is not None and _holds(before, facts, rows):
                    kept[part.name] = replace(facts, fingerprint=part.fingerprint)
                    rows.path.unlink()
                else:
                    new[part] = rows
                reached("publish: rows put down")
        except (pa.ArrowException, ValueError) as error:
            raise WrongTablesError(table, str(error)) from error
    return Contents(kept, new)


def write_snapshot(
    contents: Contents, before: Snapshot | None, facts: Mapping[str, object], staging: Path, snapshots: Path
) -> Snapshot:
    """Write the folder of a new snapshot under ``staging``, and rename it into ``snapshots``; it is not current yet.

    ``facts`` are told in its manifest.
    """
    snapshots.mkdir(parents=True, exist_ok=True)
    name = next_identifier((p.name for p in snapshots.iterdir()), contents.content_sha256)
    folder = staging / name
    folder.mkdir(parents=True)
    folders = sorted({(folder / file).parent for file in (*contents.kept, *(p.name for p in contents.new))} - {folder})
    for inner in folders:
        inner.mkdir()
    files = dict(contents.kept)
    for file in sorted(contents.kept):
        assert before is not None
        link_or_copy(before.folder / file, folder / file)
        reached("publish: file staged")
    with ThreadPoolExecutor(WRITERS) as pool:
        for file_facts in pool.map(lambda part: _written(folder, name, part, contents.new[part]), contents.new):
            files[file_facts.name] = file_facts
            reached("publish: file staged")
    reached("publish: files staged")
    snapshot = Snapshot(
        snapshot_id=name,
        folder=folder,
        content_sha256=contents.content_sha256,
        previous=before.snapshot_id if before is not None else None,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        contract_version=CONTRACT_VERSION,
        files=tuple(files[file] for file in sorted(files)),
        facts=facts,
    )
    write_synced(folder / MANIFEST, snapshot.to_json())
    reached("publish: manifest staged")
    for inner in (*folders, folder):
        sync_folder(inner)
    final = snapshots / name
    folder.rename(final)
    sync_folder(snapshots)
    reached("publish: snapshot renamed")
    return replace(snapshot, folder=final)


def is_whole(folder: Path, facts: FileFacts) -> bool:
    """Whether a file of a snapshot is as it was written."""
    path = folder / facts.name
    return path.is_file() and path.stat().st_size == facts.size_bytes and file_sha256(path) == facts.sha256


def _is_as_written(folder: Path, facts: FileFacts) -> bool:
    """``is_whole``, without reading a file that nobody has written to since."""
    path = folder / facts.name
    if path.is_file() and facts.mtime_ns and path.stat().st_mtime_ns == facts.mtime_ns:
        return path.stat().st_size == facts.size_bytes
    return is_whole(folder, facts)


def _known(parts: Sequence[Part], before: Snapshot | None) -> dict[str, FileFacts]:
    """The files of the snapshot before whose fingerprint says that they hold a part, as far as they are whole."""
    known = _usable(before)
    same = [known[p.name] for p in parts if p.name in known and known[p.name].fingerprint == p.fingerprint]
    if before is None or not same:
        return {}
    with ThreadPoolExecutor(WRITERS) as pool:
        whole = list(pool.map(lambda facts: _is_as_written(before.folder, facts), same))
    return {facts.name: facts for facts, is_kept in zip(same, whole, strict=True) if is_kept}


def _usable(before: Snapshot | None) -> dict[str, FileFacts]:
    """The files of the snapshot before that are of today's contract, by name."""
    return {f.name: f for f in before.files if f.contract == CONTRACT_VERSION} if before is not None else {}


def _holds(before: Snapshot, facts: FileFacts, rows: Spooled) -> bool:
    """Whether a file of the snapshot before stands for these rows, and is still whole."""
    return facts.content_sha256 == rows.content_sha256 and _is_as_written(before.folder, facts)


def _written(staging: Path, snapshot: str, part: Part, rows: Spooled) -> FileFacts:
    """Write one part of a snapshot in the making."""
    path = staging / part.name
    write_groups(rows.groups(), path, TABLES[part.table], snapshot=snapshot)
    rows.path.unlink()
    return FileFacts(
        name=part.name,
        table=part.table,
        rows=rows.rows,
        size_bytes=path.stat().st_size,
        sha256=file_sha256(path),
        content_sha256=rows.content_sha256,
        snapshot=snapshot,
        contract=CONTRACT_VERSION,
        fingerprint=part.fingerprint,
        mtime_ns=path.stat().st_mtime_ns,
    )
