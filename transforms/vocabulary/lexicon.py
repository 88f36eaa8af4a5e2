"""The lexicon: every listed name of a country, body, agreement, product or facility, and the thing it names.

Names are found by their characters without spaces, so that it does not matter how a tokeniser cuts "al-Qaeda" or
"S-400".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.gazetteer import COUNTRIES, REGIONS, Place, folded, slug
from transforms.vocabulary.parties import parties
from transforms.vocabulary.reading import read_toml

GOVERNMENTS_BY_SEAT = {"Brussels": "igo:european-union"}
"""Seats that stand for an organisation rather than for the country they lie in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a written form names."""

    kind: str
    """name, adjective, people, capital, seat, region, body, agreement, product, facility."""
    name: str
    """Canonical name."""
    entity_type: str
    key: str
    country: str | None = None
    sector: str | None = None
    place: Place | None = None


@checked(frozen=True, config={"extra": "forbid"})
class BodyWords:
    """``body_words.toml``: words by which bodies and things are recognised."""

    bodies: dict[str, list[str]]
    native: dict[str, list[str]]
    folk: dict[str, list[str]]
    national: dict[str, list[str]]
    causes: dict[str, list[str]]
    terms: dict[str, list[str]]
    complements: dict[str, list[str]]
    generic: dict[str, list[str]]
    ministries: dict[str, str]
    facilities: dict[str, list[str]]
    agreements: dict[str, list[str]]
    products: dict[str, list[str]]
    media: dict[str, list[str]]
    skip: dict[str, list[str]]
    people_do: dict[str, list[str]]
    people_enter: dict[str, list[str]]
    people_named: dict[str, list[str]]


@lru_cache(1 << 16)
def compact(form: str) -> str:
    """A written form as the lexicon keeps it: folded, without spaces."""
    return re.sub(r"\s+", "", folded(form))


@lru_cache(1 << 16)
def leading(form: str) -> str:
    """The word that a written form begins with."""
    match = re.match(r"\w+", form)
    return match[0] if match else form[:1]


SPELT = (
    ("Organization", "Organisation"),
    ("Organisation", "Organization"),
    ("Programme", "Program"),
    ("Cooperation", "Co-operation"),
    ("Co-operation", "Cooperation"),
    ("Labour", "Labor"),
    ("Defence", "Defense"),
    ("Defense", "Defence"),
    ("Centre", "Center"),
    ("Stabilization", "Stabilisation"),
)
"""Spellings of one word in the names of bodies."""


def spelt(form: str) -> Iterator[str]:
    """A name as it may also be spelt: "Organisation", "Inter American", "United Nations Mission", "U.N. Mission"."""
    yield form
    forms = [form, *(form.replace(here, there) for here, there in SPELT if here in form)]
    forms += [re.sub(r"(?<=[A-Za-z]{2})-(?=[A-Za-z]{3})", joint, f) for f in forms for joint in (" ", "")]
    for began in ("UN ", "United Nations ", "U.N. "):
        if form.startswith(began):
            forms += [other + f[len(began) :] for f in forms for other in ("UN ", "United Nations ", "U.N. ")]
    yield from dict.fromkeys(forms[1:])


def _listed_bodies(file: str) -> Iterator[tuple[str, Entry]]:
    """The bodies and things of a file; what several countries' bodies are called is found with its country only."""
    source = read_toml(file)
    lines = TypeAdapter(dict[str, list[str]])

    def walk(table: dict[str, object], path: tuple[str, ...]) -> Iterator[tuple[str, Entry]]:
        here = {k: v for k, v in table.items() if isinstance(v, list)}
        kind = path[0] if path else ""
        sector = path[1] if len(path) > 1 else None
        country = path[2] if len(path) > 2 else None
        if country is not None and country not in COUNTRIES:
            raise ValueError(f"{file}: no country {country!r} in [{'.'.join(path)}]")
        for name, forms in lines.validate_python(here).items():
            entity_type = {"igo": "igo", "organization": "organization"}.get(kind, kind)
            bare = re.sub(r" \([^)]*\)$", "", name)
            code = f":{country}" if country and bare != name else ""
            key = f"{kind}:{slug(bare)}{code}"
            entry = Entry("body" if sector else kind, name, entity_type, key, country, sector)
            told = bare not in GENERIC_NAMES and not (bare != name and file == STATE_BODIES)
            for form in (bare if told else name, *forms):
                yield from ((f, entry) for f in (spelt(form) if sector else (form,)))
        for k, v in table.items():
            if isinstance(v, dict):
                yield from walk(v, (*path, k))

    yield from walk(source, ())


