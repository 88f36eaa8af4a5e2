"""Who is one person across texts.

Three steps, each surer of its ground than the next: full names are compared with full names; names with a mere initial
join the one full name they fit; bare surnames and other short forms join the one person they can mean. Where two
people would fit, nobody is joined: a namesake kept apart is a lesser evil than two men made one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from transforms.resolve.clusters import components, grow
from transforms.resolve.knowledge import NO_DATE, Knowledge, country_of
from transforms.resolve.names import (
    Words,
    block_keys,
    folded,
    generation,
    is_initialed,
    lacks_middle,
    likeness,
    person_words,
    same_word,
    skeleton,
)

YEARS_OF_A_NAME = 60
"""A full name can mean one person for this long."""
YEARS_OF_A_SHORT_NAME = 8
"""A surname, or a name without its middle initial, means one person only when its texts lie no further apart."""


@dataclass(eq=False)
class Person:
    """One person as far as known: all that texts know of him, first by date."""

    known: list[Knowledge]
    words: Words
    """The name that all of ``known`` have."""
    generation: str | None = None
    forms: set[Words] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.forms.add(self.words)

    @cached_property
    def country(self) -> str | None:
        """The country most texts give."""
        return country_of(self.known)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Identities from the vocabulary: at most one."""
        return frozenset(k.key for k in self.known if k.key)

    @cached_property
    def office_countries(self) -> frozenset[str]:
        """Countries in whose service texts show him."""
        return frozenset(c for k in self.known for c in k.office_countries)

    @cached_property
    def titles(self) -> frozenset[str]:
        """Offices, in lower case."""
        return frozenset(t for k in self.known for t in k.titles)

    @cached_property
    def dates(self) -> tuple[date, date]:
        """First and last publication date; NO_DATE for both when no text is dated."""
        dated = [k.published for k in self.known if k.published != NO_DATE]
        return (min(dated), max(dated)) if dated else (NO_DATE, NO_DATE)


def people_of(known: Sequence[Knowledge]) -> list[list[Knowledge]]:
    """A partition of what texts know of persons: one list per person, in order of its first."""
    full, initialed, short = [], [], []
    for person in _by_name(known):
        if len(person.words) < 2:
            short.append(person)
        elif is_initialed(person.words) and not person.keys:
            initialed.append(person)
        else:
            full.append(person)
    people = _merged(full)
    people += _merged(_joined(initialed, people, _initial_fits))
    people += _dated_apart(_joined(short, people, _short_fits))
    return sorted((p.known for p in _suffixes_joined(people)), key=lambda found: found[0].order)


def _by_name(known: Sequence[Knowledge]) -> list[Person]:
    """Those of one spelling, country and vocabulary key; bare surnames also of one office, for they mean less."""
    groups: dict[tuple[object, ...], list[Knowledge]] = defaultdict(list)
    for k in known:
        words = person_words(k.name)
        office = min(k.titles, default="") if len(words) < 2 else ""
        groups[words, k.country or "", k.key or "", generation(k.name) or "", office].append(k)
    people = []
    for group in groups.values():
        ordered = sorted(group, key=lambda k: k.order)
        words = person_words(ordered[0].name)
        stretches = _stretches(ordered) if len(words) < 2 else [ordered]
        people += [Person(stretch, words, generation(ordered[0].name)) for stretch in stretches]
    return sorted(people, key=lambda p: p.known[0].order)


def _stretches(ordered: Sequence[Knowledge]) -> list[list[Knowledge]]:
    """Parted where years lie between two texts; undated ones stay with the last."""
    stretches: list[list[Knowledge]] = []
    for k in ordered:
        former = stretches[-1][-1].published if stretches else NO_DATE
        gap = 0.0 if NO_DATE in (former, k.published) else (k.published - former).days / 365.25
        if not stretches or gap > YEARS_OF_A_SHORT_NAME:
            stretches.append([])
        stretches[-1].append(k)
    return stretches


