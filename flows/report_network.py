"""The network of a report laid out on a circle: who stands where, and the curves between them.

A circle needs no search for a layout, so the same rows always give the same picture, names never stand on each other,
and neighbours are of one country. Coordinates are in radii of the circle, y upwards.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.report_evidence import safe

STEPS = 12
"""Points of a curve."""
PULL = 0.7
"""How near to the centre a curve is drawn: 0 would be through it, 1 straight."""


@dataclass(frozen=True, slots=True)
class Node:
    """One who met somebody; ``weight`` is how often. ``angle`` (degrees, clockwise) and ``side`` are of the label."""

    name: str
    label: str
    weight: int
    x: float
    y: float
    angle: float
    side: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair, how often they met, and the curve between them: points of ``x``, ``y`` and ``step``."""

    pair: str
    weight: int
    points: list[dict[str, float]]


def laid_out(rows: Sequence[Mapping[str, Any]], most: int) -> tuple[list[Node], list[Edge]]:
    """Nodes and edges for the rows of ``who_meets_whom``: ``most`` nodes at most, those who met most often."""
    weights: dict[str, int] = {}
    named: dict[str, tuple[str, str | None]] = {}
    for row in rows:
        for side in "ab":
            identifier = row[f"entity_{side}"]
            weights[identifier] = weights.get(identifier, 0) + _weight(row)
            named[identifier] = (row[f"name_{side}"], row[f"country_{side}"])
    kept = sorted(weights, key=lambda i: (-weights[i], named[i][0], i))[:most]
    drawn = [row for row in rows if row["entity_a"] in kept and row["entity_b"] in kept]
    tied = {row[f"entity_{side}"] for row in drawn for side in "ab"}
    ring = sorted((i for i in kept if i in tied), key=lambda i: (named[i][1] or "~", -weights[i], named[i][0], i))
    places = {i: 2 * math.pi * position / max(len(ring), 1) for position, i in enumerate(ring)}
    nodes = [_node(*named[i], weights[i], places[i]) for i in ring]
    edges = [
        Edge(
            safe(f"{row['name_a']} – {row['name_b']}", 120),
            _weight(row),
            _curve(places[row["entity_a"]], places[row["entity_b"]]),
        )
        for row in drawn
    ]
    return nodes, edges


def _weight(row: Mapping[str, Any]) -> int:
    return int(row["weight"] + row["visits"])


def _node(name: str, country: str | None, weight: int, at: float) -> Node:
    left = math.cos(at) < -1e-9
    degrees = -math.degrees(at) + (180 if left else 0)
    label = f"{name} ({country})" if country else name
    x, y = round(math.cos(at), 4), round(math.sin(at), 4)
    return Node(name, label, weight, x, y, round(degrees, 2), "left" if left else "right")


def _curve(start: float, end: float) -> list[dict[str, float]]:
    """A quadratic curve between two places on the circle, drawn towards the centre."""
    (ax, ay), (bx, by) = ((math.cos(at), math.sin(at)) for at in (start, end))
    cx, cy = PULL * (ax + bx) / 2, PULL * (ay + by) / 2
    return [
        {
            "x": round((1 - t) ** 2 * ax + 2 * t * (1 - t) * cx + t * t * bx, 4),
            "y": round((1 - t) ** 2 * ay + 2 * t * (1 - t) * cy + t * t * by, 4),
            "step": step,
        }
        for step in range(STEPS + 1)
        for t in (step / STEPS,)
    ]
