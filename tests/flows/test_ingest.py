"""Ingest: which files are found, which are read again, what is one document, what is rejected."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from flows import sources as sources_module
from flows.errors import NotFoundError, UsageError
from flows.ingest import IngestCounts, ingest_files
from flows.sources import raw_files
from flows.state import State

MAX_BYTES = 2000
LETTER = (
    " date 2022-06-01 LIMA: Chile's Foreign Minister arrived in Lima on Wednesday for talks with her counterpart.\n"
)
OTHER = " date 2022-06-02 OSLO: Norway and Ghana signed an agreement on fisheries on Thursday, both governments said.\n"

Ingest = Callable[[], IngestCounts]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with State(tmp_path / "state") as opened:
        yield opened


@pytest.fixture
def run(raw: Path, state: State) -> Ingest:
    moments = iter(range(1, 100))

    def ingest_once(max_bytes: int = MAX_BYTES) -> IngestCounts:
        number = next(moments)
        return ingest_files(
            state, raw, run_id=f"run_{number}", now=datetime(2024, 1, 1, 0, number), max_bytes=max_bytes
        )

    return ingest_once


def told(counts: IngestCounts) -> tuple[int, int, int, int]:
    return counts.files_seen, counts.documents_added, counts.documents_unchanged, counts.documents_rejected


def sources(state: State) -> list[tuple[str, str]]:
    table = state.document_sources()
    return sorted(zip(table["source_uri"].to_pylist(), table["document_id"].to_pylist(), strict=True))


def reasons(state: State) -> dict[str, str]:
    table = state.rejects()
    return dict(zip(table["source_uri"].to_pylist(), table["reason"].to_pylist(), strict=True))


def test_files_are_found_recursively_in_the_order_of_their_names(raw: Path) -> None:
    for name in ("b.txt", "a/z.txt.gz", "a/b/c.TXT", ".hidden.txt", ".git/x.txt", "notes.md", "a.txt"):
        (raw / name).parent.mkdir(parents=True, exist_ok=True)
        (raw / name).write_text("x")
    assert [f.source_uri for f in raw_files(raw)] == ["a/b/c.TXT", "a/z.txt.gz", "a.txt", "b.txt"]


def test_links_out_of_the_folder_and_in_circles_are_not_followed(raw: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    (raw / "in.txt").write_text("x")
    (raw / "folder").symlink_to(outside)
    (raw / "file.txt").symlink_to(outside / "secret.txt")
    (raw / "circle").symlink_to(raw)
    (raw / "broken.txt").symlink_to(raw / "gone.txt")
    (raw / "alias.txt").symlink_to(raw / "in.txt")
    os.mkfifo(raw / "pipe.txt")
    assert [f.source_uri for f in raw_files(raw)] == ["alias.txt", "in.txt"]


def test_the_warehouse_is_left_out(raw: Path) -> None:
    (raw / "warehouse").mkdir()
    (raw / "warehouse" / "x.txt").write_text("x")
    assert list(raw_files(raw, raw / "warehouse")) == []


def test_names_that_are_no_utf8_are_told_readably(raw: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(raw) + b"/caf\xe9.txt")).write_text("x")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert [f.source_uri for f in raw_files(raw)] == ["caf\\xe9.txt"]


def test_the_same_bytes_are_one_document_with_several_sources(raw: Path, state: State, run: Ingest) -> None:
    (raw / "b.txt").write_text(LETTER)
    assert told(run()) == (1, 1, 0, 0)
    (raw / "a.txt.gz").write_bytes(gzip.compress(LETTER.encode()))
    (raw / "c.txt").write_text(OTHER)
    assert told(run()) == (3, 1, 2, 0)
    (a, first), (b, second), (c, third) = sources(state)
    assert (a, b, c) == ("a.txt.gz", "b.txt", "c.txt")
    assert first == second != third
    named = dict(
        zip(state.documents()["document_id"].to_pylist(), state.documents()["file_name"].to_pylist(), strict=True)
    )
    assert named[first] == "a.txt.gz", "the file name is that of the smallest source, whichever came first"


def test_when_a_document_came_is_kept_when_it_comes_again(raw: Path, state: State, run: Ingest) -> None:
    (raw / "b.txt").write_text(LETTER)
    run()
    (raw / "a.txt").write_text(LETTER)
    run()
    assert state.documents()["run_id"].to_pylist() == ["run_1"]
    assert state.documents()["ingested_at"].to_pylist() == [datetime(2024, 1, 1, 0, 1)]


def test_unchanged_files_are_not_opened(raw: Path, run: Ingest, monkeypatch: pytest.MonkeyPatch) -> None:
    (raw / "a.txt").write_text(LETTER)
    (raw / "b.txt").write_bytes(b"\x00" * 50)
    run()
    monkeypatch.setattr(sources_module, "read_bytes", lambda *_: pytest.fail("an unchanged file was opened"))
    assert told(run()) == (2, 0, 1, 1)


def test_a_changed_file_is_a_new_document_and_the_old_one_is_kept(raw: Path, state: State, run: Ingest) -> None:
    (raw / "a.txt").write_text(LETTER)
    run()
    (raw / "a.txt").write_text(OTHER)
    assert told(run()) == (1, 1, 0, 0)
    assert state.document_count() == 2


def test_removing_a_file_removes_nothing(raw: Path, state: State, run: Ingest) -> None:
    (raw / "a.txt").write_text(LETTER)
    run()
    (raw / "a.txt").unlink()
    assert told(run()) == (0, 0, 0, 0)
    assert state.document_count() == 1
    assert len(sources(state)) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("zeros.txt", b"\x00\x01\x02" * 100, "binary"),
        ("large.txt", b"word " * 1000, "too_large"),
        ("bomb.txt.gz", gzip.compress(b"word " * 100_000), "too_large"),
        ("cut.txt.gz", gzip.compress(LETTER.encode())[:-9], "unreadable"),
        ("plain.txt.gz", LETTER.encode(), "unreadable"),
    ],
)
def test_bad_files_are_rejected_and_stop_nothing(
    name: str, content: bytes, reason: str, raw: Path, state: State, run: Ingest
) -> None:
    (raw / name).write_bytes(content)
    (raw / "zzz.txt").write_text(LETTER)
    assert told(run()) == (2, 1, 0, 1)
    assert reasons(state) == {name: reason}
    assert state.rejects()["detail"].to_pylist()[0].endswith(".")


def test_a_rejected_file_is_tried_again_when_it_changes(raw: Path, state: State, run: Ingest) -> None:
    (raw / "a.txt").write_bytes(b"")
    run()
    assert reasons(state) == {"a.txt": "empty"}
    (raw / "a.txt").write_text(LETTER)
    assert told(run()) == (1, 1, 0, 0)
    assert reasons(state) == {}


def test_a_file_that_was_too_large_is_tried_again_when_the_limit_rises(
    raw: Path, state: State, run: Callable[..., IngestCounts]
) -> None:
    (raw / "a.txt").write_text(LETTER * 30)
    assert told(run()) == (1, 0, 0, 1)
    assert told(run(1_000_000)) == (1, 1, 0, 0)
    assert reasons(state) == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_tried_again_by_every_run(raw: Path, state: State, run: Ingest) -> None:
    (raw / "a.txt").write_text(LETTER)
    (raw / "a.txt").chmod(0)
    run()
    assert reasons(state) == {"a.txt": "unreadable"}
    (raw / "a.txt").chmod(0o644)
    assert told(run()) == (1, 1, 0, 0)


def test_no_raw_folder(state: State, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for raw, error in ((tmp_path / "gone", NotFoundError), (tmp_path / "file", UsageError)):
        with pytest.raises(error):
            ingest_files(state, raw, run_id="r", now=datetime(2024, 1, 1), max_bytes=MAX_BYTES)
