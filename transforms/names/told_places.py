"""Places that no list has, told by what the text says of them: it was filed there, or somebody toured, reached or left
for them.

What a name is told to be in one place it is wherever it stands alone in that text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from transforms.names.span import NameSpan
from transforms.names.spans import Names
from transforms.names.surface import CALENDAR, Surface
from transforms.vocabulary.gazetteer import folded, places_named
from transforms.vocabulary.lexicon import BODY_SECTORS, SKIPPED
from transforms.vocabulary.made_places import PLACE_WORDS
from transforms.vocabulary.person_names import is_family_name, is_given_name

REACHED, TOURED, GOVERNED = PLACE_WORDS.reached, PLACE_WORDS.toured, PLACE_WORDS.governed
DOUBTFUL = frozenset({"person", "organization", "product", "facility"})
TOWARDS = frozenset({"to", "in", "at", "for", "from"})
LISTING = frozenset({",", "and", "or", "&", "/"})
INTERRUPTION = 4
"""Tokens that may stand between commas within a list: "and, time permitting, X"."""


def settle_told_places(surface: Surface, names: Names, filed: str | None) -> None:
    """Make places of doubtful lone names that the dateline (``filed``) or the text tells to be places; changes the
    types of spans, adds spans of names that nothing saw."""
    at_token = {i: s for s in names.spans for i in range(s.first, s.last)}
    held = {id(span) for _, span in names.holders}
    office_at = {i for o in names.offices for i in range(o.first, o.last)}
    surnames = {
        surface.words[i].casefold()
        for s in names.spans
        if s.entity_type == "person" and (s.last - s.first > 1 or s.has_title)
        for i in range(s.first, s.last)
    }
    told = {folded(filed).casefold()} if filed else set()
    for i in range(len(surface.words)):
        if _is_free(surface, i, at_token, office_at) and _is_told(surface, i):
            told.add(surface.words[i].casefold())
    told.update(_listed_beside(surface, names.spans, told))
    told.update(_states(surface, names.spans))
    told -= surnames
    for span in names.spans:
        if _travels(surface, span) and surface.words[span.first].casefold() not in told:
            span.entity_type, span.name, span.country = "person", surface.doc[span.first].text, None
    for span in names.spans:
        free = span.entity_type in DOUBTFUL and span.trust == 1 and not span.has_title and span.entry is None
        written = folded(surface.doc[span.first : span.last].text).casefold()
        if free and id(span) not in held and written in told:
            _become_place(surface, span)
    for i, word in enumerate(surface.words if told else ()):
        if (
            surface.capital[i]
            and word.casefold() in told
            and i not in at_token
            and _is_free(surface, i, at_token, office_at)
        ):
            span = NameSpan(i, i + 1, "place", surface.doc[i].text, trust=1)
            at_token[i] = span
            names.spans.append(span)
    names.spans.sort(key=lambda s: s.first)


def _is_free(surface: Surface, i: int, at_token: dict[int, NameSpan], office_at: set[int]) -> bool:
    """Whether a single capitalised word may be the name of a place that no list has."""
    word, span = surface.words[i], at_token.get(i)
    if not surface.capital[i] or len(word) < 3 or i in office_at or i in surface.match_at or not word.isalpha():
        return False
    if word in CALENDAR or word in SKIPPED or word in BODY_SECTORS or surface.pos[i] in ("DET", "PRON", "ADP"):
        return False
    if span is not None:
        return span.last - span.first == 1 and span.trust == 1 and span.entry is None and not span.has_title
    if surface.pos[i] != "PROPN":
        return False
    beside = (i - 1, i + 1)
    return not any(
        0 <= k < len(surface.words) and surface.capital[k] and k not in at_token and not surface.begins[max(i, k)]
        for k in beside
    )


def _is_told(surface: Surface, i: int) -> bool:
    """Whether somebody toured or reached what is named, or a state's organ is of it."""
    doc, words = surface.doc, surface.words
    if i == 0 or (i + 1 < len(words) and words[i + 1] in ("'s", "'")) or surface.starts[i]:
        return False
    before, token = words[i - 1].lower(), doc[i]
    person = is_given_name(words[i]) or is_family_name(words[i])
    if before == "of" and i > 1:
        return words[i - 2].lower() in TOURED or (words[i - 2] in GOVERNED and not person)
    if surface.labels[i] == "ORG":
        return False  # companies and clubs are visited too
    if token.dep_ == "dobj" and token.head.lemma_.lower() in TOURED | {"visit", "reach"}:
        return token.head.lemma_.lower() in TOURED or not person
    if before in TOWARDS and token.dep_ == "pobj":
        verb = doc[i - 1].head.lemma_.lower()
        return verb in REACHED and (before != "for" or verb == "depart") and (not person or before in ("to", "in"))
    return False


