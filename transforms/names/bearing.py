"""How far a person's name goes, and the names that honorifics announce."""

from __future__ import annotations

from transforms.names.offices import Office
from transforms.names.span import NameSpan
from transforms.names.surface import CALENDAR, PARTICLES, Surface
from transforms.vocabulary.lexicon import SKIPPED
from transforms.vocabulary.titles import HONORIFICS, STYLES


def person_from(surface: Surface, at: int, taken: dict[int, NameSpan], title_at: dict[int, Office]) -> int:
    """The token behind the person's name that begins at ``at``; ``at`` itself when there is none."""
    words, doc, n = surface.words, surface.doc, len(surface.words)
    end = at
    while end < n:
        if end > at and doc[end].is_sent_start:
            break
        w = words[end]
        if end in taken and taken[end].trust >= 2 and taken[end].entity_type != "person":
            break
        match = surface.match_at.get(end)
        if (
            match is not None
            and not (end - 2 > at and words[end - 1] == "-" and words[end - 2].lower() in PARTICLES)
            and match.entry.kind != "region"
            and not (end > at and match.entry.kind == "capital" and doc[end].ent_type_ == "PERSON")
        ):
            break
        if end in title_at and end > at and not (doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I"):
            break
        if surface.glued(end) and end > at:
            end += 2 if words[end + 1].isalpha() and (end + 1) not in surface.match_at else 1
            continue
        if surface.capital[end] and w[:1].isalpha():
            if end > at and (w in SKIPPED or w in HONORIFICS) and len(w) > 1:
                break
            if (w in CALENDAR and doc[end].ent_type_ != "PERSON") or (end == at and w in CALENDAR):
                break
            if w in ("I", "READ", "Also") or (end == at and doc[end].pos_ in ("PRON", "DET", "ADP", "CCONJ", "SCONJ")):
                break
            end += 1
            continue
        if (
            w == "."
            and end > at
            and len(words[end - 1]) <= 2
            and words[end - 1].isupper()
            and end + 1 < n
            and surface.capital[end + 1]
        ):
            end += 1
            continue
        if w.lower() in PARTICLES and end + 1 < n and w not in ("e", "y", "and", "as", "at", "an", "la"):
            follow = end + 1
            while follow < n and (words[follow].lower() in PARTICLES or words[follow] == "-"):
                follow += 1
            if (
                follow < n
                and surface.capital[follow]
                and (follow not in surface.match_at or doc[follow].ent_type_ == "PERSON")
            ):
                end = follow
                continue
        break
    while end > at and (
        (words[end - 1].lower() in PARTICLES and words[end - 1].islower()) or words[end - 1] in ("-", "'")
    ):
        end -= 1
    return end


def titled_person(surface: Surface, first: int, last: int, trust: int) -> NameSpan:
    return NameSpan(first, last, "person", surface.doc[first:last].text, trust=trust, has_title=trust == 3)


MOST_HONORIFICS = 16
"""Tokens of honorifics before one name ("H.E. Mr. Prof. Dr."): a text of nothing else is read once, not for each."""


def skip_honorifics(surface: Surface, at: int, *, styles: bool = False) -> int:
    n = len(surface.words)
    last = at + MOST_HONORIFICS
    while at < min(n, last):
        w = surface.words[at].lower()
        if (
            (w in HONORIFICS or (styles and w in STYLES))
            and surface.capital[at]
            and w not in ("u", "he", "don", "pan", "count")
        ):
            at += 1
            if at < n and surface.words[at] == ".":
                at += 1
        else:
            break
    return at


def honoured(surface: Surface, taken: dict[int, NameSpan], title_at: dict[int, Office]) -> list[NameSpan]:
    """Names behind an honorific: Mr, Ms, Dr, and the ones hidden from the model."""
    found: list[NameSpan] = []
    hidden = surface.honorifics
    for i, w in enumerate(surface.words):
        low = w.lower()
        gender: str | None = None
        if i in hidden:
            start = skip_honorifics(surface, i)
            gender = "f" if any(h in hidden[i] for h in ("Smt", "Ms", "Mrs", "Her ")) else None
        elif (
            low in HONORIFICS
            and surface.capital[i]
            and low not in ("he", "u", "hon", "st.", "don", "pan", "count", "tan", "tun")
        ):
            start = skip_honorifics(surface, i)
            if low in ("sir", "lord", "dame", "lady", "sheikh", "miss") and not (
                start < len(surface.words) and surface.doc[start].ent_type_ == "PERSON"
            ):
                continue
        else:
            continue
        if start >= len(surface.words) or start in taken or start in title_at or (start > i and surface.begins[start]):
            continue
        end = person_from(surface, start, taken, title_at)
        if end > start:
            span = titled_person(surface, start, end, 3)
            span.gender = gender or HONORIFICS.get(low)
            found.append(span)
            for k in range(start, end):
                taken[k] = span
    return found
