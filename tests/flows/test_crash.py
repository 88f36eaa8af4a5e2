"""Killed at any named step, a run is made up for by the next: the same tables as if nothing had happened."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from flows.faults import PIPELINE_FAULTS, STORE_FAULTS
from flows.store import SNAPSHOT_TABLES, Store
from flows.tablefile import RUN_COLUMNS

Dateline = Callable[..., subprocess.CompletedProcess[str]]

STORIES = {
    "a.txt": """ date 2022-05-10 NAIROBI: Kenya's Foreign Minister Raychelle Omamo met her Ugandan counterpart Jeje
Odongo in Nairobi on Tuesday. The two ministers discussed trade.
""",
    "b.txt": """ date 2022-05-12 LIMA: Chile's President Gabriel Boric will visit Peru on May 20, the Foreign Ministry
in Lima said on Thursday. “We look forward to it,” Foreign Minister César Landa said.
""",
    "c.txt": """ date 2022-05-18 LIMA: The visit of Chile's President Gabriel Boric to Peru on May 20 has been
postponed, Foreign Minister César Landa said on Wednesday.
""",
}
SMALL_BATCHES = {"DATELINE_BATCH_SIZE": "1"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three short texts."""
    folder = tmp_path_factory.mktemp("stories")
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def published(warehouse: Path) -> dict[str, pa.Table]:
    """All published tables, without the columns that tell of runs."""
    store = Store(warehouse)
    return {
        name: store.read(name).drop_columns(sorted(RUN_COLUMNS.get(name, ()))).combine_chunks()
        for name in SNAPSHOT_TABLES
    }


@pytest.fixture(scope="module")
def undisturbed(raw: Path, dateline: Dateline, tmp_path_factory: pytest.TempPathFactory) -> dict[str, pa.Table]:
    """What a run gives that nobody kills."""
    warehouse = tmp_path_factory.mktemp("undisturbed")
    run = dateline("run", raw, "-w", warehouse, env=SMALL_BATCHES)
    assert run.returncode == 0, run.stderr
    tables = published(warehouse)
    assert tables["events"].num_rows > 0
    return tables


@pytest.fixture(scope="module")
def annotated(raw: Path, dateline: Dateline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with all annotations, killed before anything was published: to be copied, not written to."""
    warehouse = tmp_path_factory.mktemp("annotated")
    killed = dateline("run", raw, "-w", warehouse, env={**SMALL_BATCHES, "DATELINE_FAULT": "resolve: begun"})
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    return warehouse


@pytest.mark.parametrize("fault", [*PIPELINE_FAULTS, "annotate: batch written@2"])
def test_a_run_killed_before_publication_is_made_up_for(
    fault: str, raw: Path, dateline: Dateline, undisturbed: dict[str, pa.Table], tmp_path: Path
) -> None:
    kill_and_run_again(fault, raw, dateline, tmp_path)
    assert published(tmp_path) == undisturbed


@pytest.mark.parametrize("fault", [f for f in STORE_FAULTS if f != "latest: folder made"])  # no table is large here
def test_a_run_killed_in_publication_is_made_up_for(
    fault: str, raw: Path, annotated: Path, dateline: Dateline, undisturbed: dict[str, pa.Table], tmp_path: Path
) -> None:
    warehouse = tmp_path / "warehouse"
    shutil.copytree(annotated, warehouse)
    if fault.startswith("repair"):  # there is nothing to repair before the first publication
        assert dateline("run", raw, "-w", warehouse).returncode == 0
    kill_and_run_again(fault, raw, dateline, warehouse)
    assert published(warehouse) == undisturbed


def kill_and_run_again(fault: str, raw: Path, dateline: Dateline, warehouse: Path) -> None:
    """Have a run killed at a step, then run again and see that nothing unfinished is left."""
    killed = dateline("run", raw, "-w", warehouse, env={**SMALL_BATCHES, "DATELINE_FAULT": fault})
    assert killed.returncode == -signal.SIGKILL, f"the step was not reached: {killed.stdout}{killed.stderr}"
    again = dateline("run", raw, "-w", warehouse, env=SMALL_BATCHES)
    assert again.returncode == 0, again.stderr
    assert dateline("check", "-w", warehouse).returncode == 0
    statuses = Store(warehouse).read("runs")["status"].to_pylist()
    assert statuses[-1] == "completed"
    assert "running" not in statuses
    folders = (warehouse, warehouse / "latest", warehouse / "snapshots")
    assert [p.name for folder in folders for p in folder.glob(".aside-*")] == []


def test_only_batches_in_flight_are_lost(raw: Path, dateline: Dateline, tmp_path: Path) -> None:
    dateline("run", raw, "-w", tmp_path, env={**SMALL_BATCHES, "DATELINE_FAULT": "annotate: batch written@2"})
    again = dateline("run", raw, "-w", tmp_path, env=SMALL_BATCHES)
    assert "1 texts annotated" in again.stdout


def test_texts_that_come_one_by_one_give_the_same_tables(
    raw: Path, dateline: Dateline, undisturbed: dict[str, pa.Table], tmp_path: Path
) -> None:
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    for name in sorted(STORIES, reverse=True):
        os.link(raw / name, incoming / name)
        assert dateline("run", incoming, "-w", tmp_path / "warehouse").returncode == 0
    assert published(tmp_path / "warehouse") == undisturbed


def test_two_runs_at_once_are_one_after_the_other(raw: Path, environment: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "flows.cli", "run", str(raw), "-w", str(tmp_path / "warehouse")]
    both = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    outputs = [process.communicate(timeout=300)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("Nothing new" in output for output in outputs) == 1
