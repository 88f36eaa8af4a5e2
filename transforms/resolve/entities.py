"""Who and what: one identifier for one entity across texts, and the tables that describe it.

An ``entity_id`` is made from what survives when more texts arrive:

* for what the vocabulary knows, its key;
* for a person, the romanisation-insensitive first and last word of the earliest full name (a later, fuller form or
  another spelling does not change it); where no full name is known, of the earliest short one;
* for any other thing, its group and its normalised name of the earliest text.

Where two entities would get one identifier (namesakes), all but the earliest also carry their earliest text and index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa

from transforms.identity import identifier
from transforms.resolve.cycles import no_cycles
from transforms.resolve.holders import settle_holders
from transforms.resolve.knowledge import LOCALS, Knowledge, counted, country_of, known_entities, majority
from transforms.resolve.names import is_initialed, person_words
from transforms.resolve.overruling import Judgements, lay_out_judged, overruled, read_judgements
from transforms.resolve.people import people_of
from transforms.resolve.spelling import folded, sound
from transforms.resolve.thing_names import GROUPS, identifying_words, thing_words, vocabulary_key
from transforms.resolve.things import things_of
from transforms.vocabulary.spellings import read_spellings


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world."""

    entity_id: str
    name: str
    entity_type: str
    country: str | None


def settle_entities(db: duckdb.DuckDBPyConnection) -> None:
    """Lay out who and what is one across texts.

    Reads given_documents, text_entities, text_aliases, text_roles, text_mentions, linking.copy_of (document_id,
    original_id) and, where they are there, the judgements linking.judged_entity_pair and linking.judged_name. Makes
    anew linking.entity (entity_id, name, entity_type, country_code), linking.entity_of (document_id, local_id,
    entity_id) and linking.holder_of (mention_id, document_id, char_start, char_end, entity_id).
    """
    lay_out_judged(db)
    with no_cycles():
        known = known_entities(db)
        judgements = read_judgements(db)
        clusters = overruled(_clusters(known), judgements)
        _lay_out(db, _entities(clusters, judgements), clusters)
    settle_holders(db)


def _clusters(known: Sequence[Knowledge]) -> list[list[Knowledge]]:
    """A partition: one list for each thing in the world, in order of its first text."""
    people = people_of([k for k in known if k.entity_type == "person"])
    things = things_of([k for k in known if k.entity_type != "person"])
    return sorted((*people, *things), key=lambda found: found[0].order)


def _entities(clusters: Iterable[Sequence[Knowledge]], judgements: Judgements) -> list[Entity]:
    taken: set[str] = set()
    entities = []
    for found in clusters:
        entity_id = identifier("en", *_anchor(found))
        if entity_id in taken:
            entity_id = identifier("en", *_anchor(found), *found[0].first)
        taken.add(entity_id)
        types = counted(found, lambda k: k.entity_type)
        name = judgements.name_of(found) or _name(found)
        entities.append(Entity(entity_id, name, majority(types) or found[0].entity_type, country_of(found)))
    return entities


def _lay_out(
    db: duckdb.DuckDBPyConnection, entities: Sequence[Entity], clusters: Sequence[Sequence[Knowledge]]
) -> None:
    ids = pa.array([e.entity_id for e in entities], pa.string())
    made = pa.table(
        {
            "entity_id": ids,
            "name": pa.array([e.name for e in entities], pa.string()),
            "entity_type": pa.array([e.entity_type for e in entities], pa.string()),
            "country_code": pa.array([e.country for e in entities], pa.string()),
        }
    )
    known = [k.locals for found in clusters for k in found]
    numbers = np.concatenate(known) if known else np.empty(0, np.int64)
    counts = [sum(k.count for k in found) for found in clusters]
    members = pa.table(
        {
            "text": numbers // LOCALS,
            "local_id": numbers % LOCALS,
            "entity_id": ids.take(pa.array(np.repeat(np.arange(len(counts)), counts))),
        }
    )
    db.register("made_entity", made)
    db.register("made_member", members)
    db.execute("create schema if not exists linking")
    db.execute("create or replace table linking.entity as select * from made_entity")
    db.execute("""
        create or replace table linking.entity_of as
        select t.document_id, m.local_id, m.entity_id from made_member as m join text_number as t using (text)
    """)
    db.unregister("made_entity")
    db.unregister("made_member")


def _anchor(found: Sequence[Knowledge]) -> tuple[str, ...]:
    """What the identifier is made from; ``found`` is in order of publication."""
    key = min((key for k in found if (key := vocabulary_key(k)) is not None), default=None)
    if key is not None:
        return (key,)
    first = found[0]
    if first.entity_type != "person":
        return (GROUPS[first.entity_type], identifying_words(first))
    names = [person_words(k.name) for k in found]
    whole = [w for w in names if len(w) > 1]
    words = next((w for w in whole if not is_initialed(w)), whole[0] if whole else names[0])
    return ("person", *sorted({sound(words[0]), sound(words[-1])}))


