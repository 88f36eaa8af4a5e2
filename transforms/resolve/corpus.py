"""Resolve a corpus: text-level tables in, the published tables out.

A deterministic function of the *set* of texts: the order of rows that come in never shows in what goes out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from itertools import chain
from typing import Any

import duckdb
import pyarrow as pa

from transforms.contract import TABLES
from transforms.copies import find_copies
from transforms.resolve import entities as who
from transforms.resolve.belief import Event, confidence, event_of, independent, summary_of
from transforms.resolve.belonging import with_belonging
from transforms.resolve.claims import Party, claims_of
from transforms.resolve.conflicts import conflict_rows
from transforms.resolve.entities import Entity
from transforms.resolve.history import history_rows
from transforms.resolve.holders import holders
from transforms.resolve.linking import events_of
from transforms.resolve.offices import entity_roles
from transforms.resolve.relations import link_rows
from transforms.resolve.tables import published, selected
from transforms.rows import TEXT_TABLES
from transforms.vocabulary.kinds import KINDS

PARTS = """
    with settled as (
        select
            p.* exclude (local_id),
            case
                when holder.entity_id is not null and (own.entity_id is null or known.entity_type <> 'person')
                    then holder.entity_id
                else own.entity_id
            end as entity_id
        from text_participants as p
        left join entity_of as own using (document_id, local_id)
        left join entity as known on known.entity_id = own.entity_id
        left join holder_of as holder
            on holder.document_id = p.document_id and holder.char_start = p.char_start and holder.char_end = p.char_end
    )
    select
        settled.* replace (
            case
                when entity.entity_type = 'person' then coalesce(entity.country_code, settled.country_code)
                else coalesce(settled.country_code, entity.country_code)
            end as country_code
        )
    from settled left join entity using (entity_id)
    order by participant_id
"""
"""Grain: one participant of one event mention; where a title stands for an unnamed holder, the holder takes part.

One text may err on whom a person serves; all texts together seldom do.
"""


def resolve(documents: pa.Table, sources: pa.Table, annotations: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Every published table but the live records, with exactly the contract's schema and in key order.

    ``documents`` has the contract's columns of that table; ``dateline_place_id``, ``duplicate_of``, ``sentence_count``
    and ``token_count`` are filled in here. ``sources`` is ``document_sources``. ``annotations`` holds the tables of
    ``transforms.rows.TEXT_TABLES`` over all texts; a text without annotations stays in ``documents``. Annotations of
    texts that are not in ``documents`` are left out. Raises ``KeyError`` when a table is missing.
    """
    with duckdb.connect() as db:
        _lay_out(db, documents, annotations)
        entities = who.register(db, who.entities_of(db))
        db.register("holder_of", holders(db))
        part = db.sql(PARTS).to_arrow_table()
        db.register("part", part)
        claims = claims_of(db, entities)
        roles = _roles(db, entities)
        events = sorted((event_of(found, roles) for found in events_of(db, claims)), key=lambda event: event.event_id)
        db.register("event_of", _event_of(events))
        tables = {
            "documents": selected(db, "documents", _DOCUMENTS),
            "document_sources": published("document_sources", sources),
            "sentences": selected(db, "sentences", "select * from text_sentences"),
            "entities": selected(db, "entities", who.ENTITIES),
            "entity_aliases": selected(db, "entity_aliases", who.ALIASES),
            "entity_roles": entity_roles(db),
            "places": selected(db, "places", who.PLACES),
            "mentions": selected(db, "mentions", who.MENTIONS),
            "timexes": selected(db, "timexes", "select * from text_timexes"),
            "event_mentions": selected(db, "event_mentions", _EVENT_MENTIONS),
            "event_mention_participants": published("event_mention_participants", part),
            "quotes": selected(db, "quotes", _QUOTES),
            "document_topics": selected(db, "document_topics", "select * from text_topics"),
            "event_topics": selected(db, "event_topics", _EVENT_TOPICS),
            "topics": _topics(db),
        }
        unnamed = _unnamed(db)
        part_of = dict(
            db.execute("select event_mention_id, part_of from text_events where part_of is not null").fetchall()
        )
    rows = {
        "events": (_event_row(event, summary_of(event, entities, unnamed)) for event in events),
        "event_participants": chain.from_iterable(map(_participant_rows, events)),
        "event_links": link_rows(events, part_of),
        "event_conflicts": conflict_rows(events, entities),
        "event_history": history_rows(events),
        "event_kinds": (
            {
                "kind": kind.name,
                "event_type": kind.event_type,
                "cameo_code": kind.cameo_code,
                "quad_class": kind.quad_class,
                "goldstein": kind.goldstein,
                "definition": kind.definition,
            }
            for kind in KINDS.values()
        ),
    }
    tables |= {name: TABLES[name].from_rows(list(found)).combine_chunks() for name, found in rows.items()}
    tables["event_links"] = with_belonging(tables, annotations["text_events"])
    return {name: tables[name] for name, table in TABLES.items() if not table.live}


