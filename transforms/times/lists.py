"""Rules for lists of days: "3, 5 and 9 May" are three, "17, 18 and 19 May" a stretch, "moved from 9 to 16 May" two."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.times.bounds import MOVED
from transforms.times.days import STEPS
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import MONTHS
from transforms.times.numeric import stands_alone
from transforms.times.periods import add
from transforms.times.points import day_value, year_of

_AND = ",? ( and | or | & )"


@rule(
    f"( the? DAY , )* the? d=DAY {_AND} the? e=DAY of? m=MONTH ( ,? y=YEAR )?",
    f"m=MONTH ( the? DAY , )* the? d=DAY {_AND} the? e=DAY ( ,? y=YEAR )?",
    f"( the? DAY , )* the? d=DAY ( {_AND} | to | - ) the? e=DAY of ( w=this | w=last | w=next ) u=month",
    "the? d=DAY to the? e=DAY of? m=MONTH ( ,? y=YEAR )?",
    "m=MONTH d=DAY to the? e=DAY ( ,? y=YEAR )?",
    priority=4,
)
def days_of_a_month(found: Found, r: Reckoning) -> Reading | None:
    """Days of one month that are named one by one: a stretch when none between them is left out."""
    inside = range(found.first, found.last)
    skipped = {at for name in ("m", "y", "u", "w") if (span := found.span(name)) for at in range(*span)}
    places = [at for at in inside if at not in skipped and found.tokens[at].number is not None]
    days = [int(found.tokens[at].number or 0) for at in places]
    if days != sorted(set(days)) or days[-1] > 31:
        return None
    words = {found.tokens[at].word for at in inside}
    if found.has("m") and "to" in words and not is_moved(found):
        return None  # "from 9 to 16 May" is read with the other stretches
    is_behind_the_month = found.has("m") and found.span("m") == (found.first, found.first + 1)
    if is_behind_the_month and "," in words and not found.has("y") and not stands_alone(found):
        return None  # "On May 3, 5 and 9 people died"
    dated = _month_of(found, days, r)
    values = [day_value(dated[0], dated[1], day) for day in days] if dated else []
    told = [value for value in values if value]
    if not told or len(told) < len(days):
        return None
    is_between = found.first > 0 and found.tokens[found.first - 1].word == "between"
    is_stretch = is_between or not words.isdisjoint(("to", "-")) or days[-1] - days[0] == len(days) - 1
    if is_stretch and not is_moved(found):
        return Reading(f"{told[0]}/{told[-1]}")
    return Reading(told[0], items=_items(found, places, told))


def _month_of(found: Found, days: Sequence[int], r: Reckoning) -> tuple[int | None, int] | None:
    """Year, when it is known, and month of the days."""
    if not found.has("u"):
        month = MONTHS[found.words("m")]
        return found.integer("y") or year_of(month, days[0], found, r), month
    if r.anchor is None:
        return None
    first = add(r.anchor.replace(day=1), STEPS[found.words("w")], "month")
    return first.year, first.month


def _items(found: Found, places: Sequence[int], values: Sequence[str]) -> tuple[tuple[int, int, Reading], ...]:
    """Each day with its own words; the month goes with the day beside it, the year with the last."""
    starts = [found.first if found.span("m") == (found.first, found.first + 1) else places[0], *places[1:]]
    ends = [*(at + 1 for at in places[:-1]), found.last]
    return tuple((start, end, Reading(value)) for start, end, value in zip(starts, ends, values, strict=True))


def is_moved(found: Found) -> bool:
    """ "Moved from April 9 to April 16" tells an old date and a new one, no stretch."""
    inside = [t.word for t in found.tokens[found.first : found.last]]
    before = [t.word for t in found.tokens[max(0, found.first - 5) : found.first]]
    return "to" in inside and not MOVED.isdisjoint(before)


@rule("( a | one ) WDAY ( in | of ) m=MONTH ( ,? y=YEAR )?", priority=3)
def some_weekday_of_month(found: Found, r: Reckoning) -> Reading | None:
    """A Sunday in May: nobody says which, so the month."""
    month = MONTHS[found.words("m")]
    year = found.integer("y") or year_of(month, 15, found, r)
    return Reading(f"{year:04d}-{month:02d}") if year else None
