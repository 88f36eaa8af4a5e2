"""Two people joined by a hyphen before what they do together: "the Lula-Macron summit", "Xi-Biden talks"."""

from __future__ import annotations

from collections.abc import Collection

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.person_names import is_family_name, is_given_name
from transforms.vocabulary.reading import read_toml

HYPHENS = frozenset("-–—/")


@checked(frozen=True, config={"extra": "forbid"})
class PairWords:
    """``pairs.toml`` as it stands."""

    together: frozenset[str]
    between: frozenset[str]
    pointing: frozenset[str]


WORDS = TypeAdapter(PairWords).validate_python(read_toml("pairs.toml"))


def paired_people(surface: Surface, taken: Collection[int]) -> list[NameSpan]:
    """Both people of each pair, by their surnames. ``taken`` are the tokens of other names and of offices."""
    found: list[NameSpan] = []
    words = surface.words
    for i in range(1, len(words) - 2):
        if words[i] not in HYPHENS or not surface.glued(i) or words[i + 2] in HYPHENS:
            continue
        if i > 1 and (words[i - 2] in HYPHENS or surface.capital[i - 2]) and words[i - 2].lower() not in WORDS.pointing:
            continue  # a full name, or a longer chain
        noun = i + 2 + (words[i + 2].lower() in WORDS.between)
        if noun >= len(words) or words[noun].lower() not in WORDS.together or not {i - 1, i + 1}.isdisjoint(taken):
            continue
        pointed = i > 1 and words[i - 2].lower() in WORDS.pointing
        first, second = words[i - 1], words[i + 1]
        given = is_given_name(first) and is_given_name(second)  # Jean-Pierre
        if not (given and not pointed) and all(_is_surname(surface, at, pointed) for at in (i - 1, i + 1)):
            found += [NameSpan(i - 1, i, "person", first, trust=2), NameSpan(i + 1, i + 2, "person", second, trust=2)]
    return found


def _is_surname(surface: Surface, at: int, pointed: bool) -> bool:
    """A capitalised word that is no place, and is a surname by list, by spaCy's label, because an article points at the
    pair, or because it stands alone elsewhere too."""
    word = surface.words[at]
    if not surface.capital[at] or word.isupper() or at in surface.match_at or not word.isalpha():
        return False
    if is_family_name(word) or surface.labels[at] == "PERSON":
        return True
    return (pointed or surface.words.count(word) > 1) and not places_named(word)
