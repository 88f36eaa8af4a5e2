"""Repetition: what a page prints twice (headline, caption, lead, whole paragraphs), of which one telling is enough."""

from __future__ import annotations

import re

from transforms.document import Span
from transforms.reading.lines import Line

LETTERS = re.compile(r"[^\W_]+")
MARKS = re.compile(r"[^\w\s]")

SHORTEST = 12
"""Letters and digits that a line must have to be told from a chance repetition."""

SHORTEST_SUMMARY = 60
NEAR = 4
"""How many lines after a summary the text that it repeats may begin."""

PARAGRAPHS = 5
"""How many of its paragraphs a summary may repeat."""


def find_repetitions(contents: list[Line]) -> list[Span]:
    """The repeated tellings among lines that are no furniture, in order.

    Lines are the same when their letters and digits are, so that a summary that lost its apostrophes and brackets is
    known again: then the fuller telling is kept, else the first.
    """
    repeated: set[int] = set()
    doubled: list[Span] = []
    kept: dict[str, int] = {}
    keys = ["".join(LETTERS.findall(line.text)).lower() for line in contents]
    for number, (line, key) in enumerate(zip(contents, keys, strict=True)):
        half = _second_half(line)
        if half is not None:
            doubled.append(half)
        if len(key) < SHORTEST or len(line.text.split()) < 3:
            continue
        earlier = kept.get(key)
        if earlier is None:
            kept[key] = number
        elif (
            len(MARKS.findall(contents[earlier].text)) < len(MARKS.findall(line.text)) and len(key) >= SHORTEST_SUMMARY
        ):
            repeated.add(earlier)
            kept[key] = number
        else:
            repeated.add(number)
    repeated.update(n for n, key in enumerate(keys) if len(key) >= SHORTEST_SUMMARY and _is_summary(n, keys))
    return sorted([contents[n].span for n in repeated] + doubled)


def _is_summary(number: int, keys: list[str]) -> bool:
    """Whether a line says what the beginning of the text below it says, and the text goes on."""
    key = keys[number]
    for first in range(number + 1, min(number + 1 + NEAR, len(keys))):
        if keys[first] in ("", key) or not (key.startswith(keys[first]) or keys[first].startswith(key)):
            continue
        below = ""
        for following in keys[first : first + PARAGRAPHS]:
            below += following
            if len(below) > len(key):
                return below.startswith(key)
    return False


def _second_half(line: Line) -> Span | None:
    """The second half of a line that says the same thing twice."""
    middle = (len(line.text) + 1) // 2
    if len(line.text) < 2 * SHORTEST or len(line.text) % 2 == 0 or line.text[middle - 1] != " ":
        return None
    return Span(line.start + middle, line.end) if line.text[: middle - 1] == line.text[middle:] else None
