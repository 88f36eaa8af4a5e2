"""Offices, countries and genders given to the people of a text."""

from __future__ import annotations

from dataclasses import replace

from transforms.document import Role
from transforms.names.belonging import settle_belonging, settle_body
from transforms.names.book import Book
from transforms.names.evidence import gather_evidence
from transforms.names.origins import country_of, is_stateless, surroundings_of
from transforms.names.people import Person
from transforms.names.spans import Names
from transforms.vocabulary.person_names import gender_of_name
from transforms.vocabulary.titles import MEN, WOMEN


def give_roles(
    book: Book,
    names: Names,
    people: list[Person],
    owner: dict[int, Person],
    numbers: dict[int, int],
    bodies: dict[int, int],
) -> None:
    """Give people their offices, countries and genders."""
    surface, text = book.surface, book.text
    gather_evidence(surface, names, people, owner)
    around = surroundings_of(text, surface, names, book.countries, book.home)
    for person in people:
        entity = text.entities[numbers[id(person)]]
        entity.country_code = country_of(surface, around, person, people)
        for span in person.spans:
            entity.gender = entity.gender or span.gender
        for office in person.offices:
            body = bodies.get(office.body.first) if office.body is not None else None
            is_igo = office.body is not None and office.body.entity_type == "igo"
            own = None if is_igo else entity.country_code
            role = Role(office.title, own or office.country if office.is_plural else office.country or own, body)
            if role not in entity.roles:
                entity.roles.append(role)
            entity.sector = entity.sector or ("IGO" if is_igo else office.sector)
            words = set(office.title.casefold().split())
            entity.gender = entity.gender or ("f" if words & WOMEN else "m" if words & MEN else None)
            if body is not None and text.entities[body].country_code is None and not is_igo and entity.country_code:
                settle_body(book, body, entity.country_code)
        for title, country in person.inherited:
            role = Role(title, country or entity.country_code)
            if role not in entity.roles:
                entity.roles.append(role)
        entity.gender = entity.gender or gender_of_name(person.parts)
    listed = frozenset(
        bodies[span.first]
        for span in names.spans
        if span.entry is not None and span.entry.sector != "BUS" and span.first in bodies
    )
    settle_belonging(book, around, listed)
    for person in people:
        entity = text.entities[numbers[id(person)]]
        if entity.country_code is None and not any(map(is_stateless, person.offices)):
            entity.country_code = _country_of_body(book, person, bodies)
            entity.roles[:] = [
                r if r.country_code else replace(r, country_code=entity.country_code) for r in entity.roles
            ]


def _country_of_body(book: Book, person: Person, bodies: dict[int, int]) -> str | None:
    """The country of the body that somebody is of, once that is known: "the ESJT's X", "X of the Rice Institute"."""
    entities = book.text.entities
    beside = [office.body.first for office in person.offices if office.body is not None and office.body.first in bodies]
    words = book.surface.words
    ends = {m.last: m.first for m in book.text.mentions if m.first in bodies}
    for span in person.spans:
        if words[span.first - 1 : span.first] in (["'s"], ["'"], ["\u2019s"]) and span.first - 1 in ends:
            beside.append(ends[span.first - 1])
        at = span.last + (words[span.last : span.last + 1] == [","])
        if words[at : at + 1] in (["of"], ["from"], ["at"]):
            beside.append(at + 1 + (words[at + 1 : at + 2] == ["the"]))
    known = [entities[bodies[first]] for first in beside if first in bodies]
    return next((e.country_code for e in known if e.entity_type == "organization" and e.country_code), None)
