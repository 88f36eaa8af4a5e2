"""The words of a text that tell what it speaks of: stems that two reports may share, and the round that they count."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.resolve.spelling import folded
from transforms.vocabulary.linking import read_linking

_WORDS = read_linking()
_STOP_WORDS = _WORDS.ignored
_ENDING = re.compile(r"(ing|ed|es|s)$")
_OCCASIONS = ("round", "session", "summit", "edition", "dialogue")
_ROUND = re.compile(
    rf"\b({'|'.join(_WORDS.rounds)}|\d{{1,3}}(?=st|nd|rd|th))"
    rf"(?:st|nd|rd|th)?[\s-]+(?:\w+[\s-]+){{0,3}}?(?:{'|'.join(_OCCASIONS)})\b"
)


def wording_of(title: str | None, trigger: str, evidence: str) -> tuple[str, str, str]:
    """Telling words of the evidence and of the trigger, and numbers of rounds: columns of ``linking.claim``, in which
    values are parted by spaces."""
    words, cue = _plain(evidence), _plain(trigger)
    rounds = _rounds(f"{_plain(title or '')} {cue} {words}")
    return " ".join(sorted(_telling(words))), " ".join(sorted(_telling(cue))), " ".join(map(str, sorted(rounds)))


def telling_words(sentence: str) -> frozenset[str]:
    """Words that say what a sentence is about, cut to a stem of at most six letters."""
    return _telling(_plain(sentence))


def rounds_of(words: str) -> frozenset[int]:
    """Numbers of the rounds, sessions or summits that are spoken of: "the 21st annual summit" gives 21."""
    return _rounds(_plain(words))


def _plain(sentence: str) -> str:
    # Past the cache of ``folded``, which is for names: a sentence seldom comes twice.
    return folded.__wrapped__(sentence)


def _telling(plain: str) -> frozenset[str]:
    return frozenset(map(_stem, plain.split())) - _UNTOLD


_UNTOLD = frozenset(("",))


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return "" if word in _STOP_WORDS or len(word) < 2 else _ENDING.sub("", word)[:6]


def _rounds(plain: str) -> frozenset[int]:
    if not any(occasion in plain for occasion in _OCCASIONS):
        return frozenset()
    return frozenset(_WORDS.rounds.get(n) or int(n) for n in _ROUND.findall(plain))
