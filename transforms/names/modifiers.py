"""What stands before the head of an office: countries and bodies, modifiers, fields, the place it is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.lexicon import BODY_SECTORS, LEXICON, compact
from transforms.vocabulary.titles import (
    ATTRIBUTIVE,
    DEALING,
    DROPPED,
    FIELDS,
    KEPT,
    LOCAL,
    NOUN_MODIFIERS,
    ONLY_BEFORE,
)


@dataclass(frozen=True, slots=True)
class Modifiers:
    """What stands before a head."""

    first: int
    """First token of the phrase, articles left out."""
    core: int
    """First token of the title itself, behind the country."""
    pieces: list[tuple[int, int]]
    """The parts of the title in order, the head the last of them: first token and the one behind the last."""
    country: str | None
    body: NameSpan | None
    is_definite: bool
    place: str | None
    subject: str | None = None
    """The country that the holder deals with: "Iran analyst"."""


def _country_ending(surface: Surface, last: int) -> tuple[str, int] | None:
    """Country code and first token of a country, adjective, capital or seat that ends before token ``last``."""
    match = surface.match_at.get(last - 1)
    if match is None or match.last != last or match.entry.entity_type != "country" or match.entry.kind == "people":
        return None
    if match.entry.kind == "seat":
        return None
    return match.entry.country or "", match.first


def _behind_country(surface: Surface, body: NameSpan) -> int:
    """The first token of a body's name behind its country: "State Department" in "US State Department"."""
    if surface.words[body.last - 1] == "Authority":
        return body.first
    for last in range(body.first + 1, min(body.first + 3, body.last)):
        entry = LEXICON.get(compact("".join(surface.words[body.first : last])))
        if entry is not None and entry.entity_type == "country" and entry.country == body.country:
            return last
    return body.first


def _seat_ending(surface: Surface, last: int) -> bool:
    match = surface.match_at.get(last - 1)
    return match is not None and match.last == last and match.entry.kind == "seat"


def modifiers_of(
    surface: Surface, bodies: Mapping[int, NameSpan], first: int, last: int, head: str, sector: str
) -> Modifiers:
    """What stands before the head at tokens ``first`` to ``last``, ``last`` exclusive."""
    words, doc = surface.words, surface.doc
    country: str | None = None
    body: NameSpan | None = None
    place: str | None = None
    subject: str | None = None
    start = core = at = first
    pieces = [(first, last)]
    owned = definite = False
    sent = doc[first].sent.start
    while at > sent:
        w = words[at - 1].lower()
        span = bodies.get(at - 1)
        ending = _country_ending(surface, at)
        if span is not None and span.last == at and not owned and body is None:
            body = span
            start = at = span.first
            core = _behind_country(surface, span)
            country = country or span.country if span.entity_type != "igo" else country
            pieces.insert(0, (core, span.last))
        elif _seat_ending(surface, at) and country is None and body is None:
            seat = surface.match_at[at - 1]
            country = seat.entry.country
            start = at = core = seat.first
            pieces.insert(0, (seat.first, seat.last))
        elif w.title() in BODY_SECTORS and surface.capital[at - 1] and country is None and body is None and at == first:
            at -= 1
            start = core = at
            pieces.insert(0, (at, at + 1))
        elif ending is not None and _is_subject(surface, at, head):
            subject, at = ending
            start = core = at
            pieces.insert(0, (at, surface.match_at[at].last))
        elif ending is not None and country is None and (body is None or body.entity_type == "organization"):
            country, at = ending
            start = at
        elif w in KEPT and _is_modifier(surface, at - 1, sector):
            at -= 1
            start = at
            pieces.insert(0, (at, at + 1))
            if country is None and body is None:
                core = at
        elif w == "-" and surface.glued(at - 1) and words[at - 2].lower() in (KEPT | FIELDS | DROPPED):
            at -= 1
            if words[at - 1].lower() not in DROPPED:
                pieces.insert(0, (at, at + 1))
        elif w in FIELDS and w not in ONLY_BEFORE and country is None and not owned:
            at -= 1
            start = core = at
            pieces.insert(0, (at, at + 1))
        elif (w in DROPPED and w != "the" and doc[at - 1].pos_ != "VERB") or w in ONLY_BEFORE:
            at -= 1
            if w in DROPPED and (country is None or surface.starts[at]):
                start = at
        elif (
            w in ("and", "&", "/")
            and country is None
            and body is None
            and at - 2 >= sent
            and words[at - 2].lower() in FIELDS
            and surface.capital[at - 2] == surface.capital[at]
        ):
            at -= 1
            pieces.insert(0, (at, at + 1))
        elif w in ("'s", "'") and not owned and (doc[at - 1].tag_ == "POS" or _country_ending(surface, at - 1)):
            before = _before_branch(surface, at - 1)
            ending = _country_ending(surface, before)
            definite = owned = True
            owner = bodies.get(at - 2)
            if owner is not None and owner.last == at - 1 and body is None:
                body = owner
                country = country or (owner.country if owner.entity_type != "igo" else None)
                start = at = owner.first
                continue
            if ending is None or country is not None:
                break
            country, at = ending
            start = at
        elif country is None and body is None and not owned and _is_field(surface, at - 1, first):
            at -= 1
            start = core = at
            pieces.insert(0, (at, at + 1))
        elif _skipped(surface, at, first) < at and country is None:
            at = _skipped(surface, at, first)
        else:
            if w in ("the", "this", "that", "its", "their", "his", "her", "our"):
                definite = True
            elif country is None and body is None and not owned and head in LOCAL:
                place = _place_ending(surface, at)
            break
    return Modifiers(start, core, pieces, country, body, definite, place, subject)


