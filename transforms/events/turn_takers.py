"""Turns: who is meant by "we" in what a spokesman answers, in a text whose lines begin with who speaks."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from transforms.events.context import Context
from transforms.quotes.turns import turns
from transforms.vocabulary.events import EVENT_WORDS

ANSWERING = EVENT_WORDS.fillers.answering


def turn_speaker(context: Context, token: int) -> int | None:
    """The entity whose turn a token stands in; ``None`` where the text is no transcript or nobody is known."""
    labels = _labels(context.text.text)
    if not labels:
        return None
    analysis = context.text.analysis
    assert analysis is not None
    at = bisect_right(labels, (analysis.span(token, token + 1).start, 0)) - 1
    if at < 0:
        return None
    first, last = labels[at]
    mentions = context.text.mentions
    named = next((m.entity for m in mentions if first <= m.start < last and m.entity is not None), None)
    if named is not None:
        return named if context.type_of(named) == "person" else None
    words = context.text.text[first:last].casefold().replace(":", " ").replace(",", " ").split()
    title = context.text.source.title
    if not ANSWERING & set(words) or title is None:
        return None
    return next((m.entity for m in mentions if title.start <= m.start < title.end and m.entity is not None), None)


def in_label(context: Context, offset: int) -> bool:
    """Whether an offset lies in a label: who asks or answers takes no part in what the turn tells."""
    labels = _labels(context.text.text)
    at = bisect_right(labels, (offset, len(context.text.text))) - 1
    return at >= 0 and offset < labels[at][1]


@lru_cache(maxsize=4)
def _labels(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(turns(text))
