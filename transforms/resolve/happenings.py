"""Events and their rows: what a change touches is clustered again and written again, nothing else.

What decides on an event lies within its component: the mentions that edges connect. So a component with a changed
mention, edge, name or judgement is grown again as a whole, and the rows of its events replace those they had.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from typing import Any

import numpy as np
import pyarrow as pa

from transforms.contract import TABLES
from transforms.resolve.belief import Event, confidence, event_of, summary_of
from transforms.resolve.claims import COLUMNS, Known, claims_of
from transforms.resolve.components import components
from transforms.resolve.conflicts import conflict_rows
from transforms.resolve.history import history_rows
from transforms.resolve.kept import Database
from transforms.resolve.linking import events_of
from transforms.resolve.parties import roles_of
from transforms.resolve.spread import spread
from transforms.vocabulary.kinds import KINDS

BATCH = 20_000
"""Mentions that are clustered at once, whole components of them."""

TABLES_OF_EVENTS = ("events", "event_participants", "event_conflicts", "event_history")

_OCCASION = pa.schema(
    [
        ("event_id", pa.string()),
        ("kind", pa.string()),
        ("sides", pa.string()),
        ("date_start", pa.date32()),
        ("status", pa.string()),
        ("people", pa.string()),
        ("rounds", pa.string()),
    ]
)


def settle_events(db: Database, pool: Executor | None = None) -> None:
    """Bring the tables of ``TABLES_OF_EVENTS`` in ``settled`` and ``linking.occasion`` up to date.

    Leaves the temporary tables ``regrown`` (number, event_mention_id) of the mentions whose components were grown
    again, ``former_event`` (event_id) of the events that they and those gone were in, ``former_occasion`` (kind, sides)
    of those, and ``new_event`` (event_id).
    """
    _find_touched(db)
    _spread(db)
    db.execute("""
        create or replace temp table former_event as
        select distinct event_id from settled.event_history
        where event_mention_id in (select event_mention_id from regrown)
           or event_mention_id in (select event_mention_id from gone_claim)
    """)
    db.execute("""
        create or replace temp table former_occasion as
        select distinct kind, sides from linking.occasion semi join former_event using (event_id)
    """)
    if db.execute("select count(*) from former_event").fetchall() != [(0,)]:
        for name in (*(f"settled.{t}" for t in TABLES_OF_EVENTS), "linking.occasion"):
            db.execute(f"delete from {name} where event_id in (select event_id from former_event)")
    db.execute("create or replace temp table new_event (event_id varchar)")
    ((count,),) = db.execute("select count(*) from regrown").fetchall()
    for found in spread(pool, grown, _batches(db), count):
        for name, table in found.items():
            db.register("incoming", table)
            db.execute(f"insert into {name} by name select * from incoming")
            if name == "settled.events":
                db.execute("insert into new_event select event_id from incoming")
            db.unregister("incoming")


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


def _spread(db: Database) -> None:
    """Temporary tables ``regrown``: whole components of what is reached, and ``joined``, the edges in them."""
    db.execute("""
        create or replace temp table joined_all as
        select a, b from linking.edge union all select a, b from judged where is_same
    """)
    db.execute("create or replace temp table frontier as from reached")
    while db.execute("select count(*) from frontier").fetchall() != [(0,)]:
        db.execute("""
            create or replace temp table frontier as
            select b as number from joined_all where a in (from frontier) and b not in (from reached)
            union
            select a from joined_all where b in (from frontier) and a not in (from reached)
        """)
        db.execute("insert into reached from frontier")
    db.execute("""
        create or replace temp table regrown as
        select number, event_mention_id from linking.claim where number in (select number from reached)
    """)


def _batches(db: Database) -> Iterator[tuple[Any, ...]]:
    """Whole components, so many mentions at once, as ``grown`` takes them."""
    numbers = db.sql("select number from regrown order by number").to_arrow_table()["number"].to_numpy()
    edges = db.sql("select a, b from joined_all where a in (select number from regrown)").to_arrow_table()
    component = components(numbers, edges["a"].to_numpy(), edges["b"].to_numpy())
    batch = np.zeros(len(numbers), np.int64)
    # Components by their first member, so that those of one time stand together.
    order = np.argsort(component, kind="stable")
    batch[order] = _batch_of(component[order])
    db.register("batched", pa.table({"number": pa.array(numbers, pa.int32()), "batch": pa.array(batch)}))
    db.execute("create or replace temp table batch_of as from batched")
    db.unregister("batched")
    # Once for all batches: each would look through all participants.
    db.execute("""
        create or replace temp table shown_in as
        select distinct batch, entity_id
        from (
            select batch, place_id as entity_id from batch_of join linking.claim using (number)
            union all
            select batch, entity_id
            from batch_of join linking.claim using (number) join linking.part using (event_mention_id)
        )
        order by batch
    """)
    for number in np.unique(batch).tolist():  # a component longer than a batch takes the place of some
        chosen = f"(select number from batch_of where batch = {number})"
        own = numbers[batch == number]
        yield (
            db.sql(f"""
                select number, {", ".join(COLUMNS)} from linking.claim
                where number between {own.min()} and {own.max()} and number in {chosen}
                order by published_date nulls last, event_mention_id
            """).to_arrow_table(),
            db.sql(f"select a, b, value from linking.edge where a in {chosen} order by a, b").to_arrow_table(),
            db.execute(f"select a, b, is_same from judged where a in {chosen} or b in {chosen}").fetchall(),
            {
                entity_id: Known(name, entity_type, country)
                for entity_id, name, entity_type, country in db.execute(f"""
                    select entity_id, name, entity_type, country_code
                    from linking.entity
                    where entity_id in (select entity_id from shown_in where batch = {number})
                """).fetchall()
            },
        )


def _batch_of(component: Any) -> Any:
    """The batch of each mention; those of one component stand together."""
    starts = np.flatnonzero(np.r_[True, component[1:] != component[:-1]]) if len(component) else np.array([], np.int64)
    sizes = np.diff(np.r_[starts, len(component)])
    return np.repeat(starts // BATCH, sizes)


def grown(
    rows: pa.Table, edges: pa.Table, judged: Sequence[tuple[int, int, bool]], entities: Mapping[str, Known]
) -> dict[str, pa.Table]:
    """The rows of all events among these mentions, by the table that they belong to.

    ``rows`` are those of ``linking.claim`` in order of publication, ``edges`` of ``linking.edge``; ``judged`` are
    (number, number, whether they are one); ``entities`` are those that the mentions name, by entity_id.
    """
    claims = claims_of(rows)
    place = {number: i for i, number in enumerate(rows["number"].to_pylist())}
    columns = (edges[name].to_pylist() for name in ("value", "a", "b"))
    ranked = [(v, *sorted((place[a], place[b]))) for v, a, b in zip(*columns, strict=True)]
    pairs = [(*sorted((place[a], place[b])), is_same) for a, b, is_same in judged if a in place and b in place]
    clusters = events_of(
        claims,
        [(value, a, b) for value, a, b in ranked],
        [(a, b) for a, b, is_same in pairs if is_same],
        [(a, b) for a, b, is_same in pairs if not is_same],
    )
    mentions = [c.mention_id for c in claims]
    roles = {m: roles_of(parts) for m, parts in zip(mentions, rows["parts"].to_pylist(), strict=True)}
    unnamed = {m: [word] for m, word in zip(mentions, rows["unnamed"].to_pylist(), strict=True) if word is not None}
    events = [event_of(found, roles) for found in clusters]
    found: dict[str, list[dict[str, Any]]] = {
        "events": [_event_row(event, summary_of(event, entities, unnamed)) for event in events],
        "event_participants": [row for event in events for row in _participant_rows(event)],
        "event_conflicts": list(conflict_rows(events, entities)),
        "event_history": list(history_rows(events)),
    }
    tables = {f"settled.{name}": TABLES[name].from_rows(told) for name, told in found.items()}
    return tables | {"linking.occasion": pa.Table.from_pylist(list(_occasions(events)), _OCCASION)}


def _occasions(events: Sequence[Event]) -> Iterator[dict[str, Any]]:
    """What the relations between events ask of each that is dated and has two sides."""
    for event in events:
        sides = {unit for c in event.claims for unit in (*c.acting, *c.receiving)}
        if len(sides) > 1 and event.start is not None:
            yield {
                "event_id": event.event_id,
                "kind": event.kind,
                "sides": " ".join(sorted(sides)),
                "date_start": event.start,
                "status": event.status,
                "people": " ".join(sorted({p for c in event.claims for p in c.people})),
                "rounds": " ".join(map(str, sorted({r for c in event.claims for r in c.rounds}))),
            }


def _event_row(event: Event, summary: str) -> dict[str, Any]:
    kind = KINDS[event.kind]
    dates = [c.published for c in event.claims if c.published is not None]
    return {
        "event_id": event.event_id,
        "event_type": kind.event_type,
        "kind": kind.name,
        "cameo_code": kind.cameo_code,
        "quad_class": kind.quad_class,
        "goldstein": kind.goldstein,
        "title": event.title,
        "summary": summary,
        "status": event.status,
        "date_start": event.start,
        "date_end": event.end,
        "date_precision": event.precision,
        "place_id": event.place_id,
        "first_reported": min(dates, default=None),
        "last_reported": max(dates, default=None),
        "document_count": len({c.document_id for c in event.claims}),
        "independent_count": len(event.independent),
        "confidence": confidence(event),
    }


def _participant_rows(event: Event) -> list[dict[str, Any]]:
    return [
        {
            "event_id": event.event_id,
            "entity_id": entity_id,
            "role": role,
            "country_code": country,
            "document_count": texts,
        }
        for (entity_id, role), (country, texts) in event.roles.items()
    ]
