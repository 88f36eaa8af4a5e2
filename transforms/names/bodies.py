"""Bodies: listed ones, and those that are made of words that make bodies ("Ministry of ...", "... Party", "Bank of
...")."""

from __future__ import annotations

from dataclasses import replace

from transforms.names.made_bodies import made_body
from transforms.names.organs import organ_at
from transforms.names.span import NameSpan
from transforms.names.surface import Match, Surface
from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.lexicon import BODY_SECTORS, WORDS
from transforms.vocabulary.occasions import OCCASION_WORDS

COMPANY_ENDS = frozenset(WORDS.complements["companies"])
"""Words behind a listed company's name that belong to it: "ZTE Corp", "Vedanta Resources plc"."""


def find_bodies(surface: Surface) -> list[NameSpan]:
    """Bodies that are listed, or made of words that make bodies."""
    spans: list[NameSpan] = []
    free_from = 0
    n = len(surface.words)
    listed = {m.first: m for m in surface.matches if m.entry.kind == "body"}
    i = 0
    while i < n:
        organ = organ_at(surface, i) if surface.capital[i] else None
        if organ is not None:
            spans.append(organ)
            i = free_from = organ.last
            continue
        made = made_body(surface, i, free_from)
        match = listed.get(i)
        if match is not None:
            longer = _longer(surface, match, free_from)
            if longer is not None:
                match, made = None, longer
        if match is not None and match.entry.entity_type == "organization" and is_occasion(surface, match.last):
            i = free_from = match.last
            continue
        if made is not None and is_occasion(surface, made.last):
            i = free_from = made.last
            continue
        if match is not None and (
            made is None or made.last - made.first <= match.last - match.first or made.first >= match.last
        ):
            if spans and spans[-1].last > match.first:
                spans.pop()
            spans.append(_listed_body(surface, match))
            i = free_from = spans[-1].last
        elif made is not None:
            while spans and spans[-1].last > made.first:
                spans.pop()
            spans.append(made)
            i = free_from = made.last
        else:
            i += 1
    return spans


def _longer(surface: Surface, match: Match, free_from: int) -> NameSpan | None:
    """The body made around a listed one's words, where it reaches further: "Progressive Conservative Party of X"."""
    if match.last - 1 == match.first:
        return None
    for k in range(match.last - 1, match.first - 1, -1):
        if surface.words[k] not in BODY_SECTORS:
            continue
        made = made_body(surface, k, free_from)
        if made is None or made.last < match.last or made.first > match.first:
            continue
        if made.first < match.first and match.last - 1 == k:
            return made
        unplaced = made.is_generic and made.country is not None and match.entry.country is None
        if unplaced and made.first == match.first:
            return made
        if match.entry.sector == "PTY" and made.last - made.first > match.last - match.first:
            return made
    return None


def is_occasion(surface: Surface, last: int) -> bool:
    """Whether a capitalised word for an occasion follows: "Foreign Office Consultations" names talks, no body."""
    return last < len(surface.words) and surface.words[last] in OCCASION_WORDS.after_bodies


def _listed_body(surface: Surface, match: Match) -> NameSpan:
    """A listed body, "of Canada" behind its name taken along; a name of several countries' parties has no entry."""
    e = match.entry
    words = surface.words
    first = match.first + (e.sector == "PTY" and words[match.first] == "The" and match.last - match.first > 2)
    if e.sector == "PTY" and e.country is None:
        return NameSpan(first, match.last, e.entity_type, e.name, None, None, e.sector, trust=3)
    span = NameSpan(first, match.last, e.entity_type, e.name, e, e.country, e.sector, trust=3)
    while e.sector == "BUS" and span.last < len(words) and words[span.last] in COMPANY_ENDS:
        span = replace(span, last=span.last + 1)
    if span.last > match.last:
        return span
    if e.entity_type == "organization" and match.last + 1 < len(words) and words[match.last] == "of":
        begin = match.last + (2 if words[match.last + 1] == "the" else 1)
        home = surface.match_at.get(begin)
        if home is not None and home.first == begin and home.entry.kind == "name":
            if home.entry.country == e.country or e.country is None:
                return replace(span, last=home.last)
            code = home.entry.country or ""
            name = f"{surface.doc[match.first : match.last].text} ({COUNTRIES[code].name})"
            return NameSpan(match.first, home.last, e.entity_type, name, None, code, e.sector, is_generic=True, trust=3)
    return span
