"""Rules for what is reckoned from the anchor or from the date told last: weekdays, "last week", "two days later"."""

from __future__ import annotations

from datetime import date, timedelta

from transforms.document import UNKNOWN_INTERVAL, Interval
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import (
    DAYPARTS,
    DURATION_MODIFIERS,
    MONTHS,
    POINT_MODIFIERS,
    REFERENCES,
    TIMES,
    UNITS,
    WEEKDAYS,
)
from transforms.times.periods import add, period
from transforms.times.points import day_value, modified

DAY = timedelta(days=1)
DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
STEPS = {
    "this": 0,
    "current": 0,
    "last": -1,
    "past": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "previous": -1,
    "preceding": -1,
    "following": 1,
}
_THIS = "w=this | w=last | w=next | w=coming | w=upcoming | w=past | w=current"
_DAYPART = "( in the )? p=PART"


def with_part(day: date, found: Found) -> Reading:
    """A day, or the part of it that is named."""
    part = DAYPARTS.get(found.words("p"))
    mod = found.phrase("mod", POINT_MODIFIERS)
    mod = {"LATER": "END", "EARLIER": "START"}.get(mod or "", mod)
    return Reading(f"{day.isoformat()}T{part}", "TIME", mod) if part else Reading(day.isoformat(), mod=mod)


@rule(
    "( ( the? mod=POINTMOD )? w=today ( p=PART )? )",
    "( ( the? mod=POINTMOD )? ( in the )? p=PART ,? )? ( w=yesterday | v=tomorrow )",
    "( mod=POINTMOD )? ( w=yesterday | v=tomorrow ) ( in the )? p=PART",
    "( mod=POINTMOD )? w=tonight",
    "the d=day ( b=before w=yesterday | a=after v=tomorrow )",
    priority=1,
)
def deictic(found: Found, r: Reckoning) -> Reading | None:
    """Today, yesterday morning, the day after tomorrow."""
    word = found.words("w") or found.words("v")
    if r.anchor is None:
        return Reading("XXXX-XX-XX")
    step = DEICTIC[word] + (found.has("d") and found.has("a")) - (found.has("d") and found.has("b"))
    day = r.anchor + step * DAY
    if word == "tonight":
        return Reading(f"{day.isoformat()}TNI", "TIME")
    return with_part(day, found)


@rule(
    f"( the? mod=POINTMOD )? ( {_THIS} | w=the ) p=PART",
    "w=overnight",
    "( the | a ) p=night w=before",
    "the ( w=same | w=next | w=following | w=previous | w=preceding ) p=PART",
)
def part_of_a_day(found: Found, r: Reckoning) -> Reading | None:
    """This morning, last night, the next morning."""
    word = found.words("w")
    base = (
        (r.told_day or r.anchor)
        if word in ("same", "following", "previous", "preceding", "before", "the")
        or found.tokens[found.first].word == "the"
        else r.anchor
    )
    if base is None:
        return Reading("XXXX-XX-XX")
    part = DAYPARTS.get(found.words("p"), "NI")
    steps = {
        "last": -1,
        "past": -1,
        "next": 1,
        "coming": 1,
        "following": 1,
        "previous": -1,
        "preceding": -1,
        "before": -1,
    }
    if word == "the" and part == "NI":
        return None
    if word == "overnight":
        part = "NI"
    day = base + steps.get(word, 0) * DAY
    mod = found.phrase("mod", POINT_MODIFIERS)
    return Reading(f"{day.isoformat()}T{part}", "TIME", {"LATER": "END", "EARLIER": "START"}.get(mod or "", mod))


def weekday_near(number: int, found: Found, r: Reckoning) -> date | None:
    """The weekday that fits the tense: the anchor's own day if it is that weekday, else the last or the next."""
    if r.anchor is None:
        return None
    ahead = (number - r.anchor.isoweekday()) % 7
    if ahead == 0:
        return r.anchor
    direction, _ = r.direction(found.first, found.last)
    return r.anchor + DAY * (ahead if direction == "future" else ahead - 7)


