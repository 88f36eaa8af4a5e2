"""``analysis.duckdb``: what is in it, what it says of itself, when it is built again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from tiny_world import tiny_rows, tiny_tables, tiny_world

from flows.model import AnalysisError, build_analysis
from flows.store import Store
from flows.views import View, read_views, sql_folder
from transforms.contract import TABLES


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The tiny story, published with its analysis; not to be changed."""
    store = Store(tmp_path_factory.mktemp("model") / "warehouse")
    store.publish(tiny_world(), manifest={})
    store.publish_live({"runs": run_table("r1")})
    assert build_analysis(store)
    return store


@pytest.fixture
def connection(published: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(published.analysis, read_only=True) as connected:
        yield connected


def run_table(run_id: str) -> pa.Table:
    row: dict[str, Any] = {c.name: 0 for c in TABLES["runs"] if c.type == "integer" and not c.nullable}
    row |= {"software_version": "1", "model": "tiny", "run_id": run_id, "started_at": datetime(2023, 6, 1)}
    return TABLES["runs"].from_rows([row | {"status": "completed"}])


def test_all_tables_and_views_are_inside(connection: duckdb.DuckDBPyConnection) -> None:
    names = connection.execute("select table_name, table_type from information_schema.tables").fetchall()
    assert {name for name, kind in names if kind == "BASE TABLE"} == {*TABLES, "snapshot"}
    assert {name for name, kind in names if kind == "VIEW"} == {v.name for v in read_views()}


@pytest.mark.parametrize("table", TABLES)
def test_tables_hold_what_was_published(connection: duckdb.DuckDBPyConnection, published: Store, table: str) -> None:
    columns = ", ".join(f'"{name}"' for name in TABLES[table].names)
    rows = connection.execute(f"select {columns} from {table}").fetchall()
    assert rows == [tuple(row.values()) for row in published.read(table).to_pylist()]


def test_types_are_the_contracts(connection: duckdb.DuckDBPyConnection) -> None:
    query = """select table_name, column_name, data_type, is_nullable from duckdb_columns()
               where not internal and table_name in (select table_name from duckdb_tables())"""
    found = {(table, column): (kind, null) for table, column, kind, null in connection.execute(query).fetchall()}
    for table in TABLES.values():
        for column in table:
            kind = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}.get(column.type, column.type.upper())
            assert found[table.name, column.name] == (kind, column.nullable)


def test_everything_is_commented(connection: duckdb.DuckDBPyConnection) -> None:
    query = "select table_name || '.' || column_name from duckdb_columns() where not internal and comment is null"
    assert connection.execute(query).fetchall() == []
    query = """select table_name from duckdb_tables() where comment is null
               union all select view_name from duckdb_views() where not internal and comment is null"""
    assert connection.execute(query).fetchall() == []
    query = "select comment from duckdb_columns() where table_name = 'timeline' and column_name = 'place'"
    assert connection.execute(query).fetchone() == ("Where it happens.",)


def test_views_answer(connection: duckdb.DuckDBPyConnection) -> None:
    query = "select summary from timeline where list_has_all(countries, ['BRA', 'JPN']) and kind = 'visit'"
    assert connection.execute(query).fetchall() == [("Ana Souza (BRA) visits Tokyo",)]


def test_it_says_which_snapshot_it_is(connection: duckdb.DuckDBPyConnection, published: Store) -> None:
    snapshot = published.current()
    assert snapshot is not None
    row = connection.execute("select snapshot_id, contract_version from snapshot").fetchone()
    assert row == (snapshot.snapshot_id, snapshot.contract_version)


def test_older_clients_can_read_it(connection: duckdb.DuckDBPyConnection) -> None:
    query = "select tags['storage_version'] from duckdb_databases() where not internal"
    assert connection.execute(query).fetchone() == ("v1.4.0+",)


def test_it_is_a_file_of_its_own(published: Store, tmp_path: Path) -> None:
    moved = tmp_path / "mailed.duckdb"
    moved.write_bytes(published.analysis.read_bytes())
    with duckdb.connect(moved, read_only=True) as connected:
        assert connected.execute("select count(*) from meetings").fetchone() == (1,)
    assert [p.name for p in published.warehouse.iterdir() if p.name.startswith(".")] == [".lock"]


