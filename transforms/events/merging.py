"""Merging: the tellings of one happening within a text become one event.

The telling that knows more is kept, and the other adds what it lacks.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from transforms.document import Interval, Participant, TextEvent
from transforms.events.context import Context
from transforms.events.found import Found, entities_of
from transforms.events.sameness import is_same, noun_of
from transforms.events.when import When
from transforms.vocabulary.kinds import KINDS

SPECIFIC = ("call", "summit", "mediation", "negotiation", "meeting", "visit")
PRECISIONS = ("day", "week", "month", "quarter", "year", "unknown")
STRENGTH = {"occurred": 3, "ongoing": 4, "postponed": 5, "cancelled": 5, "denied": 5, "planned": 2, "proposed": 1}


def merge_tellings(context: Context, found: list[Found]) -> list[Found]:
    """One entry for each happening, in order of the text."""
    kept: dict[str, list[Found]] = {}
    for one in found:
        family = kept.setdefault(KINDS[one.event.kind].family, [])
        same = [k for k in family if is_same(context, k, one)]
        if same:
            target = max(same, key=lambda k: _closeness(context, k, one))
            at = next(n for n, k in enumerate(family) if k is target)
            family[at] = _joined(context, target, one)
        else:
            family.append(one)
    merged = [one for family in kept.values() for one in family]
    return sorted(merged, key=lambda k: (k.event.start, k.event.end, k.proposal.token, k.event.kind))


def _closeness(context: Context, a: Found, b: Found) -> tuple[int, int]:
    """How much two mentions that could be one have in common besides; the nearer one wins a draw."""
    alike = (
        2 * (a.event.status == b.event.status)
        + 2 * (a.event.interval == b.event.interval)
        + (a.event.kind == b.event.kind)
    )
    alike += noun_of(context, a) == noun_of(context, b)
    return alike, a.sentence_position


def _weight(context: Context, found: Found) -> tuple[int, int, int, int]:
    event = found.event
    named = len(entities_of(found, "actor", "recipient", "host"))
    people = sum(context.text.entities[e].entity_type == "person" for e in entities_of(found, "actor", "recipient"))
    return (
        int(event.date_basis == "stated") + int(event.place_basis == "stated") + min(named, 2) + min(people, 2),
        int(not found.proposal.is_noun),
        -found.sentence_position,
        -found.proposal.token,
    )


def _joined(context: Context, a: Found, b: Found) -> Found:
    """The fuller telling, with what the other knows besides."""
    best, other = (a, b) if _weight(context, a) >= _weight(context, b) else (b, a)
    event, extra = best.event, other.event
    if event.kind != extra.kind:
        order = [k for k in SPECIFIC if k in (event.kind, extra.kind)]
        if order:
            event.kind = order[0]
    if event.date_basis in (None, "assumed") and extra.date_basis in ("stated", "inherited"):
        event.interval, event.precision, event.date_basis = extra.interval, extra.precision, extra.date_basis
        best.when = When(extra.interval, extra.precision, extra.date_basis)
    elif extra.date_basis == "stated" and event.interval != extra.interval and _tells_more(event, extra):
        event.interval, event.precision, event.date_basis = extra.interval, extra.precision, extra.date_basis
    if (
        event.place is None
        or (event.place_basis != "stated" and extra.place_basis == "stated")
        or (
            extra.place is not None
            and event.place is not None
            and context.text.entities[event.place].entity_type == "country"
            and context.text.entities[extra.place].entity_type != "country"
            and event.kind == "visit"
        )
    ) and extra.place is not None:
        event.place, event.place_basis = extra.place, extra.place_basis
    _stretch(event, best.days or other.days)
    verbs = [f for f in (best, other) if not f.proposal.is_noun]
    if a.sentence_position == b.sentence_position and len(verbs) == 1:
        event.status, event.status_cue = verbs[0].event.status, verbs[0].event.status_cue
    elif STRENGTH[extra.status] > STRENGTH[event.status]:
        event.status, event.status_cue = extra.status, extra.status_cue
    event.participants = _union(context, event.participants, extra.participants, KINDS[event.kind].symmetric)
    event.title = event.title or extra.title
    best.definite = best.definite and other.definite
    best.tellings = a.tellings + b.tellings
    return best


def _stretch(event: TextEvent, days: int | None) -> None:
    """A visit of known length whose first day another telling gives: "on a two-day visit", "arrived on Monday"."""
    start, end = event.interval
    if event.kind == "visit" and days and start is not None and start == end and event.precision == "day":
        event.interval = Interval(start, start + timedelta(days=days - 1))


def _tells_more(event: TextEvent, extra: TextEvent) -> bool:
    """Whether the other interval is the better one: finer, or of two visits to the day the whole stay."""
    if PRECISIONS.index(extra.precision) < PRECISIONS.index(event.precision):
        return True
    a, b = event.interval, extra.interval
    if a.start is None or b.start is None or a.end is None or b.end is None or event.precision != extra.precision:
        return False
    return event.kind == "visit" and event.precision == "day" and b.start <= a.start and a.end <= b.end


def _union(context: Context, base: list[Participant], extra: list[Participant], symmetric: bool) -> list[Participant]:
    out = list(base)
    known = {p.entity for p in out if p.entity is not None}
    sides: dict[str, str] = {p.country_code: p.role for p in out if p.country_code}
    for p in extra:
        if p.entity is None or p.entity in known:
            continue
        role = p.role
        if symmetric and p.country_code in sides:
            role = sides[p.country_code]
        entity = context.text.entities[p.entity]
        if entity.entity_type == "country" and any(q.country_code == p.country_code for q in out):
            continue
        if any(
            q.role == role
            and q.entity is not None
            and context.text.entities[q.entity].entity_type == entity.entity_type
            for q in base
        ):
            continue
        known.add(p.entity)
        out.append(replace(p, role=role))
    order = ("actor", "recipient", "host", "mediator", "about")
    return sorted(out, key=lambda p: order.index(p.role))
