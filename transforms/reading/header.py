"""The header: `` date 2021-02-18 `` at the very beginning of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from transforms.document import Span

HEADER = re.compile(
    r"""\s{0,20}(?:date:?|Date:)\ {0,3}
    (?P<value>
      (?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)(?!\d)
        (?:(?:T\d\d:\d\d|\ \d\d:\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?
      |(?P<year_>\d{4})(?:-(?P<month_>\d\d))?(?![\d-])
      |None|none|null|nan|NaN|NaT|unknown|n/a
    )
    (?=\s|$|[A-Z“"])""",
    re.VERBOSE,
)


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
        return None
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
