"""The title: the headline that a text begins with, if it has one."""

from __future__ import annotations

import re

from transforms.document import Span
from transforms.reading.lines import TERMINAL, Line

LONGEST = 200
NO_HEADLINE = re.compile(r"[•▪●*·]\s|\d{1,2}[.)]\s|\d\d:\d\d|[^:]{1,40}:\s*$|(?:Q|A|Question|Answer)\s*:")
SENTENCES = re.compile(r"[a-z\d][.!?]['\"”’)]*\s[\"'“‘]?[A-Z]")
FULL_STOP = re.compile(r"(?<![A-Z])(?<![.…])\.$")


def find_title(contents: list[Line], furniture: tuple[Span, ...]) -> Span | None:
    """The first line that is no furniture, when it stands alone as a headline does: no prose, and a text below it.

    ``contents`` are the lines without header and dateline. A tail of furniture ("| World") is no part of the title; a
    line with a photo credit is a caption.
    """
    covered = {s.start: s for s in furniture}
    for number, line in enumerate(contents):
        if line.start in covered and covered[line.start].end >= line.end:
            continue
        tail = next((s for s in furniture if line.start < s.start and s.end == line.end), None)
        if tail is not None and line.text[tail.start - line.start] != "|":
            continue
        rest = contents[number + 1 :]
        text = line.text if tail is None else line.text[: tail.start - line.start].rstrip()
        if not rest or not _is_headline(line, text):
            return None
        if rest[0].after_blank or not rest[0].text[:1].islower():
            return Span(line.start, line.start + len(text))
        # The next line carries it on: a headline over two lines, or a sentence that is broken hard.
        return Span(line.start, rest[0].end) if not TERMINAL.search(rest[0].text[-8:]) and len(rest) > 1 else None
    return None


def _is_headline(line: Line, text: str) -> bool:
    if line.is_prose or len(text) > LONGEST or len(text.split()) < 2:
        return False
    return not (NO_HEADLINE.match(text) or SENTENCES.search(text) or FULL_STOP.search(text))
