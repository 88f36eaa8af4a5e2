"""Direct quotes, and words in marks within a clause that tells of speaking: which marks are quotes, and whose."""

from __future__ import annotations

import re
from bisect import bisect_right

from transforms.document import Quote
from transforms.quotes.introductions import FULL, introduced
from transforms.quotes.labels import speaker_of_label
from transforms.quotes.marks import Marked
from transforms.quotes.search import LOOK_BACK, Search, inner, quote_at, word_count


def marked_quotes(work: Search, taken: list[Quote]) -> list[Quote]:
    """Direct quotes, and words in marks within a clause that tells of speaking."""
    text = work.text.text
    found: list[Quote] = []
    previous: Quote | None = None
    taken_of: dict[int, list[Quote]] = {}
    for quote in taken:
        taken_of.setdefault(quote.sentence, []).append(quote)
    for m in work.marked:
        start, end = inner(text, m)
        if end <= start:
            continue
        words = word_count(text, start, end)
        claimed = next(
            (q for q in _taken_near(work, taken_of, m) if q.start <= m.start < q.end or q.start <= m.end - 1 < q.end),
            None,
        )
        if claimed is not None:
            if claimed.quote_type in ("mixed", "direct") and (m.end - m.start) <= 1.3 * (claimed.end - claimed.start):
                previous = claimed
                continue
            if m.start < claimed.start and claimed.end <= m.end:
                taken.remove(claimed)
                taken_of[claimed.sentence].remove(claimed)
            else:
                continue
        cue, kind = introduced(work, m, words)
        if cue is not None:
            quote = quote_at(work, start, end, kind, cue)
        elif (
            _stands_alone(work, m, words)
            or _follows_up(work, previous, m, words)
            or (words >= LEAST_NAMED and (_signed(work, m) or _labelled(work, m)) is not None)
        ):
            speaker = _signed(work, m)
            before = _last_before(m, [previous, *_taken_near(work, taken_of, m)])
            if speaker is None:
                speaker = _announced(work, m) or _turned_to(work, before, m)
            if speaker is None and before is not None and _is_near(work, before, m):
                speaker = (before.speaker, before.speaker_text or "")
            quote = quote_at(work, start, end, "direct", None, speaker)
        else:
            continue
        found.append(quote)
        previous = quote
    return found


def _last_before(m: Marked, quotes: list[Quote | None]) -> Quote | None:
    """The quote that ends last before a quotation, direct or not."""
    return max((q for q in quotes if q is not None and q.end <= m.open_at), key=lambda q: q.end, default=None)


def _turned_to(work: Search, before: Quote | None, m: Marked) -> tuple[int | None, str] | None:
    """Whom the sentence right before a quotation is about, where the writer turns to somebody else after the last quote
    ("Okoro disagreed. “It is not so.”")."""
    number = bisect_right(work.starts, m.open_at) - 1
    number -= work.sentences[number].start >= m.open_at - 1
    if number < 0:
        return None
    sentence = work.sentences[number]
    gap = work.text.text[sentence.end : m.open_at]
    if "\n" in gap or (before is not None and before.end > sentence.start):
        return None
    for token in work.analysis.doc[sentence.first : sentence.last]:
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT":
            speaker, words = work.speakers.of(token.i, token.head.i)
            if speaker is not None and work.text.entities[speaker].entity_type == "person":
                return speaker, words
    return None


def _taken_near(work: Search, taken_of: dict[int, list[Quote]], m: Marked) -> list[Quote]:
    """Quotes found before in the sentences that a quotation touches and in the one before them."""
    first = max(0, bisect_right(work.starts, m.open_at) - 2)
    last = bisect_right(work.starts, max(m.end - 1, m.open_at))
    return [q for s in work.sentences[first:last] for q in taken_of.get(s.index, ())]


SIGNATURE = re.compile(r"\s*[―—–-]{1,2}\s*(?=[A-Z])([^\n]{3,60}?)[.,]?\s*(?:\n|$)")
"""The name behind a quotation that stands by itself: “…” — Ada Okoro."""


def _signed(work: Search, m: Marked) -> tuple[int | None, str] | None:
    """Speaker whose name is set under a quotation."""
    match = SIGNATURE.match(work.text.text, m.close_at)
    if match is None:
        return None
    for mention in work.text.mentions:
        if mention.start >= match.start(1) and mention.end <= match.end(1) and mention.entity is not None:
            return mention.entity, match[1]
    return None, match[1]


