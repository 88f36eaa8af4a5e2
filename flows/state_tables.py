"""The tables of the state file: what they hold, and what creates them or brings older ones up to date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import duckdb
import pyarrow as pa

from flows.given import GIVEN
from flows.texts import text_columns
from transforms.contract import TABLES
from transforms.contract.schema import ARROW_TYPES, SQL_TYPES
from transforms.rows import TEXT_TABLES

TEXT_ROW = pa.schema(
    [
        *(pa.field(name, kind) for name, kind in text_columns().items()),
        pa.field("content_sha256", pa.string()),
        pa.field("size_bytes", pa.int64()),
        pa.field("text_hash", pa.string()),
        pa.field("read_as", pa.string()),
        pa.field("reader", pa.string()),
        pa.field("ingested_at", pa.timestamp("us")),
        pa.field("run_id", pa.string()),
    ]
)
"""One text: the fields of ``SourceText``, and what ingest knows of it. ``read_as`` is the source whose name it was read
under, the smallest."""

SOURCE_ROW = pa.schema(
    [
        ("document_id", pa.string()),
        ("source_uri", pa.string()),
        ("publisher", pa.string()),
        ("url", pa.string()),
        ("given_date", pa.date32()),
        ("first_seen_at", pa.timestamp("us")),
    ]
)

FILE_ROW = pa.schema(
    [
        ("source_uri", pa.string()),
        ("size_bytes", pa.int64()),
        ("mtime_ns", pa.int64()),
        ("document_id", pa.string()),
        ("reader", pa.string()),
        ("version", pa.string()),
        ("documents", pa.int64()),
        ("rejected", pa.int64()),
        ("container", pa.string()),
        ("url", pa.string()),
        ("run_id", pa.string()),
    ]
)
"""A file as it was when last read; ``document_id`` is null when it was rejected, ``reader`` tells what read it.

A file of records has the numbers of its ``documents`` and of those ``rejected``; each of its records has a row of its
own, named ``file.jsonl#12`` after its line or row, with the file as its ``container`` and its ``url``."""


class KnownFile(NamedTuple):
    """A file, not a record, as it was when last read."""

    size: int
    mtime_ns: int
    version: str | None
    document_id: str | None
    reader: str
    documents: int | None
    rejected: int | None


class KnownText(NamedTuple):
    """A document as it was last read."""

    read_as: str
    """The smallest of its sources."""
    text_hash: str
    reader: str | None


ANNOTATED_ROW = pa.schema([("document_id", pa.string()), ("annotation_key", pa.string()), ("failed", pa.bool_())])


def set_up(db: duckdb.DuckDBPyConnection) -> None:
    """Create what is missing; forget annotations whose columns have changed with the software."""
    known = _known_columns(db)
    for name, schema in (
        ("documents", TEXT_ROW),
        ("sources", SOURCE_ROW),
        ("files", FILE_ROW),
        ("annotated", ANNOTATED_ROW),
    ):
        _create(db, name, schema, known.get(name, {}))
    db.execute("create table if not exists published (input_hash varchar, snapshot_id varchar)")
    db.execute("create table if not exists settled_by (resolver varchar)")
    db.execute("create table if not exists judged_texts (content_sha256 varchar, mark varchar)")
    for name in ("runs", "rejects"):
        _create(db, name, TABLES[name].arrow, known.get(name, {}))
    changed = [name for name in TEXT_TABLES if known.get(name, {}) not in ({}, _sql_columns(name))]
    if changed:
        db.execute("delete from annotated")
        for name in TEXT_TABLES:
            db.execute(f"drop table if exists {name}")
    for name, table in TEXT_TABLES.items():
        columns = ", ".join(f'"{c.name}" {SQL_TYPES[c.type]}' for c in table)
        db.execute(f"create table if not exists {name} ({columns})")
    for name, query in GIVEN.items():
        db.execute(f"create or replace view {name} as {query}")


def as_published(table: pa.Table, name: str) -> pa.Table:
    """A table as the contract has it: its columns, in order, with their types."""
    schema = TABLES[name].arrow
    return table.select(schema.names).cast(schema)


def _create(db: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema, known: Mapping[str, str]) -> None:
    wanted = {field.name: _sql_type(field.type) for field in schema}
    if not known:
        columns = ", ".join(f'"{column}" {kind}' for column, kind in wanted.items())
        db.execute(f"create table {name} ({columns})")
    for column, kind in wanted.items():
        if known and column not in known:
            db.execute(f'alter table {name} add column "{column}" {kind}')


def _known_columns(db: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """By table, its columns and their types. All at once: DuckDB goes through its whole catalogue for one."""
    found: dict[str, dict[str, str]] = {}
    for table, name, kind in db.execute(
        """select table_name, column_name, data_type from duckdb_columns()
           where schema_name = 'main' and not internal order by table_name, column_index"""
    ).fetchall():
        found.setdefault(table, {})[name] = kind.lower()
    return found


def _sql_type(kind: pa.DataType) -> str:
    """DuckDB's type for an Arrow type; not asked of DuckDB, which would import pandas to look at a table."""
    if pa.types.is_list(kind):
        return f"{_sql_type(kind.value_type)}[]"
    if pa.types.is_struct(kind):
        fields = ", ".join(f'"{field.name}" {_sql_type(field.type)}' for field in kind)
        return f"struct({fields})"
    return next(SQL_TYPES[name] for name, arrow in ARROW_TYPES.items() if arrow == kind)


def _sql_columns(table: str) -> dict[str, str]:
    return {c.name: SQL_TYPES[c.type] for c in TEXT_TABLES[table]}
