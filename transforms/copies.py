"""Copies: which texts are near-identical to another one, and which of them is the original.

Texts are compared by their runs of five words. MinHash signatures with locality-sensitive hashing (Broder 1997; Indyk
and Motwani 1998) find the pairs worth comparing, so that time grows with the number of texts; the comparison itself
is exact. A second signature of the opening finds texts that were cut off. The result does not depend on the order of
the texts.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

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

BLOCK = 1_000_000
"""Hashes that are mixed at once, so that the longest text does not fill the memory."""

WORD = re.compile(r"\w+")

Runs = NDArray[np.uint64]


def find_copies(texts: Sequence[tuple[str, date | None, str]]) -> dict[str, str]:
    """Each copy's document id, and that of its original.

    ``texts``: document id, day of publication (``None`` when unknown), and the body without header, dateline and
    furniture (``transforms.reading.comparable_text``). Of texts that are near-identical the earliest, then the
    longest, then the one with the smallest id is the original; the undated come last. An original is no copy itself,
    and every copy is near its own original, not only near another copy. A later text that adds much to an earlier one
    is no copy of it.
    """
    order = sorted(texts, key=lambda t: (t[1] is None, t[1] or date.max, -len(t[2]), t[0]))
    words = [WORD.findall(body.lower()) for _, _, body in order]
    runs = [_runs(w) for w in words]
    originals: dict[int, int] = {}
    for number, neighbours in _neighbours(words, runs).items():
        for earlier in neighbours:
            if earlier not in originals and _is_copy(words[number], runs[number], words[earlier], runs[earlier]):
                originals[number] = earlier
                break
    return {order[copy][0]: order[original][0] for copy, original in originals.items()}


def _runs(words: list[str]) -> Runs:
    """The hashed runs of a text, sorted, each once; of a text that is shorter than a run its words as one."""
    stretches = {" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))} if words else set()
    digests = b"".join(hashlib.blake2b(s.encode("utf-8", "surrogatepass"), digest_size=8).digest() for s in stretches)
    return np.unique(np.frombuffer(digests, dtype=np.uint64))


def _is_copy(words: list[str], runs: Runs, other_words: list[str], other_runs: Runs) -> bool:
    if min(len(words), len(other_words)) < TRIVIAL:
        return words == other_words and bool(words)
    shared = np.intersect1d(runs, other_runs, assume_unique=True).size
    needed = SAME_SHORT if len(words) < SHORT else SAME
    return bool(shared >= needed * runs.size)


def _neighbours(words: list[list[str]], runs: list[Runs]) -> dict[int, list[int]]:
    """For each text the ones before it that share a band of a signature with it, in order."""
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    found: dict[int, list[int]] = {}
    for number, (text, stretch) in enumerate(zip(words, runs, strict=True)):
        opening = stretch if len(text) <= OPENING else _runs(text[:OPENING])
        met = [buckets[key] for key in [*_bands(stretch, 0), *_bands(opening, BANDS)]]
        near = {n for bucket in met for n in bucket}
        if near:
            found[number] = sorted(near)
        for bucket in met:
            if len(bucket) < BUCKET:
                bucket.append(number)
    return found


def _bands(runs: Runs, offset: int) -> Iterator[tuple[int, bytes]]:
    """The bands of a text's MinHash signature; of a text without words none."""
    if runs.size == 0:
        return
    signature = np.empty(ROWS * BANDS, dtype=np.uint64)
    step = max(1, BLOCK // runs.size)
    for row in range(0, ROWS * BANDS, step):
        mixed = (runs[np.newaxis, :] ^ SHIFTS[row : row + step, np.newaxis]) * FACTORS[row : row + step, np.newaxis]
        signature[row : row + step] = (mixed ^ (mixed >> np.uint64(29))).min(axis=1)
    for band in range(BANDS):
        yield offset + band, signature[band * ROWS : (band + 1) * ROWS].tobytes()


def _constants(label: str) -> NDArray[np.uint64]:
    """Fixed 64-bit numbers, the same on every machine."""
    digests = [hashlib.blake2b(f"{label} {i}".encode(), digest_size=8).digest() for i in range(ROWS * BANDS)]
    return np.array([int.from_bytes(d, "little") | 1 for d in digests], dtype=np.uint64)


FACTORS = _constants("factor")
SHIFTS = _constants("shift")
