"""What a text says outright about where a person stands: by title, beside the name, by body, as a counterpart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.names.company import of_body, of_kin, of_led, of_neighbour, of_owner
from transforms.names.offices import Office
from transforms.names.origins import COUNTERPARTS
from transforms.names.people import Person
from transforms.names.renown import country_of_renown
from transforms.names.span import NameSpan
from transforms.names.spans import Names
from transforms.names.surface import Match, Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.titles import TITLES

SENDING = frozenset(TITLES.verbs["sending"])
"""Verbs by which a country sends or makes its own officials."""
KNOWN = 2
"""For the country of somebody whom everybody knows: as much as for one that a title tells."""
HOSTING = frozenset(["receive", "host", "welcome"])
BELONGING = frozenset(["citizen", "national", "colleague", "man", "woman", "native", "member", "businessman"])
"""Nouns between an adjective of country and the name of its citizen."""


def gather_evidence(surface: Surface, names: Names, people: Sequence[Person], owner: Mapping[int, Person]) -> None:
    """Give every person the offices that the text says are theirs, and count the countries that it says outright."""
    for office, span in names.holders:
        person = owner.get(span.first)
        if person is None:
            continue
        if office.title.casefold().split(" ")[-1] in COUNTERPARTS or office.title.casefold() in COUNTERPARTS:
            inherited = _office_of_counterpart(names, owner, office, person)
            if inherited is not None:
                title, other = inherited
                person.inherited.append((title, office.country))
                person.facing = other
        else:
            person.offices.append(office)
        is_igo = office.body is not None and office.body.entity_type == "igo"
        if office.country and (not is_igo or office.sent_to):
            person.of_country[office.country] += 2
        if office.title.casefold().split(" ")[-1] not in COUNTERPARTS:
            of_owner(surface, names, owner, office, person)
    told = {m.entry.country for m in surface.matches if m.entry.country}
    for person in people:
        renown = country_of_renown(person, told)
        if renown is not None and not any(n > 0 for n in person.of_country.values()):
            person.of_country[renown] += KNOWN
    _respective(surface, names, owner)
    of_neighbour(surface, names, owner)
    of_led(surface, names, owner)
    _told_by_sentence(surface, names, owner)
    bodies = {s.first: s for s in names.spans if s.entity_type == "organization"}
    for person in people:
        for span in person.spans:
            _count_beside(surface, span, person)
            of_body(surface, bodies, span, person)
            of_kin(surface, names, owner, span, person)


def _office_of_counterpart(
    names: Names, owner: Mapping[int, Person], office: Office, person: Person
) -> tuple[str, Person] | None:
    """The title of whoever "his counterpart" is a counterpart of, and who that is: the last one named before who holds
    an office."""
    for span in reversed([s for s in names.spans if s.entity_type == "person" and s.first < office.first]):
        other = owner.get(span.first)
        if other is None or other is person:
            continue
        title = next((o.title for o in other.offices), None) or next((t for t, _ in other.inherited), None)
        if title is not None:
            return title, other
    return None


def _list_start(surface: Surface, first: int) -> int:
    """Where the list of countries begins that an office phrase ends: "Chinese" in "the Chinese and Laotian
    premiers"."""
    at = first
    while at > 1 and surface.words[at - 1] in ("and", ",", "&"):
        before = at - 2 if surface.words[at - 2] != "," else at - 3
        match = surface.match_at.get(before)
        if match is None or match.entry.entity_type != "country" or match.last != before + 1:
            break
        at = match.first
    return at


def _list_end(surface: Surface, last: int) -> int:
    """Behind the list of countries that an office phrase begins: "[presidents of Kenya] and Uganda"."""
    while last + 1 < len(surface.words) and surface.words[last] in ("and", ",", "&"):
        match = surface.match_at.get(last + 1) or surface.match_at.get(last + 2)
        if match is None or match.entry.entity_type != "country":
            break
        last = match.last
    return last


