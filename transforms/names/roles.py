"""Offices, countries and genders given to the people of a text."""

from __future__ import annotations

from transforms.document import Role
from transforms.names.belonging import settle_belonging, settle_body
from transforms.names.book import Book
from transforms.names.evidence import gather_evidence
from transforms.names.origins import country_of, surroundings_of
from transforms.names.people import Person
from transforms.names.spans import Names
from transforms.vocabulary.person_names import gender_of
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
        entity.gender = entity.gender or gender_of(person.parts[0])
    listed = frozenset(
        bodies[span.first]
        for span in names.spans
        if span.entry is not None and span.entry.sector != "BUS" and span.first in bodies
    )
    settle_belonging(book, around, listed)