@rule(
    "( the? mod=POINTMOD )? ( in the p=PART of | p=PART of | p=PART on )? d=WDAY ( ( ( in the )? q=PART ) | 's )?",
    "( the? mod=POINTMOD )? d=WDAY ,? ( early | late )? ( q=PART )?",
)
def weekday(found: Found, r: Reckoning) -> Reading | None:
    """On Monday; Monday evening; late on Friday."""
    word = found.words("d")
    if word.endswith("days") and word[:-1] in WEEKDAYS:
        part = DAYPARTS.get(found.words("q") or found.words("p"), "")
        return Reading(f"XXXX-WXX-{WEEKDAYS[word]}{'T' + part if part else ''}", "SET", moves_reference=False)
    day = weekday_near(WEEKDAYS[word], found, r)
    if day is None:
        return Reading(f"XXXX-WXX-{WEEKDAYS[word]}")
    named = DAYPARTS.get(found.words("q") or found.words("p"))
    mod = found.phrase("mod", POINT_MODIFIERS)
    mod = {"LATER": "END", "EARLIER": "START", "APPROX": None}.get(mod or "", mod)
    return Reading(f"{day.isoformat()}T{named}", "TIME", mod) if named else Reading(day.isoformat(), mod=mod)


@rule(
    "m=MONTH the? d=DAY ,? of ( that | the same ) year",
    "the? d=DAY of? m=MONTH ,? of ( that | the same ) year",
    "m=MONTH of ( that | the same ) year",
    priority=4,
)
def day_of_that_year(found: Found, r: Reckoning) -> Reading | None:
    """November 9 of that year: the year told last."""
    base = r.told.start if r.told is not None else r.anchor
    if base is None:
        return None
    month, day = MONTHS[found.words("m")], found.integer("d")
    if not found.has("d"):
        return Reading(f"{base.year:04d}-{month:02d}")
    value = day_value(base.year, month, day or 0)
    return Reading(value) if value else None


@rule(
    "( w=this | w=last | w=next | the? w=coming | the? w=upcoming | the? w=previous | the? w=following | w=past | the w=same ) ( coming | past )? d=WDAY ( p=PART )?",
    "d=WDAY w=last",
    "d=WDAY w=next",
    priority=1,
)
def this_weekday(found: Found, r: Reckoning) -> Reading | None:
    """Last Friday, next Monday, this Thursday; the following Tuesday from the date told last."""
    number, word = WEEKDAYS[found.words("d")], found.words("w")
    base = (r.told_day or r.anchor) if word in ("previous", "following", "same") else r.anchor
    if base is None:
        return Reading(f"XXXX-WXX-{number}")
    ahead = (number - base.isoweekday()) % 7
    if word in ("last", "previous", "past"):
        day = base + DAY * (ahead - 7)
    elif word == "this":
        day = base + DAY * (number - base.isoweekday())
        if "coming" in found.words("w") and day < base:
            day += 7 * DAY
    else:
        day = base + DAY * (ahead or 7)
    return with_part(day, found)


