"""Verdicts on pairs, made to agree with each other: the newest on a pair wins, and what it implies is kept."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True, slots=True)
class PairVerdict(Generic[Node]):
    """That two sides are the same, or are not; ``number`` is that of the judgement, from the oldest up."""

    number: int
    one: tuple[Node, ...]
    other: tuple[Node, ...]
    is_same: bool


def settled_pairs(verdicts: Sequence[PairVerdict[Node]]) -> tuple[list[tuple[Node, Node, bool]], set[int]]:
    """Pairs that do not contradict each other, sorted; and the judgements that took part in making them.

    From the newest to the oldest, a pair is taken unless those taken before say otherwise: nothing is the same that
    a newer verdict parts, also by way of a third, and nothing is parted that newer ones unite.
    """
    group: dict[Node, Node] = {}
    apart: dict[Node, set[Node]] = {}
    pairs: dict[tuple[Node, Node], bool] = {}
    used: set[int] = set()

    def root(node: Node) -> Node:
        while group.setdefault(node, node) != node:
            group[node] = group[group[node]]
            node = group[node]
        return node

    for verdict in sorted(verdicts, key=lambda v: -v.number):
        for one, other in _pairs(verdict):
            if one == other:
                continue
            a, b = root(one), root(other)
            if verdict.is_same:
                if b in apart.get(a, ()):
                    continue
                if a != b:
                    group[b] = a
                    parted = apart.pop(b, set())
                    apart.setdefault(a, set()).update(parted)
                    for node in parted:
                        apart[node] = (apart[node] - {b}) | {a}
            elif a == b:
                continue
            else:
                apart.setdefault(a, set()).add(b)
                apart.setdefault(b, set()).add(a)
            pairs.setdefault(_ordered(one, other), verdict.is_same)
            used.add(verdict.number)
    return sorted((a, b, is_same) for (a, b), is_same in pairs.items()), used


def _pairs(verdict: PairVerdict[Node]) -> Iterable[tuple[Node, Node]]:
    """All pairs that are parted; of those united as many as unite them."""
    if not verdict.is_same:
        return [(a, b) for a in verdict.one for b in verdict.other]
    if not verdict.one or not verdict.other:
        return []
    return [(verdict.one[0], b) for b in verdict.other] + [(a, verdict.other[0]) for a in verdict.one[1:]]


def _ordered(one: Node, other: Node) -> tuple[Node, Node]:
    return (one, other) if one <= other else (other, one)  # type: ignore[operator]
