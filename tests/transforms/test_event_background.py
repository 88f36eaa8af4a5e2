"""Background and places of events: what is told from earlier days, and what only looks like a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transforms.events_read import MAY_2019, the, told

if TYPE_CHECKING:
    from spacy.language import Language


DATED = [
    # a text that has turned to what was long ago stays there while it goes on in the simple past
    (
        "Peru and Chile opened talks on Tuesday. Two years ago Kenya accused Somalia of selling disputed oil blocks. "
        "Nairobi expelled the Somali ambassador.",
        "expulsion",
        None,
    ),
    # who is meant by "they" goes on in that time
    (
        "Peru opened talks with Chile on Tuesday. In March 2015 both countries clashed. They signed a truce.",
        "ceasefire",
        "2015-03-01",
    ),
    # the news itself keeps the day of the text
    ("Bolivia condemned the expulsions by Peru.", "criticism", "2019-05-08"),
    # from when something has been so
    ("Gabon condemned Chad on Monday. Tension has grown since Chad invaded Niger.", "attack", None),
    # some weeks, nobody says how many
    ("Togo met Ghana in Accra on Saturday. Weeks after the summit, Togo rejected the allegation.", "rejection", None),
    # reckoned from the day of what stands before "after"
    (
        "Ghana's president met Togo's president on Tuesday. The talks came a day after Mali had recalled its envoy to "
        "Togo.",
        "recall",
        "2019-05-06",
    ),
    # what is said after talks is said on their day
    (
        "Nana Akufo-Addo met Faure Gnassingbe on Friday. Akufo-Addo criticised Mali after the meeting.",
        "criticism",
        "2019-05-03",
    ),
    (
        "Nana Akufo-Addo met Faure Gnassingbe on Friday. On the eve of the meeting Akufo-Addo accused Mali of "
        "smuggling.",
        "accusation",
        "2019-05-02",
    ),
    # the month of a paper is not that of its rejection
    ("Cyprus has rejected the January plan.", "rejection", "2019-05-08"),
]


@pytest.mark.parametrize(("words", "kind", "start"), DATED, ids=[f"{n} {case[1]}" for n, case in enumerate(DATED)])
def test_background_keeps_its_own_time(nlp: Language, words: str, kind: str, start: str | None) -> None:
    event = the(told(nlp, words, MAY_2019), kind)
    assert (event.interval.start.isoformat() if event.interval.start else None) == start


PLACED = [
    ("Bombings at French embassies in Dakar, Senegal, on 7 March killed 25 people.", "bombing", "Dakar"),
    ("Villagers rallied outside the Dutch embassy in Stockholm on Friday.", "demonstration", "Stockholm"),
    ("Hamas launched an assault on Israel on 7 March.", "attack", "Israel"),
    (
        "Ghana's president discussed the war in Sudan with President William Ruto at a summit in Accra on Friday.",
        "meeting",
        "Accra",
    ),
    ("Paul Kagame met William Ruto on Friday in a Kampala hotel.", "meeting", "Kampala"),
]


@pytest.mark.parametrize(("words", "kind", "place"), PLACED, ids=[case[2] or case[1] for case in PLACED])
def test_places_are_where_it_happens(nlp: Language, words: str, kind: str, place: str | None) -> None:
    text = told(nlp, words, MAY_2019)
    event = the(text, kind)
    assert (text.entities[event.place].name if event.place is not None else None) == place