@rule(
    "( on )? d=WDAY ( of )? ( w=last | w=next | w=this ) week",
    "( w=last | w=next | w=this ) week ( on | 's ) d=WDAY",
    "( w=last | w=next | w=this ) week , on d=WDAY",
    priority=3,
)
def weekday_of_week(found: Found, r: Reckoning) -> Reading | None:
    """Monday of next week; last week on Friday."""
    if r.anchor is None:
        return Reading(f"XXXX-WXX-{WEEKDAYS[found.words('d')]}")
    monday = r.anchor - DAY * (r.anchor.isoweekday() - 1)
    return Reading((monday + DAY * (7 * STEPS[found.words("w")] + WEEKDAYS[found.words("d")] - 1)).isoformat())


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
    "d=DAY m=MONTH ( of )? ( w=this | w=last | w=next ) year",
    "m=MONTH d=DAY ,? ( of )? ( w=this | w=last | w=next ) year",
    "( on )? ( the )? d=DAY ( of ) ( w=this | w=last | w=next ) u=month",
    "( the )? d=DAY of ( m=MONTH ) ( w=this | w=last | w=next ) year",
    priority=4,
)
def day_this_year(found: Found, r: Reckoning) -> Reading | None:
    """28 April this year; the 5th of next month."""
    day = found.integer("d")
    if r.anchor is None or day is None:
        return None
    step = STEPS[found.words("w")]
    try:
        if found.has("u"):
            return Reading(add(r.anchor.replace(day=1), step, "month").replace(day=day).isoformat())
        return Reading(date(r.anchor.year + step, MONTHS[found.words("m")], day).isoformat())
    except ValueError:
        return None


@rule(
    f"( {_THIS} | the w=current ) u=CUNIT",
    "the w=past u=ONEUNIT",
    "the ( w=current | w=coming ) u=ONEUNIT",
    "( w=this | w=last | w=next | w=past ) ( fiscal | financial | calendar | school | academic ) u=year",
    "the w=last u=ONEUNIT",
    "w=year 's? -? v=end",
    "( by | before ) the v=end of the ( w=year | w=month | w=week )",
    "( {t} ) u=CUNIT 's".replace("{t}", _THIS),
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
        reading = Reading(
            length_of_one(unit),
            "DURATION",
            interval=Interval(start, r.anchor),
            precision=precision_of_unit(unit),
            function="within",
            moves_reference=False,
        )
        return reading
    return modified(reading, found, r)


def length_of_one(unit: str) -> str:
    """TIMEX3 duration of one unit."""
    entry = TIMES.units[unit]
    return f"P{entry.count}{entry.letter}"


def precision_of_unit(unit: str) -> str:
    return (
        unit
        if unit in ("day", "week", "month", "quarter", "year")
        else "week"
        if unit in ("weekend", "fortnight")
        else "day"
        if unit == "hour"
        else "year"
    )


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
    return (
        token.character in "XxYDN"
        and token.word
        not in (
            "at",
            "in",
            "on",
            "and",
            "but",
            "that",
            "when",
            "with",
            "to",
            "by",
            "as",
            "while",
            "for",
            "from",
            "or",
            "during",
            "because",
            "of",
            "also",
            "who",
            "which",
            "where",
            "said",
            "is",
            "was",
            "were",
            "had",
            "has",
            "would",
            "after",
            "over",
            "before",
            "saying",
        )
    ) or token.word in ("the", "a", "an", "his", "her", "their", "its", "this", "that")


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
    return shifted(found, r, r.anchor, -1, "PAST_REF")


@rule(
    f"( mod=LENGTHMOD )? {_COUNT} u=UNIT ( w=later | w=earlier | w=before | w=after | w=afterwards | w=previously | from w=now | w=hence )",
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
    if (
        unit in ("year", "month", "decade", "quarter")
        and r.told is not None
        and r.told.start is not None
        and word != "now"
    ):
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


@rule("( in )? ( the )? u=year - ago ( n=NTH )? ( - )? ( quarter | period | months )?", "( the )? u=year - earlier")
def year_ago(found: Found, r: Reckoning) -> Reading | None:
    """The year-ago quarter; year-earlier."""
    if r.anchor is None:
        return None
    base = add(r.anchor, -1, "year")
    if "quarter" in [t.word for t in found.tokens[found.first : found.last]]:
        number = found.integer("n")
        value = f"{base.year}-Q{number}" if number and number <= 4 else period(add(base, -1, "quarter"), "quarter")
        return Reading(value, moves_reference=False)
    return Reading(str(base.year), moves_reference=False)
