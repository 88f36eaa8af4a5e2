"""Which event mentions of different texts are one event.

Candidates come from a set-based join: mentions of one family of kinds that share two delegations (or one, where a text
leaves a side out; or one and a place) within months of each other. Candidates are scored, and clusters grown from the
best pair down; no two mentions of one text, and no two that cannot be one, ever share a cluster. Cost grows with the
mentions: where a block is crowded, those are compared that also share a person, a place or the days; only where even
that leaves a crowd, its neighbours in time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

import duckdb
import pyarrow as pa

from transforms.resolve.claims import Claim
from transforms.resolve.clusters import grow
from transforms.resolve.likeness import OPEN, is_one, likeness

_BUCKET = 32
"""Days of one bucket of time. Two mentions meet when they share a bucket."""
_CROWD = 120
"""Mentions of one block and bucket that are all compared; a greater crowd is cut into finer blocks."""
_DAYS_NEAR = 4
"""In a crowd, mentions meet when they name one person or one place, or lie so many days apart."""
_MOST_BUCKETS = 30
_EPOCH = date(1970, 1, 1)

_PAIRS = f"""
    with placed as (
        select *, row_number() over (partition by block, bucket order by day, claim) as position
        from block_key
    )
    select distinct least(a.claim, b.claim) as a, greatest(a.claim, b.claim) as b
    from placed as a
    join placed as b
        on a.block = b.block
        and a.bucket = b.bucket
        and a.position < b.position
        and b.position - a.position <= {_CROWD}
        and (a.needy or b.needy or not a.single)
    order by all
"""


def events_of(db: duckdb.DuckDBPyConnection, claims: Sequence[Claim]) -> list[list[Claim]]:
    """A partition of the claims, each event's in order of publication; ``claims`` must be in that order."""
    scored = []
    values: dict[tuple[int, int], float | None] = {}
    position = {claim.mention_id: i for i, claim in enumerate(claims)}
    for a, b in candidates(db, claims):
        value = values[a, b] = likeness(claims[a], claims[b])
        if value is not None and is_one(claims[a], claims[b], value):
            scored.append((round(value, 6), a, b))

    def agree(ones: Sequence[Claim], others: Sequence[Claim]) -> bool:
        if {c.document_id for c in ones} & {c.document_id for c in others}:
            return False
        for one in ones:
            for other in others:
                a, b = sorted((position[one.mention_id], position[other.mention_id]))
                if (a, b) not in values:
                    values[a, b] = likeness(claims[a], claims[b])
                if values[a, b] is None:
                    return False
        return True

    return [[claims[i] for i in found] for found in grow(claims, scored, agree)]


def candidates(db: duckdb.DuckDBPyConnection, claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Pairs of indices worth comparing, in order."""
    rows = [
        (block, bucket, i, middle, needy, single)
        for i, claim in enumerate(claims)
        for bucket, middle in _buckets(claim)
        for block, needy, single in _blocks(claim)
    ]
    rows = list(_uncrowded(rows, claims))
    columns = list(zip(*rows, strict=True)) or [()] * 6
    types = {
        "block": pa.string(),
        "bucket": pa.int32(),
        "claim": pa.int64(),
        "day": pa.int32(),
        "needy": pa.bool_(),
        "single": pa.bool_(),
    }
    table = pa.table({name: pa.array(column, t) for (name, t), column in zip(types.items(), columns, strict=True)})
    db.register("block_key", table)
    try:
        return [(a, b) for a, b in db.execute(_PAIRS).fetchall()]
    finally:
        db.unregister("block_key")


Row = tuple[str, int, int, int, bool, bool]
"""Block, bucket, index of the claim, day, whether it lacks a side, whether the key is of a single delegation."""


def _uncrowded(rows: Sequence[Row], claims: Sequence[Claim]) -> Iterator[Row]:
    """The rows, those of crowded blocks under finer keys."""
    crowds = Counter((row[0], row[1]) for row in rows)
    for row in rows:
        block, bucket, i, day, needy, single = row
        if crowds[block, bucket] <= _CROWD:
            yield row
            continue
        claim = claims[i]
        finer = [f"p {person}" for person in sorted(claim.people)]
        finer += [f"d {day // _DAYS_NEAR}", f"d {day // _DAYS_NEAR + 1}"]
        if claim.place_id is not None:
            finer.append(f"@ {claim.place_id}")
        yield from ((f"{block}|{key}", bucket, i, day, needy, single) for key in finer)


def _blocks(claim: Claim) -> Iterator[tuple[str, bool, bool]]:
    """(key, whether the claim lacks a side, whether the key is of a single delegation)."""
    family = claim.kind.family
    acting, receiving = sorted(claim.acting), sorted(claim.receiving)
    everybody = sorted({*acting, *receiving})
    if not everybody:
        if claim.place_id is not None:
            yield f"{family}|@{claim.place_id}", True, False
        return
    if claim.kind.symmetric or len(everybody) <= 3:
        pairs = {tuple(pair) for pair in combinations(everybody[:8], 2)}
    else:
        pairs = {tuple(sorted((a, b))) for a in acting[:8] for b in receiving[:8] if a != b}
    for a, b in sorted(pairs):
        yield f"{family}|{a}|{b}", False, False
    needy = not acting or not receiving or len(everybody) == 1
    for unit in everybody[:8]:
        yield f"{family}|{unit}", needy, True
    if claim.place_id is not None and not claim.place_is_country:
        for unit in everybody[:8]:
            yield f"{family}|{unit}@{claim.place_id}", False, False


def _buckets(claim: Claim) -> list[tuple[int, int]]:
    """(bucket, day) for every stretch of time in which the event may lie."""
    first, last = _window(claim)
    if first is None or last is None:
        return [(-1, 0)]
    start, end = (first - _EPOCH).days, (last - _EPOCH).days
    buckets = list(range(start // _BUCKET, end // _BUCKET + 1))
    return [(bucket, (start + end) // 2) for bucket in buckets[:_MOST_BUCKETS]]


def _window(claim: Claim) -> tuple[date | None, date | None]:
    published = claim.published
    if claim.start is None:
        if published is None:
            return None, None
        if claim.status in OPEN:
            return published - timedelta(days=60), published + timedelta(days=400)
        return published - timedelta(days=400), published + timedelta(days=60)
    end = claim.end or claim.start
    later = timedelta(days=60 if claim.status in OPEN else 7)
    return claim.start - timedelta(days=7), end + later
