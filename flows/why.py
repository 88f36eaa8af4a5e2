"""Why mentions were joined, as people see it: what spoke for each pair, and why the nearest events stayed apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from flows.joining import ADDENDS
from flows.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from flows.answers import Explanation
    from flows.joining import Pair

SHOWN = 40
"""Pairs that are shown at most; --json tells all."""


def print_joining(console: Console, found: Explanation) -> None:
    """What joined the mentions, numbered as in the evidence; the nearest events besides; and what people decided."""
    numbers = {m["event_mention_id"]: str(n) for n, m in enumerate(found.mentions, 1)}
    joining = found.joining
    if joining.edges:
        console.print(Text("\nWhy these are one event", style="bold"))
        for pair in joining.edges[:SHOWN]:
            said = f"judgement {pair.judged}" if pair.judged is not None else _sum(pair)
            console.print(
                Text.assemble((f"  {_between(pair, numbers)}  ", "bold"), said, (f"  {_addends(pair)}", "dim"))
            )
        if len(joining.edges) > SHOWN:
            console.print(Text(f"  … and {len(joining.edges) - SHOWN:,} more", style="dim"))
    if joining.neighbours:
        console.print(Text("\nNearest events that are not this one", style="bold"))
        for near in joining.neighbours:
            console.print(Text.assemble((f"  {near.event_id[:11]}  ", "dim"), shown(near.summary)))
            line = f"{shown(near.why)}: {_sum(near.pair)}" if near.pair.value is not None else shown(near.why)
            told = Text.assemble((line, "yellow"), (f"  {_addends(near.pair)}", "dim"))
            console.print(Padding(told, (0, 0, 0, 15), expand=False))
    if joining.judgements:
        console.print(Text("\nWhat people decided", style="bold"))
        for row in joining.judgements:
            given = f": {row['field']} = {row['value'] or 'unknown'}" if row["verdict"] == "correct" else ""
            note = f"  {row['note']}" if row["note"] else ""
            mention = numbers.get(row["event_mention_id"], row["event_mention_id"])
            console.print(
                Text(f"  judgement {row['number']} on {mention}: {row['verdict']}{shown(given)}{shown(note)}")
            )


def _between(pair: Pair, numbers: Mapping[str, str]) -> str:
    return "–".join(sorted((numbers.get(pair.one, "?"), numbers.get(pair.other, "?")), key=lambda n: (len(n), n)))


def _sum(pair: Pair) -> str:
    return "" if pair.value is None else f"{pair.value:.2f} of {pair.needed:.2f} needed"


def _addends(pair: Pair) -> str:
    """``who 0.83, when 0.90, words 1.70``: what is not 0, in the order of ``Likeness``."""
    return ", ".join(f"{name} {value:.2f}" for name in ADDENDS if (value := getattr(pair.likeness, name)))
