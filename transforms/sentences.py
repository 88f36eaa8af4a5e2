"""Sentences: where each one begins and ends, furniture cut out, header and dateline left out.

Lines are looked at first: a line break is a boundary unless the sentence plainly runs on over it (hard-wrapped lines,
a decimal or a name that a break has cut). Within what is left, a sentence ends at a full stop, question or
exclamation mark with its closing quotation marks and brackets, but not behind an abbreviation, an initial or within a
bracket; also where the blank behind it was lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from transforms.document import AnnotatedText, Sentence, Span
from transforms.reading.lines import Line, lines_of
from transforms.vocabulary.abbreviations import ABBREVIATIONS

LONGEST = 2_000
"""Longer sentences are cut at a blank: no writer means them, and the parser's time grows with them."""

WIDEST_WRAP = 130
NARROWEST_WRAP = 40
RAGGED = 30
"""Hard-wrapped lines are about equally long: from the widest they differ by no more than this, but for the last."""

SHORTEST_WRAP = 25
"""A line that runs on in small letters on the next one; shorter ones are items of lists."""

CUT_SHORT = 40
"""A paragraph that breaks off in mid-sentence is at least this long; shorter ones are headings and items of lists."""

END = re.compile(r"(?P<marks>[.!?…।。؟]+)(?P<closers>(?:[\"'”’»)\]]|\s?\[\d{1,3}\])*)")
LAST_WORD = re.compile(r"(?:\w[\w.'’-]*)?$")
NEXT_WORD = re.compile(r"[\"'“‘«(\[\s]*([^\W\d_]+)(\.?)")
OPENS = re.compile(r"(?:[\"'“‘«„(\[]|[”’](?=\w))*(?:[^\W\d_]|\d|[$€£₹#@&•*—–-]|$)")
GLUED = re.compile(r"[“‘«„]?[A-ZÀ-ÖØ-Þ](?:[a-zß-ÿ’']|\s[a-z])|[“„«]")
DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
ROMAN = re.compile(r"[IVX]+\b")
CLOCK_TAIL = re.compile(
    r"\s*(?:\(|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d"
    r"|[A-Z]{2,5}\b|(?:[A-Z]\w+ ){1,2}[Tt]ime\b|(?:Eastern|Pacific|Central|Mountain|Greenwich)\b)"
)
ATTRIBUTION = re.compile(
    r"\s*(?!(?:He|She|They|It|We|I|You)\b)(?:[A-Z][\w.'’-]*,?\s+(?:\w+\s+)?){1,5}"
    rf"(?:{'|'.join(sorted(ABBREVIATIONS.reporting))})\b"
)
BRACKETED = re.compile(r"\([^()\n]{0,300}\)")
# Only where blanks begin, not at each of them: a page of blanks would be read once for every blank.
MARKER = re.compile(r"(?<!\s)\s+(?=[•▪●◦‣■]\s|\*\*\s|-{4,}(?:\s|$)|={4,}(?:\s|$))|(?<=-{4}|={4})\s+")