NAME = re.compile(r"[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][\w.'’-]+){0,3}")
"""A label that looks like a name, though nothing more is known of it."""
LEAST_NAMED = 3
"""Words in marks that a name before a colon or under them makes a quotation."""
LEAST_FOLLOWING = 2
"""Words of a sentence that goes on with a quotation."""
FOLLOWING = 80
"""Characters of the reporting clause between the two."""


def _is_near(work: Search, previous: Quote, m: Marked) -> bool:
    """Whether a quotation goes on with what was quoted before: nobody else was named in between."""
    between = work.text.text[previous.end : m.open_at]
    return len(between) < 220


def _labelled(work: Search, m: Marked) -> tuple[int | None, str] | None:
    """Speaker of a quotation before which stands a label and nothing else: "UN experts: “…”"."""
    before = work.before(m.open_at)
    if not before.endswith(":"):
        return None
    colon = max(0, m.open_at - LOOK_BACK) + len(before) - 1
    start = work.starts[max(0, bisect_right(work.starts, colon) - 1)]
    return speaker_of_label(work, start, colon, is_lead=False) if start < colon else None


def _announced(work: Search, m: Marked) -> tuple[int | None, str] | None:
    """Speaker of a block that a colon announces: named right before it ("Ada Okoro: …"), or the subject of the clause
    that it ends ("The minister was clear: …")."""
    before = work.before(m.open_at)
    if not before.endswith(":"):
        return None
    colon = max(0, m.open_at - LOOK_BACK) + len(before) - 1
    sentence = work.sentences[max(0, bisect_right(work.starts, colon) - 1)]
    label = _labelled(work, m)
    if label is not None:
        return label
    if NAME.fullmatch(work.text.text, sentence.start, colon):
        return None, work.text.text[sentence.start : colon]
    doc, speakers = work.analysis.doc, work.speakers
    for mention in reversed(speakers.within(sentence.first, sentence.last)):
        if mention.end == colon and mention.entity is not None and mention.entity_type in ("person", "organization"):
            owner = doc[mention.head].head
            if not owner.tag_.startswith("VB") or doc[mention.head].dep_ in ("nsubj", "ROOT"):
                return mention.entity, speakers.words(mention.first, mention.last)
    subjects = [
        t
        for t in doc[sentence.first : sentence.last]
        if t.dep_ in ("nsubj", "nsubjpass")
        and t.tag_ not in ("WDT", "WP")
        and work.analysis.span(t.i, t.i + 1).end <= colon
    ]
    main = [t for t in subjects if t.head.dep_ == "ROOT" or (t.head.dep_ == "conj" and t.head.head.dep_ == "ROOT")]
    return speakers.of((main or subjects)[-1 if main else 0].i) if subjects else None


def _follows_up(work: Search, previous: Quote | None, m: Marked, words: int) -> bool:
    """Whether a short sentence in marks goes on with the quotation right before it: “We stay,” she said. “They go.”"""
    text = work.text.text
    if previous is None or previous.quote_type != "direct" or words < LEAST_FOLLOWING or m.is_single:
        return False
    gap = text[previous.end : m.open_at]
    if not gap.strip() and "\n" not in gap and text[previous.end - 1] in ".!?…":
        return text[m.start].isupper()
    is_near = len(gap) < FOLLOWING and "\n" not in gap and gap.rstrip().endswith(".") and gap.count(".") == 1
    return is_near and text[m.start].isupper() and text[m.end - 1] in ".!?…"


def _stands_alone(work: Search, m: Marked, words: int) -> bool:
    """Whether a quotation is a sentence of its own: it begins and ends one."""
    text = work.text.text
    if words < FULL or m.is_single:
        return False
    before = work.before(m.open_at)
    begins = (
        not before or before[-1] in '.!?:”"»)' or "\n" in text[max(0, m.open_at - LOOK_BACK) + len(before) : m.open_at]
    )
    first = text[m.start : m.start + 3].lstrip("[(…. ")[:1]
    after = text[m.close_at : m.close_at + 3].lstrip()
    last = text[m.end - 1]
    return begins and first.isupper() and (last in ".!?…" or not after or after[0] in ".!?" or not m.is_closed)
