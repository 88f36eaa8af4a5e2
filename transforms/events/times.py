"""Times of a text: its temporal expressions by sentence, and where each hangs in the parse."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.document import AnnotatedText, Timex
from transforms.events.parse import Parse


@dataclass(frozen=True, slots=True)
class TextTimes:
    """The temporal expressions of a text, by the first token of their sentence, and where each hangs in the parse."""

    text: AnnotatedText
    parse: Parse
    by_sentence: dict[int, list[Timex]]
    heads: dict[int, int]
    """For the ``id`` of each expression the token that hangs outside of it."""


def times_of(text: AnnotatedText, parse: Parse) -> TextTimes:
    """The expressions of a text that stand in its tokens."""
    by_sentence: dict[int, list[Timex]] = {}
    for timex in text.timexes:
        if timex.first < timex.last:
            by_sentence.setdefault(parse.sentence_first[timex.first], []).append(timex)
    heads = {id(t): _head(parse, t) for found in by_sentence.values() for t in found}
    return TextTimes(text, parse, by_sentence, heads)


def without(times: TextTimes, first: int, last: int) -> TextTimes:
    """The same without the expressions between two tokens, which date something else."""
    kept = {at: [t for t in found if not first <= t.first < last] for at, found in times.by_sentence.items()}
    return replace(times, by_sentence=kept)


def _head(parse: Parse, timex: Timex) -> int:
    """The token of an expression that hangs outside of it."""
    inside = range(timex.first, timex.last)
    for token in inside:
        if parse.head[token] not in inside or parse.head[token] == token:
            return token
    return timex.first
