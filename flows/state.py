"""The pipeline's own memory under ``warehouse/state/``: texts, annotations, rejects and runs in one DuckDB file.

One process at a time opens it, under the store's lock; readers look at what is published instead. Everything is
written in transactions and in bulk, from Arrow tables. Annotations are kept under a key made from the text as read and
the annotator's version; only those under the current key count.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb
import pyarrow as pa

from flows.errors import LockedError, StorageError
from flows.given import GIVEN
from flows.processes import pool_of
from flows.texts import text_columns, texts_of
from transforms.contract import TABLES
from transforms.contract.schema import ARROW_TYPES, SQL_TYPES
from transforms.document import SourceText
from transforms.rows import TEXT_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from transforms.resolve.judgements import Judgement

FILE_NAME = "pipeline.duckdb"

LARGEST_MEMORY = 4 * 1024**3
"""Bytes that the database takes at most, however large the machine is."""

TEXT_ROW = pa.schema(
    [
        *(pa.field(name, kind) for name, kind in text_columns().items()),
        pa.field("content_sha256", pa.string()),
        pa.field("size_bytes", pa.int64()),
        pa.field("text_hash", pa.string()),
        pa.field("read_as", pa.string()),
        pa.field("reader", pa.string()),
        pa.field("ingested_at", pa.timestamp("us")),
        pa.field("run_id", pa.string()),
    ]
)
"""One text: the fields of ``SourceText``, and what ingest knows of it. ``read_as`` is the source whose name it was read
under, the smallest."""

SOURCE_ROW = pa.schema(
    [
        ("document_id", pa.string()),
        ("source_uri", pa.string()),
        ("publisher", pa.string()),
        ("url", pa.string()),
        ("given_date", pa.date32()),
        ("first_seen_at", pa.timestamp("us")),
    ]
)

FILE_ROW = pa.schema(
    [
        ("source_uri", pa.string()),
        ("size_bytes", pa.int64()),
        ("mtime_ns", pa.int64()),
        ("document_id", pa.string()),
        ("reader", pa.string()),
        ("version", pa.string()),
        ("documents", pa.int64()),
        ("rejected", pa.int64()),
        ("container", pa.string()),
        ("url", pa.string()),
        ("run_id", pa.string()),
    ]
)
"""A file as it was when last read; ``document_id`` is null when it was rejected, ``reader`` tells what read it.

A file of records has the numbers of its ``documents`` and of those ``rejected``; each of its records has a row of its
own, named ``file.jsonl#12`` after its line or row, with the file as its ``container`` and its ``url``."""


class KnownFile(NamedTuple):
    """A file, not a record, as it was when last read."""

    size: int
    mtime_ns: int
    version: str | None
    document_id: str | None
    reader: str
    documents: int | None
    rejected: int | None


class KnownText(NamedTuple):
    """A document as it was last read."""

    read_as: str
    """The smallest of its sources."""
    text_hash: str
    reader: str | None


ANNOTATED_ROW = pa.schema([("document_id", pa.string()), ("annotation_key", pa.string()), ("failed", pa.bool_())])

KEY = "md5(d.text_hash || ' ' || $annotator)"
"""SQL: the key that a document's annotation must have to count."""


