"""The country of bodies, sites and unlisted places: by their names, by what is told beside them, by what is around."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.document import Mention, TextEntity
from transforms.names.book import Book
from transforms.names.origins import COUNT_WEIGHT, Surroundings, nearness
from transforms.names.surface import Surface
from transforms.vocabulary.gazetteer import COUNTRIES, places_named, slug
from transforms.vocabulary.lexicon import GENERIC, LEXICON, compact
from transforms.vocabulary.makers import maker_of

SURE = 9.0
ALONE = 6.0
"""Points below which the country of a body stays unknown; less where the text names one country only."""
CLEAR = 3.0
"""By how much the likeliest country must lead."""
LARGE = 400_000
"""Inhabitants from which a city in a body's name tells its country where the text does not name that country."""
TELLING = frozenset({"adjective", "name", "people", "capital", "seat"})


def settle_belonging(book: Book, around: Surroundings, listed: frozenset[int]) -> None:
    """Give bodies, sites and places that lack a country theirs, where the text tells it; ``listed`` has the numbers of
    the entities that the vocabulary knows, of which those without a country belong to none."""
    entities = book.text.entities
    mentions: dict[int, list[Mention]] = {}
    for mention in book.text.mentions:
        if mention.mention_type in ("name", "demonym"):
            mentions.setdefault(mention.entities[0], []).append(mention)
    for number, named in mentions.items():
        entity = entities[number]
        if entity.entity_type == "organization" and entity.country_code is None:
            entity.country_code = _in_name(book, entity.name)
            if entity.country_code is None and number not in listed:
                code = _beside(book.surface, named) or _around(book, around, named)
                if code is not None:
                    settle_body(book, number, code)
        elif entity.entity_type == "product":
            entity.country_code = entity.country_code or maker_of(entity.name)
        elif entity.entity_type in ("place", "facility") and (entity.key is None or _is_site(entity)):
            entity.country_code = _around(book, around.of_places(), named) or entity.country_code


def _is_site(entity: TextEntity) -> bool:
    """Whether something is a site of which the vocabulary does not tell where it is."""
    return entity.entity_type == "facility" and entity.country_code is None


def _in_name(book: Book, name: str) -> str | None:
    """The country that a name has in it, as a word of its own, or by a city: "Bank of Ghana", "Kabul University"."""
    words = name.split()
    for first in range(len(words)):
        for last in range(min(len(words), first + 3), first, -1):
            written = " ".join(words[first:last])
            entry = LEXICON.get(compact(written))
            if entry is not None and entry.entity_type == "country" and entry.kind in TELLING:
                return entry.country
            if last - first == len(words) or not written[:1].isupper() or len(written) < 4:
                continue
            known = places_named(written)
            if not known or words[first - 1 : first] not in ([], ["of"], ["in"]):
                continue
            told = [p for p in known if p.country in book.countries]
            if known[0].population >= (LARGE if not told else LARGE // 4):
                return known[0].country
            if told:
                return told[0].country
    return None


def _beside(surface: Surface, named: Sequence[Mention]) -> str | None:
    """The country told behind a name: "Jiji, a Japanese news agency", "the Agro group of Brazil"."""
    words = surface.words
    for mention in named:
        at = mention.last
        if words[at : at + 1] == [","] and at + 1 < len(words) and words[at + 1] in ("a", "an", "the", "one"):
            at += 3 if words[at + 1] == "one" else 2
        elif words[at : at + 1] in (["of"], ["in"]):
            at += 2 if words[at + 1 : at + 2] == ["the"] else 1
        elif words[at : at + 1] == ["("]:
            at += 1
        else:
            continue
        match = surface.match_at.get(at)
        if match is not None and match.first == at and match.entry.entity_type == "country":
            return match.entry.country
    return None


def _around(book: Book, around: Surroundings, named: Sequence[Mention]) -> str | None:
    free = sorted(code for code in around.counts if code)
    near = nearness(book.surface, around, [(m.first, m.last) for m in named[:4]], set(free))
    scores = {code: near[code] + COUNT_WEIGHT * min(around.counts[code], 8) for code in free}
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < (SURE if len(ranked) > 1 else ALONE):
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= ranked[1][1] + CLEAR else None


def settle_body(book: Book, number: int, code: str) -> None:
    """Give a body its holder's country: the "National Security Council" of an American spokesman is that of the
    United States."""
    entity = book.text.entities[number]
    entity.country_code = code
    bare = re.sub(r" \([^)]*\)$", "", entity.name)
    if bare in GENERIC or bare.startswith("Ministry of "):
        entity.name = f"{bare} ({COUNTRIES[code].name})"
        key = f"organization:{slug(bare)}:{code}"
        if key not in book.by_key:
            entity.key = key
            book.by_key[key] = number
