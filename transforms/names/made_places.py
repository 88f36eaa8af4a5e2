"""Places made of words that make places: "Lake Victoria", "Duchy of Warsaw", "Ventura County", "Galway North"."""

from __future__ import annotations

from collections.abc import Collection

from transforms.names.span import NameSpan
from transforms.names.surface import CALENDAR, PLACE_LABELS, Surface
from transforms.vocabulary.lexicon import BODY_SECTORS
from transforms.vocabulary.made_places import PLACE_WORDS as WORDS
from transforms.vocabulary.titles import HEADS


def made_places(surface: Surface, taken: Collection[int]) -> list[NameSpan]:
    """Places by their words, outside tokens that name something already."""
    found: list[NameSpan] = []
    at, n = 0, len(surface.words)
    while at < n:
        span = None if at in taken or not surface.capital[at] else _place(surface, at, taken)
        if span is None:
            at += 1
            continue
        while found and found[-1].last > span[0]:
            found.pop()
        first, last, stem_first, stem_last = span
        found.append(NameSpan(first, last, "place", surface.doc[stem_first:stem_last].text, trust=2))
        at = last
    return found


def _place(surface: Surface, at: int, taken: Collection[int]) -> tuple[int, int, int, int] | None:
    """First and last token of the place that token ``at`` makes one, and those of the name within it."""
    words = surface.words
    opened = _opened(surface, at, taken)
    if opened is not None:
        return opened
    if words[at] in WORDS.after and at and not surface.starts[at]:
        first = _run_start(surface, at, taken)
        follows = at + 1 < len(words) and surface.capital[at + 1] and words[at + 1] in BODY_SECTORS
        if first < at and not follows:
            return first, at + 1, first, at
    if words[at] in WORDS.directions:
        return _directed(surface, at, taken)
    if words[at] in ("-", "–"):
        return None
    return _joined(surface, at, taken)


def _opened(surface: Surface, at: int, taken: Collection[int]) -> tuple[int, int, int, int] | None:
    words, n = surface.words, len(surface.words)
    two = f"{words[at]} {words[at + 1]}" if at + 1 < n else ""
    for kind in (two, words[at]):
        begin = at + len(kind.split())
        if kind in WORDS.before_of and begin + 1 < n and words[begin] == "of" and at not in surface.match_at:
            start = begin + 2 if words[begin + 1] == "the" else begin + 1
            last = _run_end(surface, start, taken)
            if last > start:
                return at, last, at, last
    follow = at + 1
    if words[at] in WORDS.before and follow < n and not surface.begins[follow] and at not in surface.match_at:
        last = _run_end(surface, follow, taken, limit=2)
        place = any(surface.doc[k].ent_type_ in PLACE_LABELS for k in range(at, last))
        if last > follow and place:
            return at, last, at, last
    return None


def _directed(surface: Surface, at: int, taken: Collection[int]) -> tuple[int, int, int, int] | None:
    """ "South Brisbane", "Galway North": a quarter of the compass beside the name of a place that is no country."""
    before, after = surface.match_at.get(at - 1), surface.match_at.get(at + 1)
    if at in surface.match_at:
        return None
    ahead = at + 1 < len(surface.words) and at + 1 not in taken and surface.capital[at + 1]
    if ahead and _is_place(surface, at + 1):
        last = after.last if after is not None else _run_end(surface, at + 1, taken, limit=2)
        return at, last, at, last
    behind = at and at - 1 not in taken and surface.capital[at - 1] and not surface.begins[at]
    if behind and _is_place(surface, at - 1) and not (ahead and surface.words[at + 1] in BODY_SECTORS):
        first = before.first if before is not None else at - 1
        return first, at + 1, first, at + 1
    return None


def _is_place(surface: Surface, at: int) -> bool:
    known = surface.match_at.get(at)
    if known is not None:
        return known.entry.entity_type == "place" or known.entry.kind == "capital"
    return surface.doc[at].ent_type_ in PLACE_LABELS and surface.words[at] not in BODY_SECTORS


def _joined(surface: Surface, at: int, taken: Collection[int]) -> tuple[int, int, int, int] | None:
    """ "in Oakville - Milton": names joined by spaced hyphens behind a preposition, or by a seat's word."""
    words, doc = surface.words, surface.doc
    if not at or surface.starts[at]:
        return None
    before = words[at - 2].lower() if at > 1 else ""
    if words[at - 1] == "of" and before in WORDS.seats:
        last = _run_end(surface, at, taken, limit=6)
        known = surface.match_at.get(at)
        if last > at and (known is None or known.last < last):
            return at, last, at, last
        return None
    if words[at - 1] not in ("in", "for", "of"):
        return None
    last, joints = at, 0
    while last < len(words) and surface.capital[last] and last not in taken and not doc[last].is_sent_start:
        last += 1
        if last + 1 < len(words) and words[last] in ("-", "–") and surface.capital[last + 1]:
            if doc[last].whitespace_:
                joints += 1
            last += 1
    return (at, last, at, last) if joints and last > at + 2 else None


def _run_end(surface: Surface, at: int, taken: Collection[int], limit: int = 4) -> int:
    words, end = surface.words, at
    while end < len(words) and end - at < limit and not (end > at and surface.begins[end]):
        spaced = words[end] in ("-", "–") and end > at and end + 1 < len(words) and surface.capital[end + 1]
        if not spaced and (end in taken or not (surface.capital[end] or surface.glued(end))):
            break
        if words[end] in CALENDAR or surface.pos[end] in ("DET", "PRON"):
            break
        end += 1
    return end


def _run_start(surface: Surface, at: int, taken: Collection[int]) -> int:
    """Where the capitals before a place's word begin that belong to its name."""
    words, doc = surface.words, surface.doc
    first = at
    while first > doc[at].sent.start and at - first < 4:
        before = first - 1
        if surface.glued(before) and before - 1 not in taken:
            first = before - 1
            continue
        if before in taken or not surface.capital[before] or words[before] in CALENDAR or words[before] in BODY_SECTORS:
            break
        if (
            doc[before].pos_ in ("DET", "PRON", "ADP", "VERB", "AUX", "SCONJ", "CCONJ")
            or (words[before].lower(),) in HEADS
        ):
            break
        known = surface.match_at.get(before)
        if known is not None and known.entry.entity_type == "country" and known.entry.kind != "adjective":
            break
        first = known.first if known is not None else before
    return first
