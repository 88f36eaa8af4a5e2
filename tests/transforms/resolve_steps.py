"""A database that texts come into and leave step by step, with what resolution keeps in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from transforms.contract import TABLES
from transforms.resolve.corpus import update
from transforms.resolve.news import Changes
from transforms.resolve.tables import published
from transforms.rows import TEXT_TABLES


class Steps:
    """Texts of one corpus (``documents``, ``sources``, ``annotations`` as ``resolve`` takes them)."""

    def __init__(self, documents: pa.Table, sources: pa.Table, annotations: Mapping[str, pa.Table]) -> None:
        self.given = {"given_documents": documents, "given_sources": sources, **annotations}
        self.db = duckdb.connect()
        self.texts: dict[str, int] = {}
        self.versions = 0
        for name, table in self.given.items():
            self.db.register("incoming", table.slice(0, 0))
            self.db.execute(f"create table {name} as from incoming")
        self.db.execute("create table given_fingerprints (document_id varchar, fingerprint varchar)")

    def put(self, *texts: str, given: Mapping[str, pa.Table] | None = None) -> Changes:
        """These texts come in, or come in anew with other rows; then everything is brought up to date."""
        self._take_out(texts)
        for name, table in ({**self.given, **(given or {})}).items():
            self.db.register("incoming", table.filter(pc.is_in(table["document_id"], pa.array(texts, pa.string()))))
            self.db.execute(f"insert into {name} by name from incoming")
        for text in texts:
            self.versions += 1
            self.texts[text] = self.versions
            self.db.execute("insert into given_fingerprints values (?, ?)", [text, str(self.texts[text])])
        return update(self.db)

    def remove(self, *texts: str) -> Changes:
        """These texts leave; then everything is brought up to date."""
        self._take_out(texts)
        for text in texts:
            del self.texts[text]
        return update(self.db)

    def tables(self) -> dict[str, pa.Table]:
        """What is settled, as ``resolve`` gives it."""
        return {
            name: published(name, self.db.sql(f"select * from settled.{name}").to_arrow_table())
            for name, table in TABLES.items()
            if not table.live
        }

    def _take_out(self, texts: Iterable[str]) -> None:
        for name in (*self.given, "given_fingerprints"):
            self.db.execute(f"delete from {name} where document_id in (select unnest($1))", [list(texts)])


def part_of(texts: Iterable[str], given: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The rows of these texts."""
    kept = pa.array(list(texts), pa.string())
    return {name: table.filter(pc.is_in(table["document_id"], kept)) for name, table in given.items()}


def inputs_of(given: Mapping[str, pa.Table]) -> tuple[pa.Table, pa.Table, dict[str, pa.Table]]:
    """The rows as ``resolve`` takes them."""
    return given["given_documents"], given["given_sources"], {name: given[name] for name in TEXT_TABLES}
