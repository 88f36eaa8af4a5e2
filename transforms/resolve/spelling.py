"""Single words of names compared: folded letters, one romanisation, and how far two spellings may lie apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from transforms.vocabulary.spellings import given_names, read_spellings

_SPELLINGS = read_spellings()
_LETTERS = str.maketrans(_SPELLINGS.letters)
_ASCII = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)
_ASCII_UNWRITTEN = bytes(code for code in range(128) if _LETTERS.get(code) == "")
_SOUNDS = tuple((re.compile(pattern), sound) for pattern, sound in _SPELLINGS.sounds.rules)
_NEAR = frozenset(frozenset(pair) for pair in _SPELLINGS.sounds.near_vowels)
_GIVEN = given_names()
_UNSPOKEN = re.compile(r"[\W_]+")
_VOWELS = re.compile(r"[aeiou]")
_CONSONANT = re.compile(r"[^aeiou]")
_FIRST = str.maketrans("gkeiou", "kkaaaa")

_NEAR_COST = 0.5
"""Of a vowel written otherwise, or left out; vowels that spellings seldom confuse cost 1."""
_COSTS = ((9, 1.5), (6, 1.0), (4, 0.5))
"""Letters of the shorter word, and what its vowels may cost."""
_LONG_WORD = 8
"""Letters of a word in which one letter may be wrong."""
_MAN = re.compile(r"(?<!nk)o$|(?<=[oe]v|[iy]n)$|(?<=[sc]k)(?:y+|i[yi]?|yj|ij)$")
_WOMAN = re.compile(r"(?<!nk)a$|(?<=[sc]k)a[iy]a$")
"""Endings that tell a man's name from a woman's: Mario and Maria, Petrov and Petrova; not Shevchenko and -enka."""


@lru_cache(maxsize=400_000)
def folded(name: str) -> str:
    """A name without accents, case, apostrophes and punctuation; words parted by one space."""
    plain = name if name.isascii() else name.translate(_LETTERS)
    if plain.isascii():  # most names, for which what follows does nothing but take its time
        return " ".join(plain.encode().translate(_ASCII, _ASCII_UNWRITTEN).decode().split())
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(_UNSPOKEN.sub(" ", plain).split())


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """A word in one romanisation: Sergei and Sergey, Zelensky and Zelenskyy, Kharkov and Harkov are equal."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """First letter and consonants of the sound: the key that likely spellings of one word share."""
    s = sound(word)
    return s[:1].translate(_FIRST) + _VOWELS.sub("", s[1:]).replace("g", "k")


def name_head(word: str) -> str:
    """The word that stands for all forms of a given name: "joseph" for "joe"."""
    return _GIVEN.get(word, word)


@lru_cache(maxsize=400_000)
def same_word(a: str, b: str) -> bool:
    """Whether two words of names may be one, spelt differently."""
    if a == b:
        return True
    if are_of_two_sexes(a, b):
        return False
    one, other = sound(a), sound(b)
    if one == other:
        return True
    shorter = min(len(a), len(b))
    if _GIVEN.get(a, a) == _GIVEN.get(b, b) and a in _GIVEN:
        return True
    if shorter >= 5 and any(x.startswith(("al", "el")) and sound(x[2:]) == sound(y) for x, y in ((a, b), (b, a))):
        return True
    if shorter >= 4 and skeleton(a) == skeleton(b):
        allowed = next(cost for letters, cost in _COSTS if shorter >= letters)
        return _is_polysyllable(one) and _is_polysyllable(other) and _vowels_apart(one, other) <= allowed
    return shorter >= _LONG_WORD and a[0] == b[0] and is_slip(one, other)


def are_of_two_sexes(a: str, b: str) -> bool:
    """Whether two words differ in nothing but the ending of a man's and a woman's name."""
    man, woman = (b, a) if a.endswith("a") else (a, b)
    if not woman.endswith("a") or man.endswith("a"):
        return False
    stem = _WOMAN.sub("", woman)
    return stem != woman and _MAN.search(man) is not None and sound(_MAN.sub("", man)) == sound(stem)


def is_slip(a: str, b: str) -> bool:
    """Whether one letter is wrong, missing, doubled, or two neighbours have changed places."""
    return OSA.distance(a, b, score_cutoff=1) <= 1


def _is_polysyllable(word: str) -> bool:
    return len(re.findall(r"[aeiou]+", word)) > 1


def _vowels_apart(a: str, b: str) -> float:
    """How far the vowels of two words with equal consonants lie apart."""
    ones, others = _CONSONANT.split(a), _CONSONANT.split(b)
    if len(ones) != len(others):
        return 9.0
    return sum(map(_group_cost, ones, others))


@lru_cache(maxsize=10_000)
def _group_cost(a: str, b: str) -> float:
    """Cost of writing one group of vowels as the other; a group may be empty."""
    if a == b:
        return 0.0
    if not a or not b:
        return _NEAR_COST
    if set(a) & set(b):
        return _NEAR_COST / 2
    return _NEAR_COST if any(frozenset((x, y)) in _NEAR for x in a for y in b) else 2 * _NEAR_COST
