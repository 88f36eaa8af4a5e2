"""Rules for parts of a longer stretch: "the second week of May", "the first half of January", "the end of the year"."""

from __future__ import annotations

from datetime import date, timedelta

from transforms.document import Interval
from transforms.times.days import STEPS
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import MONTHS, POINT_MODIFIERS, UNITS, WEEKDAYS
from transforms.times.periods import interval_of, month_end, nth_weekday, period
from transforms.times.points import closest, modified, year_of
from transforms.times.relative import precision_of_unit

_WHOLE_MONTH = (
    "m=MONTH ( ,? ( of )? y=YEAR )?",
    "m=MONTH ( of )? ( w=last | w=next | w=this ) year",
    "( w=last | w=next | w=this ) u=month",
    "the u=month",
)
_NTH = "( n=NTH | z=last | z=final | z=opening | z=closing )"


def _months(found: Found, r: Reckoning) -> list[tuple[int, int]]:
    """Year and month that may be meant, one when it is sure."""
    anchor, year = r.anchor, found.integer("y")
    if found.has("u"):
        if anchor is None:
            return []
        index = anchor.year * 12 + anchor.month - 1 + STEPS.get(found.words("w"), 0)
        return [(index // 12, index % 12 + 1)]
    month = MONTHS[found.words("m")]
    if year is not None:
        return [(year, month)]
    if anchor is None:
        return []
    if found.has("w"):
        return [(anchor.year + STEPS[found.words("w")], month)]
    return [(anchor.year + step, month) for step in (-1, 0, 1)]


@rule(*(f"( on | in )? the? {_NTH} d=WDAY ( of | in ) {whole}" for whole in _WHOLE_MONTH), priority=4)
def weekday_of_month(found: Found, r: Reckoning) -> Reading | None:
    """The last Sunday in October; the first Monday of next month."""
    nth, weekday = _nth(found), WEEKDAYS[found.words("d")]
    days = []
    for year, month in _months(found, r):
        try:
            days.append(nth_weekday(nth, weekday, year, month))
        except ValueError:
            continue
    best = days[0] if len(days) == 1 else closest(days, found, r)
    return Reading(best.isoformat()) if best else None


def _nth(found: Found) -> int:
    if found.has("z"):
        return 1 if found.words("z") == "opening" else -1
    return found.integer("n") or 1


@rule(*(f"the? {_NTH} ( k=week | k=weekend ) ( of | in ) {whole}" for whole in _WHOLE_MONTH), priority=4)
def week_of_month(found: Found, r: Reckoning) -> Reading | None:
    """The second week of May, counted as ISO 8601 counts those of a year: a week belongs to its Thursday's month."""
    nth, is_weekend = _nth(found), found.words("k") == "weekend"
    days = []
    for year, month in _months(found, r):
        try:
            days.append(nth_weekday(nth, 6 if is_weekend else 4, year, month))
        except ValueError:
            continue
    best = days[0] if len(days) == 1 else closest(days, found, r)
    return Reading(period(best, "weekend" if is_weekend else "week")) if best else None


@rule(*(f"the? ( n=NTH | z=latter ) half of {whole}" for whole in _WHOLE_MONTH), priority=4)
def half_of_month(found: Found, r: Reckoning) -> Reading | None:
    """The first half of January: its first fifteen days."""
    number = 2 if found.has("z") else found.integer("n") or 0
    found_month = _one_month(found, r)
    if found_month is None or number not in (1, 2):
        return None
    year, month = found_month
    start = date(year, month, 1 if number == 1 else 16)
    end = date(year, month, 15) if number == 1 else month_end(year, month)
    return _of_days(start, end)


@rule(*(f"the? ( z=first | z=last | z=final ) n=NUMBER ( k=days | k=weeks ) of {w}" for w in _WHOLE_MONTH), priority=4)
def days_of_month(found: Found, r: Reckoning) -> Reading | None:
    """The first ten days of March."""
    found_month, count = _one_month(found, r), found.integer("n") or 0
    count *= 7 if found.words("k") == "weeks" else 1
    if found_month is None or not 1 <= count <= 28:
        return None
    year, month = found_month
    if found.words("z") == "first":
        return _of_days(date(year, month, 1), date(year, month, count))
    end = month_end(year, month)
    return _of_days(end - timedelta(days=count - 1), end)


def _one_month(found: Found, r: Reckoning) -> tuple[int, int] | None:
    months = _months(found, r)
    if len(months) > 1:
        year = year_of(months[0][1], 15, found, r)
        return (year, months[0][1]) if year else None
    return months[0] if months else None


def _of_days(start: date, end: date) -> Reading:
    return Reading(f"{start}/{end}", interval=Interval(start, end), precision="month")


_WHOLE_YEAR = "( y=YEAR | ( the | this | w=last | w=next ) year )"


@rule(
    f"the? ( z=first | z=last | z=final | z=opening ) n=NUMBER ( k=months | k=quarters ) ( of | in ) {_WHOLE_YEAR}",
    priority=4,
)
def months_of_year(found: Found, r: Reckoning) -> Reading | None:
    """The first nine months of the year; the last two quarters of 2020."""
    year = found.integer("y") or (r.anchor.year + STEPS.get(found.words("w"), 0) if r.anchor else None)
    count = (found.integer("n") or 0) * (3 if found.words("k") == "quarters" else 1)
    if year is None or not 1 <= count <= 12:
        return None
    first = 1 if found.words("z") in ("first", "opening") else 13 - count
    last = first + count - 1
    return Reading(f"{year:04d}-{first:02d}/{year:04d}-{last:02d}")


@rule(
    "the? ( n=NTH | z=last ) half of the? c=NTH century",
    "the? ( n=NTH | z=last ) half of the? d=DECADE",
    priority=4,
)
def half_of_a_long_time(found: Found, r: Reckoning) -> Reading | None:
    """The first half of the 20th century; the second half of the 1990s."""
    number = 2 if found.has("z") else found.integer("n") or 0
    if number not in (1, 2):
        return None
    if found.has("c"):
        first, length = ((found.integer("c") or 1) - 1) * 100, 50
        if not 0 < first < 2200:
            return None
    else:
        digits = found.words("d").strip("'’s")
        if not digits.isdigit():
            return None
        first, length = int(digits) + (1900 if len(digits) == 2 else 0), 5
    start = first + (number - 1) * length
    return Reading(f"{start:04d}/{start + length - 1:04d}", moves_reference=False)


@rule(
    "the? mod=POINTMOD the ( u=week | u=month | u=quarter | u=year | u=decade | u=century )",
    "( z=mid | z=end ) -? ( u=week | u=month | u=year | u=decade | u=century )",
    "( u=month | u=week | u=quarter ) -? z=end",
    "the turn of the ( u=century | u=decade | u=year )",
    "z=midweek",
)
def part_of_this_period(found: Found, r: Reckoning) -> Reading | None:
    """The end of the year; mid-year; the rest of the week; the turn of the century."""
    unit = UNITS[found.words("u")] if found.has("u") else "week"
    mods = {"mid": "MID", "midweek": "MID", "end": "END"}
    mod = found.phrase("mod", POINT_MODIFIERS) or mods.get(found.words("z"), "START")
    if found.has("z") and not found.has("u") and _is_of_things(found):
        return None
    if (
        r.anchor is None
        or mod == "APPROX"
        or (mod in ("LATER", "EARLIER") and not found.phrase("mod", POINT_MODIFIERS))
    ):
        return None
    if found.words("mod") in ("early", "late", "later", "earlier", "mid", "mid -"):
        return None
    reading = Reading(period(r.anchor, unit), precision=None)
    if mod in ("LATER", "EARLIER"):
        return modified(reading, found, r)
    interval, _ = interval_of(reading.value)
    return Reading(reading.value, mod=mod, interval=interval, precision=precision_of_unit(unit))


def _is_of_things(found: Found) -> bool:
    """ "A midweek match": the day is a thing's, nobody knows in which week."""
    before = found.tokens[found.first - 1].word if found.first else ""
    return before in ("a", "the", "his", "their")


@rule("the? n=NTH decade of ( the c=NTH | this ) century", priority=4)
def decade_of_century(found: Found, r: Reckoning) -> Reading | None:
    """The second decade of the 21st century: 201."""
    number, century = found.integer("n") or 0, found.integer("c")
    if century is None:
        if r.anchor is None:
            return None
        century = r.anchor.year // 100 + 1
    return Reading(f"{century - 1:02d}{number - 1}") if 1 <= number <= 10 and 1 <= century <= 22 else None


@rule("the month of m=MONTH ( ,? y=YEAR )?", priority=2)
def month_so_called(found: Found, r: Reckoning) -> Reading | None:
    """The month of May."""
    found_month = _one_month(found, r)
    return Reading(f"{found_month[0]:04d}-{found_month[1]:02d}") if found_month else None


@rule(
    "week n=DIGITS of y=YEAR", "week n=INT of y=YEAR", "the? n=NTH week of ( y=YEAR | ( the | this ) year )", priority=4
)
def week_of_year(found: Found, r: Reckoning) -> Reading | None:
    """Week 23 of 2020; the 15th week of the year."""
    year, week = found.integer("y") or (r.anchor.year if r.anchor else None), found.integer("n") or 0
    return Reading(f"{year:04d}-W{week:02d}") if year and 1 <= week <= 52 else None
