"""The page of a run: what was counted, how good it is, which events are new, and where the tables lie.

Everything is read from the snapshots' own files, so that the page tells of what was published and of nothing else.
Names and summaries come from texts that anybody may have written: they are escaped, in tables too, because Prefect
shows the cells of its tables as Markdown, with HTML and links of any kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.manifest import BrokenSnapshotError, Snapshot, read_snapshot
from flows.model import on_snapshot
from flows.runs import Report
from flows.store import LIVE_TABLES, Store
from flows.terminal import CONTROL

EVENTS_SHOWN = 200
"""Most new events that a page lists, those of most texts first."""

COUNTED = ("documents", "sentences", "entities", "mentions", "quotes", "event_mentions", "events")

FIGURES: Mapping[str, str] = {
    "texts with an event": """
        select avg((exists (select 1 from event_mentions as m where m.document_id = d.document_id))::int)
        from documents as d where d.duplicate_of is null""",
    "texts with a date of publication": "select avg((published_date is not null)::int) from documents",
    "events with a day or days": "select avg((date_start is not null)::int) from events",
    "events with a place": "select avg((place_id is not null)::int) from events",
    "events told by several texts": "select avg((independent_count > 1)::int) from events",
    "events on which texts disagree": """
        select (select count(distinct event_id) from event_conflicts) / nullif((select count(*) from events), 0)""",
    "events of confidence below 0.5": "select avg((confidence < 0.5)::int) from events",
    "mean confidence of events": "select avg(confidence) from events",
}
"""Shares and means, each a query for one number from 0 to 1; null where there is nothing to count."""

NEW_EVENTS = """
    select e.date_start, e.date_end, e.status, e.kind, e.summary, p.name as place, e.document_count as texts,
        round(e.confidence, 2) as confidence, e.event_id
    from events as e
    left join entities as p on p.entity_id = e.place_id
    where e.event_id not in (
        select m.event_id from event_mentions as m semi join mentions_before using (event_mention_id)
        where m.event_id is not null
    )
    order by e.independent_count desc, e.confidence desc, e.date_start desc nulls last, e.event_id
"""
"""An event is new when none of its mentions was in the snapshot before: its identifier may change when it grows."""

FROM_TEXTS = ("summary", "place")
"""Columns of new events that hold words of texts."""


@dataclass(frozen=True, slots=True)
class RunPage:
    """What is shown of a run."""

    summary: str
    """Markdown."""
    events: tuple[Mapping[str, Any], ...]
    """The new events, at most ``EVENTS_SHOWN``, as they may be written in JSON."""
    new_events: int
    """How many there are in all."""
    snapshot: Path | None
    """Folder of the snapshot that this run published."""


def page_of(report: Report, store: Store) -> RunPage:
    """The page of a run that is over but for its record; the caller holds the lock, so that no snapshot goes meanwhile.

    Raises what ``Store.current`` raises.
    """
    current = store.current()
    if report.snapshot is None or current is None:
        return RunPage(_markdown(report, [], [], 0), (), 0, None)
    before = _before(current)
    counts = [(name, f"{report.rows.get(name, 0):,}", _change(name, current, before)) for name in COUNTED]
    now = _figures(store, current)
    then = _figures(store, before) if before is not None else {}
    figures = [(name, _percent(value), _percent(then.get(name))) for name, value in now.items()]
    events, number = _new_events(store, current, before)
    return RunPage(_markdown(report, counts, figures, number), tuple(events), number, current.folder)


def escaped(text: str) -> str:
    """A text as Markdown that shows it and does nothing else: no markup, no HTML, no links, on one line."""
    plain = re.sub(r"\s+", " ", CONTROL.sub("�", text))
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|~]|^ *[#+-])", r"\\\1", plain)


def _markdown(
    report: Report, counts: Sequence[tuple[str, str, str]], figures: Sequence[tuple[str, str, str]], new_events: int
) -> str:
    news = f"Snapshot {report.snapshot} published." if report.snapshot else "Nothing new: no snapshot was published."
    seen = f"{report.files_seen:,} files seen, {report.documents_added:,} new texts, {report.annotated:,} annotated"
    lines = [f"**{news}**", "", f"{seen}, {report.rejected:,} rejected at present, {new_events:,} new events."]
    lines += ["", *(f"* **warning:** {escaped(warning)}" for warning in report.warnings)]
    if counts:
        lines += ["", "| rows of | now | change |", "|---|---:|---:|"]
        lines += [f"| {escaped(name)} | {now} | {change} |" for name, now, change in counts]
    if figures:
        lines += ["", "| quality | now | before |", "|---|---:|---:|"]
        lines += [f"| {escaped(name)} | {now} | {before} |" for name, now, before in figures]
    lines += ["", "| stage | seconds |", "|---|---:|"]
    lines += [f"| {stage} | {seconds:.1f} |" for stage, seconds in report.seconds.items()]
    places = {"snapshot": f"snapshots/{report.current}/", "tables": "latest/", "views": "analysis.duckdb"}
    lines += ["", "| | |", "|---|---|"]
    lines += [f"| {what} | {escaped(str(report.warehouse / path))} |" for what, path in places.items()]
    return "\n".join(lines)


def _before(current: Snapshot) -> Snapshot | None:
    """The snapshot that was current before, where it is still there, whole, and has the same columns."""
    if current.previous is None:
        return None
    try:
        found = read_snapshot(current.folder.parent / current.previous)
    except BrokenSnapshotError:
        return None
    is_whole = all((found.folder / file.name).exists() for file in found.files)
    return found if is_whole and found.contract_version == current.contract_version else None


def _change(table: str, current: Snapshot, before: Snapshot | None) -> str:
    if before is None:
        return ""
    change = sum(f.rows for f in current.files if f.table == table)
    change -= sum(f.rows for f in before.files if f.table == table)
    return f"{change:+,}" if change else ""


def _figures(store: Store, snapshot: Snapshot) -> dict[str, float | None]:
    with on_snapshot(snapshot, {name: store.read(name) for name in LIVE_TABLES}) as db:
        found = {name: db.execute(query).fetchone() for name, query in FIGURES.items()}
    return {name: row[0] if row else None for name, row in found.items()}


def _new_events(store: Store, current: Snapshot, before: Snapshot | None) -> tuple[list[dict[str, Any]], int]:
    paths = [str(path) for path in before.paths_of("event_mentions")] if before is not None else []
    with on_snapshot(current, {name: store.read(name) for name in LIVE_TABLES}) as db:
        db.execute("create temp table mentions_before (event_mention_id varchar)")
        if paths:
            db.execute("insert into mentions_before select event_mention_id from read_parquet(?)", [paths])
        cursor = db.execute(f"select *, count(*) over () as number from ({NEW_EVENTS}) limit {EVENTS_SHOWN}")
        names = [column[0] for column in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    number = rows[0]["number"] if rows else 0
    return [{name: _shown(name, value) for name, value in row.items() if name != "number"} for row in rows], number


def _shown(column: str, value: Any) -> Any:
    """A value as JSON and a table in Prefect have it."""
    if value is None or isinstance(value, (int, float)):
        return "" if value is None else value
    return escaped(value) if column in FROM_TEXTS else str(value)


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:.0%}" if value in (0, 1) else f"{value:.1%}"
