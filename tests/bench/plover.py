"""PLOVER predictions: ``python -m tests.bench.plover GOLD.jsonl PRED.jsonl [even|odd|any] [dyad]``.

Reads the sentences of the PLOVER verification set (fields ``id``, ``text``, ``events`` with source and target), finds
events as the annotator does, and writes for each sentence the root of one event, which the public scorer reads
(``classify.py --key root``). Without ``dyad`` the event is chosen from the sentence alone; with it, the one whose
participants stand where the given source and target do. "even" and "odd" keep the sentences whose SHA-256 of the id is:
only the even ones may be looked at.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from tests.bench.jsonlines import read_rows, write_rows
from tests.bench.timex import is_wanted
from transforms.annotate import annotate
from transforms.document import AnnotatedText, SourceText, TextEvent
from transforms.language import load_model
from transforms.vocabulary.kinds import KINDS

PLANS = ("planned", "proposed", "postponed")
NOTHING = "NONE"


def root_of(event: TextEvent) -> str:
    """The set's class of an event: plans to cooperate are AGREE, CONCEDE and RETREAT are one class, YIELD."""
    kind = KINDS[event.kind]
    if event.status in PLANS and kind.quad_class <= 2:
        return "AGREE"
    return "YIELD" if kind.event_type in ("CONCEDE", "RETREAT") else kind.event_type


def closeness(event: TextEvent, spans: dict[str, tuple[int, int]]) -> int:
    """How well participants stand where the given source and target do: 2 for the right side, 1 for the other."""
    points = 0
    for role, side in (("source", "actor"), ("target", "recipient")):
        start, end = spans.get(role, (-1, -1))
        for p in event.participants:
            if p.start is not None and start - 2 <= p.start <= end:
                points += 2 if p.role == side else 1
    return points


def choose(text: AnnotatedText, spans: dict[str, tuple[int, int]]) -> str:
    """The root of the sentence's main event: the one nearest to the dyad, then the surest, then the first."""
    if not text.events:
        return NOTHING
    best = max(text.events, key=lambda e: (closeness(e, spans), e.confidence, -e.start))
    return root_of(best)


def spans_of(record: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """Offsets of the source and the target that a record gives."""
    return {a["role"]: (a["start"], a["end"]) for e in record.get("events", []) for a in e.get("args", [])}


def main(gold: Path, predictions: Path, half: str = "any", dyad: bool = False) -> None:
    """Write a root for each wanted sentence, and beside it the gold of the same sentences (``.gold.jsonl``)."""
    records = [row for row in read_rows(gold) if is_wanted(row["id"], half)]
    texts = annotate([SourceText(r["id"], r["text"]) for r in records], load_model())
    roots = [choose(t, spans_of(r) if dyad else {}) for r, t in zip(records, texts, strict=True)]
    rows = [{"id": r["id"], "label": {"root": root}} for r, root in zip(records, roots, strict=True)]
    write_rows(predictions, rows)
    write_rows(predictions.with_suffix(".gold.jsonl"), records)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4], dyad="dyad" in sys.argv[4:])
