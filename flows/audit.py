"""``dateline audit``: asks about a sample of the user's own rows, keeps the verdicts, and reports what share is right.

Every verdict is in the file of judgements before the next row is shown, so an audit may be left at any time; the next
one goes on with the rows that have none.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from string import ascii_lowercase

from rich.console import Console
from rich.text import Text

from flows import audit_figures
from flows.answers import day_of, known_value, open_analysis
from flows.audit_keys import END, Keys, keys_of, read_line
from flows.audit_report import AuditReport, locate, report_on
from flows.audit_rows import COLUMNS, AuditRow, read_rows
from flows.audit_sample import Choice, draw
from flows.audit_screen import CONTEXT, Place, show_row
from flows.audit_verdicts import Marks, Verdict, judgements_of, read_value, verdicts_in
from flows.judgements import append_judgements, now, read_judgements, withdrawal
from flows.settings import Settings
from flows.terminal import console_for, shown, write_object
from transforms.resolve.judgements import Judgement

SEED = 1
"""Of the first audit, unless another one is given; later ones go on with the seed of the last."""
HINTS = {
    "kind": "a kind, or its beginning",
    "actor": "names or country codes, parted by ;",
    "recipient": "names or country codes, parted by ;",
    "status": "a status, or its beginning",
    "date": "2021-02-18, 2021-02 or 2021-02-17/2021-02-18; none for unknown",
    "place": "its name; none for unknown",
    "reports": "letters of those that tell of another event",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A row to be asked about, and the probability with which it was drawn."""

    row: AuditRow
    rate: float
    is_new: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """What is to be asked in one sitting."""

    questions: tuple[Question, ...]
    seed: int
    since: datetime | None
    """When the last verdict before it was given."""
    known: int
    """Rows of the choice that have a verdict already."""


def choice_of(*, kind: str | None, since: str | None, min_confidence: float) -> Choice:
    """The rows that the options ask for. Raises ``UsageError`` for a kind that there is not, or no date."""
    return Choice(
        kind=None if kind is None else known_value("kind", kind),
        since=day_of(since, last=False) if since else None,
        min_confidence=min_confidence,
    )


def audit(settings: Settings, choice: Choice, *, count: int, seed: int | None, as_json: bool) -> None:
    """Ask about ``count`` rows on the terminal (none at 0) and print the report; the screens go to standard error
    when the report is JSON."""
    warehouse, judgements = settings.warehouse, settings.judgements_file
    console = console_for(sys.stderr if as_json else sys.stdout)
    if count:
        sitting = prepare(warehouse, judgements, choice, count=count, seed=seed)
        with keys_of(sys.stdin) as keys:
            verdicts = ask(sitting, keys, console, judgements)
        if console.is_terminal:
            console.clear()
        console.print(Text(f"{verdicts:,} verdicts kept in {shown(judgements)}; sample of seed {sitting.seed}."))
    found = report(warehouse, judgements, choice)
    if as_json:
        write_object(audit_figures.as_json(found), sys.stdout)
    else:
        audit_figures.print_audit(console, found)


def prepare(warehouse: Path, judgements: Path, choice: Choice, *, count: int, seed: int | None) -> Sitting:
    """Draw ``count`` rows that have no verdict yet; fewer where there are no more.

    Raises ``NotFoundError`` without a warehouse, and what ``read_judgements`` raises.
    """
    verdicts = verdicts_in(read_judgements(judgements))
    seed = seed if seed is not None else verdicts[-1].seed if verdicts else SEED
    since = _last(verdicts)
    choice = replace(choice, last_audit=since)
    with closing(open_analysis(warehouse)) as connection:
        judged = locate(connection, choice, verdicts)
        if any(found.cell[-1] == "new" for found in judged):  # the warehouse has been built anew since
            since = None
            choice = replace(choice, last_audit=None)
        known = {found.event_mention_id for found in judged}
        drawn = draw(connection, choice, count=len(judged) + count, seed=seed)
        asked = [d for d in drawn if d.event_mention_id not in known][:count]
        rows = read_rows(connection, [d.event_mention_id for d in asked])
    questions = tuple(
        Question(row, d.rate, is_new=since is not None and d.cell[-1] == "new")
        for row, d in zip(rows, asked, strict=True)
    )
    return Sitting(questions, seed, since, len(judged))


