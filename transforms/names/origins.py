"""For which country a person of a text stands, where the text does not say it outright.

Inferred among the countries of the text: from offices that few countries have, from the countries, places and bodies
named around the person, nearest first, from how much of the text is about a country, and from where names of that kind
are at home. Countries told by the title of somebody else, offices held by others already and places of arrival do not
count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from transforms.document import AnnotatedText
from transforms.names.offices import Office
from transforms.names.people import Person
from transforms.names.spans import Names
from transforms.names.surface import Surface
from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.person_names import homes_of, name_words
from transforms.vocabulary.titles import STATELESS, TITLES

COUNTERPARTS = frozenset({"counterpart", "opposite number"})
BESIDE = 18
"""Points for a country named right beside a person; fewer with distance, none for who comes without one."""
WITHIN = 6.0
"""Points for a country that is anywhere in the sentence."""
EARLIER = (6.0, 4.0, 2.0)
"""Points for a country in the sentence before, the one before that, and so on, within one paragraph or the next."""
COUNT_WEIGHT = 1.5
"""For each time that the text names the country."""
NAME_WEIGHT = 36
"""For the country of the text where such names are most at home."""
SPREAD = 0.4
"""What part of that weight every country has where such names are at home at all."""
CAP = 12
"""So many times at most."""
HOME_BONUS = 6
"""For an office without a country, in the country where the text was filed."""
HOME_SHARE = 1.5
"""The same for somebody without an office."""
LEAST_SCORE = 12
"""Below this the country of somebody without an office stays unknown; half of it will do for an office."""
SURE_HOME = 12
"""How much lists must say of where a name is at home for it to be a stranger's elsewhere."""
CLEAR = 0.5
"""By how much the likeliest country must lead."""
PLACE_SHARE = 0.7
"""What a place or a body tells of its country, against the country's own name."""
TITLE_SHARE = 0.6
"""What the title of somebody else tells of a person's country."""
STAY_SHARE = 0.6
"""What a country tells where it is only said that something is there: "the summit in Britain"."""
TRIPS = frozenset({"trip", "trips", "visit", "visits", "tour", "tours", "journey", "leg", "stopover"})
"""Words before which a country is where somebody goes."""
AWAY = frozenset({"to", "with", "against", "into", "visit", "visited", "visiting", "toward", "towards"})
"""Words behind which a country is the other side's."""


OWN_ACTS = frozenset(verb for group in ("sending", "naming", "keeping") for verb in TITLES.verbs[group])
"""Verbs by which a country makes, sends or drops its own people."""


SENT = frozenset(head.split(" ")[-1] for head in TITLES.standing["sent"])
"""Last words of the titles of those who serve abroad."""


@dataclass(slots=True)
class Told:
    """A country told at a token: by its name, a place or a body."""

    token: int
    last: int
    sentence: int
    country: str
    weight: float
    is_name: bool = True
    """By a name of the country or a place, not by an adjective or a body."""
    is_stay: bool = False
    """As where something is or happens: "in Britain"."""


@dataclass(slots=True)
class Surroundings:
    """What the text tells of countries, in order, and how often it names each."""

    counts: Mapping[str, float]
    told: list[Told] = field(default_factory=list)
    sentence_of: dict[int, int] = field(default_factory=dict)
    """Number of the sentence that begins at a token."""
    home: str | None = None

    def of_places(self) -> Surroundings:
        """What tells where a place lies: countries and places named, not the adjectives of who is there."""
        return replace(self, told=[t for t in self.told if t.is_name])


