"""Written dates: the calendar dates that datelines, "Published" lines and file names are written with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d(?=\D|\d{1,2}:\d\d|$)"
"""A year, also one that a clock time is glued to (202116:13)."""

WRITTEN = (
    rf"(?:(?<!\w)(?P<wd>{WEEKDAY}),?\ +)?(?:"
    rf"(?<!\w)(?P<m1>{MONTH})\ *(?P<d1>{DAY})\b(?:,?\ *(?P<y1>{YEAR}))?"
    rf"|(?<!\d)(?P<d2>{DAY})(?:\ +of)?[\ -]*(?P<m2>{MONTH})(?:[,\ -]*(?P<y2>{YEAR}))?"
    r"|(?<![\d.-])(?P<y3>(?:19|20)\d\d)(?P<s3>[-./])(?P<m3>0?[1-9]|1[0-2])(?P=s3)(?P<d3>0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<![\d.-])(?P<a4>0?[1-9]|[12]\d|3[01])(?P<s4>[-./])(?P<b4>0?[1-9]|[12]\d|3[01])(?P=s4)(?P<y4>(?:19|20)\d\d)(?!\d)"
    r")"
)

WRITTEN_DATE = re.compile(WRITTEN, re.IGNORECASE)

_EDGE, _END = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
_MONTH_NUMBER, _DAY_NUMBER, _YEAR_NUMBER = r"0?[1-9]|1[0-2]", r"0?[1-9]|[12]\d|3[01]", r"(?:19|20)\d\d"
_MONTH_WORD = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?i:[a-z]{0,6})"
_DAY_WORD = rf"(?P<d>{_DAY_NUMBER})(?:st|nd|rd|th)?"

FILE_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_EDGE}(?:[A-Za-z]{{2,}})?(?P<y>{_YEAR_NUMBER})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
        rf"(?:T?\d{{4,6}}Z?)?{_END}",
        rf"{_EDGE}(?P<y>{_YEAR_NUMBER})(?P<s>[-_./ ])(?P<m>{_MONTH_NUMBER})(?P=s)(?P<d>{_DAY_NUMBER})"
        rf"(?:T\d\d.*?)?{_END}",
        rf"{_EDGE}(?P<d>{_DAY_NUMBER})(?P<s>[-_. ])(?P<m>{_MONTH_NUMBER})(?P=s)(?P<y>{_YEAR_NUMBER}){_END}",
        rf"{_EDGE}(?P<m>0[1-9]|1[0-2])(?P<s>[-_. ])(?P<d>1[3-9]|2\d|3[01])(?P=s)(?P<y>{_YEAR_NUMBER}){_END}",
        rf"{_EDGE}{_DAY_WORD}[-_. ,]{{0,2}}(?P<w>{_MONTH_WORD})[-_. ,]{{0,2}}(?P<y>{_YEAR_NUMBER}){_END}",
        rf"{_EDGE}(?P<w>{_MONTH_WORD})[-_. ]?{_DAY_WORD}[-_. ,]{{1,2}}(?P<y>{_YEAR_NUMBER}){_END}",
        rf"{_EDGE}(?P<y>{_YEAR_NUMBER})[-_./ ]?(?P<w>{_MONTH_WORD})[-_./ ]?(?P<d>{_DAY_NUMBER}){_END}",
    )
)
"""Days in file names, each form by itself."""

FILE_MONTH = re.compile(rf"{_EDGE}(?P<y>{_YEAR_NUMBER})[-_/](?P<m>0[1-9]|1[0-2])(?=[/_]|$|\.[a-z])")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it is written, with or without a year; ``swapped`` when 04/05 can be read either way."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    swapped: bool = False
    weekday: int | None = None
    """The weekday written with it, Monday 1. It stands alone where month and day are 0: "KYIV, Friday"."""

    def near(self, other: date | None) -> date | None:
        """The day that is meant. Without a year, or either way round, it is the one nearest to the other day;
        ``None`` where nothing tells, and for a day that does not exist."""
        if self.month == 0:
            return _weekday_near(self.weekday, other)
        if self.swapped and self.year is not None and self.weekday is not None:
            either = (_day(self.year, self.month, self.day), _day(self.year, self.day, self.month))
            fitting = [d for d in either if d is not None and d.isoweekday() == self.weekday]
            if len(fitting) == 1:
                return fitting[0]
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


def _weekday_near(weekday: int | None, other: date | None) -> date | None:
    """The last such weekday up to a day, or the next one if that is the day after: headers may be a day behind."""
    if weekday is None or other is None:
        return None
    behind = (other.isoweekday() - weekday) % 7
    return other + timedelta(days=1 if behind == 6 else -behind)


def dates_in(text: str) -> Iterator[WrittenDate]:
    """The written dates in a short stretch of text, in order; offsets are into that stretch."""
    for found in WRITTEN_DATE.finditer(text):
        read = read_date(found)
        if read is not None:
            yield read


def read_date(found: re.Match[str]) -> WrittenDate | None:
    """What a match of ``WRITTEN`` says; ``None`` for numbers that are no date."""
    start, end = found.span()
    weekday = weekday_number(found["wd"]) if found["wd"] else None
    if found["m1"] or found["m2"]:
        month = MONTHS.index((found["m1"] or found["m2"])[:3].lower()) + 1
        day = int(re.sub(r"\D", "", found["d1"] or found["d2"]))
        year = found["y1"] or found["y2"]
        return WrittenDate(start, end, int(year) if year else None, month, day, weekday=weekday)
    if found["y3"]:
        return WrittenDate(start, end, int(found["y3"]), int(found["m3"]), int(found["d3"]), weekday=weekday)
    first, second, year4 = int(found["a4"]), int(found["b4"]), int(found["y4"])
    if second > 12:
        return WrittenDate(start, end, year4, first, second, weekday=weekday) if first <= 12 else None
    # With slashes both orders are in use; with full stops and hyphens the day comes first.
    either = found["s4"] == "/" and first <= 12 and first != second
    return WrittenDate(start, end, year4, second, first, swapped=either, weekday=weekday)


def weekday_number(word: str) -> int:
    """Number of a weekday by its name or its first three letters, Monday 1."""
    return WEEKDAYS.index(word[:3].lower()) + 1


def file_name_date(name: str) -> date | None:
    """The day in a file's name or relative path, the last where there are several: 2021-02-18_x.txt, 20210218-x.txt,
    2021/02/18/x.txt, x_18-02-2021.txt, x-18feb2021.txt, feb-18-2021.txt, 2021/feb/18/x.txt."""
    days = []
    for pattern in FILE_DATES:
        for found in pattern.finditer(name):
            parts = found.groupdict()
            month = MONTHS.index(parts["w"][:3].lower()) + 1 if parts.get("w") else int(parts["m"])
            day = _day(int(parts["y"]), month, int(parts["d"]))
            if day is not None and (parts.get("w") is None or _is_month(parts["w"])):
                days.append((found.start(), day))
    return max(days, key=lambda d: d[0])[1] if days else None


def file_name_month(name: str) -> date | None:
    """The middle of the month in a file's name or folders (2021/02/x.txt): what a date without a year lies near."""
    found = list(FILE_MONTH.finditer(name))
    return date(int(found[-1]["y"]), int(found[-1]["m"]), 15) if found else None


def _is_month(word: str) -> bool:
    """A month's name or its usual short form, not a word that begins like one ("march-" yes, "mayor-" no)."""
    return re.fullmatch(MONTH, word, re.IGNORECASE) is not None
