"""Rules for durations."""

from __future__ import annotations

from datetime import date

from transforms.document import Interval
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import DURATION_MODIFIERS, LONG_WORDS, NAMED_DAYS, TIMES, UNITS
from transforms.times.periods import add
from transforms.times.relative import precision_of_unit

WARS = frozenset(NAMED_DAYS.things["wars"])
BEFORE_A_POINT = frozenset(("in", "next", "this", "last", "on", "between", "after", "before", "around", "during"))
"""Behind "some time": a point follows, and it is no length."""
CLOCK_UNITS = ("hour", "minute", "second")


def length(count: float, unit: str) -> tuple[str, int | None]:
    """TIMEX3 duration and its days (``None`` below a day): two and a half years is P2Y6M."""
    entry = TIMES.units[unit]
    count *= entry.count
    whole, rest = int(count), count - int(count)
    days = round(count / entry.count * entry.days) if entry.days else None
    time = "T" if unit in CLOCK_UNITS else ""
    if not rest:
        return f"P{time}{whole}{entry.letter}", days
    finer = {"Y": ("M", 12), "H": ("M", 60), "M": ("S" if time else "D", 60 if time else 30), "W": ("D", 7)}.get(
        entry.letter
    )
    if finer is None:
        return f"P{time}{count:g}{entry.letter}", days
    head = f"{whole}{entry.letter}" if whole else ""
    return f"P{time}{head}{round(rest * finer[1])}{finer[0]}", days


_COUNT = "( ( a )? n=NUMBER ( h=and a half )? | one=a | one=an | couple=a couple of | v=VAGUE )"
_WHICH = "w=next | w=coming | w=last | w=past | w=following | w=previous | w=first | w=final | w=latest | w=preceding"
_WHOSE = "( the | these | those | his | her | its | their )?"
_HOW = "( more | full | straight | consecutive | whole | additional | further | working | business | trading )?"


@rule(
    f"( mod=LENGTHMOD )? {_WHOSE} {_COUNT} {_HOW} u=UNIT ( and a h=half )?",
    f"( mod=LENGTHMOD )? ( the )? ( {_WHICH} ) ( {_COUNT} | couple=couple of ) u=UNIT",
    f"( the )? ( {_WHICH} ) n=NUMBER ( to | or | - ) NUMBER u=UNIT",
    "( mod=LENGTHMOD )? half=half ( a | an | - )? u=ONEUNIT",
    "n=NUMBER - u=ONEUNIT ( - long )?",
    "n=NUMBER - u=ONEUNIT -? period",
    "( mod=LENGTHMOD )? n=NUMBER ( to | or | - ) NUMBER u=UNIT",
    "( mod=LENGTHMOD )? n=NUMBER - and - a - h=half - u=ONEUNIT",
    "v=several - u=ONEUNIT",
    "u=ONEUNIT - long",
    "long=LONGWORD",
    "the ( whole | entire | full ) u=ONEUNIT",
    "( mod=LENGTHMOD )? n=NUMBER - and - a - h=half ( - )? u=UNITS",
    priority=-1,
)
def duration(found: Found, r: Reckoning) -> Reading | None:
    """A two-day visit; five hours; more than four years; the next two years; within two months."""
    word = found.words("w")
    unit = UNITS[found.words("u")] if found.has("u") else found.phrase("long", LONG_WORDS) or "day"
    if found.last < len(found.tokens) and _is_age(found):
        return None
    mod = found.phrase("mod", DURATION_MODIFIERS)
    if word and found.words("mod") in ("over", "under", "up to"):
        mod = None
    if _is_war(found):
        return None
    if unit == "quarter" and found.has("one"):
        return None
    if unit == "second" and (found.has("one") or found.tokens[found.first].word in ("a", "the")):
        return None
    if found.has("v") and found.words("v") == "recent":
        return None
    if unit == "weekend" and not found.has("n"):
        return None
    count = found.number("n")
    before = found.tokens[found.first - 1].word if found.first else ""
    after = found.tokens[found.last].word if found.last < len(found.tokens) else ""
    if unit == "quarter" and after == "of":
        return None  # "three-quarters of the votes"
    if count is None:
        if found.has("v"):
            letter = TIMES.units[unit].letter
            value = f"P{'T' if unit in CLOCK_UNITS else ''}X{letter}" if TIMES.units[unit].count == 1 else "PXY"
            return Reading(value, "DURATION", mod, moves_reference=False)
        count = 2 if found.has("couple") else 0.5 if found.has("half") else 1
    if found.has("h"):
        count += 0.5
    if found.has("n") and (count > 5000 or _is_money(found)):
        return None
    if found.has("one") and _is_rate(found, before):
        return Reading(length(1, unit)[0], "SET", moves_reference=False)
    value, days = length(count, unit)
    interval = precision = function = None
    if word in ("next", "coming") and r.direction(found.first, found.last)[0] == "past":
        word = "following"  # "stayed for the next two years"
    if r.anchor is not None and (unit not in CLOCK_UNITS or (unit == "hour" and 24 <= count < 1000)):
        interval, function = _running(
            word or ("within" if before in ("within", "inside") and after != "of" else ""),
            r.anchor,
            count,
            unit,
            before,
        )
        precision = precision_of_unit(unit) if interval else None
    return Reading(value, "DURATION", mod, interval, precision, days, function, moves_reference=False)


