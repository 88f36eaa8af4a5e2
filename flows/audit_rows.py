"""The rows that an audit shows: an event as one text tells it, with all that is needed to judge it.

Read from ``analysis.duckdb`` alone, all drawn rows at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

Values = Mapping[str, Any]

COLUMNS = ("kind", "actor", "recipient", "status", "date", "place", "reports")
"""What is judged of a row, in the order of its keys 1 to 7. ``reports``: that the event's other reports tell of it."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """An event mention with its participants, its text, and the other reports of its event."""

    mention: Values
    """``event_mentions`` with ``summary`` of the event, ``place`` (name), ``attributed_name``, and of its document
    ``file_name``, ``published_date``, ``publisher``, ``document_title`` and ``content_sha256``."""
    participants: tuple[Values, ...]
    """``role``, ``name`` (null for the unnamed), ``text``, ``country_code``, ``char_start``, ``char_end``."""
    text: str
    sentences: tuple[Values, ...]
    """All of the text, furniture left out: ``sentence_index``, ``char_start``, ``char_end``."""
    days: tuple[tuple[int, int], ...]
    """Offsets of the words that tell its date: expressions of time with the same days."""
    places: tuple[tuple[int, int], ...]
    """Offsets of the mentions of its place."""
    reports: tuple[Report, ...] = ()
    """The other reports of the same event, the nearest in time first."""

    def shown(self, column: str) -> bool:
        """Whether the row says anything in this column."""
        if column == "date":
            return self.mention["date_start"] is not None or self.mention["date_end"] is not None
        if column == "reports":
            return bool(self.reports)
        if column == "recipient":
            return any(p["role"] != "actor" for p in self.participants)
        if column == "actor":
            return any(p["role"] == "actor" for p in self.participants)
        return self.mention[column] is not None


@dataclass(frozen=True, slots=True)
class Report:
    """Another report of the same event."""

    mention: Values
    """``event_mentions`` with ``place``, ``file_name``, ``published_date``, ``content_sha256``, ``duplicate_of``,
    ``sentence_start``."""
    participants: tuple[Values, ...]


MENTION = """
    m.*, e.summary, p.name as place, a.name as attributed_name, d.file_name, d.published_date, d.content_sha256,
    d.title as document_title, d.duplicate_of, s.char_start as sentence_start
    from event_mentions m
    join documents d on d.document_id = m.document_id
    join events e on e.event_id = m.event_id
    join sentences s on s.document_id = m.document_id and s.sentence_index = m.sentence_index
    left join entities p on p.entity_id = m.place_id
    left join entities a on a.entity_id = m.attributed_to
"""


def read_rows(connection: duckdb.DuckDBPyConnection, identifiers: Sequence[str]) -> list[AuditRow]:
    """The rows with these ``event_mention_id``, in their order."""
    connection.execute("create or replace temp table audit_drawn (event_mention_id varchar)")
    if identifiers:
        connection.executemany("insert into audit_drawn values (?)", [(i,) for i in identifiers])
    connection.execute(
        """create or replace temp table audit_shown as
           select m.event_mention_id, m.document_id, m.event_id from event_mentions m
           where m.event_id in (select event_id from event_mentions semi join audit_drawn using (event_mention_id))"""
    )
    mentions = {
        row["event_mention_id"]: row
        for row in _rows(connection, f"select {MENTION} semi join audit_shown using (event_mention_id)")
    }
    participants = _grouped(
        _rows(
            connection,
            """select q.event_mention_id, q.role, q.text, q.country_code, n.name, q.char_start, q.char_end
               from event_mention_participants q semi join audit_shown using (event_mention_id)
               left join entities n using (entity_id)
               order by q.event_mention_id, q.role, q.char_start nulls last, q.participant_id""",
        ),
        "event_mention_id",
    )
    connection.execute(
        """create or replace temp table audit_texts as
           select distinct document_id from event_mentions semi join audit_drawn using (event_mention_id)"""
    )
    texts = dict(
        connection.execute(
            "select document_id, text from documents semi join audit_texts using (document_id)"
        ).fetchall()
    )
    publishers = dict(
        connection.execute(
            """select document_id, string_agg(distinct publisher, ', ' order by publisher)
               from document_sources semi join audit_texts using (document_id) group by document_id"""
        ).fetchall()
    )
    sentences = _of_texts(connection, "sentences", "sentence_index, char_start, char_end", "not is_furniture")
    days = _of_texts(connection, "timexes", "char_start, char_end, date_start, date_end", "true")
    places = _of_texts(connection, "mentions", "char_start, char_end, entity_id", "mention_type = 'name'")
    of_event = _grouped(mentions.values(), "event_id")

    def report(mention: Values) -> Report:
        return Report(mention, tuple(participants[mention["event_mention_id"]]))

    rows = []
    for identifier in identifiers:
        mention = mentions[identifier]
        document = mention["document_id"]
        dates = (mention["date_start"], mention["date_end"])
        others = [m for m in of_event[mention["event_id"]] if m["event_mention_id"] != identifier]
        rows.append(
            AuditRow(
                mention={**mention, "publisher": publishers.get(document)},
                participants=tuple(participants[identifier]),
                text=texts[document],
                sentences=tuple(sentences[document]),
                days=tuple(
                    _span(t) for t in days[document] if any(dates) and (t["date_start"], t["date_end"]) == dates
                ),
                places=tuple(
                    _span(m) for m in places[document] if m["entity_id"] and m["entity_id"] == mention["place_id"]
                ),
                reports=tuple(report(m) for m in sorted(others, key=lambda m: _nearness(m, mention["published_date"]))),
            )
        )
    return rows


def _nearness(mention: Values, day: date | None) -> tuple[bool, int, str]:
    """Originals before copies, then by days between the publications."""
    published = mention["published_date"]
    apart = abs((published - day).days) if published and day else 99_999
    return mention["duplicate_of"] is not None, apart, mention["event_mention_id"]


def _span(row: Values) -> tuple[int, int]:
    return row["char_start"], row["char_end"]


def _of_texts(
    connection: duckdb.DuckDBPyConnection, table: str, columns: str, condition: str
) -> Mapping[str, list[Values]]:
    rows = _rows(
        connection,
        f"""select document_id, {columns} from {table} semi join audit_texts using (document_id)
            where {condition} order by document_id, char_start, char_end""",
    )
    return _grouped(rows, "document_id")


def _grouped(rows: Any, key: str) -> Mapping[str, list[Values]]:
    found: dict[str, list[Values]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
