"""How published tables are cut into files: small ones are one file, large ones a file for each month of publication.

All functions take a connection on which the names of the contract mean the tables that are to be published (see
``State.settled`` and ``on_tables``). A part's fingerprint tells, without sorting or writing anything, whether its rows
are still those of the file that was published last: at a million event mentions, all parts of all tables are gone
through in three seconds. It is reckoned by DuckDB's own hash, so that a new version of DuckDB tells nothing of files
that another has seen; then the content hash of ``flows.tablefile`` decides.

Tables are cut by level, all of a level or none: those with rows of texts by the month in which the text was published,
when there are more than 500,000 sentences; those with rows of events by the month of the event's first report, when
there are more than 200,000 events; those of entities never. So the same texts give the same files, whatever order they
came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from flows.tablefile import RUN_COLUMNS
from flows.unpublished import UNDATED, Unpublished, fingerprint_of, month_of
from transforms.contract import TABLES, Table
from transforms.contract.schema import SQL_TYPES

SNAPSHOT_TABLES: tuple[str, ...] = tuple(name for name, table in TABLES.items() if not table.live)
"""The tables of a snapshot: all of the contract but the live ones."""

LARGEST_WHOLE: Mapping[str, int] = {"sentences": 500_000, "events": 200_000}
"""Rows of the measuring table of a level above which all tables of that level are cut by month."""

ROWS_AT_ONCE = 1_000_000
"""Rows that are sorted at once, as far as months allow: what a publication takes in memory."""

TEXTS, EVENTS = "sentences", "events"
"""Levels that are cut, by their measuring tables."""

_BY_TEXT = ("own left join documents as d using (document_id)", "d.published_date", "document_id")
_BY_EVENT = ("own left join events as e using (event_id)", "e.first_reported", "event_id")
_DATED: Mapping[str, tuple[str, str, str | None]] = {
    "documents": ("own", "own.published_date", None),
    "events": ("own", "own.first_reported", None),
    "event_mention_participants": (
        "own left join event_mentions as m using (event_mention_id)"
        " left join documents as d on d.document_id = m.document_id",
        "d.published_date",
        "event_mention_id",
    ),
}
"""By table: joins, the date that decides on the month, and the column it hangs on; ``_dated`` knows of the others.

A row whose text or event is missing is undated: it cannot lose it without becoming part of another file.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one table that make one file."""

    table: str
    month: str | None
    """``2021-02`` or ``undated``; ``None`` when the file holds the whole table."""
    rows: int
    fingerprint: str
    """Equal for equal rows, but for run columns; in whatever order they lie."""

    @property
    def name(self) -> str:
        """The file's path within a snapshot and within ``latest/``."""
        return f"{self.table}.parquet" if self.month is None else f"{self.table}/{self.month}.parquet"


