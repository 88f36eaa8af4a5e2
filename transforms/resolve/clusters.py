"""Clusters grown from scored pairs, best pair first, under a veto: no two members may be known to differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Node = TypeVar("Node")


def grow(
    nodes: Sequence[Node],
    scored: Iterable[tuple[float, int, int]],
    agree: Callable[[Sequence[Node], Sequence[Node]], bool],
    known: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """Partition of the nodes' indices: pairs are merged from the best score down, unless their clusters disagree.

    ``scored`` holds (score, index, index). Ties go by index, so the order of ``nodes`` must not depend on the order in
    which rows arrived. ``agree`` says whether two clusters may be one; it is asked at most once per pair. Pairs that
    are ``known`` to be one are merged before all others, and nobody is asked.
    """
    cluster = list(range(len(nodes)))
    members: dict[int, list[int]] = {i: [i] for i in cluster}

    def merge(one: int, other: int) -> None:
        for i in members[other]:
            cluster[i] = one
        members[one] += members.pop(other)

    for a, b in sorted(known):
        one, other = sorted((cluster[a], cluster[b]))
        if one != other:
            merge(one, other)
    for _, a, b in sorted(scored, key=lambda pair: (-pair[0], pair[1], pair[2])):
        one, other = sorted((cluster[a], cluster[b]))
        if one != other and agree([nodes[i] for i in members[one]], [nodes[i] for i in members[other]]):
            merge(one, other)
    return [sorted(found) for _, found in sorted(members.items())]
