"""Words by which texts speak again of what they have named, read from ``references.toml``."""

from __future__ import annotations

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class ReferenceWords:
    """``references.toml`` as it stands in the file."""

    sides: dict[str, list[str]]
    leaders: dict[str, list[str]]
    rulers: dict[str, list[str]]
    groups: dict[str, int]
    numbers: dict[str, int]
    bodies: dict[str, list[str]]
    countries: dict[str, str]
    governing: dict[str, list[str]]
    neutral: dict[str, list[str]]
    regions: dict[str, list[str]]
    people: dict[str, list[str]]
    aimed: dict[str, list[str]]
    saying: dict[str, list[str]]


REFERENCES: ReferenceWords = TypeAdapter(ReferenceWords).validate_python(read_toml("references.toml"))
