"""Places: one text in, and which place of each name is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transforms.document import AnnotatedText, SourceText
from transforms.language import analyse
from transforms.names import find_names
from transforms.sentences import find_sentences
from transforms.vocabulary.gazetteer import COUNTRIES

if TYPE_CHECKING:
    from spacy.language import Language


def located(nlp: Language, words: str) -> dict[str, tuple[str | None, str | None]]:
    """Written form -> (country, first-order division or None) of what a text names."""
    text = AnnotatedText(SourceText("d_test", words))
    find_sentences(text)
    list(analyse([text], nlp))
    find_names(text)
    found: dict[str, tuple[str | None, str | None]] = {}
    for mention in text.mentions:
        entity = text.entities[mention.entities[0]]
        place = entity.location
        found[text.text[mention.start : mention.end]] = (entity.country_code, place.admin1 if place else None)
    return found


CONTAINED = [
    ("She grew up in Paris, Texas, and studied law.", "Paris", ("USA", "Texas")),
    ("A fire broke out in Alexandria, La., on Sunday.", "Alexandria", ("USA", "Louisiana")),
    ("He moved from Kingston, Ontario, to Halifax.", "Kingston", ("CAN", "Ontario")),
    ("The plant in Moscow, Idaho, will close.", "Moscow", ("USA", "Idaho")),
    ("They live in Lima, OH, near the river.", "Lima", ("USA", "Ohio")),
    ("The port of Boston, Lincolnshire, is silting up.", "Boston", ("GBR", "England")),
    ("Voters in Athens, Ga., queued for hours.", "Athens", ("USA", "Georgia")),
    ("A court in Georgetown, Guyana, heard the case.", "Georgetown", ("GUY", "Demerara-Mahaica")),
    ("He died in Santiago, Chile, aged 90.", "Santiago", ("CHL", "Región Metropolitana de Santiago")),
    ("Police in Valencia, Venezuela, fired tear gas.", "Valencia", ("VEN", "Carabobo")),
    ("The bishop of Cordoba, Argentina, spoke.", "Cordoba", ("ARG", "Córdoba")),
    ("Floods reached Hyderabad, Pakistan, overnight.", "Hyderabad", ("PAK", "Sindh")),
    ("The Syrian town of Kafranbel was shelled again.", "Kafranbel", ("SYR", "Idlib")),
    ("Troops took the Ukrainian town of Izium.", "Izium", ("UKR", "Kharkiv")),
    ("Gunmen raided the Nigerian town of Damboa.", "Damboa", ("NGA", "Borno")),
    ("The talks moved to Birmingham, Alabama.", "Birmingham", ("USA", "Alabama")),
    ("Residents of Melbourne, Fla., were told to leave.", "Melbourne", ("USA", "Florida")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name", "where"), CONTAINED, ids=[w for w, _, _ in CONTAINED])
def test_place_lies_where_the_text_says(nlp: Language, words: str, name: str, where: tuple[str, str]) -> None:
    assert located(nlp, words)[name] == where


NEIGHBOURS = [
    ("Shelling hit Tripoli in northern Lebanon. The Lebanese army left Sidon and Baalbek.", "Sidon", "LBN"),
    ("Crews from Toledo, Ohio, and Cleveland met in Columbus. Dayton sent engines.", "Dayton", "USA"),
    ("Manchester, N.H., and Concord, N.H., have voted. So has Portsmouth.", "Portsmouth", "USA"),
    ("In Canada, Calgary and Edmonton agreed; in Hamilton a third city signed.", "Hamilton", "CAN"),
    ("Spain's Seville and Granada were flooded. In Cordoba the river rose.", "Cordoba", "ESP"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name", "country"), NEIGHBOURS, ids=[n for _, n, _ in NEIGHBOURS])
def test_place_lies_among_the_other_places_of_the_text(nlp: Language, words: str, name: str, country: str) -> None:
    assert located(nlp, words)[name][0] == country


POPULOUS = [
    ("The ministers met in Birmingham.", "Birmingham", "GBR"),
    ("He flew to Melbourne yesterday.", "Melbourne", "AUS"),
    ("A bomb exploded in Hyderabad.", "Hyderabad", "IND"),
    ("The Texas governor flew to Paris on Friday.", "Paris", "FRA"),
    ("Canadian and British officials met in London.", "London", "GBR"),
]


@pytest.mark.parametrize(("words", "name", "country"), POPULOUS, ids=[w for w, _, _ in POPULOUS])
def test_place_without_company_is_the_large_one(nlp: Language, words: str, name: str, country: str) -> None:
    assert located(nlp, words)[name][0] == country


GEORGIAS = [
    ("Georgia and Russia agreed on a truce in Tbilisi.", "GEO"),
    ("The prime minister of Georgia visited Yerevan.", "GEO"),
    ("Georgia Gov. Roy Barnes signed the bill.", "USA"),
    ("Storms crossed Alabama and Georgia before dawn.", "USA"),
    ("A plant in Macon, Georgia, will close.", "USA"),
    ("The Georgian army left; Georgia accused Moscow.", "GEO"),
    ("In Atlanta, lawyers said Georgia would appeal to Washington.", "USA"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "country"), GEORGIAS, ids=[w for w, _ in GEORGIAS])
def test_georgia_is_the_state_or_the_country(nlp: Language, words: str, country: str) -> None:
    assert located(nlp, words)["Georgia"][0] == country


NO_COUNTRY = [
    ("Latin American leaders met in Lima.", "American"),
    ("South American ministers met in Quito.", "American"),
    ("He answered in English.", "English"),
    ("She speaks Russian and Turkish.", "Russian"),
    ("The island of New Guinea is large.", "Guinea"),
    ("He won medals for us.", "us"),
    ("They opened a Turkish bath.", "Turkish"),
    ("Ships crossed the Indian Ocean.", "Indian"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "form"), NO_COUNTRY, ids=[w for w, _ in NO_COUNTRY])
def test_some_words_of_countries_name_none(nlp: Language, words: str, form: str) -> None:
    assert form not in located(nlp, words)


def test_abbreviated_state_is_named_in_full(nlp: Language) -> None:
    text = AnnotatedText(SourceText("d_test", "The mayor of Salina, Kan., resigned on Monday."))
    find_sentences(text)
    list(analyse([text], nlp))
    find_names(text)
    assert [e.name for e in text.entities if e.entity_type == "place"] == ["Salina", "Kansas"]


CODES = sorted(code for code in COUNTRIES if len(code) == 3)


def test_countries_in_a_list_are_countries(nlp: Language) -> None:
    """There is a China in Kagoshima and a Lebanon in Tennessee: a country does not move because another follows."""
    fours = [CODES[i : i + 4] for i in range(0, len(CODES) - 3, 4)]
    texts = []
    for four in fours:
        one, two, three, last = (COUNTRIES[code].name for code in four)
        texts.append(
            AnnotatedText(SourceText("d_test", f"The ministers of {one}, {two}, {three} and {last} met on Monday."))
        )
        find_sentences(texts[-1])
    for text in analyse(texts, nlp):
        find_names(text)
    found = [{e.country_code for e in text.entities if e.entity_type == "country"} for text in texts]
    assert found == [set(four) for four in fours]


def test_capitals_in_a_list_stay_where_they_are(nlp: Language) -> None:
    assert located(nlp, "Ministers from Paris, Canada and Poland arrived in Ottawa.")["Paris"][0] == "FRA"
