"""What looks like a time and is none: numbers of documents, counts, years in names."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.document import Mention
from transforms.times.grammar import Found
from transforms.times.lexer import BREAK, TimeToken
from transforms.times.lexicon import NAMED_DAYS, TIMES

BEFORE_YEAR = frozenset(TIMES.not_years["before"])
AFTER_YEAR = frozenset(TIMES.not_years["after"])
BESIDE_YEAR = frozenset(TIMES.not_years["beside"])
PROGRAMMES = frozenset(TIMES.not_years["programmes"])
THINGS = frozenset(NAMED_DAYS.things["after_day"])
APPROXIMATE = frozenset(("about", "over", "almost", "nearly"))
MOVED = frozenset(TIMES.not_years["moved"])
RANGES = frozenset(
    (
        "day_range",
        "days_between",
        "days_alone",
        "weekday_range",
        "month_range",
        "months_between",
        "year_range",
        "years_between",
    )
)
ATTACKS = frozenset(("attack", "attacks"))
BEFORE_WEEKDAY = frozenset(NAMED_DAYS.things["before_weekday"])


def is_sound(found: Found, names: Sequence[Mention]) -> bool:
    """Whether nothing around a match says that it is no time: numbers of documents, counts, names."""
    tokens = found.tokens
    first, last = tokens[found.first], tokens[found.last - 1]
    before = tokens[found.first - 1] if found.first else None
    after = tokens[found.last] if found.last < len(tokens) else None
    if (
        first.character in "DYNOFISC"
        and before is not None
        and first.glued
        and before.word not in ("(", '"', "'", "[", ",", "/", "-", ":", ".", "~")
    ):
        return False
    if last.character == "C" and after is not None and after.glued and after.word.isalpha():
        return False  # a time code of a transcript: "00:05a tour of the region"
    if (
        first.character in "DYN"
        and before is not None
        and first.glued
        and before.word in ("-", "/", ".", ":")
        and found.first > 1
    ):
        further = tokens[found.first - 2]
        if (
            before.glued
            and (further.character in "XDYNF" or further.word.isalpha())
            and found.rule.name != "duration"
            and further.word not in ("post", "pre", "mid")
        ):
            return False
    if (
        last.character in "DYNF"
        and after is not None
        and after.glued
        and after.word in ("-", "/", "+", ".", ":")
        and found.last + 1 < len(tokens)
    ):
        nxt = tokens[found.last + 1]
        if nxt.glued and nxt.character in "DYNFX" and nxt.character != BREAK and after.word != ".":
            return False
    if found.rule.name in ("year", "year_range", "years_between") and not _is_year(found, after):
        return False
    if found.rule.name in RANGES and _is_moved(found):
        return False
    if _is_of_a_name(found, before, after):
        return False
    if names:
        start, end = first.start, last.end
        for name in names:
            if name.start <= start and end <= name.end and name.end - name.start > end - start:
                return False
            if name.start <= start < name.end and found.rule.name in ("year", "month"):
                return False
            if name.start > end:
                break
    return True


def _is_moved(found: Found) -> bool:
    """ "Moved from April 9 to April 16" tells an old date and a new one, no stretch."""
    inside = [t.word for t in found.tokens[found.first : found.last]]
    before = [t.word for t in found.tokens[max(0, found.first - 5) : found.first]]
    return "to" in inside and not MOVED.isdisjoint(before)


def _is_of_a_name(found: Found, before: TimeToken | None, after: TimeToken | None) -> bool:
    """Whether a capitalised word makes it a name: "the March 8 Alliance", "the 2030 Agenda", "Black Friday"."""
    name = found.rule.name
    if (
        after is not None
        and name in ("month", "year")
        and after.character in "DO"
        and found.last + 1 < len(found.tokens)
    ):
        after = found.tokens[found.last + 1]
    if after is not None and after.character != "x":
        if name in ("weekday", "day_of_month", "month", "season") and after.word in THINGS:
            return True
        if name in ("year", "year_range") and after.word in PROGRAMMES:
            return True
    if after is not None and name == "year_range" and after.word in PROGRAMMES:
        return True
    if after is not None and name in ("day_of_month", "month") and after.word in ATTACKS:
        return found.words("m")[:3] == "sep"
    return name == "weekday" and before is not None and before.word in BEFORE_WEEKDAY and before.character == "X"


def _is_year(found: Found, after: TimeToken | None) -> bool:
    """Whether a number in a year's place is one: not a count of things, not part of a name ("Agenda 2030")."""
    span = found.span("y")
    assert span is not None
    index = span[0]
    token = found.tokens[index]
    if token.number is None:
        return True
    number = int(token.number)
    if token.word == "":
        return 1900 <= number <= 2030
    previous = found.tokens[index - 1] if index else None
    word = previous.word if previous is not None else ""
    if after is not None and after.word in AFTER_YEAR and word not in ("in", "since", "of"):
        return False
    further = found.tokens[index - 2] if index > 1 else None
    if word in BEFORE_YEAR and not (
        word in APPROXIMATE and further is not None and further.word in ("in", "since", "from", "until", "by")
    ):
        return False
    if previous is not None and previous.character in "DN" and previous.glued:
        return False
    if word == "to" and further is not None and further.word == "up":
        return False
    if not 1800 <= number <= 2099:
        return word == "year" or (
            word in ("in", "since") and 1000 <= number <= 2099 and (after is None or after.character not in "xX")
        )
    if previous is None or previous.word in BESIDE_YEAR or previous.character == BREAK:
        counts = after is not None and after.character == "x" and after.word.endswith("s") and number % 10 == 0
        if further is not None and further.character == "Y" and word in ("and", "or", ","):
            counts = False
        return not (counts and word in ("than", "to", "for", "-", "and", "or", ","))
    if previous.character == "X" or (after is not None and after.word in ("were", "was", "are", "is")):
        return False
    return 1900 <= number <= 2060 and previous.word not in ("$",)
