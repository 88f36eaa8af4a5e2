"""Why mentions are one event, told from the published tables alone."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import asdict

import duckdb
import pytest
from judged_rows import judgement, of_event
from resolve_rows import Corpus, Text

from flows import answers
from flows.explained import print_explanation
from flows.joining import Joining, joining_of
from flows.judgements import append_judgements
from flows.terminal import console_for
from transforms.identity import identifier
from transforms.resolve import resolve
from transforms.resolve.judgements import Judgement


def published(corpus: Corpus, judgements: Sequence[Judgement] = ()) -> duckdb.DuckDBPyConnection:
    """The published tables of a corpus, to be asked."""
    connection = duckdb.connect()
    for name, table in resolve(*corpus.inputs(), judgements).items():
        connection.register(name, table)
    return connection


def met(corpus: Corpus, published_on: str, day: str, who: str = "Marise Payne/AUS", status: str = "occurred") -> Text:
    text = corpus.text(published_on)
    text.event("meeting", who, "Wang Yi/CHN", on=day, place="Perth@AUS", status=status)
    return text


@pytest.fixture
def corpus() -> Corpus:
    """Three reports of one meeting, one of another on another day, one with other people."""
    corpus = Corpus()
    met(corpus, "2021-02-20", "2021-03-01", status="planned")
    met(corpus, "2021-03-02", "2021-03-01")
    met(corpus, "2021-03-03", "2021-03-01")
    met(corpus, "2021-08-02", "2021-08-01")
    met(corpus, "2021-03-03", "2021-03-01", who="Winston Peters/NZL")
    return corpus


def told(tables: duckdb.DuckDBPyConnection, text: Text, judgements: Sequence[Judgement] = ()) -> Joining:
    ((event_id,),) = tables.execute(
        "select event_id from event_mentions where document_id = ?", [text.document_id]
    ).fetchall()
    return joining_of(tables, event_id, judgements)


def test_every_mention_is_joined_to_the_rest_by_a_pair_that_suffices(corpus: Corpus) -> None:
    found = told(published(corpus), corpus.texts[0])
    assert len(found.edges) == 2
    for pair in found.edges:
        assert pair.value is not None
        assert pair.value >= pair.needed
        assert pair.likeness.who > 0
        assert pair.likeness.when > 0
    assert [p.value for p in found.edges] == sorted((p.value for p in found.edges), key=lambda v: -(v or 0))


def test_neighbours_stay_apart_for_a_reason_in_words(corpus: Corpus) -> None:
    found = told(published(corpus), corpus.texts[0])
    assert len(found.neighbours) == 2
    assert {n.why for n in found.neighbours} & {"other people", "other countries"}
    assert all(n.why and n.summary and n.event_id.startswith("ev_") for n in found.neighbours)


def test_judgements_that_took_part_are_named(corpus: Corpus) -> None:
    first, second, third, other, _ = corpus.texts
    given = [
        judgement("same", of_event(first), of_event(other), note="one and the same"),
        judgement("different", of_event(second), of_event(third)),
    ]
    tables = published(corpus, given)
    found = told(tables, first, given)
    assert found.edges[0].judged == 1
    assert {(row["number"], row["verdict"]) for row in found.judgements} == {(1, "same"), (2, "different")}
    assert "judgement 2 says so" in {n.why for n in found.neighbours}


def test_any_identifier_ever_given_leads_to_todays_event(corpus: Corpus) -> None:
    tables = published(corpus)
    mentions = tables.execute("select event_mention_id, event_id from event_mentions").fetchall()
    for mention, event in mentions:
        former = identifier("ev", mention)
        assert answers.find_event(tables, former) == event
        assert answers.find_event(tables, former[:14]) == event
        assert answers.find_event(tables, mention) == event


def test_it_is_shown_and_written_as_json(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> None:
    first, _, _, other, _ = corpus.texts
    given = [judgement("same", of_event(first), of_event(other), note="\x1b[2Jone")]
    file = tmp_path_factory.mktemp("judged") / "judgements.jsonl"
    append_judgements(file, given)
    tables = published(corpus, given)
    explained = answers.explain(tables, tables.execute("select min(event_id) from events").fetchall()[0][0], file)
    stream = io.StringIO()
    for (event_id,) in tables.execute("select event_id from events").fetchall():
        print_explanation(console_for(stream), answers.explain(tables, event_id, file))
    shown = stream.getvalue()
    assert "Why these are one event" in shown
    assert "judgement 1" in shown
    assert "Nearest events that are not this one" in shown
    assert "What people decided" in shown
    assert "\x1b" not in shown
    assert json.loads(json.dumps(asdict(explained), default=str))["joining"].keys() == {
        "edges",
        "neighbours",
        "judgements",
    }


def test_an_event_of_one_text_has_no_pairs(corpus: Corpus) -> None:
    found = told(published(corpus), corpus.texts[3])
    assert found.edges == []
    assert found.judgements == []
