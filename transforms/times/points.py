"""Rules for points on the calendar: dates, ranges, months, years, quarters, decades, named days, times of day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from transforms.document import Interval
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import (
    MONTHS,
    POINT_MODIFIERS,
    WEEKDAYS,
)
from transforms.times.memory import running_year_of
from transforms.times.periods import interval_of, period

SLACK = 2
"""Days that a date may lie on the wrong side of the anchor: datelines and headers differ by as much."""

BESIDE = 10
"""Days within which two dates of one sentence are of one stretch of time, whatever the tense of each."""


def distance(steps: int, direction: str) -> float:
    """How far a date without a year seems, ``steps`` from the anchor (negative: before it), when no verb governs it.

    What a text tells lies in the past sooner than ahead, and the tense of a verb further up still counts for something.
    """
    is_past = steps <= 0
    if not direction:
        return abs(steps) * (0.6 if is_past else 1)
    return abs(steps) * (0.4 if is_past == (direction == "past") else 1)


def closest(candidates: list[date], found: Found, r: Reckoning) -> date | None:
    """The candidate nearest to the anchor that fits the tense; ``None`` without anchor or candidates."""
    anchor = r.anchor
    if anchor is None or not candidates:
        return None
    nearest = min(candidates, key=lambda c: (abs((c - anchor).days), c))
    direction, is_governed = r.direction(found.first, found.last)
    before = found.tokens[found.first - 1].word if found.first else ""
    if before == "the" and found.first > 1 and found.tokens[found.first].character == "O":
        before = found.tokens[found.first - 2].word
    if before == "since":
        direction, is_governed = "past", True
    elif before in ("to", "through", "until", "till", "by", "for", "from", "the"):
        is_governed = False
    if not direction or abs((nearest - anchor).days) <= SLACK:
        return nearest
    if direction == "past":
        fitting = max((c for c in candidates if c <= anchor), default=nearest)
    else:
        fitting = min((c for c in candidates if c >= anchor), default=nearest)
    if not is_governed:
        return min(candidates, key=lambda c: (distance((c - anchor).days, direction), c))
    return fitting


def year_of(month: int, day: int, found: Found, r: Reckoning) -> int | None:
    """The year of a date that names none."""
    running = running_year_of(r, month, day)
    if running is not None and r.direction(found.first, found.last)[0] != "future":
        return running
    if r.anchor is None:
        return None
    candidates = []
    for year in range(r.anchor.year - 4, r.anchor.year + 5):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if r.told_here is not None:  # "gave April 25 as the start, Oslo April 26"
        beside = [c for c in candidates if abs((c - r.told_here).days) <= BESIDE]
        if beside:
            return beside[0].year
    best = closest(candidates, found, r)
    return best.year if best else None


def day_value(year: int | None, month: int, day: int) -> str | None:
    """TIMEX3 value of a day, ``XXXX`` for an unknown year; ``None`` when there is no such day."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"XXXX-{month:02d}-{day:02d}"


def modified(reading: Reading, found: Found, r: Reckoning) -> Reading:
    """A reading with what stands before it taken in: "early", "the end of", "later"."""
    mod = found.phrase("mod", POINT_MODIFIERS)
    if mod not in ("LATER", "EARLIER"):
        return replace(reading, mod=mod) if mod else reading
    interval, precision = interval_of(reading.value)
    anchor = r.anchor
    if anchor is None or interval.start is None or interval.end is None or not interval.start <= anchor <= interval.end:
        return replace(reading, mod="END" if mod == "LATER" else "START")
    narrowed = Interval(anchor, interval.end) if mod == "LATER" else Interval(interval.start, anchor)
    return replace(reading, mod=None if mod == "LATER" else "START", interval=narrowed, precision=precision)


