"""Second names told beside a person's name: "Pushpa Kamal Dahal, better known as Prachanda"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.names.span import NameSpan
from transforms.names.surface import Surface

PHRASES = (
    ("known", "as"),
    ("known", "simply", "as"),
    ("known", "only", "as"),
    ("nicknamed",),
    ("dubbed",),
    ("alias",),
    ("aka",),
    ("a.k.a.",),
    ("born",),
    ("né",),
    ("née",),
)
"""What leads from the one name to the other, behind a comma or a bracket and "also", "better" and so on."""
LEADING = frozenset([",", "(", "also", "better", "best", "popularly", "widely", "commonly", "who", "is", "was", "and"])


def second_names(surface: Surface, spans: Sequence[NameSpan]) -> dict[int, int]:
    """First tokens of second names, and for each the first token of the name it is told beside."""
    found: dict[int, int] = {}
    people = [s for s in spans if s.entity_type == "person"]
    for one, other in pairwise(people):
        between = [w.lower() for w in surface.words[one.last : other.first]]
        while between and between[0] in LEADING:
            between.pop(0)
        while between and between[-1] in ('"', "'", "the", "by", "“"):
            between.pop()
        if between and len(between) <= 3 and tuple(between) in PHRASES:
            found[other.first] = found.get(one.first, one.first)
    return found
