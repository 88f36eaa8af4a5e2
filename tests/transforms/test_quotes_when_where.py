"""When and where something was said: one sentence in, the day and the place of its first quote out."""

# ruff: noqa: E501 - one case, one line

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from transforms.annotate import annotate
from transforms.reading import read_text
from transforms.rows import rows_of

if TYPE_CHECKING:
    from spacy.language import Language

    from transforms.document import AnnotatedText, Quote

THURSDAY = date(2022, 5, 5)

Told = tuple[str | None, str | None]


def read(nlp: Language, text: str) -> AnnotatedText:
    """A text of a Thursday, with its quotes."""
    source = replace(read_text(text.encode(), "x.txt"), anchor_date=THURSDAY, anchor_source="dateline")
    return next(iter(annotate([source], nlp)))


def told(text: AnnotatedText, quote: Quote) -> Told:
    """First and last day in one word, and the name of the place."""
    start, end = quote.interval
    days = None if start is None else str(start) if start == end else f"{start}/{end}"
    return days, None if quote.place is None else text.entities[quote.place].name


CASES: list[tuple[str, str | None, str | None]] = [
    # Beside the verb, before it and behind it.
    ("The ministry of Kenya said on Tuesday that talks had failed.", "2022-05-03", None),
    ("Kenyan officials on Tuesday said that the talks had failed.", "2022-05-03", None),
    ("President Boric said Monday the border would stay shut.", "2022-05-02", None),
    ("On Wednesday, the Peruvian president said that he would not resign.", "2022-05-04", None),
    ("“We shall not leave,” the mayor of Lviv said on Sunday.", "2022-05-01", None),
    ("“We shall not leave,” Ruto said in Nairobi on Sunday.", "2022-05-01", "Nairobi"),
    ("“We shall not leave,” Ruto said on Sunday in Nairobi.", "2022-05-01", "Nairobi"),
    ("“We shall not leave,” Ruto said in Nairobi.", None, "Nairobi"),
    ("In Geneva on Tuesday, the Swiss minister said that the talks would go on.", "2022-05-03", "Geneva"),
    ("In Jakarta, the foreign minister said that the summit would take place.", None, "Jakarta"),
    ("The strait will stay open, the Egyptian minister said yesterday.", "2022-05-04", None),
    ("The strait will stay open, said Omani officials on 2 May.", "2022-05-02", None),
    ("Last month the government of Mali said that the troops would leave.", "2022-04-01/2022-04-30", None),
    ("In March, Ghana's finance minister said that no loan was needed.", "2022-03-01/2022-03-31", None),
    ("In 2014, Merkel said that the sanctions would stay.", "2014-01-01/2014-12-31", None),
    ("The president of Chile announced on 28 April that the tax would be dropped.", "2022-04-28", None),
    ("Three days ago Fiji's prime minister told lawmakers that the bill was dead.", "2022-05-02", None),
    # By whom it is said to.
    ("Erdogan told reporters in Ankara that Turkey would not agree.", None, "Ankara"),
    ("Erdogan told reporters in Ankara on Monday that Turkey would not agree.", "2022-05-02", "Ankara"),
    ("The envoy told the BBC last week that a deal was close.", "2022-04-25/2022-05-01", None),
    ("The envoy told Reuters on Saturday that a deal was close.", "2022-04-30", None),
    ("“We want peace,” the Colombian president told a rally in Cali on Sunday.", "2022-05-01", "Cali"),
    ("He told a press conference in Doha on Wednesday that the hostages were safe.", "2022-05-04", "Doha"),
    ("Zelensky told parliament on Tuesday that the army would hold.", "2022-05-03", None),
    ("“It is over,” the captain told supporters in Lagos.", None, "Lagos"),
    # By what it is said in or at.
    ("In a statement on 3 May, the ministry said that the ship had been freed.", "2022-05-03", None),
    ("The ministry said in a statement on Tuesday that the ship had been freed.", "2022-05-03", None),
    (
        "In an interview published on Sunday, the premier of Samoa said that the port would be built.",
        "2022-05-01",
        None,
    ),
    ("The embassy called the report “a pack of lies” in a statement on Wednesday.", "2022-05-04", None),
    ("“The door is open,” the Spanish minister said at a conference in Madrid on Tuesday.", "2022-05-03", "Madrid"),
    ("“The door is open,” she said after talks in Vienna on Monday.", "2022-05-02", "Vienna"),
    ("He wrote on Twitter on Friday that the vote was stolen.", "2022-04-29", None),
    ("The party issued a statement on Monday saying that it would boycott the vote.", "2022-05-02", None),
    ("In a letter dated 28 April, the Bolivian minister warned that the treaty was void.", "2022-04-28", None),
    ("“Nobody will starve,” the governor said at a hotel in Kampala on Tuesday.", "2022-05-03", "Kampala"),
    # By a clause about speaking.
    ("Speaking in Brussels on Tuesday, Stoltenberg said that the alliance was united.", "2022-05-03", "Brussels"),
    ("Speaking to reporters in Seoul, the minister said that drills would go on.", None, "Seoul"),
    ("Speaking at the UN on Friday, the Maltese envoy said that the veto had failed.", "2022-04-29", None),
    ("Addressing a crowd in Dhaka on Sunday, Hasina said that prices would fall.", "2022-05-01", "Dhaka"),
    ("Asked on Wednesday about the strike, the general said that it was lawful.", "2022-05-04", None),
    (
        "Modi told reporters in Berlin on Monday that India wanted peace, adding that both sides would lose.",
        "2022-05-02",
        "Berlin",
    ),
    ("The Czech minister rejected the charge on Tuesday and said that it was absurd.", "2022-05-03", None),
    ("Algeria recalled its ambassador on Sunday, saying that it had been insulted.", "2022-05-01", None),
    # What is in the words said is no date and no place of the saying.
    ("The minister said that the talks would resume in Cairo on Sunday.", None, None),
    ("Nepal said the border had been closed on Tuesday.", None, None),
    ("“We met in Tunis on Monday,” the envoy said.", None, None),
    ("“We leave on Monday,” the envoy said on Wednesday.", "2022-05-04", None),
    ("“They will vote in Harare on Friday,” the envoy told reporters in Pretoria.", None, "Pretoria"),
    ("The talks will resume in Cairo on Sunday, the minister said.", None, None),
    # Nor what is spoken of, where somebody is from, or whom one speaks to.
    ("He said of the raid in Gaza on Monday that it was a crime.", None, None),
    ("The ambassador told the UN that famine was near.", None, None),
    ("The Vietnamese foreign ministry said that the boats had been rammed.", None, None),
    ("A farmer from Malawi said that the rains had failed.", None, None),
    ("The embassy in Oslo said that the visa had been refused.", None, None),
    ("The governor urged farmers in Punjab to “stop burning straw now”.", None, None),
    ("Officials in Tbilisi said that the protest was over.", None, None),
    ("The minister, who flew to Rome on Monday, said that he was hopeful.", None, None),
    ("The prisoners who were freed on Monday said that they had been beaten.", None, None),
    ("The 2015 accord is dead, the Iranian negotiator said.", None, None),
    ("The man who was shot in Quito on Friday “was a hero”, the priest said.", None, None),
    ("The minister will tell reporters in Lima on Friday that he resigns.", None, None),
    ("Moscow said that the ships would stay.", None, None),
    ("Since Monday the rebels have said that they would not talk.", None, None),
]


