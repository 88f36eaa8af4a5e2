"""Rejects: shown with what to do, tried again on request, and loud when they are many."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.errors import ExitCode
from flows.rejects import REASONS, TooManyRejectsError, rejects_of, retry, summary_of
from flows.state import State
from flows.state_file import state_folder
from flows.store import Store
from flows.terminal import console_for, print_reasons
from tests.flows.warehouse import light, run, settings_of, text_of
from transforms.contract.values import REJECT_REASONS


def _write(folder: Path, good: int, bad: int, kind: bytes = b"%PDF-1.7") -> None:
    """So many good and bad files beside those that are there."""
    raw = folder / "raw"
    raw.mkdir(exist_ok=True)
    there = len(list(raw.iterdir()))
    for number in range(there, there + good):
        (raw / f"{number}.txt").write_text(text_of("2021-03-01", f"Text {number} tells nothing."))
    for number in range(there + good, there + good + bad):
        (raw / f"{number}.txt").write_bytes(kind + str(number).encode())


def test_many_rejects_fail_the_run_and_what_is_good_is_published(tmp_path: Path) -> None:
    _write(tmp_path, good=20, bad=5)
    _write(tmp_path, good=0, bad=2, kind=b"\x00\x01\x02" * 99)
    with light():
        with pytest.raises(TooManyRejectsError, match=r"7 of 27 new texts \(26%\) .* 5%") as caught:
            run(settings_of(tmp_path))
        assert "7 × binary" in caught.value.message
        assert caught.value.exit_code == ExitCode.REJECTED
        store = Store(tmp_path / "warehouse")
        assert store.read("documents").num_rows == 20
        assert store.read("runs")["status"].to_pylist() == ["failed"]
        # What was rejected before is no news: the next run ends well.
        assert run(settings_of(tmp_path)).rejected == 7


@pytest.mark.parametrize(
    ("good", "bad", "fails"),
    [(2, 1, False), (0, 4, False), (0, 5, True), (94, 5, True), (95, 5, False), (130, 6, False)],
)
def test_the_share_is_that_of_new_texts_and_a_few_never_count(
    good: int, bad: int, fails: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from types import SimpleNamespace

    from flows.rejects import demand_few

    running = SimpleNamespace(
        run_id="run_1",
        state=SimpleNamespace(rejected_in=lambda _: {"empty": bad}),
        counts=SimpleNamespace(documents_added=good),
        settings=SimpleNamespace(max_reject_share=0.05),
        annotated=good,
        failed=0,
    )
    if fails:
        with pytest.raises(TooManyRejectsError):
            demand_few(running)
    else:
        demand_few(running)


def test_retry_reads_again_what_has_not_changed_and_it_stays_the_reject_of_its_first_run(tmp_path: Path) -> None:
    _write(tmp_path, good=3, bad=2)
    settings = settings_of(tmp_path)
    with light():
        run(settings)
        first = {row["reject_id"]: row["run_id"] for row in rejects_of(settings.warehouse)}
        assert retry(settings) == 2
        run(settings)
        assert {row["reject_id"]: row["run_id"] for row in rejects_of(settings.warehouse)} == first
        assert len(first) == 2


def test_retry_reads_a_file_of_records_again_for_the_sake_of_one(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    records = [{"text": text_of("2021-03-01", "A text."), "date": "2021-03-01"}, {"text": ""}]
    (raw / "news.jsonl").write_text("\n".join(map(json.dumps, records)))
    settings = settings_of(tmp_path)
    with light():
        run(settings)
        assert retry(settings) == 1
        with State(state_folder(settings.warehouse)) as state:
            readers = {name: file.reader for name, file in state.known_files().items()}
        assert readers["news.jsonl"] == ""
        assert run(settings).rejected == 1


def test_a_text_that_failed_is_annotated_again_after_retry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.flows import standin

    _write(tmp_path, good=3, bad=0)
    settings = settings_of(tmp_path)
    with light():
        with monkeypatch.context() as broken:
            broken.setattr("flows.annotation.annotate_batch", _fails)
            assert run(settings).rejected == 3
        assert run(settings).annotated == 0
        assert retry(settings) == 3
        report = run(settings)
        assert standin.annotate_batch is not _fails
        assert (report.annotated, report.rejected) == (3, 0)


def _fails(*_: object) -> None:
    raise ValueError("what a stage may raise")


def test_each_reason_of_the_contract_has_its_advice() -> None:
    assert set(REASONS) == set(REJECT_REASONS)
    assert all(reason.advice.endswith(".") for reason in REASONS.values())


def test_the_commonest_reason_comes_first() -> None:
    rows = [{"reason": "empty"}, {"reason": "binary"}, {"reason": "binary"}]
    stream = io.StringIO()
    print_reasons(console_for(stream), summary_of(rows))
    assert [line.split()[:2] for line in stream.getvalue().splitlines()[:2]] == [["2", "binary"], ["1", "empty"]]


def test_the_command_shows_advice_as_json_and_has_all_tried_again(tmp_path: Path) -> None:
    _write(tmp_path, good=1, bad=1)
    with light():
        run(settings_of(tmp_path))
    where = ["--warehouse", str(tmp_path / "warehouse")]
    (row,) = json.loads(CliRunner().invoke(app, ["rejects", "--json", *where]).stdout)
    assert (row["reason"], row["advice"]) == ("binary", REASONS["binary"].advice)
    assert "dateline rejects --retry" in CliRunner().invoke(app, ["rejects", *where]).stdout
    assert CliRunner().invoke(app, ["rejects", "--retry", *where]).stdout.startswith("1 to be tried again")
