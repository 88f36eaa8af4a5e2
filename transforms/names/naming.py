"""The thing that a name other than a person's names: a body, a country or its seat, a place, a product."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.document import Location, TextEntity
from transforms.names.book import Book, alias_of
from transforms.names.locating import likeliest, place_of
from transforms.names.metonyms import means_government
from transforms.names.shouting import is_shouted
from transforms.names.span import NameSpan
from transforms.names.teams import is_team
from transforms.vocabulary.gazetteer import ALPHA2, COUNTRIES, Place, places_named, slug
from transforms.vocabulary.lexicon import ALONE, GOVERNMENTS_BY_SEAT, LEXICON, Entry, compact
from transforms.vocabulary.titles import TITLES

AS_SUBJECT = 8
"""So many words nearer is a country that does something to a body without a country: "Peru left, the Ministry said"."""
AT_HOME = 3
"""The same for the country where the text was filed."""


def entity_of(book: Book, span: NameSpan) -> int | None:
    """The entity that a name other than a person's names; None for what is no entity after all."""
    entry = span.entry
    written = book.surface.doc[span.first : span.last].text
    if span.entity_type == "place" and span.first in book.places:
        return place_of(book, book.places[span.first], written)
    if entry is not None and entry.entity_type == "country":
        if is_team(book.surface, span):
            return own_thing(
                book, NameSpan(span.first, span.last, "organization", f"{entry.name} national team"), written
            )
        return _country_or_seat(book, span)
    if entry is not None:
        if entry.key not in book.by_key:
            place = entry.place
            if place is not None:
                place = likeliest(book, places_named(written)) or place
                return place_of(book, place, written)
            book.add(TextEntity(entry.name, entry.entity_type, entry.country, entry.key, sector=entry.sector))
        return book.by_key[entry.key]
    if span.entity_type == "place":
        within = span.name if span.trust == 2 else written.title() if written.isupper() else ""
        known = likeliest(book, places_named(written) or (places_named(within) if within else ()))
        if known is not None:
            return place_of(book, known, written)
        if span.last - span.first > 4:
            return None
        return own_thing(book, span, written)
    if span.entity_type == "organization":
        return body_of(book, span, written)
    return own_thing(book, span, written)


def home_of(book: Book, span: NameSpan) -> str | None:
    """The country of a body by what is written beside it: "the Russian online newspaper X", "lenta.ru", "X of
    France"."""
    surface = book.surface
    written = surface.doc[span.first : span.last].text
    tail = written.rsplit(".", 1)[-1]
    if len(tail) == 2 and tail.islower() and "." in written:
        return next((c for c, a in ALPHA2.items() if a == tail.upper()), None)
    at = span.first - 1
    while at >= surface.doc[span.first].sent.start and span.first - at <= 6:
        match = surface.match_at.get(at)
        if match is not None and match.entry.entity_type == "country" and match.entry.kind == "adjective":
            return match.entry.country
        if not ((surface.pos[at] in ("NOUN", "ADJ", "PROPN") and surface.doc[at].is_lower) or surface.glued(at)):
            break
        at -= 1
    if span.first >= 2 and surface.words[span.first - 1] == "'s":
        match = surface.match_at.get(span.first - 2)
        if match is not None and match.entry.entity_type == "country":
            return match.entry.country
    return None


def country_around(book: Book, span: NameSpan) -> str | None:
    """The country of a thing by what stands around it: named or seated in its sentence, nearest first; else the home.

    For what has no country of its own to be told by: places that no gazetteer lists, "the Defence Ministry".
    """
    surface = book.surface
    sentence = surface.doc[span.first].sent
    best: tuple[int, str] | None = None
    for match in surface.matches:
        if not sentence.start <= match.first < sentence.end or match.entry.country is None:
            continue
        if match.entry.entity_type not in ("country", "place"):
            continue
        distance = span.first - match.last if match.first < span.first else 2 * (match.first - span.last) + 1
        token = surface.doc[match.last - 1]
        distance -= AS_SUBJECT if token.dep_ in ("nsubj", "nsubjpass") else 0
        distance -= AT_HOME if match.entry.country == book.home else 0
        if best is None or distance < best[0]:
            best = (distance, match.entry.country)
    if best is not None:
        return best[1]
    ranked = book.countries.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        return ranked[0][0]
    return book.home


