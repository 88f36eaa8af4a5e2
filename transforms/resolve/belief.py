"""What is believed of one event once all its reports are in: the rows of ``events`` and ``event_participants``.

Copies repeat their original and do not speak for themselves: where an original reports, its copies are not asked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod

from transforms.identity import identifier
from transforms.resolve.claims import Claim, Known
from transforms.resolve.knowledge import NO_DATE, majority
from transforms.resolve.likeness import HAPPENED, OPEN
from transforms.resolve.parties import Party
from transforms.resolve.summaries import summary

_FINENESS = {"day": 0, "week": 1, "month": 2, "quarter": 3, "year": 4, "unknown": 5}


@dataclass(frozen=True, slots=True)
class Event:
    """One event in the world with all its reports."""

    event_id: str
    claims: tuple[Claim, ...]
    """In order of publication, undated last."""
    independent: tuple[Claim, ...]
    """The reports that are no copies of another report of this event."""
    kind: str
    status: str
    start: date | None
    end: date | None
    precision: str
    place_id: str | None
    title: str | None
    roles: Mapping[tuple[str, str], tuple[str | None, int]]
    """(entity_id, role) -> country code, number of texts."""


def independent(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """One claim per original text: the original's own where it is there, else the first copy's."""
    if len(claims) == 1:
        return tuple(claims)
    chosen: dict[str, Claim] = {}
    for claim in claims:
        if claim.original_id not in chosen or claim.document_id == claim.original_id:
            chosen[claim.original_id] = claim
    return tuple(c for c in claims if chosen[c.original_id] is c)


def event_of(claims: Sequence[Claim], roles: Mapping[str, Sequence[tuple[str, Party]]]) -> Event:
    """Weigh the reports of one event. ``roles`` gives every mention's participants with their contract role."""
    claims = sorted(claims, key=lambda c: c.order)
    asked = independent(claims)
    if len(asked) == 1:
        return _of_one_report(claims, asked[0], roles)
    dated = [c for c in asked if c.published is not None] or list(asked)
    latest = max(dated, key=lambda c: (c.published or NO_DATE, c.confidence, c.mention_id))
    start, end, precision = _dates(asked, latest.status)
    return Event(
        identifier("ev", claims[0].mention_id),
        tuple(claims),
        asked,
        _commonest(c.kind.name for c in asked),
        latest.status,
        start,
        end,
        precision,
        _place(asked),
        _title(asked),
        _participants(claims, roles),
    )


def _of_one_report(claims: Sequence[Claim], told: Claim, roles: Mapping[str, Sequence[tuple[str, Party]]]) -> Event:
    """What a single text tells, and perhaps copies of it, as most events are told: there is nothing to weigh."""
    return Event(
        identifier("ev", claims[0].mention_id),
        tuple(claims),
        (told,),
        told.kind.name,
        told.status,
        told.start,
        told.end if told.start is not None else None,
        told.precision if told.start is not None else "unknown",
        told.place_id,
        told.title or None,
        _participants(claims, roles),
    )


def _commonest(values: Iterable[str]) -> str:
    """The commonest value; of equally common ones the earliest."""
    counts = Counter(values)
    return max(counts, key=lambda v: counts[v])


def _dates(asked: Sequence[Claim], status: str) -> tuple[date | None, date | None, str]:
    """Of what happened, the finest date that most texts give; of what is to come, the latest date announced."""
    dated = [c for c in asked if c.start is not None]
    same = [c for c in dated if (c.status in HAPPENED) == (status in HAPPENED)] or dated
    if not same:
        return None, None, "unknown"
    if status in OPEN:
        newest = max(same, key=lambda c: (c.published or date.min, -_FINENESS[c.precision], c.mention_id))
        finest = [
            c
            for c in same
            if newest.start and c.start and c.end and newest.end and newest.start <= c.start and c.end <= newest.end
        ]
        best = min(
            finest or [newest],
            key=lambda c: (_FINENESS[c.precision], -(c.published or date.min).toordinal(), c.mention_id),
        )
        return best.start, best.end, best.precision
    rank = min((c.basis == "assumed", _FINENESS[c.precision]) for c in same)
    finest = [c for c in same if (c.basis == "assumed", _FINENESS[c.precision]) == rank]
    counts = Counter((c.start, c.end) for c in finest)
    best = max(finest, key=lambda c: (counts[c.start, c.end], c.published or date.min, c.mention_id))
    return best.start, best.end, best.precision


