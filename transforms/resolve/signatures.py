"""Sets of words as numbers of 64 bits, one bit for each word: what two sets share at most is told from these alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_
from zlib import crc32


def signature(words: Iterable[str]) -> int:
    """The bits of all words. Sets without a bit in common share no word; the reverse need not hold."""
    return reduce(or_, map(_bit, words), 0)


@lru_cache(maxsize=200_000)
def _bit(word: str) -> int:
    return 1 << (crc32(word.encode("utf-8", "surrogatepass")) & 63)
