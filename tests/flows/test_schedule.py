"""Running on schedule without a server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows import local
from flows.errors import CheckFailedError, ClusterError, DatelineError, LockedError, NotFoundError, UsageError
from flows.runs import Report
from flows.schedule import interval_of, moments, serve_here
from flows.settings import load_settings

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(("text", "seconds"), [("90s", 90), ("15m", 900), (" 1h ", 3600), ("2d", 172800)])
def test_intervals(text: str, seconds: int) -> None:
    assert interval_of(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "15", "m", "0m", "-5m", "1.5h", "15 minutes"])
def test_what_is_no_interval(text: str) -> None:
    with pytest.raises(UsageError, match="no interval"):
        interval_of(text)


def test_when_the_next_run_is_due() -> None:
    assert moments(None, timedelta(minutes=15), NOON)(NOON) == NOON + timedelta(minutes=15)
    assert moments("*/15 * * * *", None, NOON)(NOON + timedelta(minutes=3)) == NOON + timedelta(minutes=15)


@pytest.mark.parametrize(
    ("cron", "every"), [(None, None), ("* * * * *", timedelta(1)), ("61 * * * *", None), ("x", None)]
)
def test_a_schedule_is_either_a_cron_expression_or_an_interval(cron: str | None, every: timedelta | None) -> None:
    with pytest.raises(UsageError):
        moments(cron, every, NOON)


@pytest.mark.parametrize("passing", [LockedError("Another run."), ClusterError("No scheduler.")])
def test_runs_follow_each_other_and_what_may_pass_ends_nothing(
    passing: DatelineError, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answers: list[Any] = [
        Report("run_1", tmp_path, 5, 2, 3, 0, 2, "000001-abc", "000001-abc", {}, (), {"ingest": 0.5}),
        passing,
        Report("run_2", tmp_path, 5, 0, 5, 1, 0, None, "000001-abc", {}, (), {}),
    ]
    waits: list[float] = []

    def run(_: object) -> Report:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(local, "run_locally", run)
    serve_here(load_settings({}, {}), lambda last: last + timedelta(hours=1), wait=waits.append, runs=3)
    out, err = capsys.readouterr()
    assert "snapshot 000001-abc: 2 new texts, 0 rejected, 0.5 s" in out
    assert "nothing new: 0 new texts, 1 rejected" in out
    assert passing.message in err
    assert len(waits) == 2
    assert all(3590 < w <= 3600 for w in waits)


def test_a_failure_is_told_of_and_the_next_run_comes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    fine = Report("run_1", tmp_path, 5, 0, 5, 0, 0, None, "000001-abc", {}, (), {})
    answers: list[Any] = [
        fine,
        CheckFailedError("2 checks failed."),
        NotFoundError("There is no folder raw."),
        OSError(28, "No space left on device"),
        fine,
    ]

    def run(_: object) -> Report:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(local, "run_locally", run)
    serve_here(load_settings({}, {}), lambda last: last, wait=lambda _: None, runs=5)
    out, err = capsys.readouterr()
    assert out.count("nothing new") == 2
    assert [line for line in err.splitlines() if "error: " in line] == [
        "error: 2 checks failed.",
        "error: There is no folder raw.",
        "error: OSError: [Errno 28] No space left on device",
    ]


@pytest.mark.parametrize("error", [NotFoundError("There is no folder raw."), RuntimeError("a defect")])
def test_what_is_wrong_from_the_beginning_is_raised(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(_: object) -> Report:
        raise error

    monkeypatch.setattr(local, "run_locally", run)
    with pytest.raises(type(error)):
        serve_here(load_settings({}, {}), lambda last: last, wait=lambda _: None, runs=1)
