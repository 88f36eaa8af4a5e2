"""The command line as a subprocess, and a warehouse of the two sample texts to ask."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.flows.prefect_server import ROOT, prefect_server

WATCHMAN = """
import os, sys

def watch(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host and host not in ("127.0.0.1", "localhost", "::1", "0.0.0.0"):
        with open(os.environ["CALLS"], "a") as calls:
            calls.write(f"{event} {host}: {' '.join(sys.orig_argv)}\\n")

sys.addaudithook(watch)
"""
"""A ``sitecustomize`` that writes down whom a process and its children would speak to beyond this machine."""

SAMPLES = ROOT / "raw"

Dateline = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which nothing of Prefect or Dateline is set, and home is an empty folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "DATELINE_"))}
    home = str(tmp_path_factory.mktemp("home"))
    return {**kept, "HOME": home, "PYTHONPATH": str(ROOT), "COLUMNS": "132", "DO_NOT_TRACK": "1"}


@pytest.fixture(scope="session")
def dateline(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Dateline:
    """Runs ``dateline`` with arguments, in an empty folder, as a process of its own."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    def run(*arguments: object, env: dict[str, str] | None = None, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "flows.cli", *map(str, arguments)],
            env={**environment, **(env or {})},
            cwd=elsewhere,
            input=given,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def sample_run(
    dateline: Dateline, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The warehouse of the two sample texts, and the run that built it."""
    warehouse = tmp_path_factory.mktemp("samples") / "warehouse"
    return warehouse, dateline("run", SAMPLES, "--warehouse", warehouse)


@pytest.fixture(scope="session")
def samples(sample_run: tuple[Path, subprocess.CompletedProcess[str]]) -> Path:
    """The warehouse of the two sample texts. Not to be written to."""
    return sample_run[0]


@pytest.fixture(scope="session")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where processes of ``server`` write down whom they would speak to beyond this machine."""
    return tmp_path_factory.mktemp("watch") / "calls"


@pytest.fixture(scope="session")
def server(
    environment: dict[str, str], calls: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """A Prefect server on a free port of this machine; the environment in which it is the configured one."""
    (calls.parent / "sitecustomize.py").write_text(WATCHMAN)
    path = f"{calls.parent}{os.pathsep}{environment['PYTHONPATH']}"
    watched = {**environment, "PYTHONPATH": path, "CALLS": str(calls)}
    with prefect_server(watched, tmp_path_factory.mktemp("prefect")) as env:
        yield env
