"""What a place expression means: a named place, "the town of", "the same city", "there", "the Peruvian capital"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from transforms.document import AnnotatedText
from transforms.events.context import Context
from transforms.events.filler import Filler
from transforms.events.parse import Parse
from transforms.vocabulary.events import EVENT_WORDS
from transforms.vocabulary.gazetteer import read_countries

LOCATED = ("place", "facility", "country")
MISSIONS = frozenset(("embassy", "consulate", "mission"))
BESIDE = frozenset(("amod", "compound", "nmod", "poss"))
"""Relations in which a country stands to a thing that is only its own."""
PLACE_NOUNS = EVENT_WORDS.places.place_nouns
TOWARDS = EVENT_WORDS.places.locative | {"to", "into", "for", "from"}
"""Prepositions of being somewhere, or of going there."""


@cache
def _capitals() -> Mapping[str, frozenset[str]]:
    """The folded names of each country's capitals, by its code."""
    return {code: frozenset(name.casefold() for name in c.capitals) for code, c in read_countries().items()}


def capital_named(text: AnnotatedText, codes: Iterable[str | None]) -> int | None:
    """The capital of one of some countries among a text's places, or None where the text does not name it."""
    capitals = {name for code in codes if code is not None for name in _capitals().get(code, ())}
    for n, entity in enumerate(text.entities):
        if entity.entity_type == "place" and entity.name.casefold() in capitals:
            return n
    return None


def located(context: Context, token: int) -> list[Filler]:
    p = context.parse
    is_mission = p.lemma[token] in MISSIONS
    if p.lemma[token] in PLACE_NOUNS:  # "in the Indian state of Manipur"
        apart = [
            f
            for o in p.behind(token, "of")
            for f in context.fillers.of_token(o)
            if f.entity_type == "place" and f.direct
        ]
        if apart:
            return apart
    found = [
        f
        for f in context.fillers.of_token(token)
        if not (f.entity_type == "country" and (is_mission or _is_of_people(context, token, f)))
        and f.entity_type in LOCATED
        and f.entity is not None
        and (f.direct or p.lemma[token] in PLACE_NOUNS)
    ]
    if found:
        return found
    if p.lemma[token] in PLACE_NOUNS:  # "in the town of Terter", "at the Palais Coburg hotel in Vienna"
        for c in p.kids(token, "prep"):
            if p.lower[c] in ("of", "in", "near"):
                inner = [f for o in p.kids(c, "pobj") for f in context.fillers.of_token(o) if f.entity_type in LOCATED]
                inner = inner or [
                    f for o in p.kids(c, "pobj") if p.lemma[o] in PLACE_NOUNS for f in located(context, o)
                ]
                if inner:
                    return inner
    for c in p.kids(token, "prep"):  # "on the sidelines of the assembly in New York", "at a park in Kyiv"
        if p.lower[c] in ("in", "near"):
            inner = [
                f
                for o in p.kids(c, "pobj")
                for f in context.fillers.of_token(o)
                if f.entity_type in LOCATED and f.direct
            ]
            inner = inner or [f for o in p.kids(c, "pobj") if p.lemma[o] in PLACE_NOUNS for f in located(context, o)]
            if inner:
                return inner
    return []


def _is_of_people(context: Context, token: int, country: Filler) -> bool:
    """Whether a country is only whose a thing is ("in Israeli strikes"), not where it is ("in the French north")."""
    if context.parse.lemma[token] in PLACE_NOUNS or context.parse.dep[country.token] not in BESIDE:
        return False
    around = context.fillers.covering.get(token, ())
    return country.token != token and not any(m.entity == country.entity and m.mention_type == "name" for m in around)


def city_meant(context: Context, token: int, found: list[Filler]) -> int | None:
    """What "the same city" means, or "the Peruvian capital" where the text names that city elsewhere."""
    p = context.parse
    words = {p.lower[c] for c in p.children[token]}
    if p.lemma[token] in ("city", "town", "port", "village") and not found and words & {"same", "that", "the"}:
        further = p.kids(token, "prep", "relcl", "acl", "appos", "compound")
        is_other = "same" not in words and any(p.lower[c] != "port" for c in further)
        is_told_apart = words & {"old", "other", "next", "nearby", "neighbouring", "neighboring", "first", "second"}
        return None if is_other or is_told_apart else place_before(context, token, ("place",))
    if p.lemma[token] != "capital":
        return None
    codes: set[str | None] = {f.country_code for f in found if f.country_code}
    dateline = context.text.dateline_entity
    if not codes and dateline is not None and words <= {"the", "national", "here"}:
        codes = {context.text.entities[dateline].country_code}
    return capital_named(context.text, codes)


def place_before(context: Context, token: int, types: tuple[str, ...] = ("place", "country")) -> int | None:
    """What "there" means: the place named last, in the sentence or the one before it.

    A place in which something is told to be, or to which somebody goes, comes before one that is only named; whose a
    thing or a person is ("Norway's envoy") comes last.
    """
    p = context.parse
    first = p.sentence_first[token]
    earliest = p.sentence_first[first - 1] if first else first
    best: tuple[int, int] | None = None
    for at in range(earliest, token):
        for mention in context.fillers.starting.get(at, ()):
            if mention.entity is not None and mention.entity_type in types and mention.mention_type == "name":
                rank = _rank(p, mention.first, mention.last)
                if best is None or rank >= best[0]:
                    best = rank, mention.entity
    return None if best is None else best[1]


def _rank(p: Parse, first: int, last: int) -> int:
    """How well a named place serves for "there": 2 as the object of a preposition of place, 0 as an owner."""
    head = next((t for t in range(first, last) if not first <= p.head[t] < last), last - 1)
    if p.dep[head] in BESIDE:
        return 0
    return 2 if p.dep[head] == "pobj" and p.lower[p.head[head]] in TOWARDS else 1
