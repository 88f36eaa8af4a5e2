"""Topics: what a text and its events are about, by vocabulary: the PLOVER contexts and the subjects that analysts
filter by.

Evidence of a topic is the sum of the weights of its cues (``vocabulary/topic_words.py``), a cue that comes again
counting less; words of the sports page, the kitchen, company news and leisure weaken all topics. In a text longer than
``USUAL_LENGTH`` words it takes more evidence. An event has the evidence of its own sentence, of its kind (sanctions are
about sanctions: ``vocabulary/topic_kinds.toml``) and, at a lower weight, of its text.

A score is between 0 and 1, rounded to three decimals, and 0.5 is the line: a topic with that score is about as often
right as not, one above it more often right; from 0.75 on some nine of ten are. ``HALF`` and ``STEEPNESS`` were set by
texts written for it (tests/transforms/topics.toml and topics_unseen.toml). Scores below ``THRESHOLD`` are left out.

Similarity of words outside the vocabulary to its words (static vectors of all-MiniLM-L6-v2) was tried in three ways and
added nothing on those texts, so there is none.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from transforms.document import AnnotatedText
from transforms.topic_cues import Found, find_cues, words_in
from transforms.vocabulary.topic_words import kind_topics, read_topics, topic_vocabulary

__all__ = ["assign_topics", "evidence", "read_topics", "scores", "topic_vocabulary"]

THRESHOLD = 0.4
"""Scores below it are not told."""
HALF = 1.1
"""Evidence that makes a topic as likely as not in a text of usual length."""
STEEPNESS = 2.0
USUAL_LENGTH = 50
LENGTH_POWER = 0.4
"""How evidence of a longer text is divided: by the power of its length over the usual one."""
AGAIN = 0.35
"""What a cue gains with each doubling of its number."""
ELSEWHERE = 0.3
"""How much evidence of unpublished topics weakens that of others."""
EVENT_HALF = 0.9
"""The same as ``HALF`` for an event, whose sentence is short."""
FROM_TEXT = 0.3
"""What the evidence of the text counts for its events."""


def evidence(found: Iterable[Found]) -> dict[str, float]:
    """Evidence by topic: the weights of its cues, a cue that comes again counting less."""
    counts = Counter(found)
    out: dict[str, float] = {}
    for (topic, _, weight), count in sorted(counts.items()):
        out[topic] = out.get(topic, 0.0) + weight * (1 + AGAIN * math.log2(count))
    return out


def relative(amounts: Mapping[str, float], length: int) -> dict[str, float]:
    """Evidence of published topics in so many words, as if the text were of usual length and no sports page."""
    vocabulary = topic_vocabulary()
    scale = (max(length, USUAL_LENGTH) / USUAL_LENGTH) ** LENGTH_POWER
    elsewhere = max((a for t, a in amounts.items() if not vocabulary[t].published), default=0.0) / scale
    return {
        topic: amount / scale / (1 + ELSEWHERE * elsewhere)
        for topic, amount in sorted(amounts.items())
        if vocabulary[topic].published
    }


def scores(amounts: Mapping[str, float], half: float = HALF, line: float = THRESHOLD) -> dict[str, float]:
    """Relative evidence as scores between 0 and 1, 0.5 at ``half``, those from ``line`` on."""
    least = half * (line / (1 - line)) ** (1 / STEEPNESS)
    return {
        topic: round(1 / (1 + (half / amount) ** STEEPNESS), 3)
        for topic, amount in sorted(amounts.items())
        if amount >= least
    }


def assign_topics(text: AnnotatedText) -> None:
    """Give the text and each of its events their topics with scores. Reads sentences, analysis and events."""
    if text.analysis is None:
        return
    words = words_in(text.analysis.doc)
    by_sentence: dict[int, list[Found]] = {}
    lengths: dict[int, int] = {}
    for sentence in text.sentences:
        if sentence.is_furniture or sentence.last <= sentence.first:
            continue
        found, length = find_cues(words[sentence.first : sentence.last])
        by_sentence[sentence.index], lengths[sentence.index] = found, length
    whole = relative(evidence(f for found in by_sentence.values() for f in found), sum(lengths.values()))
    text.topics = scores(whole)
    kinds = kind_topics()
    for event in text.events:
        amounts = relative(evidence(by_sentence.get(event.sentence, [])), lengths.get(event.sentence, 0))
        for topic, weight in kinds.get(event.kind, {}).items():
            amounts[topic] = amounts.get(topic, 0.0) + weight
        for topic, weight in whole.items():
            amounts[topic] = amounts.get(topic, 0.0) + FROM_TEXT * min(weight, 2 * HALF)
        event.topics = scores(amounts, EVENT_HALF)
