"""Who is compared with whom in a cell of candidates that is a crowd: those who share a person, a place or the days.

A crowd is cut into finer cells. In one of at most ``CROWD`` mentions all are compared, in a greater one neighbours in
time. What else stands in a crowd decides on a pair: it may be worth comparing, or no more, though neither has changed.
"""

from __future__ import annotations

from transforms.resolve.kept import Database

CROWD = 120
"""Mentions of one cell that are all compared."""

MAY_MEET = "(a.is_needy or b.is_needy or not a.is_single)"
"""Under a key of one delegation only those that lack a side are compared with others."""

PAIRED = "select least(a.number, b.number) as a, greatest(a.number, b.number) as b"

_KEYS = """
    select k.number, k.block, k.is_needy, k.is_single, c.first_bucket, c.last_bucket, c.day, c.finer,
           c.published_date, c.event_mention_id
    from linking.block_key as k join linking.claim as c using (number)
"""


def pair_crowds(db: Database, part: str) -> None:
    """Add to ``found_pair`` and ``suspect`` what cells that are a crowd, or were one, give; ``part`` chooses blocks.

    Reads ``crowd`` (block, bucket), ``changed_claim``, ``gone_claim``, ``former_key`` and what is kept in ``linking``.
    """
    db.execute(f"create or replace temp table key_now as {_KEYS} where {part} and k.block in (select block from crowd)")
    db.execute(f"""
        create or replace temp table key_before as
        select * from key_now anti join changed_claim using (number)
        union all by name
        select k.* from former_key as k where {part} and k.block in (select block from crowd)
    """)
    _lay_out_members(db)
    db.execute(_FOUND, {"crowd": CROWD})
    db.execute(_SUSPECTS, {"crowd": CROWD})


def _cells(keys: str, name: str, among: str) -> str:
    """SQL: the members of the cells ``among``, those of crowds under finer keys; table ``name``."""
    return f"""
        create or replace temp table {name} as
        with
            laid as (
                select * exclude (last_bucket), unnest(range(first_bucket, last_bucket + 1))::integer as bucket
                from {keys}
            ),
            here as (select * from laid semi join {among} using (block, bucket)),
            size as (select block, bucket, count(*) as members from here group by all)
        select here.* exclude (finer), 0::bigint as finer, false as is_cut
        from here join size using (block, bucket) where members <= {CROWD}
        union all by name
        select here.* exclude (finer), unnest(finer) as finer, true as is_cut
        from here join size using (block, bucket) where members > {CROWD}
    """


def _lay_out_members(db: Database) -> None:
    """Temporary table ``member``: who stands in which cell of ``crowd``, now and before, and where among them."""
    db.execute(_cells("key_now", "member_now", "crowd"))
    db.execute(_cells("key_before", "member_before", "crowd"))
    for name in ("member_now", "member_before"):
        db.execute(f"""
            create or replace temp table cell_of_{name} as
            select block, bucket, finer, any_value(is_cut) as is_cut, count(*) as members from {name} group by all
        """)
        db.execute(f"""
            create or replace temp table place_of_{name} as
            select block, bucket, finer, number,
                row_number() over (
                    partition by block, bucket, finer order by day, published_date nulls last, event_mention_id
                ) as position
            from {name} semi join (from cell_of_{name} where members > {CROWD + 1}) using (block, bucket, finer)
        """)
    # A finer cell of a crowd that was one before is touched only where a changed claim stands in it.
    db.execute(f"""
        create or replace temp table cell as
        with
            moved as (
                select block, bucket, finer from member_now semi join changed_claim using (number)
                union
                select block, bucket, finer from member_before
                where number in (select number from changed_claim union all select number from gone_claim)
            ),
            recut as (
                select coalesce(n.block, b.block) as block, coalesce(n.bucket, b.bucket) as bucket
                from (select distinct block, bucket, is_cut from member_now) as n
                full join (select distinct block, bucket, is_cut from member_before) as b using (block, bucket, is_cut)
                where n.block is null or b.block is null
            ),
            asked as (
                from moved
                union
                select block, bucket, finer from cell_of_member_now semi join recut using (block, bucket)
                union
                select block, bucket, finer from cell_of_member_before semi join recut using (block, bucket)
            )
        select
            asked.*,
            coalesce(n.members, 0) between 1 and {CROWD + 1} as is_whole,
            coalesce(b.members, 0) between 1 and {CROWD + 1} as was_whole
        from asked
        left join cell_of_member_now as n using (block, bucket, finer)
        left join cell_of_member_before as b using (block, bucket, finer)
    """)
    db.execute("""
        create or replace temp table member as
        with
            one as (
                select
                    n.block, n.bucket, n.finer, n.number, n.first_bucket, n.is_needy, n.is_single,
                    true as is_in, b.number is not null as was_in
                from member_now as n
                left join member_before as b
                    on b.block = n.block and b.bucket = n.bucket and b.finer = n.finer and b.number = n.number
                union all
                select block, bucket, finer, number, first_bucket, is_needy, is_single, false, true
                from member_before anti join member_now using (block, bucket, finer, number)
            )
        select
            one.*, cell.is_whole, cell.was_whole, before.block is not null as is_after_whole,
            now.position as position, former.position as former_position,
            one.number in (select number from changed_claim) as is_changed
        from one
        join cell using (block, bucket, finer)
        left join (from cell where is_whole) as before
            on before.block = one.block and before.bucket = one.bucket - 1 and before.finer = one.finer
        left join place_of_member_now as now
            on now.block = one.block and now.bucket = one.bucket and now.finer = one.finer and now.number = one.number
        left join place_of_member_before as former
            on former.block = one.block and former.bucket = one.bucket and former.finer = one.finer
            and former.number = one.number
    """)


