"""How surely two event mentions of different texts tell of one event.

``likeness`` adds up what speaks for it — who, when, where, in which words — and gives ``None`` where something forbids
it: other people, another day, another round, a cancelled occasion and a later one. ``likeness_parts`` shows the addends
and the reason. The weights are ours, set on the annotated stories; each is small enough to be read and doubted.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

from rapidfuzz import fuzz

from transforms.resolve import sides, when
from transforms.resolve.claims import Claim
from transforms.resolve.spelling import folded
from transforms.resolve.when import CALLED_OFF, HAPPENED, OPEN, SERIES
from transforms.vocabulary.linking import read_linking

__all__ = ["CALLED_OFF", "HAPPENED", "OPEN", "Likeness", "is_one", "likeness", "likeness_parts", "needed"]

NEEDED = 1.45
"""Likeness from which two mentions are one event."""
NEEDED_FOR_WORDS = 1.8
"""The same for what is said rather than held or done: people criticise, urge and deny every day."""
NEEDED_IN_SERIES = 1.7
"""The same for what happens again and again: attacks, arrests, protests."""
SAID = read_linking().kinds["said"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for two mentions being one event, and what against; all addends are 0 where something forbids it."""

    who: float = 0.0
    when: float = 0.0
    where: float = 0.0
    words: float = 0.0
    kind: float = 0.0
    title: float = 0.0
    subject: float = 0.0
    contradiction: float = 0.0
    """At most 0: one text knows that the other cannot be right."""
    forbidden: str | None = None
    """Why the two cannot be one, in words; ``None`` when nothing forbids it."""

    @property
    def value(self) -> float | None:
        """The sum of the addends; ``None`` when something forbids that the two are one."""
        if self.forbidden is not None:
            return None
        return fsum(
            (self.who, self.when, self.where, self.words, self.kind, self.title, self.subject, self.contradiction)
        )


Addends = tuple[float, float, float, float, float, float, float, float]
"""In the order of the fields of ``Likeness``."""


def likeness(a: Claim, b: Claim) -> float | None:
    """How much speaks for one event; ``None`` when the two cannot be one. Does not depend on the order of the two."""
    addends = _addends(a, b)
    return None if isinstance(addends, str) else fsum(addends)


def likeness_parts(a: Claim, b: Claim) -> Likeness:
    """The addends of ``likeness``, or the reason why the two cannot be one."""
    addends = _addends(a, b)
    return Likeness(forbidden=addends) if isinstance(addends, str) else Likeness(*addends)


def needed(a: Claim, b: Claim) -> float:
    """The likeness from which two mentions of these kinds are one event."""
    if a.kind.name in SAID or b.kind.name in SAID:
        return NEEDED_FOR_WORDS
    if a.kind.name in SERIES or b.kind.name in SERIES:
        return NEEDED if a.people & b.people else NEEDED_IN_SERIES
    return NEEDED


def is_one(a: Claim, b: Claim, value: float) -> bool:
    """Whether a likeness is enough for two mentions of these kinds."""
    return value >= needed(a, b)


def _addends(a: Claim, b: Claim) -> Addends | str:
    """The addends, or why the two cannot be one."""
    if a.document_id == b.document_id:
        return "two events of one text"
    if a.kind.family != b.kind.family:
        return "another kind of event"
    dates = when.agreement(a, b)
    if isinstance(dates, str):
        return dates
    people = sides.agreement(a, b)
    if isinstance(people, str):
        return people
    if a.rounds and b.rounds and not a.rounds & b.rounds:
        return "another round"
    return (
        people,
        dates,
        _where(a, b),
        _words(a, b),
        0.0 if a.kind is b.kind else -0.6,
        _title(a, b),
        _subject(a, b),
        -_contradiction(a, b),
    )


def _where(a: Claim, b: Claim) -> float:
    if a.place_id is None or b.place_id is None:
        return 0.0
    if a.place_id == b.place_id:
        return 0.1 if a.place_is_country else 0.3
    if a.place_country is None or b.place_country is None:
        return -0.1
    if a.place_country != b.place_country:
        return -0.8
    return 0.1 if a.place_is_country or b.place_is_country else -0.2


def _words(a: Claim, b: Claim) -> float:
    shared, smaller = len(a.words & b.words), min(len(a.words), len(b.words))
    share = shared / max(smaller, 4)
    cue = 0.4 * len(a.cue & b.cue) / len(a.cue | b.cue) if a.cue and b.cue else 0.0
    if share >= 0.7 and shared >= 4:
        return 0.7 + cue + (0.6 if a.original_id == b.original_id else 0.0)
    return 0.6 * share + cue


def _subject(a: Claim, b: Claim) -> float:
    """Weapons, treaties and the like that the sentences name."""
    if not a.subjects or not b.subjects:
        return 0.0
    return 0.35 if a.subjects & b.subjects else -0.25


def _contradiction(a: Claim, b: Claim) -> float:
    """A text that knows on the day that something was put off does not speak of what was held that day."""
    for off, held in ((a, b), (b, a)):
        if off.status in ("postponed", "cancelled") and held.status in HAPPENED:
            return 0.4 if off.start is not None and off.published is not None and off.published >= off.start else 0.0
    return 0.0


def _title(a: Claim, b: Claim) -> float:
    if not a.title or not b.title:
        return 0.0
    return 0.3 if fuzz.token_set_ratio(folded(a.title), folded(b.title)) >= 85 else -0.2
