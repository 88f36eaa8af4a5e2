"""Events made for exports: one line each, told by one text each, with whoever takes part."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
from tiny_world import REFERENCE, Rows, tiny_tables

ENTITIES = {
    "IND": ("India", "country", "IND"),
    "RUS": ("Russia", "country", "RUS"),
    "CHN": ("China", "country", "CHN"),
    "UNO": ("United Nations", "igo", None),
    "lavrov": ("Sergey Lavrov", "person", "RUS"),
    "evil": ('=HYPERLINK("http://evil","x")', "person", "IND"),
    "moscow": ("Moscow", "place", "RUS"),
    "texas": ("Texas", "place", "USA"),
}
"""Who and what there is: name, type, country."""

PLACES = [
    {
        "entity_id": "moscow",
        "name": "Moscow",
        "place_type": "city",
        "country_code": "RUS",
        "admin1": "Moskva",
        "latitude": 55.752,
        "longitude": 37.618,
        "geonames_id": 524901,
    },
    {"entity_id": "texas", "name": "Texas", "place_type": "region", "country_code": "USA", "admin1": None},
]

PUBLISHED = date(2021, 2, 16)
DAY = date(2021, 2, 18)


def event(event_id: str, kind: str = "meeting", status: str = "occurred", **more: Any) -> dict[str, Any]:
    """One event: ``parts`` as (role, entity or words), by default India and Russia; other columns as given."""
    return {
        "event_id": event_id,
        "kind": kind,
        "status": status,
        "parts": [("actor", "IND"), ("recipient", "RUS")],
        "date_start": DAY,
        "date_end": DAY,
        "date_precision": "day",
        "place_id": None,
        "first_reported": PUBLISHED,
        "last_reported": PUBLISHED,
        "evidence": "They met.",
        "sector": None,
        "summary": f"{kind} {event_id}",
        **more,
    }


def export_rows(*events: dict[str, Any]) -> Rows:
    """The rows of all tables for these events."""
    own = ("parts", "evidence", "sector")
    return {
        **{name: list(rows) for name, rows in REFERENCE.items()},
        "entities": [
            {"entity_id": i, "name": name, "entity_type": sort, "country_code": code}
            for i, (name, sort, code) in ENTITIES.items()
        ],
        "places": PLACES,
        "entity_roles": [{"role_id": "r", "entity_id": "lavrov", "title": "Foreign Minister", "last_seen": DAY}],
        "documents": [
            {
                "document_id": f"d_{e['event_id']}",
                "file_name": f"{e['event_id']}.txt",
                "language": "en",
                "published_date": e["first_reported"],
                "text": e["evidence"],
            }
            for e in events
        ],
        "document_sources": [
            {"document_id": f"d_{e['event_id']}", "source_uri": f"{e['event_id']}.txt", "publisher": "Gazette"}
            for e in events
        ],
        "sentences": [
            {"document_id": f"d_{e['event_id']}", "sentence_index": 0, "text": e["evidence"]} for e in events
        ],
        "mentions": [
            {"mention_id": f"m_{e['event_id']}", "document_id": f"d_{e['event_id']}", "entity_id": "lavrov"}
            for e in events
        ],
        "events": [{k: v for k, v in e.items() if k not in own} for e in events],
        "event_mentions": [
            {
                "event_mention_id": f"em_{e['event_id']}",
                "document_id": f"d_{e['event_id']}",
                "sentence_index": 0,
                **{
                    k: v
                    for k, v in e.items()
                    if k in ("event_id", "kind", "status", "date_start", "date_end", "date_precision", "evidence")
                },
            }
            for e in events
        ],
        "event_history": [
            {
                "event_mention_id": f"em_{e['event_id']}",
                "event_id": e["event_id"],
                "document_id": f"d_{e['event_id']}",
                "reported_on": e["first_reported"],
                "status": e["status"],
                "is_change": True,
            }
            for e in events
        ],
        "event_mention_participants": [
            {
                "participant_id": f"p_{e['event_id']}_{number}",
                "event_mention_id": f"em_{e['event_id']}",
                "entity_id": who if who in ENTITIES else None,
                "role": role,
                "text": ENTITIES[who][0] if who in ENTITIES else who,
                "sector": e["sector"],
            }
            for e in events
            for number, (role, who) in enumerate(e["parts"])
        ],
        "event_participants": [
            {"event_id": e["event_id"], "entity_id": who, "role": role, "country_code": ENTITIES[who][2]}
            for e in events
            for role, who in e["parts"]
            if who in ENTITIES
        ],
        "event_topics": [{"event_id": e["event_id"], "topic": "diplomatic", "score": 0.9} for e in events],
    }


def export_tables(*events: dict[str, Any]) -> dict[str, pa.Table]:
    """The tables for these events."""
    return tiny_tables(export_rows(*events))
