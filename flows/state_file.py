"""The file under ``warehouse/state/`` that one process at a time has open: opening, transactions, queries."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from flows.errors import LockedError, StorageError
from flows.state_tables import set_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

FILE_NAME = "pipeline.duckdb"

LARGEST_MEMORY = 4 * 1024**3
"""Bytes that the database takes at most, however large the machine is."""


class StateFile:
    """An open state file. Use as a context manager, or call ``close``."""

    def __init__(self, folder: Path) -> None:
        """Open or create the state in a folder.

        Raises ``LockedError`` when another process has it open, ``StorageError`` when it cannot be opened.
        """
        self.path = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = duckdb.connect(str(self.path), config={"memory_limit": f"{memory_limit()}B"})
        except duckdb.IOException as error:
            if "lock" in str(error).lower():
                raise LockedError(f"Another process has {self.path} open.") from error
            raise StorageError(
                f"{self.path} cannot be opened: {error}",
                advice="Is the disk full or read-only? The published tables do not depend on this file; with it moved "
                "away, the next run reads and annotates all texts anew.",
            ) from error
        except OSError as error:
            raise StorageError(
                f"{folder} cannot be written to: {error.strerror}.", advice="Give a folder that you may write to."
            ) from error
        try:
            with self._transaction():
                set_up(self._db)
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what is committed stays."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The connection within one transaction, for what keeps tables of its own here."""
        with self._transaction():
            yield self._db

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("begin")
        try:
            yield
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")

    def _row(self, query: str, parameters: Mapping[str, Any] | None = None) -> tuple[Any, ...] | None:
        # Fetched to the end: DuckDB 2 lets nothing else be done on the connection while a result is unfinished.
        rows = self._db.execute(query, parameters or {}).fetchall()
        return rows[0] if rows else None

    def _arrow(self, query: str, parameters: Mapping[str, Any] | None = None) -> pa.Table:
        return self._db.sql(query, params=parameters or {}).to_arrow_table()

    def _count(self, table: str) -> int:
        row = self._row(f"select count(*) from {table}")
        assert row is not None
        return int(row[0])

    def _register(self, name: str, table: pa.Table) -> None:
        self._db.register(name, table)


def memory_limit() -> int:
    """Bytes that DuckDB may take before it spills to the disk."""
    return min(LARGEST_MEMORY, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 6 // 10)


def state_folder(warehouse: Path) -> Path:
    """Where a warehouse keeps the pipeline's own memory."""
    return warehouse / "state"
