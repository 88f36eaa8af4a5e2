"""What all charts of a report share: what a chart is, its colours, its rows, and its specification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

LONGEST_NAME = 60
"""Characters of a name in a chart at most."""


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


def labelled(name: str, country: str | None) -> str:
    """A name with its country: ``Sergey Lavrov (RUS)``."""
    return f"{name} ({country})" if country else name


def colors_of(field: str, values: Sequence[str], legend: Any = None) -> alt.Color:
    """Each value of a field in the page's colour of that name."""
    import altair as alt

    scale = alt.Scale(domain=list(values), range=[f"@{value}" for value in values])
    return alt.Color(f"{field}:N", scale=scale, legend=legend)


def inline(values: Any) -> Any:
    """Rows that stand in the specification."""
    import altair as alt

    made: Any = alt.Data
    return made(values=values)


def spec_of(chart: Any) -> dict[str, Any] | None:
    """The specification; the data stand in it where they are used, in the order in which they were given."""
    import altair as alt

    if chart is None:
        return None
    with alt.data_transformers.enable("default", consolidate_datasets=False, max_rows=None):
        made: dict[str, Any] = chart.to_dict()
    made.pop("config", None)
    return made