class State:
    """An open state file. Use as a context manager, or call ``close``."""

    def __init__(self, folder: Path) -> None:
        """Open or create the state in a folder.

        Raises ``LockedError`` when another process has it open, ``StorageError`` when it cannot be opened.
        """
        self.path = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = duckdb.connect(str(self.path), config={"memory_limit": f"{memory_limit()}B"})
        except duckdb.IOException as error:
            if "lock" in str(error).lower():
                raise LockedError(f"Another process has {self.path} open.") from error
            raise StorageError(
                f"{self.path} cannot be opened: {error}",
                advice="Is the disk full or read-only? The published tables do not depend on this file; with it moved "
                "away, the next run reads and annotates all texts anew.",
            ) from error
        except OSError as error:
            raise StorageError(
                f"{folder} cannot be written to: {error.strerror}.", advice="Give a folder that you may write to."
            ) from error
        try:
            self._set_up()
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what is committed stays."""
        self._db.close()

    # Texts and where they came from

    def files(self) -> dict[str, tuple[int, int, str | None, str]]:
        """All files and records ever read, by their names: size, time of change in nanoseconds, document or ``None``,
        reader."""
        rows = self._db.execute("select source_uri, size_bytes, mtime_ns, document_id, reader from files").fetchall()
        return {row[0]: (row[1], row[2], row[3], row[4]) for row in rows}

    def known_files(self) -> dict[str, KnownFile]:
        """All files ever read, without the records in them, by source."""
        rows = self._db.execute(
            """select source_uri, size_bytes, mtime_ns, version, document_id, reader, documents, rejected
               from files where container is null"""
        ).fetchall()
        return {row[0]: KnownFile(*row[1:]) for row in rows}

    def known_texts(self) -> dict[str, KnownText]:
        """All documents."""
        rows = self._db.execute("select document_id, read_as, text_hash, reader from documents").fetchall()
        return {row[0]: KnownText(*row[1:]) for row in rows}

    def add_files(
        self,
        texts: Sequence[Mapping[str, Any]],
        sources: Sequence[Mapping[str, Any]],
        seen: Sequence[Mapping[str, Any]],
        rejects: Sequence[Mapping[str, Any]],
    ) -> None:
        """Remember what a batch of files brought, in one transaction.

        ``texts`` (rows of ``TEXT_ROW``) replace what was known of these documents, but for when they were ingested;
        ``sources`` (``SOURCE_ROW``) are added to those known; where two tell different things of one source, the
        smaller counts, so that it does not matter which came first. ``seen`` (``FILE_ROW``) and ``rejects`` (the
        contract's columns) replace what was known of their files and records. With the row of a file of records, what
        was known of records that this run has not found there goes too; their texts stay.
        """
        with self._transaction():
            if texts:
                self._register("incoming", pa.Table.from_pylist(list(texts), TEXT_ROW))
                self._db.execute(
                    """create or replace temp table kept as
                       select document_id, d.ingested_at, d.run_id
                       from documents d semi join incoming using (document_id)"""
                )
                self._db.execute("delete from documents where document_id in (select document_id from incoming)")
                self._db.execute(
                    """insert into documents by name
                       select i.* replace (coalesce(k.ingested_at, i.ingested_at) as ingested_at,
                                           coalesce(k.run_id, i.run_id) as run_id)
                       from incoming i left join kept k using (document_id)"""
                )
            if sources:
                self._register("incoming", pa.Table.from_pylist(list(sources), SOURCE_ROW))
                self._add_sources()
            if seen:
                self._register("incoming", pa.Table.from_pylist(list(seen), FILE_ROW))
                self._db.execute("delete from files where source_uri in (select source_uri from incoming)")
                self._db.execute("insert into files by name select * from incoming")
                self._drop_rejects("source_uri in (select source_uri from incoming)", rejects)
                if any(row.get("documents") is not None for row in seen):
                    self._drop_records_gone()
            self._add_rejects(rejects)

    # Annotations

    def drop_superseded(self, annotator: str) -> int:
        """Forget annotations whose text or annotator has changed; their number."""
        stale = f"""select a.document_id from annotated a left join documents d using (document_id)
                    where a.annotation_key is distinct from {KEY}"""
        with self._transaction():
            self._db.execute(f"create or replace temp table stale as {stale}", {"annotator": annotator})
            count = self._count("stale")
            if count:
                for table in (*TEXT_TABLES, "annotated"):
                    self._db.execute(f"delete from {table} where document_id in (select document_id from stale)")
                self._db.execute(
                    """delete from rejects where reason = 'annotation_failed' and source_uri in
                       (select source_uri from sources semi join stale using (document_id))"""
                )
        return count

    def pending(self, annotator: str) -> list[tuple[str, int]]:
        """Documents to be annotated, with their length in characters, in order of their identifiers."""
        return self._db.execute(
            f"""select d.document_id, length(d.text) from documents d left join annotated a using (document_id)
                where d.language = 'en' and a.annotation_key is distinct from {KEY} order by d.document_id""",
            {"annotator": annotator},
        ).fetchall()

    def texts(self, document_ids: Sequence[str]) -> list[SourceText]:
        """The texts of these documents, in order of their identifiers."""
        table = self._arrow(
            "select * from documents where document_id in (select unnest($ids)) order by document_id",
            {"ids": list(document_ids)},
        )
        return list(texts_of(table))

    def add_annotations(
        self,
        document_ids: Sequence[str],
        tables: Mapping[str, pa.Table],
        annotator: str,
        rejects: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        """Write one batch of annotations in one transaction.

        The documents must have none (see ``drop_superseded``). Those named in ``rejects`` (by ``document_id`` beside
        the contract's columns) count as annotated, in vain, until their text or the annotator changes.
        """
        failed = {r["document_id"] for r in rejects}
        with self._transaction():
            for name, table in tables.items():
                if table.num_rows:
                    self._register("incoming", table)
                    self._db.execute(f"insert into {name} by name select * from incoming")
            marks = [{"document_id": d, "annotation_key": None, "failed": d in failed} for d in document_ids]
            self._register("incoming", pa.Table.from_pylist(marks, ANNOTATED_ROW))
            self._db.execute(
                f"""insert into annotated by name
                    select i.document_id, {KEY} as annotation_key, i.failed
                    from incoming i join documents d using (document_id)""",
                {"annotator": annotator},
            )
            self._drop_rejects(
                """reason = 'annotation_failed' and source_uri in
                   (select source_uri from sources semi join incoming using (document_id))""",
                rejects,
            )
            self._add_rejects([{k: v for k, v in r.items() if k != "document_id"} for r in rejects])

    def source_of(self, document_id: str) -> tuple[str, str, int]:
        """Source, SHA-256 and size in bytes of a document, for its reject."""
        row = self._row(
            "select read_as, content_sha256, size_bytes from documents where document_id = $id", {"id": document_id}
        )
        assert row is not None
        return row[0], row[1], row[2]

    # What resolution is made from

    def documents(self) -> pa.Table:
        """The contract's ``documents``, as far as they are known before resolution: no copies, no places, counts 0."""
        table = self._arrow("from given_documents order by document_id")
        return _as_published(table, "documents")

    def document_sources(self) -> pa.Table:
        """The contract's ``document_sources``."""
        table = self._arrow("from given_sources order by document_id, source_uri")
        return _as_published(table, "document_sources")

    def annotations(self) -> dict[str, pa.Table]:
        """All text-level tables, each in key order."""
        found = {}
        for name, table in TEXT_TABLES.items():
            columns = ", ".join(f'"{c}"' for c in table.names)
            order = ", ".join(f'"{c}"' for c in table.key)
            rows = self._arrow(f"select {columns} from {name} order by {order}")
            found[name] = rows.cast(table.arrow)
        return found

    def set_judged(self, marks: Mapping[str, str]) -> None:
        """Remember which texts are judged, by content hash; a text whose mark is another is settled anew."""
        known = dict(self._db.execute("select content_sha256, mark from judged_texts").fetchall())
        if known != dict(marks):
            with self._transaction():
                self._db.execute("delete from judged_texts")
                for content, mark in sorted(marks.items()):
                    self._db.execute("insert into judged_texts values (?, ?)", [content, mark])

    def settle(self, resolver: str, judgements: Sequence[Judgement] = (), workers: int = 1) -> None:
        """Bring what is settled over all texts up to date, in one transaction.

        Judgements on single texts count as far as ``set_judged`` was told of them.
        ``resolver`` is the version of the code that settles; under another than the last time, all is settled anew.
        Great work is spread over so many processes as there are ``workers``.
        """
        from transforms.resolve.corpus import update  # here, because a run that changes nothing does without

        if self._row("select resolver from settled_by") != (resolver,):
            with self._transaction():
                self._db.execute("drop schema if exists settled cascade")
                self._db.execute("drop schema if exists linking cascade")
                self._db.execute("delete from settled_by")
                self._db.execute("insert into settled_by values (?)", [resolver])
        # A connection of its own, because resolution lays temporary views over the tables of texts.
        pool = pool_of(workers)
        with self._db.cursor() as db, pool or nullcontext():
            update(db, judgements, pool)

    def unfulfilled(self) -> list[tuple[int, str]]:
        """Judgements that the last settling could not follow: number, and why."""
        return self._db.execute(
            """select number, detail from linking.judged
               where state not in ('applied', 'noted', 'superseded') order by number"""
        ).fetchall()

    @contextmanager
    def settled(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection on which the names of the contract mean what is settled: to be checked and published."""
        with self._db.cursor() as db:
            db.execute("set search_path = 'settled,main'")
            yield db

    def settled_rows(self, *tables: str) -> dict[str, int]:
        """Rows of settled tables, by name."""
        return {name: self._count(f"settled.{name}") for name in tables}

    def input_hash(self, *versions: str) -> str:
        """SHA-256 over all that the published tables are made from: texts, sources, annotations, and these versions."""
        row = self._row(
            """select sha256(concat_ws('|', $versions,
                   (select string_agg(document_id || ' ' || fingerprint, chr(10) order by document_id)
                    from given_fingerprints)))""",
            {"versions": " ".join(versions)},
        )
        assert row is not None
        return str(row[0])

    def published(self) -> tuple[str, str] | None:
        """The input hash that was last published from, and the snapshot that it gave; ``None`` before the first."""
        return self._row("select input_hash, snapshot_id from published")

    def set_published(self, input_hash: str, snapshot_id: str) -> None:
        """Remember what the current snapshot was made from, also when it made no new one: nothing is unpublished."""
        from transforms.resolve.news import note_published

        with self._transaction():
            self._db.execute("delete from published")
            self._db.execute("insert into published values (?, ?)", [input_hash, snapshot_id])
            note_published(self._db, snapshot_id)

    # Records of runs

    def begin_run(self, row: Mapping[str, Any]) -> None:
        """Record a run that begins; those that never ended were interrupted."""
        with self._transaction():
            self._db.execute("update runs set status = 'interrupted' where status = 'running'")
            self._add_run(row)

    def end_run(self, row: Mapping[str, Any]) -> None:
        """Record how a run ended."""
        with self._transaction():
            self._db.execute("delete from runs where run_id = ?", [row["run_id"]])
            self._add_run(row)

    def runs(self) -> pa.Table:
        """The contract's ``runs``."""
        return _as_published(self._arrow("select * from runs order by run_id"), "runs")

    def rejects(self) -> pa.Table:
        """The contract's ``rejects``: what is wrong at present."""
        return _as_published(self._arrow("select * from rejects order by reject_id"), "rejects")

    def rejected_in(self, run_id: str) -> dict[str, int]:
        """What a run was the first to reject and is rejected still: number by reason, the commonest first."""
        return dict(
            self._db.execute(
                """select reason, count(*) from rejects where run_id = ?
                   group by reason order by count(*) desc, reason""",
                [run_id],
            ).fetchall()
        )

    def document_count(self) -> int:
        """Number of documents."""
        return self._count("documents")

    # Within

    def _add_sources(self) -> None:
        """Add the sources in ``incoming``."""
        told = "publisher", "url", "given_date"
        differs = " or ".join(f"i.{c} < s.{c} or (s.{c} is null and i.{c} is not null)" for c in told)
        self._db.execute(
            f"""update sources as s set {", ".join(f"{c} = least(s.{c}, i.{c})" for c in told)} from incoming as i
                where s.document_id = i.document_id and s.source_uri = i.source_uri and ({differs})"""
        )
        self._db.execute(
            """insert into sources by name
               select * from incoming anti join sources using (document_id, source_uri)"""
        )

    def _drop_records_gone(self) -> None:
        """Forget rows and rejects of records that are no longer in the files of records in ``incoming``."""
        self._db.execute(
            """create or replace temp table gone as
               select f.source_uri from files as f
               join incoming as i on f.container = i.source_uri and f.run_id is distinct from i.run_id
               where i.documents is not null"""
        )
        for table in ("files", "rejects"):
            self._db.execute(f"delete from {table} where source_uri in (select source_uri from gone)")

    def _set_up(self) -> None:
        """Create what is missing; forget annotations whose columns have changed with the software."""
        with self._transaction():
            known = self._known_columns()
            for name, schema in (
                ("documents", TEXT_ROW),
                ("sources", SOURCE_ROW),
                ("files", FILE_ROW),
                ("annotated", ANNOTATED_ROW),
            ):
                self._create(name, schema, known.get(name, {}))
            self._db.execute("create table if not exists published (input_hash varchar, snapshot_id varchar)")
            self._db.execute("create table if not exists settled_by (resolver varchar)")
            self._db.execute("create table if not exists judged_texts (content_sha256 varchar, mark varchar)")
            for name in ("runs", "rejects"):
                self._create(name, TABLES[name].arrow, known.get(name, {}))
            changed = [name for name in TEXT_TABLES if known.get(name, {}) not in ({}, _sql_columns(name))]
            if changed:
                self._db.execute("delete from annotated")
                for name in TEXT_TABLES:
                    self._db.execute(f"drop table if exists {name}")
            for name, table in TEXT_TABLES.items():
                columns = ", ".join(f'"{c.name}" {SQL_TYPES[c.type]}' for c in table)
                self._db.execute(f"create table if not exists {name} ({columns})")
            for name, query in GIVEN.items():
                self._db.execute(f"create or replace view {name} as {query}")

    def _create(self, name: str, schema: pa.Schema, known: Mapping[str, str]) -> None:
        wanted = {field.name: _sql_type(field.type) for field in schema}
        if not known:
            columns = ", ".join(f'"{column}" {kind}' for column, kind in wanted.items())
            self._db.execute(f"create table {name} ({columns})")
        for column, kind in wanted.items():
            if known and column not in known:
                self._db.execute(f'alter table {name} add column "{column}" {kind}')

    def _known_columns(self) -> dict[str, dict[str, str]]:
        """By table, its columns and their types. All at once: DuckDB goes through its whole catalogue for one."""
        found: dict[str, dict[str, str]] = {}
        for table, name, kind in self._db.execute(
            """select table_name, column_name, data_type from duckdb_columns()
               where schema_name = 'main' and not internal order by table_name, column_index"""
        ).fetchall():
            found.setdefault(table, {})[name] = kind.lower()
        return found

    def _row(self, query: str, parameters: Mapping[str, Any] | None = None) -> tuple[Any, ...] | None:
        # Fetched to the end: DuckDB 2 lets nothing else be done on the connection while a result is unfinished.
        rows = self._db.execute(query, parameters or {}).fetchall()
        return rows[0] if rows else None

    def _arrow(self, query: str, parameters: Mapping[str, Any] | None = None) -> pa.Table:
        return self._db.sql(query, params=parameters or {}).to_arrow_table()

    def _count(self, table: str) -> int:
        row = self._row(f"select count(*) from {table}")
        assert row is not None
        return int(row[0])

    def _register(self, name: str, table: pa.Table) -> None:
        self._db.register(name, table)

    def _add_run(self, row: Mapping[str, Any]) -> None:
        # By values and not through Arrow, which would import pandas to look at a list: half a second for one row.
        columns = ", ".join(f'"{name}"' for name in row)
        values = ", ".join("?" for _ in row)
        self._db.execute(f"insert into runs ({columns}) values ({values})", list(row.values()))

    def _add_rejects(self, rejects: Iterable[Mapping[str, Any]]) -> None:
        rows = {r["reject_id"]: r for r in rejects}
        if rows:
            self._register("incoming", TABLES["rejects"].from_rows(list(rows.values())))
            self._db.execute("insert into rejects by name select * from incoming anti join rejects using (reject_id)")

    def _drop_rejects(self, where: str, again: Iterable[Mapping[str, Any]]) -> None:
        """Forget rejects but for those that are rejected again for the same reason: they keep their first run."""
        kept = sorted({r["reject_id"] for r in again})
        self._db.execute(f"delete from rejects where {where} and not list_contains($kept, reject_id)", {"kept": kept})

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The connection within one transaction, for what keeps tables of its own here."""
        with self._transaction():
            yield self._db

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("begin")
        try:
            yield
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")


def memory_limit() -> int:
    """Bytes that DuckDB may take before it spills to the disk."""
    return min(LARGEST_MEMORY, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 6 // 10)


def state_folder(warehouse: Path) -> Path:
    """Where a warehouse keeps the pipeline's own memory."""
    return warehouse / "state"


def _sql_type(kind: pa.DataType) -> str:
    """DuckDB's type for an Arrow type; not asked of DuckDB, which would import pandas to look at a table."""
    if pa.types.is_list(kind):
        return f"{_sql_type(kind.value_type)}[]"
    if pa.types.is_struct(kind):
        fields = ", ".join(f'"{field.name}" {_sql_type(field.type)}' for field in kind)
        return f"struct({fields})"
    return next(SQL_TYPES[name] for name, arrow in ARROW_TYPES.items() if arrow == kind)


def _sql_columns(table: str) -> dict[str, str]:
    return {c.name: SQL_TYPES[c.type] for c in TEXT_TABLES[table]}


def _as_published(table: pa.Table, name: str) -> pa.Table:
    schema = TABLES[name].arrow
    return table.select(schema.names).cast(schema)
