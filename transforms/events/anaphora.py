"""Anaphora: "the summit", "a fourth round" takes up the happening of its sort that was told of last."""

from __future__ import annotations

from transforms.events.context import Context
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
    family = KINDS[proposal.kind].family
    noun = context.parse.lemma[proposal.token]
    told = list(reversed(spoken[-TAKEN_UP_FROM:]))
    if proposal.kind == "negotiation" or noun in ROUNDS:
        told.sort(key=lambda other: other[1] != "negotiation")
    for other, kind in told:
        if KINDS[kind].family != family or (kind != proposal.kind and noun not in GENERIC_NOUNS):
            continue
        if noun in ROUNDS and kind != "negotiation" and not {context.parse.lemma[t] for t in other.tokens} & IN_ROUNDS:
            continue
        is_mutual = KINDS[kind].symmetric and len(other.entities("actor")) > 1  # "Peru and Bolivia opened talks"
        if not other.roles.get("recipient") and not is_mutual and proposal.kind != "visit":
            continue
        proposal.roles = {role: list(fillers) for role, fillers in other.roles.items() if role != "place"}
        proposal.taken_from = kind
        return True
    return False
