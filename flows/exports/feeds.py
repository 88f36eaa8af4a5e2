"""GDELT, ICEWS and POLECAT: the views of ``sql/exports/``, over the events asked for, as those feeds write their files.

Those files are tables with tabs between the columns and nothing around the values; GDELT's have no header. The views
are those of this version, whatever ``analysis.duckdb`` holds; on its connection they read the events asked for in the
place of all events.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.exports.asked import ASKED
from flows.model import create_views, quoted
from flows.views import in_order, read_views
from transforms.contract import TABLES

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: its view, and how its files are written."""

    view: str
    order: str
    """Columns that put the rows in an order that stays."""
    has_header: bool
    never_empty: tuple[str, ...] = ()
    """Columns of numbers that every file of the feed fills."""


FEEDS = {
    "gdelt": Feed("gdelt_events", '"SQLDATE", "GLOBALEVENTID"', has_header=False, never_empty=("AvgTone",)),
    "gdelt1": Feed("gdelt1_events", '"SQLDATE", "GLOBALEVENTID"', has_header=False, never_empty=("AvgTone",)),
    "icews": Feed("icews_events", '"Event Date", "Event ID"', has_header=True),
    "polecat": Feed("polecat_events", '"Event Date", "Event ID"', has_header=True),
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Events that a feed does not have, by reason."""

    denied: int
    without_code: int
    """Neither done nor, in that state, anything that the feed has a code for."""
    without_day: int
    alone: int
    """Without anybody who takes part."""

    @property
    def told(self) -> str:
        """The reasons in words; empty when nothing is left out."""
        reasons = {
            "denied": self.denied,
            "of a kind and status that the feed has no code for": self.without_code,
            "without any day": self.without_day,
            "without participants": self.alone,
        }
        return ", ".join(f"{number:,} {reason}" for reason, number in reasons.items() if number)


def query_of(feed: Feed, *, as_text: bool) -> str:
    """The query for the feed's rows of the events in ``ASKED``, behind ``prepare``.

    In a text, a number that the feed always has and we do not know is ``nan``: readers of the feed drop
    a row without it.
    """
    (view,) = (v for v in read_views() if v.name == feed.view)
    columns = [
        f"coalesce({quoted(name)}, 'nan') as {quoted(name)}" if as_text and name in feed.never_empty else quoted(name)
        for name in view.columns
    ]
    return f"select {', '.join(columns)} from {quoted(feed.view)} order by {feed.order}"


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Lay the views over the events in ``ASKED``; pairs and their reports are worked out here, once."""
    ((catalog,),) = connection.execute("select current_database()").fetchall()
    columns = ", ".join(quoted(column.name) for column in TABLES["events"])
    connection.execute(
        f"create or replace temp view events as select {columns} from {quoted(catalog)}.main.events "
        f"where event_id in (select event_id from {ASKED})"
    )
    for view in in_order(read_views(), TABLES):
        if view.name in ("export_reports", "event_parties", "event_dyads", "export_sources"):
            connection.execute(f"create or replace temp table {quoted(view.name)} as {view.query}")
        elif view.file.startswith("exports/"):
            create_views(connection, (view,), temporary=True)


def left_out(connection: duckdb.DuckDBPyConnection, feed: Feed) -> LeftOut:
    """The events in ``ASKED`` that have no row in the feed, behind ``prepare``."""
    has_statements = feed.view != "polecat_events"
    (counts,) = connection.execute(
        f"""
        with had as (
            select distinct event_id from event_dyads where event_type is not null or {has_statements}
        ),
        missing as (
            select
                event.event_id,
                event.status = 'denied' as is_denied,
                event.date_start is null and event.first_reported is null as has_no_day,
                event.event_id not in (select event_id from event_parties) as is_alone
            from events as event
            where event.event_id not in (select event_id from had)
        )
        select
            count(*) filter (where is_denied),
            count(*) filter (where not is_denied and not has_no_day and not is_alone),
            count(*) filter (where not is_denied and has_no_day and not is_alone),
            count(*) filter (where not is_denied and is_alone)
        from missing
        """
    ).fetchall()
    return LeftOut(*counts)
