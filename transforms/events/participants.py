"""Participants: the fillers of a frame in their roles, and the one by whose words an event is told."""

from __future__ import annotations

from transforms.document import Participant
from transforms.events.context import Context
from transforms.events.filler import Filler
from transforms.events.parse import Parse
from transforms.events.proposal import Proposal
from transforms.events.triggers import REPORTING_VERBS


def participants_of(context: Context, proposal: Proposal) -> list[Participant]:
    out: list[Participant] = []
    for role in ("actor", "recipient", "host", "mediator", "about"):
        for filler in proposal.roles.get(role, ()):
            if filler.entity_type == "none":
                continue
            out.append(participant(context, role, filler))
    return out


def participant(context: Context, role: str, filler: Filler) -> Participant:
    """A filler in a role."""
    sector = context.text.entities[filler.entity].sector if filler.entity is not None else None
    return Participant(
        role, filler.entity, filler.text, filler.country_code, sector, filler.head_count, filler.start, filler.end
    )


def state_in_role(context: Context, role: str, entity: int) -> Participant:
    """A country that takes part though no word of the sentence stands for it there."""
    country = context.text.entities[entity]
    return Participant(role, entity, country.name, country.country_code)


def attribution(context: Context, token: int) -> int | None:
    for verb in _report_verbs_above(context.parse, token):
        for filler in context.fillers.of(context.grammar.verb(verb).get("subject", [])):
            if filler.entity is not None:
                return filler.entity
    assert context.text.analysis is not None
    offset = context.text.analysis.span(token, token + 1).start
    for quote in context.text.quotes:
        if quote.start <= offset < quote.end and quote.speaker is not None:
            return quote.speaker
    return None


def _report_verbs_above(p: Parse, token: int) -> list[int]:
    """The reporting verbs in whose clause a token stands, the nearest first."""
    out = []
    at = token
    for _ in range(20):
        up = p.head[at]
        if up == at:
            break
        if p.dep[at] == "ccomp" and p.lemma[up] in REPORTING_VERBS:
            out.append(up)
        at = up
    return out
