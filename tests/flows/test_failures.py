"""What fails under a run, or goes on beside it: full and broken disks, other runs, turned clocks, many readers."""

from __future__ import annotations

import errno
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyarrow as pa
import pytest
from tiny_world import tiny_rows, tiny_tables

from flows.errors import DatelineError, StorageError
from flows.faults import PIPELINE_FAULTS, STORE_FAULTS
from flows.settings import Settings
from flows.storage import DiskError
from flows.store import Store
from flows.verify import verify
from tests.flows.standin import annotate_batch
from tests.flows.warehouse import published, run, settings_of, text_of

pytestmark = pytest.mark.slow

Tables = Mapping[str, pa.Table]


def write_texts(raw: Path) -> None:
    raw.mkdir()
    for day in range(1, 4):
        line = f"visit | Sergei Lavrov/RUS | India | 2021-04-0{day} | planned | "
        (raw / f"{day}.txt").write_text(text_of(f"2021-03-0{day}", line), encoding="utf-8")


@pytest.fixture(scope="module", autouse=True)
def annotated_by_the_standin() -> Iterator[None]:
    with patch("flows.annotation.annotate_batch", annotate_batch), patch("flows.model.read_views", tuple):
        yield


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """What a run gives under which nothing fails."""
    settings = settings_of(tmp_path_factory.mktemp("undisturbed"), batch_size=1)
    write_texts(settings.raw)
    run(settings)
    return published(settings.warehouse)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    found = settings_of(tmp_path, batch_size=1)
    write_texts(found.raw)
    return found


def failing(code: int, nth: int = 1, at: str = "") -> Callable[..., Any]:
    """A function that raises this error of the system at its nth call; of a fault point where one is named."""
    left = nth

    def call(name: Any = None, *_: Any) -> None:
        nonlocal left
        left -= not at or name == at
        if left == 0 and (not at or name == at):
            raise OSError(code, os.strerror(code))

    return call


@contextmanager
def every_fault_point(code: int, at: str) -> Iterator[None]:
    fail = failing(code, at=at)
    places = sorted(n for n, m in sys.modules.items() if n.startswith("flows.") and hasattr(m, "reached"))
    patches = [patch(f"{name}.reached", fail) for name in places if name != "flows.faults"]
    for change in patches:
        change.start()
    try:
        yield
    finally:
        for change in patches:
            change.stop()


def recovers(settings: Settings, undisturbed: Tables) -> None:
    """The next run ends where an undisturbed one would, and all that is published is whole."""
    run(settings)
    assert published(settings.warehouse) == undisturbed
    store = Store(settings.warehouse)
    assert verify(store, store.names()).faults == ()
    assert not store.staging.exists()


@pytest.mark.parametrize("point", [p for p in (*PIPELINE_FAULTS, *STORE_FAULTS) if p != "latest: folder made"])
def test_an_error_at_any_point_is_told_and_made_up_for(settings: Settings, undisturbed: Tables, point: str) -> None:
    with every_fault_point(errno.ENOSPC, point), pytest.raises(StorageError) as told:
        run(settings)
    assert os.strerror(errno.ENOSPC) in told.value.message
    assert told.value.advice
    recovers(settings, undisturbed)


@pytest.mark.parametrize("nth", [1, 10, 30])
def test_what_cannot_be_synced_is_not_published(settings: Settings, undisturbed: Tables, nth: int) -> None:
    real = os.fsync
    fail = failing(errno.EIO, nth)

    def fsync(descriptor: int) -> None:
        fail()
        real(descriptor)

    with patch("os.fsync", fsync), pytest.raises(DiskError, match="Input/output error"):
        run(settings)
    recovers(settings, undisturbed)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Gives a disk of so many bytes; asked again, the same disk with another size or read-only."""
    place = tmp_path / "disk"
    place.mkdir()
    is_mounted = False

    def mounted(options: str) -> Path:
        nonlocal is_mounted
        chosen = f"remount,{options}" if is_mounted else options
        command = ["mount", "-t", "tmpfs", "-o", chosen, "tmpfs", str(place)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("nobody but root may mount a disk")
        is_mounted = True
        return place

    yield mounted
    if is_mounted:
        # Lazily: what an error has left open is closed when the error is forgotten.
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.mark.parametrize("size", ["64k", "128k", "192k", "256k", "512k", "1m"])
def test_a_full_disk_loses_nothing(
    settings: Settings, undisturbed: Tables, small_disk: Callable[[str], Path], size: str
) -> None:
    full = settings.model_copy(update={"warehouse": small_disk(f"size={size}") / "warehouse"})
    with pytest.raises(StorageError, match="No space left on device") as told:
        run(full)
    assert told.value.advice
    small_disk("size=64m")
    recovers(full, undisturbed)


def test_a_disk_that_turns_read_only_is_told(settings: Settings, small_disk: Callable[[str], Path]) -> None:
    turned = settings.model_copy(update={"warehouse": small_disk("size=64m") / "warehouse"})
    run(turned)
    before = published(turned.warehouse)
    small_disk("ro")
    with pytest.raises(StorageError, match=r"(?i)read-only file system"):
        run(turned)
    assert published(turned.warehouse) == before


def test_folders_that_are_missing_are_told_or_made(tmp_path: Path) -> None:
    settings = settings_of(tmp_path / "not" / "there")
    with pytest.raises(DatelineError, match="no folder") as told:
        run(settings)
    assert str(settings.raw) in told.value.message
    settings.raw.mkdir(parents=True)
    assert run(settings).files_seen == 0
    assert settings.warehouse.is_dir()


def test_a_clock_that_goes_back_disturbs_nothing(settings: Settings, undisturbed: Tables) -> None:
    class Past(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime.now(tz) - timedelta(days=4000)

    last = settings.raw / "3.txt"
    text = last.read_text(encoding="utf-8")
    last.unlink()
    run(settings)
    last.write_text(text, encoding="utf-8")
    with (
        patch("flows.runs.datetime", Past),
        patch("flows.snapshots.datetime", Past),
        patch("flows.retention.datetime", Past),
    ):
        report = run(settings)
    assert report.current == report.snapshot == Store(settings.warehouse).names()[-1]
    assert published(settings.warehouse) == undisturbed
    recovers(settings, undisturbed)


RUN = """
import sys
from pathlib import Path
from unittest.mock import patch
from tests.flows.standin import annotate_batch
from tests.flows.warehouse import run, settings_of
with patch("flows.annotation.annotate_batch", annotate_batch), patch("flows.model.read_views", tuple):
    print(run(settings_of(Path(sys.argv[1]), batch_size=1)).current)
