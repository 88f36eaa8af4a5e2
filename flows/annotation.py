"""Annotation in batches: the function that runs in worker processes, and how its executor is chosen.

Texts travel to the workers and Arrow tables back, through ``concurrent.futures.Executor``: processes of this machine,
or a cluster (``flows.cluster``). The language model is loaded once in each process. A text that takes too long, or
kills the process that annotates it, is the only one lost.
"""

from __future__ import annotations

import atexit
import gc
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from flows.child import ChildDiedError, ProcessExecutor
from flows.errors import DatelineError, UsageError
from flows.time_bound import OutOfTimeError, by_the_clock, seconds_for, within
from transforms.document import SourceText
from transforms.language import TooLongError

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from spacy.language import Language

    from transforms.document import AnnotatedText

Annotations = dict[str, pa.Table]
"""Text-level tables by name, as in ``transforms.rows.TEXT_TABLES``."""

BATCHES_FOR_A_POOL = 2
"""Up to so many batches a pool of processes is not worth its start, with a model to load in each."""


def annotate_batch(texts: Sequence[SourceText], model: str, seconds: float | None = None) -> Annotations:
    """Annotate a batch of English texts.

    Raises whatever a stage raises over a text, and ``OutOfTimeError`` when they are not done after so many seconds of
    computing: no text of the batch is annotated then. Raises ``DatelineError`` for what no text is guilty of: a model
    that is not there, an annotator that cannot be loaded.
    """
    annotate = _load_annotator()
    nlp = _language_model(model)
    from transforms.rows import tables_of

    with within(seconds):
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


def executor_for(batches: int, workers: int, *, inline: bool = True) -> Executor:
    """Processes when there is enough to do for them, or else this process, where a text's time can be bounded in it."""
    can_be_bounded = threading.current_thread() is threading.main_thread()
    if inline and can_be_bounded and (workers <= 1 or batches <= BATCHES_FOR_A_POOL):
        return InlineExecutor()
    return ProcessExecutor(max(1, min(workers, batches)), patience_with)


def patience_with(texts: Sequence[SourceText], model: str, seconds: float | None = None) -> float | None:
    """Seconds by the clock after which a process that annotates a batch is given up."""
    return by_the_clock(seconds)


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


class Failure(NamedTuple):
    """Why a text could not be annotated, and what to do."""

    why: str
    advice: str


class Outcome(NamedTuple):
    """What became of a batch."""

    document_ids: list[str]
    tables: Annotations
    failures: dict[str, Failure]
    """By document."""


class Annotator:
    """Feeds batches to an executor and gives back their outcomes, in order, with a bounded number in flight.

    A batch that fails is tried again text by text, so that only the guilty text is lost. A ``DatelineError`` from a
    worker is about all texts and is raised.
    """

    def __init__(
        self, model: str, open_executor: Callable[[], Executor], in_flight: int, text_seconds: float | None = None
    ) -> None:
        """``text_seconds`` bounds the time of a text (see ``flows.time_bound``); ``None`` does not."""
        self._model = model
        self._in_flight = max(1, in_flight)
        self._text_seconds = text_seconds
        self._executor = open_executor()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know of the executor."""
        return tuple(getattr(self._executor, "warnings", ()))

    def outcomes(self, batches: Iterable[Sequence[SourceText]]) -> Iterator[Outcome]:
        """Annotate batches; one outcome for each, in their order."""
        waiting: deque[tuple[Sequence[SourceText], Future[Annotations]]] = deque()
        for batch in batches:
            waiting.append((batch, self._submit(batch)))
            while len(waiting) >= self._room():
                yield self._settle(*waiting.popleft())
        while waiting:
            yield self._settle(*waiting.popleft())

    def _room(self) -> int:
        """Batches that may be in flight: a cluster grows and shrinks."""
        return max(self._in_flight, getattr(self._executor, "room", 0))

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
        failures: dict[str, Failure] = {}
        for text in batch:
            try:
                found.append(self._alone(text))
            except DatelineError:
                raise
            except Exception as error:
                failures[text.document_id] = _failure(error)
        names = found[0] if found else {}
        tables = {name: pa.concat_tables([tables[name] for tables in found]) for name in names}
        return Outcome([text.document_id for text in batch], tables, failures)

    def _alone(self, text: SourceText) -> Annotations:
        try:
            return self._submit([text]).result()
        except BrokenExecutor:
            # Memory may have run out for others' sake; a text that is guilty does it again.
            return self._submit([text]).result()

    def _submit(self, batch: Sequence[SourceText]) -> Future[Annotations]:
        # A batch has no longer than its longest text, or else a text over its bound could hide among quick ones.
        longest = max((len(text.text) for text in batch), default=0)
        seconds = None if self._text_seconds is None else seconds_for(longest, self._text_seconds)
        return self._executor.submit(annotate_batch, list(batch), self._model, seconds)


TO_BE_REPORTED = "A defect of Dateline: please report it. The next version tries it again."


def _failure(error: Exception) -> Failure:
    if isinstance(error, OutOfTimeError):
        return Failure(
            str(error),
            "Give texts more time with DATELINE_TEXT_SECONDS, and try it again with `dateline rejects --retry`.",
        )
    if isinstance(error, TooLongError):
        return Failure(str(error), "Cut it into texts.")
    if isinstance(error, ChildDiedError):
        guess = "; most likely it wanted too much memory" if error.how == "of SIGKILL" else ""
        return Failure(
            f"The process that annotated it died twice, {error.how}{guess}.",
            f"Where there is more memory, try it again with `dateline rejects --retry`. {TO_BE_REPORTED}",
        )
    return Failure(f"{type(error).__name__}: {error}", TO_BE_REPORTED)
