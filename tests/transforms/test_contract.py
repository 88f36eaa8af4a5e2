"""The contract holds together: documented, keyed, its references lead somewhere, its schemas are Arrow's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pytest

from transforms.contract import CONTRACT_VERSION, TABLES, Column, Table


def columns(where: Callable[[Column], object] = lambda column: True) -> list[Any]:
    """Cases of a table and one of its columns, of those columns for which ``where`` holds."""
    return [pytest.param(t, c, id=f"{t.name}.{c.name}") for t in TABLES.values() for c in t if where(c)]


EACH = [pytest.param(t, id=t.name) for t in TABLES.values()]


def test_the_published_tables() -> None:
    """A published table keeps its name: adding one changes this list, nothing else does."""
    assert " ".join(TABLES) == (
        "documents document_sources sentences entities entity_aliases entity_roles places mentions timexes"
        " event_mentions event_mention_participants events event_participants event_links event_conflicts"
        " event_history event_kinds quotes document_topics event_topics topics runs rejects"
    )
    assert [t.name for t in TABLES.values() if t.live] == ["runs", "rejects"]
    assert [t.name for t in TABLES.values() if t.reference] == ["event_kinds", "topics"]


def test_the_version_is_two_numbers() -> None:
    assert [part.isdigit() for part in CONTRACT_VERSION.split(".")] == [True, True]


@pytest.mark.parametrize("table", EACH)
def test_a_table_says_what_a_row_is(table: Table) -> None:
    assert table.grain.startswith("One ")
    assert table.grain.endswith(".")
    assert table.group
    assert set(table.key) <= set(table.names)
    assert not [name for name in table.key if table[name].nullable]


@pytest.mark.parametrize(("table", "column"), columns())
def test_a_column_is_documented(table: Table, column: Column) -> None:
    assert column.doc[0].isupper() or column.doc[0].isdigit()
    assert column.doc.endswith(".")
    assert column.name == column.name.lower()


@pytest.mark.parametrize(("table", "column"), columns(lambda c: c.references))
def test_a_reference_leads_to_a_key(table: Table, column: Column) -> None:
    assert column.references is not None
    other, target = column.references.split(".")
    assert TABLES[other].key == (target,)
    assert TABLES[other][target].type == column.type
    assert not TABLES[other].live


@pytest.mark.parametrize(("table", "column"), columns(lambda c: c.offset_of))
def test_an_offset_belongs_to_words_of_a_text(table: Table, column: Column) -> None:
    assert column.offset_of is not None
    assert table[column.offset_of].type == "text"
    assert table["char_end"].nullable == column.nullable
    owners = [c.references.split(".")[0] for c in table if c.references]
    assert "document_id" in table or any("document_id" in TABLES[owner] for owner in owners)


@pytest.mark.parametrize(("table", "column"), columns(lambda c: c.name == "char_start"))
def test_every_start_says_what_it_cuts_out(table: Table, column: Column) -> None:
    assert column.offset_of


@pytest.mark.parametrize(("table", "column"), columns(lambda c: c.allowed))
def test_allowed_values_are_different_words(table: Table, column: Column) -> None:
    assert column.type == "text"
    assert all(column.allowed)
    assert len(set(column.allowed)) == len(column.allowed)


def test_a_column_of_one_name_has_one_type() -> None:
    types: dict[str, set[str]] = {}
    for table in TABLES.values():
        for column in table:
            types.setdefault(column.name, set()).add(column.type)
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


@pytest.mark.parametrize("table", EACH)
def test_the_arrow_schema_bears_the_documentation(table: Table) -> None:
    schema = table.arrow
    assert tuple(schema.names) == table.names
    assert [f.nullable for f in schema] == [c.nullable for c in table]
    assert [f.metadata[b"comment"].decode() for f in schema] == [c.doc for c in table]
    assert schema.metadata[b"grain"].decode() == table.grain


def test_rows_become_a_table_in_key_order() -> None:
    rows = [
        {"run_id": "r2", "started_at": datetime(2023, 6, 2), "status": "failed", "seconds": 1.5},
        {"run_id": "r1", "started_at": datetime(2023, 6, 1), "status": "completed"},
    ]
    table = TABLES["runs"].from_rows(rows)
    assert table["run_id"].to_pylist() == ["r1", "r2"]
    assert table["seconds"].to_pylist() == [None, 1.5]
    assert table.schema.equals(TABLES["runs"].arrow)


def test_no_rows_become_an_empty_table() -> None:
    assert TABLES["events"].from_rows([]).num_rows == 0


@pytest.mark.parametrize(
    ("row", "error"),
    [({"topic": "x", "colour": "red"}, KeyError), ({"topic": date(2023, 5, 1)}, (pa.ArrowInvalid, pa.ArrowTypeError))],
)
def test_a_row_of_another_shape_is_refused(row: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        TABLES["topics"].from_rows([row])


def test_a_column_without_a_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match="no sentence"):
        Column("a", "text", "no full stop")
    with pytest.raises(ValueError, match="unknown type"):
        Column("a", "colour", "Its colour.")


def test_a_table_with_a_nullable_key_or_a_column_twice_is_refused() -> None:
    column = Column("a", "text", "A column.")
    with pytest.raises(ValueError, match="nullable"):
        Table("t", "One t.", "T", ("a",), (column,))
    with pytest.raises(ValueError, match="twice"):
        Table("t", "One t.", "T", (), (column, column))
