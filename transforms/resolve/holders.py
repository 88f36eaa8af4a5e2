"""Who held an office when: role mentions that a text leaves open are given the holder known from other texts.

"The Foreign Minister of Iran" in a text that names nobody is whoever other texts attest in that office around that day,
provided that they attest one person only.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

import duckdb
import pyarrow as pa

from transforms.vocabulary.spellings import read_spellings

NEARNESS = timedelta(days=270)
"""An attested holder is trusted for this long before and after."""

_SHARED = read_spellings().shared_offices


def holders(db: duckdb.DuckDBPyConnection) -> pa.Table:
    """Table ``holder_of``: mention_id, document_id, char_start, char_end, entity_id of what can be settled."""
    attested: dict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
    for title, country, published, entity_id in db.execute(
        """
        select distinct lower(r.title), r.country_code, d.published_date, entity_of.entity_id
        from text_roles as r
        join documents as d using (document_id)
        join entity_of using (document_id, local_id)
        where r.country_code is not null and d.published_date is not null
        order by all
        """
    ).fetchall():
        attested[title, country].append((published, entity_id))
    settled: list[tuple[str, str, int, int, str]] = []
    for mention_id, document, start, end, title, country, published in db.execute(
        """
        select m.mention_id, m.document_id, m.char_start, m.char_end, lower(m.title), m.country_code, d.published_date
        from text_mentions as m join documents as d using (document_id)
        where m.local_id is null and m.title is not null and m.country_code is not null
          and d.published_date is not null and m.mention_type = 'title'
        order by m.mention_id
        """
    ).fetchall():
        if not has_one_holder(title):
            continue
        near = {e for day, e in attested.get((title, country), ()) if abs(day - published) <= NEARNESS}
        if len(near) == 1:
            settled.append((mention_id, document, start, end, min(near)))
    return pa.table(
        {
            "mention_id": pa.array([s[0] for s in settled], pa.string()),
            "document_id": pa.array([s[1] for s in settled], pa.string()),
            "char_start": pa.array([s[2] for s in settled], pa.int64()),
            "char_end": pa.array([s[3] for s in settled], pa.int64()),
            "entity_id": pa.array([s[4] for s in settled], pa.string()),
        }
    )


def has_one_holder(title: str) -> bool:
    """Whether a country has one holder of the office (in lower case) at a time."""
    return title not in _SHARED.whole and not title.startswith(_SHARED.beginnings)
