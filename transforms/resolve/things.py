"""Which bodies, places, products and agreements are one across texts.

What the vocabulary knows is one by its key. The rest is one by its identifying words and country; spellings of one name
in one country are joined; an abbreviation or a short form joins the one thing that some text uses it for ("Ministry of
External Affairs (MEA)"), or whose initials it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from transforms.resolve.clusters import grow
from transforms.resolve.knowledge import NO_DAY, Knowledge, country_of
from transforms.resolve.thing_names import (
    GROUPS,
    core,
    identifying,
    identifying_words,
    initials,
    is_abbreviation,
    same_spelling,
    spelling_keys,
    thing_words,
    vocabulary_key,
)

_OVERLAP = 0.5
"""Share of the shorter name's words that two things with one abbreviation must have in common to be one."""
_NEARER = 3 * 365
"""Days by which the texts of one candidate must lie nearer than those of any other."""


@dataclass(eq=False)
class Thing:
    """One thing as far as known: all that texts know of it."""

    known: list[Knowledge]
    has_key: bool = False

    @cached_property
    def country(self) -> str | None:
        """The country most texts give."""
        return country_of(self.known)

    @cached_property
    def words(self) -> str:
        """The identifying words of its first text."""
        return identifying_words(self.known[0])

    @cached_property
    def identities(self) -> frozenset[str]:
        """The identifying words of all its names."""
        return frozenset(identifying_words(k) for k in self.known)

    @cached_property
    def cores(self) -> frozenset[str]:
        """Its names without what they may lack."""
        return frozenset(core(k.name, k.entity_type, k.country) for k in self.known)

    @cached_property
    def names(self) -> frozenset[str]:
        """All its names and telling short forms, for comparison."""
        return frozenset(
            words
            for k in self.known
            for form in (k.name, *k.aliases)
            if _is_telling(form) or k.entity_type in ("place", "facility") or form == k.name
            for words in (thing_words(form), identifying(form, k.entity_type, k.country))
        )

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations that texts use for it."""
        return frozenset(form for k in self.known for form in (k.name, *k.aliases) if is_abbreviation(form))

    @cached_property
    def initials(self) -> frozenset[str]:
        """Abbreviations that its names would make."""
        return frozenset(a for k in self.known if k.entity_type in ("organization", "igo") for a in initials(k.name))

    def days_to(self, day: int) -> int:
        """Days between a day and the nearest text that knows the thing."""
        if day == NO_DAY:
            return 0
        return min((int(abs(k.days - day).min()) for k in self.known if k.since != NO_DAY), default=0)


def things_of(known: Sequence[Knowledge]) -> list[list[Knowledge]]:
    """A partition of what texts know of things that are no persons: one list per thing, in order of its first."""
    groups: dict[str, list[Knowledge]] = defaultdict(list)
    for k in known:
        groups[GROUPS[k.entity_type]].append(k)
    things = [thing for _, group in sorted(groups.items()) for thing in _within_group(group)]
    return sorted(things, key=lambda found: found[0].order)


def _within_group(known: Sequence[Knowledge]) -> list[list[Knowledge]]:
    keyed: dict[str, list[Knowledge]] = defaultdict(list)
    named: dict[str, list[Knowledge]] = defaultdict(list)
    for k in known:
        key = vocabulary_key(k)
        if key is not None:
            keyed[key].append(k)
        else:
            named[identifying_words(k)].append(k)
    things = [Thing(found, True) for _, found in sorted(keyed.items())]
    things += _spellings_joined([thing for _, found in sorted(named.items()) for thing in _by_country(found)])
    for edges in (_same_core, _same_abbreviation, _named_alike):
        things = _united(things, edges(things))
    return [thing.known for thing in things]


def _by_country(known: Sequence[Knowledge]) -> list[Thing]:
    """Things of one name: one per country; texts that give no country mean the only one there is."""
    countries: dict[str, list[Knowledge]] = defaultdict(list)
    for k in known:
        ignored = k.entity_type in ("product", "agreement")
        countries["" if ignored else k.country or ""].append(k)
    if len(countries) == 2 and "" in countries:
        return [Thing(sorted((k for found in countries.values() for k in found), key=lambda k: k.order))]
    return [Thing(found) for _, found in sorted(countries.items())]


def _united(things: Sequence[Thing], edges: Iterable[tuple[int, int]]) -> list[Thing]:
    """Things made one along the edges, but never two of the vocabulary or of two countries.

    A thing without a country between things of two ("Communist Party") is neither's.
    """
    pairs = sorted({(min(a, b), max(a, b)) for a, b in edges})
    homes: dict[int, set[str]] = defaultdict(set)
    for a, b in pairs:
        for one, other in ((a, b), (b, a)):
            country = things[other].country
            if things[one].country is None and country is not None:
                homes[one].add(country)
    kept = [(a, b) for a, b in pairs if len(homes[a]) < 2 and len(homes[b]) < 2]
    scored = [(1.0 + (things[a].country == things[b].country), a, b) for a, b in kept]
    return [
        Thing(
            sorted((k for i in found for k in things[i].known), key=lambda k: k.order),
            any(things[i].has_key for i in found),
        )
        for found in grow(things, scored, _may_be_one)
    ]


def _may_be_one(ones: Sequence[Thing], others: Sequence[Thing]) -> bool:
    if any(t.has_key for t in ones) and any(t.has_key for t in others):
        return False
    return len({t.country for t in (*ones, *others) if t.country is not None}) < 2


def _is_telling(form: str) -> bool:
    """Whether a short form says enough to be looked up: an abbreviation or several words, not "Ministry" or "House"."""
    bare = form.replace(".", "").replace("-", "")
    return (
        bare.isupper() or is_abbreviation(form) or any(c.isdigit() for c in bare) or len(thing_words(form).split()) > 1
    )


def _spellings_joined(things: list[Thing]) -> list[Thing]:
    """Things of one country whose names are spellings of one name made one."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, thing in enumerate(things):
        for key in spelling_keys(thing.words):
            blocks[f"{thing.country} {key}"].append(i)
    pairs = {(a, b) for block in blocks.values() for n, a in enumerate(block) for b in block[n + 1 :]}
    scored = [(1.0, a, b) for a, b in sorted(pairs) if _spelt_alike([things[a]], [things[b]])]
    return [
        Thing(sorted((k for i in found for k in things[i].known), key=lambda k: k.order))
        for found in grow(things, scored, _spelt_alike)
    ]


