"""The texts that judgements name, as rows that can be searched and corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb

from transforms.resolve.spelling import folded
from transforms.rows import TEXT_TABLES

CORRECTED = ("text_events", "text_participants", "text_event_topics", "text_entities", "text_roles")
"""Tables whose rows a judgement may change."""
_READ = (*CORRECTED, "text_aliases", "text_mentions")

Row = dict[str, Any]


@dataclass
class JudgedText:
    """One text that a judgement names. Its rows are those of ``transforms.rows``, and may be changed."""

    document_id: str
    text: str
    events: dict[str, Row] = field(default_factory=dict)
    """By event mention."""
    parts: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    """By event mention."""
    event_topics: list[Row] = field(default_factory=list)
    entities: dict[int, Row] = field(default_factory=dict)
    """By local identifier."""
    forms: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Written forms of an entity, folded."""
    roles: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    is_changed: bool = False

    def rows(self, table: str) -> list[Row]:
        """The rows of one of the tables that may be corrected, as they are now."""
        return {
            "text_events": list(self.events.values()),
            "text_participants": [part for parts in self.parts.values() for part in parts],
            "text_event_topics": self.event_topics,
            "text_entities": list(self.entities.values()),
            "text_roles": self.roles,
        }[table]


def read_texts(db: duckdb.DuckDBPyConnection, contents: Iterable[str]) -> Mapping[str, JudgedText]:
    """Those of the texts that are there, by content hash. Reads ``given_documents`` and the text-level tables."""
    wanted = sorted(set(contents))
    found = db.execute(
        """select content_sha256, document_id, text from given_documents
           where content_sha256 in (select unnest(?::varchar[])) order by document_id desc""",
        [wanted],
    ).fetchall()
    texts = {content: JudgedText(document_id, text) for content, document_id, text in found}
    known = {text.document_id: text for text in texts.values()}
    for table in _READ:
        for row in _rows(db, table, known):
            _add(known[row["document_id"]], table, row)
    for text in known.values():
        for local, entity in text.entities.items():
            text.forms[local].add(folded(entity["name"]))
    return texts


def _rows(db: duckdb.DuckDBPyConnection, table: str, documents: Collection[str]) -> list[Row]:
    columns = ", ".join(f'"{c}"' for c in TEXT_TABLES[table].names)
    order = ", ".join(f'"{c}"' for c in TEXT_TABLES[table].key)
    rows = db.execute(
        f"select {columns} from {table} where document_id in (select unnest(?::varchar[])) order by {order}",
        [sorted(documents)],
    ).fetchall()
    return [dict(zip(TEXT_TABLES[table].names, row, strict=True)) for row in rows]


def _add(text: JudgedText, table: str, row: Row) -> None:
    if table == "text_events":
        text.events[row["event_mention_id"]] = row
    elif table == "text_participants":
        text.parts[row["event_mention_id"]].append(row)
    elif table == "text_event_topics":
        text.event_topics.append(row)
    elif table == "text_entities":
        text.entities[row["local_id"]] = row
    elif table == "text_aliases":
        text.forms[row["local_id"]].add(folded(row["alias"]))
    elif table == "text_roles":
        text.roles.append(row)
    else:
        text.mentions.append(row)
