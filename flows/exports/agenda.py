"""What is planned, as an iCalendar file (RFC 5545) that calendars can subscribe to.

An event is one all-day ``VEVENT``; its ``UID`` is the event's identifier, so that a calendar that reads the file again
moves what was moved. Times of change are days of publication, so that the same snapshot gives the same file.

* ``planned`` is CONFIRMED, ``proposed`` and ``postponed`` are TENTATIVE, ``cancelled`` is CANCELLED; of what is coarser
  than a day ("next month") the whole span is TENTATIVE, and its summary says so.
* ``DTEND`` is the day behind the last one. What has no first day cannot stand in a calendar.
* ``SEQUENCE`` counts the reports that changed something after the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from flows.errors import UsageError
from flows.exports.asked import ASKED
from flows.terminal import shown

if TYPE_CHECKING:
    import duckdb
    from icalendar import Event

DOMAIN = "dateline"
"""What identifiers of events end with in the file."""

AHEAD = ("planned", "proposed", "postponed", "cancelled")
"""The states of what stands in a calendar, unless another one is asked for."""

STATUS = {"planned": "CONFIRMED", "proposed": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}

SPANS = {"week": "some day of the week", "month": "some day of the month", "quarter": "some day of the quarter"}
"""How coarsely a date is known, in words; a year is often the rest of one."""

_EVENTS = f"""
    select event.event_id, event.date_start, event.date_end, event.date_precision, event.status, event.kind,
           event.summary, event.actors, event.recipients, event.evidence, event.file_name, event.first_reported,
           event.last_reported, event.place, country.name as country, place.latitude, place.longitude,
           changes.number as changes
    from timeline as event
    left join events as known on event.event_id = known.event_id
    left join places as place on known.place_id = place.entity_id
    left join entities as country on event.place_country = country.country_code and country.entity_type = 'country'
    left join (
        select event_id, count(*) filter (where is_change) as number from event_history group by event_id
    ) as changes on event.event_id = changes.event_id
    where event.event_id in (select event_id from {ASKED}) and (event.status in $states)
    order by event.date_start nulls last, event.event_id
"""


def calendar_of(connection: duckdb.DuckDBPyConnection, states: tuple[str, ...] = AHEAD) -> tuple[bytes, int, int]:
    """The file, the number of events in it, and the number of those that have no day.

    Only events of ``states`` stand in it. Raises ``UsageError`` when the package icalendar is not installed.
    """
    try:
        from icalendar import Calendar
    except ImportError:
        raise UsageError(
            "A calendar needs the package icalendar, which is not installed.",
            advice="pip install 'dateline[export]'",
        ) from None
    cursor = connection.execute(_EVENTS, {"states": list(states)})
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    dated = [row for row in rows if row["date_start"] is not None]
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Events//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Dateline")
    for row in dated:
        calendar.add_component(_event(row))
    return calendar.to_ical(), len(dated), len(rows) - len(dated)


def _event(row: Mapping[str, Any]) -> Event:
    from icalendar import Event

    is_coarse = row["date_precision"] != "day"
    told = _midnight(row["last_reported"] or row["first_reported"] or row["date_start"])
    event = Event()
    event.add("uid", f"{row['event_id']}@{DOMAIN}")
    event.add("dtstamp", told)
    event.add("last-modified", told)
    event.add("created", _midnight(row["first_reported"] or row["date_start"]))
    event.add("sequence", max((row["changes"] or 0) - 1, 0))
    event.add("dtstart", row["date_start"])
    event.add("dtend", (row["date_end"] or row["date_start"]) + timedelta(days=1))
    status = STATUS.get(row["status"], "CONFIRMED")
    event.add("status", "TENTATIVE" if is_coarse and status == "CONFIRMED" else status)
    event.add("transp", "TRANSPARENT")
    event.add("summary", shown(row["summary"]) + (f" ({_span(row)})" if is_coarse else ""))
    event.add("categories", [row["kind"]])
    place = ", ".join(shown(p) for p in dict.fromkeys((row["place"], row["country"])) if p)
    if place:
        event.add("location", place)
    if row["latitude"] is not None and row["longitude"] is not None:
        event.add("geo", (row["latitude"], row["longitude"]))
    event.add("description", _description(row))
    return event


def _span(row: Mapping[str, Any]) -> str:
    """How coarsely the date is known, in words."""
    return SPANS.get(row["date_precision"], "some day of these")


def _description(row: Mapping[str, Any]) -> str:
    lines = [
        f"{row['kind']}, {row['status']}",
        f"Who: {shown(row['actors'])}" if row["actors"] else "",
        f"With: {shown(row['recipients'])}" if row["recipients"] else "",
        f"First told {row['first_reported']}, last {row['last_reported']}" if row["first_reported"] else "",
        "",
        f"“{shown(row['evidence'])}”" if row["evidence"] else "",
        shown(row["file_name"]),
        f"dateline explain {row['event_id']}",
    ]
    return "\n".join(line for number, line in enumerate(lines) if line or number == 4)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