def _spelt_alike(ones: Sequence[Thing], others: Sequence[Thing]) -> bool:
    return all(
        a.country == b.country and a.known[0].entity_type == b.known[0].entity_type and same_spelling(a.words, b.words)
        for a in ones
        for b in others
    )


def _countries_agree(a: Thing, b: Thing) -> bool:
    return a.country is None or b.country is None or a.country == b.country


def _same_core(things: Sequence[Thing]) -> Iterator[tuple[int, int]]:
    """Names that have more than the bare name of which their type allows: "Xinhua News Agency", "Helmand province".

    Of products ("Brahmos missile", "Brahmos cruise missile") the bare name need not occur.
    """
    bearers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, thing in enumerate(things):
        for name in sorted(thing.cores):
            bearers[thing.known[0].entity_type, name].append(i)
    for (kind, name), found in sorted(bearers.items()):
        bare = [i for i in found if name in things[i].identities]
        if kind == "product":
            yield from ((i, j) for i, j in pairwise(found) if not (things[i].has_key and things[j].has_key))
        elif kind == "agreement" and bare:
            yield from _nearest_in_time(bare[0], found, things)
        else:
            for i in found:
                others = [j for j in bare if j != i and _countries_agree(things[i], things[j])]
                if len(others) == 1 and not (things[i].has_key or i in bare):
                    yield i, others[0]


def _nearest_in_time(bare: int, found: Sequence[int], things: Sequence[Thing]) -> Iterator[tuple[int, int]]:
    """The one fuller name of an agreement that the bare one means: no other's texts lie nearly as near."""
    day = things[bare].known[0].since
    near = sorted((things[i].days_to(day), i) for i in found if i != bare)
    if near and (len(near) == 1 or near[1][0] - near[0][0] >= _NEARER) and not things[near[0][1]].has_key:
        yield bare, near[0][1]


def _same_abbreviation(things: Sequence[Thing]) -> Iterator[tuple[int, int]]:
    """Things that texts abbreviate alike and whose names have words in common."""
    abbreviated: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, thing in enumerate(things):
        for short in sorted(thing.abbreviations):
            abbreviated[short, thing.country or ""].append(i)
    for _, found in sorted(abbreviated.items()):
        for n, a in enumerate(found):
            for b in found[n + 1 :]:
                if not (things[a].has_key and things[b].has_key) and _overlap(things[a], things[b]):
                    yield a, b


def _named_alike(things: Sequence[Thing]) -> Iterator[tuple[int, int]]:
    """Things without a key join the one other thing of the group that goes by their name or initials."""
    known_as: dict[str, set[int]] = defaultdict(set)
    initialed: dict[tuple[str, str], set[int]] = defaultdict(set)
    for i, thing in enumerate(things):
        for name in thing.names:
            known_as[name].add(i)
        for letters in thing.initials:
            initialed[letters, thing.country or ""].add(i)
    for i, thing in enumerate(things):
        if thing.has_key:
            continue
        name = thing.known[0].name
        found = {j for own in (thing_words(name), thing.words) for j in known_as.get(own, ())} - {i}
        left = [j for j in sorted(found) if _countries_agree(things[j], thing)]
        if not left and thing.country is not None and is_abbreviation(name):
            left = sorted(initialed.get((name.replace(".", "").upper(), thing.country), set()) - {i})
        target = _only_one(thing, left, things)
        if target is not None:
            yield i, target


def _only_one(thing: Thing, left: Sequence[int], things: Sequence[Thing]) -> int | None:
    """The one candidate: of several the one of the same country, then the one that the vocabulary knows."""
    if len(left) > 1:
        left = [j for j in left if things[j].country == thing.country] or left
    if len(left) > 1:
        left = [j for j in left if things[j].has_key] or left
    return left[0] if len(left) == 1 else None


def _overlap(a: Thing, b: Thing) -> bool:
    """Whether two names have enough words in common."""
    ones, others = set(a.words.split()), set(b.words.split())
    return len(ones & others) >= max(1, _OVERLAP * min(len(ones), len(others)))
