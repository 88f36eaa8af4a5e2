"""Under which keys an event mention is looked for: who takes part, in which stretch of time.

Two mentions are worth comparing when they share a block (two delegations; or one, where a text leaves a side out; or
one and a place) and a bucket of time. Where that gives a crowd, they must also share a finer key: a person, a place or
the days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import NamedTuple

from transforms.resolve.likeness import OPEN
from transforms.resolve.parties import Delegations
from transforms.vocabulary.kinds import Kind

BUCKET = 32
"""Days of one bucket of time. Two mentions meet when they share a bucket."""
NEAR = 4
"""In a crowd, mentions meet when they name one person or one place, or lie so many days apart."""
_MOST_BUCKETS = 30
_MOST_UNITS = 8
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The time in which an event may lie: its buckets, first and last, and its middle as a day since 1970."""

    first: int
    last: int
    day: int


class Block(NamedTuple):
    """One key of one event mention."""

    key: int
    is_needy: bool
    """Whether the mention lacks a side, and so must be compared with all that name the other."""
    is_single: bool
    """Whether the key is of one delegation, under which only the needy are compared."""


def blocks_of(
    kind: Kind, acting: Delegations, receiving: Delegations, place_id: str | None, place_is_country: bool
) -> Iterator[Block]:
    """All keys of a mention, each once."""
    family = kind.family
    actors, recipients = sorted(acting), sorted(receiving)
    everybody = sorted({*actors, *recipients})
    if not everybody:
        if place_id is not None:
            yield Block(hashed(f"{family}|@{place_id}"), True, False)
        return
    shown = everybody[:_MOST_UNITS]
    if kind.symmetric or len(everybody) <= 3:
        pairs = set(combinations(shown, 2))
    else:
        pairs = {(min(a, b), max(a, b)) for a in actors[:_MOST_UNITS] for b in recipients[:_MOST_UNITS] if a != b}
    for a, b in sorted(pairs):
        yield Block(hashed(f"{family}|{a}|{b}"), False, False)
    needy = not actors or not recipients or len(everybody) == 1
    for unit in shown:
        yield Block(hashed(f"{family}|{unit}"), needy, True)
    if place_id is not None and not place_is_country:
        for unit in shown:
            yield Block(hashed(f"{family}|{unit}@{place_id}"), False, False)


def finer_keys(people: Collection[str], stretch: Stretch, place_id: str | None) -> list[int]:
    """What else a mention must share with another in a crowd, each key once."""
    days = stretch.day // NEAR
    keys = [f"p {person}" for person in sorted(people)]
    keys += [f"d {days}", f"d {days + 1}"]
    if place_id is not None:
        keys.append(f"@ {place_id}")
    return [hashed(key) for key in keys]


def stretch_of(published: date | None, status: str, start: date | None, end: date | None) -> Stretch:
    """The time in which the event may lie; bucket -1 when nothing is known."""
    first, last = _window(published, status, start, end)
    if first is None or last is None:
        return Stretch(-1, -1, 0)
    since, until = (first - _EPOCH).days, (last - _EPOCH).days
    bucket = since // BUCKET
    return Stretch(bucket, min(until // BUCKET, bucket + _MOST_BUCKETS - 1), (since + until) // 2)


def _window(
    published: date | None, status: str, start: date | None, end: date | None
) -> tuple[date | None, date | None]:
    if start is None:
        if published is None:
            return None, None
        if status in OPEN:
            return published - timedelta(days=60), published + timedelta(days=400)
        return published - timedelta(days=400), published + timedelta(days=60)
    later = timedelta(days=60 if status in OPEN else 7)
    return start - timedelta(days=7), (end or start) + later


@lru_cache(maxsize=200_000)
def hashed(key: str) -> int:
    """A key as a signed number of 64 bits, the same on every machine."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True)
