"""The store: what is published, what is not published again, what a crash leaves, what readers see meanwhile."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tiny_world import tiny_rows, tiny_tables

from flows.errors import DatelineError
from flows.faults import STORE_FAULTS, VARIABLE, reached
from flows.lock import WarehouseLockedError, WarehouseUnusableError
from flows.manifest import BrokenSnapshotError
from flows.model import build_analysis
from flows.parts import on_tables, parts_of
from flows.store import LIVE_TABLES, SNAPSHOT_TABLES, NothingPublishedError, Store, WrongTablesError
from flows.tablefile import content_sha256, in_key_order, write_table
from flows.views import read_views
from transforms.contract import CONTRACT_VERSION, TABLES

FACTS = {"model": "tiny 1.0"}


def story(generation: int = 0) -> dict[str, pa.Table]:
    """The tiny story, told anew: entities and topics bear the generation's number."""
    rows = tiny_rows()
    for row in rows["entities"]:
        row["mention_count"] = generation
    rows["topics"] = [{"topic": "trade", "label": f"Trade {generation}", "definition": "Buying and selling."}]
    return tiny_tables(rows)


def backwards(table: pa.Table) -> pa.Table:
    """The same rows in the opposite order, each in a chunk of its own."""
    return pa.concat_tables([table.slice(n, 1) for n in reversed(range(table.num_rows))] or [table])


def runs(run_id: str) -> dict[str, pa.Table]:
    row = {"run_id": run_id, "started_at": datetime(2023, 6, 1), "status": "completed"}
    numbers = {c.name: 0 for c in TABLES["runs"] if c.type == "integer" and not c.nullable}
    row |= {"software_version": "1", "model": "tiny 1.0", **numbers}
    return {"runs": TABLES["runs"].from_rows([row]), "rejects": TABLES["rejects"].from_rows([])}


def state_of(warehouse: Path) -> dict[str, Any]:
    """All that a warehouse holds, by name: content of tables, and who wrote them; times left out."""
    state: dict[str, Any] = {}
    for path in sorted(p for p in warehouse.rglob("*") if p.is_file()):
        name = str(path.relative_to(warehouse))
        if path.suffix == ".parquet":
            state[name] = (pq.read_table(path).to_pylist(), pq.read_metadata(path).metadata[b"dateline.snapshot"])
        elif path.name == "manifest.json":
            manifest = json.loads(path.read_bytes())
            files = [file | {"mtime_ns": None} for file in manifest["files"]]
            state[name] = manifest | {"created_at": None, "files": files}
        elif path.suffix == ".duckdb":
            state[name] = analysis_of(path)
        else:
            state[name] = path.read_text() if path.name != ".lock" else ""
    return state


def analysis_of(path: Path) -> tuple[Any, ...]:
    import duckdb

    with duckdb.connect(path, read_only=True) as connection:
        return tuple(
            connection.execute(query).fetchall()
            for query in (
                "select snapshot_id from snapshot",
                "select distinct mention_count from entities",
                "select label from topics",
                "select run_id from runs",
                "select summary from timeline",
            )
        )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "warehouse")


def test_what_is_published_is_read_back(store: Store) -> None:
    tables = story()
    publication = store.publish(tables, manifest=FACTS)
    assert publication.is_new
    assert publication.linked == ()
    assert sorted(publication.written) == sorted(SNAPSHOT_TABLES)
    for name in SNAPSHOT_TABLES:
        assert store.read(name).equals(tables[name]), name
        assert pq.read_table(store.latest / f"{name}.parquet").to_pylist() == tables[name].to_pylist()


def test_the_manifest_tells_of_every_file(store: Store) -> None:
    snapshot = store.publish(story(), manifest=FACTS).snapshot
    manifest = json.loads((snapshot.folder / "manifest.json").read_bytes())
    assert manifest["model"] == "tiny 1.0"
    assert manifest["contract_version"] == CONTRACT_VERSION
    assert {f["table"]: f["rows"] for f in manifest["files"]} == {n: t.num_rows for n, t in story().items()}
    assert store.current() == snapshot
    assert (store.latest / "manifest.json").read_bytes() == (snapshot.folder / "manifest.json").read_bytes()


