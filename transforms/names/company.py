"""What the company of a person tells of their country: whom they serve, lead, stand beside or are kin of."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from transforms.names.offices import Office
from transforms.names.people import Person
from transforms.names.predicates import HEADING
from transforms.names.span import NameSpan
from transforms.names.spans import Names
from transforms.names.surface import Surface
from transforms.vocabulary.titles import TITLES

KIN = frozenset(TITLES.standing["kin"])


def of_owner(surface: Surface, names: Names, owner: Mapping[int, Person], office: Office, person: Person) -> None:
    """ "Its ambassador, X" is of the country named before; "Abiy Ahmed's adviser, X" serves whom Abiy Ahmed serves."""
    if office.country is not None or office.body is not None or office.first < 2:
        return
    words = surface.words
    at = office.first
    while at > 1 and words[at - 1].lower() in ("new", "then", "own", "former"):
        at -= 1
    if words[at - 1].lower() in ("its", "their"):
        start = surface.doc[at].sent.start
        before = [m for m in surface.matches if start <= m.first < at and m.entry.entity_type == "country"]
        if before:
            person.of_country[before[0].entry.country or ""] += 1
    elif words[at - 1].lower() in ("his", "her"):
        person.master = _master(surface, names, owner, office, person)
    elif words[at - 1] in ("'s", "'"):
        master = next((s for s in names.spans if s.last == at - 1 and s.entity_type == "person"), None)
        if master is not None and master.first in owner:
            person.master = owner[master.first]


def _master(
    surface: Surface, names: Names, owner: Mapping[int, Person], office: Office, servant: Person
) -> Person | None:
    """Whom "his" in "his spokesman, X" means: who is the subject at hand, else who was named last, of those with an
    office, in this sentence or the one before."""
    sentence = surface.doc[office.first].sent
    since = surface.doc[sentence.start - 1].sent.start if sentence.start else 0
    near = [
        s
        for s in names.spans
        if s.entity_type == "person"
        and since <= s.first < office.first
        and s.first in owner
        and owner[s.first] is not servant
        and (owner[s.first].offices or owner[s.first].of_country)
    ]
    subjects = [s for s in near if surface.doc[s.first : s.last].root.dep_ in ("nsubj", "nsubjpass")]
    chosen = (subjects or near)[-1:]
    return owner[chosen[0].first] if chosen else None


def of_neighbour(surface: Surface, names: Names, owner: Mapping[int, Person]) -> None:
    """ "Ukrainian president A and foreign minister B": B serves the country that A does."""
    for (office, span), (following, other) in pairwise(names.holders):
        first, second = owner.get(span.first), owner.get(other.first)
        between = surface.words[span.last : following.first]
        if (
            first is not None
            and second is not None
            and first is not second
            and between in (["and"], [","], [",", "and"], [",", "his"], ["and", "his"], ["and", "her"], ["and", "the"])
            and following.first < other.first
            and not following.is_plural
            and following.country is None
            and following.body is None
            and following.office_class != office.office_class
        ):
            second.of_country.update([c for c, n in first.of_country.most_common(1) if n > 0])


def of_led(surface: Surface, names: Names, owner: Mapping[int, Person]) -> None:
    """ "The Iranian delegation led by X": X stands for the country of those led."""
    people = {i: owner[s.first] for s in names.spans if s.first in owner for i in range(s.first, s.last)}
    for verb in surface.tokens_of(HEADING):
        if verb.dep_ != "acl":
            continue
        led = verb.head
        codes = [
            match.entry.country
            for i in range(max(led.sent.start, led.i - 3), led.i)
            if (match := surface.match_at.get(i)) is not None and match.entry.entity_type == "country"
        ]
        agents = [c.i for by in verb.children if by.dep_ == "agent" for c in by.subtree if c.i in people]
        if codes and codes[-1] and agents:
            people[agents[0]].of_country[codes[-1]] += 1


def of_body(surface: Surface, bodies: Mapping[int, NameSpan], span: NameSpan, person: Person) -> None:
    """Count the country of the body that somebody is of: "X of the Free Party", "X, from Radio Djoliba"."""
    words, at = surface.words, span.last
    at += words[at : at + 1] == [","]
    if words[at : at + 1] not in (["of"], ["from"]):
        return
    at += 2 if words[at + 1 : at + 2] == ["the"] else 1
    body = bodies.get(at)
    if body is not None and body.country is not None:
        person.of_country[body.country] += 1


def of_kin(surface: Surface, names: Names, owner: Mapping[int, Person], span: NameSpan, person: Person) -> None:
    """Whose kin somebody is serves for the country: "X, the sister of Y", "Y's wife, X"."""
    words, at = surface.words, span.last
    behind = [w.lower() for w in words[at : at + 4]]
    if behind[:1] == [","] and len(behind) == 4 and KIN & set(behind[1:3]) and "of" in behind[2:]:
        relative = next((s for s in names.spans if s.entity_type == "person" and at < s.first < at + 12), None)
    else:
        before = span.first - 1
        before -= words[before] == ","
        if before < 1 or words[before].lower() not in KIN or words[before - 1] not in ("'s", "'"):
            return
        relative = next((s for s in names.spans if s.last == before - 1 and s.entity_type == "person"), None)
    if relative is not None and relative.first in owner and owner[relative.first] is not person:
        person.master = person.master or owner[relative.first]
