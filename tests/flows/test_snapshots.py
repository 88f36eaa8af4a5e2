"""Snapshots that are there: listed, compared, verified, rolled back to, held, and deleted when they are old."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from tiny_world import tiny_rows, tiny_tables

from flows.difference import RowDifference, TableDifference, differences, row_differences
from flows.errors import NotFoundError, UsageError
from flows.faults import UPKEEP_FAULTS, VARIABLE
from flows.hold import HeldError, held, name_of, resume, rollback
from flows.manifest import BrokenSnapshotError, Snapshot, read_snapshot
from flows.model import snapshot_in
from flows.removal import remove
from flows.retention import collect_garbage, list_snapshots
from flows.store import Store
from flows.verify import verify
from tests.flows.warehouse import light, run, settings_of, text_of

LATER = datetime.now(UTC) + timedelta(days=1)


def publish(store: Store, generation: int) -> Snapshot:
    """The tiny story, told anew: topics bear the generation's number."""
    rows = tiny_rows()
    rows["topics"] = [{"topic": "trade", "label": f"Trade {generation}", "definition": "Buying and selling."}]
    return store.publish(tiny_tables(rows), manifest={"model": "tiny 1.0"}).snapshot


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of three snapshots, the third current: to be linked, not written to."""
    store = Store(tmp_path_factory.mktemp("three") / "warehouse")
    for generation in range(1, 4):
        publish(store, generation)
    store.repair()
    return store.warehouse


@pytest.fixture
def store(three: Path, tmp_path: Path) -> Store:
    """Three snapshots, the third current. Their files are links: replace them, do not write into them."""
    copytree(three, tmp_path / "warehouse", copy_function=os.link, ignore=ignore_patterns(".lock"))
    return Store(tmp_path / "warehouse")


def current(store: Store) -> str:
    return store.demand_current().snapshot_id


def topic(store: Store) -> str:
    (row,) = store.read("topics").to_pylist()
    return str(row["label"])


def test_snapshots_are_listed_with_what_is_their_own(store: Store) -> None:
    listed = list_snapshots(store)
    assert [one.snapshot_id for one in listed] == store.names()
    assert [one.is_current for one in listed] == [False, False, True]
    assert all(0 < one.own_bytes < one.size_bytes and one.rows > 0 for one in listed)
    assert not any(one.is_held or one.problem for one in listed)


def test_a_broken_snapshot_is_listed_with_its_problem(store: Store) -> None:
    (store.snapshots / store.names()[0] / "manifest.json").unlink()
    first, *others = list_snapshots(store)
    assert "manifest.json" in first.problem
    assert not any(one.problem for one in others)


def test_a_snapshot_is_named_by_its_number_or_beginning(store: Store) -> None:
    second = store.names()[1]
    assert name_of(store, "2") == name_of(store, "000002") == name_of(store, second[:9]) == second
    with pytest.raises(UsageError, match="may be"):
        name_of(store, "0000")
    with pytest.raises(NotFoundError, match="no snapshot 7"):
        name_of(store, "7")


def test_what_changed_is_counted_by_table_and_column(store: Store) -> None:
    before, after = (read_snapshot(store.snapshots / name) for name in store.names()[1:])
    assert differences(before, after) == [TableDifference("topics", 0, 0, 1, {"label": 1})]
    assert row_differences(before, after, "topics", 10) == [
        RowDifference("changed", ("trade",), "label", "Trade 2", "Trade 3")
    ]
    assert differences(after, after) == []
    with pytest.raises(UsageError, match="runs is no table"):
        row_differences(before, after, "runs", 10)


def test_rows_that_came_and_went_are_told(tmp_path: Path) -> None:
    store, rows = Store(tmp_path / "ware'house"), tiny_rows()
    ends = []
    for topics in (["trade", "war"], ["trade", "aid"]):
        rows["topics"] = [{"topic": t, "label": t.upper(), "definition": ""} for t in topics]
        ends.append(store.publish(tiny_tables(rows), manifest={}).snapshot)
    assert differences(ends[0], ends[1]) == [TableDifference("topics", 1, 1, 0)]
    assert row_differences(ends[0], ends[1], "topics", 10) == [
        RowDifference("added", ("aid",), "", None, "AID"),
        RowDifference("gone", ("war",), "", "WAR", None),
    ]


def test_what_is_as_it_was_published_is_found_so(store: Store) -> None:
    found = verify(store, store.names())
    assert found.faults == ()
    assert len(found.snapshots) == 3
    assert found.files == sum(len(read_snapshot(store.snapshots / name).files) for name in store.names())


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.unlink()
    path.write_bytes(content)


def test_every_change_is_found(store: Store) -> None:
    first, second, third = (store.snapshots / name for name in store.names())
    damage(first / "topics.parquet")
    (second / "topics.parquet").unlink()
    (second / "more.parquet").write_bytes(b"")
    (store.latest / "topics.parquet").unlink()
    manifest = third / "manifest.json"
    edited = manifest.read_text()
    manifest.unlink()
    manifest.write_text(edited.replace('"content_sha256": "', '"content_sha256": "0', 1))
    store.analysis.unlink()
    found = {(fault.where, fault.file): fault.problem for fault in verify(store, store.names()).faults}
    assert found == {
        (first.name, "topics.parquet"): "its bytes are not those that were written",
        (second.name, "topics.parquet"): "it is missing",
        (second.name, "more.parquet"): "the manifest does not know it",
        (third.name, "manifest.json"): "its hashes do not add up: it was edited",
        ("latest", "topics.parquet"): "it is missing",
        ("analysis.duckdb", "analysis.duckdb"): "it is missing or cannot be read",
    }


def test_a_rollback_shows_the_older_tables_everywhere(store: Store) -> None:
    second = store.names()[1]
    assert rollback(store).snapshot_id == second
    assert current(store) == snapshot_in(store.analysis) == second
    assert topic(store) == "Trade 2"
    assert verify(store, [second]).faults == ()
    assert [one.is_held for one in list_snapshots(store)] == [False, True, False]
    assert rollback(store, "1").snapshot_id == store.names()[0]
    assert topic(store) == "Trade 1"


def test_nothing_is_published_while_it_is_held(store: Store) -> None:
    newest = store.names()[2]
    rollback(store)
    with pytest.raises(HeldError, match="held at snapshot 000002"):
        publish(store, 4)
    hold = resume(store)
    assert hold is not None
    assert hold.snapshot_id == store.names()[1]
    assert resume(store) is None
    assert publish(store, 3).snapshot_id == newest, "the snapshot that was rolled back from is there still"


def test_a_broken_snapshot_is_not_rolled_back_to(store: Store) -> None:
    damage(store.snapshots / store.names()[1] / "topics.parquet")
    with pytest.raises(BrokenSnapshotError, match=r"topics\.parquet: its bytes"):
        rollback(store)
    assert current(store) == store.names()[2]
    assert held(store.warehouse) is None


def test_there_must_be_a_snapshot_to_go_back_to(tmp_path: Path) -> None:
    store = Store(tmp_path / "warehouse")
    with pytest.raises(NotFoundError, match="nothing is published"):
        rollback(store)
    publish(store, 1)
    with pytest.raises(NotFoundError, match="no snapshot before"):
        rollback(store)


def test_runs_go_on_reading_while_the_warehouse_is_held(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    settings.raw.mkdir()
    store = Store(settings.warehouse)
    with light():
        for n in range(2):
            (settings.raw / f"{n}.txt").write_text(text_of(f"2021-03-0{n + 1}"), encoding="utf-8")
            run(settings)
        rollback(store)
        (settings.raw / "2.txt").write_text(text_of("2021-03-03"), encoding="utf-8")
        report = run(settings)
        assert (report.documents_added, report.annotated, report.snapshot) == (1, 1, None)
        assert "held at snapshot 000001" in report.warnings[0]
        with pytest.raises(HeldError):
            remove(settings, ["0.txt"])
        assert store.read("documents").num_rows == 1
        resume(store)
        assert run(settings).snapshot is not None
        assert store.read("documents").num_rows == 3


@pytest.mark.parametrize(
    ("keep", "hours", "left"), [(1, 0, [3]), (2, 0, [2, 3]), (1, 48, [1, 2, 3]), (9, 0, [1, 2, 3])]
)
def test_a_snapshot_goes_when_it_is_old_and_not_among_the_newest(
    store: Store, keep: int, hours: float, left: list[int]
) -> None:
    names = store.names()
    would = collect_garbage(store, keep_snapshots=keep, keep_hours=hours, now=LATER, dry_run=True)
    assert store.names() == names
    done = collect_garbage(store, keep_snapshots=keep, keep_hours=hours, now=LATER)
    assert done == would
    assert store.names() == [names[n - 1] for n in left]
    assert set(done.snapshots) == set(names) - set(store.names())
    assert (done.freed_bytes > 0) == bool(done.snapshots)
    assert verify(store, store.names()).faults == ()


def test_what_a_rollback_holds_and_what_comes_after_it_stays(store: Store) -> None:
    names = store.names()
    rollback(store)
    assert collect_garbage(store, keep_snapshots=1, keep_hours=0, now=LATER).snapshots == (names[0],)
    assert store.names() == names[1:]


def test_a_snapshot_that_is_newer_than_the_current_one_goes(store: Store) -> None:
    """It was rolled back from, or a crash kept it from becoming current."""
    names = store.names()
    rollback(store)
    resume(store)
    assert collect_garbage(store, keep_snapshots=1, keep_hours=0, now=LATER).snapshots == (names[0], names[2])
    assert store.names() == [current(store)]


def test_a_clock_that_went_back_deletes_nothing(store: Store) -> None:
    names = store.names()
    collect_garbage(store, keep_snapshots=1, keep_hours=6, now=datetime(2001, 1, 1, tzinfo=UTC))
    assert store.names() == names


def test_a_reader_keeps_its_files(store: Store) -> None:
    with (store.snapshots / store.names()[0] / "topics.parquet").open("rb") as file:
        collect_garbage(store, keep_snapshots=1, keep_hours=0, now=LATER)
        content = file.read()
    assert content.startswith(b"PAR1")
    assert content.endswith(b"PAR1")


UPKEEP = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from flows.hold import rollback
from flows.retention import collect_garbage
from flows.store import Store
store = Store(Path(sys.argv[1]))
if sys.argv[2] == "gc":
    collect_garbage(store, keep_snapshots=1, keep_hours=0, now=datetime.now(UTC) + timedelta(days=1))
else:
    rollback(store)
"""


@pytest.mark.slow
@pytest.mark.parametrize("fault", UPKEEP_FAULTS)
def test_upkeep_that_is_killed_is_made_up_for(store: Store, fault: str) -> None:
    work, names = fault.partition(":")[0], store.names()
    command = [sys.executable, "-c", UPKEEP, str(store.warehouse), work]
    killed = subprocess.run(command, env={**os.environ, VARIABLE: fault}, check=False)
    assert killed.returncode == -signal.SIGKILL
    store.repair()
    assert verify(store, store.names()).faults == ()
    if work == "rollback":
        assert current(store) == snapshot_in(store.analysis) == names[1]
    subprocess.run(command, check=True)
    assert store.names() == (names if work == "rollback" else names[2:])
    assert not store.staging.exists()
