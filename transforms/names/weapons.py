"""Ships, weapons and pacts by the words beside their names: "USS Cole", "the tanker, the Neyma"."""

from __future__ import annotations

from collections.abc import Mapping

from transforms.names.span import NameSpan
from transforms.names.surface import CALENDAR, Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.lexicon import AGREEMENTS_LOWER, BODY_SECTORS, SKIPPED, WORDS
from transforms.vocabulary.person_names import is_given_name

SHIPS = frozenset(WORDS.products["ships"])
BEFORE = frozenset(WORDS.products["before"])
WEAPONS = frozenset(WORDS.products["weapons"])
NO_NAMES = frozenset(WORDS.products["kinds"])
AGAINST = frozenset({"GPE", "LOC", "NORP", "DATE"})
"""spaCy's labels of what weapons belong to."""


def find_weapons(surface: Surface, taken: Mapping[int, NameSpan]) -> list[NameSpan]:
    """Products and agreements that stand beside a word for what they are, outside names found for certain."""
    found: list[NameSpan] = []
    at = 0
    while at < len(surface.words):
        named = surface.capital[at] and not _is_certain(taken, at) and surface.pos[at] not in ("DET", "PRON", "ADP")
        span = _beside(surface, at, taken) if named else None
        if span is not None:
            found.append(span)
            at = span.last
        else:
            at += 1
    return found


def _is_certain(taken: Mapping[int, NameSpan], at: int) -> bool:
    return at in taken and taken[at].trust >= 2


def _beside(surface: Surface, at: int, taken: Mapping[int, NameSpan]) -> NameSpan | None:
    words, doc = surface.words, surface.doc
    end = _run_end(surface, at, taken)
    if words[at] in SHIPS and end > at + 1:
        return NameSpan(at, end, "product", doc[at:end].text, trust=2)
    after = words[end] if end < len(words) else ""
    if after == "-" and end + 1 < len(words) and words[end + 1] == "class" and words[at] not in NO_NAMES:
        name = f"{doc[at:end].text}-class"
        return NameSpan(at, end + 2, "product", name, trust=2)
    told = [w for w in words[max(0, at - 4) : at] if w not in ('"', "'", "the", "The", "called", "named")]
    aside = bool(told) and told[-1] == "," and len(told) > 1
    noun = told[-2] if aside else told[-1] if told else ""
    apart = end < len(words) and words[end] in (",", ".", "(", '"')
    placed = at in surface.match_at or any(doc[k].ent_type_ == "NORP" for k in range(at, end))
    if noun in BEFORE and (apart or not aside) and not placed and not places_named(doc[at:end].text):
        return NameSpan(at, end, "product", doc[at:end].text, trust=2)
    if noun in AGREEMENTS_LOWER and aside and apart and end == at + 1 and words[at].isupper() and len(words[at]) > 2:
        return NameSpan(at, end, "agreement", doc[at:end].text, trust=2)
    person = doc[at].ent_type_ == "PERSON" and (end == at + 1 or is_given_name(words[at]))
    if after not in WEAPONS or surface.starts[at] or person:
        return None
    if not any(doc[k].ent_type_ in AGAINST or words[k] in NO_NAMES or words[k] in SKIPPED for k in range(at, end)):
        return NameSpan(at, end, "product", doc[at:end].text, trust=2)
    return None


def _run_end(surface: Surface, at: int, taken: Mapping[int, NameSpan]) -> int:
    words, end = surface.words, at
    while end < len(words) and end - at < 4 and not (end > at and surface.begins[end]):
        stop = words[end] in CALENDAR or words[end] in BODY_SECTORS or _is_certain(taken, end)
        if stop or not (surface.capital[end] or (end > at and words[end].isdigit() and surface.capital[end - 1])):
            break
        end += 1
    return max(end, at + 1)
