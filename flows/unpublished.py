"""What has changed in the state since its tables were published, so that nothing else need be looked at again.

Resolution notes it in schema ``linking`` (see ``transforms.resolve.news``), in the same transaction as the change. The
note says of which snapshot it is: when the process died before that could be written, when another snapshot was made
current by hand, or when everything was settled anew, it is of no use, and all is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from flows.manifest import Snapshot
from flows.tablefile import FileFacts
from transforms.contract import CONTRACT_VERSION

UNDATED = "undated"
"""The part of the rows without a date."""

TEXTS = "linking.unpublished_text"
"""Table of the texts (``document_id``) of which any row may differ from what is published."""
EVENTS = "linking.unpublished_event"
"""Table of the events (``event_id``) of which any row may differ, but for their links and conflicts."""


@dataclass(frozen=True, slots=True)
class Unpublished:
    """Tables and months of which rows may differ from those of a snapshot; all else is as it is there."""

    before: Snapshot
    tables: frozenset[str]
    months: Mapping[str, frozenset[str]]
    """For those whose rows belong to single texts, by table: the months of which rows may differ."""

    def files_of(self, table: str, is_by_month: bool) -> tuple[tuple[FileFacts, ...], frozenset[str] | None]:
        """The published files of a table that still hold its rows, and the months to be looked at; ``None`` for all.

        ``is_by_month`` tells whether the table is to be cut by month now. Files of another contract or of another
        DuckDB's making are known by nothing.
        """
        files = tuple(f for f in self.before.files if f.table == table)
        if not files or not all(
            f.contract == CONTRACT_VERSION
            and f.fingerprint.startswith(fingerprint_of())
            and (f.rows == 0 or (month_of(f) is not None) is is_by_month)
            for f in files
        ):
            return (), None
        if table not in self.tables:
            return files, frozenset()
        months = self.months.get(table) if is_by_month else None
        return tuple(f for f in files if f.rows and months is not None and month_of(f) not in months), months


def month_of(file: FileFacts) -> str | None:
    """The month whose rows a file holds; ``None`` when it holds a whole table."""
    return file.name.removesuffix(".parquet").partition("/")[2] or None


def unpublished(db: duckdb.DuckDBPyConnection, before: Snapshot | None) -> Unpublished | None:
    """What is noted on the state's connection as changed since a snapshot; ``None`` when nobody knows."""
    if before is None or db.execute("select snapshot_id from linking.published").fetchall() != [(before.snapshot_id,)]:
        return None
    tables = frozenset(name for (name,) in db.execute("select name from linking.unpublished_table").fetchall())
    months: dict[str, set[str]] = {}
    for name, month in db.execute("select name, month from linking.unpublished_month").fetchall():
        months.setdefault(name, set()).add(month or UNDATED)
    return Unpublished(before, tables, {name: frozenset(found) for name, found in months.items()})


def fingerprint_of(*numbers: int) -> str:
    """A fingerprint made of a number of rows and two sums of hashes; what all of this DuckDB begin with without any."""
    head = f"duckdb {duckdb.__version__}:"
    return head if not numbers else f"{head} {numbers[0]} {numbers[1]:016x} {numbers[2]:x}"
