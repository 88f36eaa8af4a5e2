"""Rules for what lies so long before or after the date told last: "two days later", "the day before", "hours later".

Where a wrong guess would date an event falsely ("the day before the vote", nothing told of a vote), nothing is read.
"""

from __future__ import annotations

from datetime import date

from transforms.times.days import DAY
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import MONTHS, UNITS, WEEKDAYS
from transforms.times.memory import BACKGROUND, stems
from transforms.times.periods import add, period
from transforms.times.relative import compared_year, shifted
from transforms.times.told import BEHIND_BEFORE, DETERMINERS, NEAR, edge_of, is_looking_back

PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i"))


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
    """The day before, a day earlier: beside the date told last. "The day before the vote" only if it told the vote."""
    unit = UNITS[found.words("u") or found.words("d")]
    if found.last < len(found.tokens) and found.tokens[found.last].word == "than":
        return None
    if found.words("w") in ("before", "after") and continues(found):
        if unit == "day" and r.told_here is not None and _stands_beside_a_date(found):
            return Reading(r.told_here.isoformat(), moves_reference=False)
        if not names_what_was_told(found, r):
            return None
    base = r.told_day or r.anchor
    if unit != "day" and r.told_paragraph is not None:
        base = r.told_paragraph.start or base
    if base is None:
        return Reading("XXXX-XX-XX")
    step = -1 if found.words("w") in ("before", "earlier") else 1
    return Reading(period(add(base, step, unit), unit))


def _stands_beside_a_date(found: Found) -> bool:
    """ "On 8 October, the day after the attack": another word for the date right before it."""
    if found.first < 2 or found.tokens[found.first - 1].word not in (",", "-", "–", "—", "("):
        return False
    token = found.tokens[found.first - 2]
    return token.character in "DYNO" or token.word in WEEKDAYS or token.word in MONTHS


@rule("the u=ONEUNIT ( w=before last | w=after next )", priority=2)
def beyond(found: Found, r: Reckoning) -> Reading | None:
    """The week before last; the year after next."""
    unit = UNITS[found.words("u")]
    if r.anchor is None or unit not in ("week", "weekend", "month", "year"):
        return None
    return Reading(period(add(r.anchor, -2 if found.words("w") == "before" else 2, unit), unit))


def continues(found: Found) -> bool:
    """Whether a thing follows to be before or after: "the day before the vote", not "the year before he had fled"."""
    if found.last >= len(found.tokens):
        return False
    token = found.tokens[found.last]
    if token.word in PRONOUNS and found.last + 1 < len(found.tokens) and found.tokens[found.last + 1].word == "had":
        return False
    if token.word in DETERMINERS:
        return True
    return (token.word.isalpha() or token.character in "YDN") and token.word not in BEHIND_BEFORE


def names_what_was_told(found: Found, r: Reckoning) -> bool:
    """Whether what follows is what the date was told of: "arrived on 3 May. The day after his arrival …"."""
    if r.told_day is None or r.told_age > 2 * NEAR:
        return False
    following = []
    for token in found.tokens[found.last : found.last + 4]:
        if not token.word.isalpha():
            break
        following.append(token.word)
    if not following or following[0] not in DETERMINERS:
        return False
    return bool(stems(following) & r.told_words)


@rule(
    "the n=NTH u=day of",
    "d=day n=NUMBER of",
    priority=1,
)
def day_of_a_stretch(found: Found, r: Reckoning) -> Reading | None:
    """The second day of the visit, whose start was told; "yesterday, day five of the cup" is the day beside it."""
    number = found.integer("n") or 0
    before = found.tokens[found.first - 1].word if found.first else ""
    if before == "," and r.told_here is not None:
        return Reading(r.told_here.isoformat(), moves_reference=False)
    if not 1 <= number <= 31 or r.told is None or r.told.start is None or not names_what_was_told(found, r):
        return None
    day = r.told.start + DAY * (number - 1)
    if r.told.end is not None and r.told.start != r.told.end and day > r.told.end:
        return None
    return Reading(day.isoformat(), moves_reference=False)


@rule("on the eve of", priority=1)
def eve(found: Found, r: Reckoning) -> Reading | None:
    """On the eve of the summit, whose day was told."""
    if r.told_day is None or r.told is None or r.told.start is None or not names_what_was_told(found, r):
        return None
    return Reading((r.told.start - DAY).isoformat(), moves_reference=False)


