"""The report of an audit, as tables for people and as JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.audit_report import EVENT, ROW, AuditReport, Figure
from flows.precision import Estimate
from flows.terminal import shown

WANTED_HALF_WIDTH = 0.05
"""An interval of ± 5 points is what an audit should come to."""
FEW = 5
"""Judged rows below which a line says little; it is dimmed."""


def print_audit(console: Console, found: AuditReport) -> None:
    """Precision per column and per kind, calibration, and what to do next."""
    if not found.judged:
        console.print(Text(f"No verdicts yet on these {found.rows:,} rows."))
        return
    console.print(
        Text.assemble(
            (f"{found.judged:,} of {found.rows:,} rows judged", "bold"),
            (f"  seed {', '.join(map(str, found.seeds))}; weighed back to all rows, with 95 % intervals", "dim"),
        )
    )
    _print(console, "of rows", found.columns, ("empty though told", lambda f: str(f.missing) if f.missing else ""))
    console.print(
        Text("event: of all rows; columns: of those with such an event that say something there", style="dim")
    )
    _print(console, "kind", found.kinds, ("wrong there", lambda f: _counts(f.wrong or {})))
    _print(console, "confidence", found.bands, ("stated", lambda f: _percent(f.stated)))
    for line in advice(found):
        console.print(Text(line))


def as_json(found: AuditReport) -> dict[str, Any]:
    """The report as plain objects; shares and intervals with four digits."""

    def figure(part: Figure) -> dict[str, Any]:
        facts = {name: value for name, value in asdict(part).items() if name != "estimate" and value is not None}
        return {**facts, **(_plain(part.estimate) if part.estimate else {"judged": 0})}

    return {
        "rows": found.rows,
        "judged": found.judged,
        "unseen": found.unseen,
        "seeds": list(found.seeds),
        "columns": [figure(f) for f in found.columns],
        "kinds": [figure(f) for f in found.kinds],
        "confidence": [figure(f) for f in found.bands],
        "cuts": [{"kind": kind, "confidence": low, **_plain(share)} for kind, low, share in found.cuts],
        "advice": advice(found),
    }


def advice(found: AuditReport) -> list[str]:
    """What to do next, a sentence each, the weightiest first."""
    lines = [
        f"`{kind}` below {low} is right in {_percent(share.share)} ({share.judged} judged): consider "
        f"`where kind <> '{kind}' or confidence >= {low}`."
        for kind, low, share in found.cuts
    ]
    columns = [f for f in found.columns if f.name not in (EVENT, ROW) and f.estimate and f.estimate.judged >= FEW]
    worst = min(columns, key=lambda f: f.estimate.share if f.estimate else 1, default=None)
    if worst is not None and worst.estimate is not None and worst.estimate.share < 0.9:
        lines.append(f"The weakest column is {worst.name}: {_percent(worst.estimate.share)} right.")
    for band in found.bands:
        if band.estimate and band.stated and not band.estimate.low <= band.stated <= band.estimate.high:
            way = "more" if band.stated > band.estimate.high else "less"
            lines.append(
                f"Confidence {band.name} promises {way} than it holds: stated {_percent(band.stated)}, "
                f"right {_percent(band.estimate.share)}."
            )
    if found.unseen:
        lines.append(f"{found.unseen:,} rows have come in since the last verdict: `dateline audit` asks about some.")
    event = found.columns[0].estimate
    if event is not None and (event.high - event.low) / 2 > WANTED_HALF_WIDTH:
        spread = max(event.share * (1 - event.share), 0.05)
        needed = math.ceil(spread * (1.96 / WANTED_HALF_WIDTH) ** 2) - found.judged
        if needed > 0 and found.judged < found.rows:
            lines.append(f"About {min(needed, found.rows - found.judged):,} more verdicts bring `event` to ± 5 points.")
    return lines


def _print(console: Console, title: str, figures: Sequence[Figure], last: tuple[str, Any]) -> None:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(title, no_wrap=True)
    for name in ("right", "interval", "judged", "rows"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column(last[0])
    for figure in figures:
        e = figure.estimate
        cells = (
            shown(figure.name),
            _percent(e.share) if e else "",
            f"{100 * e.low:.0f} – {100 * e.high:.0f}" if e else "",
            f"{e.judged:,}" if e else "0",
            f"{figure.rows:,}",
            last[1](figure),
        )
        table.add_row(*(Text(cell) for cell in cells), style="dim" if not e or e.judged < FEW else "")
    console.print(table)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f} %"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" if count > 1 else name for name, count in counts.items())


def _plain(found: Estimate) -> dict[str, Any]:
    return {
        "share": round(found.share, 4),
        "low": round(found.low, 4),
        "high": round(found.high, 4),
        "judged": found.judged,
    }
