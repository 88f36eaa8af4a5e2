"""Which pairs of event mentions are worth comparing, asked only of the cells that a change touches.

A cell is a block in one bucket of time. In a cell of at most ``CROWD`` mentions all are compared; how a greater crowd
is cut, ``crowds`` tells. Cost grows with the mentions, never with their square.
"""

from __future__ import annotations

from transforms.resolve import crowds
from transforms.resolve.crowds import MAY_MEET, PAIRED, keep_those_found_elsewhere, pair_crowds
from transforms.resolve.kept import Database

_AT_ONCE = 4_000_000
"""Rows of keys by buckets that are laid out at once."""


def find_candidates(db: Database) -> None:
    """Temporary tables ``pair`` (a < b: numbers of claims to compare) and ``lost_pair`` (a, b: compared before, but no
    longer worth it; neither claim changed, and they were found to be one).

    Reads ``changed_claim``, ``former_key`` and what is kept in ``linking``.
    """
    db.execute("""
        create or replace temp table touched as
        select distinct block, unnest(range(first_bucket, last_bucket + 1))::integer as bucket
        from (
            select block, first_bucket, last_bucket from former_key
            union all
            select k.block, c.first_bucket, c.last_bucket
            from changed_claim join linking.block_key as k using (number) join linking.claim as c using (number)
        )
    """)
    ((rows, keys),) = db.execute("""
        select coalesce(sum(last_bucket - first_bucket + 1), 0), count(*) + (select count(*) from former_key)
        from linking.block_key join linking.claim using (number)
        where block in (select block from touched)
    """).fetchall()
    if keys <= crowds.CROWD:
        db.execute(_PAIRS_WITHOUT_CROWDS)
        return
    db.execute("""
        create or replace temp table found_pair (a integer, b integer);
        create or replace temp table suspect (a integer, b integer);
    """)
    parts = rows // _AT_ONCE + 1
    for number in range(parts):
        part = f"(k.block & 1048575) % {parts} = {number}"
        db.execute(_STANDING.format(part=part))
        db.execute(_CROWDS, {"crowd": crowds.CROWD})
        db.execute(_FOUND)
        if db.execute("select count(*) from crowd").fetchall() != [(0,)]:
            pair_crowds(db, part)
    db.execute("create or replace temp table pair as select distinct a, b from found_pair order by a, b")
    db.execute("create or replace temp table lost_pair as select distinct a, b from suspect")
    if db.execute("select count(*) from lost_pair").fetchall() != [(0,)]:
        keep_those_found_elsewhere(db)


_STANDING = """
    create or replace temp table standing as
    with
        laid as (
            select k.number, k.block, k.is_needy, k.is_single, c.first_bucket,
                   unnest(range(c.first_bucket, c.last_bucket + 1))::integer as bucket
            from linking.block_key as k join linking.claim as c using (number)
            where {part} and k.block in (select block from touched)
        )
    select
        number, block, bucket, is_needy, is_single, bucket = first_bucket as is_first,
        number in (select number from changed_claim) as is_changed
    from laid semi join touched using (block, bucket);
    create or replace temp table formerly_standing as
    select block, bucket
    from (
        select block, unnest(range(first_bucket, last_bucket + 1))::integer as bucket from former_key as k where {part}
    )
"""
"""Who stands in which touched cell; ``is_first`` marks the first of his cells under that key."""

_CROWDS = """
    create or replace temp table crowd as
    select block, bucket
    from (
        select block, bucket, true as is_in, not is_changed as was_in from standing
        union all
        select block, bucket, false, true from formerly_standing
    )
    group by all
    having count(*) filter (is_in) > $crowd or count(*) filter (was_in) > $crowd
"""
"""Cells that are a crowd, or were one."""

_SAME_CELL = "a.block = b.block and a.bucket = b.bucket"
_FIRST_MEETING = "(a.is_first or b.is_first)"
"""Two that meet in one bucket have met in the one before, unless that began later for one, or was a crowd."""

_FOUND = f"""
    insert into found_pair
    with
        now as (
            select s.* replace (s.is_first or before.block is not null as is_first)
            from standing as s
            anti join crowd using (block, bucket)
            left join crowd as before on before.block = s.block and before.bucket = s.bucket - 1
        ),
        lacking as (from now where is_needy and is_single),
        singles as (from now semi join lacking using (block, bucket) where is_single)
    {PAIRED}
    from (from now where is_changed and not is_single) as a join (from now where not is_single) as b on {_SAME_CELL}
    where {_FIRST_MEETING} and a.number <> b.number and (not b.is_changed or a.number < b.number)
    union all
    {PAIRED}
    from lacking as a join singles as b on {_SAME_CELL}
    where {_FIRST_MEETING} and (a.is_changed or b.is_changed) and a.number <> b.number
      and (not b.is_needy or a.number < b.number)
"""
"""Pairs in cells that are no crowd and were none; under keys of one delegation, those with one that lacks a side."""

_PAIRS_WITHOUT_CROWDS = f"""
    create or replace temp table pair as
    with
        now as (
            select k.number, k.block, k.is_needy, k.is_single, c.first_bucket, c.last_bucket
            from linking.block_key as k join linking.claim as c using (number)
            where k.block in (select block from touched)
        )
    select distinct least(a.number, b.number) as a, greatest(a.number, b.number) as b
    from (from now semi join changed_claim using (number)) as a
    join now as b on a.block = b.block
    where a.number <> b.number and {MAY_MEET}
      and a.first_bucket <= b.last_bucket and b.first_bucket <= a.last_bucket
    order by a, b;
    create or replace temp table lost_pair (a integer, b integer);
"""
"""All pairs of a changed claim with what shares a cell: so few keys that no cell is a crowd, nor was one."""
