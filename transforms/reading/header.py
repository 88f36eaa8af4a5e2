"""The header: `` date 2021-02-18 `` at the very beginning of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from transforms.document import Span
from transforms.reading.written_dates import MONTH, MONTHS, WRITTEN, read_date

HEADER = re.compile(
    r"""\s{0,20}(?:date:?|Date:|DATE:?)\ {0,3}
    (?P<value>
      (?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)(?!\d)
        (?:(?:T\d\d:\d\d|\ \d\d:\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?
      |(?P<year_>\d{4})(?:-(?P<month_>\d\d))?(?![\d-])
      |None|none|null|nan|NaN|NaT|unknown|n/a
    )
    (?=\s|$|[A-Z“"])""",
    re.VERBOSE,
)


_CLOCK = r"(?:,? (?:at )?\d\d?:\d\d(?::\d\d)?(?: ?[AaPp][Mm]\b)?(?: ?(?:GMT|UTC|Z|[+-]\d\d:?\d\d))?)?"
WORDED = re.compile(rf"\s{{0,20}}(?:date|Date|DATE):? {{0,3}}{WRITTEN}{_CLOCK}(?=\s|$|[A-Z“\"])")
"""A header in words or with the day first: ``date Thu, 18 Feb 2021 10:00:00 GMT``."""

MONTH_YEAR = re.compile(rf"\s{{0,20}}(?:date|Date|DATE):? {{0,3}}(?P<month>{MONTH}),? (?P<year>(?:19|20)\d\d)(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says; ``day`` is ``None`` for a month, a year, or no date at all."""

    span: Span
    value: str | None
    """As a date is written in ISO 8601, as far as it is known: 2021-02-18, 2021-03, 2021."""
    day: date | None
    middle: date | None
    """The day itself, or the middle of the month or year: what a date without a year lies near."""


def find_header(text: str) -> Header | None:
    """The header of a text, or ``None``."""
    found = HEADER.match(text)
    if found is None:
        return _worded(text)
    span = Span(0, found.end())
    try:
        if found["day"]:
            day = date(int(found["year"]), int(found["month"]), int(found["day"]))
            return Header(span, day.isoformat(), day, day)
        if found["month_"]:
            middle = date(int(found["year_"]), int(found["month_"]), 15)
            return Header(span, found["value"], None, middle)
        if found["year_"]:
            return Header(span, found["value"], None, date(int(found["year_"]), 7, 1))
    except ValueError:  # the header has a day that no calendar knows
        pass
    return Header(span, None, None, None)


def _worded(text: str) -> Header | None:
    """A header whose date is no ISO date. One that can be read either way round (04/05/2021) is left unread."""
    found = WORDED.match(text)
    written = read_date(found) if found is not None else None
    if found is not None and written is not None and written.year is not None:
        day = written.near(None)
        return Header(Span(0, found.end()), day.isoformat() if day is not None else None, day, day)
    named = MONTH_YEAR.match(text)
    if named is None:
        return None
    month = MONTHS.index(named["month"][:3].lower()) + 1
    middle = date(int(named["year"]), month, 15)
    return Header(Span(0, named.end()), f"{middle:%Y-%m}", None, middle)
