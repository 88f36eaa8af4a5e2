"""Sameness: whether two mentions of a text tell of one happening (guide §3.2).

They do when they are of one family, share their principal participants (persons may stand for their countries) and can
have the same date.
"""

from __future__ import annotations

from datetime import date

from transforms.document import UNKNOWN_INTERVAL, Interval
from transforms.events.context import Context
from transforms.events.found import Found, countries_of, entities_of, people_of
from transforms.events.kinds import CONSULT, MEETS
from transforms.events.statuses import PENDING, SETTLED
from transforms.vocabulary.kinds import KINDS

COMPATIBLE = {
    frozenset(("meeting", "negotiation")),
    frozenset(("meeting", "summit")),
    frozenset(("summit", "negotiation")),
    frozenset(("meeting", "call")),
    frozenset(("bombing", "attack")),
    frozenset(("killing", "attack")),
    frozenset(("bombing", "killing")),
    frozenset(("accusation", "criticism")),
}
UNDER_WAY = {"ongoing", "occurred"}
"""What a text says of one visit in one breath: it is on, and it was useful."""


def is_same(context: Context, a: Found, b: Found) -> bool:
    """Whether two mentions tell of one happening."""
    x, y = a.event, b.event
    if x.kind != y.kind and frozenset((x.kind, y.kind)) not in COMPATIBLE:
        return False
    if a.proposal.token == b.proposal.token:
        return False
    if not _sides_agree(context, a, b):
        return False
    is_another = b.is_further or not _is_retelling(context, a, b)
    if x.kind in CONSULT and x.kind != "visit" and is_another and not _is_by_delegations(context, a, b):
        return False
    told_anew = x.kind != y.kind and x.kind in CONSULT and not (a.proposal.is_anaphoric or b.proposal.is_anaphoric)
    same_day = x.interval == y.interval and "stated" in (x.date_basis, y.date_basis)
    if told_anew and not (same_day and people_of(context, a) & people_of(context, b)):
        return False
    if x.kind != y.kind and a.sentence_position == b.sentence_position and x.kind in CONSULT:
        return False
    if x.kind != y.kind and x.kind not in CONSULT and a.sentence_position != b.sentence_position:
        return False
    if not (entities_of(a, "actor", "recipient", "host") or entities_of(b, "actor", "recipient", "host")):
        return False
    if x.kind == "visit" and x.place != y.place and x.place is not None and y.place is not None:
        if context.home(x.place) != context.home(y.place) or context.home(x.place) is None:
            return False
        if (
            context.text.entities[x.place].entity_type != "country"
            and context.text.entities[y.place].entity_type != "country"
        ):
            return False
    if x.interval != UNKNOWN_INTERVAL and y.interval != UNKNOWN_INTERVAL:
        if not overlap(x.interval, y.interval):
            return False
        if "assumed" in (x.date_basis, y.date_basis) and x.interval != y.interval:
            return y.kind in CONSULT and b.definite and (y.status == x.status or {x.status, y.status} == UNDER_WAY)
        if (
            x.precision == y.precision == "day"
            and x.interval != y.interval
            and y.date_basis == "stated"
            and x.date_basis == "stated"
            and x.kind not in ("visit", "negotiation")
        ):
            return False
    elif x.interval != y.interval and x.kind not in CONSULT and "stated" in (x.date_basis, y.date_basis):
        # one is dated and the other not: the same only when nothing speaks against it
        later = b if x.interval != UNKNOWN_INTERVAL else a
        if not (b.definite or a.definite):
            return abs(a.sentence_position - b.sentence_position) <= 1 and later.claim.tense == "none"
    settled = {x.status in SETTLED, y.status in SETTLED}
    if len(settled) == 2 and x.interval != y.interval and not _is_former_plan(a, b):
        return False
    if {x.status, y.status} == {"occurred", "planned"} and x.kind in MEETS | {"visit"} and x.interval != y.interval:
        return False
    if x.kind not in CONSULT and x.status != y.status:
        return False
    return not (
        x.place is not None
        and y.place is not None
        and x.place != y.place
        and x.kind in ("attack", "bombing", "killing", "withdrawal", "seizure")
    )


def _is_retelling(context: Context, a: Found, b: Found) -> bool:
    """Whether the later mention looks back: a definite noun, the same word, or the same people."""
    if b.proposal.is_anaphoric or b.definite or noun_of(context, a) == noun_of(context, b):
        return True
    if a.event.status == b.event.status == "planned" and b.sentence_position - a.sentence_position <= 2:
        return True
    people_a, people_b = people_of(context, a), people_of(context, b)
    return bool(people_a) == bool(people_b)


def _is_by_delegations(context: Context, a: Found, b: Found) -> bool:
    """Whether a sentence tells of its people's meeting once more: "in talks with her, the two sides also …"."""
    return (
        a.event.sentence == b.event.sentence
        and a.event.interval == b.event.interval
        and bool(people_of(context, a))
        and not people_of(context, b)
    )


def _sides_agree(context: Context, a: Found, b: Found) -> bool:
    symmetric = KINDS[a.event.kind].symmetric
    if symmetric:
        return _group_agrees(context, a, b, ("actor", "recipient", "host"), True)
    return _group_agrees(context, a, b, ("actor",), False) and _group_agrees(
        context, a, b, ("recipient", "host"), False
    )


def _group_agrees(context: Context, a: Found, b: Found, roles: tuple[str, ...], symmetric: bool) -> bool:
    left, right = entities_of(a, *roles), entities_of(b, *roles)
    if not left or not right:
        return True
    if left <= right or right <= left:
        return True
    people_left = {e for e in left if context.text.entities[e].entity_type == "person"}
    people_right = {e for e in right if context.text.entities[e].entity_type == "person"}
    if people_left and people_right and not people_left & people_right:
        return False
    countries_left, countries_right = countries_of(a, *roles), countries_of(b, *roles)
    if (
        symmetric
        and people_left
        and people_right
        and people_left != people_right
        and not (people_left <= people_right or people_right <= people_left)
    ):
        return False
    return bool(
        countries_left and countries_right and (countries_left <= countries_right or countries_right <= countries_left)
    )


def _is_former_plan(a: Found, b: Found) -> bool:
    """Whether of a visit put off and a visit planned one tells of the days the other was planned for."""
    plan, off = (a, b) if b.event.status in SETTLED else (b, a)
    if off.event.status not in ("postponed", "cancelled") or plan.event.status not in PENDING:
        return False
    if plan.event.kind != "visit" or plan.event.interval == UNKNOWN_INTERVAL:
        return False
    return plan.event.place is not None and bool(entities_of(plan, "actor") & entities_of(off, "actor"))


def noun_of(context: Context, found: Found) -> str:
    """The word by which a happening is told, in the singular."""
    return context.text.text[found.event.start : found.event.end].casefold().split()[-1].rstrip("s")


def overlap(a: Interval, b: Interval) -> bool:
    """Whether two intervals of days can hold one day; unknown ends are open."""
    if UNKNOWN_INTERVAL in (a, b):
        return True
    low, high = date.min, date.max
    return (a.start or low) <= (b.end or high) and (b.start or low) <= (a.end or high)
