"""Names that one text misprints beside the right one: Wang Ye, once, in a text about Wang Yi."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from transforms.resolve.names import is_typo
from transforms.resolve.persons import Person, one_of
from transforms.resolve.spelling import skeleton


def misprints_joined(people: list[Person]) -> list[Person]:
    """The people (in any order), those without an office gone whom their one text takes for a known person.

    Such a name is the known one but for a vowel, and that one stands in that text under the right name, in others
    too; no third name is like them.
    """
    alike: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        if len(person.words) == 2:
            alike[skeleton(person.words[0]), skeleton(person.words[1])].append(person)
    meant: dict[int, list[Person]] = defaultdict(list)
    gone = set()
    for person in people:
        if len(person.words) != 2 or person.titles or person.keys or len(person.known) > 1 or person.known[0].count > 1:
            continue
        (text,) = person.known[0].texts
        others = alike[skeleton(person.words[0]), skeleton(person.words[1])]
        block = [p for p in others if _stands_in(p, text)] if len(others) > 1 else []
        renowned = [p for p in block if p.country and len({o for k in p.known for o in k.originals}) > 1]
        if len(block) == 2 and len(renowned) == 1:
            whole = renowned[0]
            if person.country in (None, whole.country) and is_typo(person.words, whole.words):
                meant[id(whole)].append(person)
                gone.add(id(person))
    return [_one_with(p, meant[id(p)]) if id(p) in meant else p for p in people if id(p) not in gone]


def _stands_in(person: Person, text: int) -> bool:
    return any(text in k.texts for k in person.known)


def _one_with(person: Person, others: Sequence[Person]) -> Person:
    """The person and those who are him under a lesser name."""
    words = person.words
    whole = one_of([person, *others])
    whole.words = words
    return whole
