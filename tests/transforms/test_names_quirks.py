"""Names in texts with quirks: offices without a country under a dateline, words of advice, places no list has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transforms.annotate import annotate
from transforms.reading import read_text

if TYPE_CHECKING:
    from spacy.language import Language

    from transforms.document import TextEntity


def entities_of(nlp: Language, text: str) -> list[TextEntity]:
    (annotated,) = annotate([read_text(text.encode(), "x.txt")], nlp)
    return annotated.entities


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # An office without a country is of the country that the text was filed from, if such names are at home there.
        ("TOKYO: Prime Minister Keizo Obuchi goes to Ottawa on Monday to sign the agreement.", "Keizo Obuchi", "JPN"),
        ("ANKARA: Foreign Minister Mevlut Yilmaz put off trips to Norway and Sweden.", "Mevlut Yilmaz", "TUR"),
        # Offices that few countries have: the name tells which.
        ("Foreign Secretary Vijay Keshav Gokhale goes to Thimphu for two days.", "Vijay Keshav Gokhale", "IND"),
        ("Foreign Secretary Geoffrey Howe goes to Thimphu for two days.", "Geoffrey Howe", "GBR"),
        # An envoy's post is no home.
        ("LIMA: Ambassador Nikolai Petrov said on Monday that talks would go on.", "Nikolai Petrov", None),
    ],
)  # fmt: skip
def test_country_of_an_office_without_one(nlp: Language, text: str, name: str, country: str | None) -> None:
    assert {e.name: e.country_code for e in entities_of(nlp, text)}[name] == country


@pytest.mark.parametrize(
    ("text", "name", "entity_type"),
    [
        ("Secretary Brandt will travel to Tambora Falls and then return to Vexley on Monday.", "Vexley", "place"),
        ("The envoys discussed the plan with Anthony Bellamy and Jane Moss in Quito.", "Anthony Bellamy", "person"),
        ("The Foreign Affairs Minister (FAM) spoke in Suva on Monday.", "Foreign Affairs Minister", None),
        ("Postpone the garnish.", "Postpone", None),
        ("MR ORTIZ: (Laughter.) We have nothing to say. (Inaudible.)", "Laughter", None),
    ],
)
def test_what_a_name_names(nlp: Language, text: str, name: str, entity_type: str | None) -> None:
    assert {e.name: e.entity_type for e in entities_of(nlp, text)}.get(name) == entity_type
