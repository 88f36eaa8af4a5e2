"""Questions with an answer of many rows: timeline, dossier, what lies ahead, what slipped, and words in the evidence.

Every function takes an open, read-only connection and returns plain rows, with the columns that the view or macro of
that name documents in ``docs/tables.md``; ``flows.questions_shown`` shows them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb

from flows.answers import Row, rows_of
from flows.choice import Choice, condition
from flows.nearest import Named, entity_named, outdated

TIMELINE = """
    select e.event_id, e.date_start, e.date_end, e.date_precision, e.status, e.kind, e.summary, p.name as place,
           e.document_count, e.first_reported
    from events e left join entities p on p.entity_id = e.place_id
"""


def timeline(connection: duckdb.DuckDBPyConnection, choice: Choice, limit: int = 50) -> list[Row]:
    """The newest events of a choice, oldest first."""
    where, values = condition(choice)
    sql = f"""
        with wanted as (
            {TIMELINE} where {where}
            order by coalesce(e.date_start, e.date_end, e.first_reported) desc nulls last, e.event_id limit $limit
        )
        select * from wanted order by coalesce(date_start, date_end, first_reported) nulls first, event_id
    """
    return rows_of(connection, sql, {**values, "limit": limit})


def most_reported(connection: duckdb.DuckDBPyConnection, limit: int = 8) -> list[Row]:
    """The events that most independent texts tell of, the newest first among equals; in order of their days."""
    sql = f"""
        with wanted as (
            {TIMELINE}
            order by e.independent_count desc, e.date_start is null, (e.kind = 'statement'), e.confidence desc,
                     e.date_start desc, e.event_id
            limit $limit
        )
        select * from wanted order by coalesce(date_start, date_end, first_reported) nulls first, event_id
    """
    return rows_of(connection, sql, {"limit": limit})


def dossier(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[Named, list[Row]]:
    """Whom a name means best, and all facts of macro ``dossier``, by section.

    Raises ``NotFoundError`` with the nearest names for one that nobody bears.
    """
    who = entity_named(connection, name)
    return who, _asked(connection, "select * from dossier($who) order by all", {"who": who.entity_id}, DOSSIER_ORDER)


DOSSIER_ORDER = ("who", "alias", "office", "counterpart", "event", "statement")
"""Sections of a dossier, as they are read."""


def upcoming(connection: duckdb.DuckDBPyConnection, day: date) -> list[Row]:
    """What lay ahead on a day, by the texts of the time; the nearest first, what has no day last."""
    return _asked(
        connection, "select * from upcoming($day) order by date_start nulls last, date_end, event_id", {"day": day}
    )


def newest_day(connection: duckdb.DuckDBPyConnection) -> date | None:
    """The day of the newest text; ``None`` when no text is dated."""
    row = connection.execute("select max(published_date) from documents").fetchone()
    return row[0] if row else None


def slips(connection: duckdb.DuckDBPyConnection, choice: Choice, limit: int) -> list[Row]:
    """The newest plans of a choice that slipped (view ``slips``), in order of their days."""
    where, values = condition(choice)
    sql = f"""
        with wanted as (
            select * from slips where event_id in (select e.event_id from events e where {where})
            order by coalesce(planned_start, date_start, first_planned_on) desc nulls last, event_id limit $limit
        )
        select * from wanted order by coalesce(planned_start, date_start, first_planned_on) nulls first, event_id
    """
    return _asked(connection, sql, {**values, "limit": limit})


def search(connection: duckdb.DuckDBPyConnection, words: str, limit: int) -> list[Row]:
    """Events whose evidence holds all the words, the best fit first (macro ``search``)."""
    sql = "select * from search($words) order by score desc, date_start desc nulls last, event_id limit $limit"
    return _asked(connection, sql, {"words": words, "limit": limit})


def _asked(
    connection: duckdb.DuckDBPyConnection, sql: str, values: dict[str, Any], sections: tuple[str, ...] = ()
) -> list[Row]:
    """Rows of a query that may ask a view or macro which an older file lacks; of a dossier, in order of sections."""
    try:
        rows = rows_of(connection, sql, values)
    except duckdb.CatalogException as error:
        raise outdated(error) from error
    if sections:
        rows.sort(key=lambda row: (sections.index(row["section"]), row["position"]))
    return rows
