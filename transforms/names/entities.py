"""Entities: from the names of a text to the things they name, with their mentions, roles and countries."""

from __future__ import annotations

from collections import Counter

from transforms.document import AnnotatedText, TextEntity
from transforms.names.book import Book
from transforms.names.homonyms import settle_homonyms
from transforms.names.inverted_names import settle_inverted
from transforms.names.locating import located, set_dateline
from transforms.names.naming import entity_of
from transforms.names.nicknames import second_names
from transforms.names.people import gathered, tidy
from transforms.names.roles import give_roles
from transforms.names.settling import settle_people
from transforms.names.short_forms import learn_abbreviation
from transforms.names.span import NameSpan
from transforms.names.spans import find_spans
from transforms.names.surface import Surface, surface_of
from transforms.names.surnames import settle_surnames
from transforms.names.told_places import settle_told_places
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.lexicon import GOVERNMENTS_BY_SEAT, compact


def find_names(text: AnnotatedText) -> None:
    """Find names in an analysed text: adds ``entities``, ``mentions`` of names and demonyms, and
    ``dateline_entity``."""
    analysis = text.analysis
    if analysis is None or not len(analysis.doc):
        set_dateline(text, {})
        return
    surface = surface_of(analysis)
    settle_homonyms(surface)
    names = find_spans(surface)
    settle_people(surface, names)
    settle_inverted(surface, names)
    settle_surnames(surface, names)
    settle_told_places(surface, names, text.source.dateline_place)
    filed = places_named(text.source.dateline_place) if text.source.dateline_place else ()
    book = Book(text, surface, home=filed[0].country if filed else None, holders=names.holders)
    book.places = located(surface, names.spans, book.home)
    for span in names.spans:
        if (
            span.entry is not None
            and span.entry.entity_type == "country"
            and span.country
            and compact(span.name)
            and not (span.entry.kind == "capital" and surface.words[span.first] in GOVERNMENTS_BY_SEAT)
        ):
            book.countries[span.country] += 1
            if span.entry.kind not in ("capital", "seat"):
                book.stated.add(span.country)
    for number in range(len(names.spans)):
        learn_abbreviation(surface, names.spans, number, book)
    people = gathered([s for s in names.spans if s.entity_type == "person"], second_names(surface, names.spans))
    owner = {s.first: p for p in people for s in p.spans}
    numbers: dict[int, int] = {}
    bodies: dict[int, int] = {}
    for span in names.spans:
        if span.entity_type == "person":
            person = owner[span.first]
            if id(person) not in numbers:
                numbers[id(person)] = book.add(TextEntity(tidy(person.name), "person"))
            book.mention(span.first, span.last, numbers[id(person)], "name")
            continue
        known = entity_of(book, span)
        if known is None:
            continue
        bodies[span.first] = known
        demonym = span.entry is not None and (
            span.entry.kind in ("adjective", "people") or (span.entry.kind == "name" and _modifies(surface, span))
        )
        book.mention(span.first, span.last, known, "demonym" if demonym else "name")
    _hidden_adjectives(book, names.spans)
    text.mentions.sort(key=lambda m: (m.start, m.end))
    book.countries = Counter(
        text.entities[m.entities[0]].country_code or "" for m in text.mentions if m.entity_type == "country"
    )
    give_roles(book, names, people, owner, numbers, bodies)
    analysis.doc.user_data["offices"] = names
    set_dateline(text, book.by_key)


def _modifies(surface: Surface, span: NameSpan) -> bool:
    token = surface.doc[span.last - 1]
    return token.dep_ in ("compound", "amod", "nmod") and token.head.i >= span.last


def _hidden_adjectives(book: Book, spans: list[NameSpan]) -> None:
    """Countries named inside a body's or an office's name: "Iran" in "the Atomic Energy Organization of Iran"."""
    for span in spans:
        if span.entity_type not in ("organization", "igo", "agreement"):
            continue
        if not span.is_generic and span.entry is None:
            continue
        at = span.first
        while at < span.last:
            match = book.surface.match_at.get(at)
            if (
                match is not None
                and match.entry.entity_type == "country"
                and match.entry.kind != "capital"
                and span.is_generic
            ):
                book.mention(match.first, match.last, book.country(match.entry.country or ""), "demonym")
                at = match.last
            else:
                at += 1
