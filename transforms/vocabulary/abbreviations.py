"""Abbreviations and the words that begin sentences, read from ``abbreviations.toml``."""

from __future__ import annotations

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class Abbreviations:
    """``abbreviations.toml`` as it stands; abbreviations are written without their last full stop."""

    before_names: frozenset[str]
    before_figures: frozenset[str]
    inside: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]
    reporting: frozenset[str]
    domains: frozenset[str]


def read_abbreviations() -> Abbreviations:
    """The file's content. Raises ``pydantic.ValidationError`` when it is malformed."""
    source = read_toml("abbreviations.toml")
    return TypeAdapter(Abbreviations).validate_python(source)


ABBREVIATIONS = read_abbreviations()
