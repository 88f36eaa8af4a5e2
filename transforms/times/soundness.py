"""What looks like a time and is none: numbers of documents, counts, years in names."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.document import Mention
from transforms.times.grammar import Found
from transforms.times.lexer import BREAK, TimeToken
from transforms.times.lexicon import NAMED_DAYS, TIMES
from transforms.times.lists import is_moved

BEFORE_YEAR = frozenset(TIMES.not_years["before"])
AFTER_YEAR = frozenset(TIMES.not_years["after"])
BESIDE_YEAR = frozenset(TIMES.not_years["beside"])
PROGRAMMES = frozenset(TIMES.not_years["programmes"])
THINGS = frozenset(NAMED_DAYS.things["after_day"])
APPROXIMATE = frozenset(("about", "over", "almost", "nearly"))
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
MOVEMENTS = frozenset(TIMES.not_years["movements"])
GROWING = frozenset(TIMES.not_years["growing"])
AMOUNTS = frozenset(TIMES.not_years["amounts"])
PLACES = frozenset(TIMES.not_years["places"])
SIZES = frozenset(TIMES.not_years["sizes"])
DEGREES = frozenset(TIMES.not_years["degrees"])
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
    if found.rule.name == "duration" and _is_glued_to_a_name(found):
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
    if found.rule.name in ("year", "year_range") and before is not None and before.word in ("©", "copyright"):
        return False
    if found.rule.name in ("year", "year_range", "years_between") and not _is_year(found, after):
        return False
    if found.rule.name in RANGES and is_moved(found):
        return False
    if found.rule.name == "decade" and _is_of_degrees(found):
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


def _is_glued_to_a_name(found: Found) -> bool:
    """ "Covid-19 second wave": a number behind a name and a hyphen."""
    if found.first < 2:
        return False
    name, hyphen, first = found.tokens[found.first - 2 : found.first + 1]
    return hyphen.word == "-" and hyphen.glued and first.glued and name.character == "X"


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
    is_dated = before is not None and before.word == "on"  # "on March 29 guerrillas attacked"
    if after is not None and name in ("day_of_month", "month") and after.word in MOVEMENTS and not is_dated:
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
    if _is_amount(found, index) or _is_title(found, index):
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
    if not 1800 <= number <= 2100:
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


def _word(found: Found, at: int) -> str:
    return found.tokens[at].word if 0 <= at < len(found.tokens) else ""


def _is_amount(found: Found, index: int) -> bool:
    """Whether a number is counted or measured: "fell to 1985", "a population of 2050", "the 2000-strong force"."""
    before, behind = [_word(found, index - step) for step in (1, 2, 3)], [_word(found, index + n) for n in (1, 2, 3)]
    if before[0] == "to" and before[1] in GROWING:
        return True
    if before[0] == "of" and before[1] in AMOUNTS and (before[2] in ("a", "an") or before[1] == "population"):
        return True
    if behind[0] == "-" and behind[1] in SIZES:
        return True
    if before[0] in ("in", "from", "to") and behind[0] in PLACES:
        return behind[1] in ("", ".", ",", "\n", ";", "in", "across", "of", "around", "and") and before[0] != ""
    opens_a_range = (before[0] == "between" and behind[0] == "and") or (before[0] == "from" and behind[0] == "to")
    return opens_a_range and behind[2] in AFTER_YEAR and found.tokens[index + 2].number is not None


def _is_title(found: Found, index: int) -> bool:
    """ "1984" by Orwell: a title in quotation marks, or one that somebody wrote."""
    before, behind = _word(found, index - 1), _word(found, index + 1)
    if before in ('"', "'") and behind in ('"', "'"):
        return True
    author = found.tokens[index + 2].character if index + 2 < len(found.tokens) else ""
    return behind == "by" and author == "X" and index > 0 and found.tokens[index - 1].character in "xX"


def _is_of_degrees(found: Found) -> bool:
    """ "Temperatures hit the 90s" tells no decade."""
    return not DEGREES.isdisjoint(t.word for t in found.tokens[max(0, found.first - 7) : found.last + 3])
