"""``dateline audit`` on the command line: its options. What it does is in ``flows.audit``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def audit(
    n: Annotated[int, typer.Option("--n", min=1, help="So many rows are asked about in this sitting.")] = 50,
    seed: Annotated[
        int | None, typer.Option(min=0, help="Which sample is drawn. [default: that of the last audit, else 1]")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="Rows of this kind only, as visit; see table event_kinds.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Rows of texts published on this day, month or year, or later.")
    ] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Rows of this confidence at least.")] = 0,
    report: Annotated[bool, typer.Option("--report", help="Ask nothing; report on the verdicts on file.")] = False,
    judgements: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where verdicts are kept. [default: judgements.jsonl beside the warehouse]"),
    ] = None,
    warehouse: Annotated[
        Path | None,
        typer.Option("--warehouse", "-w", metavar="DIR", help="Folder of the warehouse. [default: warehouse]"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Judge a sample of your own rows, one key each: how much is right, per kind and column, with intervals."""
    from flows.audit import audit as audit_rows
    from flows.audit import choice_of
    from flows.settings import load_settings

    settings = load_settings({"warehouse": warehouse, "judgements": judgements})
    choice = choice_of(kind=kind, since=since, min_confidence=min_confidence)
    audit_rows(settings, choice, count=0 if report else n, seed=seed, as_json=as_json)
