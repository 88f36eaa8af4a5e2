"""From the shared document object to text-level rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from transforms.document import (
    AnnotatedText,
    Interval,
    Mention,
    Participant,
    Sentence,
    SourceText,
    TextEntity,
    TextEvent,
    Timex,
)
from transforms.identity import identifier
from transforms.rows import TEXT_TABLES, rows_of, tables_of

BODY = "Ghana's president met Togo's on Monday. Nothing more."


@pytest.fixture
def text() -> AnnotatedText:
    text = AnnotatedText(SourceText("d_1", BODY))
    text.sentences = [Sentence(0, 0, 39), Sentence(1, 40, 53)]
    text.entities = [
        TextEntity("Ghana", "country", "GHA", "country:GHA"),
        TextEntity("Togo", "country", "TGO", "country:TGO"),
    ]
    text.mentions = [Mention(0, 5, 0, "name", "country", (0,)), Mention(22, 26, 0, "name", "country", (1,))]
    monday = Interval(date(1994, 5, 2), date(1994, 5, 2))
    text.timexes = [Timex(32, 38, 0, "DATE", "1994-05-02", monday, "day")]
    visit = TextEvent(
        18, 21, 0, "visit", "occurred", [Participant("actor", 0, "Ghana", "GHA", start=0, end=5)], monday, "day"
    )
    meeting = TextEvent(
        18, 21, 0, "meeting", "occurred", [Participant("recipient", 1, "Togo", "TGO")], monday, "day", part_of=0
    )
    text.events = [visit, meeting]
    return text


def test_rows_cut_their_own_words_out_of_the_text(text: AnnotatedText) -> None:
    rows = rows_of(text)
    for table in ("text_sentences", "text_mentions", "text_timexes"):
        assert rows[table]
        for row in rows[table]:
            assert row["text"] == BODY[row["char_start"] : row["char_end"]]
    assert [e["trigger"] for e in rows["text_events"]] == ["met", "met"]
    assert rows["text_events"][0]["evidence"] == "Ghana's president met Togo's on Monday."


def test_a_time_keeps_its_modifier(text: AnnotatedText) -> None:
    assert [row["mod"] for row in rows_of(text)["text_timexes"]] == [None]
    text.timexes = [replace(text.timexes[0], value="1994-05", mod="START")]
    assert [(row["value"], row["mod"]) for row in rows_of(text)["text_timexes"]] == [("1994-05", "START")]


def test_two_events_at_one_trigger_have_two_identifiers(text: AnnotatedText) -> None:
    visit, meeting = rows_of(text)["text_events"]
    assert visit["event_mention_id"] != meeting["event_mention_id"]
    assert meeting["part_of"] == visit["event_mention_id"]
    assert (visit["event_type"], meeting["event_type"]) == ("CONSULT", "CONSULT")


def test_tables_have_their_schema_even_when_nothing_was_found() -> None:
    for name, table in tables_of([]).items():
        assert table.schema.equals(TEXT_TABLES[name].arrow)
        assert table.num_rows == 0


def test_rows_come_in_key_order_whatever_the_order_of_texts(text: AnnotatedText) -> None:
    other = AnnotatedText(SourceText("d_0", BODY), sentences=list(text.sentences))
    assert tables_of([text, other])["text_sentences"].equals(tables_of([other, text])["text_sentences"])


@pytest.mark.parametrize(("one", "other"), [(("a", "b"), ("ab",)), (("a", None), ("a", "b")), ((1, 23), (12, 3))])
def test_identifiers_keep_their_parts_apart(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert identifier("x", *one) != identifier("x", *other)
    assert identifier("x", *one) == identifier("x", *one)
