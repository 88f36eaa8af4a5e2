"""Who a pronoun means that the references left open, and acts told of by two verbs or with their casualties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transforms.events_read import names, sides, the, told

if TYPE_CHECKING:
    from spacy.language import Language

CASES = [
    # those whom the sentence before was about
    (
        "Leaders of the ASEAN member states gathered in Jakarta on Monday. They accused Myanmar of blocking aid. "
        "They also called on Thailand to open its border.",
        [
            ("accusation", "Association of Southeast Asian Nations", "Myanmar"),
            ("appeal", "Association of Southeast Asian Nations", "Thailand"),
        ],
    ),
    (
        "Tanzania's foreign minister flew to Arusha on Monday. He accused Uganda of sending troops.",
        [("accusation", "Tanzania", "Uganda")],
    ),
    # two verbs share an object behind the second
    ("Zambia has arrested and is questioning two Rwandans.", [("arrest", "Zambia", "Rwanda")]),
    # who is called by a country is no place
    ("Tanzanian police arrested three Kenyans on Monday.", [("arrest", "Tanzania", "Kenya")]),
    # casualties are the victims of the attack they died in
    ("Three Ethiopians were killed in shelling by Sudan on Monday.", [("attack", "Sudan", "Ethiopia")]),
    ("Fifty people died in Saudi air strikes on Yemen on Tuesday.", [("attack", "Saudi Arabia", "Yemen")]),
    (
        "General Abdi Hassan was killed in a US drone strike in Somalia on Sunday.",
        [("killing", "United States", "Abdi Hassan")],
    ),
]


@pytest.mark.parametrize(("words", "rows"), CASES, ids=[words[:50] for words, _ in CASES])
def test_sides(nlp: Language, words: str, rows: list[tuple[str, str, str]]) -> None:
    found = sides(told(nlp, words))
    assert [row for row in found if row[0] in {kind for kind, _, _ in rows}] == rows


def test_two_verbs_share_their_day(nlp: Language) -> None:
    text = told(nlp, "Tanzanian police arrested and charged three Kenyans on Monday.")
    assert the(text, "arrest").interval.start is not None
    assert the(text, "arrest").date_basis == "stated"


def test_a_strike_of_a_country_is_not_in_that_country(nlp: Language) -> None:
    text = told(nlp, "General Abdi Hassan was killed in a US drone strike in Somalia on Sunday.")
    place = the(text, "killing").place
    assert place is not None
    assert text.entities[place].name == "Somalia"


@pytest.mark.parametrize(
    "words",
    [
        "Kenya launched an operation aimed at eliminating al-Shabaab fighters in Lamu.",
        "Brazil has prepared an aid package designed to support Haiti against gangs.",
    ],
)
def test_a_purpose_is_no_act(nlp: Language, words: str) -> None:
    text = told(nlp, words)
    assert not [e.kind for e in text.events if e.kind in ("killing", "endorsement", "economic_aid")], [
        (e.kind, names(text, e, "actor")) for e in text.events
    ]
