"""Resolve a corpus: who and what is one across texts, kept in a database and brought up to date as texts arrive.

What comes out is a deterministic function of the *set* of texts: neither the order of rows that come in, nor the runs
in which they came, ever show in what goes out. There is one way to it: resolving all texts is an update in which every
text is new.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from contextlib import suppress

import duckdb
import pyarrow as pa

from transforms.contract import TABLES
from transforms.resolve.candidates import find_candidates
from transforms.resolve.claim_rows import settle_claims
from transforms.resolve.copying import settle_copies
from transforms.resolve.disagreements import settle_disagreements
from transforms.resolve.edges import settle_edges
from transforms.resolve.entities import settle_entities
from transforms.resolve.happenings import settle_events
from transforms.resolve.judge import correct, lift
from transforms.resolve.judgements import Judgement
from transforms.resolve.kept import Database, columns_of, create, create_views
from transforms.resolve.news import Changes, find_changed, note_unpublished, remember, settle_documents
from transforms.resolve.occasions import settle_links
from transforms.resolve.parts import find_stale, lay_aside, settle_parts
from transforms.resolve.settling import changes_of, settle_entity_tables, settle_text_tables
from transforms.resolve.tables import published
from transforms.rows import TEXT_TABLES

_SMALL = 50_000
"""Rows of all tables given, up to which they are copied."""


def update(db: Database, judgements: Sequence[Judgement] = (), pool: Executor | None = None) -> Changes:
    """Bring the schemas ``linking`` and ``settled`` up to date with the texts, in one transaction; tell what changed.

    ``db`` has, in schema ``main``, ``given_documents`` and ``given_sources`` (the contract's columns of ``documents``
    and ``document_sources``), the tables of ``transforms.rows.TEXT_TABLES``, and ``given_fingerprints`` (document_id,
    fingerprint), which changes whenever anything that is known of a text does. Rows of texts that are not in
    ``given_documents`` are left out. ``judgements`` are the user's word, laid over what is given; what has come of each
    is in ``linking.judged``. After an error nothing has changed. Great work is spread over the processes of ``pool``,
    which changes nothing but the time it takes.

    Both schemas may be dropped at any time; they must be when the code or vocabulary of resolution has changed.
    """
    own = _temporary(db)
    db.execute("begin")
    try:
        create(db)
        # Steps read names without a schema; those of ``linking`` go before the store's own.
        db.execute("set search_path = 'linking,main'")
        changes = _bring_up_to_date(db, judgements, pool)
        if judgements:
            lift(db)
        db.execute("reset search_path")
        db.execute("; ".join(f'drop table temp."{name}"' for name in sorted(_temporary(db) - own)))
        db.execute("commit")
    except BaseException:
        # A commit that fails, as on a full disk, has ended the transaction, and may have closed the database.
        with suppress(duckdb.Error):
            db.execute("rollback")
        with suppress(duckdb.Error):
            db.execute("reset search_path")
        raise
    return changes


def _temporary(db: Database) -> set[str]:
    return {name for (name,) in db.execute("select table_name from duckdb_tables() where temporary").fetchall()}


def _bring_up_to_date(db: Database, judgements: Sequence[Judgement], pool: Executor | None) -> Changes:
    find_changed(db)
    correct(db, judgements)
    lay_aside(db)
    settle_copies(db, pool)
    settle_documents(db)
    settle_entities(db)
    find_stale(db)
    settle_parts(db)
    settle_claims(db, pool)
    find_candidates(db)
    settle_edges(db, pool)
    settle_events(db, pool)
    create_views(db)
    settle_text_tables(db)
    changed = {*settle_entity_tables(db), *settle_disagreements(db)}
    settle_links(db)
    changes = changes_of(db, changed)
    note_unpublished(db, changes)
    remember(db)
    return changes


def resolve(
    documents: pa.Table,
    sources: pa.Table,
    annotations: Mapping[str, pa.Table],
    judgements: Sequence[Judgement] = (),
    pool: Executor | None = None,
) -> dict[str, pa.Table]:
    """Every published table but the live records, with exactly the contract's schema and in key order.

    ``documents`` has the contract's columns of that table; ``dateline_place_id``, ``duplicate_of``, ``sentence_count``
    and ``token_count`` are filled in here. ``sources`` is ``document_sources``. ``annotations`` holds the tables of
    ``transforms.rows.TEXT_TABLES`` over all texts; a text without annotations stays in ``documents``. Annotations of
    texts that are not in ``documents`` are left out. Raises ``KeyError`` when a table is missing.
    """
    with duckdb.connect() as db:
        given = {"given_documents": documents, "given_sources": sources} | {n: annotations[n] for n in TEXT_TABLES}
        # What is small is cheaper to copy than to look at through a view, which is bound anew in every query.
        sort = "table" if sum(table.num_rows for table in given.values()) <= _SMALL else "view"
        for name, table in given.items():
            db.register(f"registered_{name}", table)
            db.execute(f"create {sort} main.{name} as from registered_{name}")
        db.execute("create view given_fingerprints as select document_id, '' as fingerprint from given_documents")
        update(db, judgements, pool)
        return {
            name: published(name, db.sql(f"select {columns_of(table)} from settled.{name}").to_arrow_table())
            for name, table in TABLES.items()
            if not table.live
        }
