"""Names that only the language model sees, their boundaries and types put right by what stands around them."""

from __future__ import annotations

import re

from transforms.names.bearing import person_from, titled_person
from transforms.names.bodies import is_occasion
from transforms.names.common_words import commands, names_nothing
from transforms.names.offices import Office
from transforms.names.span import NameSpan
from transforms.names.surface import CALENDAR, PARTICLES, PLACE_LABELS, Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.lexicon import (
    AGREEMENTS,
    BODY_SECTORS,
    FACILITIES,
    SKIPPED,
    WORDS,
)
from transforms.vocabulary.made_places import PLACE_WORDS
from transforms.vocabulary.occasions import OCCASION_WORDS
from transforms.vocabulary.person_names import is_family_name, is_given_name
from transforms.vocabulary.titles import HONORIFICS

PRODUCT_BEFORE = frozenset(WORDS.products["before"])
PRODUCT_AFTER = frozenset(WORDS.products["after"])
MEDIA_BEFORE = frozenset(WORDS.media["before"])
MEDIA_AFTER = frozenset(WORDS.media["after"])
PEOPLE_DO = frozenset(WORDS.people_do["words"])
OCCASIONS = OCCASION_WORDS.after_bodies
NO_PERSON = frozenset(BODY_SECTORS) | OCCASIONS | FACILITIES | AGREEMENTS | SKIPPED
"""Words that no person's name has."""
LEANINGS = frozenset(
    [
        "Liberal",
        "Republican",
        "Democrat",
        "Conservative",
        "Labour",
        "Democratic",
        "Socialist",
        "Communist",
        "Green",
        "Tory",
        "Nationalist",
        "Unionist",
        "Independent",
        "Democrats",
        "Republicans",
        "Progressive",
    ]
)
"""What a politician is said to be, before the name."""
LETTERED = frozenset(
    ["FDR", "JFK", "LBJ", "RFK", "MLK", "MBS", "MBZ", "AMLO", "GNR", "YSR", "MGR", "KCR", "DSK", "AOC"]
)
"""People known by their initials; all other names in capitals are hardly ever a person's."""
INITIALED = re.compile(r"(?:[A-Z]\.)+ ?[A-Z][a-z]{2,}")
"""Initials tied to a surname: "S.Jaishankar"."""
MOTION = frozenset(["travel", "fly", "trip", "return", "depart", "visit", "head", "journey", "flight", "tour"])


def find_labelled(surface: Surface, taken: dict[int, NameSpan], title_at: dict[int, Office]) -> list[NameSpan]:
    """What only spaCy sees, its boundaries put right; then lone capitals that it left out."""
    found: list[NameSpan] = []
    doc, words = surface.doc, surface.words
    for ent in doc.ents:
        if ent.label_ in (
            "DATE",
            "TIME",
            "CARDINAL",
            "ORDINAL",
            "MONEY",
            "PERCENT",
            "QUANTITY",
            "LANGUAGE",
            "WORK_OF_ART",
            "EVENT",
            "NORP",
        ):
            continue
        first, last = ent.start, ent.end
        while first < last and (
            first in taken
            or doc[first].pos_ == "DET"
            or first in title_at
            or not surface.capital[first]
            or words[first] in SKIPPED
            or (words[first].lower() in HONORIFICS and len(words[first]) > 1)
        ):
            first += 1
        if ent.label_ == "PERSON":
            while first < last - 1 and words[first] in LEANINGS:
                first += 1
        stop = first
        while stop < last and stop not in taken and stop not in title_at and words[stop] not in ("(", ")", ";", ":"):
            stop += 1
        last = stop
        while last > first and (
            words[last - 1] in ("'s", "'", "’s", ",", ".", "-", "(", ")", '"')
            or (words[last - 1].islower() and words[last - 1] not in PARTICLES)
            or (ent.label_ == "PERSON" and words[last - 1][:1].isdigit())
        ):
            last -= 1
        if last <= first:
            continue
        span = _typed(surface, first, last, ent.label_, taken, title_at)
        if span is not None:
            found.append(span)
            for k in range(span.first, span.last):
                taken[k] = span
    return found


