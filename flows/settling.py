"""Stands in for ``transforms.resolve.corpus.update`` while that is being written: settles everything anew each time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb

from transforms.contract import TABLES
from transforms.resolve import corpus, resolve
from transforms.resolve.judgements import Judgement
from transforms.rows import TEXT_TABLES


def update(db: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement]) -> Any:
    """Bring schema ``settled`` up to date with what is given."""
    if hasattr(corpus, "update"):
        return corpus.update(db, judgements)
    given = {}
    for name, table in TEXT_TABLES.items():
        columns = ", ".join(f'"{c}"' for c in table.names)
        order = ", ".join(f'"{c}"' for c in table.key)
        given[name] = db.sql(f"select {columns} from {name} order by {order}").to_arrow_table().cast(table.arrow)
    documents = db.sql("from given_documents order by document_id").to_arrow_table().cast(TABLES["documents"].arrow)
    sources = db.sql("from given_sources order by all").to_arrow_table().cast(TABLES["document_sources"].arrow)
    tables = resolve(documents, sources, given)
    db.execute("begin")
    db.execute("drop schema if exists settled cascade")
    db.execute("create schema settled")
    for name, table in tables.items():
        db.register("incoming", table)
        db.execute(f"create table settled.{name} as from incoming")
        db.unregister("incoming")
    db.execute("commit")
    return None
