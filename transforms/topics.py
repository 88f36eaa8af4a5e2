"""Topics: what a text and its events are about, by vocabulary: the PLOVER contexts and the subjects that analysts
filter by.

A topic's score grows with the number of its words in the text, each word counting less the more often it comes again,
and is the greater the shorter the text: 1 - exp(-evidence), rounded to three decimals. Scores below ``THRESHOLD`` are
left out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from transforms.document import AnnotatedText
from transforms.vocabulary.reading import read_toml

if TYPE_CHECKING:
    from spacy.tokens import Doc

THRESHOLD = 0.2
EVENT_THRESHOLD = 0.25


class Topic(BaseModel):
    """One topic of the vocabulary."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str
    definition: str
    words: tuple[str, ...] = Field(min_length=1)


@cache
def topic_vocabulary() -> Mapping[str, Topic]:
    """All topics by name. Raises ``ValueError`` for a malformed entry or a name that is used twice."""
    folder = files("transforms.vocabulary").joinpath("topics")
    out: dict[str, Topic] = {}
    for file in sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml")):
        entries = TypeAdapter(dict[str, Topic]).validate_python(read_toml("topics", file))
        for name, topic in entries.items():
            if name in out:
                raise ValueError(
                    f"vocabulary/topics/{file}: topic {name!r} stands in another file too; give it another name"
                )
            out[name] = topic
    return out


def read_topics() -> Mapping[str, tuple[str, str]]:
    """Label and definition of each topic, for the reference table ``topics``."""
    return {name: (topic.label, topic.definition) for name, topic in topic_vocabulary().items()}


@cache
def _index() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases by their first word, each with its topic; the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, topic in topic_vocabulary().items():
        for phrase in topic.words:
            words = tuple(phrase.replace("-", " - ").split())
            index.setdefault(words[0], []).append((words, name))
    return {first: tuple(sorted(phrases, key=lambda p: (-len(p[0]), p))) for first, phrases in index.items()}


def _forms(doc: Doc, first: int, last: int) -> list[tuple[str, str]]:
    return [(t.lower_, t.lemma_.lower()) for t in doc[first:last]]


def _found(forms: list[tuple[str, str]]) -> dict[str, Counter[str]]:
    """For each topic its phrases in a stretch of tokens, and how often they stand there."""
    index = _index()
    out: dict[str, Counter[str]] = {}
    for at, (lower, lemma) in enumerate(forms):
        starts = (*index.get(lower, ()), *(index.get(lemma, ()) if lemma != lower else ()))
        for words, topic in starts:
            stretch = forms[at : at + len(words)]
            if len(stretch) == len(words) and all(w in form for w, form in zip(words, stretch, strict=True)):
                out.setdefault(topic, Counter())[" ".join(words)] += 1
    return out


def _score(phrases: Counter[str], length: int) -> float:
    """Evidence of a topic's phrases over the square root of the length, between 0 and 1."""
    weight = sum(
        (1 + math.log(count)) * (1 + 0.5 * (phrase.count(" ") > 0)) for phrase, count in sorted(phrases.items())
    )
    return round(1 - math.exp(-2.2 * weight / math.sqrt(max(length, 20))), 3)


def assign_topics(text: AnnotatedText) -> None:
    """Give the text and each of its events their topics with scores. Reads sentences, analysis and events."""
    if text.analysis is None:
        return
    doc = text.analysis.doc
    by_sentence: dict[int, dict[str, Counter[str]]] = {}
    lengths: dict[int, int] = {}
    whole: dict[str, Counter[str]] = {}
    for sentence in text.sentences:
        if sentence.is_furniture or sentence.last <= sentence.first:
            continue
        found = _found(_forms(doc, sentence.first, sentence.last))
        by_sentence[sentence.index] = found
        lengths[sentence.index] = sentence.last - sentence.first
        for topic, phrases in found.items():
            whole.setdefault(topic, Counter()).update(phrases)
    total = sum(lengths.values())
    scores = {topic: _score(phrases, total) for topic, phrases in whole.items()}
    text.topics = {topic: scores[topic] for topic in sorted(scores) if scores[topic] >= THRESHOLD}
    for event in text.events:
        found = by_sentence.get(event.sentence, {})
        length = lengths.get(event.sentence, 0)
        own = {topic: _score(phrases, length) for topic, phrases in found.items()}
        event.topics = {topic: own[topic] for topic in sorted(own) if own[topic] >= EVENT_THRESHOLD}
