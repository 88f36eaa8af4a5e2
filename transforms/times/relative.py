"""Rules for what is reckoned from the anchor or from the date told last: "last week", "two days later"."""

from __future__ import annotations

from datetime import date

from transforms.document import UNKNOWN_INTERVAL, Interval
from transforms.times.days import DAY, STEPS, THIS
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import (
    DURATION_MODIFIERS,
    MONTHS,
    REFERENCES,
    TIMES,
    UNITS,
)
from transforms.times.periods import add, period
from transforms.times.points import modified

DETERMINERS = frozenset(TIMES.standing_alone["not_before"])
BEHIND_BEFORE = frozenset(TIMES.standing_alone["before"])


@rule(
    "w=this m=MONTH",
    "w=last m=MONTH",
    "w=next m=MONTH",
    "( the )? w=coming m=MONTH",
    "m=MONTH ( of | , )? ( w=last | w=next | w=this ) year",
    "( w=last | w=next ) year 's m=MONTH",
    "m=MONTH , w=last year",
    modifiable=True,
    priority=1,
)
def this_month_name(found: Found, r: Reckoning) -> Reading | None:
    """Last December, next April, April of last year."""
    number, word = MONTHS[found.words("m")], found.words("w")
    if r.anchor is None:
        return Reading(f"XXXX-{number:02d}")
    if "year" in [t.word for t in found.tokens[found.first : found.last]]:
        number_year = r.anchor.year + STEPS[word]
    elif word == "last":
        number_year = r.anchor.year - (number >= r.anchor.month)
    elif word in ("next", "coming"):
        number_year = r.anchor.year + (number <= r.anchor.month)
    else:
        number_year = r.anchor.year
    return modified(Reading(f"{number_year:04d}-{number:02d}"), found, r)


