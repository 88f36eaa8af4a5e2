"""The workers of a Dask cluster: who is there, who may be used, who is free; and what becomes of work they were given.

Everything here runs in one event loop. Work is given to one worker at a time, by name, when it has a thread free: so
whoever joins later is checked before a text leaves for it, the rest of the texts stays here, and when a worker is gone
its work is given to another. Nothing is waited for without an end: the scheduler has to answer, workers have to be
there, and a worker has to be done when the time of its texts is over.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from concurrent.futures import BrokenExecutor, CancelledError
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from distributed import Future, KilledWorker

from flows.cluster_worker import Identity, OtherVersionError, difference, introduce, work
from flows.errors import ClusterError
from flows.time_bound import TO_START, by_the_clock

if TYPE_CHECKING:
    from distributed import Client

LOOK_EVERY = 1.0
"""Seconds between two looks at who is there."""

ANSWER = 30.0
"""Seconds that the scheduler has to answer in."""

CHECK = 2 * TO_START
"""Seconds that a worker has to say what it is: it starts a process for that."""

ON_ITS_WAY = 300.0
"""Seconds that work may take beside being done: to travel, and to wait for what others have given the worker to do."""

DEATHS = 3
"""A batch whose workers have gone so many times is given up."""


class _Gone(Exception):  # noqa: N818 -- a turn of events, seen by nobody outside
    """The worker is no longer there, or no longer to be used."""


@dataclass(slots=True, eq=False)
class Worker:
    """One worker of the cluster."""

    address: str
    threads: int
    is_running: bool
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    busy: int = 0
    is_checked: bool = False
    refusal: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether work may be given to it, now or when it has a thread free; Dask pauses workers short of memory."""
        return self.is_checked and not self.refusal and self.is_running and not self.gone.is_set()


