"""A Dask cluster of real processes on this machine's loopback: a scheduler, and workers that come and go."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from tests.flows import standin
from transforms.document import SourceText

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Member:
    """A process of a cluster, and the address it listens at."""

    address: str
    process: subprocess.Popen[bytes]

    def send(self, number: int) -> None:
        """Send it a signal."""
        self.process.send_signal(number)

    def memory(self) -> int:
        """Bytes that it holds in memory."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def scheduler(log: Path, *options: str, env: Mapping[str, str] | None = None) -> Iterator[Member]:
    """A scheduler, once it listens."""
    address = f"{'tls' if env and any('TLS' in name for name in env) else 'tcp'}://127.0.0.1:{_free_port()}"
    with _running("dask_scheduler", log, "--host", address, *options, env=env) as process:
        wait_until(lambda: "Scheduler at" in log.read_text(), log)
        yield Member(address, process)


@contextmanager
def worker(
    scheduler_address: str, log: Path, *options: str, code: Path = ROOT, env: Mapping[str, str] | None = None
) -> Iterator[Member]:
    """A worker with one thread, once it has been accepted. ``code``: where it has Dateline from."""
    port = _free_port()
    listens = ("--worker-port", str(port), "--nthreads", "1", "--no-nanny")
    with _running("dask_worker", log, scheduler_address, *listens, *options, code=code, env=env) as process:
        wait_until(lambda: "Registered to" in log.read_text(), log)
        yield Member(f"{scheduler_address.partition(':')[0]}://127.0.0.1:{port}", process)


def wait_until(is_so: Callable[[], object], log: Path | None = None, seconds: float = 60) -> None:
    """Wait until something is so. Fails, with the end of a log, when it is not within the time."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, log.read_text()[-3000:] if log is not None else "it did not come to be"
        time.sleep(0.05)


@contextmanager
def _running(
    module: str, log: Path, *arguments: str, code: Path = ROOT, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard"],
            cwd=code,
            env={**os.environ, "PYTHONPATH": str(code), **(env or {})},
            stdout=out,
            stderr=out,
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGKILL)  # a stopped process hears nothing else
        process.wait(30)


def annotate_slowly(texts: Sequence[SourceText], model: str, seconds: float | None = None) -> dict[str, pa.Table]:
    """The stand-in for the annotator, slow enough to be killed in the midst of it."""
    time.sleep(0.3)
    return standin.annotate_batch(texts, model)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
