"""Names of people compared: two spellings of one name, initials, swapped order, particles, words joined or apart.

Everything here works on one or two names; who is one across texts is settled in ``people``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.resolve.spelling import are_of_two_sexes, folded, is_slip, name_head, same_word, skeleton, sound
from transforms.vocabulary.spellings import read_spellings

Words = tuple[str, ...]
"""A name as folded words: no accents, case, punctuation or particles; initials are words of one letter."""

_PEOPLE = read_spellings().people
_INITIAL = re.compile(r"\b([^\W\d_])\.")
_HYPHENS = re.compile(r"[\-‐–]+")
_SERVANT = re.compile(r"^abd(?:(?:[aeo]|ou)l)?(?=[bcdfghjklmnpqrstvwxyz][a-z]{2})")
_ARTICLE = re.compile(r"^el(?=[bcdfghjkmnpqrstvwz][a-z]{4})")
_SLIP_LETTERS = 10
"""Letters of a name in which one may be wrong, where country and office agree."""


@lru_cache(maxsize=200_000)
def person_words(name: str) -> Words:
    """The words of a person's name, without particles, titles and generation.

    "D.B. Varma" and "DB Varma" give d, b, varma; "Abdel Fattah al-Sisi" gives abdulfattah, sisi.
    """
    spread = _INITIAL.sub(r"\1 ", name) if "." in name else name
    parts = spread.split()
    tokens: list[tuple[str, bool]] = []  # a word, and whether it may be a particle
    for place, part in enumerate(parts):
        pieces = [piece for piece in _HYPHENS.split(part) if folded(piece)]
        if len(pieces) == 1 and place < len(parts) - 1 and _are_initials(pieces[0]) and not name.isupper():
            tokens += [(letter, False) for letter in pieces[0]]
            continue
        for n, piece in enumerate(pieces):
            is_given = piece[0].isupper() and len(parts) == 2 and place == 0 and len(pieces) == 1
            is_given = is_given and folded(piece) in _PEOPLE.given_particles and not name.isupper()
            is_part = piece[0].isupper() and folded(piece) in _PEOPLE.small_particles
            is_inner = 0 < n < len(pieces) - 1 and piece.islower()
            tokens.append((piece, is_inner or (n == 0 and not is_given and not is_part)))
    spelt = [(w, may) for token, may in tokens for w in folded(token).split()]
    words = [w for w, _ in spelt]
    kept = [(w, may) for w, may in spelt if w not in _PEOPLE.generations] or spelt
    while len(kept) > 2 and kept[0][0] in _PEOPLE.titles:
        kept = kept[1:]
    named = [w for w, may in kept if not (may and w in _PEOPLE.particles)]
    return _servants_joined(tuple(named or (w for w, _ in kept))) or tuple(words) or (name,)


def _are_initials(piece: str) -> bool:
    """Whether a word before the last is initials written together: DB, APJ."""
    return piece.isalpha() and piece.isupper() and len(piece) in (2, 3)


def _servants_joined(words: Words) -> Words:
    """ "abdel", "aziz" as one word, provided that another whole word is left; "abdelaziz" in the same spelling."""
    joined: list[str] = []
    for i, word in enumerate(words):
        if joined and words[i - 1] in _PEOPLE.servants and len(joined[-1]) <= 5 and len(word) > 1:
            joined[-1] = "abdul" + word
        else:
            joined.append(word)
    if sum(len(w) > 1 for w in joined) < 2:
        joined = list(words)
    plain = (_SERVANT.sub("abdul", w) if w[:3] == "abd" else w for w in joined)
    return tuple(_ARTICLE.sub("", w) if w[:2] == "el" else w for w in plain)


@lru_cache(maxsize=200_000)
def generation(name: str) -> str | None:
    """ "2" for a Jr. or II, "1" for a Sr.; ``None`` when the name does not say."""
    return next((g for w in folded(name).split()[1:] if (g := _PEOPLE.generations.get(w))), None)


@lru_cache(maxsize=200_000)
def is_regnal(name: str) -> bool:
    """Whether a single name bears a ruler's number: Abdullah II, John Paul II, Benedict XVI."""
    words = folded(name).split()
    return 1 < len(words) <= 3 and words[-1] in _PEOPLE.regnal


def same_given(a: str, b: str) -> bool:
    """Whether two given names may be one: equal, spelt differently, short form, or initial."""
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return same_word(a, b) or name_head(a) == name_head(b)


@lru_cache(maxsize=200_000)
def split_initials(words: Words) -> tuple[Words, Words]:
    """Leading initials and the rest, where the rest is a full name by itself ("d b" + "venkatesh varma")."""
    count = next((i for i, w in enumerate(words) if len(w) > 1), len(words))
    return (words[:count], words[count:]) if len(words) - count >= 2 else ((), words)


def is_initialed(words: Words) -> bool:
    """Whether the first name is known by its initial alone."""
    return len(words) > 1 and len(split_initials(words)[1][0]) == 1


@lru_cache(maxsize=400_000)
def likeness(a: Words, b: Words) -> float:
    """How well two names of at least two words agree, from 0 (cannot be one person) to 1 (equal)."""
    if a == b:
        return 1.0
    best = _aligned(a, b)
    if best < 0.9 and len(a) == len(b) and not (is_initialed(a) or is_initialed(b)):
        turns = [b[i:] + b[:i] for i in (1, len(b) - 1)]
        if any(all(same_word(x, y) for x, y in zip(a, turned, strict=True)) for turned in turns):
            best = max(best, 0.9)
    if best == 0.0 and len(a) == len(b) and all(same_given(x, y) for x, y in zip(a, b, strict=True)):
        best = 0.9 if same_word(a[0], b[0]) and min(len(a[0]), len(b[0])) > 1 else 0.0
    long, short = (a, b) if len(a) >= len(b) else (b, a)
    if best == 0.0 and len(short) >= 2 and len(short[0]) > 1 and _begins(long, short):
        best = 0.8
    if best == 0.0 and _same_joined(a, b):
        best = 0.9
    return best


