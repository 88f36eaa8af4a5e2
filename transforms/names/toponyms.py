"""Names of places that only their company shows: "La." behind a town, "Waverly" before ", Ohio"."""

from __future__ import annotations

from transforms.names.containment import abbreviated_at, candidates_for, container_behind
from transforms.names.homonyms import entry_of
from transforms.names.span import NameSpan
from transforms.names.surface import CALENDAR, Surface
from transforms.vocabulary.gazetteer import REGIONS, folded, places_listed

LONGEST = 3
"""Words of a town's name, at most."""
INSIDE = frozenset(["in", "near", "outside", "around", "across", "at"])
"""Prepositions behind which a listed name that nobody claims is a place."""


def name_by_company(surface: Surface, spans: list[NameSpan]) -> None:
    """Add to name spans, in order, abbreviated divisions behind towns and towns before what contains them; names that
    the language model alone took for people or bodies become places."""
    at_token = {i: s for s in spans for i in range(s.first, s.last)}
    for comma, word in enumerate(surface.words):
        if word not in (",", "(") or comma == 0 or not surface.capital[comma - 1]:
            continue
        end, division = abbreviated_at(surface, comma + 1)
        if division is not None and _town(surface, comma, at_token) is not None:
            short = NameSpan(comma + 1, end, "place", division.name, entry_of(division), division.country, trust=3)
            _enter(spans, at_token, short)
        container = container_behind(surface, comma)
        town = _town(surface, comma, at_token)
        if container is None or town is None:
            continue
        for first in range(max(comma - LONGEST, 0), comma):
            if not town <= first or not all(surface.capital[i] for i in range(first, comma)):
                continue
            written = surface.doc[first:comma].text
            if any(container.holds(p) and (container.divisions or p.kind == "city") for p in candidates_for(written)):
                _enter(spans, at_token, NameSpan(first, comma, "place", written, trust=2))
                break


def name_unclaimed(surface: Surface, spans: list[NameSpan]) -> None:
    """Add listed places that no name claims: behind "in", or in a row with places ("Donetsk and Luhansk")."""
    at_token = {i: s for s in spans for i in range(s.first, s.last)}
    words, n = surface.words, len(surface.words)
    for first in range(1, n):
        free = first not in at_token and first not in surface.match_at and surface.pos[first] == "PROPN"
        if not (free and surface.capital[first] and not surface.capital[first - 1]) or words[first] in CALENDAR:
            continue
        last = first + 1
        while last < n and surface.capital[last] and last not in at_token and last not in surface.match_at:
            last += 1
        if last - first > LONGEST or (last < n and (surface.capital[last] or words[last] in ("'s", "-"))):
            continue
        before, behind = words[first - 1].lower(), words[last] if last < n else "."
        joined = before in (",", "and", "of") and (
            (before != "of" and _is_place(at_token.get(first - 2)))
            or (behind in (",", "and") and _is_place(at_token.get(last + 1)))
        )
        written = surface.doc[first:last].text
        if written in REGIONS and REGIONS[written][0].skip:
            continue
        if (before in INSIDE and places_listed(folded(written))) or (joined and candidates_for(written)):
            _enter(spans, at_token, NameSpan(first, last, "place", written, trust=1))


def _is_place(span: NameSpan | None) -> bool:
    return span is not None and (
        span.entity_type == "place" or (span.entry is not None and span.entry.kind == "capital")
    )


def _town(surface: Surface, comma: int, at_token: dict[int, NameSpan]) -> int | None:
    """Where the capitals before a comma begin that no sure name holds; None for a person's or a listed name."""
    first = comma
    while (
        first > 0
        and comma - first < LONGEST
        and surface.capital[first - 1]
        and surface.words[first - 1] not in CALENDAR
    ):
        span = at_token.get(first - 1)
        if span is not None and span.entity_type != "place" and (span.trust > 1 or span.last > comma):
            break
        first -= 1
    return first if first < comma else None


def _enter(spans: list[NameSpan], at_token: dict[int, NameSpan], span: NameSpan) -> None:
    """Put a span among the others in the place of those that it covers or is covered by."""
    over = {id(at_token[i]): at_token[i] for i in range(span.first, span.last) if i in at_token}
    for other in over.values():
        if other.entity_type not in ("place", "country") and other.trust > 1:
            return
        if (
            other.entity_type == "place"
            and other.first <= span.first
            and other.last >= span.last
            and span.entry is None
        ):
            return
        if other.first < span.first or other.last > span.last:
            return
    for other in over.values():
        spans.remove(other)
    spans.append(span)
    spans.sort(key=lambda s: s.first)
    for i in range(span.first, span.last):
        at_token[i] = span
