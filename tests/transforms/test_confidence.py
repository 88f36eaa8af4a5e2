"""Confidence: a probability, the same every time, high for what is told plainly and low for what is guessed."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from transforms.annotate import annotate
from transforms.document import AnnotatedText
from transforms.events.confidence import LEAST, MOST, WEIGHTS, Weights, confidence_of
from transforms.reading import read_text
from transforms.vocabulary.kinds import KINDS

if TYPE_CHECKING:
    from spacy.language import Language

CLEAR = (
    "Chile's President Gabriel Boric met Peru's President Dina Boluarte in Lima on Monday.",
    "Kenya's Foreign Minister Alfred Mutua signed a defence treaty with Ethiopia in Addis Ababa on Tuesday.",
    "Rwanda's government accused Burundi on Monday of arming rebels.",
)
VAGUE = (
    "Analysts have long debated the price of bread. Whether a visit might one day follow is anybody's guess.",
    "Meetings of farmers were once common, and some say that Norway could be criticised for it.",
)


def told(nlp: Language, words: str) -> AnnotatedText:
    """A text of 8 May 2019."""
    return next(iter(annotate([read_text(f"May 8, 2019\n\n{words}".encode(), "text.txt")], nlp)))


@given(st.dictionaries(st.sampled_from([*WEIGHTS.weights, "a sign that nobody knows"]), st.floats(-1e6, 1e6)))
def test_confidence_is_a_probability_whatever_the_order_of_the_signs(signs: dict[str, float]) -> None:
    confidence = confidence_of(signs)
    assert LEAST <= confidence <= MOST
    assert confidence == confidence_of(dict(reversed(signs.items())))


def test_weights_are_read_as_they_stand_and_nothing_else_is_let_in() -> None:
    read = tomllib.loads(files("transforms.vocabulary").joinpath("confidence.toml").read_text(encoding="utf-8"))
    assert Weights.model_validate(read) == WEIGHTS
    with pytest.raises(ValidationError):
        Weights.model_validate({**read, "bias": 1.0})
    with pytest.raises(ValidationError):
        Weights.model_validate({**read, "base": float("nan")})


def test_weights_name_only_kinds_that_there_are() -> None:
    kinds = {name.removeprefix("kind ") for name in WEIGHTS.weights if name.startswith("kind ")}
    assert kinds
    assert kinds <= set(KINDS)


@pytest.mark.parametrize("words", CLEAR)
def test_a_fresh_event_told_plainly_is_sure(nlp: Language, words: str) -> None:
    events = told(nlp, words).events
    assert events
    assert max(event.confidence for event in events) > 0.8


def test_what_is_plain_is_surer_than_what_is_vague(nlp: Language) -> None:
    least = min(max(e.confidence for e in told(nlp, words).events) for words in CLEAR)
    assert all(event.confidence < least for words in VAGUE for event in told(nlp, words).events)


def test_same_text_same_confidence(nlp: Language) -> None:
    words = " ".join(CLEAR)
    assert [e.confidence for e in told(nlp, words).events] == [e.confidence for e in told(nlp, words).events]
