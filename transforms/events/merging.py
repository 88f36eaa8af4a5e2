"""Merging: the tellings of one happening within a text become one event.

The telling that knows more is kept, and the other adds what it lacks.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from transforms.document import Interval, Participant, TextEvent
from transforms.events.context import Context
from transforms.events.found import Found, entities_of
from transforms.events.sameness import are_linked, cannot_be_one, likeness
from transforms.events.statuses import PENDING, SETTLED
from transforms.events.when import When
from transforms.vocabulary.kinds import KINDS

SPECIFIC = ("call", "summit", "mediation", "negotiation", "meeting", "visit")
PRECISIONS = ("day", "week", "month", "quarter", "year", "unknown")
STRENGTH = {"occurred": 3, "ongoing": 4, "postponed": 5, "cancelled": 5, "denied": 5, "planned": 2, "proposed": 1}


def merge_tellings(context: Context, found: list[Found]) -> list[Found]:
    """One entry for each happening, in order of the text.

    Mentions of a family are clustered, the likest pair first, until no two clusters are linked by a pair of their
    mentions without another pair that cannot be one; so the outcome does not hang on which mention comes first.
    """
    families: dict[str, list[Found]] = {}
    for one in found:
        families.setdefault(KINDS[one.event.kind].family, []).append(one)
    merged = [
        _told_together(context, cluster) for family in families.values() for cluster in _clusters(context, family)
    ]
    return sorted(merged, key=lambda k: (k.event.start, k.event.end, k.proposal.token, k.event.kind))


def _clusters(context: Context, mentions: list[Found]) -> list[list[Found]]:
    """The mentions of one family in groups that tell of one happening each."""
    apart: set[tuple[int, int]] = set()
    links: list[tuple[float, int, int]] = []
    for j, b in enumerate(mentions):
        for i, a in enumerate(mentions[:j]):
            if cannot_be_one(context, a, b):
                apart.add((i, j))
            elif are_linked(context, a, b):
                links.append((-likeness(context, a, b), i, j))
    group = {n: [n] for n in range(len(mentions))}
    of = list(range(len(mentions)))
    for _, i, j in sorted(links):
        left, right = sorted((of[i], of[j]))
        if left == right or any((min(x, y), max(x, y)) in apart for x in group[left] for y in group[right]):
            continue
        group[left] += group.pop(right)
        for n in group[left]:
            of[n] = left
    return [[mentions[n] for n in sorted(members)] for members in group.values()]


def _told_together(context: Context, mentions: list[Found]) -> Found:
    told = mentions[0]
    for one in mentions[1:]:
        told = _joined(context, told, one)
    return told


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
        elif "killing" in (event.kind, extra.kind):
            event.kind = _kind_of_deadly(context, event, extra)
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
    elif _overrules(context, best, other):
        event.status, event.status_cue = extra.status, extra.status_cue
    event.participants = _union(context, event.participants, extra.participants, KINDS[event.kind].symmetric)
    event.title = event.title or extra.title
    best.definite = best.definite and other.definite
    best.tellings = a.tellings + b.tellings
    return best


def _kind_of_deadly(context: Context, *tellings: TextEvent) -> str:
    """An attack that killed somebody known by name is a killing, else an attack: "killed in a drone strike"."""
    named = any(
        p.role == "recipient" and context.type_of(p.entity) == "person"
        for e in tellings
        if e.kind == "killing"
        for p in e.participants
    )
    kinds = [e.kind for e in tellings if e.kind != "killing"]
    return "killing" if named or not kinds else kinds[0]


def _overrules(context: Context, kept: Found, other: Found) -> bool:
    """Whether the other telling's status is the one that counts: the stronger, unless it has been overtaken."""
    now, then = kept.event.status, other.event.status
    if (now, then) == ("cancelled", "postponed"):
        return _was_to_be(context, kept)
    return STRENGTH[then] > STRENGTH[now] and not _is_overtaken(kept, other)


def _is_overtaken(now: Found, then: Found) -> bool:
    """Whether what had been put off before is planned again now, or a visit put off before is paid."""
    is_on = now.event.status in (*PENDING, "ongoing") or (now.event.kind == "visit" and now.event.status == "occurred")
    return then.claim.tense == "pluperfect" and then.event.status in SETTLED and is_on


def _was_to_be(context: Context, found: Found) -> bool:
    """Whether only "were to have opened" says that something did not happen: another telling may say why."""
    return bool(found.claim.cue) and context.parse.lemma[found.claim.cue[0]] in ("be", "have")


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
        named = {q.entity for q in base if q.role == role and context.type_of(q.entity) == entity.entity_type}
        if named and not named <= {q.entity for q in extra}:  # who else the other telling names must come beside them
            continue
        known.add(p.entity)
        out.append(replace(p, role=role))
    order = ("actor", "recipient", "host", "mediator", "about")
    return sorted(out, key=lambda p: order.index(p.role))
