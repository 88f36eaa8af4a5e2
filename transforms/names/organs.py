"""Bodies named after the offices in them: "the Joint Chiefs of Staff", "the Prime Minister's Office", "the Presidents
Office"."""

from __future__ import annotations

from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.titles import HEADS

STAFFS = (("Joint", "Chiefs", "of", "Staff"), ("Joint", "Chiefs", "of", "Defence", "Staff"))
HEADS_OF = (("Prime", "Minister"), ("Chief", "Minister"), ("President",), ("Chancellor",), ("Vice", "President"))
OPENING = frozenset(words[0] for words in (*STAFFS, *HEADS_OF))
ALONE = tuple(head[0] for head in HEADS_OF if len(head) == 1)
"""Heads of one word, which an apostrophe left out lengthens: "the Presidents Office"."""
POSSESSIVE = ("'s", "'")


def organ_at(surface: Surface, i: int) -> NameSpan | None:
    """The body that begins with token ``i`` and is named after offices, a country's before it told; None where none
    does."""
    words = surface.words
    if words[i] not in OPENING and not words[i].startswith(ALONE):
        return None
    for staff in STAFFS:
        if tuple(words[i : i + len(staff)]) == staff and not _is_titled(surface, i):
            return _organ(surface, i, i + len(staff), " ".join(staff), "MIL")
    for head in HEADS_OF:
        last = i + len(head)
        if last >= len(words):
            continue
        plain = tuple(words[i:last]) == head and words[last] in POSSESSIVE
        stripped = (*words[i : last - 1], words[last - 1].removesuffix("s")) == head and words[last - 1].endswith("s")
        office = last + 1 if plain else last
        if (plain or stripped) and words[office : office + 1] == ["Office"]:
            return _organ(surface, i, office + 1, f"{' '.join(head)}'s Office", "GOV")
    return None


def _is_titled(surface: Surface, i: int) -> bool:
    """Whether the staff stands in the title of somebody: "chairman of the Joint Chiefs of Staff", "Joint Chiefs of
    Staff chairman"."""
    words = surface.words
    behind = next((w for w in words[i : i + 8] if w not in {w for staff in STAFFS for w in staff}), "")
    return (i > 1 and "of" in (words[i - 1], words[i - 2])) or (behind.lower(),) in HEADS


def _organ(surface: Surface, first: int, last: int, name: str, sector: str) -> NameSpan:
    before = first - 2 if first > 1 and surface.words[first - 1] in POSSESSIVE else first - 1
    leading = surface.match_at.get(before)
    country = leading.entry.country if leading is not None and leading.entry.entity_type == "country" else None
    if country is not None:
        name = f"{name} ({COUNTRIES[country].name})"
    return NameSpan(first, last, "organization", name, None, country, sector, is_generic=True, trust=3)
