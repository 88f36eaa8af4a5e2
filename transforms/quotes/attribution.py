"""From marks and reporting clauses to quotes: which belongs to which, and whose words they are."""

from __future__ import annotations

from dataclasses import replace

from transforms.document import AnnotatedText, Quote, Sentence
from transforms.language import Analysis
from transforms.quotes.blocks import block_quotes
from transforms.quotes.circumstances import with_circumstances
from transforms.quotes.clauses import Cue, cues
from transforms.quotes.continued import continued
from transforms.quotes.headlines import headline_quotes
from transforms.quotes.marks import Marked, marked
from transforms.quotes.nouns import noun_cues
from transforms.quotes.quoted import marked_quotes
from transforms.quotes.reported import clause_quotes
from transforms.quotes.search import Search
from transforms.quotes.speakers import Speakers


def quotes_of(text: AnnotatedText) -> list[Quote]:
    """All quotes of a text in order of their start, none inside another."""
    assert text.analysis is not None
    sentences = [s for s in text.sentences if not s.is_furniture and s.last > s.first]
    if not sentences:
        return []
    spans = _paragraph_spans(sentences)
    doc = text.analysis.doc
    found_cues = [(s, cue) for s in sentences for find in (cues, noun_cues) for cue in find(doc, s.first, s.last)]
    work = Search(
        text,
        text.analysis,
        Speakers(text),
        _ended(text.analysis, marked(text.text, spans), found_cues),
        found_cues,
        sentences,
        [s.start for s in sentences],
    )
    found = clause_quotes(work)
    found += marked_quotes(work, found)
    found += headline_quotes(work)
    found += block_quotes(work)
    quotes = continued(work, _without_nested(sorted(found, key=lambda q: (q.start, -q.end))))
    return with_circumstances(work, quotes)


def _ended(analysis: Analysis, stretches: list[Marked], found: list[tuple[Sentence, Cue]]) -> list[Marked]:
    """Marks, where one that nobody closes ends with the clause that a verb of saying behind it reports: “We stay, he
    said."""
    if all(m.is_closed for m in stretches):
        return stretches
    ends = {}
    for _, cue in found:
        if cue.has_clause and cue.last <= cue.verb:
            span = analysis.span(cue.first, cue.last)
            ends[span.start] = span.end
    out = []
    for m in stretches:
        end = None if m.is_closed else next((ends[at] for at in (m.start, m.open_at) if at in ends), None)
        out.append(m if end is None or not m.start < end < m.end else replace(m, end=end, close_at=end, is_closed=True))
    return out


def _paragraph_spans(sentences: list[Sentence]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    paragraph = None
    for s in sentences:
        if spans and s.paragraph == paragraph:
            spans[-1] = (spans[-1][0], s.end)
        else:
            spans.append((s.start, s.end))
        paragraph = s.paragraph
    return spans


def _without_nested(quotes: list[Quote]) -> list[Quote]:
    """Quotes in order, without those that lie in another or repeat it."""
    kept: list[Quote] = []
    for quote in quotes:
        if kept and quote.start < kept[-1].end:
            rival = kept[-1]
            if quote.end <= rival.end:
                continue
            if rival.quote_type == "indirect" and quote.quote_type == "direct" and quote.start - rival.start < 3:
                kept[-1] = quote
                continue
            quote = replace(quote, start=rival.end)
            if quote.end - quote.start < 12:
                continue
        kept.append(quote)
    return kept
