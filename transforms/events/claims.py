"""Claims: a status, the words that show it, and the tense they stand in; and what the words of the vocabulary claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from transforms.vocabulary.statuses import STATUS_WORDS, Status


def _inverted(lists: Mapping[Status, tuple[str, ...]]) -> dict[str, str]:
    return {word: status for status, words in reversed(list(lists.items())) for word in words}


GOVERNORS = _inverted(STATUS_WORDS.governors)
EVENT_VERBS = _inverted(STATUS_WORDS.event_verbs)
PREDICATES = _inverted(STATUS_WORDS.predicates)
MODALS = _inverted(STATUS_WORDS.modals)
CONDITIONS = frozenset(STATUS_WORDS.conditions["proposed"])
INVERTED = STATUS_WORDS.signs.inverted
SCHEDULES = STATUS_WORDS.signs.schedules
REPORTS = STATUS_WORDS.signs.reports
REFUTING = STATUS_WORDS.signs.refuting
WISHES = STATUS_WORDS.signs.wishes
DOUBTS = STATUS_WORDS.signs.doubts
PREPARATIONS = STATUS_WORDS.signs.preparations
REQUESTS = STATUS_WORDS.signs.requests


@dataclass(frozen=True, slots=True)
class Claim:
    """A status, the tokens that show it, and what tense the deciding verb stands in."""

    status: str
    cue: tuple[int, ...] = ()
    tense: str = "past"
    """past, perfect (has done), pluperfect (had done), present, future, none (infinitives, nouns without a verb)."""
    negated: bool = False
    question: bool = False
    decided: bool = False
    """True when words show the status; False when it is only the default of the tense."""
    hypothetical: bool = False
