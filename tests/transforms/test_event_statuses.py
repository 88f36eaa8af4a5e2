"""Statuses of events: one sentence in, the state of what it tells out, with the words that show it (guide §3.4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from transforms.annotate import annotate
from transforms.document import AnnotatedText, SourceText

if TYPE_CHECKING:
    from spacy.language import Language

DAY = date(2019, 5, 8)

SENTENCES = [
    ("occurred", "visit", "Kenyan President William Ruto visited Japan on Tuesday."),
    ("planned", "visit", "Brazilian President Lula da Silva to visit Angola on Friday."),
    ("planned", "visit", "President Boric is set to travel to Canada next month."),
    ("planned", "visit", "The Norwegian foreign minister is due to visit Serbia on Thursday."),
    ("planned", "visit", "President Macron is slated to visit Mongolia next week."),
    ("planned", "visit", "Chancellor Scholz is likely to visit Vietnam next month."),
    ("planned", "visit", "President Duda is expected to visit Mexico next month."),
    ("proposed", "visit", "President Tokayev may visit Italy next month."),
    ("proposed", "visit", "President Tokayev might visit Italy next month."),
    ("planned", "visit", "President Arce is scheduled to arrive in Peru on Sunday."),
    (
        "cancelled",
        "visit",
        "President Niinisto was supposed to visit Turkey last week, but the trip was scrapped.",
    ),
    ("cancelled", "visit", "Chile's foreign minister had been due to visit Bolivia last week."),
    ("cancelled", "visit", "President Zuma was to have visited Brazil last month."),
    ("cancelled", "visit", "President Karzai was meant to visit Pakistan last week."),
    ("cancelled", "visit", "President Kagame called off a visit to France."),
    ("postponed", "visit", "President Obama put off a trip to Indonesia."),
    ("postponed", "visit", "A visit by Prime Minister Abe to Iran has been put on hold."),
    ("cancelled", "visit", "Malaysia's prime minister shelved a visit to Sweden."),
    ("denied", "visit", "Prime Minister Netanyahu has no plans to visit Jordan."),
    ("denied", "meeting", "President Rouhani ruled out a meeting with President Trump."),
    ("cancelled", "meeting", "President Aliyev refused to meet President Sargsyan."),
    ("denied", "meeting", "Morocco denied that its foreign minister had met Israeli officials."),
    ("denied", "meeting", "Sudan's prime minister denies meeting Israeli officials."),
    ("proposed", "meeting", "President Moon offered to meet North Korean leader Kim Jong Un."),
    ("planned", "meeting", "President Biden agreed to meet Chinese President Xi Jinping."),
    ("proposed", "meeting", "President Maduro is willing to meet Colombian President Duque."),
    ("proposed", "meeting", "Prime Minister Khan hopes to meet Prime Minister Modi."),
    ("cancelled", "meeting", "President Museveni failed to meet President Kagame."),
    ("cancelled", "meeting", "President Saied could not meet Chancellor Merkel because of illness."),
    ("proposed", "meeting", "Should talks fail, President Erdogan would meet President Putin."),
    ("proposed", "meeting", "President Ghani would meet Taliban leaders if they laid down their arms."),
    ("denied", "meeting", "President Tsai will not meet Chinese officials."),
    ("ongoing", "meeting", "Foreign ministers of Egypt and Ethiopia are meeting in Khartoum."),
    ("ongoing", "negotiation", "Negotiations between Serbia and Kosovo are under way in Brussels."),
    ("ongoing", "negotiation", "Peace talks between Colombia and the ELN continue in Havana."),
    ("ongoing", "negotiation", "Negotiations between Greece and Turkey are continuing."),
    ("postponed", "negotiation", "Peace talks between Ethiopia and the TPLF have been delayed."),
    (
        "cancelled",
        "negotiation",
        "Peace talks between Ethiopia and the TPLF, due last week, were called off.",
    ),
    ("proposed", "negotiation", "Peace talks between Armenia and Azerbaijan are in doubt."),
    ("cancelled", "summit", "The summit between Japan and South Korea was scrapped."),
    ("planned", "summit", "Thailand will host an ASEAN summit in November."),
    ("occurred", "attack", "Rwanda attacked Congolese troops on Monday."),
    ("denied", "attack", "Iran denied attacking Saudi oil plants."),
    ("denied", "attack", "Rwanda has denied that its troops attacked Goma."),
    ("denied", "attack", "Thailand denied shelling Cambodian villages."),
    ("denied", "cyber_attack", "North Korea denied it had hacked a South Korean bank."),
    ("occurred", "threat", "Turkey threatened to attack Kurdish forces in Syria."),
    ("occurred", "threat", "Israel threatened to attack Iranian nuclear sites."),
    ("planned", "sanctions", "The European Union will impose sanctions on Belarus."),
    ("planned", "sanctions", "The European Union is to impose sanctions on Myanmar next week."),
    ("occurred", "agreement", "Canada agreed to send troops to Mali."),
    ("planned", "withdrawal", "Germany vowed to withdraw its troops from Niger."),
    ("planned", "withdrawal", "France decided to pull its troops out of Chad."),
    ("occurred", "rejection", "Russia refused to withdraw its troops from Georgia."),
    ("planned", "withdrawal", "Uganda has begun preparations to withdraw its troops from Somalia."),
    ("planned", "recognition", "Spain is expected to recognise Palestine in May."),
    ("proposed", "recognition", "Australia is considering recognising Palestine."),
    ("occurred", "recognition", "Norway has recognised Palestine."),
    ("proposed", "signing", "Kazakhstan and Kyrgyzstan could sign a border treaty next month."),
    ("planned", "signing", "Kazakhstan and Kyrgyzstan are to sign a border treaty in June."),
    ("postponed", "signing", "The signing of a border treaty between Tajikistan and Kyrgyzstan has been postponed."),
    ("cancelled", "signing", "Ukraine failed to sign an association agreement with the European Union."),
    (
        "cancelled",
        "signing",
        "Honduras and Nicaragua were to sign a border treaty last week, but called it off.",
    ),
    ("denied", "visit", "The Kremlin dismissed reports that President Putin would visit Hungary."),
    ("cancelled", "visit", "Prime Minister Trudeau, who was to have visited Latvia last week, stayed in Ottawa."),
    ("planned", "visit", "Prime Minister Orban, who will visit Georgia on Tuesday, praised the vote."),
    ("planned", "visit", "Prime Minister Orban's visit to Georgia, expected next week, has stirred anger."),
    ("planned", "visit", "President Ramaphosa plans to visit Ukraine."),
    ("proposed", "visit", "Prime Minister Modi was invited to visit Nepal."),
    ("proposed", "visit", "President Mnangagwa's visit to Britain is subject to approval by London."),
    ("proposed", "visit", "President Herzog may travel to Turkey next month, officials said."),
    ("ongoing", "visit", "President Lukashenko is on a visit to Zimbabwe."),
    ("ongoing", "visit", "President Lukashenko is visiting Zimbabwe."),
    ("occurred", "meeting", "President Isaias meets Prime Minister Abiy in Asmara."),
    ("occurred", "arrest", "Police arrest opposition leader in Gambia."),
    ("occurred", "expulsion", "Ecuador expels the Argentine ambassador."),
    ("planned", "release", "Iran will free a French tourist."),
    ("occurred", "release", "Iran freed a French tourist."),
    ("cancelled", "visit", "President Sirisena's planned trip to India has been cancelled."),
    ("planned", "visit", "President Sirisena's trip to India has not been cancelled."),
    ("denied", "visit", "President Assad will not be visiting Algeria, his office said."),
    ("planned", "deployment", "Poland intends to deploy troops to its border with Belarus."),
    ("ongoing", "deployment", "Poland is deploying troops to its border with Belarus."),
    ("occurred", "ceasefire", "A ceasefire between Israel and Hezbollah took effect on Wednesday."),
    ("planned", "ceasefire", "A ceasefire between Sudan's army and the RSF will take effect on Friday."),
    ("planned", "military_cooperation", "India and Oman will hold joint naval exercises in May."),
    ("occurred", "military_cooperation", "India and Oman held joint naval exercises in April."),
]
CUES = [
    ("Brazilian President Lula da Silva to visit Angola on Friday.", "to"),
    ("President Macron is slated to visit Mongolia next week.", "slated to"),
    ("Chile's foreign minister had been due to visit Bolivia last week.", "due to"),
    ("Should talks fail, President Erdogan would meet President Putin.", "should would"),
    ("Peace talks between Armenia and Azerbaijan are in doubt.", "are in doubt"),
    ("Rwanda has denied that its troops attacked Goma.", "denied"),
    ("President Rouhani ruled out a meeting with President Trump.", "ruled out"),
    ("President Kagame called off a visit to France.", "called off"),
]
NOTHING = [
    "Sudan plans to attack Ethiopian troops.",
    "Hamas has yet to release a Thai hostage.",
    "Had Georgia signed the treaty, Russia would have attacked it.",
    "Will Norway expel the Russian ambassador?",
]


@pytest.fixture(scope="module")
def read(nlp: Language) -> dict[str, AnnotatedText]:
    """Each sentence as a text of its own, all annotated in one pass."""
    sentences = dict.fromkeys([*(s for _, _, s in SENTENCES), *(s for s, _ in CUES), *NOTHING])
    sources = [SourceText(f"d_{n}", s, published_date=DAY, anchor_date=DAY) for n, s in enumerate(sentences)]
    return dict(zip(sentences, annotate(sources, nlp), strict=True))


@pytest.mark.parametrize(("status", "kind", "sentence"), SENTENCES, ids=[s for _, _, s in SENTENCES])
def test_status(read: dict[str, AnnotatedText], status: str, kind: str, sentence: str) -> None:
    assert (kind, status) in [(e.kind, e.status) for e in read[sentence].events]


@pytest.mark.parametrize(("sentence", "cue"), CUES, ids=[s for s, _ in CUES])
def test_cue_is_the_words_that_show_it(read: dict[str, AnnotatedText], sentence: str, cue: str) -> None:
    assert cue in [e.status_cue for e in read[sentence].events]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_row_of_what_is_only_imagined(read: dict[str, AnnotatedText], sentence: str) -> None:
    assert not [e for e in read[sentence].events if e.kind in ("release", "attack", "expulsion")]
