"""One writer at a time: a lock on the warehouse that the kernel releases when its holder dies.

A POSIX record lock (``fcntl``) belongs to the process, is not inherited by workers that it forks, and is gone with it,
whatever it died of; no stale lock file is ever left to be deleted by hand. Within the process, where such a lock keeps
nobody out, a table of the paths held does.
"""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import LockedError, StorageError

POLL_SECONDS = 0.1
PATIENCE = 3600.0
"""Seconds to wait where nobody sits and watches: what was started by schedule is not to fail for another run."""

_held: set[Path] = set()
_held_guard = threading.Lock()


class WarehouseLockedError(LockedError):
    """Another run holds the warehouse; ``path`` is the lock, ``holder`` the process, ``waited`` how many seconds."""

    def __init__(self, path: Path, holder: str, waited: float) -> None:
        super().__init__(f"{path.parent} is being written to by {holder}; gave up after {waited:.0f} s.")
        self.path = path
        self.holder = holder
        self.waited = waited


class WarehouseUnusableError(StorageError):
    """The folder of the warehouse cannot be made or written to."""

    def __init__(self, warehouse: Path, reason: str) -> None:
        super().__init__(
            f"cannot write to the warehouse {warehouse}: {reason}.",
            advice="Make the folder writable, or choose another with --warehouse.",
        )
        self.warehouse = warehouse


@contextmanager
def exclusive_lock(path: Path, timeout: float) -> Iterator[None]:
    """Hold the lock file ``path``; wait up to ``timeout`` seconds for another holder to leave.

    Raises ``WarehouseLockedError`` when it does not, and ``WarehouseUnusableError`` when there can be no lock at all.
    """
    path = path.absolute()
    deadline = time.monotonic() + timeout
    while not _enter(path):
        if time.monotonic() >= deadline:
            raise WarehouseLockedError(path, "another run of this process", timeout)
        time.sleep(POLL_SECONDS)
    try:
        descriptor = _open(path)
        try:
            _wait_for(descriptor, path, deadline, timeout)
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"process {os.getpid()}".encode(), 0)
            yield
            os.ftruncate(descriptor, 0)
        finally:
            os.close(descriptor)
    finally:
        _leave(path)


def _open(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise WarehouseUnusableError(path.parent, error.strerror or str(error)) from error


def _wait_for(descriptor: int, path: Path, deadline: float, timeout: float) -> None:
    while True:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= deadline:
                holder = os.pread(descriptor, 100, 0).decode("ascii", "replace") or "another run"
                raise WarehouseLockedError(path, holder, timeout) from None
            time.sleep(POLL_SECONDS)
        except OSError as error:
            raise WarehouseUnusableError(path.parent, f"its file system gives no locks ({error.strerror})") from error
        else:
            return


def _enter(path: Path) -> bool:
    with _held_guard:
        if path in _held:
            return False
        _held.add(path)
        return True


def _leave(path: Path) -> None:
    with _held_guard:
        _held.discard(path)
