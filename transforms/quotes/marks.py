"""Stretches between quotation marks, whatever the marks and their faults.

Curly, straight, low, doubled, angled, prime and single marks are understood; one kind may open and another close, and
neighbours tell what a mark does where its form does not. A quotation that runs on over paragraphs, each opened anew, is
one stretch; one that nobody closes ends with its paragraph, or before the next one that opens; one whose opening mark
was lost begins with its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WORD = r"[^\W_]"
MARK = re.compile(
    rf"""[“”„‟«»"＂″〝〞❝❞「」『』]|``|''|’’|‘‘|´´|[‹›‚]
      |(?<!{_WORD})[‘‛'’`´](?=\s?{_WORD}|[$€£\[(…#@]|\.\.)
      |(?<=[^\s‘'’`´])['’`´‘](?!{_WORD})""",
    re.VERBOSE,
)
OPENERS = frozenset(("“", "„", "‟", "«", "``", "‘‘", "〝", "❝", "「", "『"))
CLOSERS = frozenset(("”", "»", "’’", "〞", "❞", "」", "』"))
SINGLES = frozenset("‘'’`´‛‹›‚")
_CLIPPED = re.compile(r"['’‘`](?:\d\d[s’']?s?\b|em\b|til\b|tis\b|twas\b|cause\b|n['’])", re.IGNORECASE)
_MEASURE = re.compile(r"(?<=\d)['’′] ?\d{1,2}(?:½|¼|¾)?(?:[\"”″]|'')")
"""Feet and inches: 6'2"."""
BLANK = re.compile(r"\n\s*\n|\n(?=\s*[“\"„«])")
_SENTENCE_START = re.compile(r"[.!?…]['’”\"»]?\s+(?=[^\W_a-z])")
LEAST_LOST = 3
"""Words before a closing mark that make it the end of a quotation whose opening mark was lost."""
MOST_LOST = 400
"""Characters that such a quotation has at most."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters between two quotation marks, without them; ``is_closed`` is false when the paragraph ended first."""

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


def marked(text: str, spans: Sequence[tuple[int, int]]) -> list[Marked]:
    """Quoted stretches of a text's paragraphs (spans of characters in order), in order, none inside another."""
    doubles: list[Marked] = []
    singles: list[Marked] = []
    running: tuple[int, int] | None = (
        None  # where a quotation that no paragraph has closed yet was opened, and its start
    )
    last_end = 0
    for start, end in paragraphs(text, spans):
        if running is not None:
            lead = _lead(text, start, end)
            if lead is None:
                doubles.append(Marked(running[1], last_end, running[0], last_end, is_closed=False))
                running = None
            else:
                start = lead
        measures = [m.span() for m in _MEASURE.finditer(text, start, end)]
        marks = [m for m in MARK.finditer(text, start, end) if not _within(measures, m.start())]
        found, running = _doubles(text, start, end, marks, running)
        doubles += found
        singles += _singles(text, end, [m for m in marks if m[0] in SINGLES])
        last_end = end
    if running is not None:
        doubles.append(Marked(running[1], last_end, running[0], last_end, is_closed=False))
    return _outermost(text, doubles, singles)


def _lead(text: str, start: int, end: int) -> int | None:
    """Behind the mark that opens a paragraph anew, or ``None``."""
    while start < end and text[start].isspace():
        start += 1
    lead = MARK.match(text, start, end)
    return lead.end() if lead is not None and lead[0] not in SINGLES and lead[0] not in CLOSERS else None


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    number = bisect_right(spans, (at, at)) - 1
    return any(start <= at < end for start, end in spans[max(0, number) : number + 2])


def _side(text: str, at: int, mark: str, is_open: bool) -> str:
    """Whether a mark opens or closes, from its form, its neighbours and what is open."""
    end = at + len(mark)
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    starts = before.isspace() or before in "([{—–-/:"
    ends = after.isspace() or after in ".,;:!?)]}—–-/"
    if mark in OPENERS:
        is_closing = is_open and not before.isspace() and before not in "([—–-\"'" and ends
        return "close" if is_closing else "open"
    if mark in CLOSERS:
        is_opening = not is_open and (before.isspace() or before in "([") and not after.isspace()
        return "open" if is_opening else "close"
    if starts and not ends:
        return "open"
    if ends and not starts:
        return "close"
    return "close" if is_open else "open"


def _doubles(
    text: str, start: int, end: int, marks: Sequence[re.Match[str]], running: tuple[int, int] | None
) -> tuple[list[Marked], tuple[int, int] | None]:
    """Stretches between double marks of one paragraph, and the one that it leaves open, if any.

    Every mark that opens goes on a stack. A pair inside an open quotation counts only when that one is never closed.
    """
    stack: list[tuple[int, int]] = [running] if running is not None else []
    pairs: list[Marked] = []
    behind = start
    for match in marks:
        mark, at = match[0], match.start()
        if mark in SINGLES:
            continue
        side = _side(text, at, mark, bool(stack))
        if side == "open":
            stack.append((at, match.end()))
        elif stack:
            open_at, begins = stack.pop()
            pairs.append(Marked(begins, at, open_at, match.end()))
            behind = match.end()
        else:
            begins_at = _lost_opening(text, behind, at)
            if begins_at is not None:
                pairs.append(Marked(begins_at, at, begins_at, match.end()))
            behind = match.end()
    pairs.sort(key=lambda m: m.open_at)
    if not stack:
        return pairs, None
    goes_on = _lead(text, *_line_behind(text, end)) is not None
    if goes_on:
        pairs = [m for m in pairs if m.open_at < stack[-1][0]]
    openings = [m.open_at for m in pairs] + [at for at, _ in stack]
    openings.sort()
    for open_at, begins in stack[:-1]:
        following = openings[bisect_right(openings, open_at)]
        pairs.append(Marked(begins, following, open_at, following, is_closed=False))
    open_at, begins = stack[-1]
    at = bisect_right(openings, open_at)
    if at < len(openings) and not goes_on:
        pairs.append(Marked(begins, openings[at], open_at, openings[at], is_closed=False))
        return pairs, None
    return pairs, (open_at, begins)


def _line_behind(text: str, end: int) -> tuple[int, int]:
    """The beginning of what follows a paragraph, far enough to see whether a mark opens it."""
    while end < len(text) and text[end].isspace():
        end += 1
    return end, min(len(text), end + 2)


def _lost_opening(text: str, behind: int, close: int) -> int | None:
    """Where a quotation begins that has a closing mark only: its sentence, when the mark stands as one that closes
    words said (behind a comma or the end of a sentence)."""
    if close == 0 or text[close - 1] not in ",.!?":
        return None
    lowest = max(behind, close - MOST_LOST)
    begins = lowest
    for match in _SENTENCE_START.finditer(text, lowest, close):
        begins = match.end()
    while begins < close and text[begins].isspace():
        begins += 1
    is_sentence = begins > lowest or lowest == behind
    words = text[begins:close].split()
    return begins if is_sentence and len(words) >= LEAST_LOST and words[0][0].isupper() else None


def _singles(text: str, end: int, marks: Sequence[re.Match[str]]) -> list[Marked]:
    """Stretches between single marks of one paragraph; apostrophes are none."""
    found: list[Marked] = []
    single: int | None = None
    single_at = 0
    for number, match in enumerate(marks):
        mark, at = match[0], match.start()
        if _CLIPPED.match(text, at):
            continue
        before = text[at - 1] if at else " "
        after = text[match.end()] if match.end() < len(text) else " "
        if single is None:
            if not (before.isalnum() or before in '.,!?”"') and not (after.isspace() and mark not in "‹"):
                single, single_at = match.end(), at
        elif (
            not before.isspace()
            and not after.isalnum()
            and (mark != "‘" or text[single_at] == "‚")
            and not _is_possessive(text, at, marks[number + 1] if number + 1 < len(marks) else None)
        ):
            found.append(Marked(single, at, single_at, match.end(), is_single=True))
            single = None
    return found


def _is_possessive(text: str, at: int, following: re.Match[str] | None) -> bool:
    """Whether a mark behind an s is rather an apostrophe: another closing mark follows before anything opens."""
    if text[at - 1] != "s" or text[at + 1 : at + 2] != " " or following is None:
        return False
    return not text[following.start() - 1].isspace()


def _outermost(text: str, doubles: list[Marked], singles: list[Marked]) -> list[Marked]:
    """Stretches that lie in no other. Single marks lose against double ones, but for a sentence said in single marks
    that quotes others in double ones."""
    kept: list[Marked] = []
    for m in sorted((m for m in doubles if m.end > m.start), key=lambda m: (m.open_at, -m.close_at)):
        if not kept or m.open_at >= kept[-1].close_at:
            kept.append(m)
    starts = [m.open_at for m in kept]
    wide: list[Marked] = []
    for m in singles:
        first = max(0, bisect_right(starts, m.open_at) - 1)
        last = bisect_right(starts, m.close_at)
        met = [d for d in kept[first:last] if d.close_at > m.open_at]
        is_said = text[m.end - 1] in ",.!?" or text[m.close_at : m.close_at + 1] == ","
        if m.end > m.start and (
            not met or (is_said and all(m.start <= d.open_at and d.close_at <= m.end for d in met))
        ):
            wide.append(m)
    inner = [(m.open_at, m.close_at) for m in wide]
    return sorted(wide + [d for d in kept if not _within(inner, d.open_at)], key=lambda m: m.start)
