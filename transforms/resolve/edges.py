"""Pairs of event mentions that are found to be one event, with how much speaks for it: ``linking.edge``."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transforms.resolve import ceilings, claims
from transforms.resolve.ceilings import may_be_one, outlines
from transforms.resolve.claims import claims_of
from transforms.resolve.kept import Database
from transforms.resolve.likeness import is_one, likeness
from transforms.resolve.spread import spread

BATCH = 200_000
"""Pairs that are scored at once."""

_COLUMNS = (*claims.COLUMNS, *ceilings.COLUMNS)
_EDGES = pa.schema([("a", pa.int32()), ("b", pa.int32()), ("value", pa.float64())])


def settle_edges(db: Database, pool: Executor | None = None) -> None:
    """Score the pairs of table ``pair`` and bring ``linking.edge`` up to date.

    Leaves the temporary table ``moved`` (number): claims at either end of an edge that came or went.
    """
    db.execute("""
        create or replace temp table dropped as
        select edge.*
        from linking.edge
        where a in (select number from changed_claim union all select number from gone_claim)
           or b in (select number from changed_claim union all select number from gone_claim)
           or (a, b) in (select (a, b) from lost_pair)
    """)
    db.execute("delete from linking.edge where (a, b) in (select (a, b) from dropped)")
    db.execute("create or replace temp table found_edge (a integer, b integer, value double)")
    pairs = db.sql("select a, b from pair order by a, b").to_arrow_table()
    for found in spread(pool, scored, _batches(db, pairs), pairs.num_rows):
        db.register("incoming", found)
        db.execute("insert into found_edge select * from incoming")
        db.unregister("incoming")
    db.execute("""
        create or replace temp table moved as
        with new as (from found_edge anti join linking.edge using (a, b))
        select a as number from dropped union select b from dropped union select a from new union select b from new
    """)
    db.execute("""
        insert into linking.edge
        select * from found_edge anti join linking.edge using (a, b) order by a, b
    """)


def _batches(db: Database, pairs: pa.Table) -> Iterator[tuple[pa.Table, pa.Table]]:
    """The pairs in order, so many at once, with the claims that they are of."""
    for first in range(0, pairs.num_rows, BATCH):
        # Copied, for a mere slice would take all pairs with it to another process.
        asked = pairs.take(pa.array(range(first, min(first + BATCH, pairs.num_rows)), pa.int64()))
        # Claims lie in the order of their numbers, and those of a pair mostly near each other.
        first_number, last_number = pc.min(asked["a"]).as_py(), pc.max(asked["b"]).as_py()
        db.register("asked_pair", asked)
        rows = db.sql(f"""
            select number, {", ".join(_COLUMNS)} from linking.claim
            where number between {first_number} and {last_number}
              and number in (select a from asked_pair union select b from asked_pair)
            order by number
        """).to_arrow_table()
        db.unregister("asked_pair")
        yield rows, asked


def scored(rows: pa.Table, pairs: pa.Table) -> pa.Table:
    """The pairs that are one event, with their likeness. ``rows`` are those of ``linking.claim``, by ``number``."""
    numbers = rows["number"].to_numpy()
    one, other = (np.searchsorted(numbers, pairs[end].to_numpy()) for end in ("a", "b"))
    known = outlines(rows)
    worth = may_be_one(known.of(one), known.of(other))
    one, other = one[worth], other[worth]
    asked = np.union1d(one, other)
    claims = dict(zip(asked.tolist(), claims_of(rows.take(asked)), strict=True))
    found: list[tuple[int, int, float]] = []
    for i, j in zip(one.tolist(), other.tolist(), strict=True):
        a, b = claims[i], claims[j]
        value = likeness(a, b)
        if value is not None and is_one(a, b, value):
            found.append((i, j, round(value, 6)))
    places = np.array([(i, j) for i, j, _ in found], np.int64).reshape(-1, 2)
    values = pa.array([value for _, _, value in found], pa.float64())
    return pa.table([numbers[places[:, 0]], numbers[places[:, 1]], values], schema=_EDGES)
