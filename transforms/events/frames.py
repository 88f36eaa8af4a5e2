"""Frames: which fillers take which role of a trigger, by the slots that its frame names, best first."""

from __future__ import annotations

from transforms.events.context import Context
from transforms.events.filler import Filler
from transforms.events.kinds import TOLD_TO_STATES
from transforms.events.proposal import Proposal
from transforms.events.sides import add_host, look_for_between, sides_before, split_sides, two_sides
from transforms.events.subjects import doers_of_noun, surface_subject
from transforms.vocabulary.kinds import KINDS

ACTS = ("person", "country", "organization", "igo", "unnamed")


def fill_frame(context: Context, proposal: Proposal) -> bool:
    """Fill the frame; False when a role is filled by what it does not take, or a needed one stays empty."""
    entry = proposal.trigger.entry
    slots = proposal.slots
    symmetric = KINDS[proposal.kind].symmetric
    roles: dict[str, list[Filler]] = {}
    for role, names in entry.frame.items():
        accepted = entry.accept.get(role) or (
            ("place", "country", "facility", "igo", "organization") if role == "place" else ACTS
        )
        if proposal.is_noun and "subject" in names:
            names = (*names, "~subject")
        if symmetric and "modifier" in names:
            names = ("between", "two modifiers", *(n for n in names if n != "between")) if role == "actor" else names
            if slots.get("subject"):
                names = tuple(n for n in names if n != "two modifiers")
        for name in names:
            tokens = slots.get("modifier" if name == "two modifiers" else name) or []
            if name == "clause subject":
                tokens = [t for c in slots.get("clause", []) for t in surface_subject(context.parse, c)]
            elif name == "about-clause":
                tokens = [t for c in slots.get("clause", []) for t in _inside_clause(context, c)]
            tokens = [t for t in tokens if t not in proposal.tokens or context.parse.pos[t] == "PROPN"]
            if not tokens:
                continue
            found = [
                f
                for f in context.fillers.of(tokens)
                if f.entity_type in accepted and not (f.entity_type in ("none",) and "none" not in accepted)
            ]
            if name == "between" or (
                name in ("modifier", "possessive", "of", "among") and symmetric and role == "actor"
            ):
                found = two_sides(found, roles)
            if not found and role == "recipient" and name == "object" and proposal.kind in TOLD_TO_STATES:
                found = [f for f in map(context.fillers.state_of_city, context.fillers.of(tokens)) if f is not None]
            if not found and role == "recipient":
                found = [
                    f
                    for f in map(context.fillers.owner, context.fillers.of(tokens))
                    if f is not None and f.entity_type in accepted
                ]
            if (
                role == "recipient"
                and found
                and all(f.entity is not None and f.entity in {a.entity for a in roles.get("actor", ())} for f in found)
            ):
                found = _not_oneself(context, tokens, roles) or found
            if name in ("modifier", "two modifiers"):
                found = sides_before(found)
                if name == "two modifiers" and len({f.country_code for f in found}) < 2:
                    continue
            if role == "actor" and name == "subject" and not found and not proposal.is_noun:
                found = [f for f in _behind_things(context, proposal.token, tokens) if f.entity_type in accepted]
            if role == "recipient":
                actors = {f.entity for f in roles.get("actor", ()) if f.entity is not None}
                found = [f for f in found if f.entity is None or f.entity not in actors]
            if found:
                roles.setdefault(role, []).extend(found)
                break
    proposal.roles = roles
    if symmetric and proposal.is_noun and roles.get("actor") and roles.get("recipient"):
        add_host(context, proposal)
    if symmetric and proposal.is_noun and not roles.get("recipient"):
        look_for_between(context, proposal)
    if (symmetric or proposal.kind == "recognition") and roles.get("actor") and not roles.get("recipient"):
        split_sides(roles)
    if any(not roles.get(role) for role in entry.needs):
        return False
    return bool(roles.get("actor") or roles.get("recipient") or roles.get("place"))


def _inside_clause(context: Context, verb: int) -> list[int]:
    """Whom a refused act was about: "refused to meet him"."""
    inner = context.grammar.verb(verb)
    return [*inner.get("object", []), *inner.get("with", []), *inner.get("to", [])]


def _behind_things(context: Context, verb: int, subjects: list[int]) -> list[Filler]:
    """Who acts through a thing: "Chile ended an operation that had brought its citizens home"."""
    if context.parse.dep[verb] not in ("relcl", "acl"):
        return []
    return context.fillers.of([t for thing in subjects for t in doers_of_noun(context.parse, thing)])


def _not_oneself(context: Context, tokens: list[int], roles: dict[str, list[Filler]]) -> list[Filler]:
    """Whom "him" means beside a subject that it cannot be: the person named last before it."""
    p = context.parse
    own = {f.entity for f in roles.get("actor", ())}
    for token in tokens:
        if p.lower[token] not in ("him", "her", "them"):
            continue
        for mention in reversed(context.fillers.text.mentions):
            if (
                mention.last <= token
                and token - mention.first < 60
                and mention.entity is not None
                and mention.entity not in own
            ) and context.fillers.entity(mention.entity).entity_type == "person":
                return list(context.fillers.of_token(mention.head))
    return []