def _same_joined(a: Words, b: Words) -> bool:
    """Whether the names are one when words that one of them parts are written together: Wen-bin, Abdul Aziz."""
    if len(a) == len(b):
        return False
    if sound("".join(a)) == sound("".join(b)):
        return True
    if min(len(w) for w in (*a, *b)) == 1:
        return False
    ends = same_word(a[-1], b[-1]) and same_word("".join(a[:-1]), "".join(b[:-1]))
    return ends or (a[0] == b[0] and same_word("".join(a[1:]), "".join(b[1:])))


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
        if len(initials_a or initials_b) > 1 and len(b[0]) > 1 and not same_given(a[0], b[0]):
            return 0.9 * (_aligned(a[1:], b) > 0.0)
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
    """Whether the longer name is the shorter one and more behind it (a clan's or family's name).

    A syllable behind a syllable is a given name's second half: Wang Yi-chi is not Wang Yi.
    """
    if len(short) == 2 and len(short[1]) <= 3 and len(long) == 3 and len(long[2]) <= 4:
        return False
    return len(long) > len(short) and all(same_word(x, y) for x, y in zip(long, short, strict=False))


def is_slip_of_the_pen(a: Words, b: Words) -> bool:
    """Whether two long names differ in one letter of one word, and else are spellings of one name."""
    if min(len("".join(a)), len("".join(b))) < _SLIP_LETTERS:
        return False
    return any(
        min(len(x), len(y)) >= 4
        and not are_of_two_sexes(x, y)
        and is_slip(sound(x), sound(y))
        and likeness((*a[:i], y, *a[i + 1 :]), b) > 0.0
        for i, x in enumerate(a)
        for y in b
        if x != y
    )


def is_typo(a: Words, b: Words) -> bool:
    """Whether two names, of which one text has both, differ in the vowel of one word: Wang Ye beside Wang Yi."""
    unlike = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) > 1 == len(unlike) and all(
        min(len(x), len(y)) > 1 and skeleton(x) == skeleton(y) and is_slip(x, y) and not are_of_two_sexes(x, y)
        for x, y in unlike
    )


def is_tail(short: Words, long: Words) -> bool:
    """Whether a name of several words stands at the end of a longer one, or is it without words of its middle."""
    if not 2 <= len(short) < len(long) or not same_word(short[-1], long[-1]):
        return False
    if all(same_word(x, y) for x, y in zip(short, long[-len(short) :], strict=True)):
        return True
    rest = iter(long)
    return len(short) > 2 and all(any(same_given(w, x) for x in rest) for w in short)


def is_respelling(a: Words, b: Words) -> bool:
    """Whether two names have the same words, spelt, parted or put in order differently."""
    return likeness(a, b) >= 0.95 or (likeness(a, b) >= 0.9 and (len(a) == len(b) or _same_joined(a, b)))


def goes_on(a: Words, b: Words) -> bool:
    """Whether one name is the other and at least two words more behind it: Aung San beside Aung San Suu Kyi."""
    return abs(len(a) - len(b)) > 1 and _begins(*sorted((a, b), key=len, reverse=True))


def lacks_middle(a: Words, b: Words) -> bool:
    """Whether one name has a middle name that the other lacks, so that father and son could hide behind them."""
    return len(a) != len(b) and any(len(w) == 1 for w in (*a[1:-1], *b[1:-1]))


@lru_cache(maxsize=200_000)
def block_keys(words: Words) -> tuple[str, ...]:
    """Keys of a full name, at least one of which every likely spelling of it shares.

    Every key holds the whole of two words at least, so that a block grows with the bearers of a name, not of a surname.
    """
    initials, rest = split_initials(words)
    last = skeleton(words[-1])
    keys = {f"f {skeleton(name_head(first))} {last}" for first in (rest[0], *initials[-1:])}
    bag = sorted(skeleton(w) for w in rest if len(w) > 1)
    if len(bag) > 1:
        keys.add("b " + " ".join(bag))
        keys.add("p " + " ".join(skeleton(w) for w in rest[:2]))
        keys.add("p " + " ".join(skeleton(name_head(w)) for w in rest[:2]))
    keys.add("j " + skeleton("".join(rest)))
    return tuple(sorted(keys))


@lru_cache(maxsize=200_000)
def initial_keys(words: Words) -> tuple[str, ...]:
    """Keys that a name with leading initials shares with the full names that it may mean."""
    initials, rest = split_initials(words)
    firsts = (*initials, rest[0]) if initials or len(rest[0]) == 1 else (rest[0],)
    return tuple(sorted({f"i {first[0]} {skeleton(words[-1])}" for first in firsts}))


def slip_ends(words: Words) -> list[tuple[int, str, str]]:
    """For names whose first or last word may differ in one letter: which is whole, its key, the other's sound."""
    first, last = words[0], words[-1]
    if len(first) + len(last) < _SLIP_LETTERS:
        return []
    ends = ((0, skeleton(name_head(last)), sound(first)), (1, skeleton(name_head(first)), sound(last)))
    return [end for end in ends if len(end[2]) >= 4]


def slip_keys(word: str) -> set[str]:
    """Keys shared by words that differ in one letter: the word, and all but one letter of it."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
