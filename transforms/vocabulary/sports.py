"""Words of match reports, read from ``sports.toml``."""

from __future__ import annotations

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class SportsWords:
    """``sports.toml`` as it stands."""

    words: frozenset[str]
    needed: int
    """How many different ones make a match report."""


SPORTS: SportsWords = TypeAdapter(SportsWords).validate_python(read_toml("sports.toml"))