_WHEN = "w=later | w=earlier | w=before | w=after | w=afterwards | w=previously | from w=now | w=hence"
_COUNT = "( ( a | an ) | n=NUMBER ( half=and a half )? | v=VAGUE | a couple of | couple=couple of )"


@rule(
    f"( mod=LENGTHMOD | exact=exactly )? {_COUNT} u=UNIT ( exact=to the day )? ( {_WHEN} )",
    "u=UNITS ( w=later | w=earlier | w=before | w=afterwards )",
    priority=1,
)
def later(found: Found, r: Reckoning) -> Reading | None:
    """Two days later; a year earlier; eight days after the visit told last; two weeks from now."""
    word, words = found.words("w"), [t.word for t in found.tokens[found.first : found.last]]
    sign = -1 if word in ("earlier", "before", "previously") else 1
    base = r.anchor if word in ("now", "hence") else (r.told_day or r.anchor)
    unit = UNITS[found.words("u")]
    stands_alone = word not in ("before", "after") or not continues(found)
    if not stands_alone and not (found.has("exact") and names_what_was_told(found, r)):
        return None
    if found.last < len(found.tokens) and found.tokens[found.last].word == "than":
        return None
    if unit in ("hour", "minute", "second"):
        return _hours_later(found, r, word)
    counted = not found.has("v") and found.tokens[found.first].word not in UNITS
    if found.has("exact") and r.told_day is not None and counted and unit in ("week", "month", "year"):
        return Reading(add(r.told_day, sign * int(found.number("n") or 1), unit).isoformat())
    if unit in ("day", "week") and word not in ("now", "hence") and counted:
        told = r.told
        is_stretch = told is not None and told.start is not None and told.start != told.end and r.told_age <= NEAR
        if told is not None and r.anchor is not None and (told.end is None or told.end >= r.anchor):
            is_stretch = False  # "this year": days are not reckoned from it
        if told is not None and is_stretch and (r.told_day is None or not told.holds(r.told_day)):
            if (edge := edge_of(told, sign)) is not None:
                return Reading(
                    add(edge, sign * (found.number("n") or (2 if "couple" in words else 1)), unit).isoformat()
                )
            edge = told.end if sign > 0 else told.start
            return shifted(found, r, edge, sign, "PAST_REF") if unit == "week" else Reading("XXXX-XX-XX")
        if r.told_day is None and sign > 0 and r.direction(found.first, found.last)[0] == "past":
            return Reading("XXXX-XX-XX" if unit == "day" else "XXXX-WXX")
    if unit == "week" and word not in ("now", "hence") and r.told_day is not None and not found.has("v"):
        weeks = found.number("n") or (2 if "couple" in words else 1)
        return Reading((r.told_day + DAY * int(7 * weeks * sign)).isoformat())
    if sign < 0 and (compared := compared_year(found, r)) is not None:
        return compared
    if unit in ("year", "decade", "century") and word != "now":
        base = r.told_here or _year_told(found, r, sign) or r.anchor
    elif unit in ("month", "quarter") and r.told is not None and r.told.start is not None and word != "now":
        base = r.told.start
    return shifted(found, r, base, sign, "FUTURE_REF" if sign > 0 and word in ("now", "hence") else "PAST_REF")


def _hours_later(found: Found, r: Reckoning, word: str) -> Reading | None:
    """Hours later, two hours earlier: still the day told last."""
    if word in ("now", "hence"):
        return None
    day = r.told_day if r.told_age <= NEAR else None
    if day is None:
        return Reading("PAST_REF", moves_reference=False) if found.tokens[found.first].word in UNITS else None
    return Reading(day.isoformat(), "TIME", moves_reference=False)


def _year_told(found: Found, r: Reckoning, sign: int) -> date | None:
    """The date told last, where years are reckoned from it: what came "two years later" has come by now."""
    if r.told is None or r.told.start is None or r.anchor is None:
        return None
    if sign < 0:
        return r.told.start if is_looking_back(r) and r.told.start.year <= r.anchor.year - BACKGROUND else None
    unit = UNITS[found.words("u")]
    try:
        reached = add(r.told.start, found.number("n") or 1, unit)
    except ValueError:
        return None
    return r.told.start if reached <= r.anchor and r.told.start.year < r.anchor.year else None
