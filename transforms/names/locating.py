"""Places of one name told apart, entered among the entities with their coordinates, and the dateline's."""

from __future__ import annotations

from collections import Counter

from transforms.document import AnnotatedText, Location, TextEntity
from transforms.names.book import Book, alias_of
from transforms.vocabulary.gazetteer import Place, places_named, slug
from transforms.vocabulary.lexicon import LEXICON, compact


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
    if place.key not in book.by_key:
        book.add(
            TextEntity(
                alias_of(written) if not written.isupper() else place.name,
                "place",
                place.country,
                place.key,
                location=Location(
                    place.place_type, place.admin1, None, place.latitude, place.longitude, place.geonames_id
                ),
            )
        )
    return book.by_key[place.key]


def set_dateline(text: AnnotatedText, by_key: dict[str, int]) -> None:
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
    location = Location(place.place_type, place.admin1, None, place.latitude, place.longitude, place.geonames_id)
    text.entities.append(TextEntity(shown, "place", place.country, place.key or None, Counter(), [], location))
    text.dateline_entity = len(text.entities) - 1
