"""Names in a text: which tokens name a person, a body, a place, a thing.

Evidence in falling order: listed names, words that make a body's name, titles before a name, spaCy's labels, capitals.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from transforms.names.alike import settle_alike
from transforms.names.appositions import appositions, introduced, listed_holders
from transforms.names.bearing import honoured
from transforms.names.bodies import find_bodies, is_occasion
from transforms.names.cause_names import cause_names
from transforms.names.holders import named_holders
from transforms.names.labelled import find_labelled, find_unseen_people
from transforms.names.made_places import made_places
from transforms.names.neighbours import settle_lists
from transforms.names.occasions import find_occasions
from transforms.names.offices import Office, find_offices
from transforms.names.pairs import paired_people
from transforms.names.parties import find_parties
from transforms.names.predicates import headed, predicated
from transforms.names.short_forms import spelled_out
from transforms.names.span import NameSpan
from transforms.names.surface import Match, Surface
from transforms.names.things import find_things
from transforms.names.weapons import find_weapons
from transforms.vocabulary.titles import HEADS

OCCASION = NameSpan(0, 0, "occasion", "", trust=3)
"""Stands where the name of an occasion does, so that no stage takes its words for something else."""


@dataclass(slots=True)
class Names:
    """All that the spans stage finds: name spans and offices in order, and who holds what."""

    spans: list[NameSpan]
    offices: list[Office]
    holders: list[tuple[Office, NameSpan]]
    occasions: list[tuple[int, int]] = field(default_factory=list)
    """What is named but in no table: elections, wars, laws, first token and the one behind the last."""


def find_spans(surface: Surface) -> Names:
    """Name spans without overlap, office phrases, and which name stands by which office."""
    find_parties(surface)
    occasions = find_occasions(surface)
    within = {i for first, last in occasions for i in range(first, last)}
    bodies = [b for b in find_bodies(surface) if b.trust == 3 or b.first not in within or b.last - 1 not in within]
    bodies = [b for b in spelled_out(surface, bodies) if not _is_rank(surface, b)]
    body_at = {i: b for b in bodies for i in range(b.first, b.last)}
    for cause in cause_names(surface, {i for i, b in body_at.items() if b.trust == 3}):
        for i in range(cause.first, cause.last):
            body_at[i] = cause
    body_at = {i: b for i, b in body_at.items() if body_at[b.first] is b and body_at[b.last - 1] is b}
    offices = find_offices(surface, body_at)
    taken: dict[int, NameSpan] = dict(body_at)
    for office in offices:
        for i in range(office.first, office.last):
            if i in body_at and body_at[i] is not office.body and body_at[i].trust < 3:
                for j in range(body_at[i].first, body_at[i].last):
                    taken.pop(j, None)
    holders: list[tuple[Office, NameSpan]] = []
    title_at = {i: o for o in offices for i in range(o.first, o.last)}
    for office in offices:
        for span in named_holders(surface, office, taken, title_at):
            _take_from_holders(holders, span)
            holders.append((office, span))
            for i in range(span.first, span.last):
                taken[i] = span
    for span in made_places(surface, {*taken, *title_at, *within}):
        for i in range(span.first, span.last):
            taken[i] = span
    listed = [
        m
        for m in surface.matches
        if not any(i in taken for i in range(m.first, m.last))
        and not (m.entry.kind == "body" and m.entry.entity_type == "organization" and is_occasion(surface, m.last))
    ]
    for match in listed:
        listed_span = _listed(match)
        for i in range(match.first, match.last):
            taken[i] = listed_span
    for span in introduced(surface, offices, {id(o) for o, _ in holders}, taken, title_at):
        for i in range(span.first, span.last):
            taken[i] = span
    for span in paired_people(surface, {*taken, *title_at}):
        taken[span.first] = span
    for span in (*honoured(surface, taken, title_at), *find_things(surface, taken, title_at)):
        for i in range(span.first, span.last):
            taken[i] = span
    for span in find_weapons(surface, {**taken, **dict.fromkeys((*title_at, *within), OCCASION)}):
        for i in range(span.first, span.last):
            taken[i] = span
    unnamed = {i: OCCASION for i in within if i not in taken}
    taken.update(unnamed)
    for span in (*find_labelled(surface, taken, title_at), *find_unseen_people(surface, taken, title_at)):
        for i in range(span.first, span.last):
            taken[i] = span
    seen: dict[int, NameSpan] = {id(s): s for s in taken.values() if s is not OCCASION}
    spans = [s for s in sorted(seen.values(), key=lambda s: s.first) if taken[s.first] is s and taken[s.last - 1] is s]
    settle_lists(surface, spans)
    settle_alike(surface, spans)
    holders += _joint_offices(surface, offices, holders)
    holders += appositions(surface, spans, offices, {id(o) for o, _ in holders})
    holders += listed_holders(surface, spans, offices, {id(o) for o, _ in holders})
    holders += predicated(surface, spans, offices, {id(o) for o, _ in holders})
    holders += headed(surface, spans)
    return Names(spans, offices, holders, occasions)


def _is_rank(surface: Surface, body: NameSpan) -> bool:
    """Whether a title's first words look like a body: "Chief Cabinet Secretary"."""
    behind = surface.words[body.last].lower() if body.last < len(surface.words) else ""
    return body.trust < 3 and surface.words[body.first] == "Chief" and (behind,) in HEADS


def _take_from_holders(holders: list[tuple[Office, NameSpan]], span: NameSpan) -> None:
    """Give a name to all its offices: "the spokesman, Ambassador X" names one man to both."""
    for number, (office, earlier) in enumerate(holders):
        if earlier.first < span.last and span.first < earlier.last:
            holders[number] = (office, span)


def _listed(match: Match) -> NameSpan:
    entry = match.entry
    if entry.kind in ("adjective", "people", "name", "capital", "seat"):
        return NameSpan(match.first, match.last, "country", entry.name, entry, entry.country, None, trust=3)
    return NameSpan(match.first, match.last, entry.entity_type, entry.name, entry, entry.country, entry.sector, trust=3)


def _joint_offices(
    surface: Surface, offices: list[Office], holders: list[tuple[Office, NameSpan]]
) -> list[tuple[Office, NameSpan]]:
    """Two offices in one hand: "Deputy Prime Minister and Minister for Defence, X"."""
    held = {id(office): span for office, span in holders}
    found: list[tuple[Office, NameSpan]] = []
    for office, following in pairwise(offices):
        if id(office) in held or id(following) not in held or office.is_plural or following.is_plural:
            continue
        if (
            surface.words[office.last : following.first] in (["and"], ["&"])
            and office.is_capital == following.is_capital
        ):
            found.append((office, held[id(following)]))
    return found
