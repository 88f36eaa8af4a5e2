"""One name, one thing: a name that a text makes sure of in one place is the same thing wherever it stands alone."""

from __future__ import annotations

from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.lexicon import WORDS

SURE = frozenset({"organization", "igo", "product", "agreement", "facility"})

SHIPS = frozenset(WORDS.products["ships"])
"""What stands before a ship's name, which is written without it as well: "BRP", "HMS"."""


def settle_alike(surface: Surface, spans: list[NameSpan]) -> None:
    """Give doubtful names, those with spaCy's label alone, the type that the text gives the same words elsewhere."""
    sure: dict[str, NameSpan] = {}
    ships: dict[str, NameSpan] = {}
    for span in spans:
        if span.trust >= 2 and span.entity_type in SURE:
            sure.setdefault(surface.doc[span.first : span.last].text, span)
            if span.entity_type == "product" and surface.words[span.first] in SHIPS and span.last - span.first > 1:
                ships.setdefault(surface.doc[span.first + 1 : span.last].text, span)
    for span in spans:
        ship = ships.get(surface.doc[span.first : span.last].text)
        if ship is not None and span.entry is None and not span.has_title:
            span.entity_type, span.name, span.country, span.sector = "product", ship.name, ship.country, ship.sector
            continue
        if span.trust > 1 or span.has_title or span.entry is not None:
            continue
        written = surface.doc[span.first : span.last].text
        same = sure.get(written)
        if same is None or same.entity_type == span.entity_type or places_named(written):
            continue
        span.entity_type, span.name, span.entry = same.entity_type, same.name, same.entry
        span.country, span.sector, span.is_generic, span.gender = same.country, same.sector, same.is_generic, None
