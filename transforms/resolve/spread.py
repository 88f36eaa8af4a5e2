"""Work on plain tables spread over other processes where there is enough of it; results come in the order of the work.

What is done elsewhere takes and returns nothing but Arrow tables and plain values, and depends on nothing else: where
it was done never shows in what comes out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any, TypeVar

from transforms.resolve.cycles import no_cycles

Result = TypeVar("Result")

ENOUGH = 50_000
"""Rows of work from which it is worth sending away."""
_IN_FLIGHT = 4
"""Batches that are laid out before their turn, to keep two processes at work while the database is."""


def spread(
    pool: Executor | None, work: Callable[..., Result], batches: Iterable[tuple[Any, ...]], rows: int
) -> Iterator[Result]:
    """The results of ``work(*batch)`` for all batches, in their order; done here when ``rows`` in all are few.

    ``work`` is a function of a module, that other processes can import. A batch whose process dies is done here.
    """
    if pool is None or rows < ENOUGH:
        for batch in batches:
            yield _done(work, batch)
        return
    waiting: deque[tuple[tuple[Any, ...], Future[Result] | None]] = deque()
    for batch in batches:
        waiting.append((batch, _submitted(pool, work, batch)))
        if len(waiting) >= _IN_FLIGHT:
            yield _result(work, *waiting.popleft())
    while waiting:
        yield _result(work, *waiting.popleft())


def _submitted(pool: Executor, work: Callable[..., Result], batch: tuple[Any, ...]) -> Future[Result] | None:
    try:
        return pool.submit(_done, work, batch)
    except BrokenExecutor:
        return None


def _result(work: Callable[..., Result], batch: tuple[Any, ...], future: Future[Result] | None) -> Result:
    if future is None:
        return _done(work, batch)
    try:
        return future.result()
    except BrokenExecutor:
        return _done(work, batch)


def _done(work: Callable[..., Result], batch: tuple[Any, ...]) -> Result:
    with no_cycles():
        return work(*batch)
