"""Verification: whether the files of a snapshot, and all that is derived from it, are those that were published."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from flows.hold import held
from flows.manifest import MANIFEST, BrokenSnapshotError, Snapshot, content_of_all, read_snapshot
from flows.tablefile import FileFacts, file_sha256, snapshot_of

if TYPE_CHECKING:
    from flows.store import Store

READERS = 2
"""Files that are hashed at once."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was published."""

    where: str
    """A snapshot, ``latest``, ``analysis.duckdb`` or ``CURRENT``."""
    file: str
    problem: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What a verification looked at, and found."""

    snapshots: tuple[str, ...]
    files: int
    size_bytes: int
    faults: tuple[Fault, ...]


def verify(store: Store, names: Iterable[str]) -> Verification:
    """Hold the named snapshots, ``latest/`` and ``analysis.duckdb`` against their manifests, every byte of them.

    Raises what ``Store.lock`` raises: nothing may be published meanwhile.
    """
    with store.lock():
        faults: list[Fault] = []
        found: list[Snapshot] = []
        for name in names:
            try:
                snapshot = read_snapshot(store.snapshots / name)
            except BrokenSnapshotError as error:
                faults.append(Fault(name, MANIFEST, error.message))
                continue
            found.append(snapshot)
            faults += faults_of(snapshot)
        faults += _derived(store)
    files = [file for snapshot in found for file in snapshot.files]
    return Verification(
        tuple(s.snapshot_id for s in found), len(files), sum(f.size_bytes for f in files), tuple(faults)
    )


def faults_of(snapshot: Snapshot) -> Iterator[Fault]:
    """What of a snapshot is not as its manifest says."""
    name = snapshot.snapshot_id
    if name != snapshot.folder.name:
        yield Fault(name, MANIFEST, f"it is that of another snapshot than {snapshot.folder.name}")
    contents = {f.name: f.content_sha256 for f in snapshot.files}
    if content_of_all(contents, snapshot.contract_version) != snapshot.content_sha256:
        yield Fault(name, MANIFEST, "its hashes do not add up: it was edited")
    with ThreadPoolExecutor(READERS) as pool:
        problems = pool.map(lambda facts: _problem(snapshot.folder / facts.name, facts), snapshot.files)
        yield from (Fault(name, f.name, p) for f, p in zip(snapshot.files, problems, strict=True) if p)
    there = {str(p.relative_to(snapshot.folder)) for p in snapshot.folder.rglob("*") if not p.is_dir()}
    for extra in sorted(there - {MANIFEST, *contents}):
        yield Fault(name, extra, "the manifest does not know it")


def _problem(path: Path, facts: FileFacts) -> str:
    """What is wrong with a file, in words; empty when nothing is."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return "it is no file"
        if status.st_size != facts.size_bytes:
            return f"it has {status.st_size:,} bytes instead of {facts.size_bytes:,}"
        if file_sha256(path) != facts.sha256:
            return "its bytes are not those that were written"
        if snapshot_of(path) != facts.snapshot:
            return "it bears the mark of another snapshot"
    except FileNotFoundError:
        return "it is missing"
    except (OSError, pa.ArrowException) as error:
        return f"it cannot be read ({error})"
    return ""


def _derived(store: Store) -> Iterator[Fault]:
    """What of ``CURRENT``, ``latest/`` and ``analysis.duckdb`` does not stand for the current snapshot."""
    from flows.model import snapshot_in

    try:
        current, hold = store.current(), held(store.warehouse)
    except BrokenSnapshotError as error:
        yield Fault("CURRENT", error.snapshot, error.message)
        return
    if current is None:
        return
    if hold is not None and hold.snapshot_id != current.snapshot_id:
        yield Fault("CURRENT", current.snapshot_id, f"the warehouse is to be held at {hold.snapshot_id}")
    for facts in current.files:
        link = store.latest / facts.name
        if link.exists() and link.samefile(current.folder / facts.name):
            continue
        if problem := _problem(link, facts):
            yield Fault("latest", facts.name, problem)
    found = snapshot_in(store.analysis)
    if found != current.snapshot_id:
        told = f"it holds snapshot {found}" if found else "it is missing or cannot be read"
        yield Fault("analysis.duckdb", store.analysis.name, told)
