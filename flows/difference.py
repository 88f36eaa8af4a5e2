"""What changed from one snapshot to another: rows added, gone and changed, per table and column.

Rows are the same when the key that the contract gives is. Files that both snapshots share are not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from flows.errors import UsageError
from flows.manifest import Snapshot
from flows.model import literal, quoted
from flows.parts import SNAPSHOT_TABLES
from transforms.contract import TABLES, Table
from transforms.contract.schema import SQL_TYPES


@dataclass(frozen=True, slots=True)
class TableDifference:
    """How one table differs."""

    table: str
    added: int
    gone: int
    changed: int
    columns: dict[str, int] = field(default_factory=dict)
    """Changed rows by the column that changed; those of which none did are left out."""


@dataclass(frozen=True, slots=True)
class RowDifference:
    """How one row differs."""

    change: str
    """added, gone or changed."""
    key: tuple[Any, ...]
    column: str
    """The column that changed; empty for a row that was added or is gone."""
    before: Any
    """The former value; of a row that is gone, what tells a person most of it."""
    after: Any
    """The new value; of a row that was added, what tells a person most of it."""


_TELLING = ("summary", "name", "evidence", "text", "title", "alias", "label")
"""Columns that tell what a row is, in the order in which they are asked for."""


def differences(before: Snapshot, after: Snapshot) -> list[TableDifference]:
    """How every table differs, in the contract's order; tables that do not differ are left out."""
    return [found for name in SNAPSHOT_TABLES if (found := _difference(before, after, TABLES[name])) is not None]


def row_differences(before: Snapshot, after: Snapshot, table: str, limit: int) -> list[RowDifference]:
    """How the rows of one table differ, by key; of so many rows at most.

    Raises ``UsageError`` for a table that no snapshot holds.
    """
    if table not in SNAPSHOT_TABLES:
        raise UsageError(f"{table} is no table of a snapshot.", advice=f"These are: {', '.join(SNAPSHOT_TABLES)}.")
    contract = TABLES[table]
    key, others = contract.key, _others(contract)
    shown = ", ".join(f"a.{quoted(name)}, b.{quoted(name)}" for name in others)
    rows = []
    with _both(before, after, contract) as db:
        found = db.execute(
            f"""
            select {", ".join(quoted(name) for name in key)}, a.here, b.here, {shown or "null"}
            from a full join b using ({", ".join(quoted(name) for name in key)})
            where a.here is null or b.here is null or {_differs(others)}
            order by all limit {int(limit)}
            """
        ).fetchall()
    for row in found:
        identity, was, is_now, values = row[: len(key)], row[len(key)], row[len(key) + 1], row[len(key) + 2 :]
        if was and is_now:
            pairs = zip(others, values[::2], values[1::2], strict=True)
            rows += [RowDifference("changed", identity, name, old, new) for name, old, new in pairs if old != new]
        else:
            told = {name: (old, new) for name, old, new in zip(others, values[::2], values[1::2], strict=True)}
            old, new = next((told[name] for name in _TELLING if name in told), (None, None))
            rows.append(RowDifference("added" if is_now else "gone", identity, "", old, new))
    return rows


def _difference(before: Snapshot, after: Snapshot, contract: Table) -> TableDifference | None:
    others = _others(contract)
    counted = ", ".join(
        f"count(*) filter (a.here and b.here and a.{quoted(name)} is distinct from b.{quoted(name)})" for name in others
    )
    with _both(before, after, contract) as db:
        added, gone, changed, *columns = db.execute(
            f"""
            select
                count(*) filter (a.here is null), count(*) filter (b.here is null),
                count(*) filter (a.here and b.here and {_differs(others)}){", " if counted else ""}{counted}
            from a full join b using ({", ".join(quoted(name) for name in contract.key)})
            """
        ).fetchall()[0]
    if not added and not gone and not changed:
        return None
    by_column = {name: count for name, count in zip(others, columns, strict=True) if count}
    return TableDifference(contract.name, added, gone, changed, by_column)


@contextmanager
def _both(before: Snapshot, after: Snapshot, contract: Table) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with tables ``a`` and ``b``: the rows that a file holds which only one of two snapshots has."""
    contents_before, contents_after = (
        {(f.name, f.content_sha256, f.sha256) for f in s.files if f.table == contract.name} for s in (before, after)
    )
    with duckdb.connect() as db:
        _lay(db, "a", [before.folder / name for name, *_ in sorted(contents_before - contents_after)], contract)
        _lay(db, "b", [after.folder / name for name, *_ in sorted(contents_after - contents_before)], contract)
        yield db


def _lay(db: duckdb.DuckDBPyConnection, name: str, paths: Sequence[Path], contract: Table) -> None:
    # By the contract's columns: a snapshot of an older contract may lack some.
    columns = ", ".join(f"{quoted(c.name)} {SQL_TYPES[c.type]}" for c in contract.columns)
    db.execute(f"create table {name} ({columns}, here boolean default true)")
    if paths:
        read = f"read_parquet([{', '.join(literal(str(p)) for p in paths)}], union_by_name = true)"
        db.execute(f"insert into {name} by name select * from {read}")


def _others(contract: Table) -> list[str]:
    return [name for name in contract.names if name not in contract.key]


def _differs(columns: Sequence[str]) -> str:
    return f"({' or '.join(f'a.{quoted(name)} is distinct from b.{quoted(name)}' for name in columns) or 'false'})"
