"""What a text has in focus at a token: what was named, how lately, and as the subject of its sentence or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from transforms.document import TextEntity

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
REACH = 4
"""How many sentences back a pronoun may look."""

MAIN_BONUS = 1.5
"""For the subject of a main clause over that of a subordinate one, to a pronoun that is a subject itself."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One mention as the focus remembers it."""

    token: int
    sentence: int
    entities: tuple[int, ...]
    is_subject: bool
    is_possessive: bool = False
    is_main: bool = False
    """Subject of the main clause."""


@dataclass(slots=True)
class Focus:
    """The mentions seen so far, the last one at the end."""

    entities: list[TextEntity]
    touches: list[Touch] = field(default_factory=list)

    def touch(self, token: int, sentence: int, entities: tuple[int, ...], dep: str, *, is_main: bool = False) -> None:
        """Remember a mention."""
        if entities:
            self.touches.append(Touch(token, sentence, entities, dep in SUBJECTS, dep == "poss", is_main))

    def of_type(self, *types: str) -> Callable[[int], bool]:
        """A test for entities of some types."""
        return lambda number: self.entities[number].entity_type in types

    def latest(self, fits: Callable[[int], bool]) -> int | None:
        """The fitting single entity touched last."""
        for touch in reversed(self.touches):
            if len(touch.entities) == 1 and fits(touch.entities[0]):
                return touch.entities[0]
        return None

    def antecedent(self, sentence: int, token: int, fits: Callable[[int], bool], *, is_subject: bool) -> int | None:
        """Whom a pronoun at ``token`` means: subjects first, then the nearest; the sentence at hand and those
        before it.

        A subject pronoun takes up the subject of the sentence before; another one the nearest subject at hand.
        """
        best: tuple[float, int] | None = None
        for touch in reversed(self.touches):
            back = sentence - touch.sentence
            if back > REACH:
                break
            if len(touch.entities) != 1 or not fits(touch.entities[0]) or touch.token >= token:
                continue
            score = 10.0 - 3.0 * back + (4.0 if touch.is_subject else 0.0) - (1.5 if touch.is_possessive else 0.0)
            if back and is_subject and touch.is_main:
                score += MAIN_BONUS
            if back == 0 and is_subject and not touch.is_subject:
                score -= 2.0
            score -= (token - touch.token) / 200
            if best is None or score > best[0] + 1e-9:
                best = (score, touch.entities[0])
        return best[1] if best else None

    def group(
        self, sentence: int, size: int, fits: Callable[[int], bool], sides: Callable[[int], object]
    ) -> tuple[int, ...]:
        """The ``size`` fitting entities named together last, on different sides; empty when there are not so many.

        First within one sentence, the latest such; failing that, over the last sentences taken together.
        """
        recent = [t for t in self.touches if sentence - t.sentence <= 8]
        for number in sorted({t.sentence for t in recent}, reverse=True):
            found = self._distinct((t for t in reversed(recent) if t.sentence == number), fits, sides)
            if len(found) == size:
                return tuple(sorted(found))
            if len(found) > size:
                return tuple(sorted(found[:size]))
        found = self._distinct(reversed(recent), fits, sides)
        return tuple(sorted(found[:size])) if len(found) >= size else ()

    def _distinct(
        self, touches: Iterable[Touch], fits: Callable[[int], bool], sides: Callable[[int], object]
    ) -> list[int]:
        found: dict[object, int] = {}
        for touch in touches:
            for number in touch.entities:
                if fits(number):
                    found.setdefault(sides(number), number)
        return list(found.values())