def find_unseen_people(surface: Surface, taken: dict[int, NameSpan], title_at: dict[int, Office]) -> list[NameSpan]:
    """Names of people that the model passed over: capitals in a row that begin with a given name or an initial, stand
    before an office in apposition, are joined to a person, or do what people do."""
    found: list[NameSpan] = []
    doc, words, n = surface.doc, surface.words, len(surface.words)
    i = 0
    while i < n:
        if i not in taken and i not in title_at and INITIALED.fullmatch(words[i]):
            found.append(titled_person(surface, i, i + 1, 2))
            i += 1
            continue
        unlikely = doc[i].pos_ != "PROPN" or doc[i].ent_type_ or (words[i].lower() in HONORIFICS and len(words[i]) > 1)
        if i in taken or i in title_at or not surface.capital[i] or unlikely:
            i += 1
            continue
        end = person_from(surface, i, taken, title_at)
        end = next((k for k in range(i, end) if k in taken), end)
        name = [w for w in words[i:end] if w != "-"]
        proper = sum(len(w) > 2 for w in name) >= 1 and 2 <= len(name) <= 5
        plain = not any(w in NO_PERSON or (w.isupper() and len(w) > 2) for w in name)
        if proper and plain and _does_as_people_do(surface, i, end, title_at):
            found.append(titled_person(surface, i, end, 1))
        i = max(end, i + 1)
    return found


def _does_as_people_do(surface: Surface, first: int, end: int, title_at: dict[int, Office]) -> bool:
    doc, words = surface.doc, surface.words
    if is_given_name(words[first]) or (len(words[first].rstrip(".")) <= 2 and words[first][:1].isupper()):
        return True
    behind = range(end + 1, min(end + 4, len(words)))
    if end < len(words) and words[end] in (",", "(") and any(k in title_at and title_at[k].head >= end for k in behind):
        return True
    root = doc[first:end].root
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ in PEOPLE_DO:
        return True
    return root.dep_ == "conj" and root.head.ent_type_ == "PERSON"


def _typed(
    surface: Surface, first: int, last: int, label: str, taken: dict[int, NameSpan], title_at: dict[int, Office]
) -> NameSpan | None:
    """A span that spaCy labelled, with the type that the surroundings bear out."""
    doc, words = surface.doc, surface.words
    text = doc[first:last].text
    if words[last - 1] in OCCASIONS or (is_occasion(surface, last) and label != "GPE"):
        return None
    if first and last < len(words) and words[first - 1] in ("'", '"') and words[last] in ("'", '"') and label != "GPE":
        return None
    if text in SKIPPED or not any(c.isalpha() for c in text) or len(text) < 2:
        return None
    before = words[first - 1].lower() if first else ""
    after = words[last].lower() if last < len(words) else ""
    if label == "ORG" and text.isupper() and last < len(words) and words[last].isupper() and not surface.starts[last]:
        sector = BODY_SECTORS.get(words[last].title())
        numbered = first > 0 and words[first - 1][:1].isdigit() and words[first - 1].endswith(("ST", "ND", "RD", "TH"))
        if sector is not None and last not in taken:
            whole = doc[first - numbered : last + 1].text
            return NameSpan(first - numbered, last + 1, "organization", whole, sector=sector, trust=2)
    if label in ("ORG", "PRODUCT") and text.isupper() and len(text) > 4 and places_named(text.title()):
        return NameSpan(first, last, "place", text.title(), trust=1)
    if last - first == 1 and INITIALED.fullmatch(text):
        return titled_person(surface, first, last, 2)
    if label in ("ORG", "PRODUCT") and last - first == 1 and names_nothing(surface, first):
        return None
    if label in ("ORG", "PRODUCT", "PERSON") and last - first == 1 and commands(surface, first, after):
        return None
    if label in ("PERSON", "ORG", "PRODUCT") and _place_like(surface, first, last, before, after):
        return NameSpan(first, last, "place", text, trust=1)
    if label == "PERSON" and last - first == 1 and text.isupper() and len(text) > 2 and text not in LETTERED:
        return NameSpan(first, last, "organization", text, trust=1)
    if label == "PERSON":
        end = max(last, person_from(surface, first, taken, title_at))
        while (
            first - 1 >= 0
            and (first - 1) not in taken
            and (first - 1) not in title_at
            and surface.capital[first - 1]
            and words[first - 1] not in CALENDAR
            and words[first - 1] not in LEANINGS
            and not surface.starts[first - 1]
            and doc[first - 1].pos_ == "PROPN"
            and words[first - 1] not in SKIPPED
            and words[first - 1].lower() not in HONORIFICS
            and not surface.glued(first)
        ):
            first -= 1
        if end - first == 1:
            known = places_named(words[first])
            if before in ("in", "at", "near", "from") and (known or before in ("in", "at", "near")):
                return NameSpan(first, end, "place", doc[first:end].text, trust=1)
        if before in PRODUCT_BEFORE:
            return NameSpan(first, end, "product", doc[first:end].text, trust=2)
        return titled_person(surface, first, end, 1)
    parts = [w for w in words[first:last] if w != "-"]
    unplaced = label in ("ORG", "PRODUCT", "FAC") or (label in ("GPE", "LOC") and not places_named(text))
    if (
        unplaced
        and 2 <= len(parts) <= 4
        and all(
            w[:1].isupper() and w.isalpha() and w not in NO_PERSON and not (w.isupper() and len(w) > 2) for w in parts
        )
        and is_given_name(parts[0])
        and not (label == "FAC" and parts[0] in ("San", "Santa", "Santo", "São"))
    ):
        return titled_person(surface, first, last, 1)
    if label in ("ORG", "PRODUCT", "NORP") and last - first == 1 and _has_given_name(surface, first, taken, title_at):
        return titled_person(surface, first - 1, last, 1)
    if before in PRODUCT_BEFORE and label != "GPE":
        return NameSpan(first, last, "product", text, trust=2)
    if (
        before in MEDIA_BEFORE
        or (after in MEDIA_AFTER and label not in ("GPE", "LOC"))
        or (after == "news" and last + 1 < len(words) and words[last + 1] == "agency")
    ):
        return NameSpan(first, last, "organization", text, sector="MED", trust=2)
    if label in PLACE_LABELS and last - first == 1 and words[first] in BODY_SECTORS and not places_named(text):
        return None
    if label in PLACE_LABELS:
        if label == "FAC":
            return NameSpan(first, last, "facility", text, trust=1)
        return NameSpan(first, last, "place", text, trust=2 if places_named(text) else 1)
    if label == "ORG":
        return NameSpan(first, last, "organization", text, trust=1)
    if label == "PRODUCT":
        if any(c.isdigit() for c in text) or after in PRODUCT_AFTER:
            return NameSpan(first, last, "product", text, trust=1)
        return NameSpan(first, last, "organization", text, trust=1)
    return None


