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


def note_unpublished(db: Database, changes: Changes) -> None:
    """Add what this update changed to what has changed since the tables were published, if they ever were.

    ``linking.unpublished_text`` and ``unpublished_event`` are texts and events of which any row may differ from what is
    published, and those gone; ``unpublished_table`` and ``unpublished_month`` are as in ``Changes``.
    """
    if not changes or db.execute("from linking.published").fetchall() == []:
        return
    db.execute("""
        insert into linking.unpublished_text
        select distinct document_id from told_text anti join linking.unpublished_text using (document_id)
    """)
    db.execute("""
        insert into linking.unpublished_event
        (select event_id from former_event union select event_id from new_event) except from linking.unpublished_event
    """)
    db.execute(
        "insert into linking.unpublished_table select unnest($1::varchar[]) except from linking.unpublished_table",
        [sorted(changes.tables)],
    )
    cells = [(name, month) for name, found in sorted(changes.months.items()) for month in sorted(found)]
    db.execute(
        """insert into linking.unpublished_month
           select unnest($1::varchar[]), unnest($2::varchar[]) except from linking.unpublished_month""",
        [[name for name, _ in cells], [month for _, month in cells]],
    )


def note_published(db: Database, snapshot_id: str) -> None:
    """Note that the tables are published now, as this snapshot; from here on it is noted what changes."""
    for name in ("published", "unpublished_text", "unpublished_event", "unpublished_table", "unpublished_month"):
        db.execute(f"delete from linking.{name}")
    db.execute("insert into linking.published values (?)", [snapshot_id])


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