BULLET = re.compile(r"[•▪●◦‣■*·–—-]+\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s")
ENDS = re.compile(r"[.!?…।。؟:][\"'”’»)\]]*$")
HANGS = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|but|by|for|from|her|his|in|into|its|of|on|or|our|over|that|the|their|to|under|which|who|whose|with)"
    r"|\b(?:Dr|H\.E|Mr|Mrs|Ms|Prof|Gen|Lt|Sen|Shri|Smt)\.?(?:\s+(?:[A-Z]\.\s*){1,3})?)$"
)
DECIMAL_HEAD = re.compile(r"\S.*\s[$€£₹]?\d{1,3}\.$")
DECIMAL_TAIL = re.compile(r"\d{1,3}(?:\s*%|\s+[a-z])")
TIME_CODE = re.compile(r"\d{1,2}:\d\d(?=[a-z])")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of text between hard boundaries; furniture is one sentence as it stands."""

    start: int
    end: int
    is_furniture: bool


def find_sentences(text: AnnotatedText) -> None:
    """Fill ``text.sentences``: in order, without overlap, each trimmed of blanks; together all that is not skipped.

    ``paragraph`` counts paragraphs from 0. Furniture, and what has neither letter nor figure, is ``is_furniture``.
    """
    body = text.text
    headed = text.source.skipped[0].end if text.source.skipped and text.source.skipped[0].start == 0 else 0
    paragraphs = paragraph_starts(body, text.source.title, headed)
    text.sentences = []
    for stretch in _stretches(text, paragraphs):
        spans = [Span(stretch.start, stretch.end)] if stretch.is_furniture else split(body, stretch.start, stretch.end)
        for span in spans:
            start, end = _trimmed(body, span)
            if start < end:
                is_furniture = stretch.is_furniture or not any(map(str.isalnum, body[start:end]))
                paragraph = max(0, bisect_right(paragraphs, start) - 1)
                text.sentences.append(Sentence(len(text.sentences), start, end, is_furniture, paragraph))


def _stretches(text: AnnotatedText, paragraphs: list[int]) -> Iterator[_Stretch]:
    """The text but for what is skipped, cut at furniture, paragraphs and the ends of the title."""
    kinds = [(s.start, s.end, None) for s in text.source.skipped] + [
        (s.start, s.end, True) for s in text.source.furniture
    ]
    title = text.source.title
    cuts = sorted({*paragraphs, *(title or ())})
    at = 0
    for start, end, kind in [*sorted(kinds, key=lambda k: k[:2]), (len(text.text), len(text.text), None)]:
        start, end = max(at, start), max(at, end)
        inner = cuts[bisect_right(cuts, at) : bisect_right(cuts, start - 1)] if start > at else []
        edges = [at, *inner, start]
        for first, last in pairwise(edges):
            if first < last:
                yield _Stretch(first, last, is_furniture=False)
        if kind and end > start:
            yield _Stretch(start, end, is_furniture=True)
        at = end


def _trimmed(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    return Span(span.start + len(piece) - len(piece.lstrip()), span.end - len(piece) + len(piece.rstrip()))


# --- Lines ---


def paragraph_starts(text: str, title: Span | None = None, start: int = 0) -> list[int]:
    """Offsets at which paragraphs, headlines and items of lists begin; ``start`` is where the header ends."""
    lines = lines_of(text, start)
    wrapped = _wrapped(lines)
    starts = []
    for number, line in enumerate(lines):
        previous = lines[number - 1] if number else None
        in_title = title is not None and title.start < line.start < title.end
        if previous is None or not (in_title or _runs_on(previous, line, wrapped[number])):
            starts.append(line.start)
    return starts


def _wrapped(lines: list[Line]) -> list[bool]:
    """For each line whether the break before it is a hard wrap, in a block of lines that are about equally long."""
    result = [False] * len(lines)
    first = 0
    for number in range(1, len(lines) + 1):
        if number < len(lines) and not lines[number].after_blank:
            continue
        block = lines[first:number]
        widths = [len(line.text) for line in block[:-1]]
        if (
            len(block) >= 3
            and min(widths) >= NARROWEST_WRAP
            and max(widths) <= WIDEST_WRAP
            and max(widths) - min(widths) <= RAGGED
            and len(block[-1].text) <= max(widths) + RAGGED
            and any(line.text[0].islower() for line in block[1:])
        ):
            result[first + 1 : number] = [True] * (len(block) - 1)
        first = number
    return result


def _runs_on(previous: Line, line: Line, wrapped: bool) -> bool:
    """Whether the sentence at the end of a line goes on in the next one."""
    before, after = previous.text, line.text
    if TIME_CODE.match(after):
        return True
    if BULLET.match(after):
        return False
    if DECIMAL_HEAD.match(before[-80:]) and DECIMAL_TAIL.match(after):
        return True
    if wrapped:
        return True
    if HANGS.search(before[-24:]) and (len(before) >= CUT_SHORT or not line.after_blank):
        return not BULLET.match(before)
    if after[0].islower() and not ENDS.search(before[-8:]):
        return len(before) >= (CUT_SHORT if line.after_blank else SHORTEST_WRAP) and not BULLET.match(before)
    return after[0].islower() and not line.after_blank and len(before) >= CUT_SHORT and before.endswith(".")


# --- Sentences within a paragraph ---


def split(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of ``text[start:end]``, a stretch without hard boundaries, with the blanks around them."""
    at = start
    for boundary in _boundaries(text, start, end):
        if boundary > at:
            yield from _no_longer_than(text, at, boundary)
            at = boundary
    if at < end:
        yield from _no_longer_than(text, at, end)


