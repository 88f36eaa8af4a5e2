"""Rules for days reckoned from the anchor: today, weekdays, parts of a day."""

from __future__ import annotations

from datetime import date, timedelta

from transforms.document import UNKNOWN_INTERVAL
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import (
    DAYPARTS,
    MONTHS,
    POINT_MODIFIERS,
    TIMES,
    WEEKDAYS,
)
from transforms.times.periods import add
from transforms.times.points import day_value, year_of

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


THIS = "w=this | w=last | w=next | w=coming | w=upcoming | w=past | w=current"


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
    "mod=POINTMOD ( w=yesterday | v=tomorrow )",
    "( mod=POINTMOD )? w=tonight",
    "the d=day ( b=before w=yesterday | a=after v=tomorrow )",
    priority=1,
)
def deictic(found: Found, r: Reckoning) -> Reading | None:
    """Today, yesterday morning, the day after tomorrow."""
    word = found.words("w") or found.words("v")
    if word == "today" and _is_of_our_age(found):
        return Reading("PRESENT_REF", interval=UNKNOWN_INTERVAL, precision="unknown", moves_reference=False)
    if r.anchor is None:
        return Reading("XXXX-XX-XX")
    step = DEICTIC[word] + (found.has("d") and found.has("a")) - (found.has("d") and found.has("b"))
    day = r.anchor + step * DAY
    if word == "tonight":
        return Reading(f"{day.isoformat()}TNI", "TIME")
    return with_part(day, found)


def _is_of_our_age(found: Found) -> bool:
    """Whether "today's" means these days: "today's youth", "many of today's personal computers"."""
    behind = found.tokens[found.last : found.last + 4]
    if len(behind) < 2 or behind[0].word != "'s":
        return False
    return any(t.word in OF_OUR_AGE for t in behind[1:])


OF_OUR_AGE = frozenset(TIMES.not_over["ages"])


@rule(
    "the d=day ( w=before | w=after ) ( s=last | s=next | s=this )? wd=WDAY",
    "the d=day ( w=before | w=after ) m=MONTH n=DAY ( ,? y=YEAR )?",
    priority=5,
)
def day_beside_a_day(found: Found, r: Reckoning) -> Reading | None:
    """The day before last Tuesday's hearing; the day after May 3."""
    if found.has("m"):
        month, number = MONTHS[found.words("m")], found.integer("n") or 0
        year = found.integer("y") or (year_of(month, number, found, r) if 1 <= number <= 31 else None)
        value = day_value(year, month, number) if year else None
        day = date.fromisoformat(value) if value else None
    else:
        day = weekday_near(WEEKDAYS[found.words("wd")], found, r)
        if day is not None and r.anchor is not None and found.has("s"):
            back = {"last": -7, "next": 7}.get(found.words("s"), 0)
            number = WEEKDAYS[found.words("wd")]
            day = r.anchor + DAY * ((number - r.anchor.isoweekday()) % 7 + back * (back < 0 or day == r.anchor))
    if day is None:
        return None
    return Reading((day + (DAY if found.words("w") == "after" else -DAY)).isoformat())


@rule(
    f"( the? mod=POINTMOD )? ( {THIS} | w=the ) p=PART",
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
    if r.told_day is None and word in ("following", "previous", "preceding"):
        return Reading(f"XXXX-XX-XXT{part}", "TIME")  # the morning after a day that nobody has told
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
    mod = {"LATER": "END", "EARLIER": "START"}.get(mod or "", mod)
    return Reading(f"{day.isoformat()}T{part}", "TIME", mod, moves_reference=word != "overnight")


@rule("one day", priority=2)
def some_day(found: Found, r: Reckoning) -> Reading | None:
    """ "Will one day return": nobody knows when. "For one day" and "one day before" are lengths."""
    before = found.tokens[found.first - 1].word if found.first else ""
    after = found.tokens[found.last].word if found.last < len(found.tokens) else ""
    if before not in WILL or after in ("before", "after", "later", "earlier", "ahead", "of"):
        return None
    return Reading("FUTURE_REF", interval=UNKNOWN_INTERVAL, precision="unknown", moves_reference=False)


WILL = frozenset(("will", "would", "may", "might", "could", "can", "must", "should", "to", "'ll"))


def weekday_near(number: int, found: Found, r: Reckoning) -> date | None:
    """The weekday that fits the tense: the anchor's own day if it is that weekday, else the last or the next.

    The nearer one, where the verb leaves it open: "had been due to meet on Friday".
    """
    if r.anchor is None:
        return None
    ahead = (number - r.anchor.isoweekday()) % 7
    if ahead == 0:
        return r.anchor
    direction, is_governed = r.direction(found.first, found.last)
    is_near = not direction and is_governed and ahead < 4
    return r.anchor + DAY * (ahead if direction == "future" or is_near else ahead - 7)


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
    "( w=this | w=last | w=next | w=past ) ( coming | past )? d=WDAY ( p=PART )?",
    "( the? ( w=coming | w=upcoming | w=previous | w=following ) | the w=same ) d=WDAY ( p=PART )?",
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
    words = [t.word for t in found.tokens[found.first : found.last]]
    if word == "this" and "past" in words:
        day = base + DAY * (ahead - 7)
    elif word == "this" and "coming" in words:
        day = base + DAY * (ahead or 7)
    elif word in ("last", "previous", "past"):
        day = base + DAY * (ahead - 7)
    elif word == "this":
        day = base + DAY * (number - base.isoweekday())
        direction = r.direction(found.first, found.last)[0] if day != base else ""
        if direction == "future" and day < base:
            day += 7 * DAY
        elif direction == "past" and day > base:
            day -= 7 * DAY
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
    "d=DAY m=MONTH ,? ( of )? ( w=this | w=last | w=next ) year",
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


@rule("( early | late )? in the p=PART", "mid -? p=PART", "p=midday", priority=-2)
def part_of_the_day(found: Found, r: Reckoning) -> Reading | None:
    """In the afternoon: of the day told last in the sentence, else of the anchor."""
    day = r.told_day or r.anchor
    if day is None:
        return None
    return Reading(f"{day.isoformat()}T{DAYPARTS[found.words('p')]}", "TIME", moves_reference=False)
