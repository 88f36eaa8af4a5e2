"""Words of named occasions, read from ``occasions.toml``."""

from __future__ import annotations

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class OccasionWords:
    """``occasions.toml`` as it stands."""

    closing: frozenset[str]
    opening: frozenset[str]
    opening_of: frozenset[str]
    links: frozenset[str]
    votes: frozenset[str]
    dated: frozenset[str]
    fought: frozenset[str]
    inner: frozenset[str]
    after_bodies: frozenset[str]


OCCASION_WORDS: OccasionWords = TypeAdapter(OccasionWords).validate_python(read_toml("occasions.toml"))
