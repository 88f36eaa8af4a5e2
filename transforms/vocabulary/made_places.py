"""Words that make names of places, read from ``made_places.toml``."""

from __future__ import annotations

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class MadePlaceWords:
    """``made_places.toml`` as it stands."""

    before: frozenset[str]
    before_of: frozenset[str]
    after: frozenset[str]
    directions: frozenset[str]
    seats: frozenset[str]
    sitting: frozenset[str]
    nouns: frozenset[str]
    reached: frozenset[str]
    toured: frozenset[str]
    governed: frozenset[str]
    bound: frozenset[str]


PLACE_WORDS: MadePlaceWords = TypeAdapter(MadePlaceWords).validate_python(read_toml("made_places.toml"))
