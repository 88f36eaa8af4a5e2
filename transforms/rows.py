"""Text-level rows: an annotated text as tables, before anybody has asked who is who across texts.

These tables are the pipeline's own. They have the columns of their published sisters, but where those have an
``entity_id`` these have a ``local_id``: the entity's index within its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

import pyarrow as pa

from transforms.contract import TABLES, Column, Table
from transforms.document import AnnotatedText, TextEvent
from transforms.identity import identifier
from transforms.vocabulary.kinds import KINDS

integer = partial(Column, type="integer")
text_column = partial(Column, type="text")
LOCAL_ID = integer("local_id", doc="Index of the entity within its text.", nullable=False)
MAYBE_LOCAL_ID = integer("local_id", doc="Index of the entity within its text; null when there is none.")


def _sister(published: str, name: str, replace: Mapping[str, Column], add: tuple[Column, ...] = ()) -> Table:
    """A text-level table with the columns of a published one, some replaced, some (``None``-like) left out."""
    base = TABLES[published]
    columns = tuple(replace.get(c.name, c) for c in base.columns if c.name not in ("event_id", "entity_id"))
    return Table(name, base.grain, "Text level", tuple(k for k in base.key if k != "entity_id"), columns + add)


DOCUMENT_ID = TABLES["sentences"]["document_id"]

TEXT_TABLES: Mapping[str, Table] = {
    t.name: t
    for t in (
        Table(
            "text_documents",
            "One annotated text.",
            "Text level",
            ("document_id",),
            (
                DOCUMENT_ID,
                integer("sentence_count", doc="Number of sentences that are no furniture.", nullable=False),
                integer("token_count", doc="Number of tokens in those sentences.", nullable=False),
                integer("dateline_local_id", doc="The place of the dateline."),
            ),
        ),
        _sister("sentences", "text_sentences", {}),
        Table(
            "text_entities",
            "One thing in the world as one text knows it.",
            "Text level",
            ("document_id", "local_id"),
            (
                DOCUMENT_ID,
                LOCAL_ID,
                text_column("name", doc="Fullest form in the text.", nullable=False),
                TABLES["entities"]["entity_type"],
                TABLES["entities"]["country_code"],
                text_column("key", doc="Identity from the vocabulary, the same in all texts."),
                text_column("gender", doc="m or f, where known."),
                text_column("sector", doc="PLOVER/CAMEO sector code, where known."),
                text_column("place_type", doc="What sort of place it is; null for no place."),
                TABLES["places"]["admin1"],
                TABLES["places"]["admin2"],
                TABLES["places"]["latitude"],
                TABLES["places"]["longitude"],
                TABLES["places"]["geonames_id"],
            ),
        ),
        Table(
            "text_aliases",
            "One written form of one entity in one text.",
            "Text level",
            ("document_id", "local_id", "alias"),
            (DOCUMENT_ID, LOCAL_ID, TABLES["entity_aliases"]["alias"], TABLES["entity_aliases"]["mention_count"]),
        ),
        Table(
            "text_roles",
            "One office that one text attests for one entity.",
            "Text level",
            ("document_id", "local_id", "position"),
            (
                DOCUMENT_ID,
                LOCAL_ID,
                integer("position", doc="Index of the role among the entity's.", nullable=False),
                TABLES["entity_roles"]["title"],
                TABLES["entity_roles"]["country_code"],
                integer("organization_local_id", doc="The body that the office belongs to."),
            ),
        ),
        _sister(
            "mentions",
            "text_mentions",
            {},
            (
                MAYBE_LOCAL_ID,
                text_column("country_code", doc="For an unresolved role: the country it belongs to."),
                text_column("title", doc="For a title mention: the office."),
            ),
        ),
        _sister("timexes", "text_timexes", {}),
        _sister(
            "event_mentions",
            "text_events",
            {
                "place_id": integer("place_local_id", doc="Where it happens."),
                "attributed_to": integer("attributed_local_id", doc="Whoever says so."),
            },
            (text_column("part_of", doc="The event mention of the same text that this one is part of."),),
        ),
        _sister("event_mention_participants", "text_participants", {}, (MAYBE_LOCAL_ID, DOCUMENT_ID)),
        _sister(
            "quotes",
            "text_quotes",
            {
                "speaker_id": integer("speaker_local_id", doc="Who says it."),
                "place_id": integer("place_local_id", doc="Where it was said."),
            },
        ),
        _sister("document_topics", "text_topics", {}),
        Table(
            "text_event_topics",
            "One topic of one event as told by one text.",
            "Text level",
            ("event_mention_id", "topic"),
            (
                TABLES["event_mentions"]["event_mention_id"],
                DOCUMENT_ID,
                TABLES["event_topics"]["topic"],
                TABLES["event_topics"]["score"],
            ),
        ),
    )
}
"""All text-level tables by name; every one has ``document_id``."""

Rows = dict[str, list[dict[str, Any]]]


def rows_of(text: AnnotatedText) -> Rows:
    """One text's rows for every text-level table."""
    document = text.source.document_id
    body = text.text
    rows: Rows = {name: [] for name in TEXT_TABLES}
    analysis = text.analysis
    rows["text_documents"].append(
        {
            "document_id": document,
            "sentence_count": sum(not s.is_furniture for s in text.sentences),
            "token_count": len(analysis.doc) if analysis is not None else 0,
            "dateline_local_id": text.dateline_entity,
        }
    )
    rows["text_sentences"] = [
        {
            "document_id": document,
            "sentence_index": s.index,
            "char_start": s.start,
            "char_end": s.end,
            "text": body[s.start : s.end],
            "is_furniture": s.is_furniture,
        }
        for s in text.sentences
    ]
    _add_entities(text, rows)
    for m in text.mentions:
        rows["text_mentions"].append(
            {
                "mention_id": identifier("m", document, m.start, m.end, m.mention_type, m.entities),
                **_span(document, m.sentence, m.start, m.end, body),
                "mention_type": m.mention_type,
                "entity_type": m.entity_type,
                "local_id": m.entity,
                "country_code": m.country_code,
                "title": m.title,
            }
        )
    for x in text.timexes:
        rows["text_timexes"].append(
            {
                "timex_id": identifier("t", document, x.start, x.end),
                **_span(document, x.sentence, x.start, x.end, body),
                "timex_type": x.timex_type,
                "value": x.value,
                "mod": x.mod,
                "date_start": x.interval.start,
                "date_end": x.interval.end,
                "date_precision": x.precision,
            }
        )
    _add_events(text, rows)
    for q in text.quotes:
        rows["text_quotes"].append(
            {
                "quote_id": identifier("q", document, q.start, q.end),
                **_span(document, q.sentence, q.start, q.end, body),
                "quote_type": q.quote_type,
                "speaker_local_id": q.speaker,
                "speaker_text": q.speaker_text,
                "verb": q.verb,
                "stance": q.stance,
                "date_start": q.interval.start,
                "date_end": q.interval.end,
                "date_precision": q.precision,
                "place_local_id": q.place,
            }
        )
    rows["text_topics"] = [
        {"document_id": document, "topic": topic, "score": score} for topic, score in sorted(text.topics.items())
    ]
    return rows


