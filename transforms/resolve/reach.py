"""How far a change reaches: which event mentions must be clustered again, and which stand as they were.

Clusters grow from the best pair down, and whether a pair is joined depends on nothing but the members that its two
clusters have by then (``transforms.resolve.clusters``). So the events that a changed mention, edge or judgement touches
are grown again beside those next to them, which an edge connects with them. As long as one of these turns out another
than it was, it belongs to what the change reaches, and so on. When all of them stand as they were, every pair between
the two is refused, and what lies farther off cannot tell that anything happened. Pairs between two events that stand
have been refused before, and are not asked again: the first of them to change does so by a pair with what is reached.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from typing import Any

import numpy as np
import pyarrow as pa

from transforms.resolve.claims import COLUMNS, Claim, claims_of
from transforms.resolve.components import components
from transforms.resolve.kept import Database
from transforms.resolve.linking import events_of
from transforms.resolve.spread import spread

BATCH = 20_000
"""Mentions that are clustered at once, whole components of them."""


def find_reached(db: Database, pool: Executor | None = None) -> None:
    """Temporary tables ``reached`` (number): claims that must be clustered again, whole events of them; ``joined``
    (a, b): all edges, and all pairs that are judged to be one; ``judged`` (a, b, is_same)."""
    _find_touched(db)
    db.execute("""
        create or replace temp table joined as
        select a, b from linking.edge union all select a, b from judged where is_same
    """)
    db.execute("create or replace temp table added as from reached")
    while _find_next_to(db):
        db.execute("""
            create or replace temp table asked_claim as
            select number from reached union all select number from next_to
        """)
        lay_out_batches(db, _ASKED_PAIRS, around="added")
        ((count,),) = db.execute("select count(*) from batch_of").fetchall()
        changed = [event for found in spread(pool, unlike_before, _with_events(db), count) for event in found]
        db.register("changed_event", pa.table({"event_id": pa.array(changed, pa.string())}))
        db.execute(
            "create or replace temp table added as select number from next_to semi join changed_event using (event_id)"
        )
        db.unregister("changed_event")
        if not changed:
            return
        db.execute("insert into reached from added")


def _find_touched(db: Database) -> None:
    """Temporary table ``reached`` (number): claims whose component must be grown again, as far as it is known."""
    db.execute("""
        create or replace temp table judged as
        select least(a.number, b.number) as a, greatest(a.number, b.number) as b, is_same
        from linking.judged_event_pair as j
        join linking.claim as a on a.event_mention_id = j.a
        join linking.claim as b on b.event_mention_id = j.b
    """)
    db.execute("""
        create or replace temp table reached as
        with
            rejudged as (
                (from linking.judged_event_pair except from linking.followed_event_pair)
                union all
                (from linking.followed_event_pair except from linking.judged_event_pair)
            ),
            showing as (
                select event_mention_id from linking.part semi join renamed using (entity_id)
                union
                select event_mention_id from linking.claim
                where place_id in (select entity_id from renamed)
            ),
            touched as (
                select number from changed_claim
                union
                select number from moved
                union
                select number from linking.claim semi join showing using (event_mention_id)
                union
                select number from linking.claim
                where event_mention_id in (select a from rejudged union all select b from rejudged)
            ),
            old as (
                select distinct event_id from settled.event_history
                where event_mention_id in (
                    select event_mention_id from linking.claim semi join touched using (number)
                    union all
                    select event_mention_id from gone_claim
                )
            )
        select number from touched
        union
        select number from linking.claim
        where event_mention_id in (select event_mention_id from settled.event_history semi join old using (event_id))
    """)
    db.execute("delete from reached where number not in (select number from linking.claim)")
    db.execute("delete from linking.followed_event_pair")
    db.execute("insert into linking.followed_event_pair from linking.judged_event_pair")


def _find_next_to(db: Database) -> bool:
    """Temporary table ``next_to`` (number, event_id): whole events that edges connect with what is reached, as they
    were; false when there is none."""
    db.execute("""
        create or replace temp table next_to as
        with
            neighbour as (
                select b as number from joined semi join reached on a = reached.number
                union
                select a from joined semi join reached on b = reached.number
            ),
            near as (
                select distinct event_id
                from neighbour anti join reached using (number)
                join linking.claim using (number) join settled.event_history using (event_mention_id)
            )
        select number, event_id
        from settled.event_history semi join near using (event_id) join linking.claim using (event_mention_id)
    """)
    return db.execute("select count(*) from next_to").fetchall() != [(0,)]


_PAIRS = """
    select a, b from joined
    where a in (select number from asked_claim) and b in (select number from asked_claim)
"""

_ASKED_PAIRS = """
    select a, b
    from joined
    left join next_to as one on one.number = a
    left join next_to as other on other.number = b
    where a in (select number from asked_claim) and b in (select number from asked_claim)
      and (one.event_id is null or other.event_id is null or one.event_id = other.event_id)
