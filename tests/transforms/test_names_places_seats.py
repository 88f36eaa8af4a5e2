"""Capitals and seats: one sentence in, and whether its capital is the government or the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transforms.document import AnnotatedText, SourceText
from transforms.language import analyse
from transforms.names import find_names
from transforms.sentences import find_sentences

if TYPE_CHECKING:
    from spacy.language import Language

GOVERNMENTS = [
    ("Nairobi said it would send a thousand police to Haiti.", "Nairobi"),
    ("Talks between Ankara and Athens resumed last week.", "Ankara"),
    ("Talks between Ankara and Athens resumed last week.", "Athens"),
    ("The minister spoke of growing pressure from Beijing.", "Beijing"),
    ("Relations between Hanoi and Vientiane have improved.", "Hanoi"),
    ("A Tehran-backed militia fired the rockets.", "Tehran"),
    ("The Seoul government rejected the claim.", "Seoul"),
    ("Lima accused its neighbour of dumping waste.", "Lima"),
    ("Canberra has frozen the assets of two officials.", "Canberra"),
    ("The treaty with Jakarta was signed in 2019.", "Jakarta"),
    ("Ottawa wants Washington to lift the tariffs.", "Ottawa"),
    ("Ottawa wants Washington to lift the tariffs.", "Washington"),
    ("New Delhi's decision surprised investors.", "New Delhi"),
    ("Riyadh's ambassador was recalled on Sunday.", "Riyadh"),
    ("Officials in Rome urged Cairo to free the student.", "Cairo"),
    ("The sanctions imposed on Minsk were widened.", "Minsk"),
    ("Pretoria has denied selling arms to rebels.", "Pretoria"),
    ("Buenos Aires and Santiago agreed on the border.", "Buenos Aires"),
    ("Buenos Aires and Santiago agreed on the border.", "Santiago"),
    ("The rift between Rabat and Algiers deepened.", "Algiers"),
    ("Moscow, which has denied any role, sent a note.", "Moscow"),
    ("According to Kyiv, three drones were shot down.", "Kyiv"),
    ("Bogotá will reopen its embassy next month.", "Bogotá"),
    ("Islamabad summoned the envoy over the raid.", "Islamabad"),
    ("Tokyo protested against the launch.", "Tokyo"),
    ("The offer was dismissed by Damascus.", "Damascus"),
    ("It was a victory for Kigali, diplomats said.", "Kigali"),
    ("The rebels are supported by Kigali.", "Kigali"),
    ("The group is loyal to Baghdad.", "Baghdad"),
    ("Ties with Caracas were cut in January.", "Caracas"),
    ("Warsaw has told Budapest to choose a side.", "Budapest"),
    ("Doha, a mediator in the talks, voiced hope.", "Doha"),
    ("Amman's foreign ministry condemned the raid.", "Amman"),
    ("The pro-Ankara faction left the alliance.", "Ankara"),
    ("An Asmara official dismissed the report.", "Asmara"),
    ("Dhaka is seeking a loan from Beijing.", "Dhaka"),
    ("Dhaka is seeking a loan from Beijing.", "Beijing"),
    ("They accused Khartoum of bombing villages.", "Khartoum"),
    ("The accord binds Oslo to cut its quota.", "Oslo"),
    ("Vienna and Bratislava lodged complaints.", "Vienna"),
    ("Harare blames London for the sanctions.", "London"),
    ("Manila's stance on the shoal has hardened.", "Manila"),
    ("Dublin, for its part, welcomed the vote.", "Dublin"),
    ("The Kremlin denied the report.", "Kremlin"),
    ("Downing Street declined to comment.", "Downing Street"),
    ("The Élysée announced a new envoy.", "Élysée"),
    ("Malacañang rejected the criticism.", "Malacañang"),
    ("The Blue House confirmed the call.", "Blue House"),
    ("Foggy Bottom has stayed silent.", "Foggy Bottom"),
    ("Aso Rock dismissed the governor's claim.", "Aso Rock"),
    ("The Casa Rosada released a statement.", "Casa Rosada"),
    ("Berlin's silence on the strike angered Lisbon.", "Berlin"),
    ("Berlin's silence on the strike angered Lisbon.", "Lisbon"),
    ("Abuja expects an answer from Niamey within days.", "Niamey"),
    ("Colombo turned to Beijing for help.", "Colombo"),
]

PLACES = [
    ("The ministers met in Nairobi.", "Nairobi"),
    ("She flew to Ankara on Monday.", "Ankara"),
    ("The parade crossed Moscow's Red Square.", "Moscow"),
    ("Kyiv residents took shelter in the metro.", "Kyiv"),
    ("The delegation stayed at a Beijing hotel.", "Beijing"),
    ("Shares fell on the Tokyo stock exchange.", "Tokyo"),
    ("The deal was signed in Washington, D.C., on Friday.", "Washington, D.C."),
    ("He left for Hanoi and will return from Vientiane.", "Hanoi"),
    ("He left for Hanoi and will return from Vientiane.", "Vientiane"),
    ("Thousands marched through Tbilisi.", "Tbilisi"),
    ("A bomb exploded near Kabul.", "Kabul"),
    ("Jakarta's airport was closed by ash.", "Jakarta"),
    ("The mayor of Bogotá resigned.", "Bogotá"),
    ("Protesters gathered outside the embassy in Lima.", "Lima"),
    ("The train from Warsaw to Vilnius was late.", "Warsaw"),
    ("The train from Warsaw to Vilnius was late.", "Vilnius"),
    ("Rebels advanced on Addis Ababa.", "Addis Ababa"),
    ("The army captured Khartoum after a siege.", "Khartoum"),
    ("He was born in Cairo and raised in Tunis.", "Tunis"),
    ("The president visited Doha in May.", "Doha"),
    ("She arrived in Islamabad, the capital, at dawn.", "Islamabad"),
    ("Baghdad is the capital of Iraq.", "Baghdad"),
    ("A Manila court jailed the senator.", "Manila"),
    ("Two Nairobi hospitals were full.", "Nairobi"),
    ("The envoy will travel on to Amman.", "Amman"),
    ("Drones struck Kyiv overnight.", "Kyiv"),
    ("Troops entered Kinshasa in 1997.", "Kinshasa"),
    ("The streets of Caracas were empty.", "Caracas"),
    ("He lives between London and Accra.", "Accra"),
    ("Clashes in Tripoli killed ten people.", "Tripoli"),
    ("The summit moved from Vienna to Geneva.", "Vienna"),
    ("A curfew was imposed on Colombo.", "Colombo"),
    ("The road to Damascus was cut.", "Damascus"),
    ("Downtown Beirut was calm.", "Beirut"),
    ("The flight left Riyadh at noon.", "Riyadh"),
    ("The Rabat conference ends today.", "Rabat"),
    ("Missiles hit the outskirts of Sanaa.", "Sanaa"),
    ("An explosion shook central Ankara.", "Ankara"),
    ("Police in Harare fired tear gas.", "Harare"),
    ("He studied at Seoul National University and left Seoul in 1990.", "Seoul"),
    ("The team beat Egypt in Algiers on Sunday.", "Algiers"),
    ("Fighting reached the suburbs of N'Djamena.", "N'Djamena"),
]


def mentioned(nlp: Language, words: str, name: str) -> set[str]:
    """The types of what the name means in the sentence."""
    text = AnnotatedText(SourceText("d_test", words))
    find_sentences(text)
    list(analyse([text], nlp))
    find_names(text)
    return {m.entity_type for m in text.mentions if text.text[m.start : m.end] == name}


@pytest.mark.parametrize(("words", "name"), GOVERNMENTS, ids=[f"{n}: {w}" for w, n in GOVERNMENTS])
def test_capital_that_acts_or_is_dealt_with_is_the_government(nlp: Language, words: str, name: str) -> None:
    assert mentioned(nlp, words, name) in ({"country"}, {"igo"})


@pytest.mark.parametrize(("words", "name"), PLACES, ids=[f"{n}: {w}" for w, n in PLACES])
def test_capital_where_something_is_or_goes_is_the_place(nlp: Language, words: str, name: str) -> None:
    assert mentioned(nlp, words, name) == {"place"}