@rule(
    f"( {THIS} | the w=current ) u=CUNIT",
    "the w=past u=ONEUNIT",
    "the ( w=current | w=coming ) u=ONEUNIT",
    "( w=this | w=last | w=next | w=past ) ( fiscal | financial | calendar | school | academic ) u=year",
    "the w=last u=ONEUNIT",
    "w=year 's? -? v=end",
    "( by | before ) the v=end of the ( w=year | w=month | w=week )",
    "( {t} ) u=CUNIT 's".replace("{t}", THIS),
    modifiable=True,
)
def this_period(found: Found, r: Reckoning) -> Reading | None:
    """This week, last month, next year, later this year."""
    unit, word = UNITS[found.words("u") or found.words("w")], found.words("w")
    if found.has("v"):
        return Reading(period(r.anchor, unit), mod="END") if r.anchor else None
    raw = found.words("u")
    if raw.endswith("s") or raw == "centuries":
        return None
    if unit in ("second", "minute", "hour"):
        return (
            Reading("PRESENT_REF" if STEPS[word] == 0 else "PAST_REF", moves_reference=False)
            if unit != "second" and STEPS[word] == 0
            else None
        )
    if r.anchor is None:
        return Reading({"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(unit, "XXXX-XX-XX"))
    step = STEPS[word]
    if unit == "weekend" and step < 0 and r.anchor.isoweekday() == 7:
        step = -1
    day = add(r.anchor, step * (2 if unit == "fortnight" else 1), unit if unit != "fortnight" else "week")
    reading = Reading(period(day, unit))
    if word == "past" and found.tokens[found.first].word == "the" and unit != "weekend":
        start = add(r.anchor, -1, unit)
        return Reading(
            length_of_one(unit),
            "DURATION",
            interval=Interval(start, r.anchor),
            precision=precision_of_unit(unit),
            function="within",
            moves_reference=False,
        )
    return modified(reading, found, r)


def length_of_one(unit: str) -> str:
    """TIMEX3 duration of one unit."""
    entry = TIMES.units[unit]
    return f"P{entry.count}{entry.letter}"


def precision_of_unit(unit: str) -> str:
    """Precision of an interval that is told in a unit."""
    coarse = {"weekend": "week", "fortnight": "week", "hour": "day", "decade": "year", "century": "year"}
    return coarse.get(unit, unit)


@rule("( at | by | around )? ( the w=same | w=that | w=this ) time ( last | next ) u=year")
def same_time(found: Found, r: Reckoning) -> Reading | None:
    """This time last year."""
    step = -1 if "last" in [t.word for t in found.tokens[found.first : found.last]] else 1
    return Reading(str(r.anchor.year + step)) if r.anchor else None


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
    if unit != "day" and r.told is not None and r.told.start is not None:
        base = r.told.start
    if word in ("week", "weekend", "quarter"):
        base = r.anchor
    if base is None:
        return Reading("XXXX-XX-XX" if unit == "day" else "XXXX")
    if word == "weekend" and r.anchor is not None and r.anchor.isoweekday() < 6:
        ahead = r.direction(found.first, found.last)[0] == "future"
        return Reading(period(r.anchor if ahead else r.anchor - 7 * DAY, "weekend"))
    if word == "quarter":
        return Reading(period(add(base, -1, "quarter"), "quarter"))
    value = period(add(base, STEPS.get(word, 0), unit), unit)
    return Reading(value)


@rule(
    "the d=day w=before",
    "the d=day w=after",
    "a d=day w=earlier",
    "a d=day w=later",
    "one d=day ( w=earlier | w=later | w=before | w=after )",
    "d=day w=before",
    "the u=week w=before",
    "the u=week w=after",
    "the u=month w=before",
    "the u=year w=before",
    "the u=month w=after",
    "the u=year w=after",
)
def day_beside(found: Found, r: Reckoning) -> Reading | None:
    """The day before, a day earlier: beside the date told last. Not "the day before the vote"."""
    unit = UNITS[found.words("u") or found.words("d")]
    if found.words("w") in ("before", "after") and continues(found):
        return None
    base = r.told_day or r.anchor
    if base is None:
        return Reading("XXXX-XX-XX")
    step = -1 if found.words("w") in ("before", "earlier") else 1
    return Reading(period(add(base, step, unit), unit))


def continues(found: Found) -> bool:
    """Whether a thing follows to be before or after ("the day before the vote")."""
    if found.last >= len(found.tokens):
        return False
    token = found.tokens[found.last]
    if token.word in DETERMINERS:
        return True
    return token.character in "XxYDN" and token.word not in BEHIND_BEFORE


def _year_before_the_quarter(found: Found, r: Reckoning) -> Reading | None:
    """ "A year ago" in a report on a quarter: the same quarter of the year before."""
    if r.quarter is None or found.words("u") != "year" or found.has("n") or found.has("mod"):
        return None
    return Reading(period(add(r.quarter, -1, "year"), "quarter"), moves_reference=False)


_WHEN = "w=later | w=earlier | w=before | w=after | w=afterwards | w=previously | from w=now | w=hence"
_COUNT = "( ( a | an ) | n=NUMBER ( half=and a half )? | v=VAGUE | a couple of | couple=couple of )"


@rule(
    f"( mod=LENGTHMOD )? {_COUNT} ( h=half )? u=UNIT ( and a half )? ago",
    "u=UNITS ago",
    "( mod=LENGTHMOD )? half a u=ONEUNIT ago",
    "( mod=LENGTHMOD )? a quarter of a u=century ago",
    priority=1,
)
def ago(found: Found, r: Reckoning) -> Reading | None:
    """Three days ago; a decade ago; almost four years ago."""
    if (compared := _year_before_the_quarter(found, r)) is not None:
        return compared
    return shifted(found, r, r.anchor, -1, "PAST_REF")


@rule(
    f"( mod=LENGTHMOD )? {_COUNT} u=UNIT ( {_WHEN} )",
    "a u=year - w=earlier",
    "u=UNITS ( w=later | w=earlier | w=before | w=afterwards )",
    priority=1,
)
def later(found: Found, r: Reckoning) -> Reading | None:
    """Two days later; a year earlier; eight days after the visit told last; two weeks from now."""
    word = found.words("w")
    sign = -1 if word in ("earlier", "before", "previously") else 1
    base = r.anchor if word in ("now", "hence") else (r.told_day or r.anchor)
    unit = UNITS[found.words("u")]
    if word in ("before", "after") and continues(found):
        return None
    if found.last < len(found.tokens) and found.tokens[found.last].word == "than":
        return None
    if unit == "week" and word not in ("now", "hence") and r.told_day is not None and not found.has("v"):
        weeks = found.number("n") or 1
        return Reading((r.told_day + DAY * int(7 * weeks * sign)).isoformat())
    if sign < 0 and (compared := _year_before_the_quarter(found, r)) is not None:
        return compared
    if unit in ("year", "decade", "century") and word != "now":
        base = r.told_here or r.anchor
    elif unit in ("month", "quarter") and r.told is not None and r.told.start is not None and word != "now":
        base = r.told.start
    return shifted(found, r, base, sign, "FUTURE_REF" if sign > 0 and word in ("now", "hence") else "PAST_REF")


@rule(
    f"in ( mod=LENGTHMOD )? {_COUNT} u=UNIT ( 's? time )?",
    "in ( mod=LENGTHMOD )? {_COUNT} ( h=half )? u=UNIT ' time".replace("{_COUNT}", _COUNT),
    priority=1,
)
def in_so_long(found: Found, r: Reckoning) -> Reading | None:
    """In three weeks, when the clause looks ahead; "the first in nine years" is a duration."""
    direction, is_governed = r.direction(found.first, found.last)
    if direction != "future" or not is_governed:
        return None
    if UNITS[found.words("u")] in ("hour", "minute", "second"):
        return None
    return shifted(found, r, r.anchor, 1, "FUTURE_REF")


def shifted(found: Found, r: Reckoning, base: date | None, sign: int, vague: str) -> Reading | None:
    """The period so many units away from ``base``; ``vague`` when nobody says how many."""
    unit = UNITS[found.words("u")]
    mod = found.phrase("mod", DURATION_MODIFIERS)
    words = [t.word for t in found.tokens[found.first : found.last]]
    count = found.number("n")
    if count is None:
        if found.has("v") or (unit and words[0] in UNITS):
            return Reading(vague, moves_reference=False)
        count = (
            2
            if "couple" in words
            else 25
            if "quarter" in words and unit == "century"
            else 0.5
            if "half" in words
            else 1
        )
    elif "half" in words:
        count += 0.5
    if "quarter" in words and unit == "century":
        unit = "year"
    if base is None:
        return Reading("XXXX-XX-XX")
    if unit in ("hour", "minute", "second"):
        return Reading(base.isoformat(), "TIME", mod, moves_reference=False) if sign < 0 else None
    try:
        day = add(base, sign * count, unit)
    except ValueError:
        return None
    granularity = {"decade": "year", "century": "year", "fortnight": "week"}.get(unit, unit)
    if unit == "year" and count != int(count):
        granularity = "month"
    return Reading(period(day, granularity), mod=mod)


@rule("( in )? ( the )? u=year - ago ( n=NTH )? ( - )? ( quarter | period | months )?", "( the )? u=year - earlier")
def year_ago(found: Found, r: Reckoning) -> Reading | None:
    """The year-ago quarter; year-earlier."""
    if r.anchor is None:
        return None
    if (compared := _year_before_the_quarter(found, r)) is not None and not found.has("n"):
        return compared
    base = add(r.anchor, -1, "year")
    if "quarter" in [t.word for t in found.tokens[found.first : found.last]]:
        number = found.integer("n")
        value = f"{base.year}-Q{number}" if number and number <= 4 else period(add(base, -1, "quarter"), "quarter")
        return Reading(value, moves_reference=False)
    return Reading(str(base.year), moves_reference=False)


@rule("x=NOWHERE", priority=-1)
def nowhere(found: Found, r: Reckoning) -> Reading | None:
    """Soon, now, recently: no place on the calendar."""
    value = found.phrase("x", REFERENCES) or "PRESENT_REF"
    after = found.tokens[found.last].word if found.last < len(found.tokens) else ""
    before = found.tokens[found.first - 1].word if found.first else ""
    if found.words("x") in ("soon", "shortly", "sometime", "someday", "imminently"):
        if after in ("after", "before", "as", "afterwards", "thereafter") or before in ("as", "too", "how"):
            return None
        if r.direction(found.first, found.last)[0] == "past":
            return None
    if found.words("x") in ("current", "recent") and (
        before == "-" or after == "-" or found.tokens[found.first].word == after
    ):
        return None
    return Reading(value, interval=UNKNOWN_INTERVAL, precision="unknown", moves_reference=False)


@rule(
    "( in )? ( the )? ( coming | next few | following few ) u=UNITS",
    "( in | over )? ( the )? u=UNITS ( ahead | to come )",
    "( the )? next ( v=VAGUE ) u=UNITS",
)
def coming(found: Found, r: Reckoning) -> Reading | None:
    """In the coming days: ahead of the anchor, nobody says how far."""
    return Reading("FUTURE_REF", interval=UNKNOWN_INTERVAL, precision="unknown", moves_reference=False)


@rule(
    "( in | over )? ( the )? ( recent | past few | last few | past several | last several ) u=UNITS",
    "( in )? recent u=UNITS and UNITS",
    "these past u=UNITS",
)
def recent(found: Found, r: Reckoning) -> Reading | None:
    """In recent weeks: before the anchor, nobody says how far."""
    return Reading("PAST_REF", interval=UNKNOWN_INTERVAL, precision="unknown", moves_reference=False)
