"""Rules for what goes back to the date told last: "the same day", "that December", "later in the week", "by then".

What they refer to is kept in ``memory``; where a text has told nothing yet, the anchor stands in.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from transforms.document import UNKNOWN_INTERVAL, Interval
from transforms.times.days import DAY, STEPS
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import DAYPARTS, MONTHS, SEASONS, TIMES, UNITS
from transforms.times.periods import add, add_months, interval_of, period

DETERMINERS = frozenset(TIMES.standing_alone["not_before"])
BEHIND_BEFORE = frozenset(TIMES.standing_alone["before"])
FINITE = frozenset(("is", "was", "were", "had", "has", "would", "said"))
LEADING = frozenset(("leading", "prior", "preceding"))
"""Behind "the weekend": it is reckoned from what follows, "leading up to the vote"."""
NEAR = 2
"""Sentences over which "hours later" still speaks of the day told last."""


def told_start(r: Reckoning) -> date | None:
    """First day of the date told last, else the anchor."""
    return r.told.start if r.told is not None and r.told.start is not None else r.anchor


def is_looking_back(r: Reckoning) -> bool:
    """Whether the paragraph speaks of a year gone by, so that its "year" is not the anchor's."""
    told = r.told_paragraph
    return (
        told is not None
        and told.end is not None
        and r.anchor is not None
        and told.end.year < r.anchor.year
        and r.told_age <= NEAR
    )


def edge_of(told: Interval | None, step: int) -> date | None:
    """The end, or with a negative step the start, of a stretch of few days: "17-18 May. The next day …"."""
    if told is None or told.start is None or told.end is None or (told.end - told.start).days > A_FEW_DAYS:
        return None
    return told.end if step > 0 else told.start


A_FEW_DAYS = 10


def is_longer_than_a_month(interval: Interval) -> bool:
    """Whether an interval is too long for "the 6th" to mean a day of it."""
    return interval.start is None or interval.end is None or (interval.end - interval.start).days > 31


def value_of(interval: Interval) -> str:
    """TIMEX3 value of an interval: the calendar's own where it is one."""
    assert interval.start is not None
    assert interval.end is not None
    for unit in ("day", "week", "weekend", "month", "quarter", "year"):
        value = period(interval.start, unit)
        if interval_of(value)[0] == interval:
            return value
    return f"{interval.start.isoformat()}/{interval.end.isoformat()}"


@rule(
    "( on | in )? ( the w=same | w=that | that w=same | w=that very ) u=ONEUNIT",
    "( the w=following | the w=previous | the w=preceding | the w=next | w=that next ) u=ONEUNIT",
    "the w=week",
    "the w=weekend",
    "the w=quarter",
    "( earlier | later ) ( that | the same ) u=ONEUNIT",
    modifiable=False,
)
def told_period(found: Found, r: Reckoning) -> Reading | None:
    """The same day, that month, the following week: of the date told last."""
    unit = UNITS[found.words("u") or found.words("w")]
    word = found.words("w")
    if unit in ("second", "minute", "hour", "fortnight", "century", "decade"):
        return None
    if unit == "night":
        unit = "day"
    base = r.told_day or r.anchor
    if unit == "day" and r.told_day is None:
        step = STEPS.get(word, 0)
        if step and (edge := edge_of(r.told, step)) is not None:
            return Reading((edge + DAY * step).isoformat())
        is_a_stretch = r.told is not None and r.told_age == 0  # "in September 2021, the same day that …"
        if (step or word == "that" or is_a_stretch) and r.direction(found.first, found.last)[0] != "future":
            return Reading("XXXX-XX-XX")  # the day after one that nobody has told
    if unit != "day" and r.told is not None and r.told.start is not None:
        base = r.told.start
    if word in ("week", "weekend", "quarter"):
        base = r.anchor
        if found.last < len(found.tokens) and found.tokens[found.last].word in LEADING:
            return None
    if base is None:
        return Reading("XXXX-XX-XX" if unit == "day" else "XXXX")
    if word == "weekend" and r.anchor is not None and r.anchor.isoweekday() < 6:
        ahead = r.direction(found.first, found.last)[0] == "future"
        return Reading(period(r.anchor if ahead else r.anchor - 7 * DAY, "weekend"))
    if word == "quarter":
        return Reading(period(add(base, -1, "quarter"), "quarter"))
    value = period(add(base, STEPS.get(word, 0), unit), unit)
    return Reading(value)


