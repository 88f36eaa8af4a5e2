"""How the files of ``sql/`` are written: headers, documented columns, dependencies, style."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlglot import exp

from flows.views import (
    SqlCheck,
    SqlFileError,
    UnknownTableError,
    View,
    ViewCycleError,
    in_order,
    parsed,
    read_checks,
    read_views,
    views_sha256,
)
from transforms.contract import TABLES

if TYPE_CHECKING:
    from conftest import Ask

VIEWS = read_views()
CHECKS = read_checks()
FILES: tuple[View | SqlCheck, ...] = (*VIEWS, *CHECKS)
QUERIES = [pytest.param(entry, id=entry.file) for entry in FILES]

HEADER = "-- Question: What?\n-- Grain: one thing.\n-- Columns:\n--   event_id: The event.\n"


def folder_of(path: Path, files: Mapping[str, str]) -> Path:
    for name, content in files.items():
        (path / name).parent.mkdir(exist_ok=True)
        (path / name).write_text(content, encoding="utf-8")
    return path


def view(name: str, query: str) -> View:
    return View(name, f"{name}.sql", "What?", "one thing.", {"event_id": "The event."}, query)


@pytest.mark.parametrize(
    "name",
    ["timeline", "people", "meetings", "visits", "bilateral", "event_lifecycle", "statements", "slips", "sanctions"],
)
def test_the_first_views_are_there(name: str) -> None:
    assert name in [v.name for v in VIEWS]


def test_views_and_tables_have_names_of_their_own() -> None:
    assert not {v.name for v in VIEWS} & set(TABLES)


@pytest.mark.parametrize("entry", [pytest.param(v, id=v.name) for v in VIEWS])
def test_the_header_documents_every_column_in_order(ask: Ask, entry: View) -> None:
    described = ask({}, f"describe {entry.name}")
    assert [row[0] for row in described] == list(entry.columns)
    assert all(doc.endswith(".") for doc in entry.columns.values())
    assert entry.question.endswith("?")
    assert entry.grain.endswith(".")


@pytest.mark.parametrize("entry", QUERIES)
def test_no_query_selects_a_star(entry: View | SqlCheck) -> None:
    tree = parsed(entry.query, entry.file)
    assert not [s for select in tree.find_all(exp.Select) for s in select.expressions if s.is_star]


@pytest.mark.parametrize("entry", QUERIES)
def test_no_cte_is_read_twice(entry: View | SqlCheck) -> None:
    """DuckDB 2.0.0 materialises such a CTE, and a `limit` over stacked joins with it can wait for itself for ever."""
    tree = parsed(entry.query, entry.file)
    read = [table.name for table in tree.find_all(exp.Table)]
    materialised = [cte for cte in tree.find_all(exp.CTE) if cte.args.get("materialized") is not False]
    assert [cte.alias for cte in materialised if read.count(cte.alias) != 1] == []


@pytest.mark.parametrize("entry", QUERIES)
def test_keywords_are_in_lower_case(entry: View | SqlCheck) -> None:
    code = re.sub(r"'[^']*'|\"[^\"]*\"|--.*", "", entry.query)
    assert code == code.lower()


@pytest.mark.parametrize("entry", QUERIES)
def test_lines_fit_the_page(entry: View | SqlCheck) -> None:
    assert max(map(len, entry.query.splitlines())) <= 120


def test_every_view_stands_behind_what_it_reads() -> None:
    done = set(TABLES)
    for v in in_order(reversed(VIEWS), TABLES):
        assert done.issuperset(v.sources)
        done.add(v.name)


def test_sources_are_what_is_really_read() -> None:
    query = """
        with quotes as (select event_id from events)
        select event_id from quotes where event_id in (select event_id from "event_links" as timexes)
        union all select event_id from main.mentions
    """
    assert view("v", query).sources == ("event_links", "events", "mentions")


def test_a_circle_is_named() -> None:
    circle = [view("a", "select event_id from b"), view("b", "select event_id from c"), view("c", "select 1 from a")]
    with pytest.raises(ViewCycleError) as caught:
        in_order([*circle, view("d", "select event_id from events")], TABLES)
    assert sorted(set(caught.value.files)) == ["a.sql", "b.sql", "c.sql"]


def test_an_unknown_table_is_named_with_its_file() -> None:
    with pytest.raises(UnknownTableError) as caught:
        in_order([view("a", "select event_id from evnets")], TABLES)
    assert (caught.value.file, caught.value.table) == ("a.sql", "evnets")


def test_a_header_is_read(tmp_path: Path) -> None:
    content = HEADER.replace("The event.", "The event,\n--     of course.") + "select event_id\nfrom events;\n"
    (read,) = read_views(folder_of(tmp_path, {"a.sql": content}))
    assert read == View(
        "a", "a.sql", "What?", "one thing.", {"event_id": "The event, of course."}, "select event_id\nfrom events"
    )


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("select 1", None, "Question"),
        ("-- Question: What?\n-- Columns:\n--   a: A.\nselect 1 as a", None, "Grain"),
        ("-- Question: What?\n-- Grain: one.\nselect 1 as a", None, "Columns"),
        (HEADER + "--   event_id: Twice.\nselect 1", 5, "twice"),
        (HEADER + "-- and so on\nselect 1", 5, "and so on"),
        ("-- Question: What?\n-- Gist: one.\nselect 1", 2, "Gist"),
        (HEADER, None, "no query"),
    ],
)
def test_a_malformed_header_is_told_with_its_line(tmp_path: Path, content: str, line: int | None, said: str) -> None:
    with pytest.raises(SqlFileError, match=said) as caught:
        read_views(folder_of(tmp_path, {"a.sql": content}))
    assert (caught.value.file, caught.value.line) == ("a.sql", line)


@pytest.mark.parametrize(
    "query", ["drop table events", "select 1; select 2", "select from where", "insert into a values (1)"]
)
def test_a_view_is_one_select(query: str) -> None:
    with pytest.raises(SqlFileError, match=r"a\.sql"):
        in_order([view("a", query)], TABLES)


def test_a_check_says_what_it_means(tmp_path: Path) -> None:
    content = "-- Check: No event\n--   is bad.\n-- Severity: warning\nselect 1 as a;\n"
    (check,) = read_checks(folder_of(tmp_path, {"checks/good.sql": content}))
    assert check == SqlCheck("good", "checks/good.sql", "No event is bad.", "warning", "select 1 as a")


@pytest.mark.parametrize(
    "content", ["select 1", "-- Check: x\n-- Severity: grave\nselect 1", "-- Severity: error\nselect 1"]
)
def test_a_check_without_meaning_or_severity_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(SqlFileError, match=r"checks/bad\.sql"):
        read_checks(folder_of(tmp_path, {"checks/bad.sql": content}))


def test_the_hash_of_views_knows_headers_and_queries() -> None:
    one, other = view("a", "select 1"), view("a", "select 2")
    assert views_sha256([one]) == views_sha256([view("a", "select 1")])
    assert views_sha256([one]) != views_sha256([other])
