"""The charts of a report, as Vega-Lite made with Altair: timeline by status, relations by month, balance, network, map.

Colours are names of the page's own colours (``@planned``), which the page puts in for light or dark; a chart holds no
colour itself. Each chart comes with a sentence for those who do not see it, and with the rows behind it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from flows.report_evidence import safe
from flows.report_network import laid_out
from flows.report_rows import NODES_SHOWN, ReportRows, Row

if TYPE_CHECKING:
    import altair as alt

STATUSES = ("occurred", "ongoing", "planned", "proposed", "postponed", "cancelled", "denied")
"""From what is to what is not."""
LONGEST_NAME = 60
_SIDES: Sequence[tuple[str, Any]] = (("right", "left"), ("left", "right"))
"""Side of the circle, and the end of a name that is at the circle there."""
MAP_SIZE = (1160, 480)


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: its key in the page, heading, what it shows in words, how to read it, its specification, its rows."""

    key: str
    heading: str
    summary: str
    note: str
    spec: dict[str, Any] | None
    """Vega-Lite; ``None`` when there is nothing to draw."""
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def charts_of(rows: ReportRows) -> list[Chart]:
    """All charts of a report, in the order of the page."""
    return [_timeline(rows), _relations(rows), _balance(rows), _network(rows), _map(rows)]


def _timeline(rows: ReportRows) -> Chart:
    import altair as alt

    totals = {row["status"]: row["events"] for row in rows.statuses}
    lanes = [status for status in STATUSES if any(p["status"] == status for p in rows.periods)]
    most = max((p["events"] for p in rows.periods), default=1)
    data = [
        {
            "status": p["status"],
            "from": _day(p["period"]),
            "to": _day(_after(p["period"], rows.unit)),
            "since": _day(p["period"]),
            "until": _day(_after(p["period"], rows.unit) - timedelta(days=1)),
            "period": _named_period(p["period"], rows.unit),
            "events": p["events"],
            "base": lanes.index(p["status"]) + 0.95,
            "top": lanes.index(p["status"]) + 0.95 - 0.8 * p["events"] / most,
        }
        for p in rows.periods
    ]
    labels = json.dumps([f"{status} {totals[status]:,}" for status in lanes])
    told = ", ".join(f"{row['events']:,} {row['status']}" for row in rows.statuses)
    chart = None
    if data:
        chart = (
            alt.Chart(_inline(data))
            .mark_rect(cursor="pointer", stroke="@page", strokeWidth=0.5)
            .encode(
                x=alt.X("from:T", scale=alt.Scale(type="utc"), title=None, axis=_time_axis(rows)),
                x2="to:T",
                y=alt.Y(
                    "top:Q",
                    scale=alt.Scale(domain=[0, len(lanes)], reverse=True, nice=False, zero=False),
                    axis=alt.Axis(
                        values=[i + 0.95 for i in range(len(lanes))],
                        labelExpr=f"{labels}[floor(datum.value)]",
                        labelBaseline="bottom",
                        labelPadding=8,
                        ticks=False,
                        grid=True,
                    ),
                    title=None,
                ),
                y2="base:Q",
                color=_colors("status", lanes),
                tooltip=[alt.Tooltip("status:N"), alt.Tooltip("period:N", title=rows.unit), alt.Tooltip("events:Q")],
            )
            .properties(width="container", height=max(52 * len(lanes), 90))
        )
    return Chart(
        "timeline",
        "Timeline by status",
        f"Events by {rows.unit} and by status: {told or 'none'}.",
        f"One row per status, one bar per {rows.unit} of the event, or of its first report where no day is known. The "
        "tallest bar "
        f"stands for {most:,} event{'' if most == 1 else 's'}. Choose a bar to list its events.",
        _spec(chart),
        (rows.unit, "status", "events"),
        [(_named_period(p["period"], rows.unit), p["status"], p["events"]) for p in rows.periods],
    )


