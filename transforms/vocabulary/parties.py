"""Political parties of the world: names and abbreviations, read from ``parties.tsv``.

The file is made by ``tools/build_parties.py`` from Party Facts (MIT) and ParlGov (CC0).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from transforms.vocabulary.gazetteer import COUNTRIES, folded, slug


@dataclass(frozen=True, slots=True)
class Party:
    """A party; ``names`` are of two words and more, ``signs`` single words and abbreviations that need support."""

    key: str
    country: str | None
    """Alpha-3; None for a name that parties of several countries bear."""
    names: tuple[str, ...]
    signs: tuple[str, ...]


@cache
def parties() -> tuple[Party, ...]:
    """All parties of the file. Raises ``ValueError`` for a line that names no country or nothing."""
    lines = files(__package__).joinpath("parties.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_parties(lines[1:]))


def _parties(lines: list[str]) -> Iterator[Party]:
    for number, line in enumerate(lines, 2):
        country, names, signs = line.split("\t")
        if (country and country not in COUNTRIES) or not (names or signs):
            raise ValueError(f"parties.tsv, line {number}: no party of a known country in {line!r}")
        first = (names or signs).split("|")[0]
        key = f"organization:{slug(first)}:{country}" if country else f"organization:{slug(first)}"
        yield Party(
            key,
            country or None,
            tuple(names.split("|")) if names else (),
            tuple(signs.split("|")) if signs else (),
        )


@cache
def signed() -> Mapping[str, tuple[Party, ...]]:
    """The parties that a single word or an abbreviation, folded, may stand for."""
    found: dict[str, list[Party]] = {}
    for party in parties():
        for sign in party.signs:
            found.setdefault(folded(sign), []).append(party)
    return {sign: tuple(known) for sign, known in found.items()}
