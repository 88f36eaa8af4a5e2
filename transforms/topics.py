"""Topics: what a text and its events are about, by vocabulary: the PLOVER contexts and the subjects that analysts
filter by.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from transforms.document import AnnotatedText
from transforms.topic_cues import Found, find_cues, words_in
from transforms.vocabulary.topic_words import read_topics, topic_vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["assign_topics", "read_topics", "topic_vocabulary"]

THRESHOLD = 0.3
HALF = 1.0
STEEPNESS = 2.0
USUAL_LENGTH = 50
LENGTH_POWER = 0.4


def evidence(found: Iterable[Found]) -> dict[str, float]:
    """Evidence by topic: the weights of its cues, a cue that comes again counting less."""
    counts: Counter[tuple[str, str, float]] = Counter((f.topic, f.cue, f.weight) for f in found)
    out: dict[str, float] = {}
    for (topic, _, weight), count in sorted(counts.items()):
        out[topic] = out.get(topic, 0.0) + weight * (1 + 0.35 * math.log2(count))
    return out


def scores(amounts: Mapping[str, float], length: int) -> dict[str, float]:
    """Evidence in a stretch of so many words as scores between 0 and 1."""
    vocabulary = topic_vocabulary()
    scale = (max(length, USUAL_LENGTH) / USUAL_LENGTH) ** LENGTH_POWER
    elsewhere = max((a for t, a in amounts.items() if not vocabulary[t].published), default=0.0) / scale
    out = {}
    for topic, amount in amounts.items():
        if vocabulary[topic].published and amount > 0:
            x = amount / scale / (1 + 0.3 * elsewhere)
            out[topic] = round(1 / (1 + (HALF / x) ** STEEPNESS), 3)
    return out


def assign_topics(text: AnnotatedText) -> None:
    """Give the text and each of its events their topics with scores. Reads sentences, analysis and events."""
    if text.analysis is None:
        return
    doc: Doc = text.analysis.doc
    by_sentence: dict[int, list[Found]] = {}
    lengths: dict[int, int] = {}
    for sentence in text.sentences:
        if sentence.is_furniture or sentence.last <= sentence.first:
            continue
        words = words_in(doc[sentence.first : sentence.last])
        by_sentence[sentence.index] = find_cues(words)
        lengths[sentence.index] = len(words)
    whole = scores(evidence(f for found in by_sentence.values() for f in found), sum(lengths.values()))
    text.topics = {topic: whole[topic] for topic in sorted(whole) if whole[topic] >= THRESHOLD}
    for event in text.events:
        own = scores(evidence(by_sentence.get(event.sentence, [])), lengths.get(event.sentence, 0))
        event.topics = {topic: own[topic] for topic in sorted(own) if own[topic] >= THRESHOLD}
