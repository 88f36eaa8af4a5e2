"""How long a text may take: a bound in seconds of computing, and what stops a text that is over it.

Seconds of computing, not by the clock: a machine that is busy with other things, or was asleep, makes no text guilty.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

CHARS_FOR_AS_MUCH_AGAIN = 50_000
"""A text gets its seconds once more for so many characters; they take about 5 (measured: 14 for 100,000)."""

BY_THE_CLOCK = 5
"""A process that has not stopped by itself after so many times its seconds of computing is killed from outside."""

TO_START = 120.0
"""Seconds by the clock that a process has beside that, to start and to load the language model."""

AGAIN_AFTER = 1.0
"""Seconds after which a text is stopped again, when the first time something in the way of it has caught that."""


class OutOfTimeError(Exception):
    """A text, or a batch of texts, took longer than it may."""

    def __init__(self, seconds: float, kind: str = "of computing") -> None:
        super().__init__(seconds, kind)
        self.seconds = seconds
        self.kind = kind

    def __str__(self) -> str:
        return f"It was not done after {self.seconds:,.0f} seconds {self.kind}."


def seconds_for(chars: int, text_seconds: float) -> float:
    """Seconds of computing that a text of so many characters may take."""
    return text_seconds * (1 + chars / CHARS_FOR_AS_MUCH_AGAIN)


def by_the_clock(seconds: float | None) -> float | None:
    """Seconds by the clock after which a process is killed that may compute for so many seconds."""
    return None if seconds is None else TO_START + BY_THE_CLOCK * seconds


@contextmanager
def within(seconds: float | None) -> Iterator[None]:
    """Raise ``OutOfTimeError`` in what is done within as soon as this process has computed for so many seconds.

    Regular expressions and Python code are stopped at once; compiled code that never looks up is not, so whoever must
    be sure watches the clock from another process. ``None`` is no bound. Only a process's main thread can be stopped:
    in another nothing is bounded.
    """
    if seconds is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    is_over = False

    def stop(number: int, frame: FrameType | None) -> None:
        if not is_over:
            raise OutOfTimeError(seconds)

    before = signal.signal(signal.SIGPROF, stop)
    signal.siginterrupt(signal.SIGPROF, False)  # reads and writes of other threads are not to fail for it
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN_AFTER)
        try:
            yield
        finally:
            is_over = True
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before if before is not None else signal.SIG_DFL)