@rule(
    "( the? mod=POINTMOD )? ( on? wd=WEEKDAY ,? the? )? d=DAY ( day of )? of? m=MONTH ( ,? y=YEAR )?",
    "( the? mod=POINTMOD )? ( wd=WEEKDAY ,? ( [ )? )? m=MONTH the? d=DAY ( ,? ( of )? y=YEAR )?",
    "wd=WEEKDAY ,? d=DAY - m=MONTH - y=YEAR",
    "d=DAY - m=MONTH - ( y=YEAR | yy=INT )",
    "d=DAY m=MONTH ,? yy=SHORTYEAR",
    "m=MONTH d=DAY ,? yy=SHORTYEAR",
    "wd=WEEKDAY [ m=MONTH d=DAY ( ,? y=YEAR )? ]",
    "wd=WEEKDAY [ the? d=DAY of? m=MONTH ( ,? y=YEAR )? ]",
    "y=YEAR ,? m=MONTH d=DAY",
    priority=2,
)
def day_of_month(found: Found, r: Reckoning) -> Reading | None:
    """17 February 2021; Friday, April 2; the 6th of December."""
    month, day = MONTHS[found.words("m")], found.integer("d")
    if day is None or not 1 <= day <= 31:
        return None
    year = found.integer("y") or short_year(found)
    if year is None:
        year = _year_by_weekday(month, day, found, r) or year_ahead(month, found) or year_of(month, day, found, r)
    value = day_value(year, month, day)
    return Reading(value, mod=found.phrase("mod", POINT_MODIFIERS)) if value else None


def short_year(found: Found) -> int | None:
    """The year of two digits: '21 is 2021, '98 is 1998."""
    if not found.has("yy"):
        return None
    digits = int(found.words("yy").strip("'’"))
    if digits > 99:
        return None
    return (1900 if digits > 60 else 2000) + digits


def year_ahead(month: int, found: Found) -> int | None:
    """The year at the end of a list that a date stands in: "3 February and 9 March 2020", "March and May 2020"."""
    months = [month]
    for token in found.tokens[found.last : found.last + 10]:
        if token.word in MONTHS and token.character not in "xX":
            months.append(MONTHS[token.word])
        elif token.character == "Y":
            is_list = len(months) > 1 and found.tokens[found.last].word in (",", "and", "or", "&", "/")
            return int(token.number or 0) if is_list and months == sorted(months) else None
        elif token.character not in "DO" and token.word not in (",", "and", "or", "&", "/", "on", "of", "the"):
            return None
    return None


def _year_by_weekday(month: int, day: int, found: Found, r: Reckoning) -> int | None:
    """The year near the anchor in which a date falls on the weekday named with it."""
    if not found.has("wd") or r.anchor is None or r.running_year is not None:
        return None
    candidates = []
    for year in range(r.anchor.year - 1, r.anchor.year + 2):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    fitting = [c for c in candidates if c.isoweekday() == WEEKDAYS[found.words("wd")]]
    best = min(fitting, key=lambda c: abs((c - r.anchor).days)) if fitting else None  # type: ignore[operator]
    return best.year if best else None


_TO = "( - | to | until | till | through | thru )"
_JOIN = "( - | to | until | till | through | thru | and | / )"


@rule(
    f"( wd=WEEKDAY ,? )? m=MONTH d=DAY {_JOIN} the? ( wd2=WEEKDAY ,? )? e=DAY ( ,? y=YEAR )?",
    f"( wd=WEEKDAY ,? )? the? d=DAY {_JOIN} the? ( wd2=WEEKDAY ,? )? e=DAY of? m=MONTH ( ,? y=YEAR )?",
    f"( wd=WEEKDAY ,? )? m=MONTH d=DAY ( ,? y=YEAR )? {_TO} ( wd2=WEEKDAY ,? )? n=MONTH e=DAY ( ,? z=YEAR )?",
    f"( WEEKDAY ,? )? d=DAY of? m=MONTH ( ,? y=YEAR )? {_TO} ( WEEKDAY ,? )? the? e=DAY of? n=MONTH ( ,? z=YEAR )?",
    priority=3,
)
def day_range(found: Found, r: Reckoning) -> Reading | None:
    """17-18 February; February 28 to March 2, 2021; 17th and 18th of Feb."""
    month, first, last = MONTHS[found.words("m")], found.integer("d"), found.integer("e")
    end_month = MONTHS[found.words("n")] if found.has("n") else month
    if first is None or last is None or not 1 <= first <= 31 or not 1 <= last <= 31:
        return None
    end_year = found.integer("z") or found.integer("y")
    year = found.integer("y") or found.integer("z")
    if year is None:
        year = end_year = year_of(month, first, found, r)
    if year is not None and end_year is not None and (end_month, last) < (month, first):
        if end_month == month:
            return None
        if found.has("y"):
            end_year = max(end_year, year + 1)
        elif found.has("z"):
            year = end_year - 1
        else:
            end_year = year + 1
    start, end = day_value(year, month, first), day_value(end_year, end_month, last)
    return Reading(f"{start}/{end}") if start and end else None


