"""Which events an export is to hold: those that the timeline would show, all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.choice import condition

if TYPE_CHECKING:
    import duckdb

    from flows.choice import Choice

ASKED = "asked_events"
"""The table of identifiers, on the connection that ``choose`` was given."""


def choose(connection: duckdb.DuckDBPyConnection, choice: Choice) -> int:
    """Put the identifiers of the events asked for into ``ASKED`` and return their number."""
    where, values = condition(choice)
    connection.execute(
        f"create or replace temp table {ASKED} as select e.event_id from events as e where {where}", values
    )
    ((number,),) = connection.execute(f"select count(*) from {ASKED}").fetchall()
    return int(number)