def test_files_are_read_only_and_bear_their_snapshot(store: Store) -> None:
    snapshot = store.publish(story(), manifest=FACTS).snapshot
    for path in snapshot.folder.iterdir():
        assert path.stat().st_mode & 0o777 == 0o444, path
    metadata = pq.read_metadata(store.latest / "events.parquet").metadata
    assert metadata[b"dateline.snapshot"].decode() == snapshot.snapshot_id


def test_equal_tables_are_not_published_again(store: Store) -> None:
    first = store.publish(story(), manifest=FACTS)
    before = state_of(store.warehouse)
    again = store.publish({name: backwards(table) for name, table in story().items()}, manifest={"model": "tiny 2.0"})
    assert not again.is_new
    assert again.snapshot == first.snapshot
    assert state_of(store.warehouse) == before


def test_columns_that_tell_of_runs_make_no_new_snapshot(store: Store) -> None:
    store.publish(story(), manifest=FACTS)
    rows = tiny_rows()
    for row in rows["documents"]:
        row |= {"run_id": "another", "ingested_at": datetime(2030, 1, 1)}
    for row in rows["document_sources"]:
        row["first_seen_at"] = datetime(2030, 1, 1)
    rows["topics"] = [{"topic": "trade", "label": "Trade 0", "definition": "Buying and selling."}]
    for row in rows["entities"]:
        row["mention_count"] = 0
    assert not store.publish(tiny_tables(rows), manifest=FACTS).is_new


def test_unchanged_tables_keep_their_files(store: Store) -> None:
    first = store.publish(story(0), manifest=FACTS)
    second = store.publish(story(1), manifest=FACTS)
    assert second.written == ("entities", "topics")
    assert second.snapshot.previous == first.snapshot_id
    for facts in second.snapshot.files:
        old, new = first.snapshot.folder / facts.name, second.snapshot.folder / facts.name
        changed = facts.table in second.written
        assert new.samefile(old) is not changed
        assert facts.snapshot == (second if changed else first).snapshot_id
        assert (store.latest / facts.name).samefile(new)


def test_a_damaged_file_is_not_carried_on(store: Store) -> None:
    first = store.publish(story(0), manifest=FACTS).snapshot
    damaged = first.folder / "events.parquet"
    damaged.chmod(0o644)
    damaged.write_bytes(b"x" * damaged.stat().st_size)
    second = store.publish(story(1), manifest=FACTS)
    assert "events" in second.written
    assert store.read("events").num_rows == 2


def test_going_back_to_older_tables_is_a_new_snapshot(store: Store) -> None:
    ids = [store.publish(story(n), manifest=FACTS).snapshot_id for n in (0, 1, 0)]
    assert [i[:6] for i in ids] == ["000001", "000002", "000003"]
    assert ids[0][7:] == ids[2][7:]


