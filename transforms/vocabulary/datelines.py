"""What datelines are made of beside places and dates, read from ``datelines.toml``."""

from __future__ import annotations

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class DatelineWords:
    """``datelines.toml`` as it stands: names as they are written."""

    agencies: tuple[str, ...]
    places: tuple[str, ...]
    city_states: tuple[str, ...]
    acronyms: tuple[str, ...]
    not_places: tuple[str, ...]
    speakers: tuple[str, ...]


def read_dateline_words() -> DatelineWords:
    """The file's content. Raises ``pydantic.ValidationError`` when it is malformed."""
    source = read_toml("datelines.toml")
    return TypeAdapter(DatelineWords).validate_python(source)


DATELINE_WORDS = read_dateline_words()
