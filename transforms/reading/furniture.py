"""Furniture: which stretches of a text are page furniture, by the patterns of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.document import Span
from transforms.reading.lines import TERMINAL, Line
from transforms.reading.places import is_country
from transforms.reading.stamps import stamps_in
from transforms.vocabulary.furniture import Furniture, Where, furniture

LINE_LIMIT = 600
"""No furniture that takes a whole line is longer."""

TAIL_WINDOW = 240
INLINE_LIMIT = 20_000
"""Longer lines are no web page's paragraphs: what stands inside them is not looked for."""

LINES_ABOVE = 2_000
LINES_BELOW = 500
"""A text with more lines than these is no page: only its beginning and its end are looked at, so that time stays
short."""

LINK_LENGTH = 120
LINKS_IN_BLOCK = 40
FEWEST_TAGS = 3
LABEL_WORDS = 4
"""A name beside a byline or a time stamp: of its writer, of the paper, of the city."""

SHORTEST_WRAP = 25
GLUE = re.compile(r"[a-z]{2}[A-Z][a-z]{2}")
BULLET = re.compile(r"[•▪●*·–-]\s|\d{1,2}[.)]\s")
MARK = re.compile(r"[•▪●◦‣■]\s+")
TEASER = re.compile(r"(?:\.{3}|…)$")
BESIDE = ("byline", "time stamp")
LABEL = re.compile(
    rf"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.&-]*(?: |$)|(?:of|the|de|al|bin)\ ){{1,{LABEL_WORDS}}}(?:\([A-Z][\w ]{{2,20}}\))?$"
)


def whole_line_furniture(line: str, opening: bool = False) -> Furniture | None:
    """What kind of furniture a whole line is, or ``None``, the bullet of a menu left out. ``opening``: it stands before
    the first prose of the text."""
    if len(line) > LINE_LIMIT:
        return None
    line = MARK.sub("", line, count=1) or line
    kinds: tuple[Where, ...] = ("line", "block", "opening") if opening else ("line", "block")
    return next((f for f in furniture() if f.where in kinds and f.pattern.fullmatch(line)), None)


def find_furniture(contents: list[Line], opening_ends: int) -> list[Span]:
    """The furniture among the lines of a text, without header and dateline, in order.

    ``opening_ends`` is the number of lines before the first prose.
    """
    found: list[Span] = []
    links = 0
    menu = False
    for number, line in enumerate(contents):
        if LINES_ABOVE <= number < len(contents) - LINES_BELOW:
            continue
        opening = number < opening_ends
        kind = None if _runs_on(contents, number) else whole_line_furniture(line.text, opening)
        if kind is None and opening and stamps_in(line.text) and not _runs_on(contents, number):
            found.append(line.span)
            continue
        if kind is not None:
            found.append(line.span)
            menu = (opening and kind.where == "block") or (menu and MARK.match(line.text) is not None)
            links = LINKS_IN_BLOCK if kind.where == "block" and not opening else max(0, links - 1)
        elif (links and _is_link(line)) or (menu and MARK.match(line.text) and not line.is_prose):
            found.append(line.span)
            links = max(0, links - 1)
        elif _is_tag_row(line.text) or (number + 1 < opening_ends and is_country(line.text)):
            found.append(line.span)  # a country alone is a section of the site
        elif opening and _is_label(contents, number):
            found.append(line.span)
        else:
            links, menu = 0, False
            found += _within(line, is_headline=opening and not line.is_prose)
    return found + _closing_tags(contents)


def _closing_tags(contents: list[Line]) -> list[Span]:
    """Tags in capitals, one a line, below the last prose of a text."""
    prose = [number for number, line in enumerate(contents) if line.is_prose]
    below = contents[prose[-1] + 1 :] if prose else []
    tags = [line.span for line in below if line.text.isupper() and len(line.text) <= LINK_LENGTH // 2]
    return tags if len(tags) >= FEWEST_TAGS else []


def _is_link(line: Line) -> bool:
    """A line that may be another story's headline, or its beginning with dots behind it."""
    if TEASER.search(line.text):
        return len(line.text) <= 2 * LINK_LENGTH
    return len(line.text) <= LINK_LENGTH and not TERMINAL.search(line.text[-8:]) and not BULLET.match(line.text)


def _runs_on(contents: list[Line], number: int) -> bool:
    """A line that carries on the sentence of the line above, which was broken hard: "… until the\\nend."."""
    line, above = contents[number], contents[number - 1] if number else None
    if above is None or line.after_blank or not line.text[0].islower():
        return False
    return len(above.text) >= SHORTEST_WRAP and not TERMINAL.search(above.text[-8:])


def _is_label(contents: list[Line], number: int) -> bool:
    """A short name right beside a byline or a time stamp, but for the first line, which may be the headline."""
    if number == 0 or not LABEL.fullmatch(contents[number].text) or BULLET.match(contents[number].text):
        return False
    if all(whole_line_furniture(line.text, opening=True) for line in contents[:number]):
        return False
    beside = contents[number - 1 : number] + contents[number + 1 : number + 2]
    kinds = [whole_line_furniture(line.text, opening=True) for line in beside]
    return any(kind is not None and kind.name in BESIDE for kind in kinds)


def _is_tag_row(line: str) -> bool:
    """Tags or titles of links that were glued together: "SummitForeign PolicyAsiaTrade"."""
    if len(GLUE.findall(line[:LINE_LIMIT])) < 2 or len(line) > LINE_LIMIT or TERMINAL.search(line[-8:]):
        return False
    return all(word[0].isupper() or not word[0].isalpha() for word in line.split())


def _within(line: Line, is_headline: bool) -> list[Span]:
    """Furniture inside a line and at its end."""
    end = len(line.text)
    cut = True
    while cut:
        cut = False
        start = max(0, end - TAIL_WINDOW)
        for kind in furniture():
            if kind.where == "tail" or (kind.where == "headline" and is_headline):
                match = kind.pattern.search(line.text[start:end])
                if match is not None and match[0].strip() and start + match.start() > 0:
                    end = len(line.text[: start + match.start()].rstrip())
                    cut = True
    found = []
    if len(line.text) <= INLINE_LIMIT:
        for kind in furniture():
            if kind.where == "inline":
                found += [_trimmed(line, m.start(), m.end()) for m in kind.pattern.finditer(line.text, 0, end)]
    if end < len(line.text):
        found.append(_trimmed(line, end, len(line.text)))
    return found


def _trimmed(line: Line, start: int, end: int) -> Span:
    piece = line.text[start:end]
    return Span(
        line.start + start + len(piece) - len(piece.lstrip()), line.start + end - (len(piece) - len(piece.rstrip()))
    )


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order of their start, overlapping ones made one, empty ones left out."""
    result: list[Span] = []
    for span in sorted(s for s in spans if s.end > s.start):
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)
