"""Retention: old snapshots stay for a while, so that a running query never loses its files, and then go.

A snapshot goes when it is neither among the newest so many nor was current within the last so many hours. The current
one never goes. Tables that did not change are one file under several names, which the disk holds until the last name
is gone. A folder is renamed out of ``snapshots/`` before its files are deleted: nobody finds half a snapshot there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from flows.durable import sweep_folder, sync_folder
from flows.faults import reached
from flows.hold import held
from flows.manifest import BrokenSnapshotError, read_snapshot

if TYPE_CHECKING:
    from flows.store import Store

KEEP_SNAPSHOTS = 10
KEEP_HOURS = 6.0


@dataclass(frozen=True, slots=True)
class Listed:
    """One snapshot that is there."""

    snapshot_id: str
    created_at: str
    """ISO 8601, UTC; empty when its manifest cannot be read."""
    rows: int
    size_bytes: int
    own_bytes: int
    """What the disk gains when it goes: the files that no other snapshot has. (Of the current one: that ``latest/``
    names too.)"""
    is_current: bool
    is_held: bool
    problem: str
    """Why it cannot be read; empty when it can."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What a collection has deleted."""

    snapshots: tuple[str, ...]
    freed_bytes: int


def list_snapshots(store: Store) -> list[Listed]:
    """All snapshots, the oldest first. Raises what ``Store.current`` raises."""
    current, hold = store.current(), held(store.warehouse)
    names = store.names()
    inodes = {name: _inodes(store.snapshots / name) for name in names}
    shared: dict[int, int] = {}
    for found in inodes.values():
        for inode in found:
            shared[inode] = shared.get(inode, 0) + 1
    listed = []
    for name in names:
        sizes = inodes[name]
        created, rows, problem = "", 0, ""
        try:
            snapshot = read_snapshot(store.snapshots / name)
            created, rows = snapshot.created_at, sum(f.rows for f in snapshot.files)
        except BrokenSnapshotError as error:
            problem = error.message
        listed.append(
            Listed(
                snapshot_id=name,
                created_at=created,
                rows=rows,
                size_bytes=sum(sizes.values()),
                own_bytes=sum(size for inode, size in sizes.items() if shared[inode] == 1),
                is_current=current is not None and name == current.snapshot_id,
                is_held=hold is not None and name == hold.snapshot_id,
                problem=problem,
            )
        )
    return listed


def collect_garbage(
    store: Store,
    *,
    keep_snapshots: int = KEEP_SNAPSHOTS,
    keep_hours: float = KEEP_HOURS,
    now: datetime | None = None,
    dry_run: bool = False,
) -> Collected:
    """Delete the snapshots that are past both bounds; with ``dry_run`` only find them.

    ``now`` is the clock's time unless given. Takes the lock if it is not held yet, and then raises what ``lock``
    raises.
    """
    with store.lock():
        listed = list_snapshots(store)
        gone = _past(listed, keep_snapshots, timedelta(hours=keep_hours), now or datetime.now(UTC))
        sizes: dict[int, int] = {}
        kept = {inode for one in listed if one not in gone for inode in _inodes(store.snapshots / one.snapshot_id)}
        for one in gone:
            sizes |= {i: s for i, s in _inodes(store.snapshots / one.snapshot_id).items() if i not in kept}
        if gone and not dry_run:
            for one in gone:
                _delete(store, one.snapshot_id)
            sweep_folder(store.staging)
        return Collected(tuple(one.snapshot_id for one in gone), sum(sizes.values()))


def _past(listed: Sequence[Listed], keep: int, stay: timedelta, now: datetime) -> list[Listed]:
    """Those that may go, the oldest first."""
    if not any(one.is_current for one in listed):
        return []
    at = next(i for i, one in enumerate(listed) if one.is_current)
    if listed[at].is_held:  # those after it are what ``resume`` goes back to
        ended, newest = listed[:at], listed[at:]
    else:
        # A snapshot after the current one was never current (a crash came first), or was rolled back from.
        ended, newest = [*listed[:at], *listed[at + 1 :]], listed[at : at + 1]
    left = max(keep - len(newest), 0)
    candidates = ended[: len(ended) - left] if left else ended
    following = {one.snapshot_id: other for one, other in pairwise(listed)}
    return [one for one in candidates if _age_since(following.get(one.snapshot_id, one), now) >= stay]


def _age_since(successor: Listed, now: datetime) -> timedelta:
    """How long ago a snapshot came, and the one before ceased to be current; without limit when nobody knows."""
    try:
        return now - datetime.fromisoformat(successor.created_at)
    except (ValueError, TypeError):
        return timedelta.max


def _delete(store: Store, name: str) -> None:
    # In the staging folder, which every run and repair sweeps, a crash leaves nothing that stays.
    store.staging.mkdir(exist_ok=True)
    doomed = store.staging / f"gone-{name}"
    (store.snapshots / name).rename(doomed)
    sync_folder(store.snapshots)
    reached("gc: snapshot renamed")
    rmtree(doomed)
    reached("gc: snapshot deleted")


def _inodes(folder: Path) -> dict[int, int]:
    """Bytes of the files in a folder, by inode."""
    return {s.st_ino: s.st_size for p in folder.rglob("*") if p.is_file() for s in [p.stat()]}
