"""Where a person's name begins and ends: titles and marks of captions cut off, missing parts and suffixes taken in."""

from __future__ import annotations

from dataclasses import replace

from transforms.names.acting import acting
from transforms.names.labelled import LEANINGS
from transforms.names.offices import Office
from transforms.names.personhood import fits
from transforms.names.span import NameSpan
from transforms.names.spans import Names
from transforms.names.surface import CALENDAR, PARTICLES, Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.lexicon import LEXICON, SKIPPED, Entry
from transforms.vocabulary.name_signs import SIGNS
from transforms.vocabulary.person_names import is_family_name, is_given_name
from transforms.vocabulary.titles import HEADS, NAME_HEADS

CUT = SIGNS.cut["words"]
PILGRIMS = frozenset(["Haj", "Hajj", "Haji", "Hajji", "Hadji"])
"""Styles that stand within a name too: "Bassam Haj Mustafa"."""
INNER = frozenset(["arap", "ould", "ole", "ag", "wa", "binti", "binte"])
"""Particles within names of Kenya, Mauritania, Mali and Malaysia that stand in no other list."""
TRIMMED = SIGNS.trimmed["words"]
SUFFIXES = frozenset(
    ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIV", "XVI"]
)
"""What stands behind a name and is part of it; "I", "V" and "X" mean too much else."""
SPLITTING = frozenset(["/", "&", "|", "•", "–", "—"])
FUNCTION_WORDS = frozenset(["The", "In", "On", "At", "And", "For", "By", "With", "To", "From", "Of", "A", "An", "But"])
BOTH = frozenset(["Christian", "Muslim", "Jordan", "Israel", "Chad", "Kenya", "Georgia"])
"""Given names that are also words of another kind."""
TRIPS = frozenset(["tour", "visit", "trip", "talks", "summit", "ties", "deal"])
"""What stands behind a surname and a country in a headline."""
LOWER = frozenset(
    ["van", "von", "der", "den", "bin", "bint", "ibn", "dos", "da", "di", "de", "del", "della", "du", "ter"]
)
"""Particles that stand before a lone surname: "van der Byl", "da Vinci"."""
PLACED = 15_000
"""People of a place that a given name is not merged with: "Charlotte, North Carolina"."""


def set_bounds(surface: Surface, names: Names) -> None:
    """Put the ends of every person's name right; two names that one span holds become two spans."""
    title_at = {i: o for o in names.offices for i in range(o.first, o.last)}
    done: list[NameSpan] = []
    for span in names.spans:
        if span.entry is not None or not (span.entity_type == "person" or _titled(surface, span)):
            done.append(span)
            continue
        if span.entity_type != "person":
            span.entity_type, span.sector, span.country = "person", None, None
        parts = _parts(surface, span)
        if not parts:
            continue
        country = country_behind(surface, span.first) if span.last == span.first + 2 else None
        if country is not None and parts[0] == (span.first, span.last - 1):
            behind = NameSpan(span.last - 1, span.last, "country", country.name, country, country.country, trust=3)
        else:
            behind = None
        for number, (first, last) in enumerate(parts):
            one = span if not number else replace(span)
            one.first, one.last = first, last
            done.append(one)
        if behind is not None:
            done.append(behind)
    names.spans = _merged(surface, done, title_at)
    taken = {i for s in names.spans for i in range(s.first, s.last)} | title_at.keys()
    for span in names.spans:
        if span.entity_type == "person" and span.entry is None:
            _reach(surface, span, taken)
            span.name = surface.doc[span.first : span.last].text.replace("\n", " ")


def _titled(surface: Surface, span: NameSpan) -> bool:
    """Whether what was taken for a body is a title and a full name: "MPP Anita Verhoeven"."""
    words = surface.words[span.first : span.last]
    if span.entity_type != "organization" or span.trust > 1 or not 3 <= len(words) <= 5 or span.is_generic:
        return False
    full = words[0] in TRIMMED and is_given_name(words[1]) and all(w[:1].isupper() for w in words)
    return full and all(fits(words[1:], k) for k in range(len(words) - 1))