def test_where_there_are_no_links_files_are_copied(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    store.publish(story(0), manifest=FACTS)
    second = store.publish(story(1), manifest=FACTS)
    assert "events" in second.linked
    assert store.read("events").equals(story(1)["events"])
    assert pq.read_table(store.latest / "topics.parquet")["label"].to_pylist() == ["Trade 1"]
    assert not store.repair().relinked


@pytest.mark.parametrize(
    ("change", "table", "said"),
    [
        (lambda tables: tables.pop("events"), "events", "missing"),
        (lambda tables: tables.update(extra=tables["events"]), "extra", "no table of a snapshot"),
        (lambda tables: tables.update(runs=TABLES["runs"].from_rows([])), "runs", "no table of a snapshot"),
        (lambda tables: tables.update(quotes=tables["quotes"].drop(["verb"])), "quotes", r"missing: verb \(string\)"),
        (
            lambda tables: tables.update(topics=tables["topics"].set_column(1, "label", pa.array([1]))),
            "topics",
            r"unknown: label \(int64\)",
        ),
    ],
)
def test_other_tables_than_the_contracts_are_refused(
    store: Store, change: Callable[[dict[str, pa.Table]], object], table: str, said: str
) -> None:
    tables = story()
    change(tables)
    with pytest.raises(WrongTablesError, match=said) as caught:
        store.publish(tables, manifest=FACTS)
    assert caught.value.table == table
    assert store.current() is None


def test_parts_that_leave_out_a_table_are_refused(store: Store) -> None:
    store.publish(story(), manifest={})
    with on_tables(story()) as db:
        all_but_events = [part for part in parts_of(db) if part.table != "events"]
        for parts in (all_but_events, []):
            with pytest.raises(WrongTablesError, match="it is missing"):
                store.publish_from(db, manifest={}, parts=parts)
    assert store.read("events").num_rows == story()["events"].num_rows


def test_the_manifests_own_names_are_taken(store: Store) -> None:
    with pytest.raises(ValueError, match="snapshot"):
        store.publish(story(), manifest={"snapshot": "mine"})


def test_live_tables_lie_beside_the_snapshot(store: Store) -> None:
    assert store.read("runs").num_rows == 0
    store.publish(story(), manifest=FACTS)
    store.publish_live(runs("r1"))
    store.publish_live({"runs": runs("r2")["runs"]})
    assert store.read("runs")["run_id"].to_pylist() == ["r2"]
    assert {p.stem for p in store.latest.glob("*.parquet")} == {*SNAPSHOT_TABLES, *LIVE_TABLES}
    with pytest.raises(WrongTablesError, match="no live table"):
        store.publish_live({"events": story()["events"]})


def test_before_the_first_snapshot_there_is_nothing_to_read(store: Store) -> None:
    assert store.current() is None
    assert not build_analysis(store)
    with pytest.raises(NothingPublishedError) as caught:
        store.read("events")
    assert isinstance(caught.value, DatelineError)
    assert "dateline run" in caught.value.advice


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "no identifier"), ("../../etc\n", "no identifier"), ("000009-0123456789ab\n", "manifest")],
)
def test_a_broken_current_is_told(store: Store, content: str, said: str) -> None:
    store.publish(story(), manifest=FACTS)
    (store.warehouse / "CURRENT").write_text(content)
    with pytest.raises(BrokenSnapshotError, match=said):
        store.current()


@pytest.mark.parametrize("name", [n for n, t in story().items() if t.num_rows])
def test_equal_tables_give_equal_bytes_and_hashes(tmp_path: Path, name: str) -> None:
    contract, table = TABLES[name], story()[name]
    both = [in_key_order(t, contract) for t in (table, backwards(table))]
    for number, ordered in enumerate(both):
        write_table(ordered, tmp_path / f"{number}.parquet", contract, snapshot="s")
    assert (tmp_path / "0.parquet").read_bytes() == (tmp_path / "1.parquet").read_bytes()
    assert len({content_sha256(t, contract) for t in both}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": None}, {"title": ""}),
        ({"title": "ab", "agency": "c"}, {"title": "a", "agency": "bc"}),
        ({"size_bytes": 0}, {"size_bytes": 1}),
        ({"published_date": None}, {"published_date": datetime(1970, 1, 1).date()}),
    ],
)
def test_other_values_give_another_hash(one: dict[str, Any], other: dict[str, Any]) -> None:
    hashes = {
        content_sha256(tiny_tables({"documents": [row]})["documents"], TABLES["documents"]) for row in (one, other)
    }
    assert len(hashes) == 2


