"""Headlines that name who says the rest: "Lavrov: no talks under pressure", "'We will not bow': Rouhani"."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.document import Quote
from transforms.quotes.labels import speaker_of_label
from transforms.quotes.reporting import cue_word, stance_of
from transforms.quotes.search import MIN_CLAUSE, Search, in_marks, quote_at, trimmed, word_count

OUTER_MARKS = "'\"“”‘’«»`"
LEAST_MARKED = 3
"""Words in quotation marks that are somebody's words rather than a name."""
_LEADING = re.compile(r"([^:]{2,70}?)(?:: | [-–—] (?=[\"“'‘«]))(?=\S)")
_TRAILING = re.compile(r"(?:: | [-–—] )([^:]{2,70})$")
_SAYING = re.compile(r"[,'’\"”] ?([a-z]+?)(?:s|d|ed)? ((?:the )?[^\W\d_a-z][^,:]{1,60})$")
_ASKING = re.compile(
    r"(?:what|why|how|who|when|where|which|can|could|is|are|will|does|do|did|should|\d+|five|six|seven|eight|nine|ten"
    r"|the (?:man|woman|life|story))\b",
    re.IGNORECASE,
)
"""How a headline goes on that is about whoever stands before its colon."""


def headline_quotes(work: Search) -> list[Quote]:
    """The quote of a headline that names its speaker by a label: before a colon, behind it, behind a dash or "says"."""
    title = work.text.source.title
    if title is None:
        return []
    text = work.text.text
    match = _LEADING.match(text, title.start, title.end)
    if match is not None:
        speaker = speaker_of_label(work, match.start(1), match.end(1), is_lead=True)
        is_heard = speaker is not None and _is_told_of(work, speaker[0], title.end)
        if speaker is not None and is_heard and not _ASKING.match(text, match.end(), title.end):
            quote = _said(work, match.end(), title.end, speaker)
            return [quote] if quote is not None else []
    headline = text[title.start : title.end]
    match = _TRAILING.search(headline)
    if match is not None:
        speaker = speaker_of_label(work, title.start + match.start(1), title.end, is_lead=False)
        if speaker is not None:
            quote = _said(work, title.start, title.start + match.start(), speaker)
            return [quote] if quote is not None else []
    match = _SAYING.search(headline)
    if match is not None and (word := cue_word(match[1], ())) is not None:
        speaker = speaker_of_label(work, title.start + match.start(2), title.end, is_lead=False)
        quote = _said(work, title.start, title.start + match.start(), speaker) if speaker is not None else None
        if quote is not None:
            begins = title.start + match.start(1)
            ends = title.start + match.start(2) - 1
            return [replace(quote, verb=text[begins:ends], cue_start=begins, stance=stance_of(word))]
    return []


def _is_told_of(work: Search, speaker: int | None, end: int) -> bool:
    """Whether the text goes on to speak of whoever a label names, behind ``end``: a series or a topic stands alone."""
    if speaker is None or work.text.entities[speaker].key is not None:
        return True
    return any(m.entity == speaker for m in work.text.mentions if m.start >= end)


def _said(work: Search, start: int, end: int, speaker: tuple[int | None, str]) -> Quote | None:
    """What a headline has somebody say, direct when all of it stands in quotation marks."""
    text = work.text.text
    first, last = trimmed(text, start, end)
    mark = in_marks(work, first + 1)
    if mark is not None and mark.open_at <= first and mark.close_at >= last:
        first, last = trimmed(text, mark.start, mark.end)
        return (
            quote_at(work, first, last, "direct", None, speaker)
            if word_count(text, first, last) >= LEAST_MARKED
            else None
        )
    if word_count(text, first, last) < MIN_CLAUSE:
        return None
    is_mixed = any(m.start < last and first < m.end for m in work.marked)
    a, b = (first, last) if is_mixed else trimmed(text, first, last, OUTER_MARKS)
    return quote_at(work, a, b, "mixed" if is_mixed else "indirect", None, speaker)
