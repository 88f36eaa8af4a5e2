"""``docs/tables.md``: the data dictionary, made from the contract and the headers of ``sql/``.

``python -m flows.dictionary`` writes it; a test fails when it is stale.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from flows.lineage import grouped, lineage_of
from flows.macros import Macro, read_macros
from flows.views import View, read_views
from transforms.contract import CONTRACT_VERSION, TABLES, Column, Table

DICTIONARY = Path("docs/tables.md")

_LISTED = 10
"""Longest list of allowed values that stands beside its column; longer ones have a section of their own."""

_PREFACE = f"""# Tables and views

Made by `python -m flows.dictionary` from the contract (version {CONTRACT_VERSION}) and the headers of `sql/`; not to be
edited.

The tables are Parquet files in `warehouse/latest/`; tables and views are in `warehouse/analysis.duckdb`, where
`select * from duckdb_columns()` tells the same as this page.

Identifiers are text and stable. `char_start` and `char_end` are offsets in characters into `documents.text`, the end
exclusive. Dates are days, both ends included; times are UTC. Country codes are ISO 3166-1 alpha-3. What is unknown is
null.

Of views and macros, *made from* is their lineage, read off the SQL: the columns of tables and views whose values a
column shows, counts or decides by; not those that only join or choose rows. Plain counts of rows have none.
"""


def dictionary(tables: Iterable[Table] = tuple(TABLES.values()), views: Iterable[View] | None = None) -> str:
    """The whole page in Markdown. ``views`` are those of ``sql/`` unless given."""
    listed_tables = tuple(tables)
    listed_views = read_views() if views is None else tuple(views)
    lines = [_PREFACE, *_contents(listed_tables, listed_views)]
    for group, members in groupby(listed_tables, key=lambda t: t.group):
        lines += [f"\n## {group}"]
        for table in members:
            lines += _table_section(table)
    lines += ["\n## Views", "\nOne file each in `sql/`; a view is made anew with every snapshot."]
    for view in listed_views:
        lines += _view_section(view)
    lines += ["\n## Macros", "\nViews with a parameter, one file each in `sql/macros/`: `from as_of('2021-02-17')`."]
    for macro in read_macros():
        lines += _macro_section(macro)
    lines += ["\n## Long lists of values"]
    for values, columns in _long_lists(listed_tables):
        lines += [f"\n**{', '.join(columns)}**: {', '.join(f'`{v}`' for v in values)}"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the page to the path given, else to ``docs/tables.md``."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DICTIONARY
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dictionary(), encoding="utf-8")


def _contents(tables: tuple[Table, ...], views: tuple[View, ...]) -> Iterator[str]:
    yield "| | |\n|---|---|"
    for group, members in groupby(tables, key=lambda t: t.group):
        yield f"| {group} | {' · '.join(f'[{t.name}](#{t.name})' for t in members)} |"
    yield f"| Views | {' · '.join(f'[{v.name}](#{v.name})' for v in views)} |"
    yield f"| Macros | {' · '.join(f'[{m.call}](#{_anchor(m.call)})' for m in read_macros())} |"


def _table_section(table: Table) -> Iterator[str]:
    nature = "Live: outside the snapshots. " if table.live else "From the vocabulary. " if table.reference else ""
    yield f"\n### {table.name}"
    yield f"\n{table.grain} {nature}Key: {', '.join(f'`{name}`' for name in table.key)}."
    yield "\n| column | type | null | what it holds |\n|---|---|---|---|"
    for column in table:
        name = f"**{column.name}**" if column.name in table.key else column.name
        yield f"| {name} | {column.type} | {'yes' if column.nullable else ''} | {_cell(_meaning(table, column))} |"


def _meaning(table: Table, column: Column) -> str:
    parts = [column.doc]
    if column.allowed and len(column.allowed) <= _LISTED:
        parts.append(f"One of {', '.join(f'`{value}`' for value in column.allowed)}.")
    elif column.allowed:
        parts.append(f"One of {len(column.allowed)}, see [Long lists of values](#long-lists-of-values).")
    if column.references and column.references != f"{table.name}.{column.name}":
        other = column.references.split(".")[0]
        parts.append(f"→ [{other}](#{other})")
    return " ".join(parts)


def _view_section(view: View) -> Iterator[str]:
    known = {*TABLES, *(v.name for v in read_views())}
    reads = ", ".join(f"[{name}](#{name})" if name in known else name for name in view.sources)
    yield f"\n### {view.name}"
    yield f"\n{view.question} One row: {view.grain} Reads {reads}."
    if view.stored:
        yield f"\nA table where there are many events: {view.stored}"
    yield from _column_lines(view)


def _macro_section(macro: Macro) -> Iterator[str]:
    calls = {m.name: m.call for m in read_macros()}
    reads = ", ".join(
        (
            *(f"[{name}](#{name})" for name in macro.sources),
            *(f"[{calls[name]}](#{_anchor(calls[name])})" for name in macro.calls),
        )
    )
    yield f"\n### {macro.call}"
    yield f"\n`from {macro.call}`: {macro.question} One row: {macro.grain} Reads {reads}."
    yield from _column_lines(macro)


def _column_lines(model: View | Macro) -> Iterator[str]:
    origins = lineage_of(model)
    if not any(origins.values()):
        yield "\n| column | what it holds |\n|---|---|"
        yield from (f"| {name} | {_cell(doc)} |" for name, doc in model.columns.items())
        return
    yield "\n| column | what it holds | made from |\n|---|---|---|"
    for name, doc in model.columns.items():
        made_from = "; ".join(f"{table}: {', '.join(columns)}" for table, columns in grouped(origins[name]).items())
        yield f"| {name} | {_cell(doc)} | {made_from} |"


def _long_lists(tables: Iterable[Table]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Allowed values too long for a cell, each list once, with the columns that have it."""
    found: dict[tuple[str, ...], list[str]] = {}
    for table in tables:
        for column in table:
            if len(column.allowed) > _LISTED:
                found.setdefault(column.allowed, []).append(f"{table.name}.{column.name}")
    yield from found.items()


def _anchor(heading: str) -> str:
    """What a heading is linked by: the name alone is that of a table or view."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main()
