"""Dates, places and statuses of events: sentences in, when, where and in what state out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.transforms.events_read import the, told

if TYPE_CHECKING:
    from spacy.language import Language

DATED = [
    # a length and a last day are counted back
    (
        "Kenya and Uganda took part in a four-day joint exercise, which concluded on Tuesday.",
        "military_cooperation",
        ("2024-06-08", "2024-06-11"),
    ),
    # who arrives for a stay of known length
    (
        "Santiago Peña, who is on a three-day visit to Chile, arrived in Santiago on Tuesday evening.",
        "visit",
        ("2024-06-11", "2024-06-13"),
    ),
    # the day of a judgement is not that of the thing judged
    ("Ghana condemned on Tuesday the bombing of a school in Mali.", "criticism", ("2024-06-11", "2024-06-11")),
    # the day of a thing spoken of is not that of the act
    ("Fiji has condemned the decision of 2 June by Tonga.", "criticism", ("2024-06-12", "2024-06-12")),
    # an occasion with a day of its own lends it to what happens there
    (
        "William Ruto met Paul Kagame on the sidelines of an African summit held on Saturday in Accra.",
        "meeting",
        ("2024-06-08", "2024-06-08"),
    ),
    (
        "Kenya denied on Tuesday that it would sign a pact with Ghana during the talks scheduled for Friday in Accra.",
        "signing",
        ("2024-06-14", "2024-06-14"),
    ),
    (
        "Ghana had closed its airspace on 4 June. At their summit in Cape Coast on 6-7 June the leaders of the African "
        "Union called on Chad to change course.",
        "appeal",
        ("2024-06-06", "2024-06-07"),
    ),
    # a part of what a verb tells has its day
    (
        "Kenya and Ghana on Monday surprised the conference in Lagos by agreeing on a joint declaration.",
        "agreement",
        ("2024-06-10", "2024-06-10"),
    ),
    # far behind the thing that it was said in
    (
        "The pact was prepared in the telephone call of 6 June between William Ruto, the President of Kenya, and "
        "Paul Kagame, the President of Rwanda, in which Ruto appealed for a ceasefire in Sudan.",
        "appeal",
        ("2024-06-06", "2024-06-06"),
    ),
    # how far off something was is no length
    (
        "On Monday, only a week after the vote, Olaf Scholz had been to Moscow to see Vladimir Putin.",
        "visit",
        ("2024-06-10", "2024-06-10"),
    ),
    # later, and no more than that, is later that day
    (
        "General Ayodele Kpodo told reporters he would meet later with Peru's Defence Minister Walter Astudillo.",
        "meeting",
        ("2024-06-12", "2024-06-12"),
    ),
    # a thing condemned has the day of what is named with it, not that of the judgement
    (
        "Kenya condemned on Monday the bombing of a mosque in Mali on 23 May and the arrest of the writer Adama Keita "
        "by Mali.",
        "arrest",
        ("2024-05-23", "2024-05-23"),
    ),
    # so long before an event told
    (
        "Ghana and Chad signed a pact on Monday. Three days before the signing Kenya expelled two Chadian diplomats.",
        "expulsion",
        ("2024-06-07", "2024-06-07"),
    ),
    # a gathering is when its host holds it, a visit when the gathering is that it is for
    (
        "Ruto himself flies to Accra next week for the summit of the African Union leaders, which Ghana hosts there on "
        "24 September.",
        "summit",
        ("2024-09-24", "2024-09-24"),
    ),
    (
        "William Ruto invited Paul Kagame to Kenya for the next summit of the African Union in 2025.",
        "visit",
        ("2025-01-01", "2025-12-31"),
    ),
    # parsers hang the month on the report behind it
    (
        "Paul Kagame is expected in the Chadian capital later this month, Rwandan media say.",
        "visit",
        ("2024-06-12", "2024-06-30"),
    ),
    # the occasion told before
    (
        "The Kenyan ministers will be visiting Accra on 18-19 June for the purpose. During the visit Musalia Mudavadi "
        "will have a separate meeting with Foreign Minister Shirley Botchwey.",
        "meeting",
        ("2024-06-18", "2024-06-19"),
    ),
    (
        "Wendy Sherman, who visited Accra in October, criticised Ghana during the visit.",
        "criticism",
        ("2023-10-01", "2023-10-31"),
    ),
    # a pronoun goes on with a year gone by
    (
        "Kenya and Ghana boosted their ties last year. They signed two major pacts on trade.",
        "signing",
        ("2023-01-01", "2023-12-31"),
    ),
    # no fresh happening
    ("Peru condemned the coup at the time.", "criticism", (None, None)),
]


@pytest.mark.parametrize(("words", "kind", "days"), DATED)
def test_date(nlp: Language, words: str, kind: str, days: tuple[str | None, str | None]) -> None:
    interval = the(told(nlp, words), kind).interval
    assert tuple(d and d.isoformat() for d in interval) == days


PLACED = [
    (
        "Latvian Foreign Minister Baiba Braze met Margus Tsahkna in Tallinn on Monday. "
        "Braze also met Finland's Elina Valtonen in the same city on Tuesday.",
        ["Tallinn", "Tallinn"],
    ),
    ("Gabriel Boric met Dina Boluarte in the Peruvian capital on Monday before he left Lima.", ["Lima"]),
    ("Albin Kurti will be in the Norwegian capital on Friday. He last saw Oslo as a student.", ["Oslo"]),
    ("Norway voiced concern on Monday over arrests in Minsk.", [None]),
    ("EU foreign ministers in Luxembourg imposed sanctions on Niger on Monday.", ["Luxembourg"]),
]


@pytest.mark.parametrize(("words", "places"), PLACED)
def test_place(nlp: Language, words: str, places: list[str | None]) -> None:
    text = told(nlp, words)
    found = [None if e.place is None else text.entities[e.place].name for e in text.events]
    assert found == places


def test_what_is_said_in_a_meeting_is_placed_where_it_was_held(nlp: Language) -> None:
    text = told(
        nlp,
        "Ruto met Kagame in Kigali on Monday. Kenyan President William Ruto urged Rwandan President Paul Kagame to "
        "open the border.",
    )
    appeal = the(text, "appeal")
    assert appeal.place is not None
    assert text.entities[appeal.place].name == "Kigali"
    assert appeal.interval.start == date(2024, 6, 10)


STATUSES = [
    ("Albin Kurti arrived in Oslo on Wednesday for talks.", "visit", "ongoing"),
    ("Albin Kurti arrived in Oslo on Monday for talks.", "visit", "occurred"),
    ("Chad dismissed a report that it would sign a pact with Libya on Friday.", "signing", "denied"),
    ("President Yoweri Museveni, on a visit to Gabon, said on Wednesday that trade would grow.", "visit", "ongoing"),
]


@pytest.mark.parametrize(("words", "kind", "status"), STATUSES)
def test_status(nlp: Language, words: str, kind: str, status: str) -> None:
    assert the(told(nlp, words), kind).status == status


def test_a_visit_put_off_keeps_the_days_it_was_planned_for(nlp: Language) -> None:
    text = told(
        nlp,
        "A planned trip by Defence Minister Juan Carlos Pinzón to Panama has been postponed. "
        "Pinzón was to visit Panama from 17 to 19 June.",
    )
    visit = the(text, "visit")
    assert (visit.status, visit.interval) == ("postponed", (date(2024, 6, 17), date(2024, 6, 19)))
