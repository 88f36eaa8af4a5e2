"""What came of a publication, and of a repair."""

from __future__ import annotations

from dataclasses import dataclass

from flows.manifest import Snapshot


@dataclass(frozen=True, slots=True)
class Publication:
    """What came of publishing."""

    snapshot: Snapshot
    """The current snapshot: the new one, or the old one when nothing changed."""
    is_new: bool
    """False when the tables are those already published."""
    written: tuple[str, ...]
    """Tables of which files were written."""
    linked: tuple[str, ...]
    """Tables whose files are all those of the snapshot before."""

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