class Crew:
    """The workers of the cluster that a client is connected to. ``patience``: seconds without any worker of use."""

    def __init__(self, client: Client, wanted: Identity, patience: float) -> None:
        self._client = client
        self._wanted = wanted
        self._patience = patience
        self._workers: dict[str, Worker] = {}
        self._refused: dict[str, str] = {}
        self._lost: ClusterError | None = None
        self._changed = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()
        self._has_been_of_use = False
        self._was_of_use = asyncio.get_running_loop().time()
        self._start(self._watch())

    @property
    def threads(self) -> int:
        """Batches that can be worked on at once."""
        return sum(worker.threads for worker in self._workers.values() if worker.is_usable)

    @property
    def is_lost(self) -> bool:
        """Whether the cluster has been given up."""
        return self._lost is not None

    @property
    def refusals(self) -> list[str]:
        """Why workers are not used, in words; in order of their addresses."""
        return [f"{address}: {why}" for address, why in sorted(self._refused.items())]

    async def until_of_use(self) -> None:
        """Wait until there is a worker of use. Raises ``ClusterError`` when there will be none."""
        await self._until(lambda: self.threads > 0)

    async def do(self, question: bytes, seconds: float | None) -> dict[str, bytes]:
        """Have a worker do it; see ``flows.cluster_worker.work``.

        Raises what came of it there; ``ClusterError`` when the cluster is lost; ``BrokenExecutor`` when worker after
        worker has gone that was given it.
        """
        for _ in range(DEATHS):
            worker = await self._taken()
            try:
                return await self._done_by(worker, question, seconds)
            except _Gone:
                continue
            except KilledWorker:
                break
            finally:
                worker.busy -= 1
                await self._tell()
        raise BrokenExecutor(f"{DEATHS} workers have gone that were given it.")

    async def close(self) -> None:
        """Stop looking after the workers."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _taken(self) -> Worker:
        """A worker with a thread free, which is one less then."""
        await self._until(lambda: self._free() is not None)
        worker = self._free()
        assert worker is not None
        worker.busy += 1
        return worker

    def _free(self) -> Worker | None:
        free = (w for w in self._workers.values() if w.is_usable and w.busy < w.threads)
        return min(free, key=lambda w: w.busy / w.threads, default=None)

    async def _done_by(self, worker: Worker, question: bytes, seconds: float | None) -> dict[str, bytes]:
        by_then = by_the_clock(seconds)
        limit = None if by_then is None else by_then + TO_START + ON_ITS_WAY
        try:
            found: dict[str, bytes] = await self._asked(worker, limit, work, question, self._wanted, seconds)
        except OtherVersionError as error:
            await self._refuse(worker, difference(error.found, self._wanted))
            raise _Gone from error
        except TimeoutError as error:
            await self._refuse(worker, f"it has not answered within {limit:,.0f} seconds")
            raise _Gone from error
        return found

    async def _asked(self, worker: Worker, limit: float | None, fn: Any, *args: Any) -> Any:
        """What a function gives on a worker. Raises ``_Gone`` when that goes, ``TimeoutError`` after the limit."""
        future: Future[Any] = self._client.submit(
            fn, *args, workers=[worker.address], allow_other_workers=False, pure=False
        )
        answer = asyncio.ensure_future(_result_of(future))
        gone = asyncio.ensure_future(worker.gone.wait())
        try:
            await asyncio.wait({answer, gone}, timeout=limit, return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                try:
                    return answer.result()
                except (asyncio.CancelledError, CancelledError, OSError) as error:
                    # The connection is lost, to the worker or to the scheduler: whoever watches will know of whom.
                    await asyncio.sleep(2 * LOOK_EVERY)
                    raise _Gone from error
            if gone.done():
                raise _Gone
            raise TimeoutError
        finally:
            for waiting in (answer, gone):
                waiting.cancel()
            future.release()  # else the scheduler would keep the result as long as this run lasts

    # Who is there

    async def _watch(self) -> None:
        while self._lost is None:
            try:
                scheduler: Any = self._client.scheduler
                seen = await asyncio.wait_for(scheduler.identity(), ANSWER)
            except (OSError, TimeoutError, AttributeError) as error:
                await self._lose(
                    ClusterError(
                        f"The Dask scheduler at {self._client._start_arg} has gone away, or does not answer any more"
                        f"{f': {error}' if str(error) else ''}.",
                        advice="Start it again. What was annotated is kept: the next run goes on from there.",
                    )
                )
                return
            await self._meet(seen["workers"])
            await asyncio.sleep(LOOK_EVERY)

    async def _meet(self, seen: dict[str, dict[str, Any]]) -> None:
        for address in self._workers.keys() - seen.keys():
            self._workers.pop(address).gone.set()
        for address, facts in seen.items():
            is_running = facts.get("status", "running") == "running"
            if address in self._workers:
                self._workers[address].is_running = is_running
            else:
                worker = self._workers[address] = Worker(address, int(facts["nthreads"]), is_running)
                self._start(self._check(worker))
        now = asyncio.get_running_loop().time()
        if self.threads:
            self._has_been_of_use = True
        if self.threads or any(worker.busy or not worker.is_checked for worker in self._workers.values()):
            self._was_of_use = now
        elif (self._workers and not self._has_been_of_use) or now - self._was_of_use > self._patience:
            await self._lose(self._nobody())
        await self._tell()

    def _nobody(self) -> ClusterError:
        where = self._client._start_arg
        if not self._refused:
            return ClusterError(
                f"The cluster at {where} has had no worker for {self._patience:,.0f} seconds.",
                advice=f"Start one with `dask worker {where}`. What was annotated is kept.",
            )
        wanted = self._wanted
        return ClusterError(
            "\n  ".join((f"No worker of the cluster at {where} can be used:", *self.refusals)),
            advice=f"Install on the workers what is here: dateline {wanted.dateline} with spaCy {wanted.spacy} and "
            f"{wanted.model}, on Python {wanted.python}; then start them again. See docs/cluster.md.",
        )

    async def _check(self, worker: Worker) -> None:
        """Find out whether a worker may be used, before a text is sent to it."""
        try:
            found = await self._asked(worker, CHECK, introduce, self._wanted)
            refusal = difference(found, self._wanted)
        except _Gone:
            return
        except TimeoutError:
            refusal = f"it has not said within {CHECK:,.0f} seconds what it is"
        except ModuleNotFoundError as error:
            refusal = f"Dateline is not installed there ({error})"
        except Exception as error:
            cause = error.__cause__ or error.__context__
            if isinstance(cause, ModuleNotFoundError) or "deserialization" in str(error):
                refusal = "Dateline is not installed where the scheduler runs"
            else:
                refusal = f"it cannot say what it is: {type(error).__name__}: {error}"
        worker.is_checked = True
        await self._refuse(worker, refusal)

    async def _refuse(self, worker: Worker, why: str) -> None:
        if why:
            worker.refusal = why
            self._refused[worker.address] = why
        await self._tell()

    # Waiting and telling

    async def _until(self, is_so: Any) -> None:
        async with self._changed:
            await self._changed.wait_for(lambda: self._lost is not None or is_so())
        if self._lost is not None:
            raise self._lost

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _lose(self, error: ClusterError) -> None:
        self._lost = error
        for worker in self._workers.values():
            worker.gone.set()
        await self._tell()

    def _start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _result_of(future: Awaitable[Any]) -> Any:
    return await future
