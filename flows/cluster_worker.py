"""What runs on the workers of a cluster: each says what it is before it is given work, and annotates in a child.

Every thread of a Dask worker has a child (``flows.child``), which loads the language model once. So a text that
crashes or never ends harms no worker, and a worker with eight threads uses eight cores. Texts arrive and tables leave
as Arrow streams. Dask's scheduler imports this module too: it imports nothing heavy itself.
"""

from __future__ import annotations

import pickle
import platform
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from threading import local
from typing import TYPE_CHECKING, Any, NamedTuple

from flows.child import Child
from flows.time_bound import TO_START, by_the_clock

if TYPE_CHECKING:
    import pyarrow as pa

_own = local()


class Identity(NamedTuple):
    """What must be the same here and there for a text to give the same rows."""

    annotator: str
    """Hash over the annotator's code and vocabulary, and the model's name and version."""
    dateline: str
    model: str
    spacy: str
    python: str
    """Major and minor version."""


class OtherVersionError(Exception):
    """A worker is not what it should be."""

    def __init__(self, found: Identity) -> None:
        super().__init__(found)
        self.found = found


@cache
def identity_of(model: str) -> Identity:
    """What this process is. It looks at the files, once: to be asked before any code of the annotator is loaded."""
    from flows.versions import annotator_key, model_version, software_version

    return Identity(
        annotator_key(model),
        software_version(),
        model_version(model),
        _version("spacy"),
        ".".join(platform.python_version_tuple()[:2]),
    )


def difference(found: Identity, wanted: Identity) -> str:
    """In what a worker differs from what is wanted, in words; empty when in nothing."""
    told = [
        f"{name} {there} (here {here})"
        for name, there, here in (
            ("Dateline", found.dateline, wanted.dateline),
            ("language model", found.model, wanted.model),
            ("spaCy", found.spacy, wanted.spacy),
            ("Python", found.python, wanted.python),
        )
        if there != here
    ]
    if not told and found.annotator != wanted.annotator:
        told = [f"annotator {found.annotator[:12]} (here {wanted.annotator[:12]}): other code or vocabulary"]
    return ", ".join(told)


def introduce(wanted: Identity) -> Identity:
    """On a worker: what it is, or will be with a child started anew if that of before has outlived an upgrade."""
    try:
        found: Identity = _ask(wanted, identity_of, _model_of(wanted), seconds=TO_START)
        return found
    except OtherVersionError as error:
        return error.found


def work(question: bytes, wanted: Identity, seconds: float | None) -> dict[str, bytes]:
    """On a worker: do what ``packed_question`` has packed.

    Raises ``OtherVersionError`` before anything is done when the worker is not what is wanted, and what
    ``flows.child.Child.ask`` and the function raise.
    """
    return dict(_ask(wanted, _answer, question, seconds=by_the_clock(seconds)))


def packed_question(fn: Callable[..., Any], texts: list[Any], model: str, seconds: float | None) -> bytes:
    """A function like ``flows.annotation.annotate_batch`` and what it is to be called with, as it travels."""
    from flows.texts import table_of

    return pickle.dumps((fn, packed(table_of(texts)), model, seconds), protocol=5)


def packed(table: pa.Table) -> bytes:
    """A table as it travels: an Arrow stream, compressed."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def unpacked(tables: Mapping[str, bytes]) -> dict[str, pa.Table]:
    """Tables that have arrived, by name."""
    import pyarrow as pa

    return {name: pa.ipc.open_stream(stream).read_all() for name, stream in tables.items()}


def _ask(wanted: Identity, fn: Callable[..., Any], asked: Any, *, seconds: float | None) -> Any:
    child = _child()
    try:
        return child.ask(_as_wanted, wanted, fn, asked, timeout=seconds)
    except OtherVersionError:
        child.close()
        del _own.child
    return _child().ask(_as_wanted, wanted, fn, asked, timeout=seconds)


def _child() -> Child:
    if not hasattr(_own, "child"):
        _own.child = Child()
    found: Child = _own.child
    return found


def _as_wanted(wanted: Identity, fn: Callable[..., Any], asked: Any) -> Any:
    """In the child: do it, if this process is what is wanted."""
    found = identity_of(_model_of(wanted))
    if found != wanted:
        raise OtherVersionError(found)
    return fn(asked)


def _answer(question: bytes) -> dict[str, bytes]:
    import pyarrow as pa

    from flows.texts import texts_of

    fn, stream, model, seconds = pickle.loads(question)
    texts = list(texts_of(pa.ipc.open_stream(stream).read_all()))
    return {name: packed(table) for name, table in fn(texts, model, seconds).items()}


def _model_of(wanted: Identity) -> str:
    return wanted.model.rpartition(" ")[0]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
