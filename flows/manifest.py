"""What a snapshot tells of itself: the manifest beside its files, and the snapshot as it is read back.

A snapshot's identifier is a running number and the first digits of the hash of all its tables: it sorts by time without
trusting a clock, and two snapshots with equal tables are told by their hash.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flows.errors import StorageError
from flows.tablefile import FileFacts

MANIFEST = "manifest.json"

_IDENTIFIER = re.compile(r"(?P<number>\d{6,})-(?P<hash>[0-9a-f]{12})")
_OWN_KEYS = ("snapshot", "content_sha256", "previous", "created_at", "contract_version", "files")


class BrokenSnapshotError(StorageError):
    """A snapshot that is named but cannot be read; ``snapshot`` is its identifier."""

    def __init__(self, snapshot: str, reason: str) -> None:
        super().__init__(
            f"snapshot {snapshot} cannot be read: {reason}.",
            advice=(
                "Restore the folder snapshots/ from a backup, or delete the file CURRENT and run again: the documents "
                "and annotations in state/ are enough to publish everything anew."
            ),
        )
        self.snapshot = snapshot


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One published state of all tables."""

    snapshot_id: str
    folder: Path
    content_sha256: str
    """Of all tables' values; equal exactly when nothing but run columns differs."""
    previous: str | None
    """The snapshot that was current before."""
    created_at: str
    """ISO 8601, UTC."""
    contract_version: str
    files: tuple[FileFacts, ...]
    """In the order of their names."""
    facts: Mapping[str, Any]
    """What the publisher told of it: versions of code and model, inputs."""

    def paths_of(self, table: str) -> tuple[Path, ...]:
        """The files that hold one table. Raises ``KeyError`` for a table that the snapshot does not have."""
        paths = tuple(self.folder / f.name for f in self.files if f.table == table)
        if not paths:
            raise KeyError(table)
        return paths

    def to_json(self) -> bytes:
        """The manifest."""
        manifest = {
            "snapshot": self.snapshot_id,
            "content_sha256": self.content_sha256,
            "previous": self.previous,
            "created_at": self.created_at,
            "contract_version": self.contract_version,
            **self.facts,
            "files": [asdict(f) for f in self.files],
        }
        return (json.dumps(manifest, indent=2, ensure_ascii=False, sort_keys=False, default=str) + "\n").encode()


def read_snapshot(folder: Path) -> Snapshot:
    """The snapshot in a folder. Raises ``BrokenSnapshotError`` when its manifest is missing or malformed."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        return Snapshot(
            snapshot_id=manifest["snapshot"],
            folder=folder,
            content_sha256=manifest["content_sha256"],
            previous=manifest["previous"],
            created_at=manifest["created_at"],
            contract_version=manifest["contract_version"],
            files=tuple(FileFacts(**f) for f in manifest["files"]),
            facts={k: v for k, v in manifest.items() if k not in _OWN_KEYS},
        )
    except OSError as error:
        raise BrokenSnapshotError(folder.name, f"{MANIFEST}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenSnapshotError(folder.name, f"{MANIFEST} is malformed ({error!r})") from error


def checked_facts(facts: Mapping[str, object]) -> dict[str, Any]:
    """The publisher's facts as a dictionary. Raises ``ValueError`` for a name that the manifest itself uses."""
    taken = sorted(set(facts) & set(_OWN_KEYS))
    if taken:
        raise ValueError(f"the manifest itself tells of {', '.join(taken)}; call it something else")
    return dict(facts)


def content_of_all(contents: Mapping[str, str], contract_version: str) -> str:
    """One hash over the content hashes of all files, by name, and the contract's version."""
    lines = [contract_version, *(f"{name} {contents[name]}" for name in sorted(contents))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def snapshot_number(name: str) -> int | None:
    """The running number of a snapshot's identifier; ``None`` for any other name."""
    match = _IDENTIFIER.fullmatch(name)
    return int(match["number"]) if match else None


def next_identifier(names: Iterable[str], content: str) -> str:
    """The identifier of a new snapshot beside those named."""
    numbers = [n for n in map(snapshot_number, names) if n is not None]
    return f"{max(numbers, default=0) + 1:06d}-{content[:12]}"
