"""Teams: in a match report the name of a country is its team's, unless it says where."""

from __future__ import annotations

from transforms.names.span import NameSpan
from transforms.names.surface import Surface

WHERE = frozenset({"in", "from", "into", "across", "throughout", "near", "outside", "around", "of"})


def is_team(surface: Surface, span: NameSpan) -> bool:
    """Whether a country's name means its team."""
    if not surface.is_match_report or span.entry is None or span.entry.kind != "name":
        return False
    before = surface.words[span.first - 1].lower() if span.first else ""
    after = surface.words[span.last] if span.last < len(surface.words) else ""
    return before not in WHERE and after != ","
