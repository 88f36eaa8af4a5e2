"""Whom criticism, praise or refusal is meant for, where the text names only the deed or the words that are judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transforms.events_read import sides, told

if TYPE_CHECKING:
    from spacy.language import Language

CASES = [
    # who the words beside the deed name
    (
        "The Bolivian foreign minister denounced the sanctions that Washington had imposed on 14 Cuban judges.",
        "criticism",
        "United States",
    ),
    ("Botswana condemned the attack on Nairobi by Ethiopia on Monday.", "criticism", "Ethiopia"),
    ("Norway criticised the tariffs imposed on Iceland by Canada on Tuesday.", "criticism", "Canada"),
    # the victim is not the one who is judged
    ("Senegal condemned on Monday the killing of two Gambian officers.", "criticism", ""),
    # a deed told before
    (
        "Malaysia expelled the Sudanese ambassador on Monday after a row over fishing. Qatar had tried to calm things."
        " Norway's prime minister condemned the expulsion on Tuesday.",
        "criticism",
        "Malaysia",
    ),
    (
        "Zambia closed its border with Malawi on Monday. Tanzania called the decision a mistake on Tuesday.",
        "criticism",
        "Zambia",
    ),
    (
        "Peru's Congress voted on Monday to end the treaty with Chile, and Brazil condemned the decision a day later.",
        "criticism",
        "Congress (Peru)",
    ),
    (
        "Uganda imposed sanctions on Rwanda on Monday. Ghana denounced the sanctions on Tuesday.",
        "criticism",
        "Uganda",
    ),
    # a deed of which a text knows only one doer, however far back
    (
        "Azerbaijan attacked three villages on Monday. Rain fell all day. Shops stayed shut. Schools were closed."
        " Trains did not run. Norway's prime minister condemned the attack on Tuesday.",
        "criticism",
        "Azerbaijan",
    ),
    # a pact told before, for which all its parties stand, and those as states
    (
        "Kenya and Somalia signed a fishing accord in Doha on Monday. The text runs to forty pages. It took two years."
        " Both navies are pleased. António Guterres welcomed the deal on Tuesday.",
        "endorsement",
        "Kenya+Somalia",
    ),
    # words told before
    (
        '"Nobody will tell us how to vote," Fijian Prime Minister Sitiveni Rabuka said on Monday.'
        " Samoa criticised the remarks on Tuesday.",
        "criticism",
        "Sitiveni Rabuka",
    ),
    (
        "Gabon summoned the Togolese ambassador on Monday over racist comments made by Togolese minister Yawa Kouigan."
        " The remarks were widely shared. Congo's foreign ministry criticised the remarks on Tuesday.",
        "criticism",
        "Yawa Kouigan",
    ),
    ("On Monday Zimbabwe rejected the charge that Harare had misled Zambia.", "rejection", "Zambia"),
    # a deed of states in its place
    (
        "Ireland condemned on Monday the jailing of two editors in Managua. Nicaragua is silent.",
        "criticism",
        "Nicaragua",
    ),
]


@pytest.mark.parametrize(("words", "kind", "recipients"), CASES)
def test_the_one_who_is_judged_is_found_by_the_deed(nlp: Language, words: str, kind: str, recipients: str) -> None:
    assert [others for found, _, others in sides(told(nlp, words)) if found == kind] == [recipients]
