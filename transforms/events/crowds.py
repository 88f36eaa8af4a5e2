"""Crowds: whose embassy people gather at, and at which other one besides (guide §3.2)."""

from __future__ import annotations

from dataclasses import replace

from transforms.events.context import Context
from transforms.events.filler import Filler
from transforms.events.located import MISSIONS, located
from transforms.events.proposal import Proposal

BY_CROWDS = frozenset(("demonstration", "riot", "strike"))
"""Kinds whose doers seldom bear a name."""
OUTSIDE = frozenset(("before", "outside", "near", "opposite", "at", "around", "beside"))


def crowds_at(context: Context, proposal: Proposal) -> list[Proposal]:
    """A crowd's act with the country whose mission it is held at; twice for two missions, each with its own place."""
    p = context.parse
    if proposal.kind not in BY_CROWDS or proposal.is_noun:
        return [proposal]
    first = [c for c in p.kids(proposal.token, "prep") if _mission(context, c) >= 0]
    if not first:
        return [proposal]
    stands = [first[0], *(c for c in p.kids(first[0], "conj") if _mission(context, c) >= 0)]
    stands += [c for c in first[1:] if c not in stands]
    owners = [_owners(context, _mission(context, at)) for at in stands]
    ends = [_end_of_place(context, at) for at in stands]
    if len(stands) == 2 and all(end >= 0 for end in ends):
        halves = [(stands[1], ends[1]), (stands[0], ends[0])]
        return [
            replace(proposal, beyond=beyond, roles=_aimed(proposal, own or owners[0]))
            for beyond, own in zip(halves, owners, strict=True)
        ]
    return [replace(proposal, roles=_aimed(proposal, owners[0]))]


def _aimed(proposal: Proposal, owners: list[Filler]) -> dict[str, list[Filler]]:
    """The roles with the owners of a mission for the other side, where nobody else is named."""
    actors = {f.country_code for f in proposal.roles.get("actor", ()) if f.entity_type == "country"}
    new = [f for f in owners if f.country_code not in actors]
    roles = {name: list(fillers) for name, fillers in proposal.roles.items()}
    roles.pop("place", None)
    if new and not roles.get("recipient"):
        roles["recipient"] = new
    return roles


def _mission(context: Context, preposition: int) -> int:
    """The embassy or consulate behind a preposition, or -1."""
    p = context.parse
    if p.lower[preposition] not in OUTSIDE and p.lower[preposition] != "front":
        return -1
    return next((t for t in p.kids(preposition, "pobj") if p.lemma[t] in MISSIONS), -1)


def _owners(context: Context, mission: int) -> list[Filler]:
    """The countries whose mission it is: "the Polish embassy"."""
    p = context.parse
    words = [c for c in p.children[mission] if p.dep[c] in ("amod", "compound", "poss", "nmod")]
    return [f for f in context.fillers.of(words) if f.entity_type == "country"]


def _end_of_place(context: Context, preposition: int) -> int:
    """Where the place behind a mission ends ("the embassy in Minsk"), or -1 without one."""
    p = context.parse
    inner = [c for t in p.kids(preposition, "pobj") for c in p.kids(t, "prep")]
    return next((o + 1 for c in inner for o in p.kids(c, "pobj") if located(context, o)), -1)