def _relations(rows: ReportRows) -> Chart:
    import altair as alt

    data = [
        {
            "month": _day(row["month"]),
            "to": _day(_after(row["month"], "month")),
            "label": f"{row['month']:%Y-%m}",
            "what": what,
            "events": row[what],
            "height": row[what] if what == "cooperation" else -row[what],
            "zero": 0,
        }
        for row in rows.months
        for what in ("cooperation", "conflict")
        if row[what]
    ]
    chart = None
    if data:
        data += [{"month": _day(month), "to": _day(month), "height": 0, "zero": 0} for month in _margins(rows)]
        chart = (
            alt.Chart(_inline(data))
            .mark_rect(stroke="@page", strokeWidth=0.5)
            .encode(
                x=_months_axis(rows),
                x2="to:T",
                y=alt.Y("zero:Q", title="events", axis=alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1)),
                y2="height:Q",
                color=_colors("what", ["cooperation", "conflict"], alt.Legend(title=None, orient="top")),
                tooltip=[alt.Tooltip("label:N", title="month"), alt.Tooltip("what:N"), alt.Tooltip("events:Q")],
            )
            .properties(width="container", height=190)
        )
    good, bad = (sum(row[what] for row in rows.months) for what in ("cooperation", "conflict"))
    return Chart(
        "relations",
        "Cooperation and conflict",
        f"Events by month that took place: {good:,} of cooperation, {bad:,} of conflict.",
        "Cooperation above the line, conflict below it (PLOVER quad classes). Only what took place or is under way, "
        "and whose month is known.",
        _spec(chart),
        ("month", "cooperation", "conflict"),
        [(f"{row['month']:%Y-%m}", row["cooperation"], row["conflict"]) for row in rows.months],
    )


def _balance(rows: ReportRows) -> Chart:
    import altair as alt

    data = [
        {
            "month": _day(row["month"]),
            "to": _day(_after(row["month"], "month")),
            "label": f"{row['month']:%Y-%m}",
            "what": "cooperation" if row["goldstein"] >= 0 else "conflict",
            "goldstein": row["goldstein"],
            "zero": 0,
        }
        for row in rows.months
        if row["goldstein"] is not None
    ]
    chart = None
    if data:
        data += [{"month": _day(month), "to": _day(month)} for month in _margins(rows)]
        zero = alt.Chart(_inline([{"at": 0}])).mark_rule(color="@strong").encode(y="at:Q")
        bars = (
            alt.Chart(_inline(data))
            .mark_rect(stroke="@page", strokeWidth=0.5)
            .encode(
                x=_months_axis(rows),
                x2="to:T",
                y=alt.Y(
                    "goldstein:Q",
                    title="Goldstein",
                    scale=alt.Scale(domain=[-10, 10]),
                    axis=alt.Axis(values=[-10, -5, 0, 5, 10]),
                ),
                y2="zero:Q",
                color=_colors("what", ["cooperation", "conflict"]),
                tooltip=[
                    alt.Tooltip("label:N", title="month"),
                    alt.Tooltip("goldstein:Q", title="mean Goldstein score"),
                ],
            )
        )
        chart = alt.layer(bars, zero).properties(width="container", height=130)
    scores = [row["goldstein"] for row in rows.months if row["goldstein"] is not None]
    return Chart(
        "balance",
        "Goldstein balance",
        f"Mean Goldstein score by month: from {min(scores):g} to {max(scores):g}."
        if scores
        else "No month with an event.",
        "Mean Goldstein score of the same events, from −10 (conflict) to 10 (cooperation).",
        _spec(chart),
        ("month", "mean Goldstein score"),
        [(f"{row['month']:%Y-%m}", row["goldstein"]) for row in rows.months],
    )


def _network(rows: ReportRows) -> Chart:
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
            alt.Chart(_inline(curves))
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
            alt.Chart(_inline(data))
            .mark_circle(color="@accent", opacity=1, stroke="@page", strokeWidth=1.5)
            .encode(**placed, size=alt.Size("times:Q", scale=alt.Scale(range=[50, 260]), legend=None), tooltip=about)
        )
        words = [
            alt.Chart(_inline([d for d in data if d["side"] == side]))
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
        _spec(chart),
        ("one", "other", "meetings", "calls", "visits"),
        [
            (
                safe(_labelled(e["name_a"], e["country_a"]), LONGEST_NAME),
                safe(_labelled(e["name_b"], e["country_b"]), LONGEST_NAME),
                e["meetings"],
                e["calls"],
                e["visits"],
            )
            for e in rows.edges
        ],
    )


