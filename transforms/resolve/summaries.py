"""One readable line for an event: who did what, with or to whom, where, and in what state it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.kinds import KINDS
from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class Wording:
    """One entry of ``vocabulary/summaries.toml``: past, base and -ing forms, with and without a recipient."""

    verb: tuple[str, str, str]
    alone: tuple[str, str, str]
    place: str = " in {place}"


def read_wordings() -> Mapping[str, Wording]:
    """All wordings by kind. Raises ``ValueError`` when a kind has none or a kind is unknown."""
    source = read_toml("summaries.toml")
    wordings = TypeAdapter(dict[str, Wording]).validate_python(source)
    if wordings.keys() != KINDS.keys():
        raise ValueError(f"summaries.toml and kinds.toml differ in: {sorted(wordings.keys() ^ KINDS.keys())}")
    return wordings


WORDINGS = read_wordings()

_STATES: Mapping[str, tuple[str, str, int]] = {
    "occurred": ("", "", 0),
    "ongoing": ("", "{be} ", 2),
    "planned": ("", "{be} to ", 1),
    "proposed": ("Proposed: ", "would ", 1),
    "postponed": ("Postponed: ", "{was} to ", 1),
    "cancelled": ("Cancelled: ", "{was} to ", 1),
    "denied": ("Denied: ", "", 0),
}
"""Status -> prefix, auxiliary, index of the verb's form."""


def summary(kind: str, status: str, actors: Sequence[str], recipients: Sequence[str], place: str | None) -> str:
    """The line; ``actors`` and ``recipients`` are names as shown ("Sergey Lavrov (RUS)"), already in order."""
    wording = WORDINGS[kind]
    prefix, auxiliary, form = _STATES[status]
    several = len(actors) > 1
    helper = auxiliary.format(be="are" if several else "is", was="were" if several else "was")
    told = f"{wording.verb[form]} {listed(recipients)}" if recipients else wording.alone[form]
    subject = listed(actors) if actors else "Somebody"
    line = f"{prefix}{subject} {helper}{told}"
    if place and place not in recipients:
        line += wording.place.format(place=place)
    return line


def listed(names: Sequence[str]) -> str:
    """Names in a row: A; A and B; A, B and C; at most five, the rest counted."""
    shown = list(names)
    if len(shown) > 5:
        shown = [*shown[:4], f"{len(shown) - 4} others"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
