"""Which people are compared with which: those whose names share a key.

Keys are made once for all people of one name; a key that a crowd shares is cut into finer ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from transforms.resolve.names import Words, block_keys, initial_keys, slip_ends, slip_keys, split_initials
from transforms.resolve.persons import Person, is_stray

_CROWD = 200
"""Bearers of one key above which only those of one country, or of one spelling, are compared."""

Pairs = set[tuple[int, int]]


def pairs_of(people: Sequence[Person]) -> Pairs:
    """Indices of the people with full names that are compared, each pair once, the smaller index first."""
    bearers: dict[Words, list[int]] = defaultdict(list)
    keyed: dict[str, list[int]] = defaultdict(list)
    at_home: dict[tuple[str, Words], list[int]] = defaultdict(list)
    for i, person in enumerate(people):
        bearers[person.words].append(i)
        for key in person.keys:
            keyed[key].append(i)
        if person.country and (person.titles or is_stray(person)):
            at_home[person.country, person.words].append(i)
    pairs = _sharing(people, list(bearers.values()), map(block_keys, bearers))
    for found in keyed.values():
        pairs |= _within(people, [[i] for i in found])
    for near in _at_one_end(at_home):
        pairs |= _sharing(people, [at_home[home] for home, _ in near], (slip_keys(word) for _, word in near))
    return pairs | _initialed(people, bearers)


def _sharing(people: Sequence[Person], groups: Sequence[list[int]], keys: Iterable[Iterable[str]]) -> Pairs:
    """Pairs of people whose groups share a key, within the group too."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, found in enumerate(keys):
        for key in found:
            blocks[key].append(n)
    pairs: Pairs = set()
    met: set[tuple[int, ...]] = set()
    for block in blocks.values():
        if len(block) == 1 and len(groups[block[0]]) == 1:
            continue
        if tuple(block) not in met:
            met.add(tuple(block))
            pairs |= _within(people, [groups[n] for n in block])
    return pairs


def _within(people: Sequence[Person], groups: Sequence[list[int]]) -> Pairs:
    """All pairs of a block; of a crowd those of one country or spelling that are next to each other in time."""
    block = groups[0] if len(groups) == 1 else sorted(i for group in groups for i in group)
    if len(block) <= _CROWD:
        return set(combinations(block, 2))
    finer: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i in block:
        finer["country", people[i].country].append(i)
        finer["spelling", people[i].words].append(i)
    return {
        pair
        for part in finer.values()
        for n in range(0, max(1, len(part) - _CROWD // 2), _CROWD // 2)
        for pair in combinations(part[n : n + _CROWD], 2)
    }


def _at_one_end(at_home: Iterable[tuple[str, Words]]) -> Iterator[list[tuple[tuple[str, Words], str]]]:
    """Names of one country that share their first or last word, each with the other one."""
    alike: dict[tuple[str, int, str], list[tuple[tuple[str, Words], str]]] = defaultdict(list)
    for country, words in at_home:
        for place, kept, other in slip_ends(words):
            alike[country, place, kept].append(((country, words), other))
    yield from (found for found in alike.values() if len(found) > 1)


def _initialed(people: Sequence[Person], bearers: dict[Words, list[int]]) -> Pairs:
    """Names with leading initials beside those that they may mean, of one country or of none."""
    asking = [words for words in bearers if split_initials(words)[0]]
    asked = {key for words in asking for key in initial_keys(words)}
    meant: dict[tuple[str, str], list[int]] = defaultdict(list)
    for words, found in bearers.items():
        for key in initial_keys(words):
            if key in asked:
                for i in found:
                    meant[key, people[i].country or ""].append(i)
    return {
        (i, j) if i < j else (j, i)
        for words in asking
        for i in bearers[words]
        for key in initial_keys(words)
        for country in {people[i].country or "", ""}
        for j in meant.get((key, country), ())
        if i != j
    }
