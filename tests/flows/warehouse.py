"""A warehouse that is filled without the language model: by the local runner, with the stand-in annotator."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import lru_cache, partial
from pathlib import Path
from unittest.mock import patch

import duckdb
import pyarrow as pa

from flows.annotation import InlineExecutor
from flows.parts import parts_of
from flows.runs import Report, Run, open_run, report_of
from flows.settings import Settings, load_settings
from flows.stages import STAGES, perform
from flows.store import SNAPSHOT_TABLES, Store
from flows.tablefile import RUN_COLUMNS
from flows.unpublished import unpublished
from tests.flows.standin import annotate_batch
from transforms.reading import read_text

FILLER = (
    "The ministers were to speak on Monday of trade and of the long border, the ministry said, and of the talks that "
    "had been put off twice since last year."
)


@contextmanager
def light() -> Iterator[None]:
    """Within, runs annotate with the stand-in, build no ``analysis.duckdb``, do not wait for the disk, read equal
    files once, and use one thread: for a few rows, more of them only get into each other's way."""
    builders = [name for name, m in sys.modules.items() if name.startswith("flows.") and hasattr(m, "build_analysis")]
    with ExitStack() as changes:
        for name in builders:
            changes.enter_context(patch(f"{name}.build_analysis", _build_nothing))
        changes.enter_context(patch("flows.annotation.annotate_batch", annotate_batch))
        changes.enter_context(patch("transforms.reading.read_text", lru_cache(1000)(read_text)))
        changes.enter_context(patch("os.fsync", _do_not_wait))
        changes.enter_context(patch("duckdb.connect", partial(duckdb.connect, config={"threads": 1})))
        yield


def _build_nothing(*_: object, **__: object) -> bool:
    return False


def _do_not_wait(_: int) -> None:
    return None


def settings_of(folder: Path, batch_size: int = 8) -> Settings:
    """Raw texts and warehouse within one folder."""
    given = {"raw": folder / "raw", "warehouse": folder / "warehouse", "workers": 1, "batch_size": batch_size}
    return load_settings(given)


def run(settings: Settings, leave_out: tuple[str, ...] = ()) -> Report:
    """One run in this process, of all stages but those left out."""
    with open_run(settings, None, lambda batches, chosen: InlineExecutor()) as running:
        for stage in STAGES:
            if stage.name not in leave_out:
                perform(stage, running)
            if stage.name == "resolve" and running.is_settled:
                _hold_to_what_is_noted(running)
        return report_of(running)


def _hold_to_what_is_noted(running: Run) -> None:
    """What is not noted as changed since the last publication must be as it was published."""
    with running.state.settled() as db:
        since = unpublished(db, running.store.current())
        if since is not None:
            assert parts_of(db, since=since) == parts_of(db)


def text_of(published: str, *lines: str, filler: str = FILLER) -> str:
    """A raw text: header, a sentence of plain English, lines for the stand-in."""
    return "\n".join((f" date {published} ", filler, *lines, ""))


def published(warehouse: Path) -> Mapping[str, pa.Table]:
    """All published tables without the columns that tell of runs: run_id, ingested_at, first_seen_at."""
    store = Store(warehouse)
    return {name: without_runs(name, store.read(name)) for name in SNAPSHOT_TABLES}


def without_runs(name: str, table: pa.Table) -> pa.Table:
    """The table without the columns that tell of runs."""
    return table.drop_columns(sorted(RUN_COLUMNS.get(name, ()))).combine_chunks()
