"""How a judgement's words find their row again, whatever the annotator makes of the sentence today.

The quoted sentence is looked for in the text itself, so that neither the cutting of sentences nor their numbers matter.
Within it, an event is known by its trigger, or by its kind and its parties; a name by its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.document import Span
from transforms.resolve.judge_texts import JudgedText, Row
from transforms.resolve.judgements import Reference
from transforms.resolve.spelling import folded
from transforms.vocabulary.kinds import KINDS

NEEDED = 2.0
"""Points from which an event is the one that was judged: its trigger, or its kind and one of its parties."""
_TRIGGER, _KIND, _FAMILY, _PARTIES = 2.0, 1.5, 1.0, 1.5


@dataclass(frozen=True, slots=True)
class Missed:
    """Why a reference leads nowhere."""

    state: str
    """no such text, not found, or ambiguous."""
    why: str


def event_found(text: JudgedText, reference: Reference) -> str | Missed:
    """The event mention that is meant."""
    spans = occurrences(text.text, reference.quote)
    if not spans:
        return Missed("not found", "the text does not have these words")
    scored = sorted(
        ((_points(text, row, reference, spans), row["event_mention_id"]) for row in text.events.values()), reverse=True
    )
    scored = [(points, mention) for points, mention in scored if points >= NEEDED]
    if not scored:
        return Missed("not found", f"no event at {reference.words!r} in this sentence any more")
    if len(scored) > 1 and scored[0][0] == scored[1][0]:
        return Missed("ambiguous", f"several events at {reference.words!r} in this sentence")
    return str(scored[0][1])


def entity_found(text: JudgedText, reference: Reference) -> int | Missed:
    """The entity of the text that is meant, by its local identifier."""
    spans = occurrences(text.text, reference.quote)
    if not spans:
        return Missed("not found", "the text does not have these words")
    words = _within(text.text, spans, reference.words)
    here = [m for m in text.mentions if m["local_id"] is not None and _overlaps(Span(*_ends(m)), spans)]
    exact = [m["local_id"] for m in here if m["text"] == reference.words]
    near = [m["local_id"] for m in here if _overlaps(Span(*_ends(m)), words)]
    named = [local for local, forms in sorted(text.forms.items()) if folded(reference.words) in forms]
    for found in (exact, near, named):
        locals_found = sorted(set(found))
        of_type = [n for n in locals_found if text.entities[n]["entity_type"] == reference.kind]
        for choice in (locals_found, of_type):
            if len(choice) == 1:
                return int(choice[0])
        if locals_found:
            return Missed("ambiguous", f"{reference.words!r} means several things in this text")
    return Missed("not found", f"nothing is called {reference.words!r} in this text any more")


def occurrences(text: str, quote: str) -> list[Span]:
    """Where a quote stands in a text, however its white space is written."""
    words = quote.split()
    if not words:
        return []
    pattern = r"\s+".join(map(re.escape, words))
    return [Span(m.start(), m.end()) for m in re.finditer(pattern, text)]


def _within(text: str, spans: Sequence[Span], words: str) -> list[Span]:
    found = [(start, o) for start, end in spans for o in occurrences(text[start:end], words)]
    return [Span(start + o.start, start + o.end) for start, o in found]


def _points(text: JudgedText, row: Row, reference: Reference, spans: Sequence[Span]) -> float:
    """How much speaks for the event being the one that was judged; 0 for one of another sentence."""
    own = Span(*_ends(row))
    if not _overlaps(own, spans):
        return 0.0
    points = 0.0
    if row["trigger"] == reference.words:
        points += _TRIGGER + 0.5
    elif _overlaps(own, _within(text.text, spans, reference.words)):
        points += _TRIGGER
    if row["kind"] == reference.kind:
        points += _KIND
    elif (judged := KINDS.get(reference.kind or "")) is not None and KINDS[row["kind"]].family == judged.family:
        points += _FAMILY
    return points + _PARTIES * _shared(text, row["event_mention_id"], reference)


def _shared(text: JudgedText, mention: str, reference: Reference) -> float:
    """Share of the parties that are the same, word for word or by another form of the same entity."""
    parts = text.parts.get(mention, [])
    then = {folded(party) for party in reference.parties}
    if not then or not parts:
        return 0.0
    same = sum(folded(p["text"] or "") in then or bool(text.forms.get(p["local_id"], set()) & then) for p in parts)
    return same / max(len(parts), len(then))


def _ends(row: Row) -> tuple[int, int]:
    return row["char_start"], row["char_end"]


def _overlaps(own: Span, spans: Sequence[Span]) -> bool:
    return any(own.start < span.end and span.start < own.end for span in spans)
