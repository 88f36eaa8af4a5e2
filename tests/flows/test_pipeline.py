"""The pipeline in Prefect: the flows themselves, and a real server that runs deployments of them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pytest

from flows.annotation import InlineExecutor
from flows.store import SNAPSHOT_TABLES, Store
from flows.tablefile import RUN_COLUMNS

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "raw"
BIN = Path(sys.executable).parent

Dateline = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.slow


def published(warehouse: Path) -> dict[str, pa.Table]:
    """All published tables, without the columns that tell of runs."""
    store = Store(warehouse)
    return {
        name: store.read(name).drop_columns(sorted(RUN_COLUMNS.get(name, ()))).combine_chunks()
        for name in SNAPSHOT_TABLES
    }


@pytest.fixture(scope="module")
def server(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A Prefect server on a free port of this machine; the environment in which it is the configured one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    home = tmp_path_factory.mktemp("prefect")
    env = {
        **environment,
        "PATH": f"{BIN}{os.pathsep}{environment['PATH']}",
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_API_URL": url,
    }
    start = [str(BIN / "prefect"), "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with running(start, env, home / "server.log"):
        deadline = time.monotonic() + 120
        while not answers(f"{url}/health"):
            assert time.monotonic() < deadline, (home / "server.log").read_text()
            time.sleep(0.5)
        yield {**env, "PREFECT_API_URL": url}


def answers(url: str) -> bool:
    """Whether a server answers at an address."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


@contextmanager
def running(command: list[str], env: dict[str, str], log: Path) -> Iterator[None]:
    """A process that runs meanwhile, in a session of its own, and is gone afterwards with all that it started."""
    with log.open("w") as out:
        process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=out, stderr=out, start_new_session=True)
    try:
        yield
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(process.pid, number)
                process.wait(15)
                break
            except subprocess.TimeoutExpired:
                continue
            except ProcessLookupError:
                break
        process.wait(15)


def prefect(env: dict[str, str], *arguments: str) -> str:
    """The output of a command of Prefect, which must succeed."""
    found = subprocess.run(
        [str(BIN / "prefect"), *arguments], env=env, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


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
        wait_for_deployment(server, "dateline/serve", tmp_path / "serve.log")
        prefect(server, "deployment", "run", "dateline/serve", "--watch")
    assert published(tmp_path / "w")["documents"].num_rows == 2


def test_the_deployment_of_prefect_yaml_runs_in_a_worker(server: dict[str, str], tmp_path: Path) -> None:
    prefect(server, "work-pool", "create", "--type", "process", "dateline")
    prefect(server, "--no-prompt", "deploy", "--all")
    worker = [str(BIN / "prefect"), "worker", "start", "--pool", "dateline"]
    with running(worker, server, tmp_path / "worker.log"):
        where = ["--param", f"raw={SAMPLES}", "--param", f"warehouse={tmp_path / 'w'}"]
        prefect(server, "deployment", "run", "dateline/build", *where, "--watch")
    assert published(tmp_path / "w")["documents"].num_rows == 2


def wait_for_deployment(env: dict[str, str], name: str, log: Path) -> None:
    """Wait until a deployment is there. Fails after a minute."""
    deadline = time.monotonic() + 60
    while name not in prefect(env, "deployment", "ls"):
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(1)


@pytest.fixture(scope="module")
def harness() -> Iterator[None]:
    """A temporary server of Prefect's own, for flows called in this process."""
    os.environ["DO_NOT_TRACK"] = "1"
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
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
