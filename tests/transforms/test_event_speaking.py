"""Acts of speech between quotation marks: "we" is whoever is quoted, and what he says he does, he has done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transforms.events_read import told

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("words", "row"),
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
def test_who_speaks_acts(nlp: Language, words: str, row: tuple[str, str, str]) -> None:
    text = told(nlp, words)
    rows = [
        (e.kind, e.status, text.entities[p.entity].name)
        for e in text.events
        for p in e.participants
        if p.role == "actor" and p.entity is not None
    ]
    assert row in rows


TRANSCRIPT = """Foreign Ministry Spokesperson Mao Ning's Regular Press Conference

Reuters: Slovakia's President Zuzana Caputova asked lawmakers on Monday to pass the bill. What is your comment?

Mao Ning: We urge the Slovak side to think again. We demand that Bratislava remove the plaque.

Kyodo: Will there be talks with Chile?

Mao Ning: We do not accept Chile's report."""


def test_who_answers_is_we(nlp: Language) -> None:
    """In a transcript "we" are whose turn it is; who asks takes no part."""
    text = told(nlp, TRANSCRIPT)
    rows = {
        (e.kind, p.role, text.entities[p.entity].name)
        for e in text.events
        for p in e.participants
        if p.entity is not None
    }
    assert {
        ("appeal", "actor", "Mao Ning"),
        ("demand", "actor", "Mao Ning"),
        ("rejection", "actor", "Mao Ning"),
    } <= rows
    assert not {name for _, _, name in rows} & {"Reuters", "Kyodo News"}


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("Peru's foreign minister Elmer Schialer met Alberto van Klaveren of Chile in Lima on Monday. "
         "Six agreements were signed on the occasion.", {"Elmer Schialer", "Alberto van Klaveren"}),
        ("A memorandum on fisheries between Ghana and Togo was signed in Accra on Monday.", {"Ghana", "Togo"}),
    ],
)  # fmt: skip
def test_unnamed_signers_are_those_who_met(nlp: Language, words: str, sides: set[str]) -> None:
    text = told(nlp, words)
    signed = [e for e in text.events if e.kind == "signing"]
    assert [{text.entities[p.entity].name for p in e.participants if p.entity is not None} for e in signed] == [sides]


def test_joint_verbs_are_one_word(nlp: Language) -> None:
    """The tokeniser tears "co-chaired" no more."""
    assert [t.text for t in nlp("They co-chaired the session.")] == ["They", "co-chaired", "the", "session", "."]
