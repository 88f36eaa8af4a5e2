"""The charts of a report, as Vega-Lite made with Altair; here timeline by status, relations by month, and balance.

Colours are names of the page's own colours (``@planned``), which the page puts in for light or dark; a chart holds no
colour itself. Each chart comes with a sentence for those who do not see it, and with the rows behind it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from flows.report_drawing import Chart, colors_of, inline, spec_of
from flows.report_map import map_of
from flows.report_network import network_of
from flows.report_rows import ReportRows

if TYPE_CHECKING:
    import altair as alt

STATUSES = ("occurred", "ongoing", "planned", "proposed", "postponed", "cancelled", "denied")
"""From what is to what is not."""


def charts_of(rows: ReportRows) -> list[Chart]:
    """All charts of a report, in the order of the page."""
    return [_timeline(rows), _relations(rows), _balance(rows), network_of(rows), map_of(rows)]


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
            alt.Chart(inline(data))
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
                color=colors_of("status", lanes),
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
        spec_of(chart),
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
            alt.Chart(inline(data))
            .mark_rect(stroke="@page", strokeWidth=0.5)
            .encode(
                x=_months_axis(rows),
                x2="to:T",
                y=alt.Y("zero:Q", title="events", axis=alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1)),
                y2="height:Q",
                color=colors_of("what", ["cooperation", "conflict"], alt.Legend(title=None, orient="top")),
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
        spec_of(chart),
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
        zero = alt.Chart(inline([{"at": 0}])).mark_rule(color="@strong").encode(y="at:Q")
        bars = (
            alt.Chart(inline(data))
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
                color=colors_of("what", ["cooperation", "conflict"]),
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
        spec_of(chart),
        ("month", "mean Goldstein score"),
        [(f"{row['month']:%Y-%m}", row["goldstein"]) for row in rows.months],
    )


def _time_axis(rows: ReportRows) -> alt.Axis:
    import altair as alt

    days = (rows.periods[-1]["period"] - rows.periods[0]["period"]).days
    if rows.unit == "day":
        step: Any = {"interval": "day", "step": 1} if days <= 10 else {"interval": "week", "step": 1 + days // 60}
        return alt.Axis(grid=False, labelOverlap=True, labelSeparation=8, format="%-d %b %Y", tickCount=step)
    return alt.Axis(
        grid=False, labelOverlap=True, labelSeparation=8, format="%Y" if days > 8 * 366 else "%b %Y", tickCount=8
    )


def _months_axis(rows: ReportRows) -> alt.X:
    import altair as alt

    months = [row["month"] for row in rows.months]
    axis = alt.Axis(grid=False, labelOverlap=True, labelSeparation=8, format="%b %Y", tickCount=_ticks(months))
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