def _lay_out(db: duckdb.DuckDBPyConnection, documents: pa.Table, annotations: Mapping[str, pa.Table]) -> None:
    """The input as tables of the database, copies marked, rows of unknown texts left out."""
    db.register("given_documents", documents)
    for name in TEXT_TABLES:
        db.register(f"given_{name}", annotations[name])
        db.execute(
            f"create temp view {name} as select * from given_{name} semi join given_documents using (document_id)"
        )
    copies = sorted(find_copies(db.execute(_BODIES).fetchall()).items())
    db.register(
        "copy_of",
        pa.table({"document_id": _strings(c for c, _ in copies), "original_id": _strings(o for _, o in copies)}),
    )
    db.execute("""
        create temp table documents as
        select given_documents.* replace (copy_of.original_id as duplicate_of)
        from given_documents left join copy_of using (document_id)
    """)


def _strings(values: Iterable[str]) -> pa.Array:
    return pa.array(list(values), pa.string())


_BODIES = """
    with body as (
        select document_id, string_agg(text, chr(10) order by sentence_index) as text
        from text_sentences where not is_furniture
        group by document_id
    )
    select d.document_id, d.published_date, coalesce(body.text, d.text)
    from given_documents as d left join body using (document_id)
    order by d.document_id
"""
"""What copies are recognised by: the readable sentences; of texts without annotations, all of the text."""


def _roles(db: duckdb.DuckDBPyConnection, entities: Mapping[str, Entity]) -> Mapping[str, Sequence[tuple[str, Party]]]:
    """Event mention -> its named participants with their roles."""
    roles: dict[str, list[tuple[str, Party]]] = defaultdict(list)
    for mention, role, entity_id, country in db.execute(
        """
        select distinct event_mention_id, role, entity_id, country_code from part
        where entity_id is not null order by all
        """
    ).fetchall():
        entity = entities[entity_id]
        is_country, is_person = entity.entity_type == "country", entity.entity_type == "person"
        roles[mention].append((role, Party(entity_id, is_country, is_person, country)))
    return roles


def _unnamed(db: duckdb.DuckDBPyConnection) -> Mapping[str, Sequence[str]]:
    """Event mention -> the words for its actors without a name."""
    words: dict[str, list[str]] = defaultdict(list)
    for mention, text in db.execute(
        "select event_mention_id, text from part where entity_id is null and role = 'actor' order by all"
    ).fetchall():
        words[mention].append(text)
    return words


def _event_of(events: Sequence[Event]) -> pa.Table:
    pairs = [(c.mention_id, e.event_id) for e in events for c in e.claims]
    return pa.table(
        {
            "event_mention_id": pa.array([p[0] for p in pairs], pa.string()),
            "event_id": pa.array([p[1] for p in pairs], pa.string()),
        }
    )


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
        "independent_count": len(independent(event.claims)),
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


def _topics(db: duckdb.DuckDBPyConnection) -> pa.Table:
    """The vocabulary's topics; where the module is not there, those that texts bear."""
    try:
        known = import_module("transforms.topics").read_topics()
        rows = [{"topic": t, "label": label, "definition": definition} for t, (label, definition) in known.items()]
    except (ModuleNotFoundError, AttributeError):
        topics = db.execute("select topic from text_topics union select topic from text_event_topics").fetchall()
        rows = [
            {"topic": t, "label": t.replace("_", " ").capitalize(), "definition": f"Texts on {t}."} for (t,) in topics
        ]
    return TABLES["topics"].from_rows(rows).combine_chunks()


_DOCUMENTS = """
    select
        d.* replace (
            place.entity_id as dateline_place_id,
            coalesce(t.sentence_count, 0) as sentence_count,
            coalesce(t.token_count, 0) as token_count
        )
    from documents as d
    left join text_documents as t using (document_id)
    left join entity_of as place on place.document_id = d.document_id and place.local_id = t.dateline_local_id
"""

_EVENT_MENTIONS = """
    select
        e.* exclude (place_local_id, attributed_local_id, part_of),
        event_of.event_id,
        place.entity_id as place_id,
        source.entity_id as attributed_to
    from text_events as e
    join event_of using (event_mention_id)
    left join entity_of as place on place.document_id = e.document_id and place.local_id = e.place_local_id
    left join entity_of as source on source.document_id = e.document_id and source.local_id = e.attributed_local_id
"""

_QUOTES = """
    select
        q.* exclude (speaker_local_id, place_local_id),
        speaker.entity_id as speaker_id,
        place.entity_id as place_id
    from text_quotes as q
    left join entity_of as speaker on speaker.document_id = q.document_id and speaker.local_id = q.speaker_local_id
    left join entity_of as place on place.document_id = q.document_id and place.local_id = q.place_local_id
"""

_EVENT_TOPICS = """
    select event_of.event_id, topic, max(score) as score
    from text_event_topics join event_of using (event_mention_id)
    group by all
"""