def tables_of(texts: Iterable[AnnotatedText]) -> dict[str, pa.Table]:
    """Arrow tables of many texts, one for each text-level table, in key order."""
    collected: Rows = {name: [] for name in TEXT_TABLES}
    for text in texts:
        for name, rows in rows_of(text).items():
            collected[name] += rows
    return {name: TEXT_TABLES[name].from_rows(rows) for name, rows in collected.items()}


def _span(document: str, sentence: int, start: int, end: int, body: str) -> dict[str, Any]:
    return {
        "document_id": document,
        "sentence_index": sentence,
        "char_start": start,
        "char_end": end,
        "text": body[start:end],
    }


def _add_entities(text: AnnotatedText, rows: Rows) -> None:
    document = text.source.document_id
    for local_id, e in enumerate(text.entities):
        place = e.location
        rows["text_entities"].append(
            {
                "document_id": document,
                "local_id": local_id,
                "name": e.name,
                "entity_type": e.entity_type,
                "country_code": e.country_code,
                "key": e.key,
                "gender": e.gender,
                "sector": e.sector,
                "place_type": place.place_type if place else None,
                "admin1": place.admin1 if place else None,
                "admin2": place.admin2 if place else None,
                "latitude": place.latitude if place else None,
                "longitude": place.longitude if place else None,
                "geonames_id": place.geonames_id if place else None,
            }
        )
        rows["text_aliases"] += [
            {"document_id": document, "local_id": local_id, "alias": alias, "mention_count": count}
            for alias, count in sorted(e.aliases.items())
        ]
        rows["text_roles"] += [
            {
                "document_id": document,
                "local_id": local_id,
                "position": position,
                "title": role.title,
                "country_code": role.country_code,
                "organization_local_id": role.organization,
            }
            for position, role in enumerate(e.roles)
        ]


def _event_mention_id(text: AnnotatedText, event: TextEvent) -> str:
    """Made from text, trigger, kind and participants: a list of counterparts gives several events at one trigger."""
    parties = sorted((p.role, p.entity if p.entity is not None else -1) for p in event.participants)
    return identifier("em", text.source.document_id, event.start, event.end, event.kind, event.place, parties)


def _add_events(text: AnnotatedText, rows: Rows) -> None:
    document = text.source.document_id
    body = text.text
    ids = [_event_mention_id(text, e) for e in text.events]
    for mention_id, e in zip(ids, text.events, strict=True):
        sentence = text.sentences[e.sentence]
        rows["text_events"].append(
            {
                "event_mention_id": mention_id,
                "document_id": document,
                "sentence_index": e.sentence,
                "char_start": e.start,
                "char_end": e.end,
                "trigger": body[e.start : e.end],
                "event_type": KINDS[e.kind].event_type,
                "kind": e.kind,
                "status": e.status,
                "date_start": e.interval.start,
                "date_end": e.interval.end,
                "date_precision": e.precision,
                "date_basis": e.date_basis,
                "place_local_id": e.place,
                "place_basis": e.place_basis,
                "status_cue": e.status_cue,
                "attributed_local_id": e.attributed_to,
                "title": e.title,
                "evidence": body[sentence.start : sentence.end],
                "confidence": round(e.confidence, 4),
                "part_of": ids[e.part_of] if e.part_of is not None else None,
            }
        )
        for position, p in enumerate(e.participants):
            rows["text_participants"].append(
                {
                    "participant_id": identifier("p", mention_id, p.role, p.entity, p.text, position),
                    "event_mention_id": mention_id,
                    "document_id": document,
                    "local_id": p.entity,
                    "role": p.role,
                    "text": p.text,
                    "country_code": p.country_code,
                    "sector": p.sector,
                    "head_count": p.head_count,
                    "char_start": p.start,
                    "char_end": p.end,
                }
            )
        rows["text_event_topics"] += [
            {"event_mention_id": mention_id, "document_id": document, "topic": topic, "score": score}
            for topic, score in sorted(e.topics.items())
        ]
