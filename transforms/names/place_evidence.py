"""What speaks for one of the places that bear a name: its size, and what else the text names around it."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from transforms.names.containment import Container
from transforms.names.span import NameSpan
from transforms.names.surface import LARGE_CAPITAL
from transforms.vocabulary.gazetteer import Place

NEAR_KM = 120.0
"""At this distance two places of a text bear each other out by a third of the full weight."""
LEAST_EVIDENCE = 0.9
"""What a small town needs beside its name."""
COUNTRY = Place("", "", "country", None)
"""Stands for the country itself among the places that bear its name."""
COUNTRY_SIZE = 8.0
LEAST_SEAT = 6.0
"""What a capital weighs however small it is."""


@dataclass(slots=True)
class Toponym:
    """A name of places in a text: all its mentions mean one place."""

    form: str
    candidates: tuple[Place, ...]
    curated: Place | None
    spans: list[NameSpan] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    is_located: bool = False
    """It stands behind a preposition or a noun of places."""
    seat: Place | None = None
    """The capital of that name, or ``COUNTRY`` for the name of a country."""
    meant: Place | None = None
    is_told: bool = False


County = tuple[str | None, str | None, str]
"""A second-order division: country, first-order division, name."""


@dataclass(slots=True)
class Evidence:
    """What a text says of where it is at home."""

    countries: Counter[str]
    home: str | None
    divisions: set[tuple[str | None, str]] = field(default_factory=set)
    counties: set[County] = field(default_factory=set)
    points: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Places made out so far, by key."""

    def learn(self, place: Place) -> None:
        if place.kind == "region" and place.place_type == "region":
            self.divisions.add((place.country, place.name))
        elif place.kind == "county":
            self.counties.add((place.country, place.admin1, place.name))
        if place.latitude is not None and place.longitude is not None and place.kind != "region":
            self.points[place.key] = (place.latitude, place.longitude)

    def of(self, place: Place) -> float:
        """How much speaks for a place, beside its size."""
        weight = 0.0
        total = sum(self.countries.values())
        if place.country and self.countries[place.country]:
            weight += 0.8 + 1.2 * self.countries[place.country] / total
        elif place.country and place.country == self.home:
            weight += 0.8
        if place.admin1 and (place.country, place.admin1) in self.divisions:
            weight += 1.4
        if place.admin2 and (place.country, place.admin1, place.admin2) in self.counties:
            weight += 1.2
        if place.kind == "county" and (place.country, place.admin1, place.name) in self.counties:
            weight += 1.0
        if place.kind == "region" and (place.country, place.name) in self.divisions:
            weight += 0.5
        return weight + 1.6 * self.nearness(place)

    def surrounds(self, place: Place) -> bool:
        """Whether the text is about where a place lies: its county, or neighbours in its division."""
        if (place.country, place.admin1, place.admin2) in self.counties:
            return True
        return (place.country, place.admin1) in self.divisions and self.nearness(place) > 0.4

    def nearness(self, place: Place) -> float:
        if place.latitude is None or place.longitude is None or place.kind == "region":
            return 0.0
        here = (place.latitude, place.longitude)
        return max((math.exp(-km(here, p) / NEAR_KM) for k, p in self.points.items() if k != place.key), default=0.0)


def km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two points (latitude and longitude in degrees) in kilometres along the sphere."""
    a, b, c, d = map(math.radians, (*one, *other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def size_of(place: Place, toponym: Toponym) -> float:
    """The weight of a place's size: the logarithm of its people; less for a division than for its town."""
    size = math.log10(max(place.population, 300))
    if place.kind == "region":
        size -= 1.2
    elif place.kind == "county":
        size -= 1.8
    if toponym.curated is not None and place.geonames_id == toponym.curated.geonames_id:
        size += 0.7
    if toponym.seat is not None and place.key == toponym.seat.key:
        size = max(size, LEAST_SEAT)
    return size


def _is_stated(toponym: Toponym, evidence: Evidence) -> bool:
    """Whether the text names the country of a capital, or one that is a town's namesake, by more than this name."""
    own = len(toponym.spans) if toponym.seat is COUNTRY else 0
    return evidence.countries[toponym.spans[0].country or ""] > own


def likeliest_of(toponym: Toponym, evidence: Evidence) -> Place | None:
    told = [p for p in toponym.candidates if any(c.holds(p) for c in toponym.containers)]
    best: tuple[float, Place] | None = None
    is_stated, seat = _is_stated(toponym, evidence), toponym.seat
    is_firm = seat is not None and (seat is COUNTRY or seat.population >= LARGE_CAPITAL or is_stated)
    if toponym.seat is COUNTRY:
        best = (LEAST_SEAT - 1 + (COUNTRY_SIZE - 3) * is_stated, COUNTRY)
    for place in toponym.candidates:
        weight = evidence.of(place) + 1.5 * (place in told)
        if (
            place.kind in ("town", "county")
            and weight < LEAST_EVIDENCE
            and (" " not in toponym.form or not (toponym.is_located or place.kind == "county"))
        ):
            continue
        if place is not toponym.seat and is_firm and not evidence.surrounds(place):
            continue
        score = weight + size_of(place, toponym)
        if toponym.seat is not None and place.key == toponym.seat.key:
            score += 2.0 * is_stated
        if best is None or score > best[0]:
            best = (score, place)
    return best[1] if best and best[1] is not COUNTRY else None
