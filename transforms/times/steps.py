"""Rules for what is several steps from the anchor: "Monday week", "the week after next", "in two or three weeks"."""

from __future__ import annotations

from datetime import date, timedelta

from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import UNITS, WEEKDAYS
from transforms.times.periods import add, period

DAY = timedelta(days=1)


@rule(
    "n=NUMBER ( or | to | - ) k=NUMBER u=UNITS ( w=ago | w=later | from w=now )",
    "in n=NUMBER ( or | to | - ) k=NUMBER u=UNITS",
    "in ( one=a | one=an ) u=ONEUNIT or two",
    "( one=a | one=an ) u=ONEUNIT or two ( w=ago | w=later | from w=now )",
    priority=3,
)
def some_units_away(found: Found, r: Reckoning) -> Reading | None:
    """Two or three weeks ago; in two to three months: from the nearer to the farther."""
    unit, word = UNITS[found.words("u")], found.words("w")
    if unit not in ("day", "week", "month", "year") or r.anchor is None:
        return None
    if not word and r.direction(found.first, found.last)[0] != "future":
        return None
    near, far = (1, 2) if found.has("one") else (found.integer("n") or 0, found.integer("k") or 0)
    base: date = (r.told_day or r.anchor) if word == "later" else r.anchor
    sign = -1 if word == "ago" else 1
    if not 0 < near < far <= 500:
        return None
    try:
        ends = sorted(add(base, sign * count, unit) for count in (near, far))
    except ValueError:
        return None
    return Reading("/".join(period(day, unit) for day in ends))


@rule(
    "d=WDAY week",
    "( one=a | n=NUMBER ) ( week | weeks ) ( on | from ) d=WDAY",
    priority=2,
)
def weekday_and_weeks(found: Found, r: Reckoning) -> Reading | None:
    """Monday week; two weeks on Friday; a week from Tuesday: so many weeks behind the coming one."""
    after = found.tokens[found.last].word if found.last < len(found.tokens) else ""
    words = [t.word for t in found.tokens[found.first : found.last]]
    if (
        r.anchor is None
        or after == "-"
        or (after not in ("", ".", ",", "\n", "in", "at", "and", "for", "to", "with") and words[-1] == "week")
    ):
        return None
    if "from" not in words and r.direction(found.first, found.last)[0] != "future":
        return None
    weeks = found.integer("n") or 1
    ahead = (WEEKDAYS[found.words("d")] - r.anchor.isoweekday()) % 7 or 7
    return Reading((r.anchor + DAY * (ahead + 7 * weeks)).isoformat()) if weeks < 100 else None


@rule(
    "the? u=ONEUNIT ( b=before w=last | a=after w=next )",
    "the? d=WDAY ( b=before w=last | a=after w=next )",
    priority=4,
)
def one_but_next(found: Found, r: Reckoning) -> Reading | None:
    """The week after next; the month before last; the Friday before last."""
    if r.anchor is None:
        return None
    sign = 1 if found.has("a") else -1
    if found.has("d"):
        ahead = (WEEKDAYS[found.words("d")] - r.anchor.isoweekday()) % 7
        day = r.anchor + DAY * ((ahead or 7) + 7 if sign > 0 else ahead - 14)
        return Reading(day.isoformat())
    unit = UNITS[found.words("u")]
    if unit in ("second", "minute", "hour", "day", "fortnight"):
        return None
    return Reading(period(add(r.anchor, 2 * sign, unit), unit))


@rule("a u=ONEUNIT ago today", "( n=NUMBER ) u=UNITS ago today", "a u=ONEUNIT ago ( on )? this day", priority=4)
@rule("( a | n=NUMBER ) u=UNIT ago ( this | last ) w=CUNIT", priority=4)
def to_the_day(found: Found, r: Reckoning) -> Reading | None:
    """A year ago today: to the day; five years ago this month: to the month."""
    unit, count = UNITS[found.words("u")], found.integer("n") or 1
    if r.anchor is None or unit not in ("week", "month", "year", "decade", "century"):
        return None
    try:
        if found.has("w"):
            near = UNITS[found.words("w")]
            if unit not in ("year", "decade") or near not in ("week", "month") or found.words("w").endswith("s"):
                return None
            is_last = found.tokens[found.last - 2].word == "last"
            return Reading(period(add(add(r.anchor, -is_last, near), -count, unit), near))
        return Reading(add(r.anchor, -count, unit).isoformat())
    except ValueError:
        return None
