"""Places and dates by company: who met whom where, what was said there, whose day is whose."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.transforms.events_read import MAY_2019, the, told

if TYPE_CHECKING:
    from spacy.language import Language

PLACED = [
    # two countries signed there; their presidents met on the same day
    (
        "Kenya and Uganda signed an accord in Kisumu on Tuesday. "
        "Kenyan President Uhuru Kenyatta met his Ugandan counterpart Yoweri Museveni on Tuesday.",
        "meeting",
        "Kisumu",
    ),
    # on the sidelines of a summit told before
    (
        "The Andean Community opened its summit in Quito on Tuesday. "
        "Peru's President Martin Vizcarra met his Chilean counterpart Sebastian Pinera on the sidelines of the summit.",
        "meeting",
        "Quito",
    ),
    # a visit under way whose end nobody tells
    (
        "Norwegian envoy Ida Berg is on a visit to Colombo. "
        "She is to meet Sri Lankan President Maithripala Sirisena on Thursday.",
        "meeting",
        "Colombo",
    ),
    # a spokesman's words in a city
    (
        "In Jakarta, spokesman Arif Wibowo said on Tuesday that Indonesia supported the plan of the Philippines.",
        "endorsement",
        "Jakarta",
    ),
]


@pytest.mark.parametrize(("words", "kind", "place"), PLACED)
def test_place_is_that_of_the_company(nlp: Language, words: str, kind: str, place: str) -> None:
    text = told(nlp, words, MAY_2019)
    event = the(text, kind)
    assert event.place is not None
    assert text.entities[event.place].name == place


DATED = [
    # the pact is of 1962, the agreement on it is not
    ("Chile and Bolivia agreed on Tuesday to revive a treaty signed in 1962.", "agreement", date(2019, 5, 7)),
    # the vote settles whether it is done
    (
        "The UN Security Council is to vote on Thursday on a proposal to suspend Eritrea from the committee.",
        "suspension",
        date(2019, 5, 9),
    ),
]


@pytest.mark.parametrize(("words", "kind", "day"), DATED)
def test_day_is_that_of_the_act(nlp: Language, words: str, kind: str, day: date) -> None:
    assert the(told(nlp, words, MAY_2019), kind).interval == (day, day)


def test_readiness_is_no_commitment(nlp: Language) -> None:
    assert the(told(nlp, "Laos was ready to sign an accord with Vietnam.", MAY_2019), "signing").status == "proposed"
