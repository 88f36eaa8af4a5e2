"""Copies: which texts are near-identical to another one, and which of them is the original.

Texts are compared by their runs of five words. MinHash signatures with locality-sensitive hashing (Broder 1997; Indyk
and Motwani 1998) find the pairs worth comparing, so that time grows with the number of texts; the comparison itself
is exact. A second signature of the opening finds texts that were cut off. The result does not depend on the order of
the texts.

``transforms.resolve.copying`` does the same in the database, for what is new only.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

RUN = 5
"""Words in a run: long enough that two writers seldom share one, short enough to survive an edit in every second
line."""

ROWS = 3
BANDS = 40
"""A pair that shares a third of its runs meets in a band with 78 percent, one that shares half of them with 99.5."""

OPENING = 60
"""Words that the second signature looks at."""

SAME = 0.6
"""Share of a copy's runs that stand in its original too. The copies of the corpus have 0.74 and more, two reports of
one happening in their own words 0.15 and less."""

SAME_SHORT = 0.8
SHORT = 40
"""Texts with fewer words than this must agree more closely: a headline and a statement can make up half of them."""

TRIVIAL = 8
"""Texts with fewer words than this are copies only when they are the same word for word."""

BUCKET = 50
"""Texts that a bucket remembers: the earliest, among which the original is. It keeps a thousand copies of one text from
being compared with one another."""

BLOCK = 250_000
"""Hashes that are mixed at once, so that the longest text does not fill the memory, and most stay in the cache."""

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Shingled:
    """A text as it is compared."""

    words: Hashes
    """Its words, hashed."""
    runs: Hashes
    """Its runs of words, hashed, sorted, each once; of a text that is shorter than a run, its words as one."""

    def is_copy_of(self, other: Shingled) -> bool:
        """Whether most of this text stands in the other."""
        size = len(self.words)
        if min(size, len(other.words)) < TRIVIAL:
            return bool(size) and np.array_equal(self.words, other.words)
        shared = np.intersect1d(self.runs, other.runs, assume_unique=True).size
        return bool(shared >= (SAME_SHORT if size < SHORT else SAME) * self.runs.size)


def shingled(body: str) -> Shingled:
    """A text's words and runs; capitals, marks and line breaks do not count."""
    codes = np.frombuffer(body.lower().encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    in_word = _word_characters()[np.minimum(codes, _LAST_CHARACTER)]
    edges = np.flatnonzero(np.diff(in_word, prepend=False, append=False))
    # All words at once: a word is a number to the base BASE, the difference of two sums over the text up to it.
    powers, inverses = _powers(max(1 << 14, 1 << len(codes).bit_length()))
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(codes * powers[: len(codes)], out=sums[1:])
    starts, ends = edges[::2], edges[1::2]
    words = (sums[ends] - sums[starts]) * inverses[starts]
    return Shingled(words, _runs(words))


def buckets_of(text: Shingled) -> Hashes:
    """The buckets in which a text meets those that may be near-identical to it; of a text without words none."""
    if text.runs.size == 0:
        return np.empty(0, dtype=np.uint64)
    opening = text.runs if len(text.words) <= OPENING else _runs(text.words[:OPENING])
    return np.concatenate([_bands(text.runs, 0), _bands(opening, BANDS)])


def order_of(document_id: str, published: date | None, length: int) -> tuple[bool, date, int, str]:
    """Sorts originals before their copies: the earliest, then the longest, then by identifier; the undated last."""
    return (published is None, published or date.max, -length, document_id)


def originals_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each copy and its original, from all pairs of a text and an earlier one of which it is a near-identical copy.

    The pairs are in the order of the later texts and, for each of them, of the earlier ones. A copy is nobody's
    original.
    """
    originals: dict[str, str] = {}
    for copy, earlier in pairs:
        if copy not in originals and earlier not in originals:
            originals[copy] = earlier
    return originals


def find_copies(texts: Sequence[tuple[str, date | None, str]]) -> dict[str, str]:
    """Each copy's document id, and that of its original.

    ``texts``: document id, day of publication (``None`` when unknown), and the body without header, dateline and
    furniture (``transforms.reading.comparable_text``). Of texts that are near-identical the earliest, then the
    longest, then the one with the smallest id is the original; the undated come last. An original is no copy itself,
    and every copy is near its own original, not only near another copy. A later text that adds much to an earlier one
    is no copy of it.
    """
    order = sorted(texts, key=lambda t: order_of(t[0], t[1], len(t[2])))
    known = [shingled(body) for _, _, body in order]
    buckets: dict[int, list[int]] = defaultdict(list)
    pairs = []
    for number, text in enumerate(known):
        met = [buckets[key] for key in buckets_of(text).tolist()]
        near = sorted({n for bucket in met for n in bucket})
        pairs += [(order[number][0], order[n][0]) for n in near if text.is_copy_of(known[n])]
        for bucket in met:
            if len(bucket) < BUCKET:
                bucket.append(number)
    return originals_of(pairs)


def _runs(words: Hashes) -> Hashes:
    if len(words) == 0:
        return words
    size = min(RUN, len(words))
    mixed = np.zeros(len(words) - size + 1, dtype=np.uint64)
    for place in range(size):
        mixed = ((mixed ^ (mixed >> np.uint64(31))) * FACTOR) + words[place : place + len(mixed)]
    ordered = np.sort((mixed ^ (mixed >> np.uint64(29))) * FACTOR)
    distinct: Hashes = ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])]
    return distinct


@cache
def _word_characters() -> NDArray[np.bool_]:
    """For each character up to ``_LAST_CHARACTER`` whether it can stand in a word: what ``\\w`` is in ``re``."""
    return np.array([chr(code).isalnum() or code == ord("_") for code in range(_LAST_CHARACTER + 1)])


@cache
def _powers(count: int) -> tuple[Hashes, Hashes]:
    """``BASE`` to the powers of 0 … ``count`` - 1, and what undoes a multiplication by each, modulo 2^64."""
    powers, inverses = np.full(count, BASE), np.full(count, INVERSE)
    powers[0] = inverses[0] = 1
    return np.cumprod(powers), np.cumprod(inverses)


def _bands(runs: Hashes, offset: int) -> Hashes:
    """The bands of a MinHash signature, each as one number; in 32 bits, of which processors reckon many at once."""
    short = (runs >> np.uint64(32)).astype(np.uint32)
    signature = np.empty(ROWS * BANDS, dtype=np.uint32)
    step = max(1, BLOCK // short.size)
    for row in range(0, ROWS * BANDS, step):
        mixed = short[np.newaxis, :] ^ SHIFTS[row : row + step, np.newaxis]
        mixed *= FACTORS[row : row + step, np.newaxis]
        signature[row : row + step] = mixed.min(axis=1)
    bands = np.arange(offset, offset + BANDS, dtype=np.uint64)
    for least in signature.reshape(BANDS, ROWS).T.astype(np.uint64):
        bands = ((bands ^ (bands >> np.uint64(31))) * FACTOR) + least
    return (bands ^ (bands >> np.uint64(29))) * FACTOR


def _constants(label: str) -> NDArray[np.uint32]:
    """Fixed odd 32-bit numbers, the same on every machine."""
    digests = [hashlib.blake2b(f"{label} {i}".encode(), digest_size=4).digest() for i in range(ROWS * BANDS)]
    return np.array([int.from_bytes(d, "little") | 1 for d in digests], dtype=np.uint32)


_LAST_CHARACTER = 0x3FFFF
"""The last of the tertiary ideographic plane; beyond it no character is a letter or a digit."""
BASE = np.uint64(0xD1342543DE82EF95)
"""An odd multiplier (Steele and Vigna 2021), so that it has an inverse modulo 2^64."""
INVERSE = np.uint64(pow(int(BASE), -1, 1 << 64))
FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""An odd number near 2^64 divided by the golden ratio: multiplication by it scatters (Knuth, TAOCP 6.4)."""
FACTORS = _constants("factor")
SHIFTS = _constants("shift")
