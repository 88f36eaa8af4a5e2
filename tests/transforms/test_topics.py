"""Topics: what texts and events are about, with scores, on short texts of the whole world."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from transforms.annotate import annotate
from transforms.document import AnnotatedText, SourceText
from transforms.topic_cues import Found, find_cues, words_in
from transforms.topics import evidence, read_topics, relative, scores, topic_vocabulary
from transforms.vocabulary.topic_words import kind_topics, spelled

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

HERE = Path(__file__).parent
PLOVER_CONTEXTS = 37
LINE = 0.5


class Measure(NamedTuple):
    """Right, wrong and missed topics, counted by topic."""

    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]

    def f1(self, *topics: str) -> float:
        right, wrong, missed = (sum(counts[t] for t in topics) for counts in self)
        return 2 * right / (2 * right + wrong + missed)

    @property
    def micro(self) -> float:
        return self.f1(*sorted({*self.right, *self.wrong, *self.missed}))

    @property
    def macro(self) -> float:
        topics = sorted({*self.right, *self.missed})
        return sum(self.f1(t) for t in topics) / len(topics)

    @property
    def precision(self) -> float:
        return self.right.total() / (self.right.total() + self.wrong.total())


def told(doc: Doc, line: float = LINE) -> set[str]:
    """The topics of a text that consists of nothing but its sentences."""
    words = words_in(doc)
    parts = [find_cues(words[s.start : s.end]) for s in doc.sents]
    found = [cue for cues, _ in parts for cue in cues]
    return set(scores(relative(evidence(found), sum(length for _, length in parts)), line=line))


def measured(nlp: Language, file: str) -> Measure:
    """The topics found in the texts of a file, held against those told there."""
    texts = tomllib.loads((HERE / file).read_text(encoding="utf-8"))["texts"]
    result = Measure(Counter(), Counter(), Counter())
    for text, doc in zip(texts, nlp.pipe(t["text"] for t in texts), strict=True):
        found, wanted = told(doc), set(text["topics"])
        result.right.update(found & wanted)
        result.wrong.update(found - wanted - set(text["may"]))
        result.missed.update(wanted - found)
    return result


@pytest.mark.parametrize(
    ("file", "micro", "macro", "precision"),
    [("topics.toml", 0.80, 0.82, 0.80), ("topics_unseen.toml", 0.75, 0.70, 0.78)],
)
def test_texts_are_about_what_they_are_about(
    nlp: Language, file: str, micro: float, macro: float, precision: float
) -> None:
    result = measured(nlp, file)
    assert result.micro >= micro
    assert result.macro >= macro
    assert result.precision >= precision


@pytest.mark.parametrize("file", ["topics.toml", "topics_unseen.toml"])
def test_labels_are_topics(file: str) -> None:
    texts = tomllib.loads((HERE / file).read_text(encoding="utf-8"))["texts"]
    assert {topic for t in texts for topic in (*t["topics"], *t["may"])} <= set(read_topics())
    assert not [t["text"] for t in texts if set(t["topics"]) & set(t["may"])]


def test_match_reports_recipes_and_results_have_no_topics(nlp: Language) -> None:
    texts = [
        "The captain fired home from the penalty spot as the visitors beat the champions in the semi-final in Doha.",
        "Beat the eggs with sugar, fold in the flour and bake the cake in a hot oven until golden; serve with cream.",
        "Quarterly revenue at the retailer rose and its shares gained; the chief executive expects a higher dividend.",
        "The soprano returns to the opera in a war drama; the general is sung with swagger and the chorus shines.",
    ]
    assert [told(doc) for doc in nlp.pipe(texts)] == [set()] * len(texts)


def about(nlp: Language, words: str) -> AnnotatedText:
    day = date(2024, 6, 12)
    return next(iter(annotate([SourceText("d_test", words, published_date=day, anchor_date=day)], nlp)))


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("Germany imposed sanctions on two Belarusian banks on Monday.", {"sanctions"}),
        ("Kenya's president flew to Kigali on Tuesday for talks with Paul Kagame.", {"diplomatic"}),
        ("Hackers attacked the computers of Albania's parliament on Friday.", {"cyber"}),
        ("Thousands of people demonstrated in Lima against the congress on Saturday.", {"protest"}),
        ("Colombia's government and the ELN began a ceasefire on Monday.", {"peace_process", "armed_conflict"}),
        ("Turkey and Egypt discussed natural gas and trade at a meeting in Ankara.", {"energy", "trade", "diplomatic"}),
        ("South Africa's nurses went on strike on Monday over pay.", {"labour"}),
        ("Ghana and its creditors signed an agreement to restructure its debt.", {"finance_debt", "economic"}),
    ],
)
def test_events_have_the_topics_of_their_kind_and_sentence(nlp: Language, words: str, topics: set[str]) -> None:
    event = about(nlp, words).events[0]
    assert topics <= {topic for topic, score in event.topics.items() if score >= LINE}


def test_scores_are_rounded_shares(nlp: Language) -> None:
    text = about(nlp, "Kenya's foreign minister met the Ugandan ambassador on Monday for talks on the border.")
    assert text.topics["diplomatic"] == round(text.topics["diplomatic"], 3)
    assert all(0 < score <= 1 for score in text.topics.values())


@pytest.mark.parametrize(
    ("words", "topic", "cues"),
    [
        ("The attorney general of Nauru spoke.", "military", set()),
        ("The general spoke to his troops.", "military", {"general", "troop"}),
        ("Counterterrorism officers met counter-terrorism officers.", "terrorism", {"counterterrorism"}),
        ("The ministry of defense has a new defence budget.", "military", {"ministry of defense", "defense budget"}),
        ("Who was there?", "health", set()),
        ("The WHO was there.", "health", {"WHO"}),
        ("The president signed a decree.", "executive", {"decree", "president", "president + sign + decree"}),
    ],
)
def test_cues_count_where_they_mean_the_topic(nlp: Language, words: str, topic: str, cues: set[str]) -> None:
    doc = nlp(words)
    found = {f.cue for f in find_cues(words_in(doc))[0] if f.topic == topic}
    assert {c if c.isupper() or "+" in c else spelled(c) for c in cues} <= found
    assert bool(found) == bool(cues)


def test_cue_that_comes_again_counts_less() -> None:
    once, twice = evidence([Found("trade", "tariff", 1.0)]), evidence([Found("trade", "tariff", 1.0)] * 2)
    assert once["trade"] < twice["trade"] < 2 * once["trade"]


def test_plover_contexts_are_all_there() -> None:
    topics = read_topics()
    assert {"military", "trafficking", "human_security", "lgbt", "reparations", "misinformation"} <= set(topics)
    assert len(topics) >= PLOVER_CONTEXTS
    assert all(label and definition for label, definition in topics.values())


def test_each_published_topic_has_many_cues_and_kinds_know_their_topics() -> None:
    assert {name for name, t in topic_vocabulary().items() if t.published and len(t.graded()) < 45} == set()
    assert kind_topics()["sanctions"]["sanctions"] > 1
