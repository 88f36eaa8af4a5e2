"""Rules for months and years of the calendar, and ranges of them."""

from __future__ import annotations

from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import MONTHS, TIMES
from transforms.times.memory import running_year_of
from transforms.times.periods import full_year
from transforms.times.points import distance, modified, short_year, year_ahead


@rule(
    "m=MONTH ,? of? y=YEAR",
    "m=MONTH ,? yy=SHORTYEAR",
    "y=YEAR 's? m=MONTH",
    "m=MONTH",
    "m=MONTH ( this | that | the same ) year",
    modifiable=True,
)
def month(found: Found, r: Reckoning) -> Reading | None:
    """September 2019; in April; mid-April; the end of May."""
    number, year = MONTHS[found.words("m")], found.integer("y") or short_year(found)
    ahead = None if found.has("y") else year_ahead(number, found)
    if year is None and not found.has("mod") and ahead is None and not _in_phrase(found):
        after = found.tokens[found.last].character if found.last < len(found.tokens) else ""
        if (len(found.words("m")) < 5 and found.words("m") not in ("june", "july")) or after == "X":
            return None
    year = year or ahead
    if year is None and found.words("m") == "march" and not found.has("mod") and found.last < len(found.tokens):
        before = found.tokens[found.first - 1].word if found.first else ""
        if found.tokens[found.last].word in ("of", "for", "to", "against") and before not in (
            "in",
            "by",
            "until",
            "since",
        ):
            return None
    running = running_year_of(r, number)
    if year is None and running is not None and r.direction(found.first, found.last)[0] != "future":
        year = running
    if year is None:
        year = _year_of_month(number, found, r)
    value = f"{year:04d}-{number:02d}" if year else f"XXXX-{number:02d}"
    return modified(Reading(value), found, r)


def _in_phrase(found: Found) -> bool:
    """Whether a word that is also something else stands where a month stands: behind a preposition or beside a date."""
    before = found.tokens[found.first - 1].word if found.first else ""
    if before in ("and", "or", "-", "(", "to", "of") and len(found.words("m")) < 4:
        return False
    return before in (
        "in",
        "of",
        "by",
        "until",
        "till",
        "since",
        "from",
        "for",
        "last",
        "next",
        "this",
        "during",
        "before",
        "after",
        "to",
        "through",
        "and",
        "or",
        "-",
        "(",
        "late",
        "early",
        "mid",
    )


DELIVERIES = frozenset(TIMES.not_over["deliveries"])
"""What is traded by the month in which it falls due: "for June delivery", "the December contract"."""


def _year_of_month(number: int, found: Found, r: Reckoning) -> int | None:
    anchor = r.anchor
    if anchor is None:
        return None
    direction, is_governed = r.direction(found.first, found.last)
    if found.last < len(found.tokens) and found.tokens[found.last].word in DELIVERIES:
        direction, is_governed = "future", True
    if "since" in [t.word for t in found.tokens[max(0, found.first - 1) : found.first + 1]]:
        direction, is_governed = "past", True
    index = anchor.year * 12 + anchor.month - 1
    candidates = [(anchor.year + step) * 12 + number - 1 for step in (-1, 0, 1)]
    best = min(candidates, key=lambda c: (distance(c - index, direction), c))
    if direction and is_governed:
        best = (
            max(c for c in candidates if c <= index)
            if direction == "past"
            else min(c for c in candidates if c >= index)
        )
    return best // 12


@rule(
    "m=MONTH ( - | to | through | - to - ) n=MONTH ( ,? y=YEAR )?",
    "m=MONTH ,? y=YEAR ( - | to | through ) n=MONTH ,? z=YEAR",
    priority=1,
)
def month_range(found: Found, r: Reckoning) -> Reading | None:
    """April-June 2021; November 2020 to March 2021."""
    first, last = MONTHS[found.words("m")], MONTHS[found.words("n")]
    end_year = found.integer("z") or found.integer("y") or _year_of_month(last, found, r)
    if end_year is None:
        return Reading(f"XXXX-{first:02d}/XXXX-{last:02d}")
    year = found.integer("y") if found.has("z") else end_year - (first > last)
    return Reading(f"{year:04d}-{first:02d}/{end_year:04d}-{last:02d}")


@rule(
    "the? ( year | fiscal | financial | calendar )* y=YEAR",
    "( year | fiscal | financial | fy )* ( year )? y=YEAR",
    "( in | of | since | from | until | by | the ) y=SHORTYEAR",
    modifiable=True,
    priority=-1,
)
def year(found: Found, r: Reckoning) -> Reading | None:
    """2019; fiscal 2020; early 2021; the end of 2020."""
    number = found.integer("y")
    if number is None:
        number = full_year(int(found.words("y")[1:]), 49)
    before = found.tokens[found.first - 1].word if found.first else ""
    compares = before == "since" and found.tokens[found.first].word == "the"  # "the first since the 1961 famine"
    return modified(Reading(f"{number:04d}", moves_reference=not compares), found, r)


@rule(
    "y=YEAR ( - | to ) z=YEAR",
    "y=YEAR - z=INT",
    "y=YEAR / z=DIGITS",
    priority=1,
)
def year_range(found: Found, r: Reckoning) -> Reading | None:
    """2015-2019; 2020-21."""
    first, last = found.integer("y") or 0, found.integer("z") or 0
    digits = found.words("z")
    if last < 100:
        if len(digits) != 2:
            return None
        last += first // 100 * 100
    if not first < last <= first + 100:
        return None
    return Reading(f"{first:04d}/{last:04d}")
