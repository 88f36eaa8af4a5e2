"""PLOVER predictions: ``python -m tests.bench.plover GOLD.jsonl PRED.jsonl [even|odd|any] [dyad]``.

Reads the sentences of the PLOVER verification set (fields ``id``, ``text``, ``events`` with source and target), and
writes for each the root of one event, which the public scorer reads (``classify.py --key root``). With ``dyad`` the
root is what ``deeds_between`` says of the given source and target. Without, it is that of the surest event which the
annotator finds, on which ``deeds_between`` gives a second opinion; where there is none, it is asked about the first two
sides that the sentence names.

Dateline's kinds are filed as PLOVER files them, from the words of its manual and of CAMEO alone:

* what is only to come is AGREE where it is cooperation, THREATEN where it is material conflict;
* a visit, meeting or deal that a side cancels is turned down, REJECT (CAMEO 12), a strike called off is YIELD (08);
* CONCEDE and RETREAT are one class of the set, YIELD (CAMEO 08).

"even" and "odd" keep the sentences whose SHA-256 of the id is: only the even ones may be looked at, and the weights of
``deeds_between`` have seen them, so that only figures of the odd half tell how well it reads.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from tests.bench.jsonlines import read_rows, write_rows
from tests.bench.timex import is_wanted
from transforms.annotate import annotate
from transforms.document import AnnotatedText, SourceText, Span, TextEvent
from transforms.events.dyads import FILED_AS, deeds_between
from transforms.language import load_model
from transforms.vocabulary.kinds import KINDS

PLANS = ("planned", "proposed", "postponed")
TRUST = 0.5
"""How much likelier an event's own root counts than the model says."""
SIDES = ("person", "country", "igo", "organization")


def root_of(event: TextEvent) -> str:
    """The set's class of an event."""
    kind = KINDS[event.kind]
    if event.status in PLANS:
        if kind.quad_class <= 2:
            return "AGREE"
        if kind.quad_class == 4:
            return "THREATEN"
    if event.status == "cancelled" and kind.quad_class in (1, 4):
        return "REJECT" if kind.quad_class == 1 else "YIELD"
    return FILED_AS.get(kind.event_type, kind.event_type)


def sides_of(text: AnnotatedText) -> tuple[Span | None, Span | None]:
    """Where the first two entities stand that can act, each at its first mention; ``None`` for one not named."""
    found: dict[int, Span] = {}
    for mention in sorted(text.mentions, key=lambda m: m.start):
        for entity in mention.entities:
            if text.entities[entity].entity_type in SIDES:
                found.setdefault(entity, Span(mention.start, mention.end))
    first, second = [*found.values(), None, None][:2]
    return first, second


def root_by_itself(text: AnnotatedText) -> str:
    """The root of the sentence's main event, the surest, then the first, unless ``deeds_between`` says otherwise.

    It is asked about the event's own sides, or about the first two that are named where there is no event, and must be
    surer of another root than of the event's by more than ``TRUST``.
    """
    if not text.events:
        return root_between(text, *sides_of(text))
    event = max(text.events, key=lambda e: (e.confidence, -e.start))
    own = root_of(event)
    rated = {
        d.event_type: d.probability for d in deeds_between(text, side_of(event, "actor"), side_of(event, "recipient"))
    }
    rated[own] = rated.get(own, 0.0) + TRUST
    return max(rated, key=lambda root: rated[root])


def side_of(event: TextEvent, role: str) -> Span | None:
    """Where the first participant in a role stands in the text."""
    held = (p for p in event.participants if p.role == role)
    return next((Span(p.start, p.end) for p in held if p.start is not None and p.end is not None), None)


def root_between(text: AnnotatedText, source: Span | None, target: Span | None) -> str:
    """The root of what the source does to the target; "NONE" for a text without words."""
    return next((deed.event_type for deed in deeds_between(text, source, target)), "NONE")


def spans_of(record: dict[str, Any]) -> dict[str, Span]:
    """Offsets of the source and the target that a record gives."""
    return {a["role"]: Span(a["start"], a["end"]) for e in record.get("events", []) for a in e.get("args", [])}


def main(gold: Path, predictions: Path, half: str = "any", dyad: bool = False) -> None:
    """Write a root for each wanted sentence, and beside it the gold of the same sentences (``.gold.jsonl``)."""
    records = [row for row in read_rows(gold) if is_wanted(row["id"], half)]
    texts = annotate([SourceText(r["id"], r["text"]) for r in records], load_model())
    roots = []
    for record, text in zip(records, texts, strict=True):
        spans = spans_of(record)
        roots.append(root_between(text, spans.get("source"), spans.get("target")) if dyad else root_by_itself(text))
    rows = [{"id": r["id"], "label": {"root": root}} for r, root in zip(records, roots, strict=True)]
    write_rows(predictions, rows)
    write_rows(predictions.with_suffix(".gold.jsonl"), records)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), (sys.argv[3:4] or ["any"])[0], "dyad" in sys.argv[4:])
