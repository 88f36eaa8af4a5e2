"""Confidence: a probability, the same every time, high for what is told plainly and low for what is guessed."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.transforms.events_read import MAY_2019, told
from transforms.document import AnnotatedText, Sentence, SourceText, TextEvent
from transforms.events.confidence import DOUBTFUL, LEAST, MOST, SHORT, WEIGHTS, Weights, confidence_of, probable
from transforms.vocabulary.kinds import KINDS

if TYPE_CHECKING:
    from spacy.language import Language

CLEAR = (
    "Chile's President Gabriel Boric met Peru's President Dina Boluarte in Lima on Monday.",
    "Kenya's Foreign Minister Alfred Mutua signed a defence treaty with Ethiopia in Addis Ababa on Tuesday.",
    "Rwanda's government accused Burundi on Monday of arming rebels.",
)
VAGUE = (
    "Analysts say trade between Kenya and Uganda is growing.",
    "Officials say trade between Chile and Peru keeps growing.",
)
FILLED = " The hall was full. The weather stayed warm. Nobody was surprised. The streets were quiet."
"""Sentences that tell of nothing."""


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
    events = told(nlp, words, MAY_2019).events
    assert events
    assert max(event.confidence for event in events) > 0.8


@pytest.mark.parametrize("words", VAGUE)
def test_a_background_truth_is_doubtful(nlp: Language, words: str) -> None:
    events = told(nlp, words, MAY_2019).events
    assert events
    assert max(event.confidence for event in events) < 0.6


def test_what_is_plain_is_kept_in_a_long_text(nlp: Language) -> None:
    for words in CLEAR:
        assert told(nlp, words + FILLED, MAY_2019).events


def test_doubtful_events_are_left_out_of_all_but_short_texts() -> None:
    def event(confidence: float, part_of: int | None = None) -> TextEvent:
        return TextEvent(0, 1, 0, "meeting", "occurred", confidence=confidence, part_of=part_of)

    events = [event(DOUBTFUL - 0.01), event(0.9, part_of=0), event(0.9, part_of=1), event(DOUBTFUL)]
    long = AnnotatedText(SourceText("d", ""), [Sentence(n, 0, 0) for n in range(SHORT)])
    short = AnnotatedText(SourceText("d", ""), [Sentence(0, 0, 0), *(Sentence(n, 0, 0, True) for n in range(1, 9))])
    assert probable(short, list(events)) == events
    assert [(e.confidence, e.part_of) for e in probable(long, events)] == [(0.9, None), (0.9, 0), (DOUBTFUL, None)]


def test_same_text_same_confidence(nlp: Language) -> None:
    words = " ".join(CLEAR)
    first, second = (told(nlp, words, MAY_2019).events for _ in range(2))
    assert [e.confidence for e in first] == [e.confidence for e in second]
