"""Annotation in batches: what a failing text, one that takes too long, a dying worker and a missing model do."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pyarrow as pa
import pytest

from flows import annotation
from flows.annotation import Annotator, InlineExecutor, annotate_batch, executor_for, in_batches, patience_with
from flows.child import ProcessExecutor
from flows.errors import UsageError
from flows.store import Store
from flows.time_bound import OutOfTimeError
from tests.flows import standin, trouble, warehouse
from transforms.document import SourceText

if TYPE_CHECKING:
    from spacy.language import Language

GOOD = [SourceText(f"d_{n}", f"Text {n}.") for n in range(5)]
GUILTY = SourceText("d_bad", "guilty")
DEADLY = SourceText("d_dead", "SIGKILL")
ENDLESS = SourceText("d_long", "endless")
DEAF = SourceText("d_deaf", "deaf")
UNSENDABLE = SourceText("d_odd", "unsendable")
SECONDS = 0.3


def two_processes() -> Executor:
    return ProcessExecutor(2, patience_with)


@pytest.fixture(autouse=True)
def _annotator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotation, "annotate_batch", trouble.annotate_batch)


def outcomes(open_executor: Any, *batches: list[SourceText]) -> list[tuple[list[str], dict[str, str]]]:
    with Annotator("model", open_executor, 2, SECONDS) as annotator:
        return [
            (
                o.tables["text_documents"]["document_id"].to_pylist() if o.tables else [],
                {document_id: failure.why for document_id, failure in o.failures.items()},
            )
            for o in annotator.outcomes(batches)
        ]


@pytest.mark.parametrize("open_executor", [InlineExecutor, two_processes])
def test_outcomes_come_in_the_order_of_their_batches(open_executor: Any) -> None:
    found = outcomes(open_executor, GOOD[:2], GOOD[2:4], GOOD[4:])
    assert found == [(["d_0", "d_1"], {}), (["d_2", "d_3"], {}), (["d_4"], {})]


def test_only_the_guilty_text_of_a_batch_is_lost() -> None:
    found = outcomes(InlineExecutor, [GOOD[0], GUILTY, GOOD[1]], GOOD[2:])
    assert found == [
        (["d_0", "d_1"], {"d_bad": "ValueError: cannot read this"}),
        (["d_2", "d_3", "d_4"], {}),
    ]


def test_a_batch_of_nothing_but_guilty_texts() -> None:
    assert outcomes(InlineExecutor, [GUILTY]) == [([], {"d_bad": "ValueError: cannot read this"})]


def test_a_text_that_kills_its_worker_is_the_only_one_lost() -> None:
    found = outcomes(two_processes, [GOOD[0], DEADLY, GOOD[1]], GOOD[2:4], GOOD[4:])
    assert [ids for ids, _ in found] == [["d_0", "d_1"], ["d_2", "d_3"], ["d_4"]]
    assert [list(failures) for _, failures in found] == [["d_dead"], [], []]
    assert "died twice, of SIGKILL" in found[0][1]["d_dead"]


@pytest.mark.parametrize("open_executor", [InlineExecutor, two_processes])
def test_a_text_that_takes_too_long_is_the_only_one_lost(open_executor: Any) -> None:
    found = outcomes(open_executor, [GOOD[0], ENDLESS, GOOD[1]], GOOD[2:])
    assert [ids for ids, _ in found] == [["d_0", "d_1"], ["d_2", "d_3", "d_4"]]
    assert found[0][1] == {"d_long": "It was not done after 0 seconds of computing."}


def test_a_text_that_cannot_be_stopped_is_killed_with_its_process() -> None:
    found = outcomes(lambda: ProcessExecutor(1, lambda texts, *_: 0.5 if DEAF in texts else 60), GOOD[:1], [DEAF])
    assert found == [(["d_0"], {}), ([], {"d_deaf": "It was not done after 0 seconds by the clock."})]


def test_an_error_that_cannot_travel_is_told_of() -> None:
    assert outcomes(two_processes, [UNSENDABLE]) == [([], {"d_odd": "RuntimeError: OddError: odd here"})]


def test_the_annotator_itself_keeps_to_its_time(nlp: Language) -> None:
    text = SourceText("d_1", "The minister met his counterpart in Nairobi on Tuesday. " * 200)
    with patch.object(annotation, "_language_model", lambda _: nlp):
        with pytest.raises(OutOfTimeError):
            annotate_batch([text], "model", 0.02)
        assert annotate_batch([SourceText("d_1", "He met her.")], "model", 60.0)["text_sentences"].num_rows == 1


def test_a_text_over_its_time_is_rejected_with_advice_and_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def read(texts: Sequence[SourceText], model: str, seconds: float | None = None) -> dict[str, pa.Table]:
        tried.extend(text.document_id for text in texts)
        if any("endless" in text.text for text in texts):
            raise OutOfTimeError(60)
        return standin.annotate_batch(texts, model)

    settings = warehouse.settings_of(tmp_path)
    settings.raw.mkdir()
    (settings.raw / "good.txt").write_text(warehouse.text_of("2021-03-01"), encoding="utf-8")
    (settings.raw / "bad.txt").write_text(warehouse.text_of("2021-03-01", "This is endless."), encoding="utf-8")
    with warehouse.light():
        monkeypatch.setattr(annotation, "annotate_batch", read)
        report = warehouse.run(settings)
        assert (report.annotated, report.rejected) == (1, 1)
        [reject] = Store(settings.warehouse).read("rejects").to_pylist()
        assert reject["source_uri"].endswith("bad.txt")
        assert "60 seconds of computing" in reject["detail"]
        assert "DATELINE_TEXT_SECONDS" in reject["detail"]
        tried.clear()
        warehouse.run(settings)
        assert tried == []
        monkeypatch.setattr("flows.stages.Run.annotator", "another version")
        warehouse.run(settings)
        assert len(set(tried)) == 2, "another annotator tries it again"


def test_a_model_that_is_not_there_is_no_text_s_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with pytest.raises(UsageError, match="no language model 'no_such_model'"):
        list(Annotator("no_such_model", InlineExecutor, 1).outcomes([GOOD]))


@pytest.mark.parametrize(
    ("lengths", "batches"),
    [
        ([], []),
        ([1, 1, 1, 1], [[0, 1, 2], [3]]),
        ([50, 60, 10], [[0], [1, 2]]),
        ([500, 1, 500], [[0], [1], [2]]),
    ],
    ids=["none", "by number", "by characters", "a long text alone"],
)
def test_batches_are_bounded_in_texts_and_characters(lengths: list[int], batches: list[list[int]]) -> None:
    found = in_batches([(str(n), length) for n, length in enumerate(lengths)], batch_size=3, batch_chars=100)
    assert [[int(n) for n in batch] for batch in found] == batches


def test_a_small_job_is_done_in_this_process() -> None:
    assert isinstance(executor_for(2, 8), InlineExecutor)
    assert isinstance(executor_for(100, 1), InlineExecutor)
    for pool in (executor_for(3, 8), executor_for(1, 1, inline=False)):
        with pool:
            assert isinstance(pool, ProcessExecutor)