def _parts(surface: Surface, span: NameSpan) -> list[tuple[int, int]]:
    """The names in a span: cut at strokes and at a name said twice, without what is no part of a name."""
    words, doc = surface.words, surface.doc
    first, last = span.first, span.last
    cuts = [k for k in range(first + 1, last - 1) if words[k] in SPLITTING and not surface.glued(k)]
    if cuts:
        return [
            p for a, b in zip([first, *(k + 1 for k in cuts)], [*cuts, last], strict=True) for p in [(a, b)] if a < b
        ]
    half = (last - first) // 2
    if half >= 1 and (last - first) == 2 * half and words[first : first + half] == words[first + half : last]:
        return [(first, first + half), (first + half, last)]
    broken = next((k for k in range(first, last - 2) if "\n" in doc[k].whitespace_ or "\n" in doc[k].text), None)
    if broken is not None and last - broken > 2 and is_given_name(words[broken + 1]):
        return [(first, broken + 1), (broken + 1, last)]
    while last - first > 1 and _no_part(surface, first, last):
        first += 2 if words[first + 1] == "." and last - first > 2 else 1
    glue = next((k for k in range(first + 1, last - 2) if words[k].endswith(("'", ")")) and words[k + 1] == "-"), None)
    if glue is not None:
        first = glue + 2
    if last - first > 3 and words[first] in ("Pro", "Anti", "Ex", "Non") and words[first + 1] == "-":
        first += 2 if is_given_name(words[first + 2]) else 3
    while last - first > 1 and words[first] in CUT:
        first += 1
    stop = next((k for k in range(first + 1, last) if words[k] in CUT), last)
    if stop < last:
        behind = next((k for k in range(stop, last) if words[k] not in CUT and is_given_name(words[k])), last)
        return [(first, stop), (behind, last)] if last - behind > 1 else [(first, stop)]
    if last - first == 2 and country_behind(surface, first) is not None:
        return [(first, first + 1)]
    while last - first > 1 and (words[last - 1] in FUNCTION_WORDS or words[last - 1].isdigit()):
        last -= 1
    return [(first, last)]


def country_behind(surface: Surface, first: int) -> Entry | None:
    """The country that stands behind a surname, as headlines put it: "Widodo Japan visit"."""
    words = surface.words
    entry = LEXICON.get(words[first + 1])
    if entry is None or entry.entity_type != "country" or entry.kind != "name" or surface.glued(first + 1):
        return None
    trip = words[first + 2 : first + 3] and words[first + 2].lower() in TRIPS
    known = (is_given_name(words[first]) and not trip) or is_family_name(words[first + 1])
    cut = is_family_name(words[first]) and not known and surface.doc[first + 1].dep_ == "compound"
    return entry if cut else None


def _no_part(surface: Surface, first: int, last: int) -> bool:
    """Whether the first word of a longer name is a title, or the end of something else."""
    word, following = surface.words[first], surface.words[first + 1]
    if following == "." and word in TRIMMED and last - first > 2:
        return True
    if following in ("-", ".", "'") or following in PARTICLES:
        return False
    title = (word.lower(),) in HEADS and word.lower() not in NAME_HEADS
    placed = last - first > 2 and first > 0 and surface.words[first - 1] == "of" and bool(places_named(word))
    return (word in TRIMMED or title or placed) and (
        is_given_name(following) or is_family_name(following) or len(following) <= 2
    )


def _merged(surface: Surface, spans: list[NameSpan], title_at: dict[int, Office]) -> list[NameSpan]:
    """A given name and a name right behind it are one: "Valeska" + "Paris", whatever each was taken for."""
    done: list[NameSpan] = []
    for span in spans:
        last = done[-1] if done else None
        if last is not None and _styled(surface, last, span):
            last.last = span.last
            continue
        if last is not None and last.last == span.first and _one_name(surface, last, span):
            last.last = span.last
            last.entity_type, last.entry, last.country, last.sector = "person", None, None, None
            last.trust = max(last.trust, 1) if last.entity_type == "person" else 1
            continue
        done.append(span)
    return done


def _styled(surface: Surface, one: NameSpan, other: NameSpan) -> bool:
    """Whether two names are one with a style or a particle between: "Bassam Haj Mustafa", "Daniel arap Moi"."""
    if one.entity_type != "person" or other.first != one.last + 1 or other.entry is not None:
        return False
    between = surface.words[one.last]
    return between in INNER or (between in PILGRIMS and other.entity_type == "person")


