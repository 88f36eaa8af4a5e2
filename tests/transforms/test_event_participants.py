"""Participants of events: whom an act is aimed at, and who did it, where the words leave it to be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transforms.events_read import sides, told

if TYPE_CHECKING:
    from spacy.language import Language


CASES = [
    # gapping and ellipsis
    (
        "Norway expelled 12 Serbian diplomats on Monday and Finland 9.",
        [("expulsion", "Norway", "Serbia"), ("expulsion", "Finland", "Serbia")],
    ),
    (
        "Russia was told off on Monday. Norway ordered 12 embassy staff to leave on Monday and Finland 9.",
        [("expulsion", "Norway", ""), ("expulsion", "Finland", "")],
    ),
    # two demonyms before one noun
    ("Relations improved after Malian and Nigerien leaders met on Monday.", [("meeting", "Mali", "Niger")]),
    (
        "Ghana imposed sanctions on Mali on Monday. Togo followed suit.",
        [("sanctions", "Ghana", "Mali"), ("sanctions", "Togo", "Mali")],
    ),
    (
        "Ecuador expelled the Mexican ambassador on Monday. Mexico did the same on Tuesday.",
        [("expulsion", "Mexico", "Ecuador")],
    ),
    # custody
    ("Petra Novak was arrested in Uruguay on Monday.", [("arrest", "Uruguay", "Petra Novak")]),
    # the parties to a matter
    (
        "Chile and Bolivia signed a trade pact on Monday. Justin Trudeau of Canada welcomed the pact on Tuesday.",
        [("endorsement", "Justin Trudeau", "Bolivia+Chile")],
    ),
    # who is told of without a name is no other side that the text leaves to be understood
    (
        "Canada's foreign minister met Ghanaian diplomats on Monday. Ghana signed a pact with Benin on Tuesday."
        " Benin's president Patrice Talon met three students on Wednesday.",
        [("meeting", "Canada", "Ghana"), ("signing", "Ghana", "Benin"), ("meeting", "Patrice Talon", "three students")],
    ),
    # parties named far behind, and those to whom somebody was sent
    (
        "Qatar facilitated a third round of direct talks between Chad and Sudan on Monday.",
        [("mediation", "Qatar", "Chad+Sudan"), ("negotiation", "Chad", "Sudan")],
    ),
    (
        "A senior Samoan delegation to Fiji signed two fishing agreements on Monday.",
        [("signing", "Samoa", "Fiji")],
    ),
    # who arrested somebody is who tells of it
    (
        "Kenyan police announced on Wednesday that the French trader Luc Martin had been arrested on Monday.",
        [("arrest", "Kenya", "Luc Martin")],
    ),
    # a side without a name is a side
    (
        "Talks between the government of Mali and Tuareg rebels opened in Algiers on Monday.",
        [("meeting", "Mali", "Tuareg rebels")],
    ),
    (
        "Norway hosted a meeting between the Venezuelan government and the opposition on Monday.",
        [("meeting", "Venezuela", "opposition")],
    ),
    # each other
    (
        "Guyana and Suriname accused each other of piracy on Monday.",
        [("accusation", "Guyana+Suriname", "Guyana+Suriname")],
    ),
    (
        "Serbia and Croatia expelled each other's diplomats on Monday.",
        [("expulsion", "Croatia+Serbia", "Croatia+Serbia")],
    ),
    # who invites, and whom
    (
        "Peruvian President Dina Boluarte received a letter from Bolivian President Luis Arce inviting her to La Paz.",
        [("invitation", "Luis Arce", "Dina Boluarte"), ("visit", "Dina Boluarte", "Bolivia")],
    ),
    (
        "Kenyan President William Ruto met Somali President Hassan Sheikh Mohamud in Doha on Monday."
        " Tamim bin Hamad Al Thani, the Emir of Qatar, had issued the invitation.",
        [
            ("meeting", "William Ruto", "Hassan Sheikh Mohamud"),
            ("invitation", "Tamim bin Hamad Al Thani", "Hassan Sheikh Mohamud+William Ruto"),
        ],
    ),
    # the sides of a truce that somebody had brokered
    (
        "Thailand and Cambodia agreed a ceasefire on Monday. Anwar Ibrahim had brokered the truce.",
        [("ceasefire", "Thailand", "Cambodia"), ("mediation", "Anwar Ibrahim", "Cambodia+Thailand")],
    ),
    # who holds an office does it, not the body besides
    (
        "The president of the European Commission, Ursula von der Leyen, and Tunisian President Kais Saied signed"
        " a memorandum in Tunis on Sunday.",
        [("signing", "Ursula von der Leyen", "Kais Saied")],
    ),
    # a guest is the person told of before
    (
        "Kazakh President Kassym-Jomart Tokayev arrived in Baku on Monday. The Azerbaijani president, Ilham Aliyev,"
        " met his guest at the airport.",
        [
            ("visit", "Kassym-Jomart Tokayev", "Azerbaijan"),
            ("meeting", "Ilham Aliyev", "Kassym-Jomart Tokayev"),
        ],
    ),
    # whose office is told without a state is still a guest where he travels to
    (
        "Kenya and Uganda share a lake. Foreign Minister Henry Okello Oryem will travel to Nairobi on Sunday.",
        [("visit", "Henry Okello Oryem", "Kenya")],
    ),
    # one of the two countries that a text is about recalls its envoy from the other
    (
        "Chad accused Sudan of arming rebels. Sudan protested to Chad on Monday. Chad expelled two Sudanese diplomats."
        " Sudan summoned the Chadian ambassador. The harvest was poor that year, farmers said. Markets stayed shut."
        " Rain fell for a week. In 2006 Chad recalled its envoy.",
        [("recall", "Chad", "Sudan")],
    ),
    # a veto
    (
        "The UN Security Council met on Monday. China vetoed a resolution on Sudan on Tuesday.",
        [("veto", "China", "UN Security Council")],
    ),
]


@pytest.mark.parametrize(("words", "expected"), CASES, ids=[c[0] for c in CASES])
def test_sides(nlp: Language, words: str, expected: list[tuple[str, str, str]]) -> None:
    found = sides(told(nlp, words))
    for row in expected:
        assert row in found
