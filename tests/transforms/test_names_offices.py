"""Offices: a sentence in, who holds what for which country out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from transforms.document import AnnotatedText, SourceText
from transforms.language import analyse
from transforms.names import find_names
from transforms.sentences import find_sentences
from transforms.vocabulary.makers import maker_of

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def named(nlp: Language, words: str, dateline: str | None = None) -> AnnotatedText:
    """A text of which the names are found."""
    text = AnnotatedText(SourceText("d_test", words, dateline_place=dateline))
    find_sentences(text)
    list(analyse([text], nlp))
    find_names(text)
    return text


def offices(text: AnnotatedText, name: str) -> set[tuple[str, str | None]]:
    """The offices of the person of that name: (title, country)."""
    return {(r.title, r.country_code) for e in text.entities if e.name == name for r in e.roles}


def country(text: AnnotatedText, name: str) -> str | None:
    """The country of the entity of that name; fails where the text has none of it."""
    return next(e.country_code for e in text.entities if e.name == name)


TITLES = [
    # office, field, country, before the name
    ("Senegalese Fisheries Minister Fatou Diouf resigned on Friday.", "Fatou Diouf", "Fisheries Minister", "SEN"),
    ("Zambia's acting finance minister Chola Mwila spoke first.", "Chola Mwila", "acting finance minister", "ZMB"),
    ("Former Bolivian vice president Hugo Mamani was there.", "Hugo Mamani", "Former vice president", "BOL"),
    ("Ex-Slovak interior minister Robert Hudak was acquitted.", "Robert Hudak", "former interior minister", "SVK"),
    ("Interim Haitian prime minister Jean Celestin landed in Kingston.",
     "Jean Celestin", "Interim prime minister", "HTI"),
    ("Lithuania's president-elect Jonas Petraitis thanked voters.", "Jonas Petraitis", "president-elect", "LTU"),
    ("Israeli far-right minister Avi Golan walked out of the talks.", "Avi Golan", "minister", "ISR"),
    ("Senior Malian lawmaker Amadou Keita objected.", "Amadou Keita", "lawmaker", "MLI"),
    ("Georgian protest leader Nino Beridze was released.", "Nino Beridze", "protest leader", "GEO"),
    ("Thai Army chief General Prasit Chaiya denied the report.", "Prasit Chaiya", "Army chief", "THA"),
    ("Uruguay's permanent representative to the United Nations, Ana Pereira, abstained.", "Ana Pereira",
     "permanent representative to the United Nations", "URY"),
    ("The Kenyan high commissioner to Uganda, Peter Otieno, was recalled.", "Peter Otieno",
     "high commissioner to Uganda", "KEN"),
    ("Turkey's special envoy for Libya, Emre Yildiz, flew to Tripoli.",
     "Emre Yildiz", "special envoy for Libya", "TUR"),
    ("Danish charge d'affaires Lars Holm was summoned.", "Lars Holm", "charge d'affaires", "DNK"),
    ("Crown Prince Hamad al-Thani of Qatar received him.", "Hamad al-Thani", "Crown Prince", "QAT"),
    ("Ghana's Chief Justice Kwame Boateng swore him in.", "Kwame Boateng", "Chief Justice", "GHA"),
    ("Sri Lankan police spokesman Nihal Perera gave no figures.", "Nihal Perera", "police spokesman", "LKA"),
    ("Finnish MEP Anna Virtanen tabled the motion.", "Anna Virtanen", "MEP", "FIN"),
    # behind the name
    ("Pedro Lima, the president of Cape Verde, agreed.", "Pedro Lima", "president", "CPV"),
    ("Olga Rusu, Moldova's minister for trade, was absent.", "Olga Rusu", "minister for trade", "MDA"),
    ("Tran Van Hai, 54, a former Vietnamese general, was arrested.", "Tran Van Hai", "former general", "VNM"),
    ("Sara Lindqvist, the Swedish government's special envoy for Yemen, spoke by phone.", "Sara Lindqvist",
     "special envoy for Yemen", "SWE"),
    ("Ivan Petkov, a spokesman for the Bulgarian Interior Ministry, declined to say more.", "Ivan Petkov",
     "spokesman for the Bulgarian Interior Ministry", "BGR"),
    ("Marta Silva (Angola's finance minister) signed.", "Marta Silva", "finance minister", "AGO"),
    ("Juma Hamisi, mayor of Dodoma, opened the fair in Tanzania.", "Juma Hamisi", "mayor of Dodoma", "TZA"),
    ("Diego Rojas, head of international economic relations for the ministry, said Peru would wait.", "Diego Rojas",
     "head of international economic relations", "PER"),
    ("The minister of development co-operation, Ulla Berg, left Denmark.", "Ulla Berg",
     "minister of development co-operation", "DNK"),
    # copulas and verbs of taking office
    ("Aziz Karimov is Tajikistan's defence minister.", "Aziz Karimov", "defence minister", "TJK"),
    ("Elena Ceban was elected president of Moldova on Sunday.", "Elena Ceban", "president", "MDA"),
    ("Rosa Quispe became the first female prime minister of Peru.", "Rosa Quispe", "prime minister", "PER"),
    ("Paul Tembo was sworn in as president of Zambia.", "Paul Tembo", "president", "ZMB"),
    ("The king appointed Omar Haddad prime minister of Jordan.", "Omar Haddad", "prime minister", "JOR"),
    ("Milan Novak, who heads the Czech Interior Ministry, resigned.", "Milan Novak", "head", "CZE"),
    ("Lina Saleh has been named Lebanon's ambassador to Italy.", "Lina Saleh", "ambassador to Italy", "LBN"),
    ("Parliament in Dili elected Jose Soares as prime minister of East Timor.", "Jose Soares", "prime minister", "TLS"),
    # places that an office is of
    ("Lagos governor Tunde Bello imposed a curfew.", "Tunde Bello", "governor", "NGA"),
    ("The acting governor of Kursk region, Pavel Orlov, ordered an evacuation.", "Pavel Orlov",
     "acting governor of Kursk region", "RUS"),
    ("Los Angeles mayor Dana Reed lifted the order.", "Dana Reed", "mayor", "USA"),
    # abbreviations
    ("EAM R. Pillai met the delegation.", "R. Pillai", "External Affairs Minister", "IND"),
    ("FS Mehta met them in New Delhi.", "Mehta", "Foreign Secretary", "IND"),
    ("Senior Gen. Prasit Chaiya of Thailand saluted.", "Prasit Chaiya", "Senior Gen.", "THA"),
    ("Japan's Chief Cabinet Secretary Kenji Mori said no.", "Kenji Mori", "Chief Cabinet Secretary", "JPN"),
    ("Kuwaiti FM Ali Sabah flew to Doha.", "Ali Sabah", "Foreign Minister", "KWT"),
    ("Sen. Jim Walker disagreed.", "Jim Walker", "Senator", "USA"),
    ("TD Mary Byrne asked the question in Dublin.", "Mary Byrne", "TD", "IRL"),
    # designates, several offices in one hand, titles with a field of learning
    ("The Tunisian prime minister-designate, Hedi Karoui, met union leaders.", "Hedi Karoui",
     "prime minister-designate", "TUN"),
    ("The Ethiopian deputy prime minister and foreign minister, Tesfaye Bekele, left.", "Tesfaye Bekele",
     "deputy prime minister", "ETH"),
    ("Alan Torres, twice president of Peru, died.", "Alan Torres", "president", "PER"),
    ("Jane Otieno, a professor of law at the University of Nairobi, doubted it.", "Jane Otieno",
     "professor of law at the University of Nairobi", "KEN"),
    # sent to a country, or dealing with it
    ("The US special representative for Afghanistan reconciliation, Peter Hale, left Doha.", "Peter Hale",
     "special representative for Afghanistan reconciliation", "USA"),
    ("Kofi Mensah, Ghana's parliament was told, is the country's top diplomat.", "Kofi Mensah", "top diplomat", "GHA"),
    # counterparts
    ("Hungarian Foreign Minister Gabor Toth met his Chadian counterpart, Mahamat Idriss, in Budapest.",
     "Mahamat Idriss",
     "Foreign Minister", "TCD"),
    ("Omani Defence Minister Said al-Harthi met his counterpart from Chile, Diego Rojas.", "Diego Rojas",
     "Defence Minister", "CHL"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "person", "title", "code"), TITLES, ids=[p for _, p, _, _ in TITLES])
def test_office_is_given_to_its_holder_with_its_country(
    nlp: Language, words: str, person: str, title: str, code: str
) -> None:
    assert (title, code) in offices(named(nlp, words), person)


LISTS = [
    ("Juma Hamisi and Grace Akello, the presidents of Tanzania and Uganda respectively, met.",
     {"Juma Hamisi": "TZA", "Grace Akello": "UGA"}),
    ("Peru's president Ana Flores, Chile's Jorge Ruiz and Bolivia's Luis Mamani met.",
     {"Ana Flores": "PER", "Jorge Ruiz": "CHL", "Luis Mamani": "BOL"}),
    ("Prime Ministers Erik Dahl and Matti Laine spoke in Oslo.", {"Erik Dahl": None, "Matti Laine": None}),
    ("The foreign ministers of Chad and Niger, Mahamat Saleh and Ibrahim Yacouba, signed a pact.",
     {"Mahamat Saleh": "TCD", "Ibrahim Yacouba": "NER"}),
    ("Ukrainian president Oleh Koval and foreign minister Iryna Bondar flew to Riga.",
     {"Oleh Koval": "UKR", "Iryna Bondar": "UKR"}),
    ("The Sudanese delegation led by General Hassan Bashir and the Ethiopian delegation led by Abebe Girma met.",
     {"Hassan Bashir": "SDN", "Abebe Girma": "ETH"}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "countries"), LISTS, ids=[next(iter(c)) for _, c in LISTS])
def test_list_gives_each_the_country(nlp: Language, words: str, countries: dict[str, str | None]) -> None:
    text = named(nlp, words)
    assert {name: country(text, name) for name, code in countries.items() if code} == {
        name: code for name, code in countries.items() if code
    }
    assert all(any(e.name == name and e.entity_type == "person" for e in text.entities) for name in countries)


COUNTRIES = [
    # of whom no office is told
    ("Jorge Ruiz of Paraguay won the vote.", "Jorge Ruiz", "PRY"),
    ("The Norwegian, Kari Moen, will chair the talks.", "Kari Moen", "NOR"),
    # with whom the holder serves
    ("Kenyan President David Kamau left on Monday. His spokesman, Peter Karanja, gave no reason.",
     "Peter Karanja", "KEN"),
    ("UN Secretary-General Maria Lopez called for calm in Mali. Her spokesman, John Brown, gave no details.",
     "John Brown",
     None),
    # what the text is about
    ("Protests went on in Ecuador. Roads to Quito were closed. Interior Minister Luis Paz offered talks.",
     "Luis Paz", "ECU"),
    ("Residents fled Port Sudan. Sudan's army closed the airport. The governor, Adam Hamid, blamed rebels.",
     "Adam Hamid", "SDN"),
    ("Mina Sato, the sister of Japan's prime minister Kenji Sato, criticised China.", "Mina Sato", "JPN"),
    ("Ola Berg, China analyst at the Nordic Institute, doubted it.", "Ola Berg", None),
    ("Anna Nowak, of the Law and Justice party, disagreed.", "Anna Nowak", "POL"),
    # whom everybody knows, if the text tells their country or their office does
    ("Chinese and American officials met before President Obama left Palm Springs.", "Obama", "USA"),
    ("Guests from France, Gabon and Togo praised Omar Bongo in Paris.", "Omar Bongo", "GAB"),
    ("Zuzana Caputova attends the summit in Kenya.", "Zuzana Caputova", "SVK"),
    # where somebody goes
    ("The Chile trip for which Foreign Minister Erik Lindholm had cleared a week was cancelled. Sweden regrets it.",
     "Erik Lindholm", "SWE"),
    ("Foreign Minister Tran Van Hai flies to Brazil on Tuesday.", "Tran Van Hai", None),
    # of whose body the country is told elsewhere
    ("Zambia's Maize Institute was closed. The Maize Institute's Herbert Ochsner told reporters why.",
     "Herbert Ochsner", "ZMB"),
    # officials of organisations of states act for none
    ("EU foreign policy chief Elisa Romero arrived in Kosovo.", "Elisa Romero", None),
    ("The UN special coordinator in Lebanon, Karin Visser, warned of war.", "Karin Visser", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "person", "code"), COUNTRIES, ids=[p for _, p, _ in COUNTRIES])
def test_country_of_a_person(nlp: Language, words: str, person: str, code: str | None) -> None:
    assert country(named(nlp, words), person) == code


BODIES = [
    ("Troops of the Presidential Guard in Gabon closed the road.", "Presidential Guard", "GAB"),
    ("Kabul University reopened.", "Kabul University", "AFG"),
    # whose ministry: that of who acts, or of where the text was filed
    (
        "Peru has told 12 Chilean diplomats to leave, the Foreign Ministry announced on Monday.",
        "Ministry of Foreign Affairs (Peru)",
        "PER",
    ),
    (
        "The external affairs ministry and the Kenyan embassy did not comment.",
        "Ministry of External Affairs (India)",
        "IND",
    ),
    ("The Nyasa Telecom Company, a Malawian operator, was sold.", "Nyasa Telecom Company", "MWI"),
    ("Mali mourned. Troops in Bamako stormed the offices of Radio Djoliba Group.", "Radio Djoliba Group", "MLI"),
]


@pytest.mark.parametrize(("words", "body", "code"), BODIES, ids=[b for _, b, _ in BODIES])
def test_country_of_a_body(nlp: Language, words: str, body: str, code: str) -> None:
    assert country(named(nlp, words), body) == code


MAKERS = [
    ("USS Kidd", "USA"), ("HMAS Perth", "AUS"), ("KRI Nala", "IDN"), ("MV Rosa", None), ("F-15E Strike Eagle", "USA"),
    ("F-160", None), ("Su-30MKI", "RUS"), ("HQ-22", "CHN"), ("CH-4B", "CHN"), ("CH-47", "USA"), ("Leopard 2A4", "DEU"),
    ("Bayraktar Akinci", "TUR"), ("Iron Dome", "ISR"), ("Hwasong-12", "PRK"), ("Covid-19", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "code"), MAKERS, ids=[n for n, _ in MAKERS])
def test_country_of_a_ship_or_a_weapon(name: str, code: str | None) -> None:
    assert maker_of(name) == code