def _place(asked: Sequence[Claim]) -> str | None:
    """The place most texts give, a city before a country."""
    given = [c for c in asked if c.place_id is not None]
    counts = Counter(c.place_id for c in given)
    best = max(
        given,
        key=lambda c: (not c.place_is_country, counts[c.place_id], c.published or date.min, c.mention_id),
        default=None,
    )
    return best.place_id if best else None


def _title(asked: Sequence[Claim]) -> str | None:
    counts = Counter(c.title for c in asked if c.title)
    return min(counts, key=lambda t: (-counts[t], -len(t), t), default=None)


def _participants(
    claims: Sequence[Claim], roles: Mapping[str, Sequence[tuple[str, Party]]]
) -> Mapping[tuple[str, str], tuple[str | None, int]]:
    """Union over the texts. Where sides can be told either way round, texts are turned to agree with the first."""
    texts: dict[tuple[str, str], set[str]] = defaultdict(set)
    countries: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    first: dict[str, str] = {}
    for claim in claims:
        given = roles.get(claim.mention_id, ())
        turned = claim.kind.symmetric and bool(first) and _is_turned(given, first)
        for role, party in given:
            if turned:
                role = {"actor": "recipient", "recipient": "actor"}.get(role, role)
            if role in ("actor", "recipient"):
                settled = first.setdefault(party.entity_id, role)
                role = settled if claim.kind.symmetric else role
            texts[party.entity_id, role].add(claim.document_id)
            if party.country:
                counts = countries[party.entity_id, role]
                counts[party.country] = counts.get(party.country, 0) + 1
    return {key: (majority(countries[key]), len(documents)) for key, documents in sorted(texts.items())}


def _is_turned(given: Sequence[tuple[str, Party]], first: Mapping[str, str]) -> bool:
    agree = sum(first.get(p.entity_id) == role for role, p in given if role in ("actor", "recipient"))
    differ = sum(
        p.entity_id in first and first[p.entity_id] != role for role, p in given if role in ("actor", "recipient")
    )
    return differ > agree


def confidence(event: Event) -> float:
    """Belief that the event is right: every independent text lowers the doubt; at most 0.99."""
    doubts = sorted(1.0 - min(max(c.confidence, 0.0), 1.0) for c in event.independent)
    return round(min(0.99, 1.0 - prod(doubts)), 4)


def summary_of(event: Event, entities: Mapping[str, Known], unnamed: Mapping[str, Sequence[str]]) -> str:
    """The event's line. ``unnamed`` gives the words for actors without a name, by mention."""
    actors = _shown(event, ("actor",), entities)
    recipients = _shown(event, ("recipient", "host"), entities)
    if not actors:
        words = [w for c in event.claims for w in unnamed.get(c.mention_id, ())]
        actors = [w[:1].upper() + w[1:] for w in words[:1]]
    place = entities[event.place_id].name if event.place_id else None
    if place in actors:
        place = None
    return summary(event.kind, event.status, actors, recipients, place)


def _shown(event: Event, roles: Sequence[str], entities: Mapping[str, Known]) -> list[str]:
    """Names on one side: persons and bodies, and countries that none of them acts for; those of most texts first.

    Whom few of many texts put there is left out.
    """
    counts: dict[str, int] = defaultdict(int)
    acting: dict[str, str | None] = {}
    for (entity_id, role), (country, texts) in event.roles.items():
        if role in roles:
            counts[entity_id] += texts
            acting[entity_id] = country
    most = max(counts.values(), default=0)
    ranked = sorted((e for e in counts if 3 * counts[e] > most), key=lambda e: (-counts[e], entities[e].name, e))
    named = [e for e in ranked if entities[e].entity_type not in ("country", "place")]
    covered = {acting[e] for e in named}
    rest = [e for e in ranked if e not in named and entities[e].country not in covered]
    shown = []
    for entity_id in (*named, *rest):
        entity = entities[entity_id]
        country = acting[entity_id] or entity.country
        own = entity.entity_type in ("country", "igo", "place") or not country or f"({country})" in entity.name
        shown.append(entity.name if own else f"{entity.name} ({country})")
    return list(dict.fromkeys(shown))