def _name(found: Sequence[Knowledge]) -> str:
    """The canonical name: the vocabulary's, else the fullest form; of equally full ones the commonest, then first."""
    keyed = counted((k for k in found if k.key), lambda k: k.name)
    if keyed:
        return majority(keyed) or found[0].name
    counts = counted(found, lambda k: k.name)
    if found[0].entity_type == "person":
        counts = _without_titles(counts)
    else:
        return min(counts, key=lambda n: (-len(thing_words(n).split()), -counts[n]))
    return min(counts, key=lambda n: (*_fullness(n), -counts[n]))


def _without_titles(counts: Counter[str]) -> Counter[str]:
    """Names without a title that annotation left before them ("Senator Joseph R. Biden")."""
    bare: Counter[str] = Counter()
    for name, count in counts.items():
        words = name.split()
        while len(words) > 2 and folded(words[0]) in read_spellings().people.titles:
            words = words[1:]
        bare[" ".join(words)] += count
    return bare


def _fullness(name: str) -> tuple[int, int]:
    """Sorts the fullest name of a person first: whole words, then initials."""
    words = person_words(name)
    return (-sum(len(w) > 1 for w in words), -len(words))


def entities_of(db: duckdb.DuckDBPyConnection) -> list[Entity]:
    """All entities, settled over the views given_documents and copy_of of a connection in memory."""
    db.execute("create schema if not exists linking")
    db.execute("create or replace table linking.copy_of as select document_id, original_id from copy_of")
    settle_entities(db)
    return [Entity(*row) for row in db.execute("from linking.entity order by entity_id").fetchall()]


def register(db: duckdb.DuckDBPyConnection, entities: Sequence[Entity]) -> Mapping[str, Entity]:
    """Views entity and entity_of on what is settled; the entities by their identifiers."""
    for name in ("entity", "entity_of"):
        db.execute(f"create or replace temp view {name} as select * from linking.{name}")
    return {e.entity_id: e for e in entities}


ENTITIES = """
    with
        seen as (
            select entity_of.entity_id, d.document_id, d.published_date
            from entity_of join documents as d using (document_id)
            union
            select holder_of.entity_id, d.document_id, d.published_date
            from holder_of join documents as d using (document_id)
        ),
        counted as (
            select coalesce(entity_of.entity_id, holder_of.entity_id) as entity_id, count(*) as mention_count
            from text_mentions as m
            left join entity_of using (document_id, local_id)
            left join holder_of using (mention_id)
            group by all
        ),
        dated as (
            select
                entity_id,
                min(published_date) as first_seen,
                max(published_date) as last_seen,
                count(distinct document_id) as document_count
            from seen group by all
        )
    select entity.*, first_seen, last_seen, coalesce(mention_count, 0) as mention_count, document_count
    from entity join dated using (entity_id) left join counted using (entity_id)
"""
"""Grain: one entity."""

ALIASES = """
    with form as (
        select entity_of.entity_id, a.alias, a.mention_count
        from text_aliases as a join entity_of using (document_id, local_id)
        union all
        select entity_of.entity_id, e.name, 0
        from text_entities as e join entity_of using (document_id, local_id)
        union all
        select entity_id, name, 0 from entity
    )
    select entity_id, alias, sum(mention_count)::bigint as mention_count from form where alias <> '' group by all
"""
"""Grain: one written form of one entity; the canonical name is always among them."""

PLACES = """
    with given as (
        select
            entity_of.entity_id, e.place_type, e.admin1, e.admin2, e.latitude, e.longitude, e.geonames_id,
            count(*) as texts
        from text_entities as e join entity_of using (document_id, local_id)
        where e.place_type is not null
        group by all
    )
    select entity_id, name, place_type, entity.country_code, admin1, admin2, latitude, longitude, geonames_id
    from given join entity using (entity_id)
    where entity_type in ('place', 'country', 'facility')
    qualify row_number() over (
        partition by entity_id
        order by geonames_id is null, texts desc, geonames_id, place_type, latitude, longitude, admin1, admin2
    ) = 1
"""
"""Grain: one place; of locations that texts disagree on, the one most texts give."""

MENTIONS = """
    select m.mention_id, m.document_id, m.sentence_index, m.char_start, m.char_end, m.text, m.mention_type,
           m.entity_type,
           coalesce(entity_of.entity_id, holder_of.entity_id) as entity_id
    from text_mentions as m
    left join entity_of using (document_id, local_id)
    left join holder_of on holder_of.mention_id = m.mention_id
"""
"""Grain: one mention; a role that its own text leaves open gets its holder of that time."""
