"""Where a body's name ends: "of Foreign Affairs of the Republic of X", "for the Advancement of Y", "of A and B"."""

from __future__ import annotations

from transforms.names.surface import CALENDAR, Surface
from transforms.vocabulary.lexicon import BODY_SECTORS, NATIVE_HEADS
from transforms.vocabulary.titles import FIELDS, HEADS

LINKS = frozenset({"of", "for", "on", "Against", "Without"})
OPEN_TO_THE = frozenset(
    {"Ministry", "Department", "Office", "Committee", "Center", "Centre", "Organization", "Organisation"}
)
"""Offices of state that may be "for the ..."."""
LISTING = frozenset({"Ministry", "Department", "Office", "Committee", "Council"})
AIMED = frozenset({"PTY", "REB", "NGO", "EDU", "REL"})
"""Sectors whose bodies are named for aims: "Association for the Advancement of ...", "Committee Against ..."."""


def complement_end(surface: Surface, at: int, head: str) -> tuple[int, str | None, int]:
    """End of "of Foreign Affairs of the Republic of X" from its preposition on; the country; the end without the
    country."""
    words, n = surface.words, len(surface.words)
    aimed = BODY_SECTORS.get(head) in AIMED
    last = stem = at
    country: str | None = None
    while last < n - 1 and words[last] in LINKS:
        begin = last + 1
        if words[begin] in ("the", "its", "a", "an"):
            begin += 1
            if words[last] == "for" and head not in OPEN_TO_THE and not aimed:
                break
        if begin >= n or not surface.capital[begin] or words[begin] in CALENDAR or words[begin] in NATIVE_HEADS:
            break
        match = surface.match_at.get(begin)
        named = match is not None and match.first == begin and match.entry.entity_type == "country"
        if match is not None and named and match.entry.kind == "adjective":
            after = match.last
            if not _goes_on(surface, after) or words[after] in BODY_SECTORS or (words[after].lower(),) in HEADS:
                country = country or match.entry.country
                break
        elif match is not None and named:
            country = country or match.entry.country
            last = match.last
            continue
        last = stem = _run_end(surface, begin, head)
    return last, country, stem


def _goes_on(surface: Surface, at: int) -> bool:
    """Whether the run of a name's words goes on with token ``at``."""
    if at >= len(surface.words) or surface.begins[at]:
        return False
    known = surface.match_at.get(at)
    return surface.capital[at] and not (known is not None and known.entry.entity_type == "country")


def _run_end(surface: Surface, begin: int, head: str) -> int:
    words, n = surface.words, len(surface.words)
    end = begin
    while end < n:
        known = surface.match_at.get(end)
        adjective = end == begin and known is not None and known.entry.kind == "adjective"
        if adjective and known is not None:
            end = known.last
        elif _goes_on(surface, end) or (words[end] == "-" and surface.glued(end)) or _joins(surface, end, begin, head):
            end += 1
        else:
            break
    return end


def _joins(surface: Surface, at: int, begin: int, head: str) -> bool:
    """Whether token ``at`` joins two words of one name: "of Liberals and Democrats", "of Culture, Sports"."""
    words, follow = surface.words, at + 1
    if at == begin or follow >= len(words) or not surface.capital[follow]:
        return False
    if words[at] == ",":
        fields = FIELDS - {"national", "state"}
        return head in LISTING and words[follow].lower() in fields
    if words[at] not in ("and", "&") or surface.pos[follow] == "DET":
        return False
    if follow in surface.match_at or surface.doc[follow].ent_type_ == "PERSON":
        return False
    if (
        head in LISTING
        and words[follow].lower() in FIELDS
        and (words[at - 1].lower() in FIELDS or "," in words[begin:at])
    ):
        return True
    if words[follow] in BODY_SECTORS:
        return BODY_SECTORS.get(head) == "PTY" and words[at - 1].endswith("s") and words[follow].endswith("s")
    if (words[follow].lower(),) in HEADS:
        return False
    return not _is_body_ahead(surface, follow)


def _is_body_ahead(surface: Surface, at: int) -> bool:
    """Whether another body begins at ``at``: "University of Ghana and Kenyatta University"."""
    for k in range(at + 1, min(at + 4, len(surface.words))):
        if not surface.capital[k]:
            return False
        if surface.words[k] in BODY_SECTORS:
            return True
    return False
