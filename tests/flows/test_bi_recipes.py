"""The recipes of ``docs/bi.md`` that are marked to be run, run as they stand."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "bi.md").read_text("utf-8")

BLOCKS = re.findall(r"^```(\w+) run\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)

TOOLS = ("duckdb", "pandas", "polars", "pyarrow", "sqlalchemy", "excel", "ics")


def blocks(language: str) -> list[str]:
    return [body for name, body in BLOCKS if name == language]


@pytest.fixture
def folder(tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the page supposes: with the warehouse in it, and the commands on the path."""
    (tmp_path / "warehouse").symlink_to(samples)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("body", blocks("python"), ids=lambda body: body.split()[1])
def test_a_recipe_in_python_runs_and_tells_something(
    folder: Path, body: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(compile(body, "docs/bi.md", "exec"), {})
    assert len(capsys.readouterr().out.strip()) > 1


@pytest.mark.parametrize("body", blocks("sh"), ids=lambda body: " ".join(body.split()[:4]))
def test_a_recipe_for_the_shell_runs_and_tells_something(folder: Path, body: str, environment: dict[str, str]) -> None:
    words = shlex.split(body)
    words[:1] = [sys.executable, "-m", "flows.cli"] if words[0] == "dateline" else [_installed(words[0])]
    found = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert found.returncode == 0, found.stderr
    if "-o" in words:
        assert (folder / words[words.index("-o") + 1]).stat().st_size > 500
    else:
        assert "Shringla" in found.stdout


def test_every_tool_that_can_be_run_here_is() -> None:
    run = " ".join(body for _, body in BLOCKS)
    assert [tool for tool in TOOLS if tool not in run] == []


def test_what_is_not_run_says_so() -> None:
    sections = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
    silent = [s.splitlines()[0] for s in sections if " run\n" not in s and "**Not run here.**" not in s[:200]]
    assert [name for name in silent if name != "Superset"] == []
    assert "**Not run here**" in next(s for s in sections if s.startswith("Superset"))


def test_queries_of_the_page_are_queries(samples: Path) -> None:
    import duckdb

    queries = re.findall(r"^ *```sql\n(.*?)^ *```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(queries) >= 5
    with duckdb.connect(samples / "analysis.duckdb", read_only=True) as connection:
        for query in queries:
            assert connection.execute(query).fetchall()


def _installed(command: str) -> str:
    """The command beside the running Python, where pip puts it; else the one on the path."""
    beside = Path(sys.executable).with_name(command)
    return str(beside) if os.access(beside, os.X_OK) else command
