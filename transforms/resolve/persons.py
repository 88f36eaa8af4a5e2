"""A person as far as texts know him, and what speaks for and against two of them being one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from transforms.resolve.knowledge import DAYS_OF_A_YEAR, NO_DAY, Knowledge, country_of
from transforms.resolve.names import Words, lacks_middle
from transforms.resolve.spelling import folded
from transforms.vocabulary.person_names import person_name
from transforms.vocabulary.spellings import read_spellings

YEARS_OF_A_NAME = 60
"""A full name can mean one person for this long."""
YEARS_OF_A_HALF_NAME = 16
"""A name without its last words: Nicolás Maduro beside Nicolás Maduro Moros."""
YEARS_OF_A_TAIL = 25
"""A name without its first words or its middle initial, where nobody else bears it."""
HOMES_OF_A_COMMON_NAME = 8
"""Countries in which a word is listed as a name, for namesakes to be likelier than a mistaken country."""
ONE_TERM = 0.5
"""Years within which one person is not given two unlike offices of a country that have one holder each."""

Dates = tuple[int, int]
"""First and last day."""
_NONE: frozenset[str] = frozenset()
_COMMON_WORDS = frozenset({"minister", "of", "secretary"})


@dataclass(eq=False)
class Person:
    """One person as far as known: all that texts know of him, first by date."""

    known: list[Knowledge]
    words: Words
    """The name that all of ``known`` have."""
    generation: str | None = None
    forms: set[Words] = field(default_factory=set)
    country: str | None = field(init=False)
    """The country most texts give."""
    keys: frozenset[str] = field(init=False)
    """Identities from the vocabulary: at most one."""
    office_countries: frozenset[str] = field(init=False)
    """Countries in whose service texts show him."""
    titles: frozenset[str] = field(init=False)
    """Offices, in lower case."""
    dates: Dates = field(init=False)
    """First and last day of publication; ``NO_DAY`` for both when no text is dated."""

    def __post_init__(self) -> None:
        self.forms.add(self.words)
        if len(self.known) == 1:
            (k,) = self.known
            self.country, self.titles, self.office_countries = k.country or None, k.titles, k.office_countries
            self.dates = (k.since, k.until)
        else:
            self.country = country_of(self.known)
            self.titles = _NONE.union(*{k.titles for k in self.known})
            self.office_countries = _NONE.union(*{k.office_countries for k in self.known})
            last = max((k.until for k in self.known if k.until != NO_DAY), default=NO_DAY)
            self.dates = (self.known[0].since, last)
        self.keys = frozenset(k.key for k in self.known if k.key)

    @property
    def title_words(self) -> frozenset[str]:
        """The words of his offices."""
        return _words_of(self.titles)

    @cached_property
    def terms(self) -> dict[str, Dates]:
        """Title -> first and last day on which texts attest it."""
        return {
            t: _span(day for k in self.known if t in k.titles for day in (k.since, k.until))
            for t in sorted(self.titles)
        }

    @cached_property
    def head_offices(self) -> dict[str, Dates]:
        """Offices of one holder, by kind -> first and last day."""
        kinds = {t: kind for t in sorted(self.titles) if (kind := office_kind(t))}
        if not kinds:
            return {}
        return {
            kind: _span(day for t, k in kinds.items() if k == kind for day in self.terms[t])
            for kind in sorted(set(kinds.values()))
        }


@cache
def _words_of(titles: frozenset[str]) -> frozenset[str]:
    return frozenset(word for title in titles for word in folded(title).split())


@cache
def office_kind(title: str) -> str | None:
    """The kind of an office (title in lower case) that one person of a country holds at a time."""
    return next((kind for kind, titles in read_spellings().offices.items() if title in titles), None)


def _span(days: Iterable[int]) -> Dates:
    dated = [day for day in days if day != NO_DAY]
    return (min(dated), max(dated)) if dated else (NO_DAY, NO_DAY)


def years_apart(a: Dates, b: Dates) -> float:
    """Years between two spans of days; 0 when they overlap or bear no date."""
    if NO_DAY in (a[0], b[0]):
        return 0.0
    return max(0.0, max(b[0] - a[1], a[0] - b[1]) / DAYS_OF_A_YEAR)


def years_between(ones: Sequence[Person], others: Sequence[Person]) -> float:
    """Years between the texts of the ones and those of the others; 0 when they overlap or bear no date."""
    return years_apart(_span(d for p in ones for d in p.dates), _span(d for p in others for d in p.dates))


def countries_agree(a: Person, b: Person, strict: bool) -> bool:
    """Whether countries leave room for one person.

    A short name needs the same country, or none. Two texts that give one *full* name different countries may both be
    right (an exile, a minister abroad), and more often one is wrong; they speak of namesakes when several texts on
    either side show them in unlike offices of two countries, or when the name is common in the world.
    """
    if a.country is None or b.country is None or a.country == b.country:
        return True
    if a.country in b.office_countries or b.country in a.office_countries:
        return True
    if strict:
        return False
    if a.title_words & b.title_words:
        return True
    if a.titles and b.titles and _is_common(a.words) and _is_common(b.words):
        return False
    return any(_serves_in_one_text(p) for p in (a, b))


def _serves_in_one_text(person: Person) -> bool:
    """Whether one text at most shows the person in the service of a country."""
    return len({text for k in person.known if k.office_countries for text in k.texts.tolist()}) <= 1


@cache
def _is_common(words: Words) -> bool:
    """Whether both words of a name are at home in many countries, so that it has bearers in most."""
    homes = (set(n.given_in) | set(n.family_in) if (n := person_name(word)) else set() for word in words)
    return len(words) == 2 and all(len(found) >= HOMES_OF_A_COMMON_NAME for found in homes)


def is_stray(person: Person) -> bool:
    """Whether one text alone has the name, without an office, and with a word that no list of names has: a misprint?"""
    if person.titles or sum(k.count for k in person.known) > 1:
        return False
    return any(len(w) > 6 and person_name(w) is None for w in person.words)


def offices_agree(a: Person, b: Person) -> bool:
    """False when at one time the two hold unlike offices of one country that have one holder each."""
    if a.country != b.country or a.country is None or not a.titles or not b.titles:
        return True
    if a.title_words & b.title_words - _COMMON_WORDS:
        return True
    unlike = [
        (kind, other)
        for kind in a.head_offices
        for other in b.head_offices
        if kind != other and years_apart(a.head_offices[kind], b.head_offices[other]) <= ONE_TERM
    ]
    return not unlike or bool(a.head_offices.keys() & b.head_offices.keys())


def is_doubtful(a: Words, b: Words) -> bool:
    """Whether one name leaves open what tells the other from a namesake: a middle initial, a first name."""
    return lacks_middle(a, b) or any(len(w[0]) == 1 for w in (a, b))


def one_of(people: Sequence[Person]) -> Person:
    """One person of several, under the fullest of their names."""
    if len(people) == 1:
        return people[0]
    known = sorted((k for p in people for k in p.known), key=lambda k: k.order)
    merged = Person(known, fullest(p.words for p in people), next((p.generation for p in people if p.generation), None))
    merged.forms |= {form for p in people for form in p.forms}
    return merged


def fullest(names: Iterable[Words]) -> Words:
    """The name with most whole words, then most initials."""
    return max(names, key=lambda w: (sum(len(x) > 1 for x in w), len(w), w))
