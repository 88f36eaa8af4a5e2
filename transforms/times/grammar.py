"""The shape of a rule: a pattern over the words of a sentence, and what reads a match into a TIMEX3 value.

Patterns are written in words. Lower case stands for itself, capitals for a class of words (``CLASSES``), ``name=``
names a part for the reader, ``( | )`` and ``?`` mean what they mean in regular expressions, and ``[`` and ``]`` are
brackets in the text:

    ( wd=WDAY ,? )? d=DAY of? m=MONTH ( ,? y=YEAR )?

Each is compiled to a regular expression over the characters of ``lexer``, so that one search walks a whole text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from transforms.document import Interval
from transforms.times.lexer import TimeToken
from transforms.times.lexicon import (
    ALPHABET,
    DAYPARTS,
    DECADES,
    DURATION_MODIFIERS,
    FREQUENCIES,
    HOLIDAYS,
    LONG_WORDS,
    MONTHS,
    NATIONAL_DAYS,
    NUMBERS,
    ORDINALS,
    POINT_MODIFIERS,
    REFERENCES,
    SEASONS,
    TIMES,
    UNITS,
    WEEKDAYS,
    ZONES,
)
from transforms.times.sieve import needed


def _class(words: Sequence[str], shapes: str = "") -> str:
    return "[" + "".join(re.escape(ALPHABET.character(w)) for w in words) + shapes + "]"


def _phrases(phrases: Sequence[str]) -> str:
    """A group of phrases, the longest first."""
    ordered = sorted(phrases, key=lambda p: (-len(phrase_words(p)), p))
    return "(?:" + "|".join("".join(re.escape(ALPHABET.character(w)) for w in phrase_words(p)) for p in ordered) + ")"


def phrase_words(phrase: str) -> list[str]:
    """Words of a phrase as the lexer cuts them: "new year's day" is new, year, 's, day."""
    return re.findall(r"'s\b|[^\W\d_]+|[^\s\w]", phrase)


_FULL_WEEKDAYS = [w for words in TIMES.weekdays.values() for w in words]
_CALENDAR_UNITS = [w for name, unit in TIMES.units.items() if unit.days and name != "night" for w in unit.words]

CLASSES: dict[str, str] = {
    "MONTH": _class(list(MONTHS)),
    "WDAY": _class(_FULL_WEEKDAYS),
    "WEEKDAY": _class(_FULL_WEEKDAYS + [w for words in TIMES.short_weekdays.values() for w in words]),
    "WDAYS": _class([w for w in _FULL_WEEKDAYS if w.endswith("days")]),
    "UNIT": _class(list(UNITS)),
    "CUNIT": _class(_CALENDAR_UNITS),
    "UNITS": _class([w for w in UNITS if w.endswith(("s", "ies"))]),
    "ONEUNIT": _class([w for w in UNITS if not w.endswith("s")]),
    "PART": _class(list(DAYPARTS)),
    "SEASON": _class(list(SEASONS)),
    "NUMBER": _class(list(NUMBERS), "DNF"),
    "DAY": _class(list(ORDINALS), "DO"),
    "NTH": _class(list(ORDINALS), "O"),
    "ORDINAL": "[O]",
    "YEAR": "[Y]",
    "INT": "[DYN]",
    "DIGITS": "[D]",
    "DECIMAL": "[F]",
    "ISODATE": "[I]",
    "NUMDATE": "[S]",
    "CLOCK": "[C]",
    "AMPM": "[A]",
    "DECADE": _class(list(DECADES), "K"),
    "SHORTYEAR": "[B]",
    "ZONE": _phrases(list(ZONES)),
    "OFTEN": _phrases(list(FREQUENCIES)),
    "LONGWORD": _phrases(list(LONG_WORDS)),
    "HOLIDAY": _phrases([*HOLIDAYS, *NATIONAL_DAYS]),
    "NOWHERE": _phrases(list(REFERENCES)),
    "POINTMOD": _phrases(list(POINT_MODIFIERS)),
    "LENGTHMOD": _phrases(list(DURATION_MODIFIERS)),
    "VAGUE": _phrases(TIMES.vague["words"]),
    "ANY": "[xX]",
}


def _core() -> frozenset[str]:
    """Characters of which every expression holds one: units, names of days, numbers, the long words of phrases."""
    words = {*MONTHS, *WEEKDAYS, *UNITS, *DAYPARTS, *SEASONS, *ORDINALS, *DECADES, *FREQUENCIES, *LONG_WORDS}
    words |= {"today", "tonight", "yesterday", "tomorrow", "midnight", "while", "time", "then", "eve"}
    words |= {"weekdays", "midweek"}
    for phrase in (*HOLIDAYS, *NATIONAL_DAYS, *REFERENCES, *FREQUENCIES):
        inside = phrase_words(phrase)
        if words.isdisjoint(inside):
            words.add(max(inside, key=len))
    return frozenset(ALPHABET.character(w) for w in words) | frozenset("DYNFOISCKB")


