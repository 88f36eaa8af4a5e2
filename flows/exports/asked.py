"""Which events an export is to hold: those that the timeline would show, all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa

from flows import questions
from flows.answers import known_value
from flows.choice import Choice

if TYPE_CHECKING:
    import duckdb

ASKED = "asked_events"
"""The table of identifiers, on the connection that ``choose`` was given."""

_ALL = 2**62


@dataclass(frozen=True, slots=True)
class Asked:
    """The conditions of an export, as those of the timeline."""

    between: Sequence[str] = ()
    """Alpha-3 codes of countries that all have a part in it."""
    since: date | None = None
    until: date | None = None
    kind: str | None = None
    status: str | None = None


def choose(connection: duckdb.DuckDBPyConnection, asked: Asked) -> int:
    """Put the identifiers of the events asked for into ``ASKED`` and return their number.

    Raises ``UsageError`` for a kind or status that there is not.
    """
    choice = Choice(
        between=tuple(asked.between),
        since=asked.since,
        until=asked.until,
        kinds=(known_value("kind", asked.kind),) if asked.kind is not None else (),
        statuses=(known_value("status", asked.status),) if asked.status is not None else (),
    )
    rows = questions.timeline(connection, choice, limit=_ALL)
    ids = [row["event_id"] for row in rows]
    connection.register("_asked", pa.table({"event_id": pa.array(ids, pa.string())}))
    connection.execute(f"create or replace temp table {ASKED} as select event_id from _asked")
    connection.unregister("_asked")
    return len(ids)
