"""Countries and places: the generated gazetteers, with what is kept by hand laid over them.

``countries.toml`` and ``places.tsv`` are made by ``tools/build_gazetteer.py``; ``country_forms.toml`` and
``regions.toml``
are kept by hand. Places are read on first use only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from pydantic import Field, TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class CountryEntry:
    """One table of ``countries.toml``."""

    name: str
    alpha2: str
    names: list[str]
    adjectives: list[str]
    capitals: list[str]
    geonames_id: int
    point: list[float] = Field(default_factory=list)


@checked(frozen=True, config={"extra": "forbid"})
class CountryForms:
    """One table of ``country_forms.toml``."""

    name: str | None = None
    names: list[str] = Field(default_factory=list)
    adjectives: list[str] = Field(default_factory=list)
    people: list[str] = Field(default_factory=list)
    capitals: list[str] = Field(default_factory=list)
    seats: list[str] = Field(default_factory=list)
    unadjectives: list[str] = Field(default_factory=list)
    successor: str | None = None
    point: list[float] = Field(default_factory=list)


@checked(frozen=True, config={"extra": "forbid"})
class RegionEntry:
    """One line of ``regions.toml``."""

    type: str
    country: str | None = None
    forms: list[str] = Field(default_factory=list)
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    skip: bool = False
    """Too common a word to be taken for a place wherever it stands."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with all its written forms."""

    code: str
    """ISO 3166-1 alpha-3, XKX for Kosovo, or a former code of ISO 3166-3."""
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    geonames_id: int | None
    alpha2: str = ""
    successor: str | None = None
    """For a former state: the country that its capital lies in today."""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer; latitude and longitude in degrees, WGS 84."""

    key: str
    name: str
    place_type: str
    country: str | None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    """Of a division: of the places listed within."""
    geonames_id: int | None = None
    admin2: str | None = None
    kind: str = "city"
    """city, town (small: to be taken for a place on evidence only), region (first-order division), county (second)."""


def folded(text: str) -> str:
    """A written form without accents and with plain apostrophes, case kept."""
    if text.isascii():
        return text
    bare = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'").replace("ı", "i").replace("ł", "l"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def slug(name: str) -> str:
    """A name as the last part of a key: ``Ministry of Foreign Affairs`` -> ``ministry-of-foreign-affairs``."""
    return re.sub(r"[^a-z0-9+]+", "-", folded(name).casefold()).strip("-")


def plural(adjective: str) -> str | None:
    """The people of an adjective of country, where it takes an s: ``Iraqi`` -> ``Iraqis``; None for ``Chinese``."""
    return adjective + "s" if re.search(r"(?:an|i|er|ean|ian|ani|ari|eg|ot|ek|ik|yz|ai)$", adjective) else None


def read_countries() -> Mapping[str, Country]:
    """All countries by code. Raises ``pydantic.ValidationError`` on a malformed file."""
    generated = TypeAdapter(dict[str, CountryEntry]).validate_python(read_toml("countries.toml"))
    kept = TypeAdapter(dict[str, CountryForms]).validate_python(read_toml("country_forms.toml"))
    countries: dict[str, Country] = {}
    for code in sorted({*generated, *kept}):
        base, forms = generated.get(code), kept.get(code, CountryForms())
        name = forms.name or (base.name if base else code)
        adjectives = dict.fromkeys([*forms.adjectives, *(base.adjectives if base else [])])
        for wrong in forms.unadjectives:
            adjectives.pop(wrong, None)
        people = dict.fromkeys([*forms.people, *(p for a in adjectives if (p := plural(a)))])
        generated_names = [n for n in (base.name, *base.names) if n not in adjectives] if base else []
        names = [name, *forms.names, *generated_names]
        countries[code] = Country(
            code,
            name,
            tuple(dict.fromkeys(n.removeprefix("the ") for n in names)),
            tuple(adjectives),
            tuple(people),
            tuple(dict.fromkeys([*(base.capitals if base else []), *forms.capitals])),
            tuple(forms.seats),
            (base.geonames_id or None) if base else None,
            base.alpha2 if base else "",
            forms.successor,
            *(forms.point or (base.point if base else []) or (None, None)),
        )
    return countries


def read_regions() -> Mapping[str, tuple[RegionEntry, Place]]:
    """Curated regions, waters and cities by every written form."""
    regions: dict[str, tuple[RegionEntry, Place]] = {}
    for name, entry in TypeAdapter(dict[str, RegionEntry]).validate_python(read_toml("regions.toml")).items():
        key = f"place:{entry.geonames_id}" if entry.geonames_id else f"place:{slug(name)}"
        place = Place(key, name, entry.type, entry.country, None, entry.latitude, entry.longitude, 0, entry.geonames_id)
        for form in (name, *entry.forms):
            regions[form] = (entry, place)
    return regions


COUNTRIES: Mapping[str, Country] = read_countries()
ALPHA2: Mapping[str, str] = {code: c.alpha2 for code, c in COUNTRIES.items() if c.alpha2}
"""ISO 3166-1 alpha-2 codes, which are top-level domains too."""
REGIONS: Mapping[str, tuple[RegionEntry, Place]] = read_regions()


@cache
def _table() -> bytes:
    """``places.tsv`` as it stands: lines sorted by written form, never read as a whole."""
    return files(__package__).joinpath("places.tsv").read_bytes()


@lru_cache(maxsize=1 << 13)
def _line_between(low: int, high: int) -> tuple[int, int, bytes]:
    """The line amid two offsets: where it begins and ends, and its written form with the tab behind it."""
    table = _table()
    middle = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
    end = table.index(b"\n", middle)
    return middle, end, table[middle : table.index(b"\t", middle, end) + 1]


def _lines_of(form: str) -> list[str]:
    """The lines of a folded written form, found by halving the table."""
    table, wanted = _table(), form.encode() + b"\t"
    low, high = 0, len(table)
    while low < high:
        middle, end, key = _line_between(low, high)
        if key < wanted:
            low = end + 1
        else:
            high = middle
    lines = []
    while table.startswith(wanted, low):
        end = table.index(b"\n", low)
        lines.append(table[low:end].decode())
        low = end + 1
    return lines


def _place(line: str) -> Place:
    form, number, kind, name, country, admin1, admin2, latitude, longitude, population = line.split("\t")
    return Place(
        f"place:{number}",
        name or form,
        "region" if kind in ("region", "county") else "city",
        country,
        admin1 or None,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(population or 0),
        int(number),
        admin2 or None,
        kind,
    )


@lru_cache(maxsize=1 << 16)
def places_known(form: str) -> tuple[Place, ...]:
    """All places of a folded written form, small towns and second-order divisions with them, the most populous first.

    What a text says must bear out that a small one is meant: most words are the name of some village.
    """
    places = {place.key: place for place in map(_place, _lines_of(form))}
    return tuple(sorted(places.values(), key=lambda p: (-p.population, p.place_type, p.geonames_id or 0)))


@lru_cache(maxsize=1 << 16)
def places_listed(form: str) -> tuple[Place, ...]:
    """Cities and first-order divisions of a folded written form: cities first, the most populous first."""
    known = [p for p in places_known(form) if p.kind in ("city", "region")]
    return tuple(sorted(known, key=lambda p: (p.kind == "region", -p.population, p.geonames_id or 0)))


def places_named(name: str) -> tuple[Place, ...]:
    """The places of that name, curated ones first."""
    curated = REGIONS.get(name) or REGIONS.get(folded(name))
    known = places_listed(folded(name))
    if curated is None:
        return known
    place = curated[1]
    same = next(
        (p for p in (*known, *places_listed(folded(place.name))) if p.geonames_id == place.geonames_id is not None),
        None,
    )
    return (same or place, *(p for p in known if p is not same))
