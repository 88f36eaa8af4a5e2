"""From text to tokens of time: words that the grammar knows, numbers by their shape, everything else one letter.

A text becomes a string with one character per token, over which the patterns of the grammar run:

====  ======================================================  ====  ===========================================
D     number from 1 to 31                                     O     ordinal in digits ("17th")
Y     number from 1000 to 2199, four digits                   N     any other whole number, in digits or words
F     fraction or number with separators                      I     date as YYYY-MM-DD or YYYY.MM.DD
S     date as DD-MM-YYYY, MM/DD/YYYY or DD/MM/YY                 C     clock time
A     "a.m.", "p.m."                                          K     decade in digits ("1990s")
B     year in two digits ("'98")                              X, x  unknown word, with and without a capital
====  ======================================================  ====  ===========================================

Words of the grammar have the characters that ``lexicon.ALPHABET`` gave them; punctuation stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.times.lexicon import ALPHABET, MONTHS, NUMBERS, ORDINALS, TIMES

_ABBREVIATIONS = sorted(
    {w for w in MONTHS if len(w) < 5 and w != "may"} | {w for ws in TIMES.short_weekdays.values() for w in ws}
)

TOKEN = re.compile(
    rf"""(?P<w>(?!(?:{"|".join(_ABBREVIATIONS)}|[ap]\.?\s?m)\b)[^\W\d_]+)
      | (?P<I>\b\d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])
            | \b\d{{4}}[./]\d{{1,2}}[./]\d{{1,2}}(?!\d))
      | (?P<S>(?<![\d.-])\d{{1,2}}(?P<sep>[./-])\d{{1,2}}(?P=sep)\d{{4}}(?![\d-])
            | (?<![\d.])\d{{1,2}}(?P<mark>[./])\d{{1,2}}(?P=mark)\d{{4}}(?!\d)
            | (?<![\d./-])(?:\d{{1,2}}/\d{{1,2}}/\d\d|\d\d\.\d\d\.\d\d)(?!\d|[./-]\d))
      | (?P<C>\d{{1,2}}:\d\d(?::\d\d)?(?!\d) | \d{{1,2}}h\d\d\b | \d{{1,2}}\.\d\d(?=\s?[ap]\.?m\b))
      | (?P<G>(?:19|20)\d\d(?=\d{{1,2}}:\d\d))
      | (?P<K>['’]?\d0['’]?s\b | \b1?\d\d0['’]?s\b | \b20\d0['’]?s\b)
      | (?P<O>\b\d{{1,3}}(?:st|nd|rd|th)\b)
      | (?P<F>\d{{1,3}}(?:,\d{{2,3}})+(?!\d) | \d+\.\d+ | \d+\ \d/\d(?!\d))
      | (?P<B>['’]\d\d\b)
      | (?P<N>\d+)
      | (?P<A>(?<![^\W\d_])[ap](?:\.\s?m\.?|m\b))
      | (?P<a>\b(?:{"|".join(_ABBREVIATIONS)})\b\.?)
      | (?P<s>['’]s\b)
      | (?P<p>[^\s\w])""",
    re.VERBOSE | re.IGNORECASE,
)
PUNCTUATION = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "‐": "-", "’": "'", "‘": "'", "“": '"', "”": '"'})
NEEDS_CAPITAL = frozenset(MONTHS) | {w for words in TIMES.short_weekdays.values() for w in words}
LONGEST_NUMBER = 12
"""Words of a number: one of a thousand "hundred" is no number that a computer holds."""
BREAK = "\n"
"""Character between sentences."""


class TimeToken(NamedTuple):
    """One token with its offsets in the text, its character, its word in lower case, and its number if it is one."""

    start: int
    end: int
    character: str
    word: str
    number: float | None = None
    glued: bool = False
    """True when no space stands between it and the token before."""


PLAIN_MONTHS = frozenset(word for word in MONTHS if len(word) > 3) - {"march", "august", "sept", "febr"}
"""Months whose name is no other word, for those who write without capitals."""
BEFORE_MONTH = re.compile(
    r"\b(?:on|by|until|till|since|of|from|to|between|and)\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?$"
)
BEHIND_MONTH = re.compile(r"\.?,?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d\d\b")


def _is_small_month(word: str, text: str, at: int, behind: int) -> bool:
    """Whether a month without its capital is one: "april", and "may" beside a day or a year, "on 3 may", "may 2020"."""
    if word not in MONTHS:
        return False
    if word in PLAIN_MONTHS or BEHIND_MONTH.match(text, behind):
        return True
    return BEFORE_MONTH.search(text, max(0, at - 24), at) is not None


def whole_number(digits: str) -> str:
    """Character of a number in digits."""
    if len(digits) == 4 and 1000 <= int(digits) <= 2199:
        return "Y"
    return "D" if len(digits) <= 2 and 1 <= int(digits) <= 31 else "N"


def number_of(digits: str) -> float:
    """Value of a number with separators or a fraction ("1,500", "2.5", "2 1/2")."""
    if "/" in digits:
        whole, over, under = re.split(r"[ /]", digits)
        return int(whole) + int(over) / max(1, int(under))
    return float(digits.replace(",", ""))


def tokens_of(text: str, start: int, end: int) -> list[TimeToken]:
    """Tokens of ``text[start:end]``, number words joined ("twenty-five", "nineteen ninety-seven")."""
    known = ALPHABET.characters
    tokens: list[TimeToken] = []
    last_end = -1
    for match in TOKEN.finditer(text, start, end):
        kind = match.lastgroup or ""
        raw = match[0]
        at, behind = match.span()
        glued = at == last_end
        word = raw.lower()
        number: float | None = None
        if kind in ("w", "a"):
            word = word.rstrip(".")
            behind_dot = behind
            if word in NEEDS_CAPITAL and not raw[0].isupper() and not _is_small_month(word, text, at, behind):
                character = "x"
            else:
                character = known.get(word, "")
                number = NUMBERS.get(word, ORDINALS.get(word))
            if not character:
                character = "X" if raw[0].isupper() else "x"
            behind = behind_dot
        elif kind == "s":
            word, character = "'s", known.get("'s", "'")
        elif kind == "p":
            word = character = raw.translate(PUNCTUATION)
        elif kind in ("N", "G"):
            character = whole_number(raw)
            number = float(int(raw[:15]))
        elif kind == "F":
            character, number = "F", number_of(raw)
        elif kind == "O":
            character, number = "O", float(int(raw[:-2]))
        else:
            character = "S" if kind in ("sep", "mark") else kind
        tokens.append(TimeToken(at, behind, character, word, number, glued))
        last_end = behind
    return join_numbers(tokens)


def join_numbers(tokens: Sequence[TimeToken]) -> list[TimeToken]:
    """Tokens with number words that belong together made one."""
    joined: list[TimeToken] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.word not in NUMBERS or token.character in "DN":
            joined.append(token)
            at += 1
            continue
        values = [NUMBERS[token.word]]
        behind = at + 1
        ordinal = False
        while behind < len(tokens) and len(values) < LONGEST_NUMBER:
            step = behind + (tokens[behind].word == "-" and tokens[behind].glued)
            step += behind == step and tokens[behind].word == "and" and values[-1] >= 100
            if step >= len(tokens):
                break
            word = tokens[step].word
            if word in ORDINALS and values[-1] in (20, 30) and step > behind and ORDINALS[word] < 10:
                values.append(ORDINALS[word])
                behind, ordinal = step + 1, True
                break
            if word not in NUMBERS or not _continues(values[-1], NUMBERS[word]):
                break
            values.append(NUMBERS[word])
            behind = step + 1
        value = _value(values)
        if behind == at + 1:
            joined.append(token)
        else:
            character = "O" if ordinal else "Y" if len(values) > 1 and _is_year(values) else "N"
            joined.append(TimeToken(token.start, tokens[behind - 1].end, character, "", float(value), token.glued))
        at = behind
    return joined


def _continues(before: int, number: int) -> bool:
    return (
        number in (100, 1000)
        or before in (100, 1000)
        or (before >= 20 and number < 10)
        or (before in (19, 20) and number >= 10)
    )


def _is_year(values: Sequence[int]) -> bool:
    return (values[0] in (19, 20) and 10 <= values[1] < 100) or (values[0] == 2 and values[1] == 1000)


def _value(values: Sequence[int]) -> int:
    if values[0] in (19, 20) and len(values) > 1 and 10 <= values[1] < 100:
        return values[0] * 100 + sum(values[1:])
    total = part = 0
    for value in values:
        if value in (100, 1000):
            part = max(1, part) * value
            if value == 1000:
                total, part = total + part, 0
        else:
            part += value
    return total + part
