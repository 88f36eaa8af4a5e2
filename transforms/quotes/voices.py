"""The vocabulary of who speaks for whom, read from ``vocabulary/speakers.toml``."""

from __future__ import annotations

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class Words:
    """A plain list of words."""

    words: tuple[str, ...]


@checked(frozen=True, config={"extra": "forbid"})
class SpeakersFile:
    """``speakers.toml`` as it stands."""

    spokespeople: Words
    staff: Words
    crowds: Words
    aimed: Words
    offices: Words
    organs: Words
    rule: Words
    studies: Words
    collectives: Words
    persons: Words


def read_speakers() -> SpeakersFile:
    """The vocabulary of speakers. Raises ``pydantic.ValidationError`` on a malformed entry."""
    return TypeAdapter(SpeakersFile).validate_python(read_toml("speakers.toml"))


FILE = read_speakers()
SPOKESPEOPLE = frozenset(FILE.spokespeople.words)
"""Nouns for those who only lend somebody a voice."""
STAFF = frozenset(FILE.staff.words)
"""Nouns for what a person speaks through."""
CROWDS = frozenset(FILE.crowds.words)
AIMED = frozenset(FILE.aimed.words)
OFFICES = frozenset(FILE.offices.words)
ORGANS = frozenset(FILE.organs.words)
RULE = frozenset(FILE.rule.words)
STUDIES = frozenset(FILE.studies.words)
"""Nouns for papers that speak for their author only when one is named with them."""
COLLECTIVES = frozenset(FILE.collectives.words)
"""Nouns for a body named before."""
PERSONS = frozenset(FILE.persons.words)
"""Nouns for a person who has just been heard."""
