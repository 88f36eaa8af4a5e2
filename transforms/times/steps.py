"""Rules for what is several steps from the anchor: "Monday week", "the week after next", "in two or three weeks"."""

from __future__ import annotations

from datetime import date, timedelta

from transforms.document import UNKNOWN_INTERVAL
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


@rule(
    "( one=a | n=NUMBER ) u=UNIT ago ( today | y=yesterday )",
    "a u=ONEUNIT ago ( on )? this day",
    "( one=a | one=one | n=NUMBER ) u=UNIT ago ( on )? d=WDAY",
    "( a | n=NUMBER ) u=UNIT ago ( this | last ) w=CUNIT",
    priority=4,
)
def to_the_day(found: Found, r: Reckoning) -> Reading | None:
    """A year ago today; a year ago on Monday: so long before that day, to the day.

    Five years ago this month: to the month.
    """
    unit, count = UNITS[found.words("u")], found.integer("n") or 1
    if r.anchor is None or unit not in ("week", "month", "year", "decade", "century"):
        return None
    base = r.anchor - DAY if found.has("y") else r.anchor
    if found.has("d"):
        base = r.anchor - DAY * ((r.anchor.isoweekday() - WEEKDAYS[found.words("d")]) % 7)
    try:
        if found.has("w"):
            near = UNITS[found.words("w")]
            if unit not in ("year", "decade") or near not in ("week", "month") or found.words("w").endswith("s"):
                return None
            is_last = found.tokens[found.last - 2].word == "last"
            return Reading(period(add(add(r.anchor, -is_last, near), -count, unit), near))
        return Reading(add(base, -count, unit).isoformat())
    except ValueError:
        return None


@rule(
    "the w=same ( k=day | k=week ) ( of )? ( last | next ) year",
    "w=this ( k=day | k=week | k=month ) ( last | next ) year",
    priority=4,
)
def same_day_of_a_year(found: Found, r: Reckoning) -> Reading | None:
    """The same day last year: the day told last, or today, a year before."""
    base = r.told_day or r.anchor if found.has("w") and found.words("w") == "same" else r.anchor
    if base is None:
        return None
    step = -1 if "last" in [t.word for t in found.tokens[found.first : found.last]] else 1
    unit = found.words("k")
    day = add(base, step, "year")
    return Reading(day.isoformat() if unit == "day" else period(day, unit))


@rule("n=NUMBER d=WDAYS ( w=ago | from now )", priority=4)
def so_many_weekdays_away(found: Found, r: Reckoning) -> Reading | None:
    """Two Sundays ago; three Fridays from now: the last or the next such day counts."""
    if r.anchor is None or not 1 <= (count := found.integer("n") or 0) <= 60:
        return None
    ahead = (WEEKDAYS[found.words("d")] - r.anchor.isoweekday()) % 7
    weeks = 7 * (count - 1)
    return Reading((r.anchor + DAY * ((ahead - 7 - weeks) if found.has("w") else (ahead or 7) + weeks)).isoformat())


@rule("u=UNITS from now", priority=2)
def units_from_now(found: Found, r: Reckoning) -> Reading | None:
    """Weeks from now: nobody says how many."""
    return Reading("FUTURE_REF", interval=UNKNOWN_INTERVAL, precision="unknown", moves_reference=False)
