"""Filler: who or what fills a place of a frame, an entity of the text or words without a name."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.events.triggers import UNNAMED_NOUNS
from transforms.vocabulary.events import EVENT_WORDS

PERSON_ENDINGS = tuple(sorted(EVENT_WORDS.fillers.person_endings))
NO_PERSON = EVENT_WORDS.fillers.things


def is_person_noun(lemma: str) -> bool:
    """True for nouns of people: those of the vocabulary, and others by their ending ("sharpshooter", "employee")."""
    return lemma in UNNAMED_NOUNS or (lemma.endswith(PERSON_ENDINGS) and lemma not in NO_PERSON and len(lemma) > 4)


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what fills a place: an entity of the text, or words."""

    entity: int | None
    text: str
    entity_type: str
    """Type of the entity; ``unnamed`` for somebody without a name, ``none`` for a thing."""
    country_code: str | None
    start: int
    end: int
    token: int
    head_count: int | None = None
    direct: bool = True
    """False when the entity only stands beside the words: the country of "Russian troops"."""


TAKING_PART = frozenset(("person", "country", "organization", "igo"))
"""Types of entity that take part in events."""
