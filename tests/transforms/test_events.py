"""Events: sentences in, rows out: who did what with whom, in what state, when and where."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.transforms.events_read import names, told
from transforms.document import AnnotatedText

if TYPE_CHECKING:
    from spacy.language import Language


def rows(text: AnnotatedText) -> list[tuple[str, str, str, str]]:
    """(kind, actors, recipients, status) of each event."""
    return [
        (e.kind, "+".join(names(text, e, "actor")), "+".join(names(text, e, "recipient")), e.status)
        for e in text.events
    ]


SENTENCES = [
    # voices, clauses and shared subjects
    ("Rwanda was accused by Burundi on Monday.", ("accusation", "Burundi", "Rwanda", "occurred")),
    (
        "Mali, which expelled the Danish ambassador on Monday, has no embassy there.",
        ("expulsion", "Mali", "Denmark", "occurred"),
    ),
    ("Chile and Peru signed a treaty in Lima on Tuesday.", ("signing", "Chile", "Peru", "occurred")),
    ("Talks between Serbia and Kosovo were held in Vienna on Monday.", ("meeting", "Serbia", "Kosovo", "occurred")),
    ("Egypt-Sudan consultations took place on Sunday.", ("meeting", "Egypt", "Sudan", "occurred")),
    # statuses
    ("Emmanuel Macron will visit Kenya in July.", ("visit", "Emmanuel Macron", "Kenya", "planned")),
    ("Emmanuel Macron plans to visit Kenya in July.", ("visit", "Emmanuel Macron", "Kenya", "planned")),
    ("Emmanuel Macron is due to visit Kenya on Friday.", ("visit", "Emmanuel Macron", "Kenya", "planned")),
    ("Emmanuel Macron is on a visit to Kenya.", ("visit", "Emmanuel Macron", "Kenya", "ongoing")),
    ("Emmanuel Macron's visit to Kenya has been postponed.", ("visit", "Emmanuel Macron", "Kenya", "postponed")),
    ("Emmanuel Macron has cancelled his visit to Kenya.", ("visit", "Emmanuel Macron", "Kenya", "cancelled")),
    ("Emmanuel Macron may visit Kenya in July.", ("visit", "Emmanuel Macron", "Kenya", "proposed")),
    ("France denied that Emmanuel Macron would visit Kenya.", ("visit", "Emmanuel Macron", "Kenya", "denied")),
    ("Brazil invited Emmanuel Macron to Manaus on Monday.", ("visit", "Emmanuel Macron", "Brazil", "proposed")),
]


@pytest.mark.parametrize(("words", "row"), SENTENCES, ids=[s for s, _ in SENTENCES])
def test_sentence_gives_row(nlp: Language, words: str, row: tuple[str, str, str, str]) -> None:
    assert row in rows(told(nlp, words))


@pytest.mark.parametrize(
    "words",
    [
        "Real Madrid beat Liverpool by three goals to one on Saturday.",
        "Stir the rice for ten minutes and serve it with lemon.",
        "Shares in Lisbon closed higher on Tuesday as banks gained.",
        "Despite the drought the friendship of Ghana and Togo has lasted.",
        "Will Kenya sign the treaty?",
        "Botswana and Zambia have met every year since 1994.",
    ],
)
def test_no_event(nlp: Language, words: str) -> None:
    assert rows(told(nlp, words)) == []


def test_a_tour_is_one_visit_for_each_destination(nlp: Language) -> None:
    text = told(nlp, "Joe Biden visited Japan, Vietnam and Angola last week.")
    assert [(e.kind, names(text, e, "recipient")) for e in text.events] == [
        ("visit", ["Japan"]),
        ("visit", ["Vietnam"]),
        ("visit", ["Angola"]),
    ]


def test_ambassadors_recalled_from_two_countries_are_two_events(nlp: Language) -> None:
    text = told(nlp, "Bolivia recalled its ambassadors to Peru and Chile on Monday.")
    assert [(e.kind, names(text, e, "recipient")) for e in text.events] == [("recall", ["Peru"]), ("recall", ["Chile"])]


@pytest.mark.parametrize(
    ("words", "start", "end", "precision", "basis"),
    [
        ("Chad recalled its ambassador to Niger on Monday.", date(2024, 6, 10), date(2024, 6, 10), "day", "stated"),
        (
            "Joe Biden arrived in Paris on Tuesday for a three-day visit.",
            date(2024, 6, 11),
            date(2024, 6, 13),
            "day",
            "stated",
        ),
        ("Chad has recalled its ambassador to Niger.", date(2024, 6, 12), date(2024, 6, 12), "week", "assumed"),
        ("Joe Biden will visit Peru at an early date.", None, None, "unknown", None),
    ],
)
def test_dates(
    nlp: Language, words: str, start: date | None, end: date | None, precision: str, basis: str | None
) -> None:
    event = told(nlp, words).events[0]
    assert (event.interval.start, event.interval.end, event.precision, event.date_basis) == (
        start,
        end,
        precision,
        basis,
    )


def test_a_background_event_without_a_date_has_none(nlp: Language) -> None:
    event = told(nlp, "Chad had recalled its ambassador to Niger.").events[0]
    assert event.interval == (None, None)


def test_talks_within_a_visit_are_part_of_it(nlp: Language) -> None:
    text = told(nlp, "Joe Biden is in Hanoi for talks with To Lam. Joe Biden met Pham Minh Chinh on Tuesday.")
    visits = [n for n, e in enumerate(text.events) if e.kind == "visit"]
    assert len(visits) == 1
    assert text.entities[text.events[visits[0]].place or 0].name == "Hanoi"


def test_one_happening_told_twice_is_one_event(nlp: Language) -> None:
    text = told(
        nlp,
        "Chad recalled its ambassador to Niger on Monday. The news spread. Chad recalled its ambassador on Monday.",
    )
    assert [e.kind for e in text.events] == ["recall"]


def test_what_delegations_did_at_their_ministers_talks_is_no_further_meeting(nlp: Language) -> None:
    text = told(
        nlp,
        "During talks in Abuja on Monday between Chadian Foreign Minister Moussa Faki and his Nigerian counterpart, "
        "Geoffrey Onyeama, the two sides also exchanged views on trade.",
    )
    assert [e.kind for e in text.events] == ["meeting"]


def test_two_happenings_of_one_kind_stay_two(nlp: Language) -> None:
    text = told(
        nlp, "Joe Biden met Olaf Scholz in Berlin on 3 May 2023. Joe Biden met Olaf Scholz in Rome on 4 March 2024."
    )
    assert [(e.kind, e.interval.start) for e in text.events] == [
        ("meeting", date(2023, 5, 3)),
        ("meeting", date(2024, 3, 4)),
    ]


def test_who_says_so_is_kept_apart(nlp: Language) -> None:
    text = told(nlp, "Kenya said that Uganda had recalled its ambassador to Rwanda.")
    recall = next(e for e in text.events if e.kind == "recall")
    assert recall.attributed_to is not None
    assert text.entities[recall.attributed_to].name == "Kenya"


def test_offsets_cut_out_the_trigger(nlp: Language) -> None:
    text = told(nlp, "Chile and Peru signed a treaty in Lima on Tuesday.")
    event = text.events[0]
    assert text.text[event.start : event.end] == "signed a treaty"


def test_same_text_same_events(nlp: Language) -> None:
    words = "Rwanda accused Burundi of arming rebels on Monday. Burundi rejected the accusation on Tuesday."
    assert rows(told(nlp, words)) == rows(told(nlp, words))


def test_confidence_is_a_share(nlp: Language) -> None:
    for event in told(nlp, "Rwanda accused Burundi on Monday. Emmanuel Macron may visit Kenya in July.").events:
        assert 0 < event.confidence < 1
