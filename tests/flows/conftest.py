"""The command line as a subprocess, and a warehouse of the two sample texts to ask."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
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
