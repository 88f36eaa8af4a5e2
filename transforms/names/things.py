"""Things with names: products by designation, agreements and facilities by their words."""

from __future__ import annotations

import re

from transforms.names.offices import Office
from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.vocabulary.lexicon import (
    AGREEMENTS,
    AGREEMENTS_LOWER,
    FACILITIES,
    WORDS,
)
from transforms.vocabulary.titles import HEADS, HONORIFICS

DESIGNATION = re.compile(r"^[A-Z][A-Za-z]{0,4}-\d+[A-Za-z]{0,3}$")
"""S-400, Su-35, MiG-29, AK-203: letters, hyphen, number."""
NOT_DESIGNATIONS = tuple(f"{w}-" for w in WORDS.products["not_designations"])


def find_things(surface: Surface, taken: dict[int, NameSpan], title_at: dict[int, Office]) -> list[NameSpan]:
    """Products by designation, agreements and facilities by their words."""
    words, doc, n = surface.words, surface.doc, len(surface.words)
    found: list[NameSpan] = []
    done = -1
    for i, w in enumerate(words):
        if i in taken or i <= done:
            continue
        if DESIGNATION.match(w) and not w.startswith(NOT_DESIGNATIONS):
            name = w[:-1] if w.endswith("s") else w
            found.append(NameSpan(i, i + 1, "product", name, trust=2))
            continue
        if (w in AGREEMENTS or w in AGREEMENTS_LOWER) and i:
            first = i
            while first > doc[i].sent.start and (
                (
                    surface.capital[first - 1]
                    and doc[first - 1].pos_ not in ("DET", "PRON", "ADP")
                    and not (first - 1 in taken and taken[first - 1].entity_type == "person")
                )
                or surface.glued(first - 1)
                or (
                    w in AGREEMENTS
                    and words[first - 1] in ("on", "of", "and")
                    and first - 2 >= 0
                    and surface.capital[first - 2]
                )
            ):
                first -= 1
            if (
                first in taken
                and taken[first].entity_type == "country"
                and surface.match_at.get(first)
                and surface.match_at[first].entry.kind == "adjective"
            ):
                first = taken[first].last
            while first < i and words[first] in ("of", "and", "on", "-"):
                first += 1
            last = i + 1
            if w == "Resolution":
                if last < n and words[last].isdigit():
                    last += 1
                else:
                    continue
            elif (
                w in AGREEMENTS
                and last < n - 1
                and words[last] in ("on", "of")
                and surface.capital[last + 1 if words[last + 1] != "the" else last + 2 if last + 2 < n else last + 1]
            ):
                last += 1
                while last < n and (surface.capital[last] or words[last] in ("the", "of", "and")):
                    last += 1
                while words[last - 1] in ("the", "of", "and"):
                    last -= 1
            if w in AGREEMENTS_LOWER:
                spot = taken.get(i - 1)
                if first == i or not (
                    (spot is not None and spot.entry is not None and spot.entry.kind in ("capital", "region"))
                    or (spot is None and doc[i - 1].ent_type_ in ("GPE", "LOC", "LAW"))
                ):
                    continue
            if last - first < 2 or any(k in title_at for k in range(first, last)):
                continue
            if any(
                k in taken and taken[k].entity_type in ("person", "organization", "igo") and w != "Resolution"
                for k in range(first, last)
            ):
                continue
            found.append(NameSpan(first, last, "agreement", doc[first:last].text, trust=2))
            done = last - 1
            continue
        if w in FACILITIES and i and surface.capital[i - 1] and (i - 1) not in taken:
            first = i
            while (
                first > doc[i].sent.start
                and surface.capital[first - 1]
                and (first - 1) not in taken
                and doc[first - 1].pos_ not in ("DET", "PRON", "ADP")
                and words[first - 1].lower() not in HONORIFICS
                and (words[first - 1].lower(),) not in HEADS
            ):
                first -= 1
            if first < i:
                found.append(NameSpan(first, i + 1, "facility", doc[first : i + 1].text, trust=2))
    for span in found:
        for k in range(span.first, span.last):
            taken[k] = span
    return found
