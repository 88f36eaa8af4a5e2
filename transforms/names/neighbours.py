"""Names in a list of bodies are bodies: "the Likud, Gesher and Tzomet"."""

from __future__ import annotations

from itertools import pairwise

from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.person_names import is_given_name

BETWEEN = frozenset({",", "and", "or", "&", ";", "the", "as", "well", "both", "/"})


def settle_lists(surface: Surface, spans: list[NameSpan]) -> None:
    """Make bodies of doubtful names that stand in a list of three or more whose other names are bodies, most of them
    for certain."""
    group: list[NameSpan] = spans[:1]
    for left, right in pairwise(spans):
        if not all(w in BETWEEN for w in surface.words[left.last : right.first]) or right.first == left.last:
            _settle(surface, group)
            group = []
        group.append(right)
    _settle(surface, group)


def _settle(surface: Surface, group: list[NameSpan]) -> None:
    if len(group) < 3:
        return
    bodies = [s for s in group if s.entity_type in ("organization", "igo")]
    certain = [s for s in bodies if s.trust >= 2]
    doubtful = [s for s in group if s not in bodies and _is_doubtful(surface, s)]
    if len(certain) < 2 or len(bodies) + len(doubtful) < len(group) or len(doubtful) > len(bodies):
        return
    for span in doubtful:
        span.entity_type, span.country, span.gender = "organization", None, None


def _is_doubtful(surface: Surface, span: NameSpan) -> bool:
    """Whether only spaCy's label makes a name a person's or a place's."""
    if span.trust > 1 or span.has_title or span.entry is not None or span.entity_type not in ("person", "place"):
        return False
    written = surface.doc[span.first : span.last].text
    if span.entity_type == "place":
        return not places_named(written)
    return not is_given_name(surface.words[span.first])
