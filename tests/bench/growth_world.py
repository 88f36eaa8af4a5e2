"""Who there is in a made-up world: its countries, persons, bodies and places, the best known first.

Names come from the packaged lists; who bears them is invented. News weight follows Zipf.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from transforms.vocabulary.gazetteer import ALPHA2, COUNTRIES
from transforms.vocabulary.lexicon import read_lexicon

IN_THE_NEWS = re.findall(
    r"\w+",
    "USA CHN RUS GBR FRA DEU ISR IND UKR IRN JPN PAK TUR KOR SYR IRQ SAU EGY AUS PRK ITA CAN AFG BRA ESP POL MEX VEN "
    "NGA ZAF IDN PSE LBN GRC YEM THA VNM PHL MYS KEN ETH SDN COL ARG LBY QAT ARE BEL NLD SWE CHE",
)
"""Countries by news weight; the others follow by code."""

OFFICES = (
    "President",
    "Prime Minister",
    "Foreign Minister",
    "Defence Minister",
    "Ambassador",
    "spokesman",
    "Interior Minister",
    "lawmaker",
    "Governor",
    "Finance Minister",
    "General",
    "Chairman",
    "adviser",
    "prosecutor",
    "Mayor",
    "Deputy Foreign Minister",
)

MINISTRIES = (
    "Ministry of Defence",
    "Ministry of Finance",
    "Central Bank",
    "Supreme Court",
    "National Police",
    "Election Commission",
    "State Railways",
    "Daily Herald",
)

Numbers = NDArray[np.int64]


def ranks(draw: np.random.Generator, size: int, count: int, exponent: float = 1.0) -> Numbers:
    """``size`` draws of 0 … ``count`` - 1, the first the likeliest, after Zipf."""
    weights = np.cumsum(1.0 / np.arange(1, count + 1) ** exponent)
    found: Numbers = np.minimum(np.searchsorted(weights, draw.random(size) * weights[-1]), count - 1)
    return found


def _countries() -> list[str]:
    return [*IN_THE_NEWS, *sorted(set(COUNTRIES) - set(IN_THE_NEWS))]


Pools = dict[str, list[Numbers]]
"""For persons, bodies and places: the numbers of those at home in each country, the best known first."""


def make_things(draw: np.random.Generator, persons: int) -> tuple[pa.Table, Pools, dict[str, Numbers]]:
    """All things; their numbers by country; and the numbers of persons and of bodies of no country, shuffled.

    One row of the table is one thing: ``thing`` (its number; a country's is its index), the columns of
    ``text_entities``, ``office``, and ``forms``: the fullest name, another spelling, with initials, at its shortest.
    """
    codes = _countries()
    rows: list[dict[str, object]] = [
        {
            "name": COUNTRIES[c].name, "entity_type": "country", "country_code": c, "key": f"country:{c}",
            "sector": "GOV", "forms": [COUNTRIES[c].name] + 3 * [(*COUNTRIES[c].adjectives, COUNTRIES[c].name)[0]],
        }
        for c in codes
    ]  # fmt: skip
    pools: Pools = {"person": [], "body": [], "place": []}
    homes = np.concatenate([np.arange(len(codes)), ranks(draw, persons, len(codes))])
    drawn = np.bincount(homes, minlength=len(codes))
    names = _person_names(draw, codes)
    bodies, places = _bodies(), _places()
    for home, code in enumerate(codes):
        for pool, found in (
            ("person", _persons(draw, int(drawn[home]), code, names[code])),
            ("body", [*bodies[code], *_ministries(code)]),
            ("place", places[code] or places["USA"][:1]),
        ):
            pools[pool].append(np.arange(len(rows), len(rows) + len(found)))
            rows += found
    first = len(rows)
    rows += bodies[""]
    popular = {"world": np.arange(first, len(rows)), "person": np.concatenate(pools["person"])}
    for numbers in popular.values():
        draw.shuffle(numbers)
    columns = re.findall(
        r"\w+",
        "name entity_type country_code key gender sector place_type admin1 admin2 latitude longitude geonames_id "
        "office forms",
    )
    table = pa.table({"thing": np.arange(len(rows)), **{c: [row.get(c) for row in rows] for c in columns}})
    return table, pools, popular


def _person_names(draw: np.random.Generator, codes: list[str]) -> dict[str, tuple[list[str], list[str]]]:
    """Given and family names by country, shuffled; countries without a list of their own borrow a neighbour's."""
    given: dict[str, list[str]] = defaultdict(list)
    family: dict[str, list[str]] = defaultdict(list)
    lines = files("transforms.vocabulary").joinpath("person_names.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        name, given_in, family_in, _ = line.split("\t")
        if len(name) > 2:
            for homes, found in ((given_in, given), (family_in, family)):
                for home in homes.split(","):
                    found[home].append(name.capitalize())
    lenders = sorted(c for c in codes if c in ALPHA2 and min(len(given[ALPHA2[c]]), len(family[ALPHA2[c]])) >= 60)
    names: dict[str, tuple[list[str], list[str]]] = {}
    for i, code in enumerate(codes):
        home = ALPHA2[code if code in lenders else lenders[i * 7 % len(lenders)]]
        first, last = ([x[j] for j in draw.permutation(len(x))[:3000]] for x in (given[home], family[home]))
        names[code] = first, last
    return names


_RESPELT = (("ei", "ey"), ("ai", "ay"), ("kh", "h"), ("ou", "u"), ("dj", "j"), ("sh", "sch"), ("ck", "k"), ("oo", "u"),
            ("y", "i"), ("ss", "s"), ("ll", "l"), ("v", "w"), ("c", "k"), ("ie", "i"))  # fmt: skip


def _persons(
    draw: np.random.Generator, count: int, code: str, names: tuple[list[str], list[str]]
) -> list[dict[str, object]]:
    given, family = names
    firsts, lasts = ranks(draw, count, len(given), 0.6), ranks(draw, count, len(family), 0.7)
    offices, seconds = ranks(draw, count, len(OFFICES), 0.4), draw.random(count)
    found: list[dict[str, object]] = []
    for i, (f, s) in enumerate(zip(firsts, lasts, strict=True)):
        first, last = given[f], family[s]
        if seconds[i] < 0.15:
            first = f"{first} {given[(f * 31 + i) % len(given)]}"
        respelt = next((last.replace(a, b, 1) for a, b in _RESPELT if a in last[1:]), last)
        office = OFFICES[offices[i]] if seconds[i] > 0.35 else None
        found.append(
            {
                "name": f"{first} {last}", "entity_type": "person", "country_code": code, "office": office,
                "gender": "f" if seconds[i] % 0.01 < 0.0025 else "m",
                "forms": [f"{first} {last}", f"{first} {respelt}", f"{first[0]}. {last}", last],
            }
        )  # fmt: skip
    return found


@cache
def _bodies() -> dict[str, list[dict[str, object]]]:
    """Bodies of the vocabulary by country, those of no country under ""; with their other names."""
    entries, _ = read_lexicon()
    forms = defaultdict(set)
    for form, entry in entries.items():
        if entry.entity_type in ("organization", "igo") and entry.kind == "body":
            forms[entry].add(form)
    bodies: dict[str, list[dict[str, object]]] = defaultdict(list)
    for entry in sorted(forms, key=lambda e: (e.key, e.name)):
        others = [*sorted(forms[entry] - {entry.name})[:3], *3 * [entry.name]][:3]
        row: dict[str, object] = {
            "name": entry.name, "entity_type": entry.entity_type, "country_code": entry.country, "key": entry.key,
            "sector": entry.sector, "forms": [entry.name, *others],
        }  # fmt: skip
        bodies[entry.country or ""].append(row)
    return bodies


def _ministries(code: str) -> list[dict[str, object]]:
    """Bodies that every country has under one name and no vocabulary lists."""
    return [
        {"name": n, "entity_type": "organization", "country_code": code, "sector": "GOV", "forms": 4 * [n]}
        for n in MINISTRIES
    ]


@cache
def _places(most: int = 40) -> dict[str, list[dict[str, object]]]:
    """The greatest cities of each country."""
    cities: dict[str, dict[str, tuple[int, dict[str, object]]]] = defaultdict(dict)
    for line in files("transforms.vocabulary").joinpath("places.tsv").read_text(encoding="utf-8").splitlines():
        form, number, kind, written, country, admin1, admin2, latitude, longitude, people = line.split("\t")
        if kind in ("city", "town") and number not in cities[country]:
            name = written or form
            row: dict[str, object] = {
                "name": name, "entity_type": "place", "country_code": country, "key": f"place:{number}",
                "place_type": "city", "admin1": admin1 or None, "admin2": admin2 or None, "latitude": float(latitude),
                "longitude": float(longitude), "geonames_id": int(number), "forms": [name, form, name, name],
            }  # fmt: skip
            cities[country][number] = (-int(people or 0), row)
    greatest = {c: [f[n][1] for n in sorted(f, key=lambda n: (f[n][0], n))[:most]] for c, f in cities.items()}
    return defaultdict(list, greatest)
