"""Bodies, parties, places and occasions: one sentence in, what it names out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transforms.document import AnnotatedText, SourceText
from transforms.language import analyse
from transforms.names import find_names
from transforms.sentences import find_sentences
from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.parties import parties, signed

if TYPE_CHECKING:
    from spacy.language import Language


def written(nlp: Language, words: str) -> dict[str, str]:
    """Each name of a text as it is written there -> its type."""
    text = AnnotatedText(SourceText("d_test", words))
    find_sentences(text)
    list(analyse([text], nlp))
    find_names(text)
    return {text.text[m.start : m.end]: m.entity_type for m in text.mentions if m.mention_type == "name"}


WHOLE = [
    ("He left the Alliance of Workers and Peasants of Moldova.", "Alliance of Workers and Peasants of Moldova"),
    ("She leads the National Association for the Advancement of Rural Women.",
     "National Association for the Advancement of Rural Women"),
    ("The Peace and Dignity Party lost its only seat.", "Peace and Dignity Party"),
    ("They voted for the Fishermen's Party of Iceland.", "Fishermen's Party of Iceland"),
    ("The motion passed in the Kenyan Senate.", "Kenyan Senate"),
    ("He was elected to the House of Commons of Canada.", "House of Commons of Canada"),
    ("The Communist Party of Turkey called a rally.", "Communist Party of Turkey"),
    ("The Reform Party of British Columbia was dissolved.", "Reform Party of British Columbia"),
    ("He was a founder of the Canadian Alliance.", "Canadian Alliance"),
    ("The New Samoa Fund paid for the school.", "New Samoa Fund"),
    ("She sued the Charity Council of Wales.", "Charity Council of Wales"),
    ("The Gambela People's Democratic Movement walked out.", "Gambela People's Democratic Movement"),
    ("It was founded by the Woman's Temperance Union.", "Woman's Temperance Union"),
    ("He sat on the Committee Against Torture in Housing.", "Committee Against Torture"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "body"), WHOLE, ids=[b for _, b in WHOLE])
def test_body_is_named_whole(nlp: Language, words: str, body: str) -> None:
    assert written(nlp, words).get(body) == "organization"


def test_office_that_begins_within_a_body_leaves_nothing_of_it(nlp: Language) -> None:
    words = "Otto Lind, first deputy director of the presidential National Security Office, announced the decision."
    assert "Otto Lind" in written(nlp, words)


NATIVE = [
    ("She was elected for the Parti Démocratique de la Guinée.", "Parti Démocratique de la Guinée"),
    ("He left the Partido da Terra before the vote.", "Partido da Terra"),
    ("The Lok Vikas Parishad held a rally in Pune.", "Lok Vikas Parishad"),
    ("He spoke for the Movimiento al Cambio in La Paz.", "Movimiento al Cambio"),
    ("Members of the Vlaams Verbond met in Ghent.", "Vlaams Verbond"),
]


@pytest.mark.parametrize(("words", "body"), NATIVE, ids=[b for _, b in NATIVE])
def test_body_of_another_language_is_named_whole(nlp: Language, words: str, body: str) -> None:
    assert written(nlp, words).get(body) == "organization"


CAUSES = [
    ("The march was called by Nurses for Peace and other groups.", "Nurses for Peace"),
    ("She gave the money to Fathers Against Road Deaths last year.", "Fathers Against Road Deaths"),
    ("He spoke at a meeting of the Stop the Dam Coalition yesterday.", "Stop the Dam Coalition"),
]


@pytest.mark.parametrize(("words", "body"), CAUSES, ids=[b for _, b in CAUSES])
def test_body_is_named_for_its_cause(nlp: Language, words: str, body: str) -> None:
    assert written(nlp, words).get(body) == "organization"


def test_headline_names_no_cause(nlp: Language) -> None:
    assert "organization" not in written(nlp, "Ministers Call Traders For Talks").values()


OCCASIONS = [
    ("He won the 2011 Zambian general election.", "election"),
    ("The film won a prize at the Ouagadougou Film Festival.", "Festival"),
    ("His father fell in the Chaco War.", "War"),
    ("The Winter Uprising was put down within days.", "Uprising"),
]


@pytest.mark.parametrize(("words", "last"), OCCASIONS, ids=[o for _, o in OCCASIONS])
def test_occasion_is_no_body_and_no_person(nlp: Language, words: str, last: str) -> None:
    found = written(nlp, words)
    assert not [n for n, kind in found.items() if last in n or kind in ("organization", "person")]


def test_country_within_an_occasion_is_kept(nlp: Language) -> None:
    assert written(nlp, "It was his view of the 2003 invasion of Iraq.") == {"Iraq": "country"}


PLACES = [
    ("She won the riding of Fairview - Pine Lake in May.", "Fairview - Pine Lake"),
    ("He ruled the Duchy of Lorraine for a decade.", "Duchy of Lorraine"),
    ("The bridge over the Euphrates River was hit.", "Euphrates River"),
    ("The flood reached Ventura County on Monday.", "Ventura County"),
    ("He grew up in South Brisbane after the war.", "South Brisbane"),
    ("She moved to British Columbia in 1990.", "British Columbia"),
]


@pytest.mark.parametrize(("words", "place"), PLACES, ids=[p for _, p in PLACES])
def test_place_is_named_whole(nlp: Language, words: str, place: str) -> None:
    assert written(nlp, words).get(place) == "place"


def test_sign_of_a_party_needs_its_country(nlp: Language) -> None:
    with_country = "In Greece the vote went to PASOK and its allies."
    assert written(nlp, with_country)["PASOK"] == "organization"


SHORT = [
    ("The Union of Boat Builders (UBB; a trade union) met. UBB then struck.", "UBB"),
    ("The Front for Rural Renewal, or FRR, was banned. The FRR denied it.", "FRR"),
]


@pytest.mark.parametrize(("words", "short"), SHORT, ids=[s for _, s in SHORT])
def test_abbreviation_beside_a_body_is_learnt(nlp: Language, words: str, short: str) -> None:
    assert written(nlp, words).get(short) == "organization"


THINGS = [
    ("The Greek tanker, the Zovira, was held. The Zovira had left Suez.", "Zovira", "product"),
    ("Ghana bought two Sting Ray torpedoes in May.", "Sting Ray", "product"),
    ("A Halifax-class frigate sailed from Lisbon.", "Halifax-class", "product"),
    ("The HMAS Waratah left the port of Darwin.", "HMAS Waratah", "product"),
    ("They signed a logistics agreement, BLECA, in June.", "BLECA", "agreement"),
]


@pytest.mark.parametrize(("words", "thing", "kind"), THINGS, ids=[t for _, t, _ in THINGS])
def test_thing_is_known_by_the_word_beside_it(nlp: Language, words: str, thing: str, kind: str) -> None:
    assert written(nlp, words).get(thing) == kind


def test_doubtful_name_in_a_list_of_bodies_is_a_body(nlp: Language) -> None:
    words = "It was signed by the Labour Union, the Farmers' League, Zorvim and the Reform Party."
    assert written(nlp, words).get("Zorvim") in (None, "organization")


def test_country_in_a_match_report_is_a_team(nlp: Language) -> None:
    words = (
        "Peru beat Ghana with a late goal. The midfielder scored from a corner before half-time. The goalkeeper saved "
        "a penalty, and the referee booked the striker. Fans filled the stadium for the qualifier in Lima."
    )
    assert written(nlp, words)["Ghana"] == "organization"


def test_country_in_the_news_is_a_country(nlp: Language) -> None:
    assert written(nlp, "Peru met Ghana in the final round of talks on the goal of peace.")["Ghana"] == "country"


def test_parties_are_of_known_countries_and_readable() -> None:
    known = parties()
    assert len(known) > 5000
    assert all(p.country is None or p.country in COUNTRIES for p in known)
    assert {p.country for p in signed()["PASOK"]} == {"GRC"}
    assert not any(name[:1].islower() for p in known for name in p.names)
