"""Rollback: an older snapshot is made current and held there until ``resume``, whatever runs come meanwhile.

The file ``HOLD`` beside ``CURRENT`` names the snapshot that is held. Writing it is the commit of a rollback:
``Store.repair`` brings ``CURRENT`` and all that is derived after it, also when a crash came in between. While it is
there, runs read and annotate new texts, which is not lost, and publish nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flows.durable import replace_with, sync_folder
from flows.errors import LockedError, NotFoundError, UsageError
from flows.faults import reached
from flows.manifest import BrokenSnapshotError, Snapshot, read_snapshot, snapshot_number
from transforms.contract import CONTRACT_VERSION

if TYPE_CHECKING:
    from flows.store import Store

HOLD = "HOLD"


class HeldError(LockedError):
    """The warehouse is held at an older snapshot, and this would publish."""

    advice = "Let it publish again with `dateline resume`."

    def __init__(self, hold: Hold) -> None:
        super().__init__(f"the warehouse is held at snapshot {hold.snapshot_id} since {hold.since}.")
        self.hold = hold


@dataclass(frozen=True, slots=True)
class Hold:
    """A snapshot at which a warehouse is held."""

    snapshot_id: str
    since: str
    """ISO 8601, UTC."""


def held(warehouse: Path) -> Hold | None:
    """Where a warehouse is held, if it is. Raises ``BrokenSnapshotError`` when the file ``HOLD`` cannot be read."""
    try:
        found = json.loads((warehouse / HOLD).read_bytes())
        return Hold(found["snapshot"], found["since"])
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenSnapshotError("HOLD", "the file HOLD beside CURRENT is malformed") from error


def rollback(store: Store, name: str | None = None) -> Snapshot:
    """Make an older snapshot current and hold it; the one before the current one unless ``name`` gives another.

    ``name`` is an identifier, its running number or its beginning. Raises ``NotFoundError`` when there is no such
    snapshot, ``UsageError`` for one that this version cannot publish, and ``BrokenSnapshotError`` for one whose files
    are not as they were written. Nothing has changed then.
    """
    from flows.verify import faults_of

    with store.lock():
        store.repair()
        current = store.demand_current()
        snapshot = read_snapshot(store.snapshots / (name_of(store, name) if name else name_before(store, current)))
        if snapshot.contract_version != CONTRACT_VERSION:
            raise UsageError(
                f"snapshot {snapshot.snapshot_id} is of contract {snapshot.contract_version}, not {CONTRACT_VERSION}: "
                "the views of this version do not fit its tables.",
                advice="Roll back with the version of Dateline that published it.",
            )
        for fault in faults_of(snapshot):
            raise BrokenSnapshotError(snapshot.snapshot_id, f"{fault.file}: {fault.problem}")
        since = datetime.now(UTC).isoformat(timespec="seconds")
        hold = json.dumps({"snapshot": snapshot.snapshot_id, "since": since})
        replace_with(store.warehouse / HOLD, f"{hold}\n".encode())
        reached("rollback: held")
        store.repair()
        return snapshot


def resume(store: Store) -> Hold | None:
    """Let the next run publish again; where the warehouse was held, or ``None`` when it was not."""
    with store.lock():
        store.repair()
        hold = held(store.warehouse)
        (store.warehouse / HOLD).unlink(missing_ok=True)
        sync_folder(store.warehouse)
        return hold


def name_of(store: Store, asked: str) -> str:
    """The identifier of the snapshot meant: given whole, by its number, or by its beginning.

    Raises ``NotFoundError`` when there is none, ``UsageError`` when there are several.
    """
    names = store.names()
    number = int(asked) if asked.isascii() and asked.isdigit() else None
    found = [name for name in names if name == asked or snapshot_number(name) == number]
    found = found or [name for name in names if name.startswith(asked)]
    if not found:
        raise NotFoundError(
            f"There is no snapshot {asked}.", advice="See `dateline snapshots` for those that are there."
        )
    if len(found) > 1:
        raise UsageError(f"{asked} may be {' or '.join(found[:5])}.", advice="Give more of the identifier.")
    return found[0]


def name_before(store: Store, snapshot: Snapshot) -> str:
    """The identifier of the snapshot that was current before one. Raises ``NotFoundError`` when it is gone."""
    names = store.names()
    names = names[: names.index(snapshot.snapshot_id)]
    if not names:
        raise NotFoundError(
            f"There is no snapshot before {snapshot.snapshot_id}.",
            advice="See `dateline snapshots`; older ones go after a while, see `dateline gc --help`.",
        )
    return snapshot.previous if snapshot.previous in names else names[-1]
