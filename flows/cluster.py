"""A Dask cluster as an executor: texts travel to its workers and tables back; the one writer stays here.

What is submitted waits here until a worker is free for it (``flows.crew``); workers are checked before they are given
any (``flows.cluster_worker``). Needs the extra ``dateline[cluster]``, and is imported only when a cluster is asked for.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor, Future
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any

from flows.cluster_worker import identity_of, packed_question, unpacked
from flows.errors import ClusterError, UsageError

if TYPE_CHECKING:
    import pyarrow as pa
    from distributed import Client

    from flows.crew import Crew

CONNECT = 15.0
"""Seconds that the scheduler has to accept the connection in."""

CLOSE = 10.0
"""Seconds that taking leave may take."""

CLOSE_LOST = 1.0
"""The same when the scheduler is gone: Dask would wait for it to come back."""

PATIENCE = 60.0
"""Seconds without any worker that can be used before a run is given up."""

ADVICE = "Start it with `dask scheduler`, see that this machine may reach it, or run without --cluster."
TLS_ADVICE = f"Has Dask been told of keys and certificates (docs/cluster.md)? {ADVICE}"

IN_HAND = 2
"""Batches at hand for each that is being worked on: so many texts are in memory here, and no more."""


class ClusterExecutor(Executor):
    """Annotates batches on the workers of a cluster, behind the interface that all executors have."""

    def __init__(self, address: str, model: str, *, patience: float = PATIENCE) -> None:
        """Connect, and check the workers that are there.

        ``address`` is the scheduler's, as ``tcp://host:8786``; what encryption needs (``tls://``) is taken from Dask's
        own configuration. Raises ``ClusterError`` when no scheduler answers there, or when it has no worker that can be
        used; ``UsageError`` when Dask is not installed here.
        """
        try:
            import distributed.client  # noqa: F401
        except ImportError as error:
            raise UsageError(
                "A cluster needs Dask, which is not installed here.", advice="pip install 'dateline[cluster]'"
            ) from error
        for name in [n for n in logging.root.manager.loggerDict if n.startswith("distributed")]:
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what is wrong is told in our own words
        self._address = address
        self._client: Client | None = None
        self._crew: Crew | None = None
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda *_: None)  # what Dask's own tasks end with when a connection breaks
        self._thread = Thread(target=self._loop.run_forever, name="cluster", daemon=True)
        self._thread.start()
        try:
            self._in_loop(self._open(model, patience)).result()
        except BaseException:
            self.shutdown()
            raise

    @property
    def room(self) -> int:
        """Batches that may be submitted and not done, at this moment."""
        return max(1, IN_HAND * self._crew.threads) if self._crew is not None else 1

    @property
    def warnings(self) -> tuple[str, ...]:
        """Workers that are not used, and why."""
        refusals = self._crew.refusals if self._crew is not None else []
        return tuple(f"worker {refusal}; it is not used" for refusal in refusals)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Submit a batch; ``fn`` is ``flows.annotation.annotate_batch``, or takes what that takes, known there."""
        assert not kwargs, "arguments travel by position"
        texts, model, seconds = args
        return self._in_loop(self._annotated(packed_question(fn, texts, model, seconds), seconds))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; what has not come back by now is given up."""
        if self._loop.is_closed():
            return
        with suppress(Exception):
            self._in_loop(self._close()).result(2 * CLOSE)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(CLOSE)
        if not self._thread.is_alive():
            self._loop.close()

    async def _open(self, model: str, patience: float) -> None:
        from distributed import Client

        from flows.crew import Crew

        try:
            self._client = Client(
                self._address, asynchronous=True, timeout=CONNECT, set_as_default=False, direct_to_workers=False
            )
            await asyncio.wait_for(self._client, 2 * CONNECT)
        except (OSError, TimeoutError, TypeError, ValueError) as error:
            raise ClusterError(
                f"No Dask scheduler answers at {self._address}: {str(error) or 'it took too long'}.",
                advice=TLS_ADVICE if self._address.startswith(("tls:", "wss:")) else ADVICE,
            ) from error
        self._crew = Crew(self._client, identity_of(model), patience)
        await self._crew.until_of_use()

    async def _annotated(self, question: bytes, seconds: float | None) -> dict[str, pa.Table]:
        assert self._crew is not None
        return unpacked(await self._crew.do(question, seconds))

    async def _close(self) -> None:
        mine = asyncio.current_task()
        limit = CLOSE if self._crew is not None and not self._crew.is_lost else CLOSE_LOST
        if self._crew is not None:
            await self._crew.close()
        if self._client is not None:
            with suppress(Exception):
                await asyncio.wait_for(self._client.close(), limit)
        left = [task for task in asyncio.all_tasks() if task is not mine]
        for task in left:
            task.cancel()
        await asyncio.wait_for(asyncio.gather(*left, return_exceptions=True), limit)

    def _in_loop(self, work: Coroutine[Any, Any, Any]) -> Future[Any]:
        return asyncio.run_coroutine_threadsafe(work, self._loop)
