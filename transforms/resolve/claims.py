"""Event mentions as the linking sees them: who on which side, when, where, in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from transforms.resolve.knowledge import NO_DATE
from transforms.resolve.parties import Delegations, sides_of
from transforms.vocabulary.kinds import KINDS, Kind


@dataclass(frozen=True, slots=True)
class Known:
    """What the lines that people read show of an entity."""

    name: str
    entity_type: str
    country: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """What one text says of one event."""

    mention_id: str
    document_id: str
    original_id: str
    """The text itself, or the original that it is a copy of."""
    published: date | None
    kind: Kind
    status: str
    start: date | None
    end: date | None
    precision: str
    basis: str | None
    place_id: str | None
    place_country: str | None
    place_is_country: bool
    title: str | None
    words: frozenset[str]
    """Telling words of the evidence, cut to stems."""
    cue: frozenset[str]
    """Telling words of the trigger."""
    confidence: float
    acting: Delegations
    receiving: Delegations
    """Recipients and hosts; of a visit that names a city alone, the country visited."""
    people: frozenset[str]
    """The persons among the parties."""
    rounds: frozenset[int]
    """Which round, session or edition it is, where the sentence or the title says so."""
    subjects: frozenset[str]
    """Products and agreements that the sentence names."""

    @property
    def order(self) -> tuple[date, str]:
        """By publication date, undated last, then mention id."""
        return (self.published or NO_DATE, self.mention_id)


COLUMNS: Mapping[str, str] = {
    "event_mention_id": "varchar",
    "document_id": "varchar",
    "original_id": "varchar",
    "published_date": "date",
    "kind": "varchar",
    "status": "varchar",
    "date_start": "date",
    "date_end": "date",
    "date_precision": "varchar",
    "date_basis": "varchar",
    "place_id": "varchar",
    "place_country": "varchar",
    "place_is_country": "boolean",
    "title": "varchar",
    "words": "varchar",
    "cue": "varchar",
    "parts": "varchar",
    "confidence": "double",
    "rounds": "varchar",
    "subjects": "varchar",
    "unnamed": "varchar",
}
"""Columns of ``linking.claim`` that a claim is made from, with their types. ``words``, ``cue``, ``rounds`` and
``subjects`` are parted by spaces; ``parts`` are entries of role, entity, country, and c (country) or p (person);
``unnamed`` are the first words for an actor without a name."""


def claims_of(rows: pa.Table) -> list[Claim]:
    """The rows of ``linking.claim`` (columns of ``COLUMNS``) as claims."""
    return [claim_of(row) for row in zip(*(rows[name].to_pylist() for name in COLUMNS), strict=True)]


def claim_of(row: tuple[Any, ...]) -> Claim:
    """One row, its values in the order of ``COLUMNS``, as a claim."""
    mention, document, original, published, kind, status, start, end, precision, basis, place, country = row[:12]
    is_country, title, words, cue, parts, confidence, rounds, subjects, _ = row[12:]
    sides = sides_of(parts)
    return Claim(
        mention,
        document,
        original,
        published,
        KINDS[kind],
        status,
        start,
        end,
        precision,
        basis,
        place,
        country,
        is_country,
        title,
        frozenset(words.split()),
        frozenset(cue.split()),
        confidence,
        sides.acting,
        sides.received(kind, country),
        sides.people,
        frozenset(map(int, rounds.split())),
        frozenset(subjects.split()),
    )
