"""Rules for what is reckoned from the anchor: "last week", "three days ago", "in recent months"."""

from __future__ import annotations

from datetime import date

from transforms.document import Interval
from transforms.times.days import DAY, STEPS, THIS
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexer import BREAK
from transforms.times.lexicon import (
    DURATION_MODIFIERS,
    MONTHS,
    TIMES,
    UNITS,
)
from transforms.times.periods import add, period
from transforms.times.points import modified


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
        # In March nobody says "last February" of the month just over, unless that is of the year before.
        number_year = r.anchor.year - (number >= r.anchor.month - 1)
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
    "( at | by | before ) the v=end of ( the | that ) ( w=year | w=month | w=week )",
    "( {t} ) u=CUNIT 's".replace("{t}", THIS),
    modifiable=True,
)
def this_period(found: Found, r: Reckoning) -> Reading | None:
    """This week, last month, next year, later this year."""
    unit, word = UNITS[found.words("u") or found.words("w")], found.words("w")
    if found.has("v"):
        base = _year_gone_by(found, r) or r.anchor
        return Reading(period(base, unit) if base else UNDATED[unit], mod="END")
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
        return Reading(UNDATED.get(unit, "XXXX-XX-XX"))
    step = STEPS[word]
    if unit == "weekend" and step < 0 and r.anchor.isoweekday() == 7:
        step = -1
    day = add(r.anchor, step * (2 if unit == "fortnight" else 1), unit if unit != "fortnight" else "week")
    reading = Reading(period(day, unit))
    before = found.tokens[found.first - 1].word if found.first else ""
    is_stretch = word == "past" or (word == "last" and before in THROUGH and unit != "quarter")
    if is_stretch and found.tokens[found.first].word == "the" and unit != "weekend":
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


UNDATED = {
    "year": "XXXX",
    "month": "XXXX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "quarter": "XXXX-QX",
    "decade": "XXX",
    "century": "XX",
}
"""Values of periods in a text without any anchor."""
THROUGH = frozenset(("over", "in", "during", "within", "throughout", "for"))
"""Before "the last year": the year up to now, and not the calendar's."""


def _year_gone_by(found: Found, r: Reckoning) -> date | None:
    """The date told last in the paragraph, where "the end of the year" is that of a year gone by."""
    if r.anchor is not None and found.first and found.tokens[found.first - 1].word == "since":
        return r.anchor.replace(year=r.anchor.year - 1, day=1)
    told = r.told_paragraph
    if told is None or told.end is None or r.anchor is None or told.end.year >= r.anchor.year or r.told_age > 2:
        return None
    return told.start if r.direction(found.first, found.last)[0] != "future" else None


@rule("( w=this | w=last | w=next ) years", priority=1)
def misspelt_year(found: Found, r: Reckoning) -> Reading | None:
    """ "This years festival": a genitive without its mark."""
    before = found.tokens[found.first - 1].word if found.first else ""
    after = found.tokens[found.last] if found.last < len(found.tokens) else None
    if r.anchor is None or before in NO_GENITIVE_BEHIND or after is None or not after.word.isalpha():
        return None
    if after.word in NO_NOUNS or after.word.endswith("ed"):
        return None
    return Reading(str(r.anchor.year + STEPS[found.words("w")]))


NO_NOUNS = frozenset(
    ("of", "in", "at", "as", "to", "on", "and", "with", "for", "by", "from", "saw", "have", "are", "the", "a", "he")
)
NO_GENITIVE_BEHIND = frozenset(
    ("in", "over", "during", "the", "his", "her", "their", "its", "our", "my", "whose", "these", "those")
)


@rule(
    "m=MONTH ( - | to | through | until ) n=MONTH ,? ( of )? ( w=last | w=this | w=next ) year",
    priority=3,
)
def months_of_year(found: Found, r: Reckoning) -> Reading | None:
    """From May to June last year."""
    if r.anchor is None:
        return None
    first, last = MONTHS[found.words("m")], MONTHS[found.words("n")]
    year = r.anchor.year + STEPS[found.words("w")]
    return Reading(f"{year - (first > last):04d}-{first:02d}/{year:04d}-{last:02d}")


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


def compared_year(found: Found, r: Reckoning) -> Reading | None:
    """ "A year ago" in a report on a quarter: the same quarter of the year before."""
    if r.quarter is None or found.words("u") != "year" or found.has("n") or found.has("mod"):
        return None
    if not compares_quarters(found):
        return None
    return Reading(period(add(r.quarter, -1, "year"), "quarter"), moves_reference=False)


REPORTED = 5
"""Sentences over which a comparison looks for the stretch of time that a report is on."""


def compares_quarters(found: Found) -> bool:
    """Whether what was told last is a quarter, and not "the nine months" or a whole year."""
    sentences = 0
    for index in range(found.first - 1, 0, -1):
        token, before = found.tokens[index], found.tokens[index - 1]
        if token.word == "quarter" or token.word == "quarterly":
            return True
        if token.word == "months" and before.number is not None:
            return False
        sentences += token.character == BREAK
        if sentences > REPORTED:
            return False
    return False


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
    if (compared := compared_year(found, r)) is not None:
        return compared
    return shifted(found, r, r.anchor, -1, "PAST_REF")


@rule(
    f"in ( mod=LENGTHMOD )? {_COUNT} u=UNIT ( 's? time )?",
    "in ( mod=LENGTHMOD )? {_COUNT} ( h=half )? u=UNIT ' time".replace("{_COUNT}", _COUNT),
    priority=1,
)
def in_so_long(found: Found, r: Reckoning) -> Reading | None:
    """In three weeks, when the clause looks ahead; "the first in nine years" is a duration."""
    direction, is_governed = r.direction(found.first, found.last)
    if direction != "future" or not is_governed or _is_a_record(found):
        return None
    if UNITS[found.words("u")] in ("hour", "minute", "second"):
        return None
    return shifted(found, r, r.anchor, 1, "FUTURE_REF")


RECORDS = frozenset(("first", "best", "worst", "most", "least", "only", "second", "third"))
NO_RECORDS = frozenset(
    ("interest", "protest", "request", "contest", "forest", "harvest", "arrest", "invest", "suggest")
)


def _is_a_record(found: Found) -> bool:
    """Whether it tells how long nothing like it had been: "enjoy their best harvest in 20 years"."""
    if UNITS[found.words("u")] not in ("month", "year", "decade", "century"):
        return False
    before = [t.word for t in found.tokens[max(0, found.first - 5) : found.first]]
    return any(w in RECORDS or (len(w) > 5 and w.endswith("est") and w not in NO_RECORDS) for w in before)


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
    if unit == "hour" and count % 24 == 0 and sign < 0:
        return Reading((base - DAY * int(count / 24)).isoformat(), mod=mod)
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
