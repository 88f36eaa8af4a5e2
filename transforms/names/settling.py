"""Doubtful names settled: those that are people after all, those that are none, and people whom nothing saw."""

from __future__ import annotations

from transforms.names.bearing import person_from
from transforms.names.offices import Office
from transforms.names.people import parts_of, solid
from transforms.names.person_bounds import set_bounds
from transforms.names.personhood import BORNE, UNFIT, fits, judged
from transforms.names.span import NameSpan
from transforms.names.spans import Names
from transforms.names.surface import PARTICLES, Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.lexicon import SKIPPED
from transforms.vocabulary.occasions import OCCASION_WORDS
from transforms.vocabulary.person_names import is_family_name, is_given_name

ENOUGH = 3
"""Points that make a person of a name which the language model took for something else, or for nothing."""
TOO_FEW = 0
"""Points below which a name that the language model took for a person's is none."""


def settle_people(surface: Surface, names: Names) -> None:
    """Judge every doubtful name of a text: changes the types of spans, takes spans out, adds spans of people."""
    set_bounds(surface, names)
    _drop_words(surface, names)
    certain = _certain(names)
    title_at = {i: o for o in names.offices for i in range(o.first, o.last)}
    held = {id(span) for _, span in names.holders}
    kept: list[NameSpan] = []
    bodies: set[str] = set()
    for number, span in enumerate(names.spans):
        if span.trust > 1 or span.entry is not None or id(span) in held or span.is_generic:
            kept.append(span)
            continue
        if solid(parts_of(surface.doc[span.first : span.last].text))[-1:] and _known(surface, span, certain):
            kept.append(span)
            continue
        before = names.spans[number - 1] if number else None
        after = names.spans[number + 1] if number + 1 < len(names.spans) else None
        points = judged(surface, span.first, span.last, before, after, title_at)
        if span.entity_type == "person":
            seen = span.last - span.first > 1 and surface.labels[span.first] == "PERSON"
            told = points.body >= 3 and points.total <= 0
            if told or points.total + seen < TOO_FEW + (span.last - span.first == 1):
                if points.place > max(points.body, 1) and points.place > 2:
                    span.entity_type = "place"
                elif points.body > 2:
                    span.entity_type = "organization"
                    bodies.add(surface.doc[span.first : span.last].text)
                else:
                    continue
            kept.append(span)
            continue
        if points.total >= ENOUGH + (_bias(surface, span)) and span.entity_type in ("organization", "place", "product"):
            span.entity_type, span.sector, span.country = "person", None, None
            span.name = surface.doc[span.first : span.last].text
        kept.append(span)
    _agree(surface, kept, bodies)
    names.spans = sorted([*kept, *_unseen(surface, kept, title_at)], key=lambda s: s.first)


def _agree(surface: Surface, kept: list[NameSpan], bodies: set[str]) -> None:
    """One word is one thing: a lone name is a body's wherever it is where its surroundings told so, a person's where
    it was found to be one."""
    for span in kept:
        if span.entity_type == "person" and span.trust == 1 and surface.doc[span.first : span.last].text in bodies:
            span.entity_type = "organization"
    people = {s.name for s in kept if s.entity_type == "person" and s.last - s.first == 1 and s.entry is None}
    for span in kept:
        if span.entity_type in ("organization", "product") and span.trust == 1 and span.entry is None:
            word = surface.doc[span.first : span.last].text
            if word in people and not word.isupper() and not span.is_generic:
                span.entity_type, span.name, span.sector, span.country = "person", word, None, None


def _drop_words(surface: Surface, names: Names) -> None:
    """Take out single words that no person is called by, though a title stands before them."""
    dropped = {
        id(s)
        for s in names.spans
        if s.entity_type == "person"
        and s.last - s.first == 1
        and (_is_guest(surface, s.first) or not (fits([surface.words[s.first]], 0) or surface.words[s.first] in BORNE))
    }
    for span in names.spans:
        if span.entity_type == "person" and span.entry is None and _is_body(surface, span):
            if surface.words[span.last - 1] not in OCCASION_WORDS.after_bodies:
                span.entity_type, span.trust, span.has_title = "organization", 1, False
            dropped.add(id(span))
    names.spans = [s for s in names.spans if id(s) not in dropped or s.entity_type != "person"]
    names.holders = [(o, s) for o, s in names.holders if id(s) not in dropped]


