"""What people see in the terminal: values made safe, rows as tables, CSV and JSON, drawn with Rich.

Texts come from anywhere: whatever of them is shown passes through ``shown``, which leaves no control sequence for the
terminal to obey, and is never read as Rich markup.
"""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.status import Findings, Status

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udfff]")
"""What a terminal may obey rather than show: control characters but newline and tab, and marks of writing direction."""

STATUS_STYLES = {
    "occurred": "green",
    "ongoing": "green",
    "planned": "cyan",
    "proposed": "cyan",
    "postponed": "yellow",
    "cancelled": "red",
    "denied": "red",
}
WIDTH = 132
"""Columns of what is written to a file or a pipe, unless COLUMNS says otherwise."""


def shown(value: Any) -> str:
    """A value as it may be printed: safe for a terminal, on one line; nothing for null."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    text = CONTROL.sub("�", str(value))
    return re.sub(r"[\n\t]+", " ", text)


def console_for(stream: TextIO | None = None) -> Console:
    """A console that knows no markup and guesses at no highlights; wide enough for tables when it is no terminal."""
    stream = stream or sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else WIDTH
    return Console(file=stream, markup=False, highlight=False, emoji=False, width=width, soft_wrap=False)


def print_error(error: DatelineError) -> None:
    """What is wrong and what to do, on standard error."""
    console = console_for(sys.stderr)
    console.print(Text.assemble(("error: ", "bold red"), CONTROL.sub("�", error.message)), soft_wrap=True)
    if error.advice:
        console.print(Text(f"       {CONTROL.sub('�', error.advice)}"), soft_wrap=True)


def print_timeline(console: Console, rows: Sequence[Mapping[str, Any]]) -> None:
    """Events as a table, a line each where there is room."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("when", no_wrap=True)
    table.add_column("state", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("what happened", ratio=1)
    table.add_column("texts", justify="right")
    table.add_column("event", no_wrap=True, style="dim")
    for row in rows:
        status = shown(row["status"])
        table.add_row(
            when(row["date_start"], row["date_end"], row["date_precision"]),
            Text(status, style=STATUS_STYLES.get(status, "")),
            shown(row["kind"]),
            Text(shown(row["summary"])),
            f"{row['document_count']:,}",
            shown(row["event_id"])[:11],
        )
    console.print(table)


def when(start: date | None, end: date | None, precision: str | None = "day") -> str:
    """An interval of days as people write it: ``2021-02-17``, ``2021-02-17 – 18``, ``2021-03``, ``from 2021-03-01``."""
    if start is None and end is None:
        return "—"
    if start is None or end is None:
        return f"from {start}" if end is None else f"until {end}"
    if precision == "year" and start.year == end.year:
        return f"{start.year}"
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{start:%Y-%m}"
    if start == end:
        return str(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start} – {end:%d}"
    return f"{start} – {end:%m-%d}" if start.year == end.year else f"{start} – {end}"


def print_rows(console: Console, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Any rows as a table."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    collected = [list(row) for row in rows]
    for position, name in enumerate(names):
        numeric = any(isinstance(r[position], (int, float)) for r in collected) and not any(
            isinstance(r[position], (str, bool)) for r in collected
        )
        table.add_column(Text(shown(name)), justify="right" if numeric else "left", overflow="fold")
    for row in collected:
        table.add_row(*(Text(shown(value)) for value in row))
    console.print(table)
    console.print(Text(f"{len(collected):,} row{'' if len(collected) == 1 else 's'}", style="dim"))


def print_reasons(console: Console, reasons: Sequence[Mapping[str, Any]]) -> None:
    """Why things are rejected, the commonest reason first, and what to do."""
    for reason in reasons:
        told = f"  {reason['meaning']}. {reason['advice']}"
        console.print(Text.assemble(f"{reason['number']:>6,} ", (reason["reason"], "yellow"), told))
    console.print(Text("       To have the next run try all again: dateline rejects --retry", style="dim"))


def write_csv(names: Sequence[str], rows: Iterable[Sequence[Any]], stream: TextIO) -> None:
    """Rows as CSV with a header (RFC 4180 but for its line ends); nothing for null, lists with semicolons between.
    Made safe only for a terminal."""
    writer = csv.writer(stream, lineterminator="\n")
    for row in (names, *rows):
        cells = ["; ".join(map(str, v)) if isinstance(v, list) else v for v in row]
        writer.writerow([("" if v is None else shown(v) if stream.isatty() else v) for v in cells])


def write_json(names: Sequence[str], rows: Iterable[Sequence[Any]], stream: TextIO) -> None:
    """Rows as JSON objects in an array, a line each."""
    stream.write("[")
    for number, row in enumerate(rows):
        line = json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=stream.isatty(), default=str)
        stream.write(("," if number else "") + "\n" + line)
    stream.write("\n]\n")


def print_section(console: Console, title: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Some columns of rows as a table under a title; nothing without rows."""
    if not rows:
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " ").replace("document count", "texts"), overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(row[column])) for column in columns))
    console.print(Text(f"\n{title}", style="bold"))
    console.print(Padding(table, (0, 0, 0, 2), expand=False))


def readable_path(path: Path) -> str:
    """A path as it may be printed, shorter where it lies below the working directory."""
    try:
        return shown(path.relative_to(Path.cwd()))
    except ValueError:
        return shown(path)


def print_status(console: Console, status: Status) -> None:
    """How a warehouse stands, its tables and its last runs."""
    facts = [
        ("warehouse", readable_path(status.warehouse)),
        ("snapshot", f"{status.snapshot} of {status.published_at}" if status.snapshot else "none yet"),
        ("model", status.model),
        ("rejected", f"{status.rejects:,}" + ("; see: dateline rejects" if status.rejects else "")),
    ]
    for name, value in facts:
        if value:
            console.print(Text.assemble((f"{name:<10}", "dim"), shown(value)))
    runs = [
        {
            "started": run["started_at"],
            "status": run["status"],
            "files": run["files_seen"],
            "new": run["documents_added"],
            "rejected": run["documents_rejected"],
            "seconds": f"{run['seconds']:.1f}" if run["seconds"] is not None else "",
        }
        for run in status.runs
    ]
    print_section(console, "Last runs (UTC)", runs, ("started", "status", "files", "new", "rejected", "seconds"))
    tables = [{"table": name, "rows": f"{count:,}"} for name, count in status.rows.items()]
    print_section(console, "Tables", tables, ("table", "rows"))


def print_checks(console: Console, findings: Findings) -> None:
    """What the checks found, with examples; one line when all hold."""
    for violation in findings.violations:
        style = "bold red" if violation.severity == "error" else "yellow"
        console.print(
            Text.assemble((violation.severity, style), f" {shown(violation.check)}: {shown(violation.meaning)}")
        )
        console.print(Text(f"  {violation.rows:,} row{'' if violation.rows == 1 else 's'}", style="dim"))
        for example in violation.examples:
            console.print(Padding(Text(shown(example)), (0, 0, 0, 4), expand=False))
    verdict = "failed" if findings.failed else "all checks hold"
    console.print(Text(f"snapshot {findings.snapshot}, {findings.rows:,} rows: {verdict}"))


def write_object(found: Mapping[str, Any], stream: TextIO) -> None:
    """Anything as JSON, indented."""
    stream.write(json.dumps(found, ensure_ascii=stream.isatty(), default=str, indent=2) + "\n")
