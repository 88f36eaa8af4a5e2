"""The times of a text, found by the stages that come before them and their own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from transforms.document import AnnotatedText, SourceText, Timex
from transforms.language import analyse
from transforms.sentences import find_sentences
from transforms.times import find_times

if TYPE_CHECKING:
    from spacy.language import Language

TUESDAY = date(2021, 2, 16)
"""The anchor of the guide's own table."""


def times_in(nlp: Language, text: str, anchor: date | None = TUESDAY) -> list[Timex]:
    """Times of a text that was published on a day, in their order."""
    annotated = AnnotatedText(SourceText("d", text, anchor_date=anchor))
    find_sentences(annotated)
    list(analyse([annotated], nlp))
    find_times(annotated)
    assert [t.start for t in annotated.timexes] == sorted(t.start for t in annotated.timexes)
    return annotated.timexes
