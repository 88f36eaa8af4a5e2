"""The occasion of an event, told in a sentence before: "during the visit", "hours before the signing".

A preposition and a noun with "the" before it point back to an event whose date stands already; what happens during it
shares its days, what came so long before or after it lies as many days beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from transforms.document import Interval, TextEvent, Timex
from transforms.events.date_words import OCCASIONS
from transforms.events.parse import Parse
from transforms.events.spanning import set_at
from transforms.events.statuses import PENDING
from transforms.events.when import When
from transforms.vocabulary.events import EVENT_WORDS

DEFINITE = EVENT_WORDS.dates.definite
AT_ONCE = EVENT_WORDS.dates.at_once
DISTANCES = EVENT_WORDS.dates.distances
EVES = frozenset(("eve",))
STEM = 4
"""Letters by which "the signing" is known as what "signed" told."""


class Told(Protocol):
    """What is asked of an event told before."""

    event: TextEvent
    when: When
    tokens: tuple[int, ...]


def told_occasion(parse: Parse, carriers: tuple[int, ...], status: str, before: Sequence[Told]) -> When | None:
    """The days of the occasion during which an event happens, or ``None``.

    ``before`` are the events told so far, in order; a plan has no occasion that is past, a deed none that is to come.
    """
    for preposition, noun, behind in set_at(parse, carriers):
        if behind is None and preposition not in ("during", "throughout"):
            continue
        alike = [told for told in before if (told.event.status in PENDING) == (status in PENDING)]
        told = _told_of(parse, behind[0] if behind else noun, alike)
        if told is not None:
            return told.when.inherited
    return None


def beside_told(
    parse: Parse, carriers: tuple[int, ...], lengths: Sequence[Timex], before: Sequence[Told], is_said: bool = False
) -> When | None:
    """The day so long before or after an event told: "two days after the vote", "hours before the signing".

    What ``is_said`` "after the talks", without a length, is said on the day of the talks.
    """
    for word, _, behind in set_at(parse, carriers, EVES):
        told = _told_of(parse, behind[0], before) if behind and word == "on" else None
        if told is not None and told.when.precision == "day" and told.when.interval.start is not None:
            day = told.when.interval.start - timedelta(days=1)
            return When(Interval(day, day), "day", "inherited", told.when.timex)
    for token in carriers:
        behind = [c for length in parse.kids(token, "npadvmod") for c in parse.kids(length, "prep")]
        for preposition in [*parse.kids(token, "prep", "advmod"), *behind]:
            sign = {"after": 1, "before": -1, "following": 1}.get(parse.lower[preposition])
            nouns = parse.kids(preposition, "pobj")
            if sign is None or not nouns or preposition == 0:
                continue
            days = _days_before(parse, preposition, lengths)
            is_bare = parse.lower[preposition - 1] not in DISTANCES
            if days is None and is_said and is_bare and parse.lemma[nouns[0]] in OCCASIONS:
                days = 0
            told = _told_of(parse, nouns[0], before) if days is not None else None
            if told is None or days is None or told.when.interval.start is None or told.when.precision != "day":
                continue
            edge = told.when.interval.start if sign < 0 else (told.when.interval.end or told.when.interval.start)
            day = edge + timedelta(days=sign * days)
            return When(Interval(day, day), "day", "inherited", told.when.timex)
    return None


def _days_before(parse: Parse, preposition: int, lengths: Sequence[Timex]) -> int | None:
    """Days that stand right before "before" or "after"; none for hours; ``None`` where nobody says how many."""
    word = parse.lower[preposition - 1]
    if word in AT_ONCE:
        return 0
    if word == "day" and parse.lower[preposition - 2] in ("a", "the", "one"):
        return 1
    return next((t.days for t in lengths if t.last == preposition and t.days is not None), None)


def _told_of(parse: Parse, noun: int, before: Sequence[Told]) -> Told | None:
    """The event told last that a noun with "the" names, when its date is known."""
    if not any(parse.lower[c] in DEFINITE for c in parse.kids(noun, "det", "poss", "amod")):
        return None
    kinds = OCCASIONS.get(parse.lemma[noun], frozenset())
    for told in reversed(before):
        stems = {parse.lemma[t][:STEM] for t in told.tokens}
        if noun in told.tokens or (told.event.kind not in kinds and parse.lemma[noun][:STEM] not in stems):
            continue
        return told if told.when.basis in ("stated", "inherited") else None
    return None