def _is_guest(surface: Surface, at: int) -> bool:
    """Whether a word is what somebody comes as, no name: "as Chief Guest"."""
    return (
        surface.words[at] in ("Guest", "Guests") and at > 0 and surface.words[at - 1] in ("Chief", "Special", "State")
    )


def _is_body(surface: Surface, span: NameSpan) -> bool:
    """Whether what stands behind a title is a body's name after all: "director of the Transplant Clinic"."""
    words = surface.words[span.first : span.last]
    return len(words) > 1 and words[-1] in UNFIT - BORNE and not is_given_name(words[0])


def _bias(surface: Surface, span: NameSpan) -> int:
    """Further points that a name needs which is known for something else."""
    known = places_named(surface.doc[span.first : span.last].text)
    return 2 if span.entity_type == "place" and any(p.population >= 15_000 for p in known) else 0


def _certain(names: Names) -> set[str]:
    """Surnames of the people whom the text names by title, or in full."""
    certain: set[str] = set()
    for span in names.spans:
        if span.entity_type == "person":
            parts = solid(parts_of(span.name))
            if (len(parts) > 1 and not span.name.isupper()) or span.trust > 1:
                certain.add(parts[-1])
    return certain


def _known(surface: Surface, span: NameSpan, certain: set[str]) -> bool:
    parts = solid(parts_of(surface.doc[span.first : span.last].text))
    return len(parts) == 1 and parts[0] in certain


def _unseen(surface: Surface, spans: list[NameSpan], title_at: dict[int, Office]) -> list[NameSpan]:
    """People whom nothing saw: capitals of no other name that do and have what people do and have."""
    taken = {i: s for s in spans for i in range(s.first, s.last)}
    doc, words, n = surface.doc, surface.words, len(surface.words)
    found: list[NameSpan] = []
    i = 0
    while i < n:
        plain = surface.capital[i] and i not in taken and i not in title_at and i not in surface.match_at
        if not plain or doc[i].pos_ not in ("PROPN", "NOUN", "ADJ", "X", "VERB") or words[i] in SKIPPED:
            i += 1
            continue
        if len(words[i]) < 3 or doc[i].ent_type_ in ("DATE", "TIME", "LAW", "LANGUAGE"):
            i += 1
            continue
        if surface.starts[i] and doc[i].pos_ != "PROPN" and not _nameable(surface, i):
            i += 1
            continue
        end = person_from(surface, i, taken, title_at)
        end = next((k for k in range(i, end) if k in taken), end)
        name = [w for w in words[i:end] if w not in ("-", ".", "'") and w.lower() not in PARTICLES]
        lone = len(name) == 1 and (doc[i].dep_ in ("nsubj", "nsubjpass", "poss", "pobj", "dobj", "appos", "conj"))
        if end > i and (lone or 2 <= len(name) <= 5) and not any(w.isupper() and len(w) > 2 for w in name):
            before = next((s for s in reversed(spans) if s.last <= i), None) if spans else None
            after = next((s for s in spans if s.first >= end), None)
            if judged(surface, i, end, before, after, title_at).total >= ENOUGH:
                found.append(NameSpan(i, end, "person", doc[i:end].text, trust=1))
        i = max(end, i + 1)
    return found


def _nameable(surface: Surface, i: int) -> bool:
    """Whether the first word of a sentence that the tagger takes for a common word may be a name all the same."""
    token = surface.doc[i]
    return token.tag_ == "NN" or (
        token.tag_ in ("VB", "VBP", "JJ")
        and is_family_name(surface.words[i])
        and not is_given_name(surface.words[i])
        and surface.words[i].lower() not in ("most", "much", "many", "more")
    )
