"""The stages of a run, as one list that the local runner and the Prefect flow both walk.

ingest → annotate → resolve → check → publish. Each stage is a function over a ``Run``: it uses what the stages before
it left there, and returns one line on what came of it. A stage that finds nothing to do says so and costs nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.annotation import Annotator, Outcome, in_batches
from flows.faults import reached
from flows.files import SUFFIXES
from flows.hold import held
from flows.ingest import ingest_files
from flows.parts import parts_of
from flows.records import Columns
from flows.runs import Run
from flows.sources import public
from flows.versions import model_version, resolver_key, software_version
from transforms.identity import identifier

if TYPE_CHECKING:
    from transforms.resolve.judgements import Judgement


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a run. ``work`` does it, and returns one line on what came of it."""

    name: str
    work: Callable[[Run], str]
    needs: tuple[str, ...] = ()
    """Stages whose results are handed over in memory: whoever runs this one alone must run these first."""


def ingest(run: Run) -> str:
    """Read new and changed files and records into the state."""
    run.progress.begin("ingest", None)
    run.counts = ingest_files(
        run.state,
        run.settings.sources,
        run_id=run.run_id,
        now=run.started_at,
        max_bytes=run.settings.max_bytes,
        columns=Columns.parse(run.settings.columns),
        leave_out=(run.settings.warehouse, run.settings.judgements_file),
        progress=run.progress.advance,
    )
    counts = run.counts
    run.warnings = (*run.warnings, *(f"{why} The other sources were read." for why in counts.away))
    if not counts.files_seen:
        return f"no file to read ({', '.join(SUFFIXES)}) in {', '.join(map(public, run.settings.sources))}"
    told = f"{counts.files_seen:,} files: {counts.documents_added:,} new texts, {counts.documents_unchanged:,} known"
    return told + (f", {counts.documents_rejected:,} rejected" if counts.documents_rejected else "")


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

    with Annotator(settings.model, open_executor, settings.workers, settings.text_seconds) as annotator:
        for outcome in annotator.outcomes(run.state.texts(batch) for batch in batches):
            reached("annotate: batch done")
            run.state.add_annotations(outcome.document_ids, outcome.tables, run.annotator, _rejects_of(run, outcome))
            reached("annotate: batch written")
            run.annotated += len(outcome.document_ids) - len(outcome.failures)
            run.failed += len(outcome.failures)
            run.progress.advance(run.annotated + run.failed)
        run.warnings = (*run.warnings, *annotator.warnings)
    return f"{run.annotated:,} texts annotated" + (f", {run.failed:,} failed" if run.failed else "")


def resolve(run: Run) -> str:
    """Settle who and what is meant over all texts; passed over when the current snapshot is made from the same,
    and while a rollback holds the warehouse."""
    run.progress.begin("resolve", None)
    if (hold := held(run.store.warehouse)) is not None:
        run.warnings = (
            f"held at snapshot {hold.snapshot_id} since {hold.since}: nothing is published until dateline resume",
        )
        return f"held at snapshot {hold.snapshot_id}"
    judgements, mark = _judgements(run)
    run.input_hash = run.state.input_hash(run.annotator, resolver_key(), mark)
    current = run.store.current()
    if current is not None and run.state.published() == (run.input_hash, current.snapshot_id):
        return "nothing has changed"
    reached("resolve: begun")
    run.state.settle(resolver_key(), judgements, run.settings.workers)
    unfulfilled = (
        f"judgement {number} ({judgements[number - 1].verdict} {judgements[number - 1].of}) is not applied: {detail} "
        "(see dateline judge --list)"
        for number, detail in run.state.unfulfilled()
    )
    run.warnings = (*run.warnings, *unfulfilled)
    reached("resolve: tables settled")
    run.is_settled = True
    counts = run.state.settled_rows("entities", "events")
    return f"{counts['entities']:,} entities, {counts['events']:,} events"


