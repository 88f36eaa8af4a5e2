"""Rules for times of the clock: "5 p.m. EST", "0735 GMT", "15h30", "half past nine", "between 5 and 7 p.m."."""

from __future__ import annotations

import re
from datetime import timedelta

from transforms.document import UNKNOWN_INTERVAL, Interval
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import TIMES, ZONES
from transforms.times.numeric import stands_alone

AT = frozenset(TIMES.clocks["before"])
PRICES = frozenset(TIMES.clocks["prices"])
_ZONE = "( [? zone=ZONE ( ( plus=+ | minus=- ) k=DIGITS )? ]? )?"


@rule(
    "c=CLOCK ( h=AMPM )? ( hours | hrs | noon )? ( ,? [? zone=ZONE ( ( plus=+ | minus=- ) k=DIGITS )? ]? )?",
    f"d=DIGITS ( h=AMPM ) {_ZONE}",
    "c=CLOCK ( h=AMPM )? ANY time",
    "d=DIGITS h=AMPM ANY time",
    "n=INT ( hours | hrs )? zone=ZONE",
    "n=INT ( hours | hrs ) ( local time )?",
    "f=DECIMAL ( s=hours | s=hrs )? zone=ZONE?",
    "d=DIGITS in the ( part=morning | part=afternoon | part=evening )",
    "( w=noon | w=midnight ) ( zone=ZONE )?",
    "d=DIGITS o 'clock",
    f"( half=half | a? quarter=quarter | m=NUMBER ) ( past=past | to ) d=NUMBER ( h=AMPM )? {_ZONE}",
    "( half=half | a? quarter=quarter ) ( past=past | to ) d=NUMBER in the ( part=morning | part=afternoon )",
    "half=half past=past d=NUMBER in the part=evening",
)
def clock(found: Found, r: Reckoning) -> Reading | None:
    """10:35 a.m.; 5 p.m. EST; 2300 GMT; noon: a time of the day told last in the sentence, else of the anchor."""
    told = _hands(found)
    if told is None:
        return None
    hour, minute = told
    afternoon = found.words("h").startswith("p")
    if found.has("h") and hour > 12:
        return None
    if found.has("h"):
        hour = hour % 12 + 12 * afternoon
    if found.has("part"):
        hour += 12 * (found.words("part") != "morning" and hour < 12)
    if hour > 24 or minute > 59:
        return None
    zone = found.phrase("zone", ZONES) or ""
    if found.has("k"):
        zone = f"{'+' if found.has('plus') else '-'}{found.integer('k') or 0:02d}:00"
    return _at(hour, minute, zone, found, r)


DAYS_OF_A_MONTH = 31


def _is_of_some_day(r: Reckoning) -> bool:
    """Whether the sentence told no day but a week or a month: "the second week of March, at 10 a.m."."""
    told = r.told
    if r.told_here is not None or told is None or told.start is None or told.end is None or r.told_age:
        return False
    return 1 < (told.end - told.start).days + 1 <= DAYS_OF_A_MONTH


def _at(hour: int, minute: int, zone: str, found: Found, r: Reckoning) -> Reading:
    day = None if _is_of_some_day(r) else r.told_day or r.anchor
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


def _hands(found: Found) -> tuple[int, int] | None:
    """Hour and minute as they are written, ``None`` where the number is no time of the clock."""
    if found.has("w"):
        return (12, 0) if found.words("w") == "noon" else (24, 0)
    if found.has("c"):
        hour, minute = _of_digits(found.words("c"))
        return hour, minute
    if found.has("f"):
        return _of_decimal(found)
    if found.has("n"):
        return _of_four_digits(found)
    hour = found.integer("d") or 0
    if not (found.has("half") or found.has("quarter") or found.has("m")):
        return hour, 0
    if not 1 <= hour <= 12 or (not found.has("half") and not _is_at(found)) or found.number("m") in (0, 0.5):
        return None
    minutes = 30 if found.has("half") else 15 if found.has("quarter") else found.integer("m") or 0
    if minutes > 30 or (found.has("m") and minutes % 5):
        return None
    if found.has("past"):
        return hour, minutes
    return None if found.has("half") else ((hour - 2) % 12 + 1, 60 - minutes)


