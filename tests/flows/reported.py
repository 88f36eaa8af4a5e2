"""A small analysis database for reports: the tiny world, or one whose texts are hostile."""

from __future__ import annotations

from typing import Any

import duckdb

from flows.macros import create_macros, read_macros
from flows.model import create_views
from flows.views import in_order, read_views
from tests.tiny_world import tiny_rows, tiny_tables
from transforms.contract import TABLES

ATTACK = "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>"
BIDI = "\u202ereversed\u2066"


def analysis(rows: dict[str, list[dict[str, Any]]] | None = None) -> duckdb.DuckDBPyConnection:
    """Tables, views and macros in memory, as ``analysis.duckdb`` holds them."""
    connection = duckdb.connect(config={"threads": 1})
    tables = tiny_tables(tiny_rows() if rows is None else rows)
    for name in TABLES:
        given = tables.get(name, TABLES[name].arrow.empty_table())
        connection.register("given", given)
        connection.execute(f"create table {name} as select * from given")
        connection.unregister("given")
    connection.execute("create table snapshot as select '000007-abc' as snapshot_id")
    create_views(connection, in_order(read_views(), [*TABLES, "snapshot"]))
    create_macros(connection, read_macros())
    return connection


def hostile_rows() -> dict[str, list[dict[str, Any]]]:
    """The tiny world with places that can be drawn, whose names, summaries, sentences and addresses attack."""
    rows = tiny_rows()
    rows["events"][0]["summary"] = f"Ana Souza {BIDI} visits Tokyo {ATTACK} {{{{ 7 * 7 }}}}"
    rows["events"][1]["title"] = f"{ATTACK} @page"
    rows["entities"][1]["name"] = f"Kenji {ATTACK}"
    rows["entities"][4]["name"] = "=cmd()" + "<b>Tokyo</b>"
    rows["places"][0].update({"latitude": 35.68, "longitude": 139.69})
    rows["document_sources"][0]["url"] = "javascript:window.hacked=3"
    rows["document_sources"][1]["url"] = "https://example.org/a?b=<c>"
    before = f"{ATTACK} \u2028 <!-- {BIDI} javascript:alert(1) " + "long " * 40_000
    document = rows["documents"][0]
    document["text"] = before + document["text"]
    for table in ("sentences", "mentions", "event_mentions", "quotes"):
        for row in rows[table]:
            if row["document_id"] == document["document_id"]:
                row["char_start"] += len(before)
                row["char_end"] += len(before)
    return rows
