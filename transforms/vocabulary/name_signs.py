"""Words that say of a name beside them whether it is a person's, read from ``name_signs.toml``."""

from __future__ import annotations

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class NameSigns:
    """``name_signs.toml`` as it stands in the file, its lists as sets."""

    acts: dict[str, frozenset[str]]
    owned: dict[str, frozenset[str]]
    described: dict[str, frozenset[str]]
    placed: dict[str, frozenset[str]]
    embodied: dict[str, frozenset[str]]
    ending: dict[str, frozenset[str]]
    trimmed: dict[str, frozenset[str]]
    cut: dict[str, frozenset[str]]


SIGNS: NameSigns = TypeAdapter(NameSigns).validate_python(read_toml("name_signs.toml"))