def _no_longer_than(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch in pieces of ``LONGEST`` characters at most, cut at blanks where there are any."""
    while end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        cut = blank if blank > start + LONGEST // 2 else start + LONGEST
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def _boundaries(text: str, start: int, end: int) -> list[int]:
    """Offsets at which a sentence ends, in order."""
    brackets = [m.span() for m in BRACKETED.finditer(text, start, end)]
    markers = [m.end() for m in MARKER.finditer(text, start, end)]
    found: list[int] = []
    sentence = start
    bracket = marker = 0
    straight = 0
    counted = start
    for mark in END.finditer(text, start, end):
        while marker < len(markers) and markers[marker] <= mark.start():
            sentence = markers[marker]
            found.append(sentence)
            marker += 1
        while bracket < len(brackets) and brackets[bracket][1] <= mark.start("marks"):
            bracket += 1
        if bracket < len(brackets):
            opening, closing = brackets[bracket]
            if opening < mark.start() < closing - 1 and mark.end() < closing and text[sentence:opening].strip():
                continue  # inside a bracket that stands in mid-sentence
        straight += text.count('"', counted, mark.end("marks"))
        counted = mark.end("marks")
        boundary = _boundary(text, sentence, end, mark, in_quotes=straight % 2 == 1)
        if boundary is not None:
            found.append(boundary)
            sentence = boundary
    found += markers[marker:]
    return sorted(set(found))


def _boundary(text: str, sentence: int, end: int, mark: re.Match[str], in_quotes: bool) -> int | None:
    """Where the sentence ends that this mark may end; ``None`` where it goes on."""
    marks, closers = mark["marks"], mark["closers"]
    after = mark.end()
    if after >= end:
        return None
    if not text[after].isspace():
        if closers.startswith('"') and not in_quotes:
            after = mark.end("marks")  # the quotation mark opens what follows: it was glued to the full stop
            closers = ""
        return after if _is_glued(text, sentence, after, mark, closers) else None
    rest = text[after : min(end, after + 120)]
    stripped = rest.lstrip()
    if not stripped or not OPENS.match(stripped):
        return None
    first = stripped.lstrip("\"'“”‘’«„([")[:1]
    if first.islower() and not re.match(r"(?:al|el)-[A-Z]", stripped):
        return None
    if "\n" in rest[: len(rest) - len(stripped)] and DECIMAL_TAIL.match(stripped):
        head = text[max(sentence, mark.start() - 80) : mark.start() + 1]
        if DECIMAL_HEAD.match(head.lstrip()):
            return None
    if set(marks) & set("!?") and set(closers) & set("\"'”’») ") and ATTRIBUTION.match(rest[:90]):
        return None
    if marks == "." and not set(closers) & set('"”»'):
        return after if _ends_sentence(text, sentence, mark.start(), rest) else None
    return after


def _is_glued(text: str, sentence: int, after: int, mark: re.Match[str], closers: str) -> bool:
    """Whether a new sentence begins right behind the mark, its blank lost."""
    rest = text[after : after + 60]
    if GLUED.match(rest.lstrip('"')) is None:
        return False
    word = _last_word(text, sentence, mark.start())
    following = NEXT_WORD.match(rest)
    name = following[1] if following is not None else ""
    if mark["marks"] != "." and mark["marks"] != "..":
        return mark["marks"] in ("!", "?", "…") or name in ABBREVIATIONS.starters
    if closers:
        return True
    if name in ABBREVIATIONS.domains and text[after + len(name) : after + len(name) + 1] in ("", " ", "/", ",", "."):
        return False
    if not word:
        return text[mark.start() - 1] in "\"”’')%]"
    if word in ABBREVIATIONS.either or DOTTED.match(word):
        return name in ABBREVIATIONS.starters and not word[-2:-1].isupper()
    if len(word) == 1 or "." in word or word in ABBREVIATIONS.before_names or word in ABBREVIATIONS.inside:
        return False
    return not word.isupper() or name in ABBREVIATIONS.starters or word.isdigit()


def _ends_sentence(text: str, sentence: int, stop: int, rest: str) -> bool:
    """Whether a full stop followed by a blank ends a sentence or an abbreviation within one."""
    word = _last_word(text, sentence, stop)
    following = NEXT_WORD.match(rest)
    name, dot = (following[1], following[2]) if following is not None else ("", "")
    starts = name in ABBREVIATIONS.starters and not (dot and len(name) == 1)
    figure = rest.lstrip("\"'“‘«„([ \n\t\u00a0")[:1].isdigit()
    if not word:
        return True
    opening = text[sentence:stop].strip() == word
    if (word.isdigit() and len(word) <= 3 and opening) or (len(word) == 1 and word.islower() and opening):
        return False  # the number or letter of an item
    if word in ABBREVIATIONS.before_names or word in ABBREVIATIONS.inside:
        return False
    if word in ABBREVIATIONS.before_figures:
        return not figure and ROMAN.match(rest.lstrip()) is None
    if word.isdigit() or (len(word) == 1 and word.islower()):
        return True
    if word.lower() in ("a.m", "p.m"):
        early = len(text[sentence:stop].strip()) < len("On Monday at 11 a.m")
        return CLOCK_TAIL.match(rest) is None and not figure and (starts or not early)
    if word in ABBREVIATIONS.either or DOTTED.match(word) or (len(word) == 1 and word.isupper()):
        return starts or rest.lstrip()[:1] in '"“‘«•' or (rest.lstrip()[:1] in "([" and len(word) > 1)
    return True


def _last_word(text: str, sentence: int, stop: int) -> str:
    found = LAST_WORD.search(text[max(sentence, stop - 24) : stop])
    return found[0] if found is not None else ""
