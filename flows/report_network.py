"""The network of a report, who met whom, on a circle: who stands where, the curves between them, and the chart.

A circle needs no search for a layout, so the same rows always give the same picture, names never stand on each other,
and neighbours are of one country. Coordinates are in radii of the circle, y upwards.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.report_drawing import LONGEST_NAME, Chart, inline, labelled, spec_of
from flows.report_evidence import safe
from flows.report_rows import NODES_SHOWN, ReportRows

STEPS = 12
"""Points of a curve."""
PULL = 0.7
"""How near to the centre a curve is drawn: 0 would be through it, 1 straight."""

_SIDES: Sequence[tuple[str, Any]] = (("right", "left"), ("left", "right"))
"""Side of the circle, and the end of a name that is at the circle there."""


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


def network_of(rows: ReportRows) -> Chart:
    """Who met, called or visited whom, of those who did so most often."""
    import altair as alt

    nodes, edges = laid_out(rows.edges, NODES_SHOWN)
    chart = None
    if nodes:
        sides = alt.Scale(domain=[-1.75, 1.75])
        heights = alt.Scale(domain=[-1.45, 1.45])
        placed: dict[str, Any] = {
            "x": alt.X("x:Q", scale=sides, axis=None),
            "y": alt.Y("y:Q", scale=heights, axis=None),
        }
        curves = [{**point, "pair": edge.pair, "times": edge.weight} for edge in edges for point in edge.points]
        links = (
            alt.Chart(inline(curves))
            .mark_line(color="@edge", opacity=0.75, strokeCap="round")
            .encode(
                **placed,
                detail="pair:N",
                order="step:O",
                strokeWidth=alt.StrokeWidth("times:Q", scale=alt.Scale(range=[1.2, 7], zero=True), legend=None),
                tooltip=[alt.Tooltip("pair:N", title="between"), alt.Tooltip("times:Q", title="times")],
            )
        )
        data = [
            {
                "x": node.x,
                "y": node.y,
                "name": safe(node.label, 34),
                "who": safe(node.label, LONGEST_NAME),
                "times": node.weight,
                "angle": node.angle,
                "side": node.side,
                "lx": round(node.x * 1.06, 4),
                "ly": round(node.y * 1.06, 4),
            }
            for node in nodes
        ]
        about = [alt.Tooltip("who:N", title="who"), alt.Tooltip("times:Q", title="times")]
        dots = (
            alt.Chart(inline(data))
            .mark_circle(color="@accent", opacity=1, stroke="@page", strokeWidth=1.5)
            .encode(**placed, size=alt.Size("times:Q", scale=alt.Scale(range=[50, 260]), legend=None), tooltip=about)
        )
        words = [
            alt.Chart(inline([d for d in data if d["side"] == side]))
            .mark_text(align=align, baseline="middle", color="@ink", fontSize=11)
            .encode(
                x=alt.X("lx:Q", scale=sides, axis=None),
                y=alt.Y("ly:Q", scale=heights, axis=None),
                text="name:N",
                angle=alt.Angle("angle:Q", scale=None),
            )
            for side, align in _SIDES
        ]
        chart = alt.layer(links, dots, *words).properties(width=580, height=min(300 + 12 * len(nodes), 500))
    top = rows.edges[0] if rows.edges else None
    return Chart(
        "network",
        "Who met whom",
        f"{len(edges):,} pairs among {len(nodes):,} people, countries and bodies who met, called or visited each other"
        + (f"; most often {safe(top['name_a'], 60)} and {safe(top['name_b'], 60)}." if top else "."),
        f"Meetings, calls and visits that took place; the thicker the line, the more. At most {NODES_SHOWN} of those "
        "who met most often, side by side with others of their country.",
        spec_of(chart),
        ("one", "other", "meetings", "calls", "visits"),
        [
            (
                safe(labelled(e["name_a"], e["country_a"]), LONGEST_NAME),
                safe(labelled(e["name_b"], e["country_b"]), LONGEST_NAME),
                e["meetings"],
                e["calls"],
                e["visits"],
            )
            for e in rows.edges
        ],
    )


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
