"""Make the outlines of land that ``dateline report`` draws under its map, from Natural Earth (public domain, 1:110m).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m tools.build_land package/land-110m.json flows/report_files/land.json

world-atlas (ISC, Michael Bostock) packs Natural Earth as TopoJSON; here it becomes one GeoJSON geometry, in hundredths
of a degree, without Antarctica, where nobody meets.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

Ring = list[list[float]]


def land(topology: dict[str, Any]) -> dict[str, Any]:
    """A MultiPolygon of longitudes and latitudes, from the object ``land`` of a quantized topology."""
    (by_x, by_y), (from_x, from_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [
        [
            [round(x * by_x + from_x, 2), round(y * by_y + from_y, 2)]
            for x, y in accumulate(arc, lambda a, b: [a[0] + b[0], a[1] + b[1]])
        ]
        for arc in topology["arcs"]
    ]

    def ring(indices: list[int]) -> Ring:
        points: Ring = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points

    geometries = topology["objects"]["land"]["geometries"]
    polygons = [[ring(part) for part in polygon] for geometry in geometries for polygon in geometry["arcs"]]
    kept = [polygon for polygon in polygons if max(y for _, y in polygon[0]) > -60]
    return {"type": "MultiPolygon", "coordinates": kept}


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    target.write_text(json.dumps(land(json.loads(source.read_text())), separators=(",", ":")) + "\n")
