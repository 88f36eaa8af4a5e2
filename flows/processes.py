"""Other processes of this machine, for work that is spread over its cores."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing.connection import wait
from threading import Thread


def pool_of(workers: int) -> Executor | None:
    """A pool of so many processes, each started when there is work for it; ``None`` for fewer than two."""
    if workers < 2:
        return None
    # Forked workers would inherit the open state file and whatever threads DuckDB and Arrow have started.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=die_with_parent)


def die_with_parent() -> None:
    """End this worker when the process that started it is gone.

    A pool's workers wait for work on a pipe that they themselves hold open: after a ``kill -9`` of the run they would
    wait for ever, with all that they hold in memory.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, name="parent-watch", daemon=True).start()