def _merged(people: Sequence[Person]) -> list[Person]:
    """People with full names, those made one whose names are spellings of one name."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, person in enumerate(people):
        for key in block_keys(person.words):
            blocks[key].append(i)
        for vocabulary_key in person.keys:
            blocks["k " + vocabulary_key].append(i)
    pairs = {(a, b) for block in blocks.values() for n, a in enumerate(block) for b in block[n + 1 :]}
    scored = [(s, a, b) for a, b in pairs if (s := _score(people[a], people[b])) > 0.0]

    def agree(ones: Sequence[Person], others: Sequence[Person]) -> bool:
        return all(_score(a, b) > 0.0 for a in ones for b in others) and _years_between(ones, others) <= YEARS_OF_A_NAME

    return [_one([people[i] for i in found]) for found in grow(people, scored, agree)]


def _score(a: Person, b: Person) -> float:
    """How surely two people with full names are one; 0 when they cannot be."""
    if a.keys and a.keys & b.keys:
        return 2.0
    if a.keys and b.keys:
        return 0.0
    name = likeness(a.words, b.words)
    if name == 0.0 or (a.generation and b.generation and a.generation != b.generation):
        return 0.0
    if not _countries_agree(a, b, strict=name < 0.9):
        return 0.0
    doubtful = (
        lacks_middle(a.words, b.words) or a.generation != b.generation or is_initialed(a.words) or is_initialed(b.words)
    )
    if doubtful and _years_between([a], [b]) > YEARS_OF_A_SHORT_NAME:
        return 0.0
    return name + 0.02 * (a.country == b.country) + 0.01 * bool(a.titles & b.titles)


def _countries_agree(a: Person, b: Person, strict: bool) -> bool:
    """Whether countries leave room for one person.

    A short name needs the same country, or none. Two texts that give one *full* name different countries may both be
    right (an exile, a minister abroad), and more often one is wrong; they speak of namesakes when several texts on
    either side show them in unlike offices of two countries.
    """
    if a.country is None or b.country is None or a.country == b.country:
        return True
    if a.country in b.office_countries or b.country in a.office_countries:
        return True
    if strict:
        return False
    attested = min(len({k.local[0] for k in p.known if k.office_countries}) for p in (a, b)) > 1
    return not attested or bool(_office_words(a) & _office_words(b))


def _office_words(person: Person) -> set[str]:
    return {word for title in person.titles for word in folded(title).split()}


def _years_between(ones: Sequence[Person], others: Sequence[Person]) -> float:
    """Years between the texts of the ones and those of the others; 0 when they overlap or bear no date."""
    first = [p.dates for p in ones if p.dates[0] != NO_DATE]
    second = [p.dates for p in others if p.dates[0] != NO_DATE]
    if not first or not second:
        return 0.0
    gap = max(
        min(d[0] for d in second) - max(d[1] for d in first), min(d[0] for d in first) - max(d[1] for d in second)
    )
    return max(0.0, gap.days / 365.25)


def _one(people: Sequence[Person]) -> Person:
    """One person of several, under the fullest of their names."""
    if len(people) == 1:
        return people[0]
    known = sorted((k for p in people for k in p.known), key=lambda k: k.order)
    words = max((p.words for p in people), key=lambda w: (sum(len(x) > 1 for x in w), len(w), w))
    merged = Person(known, words, next((p.generation for p in people if p.generation), None))
    merged.forms |= {form for p in people for form in p.forms}
    return merged


def _joined(shorter: Sequence[Person], people: list[Person], fits: Callable[[Person, Person], bool]) -> list[Person]:
    """Let each shorter name join the one person it fits; returns those that fit nobody or several."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for i, person in enumerate(people):
        for key in {skeleton(w) for form in person.forms for w in form if len(w) > 1}:
            by_word["w " + key].append(i)
        for alias in {folded(a) for k in person.known for a in k.aliases}:
            by_word["a " + alias].append(i)
    joining: dict[int, list[Person]] = defaultdict(list)
    left = []
    for person in shorter:
        keys = {f"w {skeleton(person.words[-1])}", f"a {folded(person.known[0].name)}"}
        found = sorted({i for key in keys for i in by_word.get(key, ())})
        chosen = _only_one(person, found, people, fits)
        if chosen is None:
            left.append(person)
        else:
            joining[chosen].append(person)
    for i, joined in joining.items():
        words = people[i].words
        people[i] = _one([people[i], *joined])
        people[i].words = words
    return left


