"""Answers of many rows as people read them: dossier, what lies ahead, what slipped, and words found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.terminal import STATUS_STYLES, shown, when

if TYPE_CHECKING:
    from flows.nearest import Named

Rows = Sequence[Mapping[str, Any]]


def print_upcoming(console: Console, rows: Rows, day: date | None) -> None:
    """What lay ahead on a day, with what came of it where that is known by now."""
    console.print(Text(f"What lay ahead on {day}, by the texts up to then", style="bold"))
    table = _table("when", "in days", "state", "kind", "what", "where", "texts", "today", "event")
    for row in rows:
        ahead = row["days_ahead"]
        table.add_row(
            when(row["date_start"], row["date_end"]),
            "" if ahead is None else f"{ahead:,}",
            _status(row["status"]),
            shown(row["kind"]),
            Text(shown(row["summary"])),
            Text(shown(row["place"])),
            f"{row['report_count']:,}",
            _status(row["status_today"]) if row["status_today"] != row["status"] else "",
            _identifier(row["event_id"]),
        )
    console.print(table)


def print_slips(console: Console, rows: Rows) -> None:
    """Plans that slipped: as planned, what came of it, and by how many days."""
    table = _table("planned for", "outcome", "now", "days", "kind", "what", "texts", "event")
    for row in rows:
        delay = row["days_of_delay"]
        table.add_row(
            when(row["planned_start"], row["planned_end"]),
            Text(shown(row["outcome"]), style=_outcome_style(row["outcome"])),
            when(row["date_start"], row["date_end"], row["date_precision"]),
            "" if delay is None else f"{delay:+,}",
            shown(row["kind"]),
            Text(shown(row["summary"])),
            f"{row['document_count']:,}",
            _identifier(row["event_id"]),
        )
    console.print(table)


def print_search(console: Console, rows: Rows) -> None:
    """Events found by words, each with the sentence that fits best."""
    for number, row in enumerate(rows, 1):
        day = row["date_start"] or "—"
        console.print(
            Text.assemble(
                (f"{number:>3} ", "bold"),
                f"{day}  ",
                _status(row["status"]),
                f"  {shown(row['kind'])}  ",
                (shown(row["summary"]), "bold"),
                (f"  {shown(row['event_id'])[:11]}", "dim"),
            )
        )
        told = f"    {row['reported_on'] or 'undated'} {shown(row['file_name'])}: "
        console.print(Text.assemble((told, "cyan"), shown(row["evidence"])))


def print_dossier(console: Console, who: Named, rows: Rows, limit: int) -> None:
    """A dossier, ``limit`` lines a section: of names, offices and counterparts the foremost, of days the latest."""
    sections: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        sections.setdefault(row["section"], []).append(row)
    head = sections.get("who", [{}])[0]
    country = f" ({who.country_code})" if who.country_code else ""
    console.print(Text.assemble((shown(who.name), "bold"), shown(f"{country}, {who.entity_type}")))
    seen = when(head.get("date_start"), head.get("date_end"))
    console.print(Text(f"  {head.get('times') or 0:,} mentions in texts of {seen}   {who.entity_id}", style="dim"))
    aliases = [shown(row["text"]) for row in sections.get("alias", [])]
    if aliases:
        more = f" and {len(aliases) - limit} more" if len(aliases) > limit else ""
        console.print(Text.assemble(("  also  ", "dim"), "; ".join(aliases[:limit]) + more))
    _section(console, "Offices, by the texts", sections.get("office", []), limit, ("attested", "office", "", "texts"))
    _section(
        console, "Met or talked with", sections.get("counterpart", []), limit, ("first and last", "who", "", "times")
    )
    _section(
        console, "Latest events", sections.get("event", []), limit, ("when", "what", "state", "texts"), latest=True
    )
    _section(
        console, "Latest statements", sections.get("statement", []), limit, ("when", "words", "", "text"), latest=True
    )


def _section(
    console: Console, title: str, rows: Rows, limit: int, headings: tuple[str, ...], latest: bool = False
) -> None:
    if not rows:
        return
    # Of no day, what is told is not the latest.
    in_order = sorted(rows, key=lambda row: row["date_start"] is not None) if latest else list(rows)
    told = in_order[-limit:] if latest else in_order[:limit]
    left = f"  {len(told):,} of {len(rows):,}" if len(told) < len(rows) else ""
    console.print(Text.assemble((f"\n{title}", "bold"), (left, "dim")))
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for position, heading in enumerate(headings):
        table.add_column(heading, ratio=1 if position == 1 else None, no_wrap=position == 0, overflow="fold")
    for row in told:
        label = shown(row["label"])
        what = f"{label}: {shown(row['text'])}" if row["section"] == "statement" and label else shown(row["text"])
        side = _status(row["status"]) if row["section"] == "event" else Text(shown(row["country_code"]))
        last = shown(row["file_name"]) if row["section"] == "statement" else f"{row['times']:,}"
        table.add_row(when(row["date_start"], row["date_end"]), Text(what), side, Text(last))
    console.print(table)


def _table(*headings: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(
            heading,
            ratio=1 if heading == "what" else None,
            no_wrap=heading not in ("what", "where"),
            justify="right" if heading in ("texts", "days", "in days") else "left",
        )
    return table


def _status(status: Any) -> Text:
    return Text(shown(status), style=STATUS_STYLES.get(status, ""))


def _outcome_style(outcome: str) -> str:
    return "red" if outcome == "cancelled" else "green" if outcome.startswith("held") else "yellow"


def _identifier(event_id: str) -> Text:
    return Text(shown(event_id)[:11], style="dim")
