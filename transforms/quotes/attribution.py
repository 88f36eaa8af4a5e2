"""From marks and reporting clauses to quotes: which belongs to which, and whose words they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from transforms.document import AnnotatedText, Quote, Sentence
from transforms.language import Analysis
from transforms.quotes.boundaries import WORD, before_comment, before_next_report, behind_times
from transforms.quotes.clauses import Cue, cues, is_finite
from transforms.quotes.marks import Marked, marked
from transforms.quotes.reporting import FRAMES, NAMING
from transforms.quotes.speakers import Speakers

TRIM = " \t\n,;:–—-"
MIN_CLAUSE = 4
"""Words that a reported clause has at least."""
FULL = 5
"""Words that make a quotation a sentence of its own, when no verb introduces it."""


@dataclass(slots=True)
class _Work:
    """One text while its quotes are sought."""

    text: AnnotatedText
    analysis: Analysis
    speakers: Speakers
    marked: list[Marked]
    cues: list[tuple[Sentence, Cue]]
    sentences: list[Sentence]
    starts: list[int]


def quotes_of(text: AnnotatedText) -> list[Quote]:
    """All quotes of a text in order of their start, none inside another."""
    assert text.analysis is not None
    sentences = [s for s in text.sentences if not s.is_furniture and s.last > s.first]
    if not sentences:
        return []
    spans = _paragraph_spans(sentences)
    work = _Work(
        text,
        text.analysis,
        Speakers(text),
        marked(text.text, spans),
        [(s, cue) for s in sentences for cue in cues(text.analysis.doc, s.first, s.last)],
        sentences,
        [s.start for s in sentences],
    )
    found = _clause_quotes(work)
    found += _marked_quotes(work, found)
    found += _headline_quotes(work)
    return _without_nested(sorted(found, key=lambda q: (q.start, -q.end)))


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


def _trimmed(text: str, start: int, end: int, extra: str = "") -> tuple[int, int]:
    strip = TRIM + extra
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return start, end


def _inner(text: str, m: Marked) -> tuple[int, int]:
    """Span of a quotation without the comma before its closing mark."""
    return _trimmed(text, m.start, m.end)


def _word_count(text: str, start: int, end: int) -> int:
    return len(WORD.findall(text, start, end))


def _in_marks(work: _Work, at: int) -> Marked | None:
    """The quotation that a character lies in."""
    for m in work.marked:
        if m.start <= at < m.end:
            return m
        if m.start > at:
            break
    return None


def _cue_offset(work: _Work, cue: Cue) -> int:
    return work.analysis.span(cue.verb, cue.verb + 1).start


def _quote(
    work: _Work, start: int, end: int, quote_type: str, cue: Cue | None, speaker: tuple[int | None, str] | None = None
) -> Quote:
    sentence = work.sentences[max(0, bisect_right(work.starts, start) - 1)]
    if speaker is None and cue is not None:
        speaker = work.speakers.of_cue(cue.verb, cue.subject)
    verb = offset = None
    if cue is not None:
        span = work.analysis.span(cue.verb, cue.verb + 1)
        verb, offset = work.text.text[span.start : span.end], span.start
    entity, words = speaker if speaker is not None else (None, None)
    return Quote(start, end, sentence.index, quote_type, entity, words, verb, offset)


def _clause_quotes(work: _Work) -> list[Quote]:
    """Indirect and mixed quotes: reported clauses."""
    text = work.text.text
    found: list[Quote] = []
    reporters = {cue.verb: cue for _, cue in work.cues if cue.has_clause}
    for sentence, cue in work.cues:
        if not cue.has_clause:
            continue
        offset = _cue_offset(work, cue)
        holder = _in_marks(work, offset)
        if holder is not None and _word_count(text, holder.start, holder.end) > 3:
            continue
        span = work.analysis.span(cue.first, cue.last)
        start, end = span.start, min(span.end, sentence.end)
        before_verb = start < offset
        if before_verb:
            end = min(end, offset)
            root = work.analysis.doc[cue.first : cue.last].root
            if root.i in reporters and reporters[root.i].has_that:
                continue
        start, end = _trimmed(text, start, end, ".")
        start, end = _without_edge_marks(text, start, end)
        if not before_verb:
            start = _trimmed(text, behind_times(text, work.text.timexes, start, end), end)[0]
            end = before_next_report(text, start, end)
            end = _before_other_speaker(work, cue, start, end)
            end = before_comment(text, start, end)
        if _word_count(text, start, end) < MIN_CLAUSE:
            continue
        inside = [m for m in work.marked if m.start < end and start < m.end]
        covered = sum(_word_count(text, max(m.start, start), min(m.end, end)) for m in inside)
        whole = _word_count(text, start, end)
        if inside and covered >= 0.75 * whole:
            best = max(inside, key=lambda m: m.end - m.start)
            a, b = _inner(text, best)
            found.append(_quote(work, a, b, "direct" if not cue.has_that else "mixed", cue))
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
        found.append(_quote(work, start, end, "mixed" if inside else "indirect", cue))
    return found


def _before_other_speaker(work: _Work, cue: Cue, start: int, end: int) -> int:
    """End of a clause that the parser ran together with what somebody else says (", while his guest called …")."""
    text = work.text.text
    for _, other in work.cues:
        if other.subject is None or other.verb <= cue.verb or other.subject == cue.subject:
            continue
        at = _cue_offset(work, other)
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


def _marked_quotes(work: _Work, taken: list[Quote]) -> list[Quote]:
    """Direct quotes, and words in marks within a clause that tells of speaking."""
    text = work.text.text
    found: list[Quote] = []
    previous: Quote | None = None
    for m in work.marked:
        start, end = _inner(text, m)
        if end <= start:
            continue
        words = _word_count(text, start, end)
        claimed = next((q for q in taken if q.start <= m.start < q.end or (q.start <= m.end - 1 < q.end)), None)
        if claimed is not None:
            if claimed.quote_type in ("mixed", "direct") and (m.end - m.start) <= 1.3 * (claimed.end - claimed.start):
                previous = claimed
                continue
            if m.start < claimed.start and claimed.end <= m.end:
                taken.remove(claimed)
            else:
                continue
        cue, kind = _introduced(work, m, words)
        if cue is not None:
            quote = _quote(work, start, end, kind, cue)
        elif _stands_alone(work, m, words):
            speaker = _signed(work, m)
            if speaker is None and previous is not None and _is_near(work, previous, m):
                speaker = (previous.speaker, previous.speaker_text or "")
            quote = _quote(work, start, end, "direct", None, speaker or _announced(work, m))
        else:
            continue
        found.append(quote)
        previous = quote
    return found


SIGNATURE = re.compile(r"\s*[―—–-]{1,2}\s*(?=[A-Z])([^\n]{3,60}?)[.,]?\s*(?:\n|$)")
"""The name behind a quotation that stands by itself: “…” — Ada Okoro."""


def _signed(work: _Work, m: Marked) -> tuple[int | None, str] | None:
    """Speaker whose name is set under a quotation."""
    match = SIGNATURE.match(work.text.text, m.close_at)
    if match is None:
        return None
    for mention in work.text.mentions:
        if mention.start >= match.start(1) and mention.end <= match.end(1) and mention.entity is not None:
            return mention.entity, match[1]
    return None, match[1]


def _is_near(work: _Work, previous: Quote, m: Marked) -> bool:
    """Whether a quotation goes on with what was quoted before: nobody else was named in between."""
    between = work.text.text[previous.end : m.open_at]
    return len(between) < 220


def _announced(work: _Work, m: Marked) -> tuple[int | None, str] | None:
    """Speaker of a block that a colon announces ("The minister was clear: …")."""
    text = work.text.text
    before = text[: m.open_at].rstrip()
    if not before.endswith(":"):
        return None
    number = bisect_right(work.starts, len(before) - 1) - 1
    sentence = work.sentences[number]
    subjects = [t for t in work.analysis.doc[sentence.first : sentence.last] if t.dep_ == "nsubj"]
    return work.speakers.of(subjects[0].i) if subjects else None


def _stands_alone(work: _Work, m: Marked, words: int) -> bool:
    """Whether a quotation is a sentence of its own: it begins and ends one."""
    text = work.text.text
    if words < FULL or m.is_single:
        return False
    before = text[: m.open_at].rstrip()
    begins = not before or before[-1] in '.!?:”"»)' or "\n" in text[len(before) : m.open_at]
    first = text[m.start : m.start + 3].lstrip("[(…. ")[:1]
    after = text[m.close_at : m.close_at + 3].lstrip()
    last = text[m.end - 1]
    return begins and first.isupper() and (last in ".!?…" or not after or after[0] in ".!?" or not m.is_closed)


def _introduced(work: _Work, m: Marked, words: int) -> tuple[Cue | None, str]:
    """The verb that introduces a quotation, and what kind of quote that makes."""
    text = work.text.text
    near = _cues_near(work, m)
    after = [(c, at) for c, at in near if at >= m.close_at]
    before = [(c, at) for c, at in near if at < m.open_at]
    body = text[m.start : m.end].rstrip()
    ends_open = body[-1:] in ",?!" or text[m.close_at : m.close_at + 1] == ","
    starts_sentence = _starts_sentence(work, m)
    if after and (ends_open or starts_sentence):
        cue, at = after[0]
        gap = text[m.close_at : at]
        if "direct" in FRAMES[cue.lemma] and _is_cue_gap(work, cue, m.close_at, gap) and (ends_open or words >= 3):
            return cue, "direct"
    if before:
        cue, at = before[-1]
        verb_end = work.analysis.span(cue.verb, cue.verb + 1).end
        gap = text[verb_end : m.open_at]
        opener = gap.rstrip()
        if opener.endswith((":", ",")) and "direct" in FRAMES[cue.lemma] and (body[:1].isupper() or words >= FULL):
            return cue, "direct"
        if not opener.strip() and "bare" in FRAMES[cue.lemma] and words >= 3:
            return cue, "direct"
        if _is_fragment(work, m, cue, gap, words):
            return cue, "mixed"
    if after and not starts_sentence:
        return None, ""
    return None, ""


def _starts_sentence(work: _Work, m: Marked) -> bool:
    before = work.text.text[: m.open_at].rstrip()
    return (
        not before
        or before[-1] in '.!?:”"»)]*•'
        or "\n" in work.text.text[len(before) : m.open_at]
        or any(abs(s.start - m.open_at) <= 1 for s in work.sentences)
    )


def _is_cue_gap(work: _Work, cue: Cue, close: int, gap: str) -> bool:
    """Whether between a closing mark and a verb stands nothing but the verb's subject."""
    if len(gap) > 200 or re.search(
        r"[.!?]\s+[A-Z]", gap.replace("Mr.", "Mr").replace("Ms.", "Ms").replace("H.E.", "HE").replace("Dr.", "Dr")
    ):
        return False
    if cue.subject is not None:
        return work.analysis.span(cue.subject, cue.subject + 1).start >= close
    return len(gap) < 40


