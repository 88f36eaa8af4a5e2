"""What follows the head of an office: "of Chile", "for foreign trade", "to the United Nations", "of Kursk region"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.lexicon import BODY_SECTORS
from transforms.vocabulary.titles import BODILESS, DIVISIONS, FIELDS, LEARNED, LOCAL, PARTS_OF_BODIES, SENT_TO


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a head."""

    last: int
    """Behind the phrase."""
    kept: int
    """Behind what belongs to the title."""
    to_country: str | None = None
    country: str | None = None
    body: NameSpan | None = None
    place: str | None = None
    """A place that the office is of: "the governor of Kursk region"."""


def complement_of(surface: Surface, bodies: Mapping[int, NameSpan], last: int, head: str) -> Complement:
    """What follows the head of an office that ends before token ``last``: "of Chile", "to the UN", "for trade"."""
    words, n = surface.words, len(surface.words)
    end = kept = last
    country: str | None = None
    body: NameSpan | None = None
    to_country: str | None = None
    of_place: str | None = None
    prepositions = ("of", "for", "to", "at", "on") if head != "counterpart" else ("of", "from", "in")
    while end < n - 1 and words[end].lower() in prepositions and not surface.begins[end]:
        preposition = words[end].lower()
        at = end + 1
        if at < n and words[at].lower() in ("the", "its", "our"):
            at += 1
        if at >= n:
            break
        match = surface.match_at.get(at)
        span = bodies.get(at)
        if (
            match is not None
            and match.first == at
            and match.entry.entity_type == "country"
            and (span is None or span.first > at or span.last <= match.last)
        ):
            code = match.entry.country
            after = match.last
            nested = bodies.get(after + 1) if after < n and words[after] in ("'s", "'") else bodies.get(after)
            if nested is not None and nested.first <= after + 1 and nested.last > after:
                country, body = country or code, nested
                if words[after] not in ("'s", "'"):
                    kept = nested.last
                end = nested.last
                break
            if preposition == "to" and head not in SENT_TO:
                break
            if preposition == "to" or (preposition == "for" and head in SENT_TO):
                to_country = code
                while after < n and words[after].islower() and surface.pos[after] == "NOUN":
                    after += 1
                kept = end = after
                break
            if (
                match.entry.kind == "adjective"
                and after < n
                and words[after].lower() in FIELDS | {"government", "parliament"}
            ):
                country = country or code
                while after < n and words[after].lower() in FIELDS | {"government", "parliament"}:
                    after += 1
                while after < n and surface.pos[after] == "NOUN" and words[after].islower():
                    after += 1
                kept = end = after
                break
            if match.entry.kind == "adjective":
                break
            if preposition in ("of", "for") or head == "counterpart":
                country = country or code
                end = after
                if head in LOCAL and match.entry.kind == "capital":
                    kept = after
                if after < n and words[after] in ("'s", "'"):
                    owned = behind_common_nouns(surface, after + 1)
                    if owned > after + 1:
                        end = owned
                        break
                if kept == last or end > kept:
                    pass
                continue
            break
        if span is not None and span.first == at:
            body = span
            country = country or (span.country if span.entity_type != "igo" else None)
            end = behind_common_nouns(surface, span.last)
            if end < n and surface.capital[end] and words[end] in BODY_SECTORS and span.entity_type == "igo":
                end += 1
            if not (span.entity_type == "igo" and head in BODILESS) or end > span.last:
                kept = end
            continue
        if match is not None and match.first == at and match.entry.entity_type in ("igo", "organization"):
            break
        if match is not None and match.first == at and match.entry.entity_type == "place" and head in SENT_TO:
            kept = end = match.last
            break
        stop = at
        while stop < n and (
            words[stop].lower() in FIELDS
            or (stop > at and any(surface.glued(k) for k in (stop - 1, stop, stop + 1) if k < n))
            or (
                words[stop].lower() in ("and", ",", "&")
                and stop > at
                and stop + 1 < n
                and words[stop + 1].lower() in FIELDS | {"the"}
                and surface.capital[stop + 1]
            )
            or (surface.capital[stop] and stop > at and words[stop].lower() in ("republic",))
        ):
            stop += 1
        if stop > at and preposition in ("of", "for", "on"):
            kept = end = stop
            continue
        if (
            preposition in ("of", "to", "for")
            and at < n
            and words[at] in ("Republic", "State", "Council", "Union")
            and surface.capital[at]
            and preposition == "of"
        ):
            end = at + 1
            continue
        if preposition == "of" and head in LEARNED and words[at].islower():
            stop = at
            while stop < n and words[stop].islower() and surface.pos[stop] in ("NOUN", "ADJ"):
                stop += 1
            if stop > at:
                kept = end = stop
                continue
        if preposition in ("of", "for") and surface.capital[at]:
            stop = _behind_place(surface, at)
            if stop > at:
                if head not in LOCAL:
                    end = stop
                    break
                of_place = "".join(t.text_with_ws for t in surface.doc[at:stop]).strip()
                while stop < n and words[stop].lower() in DIVISIONS and not surface.begins[stop]:
                    stop += 1
                kept = end = stop
                break
        if preposition in ("to", "at") and head in SENT_TO and surface.capital[at]:
            stop = at
            while stop < n and surface.capital[stop]:
                stop += 1
            kept = end = stop
        break
    return Complement(end, kept, to_country, country, body, of_place)


def _behind_place(surface: Surface, at: int) -> int:
    """Behind the place that is named at ``at``, without the name of a person that follows; ``at`` if none is."""
    words, doc, n = surface.words, surface.doc, len(surface.words)
    last = at
    while last < n and last < at + 4 and surface.capital[last] and doc[last].ent_type_ != "PERSON":
        last += 1
    match = surface.match_at.get(at)
    if match is not None and match.first == at and match.entry.entity_type == "place":
        return match.last
    for end in range(last, at, -1):
        if places_named("".join(words[i] + doc[i].whitespace_ for i in range(at, end)).strip()):
            return end
    return at


def behind_common_nouns(surface: Surface, at: int) -> int:
    """Behind the lower-case words for a part of a body: "mission" in "the UN mission", "air force" in "Chad's air
    force"."""
    while (
        at < len(surface.words)
        and surface.words[at].islower()
        and not surface.begins[at]
        and (surface.words[at] in FIELDS or surface.words[at] in PARTS_OF_BODIES)
    ):
        at += 1
    return at
