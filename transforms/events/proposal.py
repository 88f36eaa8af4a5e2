"""Proposal: a trigger in a text with what fills its frame, an event before its status, date and place are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.events.filler import Filler
from transforms.events.grammar import Slots
from transforms.events.triggers import Trigger


@dataclass(slots=True)
class Proposal:
    """A trigger in a text with what fills its frame."""

    trigger: Trigger
    token: int
    """The verb or noun that tells of the event."""
    tokens: tuple[int, ...]
    """All tokens that the trigger consists of, in order."""
    is_noun: bool
    roles: dict[str, list[Filler]] = field(default_factory=dict)
    slots: Slots = field(default_factory=dict)
    taken_from: str | None = None
    """The kind of the happening that an anaphoric noun takes up."""
    is_anaphoric: bool = False
    """True for "the summit could not be held": who takes part was said before."""
    apart: frozenset[str] = frozenset()
    """Countries that did the same in the same sentence, and are no other side: "Italy expelled 30 and Spain 25"."""

    beyond: tuple[int, int] | None = None
    """Tokens, end exclusive, whose times and places belong to another: "met A on Monday and B on Tuesday"."""

    @property
    def kind(self) -> str:
        """The kind of event that the trigger tells of."""
        return self.trigger.entry.kind

    def entities(self, *roles: str) -> list[int]:
        """Entities in the given roles, in order."""
        return [f.entity for r in roles for f in self.roles.get(r, ()) if f.entity is not None]
