"""How well those who take part in two event mentions agree: whose delegations, and who was named for them."""

from __future__ import annotations

from transforms.resolve.claims import Claim
from transforms.resolve.parties import Delegations
from transforms.vocabulary.linking import read_linking

_WORDS = read_linking()
MUTUAL = _WORDS.kinds["mutual"]
"""Kinds that one side does to the other, and both often to each other."""
_SAID, _SERIES = _WORDS.kinds["said"], _WORDS.kinds["series"]


def agreement(a: Claim, b: Claim) -> float | str:
    """How well the sides agree, at most 1; the reason in words when others take part."""
    value = _agreement(a, b)
    if value is not None:
        return value - _doubt(a, b)
    units = [(c.acting.keys() | c.receiving.keys()) for c in (a, b)]
    return "other people" if units[0] & units[1] else "other countries"


def _agreement(a: Claim, b: Claim) -> float | None:
    people = a.people | b.people
    straight = _both(a.acting, b.acting, a.receiving, b.receiving, people)
    mutual = a.kind.name in MUTUAL and b.kind.name in MUTUAL
    if not (a.kind.symmetric or b.kind.symmetric or mutual):
        return straight
    crossed = _both(a.acting, b.receiving, a.receiving, b.acting, people)
    crossed = None if crossed is None else crossed - (0.1 if mutual else 0.02)
    if mutual:
        return max((v for v in (straight, crossed) if v is not None), default=None)
    whole_a, whole_b = _joint(a.acting, a.receiving), _joint(b.acting, b.receiving)
    mixed = None
    if len(whole_a) > 1 and len(whole_b) > 1 and max(len(whole_a), len(whole_b)) > 2:
        side = _side(whole_a, whole_b, people)
        shared = len(whole_a.keys() & whole_b.keys())
        if side is not None and (shared > 1 or not {a.kind.name, b.kind.name} <= {"meeting", "call"}):
            mixed = side if shared > 1 else side - 0.35
    return max((v for v in (straight, crossed, mixed) if v is not None), default=None)


def _doubt(a: Claim, b: Claim) -> float:
    """What tellings that leave somebody open take away: the open side may be anybody's."""
    kind = a.kind.name
    if kind == "visit":  # told by who goes where
        return 0.25 * (not a.receiving or not b.receiving) + 0.25 * (bool(a.people) != bool(b.people))
    if kind in _SAID:  # people say many things to nobody in particular
        return 0.3 * (not a.receiving and not b.receiving)
    if kind in _SERIES:  # who falls in a war is not the one man who was murdered
        return 0.2 * (bool(a.people) != bool(b.people))
    if a.kind.symmetric and b.kind.symmetric:  # a minister meets many in a day
        return 0.3 * (_is_of_one_side(a) != _is_of_one_side(b))
    return 0.0


def _is_of_one_side(claim: Claim) -> bool:
    return len(claim.acting.keys() | claim.receiving.keys()) == 1


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
            best = max(best, 0.65 if not named or named & people else 0.4)
    missed = min(len(a), len(b)) - len(common)
    return best - 0.15 * missed - min(0.2 * (max(len(a), len(b)) - len(common)), 0.3)