def _told_by_sentence(surface: Surface, names: Names, owner: Mapping[int, Person]) -> None:
    """Count countries for offices that come without one: "In Paris, foreign ministry spokesman X", "Iran will send
    deputy minister X", "the governor of Lagos, X", "X received her in Juba"."""
    for office, span in names.holders:
        person = owner.get(span.first)
        if person is None or office.country is not None or office.is_plural:
            continue
        if office.body is not None and (office.body.country is not None or office.body.entity_type == "igo"):
            continue
        sentence = surface.doc[office.first].sent
        match = surface.match_at.get(sentence.start + 1)
        opens = (
            person.master is None
            and surface.words[sentence.start] == "In"
            and match is not None
            and match.entry.kind == "capital"
        )
        if opens and match is not None and surface.words[match.last : match.last + 1] == [","] and match.entry.country:
            person.of_country[match.entry.country] += 1
        place = _named_place(surface, office)
        if place is not None:
            person.of_country[place] += 1
        verb = surface.doc[span.last - 1].head
        while verb.pos_ == "PROPN" and verb.head.i != verb.i:
            verb = verb.head
        token = surface.doc[span.first : span.last].root
        if verb.lemma_ in SENDING and token.dep_ in ("dobj", "appos", "compound", "nmod"):
            subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            sender = surface.match_at.get(subject.i) if subject is not None else None
            if sender is not None and sender.entry.entity_type == "country" and sender.entry.country:
                person.of_country[sender.entry.country] += 1
        elif verb.lemma_ in HOSTING and token.dep_ == "nsubj":
            here = [
                m.entry.country
                for m in surface.matches
                if m.entry.kind == "capital"
                and sentence.start < m.first < sentence.end
                and surface.words[m.first - 1].lower() == "in"
            ]
            if len(here) == 1 and here[0]:
                person.of_country[here[0]] += 1


def _named_place(surface: Surface, office: Office) -> str | None:
    """The country of the place that an office is of, "the mayor of Istanbul": one that the text names, if it can be."""
    known = places_named(office.place) if office.place else ()
    told = {m.entry.country for m in surface.matches}
    return next((p.country for p in known if p.country in told), known[0].country if known else None)


def _respective(surface: Surface, names: Names, owner: Mapping[int, Person]) -> None:
    """ "The foreign ministers of Armenia and Azerbaijan, A and B": give each the country in the order of the list."""
    by_office: dict[int, list[NameSpan]] = {}
    offices = {id(o): o for o, _ in names.holders}
    for office, span in names.holders:
        by_office.setdefault(id(office), []).append(span)
    for key, spans in by_office.items():
        office = offices[key]
        if not office.is_plural or len(spans) < 2:
            continue
        start = _list_start(surface, office.first)
        end = spans[0].first if spans[0].first > office.first else _list_end(surface, office.last)
        listed = [
            m.entry.country or ""
            for m in surface.matches
            if start <= m.first < end and m.entry.entity_type == "country"
        ]
        if len(listed) == len(spans) > 1:
            for code, span in zip(listed, spans, strict=True):
                person = owner.get(span.first)
                if person is not None:
                    if office.country:
                        person.of_country[office.country] -= 2
                    person.of_country[code] += 3


def _count_beside(surface: Surface, span: NameSpan, person: Person) -> None:
    """Count "X of Saudi Arabia", "Iran's X", "the Italian X"."""
    words = surface.words
    if span.last + 1 < len(words) and words[span.last] == "of":
        at = span.last + (2 if words[span.last + 1] == "the" else 1)
        match = surface.match_at.get(at)
        if match is not None and match.first == at and match.entry.entity_type == "country":
            person.of_country[match.entry.country or ""] += 2
    at = span.first - 1
    comma = at > 1 and words[at] == ","
    at -= comma
    while at > 0 and span.first - at < 4 and words[at] in BELONGING:
        at -= 1
    match = surface.match_at.get(at)
    if match is not None and match.last == at + 1 < span.first and not comma and match.entry.kind == "body":
        person.of_country.update([match.entry.country] if match.entry.country else [])
    by_name = match is not None and match.last == at + 1 and match.entry.entity_type == "country"
    if match is not None and by_name and _is_told(surface, match, bare=at + 1 + comma == span.first, comma=comma):
        person.of_country[match.entry.country or ""] += 1
    if words[span.first - 1 : span.first] == ["'s"]:
        match = surface.match_at.get(span.first - 2)
        if match is not None and match.entry.country is not None:
            person.of_country[match.entry.country or ""] += 1


def _is_told(surface: Surface, match: Match, *, bare: bool, comma: bool) -> bool:
    """Whether a country before a name is its bearer's: "the Italian X", "the Libyan, X", "a US citizen, X", "Bolivia
    native X"; ``bare`` without a noun between them, ``comma`` with a comma before the name."""
    kind = match.entry.kind
    if comma:
        article = surface.words[match.first - 1].lower() if match.first else ""
        return kind in ("adjective", "people", "name") and article in ("the", "a", "an", "another")
    return kind in ("adjective", "people") or (kind == "name" and not bare)