@rule(
    "m=MONTH d=DIGITS , e=DIGITS and f=DIGITS ( ,? y=YEAR )?",
    "d=DIGITS , e=DIGITS and f=DIGITS of? m=MONTH ( ,? y=YEAR )?",
    priority=3,
)
def day_list(found: Found, r: Reckoning) -> Reading | None:
    """February 17, 18 and 19: the span from the first to the last."""
    month = MONTHS[found.words("m")]
    days = [found.integer(n) or 0 for n in "def"]
    year = found.integer("y") or year_of(month, days[0], found, r)
    start, end = day_value(year, month, days[0]), day_value(year, month, days[2])
    return Reading(f"{start}/{end}") if start and end and days == sorted(days) else None


@rule("wd=WEEKDAY [ d=DIGITS ]", "wd=WEEKDAY ,? the? d=NTH", priority=2)
def weekday_and_day(found: Found, r: Reckoning) -> Reading | None:
    """Sunday (14); Monday the 22nd: the nearest such day to the anchor that is that weekday."""
    day = found.integer("d")
    if r.anchor is None or day is None or day > 31:
        return None
    near = [r.anchor + timedelta(days=n) for n in range(-45, 46)]
    fitting = [c for c in near if c.day == day and c.isoweekday() == WEEKDAYS[found.words("wd")]]
    best = closest(fitting, found, r)
    return Reading(best.isoformat()) if best else None


@rule(
    "the? week ( of | beginning | starting | ending ) ( on )? ( WEEKDAY ,? )? the? m=MONTH d=DAY ( ,? y=YEAR )?",
    "the? week ( of | beginning | starting | ending ) ( on )? ( WEEKDAY ,? )? the? d=DAY of? m=MONTH ( ,? y=YEAR )?",
    priority=3,
)
def week_of_day(found: Found, r: Reckoning) -> Reading | None:
    """The week of March 6: the whole week in which the day falls."""
    month, day = MONTHS[found.words("m")], found.integer("d")
    if day is None or not 1 <= day <= 31:
        return None
    number = found.integer("y") or year_of(month, day, found, r)
    value = day_value(number, month, day)
    if value is None or number is None:
        return None
    return Reading(period(date.fromisoformat(value), "week"))


@rule("d=ISODATE")
def iso_date(found: Found, r: Reckoning) -> Reading | None:
    """2021-02-17, 2021.10.19, 2021-02-17T08:00Z."""
    token = found.tokens[found.first]
    year, month, day = (int(p) for p in re.findall(r"\d+", token.word)[:3])
    value = day_value(year, month, day)
    if value is None:
        return None
    clock = token.word[10:].upper()
    return Reading(value + clock, "TIME" if clock else "DATE")


