"""Bodies named in other languages than English, their kind first or last: Parti Québécois, Vishwa Hindu Parishad."""

from __future__ import annotations

from transforms.names.span import NameSpan
from transforms.names.surface import CALENDAR, Surface
from transforms.vocabulary.lexicon import BODY_SECTORS, NATIVE_HEADS, NATIVE_LINKS, NATIVE_TAILS
from transforms.vocabulary.titles import HEADS

OPENING = {
    "Air": "BUS",
    "Radio": "MED",
    "Statistics": "GOV",
    "Telecom": "BUS",
    "Bank": "BUS",
    "Télé": "MED",
    "Tele": "MED",
}
"""Words that make a body's name with that of a country behind them: "Air Zimbabwe", "Statistics Canada"."""


def native_body(surface: Surface, at: int, free_from: int) -> NameSpan | None:
    """The body whose first or last word is token ``at``, if that word makes one in its language."""
    words = surface.words
    if words[at] in OPENING:
        home = surface.match_at.get(at + 1)
        if home is not None and home.first == at + 1 and home.entry.kind == "name" and at >= free_from:
            behind = surface.capital[home.last] if home.last < len(words) else False
            if not behind and home.entry.entity_type == "country":
                name = surface.doc[at : home.last].text
                return NameSpan(
                    at, home.last, "organization", name, None, home.entry.country, OPENING[words[at]], trust=2
                )
    if words[at] in NATIVE_HEADS and at >= free_from:
        last = _end(surface, at + 1)
        if last > at + 1 and not (last == at + 2 and words[last - 1] in BODY_SECTORS):
            return _span(surface, at, last)
    if words[at] in NATIVE_TAILS and surface.capital[at]:
        first = at
        while first > max(surface.doc[at].sent.start, free_from) and surface.capital[first - 1]:
            known = surface.match_at.get(first - 1)
            if surface.pos[first - 1] in ("DET", "PRON", "ADP", "CCONJ") or words[first - 1] in CALENDAR:
                break
            if known is not None and known.entry.entity_type == "country":
                break
            first -= 1
        if first < at:
            return _span(surface, first, _end(surface, at + 1))
    return None


def _span(surface: Surface, first: int, last: int) -> NameSpan:
    return NameSpan(first, last, "organization", surface.doc[first:last].text, None, None, "PTY", trust=2)


def _end(surface: Surface, at: int) -> int:
    """Behind the last word of a name that goes on at ``at``, its small words within it taken along."""
    words, n = surface.words, len(surface.words)
    last = at
    while last < n and not surface.begins[last]:
        token = surface.doc[last]
        if (words[last].lower(),) in HEADS or (token.ent_type_ == "PERSON" and token.ent_iob_ == "B" and last > at):
            break
        if (surface.capital[last] and words[last] not in CALENDAR) or surface.glued(last):
            last += 1
        elif words[last].lower() in NATIVE_LINKS or (words[last].islower() and not words[last].isascii()):
            follow = last + 1
            while follow < n and words[follow].lower() in NATIVE_LINKS:
                follow += 1
            if follow >= n or not surface.capital[follow]:
                break
            last = follow + 1
        elif surface.doc[last].text.islower() and not surface.doc[last].text.isascii():
            last += 1
        else:
            break
    return last
