"""A tiny warehouse, whole and without fault: a Brazilian minister's visit to Tokyo, planned, postponed and held.

``tiny_tables`` makes tables from a few columns per row and fills in the rest; ``tiny_world`` is the whole story in four
texts, one of them a copy.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from transforms.contract import TABLES, Column
from transforms.vocabulary.kinds import KINDS

Rows = Mapping[str, list[dict[str, Any]]]

_DEFAULTS: Mapping[str, Any] = {
    "text": "x",
    "integer": 1,
    "number": 0.5,
    "boolean": False,
    "date": date(2023, 5, 1),
    "timestamp": datetime(2023, 6, 1, tzinfo=UTC).replace(tzinfo=None),
}


def tiny_tables(rows: Rows) -> dict[str, pa.Table]:
    """All tables of a snapshot; a required column that a row leaves out gets some allowed value."""
    return {
        name: table.from_rows([_filled(name, row) for row in rows.get(name, [])])
        for name, table in TABLES.items()
        if not table.live or name in rows
    }


def _filled(table: str, row: dict[str, Any]) -> dict[str, Any]:
    kind = KINDS.get(row.get("kind", ""))
    given = {c: getattr(kind, c) for c in ("event_type", "cameo_code", "quad_class", "goldstein")} if kind else {}
    required = {c.name: _default(c) for c in TABLES[table] if not c.nullable}
    return {**required, **{n: v for n, v in given.items() if n in TABLES[table]}, **row}


def _default(column: Column) -> Any:
    return column.allowed[0] if column.allowed else _DEFAULTS[column.type]


REFERENCE: Rows = {
    "event_kinds": [{"kind": k.name, "definition": k.definition} for k in KINDS.values()],
    "topics": [{"topic": "trade", "label": "Trade", "definition": "Buying and selling."}],
}

_SENTENCES = {
    "d1": ["Foreign Minister Ana Souza will visit Tokyo 🗼 on 10 and 11 May."],
    "d2": ["The visit of Ana Souza was postponed to 17 May, Brasília said."],
    "d3": [
        "Ana Souza arrived in Tokyo on her visit.",
        "Souza met Kenji Mori on café terraces.",
        "“We shall trade more 🤝,” Souza said.",
    ],
    "d4": ["Ana Souza arrived in Tokyo on her visit."],
}
_PUBLISHED = {"d1": date(2023, 5, 1), "d2": date(2023, 5, 8), "d3": date(2023, 5, 17), "d4": date(2023, 5, 18)}
_FIRST, _SECOND = (date(2023, 5, 10), date(2023, 5, 11)), (date(2023, 5, 17), date(2023, 5, 18))
_MENTIONS = [
    ("m1", "d1", 0, "Ana Souza", "e_ana"),
    ("m2", "d1", 0, "Tokyo", "e_tokyo"),
    ("m3", "d2", 0, "Ana Souza", "e_ana"),
    ("m4", "d2", 0, "Brasília", "e_bra"),
    ("m5", "d3", 0, "Ana Souza", "e_ana"),
    ("m6", "d3", 1, "Souza", "e_ana"),
    ("m7", "d3", 1, "Kenji Mori", "e_mori"),
    ("m8", "d4", 0, "Tokyo", "e_tokyo"),
]
_REPORTS: list[tuple[str, str, str, int, str, str, str, tuple[date, date], str]] = [
    ("em1", "ev_visit", "d1", 0, "visit", "visit", "planned", _FIRST, "will visit"),
    ("em2", "ev_visit", "d2", 0, "visit", "visit", "postponed", _SECOND, "postponed"),
    ("em3", "ev_visit", "d3", 0, "arrived", "visit", "ongoing", _SECOND, "arrived"),
    ("em4", "ev_visit", "d4", 0, "arrived", "visit", "ongoing", _SECOND, "arrived"),
    ("em5", "ev_talks", "d3", 1, "met", "meeting", "occurred", (_SECOND[0], _SECOND[0]), "met"),
]


def tiny_rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of the story, by table."""
    bodies = {document: "\n".join(sentences) for document, sentences in _SENTENCES.items()}

    def span(document: str, words: str, sentence: int = 0) -> dict[str, Any]:
        start = bodies[document].index(words, bodies[document].index(_SENTENCES[document][sentence]))
        return {
            "document_id": document,
            "sentence_index": sentence,
            "char_start": start,
            "char_end": start + len(words),
        }

    def entity(entity_id: str, name: str, entity_type: str, code: str) -> dict[str, Any]:
        own = [m for m in _MENTIONS if m[4] == entity_id]
        seen = [_PUBLISHED[m[1]] for m in own]
        return {
            "entity_id": entity_id,
            "name": name,
            "entity_type": entity_type,
            "country_code": code,
            "first_seen": min(seen, default=None),
            "last_seen": max(seen, default=None),
            "mention_count": len(own),
            "document_count": len(set(seen)),
        }

    def part(event: str, entity_id: str, role: str, code: str) -> dict[str, Any]:
        return {"event_id": event, "entity_id": entity_id, "role": role, "country_code": code}

    return {
        **{name: list(rows) for name, rows in REFERENCE.items()},
        "documents": [
            {
                "document_id": d,
                "file_name": f"{d}.txt",
                "content_sha256": d,
                "published_date": _PUBLISHED[d],
                "duplicate_of": "d3" if d == "d4" else None,
                "language": "en",
                "sentence_count": len(_SENTENCES[d]),
                "text": body,
            }
            for d, body in bodies.items()
        ],
        "document_sources": [{"document_id": d, "source_uri": f"{d}.txt", "publisher": "Gazette"} for d in bodies],
        "sentences": [
            {**span(d, sentence, index), "text": sentence}
            for d, sentences in _SENTENCES.items()
            for index, sentence in enumerate(sentences)
        ],
        "entities": [
            entity("e_ana", "Ana Souza", "person", "BRA"),
            entity("e_mori", "Kenji Mori", "person", "JPN"),
            entity("e_bra", "Brazil", "country", "BRA"),
            entity("e_jpn", "Japan", "country", "JPN"),
            entity("e_tokyo", "Tokyo", "place", "JPN"),
        ],
        "entity_aliases": [
            {"entity_id": "e_ana", "alias": "Ana Souza", "mention_count": 3},
            {"entity_id": "e_ana", "alias": "Souza", "mention_count": 1},
        ],
        "entity_roles": [
            {
                "role_id": "r1",
                "entity_id": "e_ana",
                "title": "Foreign Minister",
                "country_code": "BRA",
                "first_seen": _PUBLISHED["d1"],
                "last_seen": _PUBLISHED["d1"],
            }
        ],
        "places": [{"entity_id": "e_tokyo", "name": "Tokyo", "place_type": "city", "country_code": "JPN"}],
        "mentions": [
            {"mention_id": m, **span(d, words, sentence), "text": words, "mention_type": "name", "entity_id": e}
            for m, d, sentence, words, e in _MENTIONS
        ],
        "event_mentions": [
            {
                "event_mention_id": m,
                "event_id": event,
                **span(d, trigger, sentence),
                "trigger": trigger,
                "kind": kind,
                "status": status,
                "date_start": days[0],
                "date_end": days[1],
                "date_precision": "day",
                "place_id": "e_tokyo",
                "status_cue": cue,
                "evidence": _SENTENCES[d][sentence],
            }
            for m, event, d, sentence, trigger, kind, status, days, cue in _REPORTS
        ],
        "event_mention_participants": [
            {
                "participant_id": f"p{m}",
                "event_mention_id": m,
                "entity_id": "e_ana",
                "role": "actor",
                "text": "Souza",
                "country_code": "BRA",
                **{k: v for k, v in span(d, "Souza", sentence).items() if k.startswith("char")},
            }
            for m, _, d, sentence, *_ in _REPORTS
        ],
        "events": [
            {
                "event_id": "ev_visit",
                "kind": "visit",
                "summary": "Ana Souza (BRA) visits Tokyo",
                "status": "ongoing",
                "date_start": _SECOND[0],
                "date_end": _SECOND[1],
                "date_precision": "day",
                "place_id": "e_tokyo",
                "first_reported": _PUBLISHED["d1"],
                "last_reported": _PUBLISHED["d4"],
                "document_count": 4,
                "independent_count": 3,
            },
            {
                "event_id": "ev_talks",
                "kind": "meeting",
                "summary": "Ana Souza (BRA) met Kenji Mori (JPN) in Tokyo",
                "status": "occurred",
                "date_start": _SECOND[0],
                "date_end": _SECOND[0],
                "date_precision": "day",
                "place_id": "e_tokyo",
                "first_reported": _PUBLISHED["d3"],
                "last_reported": _PUBLISHED["d3"],
                "document_count": 1,
                "independent_count": 1,
            },
        ],
        "event_participants": [
            part("ev_visit", "e_ana", "actor", "BRA"),
            part("ev_talks", "e_ana", "actor", "BRA"),
            part("ev_talks", "e_mori", "recipient", "JPN"),
        ],
        "event_links": [{"event_id": "ev_talks", "other_id": "ev_visit", "relation": "part_of"}],
        "event_history": [
            {
                "event_mention_id": m,
                "event_id": event,
                "document_id": d,
                "reported_on": _PUBLISHED[d],
                "order": int(m[2]) if event == "ev_visit" else 1,
                "status": status,
                "date_start": days[0],
                "date_end": days[1],
                "place_id": "e_tokyo",
                "is_change": m != "em4",
                "changed": {"em2": "status,date", "em3": "status", "em4": None}.get(m, "status,date,place"),
            }
            for m, event, d, _, _, _, status, days, _ in _REPORTS
        ],
        "event_topics": [{"event_id": "ev_talks", "topic": "trade", "score": 0.75}],
        "quotes": [
            {
                "quote_id": "q1",
                **span("d3", "We shall trade more 🤝,", 2),
                "text": "We shall trade more 🤝,",
                "quote_type": "direct",
                "speaker_id": "e_ana",
                "speaker_text": "Souza",
                "verb": "said",
                "stance": "say",
                "date_start": date(2023, 5, 16),
                "date_end": date(2023, 5, 16),
                "date_precision": "day",
                "place_id": "e_tokyo",
            }
        ],
    }


def tiny_world() -> dict[str, pa.Table]:
    """The story as tables, all of a snapshot."""
    return tiny_tables(tiny_rows())
