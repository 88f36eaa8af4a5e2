"""Countries and capitals whose names other places bear: Georgia the state, Paris in Texas, Kingston in Ontario.

Settled before names are gathered, so that all that is told by a country's name is told by the right one.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from transforms.names.containment import Container, container_behind, country_names, divisions_at, homonym_of
from transforms.names.surface import PARTICLES, Match, Surface
from transforms.vocabulary.divisions import AMERICAN, LANGUAGES, STATE_WORDS, THINGS
from transforms.vocabulary.gazetteer import COUNTRIES, Place
from transforms.vocabulary.lexicon import Entry, compact

THINGS_AFTER = tuple([word] for word in sorted(THINGS))
SPOKEN = frozenset(a for c in COUNTRIES.values() for a in c.adjectives if a not in c.names)
"""Adjectives that are names of languages too; "US" and "Hong Kong" are not."""


@cache
def shared_names() -> frozenset[str]:
    return country_names()


def entry_of(place: Place) -> Entry:
    """A place of the gazetteer as the lexicon lists places."""
    return Entry("region", place.name, "place", place.key, place.country, None, place)


def settle_homonyms(surface: Surface) -> None:
    """Turn matches of countries and capitals into the places that the text shows to be meant; let go of adjectives that
    name no country ("Latin American", "in Russian", "Turkish baths") and of regions inside a name ("al-Sabah")."""
    for match in [m for m in surface.matches if _names_none(surface, m)]:
        surface.matches.remove(match)
        for i in range(match.first, match.last):
            surface.match_at.pop(i, None)
    settled: dict[str, Match] = {}
    told: Counter[str] = Counter()
    for number, match in enumerate(surface.matches):
        if match.entry.entity_type != "country" or match.entry.country is None:
            continue
        if match.entry.kind == "capital":
            place = _told_capital(surface, match)
            if place is None:
                container = container_behind(surface, match.last)
                own = container is not None and container.by_comma and container.country == match.entry.country
                told[match.entry.key + surface.words[match.first]] += own
        elif match.entry.kind == "name" and compact(_written(surface, match)) in shared_names():
            place = _told_state(surface, match)
        else:
            continue
        if place is not None:
            surface.take_for(number, entry_of(place))
            settled.setdefault(_written(surface, match), surface.matches[number])
    for number, match in enumerate(surface.matches):
        known = settled.get(_written(surface, match))
        if known is None or match.entry.kind not in ("name", "capital") or known.entry.place is None:
            continue
        if not told[match.entry.key + surface.words[match.first]]:
            surface.take_for(number, entry_of(known.entry.place))


def _names_none(surface: Surface, match: Match) -> bool:
    words, token = surface.words, surface.doc[match.first]
    if match.entry.kind == "region":
        return surface.glued(match.first - 1) and words[match.first - 2].lower() in PARTICLES
    if match.entry.kind not in ("adjective", "people") or match.last - match.first > 1:
        return False
    before = words[match.first - 1] if match.first else ""
    if before == "-" and match.first > 1:
        before = words[match.first - 2]
    if words[match.first] in ("American", "Americans") and before in AMERICAN:
        return True
    after = "".join(words[match.last : match.last + 2])
    if match.entry.kind == "adjective" and (
        after.startswith("-language") or words[match.last : match.last + 1] in THINGS_AFTER
    ):
        return True
    is_object = token.dep_ in ("pobj", "dobj", "obj") and words[match.first].lower() != words[match.first]
    spoken = token.head.lower_ in LANGUAGES or token.head.lemma_ in LANGUAGES
    alone = before != "the" and not (match.last < len(words) and surface.capital[match.last])
    return match.entry.kind == "adjective" and words[match.first] in SPOKEN and is_object and spoken and alone


def _written(surface: Surface, match: Match) -> str:
    return surface.doc[match.first : match.last].text


def _told_capital(surface: Surface, match: Match) -> Place | None:
    """The place of a capital's name that lies where the text says: "Kingston, Ontario"."""
    if surface.words[match.last : match.last + 1] == ["state"]:
        return next((p for p in homonym_of(_written(surface, match), "") if p.kind == "region"), None)
    container = container_behind(surface, match.last)
    if container is None or not container.by_comma or container.is_listed or container.country == match.entry.country:
        return None
    within = [p for p in homonym_of(_written(surface, match), match.entry.country or "") if container.holds(p)]
    return within[0] if within else None


def _told_state(surface: Surface, match: Match) -> Place | None:
    """The first-order division of a country's name, where a town of it stands before, its officials beside, or the
    text speaks of that other country's divisions more than of the country."""
    states = [p for p in homonym_of(_written(surface, match), match.entry.country or "") if p.kind == "region"]
    if not states:
        return None
    state = states[0]
    words, first, last = surface.words, match.first, match.last
    before = words[first - 1] if first else ""
    after = words[last] if last < len(words) else ""
    if after in STATE_WORDS or (before == "of" and first > 1 and words[first - 2].lower() in ("state", "university")):
        return state
    if before == "," and first > 1:
        if _town_before(surface, first - 1, state):
            return state
        if _town_before(surface, first - 1, match.entry.country or ""):
            return None
    rest = Counter(m.entry.country for m in surface.matches if m.entry.country and m.entry.key != match.entry.key)
    here = sum(
        m.entry.key == match.entry.key and m.entry.kind in ("adjective", "people", "capital", "seat")
        for m in surface.matches
    )
    here += sum(m.entry.country == match.entry.country and m.entry.kind in ("region", "body") for m in surface.matches)
    there = _divisions_named(surface, state)
    if here == 0 and there >= 1 and there >= rest[match.entry.country or ""]:
        return state
    return state if there > 2 * here + 1 else None


def _town_before(surface: Surface, comma: int, where: Place | str) -> bool:
    """Whether the name before a comma is a town there: "Macon, Georgia"."""
    if isinstance(where, Place):
        container = Container(comma + 1, comma + 2, where.country, (where,), True)
    else:
        container = Container(comma + 1, comma + 2, where)
    for length in (3, 2, 1):
        if comma - length < 0 or not surface.capital[comma - length]:
            continue
        form = surface.doc[comma - length : comma].text
        if any(container.holds(p) for p in homonym_of(form, "")):
            return True
    return False


def _divisions_named(surface: Surface, state: Place) -> int:
    """How many other divisions of a state's country, and cities of the state, the text names in one word or two."""
    found = set()
    at = 0
    while at < len(surface.words):
        end, divisions = divisions_at(surface, at)
        mine = [d for d in divisions if d.kind == "region" and d.country == state.country and d.key != state.key]
        if mine and surface.doc[at].ent_type_ != "PERSON":
            found.add(mine[0].key)
        elif surface.capital[at] and surface.doc[at].ent_type_ in ("GPE", "LOC"):
            cities = homonym_of(surface.doc[at].text, "")
            if cities and cities[0].country == state.country and cities[0].admin1 == state.name:
                found.add(cities[0].key)
        at = max(end, at + 1)
    return len(found)
