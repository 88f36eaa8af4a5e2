"""Calendar arithmetic: the interval of days of a TIMEX3 value, and the value of a period so many steps away."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from transforms.document import UNKNOWN_INTERVAL, Interval

PRECISIONS = ("day", "week", "month", "quarter", "year", "unknown")
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""First and last month of a season on the northern half of the earth; winter runs into the next year."""

_VALUE = re.compile(
    r"""(?P<year>\d{4})
        (?:-(?: W(?P<week>\d\d)(?P<weekend>-WE)?
              | Q(?P<quarter>[1-4]) | H(?P<half>[12]) | (?P<season>SP|SU|FA|WI)
              | (?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)? ))?
      | (?P<decade>\d{3}) | (?P<century>\d\d)""",
    re.VERBOSE,
)


def full_year(digits: int, latest: int) -> int:
    """The year of two digits: of this century up to ``latest``, of the last one behind it."""
    return (1900 if digits > latest else 2000) + digits


def month_end(year: int, month: int) -> date:
    """Last day of a month; months beyond December run into the following year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def interval_of(value: str) -> tuple[Interval, str]:
    """Days (both included) and precision of a TIMEX3 point or ``A/B`` range; unknown for what names no days."""
    if "/" in value:
        first, last = (interval_of(part) for part in value.split("/", 1))
        precision = max(first[1], last[1], key=PRECISIONS.index)
        return Interval(first[0].start, last[0].end), precision
    match = _VALUE.fullmatch(value)
    if match is None:
        return UNKNOWN_INTERVAL, "unknown"
    try:
        return _interval(match)
    except ValueError:
        return UNKNOWN_INTERVAL, "unknown"


def _interval(match: re.Match[str]) -> tuple[Interval, str]:
    if match["century"]:
        first = int(match["century"]) * 100
        return Interval(date(first, 1, 1), date(first + 99, 12, 31)), "year"
    if match["decade"]:
        first = int(match["decade"]) * 10
        return Interval(date(first, 1, 1), date(first + 9, 12, 31)), "year"
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return Interval(day, day), "day"
    if match["month"]:
        return Interval(date(year, int(match["month"]), 1), month_end(year, int(match["month"]))), "month"
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        first_day = monday + timedelta(days=5) if match["weekend"] else monday
        return Interval(first_day, monday + timedelta(days=6)), "week"
    if match["quarter"]:
        month = int(match["quarter"]) * 3 - 2
        return Interval(date(year, month, 1), month_end(year, month + 2)), "quarter"
    if match["half"]:
        month = int(match["half"]) * 6 - 5
        return Interval(date(year, month, 1), month_end(year, month + 5)), "year"
    if match["season"]:
        first, last = SEASON_MONTHS[match["season"]]
        return Interval(date(year, first, 1), month_end(year, last)), "quarter"
    return Interval(date(year, 1, 1), date(year, 12, 31)), "year"


def add_months(day: date, months: int) -> date:
    """The day so many months away, moved to the month's last where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add(day: date, count: float, unit: str) -> date:
    """The day ``count`` units away, parts of a year in months. Raises ``ValueError`` beyond the calendar."""
    whole = int(count)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    try:
        if months is not None:
            extra = round((count - whole) * months)
            return add_months(day, whole * months + extra)
        days = {"week": 7, "fortnight": 14, "weekend": 7, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}
        return day + timedelta(days=int(count * days.get(unit, 1)))
    except (OverflowError, ValueError) as error:
        raise ValueError(f"{count} {unit} from {day} is outside the calendar") from error


def period(day: date, unit: str) -> str:
    """TIMEX3 value of the day, week, month, quarter, year, decade or century that holds a day."""
    if unit in ("week", "fortnight", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "year":
        return f"{day.year:04d}"
    if unit == "decade":
        return f"{day.year // 10:03d}"
    if unit == "century":
        return f"{day.year // 100:02d}"
    return day.isoformat()


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches in our calendar, 1900 to 2099 (Meeus's Julian algorithm, 13 days on)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def nth_weekday(nth: int, weekday: int, year: int, month: int) -> date:
    """The so-manieth weekday (Monday is 1) of a month, counted from its end when ``nth`` is negative.

    Raises ``ValueError`` when the month has no fifth.
    """
    if nth < 0:
        last = month_end(year, month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7 - 7 * (nth + 1))
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    if day.month != month:
        raise ValueError(f"{year}-{month:02d} has no weekday {weekday} number {nth}")
    return day


def named_day(rule: str, year: int) -> date:
    """The day of a rule of ``named_days.toml`` in a year: "12-25", "easter -2", "4 thursday 11", "1 monday 11 +1"."""
    parts = rule.split()
    if len(parts) == 1:
        return date(year, int(rule[:2]), int(rule[3:]))
    if parts[0] in ("easter", "orthodox"):
        sunday = easter(year) if parts[0] == "easter" else orthodox_easter(year)
        return sunday + timedelta(days=int(parts[1]))
    weekday = WEEKDAY_NAMES.index(parts[1]) + 1
    day = nth_weekday(int(parts[0]), weekday, year, int(parts[2]))
    return day + timedelta(days=int(parts[3]) if len(parts) == 4 else 0)


WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