@rule(
    "m=MONTH ,? of? y=YEAR",
    "m=MONTH ,? yy=SHORTYEAR",
    "y=YEAR 's? m=MONTH",
    "m=MONTH",
    "m=MONTH ( this | that | the same ) year",
    modifiable=True,
)
def month(found: Found, r: Reckoning) -> Reading | None:
    """September 2019; in April; mid-April; the end of May."""
    number, year = MONTHS[found.words("m")], found.integer("y") or short_year(found)
    ahead = None if found.has("y") else year_ahead(number, found)
    if year is None and not found.has("mod") and ahead is None and not _in_phrase(found):
        after = found.tokens[found.last].character if found.last < len(found.tokens) else ""
        if len(found.words("m")) < 5 or after == "X":
            return None
    year = year or ahead
    if year is None and found.words("m") == "march" and not found.has("mod") and found.last < len(found.tokens):
        before = found.tokens[found.first - 1].word if found.first else ""
        if found.tokens[found.last].word in ("of", "for", "to", "against") and before not in (
            "in",
            "by",
            "until",
            "since",
        ):
            return None
    running = running_year_of(r, number)
    if year is None and running is not None and r.direction(found.first, found.last)[0] != "future":
        year = running
    if year is None:
        year = _year_of_month(number, found, r)
    value = f"{year:04d}-{number:02d}" if year else f"XXXX-{number:02d}"
    return modified(Reading(value), found, r)


def _in_phrase(found: Found) -> bool:
    """Whether a word that is also something else stands where a month stands: behind a preposition or beside a date."""
    before = found.tokens[found.first - 1].word if found.first else ""
    if before in ("and", "or", "-", "(", "to", "of") and len(found.words("m")) < 4:
        return False
    return before in (
        "in",
        "of",
        "by",
        "until",
        "till",
        "since",
        "from",
        "for",
        "last",
        "next",
        "this",
        "during",
        "before",
        "after",
        "to",
        "through",
        "and",
        "or",
        "-",
        "(",
        "late",
        "early",
        "mid",
    )


def _year_of_month(number: int, found: Found, r: Reckoning) -> int | None:
    anchor = r.anchor
    if anchor is None:
        return None
    direction, is_governed = r.direction(found.first, found.last)
    if "since" in [t.word for t in found.tokens[max(0, found.first - 1) : found.first + 1]]:
        direction, is_governed = "past", True
    index = anchor.year * 12 + anchor.month - 1
    candidates = [(anchor.year + step) * 12 + number - 1 for step in (-1, 0, 1)]
    best = min(candidates, key=lambda c: (distance(c - index, direction), c))
    if direction and is_governed:
        best = (
            max(c for c in candidates if c <= index)
            if direction == "past"
            else min(c for c in candidates if c >= index)
        )
    return best // 12


@rule(
    "m=MONTH ( - | to | through ) n=MONTH ( ,? y=YEAR )?",
    "m=MONTH ,? y=YEAR ( - | to | through ) n=MONTH ,? z=YEAR",
    priority=1,
)
def month_range(found: Found, r: Reckoning) -> Reading | None:
    """April-June 2021; November 2020 to March 2021."""
    first, last = MONTHS[found.words("m")], MONTHS[found.words("n")]
    end_year = found.integer("z") or found.integer("y") or _year_of_month(last, found, r)
    if end_year is None:
        return Reading(f"XXXX-{first:02d}/XXXX-{last:02d}")
    year = found.integer("y") if found.has("z") else end_year - (first > last)
    return Reading(f"{year:04d}-{first:02d}/{end_year:04d}-{last:02d}")


@rule(
    "the? ( year | fiscal | financial | calendar )* y=YEAR",
    "( year | fiscal | financial | fy )* ( year )? y=YEAR",
    "( in | of | since | from | until | by ) y=SHORTYEAR",
    modifiable=True,
    priority=-1,
)
def year(found: Found, r: Reckoning) -> Reading | None:
    """2019; fiscal 2020; early 2021; the end of 2020."""
    number = found.integer("y")
    if number is None:
        digits = int(found.words("y")[1:])
        number = (1900 if digits > 49 else 2000) + digits
    return modified(Reading(f"{number:04d}"), found, r)


@rule(
    "y=YEAR ( - | to ) z=YEAR",
    "y=YEAR - z=INT",
    "y=YEAR / z=DIGITS",
    priority=1,
)
def year_range(found: Found, r: Reckoning) -> Reading | None:
    """2015-2019; 2020-21."""
    first, last = found.integer("y") or 0, found.integer("z") or 0
    digits = found.words("z")
    if last < 100:
        if len(digits) != 2:
            return None
        last += first // 100 * 100
    if not first < last <= first + 100:
        return None
    return Reading(f"{first:04d}/{last:04d}")
