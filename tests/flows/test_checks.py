"""Every check can fail: a bad row is made, and seen named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from tiny_world import tiny_rows, tiny_tables, tiny_world

from flows.checks import ChecksFailedError, Violation, checked_tables, raise_for_errors, run_checks
from flows.manifest import Snapshot
from flows.parts import on_tables, parts_of
from flows.store import Store
from flows.unchecked import CHECKED, EVERYTHING, Unchecked, checks_key, unchecked, unchecked_rows
from flows.unpublished import EVENTS, TEXTS, Unpublished
from flows.views import SqlCheck, SqlFileError, read_checks
from transforms.contract import TABLES


def spoilt(table: str, row: int, **columns: Any) -> dict[str, pa.Table]:
    """The tiny story with one row of one table changed; the columns of a row too many stand for that row."""
    rows = tiny_rows()
    if row == len(rows[table]):
        rows[table].append({**rows[table][0], **columns})
    else:
        rows[table][row] |= columns
    return tiny_tables(rows)


def test_the_tiny_story_is_without_fault() -> None:
    assert checked_tables(tiny_world()) == []


def test_tables_without_rows_are_without_fault() -> None:
    assert checked_tables(tiny_tables({})) == []


CONTRACT_CASES: list[tuple[str, int, dict[str, Any], str, int]] = [
    ("events", 0, {"summary": None}, "events.summary: not null", 1),
    ("events", 0, {"title": ""}, "events.title: not empty", 1),
    ("event_mentions", 4, {"status": "maybe"}, "event_mentions.status: allowed", 1),
    ("events", 1, {"confidence": 1.5}, "events.confidence: from 0 to 1", 1),
    ("event_topics", 0, {"score": float("nan")}, "event_topics.score: from 0 to 1", 1),
    ("events", 0, {"date_start": date(2023, 5, 19)}, "events: date_start <= date_end", 1),
    ("events", 0, {"date_end": None}, "events: date_start <= date_end", 1),
    ("events", 2, {"event_id": "ev_talks"}, "events: key", 1),
    ("event_participants", 3, {}, "event_participants: key", 1),
    ("mentions", 0, {"entity_id": "e_nobody"}, "mentions.entity_id: reference", 1),
    ("documents", 0, {"duplicate_of": "d9"}, "documents.duplicate_of: reference", 1),
    ("event_links", 0, {"other_id": "ev_gone"}, "event_links.other_id: reference", 1),
    ("mentions", 6, {"char_start": 0, "char_end": 10}, "mentions.char_start: offsets", 1),
    ("sentences", 0, {"text": "Something else."}, "sentences.char_start: offsets", 1),
    ("quotes", 0, {"char_start": 80, "char_end": 102}, "quotes.char_start: offsets", 1),
    ("quotes", 0, {"char_end": 10_000}, "quotes.char_start: offsets", 1),
    ("event_mentions", 0, {"trigger": "called"}, "event_mentions.char_start: offsets", 1),
    ("event_mention_participants", 0, {"text": "Suoza"}, "event_mention_participants.char_start: offsets", 1),
    ("event_mention_participants", 0, {"char_end": None}, "event_mention_participants: char_start <= char_end", 1),
]


@pytest.mark.parametrize(("table", "row", "columns", "check", "rows"), CONTRACT_CASES)
def test_what_breaks_the_contract_is_named(
    table: str, row: int, columns: dict[str, Any], check: str, rows: int
) -> None:
    found = {v.check: v for v in checked_tables(spoilt(table, row, **columns), queries=())}
    assert check in found
    assert found[check].severity == ("warning" if check.endswith("not empty") else "error")
    assert found[check].rows == rows
    assert len(found[check].examples) == 1


def test_an_example_shows_the_row() -> None:
    tables = spoilt("event_mentions", 4, status="maybe")
    (violation,) = [v for v in checked_tables(tables, queries=()) if v.check.endswith("allowed")]
    assert violation.examples == ("event_mention_id='em5' status='maybe'",)
    assert "event_mentions.status" in str(violation)


def test_examples_are_few_and_always_the_same() -> None:
    rows = tiny_rows()
    rows["entity_aliases"] += [{"entity_id": f"e_{n:03}", "alias": "x"} for n in range(100)]
    (violation,) = checked_tables(tiny_tables(rows), queries=())
    assert violation.rows == 100
    assert violation.examples == tuple(f"entity_id='e_{n:03}' alias='x'" for n in range(5))


OFFSET_TEXTS = [
    "plain letters",
    "café with a combining e\u0301 and Brasília",
    "flags 🇯🇵🇧🇷 and a family 👨‍👩‍👧‍👦 here",
    "astral 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 and 汉字 𠮷野家",
    "عربي ‏ with marks \u200f and \ufeff",
    "tabs\tand\nlines\r\nand \u2028 and \x00 too",
    "skin tone 👍🏽 and keycap 1️⃣ and ZWJ क्‍ष",
]


@pytest.mark.parametrize("body", OFFSET_TEXTS)
def test_offsets_count_code_points_as_python_does(body: str) -> None:
    spans = [(start, end) for start in range(len(body)) for end in range(start + 1, len(body) + 1)]
    mentions: list[dict[str, Any]] = [
        {"mention_id": f"m{n}", "document_id": "d", "char_start": start, "char_end": end, "text": body[start:end]}
        for n, (start, end) in enumerate(spans)
    ]
    tables = tiny_tables({"documents": [{"document_id": "d", "text": body}], "mentions": mentions})
    assert checked_tables(tables, queries=()) == []
    for mention in mentions:
        mention["char_start"] += 1
        mention["char_end"] += 1
    moved = tiny_tables({"documents": [{"document_id": "d", "text": body}], "mentions": mentions})
    (violation,) = checked_tables(moved, queries=())
    assert violation.check == "mentions.char_start: offsets"


SCHEMA_CASES: list[tuple[str, pa.Table | None, str]] = [
    ("events", None, "it is missing"),
    ("surprise", pa.table({"a": [1]}), "the contract does not know it"),
    ("topics", TABLES["topics"].from_rows([]).drop(["label"]), "missing: label (string not null)"),
    ("topics", TABLES["topics"].from_rows([]).append_column("rank", pa.array([], pa.int64())), "unknown: rank (int64)"),
    ("topics", TABLES["topics"].from_rows([]).select(["label", "topic", "definition"]), "another order"),
]


@pytest.mark.parametrize(("name", "table", "said"), SCHEMA_CASES)
def test_another_schema_is_told_before_all_else(name: str, table: pa.Table | None, said: str) -> None:
    tables = {**spoilt("event_mentions", 4, status="maybe"), name: table}
    (violation,) = checked_tables({n: t for n, t in tables.items() if t is not None})
    assert (violation.check, violation.severity) == (f"{name}: schema", "error")
    assert said in violation.examples[0]


QUERY_CASES: dict[str, tuple[str, int, dict[str, Any]]] = {
    "copies_point_to_originals": ("documents", 0, {"duplicate_of": "d4"}),
    "country_codes_are_alpha3": ("entities", 0, {"country_code": "BR"}),
    "event_counts_add_up": ("events", 1, {"document_count": 2}),
    "events_do_not_contain_themselves": ("event_links", 0, {"other_id": "ev_talks"}),
    "events_follow_their_kind": ("events", 1, {"cameo_code": "190"}),
    "events_have_participants": ("event_mention_participants", 4, {"event_mention_id": "em1"}),
    "events_have_reports": ("event_mentions", 4, {"event_id": "ev_visit"}),
    "history_is_complete": ("event_history", 3, {"order": 5}),
    "mention_counts_add_up": ("entities", 0, {"mention_count": 9}),
    "mentions_lie_in_their_sentence": ("mentions", 5, {"sentence_index": 0}),
    "past_events_are_not_dated_ahead": ("event_mentions", 4, {"date_start": date(2023, 5, 19)}),
    "places_are_places": ("places", 0, {"name": "Edo"}),
    "sentences_do_not_overlap": ("sentences", 3, {"char_start": 10}),
}


@pytest.mark.parametrize("check", read_checks(), ids=lambda check: check.name)
def test_every_query_finds_its_bad_row(check: SqlCheck) -> None:
    table, row, columns = QUERY_CASES[check.name]
    (violation,) = [v for v in checked_tables(spoilt(table, row, **columns), queries=[check]) if v.check == check.name]
    assert violation.severity == check.severity
    assert violation.meaning == check.meaning
    assert violation.rows >= 1
    assert violation.examples


def test_a_query_that_does_not_run_is_told_with_its_file() -> None:
    broken = SqlCheck("broken", "checks/broken.sql", "Nothing.", "error", "select nonsense from events")
    with pytest.raises(SqlFileError, match=r"checks/broken\.sql.*nonsense"):
        checked_tables(tiny_world(), queries=[broken])


def test_a_query_may_read_from_views() -> None:
    check = SqlCheck("quiet", "checks/quiet.sql", "Nobody met.", "warning", "select side_a from meetings")
    (violation,) = checked_tables(tiny_world(), queries=[check])
    assert violation.examples == ("side_a='Ana Souza'",)


def test_errors_come_first_and_stop_the_publication_and_warnings_do_not() -> None:
    violations = checked_tables(spoilt("events", 1, title="", confidence=2.0))
    assert [v.severity for v in violations] == ["error", "warning"]
    with pytest.raises(ChecksFailedError, match="confidence") as caught:
        raise_for_errors(violations)
    assert [v.check for v in caught.value.violations] == ["events.confidence: from 0 to 1"]
    raise_for_errors([Violation("x", "warning", "Meaning.", 1, ())])


class TestWhatIsNew:
    """Over a warehouse that is cut by month, of which one month has changed since it was published."""

    @pytest.fixture(autouse=True)
    def large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("flows.parts.LARGEST_WHOLE", {"sentences": 1, "events": 1})

    def published(self, tmp_path: Path) -> Snapshot:
        with on_tables(two_months()) as db:
            return Store(tmp_path).publish_from(db, manifest={CHECKED: checks_key()}).snapshot

    def violations(self, before: Snapshot, tables: Mapping[str, pa.Table]) -> list[Violation]:
        with on_tables(tables) as db:
            return run_checks(db, what=what_changed(db, before))

    def test_nothing_is_unchecked_in_what_is_published(self, tmp_path: Path) -> None:
        before = self.published(tmp_path)
        with on_tables(two_months()) as db:
            what = what_changed(db, before)
            assert what == Unchecked(before)
            with unchecked_rows(db, what) as rows:
                assert db.execute(f"select count(*) from {rows['mentions']}").fetchall() == [(0,)]

    def test_the_rows_of_a_changed_text_are_unchecked(self, tmp_path: Path) -> None:
        before = self.published(tmp_path)
        with on_tables(two_months(("mentions", 0, {"mention_type": "pronoun"}))) as db:
            what = what_changed(db, before)
            assert what == Unchecked(before, frozenset({"mentions/2023-04.parquet"}), frozenset({"mentions"}))
            with unchecked_rows(db, what) as rows:
                texts = db.execute(f"select distinct document_id from {rows['sentences']}").fetchall()
        assert texts == [("d1",)]

    def test_other_checks_than_those_passed_leave_all_unchecked(self, tmp_path: Path) -> None:
        with on_tables(two_months()) as db:
            before = Store(tmp_path).publish_from(db, manifest={CHECKED: "others"}).snapshot
            assert what_changed(db, before) == EVERYTHING
            assert unchecked(parts_of(db), None) == EVERYTHING

    @pytest.mark.parametrize(("table", "row", "columns", "check", "rows"), CONTRACT_CASES)
    def test_what_breaks_the_contract_is_found(
        self, tmp_path: Path, table: str, row: int, columns: dict[str, Any], check: str, rows: int
    ) -> None:
        found = self.violations(self.published(tmp_path), two_months((table, row, columns)))
        assert check in {v.check for v in found}

    @pytest.mark.parametrize("check", sorted(QUERY_CASES))
    def test_every_query_finds_its_bad_row(self, tmp_path: Path, check: str) -> None:
        table, row, columns = QUERY_CASES[check]
        found = self.violations(self.published(tmp_path), two_months((table, row, columns)))
        assert check in {v.check for v in found}

    def test_a_target_that_is_gone_is_found_from_rows_that_did_not_change(self, tmp_path: Path) -> None:
        before = self.published(tmp_path)
        for table, broken in (
            ("entities", {"mentions.entity_id: reference"}),
            ("documents", {"mentions.document_id: reference", "sentences.document_id: reference"}),
            ("events", {"event_mentions.event_id: reference"}),
        ):
            tables = two_months()
            found = self.violations(before, tables | {table: tables[table].slice(1)})
            assert broken <= {v.check for v in found}

    def test_counts_are_held_against_texts_that_did_not_change(self, tmp_path: Path) -> None:
        tables = two_months()
        tables["mentions"] = tables["mentions"].slice(1)
        narrow = self.violations(self.published(tmp_path), tables)
        (violation,) = [v for v in narrow if v.check == "mention_counts_add_up"]
        with on_tables(tables) as db:
            assert violation in run_checks(db)


def what_changed(db: duckdb.DuckDBPyConnection, before: Snapshot) -> Unchecked:
    """What differs from ``two_months`` on a connection, noted as resolution would; nothing is told of months."""
    published = two_months()
    mentions = published["event_mentions"].to_pylist()
    found: dict[str, set[str]] = {"document_id": set(), "event_id": set()}
    tables = set()
    for name, table in published.items():
        now, then = (rows.to_pylist() for rows in (db.sql(f"from {name}").to_arrow_table(), table))
        for row in [r for r in now + then if now.count(r) != then.count(r)]:
            tables.add(name)
            told = next((m for m in mentions if m["event_mention_id"] == row.get("event_mention_id")), row)
            for column, ids in found.items():
                ids |= {r[column] for r in (row, told) if column in r}
    db.execute("create schema linking")
    for name, column in ((TEXTS, "document_id"), (EVENTS, "event_id")):
        db.execute(f"create table {name} as select unnest($1::varchar[]) as {column}", [sorted(found[column])])
    since = Unpublished(before, frozenset(tables), {})
    return unchecked(parts_of(db, since=since), since)


def two_months(change: tuple[str, int, dict[str, Any]] | None = None) -> dict[str, pa.Table]:
    """The tiny story with its first text a month earlier; one row may be changed, or one be added."""
    rows = tiny_rows()
    rows["documents"][0]["published_date"] = date(2023, 4, 30)
    rows["event_history"][0]["reported_on"] = date(2023, 4, 30)
    if change is not None:
        table, row, columns = change
        if row == len(rows[table]):
            rows[table].append({**rows[table][0], **columns})
        else:
            rows[table][row] |= columns
    return tiny_tables(rows)
