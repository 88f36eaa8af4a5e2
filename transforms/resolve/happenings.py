"""Events and their rows: what a change reaches is clustered again and written again, nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from typing import Any

import pyarrow as pa

from transforms.contract import TABLES
from transforms.resolve.belief import Event, confidence, event_of, summary_of
from transforms.resolve.claims import Known
from transforms.resolve.conflicts import conflict_rows
from transforms.resolve.history import history_rows
from transforms.resolve.kept import Database
from transforms.resolve.parties import roles_of
from transforms.resolve.reach import batches, clustered, find_reached, lay_out_batches
from transforms.resolve.spread import spread
from transforms.vocabulary.kinds import KINDS

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

    Leaves the temporary tables ``regrown`` (number, event_mention_id) of the mentions that were clustered again,
    ``former_event`` (event_id) of the events that they and those gone were in, ``former_occasion`` (kind, sides)
    of those, and ``new_event`` (event_id).
    """
    find_reached(db, pool)
    db.execute("""
        create or replace temp table regrown as
        select number, event_mention_id from linking.claim semi join reached using (number)
    """)
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


def _batches(db: Database) -> Iterator[tuple[Any, ...]]:
    """Whole components of what is reached, so many mentions at once, as ``grown`` takes them."""
    db.execute("create or replace temp table asked_claim as from regrown")
    lay_out_batches(db)
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
    for number, *batch in batches(db):
        known = db.execute(f"""
            select entity_id, name, entity_type, country_code
            from linking.entity
            where entity_id in (select entity_id from shown_in where batch = {number})
        """).fetchall()
        yield (*batch, {entity_id: Known(*told) for entity_id, *told in known})


def grown(
    rows: pa.Table, edges: pa.Table, judged: Sequence[tuple[int, int, bool]], entities: Mapping[str, Known]
) -> dict[str, pa.Table]:
    """The rows of all events among these mentions, by the table that they belong to.

    ``rows`` are those of ``linking.claim`` in order of publication, ``edges`` of ``linking.edge``; ``judged`` are
    (number, number, whether they are one); ``entities`` are those that the mentions name, by entity_id.
    """
    clusters = clustered(rows, edges, judged)
    mentions = rows["event_mention_id"].to_pylist()
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
