"""Whose a ship or a weapon is, by its name: "USS Cole", "Su-35", "Bayraktar TB2"; read from ``makers.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pydantic import TypeAdapter

from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.reading import read_toml

DESIGNATION = re.compile(r"^([A-Z][A-Za-z/]*)[- ]?(\d+)(?![\d])")
"""Letters and number of "F-16V", "Su-35", "HQ-9B"."""


@cache
def _makers(table: str) -> Mapping[str, str]:
    """Countries by what a table of the file lists; ``ValueError`` where a code or a name is wrong."""
    source = TypeAdapter(dict[str, dict[str, list[str]]]).validate_python(read_toml("makers.toml"))
    makers: dict[str, str] = {}
    for code, names in source[table].items():
        if code not in COUNTRIES:
            raise ValueError(f"makers.toml: {code!r} is the code of no country")
        for name in names:
            if makers.setdefault(name, code) != code:
                raise ValueError(f"makers.toml: {name!r} is of {makers[name]} and of {code}")
    return makers


def maker_of(name: str) -> str | None:
    """The country, alpha-3, whose navy has or whose makers built what bears a name; None where that is not listed."""
    words = name.split()
    hull = _makers("hulls").get(words[0]) if len(words) > 1 else None
    if hull is not None:
        return hull
    written = DESIGNATION.match(name)
    if written is not None:
        letters, number = written.groups()
        listed = _makers("designations")
        code = listed.get(f"{letters}-{number}") or listed.get(letters)
        if code is not None:
            return code
    names = _makers("names")
    for last in range(min(len(words), 3), 0, -1):
        start = " ".join(words[:last])
        code = names.get(start) or names.get(start.split("-")[0])
        if code is not None:
            return code
    return None
