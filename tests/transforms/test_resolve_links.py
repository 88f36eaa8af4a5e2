"""What events are to each other across texts: announced, part of a visit, the next round, the one held instead."""

from __future__ import annotations

from typing import Any

import pytest
from resolve_rows import Corpus, Text

PUTIN_TO_DELHI: dict[str, Any] = {"kind": "visit", "actors": "Vladimir Putin/RUS", "recipients": "India"}
MEETING: dict[str, Any] = {"kind": "meeting", "actors": "Narendra Modi/IND", "recipients": "Vladimir Putin/RUS"}


def links(corpus: Corpus) -> set[tuple[str, str, str]]:
    """(kind, relation, kind of the other)."""
    tables = corpus.resolved()
    kind = {row["event_id"]: row["kind"] for row in tables["events"]}
    return {(kind[row["event_id"]], row["relation"], kind[row["other_id"]]) for row in tables["event_links"]}


def in_one_sentence(text: Text, *events: dict[str, Any]) -> None:
    """Events that a single sentence of the text tells of."""
    first = text.event(**events[0])
    for event in events[1:]:
        text.annotated.events[text.event(**event)].sentence = text.annotated.events[first].sentence


def test_a_visit_is_announced_by_the_statement_that_tells_of_it() -> None:
    corpus = Corpus()
    said: dict[str, Any] = {"kind": "announcement", "actors": "Russia", "recipients": "", "on": "2021-11-26"}
    in_one_sentence(corpus.text("2021-11-26"), said, {**PUTIN_TO_DELHI, "on": "2021-12-06", "status": "planned"})
    corpus.text("2021-12-07").event(**PUTIN_TO_DELHI, on="2021-12-06")
    assert links(corpus) == {("visit", "announced_by", "announcement")}


@pytest.mark.parametrize(
    "plan",
    [
        {**PUTIN_TO_DELHI, "on": "2021-11-25"},  # it was over when it was spoken of
        {**PUTIN_TO_DELHI, "on": "2021-11-20", "status": "planned"},  # before the statement
        {"kind": "visit", "actors": "Fumio Kishida/JPN", "recipients": "Ghana", "status": "planned"},  # not theirs
    ],
)
def test_no_announcement(plan: dict[str, Any]) -> None:
    corpus = Corpus()
    said: dict[str, Any] = {"kind": "announcement", "actors": "Russia", "recipients": "", "on": "2021-11-26"}
    in_one_sentence(corpus.text("2021-11-26"), said, plan)
    assert links(corpus) == set()


def test_a_plan_of_another_sentence_is_not_announced() -> None:
    corpus = Corpus()
    text = corpus.text("2021-11-26")
    text.event("announcement", "Russia", on="2021-11-26")
    text.event(**PUTIN_TO_DELHI, on="2021-12-06", status="planned")
    assert links(corpus) == set()


def test_a_visit_holds_the_meetings_that_other_texts_tell_of() -> None:
    corpus = Corpus()
    corpus.text("2021-12-06").event(**PUTIN_TO_DELHI, on="2021-12-05/2021-12-06", place="New Delhi@IND")
    corpus.text("2021-12-07").event(**MEETING, on="2021-12-06")
    corpus.text("2021-12-08").event("signing", "India", "Vladimir Putin/RUS", on="2021-12-06", place="New Delhi@IND")
    assert links(corpus) == {("meeting", "part_of", "visit"), ("signing", "part_of", "visit")}


@pytest.mark.parametrize(
    "talk",
    [
        {**MEETING, "on": "2021-12-08"},  # another day
        {**MEETING, "on": "2021-12-06", "place": "Moscow@RUS"},  # another country
        {**MEETING, "on": "2021-12-06", "status": "cancelled"},  # never held
        {**MEETING, "actors": "Fumio Kishida/JPN", "on": "2021-12-06"},  # not with the host
        {**MEETING, "kind": "call", "on": "2021-12-06"},  # nobody visits by telephone
        {**MEETING, "recipients": "Sergey Lavrov/RUS", "on": "2021-12-06"},  # not the visitor
    ],
)
def test_not_part_of_the_visit(talk: dict[str, Any]) -> None:
    corpus = Corpus()
    corpus.text("2021-12-06").event(**PUTIN_TO_DELHI, on="2021-12-05/2021-12-06")
    corpus.text("2021-12-09").event(**talk)
    assert links(corpus) == set()


def test_a_visit_within_a_greater_event_takes_nothing_in() -> None:
    corpus = Corpus()
    text = corpus.text("2021-12-06")
    summit = text.event("summit", "Vladimir Putin/RUS", "India", on="2021-12-06", place="New Delhi@IND")
    text.event(**PUTIN_TO_DELHI, on="2021-12-06", part_of=summit)
    assert links(corpus) == {("visit", "part_of", "summit")}


def test_rounds_follow_each_other_across_texts() -> None:
    corpus = Corpus()
    for day, number in (("2022-05-01", "first"), ("2022-06-01", "second"), ("2022-08-01", "fourth")):
        says = f"Egypt and Turkey held the {number} round of talks."
        corpus.text(day).event("negotiation", "Egypt", "Turkey", on=day, says=says)
    tables = corpus.resolved()
    start = {row["event_id"]: row["date_start"].isoformat() for row in tables["events"]}
    assert [(start[r["event_id"]], r["relation"], start[r["other_id"]]) for r in tables["event_links"]] == [
        ("2022-06-01", "follows", "2022-05-01")
    ]