_SAME_CELL = "a.block = b.block and a.bucket = b.bucket and a.finer = b.finer"
_IS_CANDIDATE = "a.is_in and b.is_in and (a.is_whole or abs(a.position - b.position) <= $crowd)"
_WAS_CANDIDATE = (
    "a.was_in and b.was_in and (a.was_whole or coalesce(abs(a.former_position - b.former_position) <= $crowd, false))"
)
_FIRST_MEETING = "(not a.is_after_whole or a.bucket = greatest(a.first_bucket, b.first_bucket))"
"""Two that meet in one bucket have met in the one before, unless that began later for one, or was a crowd."""

_FOUND = f"""
    insert into found_pair
    with
        now as (from member where is_in),
        news as (from member where is_in and is_changed),
        lacking as (from member where is_in and is_needy and is_single),
        reviewed as (from member where is_in and not is_changed and not (is_whole and was_whole))
    {PAIRED}
    from (from news where not is_single) as a join (from now where not is_single) as b on {_SAME_CELL}
    where {_IS_CANDIDATE} and {_FIRST_MEETING} and (not b.is_changed or a.number < b.number)
    union all
    {PAIRED}
    from (from lacking where is_changed) as a join (from now where is_single) as b on {_SAME_CELL}
    where {_IS_CANDIDATE} and {_FIRST_MEETING} and a.number <> b.number
      and (not b.is_changed or not b.is_needy or a.number < b.number)
    union all
    {PAIRED}
    from (from news where is_single and not is_needy) as a join (from lacking where not is_changed) as b on {_SAME_CELL}
    where {_IS_CANDIDATE} and {_FIRST_MEETING}
    union all
    {PAIRED}
    from reviewed as a join reviewed as b on {_SAME_CELL}
    where a.number < b.number and {_IS_CANDIDATE} and not ({_WAS_CANDIDATE}) and {MAY_MEET}
"""

_SUSPECTS = f"""
    insert into suspect
    with once as (from member where was_in and not is_changed and not (is_whole and was_whole))
    select edge.a, edge.b
    from linking.edge
    join once as a on a.number = edge.a
    join once as b on b.number = edge.b and {_SAME_CELL}
    where {_WAS_CANDIDATE} and not ({_IS_CANDIDATE}) and {MAY_MEET}
"""


def keep_those_found_elsewhere(db: Database) -> None:
    """Take out of ``lost_pair`` what is a candidate in any cell that both still share."""
    db.execute("""
        create or replace temp table touched as
        with
            spread as (
                select number, block, unnest(range(first_bucket, last_bucket + 1))::integer as bucket
                from linking.block_key join linking.claim using (number)
                where number in (select a from lost_pair union all select b from lost_pair)
            )
        select distinct a.block, a.bucket
        from lost_pair
        join spread as a on a.number = lost_pair.a
        join spread as b on b.number = lost_pair.b and a.block = b.block and a.bucket = b.bucket
    """)
    db.execute(f"create or replace temp table key_now as {_KEYS} where k.block in (select block from touched)")
    db.execute(_cells("key_now", "member_now", "touched"))
    db.execute(f"""
        create or replace temp table still_pair as
        with placed as (
            select *,
                row_number() over (
                    partition by block, bucket, finer order by day, published_date nulls last, event_mention_id
                ) as position
            from member_now
        )
        select lost_pair.*
        from lost_pair
        join placed as a on a.number = lost_pair.a
        join placed as b on b.number = lost_pair.b and {_SAME_CELL}
        where abs(a.position - b.position) <= {CROWD} and {MAY_MEET}
    """)
    db.execute("delete from lost_pair where (a, b) in (select (a, b) from still_pair)")
