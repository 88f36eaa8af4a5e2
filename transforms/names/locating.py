"""Which place of a name is meant, of all that bear it; places entered among the entities with their coordinates.

What the text says goes first ("Paris, Texas"); one name means one place in a text. Else the likeliest: populous, in a
country or division that the text names, near its other places. Small towns count with such evidence only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from transforms.document import AnnotatedText, Location, TextEntity
from transforms.names.book import Book, alias_of
from transforms.names.containment import (
    Container,
    abbreviated_at,
    candidates_for,
    container_before,
    container_behind,
    country_names,
    divisions_at,
)
from transforms.names.homonyms import entry_of
from transforms.names.place_evidence import COUNTRY, County, Evidence, Toponym, likeliest_of, size_of
from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.names.toponyms import name_by_company, name_unclaimed
from transforms.vocabulary.divisions import LOCATIVE, SETTLEMENTS, read_divisions
from transforms.vocabulary.gazetteer import COUNTRIES, REGIONS, Place, folded, places_known, places_named, slug
from transforms.vocabulary.lexicon import LEXICON, compact

HOMONYMS = country_names()


def located(surface: Surface, spans: list[NameSpan], home: str | None) -> dict[int, Place]:
    """For the first token of each name of a place or a capital, the place that is meant; names that no gazetteer lists
    are left out.

    Spans of capitals and countries that turn out to be other places ("Dublin" amid towns of Ohio) become places.
    """
    name_by_company(surface, spans)
    name_unclaimed(surface, spans)
    toponyms = _toponyms(surface, spans)
    evidence = Evidence(Counter(), home)
    for match in surface.matches:
        if match.entry.country and compact(surface.doc[match.first : match.last].text) not in HOMONYMS:
            evidence.countries[match.entry.country] += match.entry.kind != "capital"
    _learn_divisions(surface, evidence)
    evidence.counties = _counties_meant(evidence.counties, toponyms)
    for toponym in toponyms:
        _take_told(toponym)
        if toponym.meant is not None:
            evidence.learn(toponym.meant)
            evidence.countries[toponym.meant.country or ""] += len(toponym.containers)
    for _ in range(2):
        for toponym in sorted(toponyms, key=lambda t: (t.seat is not None, len(t.candidates), t.form)):
            if not toponym.is_told:
                if toponym.meant is not None:
                    evidence.points.pop(toponym.meant.key, None)
                toponym.meant = likeliest_of(toponym, evidence)
                if toponym.meant is not None:
                    evidence.learn(toponym.meant)
    places: dict[int, Place] = {}
    for toponym in toponyms:
        if toponym.meant is None:
            continue
        for span in toponym.spans:
            places[span.first] = toponym.meant
            if span.entity_type == "country" and toponym.meant.country != span.country:
                _become_place(surface, span, toponym.meant)
    return places


def _become_place(surface: Surface, span: NameSpan, place: Place) -> None:
    span.entity_type, span.entry, span.country, span.name = "place", entry_of(place), place.country, place.name
    for number, match in enumerate(surface.matches):
        if match.first == span.first:
            surface.take_for(number, span.entry)


def _learn_divisions(surface: Surface, evidence: Evidence) -> None:
    """Learn which states, provinces and counties a text names anywhere, in the names of bodies too."""
    at = 0
    while at < len(surface.words):
        if not surface.capital[at]:
            at += 1
            continue
        end, short = abbreviated_at(surface, at) if at and surface.words[at - 1] in (",", "-", "(") else (at, None)
        divisions: tuple[Place, ...] = (short,) if short is not None else ()
        if short is None:
            end, divisions = divisions_at(surface, at)
        for division in divisions:
            if division.kind == "region" and (division is short or _is_chiefly(division)):
                evidence.learn(division)
                evidence.countries[division.country or ""] += 1
            elif division.kind == "county" and surface.words[end - 1].lower() in SETTLEMENTS:
                evidence.learn(division)
        at = max(end, at + 1)


def _counties_meant(counties: set[County], toponyms: Sequence[Toponym]) -> set[County]:
    """Of the counties of one name those that most of the text's other names have places in: Boone County, Indiana, in a
    text about Lebanon."""
    towns: Counter[County] = Counter()
    for toponym in toponyms:
        towns.update({(p.country, p.admin1, p.admin2) for p in toponym.candidates if p.admin2})
    most: dict[str, int] = {}
    for county in counties:
        most[county[2]] = max(most.get(county[2], 0), towns[county])
    return {county for county in counties if towns[county] == most[county[2]]}


def _is_chiefly(division: Place) -> bool:
    """Whether a first-order division is what its name means first: Ontario, not Córdoba."""
    others = [p for p in places_known(folded(division.name)) if p is not division]
    return all(
        p.population * (5 if p.kind == "city" else 3) <= division.population or p.kind == "county" for p in others
    ) or all(p.country == division.country and p.kind != "city" for p in others)


def _toponyms(surface: Surface, spans: Iterable[NameSpan]) -> list[Toponym]:
    """The names among the spans that a gazetteer lists, in order."""
    found: dict[str, Toponym] = {}
    for span in spans:
        entry = span.entry
        is_seat = entry is not None and entry.kind == "capital"
        written = surface.doc[span.first : span.last].text
        if span.entity_type != "place" and not is_seat and not (entry is not None and entry.kind == "name"):
            continue
        if written.isupper() and len(written) > 3:
            written = written.title()
        form = folded(written)
        if form not in found:
            toponym = _toponym(form, written, span)
            if toponym is None:
                continue
            found[form] = toponym
        toponym = found[form]
        toponym.spans.append(span)
        for container in (container_behind(surface, span.last), container_before(surface, span.first)):
            if container is not None and container.first != span.first and not _is_list(toponym, container):
                toponym.containers.append(container)
        before = surface.words[span.first - 1].lower() if span.first else ""
        toponym.is_located = toponym.is_located or before in LOCATIVE or before in SETTLEMENTS
    return list(found.values())


def _toponym(form: str, written: str, span: NameSpan) -> Toponym | None:
    entry = span.entry
    candidates = candidates_for(written)
    if entry is not None and entry.kind == "name":
        towns = tuple(p for p in candidates if p.country != span.country)
        return Toponym(form, towns, None, seat=COUNTRY) if towns and compact(written) == compact(entry.name) else None
    if entry is not None and entry.kind == "capital":
        own = [p for p in places_named(written) if p.country == span.country] or [
            p
            for name in COUNTRIES[span.country or ""].capitals[:1]
            for p in places_named(name)
            if p.country == span.country
        ]
        return Toponym(form, candidates or (own[0],), None, seat=own[0]) if own else None
    curated = REGIONS.get(written) or REGIONS.get(form)
    if curated is not None:
        same = _rows_of(curated[1], candidates)
        if curated[1].place_type == "water" or (not same and curated[1].place_type != "city"):
            return None
        if same and curated[1].place_type != "city":
            return Toponym(form, same, same[0])
        candidates = tuple({p.key: p for p in (*same, *candidates)}.values())
    if not candidates and form.endswith("."):
        short = read_divisions().get(compact(form))
        candidates = (short,) if short is not None else ()
    if not candidates:
        return None
    return Toponym(form, candidates, curated[1] if curated else None)


def _rows_of(curated: Place, candidates: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places of the gazetteer that a curated one is; where it has a point of its own, with that."""
    known = (*candidates, *places_known(folded(curated.name)))
    if curated.geonames_id is not None:
        same = [p for p in known if p.geonames_id == curated.geonames_id]
    else:
        kinds = ("city",) if curated.place_type == "city" else ("region", "county")
        same = [p for p in known if p.kind in kinds and p.country == curated.country]
    if curated.latitude is not None:
        same = [replace(p, latitude=curated.latitude, longitude=curated.longitude) for p in same]
    return tuple(same[:1])


