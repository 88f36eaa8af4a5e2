"""A name span: tokens that name something, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.vocabulary.lexicon import Entry


@dataclass(slots=True)
class NameSpan:
    """Tokens ``first`` to ``last`` (exclusive) that name something."""

    first: int
    last: int
    entity_type: str
    name: str
    entry: Entry | None = None
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    has_title: bool = False
    """A title or an honorific stands before it: it is a person for certain."""
    is_generic: bool = False
    """A body that bears its country in brackets."""
    trust: int = 1
    """How sure the type is: 3 listed or titled, 2 by its words, 1 by spaCy's label alone."""
