"""Head counts and ranks on which independent texts disagree."""

from __future__ import annotations

from typing import Any

import pytest
from resolve_rows import Corpus

Row = tuple[str, str, int]
Telling = tuple[str, dict[str, Any]]


def conflicts(*tellings: Telling, titles: dict[str, str] | None = None) -> set[Row]:
    """(field, value, independent texts) of the event's conflicts, every telling in a text of its own."""
    corpus = Corpus()
    for published, event in tellings:
        text = corpus.text(published)
        for written, title in (titles or {}).items():
            if written in f"{event['actors']}; {event['recipients']}".split("; "):
                text.entity(written, title=title)
        text.event(**event)
    tables = corpus.resolved()
    assert len(tables["events"]) == 1
    return {(c["field"], c["value"], c["independent_count"]) for c in tables["event_conflicts"]}


def ambush(fallen: str, **more: Any) -> dict[str, Any]:
    return {
        "kind": "killing",
        "actors": "Chile",
        "recipients": f"Peru; *{fallen}",
        "on": "2021-03-01",
        "place": "Tacna@PER",
        "says": f"An ambush at Tacna by men from Chile killed {fallen} of Peru.",
        **more,
    }


def talks(*who: str, **more: Any) -> dict[str, Any]:
    return {
        "kind": "negotiation",
        "actors": "; ".join(("Egypt", *who)),
        "recipients": "Turkey",
        "on": "2021-05-05",
        "place": "Cairo@EGY",
        "says": f"Egypt and Turkey, by their {' and '.join(who) or 'envoys of old'}, negotiated on gas in Cairo.",
        **more,
    }


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        pytest.param(
            [("2021-03-02", ambush("12 soldiers")), ("2021-03-02", ambush("seven soldiers"))],
            {("count", "12", 1), ("count", "7", 1)},
            id="two tolls on one day",
        ),
        pytest.param(
            [
                ("2021-03-02", ambush("12 soldiers")),
                ("2021-03-02", ambush("15 men")),
                ("2021-03-03", ambush("15 soldiers")),
            ],
            {("count", "12", 1), ("count", "15", 2)},
            id="two texts against one",
        ),
        pytest.param(
            [("2021-03-02", ambush("12 soldiers")), ("2021-03-09", ambush("14 soldiers"))],
            set(),
            id="a toll that rose",
        ),
        pytest.param(
            [("2021-03-02", ambush("more than 1,000 men")), ("2021-03-02", ambush("1,021 men"))],
            set(),
            id="a rounded toll",
        ),
        pytest.param(
            [("2021-03-02", ambush("12 soldiers")), ("2021-03-02", ambush("soldiers"))],
            set(),
            id="nothing said against it",
        ),
        pytest.param(
            [("2021-05-06", talks("*foreign ministers")), ("2021-05-06", talks("*deputy foreign ministers"))],
            {("level", "ministers", 1), ("level", "deputies", 1)},
            id="ministers, or their deputies",
        ),
        pytest.param(
            [("2021-05-06", talks("*foreign ministers")), ("2021-05-06", talks("*the two defence ministers"))],
            set(),
            id="of one rank",
        ),
        pytest.param(
            [
                ("2021-05-01", talks("*foreign ministers", status="planned")),
                ("2021-05-06", talks("*deputy foreign ministers")),
            ],
            set(),
            id="a plan that was changed",
        ),
    ],
)
def test_conflicts(tellings: list[Telling], expected: set[Row]) -> None:
    assert conflicts(*tellings) == expected


def test_a_minister_by_name_against_deputies_without() -> None:
    found = conflicts(
        ("2021-05-06", {**talks(), "actors": "Sameh Shoukry/EGY"}),
        ("2021-05-06", talks("*deputy ministers")),
        titles={"Sameh Shoukry/EGY": "Foreign Minister"},
    )
    assert found == {("level", "ministers", 1), ("level", "deputies", 1)}


def test_copies_of_one_report_do_not_disagree(monkeypatch: pytest.MonkeyPatch) -> None:
    told = (("2021-03-02", ambush("12 soldiers")), ("2021-03-02", ambush("seven soldiers")))
    monkeypatch.setattr("transforms.resolve.corpus.settle_copies", _second_copies_first)
    assert conflicts(*told) == set()


def _second_copies_first(db: Any, pool: object) -> None:
    db.execute("""
        create or replace table linking.copy_of as
        select max(document_id) as document_id, min(document_id) as original_id from given_documents
    """)
