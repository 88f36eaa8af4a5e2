"""What a text has in focus at a token: who and what was spoken of, how lately, and as the subject or not.

Things without a name lie in the focus too: a "he" that may as well be "a soldier" of the sentence before is better left
open than given to the minister named before him.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from transforms.document import TextEntity

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
REACH = 4
"""How many sentences back a pronoun may look."""
NEAR = 3
"""Within so many sentences those named together come before a guess by the subject of the last one."""
LEAD = 2
"""So many times as often as the next must a text speak of its two main sides to mean them by "the two sides"."""
GROUP_REACH = 8
"""How many sentences back a plural may look for those who were named together."""

# The weights were set on own sentences and on GUM's news and biographies.
PER_SENTENCE = 3.0
AS_SUBJECT = 4.0
AS_OWNER = -1.5
AS_ADJECTIVE = -2.0
MAIN_BONUS = 1.5
"""For the subject of a main clause over that of a subordinate one, to a pronoun that is a subject itself."""
SAME_CLAUSE_OBJECT = -2.0
"""To a subject pronoun in the same sentence, for what is no subject."""
UNNAMED = -1.5
UNNAMED_OBJECT = -2.0
PER_TOKEN = 1 / 200
PER_TOUCH = 0.15
"""For each time that the text has spoken of it before, up to six."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One mention as the focus remembers it."""

    token: int
    sentence: int
    entities: tuple[int, ...]
    """Who is meant: none for what has no name, several for a plural."""
    dep: str = ""
    unnamed: str | None = None
    """What it is when it has no name: ``m``, ``f``, ``person``, ``thing`` or ``many``."""
    is_main: bool = False
    """Subject of the main clause."""
    is_many: bool = False
    """Whether a plural word is used of the one entity: "Russian troops" for Russia."""

    @property
    def is_subject(self) -> bool:
        """Whether it is the subject of its clause, or the agent of a passive."""
        return self.dep in SUBJECTS


