"""The screen of an audit: a row with its columns numbered, and the words of the text that it was made from, marked.

What comes from texts is made harmless character by character, so that offsets keep their meaning. What does not fit on
the terminal is left out from the bottom up: first other reports, then the sentences around; ``o`` shows them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.audit_rows import COLUMNS, AuditRow, Report
from flows.audit_verdicts import Marks
from flows.explained import marked_sentence
from flows.terminal import shown, when
from transforms.vocabulary.kinds import KINDS

STYLES: Mapping[str, str] = {
    "kind": "bold reverse",
    "actor": "green underline",
    "recipient": "cyan underline",
    "status": "yellow",
    "date": "magenta",
    "place": "blue bold",
}
"""How the words of a column are marked in the text; its name wears the same colour."""
CONTEXT = (1, 5, 25)
"""Sentences shown before and after the evidence, at first and each time more is asked for."""
REPORTS = (4, 26, 26)
"""Other reports shown, likewise; each has a letter."""
REPORT_LINES = 2
"""Lines of another report's sentence at first."""
KEYS = (
    ("y", "right"),
    ("n", "no such event"),
    ("1–7", "column wrong"),
    ("s", "skip"),
    ("u", "undo"),
    ("o", "more text"),
    ("q", "stop"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the audit stands."""

    number: int
    """Of this row, from 1."""
    of: int
    is_new: bool
    """The text was taken in since the last audit."""


def show_row(console: Console, row: AuditRow, marks: Marks, place: Place, more: int = 0) -> None:
    """Draw the screen of a row; ``more`` is how often more of its text was asked for."""
    if console.is_terminal:
        console.clear()
    else:
        console.print()
    foot = _keys(marks)
    high = console.size.height - 1 if console.is_terminal and not more else 10**6
    around = CONTEXT[min(more, len(CONTEXT) - 1)]
    body: list[RenderableType] = [_indented(marked_text(row, around, keep_lines=more > 0))]
    head = [*_head(row, place), Text(), _columns(row, marks), Text(), _source(row)]
    if _height(console, [*head, *body, foot]) + len(row.reports[:1]) * 3 > high:
        head = [*_head(row, place), _columns(row, marks, brief=True), _source(row)]
    room = high - _height(console, [*head, foot])
    if _height(console, body) > room:
        body = [_indented(marked_text(row, 0))]
    letters = ascii_lowercase[: REPORTS[min(more, len(REPORTS) - 1)]]
    left = len(row.reports)
    if row.reports:
        body.append(Text("Told of the same event by", style="dim"))
    for position, (letter, report) in enumerate(zip(letters, row.reports, strict=False)):
        lines = _report(letter, report, position in marks.apart, None if more else console.width * REPORT_LINES - 12)
        if _height(console, [*body, *lines]) + (left > 1) > room:
            break
        body += lines
        left -= 1
    if left:
        body.append(Text(f"  and {left:,} more" + ("" if more else "; o shows them"), style="dim"))
    for part in (*head, *body, foot):
        console.print(part)


def marked_text(row: AuditRow, around: int, *, keep_lines: bool = False) -> Text:
    """The evidence with ``around`` sentences before and after it, dimmed, and the words of all columns marked.

    The trigger stands between » and «, for terminals without colours.
    """
    mention = row.mention
    positions = [i for i, s in enumerate(row.sentences) if s["sentence_index"] == mention["sentence_index"]]
    evidence = (mention["sentence_start"], mention["sentence_start"] + len(mention["evidence"]))
    first, last = evidence
    if positions:
        near = row.sentences[max(0, positions[0] - around) : positions[0] + around + 1]
        first, last = min(first, near[0]["char_start"]), max(last, near[-1]["char_end"])
    text = Text(harmless(row.text[first:last], keep_lines=keep_lines))

    def mark(start: int | None, end: int | None, style: str) -> None:
        if start is not None and end is not None and first <= start < end <= last:
            text.stylize(style, start - first, end - first)

    mark(first, evidence[0], "dim")
    mark(evidence[1], last, "dim")
    for span in row.days:
        mark(*span, STYLES["date"])
    for span in row.places:
        mark(*span, STYLES["place"])
    cue = mention["status_cue"]
    if cue and (at := mention["evidence"].find(cue)) >= 0:
        mark(evidence[0] + at, evidence[0] + at + len(cue), STYLES["status"])
    for participant in row.participants:
        role = "actor" if participant["role"] == "actor" else "recipient"
        mark(participant["char_start"], participant["char_end"], STYLES[role])
    start, end = mention["char_start"] - first, mention["char_end"] - first
    mark(mention["char_start"], mention["char_end"], STYLES["kind"])
    return Text.assemble(text[:start], "»", text[start:end], "«", text[end:])


def harmless(text: str, *, keep_lines: bool = False) -> str:
    """A text of the same length that a terminal does not obey; line breaks become spaces unless they are to be kept."""
    return "".join(c if c == "\n" and keep_lines else " " if c in "\n\t" else shown(c) for c in text)


def value_of(row: AuditRow, column: str) -> str:
    """What a row says in a column, in words; ``—`` for nothing."""
    mention = row.mention
    if column == "kind":
        kind = KINDS.get(mention["kind"])
        return str(mention["kind"]) + (f" · {kind.definition}" if kind else "")
    if column == "actor":
        return _names(p for p in row.participants if p["role"] == "actor")
    if column == "recipient":
        return _names(p for p in row.participants if p["role"] != "actor")
    if column == "status":
        cue, speaker = mention["status_cue"], mention["attributed_name"]
        return str(mention["status"]) + (f" (“{cue}”)" if cue else "") + (f", says {speaker}" if speaker else "")
    if column == "reports":
        return f"{len(row.reports):,} more, below: the same event?" if row.reports else "—"
    if column == "place":
        return f"{mention['place']} ({mention['place_basis']})" if mention["place"] else "—"
    dated = when(mention["date_start"], mention["date_end"], mention["date_precision"])
    return dated + (f" ({mention['date_basis']})" if mention["date_basis"] else "")


def _head(row: AuditRow, place: Place) -> list[RenderableType]:
    # Its confidence is not shown: whoever reads it would lean towards it, and the calibration would flatter itself.
    line = Text.assemble(
        (f"{place.number:,} of {place.of:,}", "bold"), ("   new since the last audit" if place.is_new else "", "dim")
    )
    return [line, Text(shown(row.mention["summary"]), style="bold")]


def _columns(row: AuditRow, marks: Marks, *, brief: bool = False) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for number, column in enumerate(COLUMNS, 1):
        value, _, definition = shown(value_of(row, column)).partition(" · ")
        said = Text.assemble(value, (f"  {definition}", "dim") if definition and not brief else "")
        if column in marks.values:
            right = marks.values[column]
            if column == "reports" and marks.apart:
                right = "other events: " + ", ".join(ascii_lowercase[position] for position in marks.apart)
            said = Text.assemble(("✗ ", "bold red"), (value, "red"), (f" → {shown(right)}" if right else "", "bold"))
        table.add_row(Text(str(number), style="bold"), Text(column, style=STYLES.get(column, "")), said)
    return table


def _source(row: AuditRow) -> Text:
    mention = row.mention
    published = f"published {mention['published_date']}" if mention["published_date"] else "without a date"
    known = (mention["publisher"], published, mention["document_title"])
    return Text.assemble(
        (shown(mention["file_name"]), "cyan"), ("".join(f" · {shown(fact)}" for fact in known if fact), "dim")
    )


def _report(letter: str, report: Report, apart: bool, most: int | None) -> list[RenderableType]:
    mention = report.mention
    dated = when(mention["date_start"], mention["date_end"], mention["date_precision"])
    facts = (
        mention["published_date"] or "undated",
        mention["file_name"],
        mention["kind"],
        mention["status"],
        dated,
        mention["place"],
        "copy" if mention["duplicate_of"] else None,
    )
    line = Text.assemble(
        (f"  {letter} ", "bold"),
        ("✗ another event  " if apart else "", "bold red"),
        (" · ".join(shown(fact) for fact in facts if fact), "dim"),
    )
    sentence = marked_sentence({**mention, "participants": report.participants})
    return [line, Padding(_around_trigger(sentence, most), (0, 0, 0, 4), expand=False)]


def _around_trigger(sentence: Text, most: int | None) -> Text:
    """A sentence, cut down to ``most`` characters around its trigger."""
    if most is None or len(sentence) <= most:
        return sentence
    start = max(0, min(sentence.plain.find("»") - most // 2, len(sentence) - most))
    end = start + most
    return Text.assemble("…" if start else "", sentence[start:end], "…" if end < len(sentence) else "")


def _keys(marks: Marks) -> Text:
    line = Text("\n")
    for key, meaning in KEYS:
        if key == "y" and marks.values:
            meaning = "the rest is right"
        line.append(key, style="bold")
        line.append(f" {meaning}   ", style="dim")
    return line


def _names(participants: Any) -> str:
    found = [
        ("" if p["role"] in ("actor", "recipient") else f"{p['role']} ")
        + (f"{p['name']}" if p["name"] else "unnamed")
        + (f" ({p['country_code']})" if p["country_code"] else "")
        + (f" ← “{p['text']}”" if p["text"] != p["name"] else "")
        for p in participants
    ]
    return "; ".join(found) or "—"


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 1, 2), expand=False)


def _height(console: Console, parts: Sequence[RenderableType]) -> int:
    return sum(len(console.render_lines(part, pad=False)) for part in parts)
