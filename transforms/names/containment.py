"""What a place is said to lie in: "Paris, Texas", "Alexandria, La.", "the Syrian town of X", "X in Punjab province"."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.names.surface import Surface
from transforms.vocabulary.divisions import BETWEEN, LINKS, PREFIXES, SETTLEMENTS, read_divisions
from transforms.vocabulary.gazetteer import COUNTRIES, Place, folded, places_known
from transforms.vocabulary.lexicon import LEXICON, compact

LEVELS = 6
"""Containers one behind the other, as "Reno, Lamar County, Texas" has two; a list of a thousand towns is none."""


@dataclass(frozen=True, slots=True)
class Container:
    """Where a place is said to lie, and the tokens that say it, ``last`` exclusive.

    ``divisions`` are the first- or second-order divisions that the words may mean; empty for a country.
    """

    first: int
    last: int
    country: str | None
    divisions: tuple[Place, ...] = ()
    by_comma: bool = False
    """Said right behind the name, which must then be in it."""
    is_listed: bool = False
    """More names follow: "Paris, Canada and Poland"."""

    def holds(self, place: Place) -> bool:
        """Whether a place of the gazetteer lies in it."""
        if not self.divisions:
            return place.country == self.country
        return any(
            place.country == d.country
            and place is not d
            and d.name in ((place.admin1,) if d.kind == "region" else (place.admin2, place.name))
            and (d.kind == "region" or place.admin1 == d.admin1)
            for d in self.divisions
        )


def candidates_for(written: str) -> tuple[Place, ...]:
    """All places that a written form may mean."""
    form = folded(written)
    for short, full in PREFIXES.items():
        if form.startswith(short):
            return tuple({p.key: p for p in (*places_known(full + form[len(short) :]), *places_known(form))}.values())
    return places_known(form)


def divisions_at(surface: Surface, first: int) -> tuple[int, tuple[Place, ...]]:
    """The divisions that are written out from a token on, and where the words end; none: ``(first, ())``."""
    words, spaces = surface.words, surface.spaces
    if first >= len(words) or not surface.capital[first]:
        return first, ()
    stop = first + 1
    while (
        stop < min(first + 4, len(words))
        and (surface.capital[stop] or words[stop] in LINKS)
        and not surface.begins[stop]
    ):
        stop += 1
    for last in range(stop, first, -1):
        form = "".join(words[i] + spaces[i] for i in range(first, last)).strip()
        known = tuple(p for p in places_known(folded(form)) if p.kind in ("region", "county"))
        if known:
            return last, known
    return first, ()


def abbreviated_at(surface: Surface, first: int) -> tuple[int, Place | None]:
    """The division that is abbreviated from a token on ("La.", "W. Va."), and where the abbreviation ends."""
    words = surface.words
    known = read_divisions()
    for last in range(min(first + 5, len(words)), first, -1):
        found = known.get("".join(words[first:last]))
        if found is not None:
            return last, found
    return first, None


def country_at(surface: Surface, first: int, kinds: tuple[str, ...] = ("name",)) -> tuple[int, str | None]:
    """The country that is written from a token on, and where the words end."""
    at = first + 1 if surface.words[first : first + 1] == ["the"] else first
    match = surface.match_at.get(at)
    if match is not None and match.first == at and match.entry.entity_type == "country" and match.entry.kind in kinds:
        return match.last, match.entry.country
    return first, None


def container_behind(surface: Surface, last: int, levels: int = LEVELS) -> Container | None:
    """What is said behind a name that ends before token ``last``: ", Texas", ", La.", ", Lamar County, Texas",
    " (Peru)", " in Punjab"; ``levels`` bounds how many containers are read one behind the other."""
    words = surface.words
    if last + 1 >= len(words) or words[last] not in (",", "(", "in"):
        return None
    at, by_comma = last + 1, words[last] != "in"
    end, division = abbreviated_at(surface, at) if by_comma else (at, None)
    if division is not None:
        return Container(at, end, division.country, (division,), by_comma)
    end, code = country_at(surface, at)
    stop, divisions = divisions_at(surface, at)
    if code is not None and stop <= end:
        homonyms = tuple(d for d in divisions if d.kind == "region" and d.country != code)
        return Container(at, end, code, homonyms, by_comma, _goes_on(surface, end))
    if divisions:
        goes_on = levels > 1 and words[stop : stop + 1] == [","]
        further = container_behind(surface, stop, levels - 1) if goes_on else None
        if further is not None:
            divisions = tuple(d for d in divisions if further.holds(d)) or divisions
        return Container(at, stop, None, divisions, by_comma)
    return None


def _goes_on(surface: Surface, last: int) -> bool:
    after = surface.words[last : last + 2]
    return after[:1] in (["and"], ["or"], ["&"]) or (after[:1] == [","] and (last + 1) in surface.match_at)


def container_before(surface: Surface, first: int) -> Container | None:
    """What is said before a name: "the Texas town of X", "Ohio's X", "the eastern Ukrainian city X"."""
    words = surface.words
    at = first - 1
    noun = at
    if noun >= 1 and words[noun] == "of":
        noun -= 1
    if noun >= 1 and words[noun].lower() in SETTLEMENTS:
        at = noun - 1
    elif words[first - 1 : first] not in (["'s"], ["'"]):
        return None
    while at > 0 and words[at] in BETWEEN:
        at -= 1
    if at < 0:
        return None
    match = surface.match_at.get(at)
    if match is not None and match.entry.entity_type == "country" and match.entry.kind in ("adjective", "name"):
        return Container(match.first, match.last, match.entry.country)
    for begin in range(max(at - 2, 0), at + 1):
        end, divisions = divisions_at(surface, begin)
        if end == at + 1:
            return Container(begin, end, None, divisions)
    return None


def homonym_of(form: str, country: str) -> tuple[Place, ...]:
    """Places of another country that bear the name of a country or its capital."""
    return tuple(p for p in places_known(folded(form)) if p.country != country)


def country_names() -> frozenset[str]:
    """Names that a country and a first-order division of another country share: Georgia, Luxembourg, Niger."""
    shared = set()
    for country in COUNTRIES.values():
        for name in country.names:
            if LEXICON.get(compact(name)) and any(p.kind == "region" for p in homonym_of(name, country.code)):
                shared.add(compact(name))
    return frozenset(shared)
