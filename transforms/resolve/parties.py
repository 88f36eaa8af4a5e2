"""Who takes part in an event mention, and on which side: what the column ``parts`` of a claim holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

ENTRY, FIELD = "\x1e", "\x1f"
"""What parts the entries of a list, and the fields of an entry, in columns that hold several values."""

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
class Sides:
    """Both sides of an event mention."""

    acting: Delegations
    receiving: Delegations
    """Recipients and hosts."""
    people: frozenset[str]
    """The persons on either side."""

    def received(self, kind: str, place_country: str | None) -> Delegations:
        """Who receives in an event of this kind: of a visit that names a city alone, the country visited."""
        if not self.receiving and kind == "visit" and place_country:
            return {place_country: frozenset()}
        return self.receiving


_SIDE = {"actor": 0, "recipient": 1, "host": 1}


@lru_cache(maxsize=50_000)
def sides_of(parts: str) -> Sides:
    """The sides that ``parts`` tells of. Nobody is twice on one side: a country told first is kept."""
    sides: tuple[dict[str, Party], dict[str, Party]] = ({}, {})
    for role, party in roles_of(parts):
        if role in _SIDE:
            sides[_SIDE[role]].setdefault(party.entity_id, party)
    people = frozenset(p.entity_id for side in sides for p in side.values() if p.is_person)
    actors, recipients = (_delegations(side.values()) for side in sides)
    return Sides(actors, recipients, people)


@lru_cache(maxsize=50_000)
def roles_of(parts: str) -> tuple[tuple[str, Party], ...]:
    """Who takes part in which role of the contract, in order of role and entity."""
    entries = (entry.split(FIELD) for entry in parts.split(ENTRY)) if parts else ()
    return tuple((role, _party(entity_id, country, sort)) for role, entity_id, country, sort in entries)


@lru_cache(maxsize=100_000)
def _party(entity_id: str, country: str, sort: str) -> Party:
    return Party(entity_id, sort == "c", sort == "p", country or None)


def _delegations(parties: Iterable[Party]) -> Delegations:
    """One side by countries."""
    found: dict[str, set[str]] = {}
    for p in parties:
        named = found.setdefault(p.country or p.entity_id, set())
        if not p.is_country:
            named.add(p.entity_id)
    return {unit: frozenset(named) for unit, named in found.items()}
