"""What resolution keeps in the database between runs: schema ``linking`` for itself, ``settled`` for what is published.

Every table is made from the texts' rows alone: dropping both schemas loses nothing but time. Tables of ``settled`` have
the contract's names and columns; those that repeat a text's rows as they are, are views.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from transforms.contract import TABLES, Table
from transforms.contract.schema import SQL_TYPES
from transforms.resolve import ceilings, claims
from transforms.vocabulary.kinds import KINDS
from transforms.vocabulary.topic_words import read_topics

Database = duckdb.DuckDBPyConnection

_PART = {c.name: SQL_TYPES[c.type] for c in TABLES["event_mention_participants"]}

LINKING: Mapping[str, Mapping[str, str]] = {
    # Which texts the tables were made from, and what is new since.
    "seen": {"document_id": "varchar", "fingerprint": "varchar", "month": "varchar"},
    "changed": {"document_id": "varchar", "is_gone": "boolean"},
    # What has changed since the tables were published: noted once ``published`` names a snapshot.
    "published": {"snapshot_id": "varchar"},
    "unpublished_table": {"name": "varchar"},
    "unpublished_month": {"name": "varchar", "month": "varchar"},
    "unpublished_text": {"document_id": "varchar"},
    "unpublished_event": {"event_id": "varchar"},
    "documents": {"document_id": "varchar", "published_date": "date", "duplicate_of": "varchar"},
    "kind": {"kind": "varchar", "family": "varchar", "is_symmetric": "boolean"},
    # Decisions of the user, laid in by whoever reads them; ``followed`` are those that the events show.
    "judged_event_pair": {"a": "varchar", "b": "varchar", "is_same": "boolean"},
    "followed_event_pair": {"a": "varchar", "b": "varchar", "is_same": "boolean"},
    # Event mentions, the keys that they are looked for under, and which of them were found to be one.
    "part": {"document_id": "varchar", **_PART},
    "claim": {
        "number": "integer",
        "family": "varchar",
        **claims.COLUMNS,
        "first_bucket": "integer",
        "last_bucket": "integer",
        "day": "integer",
        "finer": "bigint[]",
        **ceilings.COLUMNS,
    },
    "block_key": {"number": "integer", "block": "bigint", "is_needy": "boolean", "is_single": "boolean"},
    "edge": {"a": "integer", "b": "integer", "value": "double"},
    "occasion": {
        "event_id": "varchar",
        "kind": "varchar",
        "sides": "varchar",
        "date_start": "date",
        "status": "varchar",
        "people": "varchar",
        "rounds": "varchar",
    },
}
"""Tables of ``linking``, with their columns. Copies and entities keep theirs beside them."""

_PLAIN = ("sentences", "timexes", "document_topics")
"""Tables that are a text's rows as they are."""

VIEWS: Mapping[str, str] = {
    "documents": """
        select {columns} from (
            select
                d.* replace (
                    place.entity_id as dateline_place_id,
                    copy.duplicate_of as duplicate_of,
                    coalesce(t.sentence_count, 0) as sentence_count,
                    coalesce(t.token_count, 0) as token_count
                )
            from main.given_documents as d
            left join linking.documents as copy using (document_id)
            left join main.text_documents as t using (document_id)
            left join linking.entity_of as place
                on place.document_id = d.document_id and place.local_id = t.dateline_local_id
        )
    """,
    "document_sources": "select {columns} from main.given_sources",
    "event_mention_participants": "select {columns} from linking.part",
    **{
        name: f"select {{columns}} from main.text_{name} semi join linking.documents using (document_id)"
        for name in _PLAIN[:2]
    },
    "document_topics": "select {columns} from main.text_topics semi join linking.documents using (document_id)",
}
"""Tables of ``settled`` that are views."""


def columns_of(table: Table, prefix: str = "") -> str:
    """The table's columns in published order, as an SQL list."""
    return ", ".join(f'{prefix}"{c}"' for c in table.names)


def _tables() -> Iterator[str]:
    for schema in ("linking", "settled"):
        yield f"create schema if not exists {schema}"
    for name, columns in LINKING.items():
        listed = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
        yield f"create table if not exists linking.{name} ({listed})"
    for table in TABLES.values():
        if not table.live and table.name not in VIEWS:
            listed = ", ".join(f'"{c.name}" {SQL_TYPES[c.type]}' for c in table)
            yield f"create table if not exists settled.{table.name} ({listed})"


_TABLES = "; ".join(_tables())
_VIEWS = "; ".join(
    f"create or replace view settled.{name} as {query.format(columns=columns_of(TABLES[name]))}"
    for name, query in VIEWS.items()
)


def create(db: Database) -> None:
    """Create what is missing of both schemas."""
    db.execute(_TABLES)
    _fill(db, "linking", "kind", [(k.name, k.family, k.symmetric) for k in KINDS.values()])
    _fill(db, "settled", "topics", [(topic, *told) for topic, told in read_topics().items()])
    _fill(
        db,
        "settled",
        "event_kinds",
        [(k.name, k.event_type, k.cameo_code, k.quad_class, k.goldstein, k.definition) for k in KINDS.values()],
    )


def create_views(db: Database) -> None:
    """Create the views of ``settled``, once the tables that they read are there."""
    db.execute(_VIEWS)


def _fill(db: Database, schema: str, name: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """The reference table holds these rows."""
    if db.execute(f"select count(*) from {schema}.{name}").fetchall() == [(0,)]:
        columns = list(zip(*rows, strict=True))
        db.register("incoming", pa.table(columns, names=[f"column{n}" for n in range(len(columns))]))
        db.execute(f"insert into {schema}.{name} from incoming")
        db.unregister("incoming")
