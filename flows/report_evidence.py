"""Evidence in its source: the text around a sentence, cut into runs that bear a mark.

Offsets count characters as Python does. A browser counts otherwise (UTF-16), so the text is cut here, and the page
only puts the pieces one behind the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from flows.terminal import CONTROL

LONGEST_SENTENCE = 1200
"""Characters of a sentence that are shown at most, around its trigger."""

Run = tuple[str, str]
"""Its marks, separated by spaces (sentence, trigger, part, cut; or none), and its text."""


def safe(text: Any, longest: int | None = None) -> str:
    """A text without control characters and marks of writing direction; cut, with an ellipsis, when it is too long."""
    whole = CONTROL.sub("�", str(text))
    return whole if longest is None or len(whole) <= longest else whole[: longest - 1].rstrip() + "…"


def marked_context(report: Mapping[str, Any], parts: Iterable[Mapping[str, Any]] = ()) -> list[Run]:
    """The context of a report as runs: its sentence, in that its trigger and the participants named there.

    ``report`` has ``context`` (a piece of the text that begins at ``context_start``), ``sentence_start``,
    ``sentence_end``, ``char_start``, ``char_end`` (the trigger) and ``text_length``, in characters of the text.
    Of a very long sentence, only what stands around the trigger is shown.
    """
    context, origin = report["context"], report["context_start"]
    end = origin + len(context)
    sentence = (max(report["sentence_start"], origin), min(report["sentence_end"], end))
    trigger = _within((report["char_start"], report["char_end"]), sentence)
    first, last = origin, end
    if sentence[1] - sentence[0] > LONGEST_SENTENCE:
        first = max(sentence[0], trigger[0] - LONGEST_SENTENCE // 2)
        last = min(sentence[1], first + LONGEST_SENTENCE)
        sentence = (first, last)
    first, last = _at_word(context, first - origin, origin, report), _to_word(context, last - origin, origin, report)
    spans: list[tuple[str, tuple[int, int]]] = [("sentence", sentence), ("trigger", trigger)]
    for part in parts:
        span = _within((part["char_start"], part["char_end"]), sentence)
        if span[0] < span[1] and not _overlap(span, trigger):
            spans.append(("part", span))
    cuts = sorted({first, last, *(p for _, span in spans for p in span if first < p < last)})
    runs: list[Run] = [("cut", "… ")] if first > 0 else []
    for a, b in pairwise(cuts):
        marks = dict.fromkeys(name for name, (x, y) in spans if x <= a and b <= y)
        runs.append((" ".join(marks), safe(context[a - origin : b - origin])))
    if last < report["text_length"]:
        runs.append(("cut", " …"))
    return _joined(runs)


def _joined(runs: Sequence[Run]) -> list[Run]:
    whole: list[Run] = []
    for marks, text in runs:
        if whole and whole[-1][0] == marks:
            whole[-1] = (marks, whole[-1][1] + text)
        elif text:
            whole.append((marks, text))
    return whole


def _within(span: tuple[int, int], bounds: tuple[int, int]) -> tuple[int, int]:
    start, end = (min(max(position, bounds[0]), bounds[1]) for position in span)
    return start, end


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _at_word(context: str, at: int, origin: int, report: Mapping[str, Any]) -> int:
    """The next beginning of a word, unless the text begins there or the sentence does."""
    start: int = report["sentence_start"] - origin
    if origin + at == 0 or at >= start:
        return origin + at
    space = next((i for i in range(at, min(at + 30, start)) if context[i].isspace()), None)
    return origin + (at if space is None else space + 1)


def _to_word(context: str, at: int, origin: int, report: Mapping[str, Any]) -> int:
    end: int = report["sentence_end"] - origin
    if origin + at >= report["text_length"] or at <= end:
        return origin + at
    space = next((i for i in range(at - 1, max(at - 30, end), -1) if context[i].isspace()), None)
    return origin + (at if space is None else space)
