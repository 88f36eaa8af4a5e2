"""References: whom titles, pronouns and nominals mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transforms.test_names import named

if TYPE_CHECKING:
    from spacy.language import Language

MEETING = "Egyptian Foreign Minister Sameh Shoukry met Greek Defence Minister Nikos Dendias in Athens on Monday. "

REFERENCES = [
    (MEETING + "The two ministers spoke.", "ministers", {"Sameh Shoukry", "Nikos Dendias"}),
    (MEETING + "The two sides signed a pact.", "The two sides", {"Egypt", "Greece"}),
    (MEETING + "Both countries agreed.", "Both countries", {"Egypt", "Greece"}),
    (MEETING + "The two men smiled.", "The two men", {"Sameh Shoukry", "Nikos Dendias"}),
    (MEETING + "The Greek minister was pleased.", "Greek minister", {"Nikos Dendias"}),
    (MEETING + "The foreign minister left at noon.", "foreign minister", {"Sameh Shoukry"}),
    (MEETING + "The pair discussed trade.", "The pair", {"Sameh Shoukry", "Nikos Dendias"}),
    (MEETING + "They discussed trade.", "They", {"Sameh Shoukry", "Nikos Dendias"}),
    (MEETING + "Both praised the deal.", "Both", {"Sameh Shoukry", "Nikos Dendias"}),
    (MEETING + "The Greek minister thanked him.", "him", {"Sameh Shoukry"}),
    ("Kenyan President William Ruto met French President Emmanuel Macron. The French leader left.", "French leader",
     {"Emmanuel Macron"}),
    ("Hungary's Viktor Orban met Serbian President Aleksandar Vucic. The Hungarian prime minister left.",
     "Hungarian prime minister", {"Viktor Orban"}),
    ("Japanese Foreign Minister Yoko Kamikawa said that Wang Yi, who is 70, would visit. She gave no date.", "She",
     {"Yoko Kamikawa"}),
    ("The US ambassador to Turkey, Jeff Flake, left Ankara. The envoy gave no reason.", "envoy", {"Jeff Flake"}),
    ("Iran and Oman met in Muscat. Each side praised the talks.", "Each side", {"Iran", "Oman"}),
    ("Ms Helen Clark came to Apia. She thanked Samoa.", "She", {"Helen Clark"}),
    ("Iraq recalled its envoy.", "its", {"Iraq"}),
    ("The Malaysian Foreign Ministry met envoys. The ministry said no.", "The ministry",
     {"Ministry of Foreign Affairs (Malaysia)"}),
    ("Omani and Saudi envoys met in Muscat. The kingdom wants a truce.", "The kingdom", {"Saudi Arabia"}),
    ("In his first speech, Zambian President Hakainde Hichilema praised Malawi.", "his", {"Hakainde Hichilema"}),
    ("Peru asked Bolivia to open its border.", "its", {"Bolivia"}),
    ("Uruguayan President Yamandu Orsi urged Paraguayan President Santiago Pena to use his influence.", "his",
     {"Santiago Pena"}),
    ("Senegal said on Friday it would recall its envoy.", "it", {"Senegal"}),
    ("Laos left the talks. Vietnam summoned its ambassador to Laos, Khamphao Ernthavanh.", "its", {"Vietnam"}),
    ("Chilean police searched the port of Arica. They seized two boats.", "They", {"Chile"}),
    ("Nepal and Bhutan ended their talks. They agreed to meet again.", "They", {"Nepal", "Bhutan"}),
    ("Ghana, Togo and Benin signed the pact in Lome. The three countries share a border.", "The three countries",
     {"Ghana", "Togo", "Benin"}),
    ("Moldovan President Maia Sandu and Romanian President Nicusor Dan met in Balti. The two spoke of gas.", "The two",
     {"Maia Sandu", "Nicusor Dan"}),
    ("Rwandan President Paul Kagame and Burundian President Evariste Ndayishimiye met in Arusha with Kenyan President "
     "William Ruto. Ruto praised both leaders.", "both leaders", {"Paul Kagame", "Evariste Ndayishimiye"}),
    ("Maldives President Mohamed Muizzu went to Delhi. The island nation needs a loan.", "The island nation",
     {"Maldives"}),
    ("Estonian Foreign Minister Margus Tsahkna went to Lisbon. The Baltic state wants more troops.", "The Baltic state",
     {"Estonia"}),
    ("Qatari envoys flew to Tunis. The Gulf country will lend money to Tunisia.", "The Gulf country", {"Qatar"}),
    ("Finland's parliament voted. The government of Iceland did not. The country was silent.", "The country",
     {"Iceland"}),
    ("Myanmar closed two newspapers. The junta gave no reason.", "The junta", {"Myanmar"}),
    ("The European Union met in Vienna. The bloc wants a truce.", "The bloc", {"European Union"}),
    ("Hamas rejected the offer. The group said nothing more.", "The group", {"Hamas"}),
    ("Ethiopia's foreign minister, Gedion Timothewos, met Djibouti's president. The Ethiopian left at noon.",
     "The Ethiopian", {"Gedion Timothewos"}),
    ("Norwegian Prime Minister Jonas Gahr Store came to Riga. The 63-year-old was cheered.", "The 63-year-old",
     {"Jonas Gahr Store"}),
    ("Cuban diver Ana Perez is in Madrid. She met Elena Ruiz. \"I am free,\" Perez said.", "I", {"Ana Perez"}),
    ("Kenyan President William Ruto met farmers. \"He is wrong,\" Ugandan President Yoweri Museveni said.", "He",
     {"William Ruto"}),
    ("Albanian Prime Minister Edi Rama met Greek Foreign Minister George Gerapetritis. He accused Albania of delay.",
     "He", {"George Gerapetritis"}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "reference", "meant"), REFERENCES, ids=[r for _, r, _ in REFERENCES])
def test_reference_means(nlp: Language, words: str, reference: str, meant: set[str]) -> None:
    text = named(nlp, words)
    found = next(
        m
        for m in reversed(text.mentions)
        if text.text[m.start : m.end] == reference and m.mention_type in ("title", "pronoun", "nominal")
    )
    assert {text.entities[n].name for n in found.entities} == meant


def test_title_that_nobody_bears_keeps_its_country_and_means_nobody(nlp: Language) -> None:
    text = named(nlp, "The Chilean ambassador was summoned in Caracas.")
    title = next(m for m in text.mentions if m.mention_type == "title")
    assert title.entities == ()
    assert (title.country_code, title.title) == ("CHL", "ambassador")


UNRESOLVED = [
    ("It is clear that Fiji will not pay.", "It"),
    ("Bulgaria and Romania signed the pact. Workers cheered. They want more pay.", "They"),
    ("The Sudanese negotiator came to Jeddah. He met Saudi Foreign Minister Faisal bin Farhan.", "He"),
    ("Mexican Finance Minister Rogelio Ramirez ran for president.", "president"),
    ("Bhutan is calm. The neighbouring country is not.", "The neighbouring country"),
]


@pytest.mark.parametrize(("words", "reference"), UNRESOLVED, ids=[r for _, r in UNRESOLVED])
def test_reference_stays_open_when_it_means_nothing_named(nlp: Language, words: str, reference: str) -> None:
    text = named(nlp, words)
    meant = [
        text.entities[n].name
        for m in text.mentions
        if text.text[m.start : m.end] == reference and m.mention_type in ("title", "pronoun", "nominal")
        for n in m.entities
    ]
    assert meant == []


def test_office_of_an_owner_is_of_the_owners_country(nlp: Language) -> None:
    text = named(nlp, "Gabon opposed the plan. The country's foreign minister left Doha, and so did its ambassador.")
    codes = {m.title: m.country_code for m in text.mentions if m.mention_type == "title"}
    assert codes == {"foreign minister": "GAB", "ambassador": "GAB"}