STATE_BODIES = "state_bodies.toml"
"""The file of bodies of states by their own names; their names with a country in brackets are not found without it."""

GENERIC_NAMES = frozenset(
    {
        "Congress",
        "Senate",
        "House of Representatives",
        "National Security Council",
        "National Assembly",
        "State Council",
        "Ministry of Defence",
        "Supreme National Security Council",
        "Liberal Democratic Party",
        "Democratic Party",
        "Republican Party",
    }
)
"""Names that many countries' bodies bear: listed with their country in brackets, and not found without it."""

WEIGHTY = ("USA", "GBR", "RUS", "CHN", "IND", "FRA", "DEU", "COD", "DOM", "MKD", "WSM", "CHN", "KOR")
"""Where two countries share a form, the one that news means."""


def _listed_countries() -> Iterator[tuple[str, Entry]]:
    ordered = sorted(COUNTRIES.values(), key=lambda c: (c.code not in WEIGHTY, c.code))
    for c in ordered:
        key = f"country:{c.code}"
        for form in c.names:
            yield form, Entry("name", c.name, "country", key, c.code)
    for c in ordered:
        key = f"country:{c.code}"
        for form in c.adjectives:
            yield form, Entry("adjective", c.name, "country", key, c.code)
        for form in c.people:
            yield form, Entry("people", c.name, "country", key, c.code)
        for form in c.seats:
            yield form, Entry("seat", c.name, "country", key, c.code)
    for c in ordered:
        for form in c.capitals:
            yield form, Entry("capital", c.name, "country", f"country:{c.code}", c.code)


def _listed_regions() -> Iterator[tuple[str, Entry]]:
    for form, (entry, place) in REGIONS.items():
        if not entry.skip:
            yield form, Entry("region", place.name, "place", place.key, place.country, None, place)


def _listed_parties() -> Iterator[tuple[str, Entry]]:
    for party in parties():
        for form in party.names:
            if form not in GENERIC_NAMES:
                bare = form.removeprefix("The ")
                yield form, Entry("body", bare, "organization", party.key, party.country, "PTY")


def read_lexicon() -> tuple[Mapping[str, Entry], Mapping[str, int]]:
    """All listed names by compact form, and for the word that forms begin with the length of the longest of them.

    Of two things with one form the first listed wins: countries, bodies, parties, regions.
    """
    lexicon: dict[str, Entry] = {}
    reach: dict[str, int] = {}
    for source in (
        _listed_countries(),
        _listed_bodies("bodies.toml"),
        _listed_bodies(STATE_BODIES),
        _listed_parties(),
        _listed_regions(),
    ):
        for form, entry in source:
            short = compact(form)
            lexicon.setdefault(short, entry)
            word = leading(folded(form))
            reach[word] = max(reach.get(word, 0), len(short))
    return lexicon, reach


WORDS: BodyWords = TypeAdapter(BodyWords).validate_python(read_toml("body_words.toml"))
LEXICON, REACH = read_lexicon()

BODY_SECTORS: Mapping[str, str] = {word: sector for sector, words in WORDS.bodies.items() for word in words}
COMPLEMENTS = frozenset(WORDS.complements["words"])
GENERIC = frozenset(WORDS.generic["words"])
BARE = frozenset(WORDS.generic["bare"])
FACILITIES = frozenset(WORDS.facilities["words"])
NATIVE_HEADS = frozenset(WORDS.native["heads"])
NATIVE_TAILS = frozenset(WORDS.native["tails"])
NATIVE_LINKS = frozenset(WORDS.native["links"])
CAUSE_VERBS = frozenset(WORDS.causes["verbs"])
TERMS = frozenset(WORDS.terms["words"])
FOLK = frozenset(WORDS.folk["words"])
NATIONAL = frozenset(w for sector in ("PTY", "REB") for w in WORDS.bodies[sector]) | frozenset(WORDS.national["words"])
"""Heads that make a body's name with nothing but an adjective of country: "Canadian Alliance"."""
AGREEMENTS = frozenset(WORDS.agreements["words"])
AGREEMENTS_LOWER = frozenset(WORDS.agreements["lower"])
SKIPPED = frozenset(WORDS.skip["words"])
ALONE = SKIPPED | frozenset(WORDS.skip["alone"])
"""What names nothing when it is all of a name."""