def _is_subject(surface: Surface, last: int, head: str) -> bool:
    """Whether a country that ends before a head is what its holder deals with: "Iran analyst", "Syria envoy"."""
    match = surface.match_at[last - 1]
    written = "".join(surface.words[match.first : match.last]).casefold().replace(".", "")
    return head in DEALING and match.entry.kind == "name" and written not in ATTRIBUTIVE


def _before_branch(surface: Surface, last: int) -> int:
    """Before the words for a branch of a state that end before ``last``: "the Swedish government['s envoy]"."""
    while last > 1 and surface.words[last - 1].islower() and surface.words[last - 1] in FIELDS:
        last -= 1
    return last


def _is_modifier(surface: Surface, at: int, sector: str) -> bool:
    """Whether a word that may be part of a title is so here: "first" before "vice", "senior" before "adviser"."""
    word = surface.words[at].lower()
    if word in ONLY_BEFORE and surface.words[at + 1].lower() not in ONLY_BEFORE[word]:
        return False
    if sector == "MIL" and word in ("chief", "deputy", "joint"):
        return False
    return surface.pos[at] != "NOUN" or word in NOUN_MODIFIERS


def _is_field(surface: Surface, at: int, head: int) -> bool:
    """Whether a common noun that no list has tells what an office is for: "protest leader", "co-operative chief"."""
    token = surface.doc[at]
    return (
        token.tag_ == "NN"
        and token.dep_ == "compound"
        and surface.words[at].islower()
        and surface.words[at].isalpha()
        and at < token.head.i <= head
        and not surface.starts[at]
        and not surface.glued(at - 1)
    )


def _skipped(surface: Surface, at: int, head: int) -> int:
    """Before the adjectives that end before ``at`` and describe a holder: "far-right" in "Israeli far-right ministers";
    ``at`` if there is none."""
    doc, first = surface.doc, at - 1
    while first - 1 > doc[head].sent.start and surface.glued(first - 1):
        first -= 2
    if not all(surface.words[i].islower() or surface.words[i] == "-" for i in range(first, at)):
        return at
    token = doc[at - 1]
    if first < at - 1:
        return first
    if token.pos_ not in ("ADJ", "VERB", "ADV") or token.dep_ not in ("amod", "advmod") or token.head.i > head:
        return at
    return first if token.head.i >= at or token.dep_ == "advmod" else at


def _place_ending(surface: Surface, last: int) -> str | None:
    """The name of a place that ends before a title: "Los Angeles" in "Los Angeles mayor X"."""
    words, doc = surface.words, surface.doc
    if words[last - 1] == "'s":
        last -= 1
    first = last
    while first > doc[last - 1].sent.start and last - first < 4 and surface.capital[first - 1]:
        first -= 1
    for start in range(first, last):
        written = "".join(words[i] + doc[i].whitespace_ for i in range(start, last)).strip()
        if places_named(written):
            return written
    return None
