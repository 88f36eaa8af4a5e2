"""Short forms of bodies: abbreviations given in brackets, and "the Board" for the body named before."""

from __future__ import annotations

import re

from transforms.names.book import Book
from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.vocabulary.lexicon import BODY_SECTORS


def short_bodies(surface: Surface, spans: list[NameSpan], covered: set[int]) -> list[NameSpan]:
    """ "The Board", "the Guards", "the Commission": the body named before that has this word in its name."""
    found: list[NameSpan] = []
    for i, word in enumerate(surface.words):
        if word not in BODY_SECTORS or i in covered or i == 0 or surface.words[i - 1].lower() != "the":
            continue
        if i + 1 < len(surface.words) and (surface.capital[i + 1] or surface.words[i + 1] in ("of", "for")):
            continue
        fitting = [
            s
            for s in spans
            if s.entity_type in ("organization", "igo") and s.last <= i and word in re.findall(r"\w+", s.name)
        ]
        if fitting:
            s = fitting[-1]
            found.append(
                NameSpan(
                    i, i + 1, s.entity_type, s.name, s.entry, s.country, s.sector, is_generic=s.is_generic, trust=3
                )
            )
            covered.add(i)
    return found


def learn_abbreviation(surface: Surface, spans: list[NameSpan], number: int, book: Book) -> None:
    """Learn "Ministry of External Affairs (MEA)": the bracketed form means the body from now on."""
    span = spans[number]
    words = surface.words
    if span.entity_type not in ("organization", "igo", "agreement", "product") or span.last + 2 >= len(words):
        return
    if words[span.last] != "(" or words[span.last + 2] != ")":
        return
    short = words[span.last + 1]
    if not (2 <= len(short) <= 10 and short[:1].isupper() and sum(c.isupper() for c in short) >= 2):
        return
    for other in spans:
        if other.last - other.first == 1 and words[other.first] == short:
            other.entity_type, other.entry, other.name = span.entity_type, span.entry, span.name
            other.country, other.sector, other.is_generic, other.trust = span.country, span.sector, span.is_generic, 3
    known = {i for s in spans for i in range(s.first, s.last)}
    for i, word in enumerate(words):
        if word == short and i not in known:
            spans.append(
                NameSpan(
                    i,
                    i + 1,
                    span.entity_type,
                    span.name,
                    span.entry,
                    span.country,
                    span.sector,
                    is_generic=span.is_generic,
                    trust=3,
                )
            )
    spans.sort(key=lambda s: s.first)
