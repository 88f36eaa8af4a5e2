"""The language in which the contract is written: columns, tables, and the Arrow schemas made from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

ARROW_TYPES: Mapping[str, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
}
"""Arrow type of each column type of the contract. Timestamps are in UTC and bear no zone."""

SQL_TYPES: Mapping[str, str] = {
    "text": "varchar",
    "integer": "bigint",
    "number": "double",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "timestamp",
}
"""DuckDB type of each column type of the contract."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, what it may hold, and one sentence on what it means."""

    name: str
    type: str
    doc: str
    nullable: bool = True
    allowed: tuple[str, ...] = ()
    references: str | None = None
    """``table.column`` that every value must be found in."""
    offset_of: str | None = None
    """For ``char_start``: the column that holds the text cut out of ``documents.text``."""

    def __post_init__(self) -> None:
        if self.type not in ARROW_TYPES:
            raise ValueError(f"column {self.name}: unknown type {self.type!r}; one of {', '.join(ARROW_TYPES)}")
        if not self.doc.endswith("."):
            raise ValueError(f"column {self.name}: its documentation is no sentence: {self.doc!r}")

    @property
    def arrow(self) -> pa.Field:
        """The Arrow field, with the documentation in its metadata."""
        return pa.field(self.name, ARROW_TYPES[self.type], self.nullable, {"comment": self.doc})


@dataclass(frozen=True, slots=True)
class Table:
    """One published table: what one row is, its key, and its columns in their published order."""

    name: str
    grain: str
    group: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    live: bool = False
    """True for records of the pipeline itself, which are outside the snapshots and the law of order."""
    reference: bool = False
    """True for tables whose rows come from the vocabulary, not from texts."""
    _by_name: dict[str, Column] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_name.update({c.name: c for c in self.columns})
        if len(self._by_name) != len(self.columns):
            raise ValueError(f"table {self.name}: a column is named twice")
        for name in self.key:
            if self._by_name[name].nullable:
                raise ValueError(f"table {self.name}: key column {name} may not be nullable")

    def __getitem__(self, column: str) -> Column:
        return self._by_name[column]

    def __contains__(self, column: str) -> bool:
        return column in self._by_name

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in published order."""
        return tuple(c.name for c in self.columns)

    @property
    def arrow(self) -> pa.Schema:
        """The Arrow schema that every published file of this table has."""
        return pa.schema([c.arrow for c in self.columns], metadata={"table": self.name, "grain": self.grain})

    def from_rows(self, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
        """Rows as dictionaries, keyed by column name, to an Arrow table in key order.

        A column missing from every row is null. Raises ``KeyError`` for a name that the table does not have, and
        ``pyarrow.ArrowInvalid`` for a value of another type.
        """
        for row in rows[:1]:
            unknown = set(row) - set(self.names)
            if unknown:
                raise KeyError(f"table {self.name} has no column {', '.join(sorted(unknown))}")
        table = pa.table(
            {c.name: pa.array([row.get(c.name) for row in rows], ARROW_TYPES[c.type]) for c in self.columns},
            schema=self.arrow,
        )
        return table.sort_by([(name, "ascending") for name in self.key])
