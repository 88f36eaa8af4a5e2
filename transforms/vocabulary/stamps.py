"""Words of the lines in which a page gives its own date, read from ``stamps.toml``."""

from __future__ import annotations

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class StampWords:
    """``stamps.toml`` as it stands: words and phrases in lower case."""

    published: tuple[str, ...]
    updated: tuple[str, ...]
    beside: tuple[str, ...]
    sections: tuple[str, ...]
    zones: tuple[str, ...]
    occasions: tuple[str, ...]
    outlets: tuple[str, ...]


def read_stamp_words() -> StampWords:
    """The file's content. Raises ``pydantic.ValidationError`` when it is malformed."""
    return TypeAdapter(StampWords).validate_python(read_toml("stamps.toml"))


STAMP_WORDS = read_stamp_words()