def surroundings_of(
    text: AnnotatedText, surface: Surface, names: Names, countries: Counter[str], home: str | None
) -> Surroundings:
    """What an annotated text tells of countries. Countries within the titles of people are theirs and left out."""
    around = Surroundings(countries, home=home)
    around.sentence_of = {sentence.start: number for number, sentence in enumerate(surface.doc.sents)}
    titled = {i: office for office, _ in names.holders for i in range(office.first, office.last)}
    seen: set[tuple[int, str]] = set()
    counts: defaultdict[str, float] = defaultdict(float, countries)
    for mention in text.mentions:
        if mention.entity_type == "person":
            continue
        code = text.entities[mention.entities[0]].country_code
        if code is None or (mention.first, code) in seen:
            continue
        if mention.first in titled and titled[mention.first].country != code:
            continue
        seen.add((mention.first, code))
        start = surface.doc[mention.first].sent.start
        at = mention.first - 1
        while at > start and surface.words[at].lower() in ("the", "a", "in"):
            at -= 1
        if at >= start and surface.words[at].lower() in AWAY:
            continue
        if surface.words[mention.last : mention.last + 1] and surface.words[mention.last].lower() in TRIPS:
            continue
        weight = TITLE_SHARE if mention.first in titled else 1.0 if mention.entity_type == "country" else PLACE_SHARE
        if mention.entity_type == "place":
            counts[code] += 0.5
        is_name = mention.mention_type == "name" and mention.entity_type in ("country", "place")
        is_stay = is_name and "in" in (w.lower() for w in surface.words[max(at + 1, 0) : mention.first])
        around.told.append(Told(mention.first, mention.last, around.sentence_of[start], code, weight, is_name, is_stay))
    around.counts = counts
    return around


def country_of(surface: Surface, around: Surroundings, person: Person, people: Sequence[Person]) -> str | None:
    """The country of a person, or None where the text and the name say too little."""
    if any(map(is_stateless, person.offices)) and not any(map(_is_national, person.offices)):
        return None
    said = [c for c, n in person.of_country.most_common(1) if n > 0]
    if said:
        return said[0]
    for office in person.offices:
        if office.body is not None and office.body.country is not None and office.body.entity_type != "igo":
            return office.body.country
        if office.body is not None and office.body.entry is not None:
            return None
    if person.master is not None and person.master is not person:
        return country_of(surface, around, _without_master(person.master), people)
    parts = name_words(person.name)
    prior = homes_of(parts, {*around.counts, around.home} - {None})  # type: ignore[arg-type]
    homes: list[str] = []
    for office in person.offices:
        homes = TITLES.homes.get(office.title.casefold().removeprefix("former "), [])
        here = [c for c in homes if c in around.counts]
        if len(homes) == 1 or len(here) == 1:
            return (here or homes)[0]
        if homes and not here:
            likely = homes_of(parts, set(homes))
            return around.home if around.home in homes else max(homes, key=lambda code: likely[code])
        if here:
            homes = here
            break
    free = _free(around, person, people, homes)
    scores = _scores(surface, around, person, free, prior)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], homes.index(item[0]) if homes else 0, item[0]))
    if not ranked:
        return None
    if homes or (person.offices and len(around.counts) == 1 and not _is_foreign(parts, ranked[0][0])):
        return ranked[0][0]
    clear = len(ranked) == 1 or ranked[0][1] >= ranked[1][1] + CLEAR
    least = LEAST_SCORE / 2 if person.offices or person.inherited else LEAST_SCORE
    if not clear or ranked[0][1] < least or (len(around.counts) == 1 and _is_foreign(parts, ranked[0][0])):
        return None
    return ranked[0][0]


def _is_foreign(parts: tuple[str, ...], code: str) -> bool:
    """Whether names like these are at home elsewhere, and not at all in a country."""
    homes = homes_of(parts, set(COUNTRIES))
    return homes[code] == 0 and max(homes.values(), default=0) >= SURE_HOME


def is_stateless(office: Office) -> bool:
    """Whether whoever holds an office acts for an organisation of states, and so for no country."""
    if office.title.casefold().startswith(("former", "ex")):
        return False
    if office.title.casefold() in STATELESS:
        return True
    return office.body is not None and office.body.entity_type == "igo" and not office.sent_to


def _is_national(office: Office) -> bool:
    """Whether an office is told with the country whose government, army or parliament it is in."""
    return office.country is not None and not office.sent_to and office.sector in ("GOV", "MIL", "LEG", "JUD")