def _map(rows: ReportRows) -> Chart:
    import altair as alt

    data = [
        {
            "place": safe(_labelled(row["name"], row["country_code"]), LONGEST_NAME),
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
        ground = alt.Chart(_inline({"type": "Feature", "geometry": land})).mark_geoshape(
            fill="@land", stroke="@coast", strokeWidth=0.5, clip=True
        )
        on_map: dict[str, Any] = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
        dots = (
            alt.Chart(_inline(data))
            .mark_circle(color="@accent", opacity=0.8, stroke="@page", strokeWidth=0.75, clip=True)
            .encode(
                **on_map,
                size=alt.Size("events:Q", scale=alt.Scale(range=[30, 460], zero=True), legend=None),
                tooltip=[alt.Tooltip("place:N"), alt.Tooltip("events:Q")],
            )
        )
        names = (
            alt.Chart(_inline(_apart(data, rows.places)))
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
        _spec(chart),
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


def _labelled(name: str, country: str | None) -> str:
    return f"{name} ({country})" if country else name


def _colors(field: str, values: Sequence[str], legend: Any = None) -> alt.Color:
    import altair as alt

    scale = alt.Scale(domain=list(values), range=[f"@{value}" for value in values])
    return alt.Color(f"{field}:N", scale=scale, legend=legend)


def _time_axis(rows: ReportRows) -> alt.Axis:
    import altair as alt

    days = (rows.periods[-1]["period"] - rows.periods[0]["period"]).days
    if rows.unit == "day":
        step: Any = {"interval": "day", "step": 1} if days <= 10 else {"interval": "week", "step": 1 + days // 60}
        return alt.Axis(grid=False, labelOverlap=True, format="%-d %b %Y", tickCount=step)
    return alt.Axis(grid=False, labelOverlap=True, format="%Y" if days > 8 * 366 else "%b %Y", tickCount=8)


def _months_axis(rows: ReportRows) -> alt.X:
    import altair as alt

    months = [row["month"] for row in rows.months]
    axis = alt.Axis(grid=False, labelOverlap=True, format="%b %Y", tickCount=_ticks(months))
    return alt.X("month:T", scale=alt.Scale(type="utc"), title=None, axis=axis)


def _margins(rows: ReportRows) -> list[date]:
    """Days that an axis of months also holds, so that it is half a year long at least."""
    first, last = rows.months[0]["month"], rows.months[-1]["month"]
    missing = 6 - (last.year * 12 + last.month - first.year * 12 - first.month + 1)
    if missing <= 0:
        return [first, _after(last, "month")]
    before, after = missing // 2, missing - missing // 2
    return [_moved(first, -before), _moved(last, after + 1)]


def _moved(month: date, by: int) -> date:
    year, position = divmod(month.year * 12 + month.month - 1 + by, 12)
    return date(year, position + 1, 1)


def _ticks(months: Sequence[date]) -> Any:
    return {"interval": "month", "step": 1} if (months[-1] - months[0]).days <= 250 else 6


def _inline(values: Any) -> Any:
    """Rows that stand in the specification."""
    import altair as alt

    made: Any = alt.Data
    return made(values=values)


def _spec(chart: Any) -> dict[str, Any] | None:
    """The specification; the data stand in it where they are used, in the order in which they were given."""
    import altair as alt

    if chart is None:
        return None
    with alt.data_transformers.enable("default", consolidate_datasets=False, max_rows=None):
        made: dict[str, Any] = chart.to_dict()
    made.pop("config", None)
    return made


def _day(day: date) -> str:
    return day.isoformat()


def _after(start: date, unit: str) -> date:
    """The first day of the next period."""
    if unit == "day":
        return start + timedelta(days=1)
    if unit == "week":
        return start + timedelta(days=7)
    if unit == "month":
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    return date(start.year + 1, 1, 1)


def _named_period(start: date, unit: str) -> str:
    return {"day": f"{start}", "week": f"week of {start}", "month": f"{start:%Y-%m}", "year": f"{start.year}"}[unit]