def _one_name(surface: Surface, one: NameSpan, other: NameSpan) -> bool:
    words, doc = surface.words, surface.doc
    if one.last - one.first != 1 or doc[other.first].is_sent_start:
        return False
    titled = one.entity_type == "person" and one.trust > 2
    tied = doc[one.first].dep_ == "compound" and doc[one.first].head.i == other.last - 1
    if titled:
        return tied and other.last - other.first == 1 and other.entry is not None and other.entry.kind == "capital"
    if one.entry is not None:
        person = tied and is_given_name(words[one.first]) and is_family_name(words[other.first])
        person = person and fits([words[one.first], words[other.first]], 1) and other.last - other.first == 1
        return person and other.trust == 1 and acting(surface, one.first, other.last) > 0
    if one.trust > 2:
        return False
    word = words[one.first]
    if not is_given_name(word) or word.isupper() or "\n" in doc[one.first].whitespace_:
        return False
    if one.entity_type not in ("person", "place", "facility", "organization") or one.is_generic:
        return False
    if any(p.population >= PLACED for p in places_named(word)) and one.entity_type != "person":
        return False
    before = words[one.first - 1].lower() if one.first else ""
    if other.entity_type == "person":
        return other.trust < 3 and other.last - other.first <= 3
    if before in ("in", "at", "near", "from", "of") or other.last - other.first != 1 or other.is_generic:
        return False
    if other.entity_type == "country":
        return other.entry is not None and other.entry.kind == "capital" and doc[one.first].dep_ == "compound"
    return other.entity_type in ("place", "organization") and (other.trust < 3 or is_family_name(words[other.first]))


def _belongs(surface: Surface, at: int) -> bool:
    """Whether the token before a name is its first initial ("A" in "A K Abdul Momen") or a particle in capitals ("LE"
    in "LE DRIAN")."""
    word, following = surface.words[at], surface.words[at + 1]
    if surface.begins[at + 1]:
        return False
    if len(word) == 1 and word.isupper():
        initial = len(following.rstrip(".")) == 1 and following[0].isupper()
        return initial or (word not in ("A", "I") and is_given_name(following))
    return word.isupper() and word.lower() in PARTICLES and following.isupper() and len(following) > 3


def _reach(surface: Surface, span: NameSpan, taken: set[int]) -> None:
    """Take in what belongs to a name: a given name and particles before it, a suffix behind it."""
    words, doc, n = surface.words, surface.doc, len(surface.words)
    at = span.first - 1
    if (
        at >= 0
        and at not in taken
        and surface.capital[at]
        and doc[at].dep_ == "compound"
        and doc[at].head.i < span.last
        and doc[at].pos_ == "PROPN"
        and is_given_name(words[at])
        and not words[at].isupper()
        and words[at] not in CALENDAR | TRIMMED | LEANINGS
        and (words[at] not in SKIPPED or words[at] in BOTH)
        and (words[at].lower(),) not in HEADS
        and not doc[span.first].is_sent_start
        and at not in surface.match_at
    ):
        span.first = at
        taken.add(at)
    at = span.first - 1
    while at >= 0 and at not in taken and _belongs(surface, at):
        span.first = at
        at -= 1
    end = span.last
    if (
        span.last - span.first == 1
        and end < n
        and end not in taken
        and surface.capital[end]
        and not doc[end].is_sent_start
        and doc[span.first].dep_ == "compound"
        and doc[span.first].head.i == end
        and is_given_name(words[span.first])
        and is_family_name(words[end])
    ):
        span.last = end + 1
        taken.add(end)
    if span.last - span.first == 1 and doc[span.first].pos_ == "PROPN":
        low = span.first
        while low > 0 and words[low - 1] in LOWER and low - 1 not in taken:
            low -= 1
        if low < span.first and words[low] not in ("den", "der"):
            span.first = low
    if (
        span.first > 1
        and surface.glued(span.first - 1)
        and words[span.first - 2].lower() in ("al", "el", "abu", "ben", "bin")
        and not {span.first - 2, span.first - 1} & taken
    ):
        span.first -= 2
    end = span.last
    if end < n and words[end] in ("i", "y") and end + 1 < n and surface.capital[end + 1] and end + 1 not in taken:
        if doc[end].pos_ == "PROPN" and span.last - span.first >= 2:
            span.last = end + 2
    elif end + 1 < n and words[end] in INNER and surface.capital[end + 1] and end + 1 not in taken:
        span.last = end + 2
    elif end < n and not doc[end].is_sent_start:
        comma = words[end] == "," and end + 1 < n and words[end + 1] in ("Jr", "Jr.", "Sr", "Sr.")
        mark = end + 1 if comma else end
        if words[mark] in SUFFIXES and mark not in taken:
            span.last = mark + 1
        elif (
            words[end] == "I"
            and end + 1 < n
            and doc[end + 1].pos_ not in ("VERB", "AUX", "ADV", "PART")
            and (doc[end].pos_ != "PRON" or words[end + 1] in ("of", ",", "("))
        ):
            span.last = end + 1
