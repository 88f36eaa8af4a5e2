"""Manners of real news: lists in the present tense, acts only suspected or threatened, gerunds of blame."""

from __future__ import annotations

import pytest
from spacy.language import Language

from transforms.annotate import annotate
from transforms.document import AnnotatedText
from transforms.reading import read_text

LIST = """Armed conflicts

Nine Somalis are killed during Ethiopian airstrikes on the town of Beledweyne. (Reuters)

International relations

Peru recalls its ambassador from Mexico. (AP)

Chile expels three diplomats of Venezuela. (AP)

Ghana imposes sanctions on Mali. (AFP)

Latvia closes its border with Belarus. (Reuters)

Kenya suspends its talks with Uganda. (Reuters)

The president of Malawi dies in Lilongwe. (AP)
"""


def read(nlp: Language, body: str) -> AnnotatedText:
    return next(iter(annotate([read_text(f" date 2023-05-17 {body}".encode(), "story.txt")], nlp)))


def kinds(text: AnnotatedText) -> list[str]:
    return [e.kind for e in text.events]


def test_the_entries_of_a_list_in_the_present_are_of_its_day(nlp: Language) -> None:
    text = read(nlp, LIST)
    dated = {e.kind: str(e.interval.start) for e in text.events}
    expected = ("attack", "recall", "expulsion", "sanctions", "suspension")
    assert {kind: dated.get(kind) for kind in expected} == dict.fromkeys(expected, "2023-05-17")


@pytest.mark.parametrize(
    ("sentence", "absent"),
    [
        ("Poland arrested two men on suspicion of fighting for Belarus.", "attack"),
        ("France has warned Rwanda against building up troops near Goma.", "deployment"),
        ("Niger criticised the bloc, threatening to leave the alliance.", "suspension"),
        ("Speaking to Chinese Premier Li Qiang, Ahmed Sharif said the projects would continue.", "call"),
    ],
)
def test_what_is_only_feared_threatened_or_remarked_is_no_event(nlp: Language, sentence: str, absent: str) -> None:
    assert absent not in kinds(read(nlp, sentence))


@pytest.mark.parametrize(
    ("sentence", "kind", "actor"),
    [
        ("Finland on Thursday accused Russia of massing troops on the border.", "deployment", "Russia"),
        ("Chad has accused Sudan of shelling the town of Tine on Monday.", "attack", "Sudan"),
    ],
)
def test_the_gerund_of_a_blame_is_not_done_by_who_blames(nlp: Language, sentence: str, kind: str, actor: str) -> None:
    text = read(nlp, sentence)
    assert "accusation" in kinds(text)
    actors = [
        text.entities[p.entity].name
        for e in text.events
        if e.kind == kind
        for p in e.participants
        if p.role == "actor" and p.entity is not None
    ]
    assert set(actors) <= {actor}
