"""Rows as text, one line each: what comes from texts reaches neither a terminal nor a spreadsheet as a command.

A cell of text is written on one line, without control characters. One that a spreadsheet would take for a formula, as
it begins with ``=``, ``+``, ``-`` or ``@``, has an apostrophe before it, as OWASP advises ("CSV Injection").
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TextIO

from flows.terminal import shown

if TYPE_CHECKING:
    import duckdb

FORMULA = ("=", "+", "-", "@")

_BATCH = 10_000


def in_batches(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """The rows of a query's result, without holding all of them."""
    while rows := result.fetchmany(_BATCH):
        yield from rows


def write_commas(names: Sequence[str], rows: Iterable[Sequence[Any]], stream: TextIO) -> int:
    """CSV with a header (RFC 4180 but for its line ends); returns the number of rows."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    number = 0
    for row in rows:
        writer.writerow([cell(value) for value in row])
        number += 1
    return number


def write_tabs(names: Sequence[str], rows: Iterable[Sequence[Any]], stream: TextIO, *, header: bool) -> int:
    """Values with tabs between them and nothing around them; returns the number of rows."""
    if header:
        stream.write("\t".join(names) + "\n")
    number = 0
    for row in rows:
        stream.write("\t".join(cell(value) for value in row) + "\n")
        number += 1
    return number


def cell(value: Any) -> str:
    """A value as it stands in a line: nothing for null, days as 2021-02-18, lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = shown(value)
        return f"'{text}" if text.startswith(FORMULA) else text
    if isinstance(value, list | tuple):
        return cell("; ".join(str(one) for one in value))
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
