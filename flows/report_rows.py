"""What a report tells, read from ``analysis.duckdb``: figures over all events chosen, and those listed one by one.

Figures, charts and map count every event that meets the choice. The table lists at most so many of them, those that
most independent texts tell of; what is left out is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb

from flows.choice import Choice, condition
from flows.nearest import outdated
from flows.views import read_views

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = dict[str, Any]

PLACES_SHOWN = 200
"""Places on the map at most, those of most events."""
EDGES_SHOWN = 60
"""Pairs in the network at most, those who met most often."""
NODES_SHOWN = 26
"""People, countries and bodies in the network at most."""
REPORTS_SHOWN = 8
"""Reports of one event whose evidence is shown at most; originals before copies, then the earliest."""
HISTORY_SHOWN = 30
"""Steps of one event's history at most, those that changed something first."""
CONTEXT = 320
"""Characters of a text shown before and behind the sentence that tells of an event."""

DAY = """
    coalesce(
        case when e.date_precision in ('day', 'week', 'month') then coalesce(e.date_start, e.date_end) end,
        e.first_reported)
"""
"""The day by which an event is put in order and counted: its first, or that of its first report where only a quarter, a
year or nothing is known."""


@dataclass(frozen=True, slots=True)
class ReportRows:
    """The rows of a report."""

    figures: Row
    """Counts over all events chosen: events, texts, independent_reports, people, countries, conflicts, undated,
    first_day, last_day, no_place."""
    statuses: list[Row]
    """status, events; the commonest first."""
    periods: list[Row]
    """status, period (its first day), events; where a day is known or reported."""
    unit: str
    """What a period is: day, week, month or year."""
    months: list[Row]
    """month, cooperation, conflict, goldstein: of what took place."""
    edges: list[Row]
    """The columns of view ``who_meets_whom``, of the events chosen, where somebody met."""
    places: list[Row]
    """name, country_code, latitude, longitude, events."""
    events: list[Row]
    """The events listed, by day: those of most independent reports, when there are too many."""
    participants: list[Row]
    history: list[Row]
    conflicts: list[Row]
    reports: list[Row]
    """Evidence: a report each, with ``context`` of its text and the offset ``context_start`` at which that begins."""
    report_parts: list[Row]
    """Participants in the reports, with offsets."""


def read_rows(connection: duckdb.DuckDBPyConnection, choice: Choice, limit: int) -> ReportRows:
    """All rows of a report on a choice of events, ``limit`` of them listed.

    Raises ``StorageError`` for an ``analysis.duckdb`` of another version.
    """
    where, values = condition(choice)
    connection.execute(
        f"create or replace temp table chosen as select e.event_id, {DAY} as day from events e where {where}", values
    )
    connection.execute(
        """create or replace temp table listed as
           select e.event_id from chosen c join events e using (event_id)
           order by e.independent_count desc, c.day desc nulls last, e.confidence desc, e.event_id limit $limit""",
        {"limit": limit},
    )
    try:
        return _read(connection)
    except duckdb.CatalogException as error:
        raise outdated(error) from error


def _read(connection: duckdb.DuckDBPyConnection) -> ReportRows:
    def rows(sql: str, **values: Any) -> list[Row]:
        cursor = connection.execute(sql, values)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    (figures,) = rows(FIGURES)
    unit = _unit(figures["first_day"], figures["last_day"])
    return ReportRows(
        figures=figures,
        statuses=rows(
            """select e.status, count(*) as events from chosen join events e using (event_id)
               group by e.status order by events desc, e.status"""
        ),
        periods=rows(
            f"""select e.status, cast(date_trunc('{unit}', day) as date) as period, count(*) as events
                from chosen join events e using (event_id) where day is not null
                group by all order by period, e.status"""
        ),
        unit=unit,
        months=rows(MONTHS),
        edges=rows(_edges_query(), most=EDGES_SHOWN),
        places=rows(PLACES, most=PLACES_SHOWN),
        events=rows(EVENTS),
        participants=rows(PARTICIPANTS),
        history=rows(HISTORY, most=HISTORY_SHOWN),
        conflicts=rows(CONFLICTS),
        reports=rows(REPORTS, most=REPORTS_SHOWN, context=CONTEXT),
        report_parts=rows(PARTS, most=REPORTS_SHOWN),
    )


def _unit(first: date | None, last: date | None) -> str:
    days = (last - first).days if first and last else 0
    return "day" if days <= 92 else "week" if days <= 3 * 366 else "month" if days <= 25 * 366 else "year"


def _edges_query() -> str:
    """The query of view ``who_meets_whom``, with the events chosen in place of all."""
    (view,) = (view for view in read_views() if view.name == "who_meets_whom")
    return f"""
        with events as (select e.* from main.events e semi join chosen using (event_id))
        select * from ({view.query.rstrip().rstrip(";")}) as edge where weight + visits > 0
        order by weight + visits desc, independent_count desc, name_a, name_b, entity_a, entity_b limit $most"""


