"""Event mentions as the linking sees them: who on which side, when, where, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pyarrow as pa

from transforms.resolve.knowledge import NO_DATE
from transforms.resolve.spelling import folded
from transforms.vocabulary.kinds import KINDS, Kind
from transforms.vocabulary.linking import read_linking

_WORDS = read_linking()
_STOP_WORDS = _WORDS.ignored
_ENDING = re.compile(r"(ing|ed|es|s)$")
_OCCASIONS = ("round", "session", "summit", "edition", "dialogue")
_ROUND = re.compile(
    rf"\b({'|'.join(_WORDS.rounds)}|\d{{1,3}}(?=st|nd|rd|th))"
    rf"(?:st|nd|rd|th)?[\s-]+(?:\w+[\s-]+){{0,3}}?(?:{'|'.join(_OCCASIONS)})\b"
)

ENTRY, FIELD = "\x1e", "\x1f"
"""What parts the entries of a list, and the fields of an entry, in columns that hold several values."""

Delegations = Mapping[str, frozenset[str]]
"""One side of an event: country (or body that belongs to none) -> the persons and bodies named for it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the lines that people read show of an entity."""

    name: str
    entity_type: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody's part in an event mention."""

    entity_id: str
    is_country: bool
    is_person: bool
    country: str | None
    """The country that the party is or acts for."""


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
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    """Recipients and hosts."""
    others: tuple[Party, ...]
    confidence: float
    acting: Delegations
    receiving: Delegations
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

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody who takes part."""
        return self.actors + self.recipients


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
    actors, recipients, others = sides_of(parts)
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
        actors,
        recipients,
        others,
        confidence,
        delegations(actors),
        receiving_of(kind, recipients, country),
        frozenset(p.entity_id for side in (actors, recipients) for p in side if p.is_person),
        frozenset(map(int, rounds.split())),
        frozenset(subjects.split()),
    )


def roles_of(parts: str) -> Iterator[tuple[str, Party]]:
    """Who takes part in which role of the contract, in order of role and entity."""
    for entry in parts.split(ENTRY) if parts else ():
        role, entity_id, country, sort = entry.split(FIELD)
        yield role, _party(entity_id, sort == "c", sort == "p", country or None)


@lru_cache(maxsize=100_000)
def _party(entity_id: str, is_country: bool, is_person: bool, country: str | None) -> Party:
    return Party(entity_id, is_country, is_person, country)


Side = tuple[Party, ...]


def sides_of(parts: str) -> tuple[Side, Side, Side]:
    """Actors; recipients and hosts; all others. Nobody is twice on one side."""
    sides: dict[str, dict[str, Party]] = {"actor": {}, "recipient": {}, "about": {}}
    for role, party in roles_of(parts):
        sides[{"host": "recipient", "mediator": "about"}.get(role, role)].setdefault(party.entity_id, party)
    actors, recipients, others = (tuple(side.values()) for side in sides.values())
    return actors, recipients, others


def delegations(parties: Iterable[Party]) -> Delegations:
    """One side by countries."""
    found: dict[str, set[str]] = {}
    for p in parties:
        named = found.setdefault(p.country or p.entity_id, set())
        if not p.is_country:
            named.add(p.entity_id)
    return {unit: frozenset(named) for unit, named in found.items()}


def receiving_of(kind: str, recipients: Side, place_country: str | None) -> Delegations:
    """The recipients by countries; of a visit that names a city alone, the country visited."""
    found = delegations(recipients)
    return found or ({place_country: frozenset()} if kind == "visit" and place_country else {})


def telling_words(sentence: str) -> frozenset[str]:
    """Words that say what a sentence is about, cut to a stem of at most six letters."""
    return frozenset(_stem(w) for w in _plain(sentence).split() if w not in _STOP_WORDS and len(w) > 1)


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return _ENDING.sub("", word)[:6]


def rounds_of(words: str) -> frozenset[int]:
    """Numbers of the rounds, sessions or summits that are spoken of: "the 21st annual summit" gives 21."""
    plain = _plain(words)
    if not any(occasion in plain for occasion in _OCCASIONS):
        return frozenset()
    return frozenset(_WORDS.rounds.get(n) or int(n) for n in _ROUND.findall(plain))


def _plain(sentence: str) -> str:
    # Past the cache of ``folded``, which is for names: a sentence seldom comes twice.
    return folded.__wrapped__(sentence)
