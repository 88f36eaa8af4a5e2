"""The events of a text, found by all stages, and what tests ask of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from transforms.annotate import annotate
from transforms.document import AnnotatedText, SourceText, TextEvent

if TYPE_CHECKING:
    from spacy.language import Language

WEDNESDAY = date(2024, 6, 12)
MAY_2019 = date(2019, 5, 8)
"""A Wednesday, too."""


def told(nlp: Language, words: str, day: date | None = WEDNESDAY) -> AnnotatedText:
    """A text annotated as if it had been published on a day."""
    (text,) = annotate([SourceText("d_test", words, published_date=day, anchor_date=day)], nlp)
    return text


def the(text: AnnotatedText, kind: str, status: str | None = None) -> TextEvent:
    """The only event of a kind, in a status where one is given."""
    (event,) = [e for e in text.events if e.kind == kind and status in (None, e.status)]
    return event


def names(text: AnnotatedText, event: TextEvent, role: str) -> list[str]:
    """Who has a role in an event, by canonical name, else as written."""
    return [
        text.entities[p.entity].name if p.entity is not None else p.text for p in event.participants if p.role == role
    ]


def sides(text: AnnotatedText) -> list[tuple[str, str, str]]:
    """(kind, actors, recipients) of each event, those of one side in order of their names."""
    return [
        (e.kind, "+".join(sorted(names(text, e, "actor"))), "+".join(sorted(names(text, e, "recipient"))))
        for e in text.events
    ]
