"""A question put to the views over a handful of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from flows.macros import create_macros, read_macros
from flows.model import create_views
from flows.views import in_order, read_views
from transforms.contract import TABLES

Ask = Callable[[Mapping[str, pa.Table], str], list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def ask() -> Iterator[Ask]:
    """Puts tables under all views and macros, and returns the rows of a query."""
    with duckdb.connect() as connection:
        for name, table in TABLES.items():
            connection.register(name, table.arrow.empty_table())
        create_views(connection, in_order(read_views(), TABLES))
        create_macros(connection, read_macros())

        def answer(tables: Mapping[str, pa.Table], query: str) -> list[tuple[Any, ...]]:
            for name, table in TABLES.items():
                connection.register(name, tables.get(name, table.arrow.empty_table()))
            return connection.execute(query).fetchall()

        yield answer
