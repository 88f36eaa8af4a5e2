"""Manners of news texts that nobody had read before: reports in the present, lengths of time, who is called upon."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.transforms.events_read import names
from transforms.annotate import annotate
from transforms.document import AnnotatedText, TextEvent
from transforms.reading import read_text

DAYS = (
    # A report in the present tells what was done; clauses behind it go on with it.
    ("Ethiopian forces launch dozens of drones at Mekelle, killing 12 people.", "attack", "occurred", "2019-05-08"),
    ("FARC forces advance into Arauca, capturing several towns in Colombia.", "seizure", "occurred", "2019-05-08"),
    ("The Houthis launch a ballistic missile at Israel, which is intercepted.", "attack", "occurred", "2019-05-08"),
    ("Iran vowed revenge on Israel, which it blames for the murder of Ismail Haniyeh.", "killing", "occurred", None),
    # What came weeks after another act has a day that nobody tells.
    ("On Monday Bhutan expelled an aide, weeks after it recalled its envoy to Nepal.", "recall", "occurred", "None"),
    # "Since" tells from when things have been so, not when somebody met.
    ("It will be the first talks of Emmanuel Macron and Narendra Modi since May 2018.", "meeting", "planned", "None"),
    # A header may be a day behind the news: what was done on Thursday is no plan.
    ("Rebels shelled Goma in Congo on Thursday.", "attack", "occurred", "2019-05-09"),
    ("Zambia's Edgar Lungu said that he would oppose the sanctions of Kenya.", "rejection", "occurred", "2019-05-08"),
)
SIDES = (
    ("Turkey called for Armenia to open the corridor.", "appeal", ["Turkey"], ["Armenia"]),
    ("Peru on Friday unveiled a tranche of sanctions against Chile.", "sanctions", ["Peru"], ["Chile"]),
    ("On Tuesday Kenya and Uganda called the move of Chad a provocation.", "criticism", ["Kenya", "Uganda"], ["Chad"]),
    ("It fights Hamas, the group that carried out an attack on Israel.", "attack", ["Hamas"], ["Israel"]),
    ("Turkish drones targeted four Syrian airfields on Wednesday.", "attack", ["Turkey"], ["Syria"]),
    ("The African Union withdrew its observer mission from Burundi.", "withdrawal", ["African Union"], ["Burundi"]),
)
NOTHING = (
    ("The ban limits Kenya Airways' ability to fly into Ghana.", "visit"),
    ("Egypt has been a key negotiator in the ceasefire talks.", "ceasefire"),
    ("Ghana said that Togo must stop this activity.", "suspension"),
    ("He said so, according to excerpts of a speech released by Ghana.", "release"),
)


def read(nlp: Language, sentence: str) -> AnnotatedText:
    return next(iter(annotate([read_text(f" date 2019-05-08 {sentence}".encode(), "story.txt")], nlp)))


def of_kind(text: AnnotatedText, kind: str) -> list[TextEvent]:
    return [e for e in text.events if e.kind == kind]


@pytest.mark.parametrize(("sentence", "kind", "status", "start"), DAYS)
def test_state_and_day(nlp: Language, sentence: str, kind: str, status: str, start: str | None) -> None:
    (event,) = of_kind(read(nlp, sentence), kind)
    assert event.status == status
    assert start is None or str(event.interval.start) == start


@pytest.mark.parametrize(("sentence", "kind", "actors", "recipients"), SIDES)
def test_sides(nlp: Language, sentence: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    text = read(nlp, sentence)
    (event,) = of_kind(text, kind)
    assert (names(text, event, "actor"), names(text, event, "recipient")) == (actors, recipients)


@pytest.mark.parametrize(("sentence", "kind"), NOTHING)
def test_what_is_not_done(nlp: Language, sentence: str, kind: str) -> None:
    assert not of_kind(read(nlp, sentence), kind)
