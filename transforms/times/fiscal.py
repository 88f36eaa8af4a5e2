"""Rules for what reports of companies and statisticians compare: "the year-ago quarter", "the same period last year".

The quarter told last (``Reckoning.quarter``) is the one compared with; a report that tells none compares years.
"""

from __future__ import annotations

from datetime import date

from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import MONTHS, TIMES
from transforms.times.periods import add, period

_AGO = "-? ( ago | earlier )"
_SPAN = "( u=quarter | u=period | u=half | u=month | u=months )"
_WAS = f"( a year {_AGO} | ( of | in )? last year | the year before )"
_SAME = "( comparable | corresponding | same | like | equivalent )"


@rule(
    f"( the | its )? {_SAME}? year {_AGO} ( n=NTH )? ( - )? {_SPAN}",
    f"( the | its | a )? {_SAME} ( n=NTH )? {_SPAN} ( , )? {_WAS}",
    f"the ( u=quarter | u=period | u=month ) {_WAS}",
    "last year 's ( u=quarter | u=period )",
    "the y=YEAR ( u=quarter | u=period )",
    "year - ( ago | earlier )",
    priority=4,
)
def compared_period(found: Found, r: Reckoning) -> Reading | None:
    """The year-ago quarter; the same period last year; the 1988 quarter; year-earlier."""
    number, unit = found.integer("n"), found.words("u")
    if r.anchor is None or (number or 1) > 4:
        return None
    year = found.integer("y") or r.anchor.year - 1
    told = r.told.start if r.told is not None else None
    if unit in ("month", "months") and not number and told is not None and told.year >= r.anchor.year - 1:
        return Reading(period(add(told, -1, "year"), "month"), moves_reference=False)
    if unit == "half" or unit.startswith("month"):
        return Reading(f"{year:04d}-H{number}" if unit == "half" and number in (1, 2) else str(year))
    if number:
        return Reading(f"{year:04d}-Q{number}", moves_reference=False)
    if r.quarter is not None or unit == "quarter":
        same = r.quarter or finished_quarter(r.anchor)
        year = found.integer("y") or same.year - 1
        return Reading(period(same.replace(year=year), "quarter"), moves_reference=False)
    return Reading(f"{year:04d}", moves_reference=False)


@rule(
    "the? ( latest | most recent ) ( fiscal | financial )? ( u=quarter | u=period | u=year )",
    "the ( current )? ( fiscal | financial ) u=year",
    priority=1,
)
def reported_period(found: Found, r: Reckoning) -> Reading | None:
    """The latest quarter: the one told last, else the last that is over; the fiscal year: the anchor's own."""
    words = {t.word for t in found.tokens[found.first : found.last]}
    if r.anchor is None:
        return None
    unit = found.words("u")
    if unit == "year":
        return Reading(str(r.anchor.year - bool(words & {"latest", "recent"})), moves_reference=False)
    if r.quarter is None and unit == "period":
        return None
    finished = finished_quarter(r.anchor)
    return Reading(period(min(r.quarter or finished, finished), "quarter"), moves_reference=False)


@rule("( the | that ) quarter ( e=ended | e=ending )?", priority=4)
def told_quarter(found: Found, r: Reckoning) -> Reading | None:
    """That quarter: the one told last; "the quarter ended July 31": the one that holds most of the three months."""
    if r.anchor is None:
        return None
    end = _day_behind(found) if found.has("e") else None
    if end is not None:
        year = r.anchor.year - ((end[0], end[1]) > (r.anchor.month, r.anchor.day))
        return Reading(period(add(date(year, end[0], 1), -1, "month"), "quarter"))
    finished = finished_quarter(r.anchor)
    return Reading(period(min(r.quarter or finished, finished), "quarter"))


@rule("the n=NTH half", "n=NTH - half")
def reported_half(found: Found, r: Reckoning) -> Reading | None:
    """ "First-half profit": the half-year that is over. Halves of matches and of other things are none."""
    number = found.integer("n")
    behind = found.tokens[found.last].word if found.last < len(found.tokens) else ""
    if r.anchor is None or number not in (1, 2) or behind == "of":
        return None
    if r.quarter is None and behind not in RESULTS:
        return None
    is_ahead = r.direction(found.first, found.last)[0] == "future"
    is_over = r.anchor.month >= 6 * number
    return Reading(f"{r.anchor.year - (not is_ahead and not is_over):04d}-H{number}")


RESULTS = frozenset(TIMES.reports["results"])


def _day_behind(found: Found) -> tuple[int, int] | None:
    """Month and day named right behind a match."""
    if found.last + 1 >= len(found.tokens):
        return None
    month, day = found.tokens[found.last], found.tokens[found.last + 1]
    if month.word not in MONTHS or day.number is None:
        return None
    return MONTHS[month.word], int(day.number)


def finished_quarter(day: date) -> date:
    """First day of the last quarter that is over on a day."""
    return add(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), -1, "quarter")