def check(run: Run) -> str:
    """Hold the tables against the contract and the checks of ``sql/``.

    Raises ``ChecksFailedError`` when a check of severity *error* fails: nothing is published then.
    """
    from flows.checks import raise_for_errors, run_checks
    from flows.unchecked import unchecked
    from flows.unpublished import unpublished

    run.progress.begin("check", None)
    if not run.is_settled:
        return "nothing to check"
    with run.state.settled() as db:
        since = unpublished(db, run.store.current())
        run.parts = parts_of(db, since=since)
        violations = run_checks(db, what=unchecked(run.parts, since))
    raise_for_errors(violations)
    found = (f"{v.rows:,} × {v.meaning} (check {v.check})" for v in violations if v.severity == "warning")
    run.warnings = (*run.warnings, *found)
    reached("check: tables checked")
    rows = sum(part.rows for part in run.parts)
    return f"{rows:,} rows hold" + (f", {len(run.warnings)} warnings" if run.warnings else "")


def publish(run: Run) -> str:
    """Make the tables the current snapshot; ``analysis.duckdb`` is built when the run is recorded, at its end."""
    run.progress.begin("publish", None)
    if not run.is_settled:
        return "nothing new to publish"
    from flows.unchecked import CHECKED, checks_key
    from flows.unpublished import unpublished

    facts = {
        "run": run.run_id,
        "software_version": software_version(),
        "model": model_version(run.settings.model),
        "annotator": run.annotator,
        "resolver": resolver_key(),
        "inputs": run.input_hash,
        **({CHECKED: checks_key()} if run.parts is not None else {}),
        "settings": run.settings.model_dump(mode="json", include={"model", "max_bytes"}),
    }
    with run.state.settled() as db:
        parts = run.parts or parts_of(db, since=unpublished(db, run.store.current()))
        publication = run.store.publish_from(db, manifest=facts, parts=parts)
    run.state.set_published(run.input_hash, publication.snapshot_id)
    if not publication.is_new:
        return f"the tables are those of snapshot {publication.snapshot_id}"
    run.snapshot = publication.snapshot_id
    written, linked = len(publication.written), len(publication.linked)
    return f"snapshot {publication.snapshot_id}: {written} tables written, {linked} unchanged"


STAGES: tuple[Stage, ...] = (
    Stage("ingest", ingest),
    Stage("annotate", annotate),
    Stage("resolve", resolve),
    Stage("check", check, needs=("resolve",)),
    Stage("publish", publish, needs=("resolve", "check")),
)
"""What a run does, in this order, whoever runs it."""


def perform(stage: Stage, run: Run) -> str:
    """Do one stage of a run, and take its time."""
    begun = time.monotonic()
    outcome = stage.work(run)
    run.seconds[stage.name] = time.monotonic() - begun
    run.progress.end(stage.name, outcome, run.seconds[stage.name])
    return outcome


def _judgements(run: Run) -> tuple[list[Judgement], str]:
    """The user's judgements, and a mark of them all; the state is told which texts they are on."""
    path = run.settings.judgements_file
    if not path.exists():
        run.state.set_judged({})
        return [], ""
    from flows.judgements import read_judgements
    from transforms.resolve.judgements import mark_of_all, marks_of

    judgements = read_judgements(path)
    run.state.set_judged(marks_of(judgements))
    return judgements, mark_of_all(judgements)


def _rejects_of(run: Run, outcome: Outcome) -> list[dict[str, Any]]:
    rows = []
    for document_id, failure in outcome.failures.items():
        source_uri, sha256, size_bytes = run.state.source_of(document_id)
        rows.append(
            {
                "document_id": document_id,
                "reject_id": identifier("r", source_uri, sha256, "annotation_failed"),
                "source_uri": source_uri,
                "content_sha256": sha256,
                "reason": "annotation_failed",
                "detail": f"{failure.why} {failure.advice}",
                "size_bytes": size_bytes,
                "run_id": run.run_id,
                "rejected_at": run.started_at,
            }
        )
    return rows
