"""Answers from ``analysis.duckdb`` on one event: what happened, and how we know; and the words that questions take.

Every function takes an open, read-only connection and returns plain rows; ``flows.terminal`` shows them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from flows.errors import NotFoundError, StorageError, UsageError

if TYPE_CHECKING:
    from flows.joining import Joining

Row = dict[str, Any]


def open_analysis(warehouse: Path) -> duckdb.DuckDBPyConnection:
    """The warehouse's ``analysis.duckdb``, to read from. Raises ``NotFoundError`` when nothing is published yet."""
    path = warehouse / "analysis.duckdb"
    if not path.is_file():
        raise NotFoundError(
            f"There is no warehouse in {warehouse}.",
            advice="Build one with `dateline run`, or name the folder of one with --warehouse.",
        )
    try:
        return duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise StorageError(
            f"{path} cannot be opened: {error}", advice="Delete it: the next `dateline run` builds it anew."
        ) from error


def query(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of any query. Raises ``UsageError`` with DuckDB's own words for one that fails."""
    try:
        cursor = connection.execute(sql)
        names = [column[0] for column in cursor.description or ()]
        return names, cursor.fetchall()
    except duckdb.Error as error:
        raise UsageError(
            str(error), advice='The tables and views: dateline sql "show tables"; their columns: "describe events".'
        ) from error


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of one event."""

    event: Row
    participants: list[Row]
    history: list[Row]
    conflicts: list[Row]
    mentions: list[Row]
    """In order of their publication; each with its participants under ``participants``."""
    joining: Joining
    """Why the mentions are one event, why others are not, and the judgements that speak of them."""


def explain(connection: duckdb.DuckDBPyConnection, identifier: str, judgements: Path | None = None) -> Explanation:
    """The event that an identifier leads to: its own, that of one of its mentions, or the beginning of either.

    ``judgements`` is the file of what people have decided.

    Raises ``NotFoundError`` when none begins so, ``UsageError`` when several do.
    """
    from flows.joining import joining_of
    from flows.judgements import read_judgements

    event_id = find_event(connection, identifier)
    values = {"event": event_id}
    (event,) = rows_of(
        connection,
        """select e.*, p.name as place from events e left join entities p on p.entity_id = e.place_id
           where e.event_id = $event""",
        values,
    )
    participants = rows_of(
        connection,
        """select ep.role, n.name, n.entity_type, ep.country_code, ep.document_count, n.entity_id
           from event_participants ep join entities n using (entity_id) where ep.event_id = $event
           order by ep.role, ep.document_count desc, n.name""",
        values,
    )
    history = rows_of(
        connection,
        """select h."order", h.reported_on, h.status, h.date_start, h.date_end, p.name as place, h.is_change,
                  d.file_name, h.event_mention_id
           from event_history h join documents d using (document_id) left join entities p on p.entity_id = h.place_id
           where h.event_id = $event order by h."order" """,
        values,
    )
    conflicts = rows_of(
        connection,
        "select field, value, document_count from event_conflicts where event_id = $event order by field, value",
        values,
    )
    mentions = rows_of(
        connection,
        """select m.*, s.char_start as sentence_start, d.file_name, d.published_date, a.name as attributed_name,
                  p.name as place
           from event_mentions m
           join sentences s on s.document_id = m.document_id and s.sentence_index = m.sentence_index
           join documents d on d.document_id = m.document_id
           left join entities a on a.entity_id = m.attributed_to
           left join entities p on p.entity_id = m.place_id
           where m.event_id = $event
           order by d.published_date nulls last, m.event_mention_id""",
        values,
    )
    parts = rows_of(
        connection,
        """select q.event_mention_id, q.role, q.text, q.country_code, n.name, q.char_start, q.char_end
           from event_mention_participants q join event_mentions m using (event_mention_id)
           left join entities n on n.entity_id = q.entity_id
           where m.event_id = $event order by q.event_mention_id, q.role, q.char_start nulls last, q.participant_id""",
        values,
    )
    for mention in mentions:
        mention["participants"] = [p for p in parts if p["event_mention_id"] == mention["event_mention_id"]]
    joining = joining_of(connection, event_id, read_judgements(judgements) if judgements is not None else ())
    return Explanation(event, participants, history, conflicts, mentions, joining)


_OF_TODAY = """
    starts_with(event_id, $whole) or starts_with(event_mention_id, $whole)
    or ($digits <> '' and (starts_with(split_part(event_mention_id, '_', 2), $digits)
                           or starts_with(split_part(event_id, '_', 2), $digits)))
"""
_OF_FORMER_DAYS = """
    starts_with('ev_' || left(sha256(event_mention_id), 20), $whole)
    or ($digits <> '' and starts_with(left(sha256(event_mention_id), 20), $digits))
"""
"""What each mention's event would be called if it were the first; see ``transforms.resolve.belief``."""


def find_event(connection: duckdb.DuckDBPyConnection, identifier: str) -> str:
    """Today's event for an identifier ever given, or the beginning of one; raises as ``explain`` does.

    An event's identifier is made from one of its mentions, so that the identifier of an event that has since been
    merged into another still leads to it.
    """
    if not re.fullmatch(r"[a-z]*_?[0-9a-f]+|[a-z]+_", identifier):
        raise UsageError(
            f"{identifier!r} is no identifier of an event.",
            advice="Identifiers are in the column event_id: see `dateline timeline`.",
        )
    digits = identifier.rpartition("_")[2]
    ids: list[str] = []
    for condition in (_OF_TODAY, _OF_FORMER_DAYS):
        if not ids:
            found = connection.execute(
                f"select distinct event_id from event_mentions where {condition} order by event_id limit 6",
                {"whole": identifier, "digits": digits},
            ).fetchall()
            ids = [row[0] for row in found]
    if not ids:
        raise NotFoundError(
            f"No event begins with {identifier!r}.", advice="See `dateline timeline` for those there are."
        )
    if len(ids) > 1:
        raise UsageError(
            f"Several events begin with {identifier!r}: {', '.join(ids[:5])}{', …' if len(ids) > 5 else ''}.",
            advice="Give more of its identifier.",
        )
    return str(ids[0])


def country_code(country: str) -> str:
    """The alpha-3 code of a country given by its code or by one of its names. Raises ``NotFoundError`` for neither."""
    from transforms.vocabulary.gazetteer import COUNTRIES, folded

    wanted = country.strip()
    if wanted.upper() in COUNTRIES:
        return wanted.upper()
    name = folded(wanted).casefold().removeprefix("the ")
    for code, known in COUNTRIES.items():
        if any(folded(form).casefold() == name for form in known.names):
            return code
    raise NotFoundError(
        f"{country!r} is no country known here.",
        advice="Give its ISO 3166-1 alpha-3 code (IND) or its English name.",
    )


def day_of(text: str, *, last: bool) -> date:
    """The first or the last day of ``2021-02-18``, ``2021-02`` or ``2021``. Raises ``UsageError`` for anything else."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?", text.strip())
    try:
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise UsageError(f"{text!r} is no date.", advice="Write 2021-02-18, 2021-02 or 2021.") from error
    if not last or day:
        return first
    if month:
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return date(first.year, 12, 31)


def known_value(name: str, value: str) -> str:
    """The value, when a column of ``events`` may have it; raises ``UsageError`` with those that there are."""
    from transforms.contract import TABLES

    allowed = TABLES["events"][name].allowed
    if value not in allowed:
        raise UsageError(f"There is no {name} {value!r}.", advice=f"One of: {', '.join(sorted(allowed))}.")
    return value


def rows_of(connection: duckdb.DuckDBPyConnection, sql: str, values: Mapping[str, Any]) -> list[Row]:
    """The rows of a query, each a dictionary in the order of its columns."""
    cursor = connection.execute(sql, dict(values))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
