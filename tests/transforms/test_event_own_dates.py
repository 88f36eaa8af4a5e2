"""The date and the place that an event's own sentence gives it: terms, deadlines, moved days, "there", "the town"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transforms.events_read import the, told

if TYPE_CHECKING:
    from spacy.language import Language

DATED = [
    # a term that stands beside its first day
    ("Peru will close its border with Chile for three days from Friday.", "restriction", ("2024-06-14", "2024-06-16")),
    (
        "The United Nations will send observers to Mali for six months from 15 August.",
        "peacekeeping",
        ("2024-08-15", "2025-02-14"),
    ),
    # what began and lasted so long
    (
        "Tajik shelling of Batken, which began early on Sunday and lasted three days, forced thousands from home.",
        "attack",
        ("2024-06-09", "2024-06-11"),
    ),
    # what has been going on since a day has not ended
    ("China has provided Zambia with food aid since April.", "humanitarian_aid", ("2024-04-01", "2024-06-12")),
    ("Police in Ghana have arrested two opposition leaders since Monday.", "arrest", ("2024-06-10", "2024-06-10")),
    # a deadline runs from the day of the text
    (
        "Kenyan Foreign Minister Amina Mohamed will fly to Mogadishu by the end of this month.",
        "visit",
        ("2024-06-12", "2024-06-30"),
    ),
    # who was set free was so before
    ("Two Dutch sailors were set free by the Iranian navy on Tuesday.", "release", ("2024-06-11", "2024-06-11")),
    # what is put off is put off to a day ahead
    (
        "A visit to Pristina by the Turkish envoy, which had been expected this week, was put off until July.",
        "visit",
        ("2024-07-01", "2024-07-31"),
    ),
    # the day of the words is not that of what they announce, the day of a deed judged not that of the judgement
    (
        "Peru's government said on Tuesday it will expel two Chilean diplomats on Friday.",
        "expulsion",
        ("2024-06-14", "2024-06-14"),
    ),
    ("Peru condemned the attack in Kabul on Sunday that wounded ten.", "criticism", ("2024-06-12", "2024-06-12")),
    # what a deed led to has its day
    ("Peru condemned the attack in Kabul on Sunday that killed ten officers.", "attack", ("2024-06-09", "2024-06-09")),
    # a day before those who act is a day
    ("On March 29 guerrillas attacked a barracks in Colombia.", "attack", ("2024-03-29", "2024-03-29")),
]


@pytest.mark.parametrize(("words", "kind", "interval"), DATED, ids=[w for w, _, _ in DATED])
def test_days_of_its_own_words(nlp: Language, words: str, kind: str, interval: tuple[str, str]) -> None:
    event = the(told(nlp, words), kind)
    assert (str(event.interval.start), str(event.interval.end)) == interval


PLACED = [
    # "there" is where somebody went, not whose the other is
    ("Ana Brnabic, who flew to Caracas on Monday, met Norway's envoy Otto Hansen there the same day.", "Caracas"),
    ("The Turkish and Greek ministers met at the Ipsala checkpoint on Friday.", "Ipsala"),
    # "the city" is the one told of
    (
        "Sergio Mattarella arrived in Gdansk on Monday. Polish President Andrzej Duda met Mattarella in the port city "
        "on Tuesday.",
        "Gdansk",
    ),
]


@pytest.mark.parametrize(("words", "place"), PLACED, ids=[w for w, _ in PLACED])
def test_place_of_a_meeting(nlp: Language, words: str, place: str) -> None:
    text = told(nlp, words)
    event = the(text, "meeting")
    assert event.place is not None
    assert text.entities[event.place].name == place


STATED = [
    # a named town comes before the country that is only whose a thing is
    ("Rwandan jets bombed a Congolese depot in Goma on Monday.", "Goma"),
    ("Uzbekistan and Laos signed a border accord in the Peruvian capital on Monday before they left Lima.", "Lima"),
    ("Erdogan backed Azerbaijan in a speech to the UN General Assembly in New York on Tuesday.", "New York"),
    ("Kenya condemned on Tuesday the killing of two monks in Kabul.", None),
    ("An air strike in Gao on 3 May killed six soldiers of Mali.", "Gao"),
]


@pytest.mark.parametrize(("words", "place"), STATED, ids=[w for w, _ in STATED])
def test_place_of_its_own_words(nlp: Language, words: str, place: str | None) -> None:
    text = told(nlp, words)
    event = text.events[0]
    assert (None if event.place is None else text.entities[event.place].name) == place


def test_whoever_was_in_a_city_met_there_whom_he_met_that_day(nlp: Language) -> None:
    text = told(
        nlp,
        "Ghanaian Foreign Minister Shirley Botchwey met Mevlut Cavusoglu in Ankara on Monday. "
        "On the same day Botchwey called on President Recep Tayyip Erdogan.",
    )
    assert [text.entities[e.place].name for e in text.events if e.place is not None] == ["Ankara", "Ankara"]
