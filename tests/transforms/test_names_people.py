"""Names of people: where they begin and end, what is no person's, and who is who within a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transforms.document import AnnotatedText, SourceText
from transforms.language import analyse
from transforms.names import find_names
from transforms.names.people import parts_of, same_person
from transforms.sentences import find_sentences
from transforms.vocabulary.person_names import gender_of, has_name_ending, is_family_name, is_given_name

if TYPE_CHECKING:
    from spacy.language import Language


def named(nlp: Language, words: str) -> AnnotatedText:
    """A text of which the names are found."""
    text = AnnotatedText(SourceText("d_test", words))
    find_sentences(text)
    list(analyse([text], nlp))
    find_names(text)
    return text


def people(text: AnnotatedText) -> list[str]:
    """What is written wherever a person is named, in order."""
    return [text.text[m.start : m.end] for m in text.mentions if m.entity_type == "person"]


def written(text: AnnotatedText) -> dict[str, list[str]]:
    """For every person, what is written wherever the person is named."""
    return {
        e.name: [text.text[m.start : m.end] for m in text.mentions if n in m.entities]
        for n, e in enumerate(text.entities)
        if e.entity_type == "person"
    }


WRITINGS = [
    ("Ambassador D B Venkatesh Varma called on the governor.", ["D B Venkatesh Varma"]),
    ("Foreign Minister A K Abdul Momen left Dhaka.", ["A K Abdul Momen"]),
    ("Abdel-Fattah al-Sisi received Min Aung Hlaing.", ["Abdel-Fattah al-Sisi", "Min Aung Hlaing"]),
    ("Antonio GUTERRES flew to Nairobi.", ["Antonio GUTERRES"]),
    ("M.Venkaiah met R.K.Raghavan in Delhi.", ["M.Venkaiah", "R.K.Raghavan"]),
    ("LE DRIAN Jean-Yves arrived in Bamako.", ["LE DRIAN Jean-Yves"]),
    ("Suharto resigned in 1998.", ["Suharto"]),
    ("Nguyen Thi Kim Ngan received Pham Binh Minh.", ["Nguyen Thi Kim Ngan", "Pham Binh Minh"]),
    ("Abiy Ahmed called Sahle-Work Zewde.", ["Abiy Ahmed", "Sahle-Work Zewde"]),
    ("Ursula von der Leyen spoke. Von der Leyen smiled.", ["Ursula von der Leyen", "Von der Leyen"]),
    ("Ruairi O Bradaigh met Joop den Uyl.", ["Ruairi O Bradaigh", "Joop den Uyl"]),
    ("Mohammed bin Salman bin Abdulaziz Al Saud left Riyadh.", ["Mohammed bin Salman bin Abdulaziz Al Saud"]),
    ("Jimmy Carter Jr. met Adlai Stevenson II of Illinois.", ["Jimmy Carter Jr.", "Adlai Stevenson II"]),
    ("Hodge kept his seat in both elections.", ["Hodge"]),
    ("Foreign Minister Mohammad Said al-Sahhaf spoke in Baghdad.", ["Mohammad Said al-Sahhaf"]),
    ("Kshyk campaigned for the New Democratic Party.", ["Kshyk"]),
    ("Kardash was re-elected in the same district.", ["Kardash"]),
    ("The farmer Ousmane Coulibaly said he fled.", ["Ousmane Coulibaly"]),
    ("The actor Denzel Washington met reporters in Washington.", ["Denzel Washington"]),
    ("Paris Hilton flew to Paris.", ["Paris Hilton"]),
    ("Israel Katz said Israel would answer.", ["Israel Katz"]),
    ("The Trump-Putin summit came late. Donald Trump flew home with Vladimir Putin's gift.",
     ["Trump", "Putin", "Donald Trump", "Vladimir Putin"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), WRITINGS, ids=[p[0] for _, p in WRITINGS])
def test_people_are_found_as_they_are_written(nlp: Language, words: str, expected: list[str]) -> None:
    assert people(named(nlp, words)) == expected


BOUNDS = [
    ("The seat was won by MPP Anita Verhoeven.", "Anita Verhoeven"),
    ("Former Ohio Gov. Ted Strickland spoke.", "Ted Strickland"),
    ("Judge Rosemary Collyer ruled on it.", "Rosemary Collyer"),
    ("It was signed by Reverend Al Sharpton in Harlem.", "Al Sharpton"),
    ("The seat went to Liberal Stephen Marston.", "Stephen Marston"),
    ("Spain's dictator Francisco Franco moved the clock.", "Francisco Franco"),
    ("Sir Keir Starmer said no.", "Keir Starmer"),
    ("He met President Daniel arap Moi in Nairobi.", "Daniel arap Moi"),
    ("Trump Should Win GOP Nomination.", "Trump"),
]


@pytest.mark.parametrize(("words", "expected"), BOUNDS, ids=[p for _, p in BOUNDS])
def test_a_name_ends_where_titles_begin(nlp: Language, words: str, expected: str) -> None:
    assert people(named(nlp, words)) == [expected]


NOBODY = [
    "He stood for the riding of York South.",
    "The tanker Stena Impero was seized near Hoang Sa.",
    "Much of it was lost. Critics called it a farce. Supporters said nothing of it.",
    "Calm was restored after an hour.",
    "Mistrust runs deep.",
    "The Houthis, Fatah and Hamas said no.",
    "Hurricane Maria hit Dominica.",
    "The boy wore a T-shirt.",
    "Vlaams Belang and the Vishwa Hindu Parishad held rallies.",
    "The battle of Siping was long.",
    "Charlotte, North Carolina, and San Jose were flooded.",
    "Indonesia-Australia ties fell.",
    "The attackers were the group Ansar al-Sharia.",
]


@pytest.mark.parametrize("words", NOBODY)
def test_what_is_no_person(nlp: Language, words: str) -> None:
    assert people(named(nlp, words)) == []


SAME: list[tuple[str, dict[str, list[str]]]] = [
    (
        "Mr Clinton spoke. Mrs Clinton wrote. Bill Clinton and Hillary Clinton left.",
        {"Bill Clinton": ["Clinton", "Bill Clinton"], "Hillary Clinton": ["Clinton", "Hillary Clinton"]},
    ),
    (
        "George H.W. Bush came with his son George W. Bush.",
        {"George H.W. Bush": ["George H.W. Bush"], "George W. Bush": ["George W. Bush"]},
    ),
    (
        "Gotabaya Rajapaksa met Mahinda Rajapaksa. Mahinda said he would stay.",
        {"Gotabaya Rajapaksa": ["Gotabaya Rajapaksa"], "Mahinda Rajapaksa": ["Mahinda Rajapaksa", "Mahinda"]},
    ),
    (
        "Jake Sullivan flew to Kyiv. JakeSullivan said aid would go on. Sull ivan left.",
        {"Jake Sullivan": ["Jake Sullivan", "JakeSullivan", "Sull ivan"]},
    ),
    (
        "Pushpa Kamal Dahal, better known as Prachanda, left. Prachanda said so.",
        {"Pushpa Kamal Dahal": ["Pushpa Kamal Dahal", "Prachanda", "Prachanda"]},
    ),
    (
        "Robert F. Kennedy, Jr. spoke. Kennedy won.",
        {"Robert F. Kennedy, Jr": ["Robert F. Kennedy, Jr.", "Kennedy"]},
    ),
]


@pytest.mark.parametrize(("words", "expected"), SAME, ids=[next(iter(p)) for _, p in SAME])
def test_who_is_who_within_a_text(nlp: Language, words: str, expected: dict[str, list[str]]) -> None:
    assert written(named(nlp, words)) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("George H. W. Bush", "George W. Bush", False),
        ("Antony J. Blinken", "Antony Blinken", True),
        ("Jimmy Carter Jr.", "Jimmy Carter", True),
        ("Fumio Kishida", "Kishida Fumio", True),
        ("Gotabaya Rajapaksa", "Mahinda Rajapaksa", False),
    ],
)
def test_two_full_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(parts_of(one), parts_of(other)) is same


@pytest.mark.parametrize("word", ["Rajesh", "Thabo", "Nguyen", "Ngozi", "Jean-Yves", "Recep", "Katrín"])
def test_given_names_of_many_peoples_are_known(word: str) -> None:
    assert is_given_name(word)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (is_family_name("Hodge"), True),
        (is_family_name("Zewde"), True),
        (has_name_ending("Azizbekov"), True),
        (has_name_ending("Ecolo"), False),
        (gender_of("Sushma"), "f"),
        (gender_of("Rajesh"), "m"),
    ],
)
def test_what_a_word_tells_of_its_bearer(told: bool | str | None, expected: bool | str) -> None:
    assert told == expected
