"""One table as one Parquet file: the same rows give the same bytes, and the same content hash in any version.

The content hash is reckoned from the values, not from the file, so that a new version of the Parquet writer publishes
nothing anew. Columns that tell of runs, not of texts, stay out of it.

Rows pass through here a row group at a time, so that a table of any size takes the memory of one group: they are put
down beside the store while they are hashed (``spool``), and written from there once it is known that they are new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.durable import READ_ONLY, sync_file
from transforms.contract import CONTRACT_VERSION, Table

RUN_COLUMNS: Mapping[str, frozenset[str]] = {
    "documents": frozenset({"ingested_at", "run_id"}),
    "document_sources": frozenset({"first_seen_at"}),
}
"""By table: columns that depend on when and in which run a text came, and so do not make a table another one."""

SNAPSHOT_KEY = b"dateline.snapshot"
CONTRACT_KEY = b"dateline.contract"

_SLICE_ROWS = 65_536
_ROW_GROUP_ROWS = 131_072


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the manifest tells of one file."""

    name: str
    """Path within the snapshot's folder: ``events.parquet``, or ``mentions/2021-02.parquet``."""
    table: str
    rows: int
    size_bytes: int
    sha256: str
    """Of the file's bytes."""
    content_sha256: str
    """Of the table's values, without run columns."""
    snapshot: str
    """The snapshot that first wrote the file; later ones link it. The file bears it in its metadata."""
    contract: str
    """Version of the contract that the file was written under."""
    fingerprint: str = ""
    """Of the rows, see ``flows.parts``; empty where it was never reckoned."""
    mtime_ns: int = 0
    """When the file was last written to, in nanoseconds; 0 where it was never noted. All links to it tell the same."""


def schema_difference(schema: pa.Schema, contract: Table) -> str:
    """How a schema differs from the contract's, in words; empty when it does not. Documentation does not count."""
    if schema.equals(contract.arrow, check_metadata=False):
        return ""
    found, wanted = ([_field_in_words(f) for f in s] for s in (schema, contract.arrow))
    missing, unknown = [f for f in wanted if f not in found], [f for f in found if f not in wanted]
    parts = [f"{what}: {', '.join(fields)}" for what, fields in (("missing", missing), ("unknown", unknown)) if fields]
    return "; ".join(parts) or "its columns stand in another order"


def _field_in_words(field: pa.Field) -> str:
    return f"{field.name} ({field.type}{'' if field.nullable else ' not null'})"


def in_key_order(table: pa.Table, contract: Table) -> pa.Table:
    """The table in one chunk per column, sorted by its key, with the contract's documentation in its schema."""
    ordered = table.sort_by([(name, "ascending") for name in contract.key]) if table.num_rows > 1 else table
    return ordered.cast(contract.arrow).combine_chunks()


def row_groups(batches: Iterable[pa.RecordBatch], contract: Table) -> Iterator[pa.Table]:
    """Rows as tables with the contract's schema, of one chunk per column and one row group's size but for the last.

    No rows are one empty table. Raises ``pyarrow.ArrowException`` or ``ValueError`` for rows that are not the
    contract's.
    """
    waiting: list[pa.RecordBatch] = []
    rows, is_first = 0, True
    for incoming in batches:
        batch = incoming
        while rows + batch.num_rows >= _ROW_GROUP_ROWS:
            waiting.append(batch.slice(0, _ROW_GROUP_ROWS - rows))
            batch = batch.slice(_ROW_GROUP_ROWS - rows)
            yield _as_group(waiting, contract)
            waiting, rows, is_first = [], 0, False
        if batch.num_rows:
            waiting.append(batch)
            rows += batch.num_rows
    if waiting:
        yield _as_group(waiting, contract)
    elif is_first:
        yield pa.Table.from_batches([], contract.arrow)  # `empty_table` would import pandas


def _as_group(batches: list[pa.RecordBatch], contract: Table) -> pa.Table:
    return pa.Table.from_batches(batches).cast(contract.arrow).combine_chunks()


class ContentHash:
    """SHA-256 over names, types and values of a table in key order, without its run columns, row group by row group."""

    def __init__(self, contract: Table) -> None:
        skipped = RUN_COLUMNS.get(contract.name, frozenset())
        self._names = [name for name in contract.names if name not in skipped]
        self._digest = hashlib.sha256()

    def add(self, group: pa.Table) -> None:
        """Add the next row group, as ``row_groups`` gives it."""
        for name in self._names:
            column = group.column(name)
            self._digest.update(f"{name}\x00{column.type}\x00{len(column)}\x00".encode())
            for start in range(0, len(column), _SLICE_ROWS):
                for chunk in column.slice(start, _SLICE_ROWS).chunks:
                    _add_values(self._digest, chunk)

    def hexdigest(self) -> str:
        """The hash of all that was added."""
        return self._digest.hexdigest()


