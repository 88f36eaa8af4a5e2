"""Records: the rows of a JSON Lines or Parquet file, one after the other, each a text with what is said of it.

A bad record is told of and the next one is read. Nothing is held in memory but one line, or a few rows: a line may be
so long, a compressed file may unfold so far, and no more.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import IO, Any, NamedTuple

from flows.errors import SourceError, UsageError
from flows.files import PARQUET, RawFile, RefusedError, broken_gzip, too_large

ROWS = 64
IN_MEMORY = 2**28
"""Rows of a Parquet file in memory at once, and bytes that they may have there; one row may have more."""

LINE = 4
"""A line of JSON may have so many times the bytes of the largest text: ``\\u0915`` stands for three bytes."""

UNFOLDED = 100_000_000
UNFOLDING = 200
"""A compressed file may unfold to so many bytes, or to so many times its size; news gives 3 to 10 times."""

SAMPLE = 100
"""When not one of so many records at the beginning is any good, the file is refused as a whole."""

PIECE = 1 << 20
URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s\x00-\x1f\x7f]{1,2000}")
LONGEST_PUBLISHER = 200


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a record are called."""

    text: str = "text"
    date: str = "date"
    url: str = "url"
    title: str = "title"
    publisher: str = "publisher"

    @classmethod
    def parse(cls, written: str) -> Columns:
        """From ``text=body,date=published_at``; what is not named keeps its name. Raises ``UsageError``."""
        names = tuple(field.name for field in fields(cls))
        given = {}
        for pair in filter(None, (pair.strip() for pair in written.split(","))):
            name, equals, column = (part.strip() for part in pair.partition("="))
            if name not in names or not equals or not column:
                raise UsageError(
                    f"--columns {written!r}: {pair!r} names no column.",
                    advice=f"Write --columns text=body,date=published_at; there are {', '.join(names)}.",
                )
            given[name] = column
        return cls(**given)

    def __str__(self) -> str:
        return ",".join(f"{field.name}={getattr(self, field.name)}" for field in fields(self))


class Record(NamedTuple):
    """One record: its content as the bytes of a text, or why it has none."""

    number: int
    """Line or row, from 1."""
    content: bytes
    url: str | None = None
    publisher: str | None = None
    given_date: date | None = None
    refusal: RefusedError | None = None
    size: int = 0
    """Bytes of the line, where it is one."""


def records_of(file: RawFile, stream: IO[bytes], columns: Columns, max_bytes: int) -> Iterator[Record]:
    """The records of a file, in order; a bad one bears its refusal.

    Raises ``RefusedError`` when the file as a whole is no good, perhaps after some records, and what ``stream`` raises.
    """
    is_parquet = file.source_uri.lower().endswith(PARQUET)
    rows = _rows(file, stream, columns) if is_parquet else _lines(file, stream, max_bytes)
    what = "Row" if is_parquet else "Line"
    good, bad = False, 0
    for number, values, size in rows:
        record = _record(number, values, columns, max_bytes, what)._replace(size=size)
        good = good or record.refusal is None
        bad += record.refusal is not None
        if bad == SAMPLE and not good:
            assert record.refusal is not None
            raise RefusedError(
                "unreadable",
                f"Not one of the first {SAMPLE} records is any good, so none was read. The last: "
                f"{record.refusal.detail} If the columns have other names, say --columns text=body,date=published_at.",
            )
        yield record


def _record(number: int, values: Any, columns: Columns, max_bytes: int, what: str) -> Record:
    from transforms.reading import Unreadable, record_content

    if isinstance(values, RefusedError):
        return Record(number, b"", refusal=RefusedError(values.reason, f"{what} {number:,}: {values.detail}"))
    if columns.text not in values:
        there = ", ".join(sorted(values)[:20])[:200] or "nothing"
        refusal = RefusedError("unreadable", f"{what} {number:,}: no {columns.text!r}; there is {there}.")
        return Record(number, b"", refusal=refusal)
    try:
        content, day = record_content(*(values.get(name) for name in (columns.text, columns.date, columns.title)))
    except Unreadable as error:
        refusal = RefusedError(
            error.reason, f"{what} {number:,}: {error.detail}. It is tried again when the file changes."
        )
        return Record(number, b"", refusal=refusal)
    url, publisher = values.get(columns.url), values.get(columns.publisher)
    return Record(
        number,
        content if len(content) <= max_bytes else b"",
        url.strip() if isinstance(url, str) and URL.fullmatch(url.strip()) else None,
        (" ".join(publisher.split())[:LONGEST_PUBLISHER] or None) if isinstance(publisher, str) else None,
        day,
        None if len(content) <= max_bytes else _at(what, number, too_large(max_bytes)),
    )


