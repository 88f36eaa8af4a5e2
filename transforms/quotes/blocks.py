"""Words said that no marks enclose: set off below a colon, behind one, or above a name as tweets are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter

from transforms.document import Quote, Sentence
from transforms.quotes.clauses import Cue
from transforms.quotes.labels import speaker_of_label
from transforms.quotes.marks import MARK, SINGLES
from transforms.quotes.reporting import COLONS, NAMING
from transforms.quotes.search import MIN_CLAUSE, Search, cue_offset, quote_at, trimmed, word_count
from transforms.quotes.turns import is_turn, turns

BEHIND_VERB = 90
"""Characters from a verb of saying to the colon that ends its clause ("wrote on his page on Monday:")."""
SHORT_LEAD = 45
"""The same where the words said follow in the line itself."""
BULLET = re.compile(r"[ \t]*(?:[•▪●*·–—-]|\d{1,2}[.)]|[a-z]\))[ \t]+")
TERMINAL = ".!?…"
POSTED = re.compile(
    r"(?<=\s)[—–-]{1,2}[ \t]{0,3}([^\W\d_a-z][^\n(]{1,60}?) \((@\w{1,20})\)"
    r"(?= *(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}|$|\n))"
)
"""The line under a tweet: — Ada Okoro (@adaokoro) May 3, 2021."""


def block_quotes(work: Search) -> list[Quote]:
    """Direct quotes without marks, blocks below a colon and tweets, and indirect ones, behind a colon in its line."""
    labels = turns(work.text.text)
    found = []
    for number, sentence in enumerate(work.sentences):
        for cue in work.cues_of.get(sentence.index, ()):
            colon = _colon(work, sentence, cue)
            if colon is None or is_turn(labels, sentence.start, sentence.end):
                continue
            quote = (
                _below(work, number, cue, labels) if colon == sentence.end - 1 else _behind(work, sentence, cue, colon)
            )
            if quote is not None:
                found.append(quote)
            break
    return found + _posted(work)


def _colon(work: Search, sentence: Sentence, cue: Cue) -> int | None:
    """The colon that ends the clause of a verb of saying which reports nothing else."""
    if cue.has_clause or cue.lemma not in COLONS or cue.subject is None:
        return None
    at = cue_offset(work, cue)
    text = work.text.text
    colon = text.find(":", at, min(sentence.end, at + BEHIND_VERB))
    while colon >= 0 and text[colon + 1 : colon + 2].isdigit():
        colon = text.find(":", colon + 1, min(sentence.end, at + BEHIND_VERB))
    if colon < 0 or MARK.search(text, at, colon) or any(c in text[at:colon] for c in ";.\n"):
        return None
    return colon


def _opens_marks(text: str, at: int) -> bool:
    match = MARK.match(text, at)
    return match is not None or text[at : at + 1] in SINGLES


def _behind(work: Search, sentence: Sentence, cue: Cue, colon: int) -> Quote | None:
    """What follows a colon in the same sentence without marks: "Okoro replied: we shall see"."""
    text = work.text.text
    lead = text[cue_offset(work, cue) : colon]
    if len(lead) > SHORT_LEAD or NAMING & set(lead.lower().split()):
        return None
    start, end = trimmed(text, colon + 1, sentence.end, ".")
    if start >= end or MARK.search(text, start, end) or word_count(text, start, end) < MIN_CLAUSE:
        return None
    return quote_at(work, start, end, "indirect", cue)


def _below(work: Search, number: int, cue: Cue, labels: list[tuple[int, int]]) -> Quote | None:
    """The paragraph below a colon, or all items of a list below it."""
    text = work.text.text
    if number + 1 >= len(work.sentences):
        return None
    first = work.sentences[number + 1]
    if first.paragraph == work.sentences[number].paragraph or _opens_marks(text, first.start):
        return None
    is_list = _has_bullet(text, first.start)
    end = number + 1
    for index in range(number + 2, len(work.sentences)):
        sentence = work.sentences[index]
        is_next = sentence.paragraph != work.sentences[end].paragraph
        if is_next and not (is_list and _has_bullet(text, sentence.start)):
            break
        end += 1
    stop = work.sentences[end].end
    start, _ = trimmed(text, first.start, stop)
    bullet = BULLET.match(text, first.start, stop)
    start = bullet.end() if bullet is not None else start
    if is_turn(labels, start, stop) or word_count(text, start, stop) < MIN_CLAUSE:
        return None
    return quote_at(work, start, stop, "direct", cue) if is_list or text[stop - 1] in TERMINAL else None


def _has_bullet(text: str, at: int) -> bool:
    """Whether a line's text begins with a bullet, or has one right before it."""
    line = text.rfind("\n", max(0, at - 8), at) + 1
    return BULLET.match(text, at) is not None or (line > 0 and BULLET.fullmatch(text, line, at) is not None)


def _posted(work: Search) -> list[Quote]:
    """Tweets: the paragraph above a name with a handle."""
    text = work.text.text
    found = []
    for match in POSTED.finditer(text):
        number = bisect_right(work.starts, match.start()) - 1
        if number < 0:
            continue
        last = work.sentences[number]
        first = bisect_left(work.sentences, last.paragraph, key=attrgetter("paragraph"))
        start, end = work.sentences[first].start, match.start()
        while end > start and text[end - 1].isspace():
            end -= 1
        if end - start > 600 or word_count(text, start, end) < MIN_CLAUSE or MARK.match(text, start):
            continue
        speaker = speaker_of_label(work, match.start(1), match.end(1), is_lead=False) or (None, match[1])
        found.append(quote_at(work, start, end, "direct", None, speaker))
    return found
