"""``dateline report`` on the command line: its options. What it writes is in ``flows.report``."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

LIMIT = 1000
"""Events that are listed unless more are asked for."""


def report(
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Events in which two countries take part: codes or names, as IND Russia."),
    ] = None,
    person: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Events in which this person, body or country takes part; may be repeated."),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Not before this day, month or year.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Not after this day, month or year.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Of this kind, as visit; may be repeated.")] = None,
    status: Annotated[list[str] | None, typer.Option(help="In this state, as planned; may be repeated.")] = None,
    limit: Annotated[
        int, typer.Option(min=1, help="So many events are listed at most, those of most independent texts.")
    ] = LIMIT,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The page; a file of that name is replaced.")
    ] = Path("report.html"),
    warehouse: Annotated[
        Path | None,
        typer.Option("--warehouse", "-w", metavar="DIR", help="Folder of the warehouse. [default: warehouse]"),
    ] = None,
) -> None:
    """Write a page to look at and pass on, whole in one file: charts, map, a table with filters, and all evidence."""
    from flows.answers import open_analysis
    from flows.choice import choice_of
    from flows.report import demand_packages, write_report
    from flows.settings import load_settings
    from flows.terminal import shown

    demand_packages()
    with closing(open_analysis(load_settings({"warehouse": warehouse}).warehouse)) as connection:
        choice = choice_of(
            connection, between=between, person=person, since=since, until=until, kind=kind, status=status
        )
        found, listed = write_report(connection, choice, limit, output)
    told = f"{found:,} event{'' if found == 1 else 's'}"
    if listed < found:
        told += f", of which {listed:,} are listed (--limit)"
    typer.echo(f"{shown(output)}: {told}, {output.stat().st_size:,} bytes")
