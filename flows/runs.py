"""One run: what its stages share, the lock it holds while it lasts, and the record that it leaves."""

from __future__ import annotations

import resource
import secrets
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import duckdb

from flows.annotation import executor_for
from flows.errors import StorageError
from flows.ingest import IngestCounts
from flows.model import build_analysis
from flows.parts import Part
from flows.rejects import demand_few
from flows.retention import collect_garbage
from flows.settings import Settings
from flows.state import State
from flows.state_file import state_folder
from flows.storage import disk_errors
from flows.store import LOCK_TIMEOUT, Store
from flows.versions import annotator_key, model_version, software_version


class Progress(Protocol):
    """Hears how a run goes on; the terminal draws it, Prefect logs it."""

    def begin(self, stage: str, total: int | None) -> None:
        """A stage begins; ``total`` texts are to be done where that is known."""

    def advance(self, done: int) -> None:
        """So many are done in all."""

    def end(self, stage: str, outcome: str, seconds: float) -> None:
        """A stage has ended, with one line on what came of it."""


class Silence:
    """Progress that nobody listens to."""

    def begin(self, stage: str, total: int | None) -> None:
        """Say nothing."""

    def advance(self, done: int) -> None:
        """Say nothing."""

    def end(self, stage: str, outcome: str, seconds: float) -> None:
        """Say nothing."""


OpenExecutor = Callable[[int, Settings], Executor]
"""Opens an executor for a number of batches."""


def own_executor(batches: int, settings: Settings, *, inline: bool = True) -> Executor:
    """The cluster or this machine's processes, as the settings have it; ``inline`` allows for this process itself."""
    if settings.cluster is not None:
        from flows.cluster import ClusterExecutor

        return ClusterExecutor(settings.cluster, settings.model)
    return executor_for(batches, settings.workers, inline=inline)


@dataclass(slots=True)
class Run:
    """One run in progress."""

    settings: Settings
    state: State
    store: Store
    run_id: str
    started_at: datetime
    progress: Progress = field(default_factory=Silence)
    open_executor: OpenExecutor = own_executor
    counts: IngestCounts = field(default_factory=IngestCounts)
    annotated: int = 0
    failed: int = 0
    input_hash: str = ""
    is_settled: bool = False
    """True once the tables in the state are those of its texts; false while there is nothing to publish."""
    parts: tuple[Part, ...] | None = None
    """The settled tables as they are cut into files, once they have been checked; ``None`` before."""
    warnings: tuple[str, ...] = ()
    """What checks of severity *warning* found."""
    snapshot: str | None = None
    """The snapshot that this run published, if it did."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Seconds by stage."""

    @property
    def annotator(self) -> str:
        """The version of the annotator: its code, vocabulary and model."""
        return annotator_key(self.settings.model)


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a run."""

    run_id: str
    warehouse: Path
    files_seen: int
    documents_added: int
    documents_unchanged: int
    rejected: int
    """Files and texts that are rejected at present."""
    annotated: int
    snapshot: str | None
    """The snapshot that was published; ``None`` when nothing had changed."""
    current: str | None
    """The snapshot that is current."""
    rows: Mapping[str, int]
    """Rows by table of the current snapshot."""
    warnings: tuple[str, ...]
    seconds: Mapping[str, float]
    """Seconds by stage."""


@contextmanager
def open_run(
    settings: Settings,
    progress: Progress | None = None,
    open_executor: OpenExecutor = own_executor,
    patience: float = LOCK_TIMEOUT,
) -> Iterator[Run]:
    """A run over an open state, under the store's lock; recorded however it ends.

    Begins with the repair of what a crash has left, and ends with ``analysis.duckdb``, which tells of runs and rejects
    too; after a publication, old snapshots go. Raises ``LockedError`` when another run does not leave within
    ``patience`` seconds, ``StorageError`` when the warehouse cannot be written to, and ``TooManyRejectsError`` when all
    is done.
    """
    store = Store(settings.warehouse)
    with disk_errors(store.warehouse), store.lock(patience), State(state_folder(store.warehouse)) as state:
        store.repair()
        started = datetime.now(UTC)
        run = Run(
            settings, state, store, _run_id(started), started.replace(tzinfo=None), progress or Silence(), open_executor
        )
        begun = time.monotonic()
        state.begin_run(_record(run, "running", None))
        status = "failed"
        try:
            yield run
            demand_few(run)
            status = "completed"
        except (KeyboardInterrupt, SystemExit):
            status = "interrupted"
            raise
        finally:
            # A disk that failed once may fail again: the first failure is the one to tell of.
            with nullcontext() if status == "completed" else suppress(OSError, duckdb.Error, StorageError):
                _leave(run, status, time.monotonic() - begun)


def _leave(run: Run, status: str, seconds: float) -> None:
    """What is done at the end of a run, however it ends."""
    run.state.end_run(_record(run, status, seconds))
    run.store.publish_live({"runs": run.state.runs(), "rejects": run.state.rejects()})
    build_analysis(run.store)
    if run.snapshot is not None:
        chosen = run.settings
        collect_garbage(run.store, keep_snapshots=chosen.keep_snapshots, keep_hours=chosen.keep_hours)


def report_of(run: Run) -> Report:
    """What has come of a run so far."""
    current = run.store.current()
    rows: dict[str, int] = {}
    for file in current.files if current is not None else ():
        rows[file.table] = rows.get(file.table, 0) + file.rows
    return Report(
        run_id=run.run_id,
        warehouse=run.store.warehouse,
        files_seen=run.counts.files_seen,
        documents_added=run.counts.documents_added,
        documents_unchanged=run.counts.documents_unchanged,
        rejected=run.state.rejects().num_rows,
        annotated=run.annotated,
        snapshot=run.snapshot,
        current=current.snapshot_id if current is not None else None,
        rows=rows,
        warnings=run.warnings,
        seconds=dict(run.seconds),
    )


def _run_id(started: datetime) -> str:
    """Sorts by time; the tail keeps two runs of one second apart."""
    return f"run_{started:%Y%m%dT%H%M%SZ}_{secrets.token_hex(2)}"


def _record(run: Run, status: str, seconds: float | None) -> Mapping[str, Any]:
    """The run as a row of the contract's ``runs``; ``seconds`` is ``None`` while it goes on."""
    counts = run.counts
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ended = seconds is not None
    return {
        "run_id": run.run_id,
        "started_at": run.started_at,
        "finished_at": datetime.now(UTC).replace(tzinfo=None) if ended else None,
        "status": status,
        "software_version": software_version(),
        "model": model_version(run.settings.model),
        "files_seen": counts.files_seen,
        "documents_added": counts.documents_added,
        "documents_unchanged": counts.documents_unchanged,
        "documents_rejected": counts.documents_rejected + run.failed,
        "documents_removed": counts.documents_removed,
        "seconds": round(seconds, 3) if seconds is not None else None,
        "peak_memory_bytes": peak * (1 if sys.platform == "darwin" else 1024) if ended else None,
    }
