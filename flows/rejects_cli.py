"""``dateline rejects``: what could not be read or annotated, why, and what to do; ``--retry`` has it tried again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def rejects(
    warehouse: Annotated[
        Path | None,
        typer.Option("--warehouse", "-w", metavar="DIR", help="Folder of the warehouse. [default: warehouse]"),
    ] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Have the next run try all of them again.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """Files that could not be read and texts that could not be annotated, why, and what to do."""
    from flows import rejects as found
    from flows import terminal
    from flows.errors import UsageError
    from flows.settings import load_settings

    if as_json + as_csv + retry > 1:
        raise UsageError("--json, --csv and --retry exclude each other.", advice="See dateline rejects --help.")
    settings = load_settings({"warehouse": warehouse})
    if retry:
        number = found.retry(settings)
        typer.echo(f"{number:,} to be tried again by the next `dateline run`." if number else "Nothing is rejected.")
        return
    rows = found.rejects_of(settings.warehouse)
    names = ["source_uri", "reason", "detail", "size_bytes", "rejected_at"]
    if as_json or as_csv:
        names.append("advice")
    values = [tuple(row[name] for name in names) for row in rows]
    if as_json:
        terminal.write_json(names, values, sys.stdout)
    elif as_csv:
        terminal.write_csv(names, values, sys.stdout)
    elif not rows:
        typer.echo("Nothing is rejected.")
    else:
        console = terminal.console_for()
        terminal.print_rows(console, names, values)
        terminal.print_reasons(console, found.summary_of(rows))
