"""Sides: of those named together who is the actor and who the other side, told by the country they act for."""

from __future__ import annotations

from transforms.events.context import Context
from transforms.events.filler import TAKING_PART, Filler
from transforms.events.proposal import Proposal
from transforms.events.subjects import governor
from transforms.vocabulary.events import EVENT_WORDS

HOSTING = EVENT_WORDS.frames.hosts
FACTIONS = EVENT_WORDS.fillers.factions


def sides(fillers: list[Filler]) -> tuple[list[Filler], list[Filler]]:
    """Fillers told by the country they act for: the first one's side, and the others.

    A side without a name stays a side where it is the only other.
    """
    named = [f for f in fillers if f.entity is not None]
    if len(named) == 1 and len(fillers) == 2:
        return named, [f for f in fillers if f not in named]
    if len(named) < 2:
        return fillers, []
    country = named[0].country_code
    left = [f for f in named if f.country_code == country and country is not None] or named[:1]
    right = [f for f in named if f not in left]
    if not right and (country is None or _are_parties(named)):
        left, right = named[:1], named[1:]
    return left, right


def _are_parties(fillers: list[Filler]) -> bool:
    """Whether a state and a body of its own face each other: a government and rebels, two factions."""
    return all(f.entity_type in ("country", "organization") for f in fillers)


def two_sides(found: list[Filler], roles: dict[str, list[Filler]], is_between: bool = False) -> list[Filler]:
    """Of sides named together the first is the actor, the others are recipients; they are added to ``roles``.

    What stands ``is_between`` two is between them, though they be of one country: a government and its rebels.
    """
    named = [f for f in found if f.entity is not None] or found
    if len(named) >= 2 or len(found) == 2:
        left, right = sides(found)
        if is_between and not right:
            left, right = found[:1], found[1:]
        if right:
            roles.setdefault("recipient", []).extend(right)
            return left
    return named


def with_unnamed_side(context: Context, tokens: list[int], found: list[Filler]) -> list[Filler]:
    """Where "between" has one name only, the side without a name: "between the government of Mali and the rebels"."""
    p = context.parse
    if len(found) != 1 or found[0].entity is None:
        return found
    beside = [c for t in tokens for c in range(t, p.right[t] + 1) if p.dep[c] == "conj" and p.pos[c] == "NOUN"]
    unnamed = [f for t in beside for f in context.fillers.of_token(t) if f.entity is None]
    return [*found, *(f for f in unnamed if f.entity_type == "unnamed" or p.lemma[f.token] in FACTIONS)][:2]


def sides_before(found: list[Filler]) -> list[Filler]:
    """Of the names before a noun those that can be sides: countries where there are any ("India-Russia ministerial
    talks")."""
    countries = [f for f in found if f.entity_type in ("country", "igo")]
    return countries or found


def split_sides(roles: dict[str, list[Filler]]) -> None:
    """Actors of several countries are the two sides, where nobody is named on the other."""
    left, right = sides(roles["actor"])
    if right:
        roles["actor"], roles["recipient"] = left, right


def look_for_between(context: Context, proposal: Proposal) -> None:
    """ "Consultations at director level between the two sides": the parser often hangs ``between`` on another
    noun."""
    p = context.parse
    for t in range(proposal.token + 1, min(p.sentence_last[proposal.token], proposal.token + 25)):
        if p.tag[t] in ("VBD", "VBZ", "VBP", "MD"):
            break
        if p.lower[t] == "between" and p.dep[t] == "prep":
            found = [f for f in context.fillers.of(p.kids(t, "pobj")) if f.entity_type in TAKING_PART]
            if len(found) >= 2:
                proposal.roles["actor"], proposal.roles["recipient"] = sides(found)
                return


def add_broker(context: Context, proposal: Proposal) -> None:
    """Who brokered what others agreed: "the Qatar-brokered truce between the two sides"."""
    if proposal.kind == "mediation" or proposal.roles.get("mediator"):
        return
    named = {f.entity for role in ("actor", "recipient", "host") for f in proposal.roles.get(role, ())}
    brokers = [f for f in context.fillers.of(proposal.slots.get("broker", [])) if f.entity_type in TAKING_PART]
    if brokers and named:
        proposal.roles["mediator"] = [f for f in brokers if f.entity not in named]


def add_host(context: Context, proposal: Proposal) -> None:
    """Who hosts or chairs talks between others: "Kenya hosted talks between Somalia and Ethiopia"."""
    verb = governor(context.parse, proposal.token)
    if verb < 0 or context.parse.lemma[verb] not in HOSTING:
        return
    named = {f.entity for role in ("actor", "recipient") for f in proposal.roles.get(role, ())}
    hosts = [
        f
        for f in context.fillers.of(proposal.slots.get("subject", []))
        if f.entity is not None and f.entity not in named
    ]
    if hosts:
        proposal.roles["host"] = [f for f in hosts if f.entity_type in TAKING_PART]