def _at(what: str, number: int, refusal: RefusedError) -> RefusedError:
    return RefusedError(refusal.reason, f"{what} {number:,}: {refusal.detail}")


# JSON Lines


def _lines(file: RawFile, stream: IO[bytes], max_bytes: int) -> Iterator[tuple[int, Any, int]]:
    """Number, values or refusal, and bytes of every line that is not blank."""
    limit = LINE * max_bytes
    unpacked = gzip.GzipFile(fileobj=stream) if file.is_compressed else stream
    most = max(UNFOLDED, UNFOLDING * file.size) if file.is_compressed and file.size >= 0 else None
    number = read = 0
    try:
        while line := unpacked.readline(limit + 1):
            number += 1
            size = len(line)
            read += size
            whole = line.endswith(b"\n") or size <= limit
            if not whole:
                line = b""
                while (piece := unpacked.readline(PIECE)) and (most is None or read <= most):
                    size += len(piece)
                    read += len(piece)
                    if piece.endswith(b"\n"):
                        break
            if most is not None and read > most:
                raise RefusedError(
                    "too_large",
                    f"It unfolds to more than {most:,} bytes; what stands before line {number:,} was read. "
                    "Is it a bomb? If not, unpack it.",
                )
            if not whole:
                yield (
                    number,
                    RefusedError("too_large", f"more than {limit:,} bytes. Cut it, or raise --max-bytes."),
                    size,
                )
            elif not line.isspace():
                yield number, _parsed(line), size
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        detail = f"{broken_gzip(error).detail} What stands before line {number + 1:,} was read."
        raise RefusedError("unreadable", detail) from error


def _parsed(line: bytes) -> Mapping[str, Any] | RefusedError:
    try:
        values = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return RefusedError("undecodable", f"no UTF-8 at byte {error.start:,}. Write JSON in UTF-8.")
    except json.JSONDecodeError as error:
        return RefusedError(
            "unreadable", f"no JSON: {error.msg} at character {error.pos + 1:,}. Write one object a line."
        )
    except (ValueError, RecursionError) as error:
        return RefusedError("unreadable", f"no JSON that can be read ({error}). Write one object a line.")
    if not isinstance(values, dict):
        return RefusedError("unreadable", "no JSON object. Write one object a line.")
    return values


# Parquet


def _rows(file: RawFile, stream: IO[bytes], columns: Columns) -> Iterator[tuple[int, Any, int]]:
    """Number and values of every row."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        parquet = pq.ParquetFile(stream, pre_buffer=False, buffer_size=PIECE)
        there = parquet.schema_arrow.names
        if columns.text not in there:
            raise RefusedError(
                "unreadable",
                f"No column {columns.text!r}; there is {', '.join(there[:20])[:200]}. If the texts stand in another "
                "column, say --columns text=body,date=published_at.",
            )
        wanted = [name for name in dict.fromkeys(_values(columns)) if name in there]
        groups = [parquet.metadata.row_group(n).total_byte_size for n in range(parquet.num_row_groups)]
        if sum(groups) > max(UNFOLDED, UNFOLDING * max(file.size, 0)):
            raise RefusedError("too_large", f"It unfolds to more than {UNFOLDING} times its size. Is it a bomb?")
        for n, size in enumerate(groups):
            # A text that a row group holds once, its rows may all repeat: so few at a time that they fit.
            rows = max(1, min(ROWS, IN_MEMORY // max(size, 1)))
            for batch in parquet.iter_batches(rows, row_groups=[n], columns=wanted, use_threads=False):
                for values in batch.to_pylist():
                    number += 1
                    yield number, values, 0
    except (SourceError, FileNotFoundError):
        raise
    except (pa.ArrowException, OSError, ValueError) as error:
        what = re.sub(r"\s+", " ", str(error))[:200].rstrip(".")
        detail = f"Not a whole Parquet file ({what}). Rows before {number + 1:,} were read. Fetch it again."
        raise RefusedError("unreadable", detail, passing=isinstance(error, OSError) and bool(error.errno)) from error


def _values(columns: Columns) -> list[str]:
    return [getattr(columns, field.name) for field in fields(columns)]
