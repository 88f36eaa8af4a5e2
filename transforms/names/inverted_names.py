"""Names with the surname first and a comma: "HAVEL, Ivo" in the lists of ministries, courts and registers."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.names.span import NameSpan
from transforms.names.spans import Names
from transforms.names.surface import CALENDAR, Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.lexicon import SKIPPED
from transforms.vocabulary.person_names import is_family_name, is_given_name

LEAST = 3
"""Letters of a surname in capitals: shorter words are initials and abbreviations."""
GIVEN = 3
"""Given names behind the comma, at most."""


@dataclass(frozen=True, slots=True)
class Inverted:
    """Tokens ``first`` to ``last`` (exclusive) are a surname, a comma at ``comma`` and given names."""

    first: int
    comma: int
    last: int


def settle_inverted(surface: Surface, names: Names) -> None:
    """Make one person of every surname in capitals with a comma and given names behind it; the name is put in order.

    A name counts whose given name is a listed one; where a text has such a list, its other names of that form too.
    """
    held = {i for o, _ in names.holders for i in range(o.first, o.last)}
    found = [i for i in _inverted(surface) if not held & set(range(i.first, i.last))]
    if not any(is_given_name(surface.words[i.comma + 1]) for i in found):
        return
    for each in found:
        doc = surface.doc
        surname, given = doc[each.first : each.comma].text.title(), doc[each.comma + 1 : each.last].text
        kept = [s for s in names.spans if s.last <= each.first or s.first >= each.last]
        names.spans = [*kept, NameSpan(each.first, each.last, "person", f"{given} {surname}", trust=2)]
    names.spans.sort(key=lambda s: s.first)


def _inverted(surface: Surface) -> list[Inverted]:
    words, found, at = surface.words, list[Inverted](), 0
    for comma, word in enumerate(words):
        if word != ",":
            continue
        first = comma
        while first > at and _is_shouted(surface, first - 1):
            first -= 1
        last = comma + 1
        while last < len(words) and last - comma <= GIVEN and _is_given(surface, last):
            last += 1
        closed = last == len(words) or not words[last][:1].isalnum() or surface.begins[last]
        named = first < comma and last > comma + 1 and comma - first <= GIVEN
        if not named or not closed:
            continue
        if not places_named(surface.doc[comma + 1 : last].text) or is_given_name(words[comma + 1]):
            found.append(Inverted(first, comma, last))
            at = last
    return found


def _is_shouted(surface: Surface, i: int) -> bool:
    word = surface.words[i]
    listed = surface.match_at.get(i)
    return (
        len(word) >= LEAST
        and word.isalpha()
        and word.isupper()
        and word not in SKIPPED
        and word.title() not in CALENDAR
        and (listed is None or listed.entry.entity_type == "place")
        and (is_family_name(word.title()) or not places_named(word.title()))
    )


def _is_given(surface: Surface, i: int) -> bool:
    word = surface.words[i]
    if surface.begins[i] or i in surface.match_at or word in CALENDAR or word in SKIPPED:
        return False
    return word[:1].isupper() and word[1:].islower() and word.isalpha()