def own_thing(book: Book, span: NameSpan, written: str) -> int:
    form = f"{span.entity_type}:{compact(span.name).casefold()}"
    span.country = span.country or home_of(book, span)
    if span.entity_type in ("place", "facility"):
        span.country = span.country or country_around(book, span)
    if form not in book.by_form:
        location = Location("city") if span.entity_type == "place" else None
        book.by_form[form] = book.add(
            TextEntity(alias_of(span.name), span.entity_type, span.country, None, sector=span.sector, location=location)
        )
    return book.by_form[form]


def _is_held(book: Book, span: NameSpan) -> bool:
    """Whether a body stands in the title of somebody whose country will settle its own."""
    return any(o.body is span for o, _ in book.holders)


def _only_home(bare: str) -> str | None:
    """The country of a ministry that one country alone calls so: "the Ministry of External Affairs"."""
    homes = TITLES.homes.get(bare.replace("Ministry", "minister", 1).casefold(), [])
    return homes[0] if len(homes) == 1 else None


def _with_country(span: NameSpan) -> NameSpan:
    code = span.country or ""
    return replace(span, name=f"{span.name} ({COUNTRIES[code].name})")


def body_of(book: Book, span: NameSpan, written: str) -> int | None:
    if span.name.count(" ") > 1 and not span.name.startswith("The Hague"):
        span.name = span.name.removeprefix("The ")
    form = "organization:" + compact(span.name).casefold()
    if form in book.by_form:
        return book.by_form[form]
    bare = re.sub(r" \([^)]*\)$", "", span.name)
    if span.is_generic and span.country is None:
        same = [n for f, n in book.by_form.items() if f.startswith("organization:" + compact(bare).casefold() + "(")]
        if len(same) == 1:
            return same[0]
        if len(same) > 1:
            return same[-1]
    key = None
    name = span.name
    if span.is_generic and span.country is not None:
        key = f"organization:{slug(bare)}:{span.country}"
        if key in book.by_key:
            return book.by_key[key]
    if span.trust == 1 and (written in ALONE or is_shouted(book.surface, span.first, span.last)):
        return None
    span.country = span.country or home_of(book, span)
    if span.is_generic and span.country is None and not _is_held(book, span):
        span.country = country_around(book, span)
        span.country = _only_home(bare) or span.country
        if span.country is not None:
            return body_of(book, _with_country(span), written)
    number = book.add(TextEntity(alias_of(name), "organization", span.country, key, sector=span.sector))
    book.by_form[form] = number
    return number


def _of_its_time(book: Book, entry: Entry) -> str:
    """The country of a seat, or the former state that sat there where the text names that one only: Moscow in 1990."""
    if entry.kind in ("capital", "seat") and entry.country not in book.stated:
        for former, country in COUNTRIES.items():
            if country.successor == entry.country and former in book.stated:
                return former
    return entry.country or ""


def _country_or_seat(book: Book, span: NameSpan) -> int:
    entry = span.entry
    assert entry is not None
    code = _of_its_time(book, entry)
    written = book.surface.doc[span.first : span.last].text
    if entry.kind == "seat":
        if means_government(book.surface, span.first, span.last, is_seat=True) or not _is_building(written):
            return book.country(code)
        return own_thing(book, NameSpan(span.first, span.last, "facility", written, country=entry.country), written)
    if entry.kind != "capital":
        return book.country(code)
    if means_government(book.surface, span.first, span.last):
        body = GOVERNMENTS_BY_SEAT.get(written)
        if body is not None:
            if body not in book.by_key:
                known = next(e for e in LEXICON.values() if e.key == body)
                book.add(TextEntity(known.name, known.entity_type, None, body, sector=known.sector))
            return book.by_key[body]
        return book.country(code)
    known_place = book.places.get(span.first) or Place(f"place:{slug(written)}", written, "city", entry.country)
    return place_of(book, known_place, written)


def _is_building(written: str) -> bool:
    return any(w in written for w in ("Kremlin", "House", "Palace", "Street", "Office", "Élysée", "Elysee"))
