"""The stages of a run, as one list that the local runner and the Prefect flow both walk.

ingest → annotate → resolve → check → publish. Each stage is a function over a ``Run``: the settings, the pipeline's
memory, the store, and what the stages before it left. A stage that finds nothing to do says so and costs nothing.
"""

from __future__ import annotations

import resource
import secrets
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from flows.annotation import Annotator, InlineExecutor, Outcome, executor_for, in_batches
from flows.faults import reached
from flows.ingest import IngestCounts, ingest_files
from flows.state import State, state_folder, utc
from flows.versions import annotator_key, model_version, resolver_key, software_version
from transforms.identity import identifier

if TYPE_CHECKING:
    import pyarrow as pa

    from flows.settings import Settings
    from flows.store import Store


class Progress(Protocol):
    """Hears how a run goes on; the terminal draws it, Prefect logs it."""

    def begin(self, stage: str, total: int | None) -> None:
        """A stage begins; ``total`` units are to be done where that is known."""

    def advance(self, done: int) -> None:
        """So many units are done in all."""

    def end(self, stage: str, outcome: str, seconds: float) -> None:
        """A stage has ended, with one line on what came of it."""


class Silence:
    """Progress that nobody listens to."""

    def begin(self, stage: str, total: int | None) -> None: ...
    def advance(self, done: int) -> None: ...
    def end(self, stage: str, outcome: str, seconds: float) -> None: ...


def own_executor(batches: int, settings: Settings) -> Executor:
    """This machine's processes, as the settings have it."""
    return executor_for(batches, settings.workers, settings.model)


