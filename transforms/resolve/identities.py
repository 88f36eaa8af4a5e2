"""Identifiers of entities that were settled again: of several that would have one, the earliest bears it plain.

Kept in ``linking.anchor``: what the identifier of each entity is made from, and its earliest text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from transforms.identity import identifier
from transforms.resolve.kept import Database
from transforms.resolve.knowledge import LOCALS, Local

Anchor = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world."""

    anchor: Anchor
    """What its identifier is made from."""
    first: Local
    """The entity of its earliest text."""
    order: int
    """Number of that one, in order of publication."""
    name: str
    entity_type: str
    country: str | None


_FORMER = """
    create table if not exists linking.entity (
        entity_id varchar, name varchar, entity_type varchar, country_code varchar
    );
    create table if not exists linking.anchor (
        entity_id varchar, anchor varchar[], document_id varchar, local_id bigint
    );
    create table if not exists linking.entity_of (document_id varchar, local_id bigint, entity_id varchar);
    create or replace temp table moved (document_id varchar);
    create or replace temp table piece_before as
    select * from linking.piece
    where said in (select said from found_again)
       or (said, piece) in (select (said, piece) from found_before);
    create or replace temp table anchor_before as
    from linking.anchor semi join piece_before using (entity_id);
    delete from linking.entity where entity_id in (select entity_id from anchor_before);
    delete from linking.anchor where entity_id in (select entity_id from anchor_before);
"""

_NAMESAKES = """
    select o.entity_id, o.anchor, o.document_id, o.local_id, t.text * $locals + o.local_id as number
    from linking.anchor as o
    join text_number as t using (document_id)
    where o.anchor in (select anchor from entity_asked union all select anchor from anchor_before)
"""

_RENAME = """
    insert into moved
    select document_id from linking.entity_of semi join entity_renamed using (entity_id);
    update linking.entity as e set entity_id = r.new_id from entity_renamed as r where e.entity_id = r.entity_id;
    update linking.anchor as e set entity_id = r.new_id from entity_renamed as r where e.entity_id = r.entity_id;
    update linking.piece as e set entity_id = r.new_id from entity_renamed as r where e.entity_id = r.entity_id;
    update linking.entity_of as e set entity_id = r.new_id from entity_renamed as r where e.entity_id = r.entity_id;
"""


def settle_identities(db: Database, entities: Sequence[Entity]) -> list[str]:
    """The identifier of each of the entities, which are in order; they are put into ``linking.entity``.

    Entities that were settled before and bear the same name without its text may get or lose the text in theirs. Leaves
    the temporary tables piece_before (said, piece, step, cluster, entity_id): what stood in ``linking.piece`` of what
    was settled again, and moved (document_id): texts of which an entity has another identifier.
    """
    db.execute(_FORMER)
    anchors = pa.array([list(e.anchor) for e in entities], pa.list_(pa.string()))
    db.register("entity_asked", pa.table({"anchor": anchors}))
    others = db.execute(_NAMESAKES, {"locals": LOCALS}).fetchall()
    db.unregister("entity_asked")
    bearers: dict[Anchor, list[tuple[int, Local, str | None, int]]] = defaultdict(list)
    for entity_id, anchor, document, local, number in others:
        bearers[tuple(anchor)].append((number, (document, local), entity_id, -1))
    for place, entity in enumerate(entities):
        bearers[entity.anchor].append((entity.order, entity.first, None, place))
    ids = [""] * len(entities)
    renamed = []
    for anchor, found in bearers.items():
        for n, (_, first, former, place) in enumerate(sorted(found)):
            entity_id = identifier("en", *anchor, *first) if n else identifier("en", *anchor)
            if former is None:
                ids[place] = entity_id
            elif former != entity_id:
                renamed.append((former, entity_id))
    if renamed:
        old, new = (pa.array(column, pa.string()) for column in zip(*sorted(renamed), strict=True))
        db.register("entity_renamed", pa.table({"entity_id": old, "new_id": new}))
        for statement in _RENAME.split(";"):
            if statement.strip():
                db.execute(statement)
        db.unregister("entity_renamed")
    _put(db, entities, anchors, ids)
    return ids


def _put(db: Database, entities: Sequence[Entity], anchors: pa.Array, ids: Sequence[str]) -> None:
    columns = {
        "entity_id": ids,
        "name": [e.name for e in entities],
        "entity_type": [e.entity_type for e in entities],
        "country_code": [e.country for e in entities],
        "document_id": [e.first[0] for e in entities],
    }
    made = pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})
    made = made.append_column("local_id", pa.array([e.first[1] for e in entities], pa.int64()))
    db.register("entity_made", made.append_column("anchor", anchors))
    db.execute("insert into linking.entity select entity_id, name, entity_type, country_code from entity_made")
    db.execute("insert into linking.anchor select entity_id, anchor, document_id, local_id from entity_made")
    db.unregister("entity_made")
