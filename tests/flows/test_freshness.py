"""Freshness: when a warehouse is stale, and what the person who has to act is told."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.freshness import Freshness, StaleError, demand_fresh, freshness_of
from tests.flows.warehouse import light, run, settings_of, text_of

NOON = datetime(2024, 5, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def known(hours: float | None, status: str = "completed") -> Freshness:
    """A warehouse whose last text came so many hours before noon, and whose last run was an hour before."""
    last: dict[str, Any] = {"started_at": datetime(2024, 5, 2, 11, 0), "status": status}
    return Freshness(Path("w"), NOON - timedelta(hours=hours) if hours is not None else None, 3, last)


@pytest.mark.parametrize("hours", [0, 23.9, 24])
def test_fresh(hours: float) -> None:
    demand_fresh(known(hours), DAY, NOON)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (known(51.5), "No new text has come to w for 1 d: the last came 2 d 3 h ago; the last run was 1 h ago."),
        (known(None), "No new text has come to w for 1 d: none ever came; the last run was 1 h ago."),
        (Freshness(Path("w"), None, 0, None), "none ever came; there was no run."),
        (known(1, "failed"), "The last run in w, 1 h ago, failed."),
    ],
)
def test_stale(found: Freshness, told: str) -> None:
    with pytest.raises(StaleError) as raised:
        demand_fresh(found, DAY, NOON)
    assert told in raised.value.message
    assert raised.value.exit_code == 1


def test_a_run_that_finds_nothing_refreshes_nothing(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    settings.raw.mkdir()
    (settings.raw / "a.txt").write_text(text_of("2021-03-02"))
    with light():
        run(settings)
        first = freshness_of(settings.warehouse)
        run(settings)
    second = freshness_of(settings.warehouse)
    assert (first.new_texts, first.new_texts_at) == (second.new_texts, second.new_texts_at)
    assert first.new_texts == 1
    assert first.last_run is not None
    assert second.last_run is not None
    assert first.last_run["run_id"] != second.last_run["run_id"]


def test_status_asks_for_it(dateline: Callable[..., subprocess.CompletedProcess[str]], samples: Path) -> None:
    assert dateline("status", "--fresh", "1d", "-w", samples).returncode == 0
    stale = dateline("status", "--fresh", "1s", "-w", samples)
    assert stale.returncode == 1
    assert "snapshot" in stale.stdout, "the status is shown all the same"
    assert "No new text has come" in stale.stderr
    assert dateline("status", "--fresh", "often", "-w", samples).returncode == 2
