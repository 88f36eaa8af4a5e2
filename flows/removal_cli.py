"""``dateline remove`` and ``dateline restore`` on the command line. What they do is in ``flows.removal``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Raw = Annotated[
    list[str] | None,
    typer.Option("--raw", metavar="RAW", help="Folder of the texts, or another source. [default: raw]"),
]
Warehouse = Annotated[
    Path | None, typer.Option("--warehouse", "-w", metavar="DIR", help="Folder of the warehouse. [default: warehouse]")
]


def remove(
    texts: Annotated[
        list[str], typer.Argument(metavar="FILE|URL|DOCUMENT_ID...", help="Files or records in RAW, or document_ids.")
    ],
    raw: Raw = None,
    warehouse: Warehouse = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be removed.")] = False,
) -> None:
    """Remove texts and all that is made from them; they stay away, though their files are there."""
    from flows import removal
    from flows.settings import load_settings
    from flows.terminal import shown

    removed = removal.remove(load_settings({"raw": raw or None, "warehouse": warehouse}), texts, dry_run=dry_run)
    for text in removed.texts:
        typer.echo(f"{'would remove' if dry_run else 'removed'} {shown(text.line)}")
    if removed.report is not None:
        typer.echo("They stay away until their files change; `dateline restore` asks them back.")


def restore(
    texts: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE|DOCUMENT_ID...]", help="As for remove. [default: list them]")
    ] = None,
    raw: Raw = None,
    warehouse: Warehouse = None,
) -> None:
    """Ask removed texts back, for the next run to read; without a name, list what is removed."""
    from flows import removal
    from flows.settings import load_settings
    from flows.terminal import shown

    settings = load_settings({"raw": raw or None, "warehouse": warehouse})
    found = removal.restore(settings, texts) if texts else removal.kept_away(settings)
    for text in found:
        typer.echo(shown(text.line))
    if texts:
        typer.echo("The next run reads them again: dateline run")
    elif not found:
        typer.echo("Nothing is removed.")
