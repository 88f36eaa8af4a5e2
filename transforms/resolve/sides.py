"""How well those who take part in two event mentions agree: whose delegations, and who was named for them."""

from __future__ import annotations

from transforms.resolve.claims import Claim, Delegations


def agreement(a: Claim, b: Claim) -> float | str:
    """How well the sides agree, at most 1; the reason in words when others take part."""
    value = _agreement(a, b)
    if value is not None:
        return value
    units = [(c.acting.keys() | c.receiving.keys()) for c in (a, b)]
    return "other people" if units[0] & units[1] else "other countries"


def _agreement(a: Claim, b: Claim) -> float | None:
    people = a.people | b.people
    straight = _both(a.acting, b.acting, a.receiving, b.receiving, people)
    if a.kind.name == "visit" and straight is not None:
        return straight - _doubt_of_visit(a, b)
    if not (a.kind.symmetric or b.kind.symmetric):
        return straight
    crossed = _both(a.acting, b.receiving, a.receiving, b.acting, people)
    crossed = None if crossed is None else crossed - 0.02
    whole_a, whole_b = _joint(a.acting, a.receiving), _joint(b.acting, b.receiving)
    mixed = None
    if len(whole_a) > 1 and len(whole_b) > 1 and max(len(whole_a), len(whole_b)) > 2:
        side = _side(whole_a, whole_b, people)
        shared = len(whole_a.keys() & whole_b.keys())
        if side is not None:
            mixed = side if shared > 1 else side - 0.35
    return max((v for v in (straight, crossed, mixed) if v is not None), default=None)


def _doubt_of_visit(a: Claim, b: Claim) -> float:
    """A visit is told by who goes where: texts that leave the traveller or the destination open say little."""
    unnamed = bool(a.people) != bool(b.people)
    return 0.25 * (not a.receiving or not b.receiving) + 0.25 * unnamed


def _joint(a: Delegations, b: Delegations) -> Delegations:
    return {unit: a.get(unit, frozenset()) | b.get(unit, frozenset()) for unit in {**a, **b}}


def _both(
    actors_a: Delegations,
    actors_b: Delegations,
    recipients_a: Delegations,
    recipients_b: Delegations,
    people: frozenset[str],
) -> float | None:
    first, second = _side(actors_a, actors_b, people), _side(recipients_a, recipients_b, people)
    if first is None or second is None:
        return None
    return (first + second) / 2


def _side(a: Delegations, b: Delegations, people: frozenset[str]) -> float | None:
    """How well one side agrees: 1 for the same persons, less for countries alone, ``None`` for others."""
    if not a and not b:
        return 0.45
    if not a or not b:
        return 0.35
    common = a.keys() & b.keys()
    if not common:
        return None
    best = 0.0
    for unit in common:
        named_a, named_b = a[unit], b[unit]
        shared = named_a & named_b
        if shared:
            best = max(best, 0.75 + 0.25 * len(shared) / len(named_a | named_b))
        elif named_a and named_b:
            both = bool(named_a & people) == bool(named_b & people)  # two persons, or two bodies
            if both:
                return None
            best = max(best, 0.5)
        else:  # the country alone in one text, or in both; a company acts less surely for it than a minister
            named = named_a | named_b
            best = max(best, 0.65 if not named or named & people else 0.5)
    missed = min(len(a), len(b)) - len(common)
    return best - 0.15 * missed - min(0.1 * (max(len(a), len(b)) - len(common)), 0.25)