def content_sha256(table: pa.Table, contract: Table) -> str:
    """The content hash of a table in key order."""
    content = ContentHash(contract)
    for start in range(0, max(table.num_rows, 1), _ROW_GROUP_ROWS):
        content.add(table.slice(start, _ROW_GROUP_ROWS).combine_chunks())
    return content.hexdigest()


@dataclass(frozen=True, slots=True)
class Spooled:
    """Rows put down in a file of Arrow's own, by row groups."""

    path: Path
    rows: int
    content_sha256: str

    def groups(self) -> Iterator[pa.Table]:
        """The row groups, one at a time."""
        with pa.memory_map(str(self.path)) as source, pa.ipc.open_stream(source) as reader:
            for batch in reader:
                yield pa.Table.from_batches([batch])


def spool(batches: Iterable[pa.RecordBatch], contract: Table, path: Path) -> Spooled:
    """Put down rows in key order, and hash them meanwhile. Raises what ``row_groups`` raises."""
    content = ContentHash(contract)
    rows = 0
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, contract.arrow) as writer:
        for group in row_groups(batches, contract):
            content.add(group)
            writer.write_table(group)
            rows += group.num_rows
    return Spooled(path, rows, content.hexdigest())


def _add_values(digest: hashlib._Hash, chunk: pa.Array) -> None:
    """Add validity and values; what lies under a null is undefined in Arrow, and so is blanked first."""
    digest.update(pc.cast(chunk.is_valid(), pa.int8()).to_numpy().tobytes())
    if pa.types.is_string(chunk.type):
        filled = chunk.fill_null("")
        _, offsets_buffer, data = filled.buffers()
        if len(filled) == 0 or offsets_buffer is None:
            return
        offsets = np.frombuffer(offsets_buffer, np.int32)[filled.offset : filled.offset + len(filled) + 1]
        digest.update(np.diff(offsets).tobytes())
        if data is not None:
            digest.update(memoryview(data)[int(offsets[0]) : int(offsets[-1])])
        return
    if pa.types.is_boolean(chunk.type):
        chunk = chunk.cast(pa.int8())
    elif pa.types.is_date32(chunk.type):
        chunk = chunk.cast(pa.int32())
    elif pa.types.is_timestamp(chunk.type):
        chunk = chunk.cast(pa.int64())
    digest.update(chunk.fill_null(0).to_numpy().tobytes())


def write_table(table: pa.Table, path: Path, contract: Table, *, snapshot: str) -> None:
    """Write a table in key order to a new read-only file; see ``write_groups``."""
    write_groups(row_groups(table.to_batches(), contract), path, contract, snapshot=snapshot)


def write_groups(groups: Iterable[pa.Table], path: Path, contract: Table, *, snapshot: str) -> None:
    """Write row groups to a new read-only file, bearing its snapshot's id, and sync it.

    Everything that decides the bytes is pinned; the version of the writer, which stands in the file too, cannot be.
    """
    metadata = {**(contract.arrow.metadata or {}), SNAPSHOT_KEY: snapshot, CONTRACT_KEY: CONTRACT_VERSION}
    with pq.ParquetWriter(
        path,
        contract.arrow.with_metadata(metadata),
        version="2.6",
        compression="zstd",
        compression_level=3,
        data_page_size=1_048_576,
        data_page_version="1.0",
        use_dictionary=True,
        write_statistics=True,
        write_page_index=True,
        store_schema=True,
        coerce_timestamps="us",
    ) as writer:
        for group in groups:
            writer.write_table(group.replace_schema_metadata(metadata), row_group_size=_ROW_GROUP_ROWS)
    path.chmod(READ_ONLY)
    sync_file(path)


def snapshot_of(path: Path) -> str | None:
    """The snapshot that a file says it was written by; ``None`` for a file that is not there or not ours."""
    try:
        metadata = pq.read_metadata(path).metadata or {}
    except (OSError, pa.ArrowException):
        return None
    found = metadata.get(SNAPSHOT_KEY)
    return found.decode() if found is not None else None


def read_table(path: Path, contract: Table) -> pa.Table:
    """A table as it was written, with the contract's schema where the file still has the contract's columns."""
    with pq.ParquetFile(path) as file:
        table = file.read()
    return table.cast(contract.arrow) if tuple(table.column_names) == contract.names else table


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
