"""Tellings: lead, body and background of one happening are one row; two happenings of one kind are two (guide §3.2)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from transforms.annotate import annotate
from transforms.document import SourceText
from transforms.vocabulary.kinds import KINDS

if TYPE_CHECKING:
    from spacy.language import Language

DAY = date(2025, 5, 14)

TEXTS = [
    (
        "Chad's president Mahamat Deby met Kenyan President William Ruto in Nairobi on Tuesday. The two "
        "leaders discussed trade at the meeting. Ruto said the talks had been fruitful. A second meeting is "
        "planned for June in N'Djamena.",
        {"meeting": 2},
    ),
    (
        "Peru and Bolivia opened a new round of talks on their border in Cusco on Monday. The previous round "
        "ended in March without a result. The talks are to last three days. Another round will be held in La "
        "Paz in July.",
        {"negotiation": 3},
    ),
    (
        "The visit by Finnish President Sauli Niinisto to Ukraine, the first since 2010, begins on Thursday. "
        "During the visit Niinisto will meet President Volodymyr Zelensky. Niinisto's trip to Kyiv had been "
        "postponed twice.",
        {"visit": 1, "meeting": 1},
    ),
    (
        "Gunmen killed 12 soldiers in an attack on an army base in northern Mali on Sunday. The attack, near "
        "the town of Kidal, was the third this month. The army blamed al-Qaeda for the attack. In another "
        "attack on Monday, gunmen killed five policemen in Gao.",
        {"assault": 2},
    ),
    (
        "Turkey expelled ten Greek diplomats on Friday. Greece's foreign ministry condemned the expulsions. "
        "Ankara said the expulsion of the diplomats was a response to spying. Greece expelled four Turkish "
        "diplomats on Saturday.",
        {"expulsion": 2},
    ),
    (
        "Norwegian Prime Minister Erna Solberg arrived in Hanoi on Monday for a three-day visit. Solberg, who"
        " is visiting Vietnam for the first time, will meet President Nguyen Phu Trong on Tuesday. She "
        "visited Laos last week.",
        {"visit": 2, "meeting": 1},
    ),
    (
        "The European Union imposed sanctions on Belarus on Thursday. The sanctions target 30 officials. "
        "Belarus called the sanctions illegal. Britain imposed sanctions on Belarus on the same day. The EU "
        "also extended sanctions against Myanmar.",
        {"sanctions": 3},
    ),
    (
        "Rwanda and Uganda signed a border agreement in Luanda on Wednesday. Presidents Paul Kagame and "
        "Yoweri Museveni signed the accord in front of Angolan President Joao Lourenco. Under the agreement "
        "the two countries will reopen the border. In 2017 they signed a trade treaty.",
        {"signing": 2},
    ),
    (
        "Mexican President Claudia Sheinbaum spoke by telephone with Canadian Prime Minister Mark Carney on "
        "Thursday. The call lasted 30 minutes. Sheinbaum also spoke with Brazilian President Lula da Silva on"
        " Thursday. It was their second call this month.",
        {"call": 2},
    ),
    (
        "India's Foreign Minister S. Jaishankar will travel to Kenya on Friday. The two-day trip was "
        "announced on Tuesday. Jaishankar will hold talks with his Kenyan counterpart Musalia Mudavadi in "
        "Nairobi on Saturday. Before the talks Jaishankar will meet President William Ruto.",
        {"visit": 1, "meeting": 2},
    ),
    (
        "Iraq summoned the Turkish ambassador on Sunday over an air strike in Dohuk. The Iraqi foreign "
        "ministry handed the ambassador a protest note. Baghdad summoned the envoy for the second time this "
        "year. The air strike killed nine tourists on Wednesday.",
        {"diplomatic_protest": 1, "assault": 1},
    ),
    (
        "Japan and South Korea held a summit in Seoul on Monday. At the summit, Prime Minister Shigeru Ishiba"
        " and President Lee Jae-myung agreed to share intelligence. The summit was the first in two years. "
        "The two leaders last held a summit in Tokyo in 2023.",
        {"summit": 2},
    ),
    (
        "A trip by Slovak Prime Minister Robert Fico to Moscow has been called off. Fico was to have met "
        "President Vladimir Putin on Friday. The meeting will now take place in June. The visit was announced"
        " last month.",
        {"visit": 1},
    ),
    (
        "Iran and Oman held a first round of nuclear talks in Muscat on April 12. The second round took place"
        " in Rome on April 19. A third round is due on Saturday.",
        {"negotiation": 3},
    ),
    (
        "Serbia and Kosovo resumed negotiations in Brussels on Monday. The last session ended in failure in "
        "March. The EU mediated the negotiations.",
        {"negotiation": 2},
    ),
    (
        "Australian boxer Tim Tszyu beat Bakhram Murtazaliev of Russia in Orlando on Saturday. The second "
        "round was the hardest. Another round followed.",
        {"negotiation": 0},
    ),
    (
        "Talks between Fiji and Tonga on fishing began in 2000 and collapsed in 2012. Fiji's fleet stayed in port.",
        {"negotiation": 2},
    ),
    ("Talks between Laos and Bhutan on visas broke down in 2011 and were resumed in 2015.", {"negotiation": 2}),
    (
        "Talks between Serbia and Kosovo collapsed in May. They resumed in Vienna on June 3.",
        {"negotiation": 2},
    ),
    ("Talks between Laos and Bhutan began in 2011, and the bridge collapsed in 2015.", {"negotiation": 1}),
    (
        "Kenya and Uganda agreed on Monday to set up a hotline. In Nairobi Uganda promised to pay for the bridge.",
        {"agreement": 2},
    ),
    ("France ditched the contract with Lockheed on Monday.", {"suspension": 1}),
    ("Oman brought officials of Iran and Jordan together in Muscat.", {"mediation": 1}),
]


@pytest.fixture(scope="module")
def counted(nlp: Language) -> list[Counter[str]]:
    """How many events of each kind, and of each type, every text gives."""
    sources = [SourceText(f"d_{n}", t, published_date=DAY, anchor_date=DAY) for n, (t, _) in enumerate(TEXTS)]
    return [
        Counter(k for e in text.events for k in {e.kind, KINDS[e.kind].event_type.lower()})
        for text in annotate(sources, nlp)
    ]


@pytest.mark.parametrize("at", range(len(TEXTS)), ids=[t[:50] for t, _ in TEXTS])
def test_one_row_for_each_happening(counted: list[Counter[str]], at: int) -> None:
    wanted = TEXTS[at][1]
    assert {kind: counted[at][kind] for kind in wanted} == wanted
