"""Source texts as rows and back: the columns in which the pipeline remembers a ``SourceText``.

The columns are made from the fields of the dataclass, so that a field added there is remembered here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any, get_args, get_type_hints

import pyarrow as pa

from transforms.document import SourceText, Span

SPAN = pa.struct([("start", pa.int64()), ("end", pa.int64())])
ARROW_TYPES: Mapping[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    Span: SPAN,
    tuple[Span, ...]: pa.list_(SPAN),
}


@cache
def text_columns() -> Mapping[str, pa.DataType]:
    """Column name and Arrow type of every field of ``SourceText``, in its order.

    Raises ``TypeError`` for a field of a type that has no column type here.
    """
    hints = get_type_hints(SourceText)
    columns = {}
    for field in fields(SourceText):
        hint = hints[field.name]
        alternatives = [hint] if hint in ARROW_TYPES else [a for a in get_args(hint) if a is not type(None)]
        if len(alternatives) != 1 or alternatives[0] not in ARROW_TYPES:
            raise TypeError(f"SourceText.{field.name}: flows.texts knows no column type for {hint}")
        columns[field.name] = ARROW_TYPES[alternatives[0]]
    return columns


def row_of(text: SourceText) -> dict[str, Any]:
    """A source text as a row, keyed by column."""
    return {name: _plain(getattr(text, name)) for name in text_columns()}


def table_of(texts: Sequence[SourceText]) -> pa.Table:
    """Source texts as a table with the columns of ``text_columns``."""
    return pa.Table.from_pylist([row_of(text) for text in texts], pa.schema(list(text_columns().items())))


def texts_of(rows: pa.Table) -> Iterator[SourceText]:
    """The source texts of a table that has (at least) the columns of ``text_columns``, in order."""
    columns = text_columns()
    for row in rows.select(list(columns)).to_pylist():
        yield SourceText(**{name: _restored(row[name], kind) for name, kind in columns.items()})


def text_hash(text: SourceText) -> str:
    """SHA-256 over all that the annotator may know of a text; a text annotated under another hash is annotated anew."""
    digest = hashlib.sha256()
    for name in text_columns():
        value = getattr(text, name)
        digest.update(f"{name}={value!r}\n".encode("utf-8", "backslashreplace"))
    return digest.hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def _restored(value: Any, kind: pa.DataType) -> Any:
    if value is None:
        return () if pa.types.is_list(kind) else None
    if pa.types.is_struct(kind):
        return Span(value["start"], value["end"])
    if pa.types.is_list(kind):
        return tuple(Span(v["start"], v["end"]) for v in value)
    return value
