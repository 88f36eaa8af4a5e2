"""Found: an event of the text in the making, with what later questions must know of how it was told."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.document import TextEvent
from transforms.events.claims import Claim
from transforms.events.context import Context
from transforms.events.proposal import Proposal
from transforms.events.when import When


@dataclass(slots=True)
class Found:
    """An event under assembly, with what merging must know of it."""

    proposal: Proposal
    event: TextEvent
    claim: Claim
    when: When
    sentence_position: int
    carriers: tuple[int, ...] = ()
    tokens: tuple[int, ...] = ()
    """The tokens of its trigger."""
    definite: bool = False
    """True for a noun with a word that points back: "the talks"."""
    days: int | None = None
    """Length that the words give a visit."""
    is_further: bool = False
    """True for what "also" or "again" tells apart from what was told before."""
    tellings: int = 1
    """How many tellings of the text have become this one."""


def lacks(event: TextEvent, *roles: str) -> bool:
    """Whether nobody takes part in any of some roles."""
    return not any(p.role in roles for p in event.participants)


def entities_of(found: Found, *roles: str) -> set[int]:
    """Entities that take part in some roles."""
    return {p.entity for p in found.event.participants if p.role in roles and p.entity is not None}


def countries_of(found: Found, *roles: str) -> set[str]:
    """Countries that the participants in some roles act for."""
    return {p.country_code for p in found.event.participants if p.role in roles and p.country_code}


def people_of(context: Context, found: Found) -> set[int]:
    """The persons on either side."""
    sides = entities_of(found, "actor", "recipient", "host")
    return {e for e in sides if context.type_of(e) == "person"}
