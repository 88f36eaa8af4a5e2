"""Rules for stretches of the calendar: quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

import re

from transforms.document import UNKNOWN_INTERVAL
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import (
    DECADES,
    MONTHS,
    SEASONS,
)
from transforms.times.periods import interval_of
from transforms.times.points import modified, year_of


@rule("the? d=DECADE", "the? early - d=DECADE", modifiable=True)
def decade(found: Found, r: Reckoning) -> Reading | None:
    """The 1990s; the '80s; the nineties."""
    word = found.words("d")
    digits = re.sub(r"\D", "", word)
    if not digits:
        if not _is_definite(found):
            return None
        digits = str(DECADES[word])
    if len(digits) == 2:
        if not _is_definite(found) and not word.startswith(("'", "’")):
            return None
        digits = f"19{digits}" if int(digits) >= 20 else f"20{digits}"
    value = digits[:2] if digits.endswith("00") and word.startswith(("16", "17", "18", "19")) else digits[:3]
    return modified(Reading(value, moves_reference=False), found, r)


def _is_definite(found: Found) -> bool:
    return found.tokens[found.first].word == "the" or (found.first > 0 and found.tokens[found.first - 1].word == "the")


@rule("the? n=NTH -? century ( ( bc=bc | bc=bce | ad | ce ) )?", modifiable=True)
def century(found: Found, r: Reckoning) -> Reading | None:
    """The 20th century, as TIMEX3 writes it: 19; of one before Christ the calendar here has no days."""
    number = found.integer("n") or 0
    if not 1 <= number <= 22:
        return None
    if found.has("bc"):
        return Reading(f"BC{number - 1:02d}", interval=UNKNOWN_INTERVAL, precision="unknown", moves_reference=False)
    return modified(Reading(f"{number - 1:02d}", moves_reference=False), found, r)


@rule("n=INT ( bc | bce )", "n=INT b . c .")
def year_before_christ(found: Found, r: Reckoning) -> Reading | None:
    """480 BC."""
    number = found.integer("n") or 0
    return Reading(f"BC{number:04d}", interval=UNKNOWN_INTERVAL, precision="unknown", moves_reference=False)


@rule(
    "the? ( fiscal | fiscal - | financial )? n=NTH -? quarter ( ( of | in )? y=YEAR )?",
    "the? n=NTH -? quarter of ( the | this | whose=last | whose=next ) ( fiscal | financial )? year",
    "( this | whose=last ) year 's n=NTH -? quarter",
    "the? y=YEAR n=NTH -? quarter",
    "q n=DIGITS ( ( of | , )? y=YEAR )?",
    "q n=DIGITS -? y=YEAR",
    "n=DIGITS q ( y=YEAR | k=DIGITS | b=SHORTYEAR )",
    "y=YEAR ,? -? q n=DIGITS",
    "the? z=last quarter of ( y=YEAR | ( the | this | whose=last ) year )",
    "the? z=final quarter of ( y=YEAR | ( the | this | whose=last ) year )",
)
def quarter(found: Found, r: Reckoning) -> Reading | None:
    """The third quarter; Q3 2021; last year's fourth quarter."""
    number, number_year = 4 if found.has("z") else found.integer("n") or 0, found.integer("y")
    if found.has("k") or found.has("b"):
        number_year = 2000 + int(found.words("b")[1:] or 0 if found.has("b") else found.integer("k") or 0)
    if not 1 <= number <= 4:
        return None
    if number_year is None:
        if r.anchor is None:
            return Reading(f"XXXX-Q{number}")
        number_year = r.anchor.year + {"last": -1, "next": 1}.get(found.words("whose"), 0)
        if not found.has("whose"):
            direction, is_governed = r.direction(found.first, found.last)
            direction = direction if is_governed else "past"
            now = (r.anchor.month + 2) // 3
            if direction != "future" and number > now:
                number_year -= 1
            elif direction == "future" and number < now - 1:
                number_year += 1
    return Reading(f"{number_year:04d}-Q{number}")


@rule(
    "the? n=NTH half ( of | in ) ( the | this )? ( calendar | fiscal | financial )? ( y=YEAR | year )",
    "the? ( last | latter ) half of ( the )? ( y=YEAR | this? year )",
    "the? n=NTH half of ( whose=next | whose=last ) year",
    "h n=DIGITS ( of )? y=YEAR",
    "n=DIGITS h y=YEAR",
    priority=1,
)
def half(found: Found, r: Reckoning) -> Reading | None:
    """The first half of 2021; the second half of the year."""
    number = found.integer("n") or 2
    number_year = found.integer("y")
    if number_year is None and r.anchor is not None:
        number_year = r.anchor.year + {"last": -1, "next": 1}.get(found.words("whose"), 0)
    return Reading(f"{number_year or 'XXXX'}-H{number}") if number <= 2 else None


@rule("the? ( m=MONTH - )? n=MONTH quarter ( ( of )? y=YEAR )?", priority=3)
def quarter_of_months(found: Found, r: Reckoning) -> Reading | None:
    """The October-December quarter; the June quarter, which ends in June."""
    last = MONTHS[found.words("n")]
    if last % 3 or (found.has("m") and MONTHS[found.words("m")] != last - 2):
        return None
    year = found.integer("y") or year_of(last, 1, found, r)
    return Reading(f"{year or 'XXXX'}-Q{last // 3}")


def _is_a_fall(found: Found) -> bool:
    """Whether it is the fall of something: "the fall of a city", "in fall of"."""
    before = found.tokens[found.last - 2].word
    after = found.tokens[found.last].word if found.last < len(found.tokens) else ""
    return before == "the" or (before == "in" and after not in (",", ".", "\n", "and", "or"))


@rule(
    "( in )? ( the )? s=SEASON ( of )? y=YEAR ( ( - | / ) z=INT )?",
    "( the | this | w=last | w=next | this w=past ) s=SEASON",
    "y=YEAR s=SEASON",
    "in s=SEASON",
    modifiable=True,
)
@rule("mod=POINTMOD s=SEASON ( ( of )? y=YEAR )?")
def season(found: Found, r: Reckoning) -> Reading | None:
    """Summer 2021; last fall; this winter."""
    letters, number = SEASONS[found.words("s")], found.integer("y")
    if found.words("s") == "fall" and number is None and _is_a_fall(found):
        return None
    if found.words("s") in ("fall", "spring") and found.words("mod") in ("the end of", "about", "roughly", "around"):
        return None
    if found.has("z") and (letters != "WI" or ((found.integer("z") or 0) - (number or 0) - 1) % 100):
        return None
    if number is None:
        if r.anchor is None:
            return Reading(f"XXXX-{letters}")
        number = r.anchor.year
        interval, _ = interval_of(f"{number}-{letters}")
        if found.words("w") in ("last", "past") and interval.end is not None and interval.end >= r.anchor:
            number -= 2 if letters == "WI" and r.anchor.month <= 2 else 1
        elif found.words("w") == "next" and interval.start is not None and interval.start <= r.anchor:
            number += 1
        elif letters == "WI" and r.anchor.month <= 3 and found.words("w") != "next":
            number = r.anchor.year - 1
        elif (
            not found.has("w")
            and r.direction(found.first, found.last)[0] == "past"
            and interval.start is not None
            and interval.start > r.anchor
        ):
            number -= 1
    return modified(Reading(f"{number:04d}-{letters}"), found, r)
