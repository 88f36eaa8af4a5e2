"""Confidence: how probable it is that an analyst would log an event, of this type and with one of these participants.

A weighted sum of signs, put on the scale of probabilities. The weights are fitted to annotated texts by
``tools/train_confidence.py``; ``docs/confidence.md`` shows how the figures keep their word.
"""

from __future__ import annotations

from math import exp

from pydantic import BaseModel, ConfigDict, FiniteFloat

from transforms.document import AnnotatedText, TextEvent
from transforms.events.signs import Signs
from transforms.vocabulary.reading import read_toml

LEAST, MOST = 0.02, 0.99
DOUBTFUL = 0.45
"""Less probable events are left out: of texts not learned from they cost more precision than they bring recall."""
SHORT = 4
"""Sentences below which a text is so short that whatever it tells is kept."""


class Weights(BaseModel):
    """The file of weights, in log-odds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    base: FiniteFloat
    """What an event without any sign has."""
    weights: dict[str, FiniteFloat]
    """What each sign adds for every 1 of its figure; a sign that is not listed adds nothing."""


WEIGHTS = Weights.model_validate(read_toml("confidence.toml"))


def confidence_of(signs: Signs, weights: Weights = WEIGHTS) -> float:
    """The probability, from 0.02 to 0.99, rounded to four digits; signs are summed in the order of their names."""
    score = weights.base + sum(weights.weights.get(name, 0.0) * signs[name] for name in sorted(signs))
    return round(min(MOST, max(LEAST, 1 / (1 + exp(-min(30.0, max(-30.0, score)))))), 4)


def probable(text: AnnotatedText, events: list[TextEvent]) -> list[TextEvent]:
    """The events without the doubtful ones, in order; those that were part of one left out stand alone."""
    if sum(not sentence.is_furniture for sentence in text.sentences) < SHORT:
        return events
    kept = [n for n, event in enumerate(events) if event.confidence >= DOUBTFUL]
    for n in kept:
        whole = events[n].part_of
        events[n].part_of = kept.index(whole) if whole in kept else None
    return [events[n] for n in kept]
