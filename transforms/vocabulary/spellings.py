"""What ``spellings.toml`` knows: words, letters and offices that mean the same across texts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict, field_validator

from transforms.vocabulary.reading import read_toml


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sounds(_Strict):
    """How spellings of one sound are brought together."""

    rules: list[tuple[str, str]]
    """Regular expression and replacement, in order."""
    near_vowels: list[str]


class PeopleWords(_Strict):
    """Words of names of people that are no name by themselves."""

    particles: frozenset[str]
    small_particles: frozenset[str]
    given_particles: frozenset[str]
    servants: frozenset[str]
    generations: dict[str, str]
    regnal: frozenset[str]
    titles: frozenset[str]
    first_word_countries: frozenset[str]
    """Alpha-3 codes."""


class SharedOffices(_Strict):
    """Titles that several people hold at once."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]


class ThingWords(_Strict):
    """Words of names of bodies, places, products and agreements."""

    small_words: frozenset[str]
    legal_forms: frozenset[str]
    lone_heads: frozenset[str]
    generic: frozenset[str]
    invariable: frozenset[str]
    turning_heads: frozenset[str]
    agreement_heads: frozenset[str]
    same: dict[str, str]
    fields: dict[str, str]
    tails: dict[str, frozenset[str]]


class Names(_Strict):
    """Groups of words that are one name."""

    groups: list[list[str]]


class Spellings(_Strict):
    """The file as a whole."""

    letters: dict[str, str]
    sounds: Sounds
    people: PeopleWords
    one_name: Names
    offices: dict[str, frozenset[str]]
    shared_offices: SharedOffices
    things: ThingWords

    @field_validator("letters")
    @classmethod
    def _ascii_only_goes(cls, letters: dict[str, str]) -> dict[str, str]:
        # Plain words are folded byte by byte, which can leave a letter out but not write two for one.
        if told := [letter for letter, written in letters.items() if letter.isascii() and written]:
            raise ValueError(f"letters: what is ASCII can only be left out: {told}")
        return letters


@cache
def read_spellings() -> Spellings:
    """The vocabulary, checked. Raises ``pydantic.ValidationError`` when the file has another shape."""
    return Spellings.model_validate(read_toml("spellings.toml"))


@cache
def given_names() -> Mapping[str, str]:
    """Name -> first name of its group, from ``name_variants.toml`` and ``spellings.toml``.

    Raises ``ValueError`` when a file puts one name into two groups.
    """
    variants: dict[str, str] = {}
    for kind, groups in (*read_toml("name_variants.toml").items(), ("one_name", read_spellings().one_name.groups)):
        for group in groups:
            head = next((variants[name] for name in group if name in variants), group[0])
            for name in group:
                if variants.setdefault(name, head) != head:
                    raise ValueError(f"{kind}: {name!r} stands in two groups")
    return variants
