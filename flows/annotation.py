"""Annotation in batches: the function that runs in worker processes, and how its executor is chosen.

Texts travel to the workers and Arrow tables back, through ``concurrent.futures.Executor``: a pool of processes here,
the client of a cluster elsewhere. The language model is loaded once in each process.
"""

from __future__ import annotations

import atexit
import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from flows.errors import DatelineError, UsageError
from flows.processes import die_with_parent
from transforms.document import SourceText

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from spacy.language import Language

    from transforms.document import AnnotatedText

Annotations = dict[str, pa.Table]
"""Text-level tables by name, as in ``transforms.rows.TEXT_TABLES``."""

BATCHES_FOR_A_POOL = 2
"""Up to so many batches a pool of processes is not worth its start, with a model to load in each."""


def annotate_batch(texts: Sequence[SourceText], model: str) -> Annotations:
    """Annotate a batch of English texts.

    Raises whatever a stage raises over a text: no text of the batch is annotated then. Raises ``DatelineError`` for
    what no text is guilty of: a model that is not there, an annotator that cannot be loaded.
    """
    annotate = _load_annotator()
    nlp = _language_model(model)
    from transforms.rows import tables_of

    return tables_of(annotate(texts, nlp))


class BrokenAnnotatorError(DatelineError):
    """The annotator's own code or vocabulary cannot be loaded."""


@cache
def _load_annotator() -> Callable[[Iterable[SourceText], Language], Iterable[AnnotatedText]]:
    try:
        from transforms.annotate import annotate
    except Exception as error:
        raise BrokenAnnotatorError(
            f"The annotator cannot be loaded: {type(error).__name__}: {error}",
            advice="Its code or vocabulary is broken: install Dateline again, or see to the file that is named.",
        ) from error
    return annotate


@cache
def _language_model(name: str) -> Language:
    from transforms.language import load_model

    try:
        model = load_model(name)
    except OSError as error:
        raise UsageError(
            f"There is no language model {name!r}.",
            advice="Install it, or set --model (DATELINE_MODEL) to a spaCy English pipeline: a package name or a path.",
        ) from error
    gc.freeze()  # model and vocabulary stay till the process ends: the collector need not walk them for every batch
    atexit.register(gc.unfreeze)  # but at its end; else DuckDB's binding complains of leaks
    return model


def warm_up(model: str) -> None:
    """Load the language model and the vocabulary ahead of the first batch; the initializer of a worker process.

    A failure is left to the first batch, which can tell of it; here it would only break the pool.
    """
    die_with_parent()
    with suppress(Exception):
        _load_annotator()
        _language_model(model)


class InlineExecutor(Executor):
    """Does at once, in this process, what is submitted: for small jobs. One at a time, whatever threads submit."""

    def __init__(self) -> None:
        self._one_at_a_time = Lock()

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        """The result or the exception of calling the function, already settled."""
        future: Future[object] = Future()
        try:
            with self._one_at_a_time:
                future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def executor_for(batches: int, workers: int, model: str) -> Executor:
    """A pool of processes when there is enough to do for one, or else this process."""
    if workers <= 1 or batches <= BATCHES_FOR_A_POOL:
        return InlineExecutor()
    # Forked workers would inherit the open state file and whatever threads DuckDB and Arrow have started.
    return ProcessPoolExecutor(
        min(workers, batches), multiprocessing.get_context("spawn"), initializer=warm_up, initargs=(model,)
    )


def in_batches(lengths: Iterable[tuple[str, int]], batch_size: int, batch_chars: int) -> Iterator[list[str]]:
    """Group documents, given with their length in characters, into batches bounded in texts and in characters."""
    batch: list[str] = []
    chars = 0
    for document_id, length in lengths:
        if batch and (len(batch) >= batch_size or chars + length > batch_chars):
            yield batch
            batch, chars = [], 0
        batch.append(document_id)
        chars += length
    if batch:
        yield batch


class Outcome(NamedTuple):
    """What became of a batch."""

    document_ids: list[str]
    tables: Annotations
    failures: dict[str, str]
    """Why a text could not be annotated, by document."""


class Annotator:
    """Feeds batches to an executor and gives back their outcomes, in order, with a bounded number in flight.

    A batch that fails is tried again text by text, so that only the guilty text is lost; an executor that breaks (a
    worker ran out of memory) is replaced. A ``DatelineError`` from a worker is about all texts and is raised.
    """

    def __init__(self, model: str, open_executor: Callable[[], Executor], in_flight: int) -> None:
        self._model = model
        self._open_executor = open_executor
        self._in_flight = max(1, in_flight)
        self._executor = open_executor()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def outcomes(self, batches: Iterable[Sequence[SourceText]]) -> Iterator[Outcome]:
        """Annotate batches; one outcome for each, in their order."""
        waiting: deque[tuple[Sequence[SourceText], Future[Annotations]]] = deque()
        for batch in batches:
            waiting.append((batch, self._submit(batch)))
            if len(waiting) >= self._in_flight:
                yield self._settle(*waiting.popleft())
        while waiting:
            yield self._settle(*waiting.popleft())

    def _settle(self, batch: Sequence[SourceText], future: Future[Annotations]) -> Outcome:
        ids = [text.document_id for text in batch]
        try:
            return Outcome(ids, future.result(), {})
        except DatelineError:
            raise
        except Exception:
            return self._one_by_one(batch)

    def _one_by_one(self, batch: Sequence[SourceText]) -> Outcome:
        found: list[Annotations] = []
        failures: dict[str, str] = {}
        for text in batch:
            try:
                found.append(self._submit([text]).result())
            except DatelineError:
                raise
            except BrokenExecutor:
                failures[text.document_id] = "Its worker process died, most likely for want of memory."
            except Exception as error:
                failures[text.document_id] = f"{type(error).__name__}: {error}"
        names = found[0] if found else {}
        tables = {name: pa.concat_tables([tables[name] for tables in found]) for name in names}
        return Outcome([text.document_id for text in batch], tables, failures)

    def _submit(self, batch: Sequence[SourceText]) -> Future[Annotations]:
        try:
            return self._executor.submit(annotate_batch, batch, self._model)
        except BrokenExecutor:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = self._open_executor()
            return self._executor.submit(annotate_batch, batch, self._model)
