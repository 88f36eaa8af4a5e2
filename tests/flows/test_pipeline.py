"""The pipeline in Prefect: the flows themselves, and a real server that records them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pyarrow as pa
import pytest

from flows.annotation import InlineExecutor
from flows.runs import Run
from flows.stages import Stage
from flows.store import SNAPSHOT_TABLES, Store
from flows.tablefile import RUN_COLUMNS
from tests.flows.prefect_server import ROOT, prefect, running, wait_until

SAMPLES = ROOT / "raw"

Dateline = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.slow


def published(warehouse: Path) -> dict[str, pa.Table]:
    """All published tables, without the columns that tell of runs."""
    store = Store(warehouse)
    return {
        name: store.read(name).drop_columns(sorted(RUN_COLUMNS.get(name, ()))).combine_chunks()
        for name in SNAPSHOT_TABLES
    }


def test_a_configured_server_records_the_run(
    server: dict[str, str], dateline: Dateline, samples: Path, tmp_path: Path
) -> None:
    run = dateline("run", SAMPLES, "-w", tmp_path, env=server)
    assert run.returncode == 0, run.stderr
    assert published(tmp_path) == published(samples), "the same tables as without Prefect"
    listed = prefect(server, "flow-run", "ls", "--limit", "20")
    for flow in ("dateline", "dateline-ingest", "dateline-annotate", "dateline-resolve", "dateline-check"):
        assert flow in listed
    assert "dateline-run" in prefect(server, "artifact", "ls")
    assert "Nothing new" in dateline("run", SAMPLES, "-w", tmp_path, env=server).stdout
    assert not list((tmp_path / "state").glob("batches/*"))


def test_serve_runs_as_a_deployment(server: dict[str, str], tmp_path: Path) -> None:
    serve = [sys.executable, "-m", "flows.cli", "serve", str(SAMPLES), "-w", str(tmp_path / "w"), "--cron", "0 0 1 1 *"]
    with running(serve, server, tmp_path / "serve.log"):
        log = tmp_path / "serve.log"
        wait_until(lambda: "dateline/serve" in prefect(server, "deployment", "ls"), 60, log.read_text)
        prefect(server, "deployment", "run", "dateline/serve", "--watch")
    assert published(tmp_path / "w")["documents"].num_rows == 2


@pytest.fixture
def harness(server: dict[str, str]) -> Iterator[None]:
    """The server as the one of flows that are called in this process."""
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with temporary_settings({PREFECT_API_URL: server["PREFECT_API_URL"]}):
        yield


@pytest.mark.usefixtures("harness")
def test_a_stage_is_a_flow_of_its_own(tmp_path: Path) -> None:
    from flows.pipeline import STAGE_FLOWS

    places = {"raw": str(SAMPLES), "warehouse": str(tmp_path)}
    assert "2 new texts" in STAGE_FLOWS["ingest"](**places)
    assert "2 texts annotated" in STAGE_FLOWS["annotate"](**places)
    assert "snapshot 000001" in STAGE_FLOWS["publish"](**places)
    assert published(tmp_path)["documents"].num_rows == 2


@pytest.mark.usefixtures("harness")
def test_batches_travel_as_files_and_leave_none_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect import flow

    from flows import pipeline
    from flows.settings import load_settings
    from transforms.document import SourceText

    monkeypatch.setattr(pipeline, "own_executor", lambda *_, **__: InlineExecutor())
    monkeypatch.setattr(
        pipeline, "annotate_batch", lambda texts, *_: {"found": pa.table({"id": [t.document_id for t in texts]})}
    )

    @flow
    def both() -> list[list[str]]:
        executor = pipeline.TaskExecutor(2, load_settings({}, {}), tmp_path / "batches")
        batches = [[SourceText("d_1", "One."), SourceText("d_2", "Two.")], [SourceText("d_3", "Three.")]]
        futures = [executor.submit(pipeline.annotate_batch, batch, "model", None) for batch in batches]
        found = [future.result()["found"]["id"].to_pylist() for future in futures]
        assert list((tmp_path / "batches").iterdir()) == []
        executor.shutdown()
        return found

    assert both() == [["d_1", "d_2"], ["d_3"]]
    assert not (tmp_path / "batches").exists()


@pytest.mark.usefixtures("harness")
def test_batches_go_to_a_cluster_as_tasks(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.pipeline import build
    from tests.flows.cluster import scheduler, worker

    monkeypatch.setenv("DATELINE_BATCH_SIZE", "1")
    with scheduler(tmp_path / "scheduler") as there, worker(there.address, tmp_path / "worker"):
        report = build(raw=str(SAMPLES), warehouse=str(tmp_path / "w"), cluster=there.address)
    assert report["annotated"] == 2
    assert published(tmp_path / "w") == published(samples), "the same tables as without Prefect and cluster"


@pytest.mark.usefixtures("harness")
@pytest.mark.parametrize(("error", "attempts"), [(OSError("the disk is away"), 2), (ValueError("a defect"), 1)])
def test_only_what_failed_for_input_or_output_is_tried_again(
    error: Exception, attempts: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import pipeline

    seen = []

    def perform(stage: Stage, run: Run) -> str:
        seen.append(stage.name)
        if len(seen) == 1:
            raise error
        return "done"

    monkeypatch.setattr(pipeline, "perform", perform)
    monkeypatch.setattr(pipeline, "_stage_task", pipeline._stage_task.with_options(retry_delay_seconds=0))
    with nullcontext() if attempts > 1 else pytest.raises(ValueError, match="a defect"):
        assert pipeline.STAGE_FLOWS["ingest"](raw=str(SAMPLES), warehouse=str(tmp_path)) == "done"
    assert seen == ["ingest"] * attempts
