"""Invitations: who invites by letter, whom "at his invitation" means, the visit that an invitation proposes."""

from __future__ import annotations

from dataclasses import replace

from transforms.document import Participant, TextEvent
from transforms.events.claims import Claim
from transforms.events.context import Context
from transforms.events.found import Found, lacks
from transforms.events.kinds import CONSULT
from transforms.events.participants import participant
from transforms.events.when import NEVER
from transforms.vocabulary.events import EVENT_WORDS

LETTERS = EVENT_WORDS.fillers.letters
RECEIVING = frozenset(("receive", "get", "accept", "read"))
"""Verbs whose subject is whom a letter is for; that of all others bears it."""
NEAR = 2
"""How many sentences back the talks may have been told of to which "the invitation" was."""


def invited_visits(context: Context, found: Found) -> list[Found]:
    """ "Invited Modi to Russia": the visit that an invitation proposes, where no verb of its own tells of it."""
    proposal, event = found.proposal, found.event
    p = context.parse
    if event.kind != "invitation" or proposal.is_noun:
        return []
    _invite_by_letter(context, found)
    to = [
        f
        for name in ("to", "~to")
        for f in context.fillers.of(proposal.slots.get(name, []))
        if f.entity_type in ("country", "place")
    ]
    guests = [q for q in event.participants if q.role == "recipient" and q.entity is not None]
    if (
        not to
        or not guests
        or any(p.lemma[c] in ("visit", "travel", "come") for c in p.kids(proposal.token, "xcomp", "advcl", "ccomp"))
    ):
        return []
    home = {q.country_code for q in guests}
    to = [f for f in to if f.country_code not in home]
    if not to:
        return []
    place = next((f for f in to if f.entity_type == "place"), to[0])
    visit = TextEvent(
        event.start,
        event.end,
        event.sentence,
        "visit",
        "proposed",
        [
            Participant("actor", q.entity, q.text, q.country_code, q.sector, q.head_count, q.start, q.end)
            for q in guests
        ],
        place=place.entity,
        place_basis="stated",
        status_cue=p.lower[proposal.token],
    )
    made = Found(
        proposal,
        visit,
        Claim("proposed", (proposal.token,), "none", decided=True),
        NEVER,
        found.sentence_position,
        found.carriers,
        tokens=proposal.tokens,
    )
    return [made]


def _invite_by_letter(context: Context, found: Found) -> None:
    """ "Handed him a letter from Arce inviting him to La Paz": Arce invites, not the bearer."""
    p, token, event = context.parse, found.proposal.token, found.event
    letter, verb = p.head[token], p.head[p.head[token]]
    if p.dep[token] != "acl" or p.lemma[letter] not in LETTERS:
        return
    heads = p.behind(letter, "from", "of", "by")
    senders = [f for f in context.fillers.of(heads + p.kids(letter, "poss")) if f.entity is not None]
    if not senders or not p.is_verb(verb):
        return
    slots = context.grammar.verb(verb)
    is_received = p.lemma[verb] in RECEIVING
    to = slots.get("subject", []) if is_received else [*slots.get("indirect", []), *slots.get("to", [])]
    own = {f.entity for f in senders}
    bearers = set() if is_received else {f.entity for f in context.fillers.of(slots.get("subject", []))}
    named = [f for f in context.fillers.of(to) if f.entity is not None and f.entity not in own | bearers]
    guests = [participant(context, "recipient", f) for f in named] or [
        q for q in event.participants if q.role == "recipient" and q.entity not in own | bearers
    ]
    event.participants = [*(participant(context, "actor", f) for f in senders), *guests]
    event.status = "occurred"


def find_guests(context: Context, found: Found, others: list[Found]) -> None:
    """ "At his invitation he received the two": whom somebody invited are those of another side whom he then met.

    ``others`` are the events told before and after, the nearest first.
    """
    event = found.event
    if not lacks(event, "recipient") or lacks(event, "actor"):
        return
    _part_from_guest(context, found, others)
    own = {q.country_code for q in event.participants if q.country_code} | {q.entity for q in event.participants}
    for other in others:
        distance = found.sentence_position - other.sentence_position
        if not 0 <= distance <= NEAR or other.event.kind not in CONSULT:
            continue
        roles = ("actor",) if other.event.kind == "visit" else ("actor", "recipient")
        guests = [q for q in other.event.participants if q.role in roles and q.entity is not None]
        guests = [q for q in guests if q.entity not in own and q.country_code not in own]
        if guests and all(context.type_of(q.entity) in ("person", "country") for q in guests):
            event.participants += [replace(q, role="recipient", start=None, end=None) for q in guests]
            return


def _part_from_guest(context: Context, found: Found, others: list[Found]) -> None:
    """ "At his invitation Dang visited Quito": he is not Dang, but who was named last before the sentence."""
    p, event, token = context.parse, found.event, found.proposal.token
    if not any(p.pos[c] == "PRON" for c in p.kids(token, "poss")):
        return
    visitors = {
        q.entity
        for other in others
        if other.sentence_position == found.sentence_position and other.event.kind == "visit"
        for q in other.event.participants
        if q.role == "actor"
    }
    inviters = [q for q in event.participants if q.role == "actor"]
    if not inviters or not all(q.entity in visitors for q in inviters):
        return
    for mention in reversed(context.text.mentions):
        if mention.last <= p.sentence_first[token] and mention.entity is not None and mention.entity not in visitors:
            entity = context.text.entities[mention.entity]
            if entity.entity_type == "person":
                host = Participant("actor", mention.entity, entity.name, entity.country_code, entity.sector)
                event.participants = [host, *(q for q in event.participants if q not in inviters)]
                return


def accept_invitations(found: list[Found]) -> None:
    """A visit that somebody was invited to and has accepted is planned."""
    accepted = {
        p.entity
        for one in found
        if one.event.kind == "acceptance" and one.event.status == "occurred"
        for p in one.event.participants
        if p.role == "actor"
    }
    for one in found:
        event = one.event
        if (
            event.kind == "visit"
            and event.status == "proposed"
            and any(p.entity in accepted for p in event.participants if p.role == "actor")
        ):
            event.status = "planned"
