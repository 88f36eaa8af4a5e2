"""Rules for the hours of a day that is named, "the night of May 3", and clocks joined with the day beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.document import Timex
from transforms.times.days import weekday_near
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import DAYPARTS, MONTHS, WEEKDAYS
from transforms.times.points import day_value, year_of

_HOURS = "( ( early | wee | small | first | opening ) h=hours | ( late | closing ) l=hours )"


@rule(
    "the? ( p=PART | h=hours ) ( of | on ) the? ( WEEKDAY ,? )? m=MONTH d=DAY ( ,? y=YEAR )?",
    "the? ( p=PART | h=hours ) ( of | on ) ( WEEKDAY ,? )? the? d=DAY of? m=MONTH ( ,? y=YEAR )?",
    f"the? {_HOURS} ( of | on ) the? ( WEEKDAY ,? )? m=MONTH d=DAY ( ,? y=YEAR )?",
    f"the? {_HOURS} ( of | on ) ( WEEKDAY ,? )? the? d=DAY of? m=MONTH ( ,? y=YEAR )?",
    f"the? {_HOURS} ( of | on ) w=WDAY ( morning )?",
    "( WEEKDAY ,? )? m=MONTH d=DAY p=PART",
    "( WEEKDAY ,? )? d=DAY m=MONTH p=PART",
    f"in the {_HOURS}",
    priority=5,
)
def hours_of_a_day(found: Found, r: Reckoning) -> Reading | None:
    """The night of May 3; the early hours of Monday, and of the day told last where none is named."""
    part = DAYPARTS[found.words("p")] if found.has("p") else "NI" if found.has("l") else "MO"
    mod = None if found.has("p") else "END" if found.has("l") else "START"
    if not found.has("w") and not found.has("m"):
        told = r.told_day or r.anchor
        value = told.isoformat() if told and found.tokens[found.last].word != "of" else None
    elif found.has("w"):
        near = weekday_near(WEEKDAYS[found.words("w")], found, r)
        value = near.isoformat() if near else None
    else:
        month, day = MONTHS[found.words("m")], found.integer("d") or 0
        value = day_value(found.integer("y") or year_of(month, day, found, r), month, day) if 1 <= day <= 31 else None
    return Reading(f"{value}T{part}", "TIME", mod) if value else None


CLOCK_GAP = re.compile(r"\)?,?\s+(?:on\s+)?")
CLOCKS_GAP = re.compile(r"\s*(?:to|until|till|-|–|and|\(|/)\s*|\s+\(|,\s+")


def with_clocks_joined(timexes: list[Timex], text: str) -> list[Timex]:
    """Timexes with a time of day and the day right behind it made one, "5 p.m. on Friday".

    The other clocks told with it take its day too: "from 9 a.m. to 5 p.m. on Friday", "11 p.m. (2000 GMT) on Monday".
    """
    joined: list[Timex] = []
    dated: set[int] = set()
    for timex in timexes:
        last = joined[-1] if joined else None
        if (
            last is not None
            and _is_clock(last)
            and (timex.timex_type == "DATE" or text[timex.start : timex.end].lower() == "tonight")
            and timex.precision == "day"
            and "/" not in timex.value
            and last.sentence == timex.sentence
            and CLOCK_GAP.fullmatch(text, last.end, timex.start)
        ):
            if ")" in text[last.end : timex.start]:
                joined.append(timex)
            else:
                clocked = replace(timex, timex_type="TIME", value=_at(timex.value[:10], last))
                joined[-1] = replace(clocked, start=last.start, first=last.first)
            _take_the_day(joined, timex, text, dated)
            dated.add(joined[-1].start)
            continue
        joined.append(timex)
    return joined


def _take_the_day(timexes: list[Timex], day: Timex, text: str, dated: set[int]) -> None:
    """Give the clocks right before the last expression its day; ``dated`` are the starts of those with their own."""
    for back in range(len(timexes) - 2, -1, -1):
        earlier, following = timexes[back], timexes[back + 1]
        gap = CLOCK_GAP if following is day else CLOCKS_GAP
        if not _is_clock(earlier) or earlier.start in dated or not gap.fullmatch(text, earlier.end, following.start):
            break
        timexes[back] = replace(
            earlier, value=_at(day.value[:10], earlier), interval=day.interval, precision=day.precision
        )


def _is_clock(timex: Timex) -> bool:
    return timex.timex_type == "TIME" and ":" in timex.value


def _at(day: str, clock: Timex) -> str:
    return day + clock.value[clock.value.index("T") :]
