"""Written dates: the calendar dates that datelines, "Published" lines and file names are written with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d(?=\D|\d{1,2}:\d\d|$)"
"""A year, also one that a clock time is glued to (202116:13)."""

WRITTEN = (
    rf"(?:(?<!\w){WEEKDAY},?\ +)?(?:"
    rf"(?<!\w)(?P<m1>{MONTH})\ *(?P<d1>{DAY})\b(?:,?\ *(?P<y1>{YEAR}))?"
    rf"|(?<!\d)(?P<d2>{DAY})(?:\ +of)?[\ -]*(?P<m2>{MONTH})(?:[,\ -]*(?P<y2>{YEAR}))?"
    r"|(?<![\d.-])(?P<y3>(?:19|20)\d\d)(?P<s3>[-./])(?P<m3>0?[1-9]|1[0-2])(?P=s3)(?P<d3>0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<![\d.-])(?P<a4>0?[1-9]|[12]\d|3[01])(?P<s4>[-./])(?P<b4>0?[1-9]|[12]\d|3[01])(?P=s4)(?P<y4>(?:19|20)\d\d)(?!\d)"
    r")"
)

WRITTEN_DATE = re.compile(WRITTEN, re.IGNORECASE)

FILE_DATE = re.compile(
    r"(?<![0-9A-Za-z])(?P<y>(?:19|20)\d\d)(?P<s>[-_./]?)(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])(?P<d_>0[1-9]|[12]\d|3[01])[-_.](?P<m_>0[1-9]|1[0-2])[-_.](?P<y_>(?:19|20)\d\d)(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])(?P<y__>(?:19|20)\d\d)(?P<m__>0[1-9]|1[0-2])(?P<d__>0[1-9]|[12]\d|3[01])T\d{4,6}"
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it is written, with or without a year; ``swapped`` when 04/05 can be read either way."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    swapped: bool = False

    def near(self, other: date | None) -> date | None:
        """The day that is meant. Without a year, or either way round, it is the one nearest to the other day;
        ``None`` where nothing tells, and for a day that does not exist."""
        if other is None:
            return None if self.year is None or self.swapped else _day(self.year, self.month, self.day)
        years = [self.year] if self.year is not None else [other.year - 1, other.year, other.year + 1]
        candidates = [_day(y, self.month, self.day) for y in years]
        if self.swapped:
            candidates += [_day(y, self.day, self.month) for y in years]
        return min((d for d in candidates if d is not None), key=lambda d: (abs(d - other), d), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def dates_in(text: str) -> Iterator[WrittenDate]:
    """The written dates in a short stretch of text, in order; offsets are into that stretch."""
    for found in WRITTEN_DATE.finditer(text):
        read = read_date(found)
        if read is not None:
            yield read


def read_date(found: re.Match[str]) -> WrittenDate | None:
    """What a match of ``WRITTEN`` says; ``None`` for numbers that are no date."""
    start, end = found.span()
    if found["m1"] or found["m2"]:
        month = MONTHS.index((found["m1"] or found["m2"])[:3].lower()) + 1
        day = int(re.sub(r"\D", "", found["d1"] or found["d2"]))
        year = found["y1"] or found["y2"]
        return WrittenDate(start, end, int(year) if year else None, month, day)
    if found["y3"]:
        return WrittenDate(start, end, int(found["y3"]), int(found["m3"]), int(found["d3"]))
    first, second, year4 = int(found["a4"]), int(found["b4"]), int(found["y4"])
    if second > 12:
        return WrittenDate(start, end, year4, first, second) if first <= 12 else None
    # With slashes both orders are in use; with full stops and hyphens the day comes first.
    either = found["s4"] == "/" and first <= 12 and first != second
    return WrittenDate(start, end, year4, second, first, swapped=either)


def file_name_date(name: str) -> date | None:
    """The day in a file's name or relative path: 2021-02-18_x.txt, 20210218-x.txt, 2021/02/18/x.txt,
    x_18-02-2021.txt."""
    days = []
    for found in FILE_DATE.finditer(name):
        year, month, day = (found[k] or found[f"{k}_"] or found[f"{k}__"] for k in "ymd")
        days.append(_day(int(year), int(month), int(day)))
    return next((d for d in reversed(days) if d is not None), None)
