"""What people see: progress, tables and evidence, drawn with Rich.

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
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from flows.answers import Explanation
    from flows.runs import Report
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
TABLES_TOLD = ("documents", "entities", "mentions", "timexes", "quotes", "event_mentions", "events")
"""Tables whose rows are counted at the end of a run."""
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


class RunDisplay:
    """Progress of a run: a bar with rate and remaining time on a terminal, one line a stage where there is none."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def begin(self, stage: str, total: int | None) -> None:
        """A stage begins; a bar is shown for one whose length is known."""
        if not self._console.is_terminal or total == 0:
            return
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        columns: tuple[Any, ...] = (SpinnerColumn(), TextColumn(f"{stage:<9}"))
        if total:
            columns = (*columns, BarColumn(), MofNCompleteColumn(), _RateColumn(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=self._console, transient=True)
        self._task = self._bar.add_task(stage, total=total)
        self._bar.start()

    def advance(self, done: int) -> None:
        """So many are done in all."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done)

    def end(self, stage: str, outcome: str, seconds: float) -> None:
        """The bar gives way to one line on what came of the stage."""
        self.close()
        self._console.print(Text.assemble((f"{stage:<9}", "bold"), f" {shown(outcome)}  ", (f"{seconds:.1f} s", "dim")))

    def close(self) -> None:
        """Take the bar away; also when a stage has failed."""
        if self._bar is not None:
            self._bar.stop()
        self._bar = self._task = None


def _RateColumn() -> Any:  # noqa: N802 - stands where Rich has a class; made here so that its import is put off
    from rich.progress import ProgressColumn, Task

    class RateColumn(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed or 0:.0f} texts/s", style="dim")

    return RateColumn()


def print_report(console: Console, report: Report, first_answer: Sequence[Mapping[str, Any]]) -> None:
    """The end of a run: what there is now, where it lies, a first answer, and what to do next."""
    if report.snapshot is None:
        console.print(
            Text(
                f"\nNothing new: snapshot {report.current} stands as it was."
                if report.current
                else "\nNothing is published."
            )
        )
    elif report.rows:
        counts = Table(box=SIMPLE_HEAD, pad_edge=False)
        for name in TABLES_TOLD:
            counts.add_column(name.replace("_", " "), justify="right")
        counts.add_row(*(f"{report.rows.get(name, 0):,}" for name in TABLES_TOLD))
        console.print()
        console.print(counts)
    for warning in report.warnings:
        console.print(Text.assemble(("warning: ", "yellow"), shown(warning)))
    if report.rejected:
        console.print(Text.assemble(("rejected: ", "yellow"), f"{report.rejected:,}; see: dateline rejects"))
    where = _readable_path(report.warehouse)
    if report.snapshot is not None and first_answer:
        console.print(Text("The events that most texts tell of:"))
        print_timeline(console, first_answer)
        example = first_answer[-1]["event_id"]
        option = "" if where == "warehouse" else f" --warehouse {where}"
        console.print(Text(f"Tables   {where}/latest/*.parquet"))
        console.print(Text(f"Views    {where}/analysis.duckdb"))
        console.print(Text(f"Next     dateline explain {example}{option}"))


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


def print_explanation(console: Console, found: Explanation) -> None:
    """An event with its participants, its history, the evidence of each mention, and why these are one event."""
    from flows.why import print_joining

    event = found.event
    status = shown(event["status"])
    console.print(Text(shown(event["summary"]), style="bold"))
    facts = [
        ("event", event["event_id"]),
        (
            "kind",
            f"{event['kind']} ({event['event_type']}, CAMEO {event['cameo_code']}, Goldstein {event['goldstein']:g})",
        ),
        ("state", status),
        ("when", when(event["date_start"], event["date_end"], event["date_precision"])),
        ("where", event["place"] or "—"),
        ("title", event["title"]),
        ("texts", f"{event['document_count']} ({event['independent_count']} independent)"),
        ("reported", when(event["first_reported"], event["last_reported"])),
        ("confidence", f"{event['confidence']:.2f}"),
    ]
    for name, value in facts:
        if value:
            console.print(Text.assemble((f"  {name:<11}", "dim"), shown(value)))
    _print_rows(
        console, "Participants", found.participants, ("role", "name", "entity_type", "country_code", "document_count")
    )
    history = [
        {**h, "when": when(h["date_start"], h["date_end"]), "changed": "changed" if h["is_change"] else ""}
        for h in found.history
    ]
    _print_rows(
        console, "What was believed when", history, ("reported_on", "status", "when", "place", "changed", "file_name")
    )
    _print_rows(console, "Where texts disagree", found.conflicts, ("field", "value", "document_count"))
    console.print(Text("\nEvidence", style="bold"))
    for number, mention in enumerate(found.mentions, 1):
        console.print(
            Text.assemble(
                (f"\n  {number} ", "bold"),
                (shown(mention["file_name"]), "cyan"),
                f"  {mention['published_date'] or 'undated'}",
                f"  characters {mention['char_start']}–{mention['char_end']}",
                (f"  {mention['event_mention_id']}", "dim"),
            )
        )
        console.print(Padding(marked_sentence(mention), (0, 0, 0, 4), expand=False))
        console.print(Padding(_mention_facts(mention), (0, 0, 0, 4), expand=False))
    print_joining(console, found)


def marked_sentence(mention: Mapping[str, Any]) -> Text:
    """The sentence of a mention: its trigger between » and «, participants underlined, the status cue yellow."""
    sentence = mention["evidence"]
    start = mention["char_start"] - mention["sentence_start"]
    end = mention["char_end"] - mention["sentence_start"]
    safe = [shown(c) if c not in "\n\t" else " " for c in sentence]
    text = Text("".join(safe))
    for part in mention["participants"]:
        if part["char_start"] is None:
            continue
        first, last = (part[end] - mention["sentence_start"] for end in ("char_start", "char_end"))
        if 0 <= first < last <= len(text):  # named in this sentence and not in another one
            text.stylize("underline", first, last)
    cue = mention["status_cue"]
    if cue and (at := sentence.find(cue)) >= 0:
        text.stylize("yellow", at, at + len(cue))
    text.stylize("bold reverse", start, end)
    return Text.assemble(text[:start], "»", text[start:end], "«", text[end:])


def _mention_facts(mention: Mapping[str, Any]) -> RenderableType:
    basis = {"date": mention["date_basis"], "place": mention["place_basis"]}
    dated = when(mention["date_start"], mention["date_end"], mention["date_precision"])
    lines = [
        f"{mention['kind']}, {mention['status']}"
        + (f" (“{mention['status_cue']}”)" if mention["status_cue"] else "")
        + f"; {dated}"
        + (f" ({basis['date']})" if basis["date"] else "")
        + (f"; {mention['place']} ({basis['place']})" if mention["place"] else "")
        + (f"; says {mention['attributed_name']}" if mention["attributed_name"] else ""),
        *(
            f"{p['role']}: {p['name'] or '—'}"
            + (f" ({p['country_code']})" if p["country_code"] else "")
            + f" ← “{p['text']}”"
            for p in mention["participants"]
        ),
    ]
    return Group(*(Text(shown(line), style="dim") for line in lines))


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
    """Rows as CSV with a header (RFC 4180 but for its line ends); nothing for null. Made safe only for a terminal."""
    writer = csv.writer(stream, lineterminator="\n")
    for row in (names, *rows):
        writer.writerow([("" if v is None else shown(v) if stream.isatty() else v) for v in row])


def write_json(names: Sequence[str], rows: Iterable[Sequence[Any]], stream: TextIO) -> None:
    """Rows as JSON objects in an array, a line each."""
    stream.write("[")
    for number, row in enumerate(rows):
        line = json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=stream.isatty(), default=str)
        stream.write(("," if number else "") + "\n" + line)
    stream.write("\n]\n")


@contextmanager
def display(console: Console) -> Iterator[RunDisplay]:
    """A ``RunDisplay`` that leaves the terminal in order, whatever happens."""
    shown_progress = RunDisplay(console)
    try:
        yield shown_progress
    finally:
        shown_progress.close()


def _print_rows(console: Console, title: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    if not rows:
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " ").replace("document count", "texts"), overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(row[column])) for column in columns))
    console.print(Text(f"\n{title}", style="bold"))
    console.print(Padding(table, (0, 0, 0, 2), expand=False))


def _readable_path(path: Path) -> str:
    try:
        return shown(path.relative_to(Path.cwd()))
    except ValueError:
        return shown(path)


def print_status(console: Console, status: Status) -> None:
    """How a warehouse stands, its tables and its last runs."""
    facts = [
        ("warehouse", _readable_path(status.warehouse)),
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
    _print_rows(console, "Last runs (UTC)", runs, ("started", "status", "files", "new", "rejected", "seconds"))
    tables = [{"table": name, "rows": f"{count:,}"} for name, count in status.rows.items()]
    _print_rows(console, "Tables", tables, ("table", "rows"))


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