"""


def test_two_runs_at_once_do_the_work_of_one(settings: Settings, undisturbed: Tables) -> None:
    command = [sys.executable, "-c", RUN, str(settings.raw.parent)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    ends = {(process.communicate(timeout=120)[0].strip(), process.returncode) for process in runs}
    store = Store(settings.warehouse)
    assert ends == {(store.demand_current().snapshot_id, 0)}
    assert len(store.names()) == 1
    assert store.read("runs").num_rows == 2
    recovers(settings, undisturbed)


# A storm: each reader opens what is published again and again, and tells of all that it could not read or that did not
# belong together. All generations of the story differ in the counts of its entities and in the label of its topic.


def generation(number: int) -> dict[str, pa.Table]:
    rows = tiny_rows()
    for row in rows["entities"]:
        row["mention_count"] = number
    rows["topics"] = [{"topic": "trade", "label": str(number), "definition": ""}]
    return tiny_tables(rows)


def by_arrow(warehouse: Path) -> list[set[Any]]:
    import pyarrow.parquet as pq

    return [set(pq.read_table(warehouse / "latest/entities.parquet")["mention_count"].to_pylist())]


def by_pandas(warehouse: Path) -> list[set[Any]]:
    import pandas as pd

    return [set(pd.read_parquet(warehouse / "latest/entities.parquet")["mention_count"])]


def by_duckdb(warehouse: Path) -> list[set[Any]]:
    import duckdb

    with duckdb.connect() as db:
        # All tables at once: no file may be missing or broken, whatever is replaced meanwhile.
        db.execute(f"select count(*) from read_parquet('{warehouse}/latest/*.parquet', union_by_name = true)")
        rows = db.execute(f"select distinct mention_count from '{warehouse}/latest/entities.parquet'").fetchall()
        return [{n for (n,) in rows}]


def by_analysis(warehouse: Path) -> list[set[Any]]:
    import duckdb

    with duckdb.connect(warehouse / "analysis.duckdb", read_only=True) as db:
        rows = db.execute("select distinct mention_count from entities").fetchall()
        labels = db.execute("select label from topics").fetchall()
        return [{n for (n,) in rows} | {int(label) for (label,) in labels}]


def read_on(reader: Callable[[Path], list[set[Any]]], warehouse: Path, reads: Any, ended: Any, told: Any) -> None:
    wrong = []
    while not ended.is_set():
        try:
            wrong += [repr(found) for found in reader(warehouse) if len(found) != 1]
        except Exception as error:
            wrong.append(repr(error))
        reads.value += 1
    told.put((reader.__name__, wrong))


def test_a_storm_of_readers_sees_no_torn_table(tmp_path: Path) -> None:
    """So many publications, and so many reads of each kind meanwhile; ``DATELINE_STORM`` gives another number."""
    enough = int(os.environ.get("DATELINE_STORM", "12"))
    store = Store(tmp_path / "warehouse")

    def publish(number: int) -> None:
        with store.lock():
            store.publish(generation(number), manifest={})
            store.repair()

    publish(0)
    context = multiprocessing.get_context("spawn")
    told, ended = context.Queue(), context.Event()
    reads = {reader: context.Value("q", 0) for reader in (by_arrow, by_pandas, by_duckdb, by_analysis)}
    readers = [
        context.Process(target=read_on, args=(reader, store.warehouse, count, ended, told))
        for reader, count in reads.items()
    ]
    for reader in readers:
        reader.start()
    number, deadline = 0, time.monotonic() + 10 * enough
    while (number < enough or min(count.value for count in reads.values()) < enough) and time.monotonic() < deadline:
        number += 1
        publish(number)
    ended.set()
    wrong = dict(told.get(timeout=60) for _ in readers)
    counts = {reader.__name__: count.value for reader, count in reads.items()}
    print(f"{number} publications, reads {counts}, wrong {sum(map(len, wrong.values()))}")
    assert wrong == {name: [] for name in counts}
    assert min(number, *counts.values()) >= enough
