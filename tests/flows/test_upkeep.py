"""Upkeep: every chore is done, and what is wrong is told."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import duckdb
import pytest

from flows.settings import load_settings
from flows.store import Store
from flows.upkeep import CHORES, UpkeepError, perform


@pytest.fixture
def copied(samples: Path, tmp_path: Path) -> Store:
    return Store(copytree(samples, tmp_path / "w"))


def problems_of(store: Store) -> dict[str, tuple[str, ...]]:
    """What each chore finds to be wrong."""
    settings = load_settings({"warehouse": store.warehouse})
    return {chore.name: perform(chore, store, settings)[0].problems for chore in CHORES}


def test_nothing_is_wrong_with_what_was_just_published(copied: Store) -> None:
    assert set(problems_of(copied).values()) == {()}


def test_what_a_crash_left_is_swept(copied: Store) -> None:
    (copied.warehouse / ".staging" / "000009-abc").mkdir(parents=True)
    (copied.latest / "events.parquet").unlink()
    sweep = CHORES[0]
    outcome, _ = perform(sweep, copied, load_settings({"warehouse": copied.warehouse}))
    assert sweep.name == "sweep"
    assert "1 files of latest/ made again" in outcome.done
    assert (copied.latest / "events.parquet").exists()
    assert not (copied.warehouse / ".staging").exists() or not list((copied.warehouse / ".staging").iterdir())


def test_a_table_that_does_not_hold_is_told_of(copied: Store) -> None:
    snapshot = copied.current()
    assert snapshot is not None
    (events,) = snapshot.paths_of("events")
    changed = events.with_suffix(".new")
    duckdb.sql(f"select * replace (2.0::double as confidence) from read_parquet('{events}')").write_parquet(
        str(changed)
    )
    changed.replace(events)
    found = problems_of(copied)
    assert any("events.confidence: from 0 to 1" in problem for problem in found["check"])
    assert any("events.parquet" in problem for problem in found["verify"])


def test_an_error_names_the_problems_and_says_what_to_do() -> None:
    error = UpkeepError([f"check: problem {n}" for n in range(30)])
    assert error.message.startswith("upkeep found 30 problems:\n  check: problem 0\n")
    assert "problem 19" in error.message
    assert "problem 20" not in error.message
    assert error.advice
