"""Rules for stretches between two points that are told alike: "from Monday to Wednesday", "between 2004 and 2009"."""

from __future__ import annotations

from datetime import timedelta

from transforms.times.days import weekday_near
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import MONTHS, WEEKDAYS
from transforms.times.points import day_value, year_of, year_of_stretch

DAY = timedelta(days=1)
_TO = "( - | to | until | till | through | thru )"


@rule(
    f"( from | between )? d=WDAY {_TO} ( w=next )? e=WDAY",
    "d=WDAY and e=WDAY",
    "between d=WDAY and e=WDAY",
    f"from ( now | today ) {_TO} ( w=next )? e=WDAY",
    priority=2,
)
def weekday_range(found: Found, r: Reckoning) -> Reading | None:
    """From Monday to Wednesday; Saturday and Sunday: the second is the first such day behind the first."""
    if r.anchor is None or found.words("d").endswith("days") or found.words("e").endswith("days"):
        return None
    last = WEEKDAYS[found.words("e")]
    first_day = weekday_near(WEEKDAYS[found.words("d")], found, r) if found.has("d") else r.anchor
    if first_day is None:
        return None
    length = (last - first_day.isoweekday()) % 7
    is_list = (
        "and" in [t.word for t in found.tokens[found.first : found.last]]
        and found.tokens[found.first].word != "between"
    )
    if length == 0 or (is_list and length != 1):
        return None
    direction = r.direction(found.first, found.last)[0]
    ahead = direction == "future"
    slack = 0 if direction == "past" else 2
    if not ahead and found.has("d") and first_day + DAY * length > r.anchor + slack * DAY:
        first_day -= 7 * DAY
    return Reading(f"{first_day}/{first_day + DAY * length}")


@rule(
    "between y=YEAR and z=YEAR",
    "y=YEAR ( through | thru | until | till ) z=YEAR",
    priority=2,
)
def years_between(found: Found, r: Reckoning) -> Reading | None:
    """Between 2004 and 2009; 1999 until 2008."""
    first, last = found.integer("y") or 0, found.integer("z") or 0
    return Reading(f"{first:04d}/{last:04d}") if 1000 <= first < last <= 2199 else None


@rule("the? d=DECADE ( to | - | until | through ) the? e=DECADE", "between the d=DECADE and the? e=DECADE", priority=2)
def decades_between(found: Found, r: Reckoning) -> Reading | None:
    """The 1960s to the 1980s."""
    first, last = (_decade(found.words(name)) for name in "de")
    if first is None or last is None or first >= last:
        return None
    return Reading(f"{first}/{last}")


def _decade(word: str) -> int | None:
    digits = "".join(c for c in word if c.isdigit())
    if len(digits) == 2:
        digits = f"19{digits}"
    return int(digits[:3]) if len(digits) == 4 else None


@rule("the? c=NTH and the? d=NTH centuries", "the? c=NTH to the? d=NTH centuries", priority=2)
def centuries_between(found: Found, r: Reckoning) -> Reading | None:
    """The 18th and 19th centuries."""
    first, last = (found.integer("c") or 0) - 1, (found.integer("d") or 0) - 1
    return Reading(f"{first:02d}/{last:02d}") if 0 <= first < last <= 21 else None


@rule(
    "between m=MONTH and n=MONTH ( ,? y=YEAR )?",
    "between m=MONTH y=YEAR and n=MONTH z=YEAR",
    f"m=MONTH {_TO} n=MONTH ( ,? y=YEAR )?",
    f"m=MONTH ,? y=YEAR {_TO} n=MONTH ,? z=YEAR",
    priority=2,
)
def months_between(found: Found, r: Reckoning) -> Reading | None:
    """Between January and March 2020; from June until August."""
    first, last = MONTHS[found.words("m")], MONTHS[found.words("n")]
    if first == last and not found.has("z"):
        return None
    end_year = found.integer("z") or found.integer("y") or _end_year(last, found, r)
    if end_year is None:
        return Reading(f"XXXX-{first:02d}/XXXX-{last:02d}")
    year = (found.integer("y") or end_year) if found.has("z") else end_year - (first > last)
    return Reading(f"{year:04d}-{first:02d}/{end_year:04d}-{last:02d}") if year <= end_year else None


def _end_year(month: int, found: Found, r: Reckoning) -> int | None:
    """The year of the last month of a stretch that names none; what is over ends before the anchor's month."""
    year = year_of(month, 15, found, r)
    if year is None or r.anchor is None or (year, month) <= (r.anchor.year, r.anchor.month):
        return year
    return year - (r.direction(found.first, found.last)[0] == "past")


_WD = "( WEEKDAY ,? )?"


@rule(
    f"between {_WD} m=MONTH d=DAY ( ,? y=YEAR )? and {_WD} ( n=MONTH )? e=DAY ( ,? z=YEAR )?",
    f"between {_WD} the? d=DAY of? m=MONTH ( ,? y=YEAR )? and {_WD} the? e=DAY of? n=MONTH ( ,? z=YEAR )?",
    f"{_WD} m=MONTH d=DAY ( ,? y=YEAR )? , {_TO} {_WD} n=MONTH e=DAY ( ,? z=YEAR )?",
    f"{_WD} the? d=DAY of? m=MONTH ( ,? y=YEAR )? ,? {_TO} {_WD} the? e=DAY of? n=MONTH ( ,? z=YEAR )?",
    f"{_WD} the? d=DAY & the? e=DAY of? m=MONTH ( ,? z=YEAR )?",
    "m=MONTH d=DAY & e=DAY ( ,? z=YEAR )?",
    priority=4,
)
def days_between(found: Found, r: Reckoning) -> Reading | None:
    """Between 17 February and 20 March; Wednesday, February 17, to Friday, February 19; 17 & 18 February."""
    month, day, end_day = MONTHS[found.words("m")], found.integer("d") or 0, found.integer("e") or 0
    end_month = MONTHS[found.words("n")] if found.has("n") else month
    year, end_year = found.integer("y"), found.integer("z")
    is_over_new_year = (end_month, end_day) < (month, day)
    if year is None and end_year is None:
        year = year_of_stretch((month, day), (end_month, end_day), found, r) if 1 <= day <= 31 else None
    if year is None and end_year is not None:
        year = end_year - is_over_new_year
    elif end_year is None and year is not None:
        end_year = year + is_over_new_year
    start, end = day_value(year, month, day), day_value(end_year, end_month, end_day)
    return Reading(f"{start}/{end}") if start and end and (year is None or start < end) else None