def _take_told(toponym: Toponym) -> None:
    """Take the place that lies where the text says."""
    for container in toponym.containers:
        within = [p for p in toponym.candidates if container.holds(p)]
        if within and (container.by_comma or toponym.seat is None):
            toponym.meant = max(within, key=lambda p: (p.kind == "city", size_of(p, toponym), -(p.geonames_id or 0)))
            toponym.is_told = bool(container.divisions) or container.by_comma
            if toponym.is_told:
                return


def _is_list(toponym: Toponym, container: Container) -> bool:
    """Whether a country behind the comma is but the next in a list: "China, Japan and Korea" names no town of Japan."""
    if container.country is None or toponym.seat is None or not container.by_comma:
        return False
    return toponym.seat is COUNTRY or (toponym.seat.country != container.country and container.is_listed)


def likeliest(book: Book, known: tuple[Place, ...]) -> Place | None:
    """The likeliest of several places of one name: in a country of the text, else the most populous."""
    if not known:
        return None
    named = [p for p in known if p.country in book.countries]
    if named and (known[0].population < 3_000_000 or known[0] in named):
        largest = max(
            named, key=lambda p: (p.population * (1 + book.countries[p.country or ""]), -(p.geonames_id or 0))
        )
        if largest.population * 5 > known[0].population or largest.place_type == "region":
            return largest
    return known[0]


def place_of(book: Book, place: Place, written: str) -> int:
    """The number of a place among the text's entities, entered when it is new."""
    if place.key not in book.by_key:
        book.add(
            TextEntity(
                place.name if written.isupper() or written.endswith(".") else alias_of(written),
                "place",
                place.country,
                place.key,
                location=_location(place),
            )
        )
    return book.by_key[place.key]


def _location(place: Place) -> Location:
    return Location(place.place_type, place.admin1, place.admin2, place.latitude, place.longitude, place.geonames_id)


def set_dateline(text: AnnotatedText, by_key: Mapping[str, int]) -> None:
    """Resolve the place of the dateline, which is no mention."""
    name = text.source.dateline_place
    if not name:
        return
    shown = name.title() if name.isupper() else name
    entry = LEXICON.get(compact(shown))
    known = places_named(shown)
    if entry is not None and entry.kind == "capital":
        known = tuple(p for p in known if p.country == entry.country) or (
            Place(f"place:{slug(shown)}", shown, "city", entry.country),
        )
    place = Place("", shown, "city", None) if not known else known[0]
    if place.key and place.key in by_key:
        text.dateline_entity = by_key[place.key]
        return
    text.entities.append(TextEntity(shown, "place", place.country, place.key or None, Counter(), [], _location(place)))
    text.dateline_entity = len(text.entities) - 1
