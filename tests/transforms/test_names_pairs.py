"""Two people of one summit, call or pact: one sentence in, the names of its people out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transforms.annotate import annotate
from transforms.reading import read_text

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("The Lula-Macron summit was held in Brasilia on Monday.", {"Lula", "Macron"}),
        ("The Ruto-Museveni phone call on Tuesday ended well.", {"Ruto", "Museveni"}),
        ("Trump-Kim talks failed in Hanoi.", {"Trump", "Kim"}),
        ("Jean-Pierre talks to the envoys on Monday.", {"Jean-Pierre"}),
        ("Mary Smith-Jones met the envoys in Quito.", {"Mary Smith-Jones"}),
        ("The India-Japan summit was put off.", set()),
        ("The Paris-Berlin axis holds.", set()),
    ],
)
def test_people_of_a_pair(nlp: Language, sentence: str, people: set[str]) -> None:
    (text,) = annotate([read_text(sentence.encode(), "x.txt")], nlp)
    assert {e.name for e in text.entities if e.entity_type == "person"} == people
