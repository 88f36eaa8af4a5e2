"""Stretches between quotation marks, whatever the marks and their faults.

Curly and straight marks, doubled apostrophes, guillemets and single marks are understood; one kind may open and another
close. A quotation that runs on over paragraphs, each opened anew, is one stretch; one that nobody closes ends with its
paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MARK = re.compile(r"""[“”„«»"]|``|''|’’|‘‘|(?<![^\W_])[‘'’`](?=[^\W_]|[$€£\[(])|(?<=[^\s‘'’`])['’](?![^\W_])""")
OPENERS = frozenset(("“", "„", "«", "``", "‘‘"))
CLOSERS = frozenset(("”", "»", "’’"))
SINGLES = frozenset("‘'’`")
_CLIPPED = re.compile(r"['’](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n['’])", re.IGNORECASE)
BLANK = re.compile(r"\n\s*\n|\n(?=\s*[“\"„«])")


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters between two quotation marks, without them; ``closed`` is false when the paragraph ended first."""

    start: int
    end: int
    open_at: int
    close_at: int
    """Behind the closing mark."""
    is_single: bool = False
    is_closed: bool = True


def paragraphs(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans of text cut at blank lines and at line breaks before an opening mark."""
    for start, end in spans:
        at = start
        for gap in BLANK.finditer(text, start, end):
            if gap.start() > at:
                yield at, gap.start()
            at = gap.end()
        if at < end:
            yield at, end


def _side(text: str, at: int, mark: str, is_open: bool) -> str:
    """Whether a mark opens or closes, from its form, its neighbours and what is open."""
    end = at + len(mark)
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    if mark in OPENERS:
        return (
            "close"
            if is_open and not before.isspace() and before not in "([—–-\"'" and (after.isspace() or after in ".,;:!?)")
            else "open"
        )
    if mark in CLOSERS and not (
        mark == "”" and not is_open and (before.isspace() or before in "([\n") and not after.isspace()
    ):
        return "close"
    starts = before.isspace() or before in "([{—–-/:"
    ends = after.isspace() or after in ".,;:!?)]}—–-/"
    if starts and not ends:
        return "open"
    if ends and not starts:
        return "close"
    return "close" if is_open else "open"


def marked(text: str, spans: Sequence[tuple[int, int]]) -> list[Marked]:
    """Quoted stretches of a text's paragraphs (spans of characters in order), in order, none inside another."""
    found: list[Marked] = []
    double: int | None = None
    opened_at = last_end = 0
    for start, end in paragraphs(text, spans):
        single: int | None = None
        single_at = 0
        if double is not None:
            lead = MARK.match(text, start + len(text[start:end]) - len(text[start:end].lstrip()))
            if lead is None or lead[0] in SINGLES or lead[0] in CLOSERS:
                found.append(Marked(double, last_end, opened_at, last_end, is_closed=False))
                double = None
            else:
                start = lead.end()
        for match in MARK.finditer(text, start, end):
            mark = match[0]
            if mark in SINGLES:
                if double is not None or _CLIPPED.match(text, match.start()):
                    continue
                before = text[match.start() - 1] if match.start() else " "
                after = text[match.end()] if match.end() < len(text) else " "
                if single is None:
                    if not (before.isalnum() or before in '.,!?”"') and not after.isspace():
                        single, single_at = match.end(), match.start()
                elif (
                    not (before.isspace())
                    and not after.isalnum()
                    and mark != "‘"
                    and not _is_possessive(text, match.start(), end)
                ):
                    found.append(Marked(single, match.start(), single_at, match.end(), is_single=True))
                    single = None
                continue
            side = _side(text, match.start(), mark, double is not None)
            if side == "open" and double is None:
                double, opened_at = match.end(), match.start()
            elif side == "close" and double is not None:
                found.append(Marked(double, match.start(), opened_at, match.end()))
                double = None
        last_end = end
    if double is not None:
        found.append(Marked(double, last_end, opened_at, last_end, is_closed=False))
    return sorted((m for m in found if m.end > m.start), key=lambda m: m.start)


def _is_possessive(text: str, at: int, end: int) -> bool:
    """Whether a mark behind an s is rather an apostrophe: another closing mark follows before anything opens."""
    if text[at - 1] != "s" or text[at + 1 : at + 2] != " ":
        return False
    following = MARK.search(text, at + 1, end)
    return (
        following is not None
        and following[0] in SINGLES
        and text[following.start() - 1 : following.start()].strip() != ""
    )