FIGURES = """
    select
        (select count(*) from chosen) as events,
        (select count(distinct m.document_id) from event_mentions m semi join chosen using (event_id)) as texts,
        (select count(distinct p.entity_id) from event_participants p semi join chosen using (event_id)
            join entities n on n.entity_id = p.entity_id
            where n.entity_type = 'person' and p.role <> 'about') as people,
        (select count(distinct coalesce(p.country_code, n.country_code))
            from event_participants p semi join chosen using (event_id)
            join entities n on n.entity_id = p.entity_id where p.role <> 'about') as countries,
        (select count(distinct x.event_id) from event_conflicts x semi join chosen using (event_id)) as conflicts,
        (select count(distinct h.event_id) from event_history h semi join chosen using (event_id)
            where h.is_change and h."order" > 1) as changed,
        (select count(*) from chosen where day is null) as undated,
        (select min(day) from chosen) as first_day,
        (select max(day) from chosen) as last_day,
        (select count(*) from chosen join events e using (event_id) left join places p on p.entity_id = e.place_id
            where p.latitude is null or p.longitude is null) as without_place
"""

MONTHS = """
    select
        cast(date_trunc('month', e.date_start) as date) as month,
        count(*) filter (where e.quad_class <= 2) as cooperation,
        count(*) filter (where e.quad_class >= 3) as conflict,
        round(avg(e.goldstein), 2) as goldstein
    from chosen join events e using (event_id)
    where e.status in ('occurred', 'ongoing') and e.date_precision in ('day', 'week', 'month')
        and e.date_start is not null
    group by 1 order by 1
"""

PLACES = """
    select n.name, n.country_code, round(p.latitude, 2) as latitude, round(p.longitude, 2) as longitude,
        count(*) as events
    from chosen join events e using (event_id)
    join places p on p.entity_id = e.place_id join entities n on n.entity_id = e.place_id
    where p.latitude between -90 and 90 and p.longitude between -180 and 180
    group by n.entity_id, n.name, n.country_code, p.latitude, p.longitude
    order by events desc, n.name, n.entity_id limit $most
"""

EVENTS = """
    select e.event_id, e.kind, e.event_type, e.cameo_code, e.goldstein, e.title, e.summary, e.status, e.date_start,
        e.date_end, e.date_precision, p.name as place, e.first_reported, e.last_reported, e.document_count,
        e.independent_count, e.confidence, c.day
    from listed join chosen c using (event_id) join events e using (event_id)
    left join entities p on p.entity_id = e.place_id
    order by c.day desc nulls last, e.event_id
"""

PARTICIPANTS = """
    select p.event_id, p.role, n.name, n.entity_type, coalesce(p.country_code, n.country_code) as country_code
    from event_participants p semi join listed using (event_id) join entities n on n.entity_id = p.entity_id
    order by p.event_id, p.role, p.document_count desc, n.name, n.entity_id
"""

HISTORY = """
    select h.event_id, h."order", h.reported_on, h.status, h.date_start, h.date_end, n.name as place, h.is_change,
        d.file_name
    from event_history h semi join listed using (event_id) join documents d on d.document_id = h.document_id
    left join entities n on n.entity_id = h.place_id
    qualify row_number() over (partition by h.event_id order by h.is_change desc, h."order") <= $most
    order by h.event_id, h."order"
"""

CONFLICTS = """
    select x.event_id, x.field, coalesce(n.name, x.value) as value, x.document_count
    from event_conflicts x semi join listed using (event_id)
    left join entities n on x.field = 'place' and n.entity_id = x.value
    order by x.event_id, x.field, x.document_count desc, value
"""

_TOLD = """
    told as (
        select m.*, d.published_date, d.file_name, d.duplicate_of is not null as is_copy
        from event_mentions m semi join listed using (event_id) join documents d on d.document_id = m.document_id
        qualify row_number() over (
            partition by m.event_id
            order by d.duplicate_of is not null, d.published_date nulls last, m.event_mention_id) <= $most
    )
"""

REPORTS = f"""
    with {_TOLD},
    addresses as (
        select document_id, min(url) as url from document_sources where url is not null group by document_id
    )
    select t.event_id, t.event_mention_id, t.published_date, t.file_name, t.is_copy, t.status, t.status_cue, t.kind,
        t.date_start, t.date_end, t.date_precision, n.name as place, who.name as attributed_to, t.confidence,
        t.char_start, t.char_end, s.char_start as sentence_start, s.char_end as sentence_end,
        greatest(s.char_start - $context, 0) as context_start,
        substring(d.text, greatest(s.char_start - $context, 0) + 1,
            s.char_end + $context - greatest(s.char_start - $context, 0)) as context,
        length(d.text) as text_length, addresses.url
    from told t
    join sentences s on s.document_id = t.document_id and s.sentence_index = t.sentence_index
    join documents d on d.document_id = t.document_id
    left join addresses on addresses.document_id = t.document_id
    left join entities n on n.entity_id = t.place_id
    left join entities who on who.entity_id = t.attributed_to
    order by t.event_id, t.is_copy, t.published_date nulls last, t.event_mention_id
"""

PARTS = f"""
    with {_TOLD}
    select q.event_mention_id, q.role, q.char_start, q.char_end
    from event_mention_participants q semi join told using (event_mention_id)
    where q.char_start is not null order by q.event_mention_id, q.char_start, q.char_end, q.participant_id
"""


def by_event(rows: list[Row], key: str = "event_id") -> Mapping[str, list[Row]]:
    """Rows by their event, in their order."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row[key], []).append(row)
    return grouped