"""
"""Pairs but those between two events that stand."""


def lay_out_batches(db: Database, pairs: str = _PAIRS, around: str | None = None) -> None:
    """Temporary table ``batch_of`` (number, batch) of the claims in ``asked_claim`` (number): whole components of what
    the pairs connect, so many mentions at once. With ``around``, a table of numbers, only those that have one."""
    numbers = db.sql("select number from asked_claim order by number").to_arrow_table()["number"].to_numpy()
    edges = db.sql(pairs).to_arrow_table()
    component = components(numbers, edges["a"].to_numpy(), edges["b"].to_numpy())
    if around is not None:
        asked = db.sql(f"select number from {around}").to_arrow_table()["number"].to_numpy()
        chosen = np.isin(component, component[np.searchsorted(numbers, asked)])
        numbers, component = numbers[chosen], component[chosen]
    batch = np.zeros(len(numbers), np.int64)
    # Components by their first member, so that those of one time stand together.
    order = np.argsort(component, kind="stable")
    batch[order] = _batch_of(component[order])
    db.register("batched", pa.table({"number": pa.array(numbers, pa.int32()), "batch": pa.array(batch)}))
    db.execute("create or replace temp table batch_of as from batched")
    db.unregister("batched")


def _batch_of(component: Any) -> Any:
    """The batch of each mention; those of one component stand together."""
    starts = np.flatnonzero(np.r_[True, component[1:] != component[:-1]]) if len(component) else np.array([], np.int64)
    sizes = np.diff(np.r_[starts, len(component)])
    return np.repeat(starts // BATCH, sizes)


def batches(db: Database) -> Iterator[tuple[int, pa.Table, pa.Table, list[tuple[int, int, bool]]]]:
    """The batches of ``batch_of``: number, rows of ``linking.claim`` in order of publication, edges among them, and
    judgements on them."""
    first_and_last = db.execute(
        "select batch, min(number), max(number) from batch_of group by batch order by batch"
    ).fetchall()  # a component longer than a batch takes the place of some
    for number, first, last in first_and_last:
        chosen = f"(select number from batch_of where batch = {number})"
        yield (
            number,
            db.sql(f"""
                select number, {", ".join(COLUMNS)} from linking.claim
                where number between {first} and {last} and number in {chosen}
                order by published_date nulls last, event_mention_id
            """).to_arrow_table(),
            db.sql(f"""
                select a, b, value from linking.edge where a in {chosen} and b in {chosen} order by a, b
            """).to_arrow_table(),
            db.execute(f"select a, b, is_same from judged where a in {chosen} or b in {chosen}").fetchall(),
        )


def clustered(
    rows: pa.Table,
    edges: pa.Table,
    judged: Sequence[tuple[int, int, bool]],
    before: Sequence[str | None] | None = None,
) -> list[list[Claim]]:
    """The claims of a batch, by event; ``before`` as ``events_of`` takes it."""
    place = {number: i for i, number in enumerate(rows["number"].to_pylist())}
    columns = (edges[name].to_pylist() for name in ("value", "a", "b"))
    ranked = [(v, *sorted((place[a], place[b]))) for v, a, b in zip(*columns, strict=True)]
    pairs = [(*sorted((place[a], place[b])), is_same) for a, b, is_same in judged if a in place and b in place]
    return events_of(
        claims_of(rows),
        [(value, a, b) for value, a, b in ranked],
        [(a, b) for a, b, is_same in pairs if is_same],
        [(a, b) for a, b, is_same in pairs if not is_same],
        before,
    )


def _with_events(db: Database) -> Iterator[tuple[Any, ...]]:
    """Batches as ``unlike_before`` takes them."""
    for number, *batch in batches(db):
        standing = db.execute(
            "select number, event_id from next_to join batch_of using (number) where batch = ? order by number",
            [number],
        ).fetchall()
        yield (*batch, dict(standing))


def unlike_before(
    rows: pa.Table, edges: pa.Table, judged: Sequence[tuple[int, int, bool]], standing: Mapping[int, str]
) -> list[str]:
    """The standing events that are no longer clusters of their own; ``standing`` gives them by the numbers of their
    claims."""
    numbers = rows["number"].to_pylist()
    mentions: dict[str, set[str]] = defaultdict(set)
    for number, mention in zip(numbers, rows["event_mention_id"].to_pylist(), strict=True):
        if number in standing:
            mentions[standing[number]].add(mention)
    ends = zip(edges["a"].to_pylist(), edges["b"].to_pylist(), strict=True)
    asked = [a not in standing or b not in standing or standing[a] == standing[b] for a, b in ends]
    # Claims that a judgement joined need not agree. Nor need those of an event that is reached: its judgement may be
    # the very thing that was withdrawn.
    before = None if judged else [standing.get(number) for number in numbers]
    now = {frozenset(c.mention_id for c in found) for found in clustered(rows, edges.filter(asked), judged, before)}
    return sorted(event for event, members in mentions.items() if members not in now)