@dataclass(slots=True)
class Focus:
    """The mentions seen so far, the last one at the end."""

    entities: list[TextEntity]
    touches: list[Touch] = field(default_factory=list)
    counts: Counter[int] = field(default_factory=Counter)
    """How often each entity was spoken of."""

    def add(self, touch: Touch) -> None:
        """Remember a mention."""
        self.touches.append(touch)
        self.counts.update(touch.entities)

    def of_type(self, *types: str) -> Callable[[int], bool]:
        """A test for entities of some types."""
        return lambda number: self.entities[number].entity_type in types

    def latest(self, fits: Callable[[int], bool]) -> int | None:
        """The fitting single entity touched last."""
        for touch in reversed(self.touches):
            if len(touch.entities) == 1 and fits(touch.entities[0]):
                return touch.entities[0]
        return None

    def salience(self, touch: Touch, sentence: int, token: int, *, is_subject: bool) -> float:
        """How near at hand a mention is to a pronoun; subjects first, then the nearest."""
        back = sentence - touch.sentence
        score = -PER_SENTENCE * back - (token - touch.token) * PER_TOKEN
        if touch.is_subject:
            score += AS_SUBJECT
        elif back == 0 and is_subject:
            score += SAME_CLAUSE_OBJECT
        if touch.dep == "poss":
            score += AS_OWNER
        elif touch.dep in ("amod", "compound", "nmod"):
            score += AS_ADJECTIVE
        if is_subject and touch.is_main:
            score += MAIN_BONUS
        if touch.entities:
            score += PER_TOUCH * min(6, max(self.counts[n] for n in touch.entities))
        elif touch.unnamed != "many":
            score += UNNAMED if touch.is_subject else UNNAMED_OBJECT
        return score

    def antecedent(
        self, sentence: int, token: int, fits: Callable[[Touch], bool], *, is_subject: bool, reach: int = REACH
    ) -> Touch | None:
        """What a pronoun at ``token`` takes up: the most salient fitting mention of the last sentences."""
        found = self.ranked(sentence, token, fits, is_subject=is_subject, reach=reach)
        return found[0][1] if found else None

    def ranked(
        self,
        sentence: int,
        token: int,
        fits: Callable[[Touch], bool],
        *,
        is_subject: bool,
        reach: int = REACH,
        bonus: Callable[[Touch], float] = lambda _: 0.0,
    ) -> list[tuple[float, Touch]]:
        """The fitting mentions of the last sentences, the most salient first, each entity once."""
        best: dict[object, tuple[float, Touch]] = {}
        for touch in reversed(self.touches):
            if sentence - touch.sentence > reach:
                break
            if touch.token >= token or not fits(touch):
                continue
            score = self.salience(touch, sentence, token, is_subject=is_subject) + bonus(touch)
            key = touch.entities or -touch.token
            if key not in best or score > best[key][0] + 1e-9:
                best[key] = (score, touch)
        return sorted(best.values(), key=lambda pair: (-round(pair[0], 9), -pair[1].token))

    def together(
        self, sentence: int, size: int, fits: Callable[[int], bool], side: Callable[[int], object]
    ) -> tuple[int, ...]:
        """The ``size`` fitting entities on different sides that were spoken of together; empty when nobody can tell.

        First those joined in one plural, then those who alone share a sentence, the latest such; failing that, those
        that the text speaks of most.
        """
        recent = [t for t in self.touches if sentence - t.sentence <= GROUP_REACH]
        numbers = sorted({t.sentence for t in recent}, reverse=True)
        for number in numbers:
            here = [t for t in recent if t.sentence == number]
            found = _exactly(here, size, fits, side)
            if found:
                return found
            if sentence - number >= NEAR:
                break
            if sentence - number >= 1:
                leading = self._leading(size, fits, side)
                if leading:
                    return leading
        for number in numbers[:2]:
            here = [t for t in recent if t.sentence == number and sentence - number <= 1]
            first = next((t for t in here if t.is_main and _distinct([t], fits, side)), None)
            behind = _distinct([t for t in here if first and t.token >= first.token], fits, side)
            if size == 2 and len(behind) > 1:
                return tuple(sorted(behind[:size]))
        for number in numbers:
            found = _exactly([t for t in recent if t.sentence == number], size, fits, side)
            if found:
                return found
        last = _distinct(reversed(recent), fits, side)
        return tuple(sorted(last[:size])) if len(last) >= size else ()

    def _leading(self, size: int, fits: Callable[[int], bool], side: Callable[[int], object]) -> tuple[int, ...]:
        """The ``size`` sides that the text has spoken of far more often than of any other."""
        counts: Counter[object] = Counter()
        first: dict[object, int] = {}
        for touch in self.touches:
            for number in touch.entities:
                if fits(number):
                    counts[side(number)] += 1
                    first.setdefault(side(number), number)
        ranked = sorted(first, key=lambda one: (-counts[one], first[one]))
        if len(ranked) < size or counts[ranked[size - 1]] < 2:
            return ()
        if len(ranked) > size and counts[ranked[size - 1]] < LEAD * counts[ranked[size]]:
            return ()
        return tuple(sorted(first[one] for one in ranked[:size]))


def _exactly(
    here: list[Touch], size: int, fits: Callable[[int], bool], side: Callable[[int], object]
) -> tuple[int, ...]:
    """Those of one sentence who were joined in a plural of that size, or are alone in it."""
    for touch in reversed(here):
        if len(touch.entities) == size and len(_distinct([touch], fits, side)) == size:
            return tuple(sorted(touch.entities))
    found = _distinct(here, fits, side)
    return tuple(sorted(found)) if len(found) == size else ()


def _distinct(touches: Iterable[Touch], fits: Callable[[int], bool], side: Callable[[int], object]) -> list[int]:
    found: dict[object, int] = {}
    for touch in touches:
        for number in touch.entities:
            if fits(number):
                found.setdefault(side(number), number)
    return list(found.values())
