"""Publication: the day a text was published, and the day that its relative dates are reckoned from.

Rules of ``extraction.md``, sections 2 and 5. Published: the header, else the dateline, else a "Published" line, else
the file's name; a month alone gives no day. Anchor: the dateline when it lies within two days of the header, else a
"Published" line, else the header, else the file's name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from transforms.reading.dateline import Dateline
from transforms.reading.furniture import whole_line_furniture
from transforms.reading.header import Header
from transforms.reading.lines import Line
from transforms.reading.stamps import BARE, LONGEST, Stamp, stamps_in, stamps_of_furniture, stamps_of_title
from transforms.reading.written_dates import file_name_date, file_name_month

DATELINE_WINDOW = timedelta(days=2)
"""A dateline further from the header belongs to an older report, posted again."""

UPDATE_WINDOW = timedelta(days=7)
"""A date of an update, or one without any word to it, says when a text was written only if the header is near."""

STAMPED_LINES = 25
"""Publication dates stand above the text, in one of its first lines, or …"""

TITLE_LINES = 3
"""The title stands in one of these."""

LAST_LINES = 3
"""… below it, with a word that says what they are."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The day of publication and the anchor, each with its source as the contract names them."""

    day: date | None
    value: str | None
    source: str
    anchor: date | None
    anchor_source: str


def find_stamps(lines: list[Line], slash_line: str | None) -> list[Stamp]:
    """Dates with a year in "Published" and "Updated" lines and bare date lines above the text, best first.

    ``slash_line`` is a dateline of the kind ``PTI | Moscow | Updated: 18-02-2021 16:02 IST``.
    """
    stamps: list[Stamp] = []
    for cell in (slash_line or "").split("|"):
        stamps += stamps_of_furniture(cell)
    prose = 0
    for number, line in enumerate(lines):
        above = number < STAMPED_LINES and prose < 2
        below = number >= len(lines) - LAST_LINES
        if (above or below) and len(line.text) <= LONGEST:
            found = stamps_in(line.text)
            if not found:
                kind = whole_line_furniture(line.text)
                found = stamps_of_furniture(line.text) if kind is not None and kind.name == "time stamp" else []
                found = found or (stamps_of_title(line.text) if number < TITLE_LINES else [])
            stamps += [s for s in found if above or s.rank != BARE]
        prose += line.is_prose
    return sorted(stamps, key=lambda s: s.rank)


def publication(header: Header | None, dateline: Dateline | None, stamps: list[Stamp], name: str) -> Publication:
    """When a text was published, and its anchor, from all that tells of it; ``name`` is its file's name or path."""
    named = file_name_date(name)
    headed = header.day if header is not None else None
    near = header.middle if header is not None else None
    month = file_name_month(name)
    stamped = _stamped(stamps, headed, near or named or _nearby(stamps, dateline) or month)
    filed = None
    if dateline is not None and dateline.date is not None:
        filed = dateline.date.near(near or stamped or named or month)
        month_only = header is not None and header.day is None and header.middle is not None
        if month_only and filed is not None and near is not None and abs(filed - near) > timedelta(days=20):
            filed = None

    candidates = ((headed, "header"), (filed, "dateline"), (stamped, "published_line"), (named, "file_name"))
    day, source = next(((d, s) for d, s in candidates if d is not None), (None, "none"))
    value = day.isoformat() if day is not None else None
    if day is None and header is not None and header.value is not None:
        value, source = header.value, "header"

    agrees = filed is not None and (headed is None or abs(filed - headed) <= DATELINE_WINDOW)
    anchors = (
        (filed if agrees else None, "dateline"),
        (stamped, "published_line"),
        (headed, "header"),
        (named, "file_name"),
    )
    anchor, anchor_source = next(((d, s) for d, s in anchors if d is not None), (None, "none"))
    return Publication(day, value, source, anchor, anchor_source)


def _nearby(stamps: list[Stamp], dateline: Dateline | None) -> date | None:
    """The day of the dateline in the year of the first stamp: it tells 01/04 of January from 01/04 of April."""
    if not stamps or dateline is None or dateline.date is None or dateline.date.month == 0:
        return None
    return replace(dateline.date, year=stamps[0].date.year).near(None)


def _stamped(stamps: list[Stamp], headed: date | None, near: date | None) -> date | None:
    """The first stamp that can be the day of writing."""
    for stamp in stamps:
        day = stamp.date.near(near)
        if day is not None and (stamp.rank == 0 or headed is None or abs(day - headed) <= UPDATE_WINDOW):
            return day
    return None
