"""Who a pronoun means that the references left open, and acts told of by two verbs or with their casualties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transforms.events_read import sides, the, told

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
    # the ministers of a communiqué
    (
        "Kenya's foreign minister Musalia Mudavadi met Uganda's Jeje Odongo in Kampala on Monday. "
        "The Ministers welcomed Ethiopia's decision to withdraw.",
        [("endorsement", "Jeje Odongo+Musalia Mudavadi", "Ethiopia")],
    ),
    # a band called by what it is
    (
        "Hamas rejected the plan on Sunday. In a statement, the militant group blamed Israel.",
        [("accusation", "Hamas", "Israel")],
    ),
    # another happening of the sort
    (
        "Iran and Pakistan held a naval drill on Monday. The last one took place in 2017.",
        [("military_cooperation", "Iran", "Pakistan"), ("military_cooperation", "Iran", "Pakistan")],
    ),
    # words are no blows
    (
        "Nicolas Maduro attacked the Colombian president over the border closure.",
        [("criticism", "Nicolas Maduro", "Colombia")],
    ),
    # a deed that somebody answers is not his
    ("Mexico recalled its ambassador to Ecuador over the raid.", [("recall", "Mexico", "Ecuador")]),
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
    ("words", "kind", "place"),
    [
        ("Speaking to reporters in Geneva, Kenyan President William Ruto accused Chad of war.", "accusation", "Geneva"),
        (
            "Bolivian President Luis Arce gave a speech in Sucre on Monday. Arce accused Chile of theft.",
            "accusation",
            "Sucre",
        ),
    ],
)
def test_words_are_said_where_their_speaker_speaks(nlp: Language, words: str, kind: str, place: str) -> None:
    text = told(nlp, words)
    found = the(text, kind).place
    assert found is not None
    assert text.entities[found].name == place


def test_the_day_of_a_statement_is_not_that_of_what_it_promises(nlp: Language) -> None:
    text = told(nlp, "Kenya will send aid to Chad, according to a statement from Nairobi on Saturday.")
    assert [e.interval.start for e in text.events if e.status == "planned"] == [None]


@pytest.mark.parametrize(
    "words",
    [
        "Kenya launched an operation aimed at eliminating al-Shabaab fighters in Lamu.",
        "Brazil has prepared an aid package designed to support Haiti against gangs.",
        "Chad's plan includes the withdrawal of Sudanese troops.",
        "Talks for the release of Thai hostages broke down on Monday.",
        "Several states, including France, Germany and Britain, are also joining.",
    ],
)
def test_what_is_only_meant_or_planned_is_no_act(nlp: Language, words: str) -> None:
    acts = {"killing", "endorsement", "economic_aid", "withdrawal", "release", "signing"}
    assert not acts & {event.kind for event in told(nlp, words).events}
