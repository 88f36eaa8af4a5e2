"""From a query or rows to a published table with exactly the contract's schema, in key order."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from transforms.contract import TABLES


def published(name: str, found: pa.Table) -> pa.Table:
    """The rows as the contract's table: its columns in its order, its types, sorted by its key, in one chunk."""
    table = TABLES[name]
    exact = pa.table(
        {c.name: found[c.name].cast(c.arrow.type) for c in table.columns},
        schema=table.arrow,
    )
    ordered = exact.sort_by([(column, "ascending") for column in table.key]) if exact.num_rows > 1 else exact
    return ordered.combine_chunks()


def selected(db: duckdb.DuckDBPyConnection, name: str, query: str) -> pa.Table:
    """The query's rows as the contract's table."""
    return published(name, db.sql(query).to_arrow_table())
