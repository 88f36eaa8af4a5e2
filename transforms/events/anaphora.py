"""Anaphora: "the summit", "a fourth round" takes up the happening of its sort that was told of last."""

from __future__ import annotations

from dataclasses import replace

from transforms.events.context import Context
from transforms.events.filler import Filler
from transforms.events.parse import Parse
from transforms.events.proposal import Proposal
from transforms.events.triggers import PART_NOUNS
from transforms.vocabulary.events import EVENT_WORDS
from transforms.vocabulary.kinds import KINDS

ORDINALS = EVENT_WORDS.triggers.ordinals
GENERIC_NOUNS = EVENT_WORDS.triggers.generic_nouns
ROUNDS = frozenset(("round", "session", "leg"))
"""Nouns that number the talks of a row."""
IN_ROUNDS = frozenset(("talk", "negotiation", "consultation", "round", "dialogue", "session"))
"""What is held in rounds."""
SIGNED_WITHIN, SIGNED_BEHIND = 6, 60
"""How many happenings, and how many tokens, back those may have been told of who signed."""
TAKEN_UP_FROM = 40
"""How many happenings back "the summit" may look."""


def is_definite(p: Parse, token: int) -> bool:
    """True for "the summit", "their last meeting", "the 2020 meeting", "a fourth round": a happening that is known
    already."""
    links = [token]
    at = token
    while (
        p.dep[at] == "pobj"
        and p.lower[p.head[at]] == "of"
        and p.lemma[p.head[p.head[at]]] in PART_NOUNS
        and len(links) < 3
    ):
        at = p.head[p.head[at]]
        links.append(at)
    return any(
        (p.dep[c] in ("det", "poss") and p.lower[c] in ("the", "this", "that", "their", "its", "his", "her", "both"))
        or p.lower[c] in ORDINALS
        for link in links
        for c in p.children[link]
    )


def take_up(context: Context, proposal: Proposal, spoken: list[tuple[Proposal, str]]) -> bool:
    """Give "the summit", "a fourth round" the participants of the happening of its sort that was told of last."""
    if proposal.kind == "signing" and not proposal.is_noun:
        return _signed_by_those_who_met(context, proposal, spoken)
    family = KINDS[proposal.kind].family
    noun = context.parse.lemma[proposal.token]
    told = list(reversed(spoken[-TAKEN_UP_FROM:]))
    if proposal.kind == "negotiation" or noun in ROUNDS:
        told.sort(key=lambda other: other[1] != "negotiation")
    for other, kind in told:
        if kind == "call" and proposal.kind == "negotiation":
            continue
        if KINDS[kind].family != family or (kind != proposal.kind and noun not in GENERIC_NOUNS):
            continue
        if noun in ROUNDS and kind != "negotiation" and not {context.parse.lemma[t] for t in other.tokens} & IN_ROUNDS:
            continue
        is_mutual = KINDS[kind].symmetric and len(other.entities("actor")) > 1  # "Peru and Bolivia opened talks"
        if not other.roles.get("recipient") and not is_mutual and proposal.kind != "visit":
            continue
        proposal.roles = {role: list(fillers) for role, fillers in other.roles.items() if role != "place"}
        proposal.taken_from = kind
        if kind == "visit" and (elsewhere := _elsewhere(context, proposal, other)):
            proposal.roles["recipient"] = [f for f in elsewhere if f.entity_type == "country"]
            proposal.roles["place"] = elsewhere
        return True
    return False


def _elsewhere(context: Context, proposal: Proposal, told: Proposal) -> list[Filler]:
    """Where a trip goes that is not the one told of last, though its traveller is: "the visit to Chad which was to
    follow"."""
    goals = context.fillers.of(proposal.slots.get("to", []))
    goals = [f for f in goals if f.entity_type in ("country", "place") and f.entity is not None]
    known = {f.country_code for role in ("recipient", "place") for f in told.roles.get(role, ())}
    return goals if goals and known and not {f.country_code for f in goals} & known else []


def _signed_by_those_who_met(context: Context, proposal: Proposal, spoken: list[tuple[Proposal, str]]) -> bool:
    """Give "six agreements were signed" the sides of the talks or the visit told of just before."""
    p, at = context.parse, proposal.token
    for other, kind in reversed(spoken[-SIGNED_WITHIN:]):
        if p.sentence_first[at] - p.sentence_last[other.token] > SIGNED_BEHIND:
            return False
        if KINDS[kind].event_type != "CONSULT" and kind not in ("agreement", "signing"):
            continue
        sides = {role: list(other.roles.get(role, ())) for role in ("actor", "recipient")}
        if kind == "visit" and not sides["recipient"]:
            sides["recipient"] = [f for place in other.roles.get("place", ()) for f in _host_of(context, place)]
        codes = {f.country_code for fillers in sides.values() for f in fillers if f.country_code}
        if len(codes) > 1:
            proposal.roles = {role: fillers for role, fillers in sides.items() if fillers}
            proposal.taken_from = kind
            return True
    return False


def _host_of(context: Context, place: Filler) -> list[Filler]:
    """The country of a place that somebody visits."""
    index = context.fillers.countries.get(place.country_code or "")
    if index is None:
        return []
    return [replace(place, entity=index, entity_type="country")]