def test_what_lies_under_a_null_does_not_show() -> None:
    """A null made by masking a value keeps the value's bytes in Arrow's buffers."""
    contract = TABLES["topics"]
    column = pa.array(["kept", "hidden"])
    masked = pa.Array.from_buffers(pa.string(), 2, [pa.py_buffer(b"\x01"), *column.buffers()[1:]])
    tables = [pa.table(dict.fromkeys(contract.names, values)) for values in (masked, pa.array(["kept", None]))]
    assert len({content_sha256(t, contract) for t in tables}) == 1


def test_the_second_writer_is_told_who_is_there(store: Store) -> None:
    other = Store(store.warehouse)
    with store.lock(), store.lock(), pytest.raises(WarehouseLockedError) as caught, other.lock(timeout=0.1):
        pass
    assert caught.value.exit_code == 4
    with other.lock(timeout=0):
        pass


def test_the_second_writer_waits(store: Store) -> None:
    order: list[str] = []
    inside = threading.Event()

    def first() -> None:
        with store.lock():
            inside.set()
            time.sleep(0.2)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait()
    with Store(store.warehouse).lock(timeout=10):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(WarehouseUnusableError, match="Permission denied"):
        Store(tmp_path / "warehouse").publish(story(), manifest=FACTS)


def test_a_warehouse_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "warehouse").write_text("mine")
    with pytest.raises(WarehouseUnusableError, match="cannot write to the warehouse"):
        Store(tmp_path / "warehouse").publish(story(), manifest=FACTS)


FEW_VIEWS = tuple(v for v in read_views() if v.name in ("event_sides", "reports", "timeline"))
"""Enough to show that the analysis is whole; all of them would take most of the time of these tests."""


def publish_all(warehouse: Path, generation: int) -> None:
    """One run's worth of publishing, from the repair at its start to the analysis at its end."""
    store = Store(warehouse)
    # Generation 0 is small; then the tables of more than four rows have become large.
    with (
        patch("flows.model.read_views", lambda: FEW_VIEWS),
        patch("flows.parts.LARGEST_WHOLE", {"sentences": 500 if generation == 0 else 4, "events": 1}),
        store.lock(timeout=5),
    ):
        store.repair()
        store.publish(story(generation), manifest=FACTS)
        store.publish_live(runs(f"r{generation}"))
        build_analysis(store)


def die_publishing(warehouse: Path, fault: str) -> None:
    os.environ[VARIABLE] = fault
    publish_all(warehouse, 1)


def hold_the_lock(warehouse: Path, ready: Any) -> None:
    with Store(warehouse).lock():
        ready.set()
        time.sleep(60)


