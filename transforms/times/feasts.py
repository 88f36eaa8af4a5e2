"""The days of feasts and national days in a year, from the rules of ``vocabulary/named_days.toml``.

Feasts of the moon calendars come from the package ``holidays``, whose tables are read when the first one is named.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache

from transforms.document import Interval
from transforms.times.periods import named_day

MOON_CALENDARS = {
    "islamic": "_IslamicLunar",
    "hebrew": "_HebrewLunisolar",
    "hindu": "_HinduLunisolar",
    "buddhist": "_BuddhistLunisolar",
    "chinese": "_ChineseLunisolar",
}
"""Calendars of a rule and the class of ``holidays.calendars`` that knows them."""


@cache
def _calendar(name: str) -> object:
    # Imported when needed: the package takes a third of a second to load, and few texts name such a feast.
    from holidays import calendars

    return getattr(calendars, MOON_CALENDARS[name])()


def _first_days(calendar: str, feast: str, year: int) -> list[date]:
    """First days of a feast in a year: none beyond the tables, two when a moon year ends and begins within it."""
    if feast == "eid":
        return sorted(_first_days(calendar, "eid_al_fitr", year) + _first_days(calendar, "eid_al_adha", year))
    source = _calendar(calendar)
    several = getattr(source, f"{feast}_dates", None) or getattr(source, f"{feast}_date")
    told = several(year)
    # Some calendars give one day, some those of two moon years, some a day and whether it is an estimate.
    entries = [told] if isinstance(told, (date, tuple)) or told is None else list(told)
    days = [entry[0] if isinstance(entry, tuple) else entry for entry in entries]
    return sorted(day for day in days if isinstance(day, date) and day.year == year)


@lru_cache(maxsize=4096)
def days_of(rule: str, year: int) -> tuple[Interval, ...]:
    """When a named day falls in a year, in order; empty where nobody has reckoned it."""
    parts = rule.split()
    if parts[0] not in MOON_CALENDARS:
        day = named_day(rule, year)
        return (Interval(day, day),)
    firsts = _first_days(parts[0], parts[1], year)
    if len(parts) == 2:
        return tuple(Interval(day, day) for day in firsts)
    if parts[2] != "to":
        length = timedelta(days=int(parts[2]) - 1)
        return tuple(Interval(day, day + length) for day in firsts)
    ends = _first_days(parts[0], parts[3], year) + _first_days(parts[0], parts[3], year + 1)
    spans = ((day, next((end for end in ends if end > day), None)) for day in firsts)
    return tuple(Interval(day, end - timedelta(days=1)) for day, end in spans if end is not None)
