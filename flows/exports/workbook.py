"""A workbook for Excel: events, who takes part, the reports they are told by, and what the columns mean.

Texts are cells of text whatever they begin with, so that none is a formula; days are days, numbers numbers. Excel holds
1,048,576 rows a sheet and 32,767 characters a cell: more rows are refused, longer texts cut, with … at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.errors import UsageError
from flows.exports import flat
from flows.exports.asked import ASKED
from flows.exports.writing import in_batches
from flows.terminal import shown
from flows.views import read_views

if TYPE_CHECKING:
    import duckdb
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

ROWS = 1_048_575
"""Rows of a sheet under its header."""

CHARACTERS = 32_767
"""Characters of a cell."""

WIDE = {"summary": 60, "evidence": 80, "actors": 30, "recipients": 30, "meaning": 90, "event_id": 26, "name": 30}
WIDTH = 14

_NO_XML = {0xFFFE: "�", 0xFFFF: "�"}
"""Characters that a terminal shows and XML does not allow."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its columns with their meaning, and the query for its rows."""

    name: str
    columns: Mapping[str, str]
    query: str


def sheets() -> tuple[Sheet, ...]:
    """The sheets but the one that explains them."""
    views = {view.name: view for view in read_views()}
    told = {name: views["timeline"].columns[name] for name in flat.COLUMNS}
    parties = {
        "event_id": "The event.",
        "role": "The part played: actor, recipient, host, mediator, about.",
        "name": "Who plays it.",
        "entity_type": "What they are: person, country, organization, igo, place …",
        "country_code": "Country that they act for, ISO 3166-1 alpha-3.",
        "document_count": "Number of texts that say so.",
        "entity_id": "Their identifier in the tables.",
    }
    asked = f"in (select event_id from {ASKED})"
    reports = views["reports"].columns
    return (
        Sheet("events", told, flat.QUERY),
        Sheet(
            "participants",
            parties,
            f"""select part.event_id, part.role, entity.name, entity.entity_type, part.country_code,
                       part.document_count, part.entity_id
                from event_participants as part inner join entities as entity on part.entity_id = entity.entity_id
                where part.event_id {asked} order by part.event_id, part.role, entity.name, part.entity_id""",
        ),
        Sheet(
            "reports",
            reports,
            f"""select {", ".join(reports)} from reports where event_id {asked}
                order by event_id, reported_on nulls last, event_mention_id""",
        ),
    )


def write_workbook(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Write the events in ``ASKED`` to ``path`` and return their number.

    Raises ``UsageError`` for more rows than a sheet holds, and when the package openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise UsageError(
            "A workbook needs the package openpyxl, which is not installed.",
            advice="pip install 'dateline[export]'",
        ) from None
    book = Workbook(write_only=True)
    numbers = {}
    for sheet in sheets():
        ((number,),) = connection.execute(f"select count(*) from ({sheet.query})").fetchall()
        if number > ROWS:
            raise UsageError(
                f"The sheet {sheet.name} would have {number:,} rows; Excel holds {ROWS:,}.",
                advice="Ask for fewer events, as with --since, or export them --as csv.",
            )
        numbers[sheet.name] = number
        _write(book, sheet.name, list(sheet.columns), in_batches(connection.execute(sheet.query)), number)
    dictionary = [(s.name, column, meaning) for s in sheets() for column, meaning in s.columns.items()]
    _write(book, "dictionary", ["sheet", "column", "meaning"], dictionary, len(dictionary))
    book.save(path)
    return int(numbers["events"])


def _write(book: Workbook, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], number: int) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{number + 1}"
    for position, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(position)].width = WIDE.get(column, WIDTH)
    header = [_cell(sheet, column) for column in columns]
    for one in header:
        one.font = Font(bold=True)
    for row in chain([header], ([_cell(sheet, value) for value in row] for row in rows)):
        sheet.append(row)


def _cell(sheet: WriteOnlyWorksheet, value: Any) -> WriteOnlyCell:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, list):
        value = "; ".join(str(one) for one in value)
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    text = shown(value).translate(_NO_XML)
    cell = WriteOnlyCell(sheet, text if len(text) <= CHARACTERS else text[: CHARACTERS - 1] + "…")
    cell.data_type = "s"  # openpyxl guesses: "=…" would be a formula, "#N/A" an error
    cell.quotePrefix = True  # so that it stays text when somebody edits the cell
    return cell
