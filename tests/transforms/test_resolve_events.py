"""Which tellings are one event, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import pytest
from resolve_rows import Corpus, Rows

from transforms.resolve.summaries import summary
from transforms.resolve.wording import rounds_of

Telling = tuple[str | None, dict[str, Any]]
"""Publication date, and the arguments of ``Text.event``."""


def told(*tellings: Telling) -> Corpus:
    """A corpus in which every telling stands in a text of its own."""
    corpus = Corpus()
    for published, event in tellings:
        corpus.text(published).event(**event)
    return corpus


def meeting(actors: str = "Marise Payne/AUS", recipients: str = "Wang Yi/CHN", **more: Any) -> dict[str, Any]:
    return {"kind": "meeting", "actors": actors, "recipients": recipients, **more}


def visit(actors: str = "Fumio Kishida/JPN", recipients: str = "India", **more: Any) -> dict[str, Any]:
    return {"kind": "visit", "actors": actors, "recipients": recipients, **more}


def talks(**more: Any) -> dict[str, Any]:
    return {"kind": "negotiation", "actors": "Egypt", "recipients": "Turkey", **more}


def annual_summit(**more: Any) -> dict[str, Any]:
    return {"kind": "summit", "actors": "India", "recipients": "Russia", **more}


ONE: dict[str, list[Telling]] = {
    "two reports of one meeting": [
        ("2021-03-02", meeting(on="2021-03-01")),
        ("2021-03-03", meeting(on="2021-03-01", place="Perth@AUS")),
    ],
    "told the other way round": [
        ("2021-03-02", meeting(on="2021-03-01")),
        ("2021-03-02", meeting("Wang Yi/CHN", "Marise Payne/AUS", on="2021-03-01")),
    ],
    "a visit planned, then held": [
        ("2022-03-01", visit(on="2022-03-19/2022-03-20", status="planned")),
        ("2022-03-20", visit(on="2022-03-19/2022-03-20", status="ongoing", place="New Delhi@IND")),
        ("2022-09-01", visit(on="2022-03-01/2022-03-31", says="Kishida went to India in March.")),
    ],
    "a visit put off by some days": [
        ("2022-03-01", visit(on="2022-03-10", status="planned")),
        ("2022-03-08", visit(on="2022-03-19", status="postponed")),
        ("2022-03-20", visit(on="2022-03-19")),
    ],
    "later this year, then on a day": [
        ("2022-01-10", visit(on="2022-01-10/2022-12-31", status="planned")),
        ("2022-06-10", visit(on="2022-06-19", status="planned")),
    ],
    "the host named by the city alone": [
        ("2021-04-04", visit("Sergey Lavrov/RUS", "Egypt", on="2021-04-12", status="planned", place="Cairo@EGY")),
        ("2021-04-12", visit("Sergey Lavrov/RUS", "", on="2021-04-12", status="ongoing", place="Cairo@EGY")),
    ],
    "persons in one text, countries in the other": [
        ("2021-03-02", meeting(on="2021-03-01", place="Perth@AUS")),
        ("2021-03-02", meeting("Marise Payne/AUS", "China#CHN", on="2021-03-01", place="Perth@AUS")),
    ],
    "a day apart by the clock of two capitals": [
        ("2021-11-15", meeting(on="2021-11-15", kind="call")),
        ("2021-11-16", meeting(on="2021-11-16", kind="call")),
    ],
    "two attackers' names for one strike": [
        ("2020-01-03", {"kind": "attack", "actors": "United States", "recipients": "Iran", "on": "2020-01-03"}),
        ("2020-01-04", {"kind": "attack", "actors": "United States", "recipients": "Iran", "on": "2020-01-03"}),
    ],
}

SEVERAL: dict[str, tuple[int, list[Telling]]] = {
    "two yearly visits": (
        2,
        [("2021-03-20", visit(on="2021-03-19")), ("2022-03-20", visit(on="2022-03-19"))],
    ),
    "other people of the same countries": (
        2,
        [
            ("2021-12-06", meeting("Narendra Modi/IND", "Vladimir Putin/RUS", on="2021-12-06")),
            ("2021-12-06", meeting("S. Jaishankar/IND", "Sergey Lavrov/RUS", on="2021-12-06")),
        ],
    ),
    "a visit and the meeting within it": (
        2,
        [
            ("2022-03-20", visit(on="2022-03-19", place="New Delhi@IND")),
            ("2022-03-20", meeting("Fumio Kishida/JPN", "Narendra Modi/IND", on="2022-03-19", place="New Delhi@IND")),
        ],
    ),
    "called off one year, planned for the next": (
        2,
        [
            ("2020-12-20", annual_summit(on="2020-01-01/2020-12-31", status="cancelled")),
            ("2021-04-01", annual_summit(on="2021-04-01/2021-12-31", status="planned")),
        ],
    ),
    "two rounds of talks": (
        2,
        [
            ("2022-05-01", talks(on="2022-04-30", says="The first round of talks of Egypt and Turkey.")),
            ("2022-05-02", talks(on="2022-05-01", says="The second round of talks of Egypt and Turkey.")),
        ],
    ),
    "criticism on two days": (
        2,
        [
            ("2021-07-01", {"kind": "criticism", "actors": "Turkey", "recipients": "France", "on": "2021-07-01"}),
            ("2021-07-09", {"kind": "criticism", "actors": "Turkey", "recipients": "France", "on": "2021-07-09"}),
        ],
    ),
    "tit for tat": (
        2,
        [
            ("2021-07-01", {"kind": "expulsion", "actors": "Brazil", "recipients": "Chile", "on": "2021-07-01"}),
            ("2021-07-01", {"kind": "expulsion", "actors": "Chile", "recipients": "Brazil", "on": "2021-07-01"}),
        ],
    ),
    "still planned when another was over": (
        2,
        [
            ("2022-04-25", talks(on="2022-04-21")),
            ("2022-04-30", talks(status="planned")),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("tellings", ONE.values(), ids=ONE.keys())
def test_one_event(tellings: list[Telling]) -> None:
    (event,) = told(*tellings).resolved()["events"]
    assert event["document_count"] == len(tellings)


@pytest.mark.parametrize(("count", "tellings"), SEVERAL.values(), ids=SEVERAL.keys())
def test_several_events(count: int, tellings: list[Telling]) -> None:
    assert len(told(*tellings).resolved()["events"]) == count


def test_what_one_text_keeps_apart_stays_apart() -> None:
    corpus = Corpus()
    for published in ("2021-12-07", "2021-12-08"):
        text = corpus.text(published)
        for says in (
            "India and Russia signed a contract for rifles.",
            "India and Russia signed a pact on energy grids.",
        ):
            text.event("signing", "India", "Russia", on="2021-12-06", says=says)
    tables = corpus.resolved()
    evidence: dict[str, set[str]] = {}
    for mention in tables["event_mentions"]:
        evidence.setdefault(mention["event_id"], set()).add(mention["evidence"])
    assert sorted(map(len, evidence.values())) == [1, 1], "each event keeps to its own contract"


def test_the_latest_report_gives_the_status_and_the_finest_the_date() -> None:
    corpus = told(
        ("2022-03-01", visit(on="2022-03-19/2022-03-20", status="planned")),
        ("2022-03-20", visit(on="2022-03-19/2022-03-20", place="New Delhi@IND")),
        ("2022-09-01", visit(on="2022-03-01/2022-03-31")),
    )
    tables = corpus.resolved()
    (event,) = tables["events"]
    assert event["status"] == "occurred"
    assert (event["date_start"], event["date_end"]) == (date(2022, 3, 19), date(2022, 3, 20))
    assert (event["first_reported"], event["last_reported"]) == (date(2022, 3, 1), date(2022, 9, 1))
    assert event["summary"] == "Fumio Kishida (JPN) visited India (New Delhi)"
    history = sorted(tables["event_history"], key=lambda row: row["order"])
    assert [(h["order"], h["status"], h["is_change"], h["changed"]) for h in history] == [
        (1, "planned", True, "status,date"),
        (2, "occurred", True, "status,place"),
        (3, "occurred", False, None),
    ]


def test_an_event_is_named_after_its_first_mention() -> None:
    corpus = told(("2021-03-03", meeting(on="2021-03-01")), ("2021-03-02", meeting(on="2021-03-01")))
    before = corpus.resolved()["events"][0]["event_id"]
    corpus.text("2021-03-04").event(**meeting(on="2021-03-01"))
    corpus.text("2019-03-04").event("strike", "Kenya", on="2019-03-03")
    assert before in {e["event_id"] for e in corpus.resolved()["events"]}


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        pytest.param(
            [("2021-03-02", meeting(on="2021-03-01")), ("2021-03-03", meeting(on="2021-03-02"))],
            {("date", "2021-03-01", 1), ("date", "2021-03-02", 1)},
            id="two days for one meeting",
        ),
        pytest.param(
            [("2021-02-20", meeting(on="2021-03-01", status="planned")), ("2021-03-03", meeting(on="2021-03-02"))],
            set(),
            id="a plan that was overtaken is history",
        ),
        pytest.param(
            [("2021-03-02", meeting(on="2021-03-01/2021-03-02")), ("2021-03-03", meeting(on="2021-03-02"))],
            set(),
            id="intervals that share a day",
        ),
        pytest.param(
            [
                ("2021-03-02", meeting(on="2021-03-01", place="Perth@AUS")),
                ("2021-03-03", meeting(on="2021-03-01", place="Sydney@AUS")),
            ],
            {("place", "Perth", 1), ("place", "Sydney", 1)},
            id="two cities",
        ),
        pytest.param(
            [("2021-03-02", meeting(on="2021-03-01")), ("2021-03-03", meeting(on="2021-03-01", status="denied"))],
            {("status", "occurred", 1), ("status", "denied", 1)},
            id="held, and never held",
        ),
        pytest.param(
            [
                ("2021-02-27", meeting(on="2021-03-01", status="cancelled")),
                ("2021-03-02", meeting(on="2021-03-01")),
            ],
            set(),
            id="called off, then held after all",
        ),
        pytest.param(
            [
                ("2021-03-02", meeting(on="2021-03-01", kind="call", says="Payne and Wang talked of trade in wine.")),
                (
                    "2021-03-02",
                    meeting(on="2021-03-01", kind="summit", says="Trade in wine led Wang to talk to Payne."),
                ),
            ],
            {("kind", "call", 1), ("kind", "summit", 1)},
            id="a summit in one text, a call in the other",
        ),
        pytest.param(
            [
                ("2021-03-02", meeting(on="2021-03-01")),
                ("2021-03-02", meeting(on="2021-03-01", kind="negotiation")),
            ],
            set(),
            id="two words for talks",
        ),
        pytest.param(
            [
                ("2022-03-20", visit(on="2022-03-19/2022-03-20", place="New Delhi@IND")),
                ("2022-03-20", visit(on="2022-03-19/2022-03-20", place="Agra@IND")),
            ],
            set(),
            id="two cities of one journey",
        ),
    ],
)
def test_conflicts(tellings: list[Telling], expected: set[tuple[str, str, int]]) -> None:
    conflicts = told(*tellings).resolved()["event_conflicts"]
    assert {(c["field"], c["value"], c["independent_count"]) for c in conflicts} == expected


def test_a_copy_reports_but_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = told(("2021-03-02", meeting(on="2021-03-01")), ("2021-03-03", meeting(on="2021-03-01")))
    original, copy = (t.document_id for t in corpus.texts)

    def settle_copies(db: duckdb.DuckDBPyConnection, pool: object) -> None:
        db.execute("create table linking.copy_of (document_id varchar, original_id varchar)")
        db.execute("insert into linking.copy_of values (?, ?)", [copy, original])

    monkeypatch.setattr("transforms.resolve.corpus.settle_copies", settle_copies)
    tables = corpus.resolved()
    (event,) = tables["events"]
    assert (event["document_count"], event["independent_count"], event["confidence"]) == (2, 1, 0.8)
    assert {d["document_id"]: d["duplicate_of"] for d in tables["documents"]} == {original: None, copy: original}


def test_a_copy_makes_no_conflict_but_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = told(
        ("2021-03-02", meeting(on="2021-03-01")),
        ("2021-03-03", meeting(on="2021-03-02")),
        ("2021-03-03", meeting(on="2021-03-01")),
    )
    first, other, copy = (t.document_id for t in corpus.texts)

    def make_copies(*copies: str) -> None:
        """From now on these are the copies of the first text."""
        listed = ", ".join(f"('{c}', '{first}')" for c in copies)
        monkeypatch.setattr(
            "transforms.resolve.corpus.settle_copies",
            lambda db, pool: db.execute(
                f"create table linking.copy_of as from (values {listed}) as t (document_id, original_id)"
            ),
        )

    make_copies(other, copy)
    assert corpus.resolved()["event_conflicts"] == []
    make_copies(copy)
    conflicts = corpus.resolved()["event_conflicts"]
    assert [(c["value"], c["document_ids"], c["document_count"], c["independent_count"]) for c in conflicts] == [
        ("2021-03-01", f"{first} {copy}", 2, 1),
        ("2021-03-02", other, 1, 1),
    ]


def test_more_independent_reports_are_believed_more() -> None:
    corpus = told(("2021-03-02", meeting(on="2021-03-01")), ("2021-03-03", meeting(on="2021-03-01")))
    assert corpus.resolved()["events"][0]["confidence"] == 0.96


def relations(tables: Rows) -> set[tuple[str, str, str]]:
    kinds = {e["event_id"]: f"{e['kind']} {e['date_start']}" for e in tables["events"]}
    return {(kinds[r["event_id"]], r["relation"], kinds[r["other_id"]]) for r in tables["event_links"]}


def part_of_a_visit() -> Corpus:
    corpus = Corpus()
    text = corpus.text("2022-03-20")
    whole = text.event(**visit(on="2022-03-19", place="New Delhi@IND"))
    text.event(**meeting("Fumio Kishida/JPN", "Narendra Modi/IND", on="2022-03-19", part_of=whole))
    return corpus


def two_rounds() -> Corpus:
    return told(*SEVERAL["two rounds of talks"][1])


def called_off_and_replaced() -> Corpus:
    return told(
        ("2022-02-23", meeting("Antony Blinken/USA", "Sergey Lavrov/RUS", on="2022-02-24", status="cancelled")),
        ("2022-06-23", meeting("Antony Blinken/USA", "Sergey Lavrov/RUS", on="2022-06-20")),
    )


@pytest.mark.parametrize(
    ("corpus", "expected"),
    [
        (part_of_a_visit, {("meeting 2022-03-19", "part_of", "visit 2022-03-19")}),
        (two_rounds, {("negotiation 2022-05-01", "follows", "negotiation 2022-04-30")}),
        (called_off_and_replaced, {("meeting 2022-06-20", "replaces", "meeting 2022-02-24")}),
    ],
)
def test_links(corpus: Callable[[], Corpus], expected: set[tuple[str, str, str]]) -> None:
    assert relations(corpus().resolved()) == expected


def test_participants_are_the_union_and_keep_their_sides() -> None:
    corpus = told(
        ("2021-03-02", meeting(on="2021-03-01")),
        ("2021-03-02", meeting("Wang Yi/CHN", "Marise Payne/AUS; Peter Dutton/AUS", on="2021-03-01")),
    )
    tables = corpus.resolved()
    names = {e["entity_id"]: e["name"] for e in tables["entities"]}
    assert {(names[p["entity_id"]], p["role"], p["document_count"]) for p in tables["event_participants"]} == {
        ("Marise Payne", "actor", 2),
        ("Peter Dutton", "actor", 1),
        ("Wang Yi", "recipient", 2),
    }


def test_the_unnamed_are_told_of_by_their_words() -> None:
    corpus = told(("2021-03-02", {"kind": "riot", "actors": "*angry crowds", "recipients": "Peru", "on": "2021-03-01"}))
    assert corpus.resolved()["events"][0]["summary"] == "Angry crowds rioted against Peru"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("meeting", "occurred", ["A (IND)"], ["B (RUS)"], "Moscow"), "A (IND) met B (RUS) in Moscow"),
        (("visit", "planned", ["A (IND)"], ["Russia"], "Moscow"), "A (IND) is to visit Russia (Moscow)"),
        (("visit", "ongoing", ["A", "B"], ["Russia"], None), "A and B are visiting Russia"),
        (("summit", "cancelled", ["India"], ["Russia"], None), "Cancelled: India was to hold a summit with Russia"),
        (("call", "denied", ["A"], ["B"], None), "Denied: A spoke by telephone or video with B"),
        (("signing", "postponed", ["A", "B"], [], None), "Postponed: A and B were to sign an agreement"),
        (("bombing", "occurred", [], ["Kenya"], "Nairobi"), "Somebody bombed Kenya in Nairobi"),
        (("sanctions", "proposed", ["A", "B", "C", "D", "E", "F"], ["Iran"], None),
         "Proposed: A, B, C, D and 2 others would impose sanctions on Iran"),
    ],
)  # fmt: skip
def test_summaries(arguments: tuple[str, str, list[str], list[str], str | None], line: str) -> None:
    assert summary(*arguments) == line


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("the fifth round of talks", {5}),
        ("the 21st India-Russia annual summit", {21}),
        ("their inaugural strategic dialogue", {1}),
        ("on the first day of the visit", set()),
    ],
)
def test_numbered_rounds(words: str, numbers: set[int]) -> None:
    assert rounds_of(words) == numbers
