"""Names of people compared: two spellings of one name, initials, swapped order, particles, accents.

Everything here works on one or two names; who is one across texts is settled in ``people``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from pydantic import TypeAdapter
from rapidfuzz.distance import JaroWinkler, Levenshtein

from transforms.vocabulary.reading import read_toml

Words = tuple[str, ...]
"""A name as folded words: no accents, case, punctuation or particles; initials are words of one letter."""

_LETTERS = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae",
        "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ħ": "h", "ŋ": "n", "ə": "a", "Ə": "A",
        "’": "", "'": "", "ʼ": "", "ʻ": "", "‘": "", "`": "", "ʿ": "", "ʾ": "",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart, and apostrophes within names."""

_PARTICLE_LIST = """
    al el ul ad an ar as ash at az bin ibn bint ben van von der den de del della da das dos do di du la le ter zu
"""
_PARTICLES = frozenset(_PARTICLE_LIST.split())
_GENERATIONS = {"jr": "2", "junior": "2", "sr": "1", "senior": "1", "ii": "2", "iii": "3", "iv": "4"}

# Spellings of one sound in the usual romanisations (Russian, Ukrainian, Arabic, Persian, Indian); order matters.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(ye|ie|je)", "e"),
        (r"tsch|tch", "ch"),
        (r"sch|sz|ş", "sh"),
        (r"dzh|dj|zh", "j"),
        (r"kh|gh", "h"),
        (r"ph", "f"),
        (r"([bdt])h", r"\1"),
        (r"ck|q|c(?!h)", "k"),
        (r"w", "v"),
        (r"ks", "x"),
        (r"ou|oo|yu|iu|ju", "u"),
        (r"ia|ya|ja(?!n)", "a"),
        (r"iyi|yi|ii|iy|yy|ij|ei|ey|ai|ay|ee|ie|ye|y", "i"),
        (r"([a-z])\1+", r"\1"),
        (r"(?<=.)h$", ""),
    )
)
_VOWELS = re.compile(r"[aeiou]")


def _read_variants() -> Mapping[str, str]:
    """Given name -> first name of its group, from ``vocabulary/name_variants.toml``."""
    source = read_toml("name_variants.toml")
    groups = TypeAdapter(dict[str, list[list[str]]]).validate_python(source)
    variants: dict[str, str] = {}
    for group in (g for groups_of_kind in groups.values() for g in groups_of_kind):
        for name in group:
            if variants.setdefault(name, group[0]) != group[0]:
                raise ValueError(f"name_variants.toml: {name!r} stands in two groups")
    return variants


GIVEN_NAMES = _read_variants()


@lru_cache(maxsize=200_000)
def folded(name: str) -> str:
    """A name without accents, case, apostrophes and punctuation; words parted by one space."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())


@lru_cache(maxsize=200_000)
def person_words(name: str) -> Words:
    """The words of a person's name, without particles and generation; "D.B. Varma" and "DB Varma" give d, b, varma."""
    spread = re.sub(r"\b([^\W\d_])\.", r"\1 ", name)
    tokens = re.split(r"[\s\-‐–]+", spread.strip())
    if len(tokens) > 1 and not name.isupper():
        tokens = [
            part for i, t in enumerate(tokens)
            for part in (t if t.isalpha() and t.isupper() and len(t) in (2, 3) and i < len(tokens) - 1 else (t,))
        ]  # fmt: skip
    words = [w for t in tokens for w in folded(t).split()]
    kept = [w for w in words if w not in _GENERATIONS]
    kept = [w for w in kept if w not in _PARTICLES] or kept
    return tuple(kept or words) or (name,)


def generation(name: str) -> str | None:
    """ "2" for a Jr. or II, "1" for a Sr.; ``None`` when the name does not say."""
    return next((g for w in folded(name).split()[1:] if (g := _GENERATIONS.get(w))), None)


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
    return s[:1].translate(str.maketrans("gkeiou", "kkaaaa")) + _VOWELS.sub("", s[1:]).replace("g", "k")


@lru_cache(maxsize=400_000)
def same_word(a: str, b: str) -> bool:
    """Whether two words of names may be one, spelt differently."""
    if a == b or sound(a) == sound(b):
        return True
    shorter = min(len(a), len(b))
    if shorter < 4 or skeleton(a) != skeleton(b):
        return shorter >= 8 and a[0] == b[0] and Levenshtein.distance(a, b, score_cutoff=1) <= 1
    return bool(JaroWinkler.similarity(a, b) >= 0.85)