@pytest.fixture(scope="module")
def read_cases(nlp: Language) -> dict[str, AnnotatedText]:
    """All cases, read together."""
    sources = [
        replace(read_text(text.encode(), "x.txt"), anchor_date=THURSDAY, anchor_source="dateline")
        for text, _, _ in CASES
    ]
    return dict(zip((text for text, _, _ in CASES), annotate(sources, nlp), strict=True))


@pytest.mark.parametrize(("text", "day", "place"), CASES)
def test_when_and_where_it_was_said(
    read_cases: dict[str, AnnotatedText], text: str, day: str | None, place: str | None
) -> None:
    annotated = read_cases[text]
    quotes = [told(annotated, q) for q in annotated.quotes[:1]]
    assert quotes == [(day, place)] or (day is place is None and not quotes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who goes on in the same paragraph says it then and there too.
        ("“We sign,” Okoro said in Abuja on Monday. “We shall not wait for the north.”", [("2022-05-02", "Abuja")] * 2),
        (
            "“We sign,” Ngozi Okoro said in Abuja on Monday. She added that the loan was safe.",
            [("2022-05-02", "Abuja")] * 2,
        ),
        # Not in another paragraph, not somebody else, not what was said before.
        (
            "Okoro said in Abuja on Monday that Nigeria would sign.\n\nHe added that the loan was safe.",
            [("2022-05-02", "Abuja"), (None, None)],
        ),
        (
            "Okoro said on Monday that Nigeria would sign. Mensah said that Ghana would not.",
            [("2022-05-02", None), (None, None)],
        ),
        (
            "Okoro said on Monday that Nigeria would sign. He had earlier said that it would not sign.",
            [("2022-05-02", None), (None, None)],
        ),
        # Each saying has its own.
        (
            "“We sign,” Okoro said on Monday. On Tuesday he said that Nigeria would not sign.",
            [("2022-05-02", None), ("2022-05-03", None)],
        ),
    ],
)
def test_who_goes_on_in_the_same_paragraph(nlp: Language, text: str, expected: list[Told]) -> None:
    annotated = read(nlp, text)
    assert [told(annotated, q) for q in annotated.quotes] == expected


def test_here_is_the_place_of_the_dateline(nlp: Language) -> None:
    annotated = read(
        nlp, "COLOMBO, May 5 (PTI) — Sri Lanka will seek a new loan, the finance minister said here on Wednesday."
    )
    assert [told(annotated, q) for q in annotated.quotes] == [("2022-05-04", "Colombo")]


def test_rows_carry_date_and_place(nlp: Language) -> None:
    text = read(
        nlp,
        "Erdogan told reporters in Ankara last week that Turkey would not agree. The war, Okoro said, must end at once.",
    )
    first, *others = rows_of(text)["text_quotes"]
    place = text.entities[first["place_local_id"]]
    assert (first["date_start"], first["date_end"], first["date_precision"]) == (
        date(2022, 4, 25),
        date(2022, 5, 1),
        "week",
    )
    assert (place.name, place.entity_type) == ("Ankara", "place")
    assert {(q["date_start"], q["date_precision"], q["place_local_id"]) for q in others} == {(None, "unknown", None)}
