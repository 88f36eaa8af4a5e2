"""Rules for dates in digits alone: "28-04-2021", "06/22/21", "(27/4)"; and for days without their month: "the 17th".

Whether the day or the month comes first is told by what is possible, by the anchor, by the other dates of the text, and
by its country; else the day does, as in most of the world.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexer import TimeToken
from transforms.times.periods import add_months, full_year
from transforms.times.points import SLACK, closest, day_value, year_of

MONTH_FIRST = frozenset(("USA", "PHL", "FSM", "MHL", "PLW"))
"""Countries whose papers write the month first."""


def puts_month_first(tokens: Iterable[TimeToken]) -> bool | None:
    """Whether the dates of a text that can be read one way only put the month first; ``None`` when none tells."""
    votes = [0, 0]
    for token in tokens:
        if token.character == "S":
            first, second = (int(p) for p in re.findall(r"\d+", token.word)[:2])
            votes[0] += first > 12 >= second
            votes[1] += second > 12 >= first
    return votes[1] > votes[0] if votes[0] != votes[1] else None


def _month_comes_first(found: Found, r: Reckoning) -> bool:
    if r.month_first is not None:
        return r.month_first
    return next(iter(r.countries(found.first)), "") in MONTH_FIRST


@rule("d=NUMDATE")
def numeric_date(found: Found, r: Reckoning) -> Reading | None:
    """28-04-2021; 06/22/2021; 22.06.21."""
    value = _day_in_digits(found.words("d"), found, r)
    return Reading(value) if value else None


def _day_in_digits(digits: str, found: Found, r: Reckoning) -> str | None:
    if re.match(r"\d{4}", digits):
        return day_value(*(int(p) for p in re.findall(r"\d+", digits)[:3]))
    first, second, year = (int(p) for p in re.findall(r"\d+", digits))
    if year < 100:
        year = full_year(year, 60)
    values = [v for v in (day_value(year, second, first), day_value(year, first, second)) if v]
    if "/" in digits and _month_comes_first(found, r):
        values.reverse()
    if r.anchor is not None:
        near = [v for v in values if abs((date.fromisoformat(v) - r.anchor).days) <= SLACK]
        values = near or values
    return values[0] if values else None


_TO = "( - | to | until | till | through )"


@rule(
    f"g=NUMDATE {_TO} d=NUMDATE",
    f"g=ISODATE ( {_TO} | / ) d=ISODATE",
    "k=DIGITS - d=NUMDATE",
    "f=DECIMAL .? - d=NUMDATE",
    "( on | from | between | [ )? f=DECIMAL .? - e=DECIMAL .?",
    priority=4,
)
def numeric_range(found: Found, r: Reckoning) -> Reading | None:
    """10-12.03.2021; 22.02.-24.02.2021; 2021-02-22 to 2021-02-24; "22.02-24.02" of the days around the anchor."""
    is_short = found.has("e")
    end = _day_and_month(found.words("e"), found, r) if is_short else _day_in_digits(found.words("d"), found, r)
    if end is None or end.startswith("X"):
        return None
    if found.has("f"):
        start = _day_and_month(found.words("f"), found, r, int(end[:4]))
    elif found.has("k"):
        start = f"{end[:8]}{found.integer('k') or 0:02d}"
    else:
        start = _day_in_digits(found.words("g"), found, r)
    if start is None or not start < end:
        return None
    days = (date.fromisoformat(end) - date.fromisoformat(start)).days
    return Reading(f"{start}/{end}") if days <= (LONGEST if is_short else 36525) else None


LONGEST = 31
"""Days of a stretch told by two days and months in digits alone: what is longer is something else."""


def _day_and_month(digits: str, found: Found, r: Reckoning, year: int | None = None) -> str | None:
    """The day of "22.02", both of two digits and nothing counted behind them."""
    if not re.fullmatch(r"\d\d\.\d\d", digits) or not (year or stands_alone(found)):
        return None
    day, month = int(digits[:2]), int(digits[3:])
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return day_value(year or year_of(month, day, found, r), month, day)


@rule(
    "[ d=DIGITS / m=DIGITS ]",
    "[ d=DIGITS . m=DIGITS ]",
    "( on | dated | since | until | from ) ( WEEKDAY ,? )? d=DIGITS / m=DIGITS",
)
def slashed_day(found: Found, r: Reckoning) -> Reading | None:
    """(27/4); on 15/02: day and month."""
    day, month = found.integer("d") or 0, found.integer("m") or 0
    if month > 12 >= day or (day <= 12 and _month_comes_first(found, r)):
        day, month = month, day
    after = found.tokens[found.last] if found.last < len(found.tokens) else None
    if month > 12 or not day or (after is not None and after.word in ("/", "%") and after.glued):
        return None
    value = day_value(year_of(month, day, found, r), month, day)
    return Reading(value) if value else None


@rule("in y=YEAR - z=INT", "in m=DIGITS / y=YEAR", priority=2)
def numeric_month(found: Found, r: Reckoning) -> Reading | None:
    """In 2021-01; in 01/2021. What may be two years ("2004-09") is."""
    year, month = found.integer("y") or 0, found.integer("z") or found.integer("m") or 0
    if not 1 <= month <= 12 or (found.has("z") and (len(found.words("z")) != 2 or month > year % 100)):
        return None
    return Reading(f"{year:04d}-{month:02d}")


_ALONE = frozenset("\n\x00.,;:)!?\"'-")
_FUNCTION_WORDS = frozenset(
    [
        "in",
        "at",
        "to",
        "and",
        "or",
        "when",
        "for",
        "with",
        "by",
        "after",
        "before",
        "as",
        "while",
        "where",
        "is",
        "was",
        "were",
        "will",
        "would",
        "has",
        "had",
        "that",
        "but",
        "this",
        "on",
        "from",
        "until",
    ]
)


def stands_alone(found: Found) -> bool:
    """Whether nothing follows a number that it could count: a mark, or a word such as "in", "and", "was"."""
    after = found.tokens[found.last] if found.last < len(found.tokens) else None
    return after is None or after.word in _ALONE or after.word in _FUNCTION_WORDS


@rule("( on | until | till | by | since | from ) the? d=ORDINAL", priority=-3)
def day_alone(found: Found, r: Reckoning) -> Reading | None:
    """On the 17th: of the month that fits the tense, where nothing else follows to be counted."""
    if not stands_alone(found):
        return None
    day = _nearest(found.integer("d") or 0, found, r)
    return Reading(day.isoformat()) if day else None


@rule("from the d=ORDINAL ( to | until | till | through ) the? e=ORDINAL", "the d=ORDINAL ( to | - ) the e=ORDINAL")
def days_alone(found: Found, r: Reckoning) -> Reading | None:
    """From the 17th to the 20th."""
    if not stands_alone(found):
        return None
    first, last = found.integer("d") or 0, found.integer("e") or 0
    start = _nearest(first, found, r)
    if start is None:
        return None
    try:
        end = (start if last > first else add_months(start.replace(day=1), 1)).replace(day=last)
    except ValueError:
        return None
    return Reading(f"{start}/{end}")


def _nearest(number: int, found: Found, r: Reckoning) -> date | None:
    if r.anchor is None or not 1 <= number <= 31:
        return None
    days = []
    for step in (-2, -1, 0, 1, 2):
        try:
            days.append(add_months(r.anchor.replace(day=1), step).replace(day=number))
        except ValueError:
            continue
    return closest(days, found, r)
