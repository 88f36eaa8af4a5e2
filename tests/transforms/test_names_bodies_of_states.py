"""Bodies of states by their own names, forces in small letters, organs alone: one sentence in, its bodies out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transforms.document import AnnotatedText, SourceText
from transforms.language import analyse
from transforms.names import find_names
from transforms.sentences import find_sentences

if TYPE_CHECKING:
    from spacy.language import Language

BODIES = ("organization", "igo")


def bodies(nlp: Language, words: str) -> list[str]:
    """The canonical names of a text's bodies."""
    text = AnnotatedText(SourceText("d_test", words))
    find_sentences(text)
    list(analyse([text], nlp))
    find_names(text)
    return sorted(e.name for e in text.entities if e.entity_type in BODIES)


NAMED = [
    ("Estonia's Riigikogu adopted a resolution.", ["Riigikogu"]),
    ("The Wolesi Jirga rejected the minister.", ["Wolesi Jirga"]),
    ("Mongolia's State Great Khural passed it.", ["State Great Khural"]),
    ("The UN Mission in South Sudan condemned it.", ["UNMISS"]),
    ("The U.N. Stabilization Mission in Haiti left.", ["MINUSTAH"]),
    ("The InterAmerican Development Bank lent two million.", ["Inter-American Development Bank"]),
    ("The Community of Portuguese-Speaking Countries met.", ["Community of Portuguese Language Countries"]),
    ("The Lebanese army broke up the clashes.", ["Army (Lebanon)"]),
    ("Talks with Iran's parliament failed on Monday.", ["Parliament (Iran)"]),
    ("The Ethiopian parliament voted for it.", ["Parliament (Ethiopia)"]),
    ("The Greek parliament speaker resigned.", []),
    ("Chad's army said it had repelled them.", ["Army (Chad)"]),
    ("China's coast guard said its ship was hit.", ["China Coast Guard"]),
    ("The Indonesian coast guard seized the boat.", ["Indonesian Coast Guard"]),
    ("A Norwegian coast guard vessel was rammed.", []),
    ("The Thai army chief resigned.", []),
    ("Zambia protested. Parliament approved the bill.", ["Parliament (Zambia)"]),
    ("Ethiopia's parliament met. Parliament approved a war in Somalia.", ["Parliament (Ethiopia)"]),
    ("The European Parliament met. Later Parliament voted.", ["European Parliament"]),
    ("The provisional electoral council (CEP) of Haiti met. The CEP set a date.", ["Provisional Electoral Council"]),
    ("The Namibian Ports Authority (Namport) said so. Namport closed the dock.", ["Namibian Ports Authority"]),
    ("The 101st Airborne Division left Iraq.", ["101st Airborne Division"]),
    ("A professor at the University of Tehran said so.", ["University of Tehran"]),
    ("Air Zimbabwe would be sold.", ["Air Zimbabwe"]),
    ("Vedanta Resources plc sued Zambia.", ["Vedanta"]),
    ("The Embassy of Japan in Lima was stormed.", ["Embassy of Japan (Peru)"]),
    ("SENATOR CONDEMNS A PLAYER FOR BECOMING AN ACTIVE PARTICIPANT IN TALKS", []),
    ("The ship sailed within the Philippine EEZ.", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), NAMED, ids=[w for w, _ in NAMED])
def test_bodies_of_a_sentence(nlp: Language, words: str, expected: list[str]) -> None:
    assert bodies(nlp, words) == expected
