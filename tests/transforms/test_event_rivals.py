"""Rivals: whom "both sides", "the two leaders" and "the rebels" mean in an event, by who faced whom before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transforms.events_read import sides, told

if TYPE_CHECKING:
    from spacy.language import Language

QUARREL = (
    "South Sudan's president, Salva Kiir, and rebel leader Riek Machar agreed on Monday to disarm. "
    "The talks were chaired by Omar al-Bashir of Sudan, and Yoweri Museveni of Uganda joined them by telephone. "
)
CASES = [
    (
        QUARREL + "The African Union praised the two leaders.",
        ("endorsement", "African Union", "Riek Machar+Salva Kiir"),
    ),
    (
        QUARREL + "Norway and Canada urged both sides to free all prisoners.",
        ("appeal", "Canada+Norway", "Riek Machar+Salva Kiir"),
    ),
    (QUARREL + "Chile condemned the rebels on Tuesday.", ("criticism", "Chile", "Riek Machar")),
    (
        "Ghana's president, John Mahama, met Togo's Faure Gnassingbe in Lome on Monday. Peru and Chile urged both "
        "sides to open the border.",
        ("appeal", "Chile+Peru", "Ghana+Togo"),
    ),
    (
        "Peruvian President Dina Boluarte and Chilean President Gabriel Boric met in Lima on Monday. Josep Borrell of "
        "Spain had talks with each of them separately on Tuesday.",
        ("meeting", "Josep Borrell", "Gabriel Boric"),
    ),
    (  # a list of others is not what "the country" takes up
        "Benin's army shelled a village on Monday. Benin said nothing. Chad, Niger and Togo called for talks. "
        "The European Union imposed sanctions on the country on Tuesday.",
        ("sanctions", "European Union", "Benin"),
    ),
]


@pytest.mark.parametrize(("words", "expected"), CASES, ids=[words[-60:] for words, _ in CASES])
def test_who_faced_each_other(nlp: Language, words: str, expected: tuple[str, str, str]) -> None:
    assert expected in sides(told(nlp, words))


def test_those_named_together_stay_meant(nlp: Language) -> None:
    """What the names themselves tell is left alone."""
    words = "Fumio Kishida of Japan and Olaf Scholz of Germany met in Tokyo on Monday. The two leaders signed a pact."
    assert ("signing", "Fumio Kishida", "Olaf Scholz") in sides(told(nlp, words))