def _listed_beside(surface: Surface, spans: list[NameSpan], told: set[str]) -> Iterator[str]:
    """Lone names in one list with a told place, or sharing their verb with a place: "X pledged 5 million and Y 6"."""
    for left, right in pairwise(spans):
        word = surface.words[right.first].casefold()
        placed = left.entity_type == "place" and surface.words[left.first].casefold() in told
        alone = right.last - right.first == 1 and right.entity_type in {*DOUBTFUL, "place"} and right.trust == 1
        if placed and alone and _is_list(surface.words[left.last : right.first]):
            yield word
    for span in spans:
        root = surface.doc[span.first : span.last].root
        if span.entity_type not in ("place", "country") or surface.words[span.first - 1] != "and":
            continue
        if root.dep_ not in ("dep", "conj", "npadvmod") or root.head.pos_ != "VERB":
            continue
        subject = next((c for c in root.head.lefts if c.dep_ == "nsubj" and surface.capital[c.i]), None)
        if subject is not None and subject.pos_ == "PROPN" and not any(c.pos_ == "PROPN" for c in subject.children):
            word = surface.words[subject.i]
            if not is_given_name(word) and not is_family_name(word) and subject.i not in surface.match_at:
                yield word.casefold()


def _states(surface: Surface, spans: list[NameSpan]) -> Iterator[str]:
    """Lone unlisted names of what joins or leaves a pact: states do."""
    bound = {i for s in spans if s.entity_type == "agreement" for i in range(s.first, s.last)}
    for span in spans:
        token, word = surface.doc[span.first], surface.words[span.first]
        if span.last - span.first > 1 or span.trust > 1 or span.has_title or span.entity_type not in DOUBTFUL:
            continue
        verb = token.head
        if token.dep_ != "nsubj" or verb.lemma_ not in PLACE_WORDS.bound or is_given_name(word) or is_family_name(word):
            continue
        if any(c.dep_ == "dobj" and c.i in bound for c in verb.children):
            yield word.casefold()


def _travels(surface: Surface, span: NameSpan) -> bool:
    """Whether a name that no list of places has stands at the head of a line for who is "to visit" a place."""
    words, last = surface.words, span.last
    if span.entity_type != "place" or span.trust > 1 or span.entry is not None or last - span.first > 1:
        return False
    if not surface.starts[span.first] or last + 1 >= len(words) or words[last] != "to":
        return False
    verb = surface.doc[last + 1]
    return verb.tag_ == "VB" and verb.lemma_ in REACHED and not places_named(words[span.first])


def _is_list(between: list[str]) -> bool:
    """Whether only commas and "and" stand between two names, or a few words more between two commas."""
    if all(w in LISTING for w in between):
        return bool(between)
    inner = [w for w in between if w not in LISTING]
    apart = between[:2] == ["and", ","] and between[-1] == ","
    return apart and len(inner) <= INTERRUPTION and all(w.islower() for w in inner)


def _become_place(surface: Surface, span: NameSpan) -> None:
    written = surface.doc[span.first : span.last].text
    span.entity_type, span.name, span.sector, span.country, span.gender = "place", written, None, None, None
