"""Identifiers of entities stay when unrelated texts arrive: those that have no word in common with what was known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_growth import Told, laid_out, names
from resolve_hard import Line, hard_lines

from transforms.resolve.entities import settle_entities
from transforms.resolve.spelling import folded, skeleton

TYPES = {"people": "person", "bodies": "organization", "places": "place", "products": "product"}


def told(line: Line) -> Told:
    name, country = re.fullmatch(r"([^/@#]+)[/@#]?(\w*)", line.written).groups()  # type: ignore[union-attr]
    kind = TYPES.get(line.section, "agreement")
    return Told(name, country or None, date.fromisoformat(line.published), line.title, kind, line.other_forms)


def words_of(one: Told) -> set[str]:
    """The words of its names by their consonants, and the initials that they make."""
    forms = [word for form in (one.name, *one.other_forms) for word in folded(form).split()]
    letters = "".join(word[0] for word in folded(one.name).split())
    return {skeleton(word) for word in forms} | {skeleton(letters)}


def ids_of(texts: Sequence[Told]) -> list[str]:
    """The entity of each text."""
    with laid_out(texts) as db:
        settle_entities(db)
        return [row[0] for row in db.execute("select entity_id from linking.entity_of order by document_id").fetchall()]


WORLD = (*map(told, hard_lines()), *names(400, 3))
lots = st.lists(st.sampled_from(WORLD), min_size=1, max_size=60)


def unrelated_leave_ids(known: list[Told], arriving: list[Told]) -> None:
    words = {word for one in known for word in words_of(one)}
    unrelated = [one for one in arriving if not words & words_of(one)]
    assert ids_of([*known, *unrelated])[: len(known)] == ids_of(known)


@settings(max_examples=8, deadline=None)
@given(lots, lots)
def test_unrelated_texts_leave_identifiers(known: list[Told], arriving: list[Told]) -> None:
    unrelated_leave_ids(known, arriving)


@pytest.mark.slow
@settings(max_examples=500, deadline=None)
@given(lots, lots)
def test_unrelated_texts_leave_identifiers_at_length(known: list[Told], arriving: list[Told]) -> None:
    unrelated_leave_ids(known, arriving)


def test_earlier_texts_that_say_the_same_leave_identifiers() -> None:
    """A person's identifier outlives an earlier text and a fuller name."""
    known = [Told("Harsh Shringla", "IND", date(2021, 2, 17), "Foreign Secretary")]
    more = [Told("Harsh Vardhan Shringla", "IND", date(2021, 2, 1), "Foreign Secretary")]
    assert ids_of([*known, *more])[0] == ids_of(known)[0]