@rule("( w=earlier | w=later | early | late | w=later on ) in the u=ONEUNIT", "the rest of the u=ONEUNIT", priority=1)
def in_the_period(found: Found, r: Reckoning) -> Reading | None:
    """Later in the day, earlier in the week: of the day told last; of the anchor's period where none is told."""
    unit = UNITS[found.words("u")]
    if unit not in ("day", "week", "month", "year"):
        return None
    if unit == "day":
        base = r.told_day if r.told_age <= NEAR else r.anchor
        base = base or r.anchor
    else:
        base = told_start(r) if is_looking_back(r) else r.anchor
    if base is None:
        return None
    mod = {"later": "END", "earlier": "START"}.get(found.words("w").split(" ")[0])
    reading = Reading(period(base, unit), mod=mod, moves_reference=False)
    interval, precision = interval_of(reading.value)
    words = [t.word for t in found.tokens[found.first : found.last]]
    if base != r.anchor or unit == "day" or interval.start is None or interval.end is None:
        return reading
    # The guide: "later this week" begins at the anchor, "earlier this week" ends at it.
    if "later" in words or "rest" in words:
        return replace(reading, mod=None, interval=Interval(base, interval.end), precision=precision)
    if "earlier" in words:
        return replace(reading, interval=Interval(interval.start, base), precision=precision)
    return reading


@rule(
    "that ( w=same | very )? p=PART",
    "( that | the same | that same ) s=SEASON",
    "( that | the w=same | that same | the w=following | the w=next | the w=previous | the w=preceding ) m=MONTH",
    priority=2,
)
def that_part(found: Found, r: Reckoning) -> Reading | None:
    """That evening; that summer; that December; the following March: of the date told last."""
    if found.has("p"):
        day = (r.told_day if r.told_age <= 2 * NEAR else None) or r.anchor
        return Reading(f"{day.isoformat()}T{DAYPARTS[found.words('p')]}", "TIME") if day else None
    base = told_start(r)
    if base is None or not _stands_alone(found):
        return None
    if found.has("s"):
        if found.words("s") in ("fall", "spring") and "same" not in _words(found):
            return None
        return Reading(f"{base.year:04d}-{SEASONS[found.words('s')]}")
    number, word = MONTHS[found.words("m")], found.words("w")
    year = base.year
    if word in ("following", "next"):
        year += number <= base.month
    elif word in ("previous", "preceding"):
        year -= number >= base.month
    elif r.told is None:
        return None
    return Reading(f"{year:04d}-{number:02d}")


def _words(found: Found) -> list[str]:
    return [t.word for t in found.tokens[found.first : found.last]]


def _stands_alone(found: Found) -> bool:
    """Whether a name of month or season ends its phrase: not "said that May would", "that June exports"."""
    if found.last >= len(found.tokens):
        return True
    token = found.tokens[found.last]
    if token.word.isalpha():
        return token.word in BEHIND_BEFORE - FINITE
    return token.character not in "DYNO"


@rule("the ( opening | closing | first | last | final ) ( day | p=night | evening )", priority=1)
def opening_night(found: Found, r: Reckoning) -> Reading | None:
    """ "On Saturday night, the opening night": the day it stands beside."""
    before = found.tokens[found.first - 1].word if found.first else ""
    if before != "," or r.told_here is None:
        return None
    return Reading(r.told_here.isoformat(), moves_reference=False)


@rule(
    "( by | since | until | till | from ) t=then",
    "at that time",
    "at that point",
    "at the w=time",
    priority=1,
)
def then(found: Found, r: Reckoning) -> Reading | None:
    """By then, since then, at that time: of the date told last; "at the time" is the past without a date."""
    if found.has("w"):
        after = found.tokens[found.last].word if found.last < len(found.tokens) else ""
        if after in ("of", "when", "that", "the", "he", "she", "it", "they", "we", "i"):
            return None
        return Reading("PAST_REF", interval=UNKNOWN_INTERVAL, precision="unknown", moves_reference=False)
    told = r.told
    if told is None or told.start is None or told.end is None or r.told_age > NEAR:
        return None
    value = value_of(told)
    if found.has("t"):
        return Reading(value, interval=UNKNOWN_INTERVAL, precision="unknown", moves_reference=False)
    return Reading(value, moves_reference=False)


@rule("( on | by | until ) the d=NTH", priority=1)
def bare_day(found: Found, r: Reckoning) -> Reading | None:
    """ "April 5 and again on the 6th": a day of the month told last in the sentence or the one before it."""
    day = found.integer("d")
    if day is None or found.tokens[found.last - 1].character != "O" or not _stands_alone(found):
        return None
    if r.told is None or r.told.start is None or r.told_age > 1 or is_longer_than_a_month(r.told):
        return None
    base = r.told.start.replace(day=1)
    if r.told_day is not None and day < r.told_day.day and r.told_age == 0:
        base = add_months(base, 1)
    try:
        return Reading(base.replace(day=day).isoformat())
    except ValueError:
        return None
