"""Short forms of bodies: abbreviations given in brackets, and "the Board" for the body named before."""

from __future__ import annotations

import re

from transforms.names.book import Book
from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.lexicon import AGREEMENTS, BODY_SECTORS, NATIVE_LINKS, TERMS
from transforms.vocabulary.titles import HEADS

SMALL = NATIVE_LINKS | {"of", "and", "for", "in", "on", "to"}
"""Words within a name that its abbreviation may pass over."""
ORGANS = frozenset({"Parliament", "Senate"})
"""Organs of state that need no article and no country: "Parliament approved the bill"."""
ABBREVIATED = frozenset(
    {
        *("council", "commission", "committee", "agency", "authority", "board", "court", "tribunal", "office"),
        *("institute", "bureau", "directorate", "union", "front", "alliance", "movement", "congress", "assembly"),
    }
)
"""Heads that make the name of one body of words in small letters, where its initials stand behind it in brackets."""
CLOSING = frozenset({")", ",", ";", ":", "/", "–", "-"})
"""What follows an abbreviation in brackets."""


def short_bodies(surface: Surface, spans: list[NameSpan], covered: set[int]) -> list[NameSpan]:
    """ "The Board", "the Guards", "the Commission": the body named before that has this word in its name."""
    found: list[NameSpan] = []
    for i, word in enumerate(surface.words):
        if word not in BODY_SECTORS or i in covered:
            continue
        if word in ORGANS and _stands_alone(surface, i):
            found.append(_organ(surface, i, word, spans))
            covered.add(i)
            continue
        if i == 0 or surface.words[i - 1].lower() != "the":
            continue
        if i + 1 < len(surface.words) and (surface.capital[i + 1] or surface.words[i + 1] in ("of", "for")):
            continue
        fitting = [s for s in spans if s.last <= i and _has_word(s, word)]
        if fitting:
            found.append(_again(i, fitting[-1]))
            covered.add(i)
    return found


def _has_word(span: NameSpan, word: str) -> bool:
    return span.entity_type in ("organization", "igo") and word in re.findall(r"\w+", span.name)


def _again(i: int, s: NameSpan) -> NameSpan:
    """A body named before, named again by one word."""
    return NameSpan(i, i + 1, s.entity_type, s.name, s.entry, s.country, s.sector, is_generic=s.is_generic, trust=3)


def _stands_alone(surface: Surface, i: int) -> bool:
    """Whether a capitalised organ is part of no longer name, title or headline: "in Parliament", "Parliament voted"."""
    words, doc = surface.words, surface.doc
    if doc[i].dep_ not in ("nsubj", "nsubjpass", "pobj", "dobj", "conj") or surface.glued(i + 1):
        return False
    before = i > 0 and not doc[i].is_sent_start and (surface.capital[i - 1] or words[i - 1] in ("of", "-", "'s", "'"))
    behind = i + 1 < len(words) and (surface.capital[i + 1] or words[i + 1] in ("of", "for", "-", "'s", "'"))
    behind = behind or (i + 1 < len(words) and (words[i + 1].lower(),) in HEADS)
    return not before and not behind and not all(w[:1].isupper() for w in words[i + 1 : i + 5] if w.isalpha())


def _organ(surface: Surface, i: int, word: str, spans: list[NameSpan]) -> NameSpan:
    """The organ of which a word alone tells: the last one of the text before it, else the next, else the country's."""
    named = [s for s in spans if _has_word(s, word)]
    if named:
        return _again(i, next((s for s in reversed(named) if s.last <= i), named[0]))
    home = next((c for k, w in enumerate(surface.words) if w == word.lower() and (c := _owner(surface, k))), None)
    name = f"{word} ({COUNTRIES[home].name})" if home is not None else word
    return NameSpan(i, i + 1, "organization", name, None, home, "LEG", is_generic=True, trust=2)


def _owner(surface: Surface, k: int) -> str | None:
    """The country of an organ in small letters: "Ethiopia's parliament"."""
    match = surface.match_at.get(k - 2 if k > 1 and surface.words[k - 1] in ("'s", "'") else k - 1)
    return match.entry.country if match is not None and match.entry.entity_type == "country" else None


def spelled_out(surface: Surface, bodies: list[NameSpan]) -> list[NameSpan]:
    """The bodies of a text, with those added that only their initials in brackets show: "Dvizhenie za Prava i Svobodi
    (DPS)". A body that is part of one is left out."""
    words = surface.words
    added: list[NameSpan] = []
    for at, word in enumerate(words):
        if word != "(" or at + 2 >= len(words) or words[at + 2] not in (")", ",", ";") or not at:
            continue
        first = _initials_from(surface, at, words[at + 1])
        small = _small_before(surface, at, words[at + 1]) if first is None else None
        if small is not None and not any(b.first < at and small < b.last for b in bodies):
            name = " ".join(w if w in SMALL else w.capitalize() for w in words[small:at])
            sector = BODY_SECTORS.get(words[at - 1].capitalize())
            added.append(NameSpan(small, at, "organization", name, None, None, sector, trust=2))
            continue
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


def _small_before(surface: Surface, at: int, short: str) -> int | None:
    """Where a body in small letters begins that its initials follow: "the provisional electoral council (CEP)"."""
    words, doc = surface.words, surface.doc
    if words[at - 1] not in ABBREVIATED or not (2 < len(short) < 8 and short.isupper() and short.isalpha()):
        return None
    first = at - 1
    while first > doc[at].sent.start and words[first - 1].islower() and doc[first - 1].pos_ in ("ADJ", "NOUN", "PROPN"):
        first -= 1
    begun = first > 0 and words[first - 1].lower() in ("the", "'s", "'", "its", "their")
    return first if begun and at - first > 1 else None


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
    blend = bracketed and words[span.last + 2] == ")" and len(short) > 4 and words[span.first].startswith(short[:3])
    if not (2 <= len(short) <= 10 and short[:1].isupper() and (blend or sum(c.isupper() for c in short) >= 2)):
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
