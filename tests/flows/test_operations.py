"""Operations with a real Prefect server and worker: prefect.yaml as it is, its schedules, its alerts, its run pages."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml

from tests.flows.prefect_server import BIN, ROOT, ask, prefect, refusal, running, wait_until

SAMPLES = ROOT / "raw"
RUN_SECONDS = 300
ENDED = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}

Env = Mapping[str, str]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def deployed(server: Env) -> dict[str, Any]:
    """The deployments of prefect.yaml, by name, with the runs that their schedules have put in; paused afterwards."""
    prefect(server, "work-pool", "create", "--type", "process", "dateline")
    prefect(server, "--no-prompt", "deploy", "--all")
    found = {d["name"]: d for d in ask(server, "/deployments/filter", {})}
    for deployment in found.values():
        deployment["scheduled"] = wait_until(lambda d=deployment: runs_of(server, d, "SCHEDULED"), 60)
    prefect(server, "deployment", "schedule", "pause", "--all")
    return found


@pytest.fixture(scope="module")
def told(server: Env) -> Iterator[list[str]]:
    """What the automations of automations.yaml tell: a webhook on this machine, and a day that lasts ten seconds."""
    texts: list[str] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            texts.append(json.loads(self.rfile.read(int(self.headers["content-length"])))["text"])
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    hook = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=hook.serve_forever, daemon=True).start()
    (kind,) = ask(server, "/block_types/filter", {"block_types": {"slug": {"any_": ["webhook"]}}})
    asked = {"block_schemas": {"block_type_id": {"any_": [kind["id"]]}}}
    schema = ask(server, "/block_schemas/filter", asked)[0]
    address = {"url": f"http://127.0.0.1:{hook.server_port}/"}
    block = {"name": "dateline", "data": address, "block_type_id": kind["id"], "block_schema_id": schema["id"]}
    identifier = ask(server, "/block_documents/", block)["id"]
    text = (ROOT / "automations.yaml").read_text().replace("BLOCK_ID", identifier)
    for automation in yaml.safe_load(text.replace("within: 86400", "within: 10"))["automations"]:
        ask(server, "/automations/", automation)
    yield texts
    hook.shutdown()


@pytest.fixture(scope="module")
def runs(
    server: Env, deployed: dict[str, Any], told: list[str], samples: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """Four runs asked for at once, of which a worker makes one after the other what it must: how they ended."""
    folder = tmp_path_factory.mktemp("operations")
    kept = copytree(samples, folder / "kept")
    asked = {
        "first": ("build", {"raw": str(SAMPLES), "warehouse": str(folder / "w")}),
        "second": ("build", {"raw": str(SAMPLES), "warehouse": str(folder / "w")}),
        "broken": ("build", {"raw": str(folder / "nowhere"), "warehouse": str(folder / "w")}),
        "upkeep": ("maintenance", {"warehouse": str(kept)}),
    }
    wait_until(lambda: any("no new text" in text for text in told), 60)
    log = folder / "worker.log"
    with running([str(BIN / "prefect"), "worker", "start", "--pool", "dateline"], server, log):
        identifiers = {
            name: ask(server, f"/deployments/{deployed[of]['id']}/create_flow_run", {"parameters": parameters})["id"]
            for name, (of, parameters) in asked.items()
        }

        def ended() -> dict[str, Any]:
            found = {name: ask(server, f"/flow_runs/{identifier}") for name, identifier in identifiers.items()}
            return found if all(run["state_type"] in ENDED for run in found.values()) else {}

        found = wait_until(ended, RUN_SECONDS, log.read_text)
    return {**found, "folder": folder}


def runs_of(env: Env, deployment: Mapping[str, Any], state: str) -> list[dict[str, Any]]:
    """The runs of a deployment that are in a state."""
    chosen = {"deployment_id": {"any_": [deployment["id"]]}, "state": {"type": {"any_": [state]}}}
    return list(ask(env, "/flow_runs/filter", {"flow_runs": chosen, "sort": "EXPECTED_START_TIME_ASC"}))


def artifacts_of(env: Env, run: Mapping[str, Any]) -> dict[str, Any]:
    """The data of the artifacts of a run, by key."""
    found = ask(env, "/artifacts/filter", {"artifacts": {"flow_run_id": {"any_": [run["id"]]}}})
    return {artifact["key"]: artifact["data"] for artifact in found}


def test_schedules_are_those_of_prefect_yaml_and_put_in_runs(deployed: dict[str, Any]) -> None:
    build, maintenance = deployed["build"], deployed["maintenance"]
    assert [s["schedule"]["cron"] for s in build["schedules"]] == ["*/15 * * * *"]
    assert [s["schedule"]["interval"] for s in maintenance["schedules"]] == [86400.0]
    for deployment in (build, maintenance):
        assert deployment["global_concurrency_limit"]["limit"] == 1
        assert deployment["concurrency_options"]["collision_strategy"] == "ENQUEUE"
    assert {run["expected_start_time"][14:19] for run in build["scheduled"]} <= {"00:00", "15:00", "30:00", "45:00"}
    assert {run["expected_start_time"][11:16] for run in maintenance["scheduled"]} == {"03:40"}


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"workers": 0}, "'workers'. Failure reason: 0 is less than the minimum of 1"),
        ({"workers": "many"}, "'workers'. Failure reason: 'many' is not valid"),
        ({"max_bytes": -1}, "'max_bytes'. Failure reason: -1 is less than the minimum of 1"),
        ({"raw": 3}, "'raw'. Failure reason: 3 is not valid"),
        ({"model": ""}, "'model'. Failure reason: '' should be non-empty"),
    ],
)
def test_a_wrong_parameter_is_refused_when_the_run_is_created(
    server: Env, deployed: dict[str, Any], parameters: dict[str, Any], message: str
) -> None:
    path = f"/deployments/{deployed['build']['id']}/create_flow_run"
    code, detail = refusal(server, path, {"parameters": parameters})
    assert code == 409
    assert message in detail


def test_the_page_for_a_run_tells_what_its_parameters_are_for(deployed: dict[str, Any]) -> None:
    told = deployed["build"]["parameter_openapi_schema"]["properties"]
    assert told["raw"]["description"].startswith("Folder of incoming texts")
    assert all(parameter["description"] for parameter in told.values())


def test_runs_of_a_deployment_queue(runs: dict[str, Any]) -> None:
    builds = sorted((runs[name] for name in ("first", "second", "broken")), key=lambda run: run["start_time"])
    assert [run["state_type"] for run in (runs["first"], runs["second"])] == ["COMPLETED", "COMPLETED"]
    for earlier, later in pairwise(builds):
        assert earlier["end_time"] <= later["start_time"], "one at a time"


def test_a_run_page_tells_what_is_new_and_where_it_lies(server: Env, runs: dict[str, Any]) -> None:
    first, second = sorted((runs["first"], runs["second"]), key=lambda run: run["start_time"])
    found = artifacts_of(server, first)
    assert "2 new texts" in found["dateline-run"]
    assert "| events | 17 |" in found["dateline-run"]
    assert "| events with a day or days |" in found["dateline-run"]
    events = json.loads(found["dateline-new-events"])
    assert len(events) == 17
    assert {"kind": "meeting", "texts": 2, "place": "Moscow"}.items() <= events[0].items()
    (snapshot,) = (runs["folder"] / "w" / "snapshots").iterdir()
    assert f"({snapshot.as_uri()})" in found["dateline-snapshot"]
    again = artifacts_of(server, second)
    assert set(again) == {"dateline-run"}
    assert "Nothing new" in again["dateline-run"]


def test_new_texts_are_an_event(server: Env, runs: dict[str, Any]) -> None:
    warehouse = f"dateline.warehouse.{runs['folder'] / 'w'}"
    chosen = {"filter": {"event": {"name": ["dateline.texts.new"]}, "resource": {"id": [warehouse]}}}
    found = wait_until(lambda: ask(server, "/events/filter", chosen)["events"], 30)
    assert [event["payload"]["texts"] for event in found] == [2], "the run that found nothing tells of nothing"


def test_maintenance_tells_what_it_did(server: Env, runs: dict[str, Any]) -> None:
    assert runs["upkeep"]["state_type"] == "COMPLETED"
    found = artifacts_of(server, runs["upkeep"])["dateline-maintenance"]
    assert "| sweep | 0 leftovers deleted" in found
    assert "| gc | 0 old snapshots deleted" in found
    assert "1 snapshots, " in found
    assert "0 faults" in found
    assert "0 errors" in found


def test_a_failed_run_is_told_of_with_its_cause(runs: dict[str, Any], told: list[str]) -> None:
    assert runs["broken"]["state_type"] == "FAILED"
    cause = f"There is no folder {runs['folder'] / 'nowhere'}"
    (text,) = wait_until(lambda: [text for text in told if "Failed" in text], 60, lambda: "\n".join(told))
    assert cause in text
    assert runs["broken"]["id"] in text, "with what leads to its page"


def test_nothing_calls_beyond_this_machine(runs: dict[str, Any], calls: Path) -> None:
    """But the server itself: for a new work pool it asks for Prefect's list of worker types, and can do without."""
    assert runs
    found = calls.read_text().splitlines() if calls.exists() else []
    assert [call for call in found if "prefect server start" not in call] == [], "worker, runs and commands"
    asked = {call.split(":")[0] for call in found if call.startswith("socket.getaddrinfo")}
    assert asked <= {"socket.getaddrinfo raw.githubusercontent.com"}


LOOPBACK_ONLY = """
import fcntl, os, socket, struct, sys
with socket.socket() as any_socket:
    fcntl.ioctl(any_socket, 0x8914, struct.pack("16sH14x", b"lo", 0x41))  # SIOCSIFFLAGS: up and running
os.execvp(sys.argv[1], sys.argv[1:])
"""


def test_nothing_hangs_where_there_is_no_network(environment: dict[str, str], tmp_path: Path) -> None:
    alone = ["unshare", "--map-root-user", "--net", sys.executable, "-c", LOOPBACK_ONLY]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody make a network namespace")
    quiet = {name: value for name, value in environment.items() if name != "DO_NOT_TRACK"}
    command = [sys.executable, "-m", "flows.cli", "run", str(SAMPLES), "-w", str(tmp_path / "w"), "--prefect"]
    begun = time.monotonic()
    found = subprocess.run(
        [*alone, *command], env=quiet, cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False
    )
    assert found.returncode == 0, found.stderr
    assert "snapshot 000001" in found.stdout + found.stderr
    print(f"a run with a temporary server and no network: {time.monotonic() - begun:.0f} s")
