"""The kinds of event, read from ``kinds.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class KindEntry:
    """One entry of ``kinds.toml``, as it stands in the file."""

    event_type: str
    cameo_code: str
    goldstein: float
    family: str
    symmetric: bool
    definition: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event with its place in PLOVER and CAMEO."""

    name: str
    event_type: str
    cameo_code: str
    goldstein: float
    family: str
    """Kinds that texts use for one and the same happening."""
    symmetric: bool
    """True when the sides can be told either way round: A met B, B met A."""
    definition: str

    @property
    def quad_class(self) -> int:
        """GDELT's quad class of the CAMEO root: 1 and 2 cooperation, 3 and 4 conflict; odd verbal, even material."""
        root = int(self.cameo_code[:2])
        return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def read_kinds() -> Mapping[str, Kind]:
    """All kinds by name, in the order of the file. Raises ``pydantic.ValidationError`` on a malformed entry."""
    source = read_toml("kinds.toml")
    entries = TypeAdapter(dict[str, KindEntry]).validate_python(source)
    return {
        name: Kind(name, e.event_type, e.cameo_code, e.goldstein, e.family, e.symmetric, e.definition)
        for name, e in entries.items()
    }


KINDS: Mapping[str, Kind] = read_kinds()
