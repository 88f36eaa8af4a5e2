"""The pipeline in Prefect: a flow over all stages, a flow for each, and batches of texts as tasks.

Prefect sees batches, never texts, and paths, never data: a batch travels to its task as an Arrow file under
``state/batches/``, and its tables come back as another. The stages are those of ``flows.stages``; the flow walks the
same list as the local runner. Only what failed for a reason of input or output is tried again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import duckdb
import pyarrow as pa
from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.flows import Flow
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.annotation import Annotations, annotate_batch
from flows.announcing import show, tell_of_new_texts, telling_what_to_do
from flows.lock import PATIENCE
from flows.parameters import takes
from flows.rejects import TooManyRejectsError
from flows.run_page import page_of
from flows.runs import Report, Run, open_run, own_executor, report_of
from flows.settings import PARAMETERS, Settings, load_settings
from flows.stages import STAGES, Stage, perform
from flows.state_file import state_folder
from flows.texts import table_of, texts_of

RETRIES = 2
RETRY_SECONDS = [2.0, 10.0]
TASKS = 64
"""Batches that may be on their way at once; how many are is decided by the processes, or the cluster."""

_current: ContextVar[Run | None] = ContextVar("run", default=None)
"""The run that stage flows called by the flow over all take part in."""


def _is_input_or_output(task: Any, run: Any, state: Any) -> bool:
    """Whether a task may be tried again: the disk or the network failed, not the text."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, (OSError, duckdb.IOException))


retried: dict[str, Any] = {
    "retries": RETRIES,
    "retry_delay_seconds": RETRY_SECONDS,
    "retry_condition_fn": _is_input_or_output,
    "cache_policy": NO_CACHE,
    "persist_result": False,
}


@task(name="annotate-batch", **retried)
def annotate_file(path: str, model: str, seconds: float | None) -> str:
    """Annotate the texts of an Arrow file; the folder that their tables, an Arrow file each, were written to.

    Runs in the processes, or on the cluster, of the flow that submitted it.
    """
    with pa.memory_map(path) as source:
        texts = list(texts_of(pa.ipc.open_file(source).read_all()))
    tables = _Processes.executor.submit(annotate_batch, texts, model, seconds).result()
    folder = Path(path).with_suffix("")
    folder.mkdir(exist_ok=True)
    for name, table in tables.items():
        _write(table, folder / f"{name}.arrow")
    return str(folder)


class _Processes:
    """The processes that annotate for the tasks of this process; a flow opens and closes them."""

    executor: Executor


