"""What each macro answers, and how the files of ``sql/macros/`` are written."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlglot import exp
from tiny_world import tiny_rows, tiny_tables, tiny_world

from flows.macros import Macro, read_macros
from flows.views import SqlFileError, parsed, read_views
from transforms.contract import TABLES
from transforms.identity import identifier

if TYPE_CHECKING:
    from conftest import Ask

MACROS = read_macros()
EACH = [pytest.param(macro, id=macro.name) for macro in MACROS]
HEADER = "-- Question: What?\n-- Call: ago(days)\n-- Grain: one thing.\n-- Columns:\n--   event_id: The event.\n"


@pytest.mark.parametrize(
    ("day", "believed"),
    [
        pytest.param("2023-04-30", [], id="before the first text nothing is known"),
        pytest.param("2023-05-01", [("visit", "planned", date(2023, 5, 10), 1, 1)], id="planned"),
        pytest.param("2023-05-16", [("visit", "postponed", date(2023, 5, 17), 2, 2)], id="postponed"),
        pytest.param(
            "2023-05-18",
            [("meeting", "occurred", date(2023, 5, 17), 1, 1), ("visit", "ongoing", date(2023, 5, 17), 4, 3)],
            id="under way, and told by a copy too",
        ),
    ],
)
def test_what_was_believed_on_a_day(ask: Ask, day: str, believed: list[tuple[object, ...]]) -> None:
    query = f"select kind, status, date_start, report_count, independent_count from as_of('{day}') order by kind"
    assert ask(tiny_world(), query) == believed


def test_a_past_belief_names_who_was_known_then(ask: Ask) -> None:
    query = "select actors, others, place, status_today, first_reported, last_reported from as_of('2023-05-09')"
    ((actors, others, place, today, first, last),) = ask(tiny_world(), query)
    assert (actors, others, place, today) == ("Ana Souza", None, "Tokyo", "ongoing")
    assert (first, last) == (date(2023, 5, 1), date(2023, 5, 8))


def test_any_identifier_ever_given_leads_to_the_event_of_today(ask: Ask) -> None:
    rows = tiny_rows()
    tables = tiny_tables(rows)
    for mention in ("em1", "em2", "em4"):
        for given in (mention, identifier("ev", mention)):
            found = ask(tables, f"select event_id, kind, event_mention_id from event_of('{given}')")
            assert found == [("ev_visit", "visit", mention)]
    assert ask(tables, "from event_of('ev_nobody')") == []


@pytest.mark.parametrize("macro", EACH)
def test_the_header_documents_every_column_in_order(ask: Ask, macro: Macro) -> None:
    described = ask({}, f"describe from {macro.name}({', '.join('null' for _ in macro.parameters)})")
    assert [row[0] for row in described] == list(macro.columns)
    assert all(doc.endswith(".") for doc in (*macro.columns.values(), macro.grain))
    assert macro.question.endswith("?")


@pytest.mark.parametrize("macro", EACH)
def test_a_parameter_has_no_name_that_a_column_has(macro: Macro) -> None:
    known = {c.name for name in macro.sources if name in TABLES for c in TABLES[name]}
    known |= {c for view in read_views() if view.name in macro.sources for c in view.columns}
    assert not known & set(macro.parameters)


@pytest.mark.parametrize("macro", EACH)
def test_a_macro_is_written_like_a_view(macro: Macro) -> None:
    tree = parsed(macro.query, macro.file)
    read = [table.name for table in tree.find_all(exp.Table)]
    assert not [s for select in tree.find_all(exp.Select) for s in select.expressions if s.is_star]
    assert [cte.alias for cte in tree.find_all(exp.CTE) if read.count(cte.alias) != 1] == []
    code = re.sub(r"'[^']*'|\"[^\"]*\"|--.*", "", macro.query)
    assert code == code.lower()
    assert max(map(len, macro.query.splitlines())) <= 120


def test_a_header_is_read(tmp_path: Path) -> None:
    (tmp_path / "macros").mkdir()
    (tmp_path / "macros" / "ago.sql").write_text(HEADER + "select event_id\nfrom events;\n", encoding="utf-8")
    (read,) = read_macros(tmp_path)
    assert (read.call, read.parameters, read.sources) == ("ago(days)", ("days",), ("events",))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEADER.replace("ago(days)", "then(days)") + "select 1", "ago"),
        (HEADER.replace("ago(days)", "ago") + "select 1", "parameter"),
        (HEADER.replace("-- Call: ago(days)\n", "") + "select 1", "Call"),
        (HEADER.replace("--   event_id: The event.\n", "") + "select 1", "Columns"),
    ],
)
def test_a_malformed_header_is_told(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "macros").mkdir()
    (tmp_path / "macros" / "ago.sql").write_text(content, encoding="utf-8")
    with pytest.raises(SqlFileError, match=said):
        read_macros(tmp_path)
