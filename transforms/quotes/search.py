"""One text while its quotes are sought: its marks, its reporting verbs, and a quote made of what was found."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from transforms.document import AnnotatedText, Quote, Sentence
from transforms.language import Analysis
from transforms.quotes.boundaries import WORD
from transforms.quotes.clauses import Cue
from transforms.quotes.marks import Marked
from transforms.quotes.reporting import stance_of
from transforms.quotes.speakers import Speakers

TRIM = " \t\n,;:–—-•▪●"
LOOK_BACK = 200
"""Characters that are looked at before an opening mark."""
MIN_CLAUSE = 3
"""Words that a reported clause has at least."""


@dataclass(slots=True)
class Search:
    """One text while its quotes are sought."""

    text: AnnotatedText
    analysis: Analysis
    speakers: Speakers
    marked: list[Marked]
    cues: list[tuple[Sentence, Cue]]
    sentences: list[Sentence]
    starts: list[int]
    openings: list[int] = field(init=False)
    """Where the words of each quotation begin."""
    cues_of: dict[int, list[Cue]] = field(init=False)
    """Reporting verbs by the index of their sentence."""

    def __post_init__(self) -> None:
        self.openings = [m.start for m in self.marked]
        doc = self.analysis.doc
        self.cues = [(s, cue) for s, cue in self.cues if not _is_shouted(s, doc[cue.verb].text, self.text.text)]
        self.cues_of = {}
        for sentence, cue in self.cues:
            if cue.is_noun:
                continue
            self.cues_of.setdefault(sentence.index, []).append(cue)

    def before(self, at: int) -> str:
        """The text before an offset as far as it tells how a sentence begins, blanks at its end left out."""
        return self.text.text[max(0, at - LOOK_BACK) : at].rstrip()


def _is_shouted(sentence: Sentence, verb: str, text: str) -> bool:
    """Whether a verb in capitals belongs to a line of furniture that ran into the text: "READ MORE: …", "CLAIM: …"."""
    return len(verb) > 1 and verb.isupper() and not text[sentence.start : sentence.end].isupper()


def trimmed(text: str, start: int, end: int, extra: str = "") -> tuple[int, int]:
    strip = TRIM + extra
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return start, end


def inner(text: str, m: Marked) -> tuple[int, int]:
    """Span of a quotation without the comma before its closing mark."""
    return trimmed(text, m.start, m.end)


def word_count(text: str, start: int, end: int) -> int:
    return len(WORD.findall(text, start, end))


def in_marks(work: Search, at: int) -> Marked | None:
    """The quotation that a character lies in."""
    number = bisect_right(work.openings, at) - 1
    return work.marked[number] if number >= 0 and at < work.marked[number].end else None


def cue_offset(work: Search, cue: Cue) -> int:
    return work.analysis.span(cue.verb, cue.verb + 1).start


def _outside(work: Search, cue: Cue) -> int | None:
    """The subject of a verb; none when the parser took a word out of the quotation for it."""
    if cue.subject is None or in_marks(work, cue_offset(work, cue)) is not None:
        return cue.subject
    at = work.analysis.span(cue.subject, cue.subject + 1).start
    return cue.subject if in_marks(work, at) is None else None


def quote_at(
    work: Search, start: int, end: int, quote_type: str, cue: Cue | None, speaker: tuple[int | None, str] | None = None
) -> Quote:
    sentence = work.sentences[max(0, bisect_right(work.starts, start) - 1)]
    if speaker is None and cue is not None:
        speaker = work.speakers.of_cue(cue.verb, _outside(work, cue))
    verb = offset = None
    if cue is not None:
        span = work.analysis.span(cue.verb, cue.verb + 1)
        verb, offset = work.text.text[span.start : span.end], span.start
    entity, words = speaker if speaker is not None else (None, None)
    stance = stance_of(cue.lemma) if cue is not None else None
    return Quote(start, end, sentence.index, quote_type, entity, words, verb, offset, stance)
