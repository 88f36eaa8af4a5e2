"""Invitations: the visit that an invitation proposes, and that becomes planned once it is accepted."""

from __future__ import annotations

from transforms.document import Participant, TextEvent
from transforms.events.claims import Claim
from transforms.events.context import Context
from transforms.events.found import Found
from transforms.events.when import NEVER


def invited_visits(context: Context, found: Found) -> list[Found]:
    """ "Invited Modi to Russia": the visit that an invitation proposes, where no verb of its own tells of it."""
    proposal, event = found.proposal, found.event
    p = context.parse
    if event.kind != "invitation" or proposal.is_noun:
        return []
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
