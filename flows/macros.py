"""The table macros of ``sql/macros/``: questions with a parameter, asked like a table.

A macro file is written as a view file (see ``flows.views``), with the call beside question and grain::

    -- Question: What was believed on a past day?
    -- Call: as_of(day)
    -- Grain: one event that some text had told of by then.
    -- Columns:
    --   event_id: The event.
    select ...

``from as_of('2021-02-17')`` asks it. A parameter stands in the query by its name; no column that the query reads may
be named so. A macro may ask another, and may have the name of a view: ``from timeline`` is one,
``from timeline('IND', 'RUS')`` the other.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from flows.views import SqlFileError, parsed, read_header, split_header, sql_files, sql_folder, tables_read_by

if TYPE_CHECKING:
    import duckdb

_CALL = re.compile(r"(?P<name>[a-z_]+)\((?P<parameters>[a-z_]+(?:, [a-z_]+)*)\)")


@dataclass(frozen=True, slots=True)
class Macro:
    """One table macro: the question it answers, how it is called, what one row is, its columns, and its query."""

    name: str
    file: str
    question: str
    parameters: tuple[str, ...]
    grain: str
    columns: Mapping[str, str]
    """Documentation by column, in the order of the header."""
    query: str

    @property
    def call(self) -> str:
        """How it is asked: ``as_of(day)``."""
        return f"{self.name}({', '.join(self.parameters)})"

    @property
    def sources(self) -> tuple[str, ...]:
        """The tables and views that the query reads from, sorted."""
        return tables_read_by(parsed(self.query, self.file))

    @property
    def calls(self) -> tuple[str, ...]:
        """The macros that the query asks in its turn, sorted."""
        from sqlglot import exp

        asked = (table.this for table in parsed(self.query, self.file).find_all(exp.Table))
        return tuple(sorted({call.name for call in asked if isinstance(call, exp.Anonymous)}))


def read_macros(folder: Traversable | None = None) -> tuple[Macro, ...]:
    """All macros of a folder's ``macros/``, by name. Raises ``SqlFileError`` for a malformed header."""
    macros = (folder or sql_folder()).joinpath("macros")
    return tuple(_read_macro(entry) for entry in sql_files(macros)) if macros.is_dir() else ()


def create_macros(connection: duckdb.DuckDBPyConnection, macros: Iterable[Macro]) -> None:
    """Create the macros, each behind those that it asks, with a comment each; what they read must be there.

    Raises ``duckdb.Error`` for a query that does not fit the tables, ``graphlib.CycleError`` for macros that ask one
    another in a circle.
    """
    by_name = {macro.name: macro for macro in macros}
    order = TopologicalSorter({m.name: [c for c in m.calls if c in by_name] for m in by_name.values()})
    for name in order.static_order():
        macro = by_name[name]
        connection.execute(f"create macro {macro.call} as table {macro.query}")
        comment = f"{macro.question} One row: {macro.grain}".replace("'", "''")
        connection.execute(f"comment on macro table {macro.name} is '{comment}'")


def macros_sha256(macros: Iterable[Macro]) -> str:
    """Hash over headers and queries: equal exactly when the macros are."""
    told = [(m.call, m.question, m.grain, tuple(m.columns.items()), m.query) for m in macros]
    return hashlib.sha256(repr(sorted(told)).encode()).hexdigest()


def _read_macro(entry: Traversable) -> Macro:
    file = f"macros/{entry.name}"
    header, query = split_header(entry)
    facts, columns = read_header(header, file, ("Question", "Call", "Grain"))
    name = entry.name.removesuffix(".sql")
    call = _CALL.fullmatch(facts["Call"])
    if call is None or call["name"] != name:
        raise SqlFileError(file, f"its header calls it {facts['Call']!r}, not `{name}(parameter, …)`.")
    if not columns:
        raise SqlFileError(file, "its header has no lines of columns behind `-- Columns:`.")
    parameters = tuple(call["parameters"].split(", "))
    return Macro(name, file, facts["Question"], parameters, facts["Grain"], columns, query)
