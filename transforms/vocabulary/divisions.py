"""Divisions of countries by the abbreviations that stand behind a town's name (``divisions.toml``), and the words that
places are recognised by (``containment.toml``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import TypeAdapter

from transforms.vocabulary.gazetteer import Place, folded, places_known
from transforms.vocabulary.reading import read_toml

_WORDS = TypeAdapter(dict[str, dict[str, list[str]]]).validate_python(read_toml("containment.toml"))
SETTLEMENTS = frozenset(_WORDS["settlements"]["words"])
BETWEEN = frozenset(_WORDS["between"]["words"])
LOCATIVE = frozenset(_WORDS["locative"]["words"])
STATE_WORDS = frozenset(_WORDS["state"]["words"])
AMERICAN = frozenset(_WORDS["american"]["words"])
LANGUAGES = frozenset(_WORDS["languages"]["words"])
THINGS = frozenset(_WORDS["things"]["words"])
LINKS = frozenset(_WORDS["links"]["words"])
PREFIXES = dict(zip(_WORDS["prefixes"]["words"], _WORDS["prefixes"]["written"], strict=True))


@cache
def read_divisions() -> Mapping[str, Place]:
    """First-order divisions by their abbreviations without spaces.

    Raises ``ValueError`` for a division that the gazetteer does not know, ``pydantic.ValidationError`` on a malformed
    file.
    """
    divisions: dict[str, Place] = {}
    tables = TypeAdapter(dict[str, dict[str, list[str]]]).validate_python(read_toml("divisions.toml"))
    for country, lines in tables.items():
        for name, forms in lines.items():
            known = [p for p in places_known(folded(name)) if p.kind == "region" and p.country == country]
            if not known:
                raise ValueError(f"divisions.toml: places.tsv has no first-order division {name!r} in {country}")
            for form in forms:
                divisions[form.replace(" ", "")] = known[0]
    return divisions
