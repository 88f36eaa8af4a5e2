"""Which texts are new, changed or gone since the tables were last brought up to date, and what changed with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from transforms.resolve.kept import Database


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update changed."""

    tables: frozenset[str]
    """Names of the published tables of which any row may have changed."""
    months: Mapping[str, frozenset[str]]
    """For those whose rows belong to single texts: the months of publication (2021-03; '' for undated) of the texts
    whose rows may have changed."""

    def __bool__(self) -> bool:
        return bool(self.tables)


def find_changed(db: Database) -> None:
    """``linking.changed``: texts that are new or have another fingerprint (``is_gone`` false), and those gone."""
    db.execute("delete from linking.changed")
    db.execute("""
        insert into linking.changed
        select g.document_id, false
        from given_fingerprints as g left join linking.seen as s using (document_id)
        where s.fingerprint is distinct from g.fingerprint
        union all
        select document_id, true from linking.seen anti join given_fingerprints using (document_id)
    """)


def settle_documents(db: Database) -> None:
    """``linking.documents``: what the steps ask of every text. Reads ``linking.copy_of``."""
    db.execute("""
        create or replace table linking.documents as
        select d.document_id, d.published_date, copy_of.original_id as duplicate_of
        from given_documents as d left join linking.copy_of using (document_id)
    """)


def remember(db: Database) -> None:
    """Note which texts the tables are now made from."""
    db.execute("delete from linking.seen where document_id in (select document_id from linking.changed)")
    db.execute("""
        insert into linking.seen
        select document_id, fingerprint, coalesce(strftime(published_date, '%Y-%m'), '')
        from given_fingerprints join linking.documents using (document_id)
        where document_id in (select document_id from linking.changed)
    """)
