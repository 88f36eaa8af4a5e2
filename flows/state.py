"""The pipeline's own memory under ``warehouse/state/``: texts, annotations, rejects and runs in one DuckDB file.

One process at a time opens it, under the store's lock; readers look at what is published instead. Everything is
written in transactions and in bulk, from Arrow tables. Annotations are kept under a key made from the text as read and
the annotator's version; only those under the current key count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from flows.processes import pool_of
from flows.run_records import RunRecords
from flows.state_tables import ANNOTATED_ROW, FILE_ROW, SOURCE_ROW, TEXT_ROW, KnownFile, KnownText, as_published
from flows.texts import texts_of
from transforms.document import SourceText
from transforms.rows import TEXT_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transforms.resolve.judgements import Judgement

KEY = "md5(d.text_hash || ' ' || $annotator)"
"""SQL: the key that a document's annotation must have to count."""


class State(RunRecords):
    """What is known, in an open state file."""

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
        return as_published(table, "documents")

    def document_sources(self) -> pa.Table:
        """The contract's ``document_sources``."""
        table = self._arrow("from given_sources order by document_id, source_uri")
        return as_published(table, "document_sources")

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
