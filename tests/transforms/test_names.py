"""Names: one text in, the things it names out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from transforms.document import AnnotatedText, SourceText
from transforms.language import analyse
from transforms.names import find_names, resolve_references
from transforms.sentences import find_sentences

if TYPE_CHECKING:
    from spacy.language import Language


def named(nlp: Language, words: str, dateline: str | None = None) -> AnnotatedText:
    """A text of which the names are found and the references resolved."""
    text = AnnotatedText(SourceText("d_test", words, dateline_place=dateline))
    find_sentences(text)
    list(analyse([text], nlp))
    find_names(text)
    resolve_references(text)
    return text


def entities(text: AnnotatedText) -> dict[str, tuple[str, str | None]]:
    """Name -> (type, country) of what is named in a text."""
    mentioned = {n for m in text.mentions if m.mention_type in ("name", "demonym") for n in m.entities}
    return {e.name: (e.entity_type, e.country_code) for n, e in enumerate(text.entities) if n in mentioned}


def roles(text: AnnotatedText, name: str) -> set[tuple[str, str | None]]:
    """The offices of the person of that name: (title, country)."""
    return {(r.title, r.country_code) for e in text.entities if e.name == name for r in e.roles}


TITLES = [
    ("Brazilian Foreign Minister Mauro Vieira spoke in Lima.", "Mauro Vieira", ("Foreign Minister", "BRA")),
    ("Former Kenyan President Uhuru Kenyatta left Goma.", "Uhuru Kenyatta", ("Former President", "KEN")),
    ("Tuvalu's foreign minister, Simon Kofe, backed the plan.", "Simon Kofe", ("foreign minister", "TUV")),
    ("Seychelles' ambassador to Sri Lanka, Conrad Mederic, signed it.", "Conrad Mederic",
     ("ambassador to Sri Lanka", "SYC")),
    ("The Minister of Foreign Affairs of Chile, H.E. Ms. Antonia Urrejola, spoke.", "Antonia Urrejola",
     ("Minister of Foreign Affairs", "CHL")),
    ("Prak Sokhonn, the Cambodian foreign minister, flew to Hanoi.", "Prak Sokhonn", ("foreign minister", "KHM")),
    ("UN Secretary-General Javier Perez de Cuellar met both men.", "Javier Perez de Cuellar",
     ("Secretary-General", None)),
    ("Kremlin spokesman Sergei Yastrzhembsky denied it.", "Sergei Yastrzhembsky", ("Kremlin spokesman", "RUS")),
    ("The head of the Atomic Energy Commission of Ghana, Dr Yaw Osei, came.", "Yaw Osei",
     ("head of the Atomic Energy Commission of Ghana", "GHA")),
    ("Then-foreign minister Marty Natalegawa of Indonesia attended.", "Marty Natalegawa", ("foreign minister", "IDN")),
    ("US State Department spokesman Matthew Miller left Rabat.", "Matthew Miller",
     ("State Department spokesman", "USA")),
    ("Nigeria's chief of army staff, Lt. Gen. Taoreed Lagbaja, left Niamey.", "Taoreed Lagbaja",
     ("chief of army staff", "NGA")),
    ("The head of the UN mission in Mali, Annadif Saleh, spoke.", "Annadif Saleh", ("head of the UN mission", None)),
    ("U.S. Special Envoy for the Horn of Africa Jeffrey Feltman left.", "Jeffrey Feltman",
     ("Special Envoy for the Horn of Africa", "USA")),
    ("Pakistan's caretaker prime minister Anwaar ul Haq Kakar spoke.", "Anwaar ul Haq Kakar",
     ("caretaker prime minister", "PAK")),
    ("Knesset speaker Amir Ohana spoke to the chamber.", "Amir Ohana", ("Knesset speaker", "ISR")),
    ("Japan's Fumio Kishida called Yoon Suk Yeol, president of South Korea.", "Yoon Suk Yeol", ("president", "KOR")),
    ("Brazil's permanent representative to the United Nations, Sergio Danese, agreed.", "Sergio Danese",
     ("permanent representative to the United Nations", "BRA")),
    ("Armenia's Security Council Secretary Armen Grigoryan met them.", "Armen Grigoryan",
     ("Security Council Secretary", "ARM")),
    ("The commander of Ukraine's air force, Mykola Oleshchuk, said so.", "Mykola Oleshchuk", ("commander", "UKR")),
    ("Indian High Commissioner in Ottawa Sanjay Kumar Verma was recalled.", "Sanjay Kumar Verma",
     ("High Commissioner", "IND")),
    ("Nigerian Army chief General Tukur Buratai visited Chad.", "Tukur Buratai", ("General", "NGA")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "person", "role"), TITLES, ids=[p for _, p, _ in TITLES])
def test_title_gives_the_person_an_office_and_is_no_part_of_the_name(
    nlp: Language, words: str, person: str, role: tuple[str, str | None]
) -> None:
    text = named(nlp, words)
    assert entities(text)[person][0] == "person"
    assert role in roles(text, person)


def test_list_behind_a_plural_title_gives_each_the_office_in_order(nlp: Language) -> None:
    text = named(nlp, "The foreign ministers of Ghana and Togo, Kofi Mensah and Robert Dussey, met in Accra.")
    assert roles(text, "Kofi Mensah") == {("foreign minister", "GHA")}
    assert roles(text, "Robert Dussey") == {("foreign minister", "TGO")}


def test_counterpart_has_the_office_of_whom_it_is_a_counterpart(nlp: Language) -> None:
    text = named(
        nlp, "Peruvian Foreign Minister Ana Gervasi met her Ecuadorian counterpart, Gustavo Manrique, in Quito."
    )
    assert ("Foreign Minister", "ECU") in roles(text, "Gustavo Manrique")


COUNTRIES = [
    ("Aides watched the Laotian and Mauritian premiers, Kham Souvan and Navin Ramgoolam.", "Kham Souvan", "LAO"),
    ("Iran was on the table in Luxembourg. In Paris, foreign ministry spokesman Jacques Rummel agreed.",
     "Jacques Rummel", "FRA"),
    ("Iran will send Deputy Foreign Minister Abbas Araqchi to Baku. Turkey and Azerbaijan agreed.",
     "Abbas Araqchi", "IRN"),
    ("Officials took the Libyan, Atif Issa Enhamed, to the airport in Dar es Salaam, Tanzania.",
     "Atif Issa Enhamed", "LBY"),
    ("Zambian citizen Peter Sinkamba was held in South Africa.", "Peter Sinkamba", "ZMB"),
    ("Bundestag member Roderich Kiesewetter visited Odesa in Ukraine.", "Roderich Kiesewetter", "DEU"),
    ("Sudan and South Sudan resumed talks in Juba, where President Salva Kiir received the Sudanese envoys.",
     "Salva Kiir", "SSD"),
    ("The presidents of Rwanda and Congo, Paul Kagame and Felix Tshisekedi, signed it.", "Felix Tshisekedi", "COD"),
    ("Senator Mark Welles, a Republican from Iowa, met him in Kyiv.", "Mark Welles", "USA"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "person", "country"), COUNTRIES, ids=[p for _, p, _ in COUNTRIES])
def test_person_is_of_the_country_that_the_sentence_tells(nlp: Language, words: str, person: str, country: str) -> None:
    assert entities(named(nlp, words))[person] == ("person", country)


def test_title_that_owns_another_is_no_apposition(nlp: Language) -> None:
    text = named(nlp, "They will not talk with rebel chief Joseph Odong, the president's adviser said in Kampala.")
    assert "president" not in {title for title, _ in roles(text, "Joseph Odong")}


METONYMS = [
    ("Nairobi said it would send troops.", "Kenya", "country"),
    ("There was pressure from Canberra to sign.", "Australia", "country"),
    ("Relations between Algiers and Rabat worsened.", "Morocco", "country"),
    ("Downing Street rejected the offer.", "United Kingdom", "country"),
    ("The ministers met in Nairobi.", "Nairobi", "place"),
    ("She flew to Canberra on Monday.", "Canberra", "place"),
]


@pytest.mark.parametrize(("words", "name", "entity_type"), METONYMS, ids=[w for w, _, _ in METONYMS])
def test_capital_is_government_or_place_by_its_company(nlp: Language, words: str, name: str, entity_type: str) -> None:
    assert entities(named(nlp, words))[name][0] == entity_type


def test_capital_of_a_former_state_is_that_states(nlp: Language) -> None:
    text = named(nlp, "Soviet Foreign Minister Eduard Shevardnadze resigned. Moscow said nothing.")
    assert "Soviet Union" in entities(text)
    assert "Russia" not in entities(text)


BODIES = [
    ("The Turkish Foreign Ministry summoned him.", "Ministry of Foreign Affairs (Turkey)", ("organization", "TUR")),
    ("Mali's Defence Ministry denied it.", "Ministry of Defence (Mali)", ("organization", "MLI")),
    (
        "The Ministry of External Affairs (MEA) said so.",
        "Ministry of External Affairs (India)",
        ("organization", "IND"),
    ),
    ("Leaders of ECOWAS met.", "Economic Community of West African States", ("igo", None)),
    ("The United Nations Security Council met.", "UN Security Council", ("igo", None)),
    ("The Communist Party of Nepal split.", "Communist Party of Nepal", ("organization", "NPL")),
    ("Greece bought Su-35 jets.", "Su-35", ("product", "RUS")),
    ("Moscow left the New START treaty.", "New START", ("agreement", None)),
    ("Ships left the Strait of Hormuz.", "Strait of Hormuz", ("place", None)),
]


@pytest.mark.parametrize(("words", "name", "expected"), BODIES, ids=[n for _, n, _ in BODIES])
def test_bodies_and_things(nlp: Language, words: str, name: str, expected: tuple[str, str | None]) -> None:
    assert entities(named(nlp, words))[name] == expected


NOTHING = [
    ("Critics of Communism gathered in Lagos on Monday.", "Communism"),
    ("Bombing suspects were flown to Lima on Monday.", "Bombing"),
    ("He left the Academy in May.", "Academy"),
    ("They met in Peoria, Ill. on Monday.", "Ill."),
]


@pytest.mark.parametrize(("words", "name"), NOTHING, ids=[n for _, n in NOTHING])
def test_common_word_with_a_capital_names_nothing(nlp: Language, words: str, name: str) -> None:
    assert name not in entities(named(nlp, words))


def test_abbreviation_in_brackets_names_the_body_from_then_on(nlp: Language) -> None:
    text = named(nlp, "The Samoa Workers Union (SWU) met in Apia. The SWU said it would strike.")
    union = next(e for e in text.entities if e.entity_type == "organization")
    assert union.aliases["SWU"] == 2


def test_spellings_of_one_name_are_one_and_namesakes_are_two(nlp: Language) -> None:
    text = named(
        nlp,
        "Sri Lankan President Gotabaya Rajapaksa received Prime Minister Mahinda Rajapaksa. Russian Foreign Minister "
        "Sergei Lavrov came later. Sergey Lavrov thanked them.",
    )
    people = [e.name for e in text.entities if e.entity_type == "person"]
    assert len(people) == 3
    lavrov = next(e for e in text.entities if "Lavrov" in e.name)
    assert set(lavrov.aliases) == {"Sergei Lavrov", "Sergey Lavrov"}


def test_dateline_place_is_an_entity_without_a_mention(nlp: Language) -> None:
    text = named(nlp, "Talks began.", dateline="GENEVA")
    assert text.dateline_entity is not None
    assert text.entities[text.dateline_entity].country_code == "CHE"
    assert text.mentions == []


def test_mentions_cut_their_own_text_and_do_not_overlap(nlp: Language) -> None:
    words = (
        "Iraq's Prime Minister Mustafa al-Kadhimi said H.E. Mr. Khalid bin Ali al-Humaidan had left. “We are glad,” he "
        "added. D B Venkatesh Varma and S.Jaishankar of India met Jean-Yves Le Drian."
    )
    text = named(nlp, words)
    names = [m for m in text.mentions if m.mention_type == "name"]
    assert [m.start for m in names] == sorted(m.start for m in names)
    assert all(a.end <= b.start for a, b in pairwise(names))
    written = {text.text[m.start : m.end] for m in names}
    assert {"Mustafa al-Kadhimi", "Khalid bin Ali al-Humaidan", "D B Venkatesh Varma", "S.Jaishankar"} <= written
    assert "Jean-Yves Le Drian" in written


def test_same_text_gives_the_same_names(nlp: Language) -> None:
    words = "Fiji and Tonga asked Wellington for aid. Prime Minister Sitiveni Rabuka thanked the two countries."
    assert [str(e) for e in named(nlp, words).entities] == [str(e) for e in named(nlp, words).entities]
