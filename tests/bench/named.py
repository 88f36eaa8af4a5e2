"""Dateline's names as the predictions that ``score/public/ner.py`` reads: typed spans, the outermost of each place.

Both sets call countries and places LOC and bodies of all sorts ORG, take the whole of "2008 Italian general election"
or "the Suez Crisis" for one name of another sort, and give a country by its name before a noun too ("US troops"), not
by its adjective.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transforms.document import AnnotatedText
from transforms.language import analyse, load_model
from transforms.names import find_names
from transforms.vocabulary.gazetteer import COUNTRIES

COUNTRY_NAMES = frozenset(name for country in COUNTRIES.values() for name in country.names)
TYPES = {
    "person": "PER",
    "organization": "ORG",
    "igo": "ORG",
    "country": "LOC",
    "place": "LOC",
    "facility": "LOC",
}


def predictions(texts: Iterable[AnnotatedText]) -> Iterator[dict[str, object]]:
    """For each text, its sentences known, one row: ``id``, and ``entities`` with ``start``, ``end`` and ``type``."""
    for text in analyse(list(texts), load_model()):
        find_names(text)
        yield {"id": text.source.document_id, "entities": _outermost(text)}


def _outermost(text: AnnotatedText) -> list[dict[str, object]]:
    names = [
        (m.start, m.end, TYPES.get(m.entity_type))
        for m in text.mentions
        if m.mention_type == "name" or text.text[m.start : m.end] in COUNTRY_NAMES
    ]
    return [
        {"start": start, "end": end, "type": kind}
        for start, end, kind in names
        if kind is not None
        and not any(a <= start and end <= b and (a, b) != (start, end) for a, b, _ in [*names, *_occasions(text)])
    ]


def _occasions(text: AnnotatedText) -> list[tuple[int, int, None]]:
    """The spans of named elections, wars, laws and the like, which Dateline finds and keeps out of its tables."""
    analysis = text.analysis
    if analysis is None or not len(analysis.doc):
        return []
    found = analysis.doc.user_data["offices"].occasions
    return [(span.start, span.end, None) for first, last in found for span in (analysis.span(first, last),)]
