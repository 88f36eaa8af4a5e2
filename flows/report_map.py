"""The map of a report: places of events over outlines of land, as near as all of them can be seen."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import Any

from flows.report_drawing import LONGEST_NAME, Chart, inline, labelled, spec_of
from flows.report_evidence import safe
from flows.report_rows import ReportRows, Row

MAP_SIZE = (1160, 480)
"""Pixels."""


def map_of(rows: ReportRows) -> Chart:
    """Events by place."""
    import altair as alt

    data = [
        {
            "place": safe(labelled(row["name"], row["country_code"]), LONGEST_NAME),
            "name": safe(row["name"], 30),
            "longitude": row["longitude"],
            "latitude": row["latitude"],
            "events": row["events"],
        }
        for row in rows.places
    ]
    chart = None
    if data:
        land = json.loads(files("flows").joinpath("report_files/land.json").read_text("utf-8"))
        ground = alt.Chart(inline({"type": "Feature", "geometry": land})).mark_geoshape(
            fill="@land", stroke="@coast", strokeWidth=0.5, clip=True
        )
        on_map: dict[str, Any] = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
        dots = (
            alt.Chart(inline(data))
            .mark_circle(color="@accent", opacity=0.8, stroke="@page", strokeWidth=0.75, clip=True)
            .encode(
                **on_map,
                size=alt.Size("events:Q", scale=alt.Scale(range=[30, 460], zero=True), legend=None),
                tooltip=[alt.Tooltip("place:N"), alt.Tooltip("events:Q")],
            )
        )
        names = (
            alt.Chart(inline(_apart(data, rows.places)))
            .mark_text(align="left", dx=14, baseline="middle", color="@ink", fontSize=11, clip=True)
            .encode(**on_map, text="name:N")
        )
        chart = (
            alt.layer(ground, dots, names)
            .project(**_projection(rows.places))
            .properties(width=MAP_SIZE[0], height=MAP_SIZE[1])
        )
    named = "; ".join(f"{d['place']} {d['events']:,}" for d in data[:5])
    without = rows.figures["without_place"]
    return Chart(
        "map",
        "Where",
        f"Events by place: {named}." if data else "No event has a place whose position is known.",
        f"Larger circles for more events. {without:,} event{'' if without == 1 else 's'} without a place that can be "
        "drawn. Land: Natural Earth.",
        spec_of(chart),
        ("place", "events"),
        [(d["place"], d["events"]) for d in data],
    )


def _apart(data: Sequence[Row], places: Sequence[Row], most: int = 14) -> list[Row]:
    """The places of most events, whose names would not stand on each other's."""
    project = _projected(places)
    kept: list[tuple[float, float]] = []
    named: list[Row] = []
    for row in data:
        x, y = project(row["longitude"], row["latitude"])
        if len(named) < most and all(abs(x - a) > 90 or abs(y - b) > 14 for a, b in kept):
            kept.append((x, y))
            named.append(row)
    return named


def _view(places: Sequence[Row]) -> tuple[float, float, float]:
    """Centre and scale (pixels for a radian) of a Mercator map that shows all places with some room."""
    xs = [math.radians(p["longitude"]) for p in places]
    ys = [_mercator(p["latitude"]) for p in places]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    room = 1.6
    scale = min(MAP_SIZE[0] / max((max(xs) - min(xs)) * room, 1.4), MAP_SIZE[1] / max((max(ys) - min(ys)) * room, 0.7))
    return middle_x, middle_y, max(scale, 90)


def _projection(places: Sequence[Row]) -> dict[str, Any]:
    x, y, scale = _view(places)
    # The centre of the view is the point that the projection would otherwise put there.
    return {
        "type": "mercator",
        "scale": round(scale, 3),
        "center": [0, 0],
        "translate": [round(MAP_SIZE[0] / 2 - x * scale, 3), round(MAP_SIZE[1] / 2 + y * scale, 3)],
    }


def _projected(places: Sequence[Row]) -> Callable[[float, float], tuple[float, float]]:
    _, _, scale = _view(places)
    return lambda longitude, latitude: (math.radians(longitude) * scale, -_mercator(latitude) * scale)


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(min(max(latitude, -80), 80)) / 2))
