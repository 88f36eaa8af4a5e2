"""Plans and what became of them: on the day, late, moved, called off; and what was believed in between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pytest
from stories import PEOPLE, Told, may, parts, together, told
from tiny_world import tiny_tables, tiny_world

if TYPE_CHECKING:
    from conftest import Ask

PLANNED_TENTH: Told = (1, "planned", (10, 11))


@pytest.mark.parametrize(
    ("reports", "precision", "outcome", "delay", "moves", "postponements"),
    [
        pytest.param([PLANNED_TENTH, (12, "occurred", (10, 11))], "day", "held on time", 0, 0, 0, id="kept"),
        pytest.param([PLANNED_TENTH, (12, "occurred", (11, 11))], "day", "held on time", 0, 0, 0, id="within the days"),
        pytest.param([PLANNED_TENTH, (18, "occurred", (17, 18))], "day", "held late", 7, 0, 0, id="late"),
        pytest.param([PLANNED_TENTH, (9, "occurred", (8, 8))], "day", "held early", -2, 0, 0, id="brought forward"),
        pytest.param(
            [PLANNED_TENTH, (8, "postponed", (17, 18)), (18, "occurred", (17, 18))],
            "day",
            "held late",
            7,
            1,
            1,
            id="moved",
        ),
        pytest.param([PLANNED_TENTH, (8, "postponed", None)], "day", "postponed", None, 0, 1, id="no new day"),
        pytest.param([PLANNED_TENTH, (8, "postponed", (17, 18))], "day", "postponed", 7, 1, 1, id="a new day"),
        pytest.param([PLANNED_TENTH, (8, "cancelled", None)], "day", "cancelled", None, 0, 0, id="called off"),
        pytest.param([PLANNED_TENTH, (8, "denied", None)], "day", "denied", None, 0, 0, id="denied"),
        pytest.param([PLANNED_TENTH, (5, "planned", (20, 21))], "day", "moved", 10, 1, 0, id="still planned"),
        pytest.param([(1, "planned", None), (8, "occurred", (8, 8))], "day", "held", None, 0, 0, id="no day was given"),
        pytest.param([(1, "planned", (1, 31)), (8, "occurred", (8, 8))], "month", "held on time", 0, 0, 0, id="in May"),
        pytest.param([(1, "planned", (1, 31)), (40, "ongoing", (35, 36))], "month", "held late", 4, 0, 0, id="in June"),
        pytest.param([(1, "planned", (10, 11))], "day", "open", 0, 0, 0, id="still to come"),
        pytest.param([PLANNED_TENTH, (30, "planned", None)], "day", "overdue", 0, 0, 0, id="no word of it"),
        pytest.param([(9, "cancelled", (10, 10))], "day", "cancelled", None, 0, 0, id="only called off"),
    ],
)
def test_what_became_of_a_plan(
    ask: Ask,
    reports: Sequence[Told],
    precision: str,
    outcome: str,
    delay: int | None,
    moves: int,
    postponements: int,
) -> None:
    tables = tiny_tables(told("ev", reports, precision))
    query = "select outcome, days_of_delay, moves, postponements from plans"
    assert ask(tables, query) == [(outcome, delay, moves, postponements)]


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param([(1, "occurred", (1, 1))], id="never planned"),
        pytest.param([(1, "proposed", (10, 10))], id="only proposed"),
        pytest.param([(1, "denied", (10, 10))], id="denied from the start"),
        pytest.param(
            [(1, "occurred", (1, 1)), (None, "planned", (1, 1))], id="an undated text that still has it planned"
        ),
    ],
)
def test_what_was_no_plan(ask: Ask, reports: Sequence[Told]) -> None:
    assert ask(tiny_tables(told("ev", reports)), "select event_id from plans") == []


def test_a_plan_that_is_more_finely_dated_is_not_moved(ask: Ask) -> None:
    rows = told("ev", [(1, "planned", (1, 31)), (2, "planned", (10, 11)), (12, "occurred", (10, 11))])
    rows["event_mentions"][0]["date_precision"] = "month"
    assert ask(tiny_tables(rows), "select outcome, moves from plans") == [("held on time", 0)]
    assert ask(tiny_tables(rows), "select event_id from slips") == []


def test_a_slip_shows_its_path(ask: Ask) -> None:
    query = "select summary, outcome, path, planned_start, date_start, days_of_delay, actors, countries from slips"
    assert ask(tiny_world(), query) == [
        (
            "Ana Souza (BRA) visits Tokyo",
            "held late",
            "planned 2023-05-10/2023-05-11 → postponed 2023-05-17/2023-05-18 → ongoing",
            may(10),
            may(17),
            7,
            "Ana Souza",
            ["BRA", "JPN"],
        )
    ]


def test_slips_leave_out_what_was_kept_denied_or_is_open(ask: Ask) -> None:
    rows = together(
        told("kept", [PLANNED_TENTH, (12, "occurred", (10, 11))]),
        told("denied", [PLANNED_TENTH, (8, "denied", None)]),
        told("open", [(12, "planned", (20, 20))]),
        told("off", [PLANNED_TENTH, (8, "cancelled", None)]),
    )
    assert ask(tiny_tables(rows), "select event_id from slips") == [("off",)]


def test_an_event_in_its_stead_tells_the_delay(ask: Ask) -> None:
    rows = together(
        told("off", [PLANNED_TENTH, (8, "postponed", None)]),
        told("stead", [(20, "occurred", (20, 20))]),
        event_links=[{"event_id": "stead", "other_id": "off", "relation": "replaces"}],
    )
    query = "select outcome, replaced_by, days_of_delay from slips"
    assert ask(tiny_tables(rows), query) == [("postponed", "stead", 10)]


def test_a_copy_tells_no_new_belief(ask: Ask) -> None:
    rows = told("ev", [PLANNED_TENTH, (3, "planned", (10, 11)), (5, "postponed", (17, 17))])
    rows["documents"][1]["duplicate_of"] = "ev-text1"
    query = "select believed_from, believed_until, status, date_start, report_count, independent_count from beliefs"
    assert ask(tiny_tables(rows), query) == [
        (may(1), may(3), "planned", may(10), 1, 1),
        (may(3), may(5), "planned", may(10), 2, 1),
        (may(5), None, "postponed", may(17), 3, 2),
    ]


def test_reports_of_one_day_make_one_belief(ask: Ask) -> None:
    rows = told("ev", [PLANNED_TENTH, (1, "postponed", (17, 17)), (None, "occurred", (17, 17))])
    query = "select believed_from, believed_until, status from beliefs"
    assert ask(tiny_tables(rows), query) == [(may(1), None, "postponed")]


@pytest.mark.parametrize(
    ("day", "ahead"),
    [
        pytest.param("2023-04-30", [], id="before anybody knew"),
        pytest.param("2023-05-02", [("planned", may(10), 8, "occurred")], id="planned"),
        pytest.param("2023-05-09", [("postponed", may(17), 8, "occurred")], id="moved"),
        pytest.param("2023-05-18", [("postponed", may(17), -1, "occurred")], id="under way, for all that is known"),
        pytest.param("2023-05-19", [], id="over"),
        pytest.param("2023-05-21", [], id="held"),
    ],
)
def test_what_lay_ahead(ask: Ask, day: str, ahead: list[tuple[Any, ...]]) -> None:
    rows = told("ev", [PLANNED_TENTH, (8, "postponed", (17, 18)), (20, "occurred", (17, 18))])
    query = f"select status, date_start, days_ahead, status_today from upcoming('{day}')"
    assert ask(tiny_tables(rows), query) == ahead


@pytest.mark.parametrize(("day", "found"), [("2024-04-30", 1), ("2024-05-02", 0)])
def test_a_plan_without_a_day_is_forgotten_after_a_year(ask: Ask, day: str, found: int) -> None:
    tables = tiny_tables(told("ev", [(1, "proposed", None)]))
    assert ask(tables, f"select count(*) from upcoming('{day}')") == [(found,)]


def test_what_is_called_off_or_denied_does_not_lie_ahead(ask: Ask) -> None:
    rows = together(
        told("off", [(1, "cancelled", (10, 10))]),
        told("no", [(1, "denied", (10, 10))]),
        told("yes", [(1, "planned", (10, 10))]),
        entities=PEOPLE,
        event_participants=parts("yes", actor="ana", recipient="ken"),
    )
    query = "select event_id, actors, recipients, countries from upcoming('2023-05-02')"
    assert ask(tiny_tables(rows), query) == [("yes", "Ana Souza", "Kenji Mori", ["BRA", "JPN"])]
