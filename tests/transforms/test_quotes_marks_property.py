"""Laws of quotation marks: whatever the text, quotes lie within it, do not cross, and are found in linear time."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.document import AnnotatedText, Quote, SourceText
from transforms.language import analyse
from transforms.quotes import find_quotes
from transforms.quotes.marks import marked
from transforms.sentences import find_sentences

if TYPE_CHECKING:
    from spacy.language import Language

PIECES = (
    *"\"'“”‘’«»„‚`´‹›″:,.?!-—•",
    "''",
    "``",
    "\n",
    "\n\n",
    " ",
    " said ",
    "Okoro",
    " that ",
    "we stay",
    "He ",
    "s'",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
COUNT = 100_000
SECONDS = 15.0
"""Far above what any of these takes on a slow machine, far below what a quadratic search would."""


@given(TEXTS)
def test_marks_lie_within_the_text_and_in_no_other(text: str) -> None:
    found = marked(text, [(0, len(text))])
    assert found == marked(text, [(0, len(text))])
    for m in found:
        assert 0 <= m.open_at <= m.start < m.end <= m.close_at <= len(text)
    for one, other in pairwise(found):
        assert one.close_at <= other.open_at


def quotes_in(nlp: Language, text: str) -> list[Quote]:
    """Quotes of a text in which no names were looked for."""
    annotated = AnnotatedText(SourceText("d", text, anchor_date=date(2022, 5, 4)))
    find_sentences(annotated)
    list(analyse([annotated], nlp))
    find_quotes(annotated)
    return annotated.quotes


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_quotes_lie_within_the_text_do_not_cross_and_are_the_same_twice(nlp: Language, text: str) -> None:
    quotes = quotes_in(nlp, text)
    assert quotes == quotes_in(nlp, text)
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end].strip()
    for one, other in pairwise(quotes):
        assert one.end <= other.start


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        '"' * COUNT,
        "'" * COUNT,
        "“" * COUNT,
        "”" * COUNT,
        "“a” " * COUNT,
        "“a " * COUNT,
        "\n“a" * COUNT,
        "Aa bb cc,” " * COUNT,
        "the farmers' " * COUNT,
        "“'«‘\"”’»" * (COUNT // 8),
        '"' + "word " * 200_000,
        "\n" * 1_000_000,
        '"',
    ],
    ids=lambda text: f"{text[:12]!r}x{len(text)}",
)
def test_marks_are_paired_in_linear_time(text: str) -> None:
    begun = time.perf_counter()
    found = marked(text, [(0, len(text))])
    assert time.perf_counter() - begun < SECONDS
    assert all(0 <= m.start < m.end <= len(text) for m in found)
