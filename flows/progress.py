"""A run as people see it: a bar while it goes, a line for each stage, and what there is at its end."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.terminal import print_timeline, readable_path, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from flows.runs import Report

TABLES_TOLD = ("documents", "entities", "mentions", "timexes", "quotes", "event_mentions", "events")
"""Tables whose rows are counted at the end of a run."""


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
    where = readable_path(report.warehouse)
    if report.snapshot is not None and first_answer:
        console.print(Text("The events that most texts tell of:"))
        print_timeline(console, first_answer)
        example = first_answer[-1]["event_id"]
        option = "" if where == "warehouse" else f" --warehouse {where}"
        console.print(Text(f"Tables   {where}/latest/*.parquet"))
        console.print(Text(f"Views    {where}/analysis.duckdb"))
        console.print(Text(f"Next     dateline explain {example}{option}"))


@contextmanager
def display(console: Console) -> Iterator[RunDisplay]:
    """A ``RunDisplay`` that leaves the terminal in order, whatever happens."""
    shown_progress = RunDisplay(console)
    try:
        yield shown_progress
    finally:
        shown_progress.close()
