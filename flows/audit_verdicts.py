"""Verdicts of an audit, and the judgements as which they are kept.

A verdict on a row is one judgement ``right`` or ``wrong`` on its event, whose note tells that it was drawn for an audit
and how, and one more for every column that is wrong: ``correct`` where the right value was given, else ``wrong`` with
the column as ``field``; another report of the event that tells of something else is ``different``. Only rows drawn for
an audit count in its figures: those that somebody picked to correct would make them worse than they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flows.audit_rows import COLUMNS, AuditRow, Report
from transforms.contract import TABLES
from transforms.resolve.judgements import Judgement, Reference, standing
from transforms.resolve.told_dates import read_days
from transforms.vocabulary.kinds import KINDS

NOTE = re.compile(
    r"audit seed=(?P<seed>\d+) rate=(?P<rate>[\d.e-]+) confidence=(?P<confidence>[\d.]+) told=(?P<told>[a-z,]*)"
    r"(?: since=(?P<since>\S+))?",
    re.ASCII,
)
COLUMN_NOTE = "audit"
UNKNOWN = ("none", "null", "-")
"""What is typed for a value that the text does not tell."""
FIELDS = {"kind": "kind", "status": "status", "actor": "actor", "recipient": "recipient", "place": "place"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was said of a row: whether there is such an event, and which of its columns are wrong."""

    reference: Reference
    right: bool
    wrong: frozenset[str]
    """Columns that are wrong, of ``COLUMNS``."""
    told: frozenset[str]
    """Columns in which the row said something."""
    confidence: float
    rate: float
    """The probability with which the row was drawn."""
    seed: int
    given_at: datetime
    since: datetime | None = None
    """When the last verdict before that audit was given."""
    kind_now: str | None = None
    """The right kind, where another one was given."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Columns of the row on the screen that have been called wrong so far."""

    values: Mapping[str, str | None] = field(default_factory=dict)
    """Column -> the right value; null where it was only marked. Of ``date`` the days, ``none`` for unknown."""
    apart: tuple[int, ...] = ()
    """Positions, among the row's reports, of those that tell of another event."""


def reference_of(mention: Mapping[str, Any], participants: Sequence[Mapping[str, Any]]) -> Reference:
    """The words by which any version of the annotator finds an event mention again."""
    return Reference(
        content_sha256=mention["content_sha256"],
        quote=mention["evidence"],
        words=mention["trigger"],
        kind=mention["kind"],
        parties=tuple(sorted(p["text"] for p in participants)),
    )


def judgements_of(
    row: AuditRow, right: bool, marks: Marks, *, seed: int, rate: float, since: datetime | None, given_at: datetime
) -> list[Judgement]:
    """The lines that keep a verdict; the first one tells of the whole row, and how it was drawn."""
    one = (reference_of(row.mention, row.participants),)
    told = ",".join(column for column in COLUMNS if row.shown(column))
    note = f"audit seed={seed} rate={rate:.6g} confidence={row.mention['confidence']:.4g} told={told}"
    note += f" since={since.isoformat()}" if since else ""
    lines = [Judgement(verdict="right" if right else "wrong", of="event", one=one, given_at=given_at, note=note)]
    if not right:
        return lines

    def line(**facts: Any) -> Judgement:
        return Judgement(**{"of": "event", "one": one, "given_at": given_at, "note": COLUMN_NOTE, **facts})

    for column in COLUMNS:
        if column not in marks.values:
            continue
        value = marks.values[column]
        if column == "reports" and marks.apart:
            apart = (row.reports[position] for position in marks.apart)
            lines += [line(verdict="different", other=(_reference_of_report(r),)) for r in apart]
        elif value is None:
            lines.append(line(verdict="wrong", field=column))
        elif column == "date":
            first, last = _ends(value)
            lines.append(line(verdict="correct", field="date_start", value=first))
            lines.append(line(verdict="correct", field="date_end", value=last))
        else:
            lines.append(line(verdict="correct", field=column, value=None if value in UNKNOWN else value))
    return lines


def verdicts_in(judgements: Sequence[Judgement]) -> list[Verdict]:
    """The verdicts of all audits that have not been taken back, oldest first; of two on one row the later."""
    standing_ones = [found.judgement for found in standing(judgements)]
    columns: dict[tuple[Reference, datetime], dict[str, str | None]] = {}
    for judgement in standing_ones:
        if judgement.note == COLUMN_NOTE and judgement.of == "event" and len(judgement.one) == 1:
            name = "reports" if judgement.verdict == "different" else (judgement.field or "").split("_")[0]
            columns.setdefault((judgement.one[0], judgement.given_at), {})[name] = judgement.value
    verdicts: dict[Reference, Verdict] = {}
    for judgement in standing_ones:
        drawn = NOTE.fullmatch(judgement.note or "")
        if drawn is None or judgement.verdict not in ("right", "wrong") or len(judgement.one) != 1:
            continue
        reference = judgement.one[0]
        marked = columns.get((reference, judgement.given_at), {})
        verdicts.pop(reference, None)
        verdicts[reference] = Verdict(
            reference=reference,
            right=judgement.verdict == "right",
            wrong=frozenset(marked) & frozenset(COLUMNS),
            told=frozenset(drawn["told"].split(",")) & frozenset(COLUMNS),
            confidence=float(drawn["confidence"]),
            rate=min(1.0, max(float(drawn["rate"]), 1e-9)),
            seed=int(drawn["seed"]),
            given_at=judgement.given_at,
            since=datetime.fromisoformat(drawn["since"]) if drawn["since"] else None,
            kind_now=marked.get("kind"),
        )
    return list(verdicts.values())


def read_value(column: str, typed: str) -> str:
    """What was typed as the right value, in full: a kind or status may be shortened as far as it stays the only one.

    Raises ``ValueError`` with words for the person who typed it.
    """
    value = typed.strip()
    if column == "date":
        if value in UNKNOWN:
            return "none"
        days = read_days(re.sub(r"\s*(/|–|\.\.|\s)\s*", "/", value))
        if days is None or days.start is None or days.end is None:
            raise ValueError("no date; write 2021-02-18, 2021-02, 2021-02-17/2021-02-18, or none")
        return f"{days.start}/{days.end}"
    if column in ("kind", "status"):
        allowed = sorted(KINDS) if column == "kind" else sorted(TABLES["event_mentions"]["status"].allowed)
        word = value.casefold().replace(" ", "_")
        found = [word] if word in allowed else [name for name in allowed if name.startswith(word)]
        if len(found) != 1:
            raise ValueError(f"one of: {', '.join(found or allowed)}")
        return found[0]
    return value


def _ends(value: str) -> tuple[str | None, str | None]:
    if value in UNKNOWN:
        return None, None
    first, _, last = value.partition("/")
    return first, last


def _reference_of_report(report: Report) -> Reference:
    return reference_of(report.mention, report.participants)
