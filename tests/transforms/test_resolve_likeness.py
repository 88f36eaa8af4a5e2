"""How surely two tellings are one event: the addends, and the reasons that forbid it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations_with_replacement
from math import fsum
from typing import Any

import pytest

from transforms.resolve.claims import Claim
from transforms.resolve.likeness import Likeness, is_one, likeness, likeness_parts
from transforms.resolve.parties import Delegations
from transforms.resolve.wording import telling_words
from transforms.vocabulary.kinds import KINDS

PEOPLE = {"modi": "IND", "jaishankar": "IND", "putin": "RUS", "lavrov": "RUS", "kishida": "JPN", "raisi": "IRN"}


def side(names: str) -> Delegations:
    """Delegations from names: persons of ``PEOPLE`` in small letters, countries as their codes."""
    found: dict[str, frozenset[str]] = {}
    for name in names.split():
        unit = PEOPLE.get(name, name)
        found[unit] = found.get(unit, frozenset()) | ({name} if name in PEOPLE else set())
    return found


def day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def claim(kind: str, actors: str, recipients: str = "", on: str | None = None, **more: Any) -> Claim:
    """A telling: sides as ``side`` reads them, ``on`` a day or two parted by "/", ``published`` a day."""
    first, _, last = (on or "").partition("/")
    says = more.pop("says", f"{actors} {kind} {recipients}")
    made = Claim(
        mention_id=more.pop("text", "one"),
        document_id="",
        original_id="",
        published=day(more.pop("published", first or None)),
        kind=KINDS[kind],
        status=more.pop("status", "occurred"),
        start=day(first),
        end=day(last or first),
        precision="day" if on else "unknown",
        basis="stated" if on else None,
        place_id=None,
        place_country=None,
        place_is_country=False,
        title=None,
        words=telling_words(says),
        cue=telling_words(kind),
        confidence=0.8,
        acting=side(actors),
        receiving=side(recipients),
        people=frozenset(n for n in f"{actors} {recipients}".split() if n in PEOPLE),
        rounds=frozenset(),
        subjects=frozenset(),
    )
    return replace(made, document_id=made.mention_id, original_id=made.mention_id, **more)


MEETING = claim("meeting", "modi", "putin", "2021-12-06")

FORBIDDEN: dict[str, tuple[Claim, Claim]] = {
    "two events of one text": (MEETING, MEETING),
    "another kind of event": (MEETING, claim("visit", "putin", "IND", "2021-12-06", text="two")),
    "other people": (MEETING, claim("meeting", "jaishankar", "lavrov", "2021-12-06", text="two")),
    "other countries": (MEETING, claim("meeting", "kishida", "raisi", "2021-12-06", text="two")),
    "another day": (MEETING, claim("meeting", "modi", "putin", "2021-12-26", text="two")),
    "another time": (MEETING, claim("meeting", "modi", "putin", "2020-01-01/2020-12-31", text="two")),
    "another round": (
        replace(MEETING, rounds=frozenset((1,))),
        replace(claim("meeting", "modi", "putin", "2021-12-06", text="two"), rounds=frozenset((2,))),
    ),
    "one cancelled, the other on another day": (
        MEETING,
        claim("meeting", "modi", "putin", "2021-12-16", status="cancelled", text="two"),
    ),
    "one called off, the other held": (
        MEETING,
        claim("meeting", "modi", "putin", status="denied", published="2021-12-07", text="two"),
    ),
    "told before the other took place": (
        MEETING,
        claim("meeting", "modi", "putin", published="2021-11-01", text="two"),
    ),
    "one still planned when the other was over": (
        MEETING,
        claim("meeting", "modi", "putin", status="planned", published="2021-12-20", text="two"),
    ),
    "too long between the reports": (MEETING, claim("meeting", "modi", "putin", published="2026-01-01", text="two")),
}


@pytest.mark.parametrize("reason", FORBIDDEN)
def test_reason(reason: str) -> None:
    a, b = FORBIDDEN[reason]
    assert likeness_parts(a, b) == likeness_parts(b, a) == Likeness(forbidden=reason)
    assert likeness(a, b) is None


def test_likeness_is_the_sum_of_its_parts_whichever_comes_first() -> None:
    claims = [c for pair in FORBIDDEN.values() for c in pair]
    for a, b in combinations_with_replacement(claims, 2):
        parts = likeness_parts(a, b)
        assert parts == likeness_parts(b, a)
        assert likeness(a, b) == likeness(b, a) == parts.value


def test_parts_tell_what_speaks_for_one_event() -> None:
    other = claim("meeting", "putin", "IND", "2021-12-06", text="two", place_id="delhi", place_country="IND")
    parts = likeness_parts(replace(MEETING, place_id="delhi", place_country="IND"), other)
    assert parts.forbidden is None
    assert (parts.when, parts.where, parts.kind, parts.title) == (1.0, 0.3, 0.0, 0.0)
    assert 0.7 < parts.who < 1.0  # the same person on one side, the country alone on the other
    assert parts.value == fsum(
        (parts.who, parts.when, parts.where, parts.words, parts.kind, parts.title, parts.subject, parts.contradiction)
    )
    assert parts.value is not None
    assert is_one(MEETING, other, parts.value)