def _only_one(
    person: Person, found: Iterable[int], people: Sequence[Person], fits: Callable[[Person, Person], bool]
) -> int | None:
    """The one candidate that fits; of several the one whose country, then whose office agrees."""
    candidates = [i for i in found if fits(person, people[i])]
    for better in (
        lambda p: p.country is not None and p.country == person.country,
        lambda p: bool(p.titles & person.titles),
        lambda p: any(same_word(form[-1], person.words[-1]) for form in p.forms),
    ):
        if len(candidates) > 1:
            candidates = [i for i in candidates if better(people[i])] or candidates
    return candidates[0] if len(candidates) == 1 else None


def _initial_fits(person: Person, whole: Person) -> bool:
    return (
        any(likeness(person.words, form) > 0.0 for form in whole.forms)
        and _countries_agree(person, whole, strict=True)
        and _years_between([person], [whole]) <= YEARS_OF_A_SHORT_NAME
    )


def _short_fits(person: Person, whole: Person) -> bool:
    """Whether a bare surname can mean a person: the first or the last word of the name, or a form texts use for him."""
    word = person.words[-1]
    if not _countries_agree(person, whole, strict=True):
        return False
    if _years_between([person], [whole]) > YEARS_OF_A_SHORT_NAME:
        return False
    if any(len(form) > 1 and (same_word(word, form[-1]) or same_word(word, form[0])) for form in whole.forms):
        return True
    name = folded(person.known[0].name)
    return any(folded(alias) == name for k in whole.known for alias in k.aliases)


def _dated_apart(short: Sequence[Person]) -> list[Person]:
    """Bare surnames that fit nobody: one person per surname, country and stretch of years without a long gap."""
    blocks: dict[str, list[Person]] = defaultdict(list)
    for person in short:
        blocks[skeleton(person.words[-1])].append(person)
    people: list[Person] = []
    for _, block in sorted(blocks.items()):
        pairs = [
            (1.0 + (a.country == b.country) + (a.words == b.words), i, j)
            for i, a in enumerate(block)
            for j, b in enumerate(block[i + 1 :], i + 1)
            if _short_agree([a], [b])
        ]
        people += [_one([block[i] for i in found]) for found in grow(block, pairs, _short_agree)]
    return people


def _short_agree(ones: Sequence[Person], others: Sequence[Person]) -> bool:
    return _years_between(ones, others) <= YEARS_OF_A_SHORT_NAME and all(
        same_word(a.words[-1], b.words[-1])
        and (a.country is None or b.country is None or a.country == b.country)
        and not (a.keys and b.keys and a.keys != b.keys)
        for a in ones
        for b in others
    )


def _suffixes_joined(people: Sequence[Person]) -> list[Person]:
    """Names that are the tail of one longer name ("Tayyip Erdogan", "Suu Kyi") join it when it is the only one."""
    tails: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for i, person in enumerate(people):
        for form in person.forms:
            for start in range(1, len(form) - 1):
                tails[tuple(skeleton(w) for w in form[start:])].add(i)
    target: dict[int, int] = {}
    for i, person in enumerate(people):
        if len(person.words) < 2:
            continue
        found = [
            j
            for j in sorted(tails.get(tuple(skeleton(w) for w in person.words), ()))
            if j != i
            and not (person.keys and people[j].keys)
            and any(
                len(form) > len(person.words)
                and all(same_word(a, b) for a, b in zip(form[-len(person.words) :], person.words, strict=True))
                for form in people[j].forms
            )
            and _countries_agree(person, people[j], strict=True)
            and _years_between([person], [people[j]]) <= YEARS_OF_A_SHORT_NAME
        ]
        if len(found) == 1:
            target[i] = found[0]
    return [_one([people[i] for i in found]) for found in components(len(people), target.items())]
