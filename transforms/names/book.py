"""The entities of a text while they are being gathered, and their mentions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from transforms.document import AnnotatedText, Mention, TextEntity
from transforms.language import head_of
from transforms.names.offices import Office
from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.vocabulary.gazetteer import COUNTRIES, Place


@dataclass(slots=True)
class Book:
    """The entities of a text while they are being gathered."""

    text: AnnotatedText
    surface: Surface
    by_key: dict[str, int] = field(default_factory=dict)
    by_form: dict[str, int] = field(default_factory=dict)
    """Bodies and things known in this text only, by their written forms and abbreviations."""
    home: str | None = None
    """The country where the text was filed."""
    holders: list[tuple[Office, NameSpan]] = field(default_factory=list)
    stated: set[str] = field(default_factory=set)
    """Countries named by name or adjective, not by their seats."""
    countries: Counter[str] = field(default_factory=Counter)
    """How often the text names each country."""
    places: dict[int, Place] = field(default_factory=dict)
    """Which place is meant, by the first token of its name."""

    def add(self, entity: TextEntity) -> int:
        self.text.entities.append(entity)
        number = len(self.text.entities) - 1
        if entity.key:
            self.by_key[entity.key] = number
        return number

    def country(self, code: str) -> int:
        key = f"country:{code}"
        if key not in self.by_key:
            self.add(TextEntity(COUNTRIES[code].name, "country", code, key, sector="GOV"))
        return self.by_key[key]

    def mention(self, first: int, last: int, entity: int, mention_type: str) -> None:
        analysis = self.text.analysis
        assert analysis is not None
        span = analysis.span(first, last)
        known = self.text.entities[entity]
        known.aliases[alias_of(self.text.text[span.start : span.end])] += 1
        self.text.mentions.append(
            Mention(
                span.start,
                span.end,
                analysis.sentence_of(first),
                mention_type,
                known.entity_type,
                (entity,),
                first,
                last,
                head_of(analysis.doc, first, last).i,
                known.country_code,
            )
        )


def alias_of(written: str) -> str:
    return re.sub(r"\s+", " ", written.replace("[", "").replace("]", "")).strip()
