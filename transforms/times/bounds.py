"""The bounds of an expression: which of the matched words are its own, and what stands before it as its function."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.document import AnnotatedText, Sentence, Timex
from transforms.times.grammar import Found, Reading, phrase_words
from transforms.times.lexer import TimeToken
from transforms.times.lexicon import FUNCTIONS, TIMES, UNITS


def _by_last_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    phrases = sorted(((tuple(phrase_words(p)), f) for p, f in FUNCTIONS.items()), key=lambda x: -len(x[0]))
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, function in phrases:
        table.setdefault(words[-1], []).append((words, function))
    return table


_FUNCTIONS = _by_last_word()
"""Phrases that limit what an expression is said of, the longest first, by the word they end with."""


def timex_of(found: Found, reading: Reading, annotated: AnnotatedText, sentence: Sentence) -> Timex:
    """The expression that a match tells, cut to its own words: without preposition and mark."""
    tokens = found.tokens
    first, last = found.first, found.last
    lead = 0
    while first + lead < last - 1 and _is_outside(found, first + lead):
        lead += 1
    while last - 1 > first + lead and tokens[last - 1].word in _TRAILING:
        if tokens[last - 1].word == ")" and any(t.word == "(" for t in tokens[first + lead + 1 : last]):
            break
        last -= 1
    first += lead
    while first < last - 1 and tokens[first].word in ("(", "["):
        first += 1
    start, end = tokens[first].start, tokens[last - 1].end
    text = annotated.text
    if start and text[start - 1] == "[" and "]" in text[start:end]:
        start -= 1  # "[Ten] years ago": the brackets of an editor go along
    if (
        text[end - 1] == "."
        and tokens[last - 1].character not in "A"
        and (end >= sentence.end or text[end : end + 2].strip() == "")
    ):
        end -= 1
    assert annotated.analysis is not None
    assert reading.interval is not None
    within = annotated.analysis.tokens_within(start, end)
    function = reading.function or _function(tokens, first)
    if function == "since" and (_is_stretch(reading) or leaves_a_date([t.word for t in tokens], first, last)):
        function = None
    return Timex(
        start,
        end,
        sentence.index,
        reading.timex_type,
        reading.value,
        reading.interval,
        reading.precision or "unknown",
        *within,
        reading.mod,
        reading.days,
        function,
    )


def _is_outside(found: Found, at: int) -> bool:
    """Whether a matched word stands before the expression proper: a preposition, or the article of a bare year."""
    word, behind = found.tokens[at].word, found.tokens[at + 1].word
    mod = found.span("mod")
    if mod is not None and mod[0] == at:
        return mod[1] == at + 1 and word in _LEADING and behind in DETERMINERS - {"a", "an"}
    if found.rule.name == "nowhere":
        return word in ("at", "in", "on") and behind in DETERMINERS and found.tokens[found.last - 1].word != "moment"
    if found.rule.name == "quarter" and word == "the" and found.tokens[at + 2].word == "-":
        return True
    if found.rule.name == "duration" and word == "a" and found.tokens[at + 1].number is not None:
        return found.tokens[found.last - 1].word in ONE_UNIT  # "a three day visit": the article is the visit's
    if found.rule.name == "year" and word == "the":
        return behind != "year" and (mod is None or mod[0] != at + 1)
    return word in _LEADING


def _is_stretch(reading: Reading) -> bool:
    return reading.interval is not None and reading.interval.start != reading.interval.end and "/" in reading.value


def leaves_a_date(words: Sequence[str], first: int, last: int) -> bool:
    """Whether an expression is the old date of what is moved: "moved from April 9 to April 16"."""
    if first == 0 or last >= len(words) or words[first - 1] != "from" or words[last] != "to":
        return False
    return not MOVED.isdisjoint(words[max(0, first - 5) : first - 1])


ONE_UNIT = frozenset(unit for unit in UNITS if not unit.endswith("s"))
MOVED = frozenset(TIMES.not_years["moved"])
DETERMINERS = frozenset(("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their"))
_LEADING = frozenset(
    (
        "on",
        "in",
        "at",
        "by",
        "over",
        "of",
        "since",
        "from",
        "until",
        "between",
        "around",
        "about",
        "before",
        "(",
        "[",
        ",",
    )
)
"""Words that a rule may take in and that are no part of the expression."""


_TRAILING = frozenset(("'s", ",", ")", "'", "]", "ended", "ending"))


_BETWEEN = frozenset(
    ("the", "a", "an", "early", "late", "on", "at", "end", "of", "beginning", "mid", "-", "start", "about", "around")
)
"""Words that may stand between such a phrase and the expression."""


def _function(tokens: Sequence[TimeToken], first: int) -> str | None:
    """How an expression limits what it is said of, by the words before it."""
    at = first
    while at > 0 and tokens[at - 1].word in _BETWEEN:
        at -= 1
    for end in range(at, first + 1):
        if end:
            for words, function in _FUNCTIONS.get(tokens[end - 1].word, ()):
                if end >= len(words) and all(tokens[end - len(words) + i].word == w for i, w in enumerate(words)):
                    return function
    return None
