"""Rules for times of the clock and the hours of a day that is named: "5 p.m. EST", "0735 GMT", "the night of May 3"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from transforms.document import UNKNOWN_INTERVAL, Interval, Timex
from transforms.times.days import weekday_near
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import DAYPARTS, MONTHS, WEEKDAYS, ZONES
from transforms.times.points import day_value, year_of


@rule(
    "c=CLOCK ( h=AMPM )? ( hours | hrs | noon )? ( ,? [? zone=ZONE ( ( plus=+ | minus=- ) k=DIGITS )? ]? )?",
    "d=DIGITS ( h=AMPM ) ( [? zone=ZONE ( ( plus=+ | minus=- ) k=DIGITS )? ]? )?",
    "c=CLOCK ( h=AMPM )? ANY time",
    "d=DIGITS h=AMPM ANY time",
    "n=INT ( hours | hrs )? zone=ZONE",
    "n=INT ( hours | hrs ) ( local time )?",
    "d=DIGITS in the ( part=morning | part=afternoon | part=evening )",
    "( w=noon | w=midnight ) ( zone=ZONE )?",
    "d=DIGITS o 'clock",
)
def clock(found: Found, r: Reckoning) -> Reading | None:
    """10:35 a.m.; 5 p.m. EST; 2300 GMT; noon: a time of the day told last in the sentence, else of the anchor."""
    if found.has("w"):
        hour, minute = (12, 0) if found.words("w") == "noon" else (24, 0)
    elif found.has("c"):
        hour, minute = (int(p) for p in re.split("[:.]", found.words("c"))[:2])
    elif found.has("n"):
        number = found.words("n")
        if not found.has("zone") and not _is_of_the_clock(number, found):
            return None
        if len(number) not in (3, 4):
            if len(number) > 2:
                return None
            number += "00"
        hour, minute = divmod(int(number), 100)
    else:
        hour, minute = found.integer("d") or 0, 0
    afternoon = found.words("h").startswith("p")
    if found.has("h") and hour > 12:
        return None
    if found.has("h"):
        hour = hour % 12 + 12 * afternoon
    if found.has("part"):
        hour += 12 * (found.words("part") != "morning" and hour < 12)
    if hour > 24 or minute > 59:
        return None
    day = r.told_day or r.anchor
    zone = found.phrase("zone", ZONES) or ""
    if found.has("k"):
        zone = f"{'+' if found.has('plus') else '-'}{found.integer('k') or 0:02d}:00"
    start = day.isoformat() if day else "XXXX-XX-XX"
    interval = Interval(day, day) if day else UNKNOWN_INTERVAL
    if day and hour == 24 and (day != r.anchor or r.direction(found.first, found.last)[0] != "past"):
        interval = Interval(day + timedelta(days=1), day + timedelta(days=1))
    return Reading(
        f"{start}T{hour:02d}:{minute:02d}{zone}",
        "TIME",
        interval=interval,
        precision="day" if day else "unknown",
        moves_reference=False,
    )


def _is_of_the_clock(number: str, found: Found) -> bool:
    """Whether "1730 hours" is a time, not a length: four digits behind "at", "by", "until" …."""
    before = found.tokens[found.first - 1].word if found.first else ""
    return len(number) == 4 and before in (
        "at",
        "by",
        "until",
        "till",
        "from",
        "to",
        "around",
        "about",
        "before",
        "after",
    )


_HOURS = "( ( early | wee | small | first | opening ) h=hours | ( late | closing ) l=hours )"


@rule(
    "the? ( p=PART | h=hours ) ( of | on ) the? ( WEEKDAY ,? )? m=MONTH d=DAY ( ,? y=YEAR )?",
    "the? ( p=PART | h=hours ) ( of | on ) ( WEEKDAY ,? )? the? d=DAY of? m=MONTH ( ,? y=YEAR )?",
    f"the? {_HOURS} ( of | on ) the? ( WEEKDAY ,? )? m=MONTH d=DAY ( ,? y=YEAR )?",
    f"the? {_HOURS} ( of | on ) ( WEEKDAY ,? )? the? d=DAY of? m=MONTH ( ,? y=YEAR )?",
    f"the? {_HOURS} ( of | on ) w=WDAY ( morning )?",
    "( WEEKDAY ,? )? m=MONTH d=DAY p=PART",
    "( WEEKDAY ,? )? d=DAY m=MONTH p=PART",
    priority=5,
)
def hours_of_a_day(found: Found, r: Reckoning) -> Reading | None:
    """The night of May 3; the early hours of Monday."""
    part = DAYPARTS[found.words("p")] if found.has("p") else "NI" if found.has("l") else "MO"
    mod = None if found.has("p") else "END" if found.has("l") else "START"
    if found.has("w"):
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
            _take_the_day(joined, timex, text)
            continue
        joined.append(timex)
    return joined


def _take_the_day(timexes: list[Timex], day: Timex, text: str) -> None:
    """Give the clocks right before the last expression its day."""
    for back in range(len(timexes) - 2, -1, -1):
        earlier, following = timexes[back], timexes[back + 1]
        gap = CLOCK_GAP if following is day else CLOCKS_GAP
        if not _is_clock(earlier) or not gap.fullmatch(text, earlier.end, following.start):
            break
        timexes[back] = replace(
            earlier, value=_at(day.value[:10], earlier), interval=day.interval, precision=day.precision
        )


def _is_clock(timex: Timex) -> bool:
    return timex.timex_type == "TIME" and ":" in timex.value


def _at(day: str, clock: Timex) -> str:
    return day + clock.value[clock.value.index("T") :]
