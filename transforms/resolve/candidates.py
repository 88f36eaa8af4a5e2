"""Which pairs of event mentions are worth comparing, asked only of the cells that a change touches.

A cell is a block in one bucket of time. In a cell of at most ``CROWD`` mentions all are compared. A greater crowd is
cut into finer cells, by person, place or days; where even one of those is a crowd, its neighbours in time are compared.
Cost grows with the mentions, never with their square.
"""

from __future__ import annotations

from transforms.resolve.kept import Database

CROWD = 120
"""Mentions of one cell that are all compared."""

_AT_ONCE = 4_000_000
"""Rows of keys by buckets that are laid out at once."""

_KEY_NOW = """
    select k.number, k.block, k.is_needy, k.is_single, c.first_bucket, c.last_bucket, c.day, c.finer,
           c.published_date, c.event_mention_id
    from linking.block_key as k join linking.claim as c using (number)
"""


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
    if keys <= CROWD:
        db.execute(_PAIRS_WITHOUT_CROWDS)
        return
    db.execute("""
        create or replace temp table found_pair (a integer, b integer);
        create or replace temp table suspect (a integer, b integer);
    """)
    parts = rows // _AT_ONCE + 1
    for part in range(parts):
        db.execute(f"""
            create or replace temp table key_now as
            {_KEY_NOW} where (k.block & 1048575) % {parts} = {part} and k.block in (select block from touched)
        """)
        db.execute(f"""
            create or replace temp table key_before as
            select * from key_now anti join changed_claim using (number)
            union all by name
            select * from former_key where (block & 1048575) % {parts} = {part}
        """)
        _lay_out_members(db)
        db.execute(_FOUND, {"crowd": CROWD})
        db.execute(_SUSPECTS, {"crowd": CROWD})
    db.execute("create or replace temp table pair as select distinct a, b from found_pair order by a, b")
    db.execute("create or replace temp table lost_pair as select distinct a, b from suspect")
    if db.execute("select count(*) from lost_pair").fetchall() != [(0,)]:
        _keep_those_found_elsewhere(db)


def _cells(keys: str, name: str) -> str:
    """SQL: the members of touched cells, those of crowds under finer keys; table ``name``."""
    return f"""
        create or replace temp table {name} as
        with
            laid as (
                select * exclude (last_bucket), unnest(range(first_bucket, last_bucket + 1))::integer as bucket
                from {keys}
            ),
            here as (select * from laid semi join touched using (block, bucket)),
            size as (select block, bucket, count(*) as members from here group by all)
        select here.* exclude (finer), 0::bigint as finer, false as is_cut
        from here join size using (block, bucket) where members <= {CROWD}
        union all by name
        select here.* exclude (finer), unnest(finer) as finer, true as is_cut
        from here join size using (block, bucket) where members > {CROWD}
    """


def _lay_out_members(db: Database) -> None:
    """Temporary table ``member``: who stands in which touched cell, now and before, and where in a crowd."""
    db.execute(_cells("key_now", "member_now"))
    db.execute(_cells("key_before", "member_before"))
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
            who as (
                select block, bucket, finer, number, first_bucket, is_needy, is_single, true as is_in, false as was_in
                from member_now
                union all
                select block, bucket, finer, number, first_bucket, is_needy, is_single, false, true from member_before
            ),
            one as (
                select block, bucket, finer, number, bool_or(is_in) as is_in, bool_or(was_in) as was_in,
                       arg_max(first_bucket, is_in) as first_bucket, arg_max(is_needy, is_in) as is_needy,
                       arg_max(is_single, is_in) as is_single
                from who semi join cell using (block, bucket, finer)
                group by all
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
_MAY_MEET = "(a.is_needy or b.is_needy or not a.is_single)"
_FIRST_MEETING = "(not a.is_after_whole or a.bucket = greatest(a.first_bucket, b.first_bucket))"
"""Two that meet in one bucket have met in the one before, unless that began later for one, or was a crowd."""

_PAIRED = "select least(a.number, b.number) as a, greatest(a.number, b.number) as b"

_FOUND = f"""
    insert into found_pair
    with
        now as (from member where is_in),
        news as (from member where is_in and is_changed),
        lacking as (from member where is_in and is_needy and is_single),
        reviewed as (from member where is_in and not is_changed and not (is_whole and was_whole))
    {_PAIRED}
    from (from news where not is_single) as a join (from now where not is_single) as b on {_SAME_CELL}
    where {_IS_CANDIDATE} and {_FIRST_MEETING} and (not b.is_changed or a.number < b.number)
    union all
    {_PAIRED}
    from (from lacking where is_changed) as a join (from now where is_single) as b on {_SAME_CELL}
    where {_IS_CANDIDATE} and {_FIRST_MEETING} and a.number <> b.number
      and (not b.is_changed or not b.is_needy or a.number < b.number)
    union all
    {_PAIRED}
    from (from news where is_single and not is_needy) as a join (from lacking where not is_changed) as b on {_SAME_CELL}
    where {_IS_CANDIDATE} and {_FIRST_MEETING}
    union all
    {_PAIRED}
    from reviewed as a join reviewed as b on {_SAME_CELL}
    where a.number < b.number and {_IS_CANDIDATE} and not ({_WAS_CANDIDATE}) and {_MAY_MEET}
"""

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
    where a.number <> b.number and {_MAY_MEET}
      and a.first_bucket <= b.last_bucket and b.first_bucket <= a.last_bucket
    order by a, b;
    create or replace temp table lost_pair (a integer, b integer);
"""
"""All pairs of a changed claim with what shares a cell: so few keys that no cell is a crowd, nor was one."""

_SUSPECTS = f"""
    insert into suspect
    with once as (from member where was_in and not is_changed and not (is_whole and was_whole))
    select edge.a, edge.b
    from linking.edge
    join once as a on a.number = edge.a
    join once as b on b.number = edge.b and {_SAME_CELL}
    where {_WAS_CANDIDATE} and not ({_IS_CANDIDATE}) and {_MAY_MEET}
"""


def _keep_those_found_elsewhere(db: Database) -> None:
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
    db.execute(f"create or replace temp table key_now as {_KEY_NOW} where k.block in (select block from touched)")
    db.execute(_cells("key_now", "member_now"))
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
        where abs(a.position - b.position) <= {CROWD} and {_MAY_MEET}
    """)
    db.execute("delete from lost_pair where (a, b) in (select (a, b) from still_pair)")
