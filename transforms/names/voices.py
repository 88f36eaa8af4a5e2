"""Whose words stand between quotation marks, as far as "I", "our" and "he" within them must know.

Only the stretches and the subjects of the verbs of saying beside them; what the text has people say, with all its
forms, is found later, by ``transforms.quotes``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transforms.vocabulary.references import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from transforms.document import Sentence

SAYING = frozenset(REFERENCES.saying["verbs"])
MARKS = frozenset({'"', "''", "``"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens between two marks, ``last`` exclusive, and the subject of the verb that reports them."""

    first: int
    last: int
    subject: int | None


@dataclass(slots=True)
class Voices:
    """The quoted stretches of a text."""

    stretches: list[Stretch] = field(default_factory=list)
    _at: dict[int, int] = field(default_factory=dict)

    def at(self, token: int) -> Stretch | None:
        """The stretch that a token stands in."""
        number = self._at.get(token)
        return None if number is None else self.stretches[number]


def voices_of(doc: Doc, sentences: Sequence[Sentence]) -> Voices:
    """The quoted stretches of a text, paragraph by paragraph: a mark that is never closed reaches to its end."""
    voices = Voices()
    marks = [t.i for t in doc if t.text in MARKS]
    if not marks:
        return voices
    paragraph = {i: s.paragraph for s in sentences for i in range(s.first, s.last)}
    ends: dict[int, int] = {}
    for sentence in sentences:
        ends[sentence.paragraph] = max(ends.get(sentence.paragraph, 0), sentence.last)
    at = 0
    spans: list[tuple[int, int]] = []
    while at < len(marks):
        here = paragraph.get(marks[at])
        closes = at + 1 < len(marks) and paragraph.get(marks[at + 1]) == here
        last = marks[at + 1] if closes else ends.get(-1 if here is None else here, marks[at] + 1)
        spans.append((marks[at] + 1, last))
        at += 2 if closes else 1
    inside = {i for first, last in spans for i in range(first, last)}
    previous: Stretch | None = None
    for first, last in spans:
        if last <= first:
            continue
        subject = _subject(doc, first, last, inside)
        if subject is None and previous is not None and _goes_on(doc, previous, first):
            subject = previous.subject
        previous = Stretch(first, last, subject)
        for i in range(first, last):
            voices._at[i] = len(voices.stretches)
        voices.stretches.append(previous)
    return voices


def _subject(doc: Doc, first: int, last: int, inside: set[int]) -> int | None:
    """The subject of the verb of saying nearest to the edges of a stretch, in the sentences of the edges."""
    start, end = doc[first].sent.start, doc[last - 1].sent.end
    best: tuple[int, int] | None = None
    for i in [*range(first - 1, start - 1, -1), *range(last, end)]:
        token = doc[i]
        if i in inside or token.lemma_ not in SAYING or token.pos_ not in ("VERB", "AUX"):
            continue
        verb = token
        subject = None
        for _ in range(3):
            subject = next((c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None or verb.dep_ not in ("conj", "xcomp"):
                break
            verb = verb.head
        if subject is None or subject in inside:
            continue
        gap = first - i if i < first else i - last
        if best is None or gap < best[0]:
            best = (gap, subject)
    return best[1] if best else None


def _goes_on(doc: Doc, previous: Stretch, first: int) -> bool:
    """Whether no whole sentence of the writer's own lies between two stretches."""
    return doc[first].sent.start <= doc[min(previous.last, len(doc) - 1)].sent.end
