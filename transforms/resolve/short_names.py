"""Which one person a short name means: a bare surname, an initial, a name whose fuller form two people bear.

Where country, office and time leave two people, nobody is joined: a namesake kept apart is a lesser evil than two
people made one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from transforms.resolve.knowledge import DAYS_OF_A_YEAR, NO_DAY, YEARS_OF_A_SHORT_NAME
from transforms.resolve.names import Words, block_keys, initial_keys, is_regnal, is_tail, likeness
from transforms.resolve.persons import (
    YEARS_OF_A_TAIL,
    Person,
    countries_agree,
    offices_agree,
    one_of,
    years_apart,
)
from transforms.resolve.spelling import folded, same_word, skeleton
from transforms.vocabulary.spellings import read_spellings

NEARER = 1.0
"""Years by which one candidate's term must lie nearer than any other's."""

_FIRST_WORD_COUNTRIES = read_spellings().people.first_word_countries


@dataclass(frozen=True, slots=True)
class Meaning:
    """When a short name can mean a person."""

    years: int
    """Between the texts of the one and of the other."""
    agrees: Callable[[Person, Person, bool], bool]
    """By names, keys and offices; told also whether texts use the short name for the person."""
    asks: Callable[[Words], tuple[str, ...]]
    """Keys of the short name; the person has a form that is found by one of them."""
    found_by: Callable[[Words], tuple[str, ...]]
    """Keys of a form of the fuller name."""
    by_alias: bool = False
    """Whether it means those too whom texts call so."""


def joined(shorter: Sequence[Person], people: list[Person], meaning: Meaning) -> list[Person]:
    """Let each shorter name join the one person it means; returns those that fit nobody or several."""
    by_word = _by_word(shorter, people, meaning)
    joining: dict[int, list[Person]] = defaultdict(list)
    left = []
    for person in shorter:
        chosen = _meant(person, _fitting(person, people, by_word, meaning), people)
        if chosen is None:
            left.append(person)
        else:
            joining[chosen].append(person)
    for i, others in joining.items():
        words_kept = people[i].words
        people[i] = one_of([people[i], *others])
        people[i].words = words_kept
    return left


ByWord = Mapping[tuple[str, str, str], Sequence[int]]
"""People by how a form is found (by a key, or as a whole), by that, and by country or in any."""


def _by_word(shorter: Sequence[Person], people: Sequence[Person], meaning: Meaning) -> ByWord:
    asked = {key for p in shorter for key in meaning.asks(p.words)}
    named = {folded(p.known[0].name) for p in shorter} if meaning.by_alias else set()

    @cache
    def keys_of(form: Words) -> tuple[tuple[str, str], ...]:
        return tuple(("w", key) for key in meaning.found_by(form) if key in asked)

    by_word: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i, person in enumerate(people):
        words = {key for form in person.forms for key in keys_of(form)}
        if named:
            for aliases in {k.aliases for k in person.known}:
                words.update(("a", s) for a in aliases if (s := folded(a)) in named)
        if words:
            homes = {"*"} | {k.country or "" for k in person.known} | person.office_countries
            for kind, word in words:
                for scope in homes:
                    by_word[kind, word, scope].append(i)
    return by_word


def _fitting(person: Person, people: Sequence[Person], by_word: ByWord, meaning: Meaning) -> list[int]:
    """Those whom a short name can mean: at that time, in that country (see ``countries_agree``), by name and office."""
    scopes = {"*"} if person.country is None else {"", person.country} | person.office_countries
    keys, name = meaning.asks(person.words), folded(person.known[0].name)
    called = {i for scope in scopes for i in by_word.get(("a", name, scope), ())}
    found = called.union(*(by_word.get(("w", key, scope), ()) for key in keys for scope in scopes))
    since, until = person.dates
    home, served, days = person.country, person.office_countries, meaning.years * DAYS_OF_A_YEAR
    fitting = []
    for i in found:  # the innermost loop of all: what is cheap is asked first, and without a call
        whole = people[i]
        first, last = whole.dates
        if (first - until > days or since - last > days) and first != NO_DAY and since != NO_DAY:
            continue
        there = whole.country
        is_at_home = home is None or there is None or home == there or there in served
        if (is_at_home or home in whole.office_countries) and meaning.agrees(person, whole, i in called):
            fitting.append(i)
    return sorted(fitting)


def _meant(person: Person, candidates: Sequence[int], people: Sequence[Person]) -> int | None:
    """The one candidate; of several the one whose country agrees, then the office, then the time of it."""
    for better in (
        lambda p: p.country is not None and p.country == person.country,
        lambda p: bool(p.titles & person.titles),
        lambda p: any(same_word(form[-1], person.words[-1]) for form in p.forms),
    ):
        if len(candidates) > 1:
            candidates = [i for i in candidates if better(people[i])] or candidates
    if len(candidates) > 1:
        near = sorted((_years_of_term(person, people[i]), i) for i in candidates)
        candidates = [near[0][1]] if near[1][0] - near[0][0] >= NEARER else []
    return candidates[0] if len(candidates) == 1 else None


def _years_of_term(person: Person, whole: Person) -> float:
    """Years between the texts of the short name and those that show the person in the same office, or at all."""
    shared = person.titles & whole.titles
    if shared:
        return min(years_apart(person.terms[t], whole.terms[t]) for t in shared)
    return years_apart(person.dates, whole.dates)


def initial_agrees(person: Person, whole: Person, is_called: bool) -> bool:
    """Whether "S. Jaishankar" or "George Bush" can mean a person with a fuller name."""
    return (
        not (person.generation and whole.generation and person.generation != whole.generation)
        and not (person.keys and whole.keys and person.keys != whole.keys)
        and any(likeness(person.words, form) > 0.0 for form in whole.forms)
    )


def tail_agrees(person: Person, whole: Person, is_called: bool = False) -> bool:
    """Whether a name of two words or more is the end of a longer one: "Tayyip Erdogan", "Suu Kyi", "Javad Zarif"."""
    return (
        any(is_tail(form, longer) for form in person.forms for longer in whole.forms)
        and offices_agree(person, whole)
        and not (person.keys and whole.keys and person.keys != whole.keys)
    )


def tail_fits(person: Person, whole: Person) -> bool:
    """Whether a name is the end of a longer one of its time and country."""
    return (
        tail_agrees(person, whole)
        and countries_agree(person, whole, strict=True)
        and years_apart(person.dates, whole.dates) <= YEARS_OF_A_TAIL
    )


def surname_agrees(person: Person, whole: Person, is_called: bool) -> bool:
    """Whether a single word can mean a person: the last word of the name, a form texts use for him, or the first.

    The first word alone means a person where family names stand first or people go by given names, and beside the same
    office elsewhere (Fidel, Saddam).
    """
    return _may_mean(person, whole, is_called) and offices_agree(person, whole)


def _may_mean(person: Person, whole: Person, is_called: bool) -> bool:
    if is_regnal(person.known[0].name) and not person.titles & whole.titles:
        return False
    if is_called:
        return True
    word = person.words[-1]
    for form in whole.forms:
        if len(form) > 1 and same_word(word, form[-1]):
            return True
    goes_by_first = whole.country in _FIRST_WORD_COUNTRIES or bool(person.titles & whole.titles)
    return goes_by_first and any(len(form) > 1 and same_word(word, form[0]) for form in whole.forms)


@lru_cache(maxsize=200_000)
def tail_keys(words: Words) -> tuple[str, ...]:
    """The key that a name and a longer one share when they end alike."""
    return (f"t {skeleton(words[-2])} {skeleton(words[-1])}",) if len(words) > 1 else ()


@lru_cache(maxsize=200_000)
def spoken_keys(words: Words) -> tuple[str, ...]:
    """The key of a bare surname."""
    return (skeleton(words[-1]),)


@lru_cache(maxsize=200_000)
def word_keys(words: Words) -> tuple[str, ...]:
    """Keys of the bare names that a full name may go by: any of its words."""
    return tuple(dict.fromkeys(skeleton(word) for word in words if len(word) > 1))


OPEN = Meaning(YEARS_OF_A_SHORT_NAME, initial_agrees, block_keys, block_keys)
INITIALED = Meaning(YEARS_OF_A_SHORT_NAME, initial_agrees, initial_keys, initial_keys)
TAIL = Meaning(YEARS_OF_A_TAIL, tail_agrees, tail_keys, tail_keys)
SURNAME = Meaning(YEARS_OF_A_SHORT_NAME, surname_agrees, spoken_keys, word_keys, by_alias=True)