@contextmanager
def on_tables(tables: Mapping[str, pa.Table]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection of its own on which names mean Arrow tables; those of the contract that are missing are empty."""
    with duckdb.connect() as db:
        db.execute("set timezone = 'UTC'")
        for name, table in TABLES.items():
            db.register(f"registered_{name}", tables.get(name, table.arrow.empty_table()))
            db.execute(f"create view {name} as from registered_{name}")  # what is registered goes before all else
        yield db


def level_of(table: str) -> str | None:
    """The level that a table is cut with: by the month of its texts, or of its events; ``None`` when it never is."""
    found = _dated(TABLES[table])
    if found is None:
        return None
    return EVENTS if found[1] in ("e.first_reported", "own.first_reported") else TEXTS


def parts_of(
    db: duckdb.DuckDBPyConnection, tables: Iterable[str] = SNAPSHOT_TABLES, since: Unpublished | None = None
) -> tuple[Part, ...]:
    """All parts of the tables, by name; a month without rows is none, a table without rows is one.

    Where it is known what has changed ``since`` a snapshot, only that is looked at.
    """
    found: list[Part] = []
    are_large = {level: _row_count(db, level) > most for level, most in LARGEST_WHOLE.items()}
    for name in tables:
        is_by_month = are_large.get(level_of(name) or "", False)
        files, months = since.files_of(name, is_by_month) if since is not None else ((), None)
        parts = [Part(name, month_of(file), file.rows, file.fingerprint) for file in files]
        if months is None or months:
            parts += _looked_at(db, name, is_by_month, months)
        found += parts or _looked_at(db, name, False, None)
    return tuple(sorted(found, key=lambda part: part.name))


def _looked_at(db: duckdb.DuckDBPyConnection, name: str, is_by_month: bool, months: Iterable[str] | None) -> list[Part]:
    """The parts of one table, or of some months of it; none when it is cut by month and has no rows."""
    columns = ", ".join(f'own."{c}"' for c in TABLES[name].names if c not in RUN_COLUMNS.get(name, ()))
    facts = f"count(*), coalesce(bit_xor(hash({columns})), 0), coalesce(sum(hash({columns})), 0)"
    if is_by_month:
        source, day = _source(TABLES[name])
        asked = "" if months is None else f"where {_month(day)} in ({_listed(months)})"
        query = f"select {_month(day)} as month, {facts} from {source} {asked} group by month order by month"
        return [Part(name, str(row[0]), row[1], fingerprint_of(*row[1:])) for row in db.execute(query).fetchall()]
    (row,) = db.execute(f"select null, {facts} from {name} as own").fetchall()
    return [Part(name, None, row[1], fingerprint_of(*row[1:]))]


def rows_of(db: duckdb.DuckDBPyConnection, parts: Sequence[Part]) -> Iterator[tuple[Part, pa.RecordBatchReader]]:
    """The rows of parts of one table, each in key order, with the contract's types; each must be read to its end.

    So many parts are sorted at once as have ``ROWS_AT_ONCE`` rows together.
    """
    batch: list[Part] = []
    for part in parts:
        if batch and sum(p.rows for p in batch) + part.rows > ROWS_AT_ONCE:
            yield from _sorted_together(db, batch)
            batch = []
        batch.append(part)
    if batch:
        yield from _sorted_together(db, batch)


def _sorted_together(
    db: duckdb.DuckDBPyConnection, parts: Sequence[Part]
) -> Iterator[tuple[Part, pa.RecordBatchReader]]:
    contract = TABLES[parts[0].table]
    columns = ", ".join(f'own."{c.name}"::{SQL_TYPES[c.type]} as "{c.name}"' for c in contract)
    key = ", ".join(f'own."{c}"' for c in contract.key)
    if parts[0].month is None:
        query = f"select {columns} from {contract.name} as own order by {key}"
    else:
        source, day = _source(contract)
        months = _listed(p.month or "" for p in parts)
        query = f"select {columns} from {source} where {_month(day)} in ({months}) order by {_month(day)}, {key}"
    stream = _Stream(db.sql(query).to_arrow_reader(65_536))
    for part in parts:
        yield part, pa.RecordBatchReader.from_batches(stream.schema, stream.take(part.rows))
    stream.end()


class _Stream:
    """Record batches that are taken by numbers of rows."""

    def __init__(self, reader: pa.RecordBatchReader) -> None:
        self.schema = reader.schema
        self._reader = reader
        self._left: pa.RecordBatch | None = None

    def take(self, rows: int) -> Iterator[pa.RecordBatch]:
        """The next so many rows."""
        while rows > 0:
            batch = self._left if self._left is not None else self._reader.read_next_batch()
            self._left = batch.slice(rows) if batch.num_rows > rows else None
            taken = batch.slice(0, rows)
            rows -= taken.num_rows
            yield taken

    def end(self) -> None:
        """Read to the end: until then DuckDB lets nothing else be done on the connection."""
        left = sum(batch.num_rows for batch in self._reader)
        assert left == 0, "the tables have changed since their parts were counted"


def _dated(table: Table) -> tuple[str, str, str | None] | None:
    """Joins, date and the column it hangs on; ``None`` for a table that has no date, and so is never cut."""
    if table.name in _DATED:
        return _DATED[table.name]
    if "document_id" in table:
        return _BY_TEXT
    return _BY_EVENT if "event_id" in table else None


def _source(table: Table) -> tuple[str, str]:
    """What stands behind ``from``, and the date."""
    joins, day, _ = _dated(table) or ("own", "null::date", None)
    return f"{table.name} as {joins}", day


def _month(day: str) -> str:
    return f"coalesce(strftime({day}, '%Y-%m'), '{UNDATED}')"


def _listed(months: Iterable[str]) -> str:
    return ", ".join(f"'{month}'" for month in sorted(months)) or "null"


def _row_count(db: duckdb.DuckDBPyConnection, table: str) -> int:
    (row,) = db.execute(f"select count(*) from {table}").fetchall()
    return int(row[0])