def same_given(a: str, b: str) -> bool:
    """Whether two given names may be one: equal, spelt differently, short form, or initial."""
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return same_word(a, b) or GIVEN_NAMES.get(a, a) == GIVEN_NAMES.get(b, b)


def split_initials(words: Words) -> tuple[Words, Words]:
    """Leading initials and the rest, where the rest is a full name by itself ("d b" + "venkatesh varma")."""
    count = next((i for i, w in enumerate(words) if len(w) > 1), len(words))
    return (words[:count], words[count:]) if len(words) - count >= 2 else ((), words)


def is_initialed(words: Words) -> bool:
    """Whether the first name is known by its initial alone."""
    return len(words) > 1 and len(split_initials(words)[1][0]) == 1


def likeness(a: Words, b: Words) -> float:
    """How well two names of at least two words agree, from 0 (cannot be one person) to 1 (equal)."""
    if a == b:
        return 1.0
    best = _aligned(a, b)
    if best < 0.9 and len(a) == len(b) and not (is_initialed(a) or is_initialed(b)):
        turns = [b[i:] + b[:i] for i in (1, len(b) - 1)]
        if any(all(same_word(x, y) for x, y in zip(a, turned, strict=True)) for turned in turns):
            best = max(best, 0.9)
    long, short = (a, b) if len(a) >= len(b) else (b, a)
    if best == 0.0 and len(short) >= 2 and len(short[0]) > 1 and _begins(long, short):
        best = 0.8
    if best == 0.0 and len(a) != len(b) and "".join(map(sound, a)) == "".join(map(sound, b)):
        best = 0.9
    return best


def _aligned(a: Words, b: Words) -> float:
    """Likeness of two names that both end in the surname."""
    if not same_word(a[-1], b[-1]):
        return 0.0
    (initials_a, rest_a), (initials_b, rest_b) = split_initials(a), split_initials(b)
    if bool(initials_a) != bool(initials_b):  # "D. B. Varma" or "Venkatesh Varma" beside "D. B. Venkatesh Varma"
        whole, other = (a, b) if initials_a else (b, a)
        rest = rest_a if initials_a else rest_b
        if same_given(rest[0], other[0]) and len(other[0]) > 1:
            return 0.9
        a, b = whole, other
    if not same_given(a[0], b[0]):
        return 0.0
    middle_a, middle_b = a[1:-1], b[1:-1]
    if not _middles_agree(middle_a, middle_b):
        return 0.0
    if len(a[0]) == 1 or len(b[0]) == 1:
        return 0.85 if middle_a and middle_b else 0.8
    return 0.95 if len(a) == len(b) else 0.9


def _middles_agree(a: Words, b: Words) -> bool:
    if all(same_given(x, y) for x, y in zip(a, b, strict=False)):
        return True
    long, short = (a, b) if len(a) >= len(b) else (b, a)
    rest = iter(long)
    return all(len(w) > 1 and any(same_word(w, x) for x in rest) for w in short)


def _begins(long: Words, short: Words) -> bool:
    """Whether the longer name is the shorter one and more behind it (a clan's or family's name)."""
    return len(long) > len(short) and all(same_word(x, y) for x, y in zip(long, short, strict=False))


def lacks_middle(a: Words, b: Words) -> bool:
    """Whether one name has a middle initial that the other lacks, so that father and son could hide behind them."""
    return len(a) != len(b) and any(len(w) == 1 for w in (*a[1:-1], *b[1:-1]))


def block_keys(words: Words) -> tuple[str, ...]:
    """Keys of a full name, at least one of which every likely spelling of it shares."""
    initials, rest = split_initials(words)
    last = skeleton(words[-1])
    firsts = {w[0] for w in (rest[0], *initials[:1])}
    groups = {GIVEN_NAMES.get(rest[0], rest[0])[0]}
    keys = {f"i {last} {skeleton(f)[:1]}" for f in firsts | groups}
    bag = sorted(skeleton(w) for w in rest if len(w) > 1)
    if len(bag) > 1:
        keys.add("b " + " ".join(bag))
        keys.add("p " + " ".join(skeleton(w) for w in rest[:2]))
    keys.add("j " + skeleton("".join(rest)))
    return tuple(sorted(keys))
