"""Rules for days of the calendar and ranges of them, and the year of one that names none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from transforms.document import Interval
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import MONTHS, POINT_MODIFIERS, WEEKDAYS
from transforms.times.memory import running_year_of
from transforms.times.periods import full_year, interval_of, period

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


SOON, LONG_AGO = 14, 330
"""Days: a date so near ahead is meant, whatever the verb, rather than one of last year, which would name its year."""


NOT_GOVERNED = frozenset(("to", "through", "until", "till", "by", "for", "from", "the"))
"""Behind these a date may lie on either side of the anchor, whatever the verb."""


def _is_of_a_thing(found: Found) -> bool:
    """ "The 7 October attack": its own word tells the time."""
    after = found.tokens[found.last] if found.last < len(found.tokens) else None
    return after is not None and after.character == "x" and after.word.isalpha()


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
    if before == "effective":
        return nearest
    if before == "record" and found.first > 1 and found.tokens[found.first - 2].word == "of":
        base = r.told_here or anchor  # "payable July 1 to holders of record June 15"
        return min(candidates, key=lambda c: (abs((c - base).days), c))
    if before == "since":
        direction, is_governed = "past", True
    elif before in NOT_GOVERNED and not (before == "the" and direction == "past" and _is_of_a_thing(found)):
        is_governed = False
    if not direction or abs((nearest - anchor).days) <= SLACK:
        return nearest
    if direction == "past":
        fitting = max((c for c in candidates if c <= anchor), default=nearest)
        if (nearest - anchor).days <= SOON and (anchor - fitting).days > LONG_AGO:
            return nearest  # "have called a strike on May 3"
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


def year_of_stretch(first: tuple[int, int], last: tuple[int, int], found: Found, r: Reckoning) -> int | None:
    """The year in which a stretch of two months and days begins: one that is ahead is not over at the anchor."""
    year = year_of(*first, found, r)
    if year is None or r.anchor is None or r.direction(found.first, found.last)[0] != "future":
        return year
    is_over = (year + (last < first), *last) < (r.anchor - timedelta(days=SLACK)).timetuple()[:3]
    return year + is_over


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
    if mod == "APPROX" and "the" in (t.word for t in found.tokens[found.first : found.last]):
        mod = None  # "claims about the 2020 vote"
    if mod not in ("LATER", "EARLIER"):
        return replace(reading, mod=mod) if mod else reading
    interval, precision = interval_of(reading.value)
    anchor = r.anchor
    if anchor is None or not interval.holds(anchor):
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
    return full_year(digits, 60)


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
        year = end_year = year_of_stretch((month, first), (end_month, last), found, r)
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