def _running(word: str, anchor: date, count: float, unit: str, before: str) -> tuple[Interval | None, str | None]:
    """The stretch of days of "within two months", "the last three weeks", reckoned from the anchor."""
    try:
        if word in ("next", "coming", "within", "upcoming"):
            return Interval(anchor, add(anchor, count, unit)), "within"
        if word in ("last", "past"):
            return Interval(add(anchor, -count, unit), anchor), "within"
    except ValueError:
        pass
    return None, None


def _is_war(found: Found) -> bool:
    """Whether it names a war: "the Six-Day War", "the Thirty Years' War"."""
    following = [t for t in found.tokens[found.last : found.last + 2] if t.word != "'"]
    return bool(following) and following[0].character == "X" and following[0].word in WARS


def _is_age(found: Found) -> bool:
    """Whether a length is somebody's age ("the 44-year-old", "aged 60 years old"): no time of anything told."""
    following = [t.word for t in found.tokens[found.last : found.last + 2]]
    return following[0] == "old" or following == ["-", "old"] or following == ["-", "olds"]


def _is_money(found: Found) -> bool:
    return found.first > 0 and found.tokens[found.first - 1].word in "$€£¥₹"


def _is_rate(found: Found, before: str) -> bool:
    """Whether "a year" stands behind a number: "$3 million a year", "twice a week"."""
    if found.first == 0:
        return False
    token = found.tokens[found.first - 1]
    return (token.number is not None and token.character in "DYNF") or before in (
        "once",
        "twice",
        "times",
        "million",
        "billion",
        "crore",
        "thousand",
        "percent",
        "%",
        "tons",
        "tonnes",
        "trillion",
        "barrels",
    )


@rule(
    "n=NUMBER - u=ONEUNIT - ( old | olds )",
    "n=NUMBER u=UNIT -? old",
    "aged n=INT",
    priority=1,
)
def age(found: Found, r: Reckoning) -> Reading | None:
    """The 44-year-old minister; aged 44: a duration that dates no event."""
    unit = UNITS[found.words("u")] if found.has("u") else "year"
    count = found.number("n") or 0
    if not 0 < count < 1000 or (not found.has("u") and count > 120):
        return None
    return Reading(length(count, unit)[0], "DURATION", function="age", moves_reference=False)


@rule("the ( fiscal | financial )? u=year ( ended | ending )", priority=-1)
def reported_year(found: Found, r: Reckoning) -> Reading | None:
    """The year ended March 31."""
    return Reading("P1Y", "DURATION", moves_reference=False)


@rule("u=UNITS", "u=UNITS - long", "( mod=LENGTHMOD )? a while", "some time", priority=-3)
def bare_units(found: Found, r: Reckoning) -> Reading | None:
    """For weeks; in years: nobody says how many."""
    if not found.has("u"):
        after = found.tokens[found.last].word if found.last < len(found.tokens) else ""
        return None if after in BEFORE_A_POINT else Reading("PXX", "DURATION", moves_reference=False)
    unit = UNITS[found.words("u")]
    if unit in ("night", "weekend", "quarter", "fortnight", "second"):
        return None
    before = found.tokens[found.first - 1] if found.first else None
    if before is not None and before.word in ("-", "/") and before.glued:
        return None
    if (found.last < len(found.tokens) and _is_age(found)) or _is_war(found):
        return None
    entry = TIMES.units[unit]
    letter = {"decade": "DE", "century": "CE"}.get(unit, entry.letter)
    return Reading(f"P{'T' if unit in CLOCK_UNITS else ''}X{letter}", "DURATION", moves_reference=False)
