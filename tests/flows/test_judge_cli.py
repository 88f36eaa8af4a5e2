"""``dateline judge`` from the command line to the tables, and through a warehouse built anew."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "raw"
Dateline = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def warehouse(samples: Path, tmp_path: Path) -> Path:
    """A copy of the warehouse of the two sample texts, to be written to."""
    shutil.copytree(samples, tmp_path / "warehouse")
    return tmp_path / "warehouse"


def asked(dateline: Dateline, warehouse: Path, query: str) -> list[dict[str, object]]:
    answer = dateline("sql", query, "-w", warehouse, "--json")
    assert answer.returncode == 0, answer.stderr
    return list(json.loads(answer.stdout))


EVENTS = "select event_id, kind, status, title, summary from events order by event_id"


def test_a_judgement_is_given_applied_listed_and_taken_back(warehouse: Path, dateline: Dateline) -> None:
    before = asked(dateline, warehouse, EVENTS)
    event = str(before[0]["event_id"])
    given = dateline("judge", "correct", event, "title=The talks", "-w", warehouse, "--note", "it has a name")
    assert given.returncode == 0, given.stderr
    assert (warehouse.parent / "judgements.jsonl").is_file()
    assert "waits for a run" in dateline("judge", "--list", "-w", warehouse).stdout

    assert dateline("run", SAMPLES, "-w", warehouse).returncode == 0
    assert asked(dateline, warehouse, f"select title from events where event_id = '{event}'") == [
        {"title": "The talks"}
    ]
    listed = dateline("judge", "--list", "-w", warehouse).stdout
    assert "applied; it has a name" in listed
    assert "What people decided" in dateline("explain", event, "-w", warehouse).stdout
    again = dateline("run", SAMPLES, "-w", warehouse)
    assert "Nothing new" in again.stdout

    assert dateline("judge", "--undo", "1", "-w", warehouse).returncode == 0
    assert dateline("run", SAMPLES, "-w", warehouse).returncode == 0
    assert asked(dateline, warehouse, EVENTS) == before


def test_a_judgement_that_finds_nothing_is_a_warning_and_a_broken_file_stops_the_run(
    warehouse: Path, dateline: Dateline
) -> None:
    event = str(asked(dateline, warehouse, EVENTS)[0]["event_id"])
    assert dateline("judge", "wrong", event, "-w", warehouse).returncode == 0
    file = warehouse.parent / "judgements.jsonl"
    given = json.loads(file.read_text("utf-8"))
    given["one"] = [{**given["one"][0], "quote": "Nobody said this."}]
    file.write_text(json.dumps(given) + "\n", "utf-8")
    run = dateline("run", SAMPLES, "-w", warehouse)
    assert run.returncode == 0, run.stderr
    assert "warning: judgement 1 (wrong event) is not applied" in run.stdout
    assert "not found" in dateline("judge", "--list", "-w", warehouse).stdout

    file.write_text("{\n", "utf-8")
    run = dateline("run", SAMPLES, "-w", warehouse)
    assert run.returncode == 2
    assert "judgements.jsonl, line 1" in run.stderr


def test_another_file_may_be_named(warehouse: Path, dateline: Dateline, tmp_path: Path) -> None:
    event = str(asked(dateline, warehouse, EVENTS)[0]["event_id"])
    elsewhere = tmp_path / "elsewhere" / "mine.jsonl"
    assert dateline("judge", "wrong", event, "-w", warehouse, "--judgements", elsewhere).returncode == 0
    assert not (warehouse.parent / "judgements.jsonl").exists()
    run = dateline("run", SAMPLES, "-w", warehouse, env={"DATELINE_JUDGEMENTS": str(elsewhere)})
    assert run.returncode == 0, run.stderr
    assert event not in {row["event_id"] for row in asked(dateline, warehouse, EVENTS)}


def test_without_a_command_it_tells_of_itself(dateline: Dateline, tmp_path: Path) -> None:
    told = dateline("judge", "-w", tmp_path)
    assert told.returncode == 0
    for command in ("same", "different", "wrong", "correct", "name", "role", "--list", "--undo"):
        assert command in told.stdout
    assert "No judgements in" in dateline("judge", "--list", "-w", tmp_path / "warehouse").stdout
    assert dateline("judge", "same", "ev_1", "ev_2", "-w", tmp_path).returncode == 3


@pytest.mark.slow
def test_judgements_outlive_the_warehouse(warehouse: Path, dateline: Dateline) -> None:
    event = str(asked(dateline, warehouse, EVENTS)[0]["event_id"])
    assert dateline("judge", "correct", event, "title=The talks", "-w", warehouse).returncode == 0
    shutil.rmtree(warehouse)
    assert dateline("run", SAMPLES, "-w", warehouse).returncode == 0
    assert asked(dateline, warehouse, f"select title from events where event_id = '{event}'") == [
        {"title": "The talks"}
    ]
