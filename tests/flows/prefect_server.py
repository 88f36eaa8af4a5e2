"""A real Prefect server and worker, started for tests and for pictures: processes, commands, the API."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent

Found = TypeVar("Found")


@contextmanager
def prefect_server(environment: Mapping[str, str], home: Path) -> Iterator[dict[str, str]]:
    """A server on a free port of this machine, with an empty home; the environment that configures it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    env = {
        **environment,
        "PATH": f"{BIN}{os.pathsep}{environment['PATH']}",
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_API_URL": url,
        # So that what waits for another run need not wait for half a minute more.
        "PREFECT_SERVER_DEPLOYMENTS_CONCURRENCY_SLOT_WAIT_SECONDS": "1",
    }
    log = home / "server.log"
    with running([str(BIN / "prefect"), "server", "start", "--host", "127.0.0.1", "--port", str(port)], env, log):
        wait_until(lambda: answers(f"{url}/health"), 120, log.read_text)
        yield {**env, "PREFECT_API_URL": url}


def answers(url: str) -> bool:
    """Whether a server answers at an address."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


@contextmanager
def running(command: list[str], env: Mapping[str, str], log: Path) -> Iterator[None]:
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


def prefect(env: Mapping[str, str], *arguments: str) -> str:
    """The output of a command of Prefect, which must succeed."""
    found = subprocess.run(
        [str(BIN / "prefect"), *arguments], env=env, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


def ask(env: Mapping[str, str], path: str, body: Mapping[str, Any] | None = None) -> Any:
    """What the API answers, to a POST where there is a body. Raises ``HTTPError``."""
    content = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(env["PREFECT_API_URL"] + path, content, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


def refusal(env: Mapping[str, str], path: str, body: Mapping[str, Any]) -> tuple[int, str]:
    """The code and the message with which the API refuses what is asked."""
    try:
        ask(env, path, body)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)["detail"]
    return 200, ""


def wait_until(found: Callable[[], Found], seconds: float, told: Callable[[], str] = str) -> Found:
    """Wait until there is something; what was found. Fails with what is told."""
    deadline = time.monotonic() + seconds
    while not (value := found()):
        assert time.monotonic() < deadline, told()
        time.sleep(0.5)
    return value
