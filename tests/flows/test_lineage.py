"""From which columns the columns of views and macros are made."""

from __future__ import annotations

import pytest

from flows.lineage import grouped, lineage_of
from flows.macros import Macro, read_macros
from flows.views import View, read_views

VIEWS = {view.name: view for view in read_views()}
MACROS = {macro.name: macro for macro in read_macros()}


@pytest.mark.parametrize(
    ("view", "column", "origins"),
    [
        ("reports", "is_copy", ("documents.duplicate_of",)),
        ("reports", "place", ("entities.name",)),
        ("country_pairs", "country_a", ("event_sides.actor_countries", "event_sides.recipient_countries")),
        ("bilateral", "conflict", ("events.quad_class", "events.status")),
        ("slips", "outcome", ("plans.outcome",)),
        ("sources", "source_count", ()),
    ],
)
def test_a_column_of_a_view_is_traced(view: str, column: str, origins: tuple[str, ...]) -> None:
    assert lineage_of(VIEWS[view])[column] == origins


def test_a_macro_is_traced_through_its_parameters_and_the_macros_that_it_asks() -> None:
    assert lineage_of(MACROS["upcoming"])["days_ahead"] == ("beliefs.date_start",)
    assert lineage_of(MACROS["around"])["summary"] == ("timeline.summary",)
    assert "timeline().status" in lineage_of(MACROS["dossier"])["status"]


def test_names_in_capitals_and_with_blanks_are_found() -> None:
    view = View("v", "v.sql", "?", ".", {"Event ID": "The event."}, 'select event_id as "Event ID" from events')
    assert lineage_of(view) == {"Event ID": ("events.event_id",)}


def test_a_parameter_is_no_column() -> None:
    macro = Macro("m", "m.sql", "?", ("day",), ".", {"ahead": "Days."}, "select date_start - day as ahead from events")
    assert lineage_of(macro) == {"ahead": ("events.date_start",)}


def test_columns_are_grouped_by_table() -> None:
    assert grouped(("events.kind", "events.status", "entities.name")) == {
        "events": ["kind", "status"],
        "entities": ["name"],
    }
