"""Where the cues of topics stand in a sentence: the longest phrase first, none in a phrase that rules it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from transforms.vocabulary.topic_words import WEIGHTS, Cue, cue_index, spelled, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLURAL = re.compile(r"(?<=[a-z]{3})s$")

Word = tuple[str, ...]
"""The forms under which one word of a text is looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """One cue in a text."""

    topic: str
    cue: str
    weight: float


@lru_cache(maxsize=65536)
def _forms(text: str, lemma: str) -> tuple[Word, ...]:
    """The words of a token, each with its forms: as it stands, its lemma, without a plural s, in capitals."""
    parts = words_of(text)
    out: list[Word] = []
    for part in parts:
        if part == "s":
            continue
        base = spelled(part)
        forms = [base]
        if len(parts) == 1 and lemma != text:
            forms.append(spelled(lemma))
        if part[:1].isupper() and _PLURAL.search(base):
            forms.append(base[:-1])
        if part.isupper() and len(part) > 1:
            forms.append(part)
        out.append(tuple(dict.fromkeys(forms)))
    return tuple(out)


def words_in(tokens: Iterable[Token]) -> list[Word]:
    """The words of tokens, each with its forms; punctuation is left out."""
    return [word for token in tokens for word in _forms(token.text, token.lemma_)]


def _at(words: Sequence[Word], start: int) -> Iterable[Cue]:
    index = cue_index().by_first
    for form in words[start]:
        for cue in index.get(form, ()):
            wanted = cue.words
            if start + len(wanted) <= len(words) and all(wanted[i] in words[start + i] for i in range(1, len(wanted))):
                yield cue


def _holds(words: Sequence[Word], part: tuple[str, ...]) -> bool:
    return any(
        all(part[i] in words[start + i] for i in range(len(part))) for start in range(len(words) - len(part) + 1)
    )


def find_cues(words: Sequence[Word]) -> list[Found]:
    """The cues in the words of one sentence, in the order of topics; a word counts for a topic once."""
    present = frozenset(form for word in words for form in word)
    by_topic: dict[str, list[tuple[int, Cue]]] = {}
    for start in range(len(words)):
        for cue in _at(words, start):
            by_topic.setdefault(cue.topic, []).append((start, cue))
    out: list[Found] = []
    for topic in sorted(by_topic):
        taken: set[int] = set()
        for start, cue in sorted(by_topic[topic], key=lambda m: (-len(m[1].words), m[1].weight, m[0], m[1].text)):
            span = range(start, start + len(cue.words))
            if not taken.isdisjoint(span):
                continue
            taken.update(span)
            if cue.weight and cue.unless.isdisjoint(present):
                out.append(Found(topic, " ".join(cue.words), cue.weight))
    out.extend(
        Found(pair.topic, pair.text, WEIGHTS["together"])
        for pair in cue_index().pairs
        if all(part[0] in present for part in pair.parts) and all(_holds(words, part) for part in pair.parts)
    )
    return out
