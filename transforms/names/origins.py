"""For which country a person of a text stands, and in which office.

Said outright: by the title ("Israel's prime minister X"), beside the name ("X of Oman"), by a body. Else inferred
among the
countries of the text: from offices that few countries have, from where names of that kind are at home, from
offices that
others hold already, and from the country named nearest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from transforms.names.people import Person
from transforms.names.surface import Surface
from transforms.vocabulary.person_names import homes_of, name_words
from transforms.vocabulary.titles import TITLES

COUNTERPARTS = frozenset({"counterpart", "opposite number"})
WEIGHT_OF_NAME = 10
"""A point for the name against one for nearness; names tell more than neighbours."""
COUNT_WEIGHT = 2
"""For each time that the text names the country, up to eight."""
HOME_BONUS = 6
"""For an office without a country, in the country where the text was filed."""
LEAST_SCORE = 16
"""Below this the country stays unknown."""


def country_of(
    surface: Surface, countries: Counter[str], person: Person, people: Sequence[Person], home: str | None = None
) -> str | None:
    """The country of a person, or None where the text and the name say too little."""
    said = [c for c, n in person.of_country.most_common(1) if n > 0]
    if said:
        return said[0]
    for office in person.offices:
        if office.body is not None and office.body.entity_type == "igo":
            return None
        if office.body is not None and office.body.country is not None:
            return office.body.country
    if person.master is not None and person.master is not person:
        served = [c for c, n in person.master.of_country.most_common(1) if n > 0]
        if served:
            return served[0]
    across = person.facing.of_country.most_common(1)[0][0] if person.facing and person.facing.of_country else None
    prior = homes_of(name_words(person.name), set(countries))
    homes: list[str] = []
    for office in person.offices:
        homes = TITLES.homes.get(office.title.casefold().removeprefix("former "), [])
        here = [c for c in homes if c in countries]
        if here:
            return max(here, key=lambda c: (prior[c], -homes.index(c)))
        if homes:
            return homes[0]
    taken = {
        (office.office_class, code)
        for other in people
        if other is not person
        for office in other.offices
        for code in ([office.country] if office.country else [])
        if not office.title.casefold().startswith(("former", "ex"))
    }
    free = [
        code
        for code in countries
        if code != across
        and not any(
            (office.office_class, code) in taken or code in TITLES.lacking.get(office.office_class, ())
            for office in person.offices
        )
    ]
    near = _nearness(surface, person, set(free))
    scores = Counter(
        {
            c: prior[c] * WEIGHT_OF_NAME
            + min(near[c], 15)
            + COUNT_WEIGHT * min(countries[c], 8)
            + (HOME_BONUS if c == home and person.offices else 0)
            for c in free
            if prior[c] or near[c] or (c == home and person.offices)
        }
    )
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    if person.offices and len(countries) == 1:
        return ranked[0][0]
    clear = len(ranked) == 1 or ranked[0][1] >= ranked[1][1] + 3
    if clear and (
        ranked[0][1] >= LEAST_SCORE or ((person.offices or person.inherited) and ranked[0][1] >= LEAST_SCORE // 2)
    ):
        return ranked[0][0]
    return None


def _nearness(surface: Surface, person: Person, free: set[str]) -> Counter[str]:
    scores: Counter[str] = Counter()
    for span in person.spans:
        sentence = surface.doc[span.first].sent
        for match in surface.matches:
            if (
                sentence.start <= match.first < sentence.end
                and match.entry.country in free
                and match.entry.entity_type == "country"
            ):
                before = surface.words[match.first - 1].lower() if match.first > sentence.start else ""
                if before in ("to", "with", "against", "into", "visit", "visited"):
                    continue
                distance = min(abs(match.first - span.last), abs(span.first - match.last))
                scores[match.entry.country or ""] += 12 // (1 + distance // 2)
    return scores
