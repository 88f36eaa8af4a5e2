"""A process that works for this one: what it answers, how it dies, and that it leaves with its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.child import Child, ChildDiedError, ProcessExecutor
from flows.time_bound import OutOfTimeError

ROOT = Path(__file__).parents[2]


def end(number: int) -> None:
    """Die of a signal; must be importable by name."""
    os.kill(os.getpid(), number)


def is_there(pid: int) -> bool:
    """Whether a process runs; one that is dead and only waits to be asked for its end does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_child_stays_until_it_dies_and_comes_anew() -> None:
    child = Child()
    first = child.ask(os.getpid)
    assert first == child.ask(os.getpid) != os.getpid()
    with pytest.raises(ChildDiedError, match="SIGSEGV"):
        child.ask(end, signal.SIGSEGV)
    with pytest.raises(ChildDiedError, match="with exit code 7"):
        child.ask(os._exit, 7)
    second = child.ask(os.getpid)
    assert second != first
    child.close()
    assert not is_there(second)


def test_a_child_that_does_not_answer_is_killed() -> None:
    child = Child()
    pid = child.ask(os.getpid)
    with pytest.raises(OutOfTimeError, match="by the clock"):
        child.ask(time.sleep, 600, timeout=0.1)
    assert not is_there(pid)


def test_what_it_cannot_do_is_raised_here() -> None:
    child = Child()
    with pytest.raises(FileNotFoundError):
        child.ask(os.stat, "/no/such/file")
    child.close()


def test_a_run_that_is_given_up_ends_its_children_at_once() -> None:
    executor = ProcessExecutor(2, lambda *_: None)
    sleeping = [executor.submit(time.sleep, 600) for _ in range(4)]
    deadline = time.monotonic() + 20
    while sum(future.running() for future in sleeping) < 2:
        assert time.monotonic() < deadline
    executor.shutdown(cancel_futures=True)
    assert [future.cancelled() for future in sleeping] == [False, False, True, True]
    assert isinstance(sleeping[0].exception(), ChildDiedError)


def test_a_child_leaves_with_its_parent_whatever_it_does() -> None:
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import os, time; from flows.child import Child; c = Child(); print(c.ask(os.getpid), flush=True); "
            "c.ask(time.sleep, 600)",
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert is_there(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while is_there(pid):
        assert time.monotonic() < deadline, "the child has outlived its parent"
        time.sleep(0.02)
