"""Where the cues of topics stand in a sentence: the longest phrase first, none in a phrase that rules it out.

Called for every word of every text, so each pair of form and lemma is looked up in the vocabulary once and kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from transforms.vocabulary.topic_words import WEIGHTS, Cue, Pair, cue_index, spelled, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PLURAL = re.compile(r"(?<=[a-z]{3})s$")


class Found(NamedTuple):
    """One cue in a text."""

    topic: str
    cue: str
    weight: float


class Word(NamedTuple):
    """One word of a text."""

    forms: tuple[str, ...]
    """The forms under which it is looked for: as it stands, its lemma, without a plural s, in capitals."""
    cues: tuple[Cue, ...]
    """The cues that begin with it."""
    pairs: tuple[Pair, ...]
    """The pairs whose first word it is."""


@lru_cache(maxsize=1 << 17)
def words_of_token(text: str, lemma: str) -> tuple[Word, ...]:
    """The words of a token: none for punctuation, several for "Franco-German"."""
    index = cue_index()
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
        known = tuple(dict.fromkeys(forms))
        cues = tuple(cue for form in known for cue in index.by_first.get(form, ()))
        out.append(Word(known, cues, tuple(pair for form in known for pair in index.pairs.get(form, ()))))
    return tuple(out)


def words_in(doc: Doc) -> list[tuple[Word, ...]]:
    """The words of each token."""
    strings = doc.vocab.strings
    keys = [(orth, lemma) for orth, lemma in doc.to_array(["ORTH", "LEMMA"]).tolist()]
    words = {(orth, lemma): words_of_token(strings[orth], strings[lemma]) for orth, lemma in dict.fromkeys(keys)}
    return [words[key] for key in keys]


def _cues(words: Sequence[Word]) -> Iterator[tuple[int, Cue]]:
    """All cues that stand in a sentence, and where."""
    length = len(words)
    for start, word in enumerate(words):
        for cue in word.cues:
            wanted = cue.words
            for i in range(1, len(wanted)):
                if start + i >= length or wanted[i] not in words[start + i].forms:
                    break
            else:
                yield start, cue


def _holds(words: Sequence[Word], part: tuple[str, ...]) -> bool:
    return any(
        all(form in words[start + i].forms for i, form in enumerate(part))
        for start in range(len(words) - len(part) + 1)
    )


def _standing(matches: list[tuple[int, Cue]]) -> Iterator[Cue]:
    """One topic's cues that no longer cue and no misleading phrase covers."""
    if all(len(cue.words) == 1 for _, cue in matches):
        lightest: dict[int, Cue] = {}
        for start, cue in matches:
            if start not in lightest or cue.weight < lightest[start].weight:
                lightest[start] = cue
        yield from (cue for cue in lightest.values() if cue.weight)
        return
    taken: set[int] = set()
    for start, cue in sorted(matches, key=lambda m: (-len(m[1].words), m[1].weight, m[0], m[1].text)):
        span = range(start, start + len(cue.words))
        if taken.isdisjoint(span):
            taken.update(span)
            if cue.weight:
                yield cue


def find_cues(tokens: Iterable[Iterable[Word]]) -> tuple[list[Found], int]:
    """The cues in the tokens of one sentence, in the order of topics, and how many words it has; a word counts for a
    topic once."""
    words = [word for token in tokens for word in token]
    by_topic: dict[str, list[tuple[int, Cue]]] = {}
    for match in _cues(words):
        by_topic.setdefault(match[1].topic, []).append(match)
    cues = [cue for topic in sorted(by_topic) for cue in _standing(by_topic[topic])]
    if any(cue.unless for cue in cues):
        present = frozenset(form for word in words for form in word.forms)
        cues = [cue for cue in cues if cue.unless.isdisjoint(present)]
    found = [Found(cue.topic, cue.name, cue.weight) for cue in cues]
    found += [
        Found(pair.topic, pair.text, WEIGHTS["together"])
        for pair in dict.fromkeys(pair for word in words if word.pairs for pair in word.pairs)
        if all(_holds(words, part) for part in pair.parts)
    ]
    return found, len(words)