@dataclass(slots=True)
class Run:
    """One run: what its stages share."""

    settings: Settings
    state: State
    store: Store
    run_id: str
    started_at: datetime
    progress: Progress = field(default_factory=Silence)
    open_executor: Callable[[int, Settings], Executor] = own_executor
    counts: IngestCounts = field(default_factory=IngestCounts)
    annotated: int = 0
    failed: int = 0
    input_hash: str = ""
    tables: dict[str, pa.Table] | None = None
    """What resolution made; ``None`` while there is nothing to publish."""
    snapshot: str | None = None
    """The snapshot that this run published, if it did."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Seconds by stage."""

    @property
    def annotator(self) -> str:
        """The version of the annotator: its code, vocabulary and model."""
        return annotator_key(self.settings.model)


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a run. ``work`` does it, and returns one line on what came of it."""

    name: str
    work: Callable[[Run], str]


def ingest(run: Run) -> str:
    """Read new and changed files into the state."""
    run.progress.begin("ingest", None)
    run.counts = ingest_files(
        run.state,
        run.settings.raw,
        run_id=run.run_id,
        now=run.started_at,
        max_bytes=run.settings.max_bytes,
        leave_out=run.settings.warehouse,
        progress=run.progress.advance,
    )
    counts = run.counts
    if not counts.files_seen:
        return f"no .txt or .txt.gz file in {run.settings.raw}"
    rejected = f", {counts.documents_rejected:,} rejected" if counts.documents_rejected else ""
    return f"{counts.files_seen:,} files: {counts.documents_added:,} new texts, {counts.documents_unchanged:,} known{rejected}"


def annotate(run: Run) -> str:
    """Annotate what has no annotation under the current key; every batch is kept as soon as it is done."""
    settings = run.settings
    run.state.drop_superseded(run.annotator)
    reached("annotate: superseded dropped")
    pending = run.state.pending(run.annotator)
    batches = list(in_batches(pending, settings.batch_size, settings.batch_chars))
    run.progress.begin("annotate", len(pending))
    if not batches:
        return "nothing new to annotate"

    def open_executor() -> Executor:
        return run.open_executor(len(batches), settings)

    with Annotator(settings.model, open_executor, settings.workers) as annotator:
        for outcome in annotator.outcomes(run.state.texts(batch) for batch in batches):
            reached("annotate: batch done")
            run.state.add_annotations(outcome.document_ids, outcome.tables, run.annotator, _rejects_of(run, outcome))
            reached("annotate: batch written")
            run.annotated += len(outcome.document_ids) - len(outcome.failures)
            run.failed += len(outcome.failures)
            run.progress.advance(run.annotated + run.failed)
    return f"{run.annotated:,} texts annotated" + (f", {run.failed:,} failed" if run.failed else "")


def resolve(run: Run) -> str:
    """Settle who and what is meant over all texts; passed over when the current snapshot is made from the same."""
    from transforms.resolve import resolve as resolve_texts

    run.progress.begin("resolve", None)
    run.input_hash = run.state.input_hash(run.annotator, resolver_key())
    current = run.store.current()
    if current is not None and run.state.published() == (run.input_hash, current.snapshot_id):
        return "nothing has changed"
    run.tables = resolve_texts(run.state.documents(), run.state.document_sources(), run.state.annotations())
    reached("resolve: tables made")
    return f"{run.tables['entities'].num_rows:,} entities, {run.tables['events'].num_rows:,} events"


def check(run: Run) -> str:
    """Interim."""
    return ""


def publish(run: Run) -> str:
    """Make the tables the current snapshot, and build what is derived from it."""
    run.progress.begin("publish", None)
    if run.tables is None:
        return "nothing new to publish"
    publication = run.store.publish(
        run.tables,
        manifest={
            "run": run.run_id,
            "software_version": software_version(),
            "model": model_version(run.settings.model),
            "annotator": run.annotator,
            "resolver": resolver_key(),
            "inputs": run.input_hash,
            "settings": run.settings.model_dump(mode="json", include={"model", "max_bytes"}),
        },
    )
    try:
        from flows.model import build_analysis
        build_analysis(run.store)
    except ImportError:
        pass
    run.state.set_published(run.input_hash, publication.snapshot_id)
    if not publication.is_new:
        return f"the tables are those of snapshot {publication.snapshot_id}"
    run.snapshot = publication.snapshot_id
    return f"snapshot {publication.snapshot_id}: {len(publication.written)} tables written, {len(publication.linked)} unchanged"


STAGES: tuple[Stage, ...] = (
    Stage("ingest", ingest),
    Stage("annotate", annotate),
    Stage("resolve", resolve),
    Stage("check", check),
    Stage("publish", publish),
)
"""What a run does, in this order, whoever runs it."""


def perform(stage: Stage, run: Run) -> str:
    """Do one stage of a run, and take its time."""
    begun = time.monotonic()
    outcome = stage.work(run)
    run.seconds[stage.name] = time.monotonic() - begun
    run.progress.end(stage.name, outcome, run.seconds[stage.name])
    return outcome


@contextmanager
def open_run(
    settings: Settings, progress: Progress | None = None, open_executor: Callable[[int, Settings], Executor] = own_executor
) -> Iterator[Run]:
    """A run over an open state, under the store's lock; recorded however it ends.

    Begins with the repair of what a crash has left. Raises ``LockedError`` when another run does not leave, and
    ``StorageError`` when the warehouse cannot be written to.
    """
    from flows.store import Store

    store = Store(settings.warehouse)
    started = datetime.now(UTC)
    with store.lock(), State(state_folder(settings.warehouse)) as state:
        try: store.repair()
        except ImportError: pass
        run = Run(settings, state, store, _run_id(started), utc(started), progress or Silence(), open_executor)
        begun = time.monotonic()
        state.begin_run(_record(run, "running", None))
        status = "failed"
        try:
            yield run
            status = "completed"
        except (KeyboardInterrupt, SystemExit):
            status = "interrupted"
            raise
        finally:
            state.end_run(_record(run, status, time.monotonic() - begun))
            store.publish_live({"runs": state.runs(), "rejects": state.rejects()})


def _run_id(started: datetime) -> str:
    """Sorts by time; the tail keeps two runs of one second apart."""
    return f"run_{started:%Y%m%dT%H%M%SZ}_{secrets.token_hex(2)}"


def _record(run: Run, status: str, seconds: float | None) -> Mapping[str, Any]:
    """The run as a row of the contract's ``runs``; ``seconds`` is ``None`` while it goes on."""
    counts = run.counts
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "run_id": run.run_id,
        "started_at": run.started_at,
        "finished_at": None if seconds is None else utc(datetime.now(UTC)),
        "status": status,
        "software_version": software_version(),
        "model": model_version(run.settings.model),
        "files_seen": counts.files_seen,
        "documents_added": counts.documents_added,
        "documents_unchanged": counts.documents_unchanged,
        "documents_rejected": counts.documents_rejected,
        "documents_removed": 0,
        "seconds": None if seconds is None else round(seconds, 3),
        "peak_memory_bytes": None if seconds is None else peak * (1 if sys.platform == "darwin" else 1024),
    }


def _rejects_of(run: Run, outcome: Outcome) -> list[dict[str, Any]]:
    rows = []
    for document_id, why in outcome.failures.items():
        source_uri, sha256, size_bytes = run.state.source_of(document_id)
        rows.append(
            {
                "document_id": document_id,
                "reject_id": identifier("r", source_uri, sha256, "annotation_failed"),
                "source_uri": source_uri,
                "content_sha256": sha256,
                "reason": "annotation_failed",
                "detail": f"{why} A defect of Dateline: please report it with the text. It is tried again by the next version.",
                "size_bytes": size_bytes,
                "run_id": run.run_id,
                "rejected_at": run.started_at,
            }
        )
    return rows
