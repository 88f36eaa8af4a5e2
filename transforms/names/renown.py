"""The country of those whom everybody knows: "Obama", "President Chirac", "Robert Mugabe"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache

from transforms.names.people import Person, parts_of, same_person, solid
from transforms.vocabulary.leaders import LEADERS
from transforms.vocabulary.person_names import is_family_name

HIGH = frozenset({"president", "prime", "premier", "chancellor", "king", "queen", "emir", "emperor", "pope", "leader"})
"""Words of titles that few hold at a time: with one of them a surname alone is known."""
DISTINCT = 5
"""Letters from which a surname without an office is known by itself."""


@cache
def _by_word() -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """Known people, parts of the name and country, by the first and the last word of their names."""
    known: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for code, names in LEADERS.items():
        for name in names:
            parts = parts_of(name)
            for word in sorted({solid(parts)[0], solid(parts)[-1]}):
                known[word].append((parts, code))
    return known


def country_of_renown(person: Person, told: Collection[str]) -> str | None:
    """The country of a well-known person: one that the text tells, ``told``, or that the office or a rare surname
    leaves no doubt of."""
    words = solid(person.parts)
    known = _by_word()
    titles = [parts_of(office.title.casefold()) for office in person.offices]
    found: dict[str, None]
    if len(words) > 1:
        found = {
            code: None
            for parts, code in [*known.get(words[-1], ()), *known.get(words[0], ())]
            if len(parts) > 1 and _is_same(words, solid(parts))
        }
    else:
        styled = {(title[-1], *person.parts) for title in titles if title}
        found = {code: None for parts, code in known.get(words[-1], ()) if parts in styled}
        if not found and (any(HIGH & set(title) for title in titles) or len(words[-1]) >= DISTINCT):
            found = {code: None for parts, code in known.get(words[-1], ()) if _is_surname(words[-1], parts)}
            if len(found) > 1 and not titles:
                return None
    here: list[str] = [code for code in found if code in told]
    if len(here) == 1:
        return here[0]
    sure = len(words) > 1 or any(HIGH & set(title) for title in titles)
    whole = any(solid(parts) == words for parts, _ in known.get(words[-1], ()))
    rare = len(words) > 1 and (whole or not is_family_name(words[-1]))
    return next(iter(found)) if len(found) == 1 and (rare or (titles and sure)) else None


def _is_same(words: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether two names are one: all words of one in the other, or one surname behind spellings of a first name."""
    if set(words) <= set(parts) or set(parts) <= set(words):
        return True
    return words[-1] == parts[-1] and same_person(words, parts)


def _is_surname(word: str, parts: tuple[str, ...]) -> bool:
    """Whether a known person is called by a word alone: by the last one, or in East Asia by the first."""
    return solid(parts)[-1] == word or (solid(parts)[0] == word and len(parts) > 1 and len(word) < DISTINCT)
