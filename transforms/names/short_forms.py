"""Short forms of bodies: abbreviations given in brackets, and "the Board" for the body named before."""

from __future__ import annotations

import re

from transforms.names.book import Book
from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.vocabulary.lexicon import AGREEMENTS, BODY_SECTORS, NATIVE_LINKS, TERMS
from transforms.vocabulary.titles import HEADS

SMALL = NATIVE_LINKS | {"of", "and", "for", "in", "on", "to"}
"""Words within a name that its abbreviation may pass over."""
CLOSING = frozenset({")", ",", ";", ":", "/", "–", "-"})
"""What follows an abbreviation in brackets."""


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


def spelled_out(surface: Surface, bodies: list[NameSpan]) -> list[NameSpan]:
    """The bodies of a text, with those added that only their initials in brackets show: "Dvizhenie za Prava i Svobodi
    (DPS)". A body that is part of one is left out."""
    words = surface.words
    added: list[NameSpan] = []
    for at, word in enumerate(words):
        if word != "(" or at + 2 >= len(words) or words[at + 2] not in (")", ",", ";") or not at:
            continue
        first = _initials_from(surface, at, words[at + 1])
        if (words[at - 1].lower(),) in HEADS:
            continue  # an office: External Affairs Minister (EAM)
        if first is None or any(b.first <= first and at <= b.last for b in bodies):
            continue
        if (words[at - 1] in TERMS or words[at - 1] in AGREEMENTS or words[first] in ("Line", "Memorandum")) or not any(
            surface.doc[k].ent_type_ in ("ORG", "PERSON", "NORP", "GPE", "PRODUCT") for k in range(first, at)
        ):
            continue
        name = surface.doc[first:at].text
        added.append(NameSpan(first, at, "organization", name, None, None, BODY_SECTORS.get(words[at - 1]), trust=2))
    kept = [b for b in bodies if not any(a.first < b.last and b.first < a.last for a in added)]
    return sorted([*kept, *added], key=lambda b: b.first)


def _initials_from(surface: Surface, at: int, short: str) -> int | None:
    """Where the capitals before token ``at`` begin whose initials are ``short``; None where they are not."""
    words = surface.words
    letters = [c.upper() for c in short if c.isupper()]
    if not (3 <= len(letters) <= 8 and short.isalpha() and len(letters) >= len(short) - 2):
        return None
    k = at
    sentence = surface.doc[at].sent.start
    while letters and k > sentence:
        k -= 1
        word = words[k]
        if not word[:1].isalpha():
            if word in ("-", "'", "'s"):
                continue
            return None
        if word[:1].upper() == letters[-1] and (surface.capital[k] or word in SMALL or not word.isascii()):
            letters.pop()
        elif surface.capital[k] or word.lower() not in SMALL:
            return None
    return k if not letters and surface.capital[k] else None


def learn_abbreviation(surface: Surface, spans: list[NameSpan], number: int, book: Book) -> None:
    """Learn "Ministry of External Affairs (MEA)": the bracketed form means the body from now on."""
    span = spans[number]
    words = surface.words
    if span.entity_type not in ("organization", "igo", "agreement", "product") or span.last + 2 >= len(words):
        return
    bracketed = words[span.last] == "(" and words[span.last + 2] in CLOSING
    put_beside = words[span.last] == "," and words[span.last + 1] == "or"
    if not (bracketed or put_beside):
        return
    short = words[span.last + 2] if put_beside else words[span.last + 1]
    if not (2 <= len(short) <= 10 and short[:1].isupper() and sum(c.isupper() for c in short) >= 2):
        return
    if (put_beside or words[span.last + 2] != ")") and short[0] not in {w[:1] for w in words[span.first : span.last]}:
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
