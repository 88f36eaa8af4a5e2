"""Which event mentions are one event: mentions that edges connect, grown into clusters.

No two mentions of one text, and no two that cannot be one, ever share a cluster, unless the user says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from transforms.resolve.claims import Claim
from transforms.resolve.clusters import grow
from transforms.resolve.likeness import likeness

Pair = tuple[int, int]
"""Indices of two claims, the smaller first."""


def events_of(
    claims: Sequence[Claim],
    edges: Iterable[tuple[float, int, int]],
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
    before: Sequence[object] | None = None,
) -> list[list[Claim]]:
    """A partition of the claims, each event's in order of publication; ``claims`` must be in that order.

    ``edges`` are (likeness, index, index) of the pairs that are found to be one. ``same`` and ``different`` are the
    user's word: the former join whatever speaks against it, the latter keep apart whatever speaks for it. Who is joined
    so brings his own along: what can be one with him can be one with those whom he is judged to be. ``before`` gives
    the event that each claim was in, if any, when it was as it is now: claims of one are known to agree.
    """
    place = {claim.mention_id: i for i, claim in enumerate(claims)}
    ranked, same, different = list(edges), list(same), frozenset(different)
    allies: dict[int, set[int]] = defaultdict(set)
    for a, b in same:
        allies[a].add(b)
        allies[b].add(a)
    differs: dict[Pair, bool] = {(a, b): False for _, a, b in ranked} | dict.fromkeys(different, True)

    def can_be_one(one: int, other: int) -> bool:
        if before is not None and before[one] is not None and before[one] == before[other]:
            return True
        a, b = sorted((one, other))
        if (a, b) not in differs:
            differs[a, b] = a != b and likeness(claims[a], claims[b]) is None
        return not differs[a, b]

    def may_be_one(one: Claim, other: Claim) -> bool:
        a, b = sorted((place[one.mention_id], place[other.mention_id]))
        if can_be_one(a, b) or (a, b) in different:
            return (a, b) not in different
        return any(can_be_one(a, c) for c in allies.get(b, ())) or any(can_be_one(c, b) for c in allies.get(a, ()))

    def agree(ones: Sequence[Claim], others: Sequence[Claim]) -> bool:
        if {c.document_id for c in ones} & {c.document_id for c in others}:
            return False
        return all(may_be_one(one, other) for one in ones for other in others)

    return [[claims[i] for i in found] for found in grow(claims, ranked, agree, same)]