def _of_digits(digits: str) -> tuple[int, int]:
    hour, minute = (int(part) for part in re.split("[:.h]", digits)[:2])
    return hour, minute


def _of_four_digits(found: Found) -> tuple[int, int] | None:
    number = found.words("n")
    if found.words("zone") == "z" and (len(number) != 4 or not found.tokens[found.last - 1].glued):
        return None
    if not found.has("zone") and not (len(number) == 4 and _is_at(found)):
        return None
    if len(number) not in (3, 4):
        if len(number) > 2:
            return None
        number += "00"
    return divmod(int(number), 100)


def _of_decimal(found: Found) -> tuple[int, int] | None:
    """ "At 17.30", as half of Europe writes it: no price, no share, and nothing that is counted."""
    digits = found.words("f")
    if not _is_decimal_clock(digits) or not (found.has("zone") or found.has("s") or _is_at(found)):
        return None
    before = {t.word for t in found.tokens[max(0, found.first - 6) : found.first]}
    if not (found.has("zone") or found.has("s")) and (not PRICES.isdisjoint(before) or not _is_free(found)):
        return None
    return _of_digits(digits)


def _is_decimal_clock(digits: str) -> bool:
    hour, _, minute = digits.partition(".")
    return len(minute) == 2 and len(hour) <= 2 and int(hour) <= 24 and int(minute) % 5 == 0 and int(minute) < 60


def _is_free(found: Found) -> bool:
    after = found.tokens[found.last] if found.last < len(found.tokens) else None
    return stands_alone(found) or (after is not None and after.character not in "xX" and after.word not in "%$€£")


def _is_at(found: Found) -> bool:
    """Whether a word stands before that goes with the clock: "at", "by", "until"."""
    return found.first > 0 and found.tokens[found.first - 1].word in AT


@rule(
    "( from | b=between )? ( d=DIGITS | c=CLOCK ) ( - | to | until | till | a=and ) ( e=DIGITS | k=CLOCK ) h=AMPM",
    "( from | b=between | at )? f=DECIMAL ( - | to | until | till | a=and ) g=DECIMAL ( s=hours | s=hrs )?",
    priority=3,
)
def hours_from_to(found: Found, r: Reckoning) -> Reading | None:
    """Between 5 and 7 p.m.; from 10.30 to 12.00: two times of one day, of which the second tells which half."""
    if found.has("a") and not found.has("b"):
        return None
    if found.has("f"):
        first, last = found.words("f"), found.words("g")
        if not (_is_decimal_clock(first) and _is_decimal_clock(last) and (_is_free(found) or found.has("s"))):
            return None
        before = {t.word for t in found.tokens[max(0, found.first - 6) : found.first]}
        if not PRICES.isdisjoint(before) or _of_digits(first) >= _of_digits(last):
            return None
        start, end = _of_digits(first), _of_digits(last)
    else:
        start = _of_digits(found.words("c")) if found.has("c") else (found.integer("d") or 0, 0)
        end = _of_digits(found.words("k")) if found.has("k") else (found.integer("e") or 0, 0)
        if not (1 <= start[0] <= 12 and 1 <= end[0] <= 12):
            return None
        is_afternoon = found.words("h").startswith("p")
        is_same_half = (start[0] % 12, start[1]) < (end[0] % 12, end[1])
        start = (start[0] % 12 + 12 * (is_afternoon is is_same_half), start[1])
        end = (end[0] % 12 + 12 * is_afternoon, end[1])
    spans = [next(span for n in names if (span := found.span(n))) for names in ("dcf", "ekg")]
    readings = [_at(*hands, "", found, r) for hands in (start, end)]
    return Reading(
        readings[0].value,
        items=((*spans[0], readings[0]), (spans[1][0], found.last, readings[1])),
    )
