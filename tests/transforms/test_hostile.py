"""Texts that mean harm: whatever the bytes, no crash, no hang, and offsets that stay true."""

from __future__ import annotations

import os
import pickle
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bench.hostile import bounded, stages_of
from tests.hostile.compositions import BYTES, ENGLISH, check_offsets
from tests.hostile.families import FAMILIES, HEADER, PROSE
from transforms.annotate import annotate
from transforms.document import AnnotatedText
from transforms.language import TooLongError
from transforms.reading import Unreadable, read_text
from transforms.reading.decoding import CONTROLS
from transforms.sentences import find_sentences

if TYPE_CHECKING:
    from spacy.language import Language

EXAMPLES = int(os.environ.get("DATELINE_FUZZ", "0"))
"""Inputs that are tried, where others than CI's are wanted."""

fuzzed = settings(deadline=None, suppress_health_check=list(HealthCheck))


@settings(fuzzed, max_examples=EXAMPLES or 200)
@given(BYTES, st.text(max_size=20))
def test_any_bytes_become_characters_that_can_be_kept_or_are_refused(content: bytes, name: str) -> None:
    try:
        source = read_text(content, name)
    except Unreadable:
        return
    source.text.encode()  # no lone surrogates
    assert CONTROLS.search(source.text) is None
    assert all(0 <= s.start <= s.end <= len(source.text) for s in (*source.skipped, *source.furniture))
    found = AnnotatedText(source)
    find_sentences(found)


HUNG = {
    "a page of blanks": f"{PROSE}{' ' * 100_000}x",
    "a page of line ends": f"{PROSE}{chr(10) * 100_000}x",
    "a page of wide blanks": f"{PROSE}{chr(0x3000) * 30_000}x",
    "a city and a page of blanks": f"MOSCOW{' ' * 100_000}x\n{PROSE}",
    "an author and a page of tabs": f"By John Smith{chr(9) * 100_000}x\n{PROSE}",
}
"""What took minutes once, and would again if the cause came back."""


@pytest.mark.parametrize("text", HUNG.values(), ids=HUNG)
def test_what_hung_is_read_and_cut_at_once(text: str) -> None:
    with bounded(5):
        found = AnnotatedText(read_text(f"{HEADER}{text}".encode(), "x.txt"))
        find_sentences(found)
    assert found.sentences


CRASHED = {
    "a number of a thousand hundreds": "It lasted " + "hundred " * 300 + "days.",
    "a list of a thousand towns": "They met in " + "Moscow, " * 800,
}
"""What raised an error once."""


@pytest.mark.parametrize("text", CRASHED.values(), ids=CRASHED)
def test_what_crashed_is_annotated(text: str, nlp: Language) -> None:
    source = read_text(f"{HEADER}{PROSE}\n{text}".encode(), "x.txt")
    assert check_offsets(list(annotate([source], nlp)))["text_mentions"].num_rows


def test_a_text_that_is_too_long_for_the_model_says_so(nlp: Language) -> None:
    source = read_text(f"{HEADER}{PROSE} {'word ' * 210_000}".encode(), "x.txt")
    with pytest.raises(TooLongError, match=r"more than the 1,000,000 that can be annotated") as caught:
        list(annotate([source], nlp))
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@settings(fuzzed, max_examples=EXAMPLES or 15)
@given(ENGLISH)
def test_any_text_is_annotated_and_its_offsets_are_true(nlp: Language, text: str) -> None:
    _annotate(text, nlp)


@pytest.mark.slow
@settings(fuzzed, max_examples=EXAMPLES or 200)
@given(ENGLISH)
def test_many_texts_are_annotated_and_their_offsets_are_true(nlp: Language, text: str) -> None:
    _annotate(text, nlp)


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES)
def test_no_family_of_texts_takes_longer_than_seconds(family: str, nlp: Language) -> None:
    content = f"{HEADER}{PROSE} {FAMILIES[family](2_000)}".encode()
    with bounded(5), suppress(Unreadable):
        stages_of(content, 5, reading_only=False)


def _annotate(text: str, nlp: Language) -> None:
    try:
        source = read_text(text.encode("utf-8", "replace"), "x.txt")
    except Unreadable:
        return
    check_offsets(list(annotate([source], nlp)))
