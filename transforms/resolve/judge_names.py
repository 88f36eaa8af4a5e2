"""Names in corrections: who or what of the text is meant, or what is to be added to it.

Written as a name ("Marise Payne"), with a country ("Marise Payne (AUS)"), as a country's code or name ("AUS"), or with
its type before it ("organization: Hamas").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.contract.values import ENTITY_TYPES
from transforms.resolve.judge_texts import JudgedText, Row
from transforms.resolve.spelling import folded
from transforms.rows import TEXT_TABLES
from transforms.vocabulary.gazetteer import COUNTRIES, Place, places_named
from transforms.vocabulary.lexicon import LEXICON, compact

_TYPED = re.compile(rf"({'|'.join(ENTITY_TYPES)}):\s*(.+)", re.DOTALL)
_COUNTRY = re.compile(r"(.+?)\s*\(([A-Z]{3})\)", re.DOTALL)
_WHERE = ("place", "country", "facility")


@dataclass(frozen=True, slots=True)
class Named:
    """What a name of a correction means by itself."""

    name: str
    entity_type: str | None = None
    country: str | None = None
    key: str | None = None
    place: Place | None = None


def names_in(value: str) -> list[str]:
    """The single names of a value, as written."""
    return [name for part in value.split(";") if (name := part.strip())]


def local_named(text: JudgedText, written: str, *, is_place: bool = False) -> int:
    """The local identifier of whom or what the text calls so; it is added to the text when it is not there."""
    meant = _meaning(written, is_place)
    for local, row in sorted(text.entities.items()):
        if meant.key is not None and row["key"] == meant.key:
            return local
    called = [
        local
        for local, row in sorted(text.entities.items())
        if folded(meant.name) in text.forms[local]
        and meant.entity_type in (None, row["entity_type"])
        and meant.country in (None, row["country_code"])
        and (not is_place or row["entity_type"] in _WHERE)
    ]
    if called and meant.key is None:
        return called[0]
    return _added(text, meant, "place" if is_place else "person")


def _meaning(written: str, is_place: bool) -> Named:
    typed = _TYPED.fullmatch(written)
    entity_type, name = (typed[1], typed[2].strip()) if typed else (None, written)
    shown = _COUNTRY.fullmatch(name)
    country = None
    if shown and shown[2] in COUNTRIES:
        name, country = shown[1], shown[2]
    if name in COUNTRIES and entity_type in (None, "country"):
        return _country(name)
    entry = LEXICON.get(compact(name))
    if entry is not None and entry.kind not in ("capital", "seat") and entity_type in (None, entry.entity_type):
        if entry.entity_type == "country":
            return _country(entry.key.rpartition(":")[2])
        if not is_place or entry.place is not None:
            return Named(entry.name, entry.entity_type, entry.country or country, entry.key, entry.place)
    if is_place and entity_type in (None, "place"):
        places = [p for p in places_named(name) if country in (None, p.country)]
        if places:
            return Named(places[0].name, "place", places[0].country, places[0].key, places[0])
    return Named(name, entity_type, country)


def _country(code: str) -> Named:
    return Named(COUNTRIES[code].name, "country", code, f"country:{code}")


def _added(text: JudgedText, meant: Named, entity_type: str) -> int:
    local = max(text.entities, default=-1) + 1
    row: Row = dict.fromkeys(TEXT_TABLES["text_entities"].names)
    row |= {
        "document_id": text.document_id,
        "local_id": local,
        "name": meant.name,
        "entity_type": meant.entity_type or entity_type,
        "country_code": meant.country,
        "key": meant.key,
    }
    if meant.place is not None:
        place = meant.place
        row |= {
            "place_type": place.place_type,
            "admin1": place.admin1,
            "admin2": place.admin2,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "geonames_id": place.geonames_id,
        }
    elif row["entity_type"] == "country" and meant.country is not None:
        country = COUNTRIES[meant.country]
        row |= {
            "place_type": "country",
            "latitude": country.latitude,
            "longitude": country.longitude,
            "geonames_id": country.geonames_id,
        }
    text.entities[local] = row
    text.forms[local].add(folded(meant.name))
    return local
