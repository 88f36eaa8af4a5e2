"""Dependence: the event of its sentence that an event hangs on, is done for, or is told aside of."""

from __future__ import annotations

from itertools import pairwise

from transforms.events.context import Context
from transforms.events.found import Found
from transforms.events.kinds import CONSULT, SPEECH_ACTS, SPOKEN
from transforms.events.statuses import AHEAD, PENDING

ANSWERS = SPEECH_ACTS | SPOKEN | {"acceptance", "agreement", "invitation", "endorsement", "rejection"}
"""Kinds of what a guest is told."""
REACH = 4
"""Events told last, one of which "there" may point to."""


def host_of(context: Context, found: Found, here: list[Found]) -> Found | None:
    """The event of the sentence that an event depends on grammatically."""
    p = context.parse
    best: Found | None = None
    distance = 99
    for other in here:
        if other is found or other.proposal.token == found.proposal.token:
            continue
        for steps, at in enumerate(p.path_up(found.proposal.token)):
            if steps and at in other.tokens and steps < distance:
                if any(p.dep[x] in ("ccomp", "relcl") for x in p.path_up(found.proposal.token)[:steps]):
                    break
                best, distance = other, steps
                break
    return best


def purpose_of(context: Context, found: Found, here: list[Found]) -> Found | None:
    """The gathering that a visit to come is for, when its date is told: "invited him to Lima for the summit in
    May"."""
    p = context.parse
    if found.event.kind != "visit" or found.event.status not in PENDING:
        return None
    for other in here:
        if other.event.kind in CONSULT and other.event.kind != "visit" and other.when.basis == "stated":
            path = p.path_up(other.proposal.token)
            for at, up in pairwise(path[:4]):
                if p.lower[at] == "for" and (up in found.carriers or p.head[found.proposal.token] == up):
                    return other
    return None


def event_of_clause(context: Context, found: Found, here: list[Found]) -> Found | None:
    """The dated event told in a clause of the same time or purpose: "addressing the council on Tuesday, he
    demanded"."""
    p = context.parse
    for other in here:
        if (
            other is found
            or other.when.basis != "stated"
            or (other.event.status in PENDING) != (found.event.status in PENDING)
        ):
            continue
        at = other.proposal.token
        for _ in range(3):
            is_of_thing = p.dep[at] == "acl" and p.tag[at] == "VBN"
            if p.dep[at] == "pobj" or is_of_thing:  # "as laid out in an accord of 1984", "revive a pact signed in 1984"
                break
            if p.dep[at] in ("advcl", "xcomp") and p.head[at] == found.proposal.token:
                marks = {p.lower[c] for c in p.kids(at, "mark", "advmod") if p.dep[c] == "mark" or p.tag[c] == "WRB"}
                if not marks - {"as", "while", "when", "to"} and found.event.status == other.event.status:
                    return other
            at = p.head[at]
        at = other.proposal.token
        if other.proposal.is_noun and other.event.kind in CONSULT and found.event.status == other.event.status:
            while p.dep[at] != "pobj" and p.head[at] != at and p.pos[p.head[at]] == "NOUN":
                at = p.head[at]
            up = p.head[at]
            if (
                p.dep[at] == "pobj"
                and p.lower[up] in ("at", "during", "in", "after", "following")
                and p.head[up] == found.proposal.token
            ):
                return other
    return None


def talks_of(context: Context, found: Found, here: list[Found], told: list[Found]) -> Found | None:
    """The talks where something was said or agreed: "called on the king, who accepted", "agreed there on a truce"."""
    p = context.parse
    token = found.proposal.token
    if found.event.status != "occurred" or found.proposal.is_noun:
        return None
    dated = [f for f in (*told[-REACH:], *here) if f.event.kind in CONSULT and f.when.basis in ("stated", "inherited")]
    past = [f for f in dated if f.event.status in ("occurred", "ongoing") and f.proposal.token < token]
    if past and any(p.lower[c] == "there" for t in found.carriers for c in p.kids(t, "advmod")):
        return past[-1]
    if found.event.kind not in ANSWERS or found.claim.tense != "past":
        return None
    clause = next((t for t in p.path_up(token) if p.dep[t] == "relcl"), -1)
    if clause >= 0 and p.lower[p.left[clause]] == "who":
        for other in reversed([f for f in past if f in here]):
            noun = p.head[clause]
            if other.proposal.token in p.path_up(noun) and p.dep[noun] in ("dobj", "pobj", "appos"):
                return other
    return None


def visit_aside(context: Context, found: Found, here: list[Found]) -> Found | None:
    """The past visit told in a relative clause on the subject: "Austin, who visited Delhi last month, urged
    India"."""
    p = context.parse
    if found.event.status != "occurred":
        return None
    subjects = found.proposal.slots.get("subject", [])
    for other in here:
        if other.event.kind != "visit" or other.when.basis is None or other.event.status != "occurred":
            continue
        top = other.proposal.token
        for at in p.path_up(top)[:4]:
            if p.dep[at] == "relcl" and any(p.is_within(p.head[at], t) for t in subjects):
                return other
    return None


def can_share_date(found: Found, host: Found) -> bool:
    """Whether two events of a sentence can share a date: a plan and a deed cannot."""
    if (
        host.proposal.kind in ("invitation", "agreement", "acceptance", "announcement", "appeal", "demand", "signing")
        and found.event.status in AHEAD
    ):
        return False
    if found.proposal.kind == "invitation" and host.event.status in AHEAD:
        return False
    return (found.event.status in AHEAD) == (host.event.status in AHEAD)
