"""Annotation in batches: what a failing text, a dying worker and a missing model do."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import Any

import pyarrow as pa
import pytest

from flows import annotation
from flows.annotation import Annotator, InlineExecutor, executor_for, in_batches
from flows.errors import UsageError
from transforms.document import SourceText

GOOD = [SourceText(f"d_{n}", f"Text {n}.") for n in range(5)]
GUILTY = SourceText("d_bad", "guilty")
DEADLY = SourceText("d_dead", "deadly")


def fake(texts: Sequence[SourceText], model: str) -> dict[str, pa.Table]:
    """Stands for the annotator; must be importable by name, for it travels to processes."""
    for text in texts:
        if text.text == "guilty":
            raise ValueError("cannot read this")
        if text.text == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
    return {"text_documents": pa.table({"document_id": [t.document_id for t in texts]})}


def two_processes() -> Executor:
    return ProcessPoolExecutor(2)


@pytest.fixture(autouse=True)
def _annotator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotation, "annotate_batch", fake)


def outcomes(open_executor: Any, *batches: list[SourceText]) -> list[tuple[list[str], dict[str, str]]]:
    with Annotator("model", open_executor, 2) as annotator:
        return [
            (o.tables["text_documents"]["document_id"].to_pylist() if o.tables else [], o.failures)
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
    assert isinstance(executor_for(2, 8, "model"), InlineExecutor)
    assert isinstance(executor_for(100, 1, "model"), InlineExecutor)
    with executor_for(3, 8, "model") as pool:
        assert isinstance(pool, ProcessPoolExecutor)
