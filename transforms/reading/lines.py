"""Lines: the printed lines of a text, and how to tell prose from what stands alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.document import Span

TERMINAL = re.compile(r"[.!?…।。؟][\"'”’»)\]]*$")
WORD = re.compile(r"\w[\w'’.-]*")

PROSE_LENGTH = 50
"""Shorter lines are no running prose."""

LONG = 160
"""Longer lines are prose even if they do not end as a sentence does: texts are cut off, headlines are short."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the blanks around it; ``start`` and ``end`` are offsets into the text."""

    start: int
    end: int
    text: str
    after_blank: bool
    """A blank line stands before it, or it is the first."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_prose(self) -> bool:
        """It reads as a sentence or more, not as a headline, caption or label."""
        return is_prose(self.text)


def is_prose(text: str) -> bool:
    """True for a stretch that is long enough for a sentence and ends like one, or too long for a headline."""
    return len(text) > LONG or (len(text) >= PROSE_LENGTH and TERMINAL.search(text[-8:]) is not None)


def lines_of(text: str, start: int = 0) -> list[Line]:
    """The lines from an offset on that are not blank, in order."""
    lines: list[Line] = []
    after_blank = True
    at = start
    for raw in text[start:].split("\n"):
        stripped = raw.strip()
        if stripped:
            begin = at + raw.index(stripped[0])
            lines.append(Line(begin, begin + len(stripped), stripped, after_blank))
        after_blank = not stripped
        at += len(raw) + 1
    return lines
