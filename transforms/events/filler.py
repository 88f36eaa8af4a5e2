"""Filler: who or what fills a place of a frame, an entity of the text or words without a name."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.events.triggers import UNNAMED_NOUNS

PERSON_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ee", "eer", "ster", "men")
NO_PERSON = frozenset(
    (
        "order",
        "letter",
        "paper",
        "number",
        "power",
        "water",
        "border",
        "matter",
        "chapter",
        "center",
        "offer",
        "weather",
        "river",
        "computer",
        "error",
        "factor",
        "sector",
        "mirror",
        "tower",
        "shelter",
        "summer",
        "winter",
        "disaster",
        "quarter",
        "committee",
        "coffee",
        "fee",
        "degree",
        "guarantee",
        "corridor",
        "reactor",
        "chamber",
        "answer",
        "barrier",
        "container",
        "helicopter",
        "tanker",
        "layer",
        "floor",
        "door",
        "harbor",
        "corner",
        "carrier",
        "trawler",
        "freighter",
        "destroyer",
        "newspaper",
        "charter",
        "monitor",
        "centrifuger",
        "register",
        "transfer",
        "career",
        "behavior",
        "labor",
        "honor",
        "favor",
        "terror",
        "horror",
        "rumor",
        "armor",
        "motor",
        "tractor",
        "generator",
        "theater",
        "theatre",
        "cancer",
        "danger",
        "anger",
        "finger",
        "hunger",
        "surrender",
        "murder",
        "gender",
        "calendar",
        "bunker",
        "bomber",
        "fighter",
        "launcher",
        "airliner",
        "liner",
    )
) - {"bomber", "fighter"}


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