def _without_master(person: Person) -> Person:
    return replace(person, master=None)


def _free(around: Surroundings, person: Person, people: Sequence[Person], homes: Sequence[str]) -> list[str]:
    """The countries of the text that a person may be of: not the counterpart's, none whose such office is taken or that
    has no such office."""
    across = person.facing.of_country.most_common(1)[0][0] if person.facing and person.facing.of_country else None
    taken = {
        (office.office_class, code)
        for other in people
        if other is not person
        for office in other.offices
        for code in ([office.country] if office.country else [c for c, n in other.of_country.items() if n > 0][:1])
        if not office.title.casefold().startswith(("former", "ex"))
    }
    held = [o for o in person.offices if not o.title.casefold().startswith(("former", "ex"))]
    candidates = [*around.counts]
    abroad = any(o.title.casefold().split(" ")[-1] in SENT for o in held)  # the city of the dateline is an envoy's post
    if around.home is not None and around.home not in around.counts and held and not abroad:
        candidates.append(around.home)
    return [
        code
        for code in candidates
        if code != across
        and not any(code == o.to_country for o in person.offices)
        and (not homes or code in homes)
        and not any((o.office_class, code) in taken or code in TITLES.lacking.get(o.title.casefold(), ()) for o in held)
    ]


def _scores(
    surface: Surface, around: Surroundings, person: Person, free: Sequence[str], prior: Counter[str]
) -> dict[str, float]:
    near = nearness(surface, around, [(s.first, s.last) for s in person.spans[:4]], set(free), STAY_SHARE)
    most = max(prior.values(), default=0)
    scores: dict[str, float] = {}
    for code in free:
        name = NAME_WEIGHT * (SPREAD + (1 - SPREAD) * prior[code] / most) * min(1.0, most / 8) if prior[code] else 0.0
        home = (HOME_BONUS if person.offices else HOME_SHARE) if code == around.home else 0
        if name or near[code] or person.offices:
            scores[code] = name + near[code] + COUNT_WEIGHT * min(around.counts.get(code, 0), CAP) + home
    return scores


def nearness(
    surface: Surface, around: Surroundings, spans: Sequence[tuple[int, int]], free: set[str], stay: float = 1.0
) -> dict[str, float]:
    """Points for countries told around the mentions of something, given by first token and the one behind the last: the
    best mention counts, others a little; ``stay`` is the share for where something happens."""
    best: dict[str, float] = dict.fromkeys(free, 0.0)
    for first, last in spans:
        number = around.sentence_of[surface.doc[first].sent.start]
        here: dict[str, float] = {}
        for told in around.told:
            back = number - told.sentence
            if told.country not in free or not 0 <= back <= len(EARLIER) or first <= told.token < last:
                continue
            if back == 0 and _faces(surface, told, first, last):
                continue
            if back == 0:
                distance = told.token - last if told.token >= last else first - told.last
                points = max(BESIDE / (1 + distance / 4), WITHIN)
            else:
                points = EARLIER[back - 1]
            points *= told.weight * (stay if told.is_stay else 1.0)
            here[told.country] = max(here.get(told.country, 0.0), points)
        for code, points in here.items():
            best[code] = max(best[code], points) + (0.5 if best[code] else 0.0)
    return best


def _faces(surface: Surface, told: Told, first: int, last: int) -> bool:
    """Whether a country does something to a person, and so is the other side: "Brazil invited X"."""
    subject, person = surface.doc[told.last - 1], surface.doc[first:last].root
    while person.dep_ in ("compound", "appos", "nmod", "conj") and person.head.i != person.i:
        person = person.head
    verb = person.head.head if person.dep_ == "pobj" else person.head
    return (
        subject.dep_ == "nsubj"
        and subject.head == verb
        and person.dep_ in ("dobj", "dative", "pobj")
        and verb.lemma_.lower() not in OWN_ACTS
    )
