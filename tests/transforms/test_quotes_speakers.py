"""Speakers: a few sentences in, and who it is that says the last thing quoted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from transforms.document import AnnotatedText, SourceText
from transforms.language import analyse
from transforms.names import find_names, resolve_references
from transforms.quotes import find_quotes
from transforms.quotes.voices import read_speakers
from transforms.sentences import find_sentences
from transforms.times import find_times

if TYPE_CHECKING:
    from spacy.language import Language

NAMES = [
    ("Kenyan President William Ruto said that the army would stay.", "William Ruto"),
    ("President Gabriel Boric met miners in Calama. Boric said that all wages would rise.", "Gabriel Boric"),
    (
        "The talks will go on in Doha, said Qatar's prime minister, Mohammed bin Abdulrahman.",
        "Mohammed bin Abdulrahman",
    ),
    ("“We are ready for talks,” said Ada Okoro, the head of Nigeria's electoral commission.", "Ada Okoro"),
    ("“We are ready for talks,” the head of the commission, Ada Okoro, told reporters in Abuja.", "Ada Okoro"),
    ("Ada Okoro, who had led the commission since 2019 and lives in Lagos, said the count was over.", "Ada Okoro"),
    ("Its chief executive, Jana Novak, said that the plant would close.", "Jana Novak"),
    ("Fiji's president Wiliame Katonivere on Saturday said the cyclone had killed nine people.", "Wiliame Katonivere"),
    ("The Speaker of Ghana's Parliament Alban Bagbin said the vote would be held again.", "Alban Bagbin"),
    ("The council member for health, housing and transport, Ada Okoro, said the bridge was safe.", "Ada Okoro"),
    ("“I will not resign from this post,” Peru's Dina Boluarte told the newspaper La República.", "Dina Boluarte"),
    ("“Nothing was stolen from us,” Mr. Tadesse Bekele, a farmer, told the BBC.", "Tadesse Bekele"),
    ("Moments later, in the yard of the palace, Anwar Ibrahim said the budget would be changed.", "Anwar Ibrahim"),
    ("ACCRA (GNA) - Finance Minister Ken Ofori on Friday said that the budget was balanced.", "Ken Ofori"),
    ("Maia Sandu: “Moldova will hold the vote in October as planned.”", "Maia Sandu"),
    ("Ada Okoro called them on it: “The questions asked here show why people do not trust us.”", "Ada Okoro"),
    ("“We shall rebuild every house that the flood took.” — Jacinda Ardern", "Jacinda Ardern"),
    ("The strike is over, wrote Lucía Paredes in a letter to the miners.", "Lucía Paredes"),
    ("Estonian Foreign Minister Margus Tsahkna wrote on X that the ship had been boarded.", "Margus Tsahkna"),
    ("Anita Anand arrived in Delhi on Monday. “We have much to repair here,” Anand said.", "Anita Anand"),
]

DEFINITES = [
    ("The Teamsters met in Accra. The union, which has many members, said it had received few promises.", "Teamsters"),
    (
        "Lagos Police said the cause was unknown. A spokesperson for the force said a search went on.",
        "Lagos Police (Nigeria)",
    ),
    ("Manohar Parrikar said the capture was unrelated. “He had crossed over,” the minister said.", "Manohar Parrikar"),
    (
        "The path is home to camps, said Naim Baburoglu, a retired general. It is long, the expert noted.",
        "Naim Baburoglu",
    ),
    ("The road is mined, reported Irakli Beridze, a manager of the trust.", "Irakli Beridze"),
    ("Ofir Amir founded the festival. “A year has passed but we are still there,” Amir told CNN.", "Ofir Amir"),
    ("A statement from Togo's Parliament Speaker Ama Mensah, also an envoy, said talks would follow.", "Ama Mensah"),
    ("Okoro Mining's parent, the Lagos-based Okoro Holdings Inc., said it would close the pit.", "Okoro Holdings Inc."),
    ("The study by the University of Ghana said that the lake was shrinking.", "University of Ghana"),
    (
        "Ghana's parliament adopted a resolution on Monday. “The troops shall leave,” said the resolution.",
        "Parliament (Ghana)",
    ),
    ("Prime Minister Anwar Ibrahim slams Canberra saying “no embassy should ever be moved”.", "Anwar Ibrahim"),
    ("Joseph Boakai said the levy was “small,” adding the cost was “a matter for parliament.”", "Joseph Boakai"),
    ("Eliza Okoro said staff had found Bill Bell unfit, and she added, “I believe he must go.”", "Eliza Okoro"),
    ("Mr Lewis, heard on the Andrew Marr Show, said: “We will fight.” He said there was still time.", "Lewis"),
    ("Two envoys wrote on Monday. One of the envoys said that a Fijian official would come.", None),
    (
        "Ruto spoke of the Kitui North fields.\n\nThey lie waste.\n\nNobody came.\n\nWhy?\n\nIt is late, he said.",
        "Ruto",
    ),
    ("Robert Harlin said he had doubts. “I would look at it,” the 48-year-old man said.", "Robert Harlin"),
]

LATER = [
    (
        "No rebel will be met, the king's adviser said on Monday.\n\nThe adviser, Ken Nagenda, said peace comes first.",
        "Ken Nagenda",
    ),
    (
        "Forty children are safe, the police chief said.\n\nInspector Razali Husain said the raids would go on.",
        "Razali Husain",
    ),
    ("The deal is dead, Taiwan’s president says.\n\nTaiwanese crowds met Lai Ching-te, and Lai said no.", "Taiwan"),
]

PRONOUNS = [
    ("President Lazarus Chakwera spoke in Lilongwe. He said that maize would be imported.", "Lazarus Chakwera"),
    ("Mia Mottley spoke first. “We cannot pay this debt twice over,” she said.", "Mia Mottley"),
    ("Mia Mottley said that the debt was too high. “We cannot pay it twice,” she added.", "Mia Mottley"),
    ("Hamas rejected the plan. It said that the list of prisoners was not complete.", "Hamas"),
    ("The World Bank cut its forecast. It said that Zambia would grow by two percent.", "World Bank"),
    ("Zheng Wei leads the mission. Ada Okoro met him in Abuja. She said the mission was welcome.", "Ada Okoro"),
    (
        "Yang Jiechi, Beijing's most senior diplomat, took ten minutes to reply. He accused Washington of using force. "
        "“The United States does not speak for the world,” he said.",
        "Yang Jiechi",
    ),
    (
        "“Nobody was hurt,” the US Air Force said in a statement. “The Office of Special Investigations is helping the "
        "police,” the statement said.\n\nNo further details are available, it said.",
        "US Air Force",
    ),
    ("Mario Rossi died on Thursday. His family said he passed away at home in Turin.", None),
    ("Olena Koval was arrested in Minsk. Her lawyer said she had not been charged.", None),
    (
        "Rosa Diaz spoke in Lima. “They promised us water,” Diaz said. “Mayor Ana Ruiz lied to us,” she added.",
        "Rosa Diaz",
    ),
    (
        "The Turkish Interior Ministry said that two men were held. Ali Demir had left Turkey in March, it added.",
        "Ministry of Internal Affairs (Turkey)",
    ),
    ("Milorad Dodik was not there. His spokeswoman said he was travelling to Budapest.", "Milorad Dodik"),
]

OFFICES = [
    (
        "Alexander Schallenberg came to Tirana. The Austrian foreign minister said the road was open.",
        "Alexander Schallenberg",
    ),
    (
        "Turkish Foreign Minister Hakan Fidan flew to Baghdad. The Turkish foreign minister said "
        "water was on the agenda.",
        "Hakan Fidan",
    ),
    (
        "Greek Prime Minister Kyriakos Mitsotakis met Edi Rama. The prime minister said the border would stay open.",
        "Kyriakos Mitsotakis",
    ),
    (
        "Mr Morrison was unrepentant. “I don't regret the decision at all. Never will,” the Australian leader said.",
        "Morrison",
    ),
    (
        "Antony Blinken has called off a meeting with Sergei Lavrov. “It does not make sense to go on now,” the "
        "Secretary of State said.",
        "Antony Blinken",
    ),
    (
        "Polish Prime Minister Donald Tusk met Petr Fiala in Prague. His Czech counterpart said the "
        "pipeline was ready.",
        "Petr Fiala",
    ),
    (
        "Tanzanian President Samia Suluhu Hassan opened the port. The president said that trade would soon double.",
        "Samia Suluhu Hassan",
    ),
    ("The minister said that nothing had been decided.", None),
    ("A senior Iranian official said the talks would resume in Muscat.", "Iran"),
    ("Two Japanese diplomats said the visit had been put off.", "Japan"),
    ("An EU official said the funds for Tunisia had been frozen.", "European Union"),
    ("Officials said the ferry had sunk off Cebu.", None),
    ("Sources said that the deal was close.", None),
    ("Some Kenyans say the tax should be dropped.", None),
    ("Experts say the drought in Somalia will last.", None),
]

BODIES = [
    ("Seoul said on Friday that it would send no arms.", "South Korea"),
    ("The Kremlin said that no call was planned.", "Russia"),
    ("The White House said the summit would go ahead.", "United States"),
    (
        "The Brazilian foreign ministry said in a statement that its envoy had been called home.",
        "Ministry of Foreign Affairs (Brazil)",
    ),
    ("A spokesman for Hezbollah said the truce would hold.", "Hezbollah"),
    ("A Hamas spokesman said the truce would hold.", "Hamas"),
    ("A spokeswoman for the European Commission said the fine would stand.", "European Commission"),
    ("A spokesman for Chad's government said the border was shut.", "Chad"),
    ("Isaac Herzog was in Rome, a spokesman for his Labor Party said on Friday.", "Labor Party"),
    ("China's weather bureau said that the heat would last for weeks.", "China"),
    ("Justin Trudeau leads Canada. The Trudeau government said that it will spend more.", "Canada"),
    ("A spokesman for President William Ruto said that the tour was over.", "William Ruto"),
    ("A British Steel spokesman said the furnace would be shut down.", None),
    ("Air strikes went on all night, the Syrian army said.", "Army (Syria)"),
    ("Another Greek carrier, Aegean Airlines, said it will cancel a flight to Cyprus.", "Aegean Airlines"),
    (
        "National carrier Olympic Airlines cancelled 35 flights on Monday. Olympic said it would fly again on Tuesday.",
        "Olympic Airlines",
    ),
    ("The opposition, including Okoro's party, said the count was false.", None),
    ("Cuba's embassy in Lima said nobody had asked for asylum.", "Cuba"),
    ("The government of Mali said the base had been handed over.", "Mali"),
    ("Pyongyang's state news agency KCNA said the test had been a success.", "KCNA"),
]

STATEMENTS = [
    ("Peru issued a protest on Monday. The statement said that two boats had been boarded.", "Peru"),
    ("A Hamas statement said that the list was ready.", "Hamas"),
    ("A statement from the Kremlin said that the two had spoken by telephone.", "Russia"),
    ("A statement by Hezbollah said that the raid had failed.", "Hezbollah"),
    ("The Taliban issued a statement saying that girls' schools would stay shut.", "Taliban"),
    ("Ada Okoro released a statement saying that the strike was over.", "Ada Okoro"),
    (
        "Foreign Minister Mohammad Said said in a message to Kofi Annan: “The embargo is "
        "unjust.”\n\n“Maintaining it is a "
        "policy of vengeance,” the message said.",
        "Mohammad Said",
    ),
    (
        "The European Union has upgraded its mission in Colombo, Sri Lanka's Ministry of Foreign "
        "Affairs said Thursday in "
        "a press release. Its head is now an ambassador, said the press release.",
        "Ministry of Foreign Affairs (Sri Lanka)",
    ),
    (
        "A Foreign Office spokesperson accused Russia of making “malicious and baseless "
        "accusations” after Moscow claimed "
        "the diplomats were spies. A statement said that the ambassador had been summoned.",
        "Foreign Office",
    ),
    ("The report said that 40 villages had been burnt.", None),
    ("Netanyahu's office said that the cabinet would meet on Sunday.", "Netanyahu"),
    ("“I accept the ruling of the court,” Imran Khan said through his lawyer.", "Imran Khan"),
]

AGENCIES = [
    ("Deputy minister Andrei Rudenko was quoted as saying by TASS that no date had been set.", "Andrei Rudenko"),
    ("“No date has been set yet,” TASS quoted Rudenko as saying.", "Rudenko"),
    ("TASS cited Sergei Lavrov as saying that the talks were over for now.", "Sergei Lavrov"),
    ("ZANIS cited a message from Levy Mwanawasa as saying that the vote was a clear choice.", "Levy Mwanawasa"),
    ("TASS reported that the tanker had left port.", "TASS"),
    ("Xinhua news agency said that the mine had been flooded.", "Xinhua"),
    ("The explosion was heard across Shiraz, the official news agency IRNA reported.", "IRNA"),
    ("State media said that 12 people had died in Nampo.", None),
    ("Reuters reported that the minister had left the country.", "Reuters"),
]

CONTINUED = [
    (
        "“We have won the vote,” said Ousmane Sonko. “Now the work for Senegal begins in earnest.”",
        "Ousmane Sonko",
    ),
    (
        "The dam is safe, Sahle-Work Zewde said. “It will bring light to every village of Ethiopia.”",
        "Sahle-Work Zewde",
    ),
    (
        "“We have won the vote,” said Ousmane Sonko in Dakar.\n\n“Now the work for Senegal begins in earnest.”",
        "Ousmane Sonko",
    ),
    (
        "“The vote was fair,” Ousmane Sonko said. Karim Wade disagreed. “It was a theft in broad daylight.”",
        "Karim Wade",
    ),
    (
        "A Foreign Office spokesperson said the envoy had been summoned. The talks would go on, the "
        "spokesperson added.",
        "Foreign Office",
    ),
    (
        "The Ghanaian presidency accused the rebels of looting. The presidency said the troops had crossed the Volta.",
        "Ghana",
    ),
    (
        "Ukraine's security service held the tanker. “The vessel blocked our ships,” the security service said.",
        "SBU",
    ),
    (
        "The interior ministry of Chile said the fires were out. Three roads were still closed, the ministry said.",
        "Ministry of Internal Affairs (Chile)",
    ),
    (
        "William Ruto praised the police. He appealed to the parties in the north, repeating that "
        "the border would stay shut.",
        "William Ruto",
    ),
    (
        "Ada Okoro has dropped the plan to send people to Rwanda, describing it as a “gimmick that failed to work”.",
        "Ada Okoro",
    ),
    ("The rally was loud. “There is nothing you can do, folks,” Okoro told a crowd in Lagos.", "Okoro"),
    (
        "“Two boats were boarded,” Lima said. Chile denied it. “Our ships never left port that week,” said President "
        "Gabriel Boric.",
        "Gabriel Boric",
    ),
]


def speakers(nlp: Language, text: str) -> list[str | None]:
    """Names of those who say each thing quoted in a text."""
    out = AnnotatedText(SourceText("d", text, anchor_date=date(2024, 5, 6)))
    find_sentences(out)
    list(analyse([out], nlp))
    for stage in (find_names, find_times, resolve_references, find_quotes):
        stage(out)
    return [out.entities[q.speaker].name if q.speaker is not None else None for q in out.quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*NAMES, *PRONOUNS, *OFFICES, *BODIES, *STATEMENTS, *AGENCIES, *CONTINUED, *DEFINITES],
)
def test_the_last_quote_of_a_text_is_given_to_whoever_says_it(nlp: Language, text: str, expected: str | None) -> None:
    found = speakers(nlp, text)
    assert found
    assert found[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Togo and Benin met in Lomé. The two leaders said the road would be built.",
        "India and Nepal opened a bridge on Monday. Both sides said that trade would grow fast.",
    ],
)
def test_what_two_say_together_is_given_to_neither(nlp: Language, text: str) -> None:
    assert speakers(nlp, text) == [None]


def test_a_reading_in_turns_gives_each_quote_its_own_speaker(nlp: Language) -> None:
    text = (
        "Armenian Prime Minister Nikol Pashinyan said the border was quiet. “We want peace,” he said.\n\n"
        "Azerbaijani President Ilham Aliyev replied that maps had not been handed over. “We are waiting,” he said.\n\n"
        "A French diplomat said talks would go on."
    )
    assert speakers(nlp, text) == ["Nikol Pashinyan"] * 2 + ["Ilham Aliyev"] * 2 + ["France"]


def test_the_vocabulary_of_speakers_repeats_no_word() -> None:
    file = read_speakers()
    for group in (file.spokespeople, file.staff, file.crowds, file.aimed, file.offices, file.organs, file.rule):
        assert len(set(group.words)) == len(group.words)


@pytest.mark.parametrize(("text", "expected"), LATER)
def test_an_office_speaks_for_the_holder_who_is_named_later(nlp: Language, text: str, expected: str) -> None:
    assert speakers(nlp, text)[0] == expected
