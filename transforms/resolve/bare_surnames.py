"""Bare surnames that no full name explains: how many people they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from transforms.resolve.clusters import grow
from transforms.resolve.knowledge import YEARS_OF_A_SHORT_NAME
from transforms.resolve.persons import Person, offices_agree, one_of, years_apart, years_between
from transforms.resolve.spelling import same_word, skeleton


def dated_apart(short: Sequence[Person]) -> list[Person]:
    """Bare surnames that fit nobody: one person per surname, country and stretch of years without a long gap."""
    blocks: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in short:
        blocks[skeleton(person.words[-1]), person.country or ""].append(person)
    people: list[Person] = []
    for _, block in sorted(blocks.items()):
        pairs = [
            (1.0 + (a.words == b.words), i, j)
            for i, a in enumerate(block)
            for j, b in enumerate(block[i + 1 :], i + 1)
            if years_apart(a.dates, b.dates) <= YEARS_OF_A_SHORT_NAME and _short_agree([a], [b])
        ]
        people += [one_of([block[i] for i in found]) for found in grow(block, pairs, _short_agree)]
    return _homeless_joined(people)


def _homeless_joined(people: Sequence[Person]) -> list[Person]:
    """Surnames without a country join the one of that surname and time that has one."""
    homes: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.country is not None:
            homes[skeleton(person.words[-1])].append(person)
    parts: dict[int, list[Person]] = {id(p): [p] for p in people}
    for person in people:
        if person.country is None:
            found = [p for p in homes[skeleton(person.words[-1])] if _short_agree([p], [person])]
            if len(found) == 1:
                parts[id(found[0])] += parts.pop(id(person))
    return [one_of(part) for part in parts.values()]


def _short_agree(ones: Sequence[Person], others: Sequence[Person]) -> bool:
    return years_between(ones, others) <= YEARS_OF_A_SHORT_NAME and all(
        same_word(a.words[-1], b.words[-1])
        and not (a.keys and b.keys and a.keys != b.keys)
        and (a.country is None or b.country is None or a.country == b.country)
        and offices_agree(a, b)
        for a in ones
        for b in others
    )