@pytest.fixture(scope="module")
def processes() -> Any:
    """Fresh processes that have the store imported already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["flows.store", "flows.model", "tiny_world", "sqlglot"])
    return context


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], dict[str, Any]]:
    """The state after generation 1 without any crash, on an empty warehouse or on one with generation 0."""
    states = {}
    for is_first in (True, False):
        warehouse = tmp_path_factory.mktemp("undisturbed") / "warehouse"
        if not is_first:
            publish_all(warehouse, 0)
        publish_all(warehouse, 1)
        states[is_first] = state_of(warehouse)
    return states.__getitem__


POINTS = [
    *STORE_FAULTS,
    "publish: file staged@2",
    "publish: file staged@20",
    "latest: file replaced@2",
    "live: file written@2",
]


FAST = ("publish: snapshot renamed", "publish: CURRENT replaced", "latest: file replaced", "analysis: built aside")
"""Points that every run of the tests tries; CI tries them all, on an empty warehouse too."""


@pytest.mark.parametrize(
    ("fault", "is_first"),
    [
        pytest.param(
            fault,
            is_first,
            id=f"{fault}, {'first' if is_first else 'later'} publication",
            marks=() if fault in FAST and not is_first else pytest.mark.slow,
        )
        for is_first in (False, True)
        for fault in POINTS
    ],
)
def test_a_crash_loses_nothing(
    tmp_path: Path, processes: Any, undisturbed: Callable[[bool], dict[str, Any]], fault: str, is_first: bool
) -> None:
    warehouse = tmp_path / "warehouse"
    if not is_first:
        publish_all(warehouse, 0)
    process = processes.Process(target=die_publishing, args=(warehouse, fault))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    store = Store(warehouse)
    if store.current() is not None:
        generations = set(store.read("entities")["mention_count"].to_pylist())
        assert generations in ([{1}] if is_first else [{0}, {1}])
    publish_all(warehouse, 1)
    assert state_of(warehouse) == undisturbed(is_first)


def test_every_fault_point_is_named() -> None:
    with pytest.raises(ValueError, match="not listed"):
        reached("publish: somewhere else")


def test_repair_alone_restores_what_is_derived(store: Store) -> None:
    publish_all(store.warehouse, 0)
    publish_all(store.warehouse, 1)
    before = state_of(store.warehouse)
    (store.latest / "entities.parquet").unlink()
    (store.latest / "stale.parquet").write_bytes(b"x")
    (store.latest / ".quotes.parquet.unfinished").write_bytes(b"x")
    (store.warehouse / ".staging" / "000009-0123456789ab").mkdir(parents=True)
    store.analysis.write_bytes(b"no database")
    with patch("flows.model.read_views", lambda: FEW_VIEWS):
        repair = store.repair()
        assert not store.repair()
    assert repair.analysis
    assert repair.relinked == ("entities.parquet", "stale.parquet")
    assert repair.swept == ("000009-0123456789ab", ".quotes.parquet.unfinished")
    assert state_of(store.warehouse) == before


def test_a_lock_goes_with_its_holder(store: Store, processes: Any) -> None:
    ready = processes.Event()
    holder = processes.Process(target=hold_the_lock, args=(store.warehouse, ready))
    holder.start()
    assert ready.wait(60)
    with pytest.raises(WarehouseLockedError, match=f"process {holder.pid}"), store.lock(timeout=0):
        pass
    os.kill(holder.pid, signal.SIGKILL)
    holder.join()
    with store.lock(timeout=5):
        pass


def test_readers_never_see_a_torn_table(store: Store) -> None:
    """A small storm: readers of ``latest/`` while 12 snapshots are published."""
    store.publish(story(0), manifest=FACTS)
    ended = threading.Event()
    torn: list[object] = []
    reads = 0

    def read() -> None:
        nonlocal reads
        while not ended.is_set():
            try:
                counts = pq.read_table(store.latest / "entities.parquet")["mention_count"].to_pylist()
                rows = [pq.ParquetFile(p).metadata.num_rows for p in sorted(store.latest.glob("*.parquet"))]
            except Exception as error:
                torn.append(error)
                return
            reads += 1
            if len(counts) != 5 or len(set(counts)) != 1 or len(rows) != len(SNAPSHOT_TABLES):
                torn.append((counts, rows))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for generation in range(1, 13):
        store.publish(story(generation), manifest=FACTS)
    ended.set()
    for reader in readers:
        reader.join()
    assert torn == []
    assert reads > 5


def test_a_mixed_read_of_latest_can_be_told(store: Store) -> None:
    """Each file bears the snapshot that the manifest gives for it; one left from before does not."""

    def mixed() -> list[str]:
        manifest = json.loads((store.latest / "manifest.json").read_bytes())
        return [
            f["table"]
            for f in manifest["files"]
            if pq.read_metadata(store.latest / f["name"]).metadata[b"dateline.snapshot"].decode() != f["snapshot"]
        ]

    first = store.publish(story(0), manifest=FACTS).snapshot
    assert mixed() == []
    store.publish(story(1), manifest=FACTS)
    assert mixed() == []
    (store.latest / "topics.parquet").unlink()
    (store.latest / "topics.parquet").hardlink_to(first.folder / "topics.parquet")
    assert mixed() == ["topics"]
