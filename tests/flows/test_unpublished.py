"""What is noted as changed since a publication is enough: what is not looked at is as it was published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from flows.parts import parts_of
from flows.runs import Run, open_run
from flows.settings import Settings
from flows.stages import STAGES, perform
from flows.unpublished import Unpublished, unpublished
from tests.flows.warehouse import light, settings_of, text_of


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A warehouse whose tables are all cut by month."""
    monkeypatch.setattr("flows.parts.LARGEST_WHOLE", {"sentences": 0, "events": 0})
    (tmp_path / "raw").mkdir()
    return settings_of(tmp_path)


def publish(run: Run) -> Unpublished | None:
    """Walk the stages but the checks; what was noted before the publication, which must be enough."""
    for stage in STAGES[:3]:
        perform(stage, run)
    with run.state.settled() as db:
        since = unpublished(db, run.store.current())
        assert parts_of(db, since=since) == parts_of(db)
    perform(STAGES[-1], run)
    return since


def test_months_that_no_new_text_touches_are_taken_over(settings: Settings) -> None:
    visit = "visit | Sergei Lavrov/RUS | India | {day} | {status} | "
    (settings.raw / "1.txt").write_text(text_of("2021-03-01", visit.format(day="2021-03-01", status="occurred")))
    (settings.raw / "2.txt").write_text(text_of("2021-05-02", visit.format(day="2021-05-20", status="planned")))
    with light(), open_run(settings) as run:
        assert publish(run) is None
    (settings.raw / "3.txt").write_text(text_of("2021-05-21", visit.format(day="2021-05-20", status="occurred")))
    with light(), open_run(settings) as run:
        since = publish(run)
        assert since is not None
        assert since.months["sentences"] == {"2021-05"}
        current = run.store.current()
        assert current is not None
        (march, may) = (f for f in current.files if f.table == "sentences")
        assert march.snapshot == since.before.snapshot_id != may.snapshot
        assert run.state.settled_rows("events") == {"events": 2}


@pytest.mark.parametrize("of", ["another snapshot", "another DuckDB"])
def test_a_note_of_something_else_is_of_no_use(settings: Settings, of: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (settings.raw / "1.txt").write_text(text_of("2021-03-01"))
    with light(), open_run(settings) as run:
        publish(run)
        before = run.store.current()
        assert before is not None
        with run.state.settled() as db:
            known = unpublished(db, before)
            assert known is not None
            assert len(known.files_of("sentences", True)[0]) == 1
            if of == "another snapshot":
                assert unpublished(db, replace(before, snapshot_id="000009-0123456789ab")) is None
            else:
                monkeypatch.setattr(duckdb, "__version__", "9.9.9")
                assert known.files_of("sentences", True) == ((), None)