CORE = _core()
"""What makes a stretch of text worth searching."""


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A readable pattern as a regular expression over token characters. Raises ``KeyError`` on an unknown class."""
    out = []
    seen: Counter[str] = Counter()
    for piece in re.findall(r"\(|\)[?*]?|\||[^\s()|]+", pattern):
        if piece == "(":
            out.append("(?:")
        elif piece[0] in ")|":
            out.append(piece)
        else:
            out.append(_element(piece, seen))
    return re.compile("".join(out))


def _element(piece: str, seen: Counter[str]) -> str:
    name, _, body = piece.rpartition("=")
    if name:
        seen[name] += 1
        name = f"{name}_{seen[name]}"
    optional = "?" if len(body) > 1 and body.endswith("?") else ""
    body = body.removesuffix("?") if optional else body
    body = {"[": "(", "]": ")"}.get(body, body)
    if body.isupper() and len(body) > 2:
        code = CLASSES[body]
    else:
        code = "".join(re.escape(ALPHABET.character(w)) for w in re.findall(r"'s|\w+|\W", body))
    return (f"(?P<{name}>{code})" if name else f"(?:{code})") + optional


@dataclass(frozen=True, slots=True)
class Reading:
    """What a temporal expression says, before anybody has asked which events it dates."""

    value: str
    timex_type: str = "DATE"
    mod: str | None = None
    interval: Interval | None = None
    """Where it is not that of ``value``."""
    precision: str | None = None
    days: int | None = None
    function: str | None = None
    moves_reference: bool = True
    """False for what later "the same day" does not refer to."""
    items: tuple[tuple[int, int, Reading], ...] = ()
    """Of a list that is no stretch ("3, 5 and 9 May") each item: its first token, the one behind it, what it says."""


Reader = Callable[["Found", "Reckoning"], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what reads it, and whether words such as "early" or "the end of" may stand before it."""

    name: str
    pattern: re.Pattern[str]
    read: Reader
    priority: int
    needs: frozenset[str] = frozenset()
    """Characters of which a text must hold one to be worth a search; empty when nothing is sure."""


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule in a sequence of tokens."""

    rule: Rule
    match: re.Match[str]
    tokens: Sequence[TimeToken]

    item: tuple[int, int] | None = None
    """The tokens of one item, where the match is a list of several expressions."""

    @property
    def first(self) -> int:
        """Index of the first token."""
        return self.item[0] if self.item else self.match.start()

    @property
    def last(self) -> int:
        """Index behind the last token."""
        return self.item[1] if self.item else self.match.end()

    def span(self, name: str) -> tuple[int, int] | None:
        """Tokens of a named part; a name may stand at several places of a pattern, the first that is there counts."""
        groups = self.match.re.groupindex
        for n in count(1):
            if f"{name}_{n}" not in groups:
                return None
            span = self.match.span(f"{name}_{n}")
            if span[0] >= 0:
                return span
        return None

    def has(self, name: str) -> bool:
        """Whether a named part of the pattern is there."""
        return self.span(name) is not None

    def words(self, name: str) -> str:
        """Words of a named part, in lower case, with one space between; "" when it is not there."""
        span = self.span(name)
        return " ".join(t.word for t in self.tokens[span[0] : span[1]]) if span else ""

    def number(self, name: str) -> float | None:
        """Number of a named part, ``None`` when it is not there."""
        span = self.span(name)
        return self.tokens[span[0]].number if span else None

    def integer(self, name: str) -> int | None:
        """Number of a named part as a whole number."""
        number = self.number(name)
        return None if number is None else int(number)

    def phrase(self, name: str, table: dict[str, str]) -> str | None:
        """What a phrase of the vocabulary stands for."""
        wanted = self.words(name)
        return _by_tokens(table).get(wanted) if wanted else None


_TABLES: dict[int, dict[str, str]] = {}


def _by_tokens(table: dict[str, str]) -> dict[str, str]:
    if id(table) not in _TABLES:
        _TABLES[id(table)] = {" ".join(phrase_words(p)): v for p, v in table.items()}
    return _TABLES[id(table)]


@dataclass(slots=True)
class Reckoning:
    """What an expression is reckoned from: the anchor, the last date told, and the tense of its clause."""

    anchor: date | None = None
    told: Interval | None = None
    """The last expression that names days, in reading order."""
    told_day: date | None = None
    """The last single day that was told."""
    told_here: date | None = None
    """The last single day that was told in the same sentence."""
    told_paragraph: Interval | None = None
    """The last expression that names days in the same paragraph."""
    told_age: int = 0
    """Sentences since ``told``."""
    told_words: frozenset[str] = frozenset()
    """Stems of the words of the sentence that told it."""
    quarter: date | None = None
    """First day of the quarter told last: a report on one compares it with "a year earlier"."""
    running_year: int | None = None
    """The year that a retrospective speaks of."""
    running_from: date | None = None
    """First day of the date that it has come to."""
    running_is_carried: bool = False
    """Whether the year was named in an earlier sentence."""
    direction: Callable[[int, int], tuple[str, bool]] = field(default=lambda first, last: ("", False))
    """For a stretch of tokens: "past", "future" or "", and whether the verb that says so governs it directly."""
    countries: Callable[[int], Sequence[str]] = field(default=lambda token: ())
    """For a token: the countries whose named days may be meant, nearest first."""
    month_first: bool | None = None
    """Whether the text's own dates in digits put the month first; ``None`` when none tells."""


RULES: list[Rule] = []


def rule(*patterns: str, modifiable: bool = False, priority: int = 0) -> Callable[[Reader], Reader]:
    """Register patterns with the function that reads them."""

    def register(read: Reader) -> Reader:
        for pattern in patterns:
            whole = f"( the? mod=POINTMOD the? )? {pattern}" if modifiable else pattern
            compiled = compile_pattern(whole)
            RULES.append(Rule(read.__name__, compiled, read, priority, needed(compiled.pattern)))
        return read

    return register
