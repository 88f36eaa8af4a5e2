"""Topics: what texts and events are about, with scores."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from transforms.annotate import annotate
from transforms.document import AnnotatedText, SourceText
from transforms.topics import read_topics, topic_vocabulary

if TYPE_CHECKING:
    from spacy.language import Language

PLOVER_CONTEXTS = 37


def about(nlp: Language, words: str) -> AnnotatedText:
    day = date(2024, 6, 12)
    return next(iter(annotate([SourceText("d_test", words, published_date=day, anchor_date=day)], nlp)))


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("The ministers discussed uranium enrichment and nuclear inspectors.", "cbrn"),
        ("Tariffs on exports hurt the trade of Laos.", "trade"),
        ("Refugees and migrants crossed the border into Chad.", "migration"),
        ("Voters cast their ballots in the election in Ghana.", "election"),
        ("The vaccine reached every hospital in Nepal.", "health"),
        ("Carbon emissions and the climate were on the agenda.", "climate"),
        ("Hackers spread ransomware.", "cyber"),
    ],
)
def test_text_has_topic(nlp: Language, words: str, topic: str) -> None:
    assert about(nlp, words).topics[topic] > 0.2


def test_scores_are_rounded_shares(nlp: Language) -> None:
    text = about(nlp, "Kenya's foreign minister met the Ugandan ambassador on Monday for talks on the border.")
    assert text.topics["diplomatic"] == round(text.topics["diplomatic"], 3)
    assert all(0 < score <= 1 for score in text.topics.values())


def test_events_have_the_topics_of_their_sentence(nlp: Language) -> None:
    text = about(nlp, "Peru imposed sanctions on Chile on Monday. The choir sang.")
    assert "sanctions" in text.events[0].topics


def test_plover_contexts_are_all_there() -> None:
    topics = read_topics()
    assert {"military", "trafficking", "human_security", "lgbt", "reparations", "misinformation"} <= set(topics)
    assert len(topics) >= PLOVER_CONTEXTS
    assert all(label and definition for label, definition in topics.values())


def test_cues_are_lower_case_or_names_in_capitals() -> None:
    for topic in topic_vocabulary().values():
        assert all(w == w.lower() or w.isupper() or any(c.isdigit() or c == "-" for c in w) for w in topic.graded())
