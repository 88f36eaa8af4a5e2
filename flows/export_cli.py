"""``dateline export``: events in the form of GDELT, ICEWS or POLECAT, as a flat list, a workbook, or a calendar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from flows.choice import Choice


class Form(StrEnum):
    """What an export may be."""

    GDELT = "gdelt"
    GDELT1 = "gdelt1"
    ICEWS = "icews"
    POLECAT = "polecat"
    CSV = "csv"
    EXCEL = "excel"
    ICS = "ics"


def export(
    form: Annotated[
        Form,
        typer.Option(
            "--as",
            help="GDELT 2.0 (61 columns) or 1.0 (58), ICEWS (20), POLECAT (40); a plain list; a workbook; what is "
            "planned, as iCalendar.",
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="[default: standard output]")
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Events in which two countries take part: codes or names, as IND Russia."),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Not before this day, month or year.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Not after this day, month or year.")] = None,
    person: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Events in which this person, body or country takes part; may be repeated."),
    ] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Of this kind only, as visit; may be repeated.")] = None,
    status: Annotated[list[str] | None, typer.Option(help="In this state only, as planned; may be repeated.")] = None,
    header: Annotated[
        bool | None,
        typer.Option("--header/--no-header", help="Names above the columns of a feed. [default: as the feed has it]"),
    ] = None,
    warehouse: Annotated[
        Path | None,
        typer.Option("--warehouse", "-w", metavar="DIR", help="Folder of the warehouse. [default: warehouse]"),
    ] = None,
) -> None:
    """Write events in a form that other tools read; docs/exports.md tells what becomes of each status.

    Feeds and lists are also written as Parquet, with types, when FILE ends with .parquet.
    """
    from flows.answers import open_analysis
    from flows.choice import choice_of
    from flows.settings import load_settings
    from flows.terminal import shown

    with closing(open_analysis(load_settings({"warehouse": warehouse}).warehouse)) as connection:
        choice = choice_of(
            connection, between=between, person=person, since=since, until=until, kind=kind, status=status
        )
        told, missing = _FORMS[form](connection, choice, output, header)
    where = f" in {shown(output)}" if output is not None else ""
    typer.echo(f"{told}{where}" + (f"; left out: {missing}" if missing else ""), err=True)


def _feed(
    connection: duckdb.DuckDBPyConnection, choice: Choice, output: Path | None, header: bool | None, *, name: str
) -> tuple[str, str]:
    """Write a feed; returns what was written, and what was left out and why. So do the other forms."""
    from flows.exports import feeds
    from flows.exports.asked import choose
    from flows.exports.writing import in_batches, write_tabs

    feed = feeds.FEEDS[name]
    number = choose(connection, choice)
    feeds.prepare(connection)
    missing = feeds.left_out(connection, feed).told
    query = feeds.query_of(feed, as_text=not _is_parquet(output))
    if _is_parquet(output):
        rows = _write_parquet(connection, query, output)
    else:
        result = connection.execute(query)
        names = [column[0] for column in result.description or ()]
        with _text(output) as stream:
            rows = write_tabs(names, in_batches(result), stream, header=feed.has_header if header is None else header)
    return f"{_counted(number)}: {rows:,} row{'' if rows == 1 else 's'}", missing


def _list(
    connection: duckdb.DuckDBPyConnection, choice: Choice, output: Path | None, header: bool | None
) -> tuple[str, str]:
    from flows.exports import flat
    from flows.exports.asked import choose
    from flows.exports.writing import in_batches, write_commas

    _demand_no_header(header)
    choose(connection, choice)
    if _is_parquet(output):
        return _counted(_write_parquet(connection, flat.QUERY, output)), ""
    result = connection.execute(flat.QUERY)
    with _text(output) as stream:
        return _counted(write_commas(flat.COLUMNS, in_batches(result), stream)), ""


def _workbook(
    connection: duckdb.DuckDBPyConnection, choice: Choice, output: Path | None, header: bool | None
) -> tuple[str, str]:
    from flows.errors import UsageError
    from flows.exports.asked import choose
    from flows.exports.workbook import write_workbook

    _demand_no_header(header)
    if output is None:
        raise UsageError("A workbook needs a file to be written to.", advice="Name one: -o events.xlsx.")
    choose(connection, choice)
    with _whole(output) as unfinished:
        return _counted(write_workbook(connection, unfinished)), ""


def _calendar(
    connection: duckdb.DuckDBPyConnection, choice: Choice, output: Path | None, header: bool | None
) -> tuple[str, str]:
    from flows.exports.agenda import AHEAD, calendar_of
    from flows.exports.asked import choose

    _demand_no_header(header)
    choose(connection, choice)
    content, number, undated = calendar_of(connection, choice.statuses or AHEAD)
    if output is None:
        sys.stdout.write(content.decode("utf-8").replace("\r\n", "\n") if sys.stdout.isatty() else content.decode())
    else:
        with _whole(output) as unfinished:
            unfinished.write_bytes(content)
    return _counted(number), f"{undated:,} without a day" if undated else ""


_FORMS: dict[Form, Callable[[duckdb.DuckDBPyConnection, Choice, Path | None, bool | None], tuple[str, str]]] = {
    **{form: partial(_feed, name=form.value) for form in (Form.GDELT, Form.GDELT1, Form.ICEWS, Form.POLECAT)},
    Form.CSV: _list,
    Form.EXCEL: _workbook,
    Form.ICS: _calendar,
}


def _counted(number: int) -> str:
    return f"{number:,} event" + ("" if number == 1 else "s")


def _demand_no_header(header: bool | None) -> None:
    from flows.errors import UsageError

    if header is not None:
        raise UsageError("--header and --no-header are for gdelt, gdelt1, icews and polecat.", advice="Leave it out.")


def _is_parquet(output: Path | None) -> bool:
    return output is not None and output.suffix == ".parquet"


def _write_parquet(connection: duckdb.DuckDBPyConnection, query: str, output: Path | None) -> int:
    import pyarrow.parquet as pq

    assert output is not None
    table: pa.Table = connection.sql(query).to_arrow_table()
    with _whole(output) as unfinished:
        pq.write_table(table, unfinished)
    return int(table.num_rows)


@contextmanager
def _text(output: Path | None) -> Iterator[TextIO]:
    """A stream for text: standard output, or a file that takes its name when it is whole."""
    if output is None:
        yield sys.stdout
        return
    with _whole(output) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def _whole(output: Path) -> Iterator[Path]:
    """The name to write under; the file takes its own when it is whole, and none is left when writing fails."""
    from flows.durable import aside, move_in, sync_file
    from flows.errors import StorageError

    unfinished = aside(output)
    try:
        yield unfinished
        sync_file(unfinished)
        move_in(unfinished, output)
    except OSError as error:
        raise StorageError(
            f"{output} cannot be written: {error.strerror or error}",
            advice="Name a file in a folder that is there and that you may write to.",
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