def report(warehouse: Path, judgements: Path, choice: Choice) -> AuditReport:
    """The figures over all verdicts on file; raises as ``prepare`` does."""
    verdicts = verdicts_in(read_judgements(judgements))
    choice = replace(choice, last_audit=verdicts[-1].since if verdicts else None)
    with closing(open_analysis(warehouse)) as connection:
        return report_on(connection, choice, locate(connection, choice, verdicts))


def ask(sitting: Sitting, keys: Keys, console: Console, judgements: Path) -> int:
    """Show the rows one after the other and keep what is said of them, until the last one or ``q``.

    Returns how many have got a verdict. Raises ``StorageError`` when a verdict cannot be kept.
    """
    given: list[list[Judgement]] = []  # per row left behind; empty for one that was skipped
    marks, more, message = Marks(), 0, ""
    while len(given) < len(sitting.questions):
        question = sitting.questions[len(given)]
        place = Place(len(given) + 1, len(sitting.questions), question.is_new)
        show_row(console, question.row, marks, place, more)
        if message:
            console.print(Text(message, style="yellow"))
        message = ""
        key = keys().lower()
        if key in ("q", END):
            break
        if key in ("y", "n"):
            lines = judgements_of(
                question.row,
                key == "y",
                marks,
                seed=sitting.seed,
                rate=question.rate,
                since=sitting.since,
                given_at=now(),
            )
            append_judgements(judgements, lines)
            given.append(lines)
        elif key == "s":
            given.append([])
        elif key == "u" and given:
            append_judgements(judgements, [withdrawal(line) for line in reversed(given.pop())])
        elif key == "o":
            more = (more + 1) % len(CONTEXT)
            continue
        elif key.isdigit() and 1 <= int(key) <= len(COLUMNS):
            marks = _marked(question.row, marks, COLUMNS[int(key) - 1], keys, console)
            continue
        else:
            message = "" if key.isspace() else "Nothing to undo." if key == "u" else "Press one of the keys above."
            continue
        marks, more = Marks(), 0
    return sum(bool(lines) for lines in given)


def _marked(row: AuditRow, marks: Marks, column: str, keys: Keys, console: Console) -> Marks:
    """The marks with a column called wrong, and its right value if one is typed; without it if it was called wrong."""
    if column in marks.values:
        values = {name: value for name, value in marks.values.items() if name != column}
        return Marks(values, () if column == "reports" else marks.apart)
    if column == "reports" and len(row.reports) <= 1:
        return Marks({**marks.values, column: None}, (0,)) if row.reports else marks
    typed = _typed(column, row, keys, console)
    if typed is None:
        return marks
    if column == "reports":
        return Marks({**marks.values, column: None}, _letters(typed, row))
    return Marks({**marks.values, column: read_value(column, typed) if typed else None}, marks.apart)


def _typed(column: str, row: AuditRow, keys: Keys, console: Console) -> str | None:
    """What is typed as right, ``""`` for nothing; ``None`` when the column is not wrong after all."""

    def echo(text: str) -> None:
        console.file.write(text)
        console.file.flush()

    while True:
        console.print(
            Text.assemble((f"{column}: ", "bold"), (f"{HINTS[column]}; Enter: wrong, Esc: not wrong  ", "dim"))
        )
        echo("> ")
        typed = read_line(keys, echo)
        if not (typed or "").strip():
            return None if typed is None else ""
        try:
            if column == "reports":
                _letters(typed or "", row)
            else:
                read_value(column, typed or "")
        except ValueError as error:
            console.print(Text(str(error), style="yellow"))
            continue
        return typed


def _letters(typed: str, row: AuditRow) -> tuple[int, ...]:
    wanted = sorted({c for c in typed.casefold() if not c.isspace() and c not in ",;"})
    known = ascii_lowercase[: len(row.reports)]
    if any(letter not in known for letter in wanted):
        raise ValueError(f"letters from a to {known[-1]}")
    return tuple(known.index(letter) for letter in wanted)


def _last(verdicts: Sequence[Verdict]) -> datetime | None:
    return max((v.given_at for v in verdicts), default=None)
