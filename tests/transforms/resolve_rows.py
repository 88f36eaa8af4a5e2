"""A small corpus written by hand: annotated texts, built without the annotator, and what resolution makes of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from transforms.contract import TABLES
from transforms.document import (
    AnnotatedText,
    Interval,
    Location,
    Mention,
    Participant,
    Role,
    Sentence,
    SourceText,
    TextEntity,
    TextEvent,
)
from transforms.identity import identifier
from transforms.resolve import resolve
from transforms.rows import tables_of

COUNTRIES = {
    "Brazil": "BRA", "Chile": "CHL", "Egypt": "EGY", "France": "FRA", "Ghana": "GHA", "India": "IND", "Japan": "JPN",
    "Kenya": "KEN", "Peru": "PER", "Russia": "RUS", "Turkey": "TUR", "United States": "USA", "Iran": "IRN",
    "Armenia": "ARM", "Azerbaijan": "AZE", "Kosovo": "XKX", "Mexico": "MEX", "Palestine": "PSE", "Saudi Arabia": "SAU",
    "Serbia": "SRB", "Ukraine": "UKR", "United Kingdom": "GBR", "Venezuela": "VEN", "Israel": "ISR",
}  # fmt: skip

Rows = dict[str, list[dict[str, Any]]]


@dataclass
class Text:
    """One text of the corpus; entities are named as ``Name/CCC`` (person), ``Name@CCC`` (place), ``Name#CCC`` (body),
    or as a country."""

    name: str
    published: str | None
    copy_of: str | None = None
    annotated: AnnotatedText = field(init=False)

    def __post_init__(self) -> None:
        day = date.fromisoformat(self.published) if self.published else None
        self.document_id = identifier("doc", self.name)
        self.annotated = AnnotatedText(SourceText(self.document_id, "", published_date=day))
        self.known: dict[str, int] = {}

    def entity(self, written: str, *, title: str | None = None, key: str | None = None, kind: str | None = None) -> int:
        """Index of the entity, which is made when the text does not know it yet."""
        if written in self.known:
            return self.known[written]
        entity = _entity(written, kind)
        entity.key = key or entity.key
        if title is not None:
            entity.roles.append(Role(title, entity.country_code))
        entity.aliases[entity.name] += 1
        self.annotated.entities.append(entity)
        self.known[written] = len(self.annotated.entities) - 1
        self._mention(entity.name, "name", entity.entity_type, (self.known[written],))
        return self.known[written]

    def alias(self, written: str, *forms: str) -> None:
        """Other forms in which the text names the entity."""
        self.annotated.entities[self.entity(written)].aliases.update(Counter(forms))

    def open_role(self, words: str, title: str, country: str) -> None:
        """A title that nobody in the text is known to hold."""
        self._mention(words, "title", "person", (), title=title, country=country)

    def event(
        self,
        kind: str,
        actors: str,
        recipients: str = "",
        *,
        on: str | None = None,
        status: str = "occurred",
        place: str | None = None,
        says: str | None = None,
        title: str | None = None,
        part_of: int | None = None,
        precision: str | None = None,
        basis: str = "stated",
        confidence: float = 0.8,
    ) -> int:
        """An event of the text: sides are names parted by "; ", ``on`` is a day or two parted by "/"."""
        sentence = says or f"In {self.name}: {actors} {kind} {recipients}, by {self.name}."
        start = self._write(sentence)
        index = len(self.annotated.sentences) - 1
        parts = []
        for role, side in (("actor", actors), ("recipient", recipients)):
            for written in filter(None, side.split("; ")):
                local = None if written.startswith("*") else self.entity(written)
                country = None if local is None else self.annotated.entities[local].country_code
                at = sentence.find(written.lstrip("*"))
                span = (start + at, start + at + len(written.lstrip("*"))) if at >= 0 else (None, None)
                parts.append(Participant(role, local, written.lstrip("*"), country, None, None, *span))
        interval, fineness = _interval(on)
        self.annotated.events.append(
            TextEvent(
                start,
                start + 5,
                index,
                kind,
                status,
                parts,
                interval,
                precision or fineness,
                basis if on else None,
                self.entity(place) if place else None,
                "stated" if place else None,
                None,
                None,
                title,
                confidence,
                {},
                part_of,
            )
        )
        return len(self.annotated.events) - 1

    def _write(self, sentence: str) -> int:
        source = self.annotated.source
        start = len(source.text)
        object.__setattr__(source, "text", f"{source.text}{sentence}\n")
        index = len(self.annotated.sentences)
        self.annotated.sentences.append(Sentence(index, start, start + len(sentence)))
        return start

    def _mention(
        self,
        words: str,
        mention_type: str,
        entity_type: str,
        entities: tuple[int, ...],
        title: str | None = None,
        country: str | None = None,
    ) -> None:
        at = self.annotated.source.text.find(words)
        start = at if at >= 0 else self._write(f"{words}, says {self.name}.")
        sentence = next(s.index for s in self.annotated.sentences if s.start <= start < s.end)
        self.annotated.mentions.append(
            Mention(
                start,
                start + len(words),
                sentence,
                mention_type,
                entity_type,
                entities,
                country_code=country,
                title=title,
            )
        )


class Corpus:
    """Texts, and the tables that resolution makes of them."""

    def __init__(self) -> None:
        self.texts: list[Text] = []

    def text(self, published: str | None, name: str | None = None) -> Text:
        """A new text."""
        self.texts.append(Text(name or f"text {len(self.texts)}", published))
        return self.texts[-1]

    def inputs(self) -> tuple[pa.Table, pa.Table, dict[str, pa.Table]]:
        """documents, document_sources and annotations, as ``resolve`` takes them."""
        documents = [_document(t) for t in self.texts]
        sources = [
            {"document_id": t.document_id, "source_uri": t.name, "first_seen_at": datetime(2020, 1, 1)}
            for t in self.texts
        ]
        return (
            TABLES["documents"].from_rows(documents),
            TABLES["document_sources"].from_rows(sources),
            tables_of(t.annotated for t in self.texts),
        )

    def resolved(self) -> Rows:
        """The published tables as rows."""
        return {name: table.to_pylist() for name, table in resolve(*self.inputs()).items()}


def _document(text: Text) -> dict[str, Any]:
    source = text.annotated.source
    return {
        "document_id": text.document_id,
        "file_name": text.name,
        "content_sha256": identifier("sha", text.name),
        "size_bytes": len(source.text),
        "encoding": "utf-8",
        "published_date": source.published_date,
        "published_date_source": "header",
        "anchor_source": "header",
        "language": "en",
        "sentence_count": 0,
        "token_count": 0,
        "text": source.text,
        "ingested_at": datetime(2020, 1, 1),
        "run_id": "run",
    }


def _entity(written: str, kind: str | None) -> TextEntity:
    if written in COUNTRIES:
        return TextEntity(written, "country", COUNTRIES[written], f"country:{COUNTRIES[written]}")
    found = re.fullmatch(r"([^/@#]+)([/@#])?(\w*)", written)
    assert found is not None, written
    name, mark, country = found.groups()
    entity_type = kind or {"/": "person", "@": "place", "#": "organization", None: "person"}[mark]
    location = Location("city") if entity_type == "place" else None
    return TextEntity(name, entity_type, country or None, location=location)


def _interval(on: str | None) -> tuple[Interval, str]:
    if on is None:
        return Interval(None, None), "unknown"
    first, _, last = on.partition("/")
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    days = (end - start).days
    return Interval(start, end), "day" if days <= 5 else "month" if days <= 31 else "year"
