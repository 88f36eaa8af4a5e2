"""Small stories for views: people, countries, and events told by one report after the other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

PEOPLE: list[dict[str, Any]] = [
    {"entity_id": "ana", "name": "Ana Souza", "entity_type": "person", "country_code": "BRA", "mention_count": 9},
    {"entity_id": "bia", "name": "Bia Lima", "entity_type": "person", "country_code": "BRA"},
    {"entity_id": "ken", "name": "Kenji Mori", "entity_type": "person", "country_code": "JPN"},
    {"entity_id": "lena", "name": "Léna Roth", "entity_type": "person", "country_code": "CHE"},
    {"entity_id": "bra", "name": "Brazil", "entity_type": "country", "country_code": "BRA"},
    {"entity_id": "jpn", "name": "Japan", "entity_type": "country", "country_code": "JPN"},
    {"entity_id": "che", "name": "Switzerland", "entity_type": "country", "country_code": "CHE"},
    {"entity_id": "bank", "name": "Green Bank", "entity_type": "igo", "country_code": None},
    {"entity_id": "tokyo", "name": "Tokyo", "entity_type": "place", "country_code": "JPN"},
]

MAY = date(2023, 5, 1)


def may(number: int) -> date:
    """A day of May 2023; 32 is the first of June."""
    return MAY + timedelta(days=number - 1)


def parts(event_id: str, **roles: str) -> list[dict[str, Any]]:
    """Rows of ``event_participants``: ``actor="ana bia"`` names those who play the role."""
    return [
        {"event_id": event_id, "entity_id": e, "role": role} for role, names in roles.items() for e in names.split()
    ]


Told = tuple[int | None, str, tuple[int, int] | None]
"""Day of May of a report (null: undated), its status, and first and last day of the event by it."""


def told(
    event_id: str, reports: Sequence[Told], precision: str = "day", **event: Any
) -> dict[str, list[dict[str, Any]]]:
    """An event, and its reports in order, each of a text of its own; the event is as the last report has it."""
    rows: dict[str, list[dict[str, Any]]] = {"documents": [], "event_mentions": [], "event_history": [], "events": []}
    before: tuple[str, tuple[int, int] | None] = ("", None)
    for number, (day, status, days) in enumerate(reports, 1):
        mention, document = f"{event_id}-{number}", f"{event_id}-text{number}"
        published = may(day) if day is not None else None
        start, end = (may(days[0]), may(days[1])) if days else (None, None)
        dates = {"date_start": start, "date_end": end}
        changed = [
            n for n, is_new in (("status", status != before[0]), ("date", bool(days and days != before[1]))) if is_new
        ]
        before = (status, days or before[1])
        rows["documents"].append({"document_id": document, "file_name": f"{document}.txt", "published_date": published})
        shared = {"event_mention_id": mention, "event_id": event_id, "document_id": document, "status": status, **dates}
        given = precision if days else "unknown"
        rows["event_mentions"].append(shared | {"date_precision": given, "evidence": f"Told by {document}."})
        history = {"order": number, "reported_on": published, "is_change": bool(changed)}
        rows["event_history"].append(shared | history | {"changed": ",".join(changed) or None})
    start, end = (may(before[1][0]), may(before[1][1])) if before[1] else (None, None)
    known = {"date_start": start, "date_end": end, "date_precision": precision if before[1] else "unknown"}
    rows["events"].append(
        {"event_id": event_id, "kind": "visit", "status": before[0], "document_count": len(reports), **known, **event}
    )
    return rows


def together(
    *stories: dict[str, list[dict[str, Any]]], **more: list[dict[str, Any]]
) -> dict[str, list[dict[str, Any]]]:
    """All rows of all stories, by table."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for story in (*stories, more):
        for name, own in story.items():
            rows.setdefault(name, []).extend(own)
    return rows
