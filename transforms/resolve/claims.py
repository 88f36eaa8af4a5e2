"""Event mentions as the linking sees them: who on which side, when, where, in which words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

from transforms.resolve.entities import Entity
from transforms.resolve.knowledge import NO_DATE
from transforms.resolve.spelling import folded
from transforms.vocabulary.kinds import KINDS, Kind
from transforms.vocabulary.linking import read_linking

_WORDS = read_linking()
_STOP_WORDS = _WORDS.ignored

_ROUND = re.compile(
    rf"\b({'|'.join(_WORDS.rounds)}|\d{{1,3}}(?=st|nd|rd|th))"
    r"(?:st|nd|rd|th)?[\s-]+(?:\w+[\s-]+){0,3}?(?:round|session|summit|edition|dialogue)\b"
)

Delegations = Mapping[str, frozenset[str]]
"""One side of an event: country (or body that belongs to none) -> the persons and bodies named for it."""


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


_CLAIMS = """
    with subject as (
        select m.document_id, m.sentence_index, list(distinct entity_id order by entity_id) as named
        from text_mentions as m join entity_of using (document_id, local_id) join entity using (entity_id)
        where entity.entity_type in ('product', 'agreement')
        group by all
    )
    select e.event_mention_id, e.document_id, coalesce(d.duplicate_of, e.document_id), d.published_date, e.kind,
           e.status, e.date_start, e.date_end, e.date_precision, e.date_basis, place.entity_id, e.title,
           e.evidence, e.trigger, e.confidence, subject.named
    from text_events as e
    join documents as d using (document_id)
    left join subject on subject.document_id = e.document_id and subject.sentence_index = e.sentence_index
    left join entity_of as place on place.document_id = e.document_id and place.local_id = e.place_local_id
    order by d.published_date nulls last, e.event_mention_id
"""


def claims_of(db: duckdb.DuckDBPyConnection, entities: Mapping[str, Entity]) -> list[Claim]:
    """Every event mention with its participants (from table ``part``), in order of publication and mention id."""
    parts: dict[str, list[tuple[str, str, str | None]]] = defaultdict(list)
    for mention, role, entity_id, country in db.execute(
        """
        select event_mention_id, role, entity_id, country_code from part
        where entity_id is not null order by event_mention_id, role, entity_id
        """
    ).fetchall():
        parts[mention].append((role, entity_id, country))
    claims = []
    for row in db.execute(_CLAIMS).fetchall():
        mention, document, original, published, kind, status, start, end, precision, basis, place = row[:11]
        title, evidence, trigger, confidence, subjects = row[11:]
        where = entities[place] if place else None
        sides: dict[str, dict[str, Party]] = {"actor": {}, "recipient": {}, "about": {}}
        for role, entity_id, country in parts[mention]:
            who = entities[entity_id]
            side = sides[{"host": "recipient", "mediator": "about"}.get(role, role)]
            party = Party(entity_id, who.entity_type == "country", who.entity_type == "person", country)
            side.setdefault(entity_id, party)
        claims.append(
            Claim(
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
                where.country if where else None,
                where is not None and where.entity_type == "country",
                title,
                telling_words(evidence),
                telling_words(trigger),
                tuple(sides["actor"].values()),
                tuple(sides["recipient"].values()),
                tuple(sides["about"].values()),
                confidence,
                _delegations(sides["actor"].values()),
                _delegations(sides["recipient"].values()) or _destination(kind, where),
                frozenset(p.entity_id for side in ("actor", "recipient") for p in sides[side].values() if p.is_person),
                rounds_of(f"{title or ''} {trigger} {evidence}"),
                frozenset(subjects or ()),
            )
        )
    return claims


def telling_words(sentence: str) -> frozenset[str]:
    """Words that say what a sentence is about, cut to a stem of at most six letters."""
    return frozenset(
        re.sub(r"(ing|ed|es|s)$", "", w)[:6] for w in folded(sentence).split() if w not in _STOP_WORDS and len(w) > 1
    )


def rounds_of(words: str) -> frozenset[int]:
    """Numbers of the rounds, sessions or summits that are spoken of: "the 21st annual summit" gives 21."""
    return frozenset(_WORDS.rounds.get(n) or int(n) for n in _ROUND.findall(folded(words)))


def _delegations(parties: Iterable[Party]) -> Delegations:
    found: dict[str, set[str]] = {}
    for p in parties:
        named = found.setdefault(p.country or p.entity_id, set())
        if not p.is_country:
            named.add(p.entity_id)
    return {unit: frozenset(named) for unit, named in found.items()}


def _destination(kind: str, where: Entity | None) -> Delegations:
    """The country visited, where a text names the city alone."""
    return {where.country: frozenset()} if kind == "visit" and where is not None and where.country else {}
