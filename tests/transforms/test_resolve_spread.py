"""Work spread over other processes: what comes out is what one process gives, in the same order."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest
from resolve_rows import Corpus

from transforms.resolve import claim_rows, edges, reach, resolve, spread


def doubled(number: int) -> int:
    return 2 * number


class BrokenPool(Executor):
    """Its first batch is lost with its process, and then it takes no more."""

    def __init__(self) -> None:
        self.asked = 0

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        self.asked += 1
        if self.asked > 1:
            raise BrokenProcessPool
        lost: Future[int] = Future()
        lost.set_exception(BrokenProcessPool())
        return lost


def test_results_come_in_the_order_of_the_work() -> None:
    with ThreadPoolExecutor(3) as pool:
        found = list(spread.spread(pool, doubled, ((n,) for n in range(20)), spread.ENOUGH))
    assert found == [2 * n for n in range(20)]


def test_little_work_is_done_here() -> None:
    pool = BrokenPool()
    assert list(spread.spread(pool, doubled, [(1,), (2,)], 2)) == [2, 4]
    assert pool.asked == 0


def test_work_that_a_process_took_with_it_is_done_here() -> None:
    pool = BrokenPool()
    assert list(spread.spread(pool, doubled, [(1,), (2,)], spread.ENOUGH)) == [2, 4]
    assert pool.asked == 2


def test_an_error_of_the_work_is_an_error_here() -> None:
    with ThreadPoolExecutor(1) as pool, pytest.raises(TypeError):
        list(spread.spread(pool, doubled, [(1, 2)], spread.ENOUGH))


def threads() -> Executor:
    return ThreadPoolExecutor(2)


def processes() -> Executor:
    return ProcessPoolExecutor(2, multiprocessing.get_context("spawn"))


@pytest.mark.parametrize("pool", [threads, pytest.param(processes, marks=pytest.mark.slow)])
def test_resolution_gives_the_same_however_it_is_spread(
    pool: Callable[[], Executor], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = Corpus()
    for n in range(8):
        text = corpus.text(f"2021-03-{10 + n % 4}", f"text {n}")
        text.event("visit", "Sergei Lavrov/RUS", "India", on=f"2021-03-{10 + n // 2}", place="Delhi@IND")
        text.event("criticism", "Iran", "France", on=f"2021-03-0{1 + n % 3}")
    alone = resolve(*corpus.inputs())
    monkeypatch.setattr(spread, "ENOUGH", 0)
    for module in (claim_rows, edges, reach):
        monkeypatch.setattr(module, "BATCH", 3)
    with pool() as others:
        shared = resolve(*corpus.inputs(), pool=others)
    assert {name for name, table in alone.items() if not table.equals(shared[name])} == set()
    assert 1 < alone["events"].num_rows < alone["event_mentions"].num_rows
