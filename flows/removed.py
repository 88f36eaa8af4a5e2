"""Which texts are kept away: removed on request, and not to be read again while their files stay as they are.

The state remembers them by the content of their files (``document_id``), so another name for the same bytes is kept
away too, and a file that changes is a new text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.state import State
from transforms.rows import TEXT_TABLES

_TABLE = """
    create table if not exists removed (
        document_id varchar, source_uri varchar, title varchar, source_count bigint, removed_at timestamp
    )
"""


@dataclass(frozen=True, slots=True)
class Text:
    """One text that is there or kept away, as a person knows it."""

    document_id: str
    source_uri: str
    """The smallest of its sources."""
    title: str | None
    source_count: int

    @property
    def line(self) -> str:
        """It in one line: identifier, file, how many other names, title."""
        others = f" (and {self.source_count - 1} other names)" if self.source_count > 1 else ""
        return f"{self.document_id}  {self.source_uri}{others}" + (f"  {self.title!r}" if self.title else "")


def removed_ids(state: State) -> frozenset[str]:
    """Identifiers of all texts that are kept away."""
    return frozenset(text.document_id for text in removed_texts(state))


def removed_texts(state: State) -> list[Text]:
    """All texts that are kept away, in order of their sources."""
    return _texts(state, f"{_TABLE}; select document_id, source_uri, title, source_count from removed")


def present_texts(state: State) -> list[Text]:
    """All texts that are there, in order of their sources."""
    return _texts(
        state,
        """select d.document_id, d.read_as, d.text[d.title.start + 1 : d.title.end], count(s.source_uri)
           from documents as d left join sources as s using (document_id) group by all""",
    )


def documents_of(state: State) -> dict[str, set[str]]:
    """File, record (``file.jsonl#12``) or url, as last read -> its text, there or kept away; a url may have several."""
    with state.transaction() as db:
        rows = db.execute(
            """select url, document_id from files where url is not null and document_id is not null
               union all select source_uri, document_id from files where document_id is not null"""
        ).fetchall()
    found: dict[str, set[str]] = {}
    for name, document_id in rows:
        found.setdefault(name, set()).add(document_id)
    return found


def take_away(state: State, texts: Sequence[Text], now: datetime) -> None:
    """Forget these texts, their sources, annotations and rejects, and keep them away; in one transaction."""
    rows = [(t.document_id, t.source_uri, t.title, t.source_count, now) for t in texts]
    with state.transaction() as db:
        db.execute(_TABLE)
        db.executemany("insert into removed values (?, ?, ?, ?, ?)", rows)
        db.execute(
            """delete from rejects where reason = 'annotation_failed' and source_uri in
               (select source_uri from sources semi join removed using (document_id))"""
        )
        for table in (*TEXT_TABLES, "annotated", "sources", "documents"):
            db.execute(f"delete from {table} where document_id in (select document_id from removed)")


def let_back(state: State, texts: Sequence[Text]) -> None:
    """Keep these texts away no more: the next run reads their files again, under all their names."""
    ids = [text.document_id for text in texts]
    with state.transaction() as db:
        db.execute(
            """delete from files where source_uri in
               (select container from files where document_id in (select unnest(?)))""",
            [ids],
        )
        for table in ("removed", "files"):
            db.execute(f"delete from {table} where document_id in (select unnest(?))", [ids])


def _texts(state: State, query: str) -> list[Text]:
    with state.transaction() as db:
        rows = db.execute(query).fetchall()
    return sorted((Text(*row) for row in rows), key=lambda text: (text.source_uri, text.document_id))
