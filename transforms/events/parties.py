"""Parties: the sides of what somebody brokered or was sent to sign, where they are named far off or before."""

from __future__ import annotations

from dataclasses import replace

from transforms.events.authors import parties_before
from transforms.events.context import Context
from transforms.events.filler import TAKING_PART
from transforms.events.found import Found, lacks
from transforms.events.participants import participant, state_in_role
from transforms.events.subjects import governor
from transforms.vocabulary.events import EVENT_WORDS

BROKERS = EVENT_WORDS.frames.brokers


def parties_between(context: Context, found: Found, before: list[Found]) -> None:
    """ "Facilitated a round of talks between Chad and Sudan": the parties, however far behind they are named."""
    p, token = context.parse, found.proposal.token
    if not lacks(found.event, "recipient"):
        return
    for t in range(token + 1, p.right[token] + 1):
        if p.lower[t] == "between" and p.dep[t] == "prep":
            parties = [f for f in context.fillers.of(p.kids(t, "pobj")) if f.entity_type in TAKING_PART]
            if len(parties) > 1:
                found.event.participants += [participant(context, "recipient", f) for f in parties]
                return
    for noun in found.proposal.slots.get("object", []):
        told = parties_before(context, found, noun, before)
        if told:
            found.event.participants += told
            return


def broker_of_pact(context: Context, found: Found, before: list[Found]) -> None:
    """Who "had brokered the truce" is no side of it; its sides are those of the truce told before."""
    event, token = found.event, found.proposal.token
    verb = governor(context.parse, token) if found.proposal.is_noun else token
    if verb < 0 or context.parse.lemma[verb] not in BROKERS or not lacks(event, "recipient"):
        return
    event.participants = [replace(q, role="mediator") if q.role == "actor" else q for q in event.participants]
    nouns = [token] if found.proposal.is_noun else context.grammar.verb(token).get("object", [])
    sides = [q for noun in nouns for q in parties_before(context, found, noun, before)]
    event.participants += [replace(q, role="recipient" if n else "actor") for n, q in enumerate(sides)]


def side_sent_to(context: Context, found: Found) -> None:
    """ "A Mauritian delegation to China has signed two accords": the other side is whom the delegation was sent to."""
    p, event = context.parse, found.event
    if found.proposal.is_noun or not lacks(event, "recipient", "host"):
        return
    for subject in found.proposal.slots.get("subject", []):
        to = p.behind(subject, "to", "visiting")
        to += [
            t
            for clause in p.kids(subject, "acl", "relcl")
            if p.lemma[clause] in ("visit", "tour")
            for t in p.kids(clause, "dobj")
        ]
        own = {q.country_code for q in event.participants if q.role == "actor"}
        for filler in context.fillers.of(to):
            index = context.fillers.countries.get(filler.country_code or "")
            if index is not None and filler.entity_type in ("country", "place") and filler.country_code not in own:
                event.participants.append(state_in_role(context, "recipient", index))
                return
