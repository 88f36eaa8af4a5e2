"""Who is one person across texts.

Three steps, each surer of its ground than the next: full names are compared with full names; names with a mere initial,
without the middle name that tells two people apart, or without their first words join the one full name they mean; bare
surnames and other short forms join the one person they can mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from transforms.resolve.bare_surnames import dated_apart
from transforms.resolve.blocks import pairs_of
from transforms.resolve.clusters import grow
from transforms.resolve.knowledge import DAYS_OF_A_SHORT_NAME, NO_DAY, YEARS_OF_A_SHORT_NAME, Knowledge
from transforms.resolve.misprints import misprints_joined
from transforms.resolve.names import (
    generation,
    goes_on,
    is_initialed,
    is_respelling,
    is_slip_of_the_pen,
    lacks_middle,
    likeness,
    person_words,
)
from transforms.resolve.persons import (
    YEARS_OF_A_HALF_NAME,
    YEARS_OF_A_NAME,
    Person,
    countries_agree,
    fullest,
    is_doubtful,
    is_stray,
    one_of,
    years_apart,
    years_between,
)
from transforms.resolve.short_names import INITIALED, OPEN, SURNAME, TAIL, joined, tail_fits
from transforms.resolve.spelling import skeleton

_SLIP = 0.85
"""Likeness of two names that differ by one letter, where country and office agree."""

WHOLE, BY_INITIAL, BARE = 1, 2, 3
"""Steps, in their order."""

Pairs = list[tuple[float, int, int]]


def people_of(known: Sequence[Knowledge]) -> list[list[Knowledge]]:
    """A partition of what texts know of persons: one list per person, in order of its first."""
    of_step: dict[int, list[Knowledge]] = {WHOLE: [], BY_INITIAL: [], BARE: []}
    for k in known:
        of_step[step_of(k)].append(k)
    people = whole_people(of_step[WHOLE])
    for step in (BY_INITIAL, BARE):
        people = [person_of(p.known) for p in people]
        people += join_step(step, of_step[step], people)
    return sorted((p.known for p in people), key=lambda found: found[0].order)


def step_of(k: Knowledge) -> int:
    """The step at which a name is settled: as a whole name, one with a mere initial, or a bare one; things at once."""
    if k.entity_type != "person":
        return WHOLE
    words = person_words(k.name)
    if len(words) < 2:
        return BARE
    return BY_INITIAL if is_initialed(words) and not k.key else WHOLE


def person_of(known: Sequence[Knowledge]) -> Person:
    """A person whom an earlier step has found, as the next one sees him; ``known`` in any order."""
    ordered = sorted(known, key=lambda k: k.order)
    names = {person_words(k.name) for k in ordered}
    person = Person(ordered, fullest(names), next((g for k in ordered if (g := generation(k.name))), None))
    person.forms |= names
    return person


def whole_people(known: Sequence[Knowledge]) -> list[Person]:
    """The persons with whole names; of names that share no key none shows in what becomes of the other."""
    full = _by_name(known)
    pairs = pairs_of(full)
    is_open = _open_names(full, pairs)
    people = misprints_joined(_merged(full, ((a, b) for a, b in pairs if not is_open & {a, b}), is_open))
    found = joined([full[i] for i in sorted(is_open)], people, OPEN)
    people += _merged(found, pairs_of(found))
    return _tails_joined(people)


def join_step(step: int, known: Sequence[Knowledge], people: list[Person]) -> list[Person]:
    """Let each of the shorter names join the one of the people it means; those that fit nobody, as people."""
    left = joined(_by_name(known), people, INITIALED if step == BY_INITIAL else SURNAME)
    return _merged(left, pairs_of(left)) if step == BY_INITIAL else dated_apart(left)


def _by_name(known: Sequence[Knowledge]) -> list[Person]:
    """Those of one spelling, country and vocabulary key, without a long gap in time.

    Bare surnames also of one office, for they mean less.
    """
    groups: dict[tuple[object, ...], list[Knowledge]] = defaultdict(list)
    for k in known:
        words = person_words(k.name)
        office = min(k.titles, default="") if len(words) < 2 else ""
        groups[words, k.country or "", k.key or "", generation(k.name) or "", office].append(k)
    people = []
    for group in groups.values():
        ordered = sorted(group, key=lambda k: k.order)
        words = person_words(ordered[0].name)
        people += [Person(stretch, words, generation(ordered[0].name)) for stretch in _stretches(ordered)]
    return sorted(people, key=lambda p: p.known[0].order)


def _stretches(ordered: Sequence[Knowledge]) -> list[list[Knowledge]]:
    """Parted where years lie between two texts; undated ones stay with the last."""
    stretches: list[list[Knowledge]] = []
    last = NO_DAY
    for k in ordered:
        if not stretches or (k.since != NO_DAY and k.since - last > DAYS_OF_A_SHORT_NAME):
            stretches.append([])
            last = k.until
        stretches[-1].append(k)
        last = max(last, k.until)
    return stretches


def _open_names(people: Sequence[Person], pairs: Iterable[tuple[int, int]]) -> set[int]:
    """Names that two rivals both bear.

    "George Bush" is open beside George H. W. Bush and George W. Bush of one country, "Ferdinand Marcos" beside
    Ferdinand Marcos Jr.
    """
    rivals: dict[int, list[int]] = defaultdict(list)
    is_open = set()
    for a, b in pairs:
        one, other = people[a], people[b]
        is_namesake = one.generation != other.generation and None in (one.generation, other.generation)
        if is_namesake and one.country == other.country and is_respelling(one.words, other.words):
            is_open.add(a if one.generation is None else b)
        if not lacks_middle(one.words, other.words) or likeness(one.words, other.words) == 0.0:
            continue
        if one.country == other.country:
            shorter, longer = (a, b) if len(one.words) < len(other.words) else (b, a)
            rivals[shorter].append(longer)
    return is_open | {
        i
        for i, found in rivals.items()
        if any(likeness(people[a].words, people[b].words) == 0.0 for n, a in enumerate(found) for b in found[n + 1 :])
    }


def _merged(people: Sequence[Person], pairs: Iterable[tuple[int, int]], left_out: Collection[int] = ()) -> list[Person]:
    """People with full names but for those left out, those made one whose names are spellings of one name."""
    scored: Pairs = [(s, a, b) for a, b in pairs if (s := _score(people[a], people[b])) > 0.0]

    def agree(ones: Sequence[Person], others: Sequence[Person]) -> bool:
        fullest = max((*ones, *others), key=lambda p: (sum(len(w) > 1 for w in p.words), len(p.words), p.words))
        return (
            (
                all(p is fullest or _names_agree(p, fullest) > 0.0 for p in (*ones, *others))
                or any(is_respelling(a.words, b.words) for a in ones for b in others)
            )
            and all(_facts_agree(a, b) for a in ones for b in others)
            and years_between(ones, others) <= YEARS_OF_A_NAME
        )

    grown = grow(people, scored, agree)
    return [one_of([people[i] for i in found]) for found in grown if found[0] not in left_out]


def _score(a: Person, b: Person) -> float:
    """How surely two people with full names are one; 0 when they cannot be."""
    if a.keys and a.keys & b.keys:
        return 2.0
    name = _names_agree(a, b)
    if name == 0.0 or not _facts_agree(a, b):
        return 0.0
    doubtful = is_doubtful(a.words, b.words) or a.generation != b.generation
    if doubtful and years_apart(a.dates, b.dates) > YEARS_OF_A_SHORT_NAME:
        return 0.0
    if name < _SLIP and years_apart(a.dates, b.dates) > YEARS_OF_A_HALF_NAME:
        return 0.0
    return name + 0.02 * (a.country == b.country) + 0.01 * bool(a.titles & b.titles)


def _names_agree(a: Person, b: Person) -> float:
    if a.keys and a.keys & b.keys:
        return 1.0
    name = likeness(a.words, b.words)
    if name > 0.0 or a.country != b.country or a.country is None:
        return name
    if a.titles & b.titles or (bool(a.titles) != bool(b.titles) and any(map(is_stray, (a, b)))):
        return _SLIP if is_slip_of_the_pen(a.words, b.words) else 0.0
    return 0.0


def _facts_agree(a: Person, b: Person) -> bool:
    """Whether key, generation, country and office leave room for one person."""
    if a.keys and b.keys:
        return bool(a.keys & b.keys)
    if a.generation and b.generation and a.generation != b.generation:
        return False
    if goes_on(a.words, b.words) and a.titles and b.titles and not a.title_words & b.title_words:
        return False
    return countries_agree(a, b, strict=likeness(a.words, b.words) < 0.9)


def _tails_joined(people: list[Person]) -> list[Person]:
    """Names that are the end of one longer name ("Tayyip Erdogan", "Suu Kyi") join it when it is the only one."""
    by_last: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        if len(person.words) > 1:
            by_last[skeleton(person.words[-1]), skeleton(person.words[-2])].append(person)
    tails = set()
    for block in by_last.values():
        longest = [(max(map(len, p.forms)), p) for p in block] if len(block) > 1 else []
        for short in block:
            words = min(map(len, short.forms))
            if any(words < most and tail_fits(short, long) for most, long in longest):
                tails.add(id(short))
    whole = [p for p in people if id(p) not in tails]
    left = joined([p for p in people if id(p) in tails], whole, TAIL)
    return sorted((*whole, *left), key=lambda p: p.known[0].order)
