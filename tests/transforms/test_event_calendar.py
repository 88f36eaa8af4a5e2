"""One row per happening, in its own state: what is put off, awaited, asked to (guide §3.2, §3.4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.transforms.events_read import MAY_2019, told

if TYPE_CHECKING:
    from spacy.language import Language

STATES = [
    ("Tonga's King Tupou has invited Samoan Prime Minister Tuilaepa to a feast in July.", {("invitation", "occurred")}),
    (
        "Togolese President Faure Gnassingbe arrived in Accra on Wednesday. The visit to Ghana had been put off twice.",
        {("visit", "ongoing")},
    ),
    (
        "Kenya's foreign minister, Monica Juma, will travel to Kampala for talks with Uganda. The visit to Tanzania "
        "which was to follow has been rescheduled.",
        {("visit", "planned"), ("visit", "postponed"), ("meeting", "planned")},
    ),
    (
        "Oman postponed a round of talks with Yemen on Wednesday. The talks were to have opened in Muscat on Tuesday.",
        {("negotiation", "postponed")},
    ),
    ("Belize and Guatemala will meet in Miami as soon as two detained rangers are released.", {("meeting", "planned")}),
    (
        "Latvian Prime Minister Krisjanis Karins will travel to Tallinn on Sunday, in consultation with Lithuania.",
        {("visit", "planned")},
    ),
]

DAYS = [
    ("Oman postponed a round of talks with Yemen on Wednesday.", "negotiation", None),
    ("Oman postponed a round of talks with Yemen until Friday.", "negotiation", date(2019, 5, 10)),
    ("Fiji opened negotiations with Samoa in 2010. Talks on fish broke down in 2011.", "negotiation", date(2010, 1, 1)),
]

CROWDS = [
    (
        "Hundreds of protesters gathered before the Polish embassy in Minsk and before the consulate in Brest.",
        [("Minsk", "Poland"), ("Brest", "Poland")],
    ),
    ("About 200 people demonstrated outside the Iranian embassy in Paris.", [("Paris", "Iran")]),
    ("In a second protest, truckers blocked the border road in Tacna on Tuesday.", [("Tacna", None)]),
    ("Some 400 farmers marched on Tuesday.", [(None, None)]),
]


@pytest.mark.parametrize(("text", "states"), STATES, ids=[text[:45] for text, _ in STATES])
def test_states(nlp: Language, text: str, states: set[tuple[str, str]]) -> None:
    """Every happening has one row, with the state that holds today."""
    read = told(nlp, text, MAY_2019)
    assert sorted((e.kind, e.status) for e in read.events) == sorted(states)


@pytest.mark.parametrize(("text", "kind", "start"), DAYS, ids=[text[:45] for text, _, _ in DAYS])
def test_a_day_of_the_decision_is_not_that_of_the_talks(
    nlp: Language, text: str, kind: str, start: date | None
) -> None:
    """The day on which talks were put off is not theirs; the one until which they were is."""
    read = told(nlp, text, MAY_2019)
    assert next(e for e in read.events if e.kind == kind).interval.start == start


@pytest.mark.parametrize(("text", "rows"), CROWDS, ids=[text[:45] for text, _ in CROWDS])
def test_crowds(nlp: Language, text: str, rows: list[tuple[str | None, str | None]]) -> None:
    """A demonstration for each embassy, aimed at the country whose it is; one without a name or place counts."""
    read = told(nlp, text, MAY_2019)
    found = []
    for event in read.events:
        place = read.entities[event.place].name if event.place is not None else None
        other = next((read.entities[p.entity].name for p in event.participants if p.entity is not None), None)
        found.append((place, other))
    assert sorted(found, key=str) == sorted(rows, key=str)
