"""Who held an office when: role mentions that a text leaves open are given the holder known from other texts.

"The Foreign Minister of Iran" in a text that names nobody is whoever other texts attest in that office around that day,
provided that they attest one person only.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

from transforms.vocabulary.spellings import read_spellings

NEARNESS = 270
"""Days before and after, for which an attested holder is trusted."""

_SHARED = read_spellings().shared_offices

_HOLDERS = """
    create or replace table linking.holder_of as
    with
        open as (
            select
                m.mention_id, m.document_id, m.char_start, m.char_end, lower(m.title) as title, m.country_code,
                datediff('day', date '1970-01-01', d.published_date) as day
            from text_mentions as m
            join given_documents as d using (document_id)
            where m.local_id is null and m.title is not null and m.country_code is not null
              and d.published_date is not null and m.mention_type = 'title'
              and lower(m.title) in (select title from one_holder_office)
        ),
        asked as (
            select distinct title, country_code, day, null::varchar as entity_id from open
        ),
        attested as (
            select distinct
                lower(r.title) as title, r.country_code, datediff('day', date '1970-01-01', d.published_date) as day,
                holder.entity_id
            from text_roles as r
            join given_documents as d using (document_id)
            join linking.entity_of as holder using (document_id, local_id)
            where d.published_date is not null
        ),
        near as (
            select
                title, country_code, day, entity_id,
                min(entity_id) over holding as first_holder,
                max(entity_id) over holding as last_holder
            from (from asked union all (from attested semi join asked using (title, country_code)))
            window holding as (
                partition by title, country_code order by day
                range between $nearness preceding and $nearness following
            )
        )
    select open.mention_id, open.document_id, open.char_start, open.char_end, near.first_holder as entity_id
    from open join near using (title, country_code, day)
    where near.entity_id is null and near.first_holder = near.last_holder
"""
"""Grain: one role mention that its text leaves open, with the one holder whom other texts attest around that day."""


def settle_holders(db: duckdb.DuckDBPyConnection) -> None:
    """Make linking.holder_of (mention_id, document_id, char_start, char_end, entity_id) of what can be settled.

    Reads given_documents, text_mentions, text_roles and linking.entity_of.
    """
    titles = db.execute("select distinct lower(title) from text_mentions where mention_type = 'title'").fetchall()
    offices = [title for (title,) in titles if title is not None and has_one_holder(title)]
    db.register("one_holder_office", pa.table({"title": pa.array(offices, pa.string())}))
    db.execute(_HOLDERS, {"nearness": NEARNESS})
    db.unregister("one_holder_office")


def holders(db: duckdb.DuckDBPyConnection) -> pa.Table:
    """What ``settle_holders`` has settled."""
    return db.sql("from linking.holder_of order by mention_id").to_arrow_table()


def has_one_holder(title: str) -> bool:
    """Whether a country has one holder of the office (in lower case) at a time."""
    return title not in _SHARED.whole and not title.startswith(_SHARED.beginnings)