def _has_given_name(surface: Surface, at: int, taken: dict[int, NameSpan], title_at: dict[int, Office]) -> bool:
    """Whether a given name that the model left out stands right before a surname: "Yoweri Museveni's trip"."""
    before, words = at - 1, surface.words
    if before < 0 or not surface.capital[before] or before in taken or before in title_at or before in surface.match_at:
        return False
    if not is_given_name(words[before]) or words[before].isupper() or words[before] in SKIPPED | LEANINGS:
        return False
    known = is_family_name(words[at]) and words[at] not in NO_PERSON
    tied = surface.doc[before].dep_ == "compound" and surface.doc[before].head.i == at
    return known and tied and not surface.begins[at] and not places_named(words[before])


def _travelled_to(surface: Surface, first: int, before: str) -> bool:
    """Whether somebody goes to what is named, or there is a tour of it."""
    if before == "of" and first > 1:
        return surface.words[first - 2].lower() in (
            "tour",
            "outskirts",
            "suburbs",
            "streets",
            "south",
            "north",
            "west",
            "east",
        )
    verb = surface.doc[first - 1].head if first else None
    return before in ("to", "for", "from") and verb is not None and verb.lemma_.lower() in MOTION


def _place_like(surface: Surface, first: int, last: int, before: str, after: str) -> bool:
    """Whether a single word that spaCy takes for a person or a body is a place by what stands around it."""
    words = surface.words
    if any(w != "-" and i not in (first,) and words[i - 1] != "-" for i, w in enumerate(words[first:last], first)):
        return False
    if before == "for" and first > 1 and words[first - 2].lower() in PLACE_WORDS.sitting and after not in BODY_SECTORS:
        return True
    if after in PLACE_WORDS.nouns or (before == "of" and first > 1 and words[first - 2].lower() in PLACE_WORDS.nouns):
        return True
    known = places_named(surface.doc[first:last].text)
    if not known:
        return last - first == 1 and _travelled_to(surface, first, before)
    where = before in ("in", "at", "near", "around", "outside", "into", "from", "to", "of", "on")
    if before in ("in", "near", "around", "outside"):
        return True
    homes = {m.entry.country for m in surface.matches}
    largest = max(p.population for p in known)
    is_region = any(p.place_type == "region" for p in known)
    if any(p.country in homes for p in known if p.population >= 15_000 or p.place_type == "region"):
        return where or largest >= 100_000 or (is_region and not is_given_name(words[first]))
    return where and largest >= 100_000
