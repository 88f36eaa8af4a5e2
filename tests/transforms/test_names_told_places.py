"""Names told by what the text says of them: places no list has, surnames in front, bodies named after offices, words
that name nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transforms.document import AnnotatedText, SourceText
from transforms.language import analyse
from transforms.names import find_names
from transforms.sentences import find_sentences

if TYPE_CHECKING:
    from spacy.language import Language


def named(nlp: Language, words: str, filed: str | None = None) -> set[tuple[str, str]]:
    """What is named in a text, filed from a place where that is told: (name, type)."""
    text = AnnotatedText(SourceText("d_test", words, dateline_place=filed))
    find_sentences(text)
    list(analyse([text], nlp))
    find_names(text)
    return {(text.entities[n].name, text.entities[n].entity_type) for m in text.mentions for n in m.entities}


PLACES = [
    ("Envoys left for talks. Qarvel hosts them, and Qarvel's streets were empty.", "Qarvel", {"Qarvel"}),
    ("Minister Ana Reyes sets off for a tour of Dolmora and, weather permitting, Tavrin.", None,
     {"Dolmora", "Tavrin"}),
    ("Prime Minister Jan Olsen visits Dolmora on Monday. Dolmora has waited long.", None, {"Dolmora"}),
    ("The Treasury of Dolmora froze the accounts of two firms.", None, {"Dolmora"}),
    ('"Dolmora will never leave the Tavrin Pact," she said.', None, {"Dolmora"}),
    ("Kenyan team lands in Eldoret", None, {"Eldoret"}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "filed", "places"), PLACES)
def test_what_is_toured_reached_or_filed_from_is_a_place(
    nlp: Language, words: str, filed: str | None, places: set[str]
) -> None:
    found = named(nlp, words, filed)
    assert {name for name, kind in found if kind == "place"} >= places
    assert not {name for name, kind in found if kind in ("person", "organization")} & places


def test_a_surname_that_the_text_tells_is_no_place_though_filed_so(nlp: Language) -> None:
    found = named(nlp, "President Maria Qarvel spoke in Lima. Qarvel left at noon.", "Qarvel")
    assert ("Maria Qarvel", "person") in found
    assert ("Qarvel", "place") not in found


PEOPLE = [
    ("Added to the list: MORALES, Pedro; OKAFOR, Chidi. The court gave no reason.", {"Pedro Morales", "Chidi Okafor"}),
    ("Kenyatta Japan tour news", {"Kenyatta"}),
    ("Yoweri Museveni's trip is put off, a daily reported.", {"Yoweri Museveni"}),
    ("FS Okello meets farmers in Gulu\n\nForeign Secretary Grace Okello spoke to them on Monday.", {"Grace Okello"}),
]


@pytest.mark.parametrize(("words", "people"), PEOPLE)
def test_names_in_unusual_dress_are_whole(nlp: Language, words: str, people: set[str]) -> None:
    assert {name for name, kind in named(nlp, words) if kind == "person"} == people


NOBODY = [
    "1. Boil 500ml of milk\n2. Stir well",
    "Rinse, cover with water and simmer for an hour.",
    "He cannot come as Chief Guest this year.",
    "A Consulate in the city is still to come.",
    "General News Diary for the week",
]


@pytest.mark.parametrize("words", NOBODY)
def test_first_words_and_common_heads_name_nobody(nlp: Language, words: str) -> None:
    assert not named(nlp, words)


BODIES = [
    ("A missile was fired, in the words of Seoul's Joint Chiefs of Staff.", "Joint Chiefs of Staff (South Korea)"),
    ("Peru's Prime Minister's Office (PMO) denied it.", "Prime Minister's Office (Peru)"),
    ("On the list: 4TH RIFLE DIVISION...9TH RIFLE DIVISION.", "9TH RIFLE DIVISION"),
    ("The Turkish President's Office denied it.", "President's Office (Turkey)"),
]


@pytest.mark.parametrize(("words", "body"), BODIES)
def test_bodies_are_named_after_the_offices_in_them(nlp: Language, words: str, body: str) -> None:
    assert (body, "organization") in named(nlp, words)


def test_a_staff_in_a_title_stays_in_it(nlp: Language) -> None:
    assert named(nlp, "Joint Chiefs of Staff chairman Paul Adler spoke.") >= {("Paul Adler", "person")}