def _cues_near(work: _Work, m: Marked) -> list[tuple[Cue, int]]:
    """Cues outside the marks in the sentences that a quotation begins and ends in, and in the one right behind it when
    the quotation's own sentence ends with its mark."""
    text = work.text.text
    first = max(0, bisect_right(work.starts, m.open_at) - 1)
    last = max(0, bisect_right(work.starts, max(m.end - 1, m.open_at)) - 1)
    near = set(range(first, last + 1))
    if last + 1 < len(work.sentences):
        follower = work.sentences[last + 1]
        gap = text[m.close_at : follower.start]
        if follower.start <= m.close_at + 3 and "\n\n" not in gap:
            lower = (
                text[m.end - 1 : m.end] in ",?!"
                or text[max(follower.start, m.close_at) : follower.end].lstrip()[:1].islower()
            )
            if lower:
                near.add(last + 1)
    wanted = {work.sentences[i].index for i in near}
    out = []
    for sentence, cue in work.cues:
        if sentence.index in wanted:
            at = _cue_offset(work, cue)
            if _in_marks(work, at) is None:
                out.append((cue, at))
    return out


def _is_fragment(work: _Work, m: Marked, cue: Cue, gap: str, words: int) -> bool:
    """Whether words in marks are somebody's words within a clause of speaking: not a name, a title, a scare quote."""
    text = work.text.text
    if "fragment" not in FRAMES[cue.lemma] or words < 2 or (m.is_single and words < 3):
        return False
    if len(gap) > 140 or cue.subject is None or ";" in gap or "\n" in gap:
        return False
    lead = [w.lower() for w in WORD.findall(gap)][-3:]
    if lead and NAMING & set(lead):
        return False
    body = WORD.findall(text[m.start : m.end])
    content = [w for w in body if len(w) > 3]
    if content and all(w[0].isupper() for w in content):
        return False
    follower = text[m.close_at : m.close_at + 20].split()
    if follower and follower[0][:1].islower() and follower[0].rstrip(".,") in NAMING:
        return False
    if not is_finite(work.analysis.doc[cue.verb]):
        return False
    token = work.analysis.tokens_within(m.start, m.end)[0]
    return _is_governed(work, token, cue.verb)


def _is_governed(work: _Work, token: int, verb: int) -> bool:
    """Whether a word hangs on a verb without another subject's verb between that is no complement of it."""
    doc = work.analysis.doc
    if token >= len(doc):
        return False
    node = doc[token]
    for _ in range(14):
        if node.i == verb:
            return True
        if node.dep_ in ("relcl", "advcl") and node.i > verb:
            return False
        if node.head is node:
            return False
        node = node.head
    return False


def _headline_quotes(work: _Work) -> list[Quote]:
    """ "Lavrov: no talks under pressure": a headline that names who says the rest."""
    title = work.text.source.title
    if title is None:
        return []
    text = work.text.text
    for mention in work.text.mentions:
        if mention.start < title.start or mention.end > title.end:
            continue
        after = text[mention.end : title.end]
        if (
            after.startswith(": ")
            and mention.start - title.start < 40
            and mention.entity is not None
            and mention.entity_type == "person"
        ):
            start, end = _trimmed(text, mention.end + 1, title.end, "'\"“”‘’")
            if _word_count(text, start, end) >= MIN_CLAUSE:
                quote = _quote(work, start, end, "indirect", None, (mention.entity, text[mention.start : mention.end]))
                return [quote]
    return []


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
