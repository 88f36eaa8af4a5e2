"""The pipeline's memory: texts go in and come out whole, annotations count only under the current key."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from flows.checks import run_checks
from flows.errors import LockedError, StorageError
from flows.state import State
from flows.texts import row_of, text_hash, texts_of
from transforms.document import SourceText, Span
from transforms.rows import TEXT_TABLES

NOW = datetime(2024, 1, 1)
PLAIN = SourceText("d_1", "Peru thanked Chile. 🤝")
WHOLE = SourceText(
    document_id="d_2",
    text=" date 2022-06-01 LIMA: Ministers met.\nRead more",
    encoding="utf-16",
    published_date=date(2022, 6, 1),
    published_value="2022-06-01",
    published_date_source="header",
    anchor_date=date(2022, 6, 1),
    anchor_source="header",
    title=Span(23, 37),
    dateline=Span(17, 22),
    dateline_place="LIMA",
    agency="EFE",
    skipped=(Span(0, 22),),
    furniture=(Span(38, 47),),
)
FOREIGN = SourceText("d_3", "Los ministros se reunieron en Lima.", language="es")


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with State(tmp_path) as opened:
        yield opened


def remember(state: State, *texts: SourceText, uri: str = "{}.txt") -> None:
    rows = [
        {
            **row_of(t),
            "content_sha256": "00",
            "size_bytes": len(t.text),
            "text_hash": text_hash(t),
            "read_as": uri.format(t.document_id),
            "ingested_at": NOW,
            "run_id": "run_1",
        }
        for t in texts
    ]
    sources = [
        {"document_id": t.document_id, "source_uri": uri.format(t.document_id), "first_seen_at": NOW} for t in texts
    ]
    state.add_files(rows, sources, [], [])


def annotations(*document_ids: str) -> dict[str, pa.Table]:
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TEXT_TABLES}
    for d in document_ids:
        rows["text_documents"].append({"document_id": d, "sentence_count": 1, "token_count": 3})
        rows["text_topics"].append({"document_id": d, "topic": "trade", "score": 0.5})
    return {name: TEXT_TABLES[name].from_rows(r) for name, r in rows.items()}


@pytest.mark.parametrize("text", [PLAIN, WHOLE, FOREIGN], ids=["plain", "whole", "foreign"])
def test_a_text_comes_back_as_it_was(text: SourceText, state: State) -> None:
    remember(state, text)
    assert state.texts([text.document_id]) == [text]


def test_a_text_survives_arrow() -> None:
    table = pa.Table.from_pylist([row_of(WHOLE), row_of(PLAIN)])
    assert list(texts_of(table)) == [WHOLE, PLAIN]


def test_the_hash_of_a_text_covers_all_that_the_annotator_may_know() -> None:
    other_anchor = SourceText("d_1", PLAIN.text, anchor_date=date(2022, 1, 1))
    assert text_hash(PLAIN) == text_hash(SourceText("d_1", PLAIN.text))
    assert text_hash(PLAIN) != text_hash(other_anchor)


def test_documents_have_the_columns_of_the_contract(state: State) -> None:
    remember(state, WHOLE, uri="news/2022/{}.txt")
    (row,) = state.documents().to_pylist()
    assert (row["file_name"], row["title"], row["dateline_text"]) == ("d_2.txt", "Ministers met.", "LIMA:")
    assert (row["duplicate_of"], row["sentence_count"], row["encoding"]) == (None, 0, "utf-16")
    assert state.document_sources()["source_uri"].to_pylist() == ["news/2022/d_2.txt"]


def test_only_english_is_to_be_annotated(state: State) -> None:
    remember(state, PLAIN, WHOLE, FOREIGN)
    assert state.pending("v1") == [("d_1", len(PLAIN.text)), ("d_2", len(WHOLE.text))]


def test_annotations_count_under_the_current_key_only(state: State) -> None:
    remember(state, PLAIN, WHOLE)
    state.add_annotations(["d_1", "d_2"], annotations("d_1", "d_2"), "v1")
    assert state.pending("v1") == []
    assert [d for d, _ in state.pending("v2")] == ["d_1", "d_2"], "another annotator"
    assert state.drop_superseded("v1") == 0

    remember(state, SourceText("d_1", PLAIN.text, anchor_date=date(2022, 1, 1)))
    assert [d for d, _ in state.pending("v1")] == ["d_1"], "another anchor"
    assert state.drop_superseded("v1") == 1
    assert state.annotations()["text_topics"]["document_id"].to_pylist() == ["d_2"]

    state.add_annotations(["d_1"], annotations("d_1"), "v1")
    assert state.pending("v1") == []
    assert state.annotations()["text_topics"]["document_id"].to_pylist() == ["d_1", "d_2"]


def test_a_text_that_failed_is_not_tried_again_by_the_same_version(state: State) -> None:
    remember(state, PLAIN)
    reject = {
        "document_id": "d_1",
        "reject_id": "r_1",
        "source_uri": "d_1.txt",
        "reason": "annotation_failed",
        "detail": "ValueError.",
        "run_id": "run_1",
        "rejected_at": NOW,
    }
    state.add_annotations(["d_1"], {}, "v1", [reject])
    assert state.pending("v1") == []
    assert state.rejects()["reason"].to_pylist() == ["annotation_failed"]
    state.drop_superseded("v2")
    assert [d for d, _ in state.pending("v2")] == ["d_1"]
    assert state.rejects().num_rows == 0


def test_what_is_not_committed_is_not_there_after_opening_again(tmp_path: Path) -> None:
    broken = annotations("d_1")
    broken["text_topics"] = pa.table({"document_id": ["d_1"], "unknown": [1]})
    with State(tmp_path) as state:
        remember(state, PLAIN)
        with pytest.raises(Exception, match="unknown"):
            state.add_annotations(["d_1"], broken, "v1")
    with State(tmp_path) as state:
        assert [d for d, _ in state.pending("v1")] == ["d_1"]
        assert state.annotations()["text_documents"].num_rows == 0


def test_what_is_settled_is_of_the_contract_and_kept(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        remember(state, PLAIN, WHOLE)
        state.add_annotations(["d_1", "d_2"], annotations("d_1", "d_2"), "v1")
        state.settle("resolver 1")
    with State(tmp_path) as state, state.settled() as db:
        assert run_checks(db, queries=()) == []
        assert state.settled_rows("documents", "document_topics") == {"documents": 2, "document_topics": 2}
        assert db.execute("select document_id, sentence_count from documents order by 1").fetchall() == [
            ("d_1", 1),
            ("d_2", 1),
        ]


def test_another_resolver_settles_everything_anew(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        remember(state, PLAIN)
        state.settle("resolver 1")
        state.settle("resolver 1")
    with duckdb.connect(tmp_path / "pipeline.duckdb") as connection:
        connection.execute("create schema if not exists linking")
        connection.execute("create table linking.of_another_version (x integer)")
        connection.execute("drop table settled.topics")
    with State(tmp_path) as state:
        state.settle("resolver 2")
        assert state.settled_rows("documents", "topics")["documents"] == 1
    with duckdb.connect(tmp_path / "pipeline.duckdb") as connection:
        found = connection.execute("select table_name from duckdb_tables() where schema_name = 'linking'").fetchall()
    assert ("of_another_version",) not in found


def test_a_fingerprint_changes_with_all_that_is_known_of_a_text(state: State) -> None:
    def fingerprints() -> dict[str, str]:
        with state.settled() as db:
            return dict(db.execute("select * from given_fingerprints").fetchall())

    remember(state, PLAIN, WHOLE)
    state.settle("resolver 1")
    seen = [fingerprints()]
    state.add_annotations(["d_1"], annotations("d_1"), "v1")
    seen.append(fingerprints())
    remember(state, PLAIN, uri="again/{}.txt")
    seen.append(fingerprints())
    assert len({f["d_1"] for f in seen}) == 3
    assert len({f["d_2"] for f in seen}) == 1
    remember(state, PLAIN, uri="again/{}.txt")
    assert fingerprints() == seen[-1], "not with when it came"


def test_the_input_hash_tells_whether_anything_has_changed(state: State) -> None:
    remember(state, PLAIN)
    before = state.input_hash("v1")
    assert state.input_hash("v1") == before
    assert state.input_hash("v2") != before
    remember(state, PLAIN, uri="again/{}.txt")
    assert state.input_hash("v1") != before


def test_a_run_that_never_ended_was_interrupted(state: State) -> None:
    row = {
        "started_at": NOW,
        "status": "running",
        "software_version": "0",
        "model": "m",
        "files_seen": 0,
        "documents_added": 0,
        "documents_unchanged": 0,
        "documents_rejected": 0,
        "documents_removed": 0,
    }
    state.begin_run({**row, "run_id": "run_1"})
    state.begin_run({**row, "run_id": "run_2"})
    state.end_run({**row, "run_id": "run_2", "status": "completed"})
    assert state.runs()["status"].to_pylist() == ["interrupted", "completed"]


def test_columns_that_came_with_a_new_version_are_added(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        remember(state, PLAIN)
        state.add_annotations(["d_1"], annotations("d_1"), "v1")
    with duckdb.connect(tmp_path / "pipeline.duckdb") as connection:
        connection.execute("alter table documents drop column agency")
        connection.execute("alter table text_topics drop column score")
    with State(tmp_path) as state:
        assert state.texts(["d_1"]) == [PLAIN]
        assert [d for d, _ in state.pending("v1")] == ["d_1"], "annotations with other columns are made anew"


def test_a_file_that_is_no_state_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "pipeline.duckdb").write_bytes(b"not a database" * 1000)
    with pytest.raises(StorageError, match="cannot be opened"):
        State(tmp_path)


def test_a_state_that_another_process_has_open_is_told_of(tmp_path: Path) -> None:
    code = f"""if True:
        from pathlib import Path
        from flows.state import State
        state = State(Path({str(tmp_path)!r}))
        print("open", flush=True)
        input()"""
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(LockedError):
            State(tmp_path)
        other.communicate("\n")
