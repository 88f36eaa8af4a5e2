"""Acts of speech between quotation marks: "we" is whoever is quoted, and what he says he does, he has done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from transforms.annotate import annotate
from transforms.document import SourceText

if TYPE_CHECKING:
    from spacy.language import Language

DAY = date(2024, 6, 12)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            '"We strongly condemn the coup in Niger," the African Union said in a statement.',
            ("criticism", "occurred", "African Union"),
        ),
        (
            '"We demand the release of our sailors," Greek Prime Minister Kyriakos Mitsotakis said.',
            ("demand", "occurred", "Kyriakos Mitsotakis"),
        ),
        ("Kigali accuses Kinshasa of backing the rebels.", ("accusation", "occurred", "Rwanda")),
    ],
)
def test_who_speaks_acts(nlp: Language, words: str, told: tuple[str, str, str]) -> None:
    text = next(iter(annotate([SourceText("d", words, published_date=DAY, anchor_date=DAY)], nlp)))
    rows = [
        (e.kind, e.status, text.entities[p.entity].name)
        for e in text.events
        for p in e.participants
        if p.role == "actor" and p.entity is not None
    ]
    assert told in rows
