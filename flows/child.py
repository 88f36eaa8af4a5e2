"""A process that works for this one: it is asked, answers or dies, and can be killed without harm to anybody else.

A text that crashes the language model, eats all memory or never ends takes down the process that annotates it. Here
that is a child of its own: whoever asked learns what killed it, nobody else's work is lost, and the next question
starts a new one. (A pool of ``concurrent.futures`` breaks as a whole; and ``multiprocessing`` lets no child be started
within a worker of Dask.) A child ends as soon as its parent is gone, however that ended.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from threading import Lock, Thread, local
from typing import Any

from flows.time_bound import OutOfTimeError

START = "import json, sys; sys.path[:] = json.loads(sys.argv[2]); from flows.child import main; main(int(sys.argv[1]))"
"""What a child runs: it sees the same modules as its parent, and none of the parent's memory."""

FIRST_TO_GO = 500
"""What is added to a child's badness, of at most 1000, by which Linux chooses whom to kill when memory runs out."""


class ChildDiedError(BrokenExecutor):
    """A child died over what it was asked."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class Child:
    """A process that answers one question at a time. It starts with the first, and anew after its death."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_over = False
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection[Any, Any] | None = None

    def ask(self, fn: Callable[..., Any], *args: Any, timeout: float | None = None) -> Any:
        """What ``fn(*args)`` gives, or raises, in the child; the function travels by its name.

        Raises ``ChildDiedError`` when the child dies over it. After ``timeout`` seconds by the clock the child is
        killed, and ``OutOfTimeError`` raised.
        """
        connection = self._started()
        try:
            connection.send_bytes(pickle.dumps((fn, args), protocol=5))
            if not connection.poll(timeout):
                self._kill()
                self._death()
                assert timeout is not None
                raise OutOfTimeError(timeout, "by the clock")
            answered, outcome = connection.recv()
        except (EOFError, ConnectionError, BrokenPipeError) as error:
            raise ChildDiedError(self._death()) from error
        if not answered:
            raise outcome
        return outcome

    def end(self) -> None:
        """End the process at once, and for good; another thread that waits for its answer gets ``ChildDiedError``."""
        with self._lock:
            self._is_over = True
            self._kill()

    def close(self) -> None:
        """End the process for good, and wait for that."""
        self.end()
        self._death()

    def _kill(self) -> None:
        process = self._process
        if process is not None:
            process.kill()

    def _started(self) -> Connection[Any, Any]:
        if self._connection is not None and self._process is not None and self._process.poll() is None:
            return self._connection
        self._death()
        with self._lock:
            if self._is_over:
                raise ChildDiedError("at the end of the run")
            ours, theirs = Pipe()
            with theirs:
                self._process = subprocess.Popen(
                    [sys.executable, "-c", START, str(theirs.fileno()), json.dumps(sys.path)],
                    stdin=subprocess.PIPE,  # never written to: it closes when this process is gone
                    pass_fds=[theirs.fileno()],
                )
            self._connection = ours
            return ours

    def _death(self) -> str:
        """Wait for the end of the process, and say what it died of."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is None:
            return "of nothing"
        if process.stdin is not None:
            process.stdin.close()
        code = process.wait()
        if code < 0:
            with suppress(ValueError):
                return f"of {signal.Signals(-code).name}"
        return f"with exit code {code}"


class ProcessExecutor(Executor):
    """A number of children behind the interface that all executors have; each starts when there is work for it."""

    def __init__(self, processes: int, patience: Callable[..., float | None]) -> None:
        """``patience``, called with what a function is called with, is how many seconds it may take by the clock."""
        self._patience = patience
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="child")
        self._own = local()
        self._children: list[Child] = []
        self._lock = Lock()
        self._is_over = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a child call a function that can be imported, with arguments by position."""
        assert not kwargs, "arguments travel by position"
        return self._threads.submit(self._ask, fn, args)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the children: when they have done what was submitted, or at once when that is cancelled."""
        if cancel_futures:
            with self._lock:
                self._is_over = True
                for child in self._children:
                    child.end()
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        if wait:
            for child in self._children:
                child.close()

    def _ask(self, fn: Callable[..., Any], args: Sequence[Any]) -> Any:
        with self._lock:
            if self._is_over:
                raise ChildDiedError("at the end of the run")
            if not hasattr(self._own, "child"):
                self._own.child = Child()
                self._children.append(self._own.child)
        return self._own.child.ask(fn, *args, timeout=self._patience(*args))


def main(descriptor: int) -> None:
    """Answer questions from a connection until it closes: what a child does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair
    Thread(target=_end_with_parent, name="parent-watch", daemon=True).start()
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(FIRST_TO_GO))
    with Connection(descriptor) as connection, suppress(EOFError, ConnectionError):
        while True:
            connection.send_bytes(_answer(connection.recv_bytes()))


def _answer(question: bytes) -> bytes:
    try:
        fn, args = pickle.loads(question)
        return pickle.dumps((True, fn(*args)), protocol=5)
    except Exception as error:
        return _refusal(error)


def _refusal(error: Exception) -> bytes:
    """The error as it travels; some cannot, or not back."""
    try:
        found = pickle.dumps((False, error), protocol=5)
        pickle.loads(found)
    except Exception:
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")), protocol=5)
    return found


def _end_with_parent() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)