class TaskExecutor(Executor):
    """Annotates batches as Prefect tasks, behind the interface that all executors have."""

    def __init__(self, batches: int, settings: Settings, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        folder.mkdir(parents=True, exist_ok=True)
        # Tasks run in threads, where no text's time can be bounded.
        _Processes.executor = own_executor(batches, settings, inline=False)

    @property
    def room(self) -> int:
        """Batches that may be submitted and not done, where a cluster says so."""
        return min(TASKS, getattr(_Processes.executor, "room", 0))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know of the cluster."""
        return tuple(getattr(_Processes.executor, "warnings", ()))

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Submit a batch; ``fn`` is ``annotate_batch``, with its texts, the model's name and their seconds."""
        assert fn is annotate_batch, "only batches of texts are run as tasks"
        texts, model, seconds = args
        path = self._folder / f"{self._number:06d}.arrow"
        self._number += 1
        _write(table_of(texts), path)
        return _FromFolder(annotate_file.submit(str(path), model, seconds).result, path)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Close the processes and delete the files of the batches."""
        _Processes.executor.shutdown(wait, cancel_futures=cancel_futures)
        shutil.rmtree(self._folder, ignore_errors=True)


class _FromFolder(Future[Annotations]):
    """The tables that a task has written to a folder, read when they are asked for."""

    def __init__(self, folder_of: Callable[[], Any], path: Path) -> None:
        super().__init__()
        self._folder_of = folder_of
        self._path = path

    def result(self, timeout: float | None = None) -> Annotations:
        folder = Path(self._folder_of())
        tables = {}
        for file in sorted(folder.glob("*.arrow")):
            with pa.OSFile(str(file)) as source:
                tables[file.stem] = pa.ipc.open_file(source).read_all()
        shutil.rmtree(folder)
        self._path.unlink()
        return tables


class Log:
    """Progress that goes to the log of the flow run."""

    def begin(self, stage: str, total: int | None) -> None:
        """Say nothing: Prefect itself tells that a stage begins."""

    def advance(self, done: int) -> None:
        """Say nothing: the batches are to be seen as tasks."""

    def end(self, stage: str, outcome: str, seconds: float) -> None:
        """What came of the stage."""
        get_run_logger().info("%s: %s (%.1f s)", stage, outcome, seconds)


@task(name="stage", **retried)
def _stage_task(name: str) -> str:
    run = _current.get()
    assert run is not None
    return perform(_stage(name), run)


def _threads() -> TaskRunner[PrefectFuture[Any]]:
    return cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner[Any](max_workers=TASKS))


def _stage_flow(stage: Stage) -> Flow[..., str]:
    """The flow of one stage. Within ``build`` it takes part in that run; alone, it is a run of its own."""

    def stage_flow(**given: Any) -> str:
        return perform_alone(stage.name, load_settings(given))

    stage_flow.__doc__ = stage.work.__doc__
    in_prefect = flow(name=f"dateline-{stage.name}", task_runner=_threads(), persist_result=False)
    return in_prefect(takes(PARAMETERS)(stage_flow))


STAGE_FLOWS = {stage.name: _stage_flow(stage) for stage in STAGES}
"""A flow for each stage, by its name."""


@flow(name="dateline", persist_result=False)
@takes(PARAMETERS)
def build(**given: Any) -> dict[str, Any]:
    """Read new texts, annotate them, publish the tables; the report of the run, as JSON has it."""
    return perform_all(load_settings(given))


# Prefect sends the function of a flow to new processes by value, with all that it refers to. What the flows do is
# therefore in functions beside them, which are sent by name.


def perform_all(settings: Settings) -> dict[str, Any]:
    """Walk the flows of all stages in one run."""
    parameters = settings.model_dump(mode="json", include=PARAMETERS)
    try:
        with telling_what_to_do(), _taking_part(settings) as run:
            for stage in STAGES:
                STAGE_FLOWS[stage.name](**parameters)
            report = report_of(run)
            page = page_of(report, run.store)
    except TooManyRejectsError:  # raised at the end of a run that has done all it should
        show(page)
        tell_of_new_texts(report)
        raise
    show(page)
    tell_of_new_texts(report)
    return dict(json.loads(json.dumps(asdict(report), default=str)))


def perform_alone(name: str, settings: Settings) -> str:
    """Do one stage, and first what it needs unless the run it takes part in has done so."""
    stage = _stage(name)
    with _taking_part(settings) as run:
        for needed in stage.needs:
            if needed not in run.seconds:
                perform(_stage(needed), run)
        if name == "annotate":
            # It retries its batches itself; a task that waits for tasks would hold a thread for nothing.
            return perform(stage, run)
        return _stage_task.with_options(name=name)(name)


def _stage(name: str) -> Stage:
    return next(stage for stage in STAGES if stage.name == name)


def run_in_prefect(settings: Settings) -> Report:
    """Run ``build`` on the configured server, or on a temporary one; what came of it."""
    given = settings.model_dump(mode="json", include=PARAMETERS)
    found: dict[str, Any] = build(**given)
    return Report(**{**found, "warehouse": Path(found["warehouse"]), "warnings": tuple(found["warnings"])})


@contextmanager
def _taking_part(settings: Settings) -> Iterator[Run]:
    """The run that is going on, or one of one's own."""
    current = _current.get()
    if current is not None:
        yield current
        return

    def open_executor(batches: int, own: Settings) -> Executor:
        return TaskExecutor(batches, own, folder)

    with open_run(settings, Log(), open_executor, PATIENCE) as run:
        folder = state_folder(settings.warehouse) / "batches" / run.run_id
        shutil.rmtree(folder.parent, ignore_errors=True)  # what a killed run has left
        token = _current.set(run)
        try:
            yield run
        finally:
            _current.reset(token)


def _write(table: pa.Table, path: Path) -> None:
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