def test_it_is_built_when_something_changed_and_only_then(tmp_path: Path) -> None:
    store = Store(tmp_path)
    few = [v for v in read_views() if v.name in ("country_pairs", "event_sides")]
    store.publish(tiny_world(), manifest={})
    assert build_analysis(store, views=few)
    assert not build_analysis(store, views=few)

    store.publish_live({"runs": run_table("r2")})
    assert build_analysis(store, views=few)
    assert not build_analysis(store, views=few)
    assert answer(store, "select run_id from runs") == [("r2",)]
    assert answer(store, "select count(*) from country_pairs") == [(2,)]

    rows = tiny_rows()
    rows["quotes"] = []
    store.publish(tiny_tables(rows), manifest={})
    assert build_analysis(store, views=few)
    assert answer(store, "select count(*) from quotes") == [(0,)]
    assert answer(store, "select run_id from runs") == [("r2",)]

    assert build_analysis(store, views=few[1:])
    assert answer(store, "select view_name from duckdb_views() where not internal") == [("event_sides",)]

    store.analysis.unlink()
    assert build_analysis(store, views=few[1:])


def answer(store: Store, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(store.analysis, read_only=True) as connected:
        return connected.execute(query).fetchall()


def test_above_a_size_the_tables_stay_outside(tmp_path: Path) -> None:
    store = Store(tmp_path / "it's a warehouse")
    store.publish(tiny_world(), manifest={})
    assert build_analysis(store, largest_inside=10)
    assert not build_analysis(store, largest_inside=10)
    assert answer(store, "select count(*) from timeline") == [(2,)]
    query = "select comment is not null from duckdb_columns() where table_name = 'events' and column_name = 'kind'"
    assert answer(store, query) == [(True,)]
    assert answer(store, "select table_name from duckdb_tables() order by all") == [
        ("rejects",),
        ("runs",),
        ("snapshot",),
    ]


def test_what_cannot_be_built_leaves_the_old_one(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.publish(tiny_world(), manifest={})
    build_analysis(store, views=())
    broken = View("broken", "broken.sql", "What?", "One.", {"event_id": "The event."}, "select nonsense from events")
    with pytest.raises(AnalysisError, match="nonsense"):
        build_analysis(store, views=[broken])
    assert answer(store, "select count(*) from events") == [(2,)]
    assert not [p for p in tmp_path.iterdir() if "unfinished" in p.name]


def test_a_reader_keeps_the_old_file_while_a_new_one_moves_in(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.publish(tiny_world(), manifest={})
    build_analysis(store, views=())
    with duckdb.connect(store.analysis, read_only=True) as reader:
        rows = tiny_rows()
        rows["quotes"] = []
        store.publish(tiny_tables(rows), manifest={})
        build_analysis(store, views=())
        assert reader.execute("select count(*) from quotes").fetchone() == (1,)
    assert answer(store, "select count(*) from quotes") == [(0,)]


def test_the_sql_is_found() -> None:
    names = {entry.name for entry in sql_folder().iterdir()}
    assert {"timeline.sql", "checks"} <= names


def test_where_there_are_many_events_the_views_that_say_so_are_tables(published: Store, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.publish(tiny_world(), manifest={})
    assert build_analysis(store, stored_from=2)
    assert not build_analysis(store, stored_from=2)
    query = "select table_name from duckdb_tables() where table_name in ('timeline', 'calendar') and comment <> ''"
    assert answer(store, query) == [("timeline",)]
    for view in (v for v in read_views() if v.stored):
        assert answer(store, f"from {view.name} order by all") == answer(published, f"from {view.name} order by all")
    assert build_analysis(store, stored_from=3)
    assert answer(store, "select table_name from duckdb_tables() where table_name = 'timeline'") == []


def test_what_is_stored_rests_on_nothing_that_changes_outside_the_snapshot() -> None:
    views = {v.name: v for v in read_views()}

    def reads(name: str) -> set[str]:
        return {name} | {r for source in views[name].sources for r in (reads(source) if source in views else {source})}

    live = {table.name for table in TABLES.values() if table.live}
    assert [v.name for v in views.values() if v.stored and live & reads(v.name)] == []
