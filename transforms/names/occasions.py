"""Occasions: named elections, wars, festivals, prizes, which are in no table and must not pass for bodies or people."""

from __future__ import annotations

import re

from transforms.names.surface import CALENDAR, PLACE_LABELS, Surface
from transforms.vocabulary.occasions import OCCASION_WORDS as WORDS
from transforms.vocabulary.titles import HEADS

YEAR = re.compile(r"^(?:1[5-9]|20)\d\d$|^\d+(?:st|nd|rd|th)$|^\d{4}[-/–]\d{2,4}$")
ORDINAL = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
NUMERAL = re.compile(r"^(?:[IVX]+|(?:1[5-9]|20)\d\d)$")
AFTERWARDS = frozenset({"in", "of", "on", "for", "against"})


def find_occasions(surface: Surface) -> list[tuple[int, int]]:
    """Spans of the names of occasions, in order: first token, and the one behind the last."""
    n = len(surface.words)
    found: list[tuple[int, int]] = []
    free_from = i = 0
    while i < n:
        span = _occasion(surface, i, free_from)
        if span is None:
            i += 1
            continue
        while found and found[-1][1] > span[0]:
            found.pop()
        found.append(span)
        i = free_from = span[1]
    return found


def _occasion(surface: Surface, at: int, free_from: int) -> tuple[int, int] | None:
    word = surface.words[at]
    if word in WORDS.opening and _is_named(surface, at + 1):
        return at, _run_end(surface, at + 1)
    if word in WORDS.opening_of and at + 1 < len(surface.words) and surface.words[at + 1] in WORDS.links:
        end = _complement_end(surface, at + 1)
        if end is not None:
            return _run_start(surface, at, free_from), end
    if word in WORDS.closing:
        first = _run_start(surface, at, free_from)
        return (first, _closed(surface, at)) if first < at else None
    if word in WORDS.fought and at and surface.capital[at - 1] and surface.doc[at - 1].ent_type_ in PLACE_LABELS:
        return _run_start(surface, at, free_from), at + 1
    if word in WORDS.votes or word in WORDS.dated:
        first = _year_before(surface, at, free_from) or _run_start(surface, at, free_from)
        dated = first < at and bool(YEAR.match(surface.words[first]) or surface.words[first] in ORDINAL)
        if dated or (word in WORDS.votes and any(surface.capital[k] for k in range(first, at))):
            end = _complement_end(surface, at + 1) if dated else None
            return first, end or at + 1
    return None


def _year_before(surface: Surface, at: int, free_from: int) -> int | None:
    """The year that a named vote begins with: "2018 United States House of Representatives elections"."""
    floor = max(surface.doc[at].sent.start, free_from, at - 9)
    for k in range(at - 1, floor - 1, -1):
        if YEAR.match(surface.words[k]):
            return k
        if not (surface.capital[k] or surface.words[k] in WORDS.inner or surface.words[k] in ("of", "the", "-", "–")):
            return None
    return None


def _is_named(surface: Surface, at: int) -> bool:
    return at < len(surface.words) and surface.capital[at] and surface.words[at] not in CALENDAR


def _run_start(surface: Surface, at: int, free_from: int) -> int:
    """Where the words before ``at`` begin that belong to its name."""
    words, doc = surface.words, surface.doc
    floor = max(doc[at].sent.start, free_from)
    first = at
    while first > floor:
        before = first - 1
        word = words[before]
        if surface.glued(before) and before > floor:
            first = before - 1
            continue
        if word in ("-", "–") and before > floor and surface.capital[before - 1] and first < at:
            first = before - 1
            continue
        if word in CALENDAR and not (word == "May" and before > floor and words[before - 1].isdigit()):
            break
        capital = surface.capital[before] and doc[before].pos_ not in ("DET", "PRON", "ADP", "VERB", "AUX", "SCONJ")
        if capital and (word.lower(),) in HEADS and word.lower() not in ("house", "general"):
            break
        if capital or YEAR.match(word) or word in WORDS.inner or (word in ORDINAL and first < at):
            first = before
            if YEAR.match(word):
                break
            continue
        break
    while first < at and (words[first] in WORDS.inner or words[first] in ("-", "–")):
        first += 1
    return first


def _run_end(surface: Surface, at: int) -> int:
    end = at
    while end < len(surface.words) and not (end > at and surface.begins[end]):
        if surface.capital[end] and surface.words[end] not in CALENDAR:
            end += 1
        elif surface.glued(end):
            end += 2
        else:
            break
    return end


def _complement_end(surface: Surface, at: int) -> int | None:
    """The end of "of the Soviet Union" that begins at ``at``; None where no name follows."""
    words = surface.words
    if at >= len(words) or words[at] not in AFTERWARDS | {"at"}:
        return None
    begin = at + 2 if at + 1 < len(words) and words[at + 1] == "the" else at + 1
    return _closed(surface, _run_end(surface, begin) - 1) if _is_named(surface, begin) else None


def _closed(surface: Surface, last: int) -> int:
    """Behind the last token, a numeral or a year taken along: "World War II", "Festival 2016"."""
    follow = last + 1
    return follow + 1 if follow < len(surface.words) and NUMERAL.match(surface.words[follow]) else follow
