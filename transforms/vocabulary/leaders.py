"""People of whose country the press need not tell: heads of states and governments and others in the news for them.

Read from ``leaders.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter

from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.reading import read_toml


def _read() -> Mapping[str, Sequence[str]]:
    """Names by country; ``ValueError`` where a country or a name is wrong."""
    leaders = TypeAdapter(dict[str, list[str]]).validate_python(read_toml("leaders.toml")["leaders"])
    for code, names in leaders.items():
        if code not in COUNTRIES:
            raise ValueError(f"leaders.toml: {code!r} is the code of no country")
        if twice := [n for n in names if names.count(n) > 1]:
            raise ValueError(f"leaders.toml: {code} has {twice[0]!r} twice")
    return leaders


LEADERS = _read()
"""Full names by the alpha-3 code of the country."""
