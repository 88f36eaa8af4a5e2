"""Words that say when something was said, read from ``utterances.toml``."""

from __future__ import annotations

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class Utterances:
    """``utterances.toml`` as it stands: lemmas."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    audiences: frozenset[str]
    occasions: frozenset[str]
    settings: frozenset[str]


def read_utterances() -> Utterances:
    """The file's content. Raises ``pydantic.ValidationError`` when it is malformed."""
    return TypeAdapter(Utterances).validate_python(read_toml("utterances.toml"))


UTTERANCES = read_utterances()
