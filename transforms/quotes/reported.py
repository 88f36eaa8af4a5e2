"""Indirect and mixed quotes: the clauses that reporting verbs govern."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter

from transforms.document import Quote, Sentence
from transforms.quotes.boundaries import before_comment, before_next_report, behind_times
from transforms.quotes.clauses import Cue
from transforms.quotes.search import MIN_CLAUSE, Search, cue_offset, in_marks, inner, quote_at, trimmed, word_count

ASIDE = re.compile(r"(?:Asked|Speaking|Asking|Answering|Responding|Replying|Pressed|Questioned|Addressing)\b")
"""How a clause begins that tells when something was said, and not what."""
NAME = 60
"""Characters in quotation marks that can be a name rather than words said."""
LEAD = 1
"""Words that may stand beside a quotation in a reported clause that is nothing but this quotation."""


def clause_quotes(work: Search) -> list[Quote]:
    """Indirect and mixed quotes: reported clauses."""
    text = work.text.text
    found: list[Quote] = []
    reporters = {cue.verb: cue for _, cue in work.cues if cue.has_clause}
    for sentence, cue in work.cues:
        if not cue.has_clause:
            continue
        offset = cue_offset(work, cue)
        holder = in_marks(work, offset)
        if holder is not None and word_count(text, holder.start, min(holder.end, holder.start + NAME)) > 3:
            continue
        span = work.analysis.span(cue.first, cue.last)
        start, end = span.start, min(span.end, sentence.end)
        before_verb = start < offset
        if before_verb and cue.last <= cue.verb:
            end = min(end, offset)
            root = work.analysis.doc[cue.first : cue.last].root
            if root.i in reporters and reporters[root.i].has_that:
                continue
        start, end = trimmed(text, start, end, ".")
        start, end = _without_edge_marks(text, start, end)
        if not before_verb:
            dated = work.text.timexes
            key = attrgetter("start")
            timexes = dated[bisect_left(dated, start, key=key) : bisect_left(dated, end, key=key)]
            start = trimmed(text, behind_times(text, timexes, start, end), end)[0]
            end = before_next_report(text, start, end)
            end = _before_other_speaker(work, sentence, cue, start, end)
            end = before_comment(text, start, end)
        if word_count(text, start, end) < MIN_CLAUSE or (before_verb and ASIDE.match(text, start)):
            continue
        near = work.marked[max(0, bisect_right(work.openings, start) - 1) : bisect_left(work.openings, end)]
        inside = [m for m in near if start < m.end]
        whole = word_count(text, start, end)
        best = max(inside, key=lambda m: m.end - m.start) if inside else None
        if best is not None and (whole - word_count(text, best.start, best.end) <= max(LEAD, 0.1 * whole)):
            a, b = inner(text, best)
            found.append(quote_at(work, a, b, "direct" if not cue.has_that else "mixed", cue))
            continue
        if inside:
            start, end = (
                min(start, *(m.open_at for m in inside if m.start < start))
                if any(m.start < start for m in inside)
                else start,
                end,
            )
            last = inside[-1]
            if last.end > end and last.close_at <= sentence.end + 2:
                end = last.close_at if last.start >= start else end
            elif last.end == end or last.close_at > end >= last.end:
                end = last.close_at
        found.append(quote_at(work, start, end, "mixed" if inside else "indirect", cue))
    return found


def _before_other_speaker(work: Search, sentence: Sentence, cue: Cue, start: int, end: int) -> int:
    """End of a clause that the parser ran together with what somebody else says (", while his guest called …")."""
    text = work.text.text
    for other in work.cues_of.get(sentence.index, ()):
        if other.subject is None or other.verb <= cue.verb or other.subject == cue.subject:
            continue
        at = cue_offset(work, other)
        if at >= end:
            break
        if at <= start:
            continue
        edge = work.analysis.doc[other.subject].left_edge.i
        before = work.analysis.span(edge, edge + 1).start
        lead = re.search(r", (?:while|whereas|but|and) $", text[start:before])
        if lead is not None:
            return start + lead.start()
    return end


def _without_edge_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A clause without a closing mark that was left at its beginning."""
    while start < end and text[start] in "”»)]":
        start += 1
    return start, end
