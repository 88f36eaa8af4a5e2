"""Lone surnames: those of people the text names in full elsewhere, whatever spaCy said of them."""

from __future__ import annotations

import re

from transforms.names.people import parts_of, solid
from transforms.names.short_forms import short_bodies
from transforms.names.span import NameSpan
from transforms.names.spans import Names
from transforms.names.surface import Surface
from transforms.vocabulary.lexicon import SKIPPED

OFFICES = frozenset(["CJI", "CM", "DG", "EAM", "FM", "FS", "HM", "NSA", "PM", "SG", "VP"])
"""Offices in initials that newsrooms put before a surname; other capitals are a person's initials: "SK Rao"."""


def settle_surnames(surface: Surface, names: Names) -> None:
    """Make a lone surname a person where the text has a person of that surname, whatever spaCy said of it."""
    surnames: dict[str, bool] = {}
    for span in names.spans:
        if span.entity_type == "person":
            _cut_office(surface, span)
            parts = solid(parts_of(span.name))
            shouted = surface.words[span.last - 1]
            if (
                shouted.isupper()
                and len(shouted) <= 5
                and any(
                    w == shouted and i and surface.words[i - 1] in ("the", "The", "[", "(")
                    for i, w in enumerate(surface.words)
                )
            ):
                continue
            if len(parts) > 1 or span.has_title:
                surnames[parts[-1]] = True
                if len(parts) == 2 and len(parts[0]) <= 5:
                    surnames.setdefault(parts[0], len(parts[0]) > 1)
    for span in names.spans:
        if surnames.get("".join(parts_of(surface.words[span.last - 1]))):
            _cut_office(surface, span)
        if span.entity_type == "person" or span.trust >= 3:
            continue
        parts = solid(parts_of(surface.doc[span.first : span.last].text))
        if len(parts) == 1 and surnames.get(parts[0]) and not span.is_generic:
            span.entity_type = "person"
            span.name = surface.doc[span.first : span.last].text
            span.entry = None
    _split_pairs(surface, names, surnames)
    _mend(surface, names, surnames)
    covered = {i for s in names.spans for i in range(s.first, s.last)} | {
        i for o in names.offices for i in range(o.first, o.last)
    }
    full = {parts_of(s.name) for s in names.spans if s.entity_type == "person"}
    added: list[NameSpan] = []
    for i, word in enumerate(surface.words):
        if i in covered or not surface.capital[i] or word in SKIPPED or len(word) < 2:
            continue
        if surface.capital[i + 1 : i + 2] == [True] and i + 1 not in covered and not surface.begins[i + 1]:
            pair = parts_of(surface.doc[i : i + 2].text)
            if len(pair) == 2 and pair in full and surface.doc[i].dep_ in ("compound", "nmod"):
                added.append(NameSpan(i, i + 2, "person", surface.doc[i : i + 2].text, trust=1))
                covered.update((i, i + 1))
                continue
        joined = i
        while joined + 2 < len(surface.words) and surface.glued(joined + 1) and surface.capital[joined + 2]:
            joined += 2
        parts = parts_of(surface.doc[i : joined + 1].text)
        known = surnames.get(parts[-1] if parts else "")
        if (
            known
            and (surface.pos[i] in ("PROPN", "NOUN", "ADJ", "VERB") or not surface.starts[i])
            and not any(k in covered for k in range(i, joined + 1))
        ):
            span = NameSpan(i, joined + 1, "person", surface.doc[i : joined + 1].text, trust=1)
            added.append(span)
            covered.update(range(i, joined + 1))
    added += short_bodies(surface, names.spans, covered)
    if added:
        names.spans = sorted([*names.spans, *added], key=lambda s: s.first)


def _split_pairs(surface: Surface, names: Names, surnames: dict[str, bool]) -> None:
    """ "The Modi-Putin summit": two people, tied by a hyphen."""
    split: list[NameSpan] = []
    for span in names.spans:
        if span.last - span.first == 3 and surface.glued(span.first + 1) and span.entry is None:
            one, two = surface.words[span.first], surface.words[span.first + 2]
            if surnames.get(parts_of(one)[-1]) and surnames.get(parts_of(two)[-1]):
                split += [
                    NameSpan(span.first, span.first + 1, "person", one, trust=1),
                    NameSpan(span.first + 2, span.last, "person", two, trust=1),
                ]
                continue
        split.append(span)
    names.spans = split


def _mend(surface: Surface, names: Names, surnames: dict[str, bool]) -> None:
    """Names written into one word or torn in two, where the text has them right too: "JakeSullivan", "Lav rov"."""
    full = {parts_of(s.name) for s in names.spans if s.entity_type == "person"}
    if not full:
        return
    taken = {i: s for s in names.spans for i in range(s.first, s.last)}
    for i, word in enumerate(surface.words):
        span = taken.get(i)
        if not surface.capital[i] or (span is not None and (span.trust > 1 or span.last - span.first > 2)):
            continue
        pieces = tuple(p.casefold() for p in re.findall(r"[A-Z][a-z]+", word))
        last = i + 1
        if len(pieces) < 2 or pieces not in full:
            if last >= len(surface.words) or not surface.words[last].islower() or len(word) < 2:
                continue
            whole = (word + surface.words[last]).casefold()
            if len(whole) < 6 or not surnames.get(whole) or surnames.get(word.casefold()):
                continue
            last += 1
        if any(taken.get(k) not in (None, span) for k in range(i, last)):
            continue
        if span is not None:
            names.spans.remove(span)
        name = " ".join(p.title() for p in pieces) if last == i + 1 else word + surface.words[i + 1]
        names.spans.append(NameSpan(i, last, "person", name, trust=1))
        taken.update(dict.fromkeys(range(i, last), names.spans[-1]))
    names.spans.sort(key=lambda s: s.first)


def _cut_office(surface: Surface, span: NameSpan) -> None:
    """Cut an office in initials off a surname: "FS Okello"."""
    if span.trust == 1 and span.last - span.first == 2 and surface.words[span.first] in OFFICES:
        span.first += 1
        span.name = surface.doc[span.first : span.last].text
