"""Lineage: which columns of tables and views each column of a view or macro is made from, read off its SQL by sqlglot.

What a view selects, sorts lists by or decides with (``case``, ``filter``) counts; what only joins or filters rows does
not. A view that reads another view names that view's column, which has a lineage of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from flows.macros import Macro, read_macros
from flows.views import View, parsed, read_views
from transforms.contract import TABLES

if TYPE_CHECKING:
    from sqlglot import exp
    from sqlglot.lineage import Node

Lineage = Mapping[str, tuple[str, ...]]
"""By column of a view: the columns it is made from, as ``events.status``, sorted; none for a constant."""

_CALLED = "_called"
"""What is put behind the name of a macro that a query asks, which may also be that of a view."""


def lineage_of(model: View | Macro) -> Lineage:
    """The lineage of every column of a view or a macro."""
    if not model.sources:  # a list of codes
        return dict.fromkeys(model.columns, ())
    return _lineage(model.query, model.file, tuple(model.columns), _parameters(model))


def grouped(origins: Iterable[str]) -> dict[str, list[str]]:
    """The columns by table: ``{"events": ["date_start", "status"]}``."""
    found: dict[str, list[str]] = {}
    for origin in origins:
        table, _, column = origin.partition(".")
        found.setdefault(table, []).append(column)
    return found


def _parameters(model: View | Macro) -> tuple[str, ...]:
    return model.parameters if isinstance(model, Macro) else ()


@cache
def _lineage(query: str, file: str, columns: tuple[str, ...], parameters: tuple[str, ...]) -> Lineage:
    from sqlglot.lineage import lineage
    from sqlglot.optimizer.qualify import qualify
    from sqlglot.optimizer.scope import build_scope

    tree = parsed(query, file).transform(_without_calls, set(parameters))
    qualified = qualify(tree, schema=_known_columns(), dialect="duckdb")
    scope = build_scope(qualified)
    nodes = lineage(None, qualified, _known_columns(), dialect="duckdb", scope=scope, copy=False)
    by_name = {name.lower(): node for name, node in nodes.items()}
    return {name: _origins(by_name[name.lower()]) for name in columns}


def _origins(root: Node) -> tuple[str, ...]:
    from sqlglot import exp

    leaves = (node for node in root.walk() if isinstance(node.source, exp.Table))
    return tuple(sorted({f"{_shown(n.source.name)}.{exp.to_column(n.name).name}" for n in leaves}))


def _without_calls(node: exp.Expression, parameters: set[str]) -> exp.Expression:
    """Parameters become nulls, macros that are asked become tables: neither has columns that could be found."""
    from sqlglot import exp

    if isinstance(node, exp.Column) and not node.table and node.name in parameters:
        return exp.null()
    if isinstance(node, exp.Table) and isinstance(node.this, exp.Anonymous):
        name = exp.to_identifier(node.this.name + _CALLED)
        return exp.Table(this=name, alias=node.args.get("alias"))
    return node


def _shown(table: str) -> str:
    return f"{table.removesuffix(_CALLED)}()" if table.endswith(_CALLED) else table


@cache
def _known_columns() -> dict[str, object]:
    """All tables, views and macros with their columns; their types do not matter."""
    known: dict[str, object] = {table.name: dict.fromkeys(table.names, "text") for table in TABLES.values()}
    known |= {view.name: dict.fromkeys(view.columns, "text") for view in read_views()}
    return known | {macro.name + _CALLED: dict.fromkeys(macro.columns, "text") for macro in read_macros()}
