"""What texts say of entities, kept between runs: one row for all that say the same, and who says so.

Two entities of texts say the same when nothing could tell them apart: name, type, country, key, offices, whether the
text is dated. What a judgement speaks of is said alone. Kept in ``linking``:

* ``said``: one row of what is said, with all written forms in those texts;
* ``said_of``: which row each entity of each text is said by;
* ``said_key``: the keys of every row (``transforms.resolve.said_keys``);
* ``piece``: the cluster of every row, or of its parts that lie years apart, the step at which it is settled, and the
  entity that it is (``transforms.resolve.members``).
"""

from __future__ import annotations

from transforms.resolve.kept import Database

_TABLES = """
    create schema if not exists linking;
    create table if not exists linking.said (
        said integer, sign varchar, name varchar, entity_type varchar, country_code varchar, key varchar,
        offices varchar[], aliases varchar[], is_judged boolean, step tinyint
    );
    create table if not exists linking.said_of (document_id varchar, local_id bigint, said integer);
    create table if not exists linking.said_key (said integer, relation tinyint, key ubigint);
    create table if not exists linking.piece (
        said integer, piece integer, step tinyint, cluster integer, entity_id varchar
    );
    create table if not exists linking.changed (document_id varchar, is_gone boolean);
    create temp table if not exists copy_changed (document_id varchar);
    create or replace temp table said_gone (document_id varchar, local_id bigint, said integer);
    create or replace temp table said_new (document_id varchar, local_id bigint, said integer);
    create or replace temp table said_touched (said integer);
    create or replace temp table said_rekeyed (said integer);
"""

_TEXTS = """
    create or replace temp table text_number as
    select
        row_number() over (order by published_date nulls last, document_id) - 1 as text,
        document_id,
        coalesce(original_id, document_id) as original_id,
        published_date
    from given_documents left join linking.copy_of using (document_id)
"""

_ALL = "create or replace temp table said_asked as select document_id, local_id from text_entities"

_ASKED = """
    create or replace temp table said_rejudged as
    with held as (
        select document_id, local_id from linking.said_of semi join (from linking.said where is_judged) using (said)
    )
    (select document_id, local_id from judged_local anti join held using (document_id, local_id))
    union
    (from held anti join judged_local using (document_id, local_id));
    insert into said_gone
    select * from linking.said_of semi join linking.changed using (document_id)
    union
    select * from linking.said_of semi join said_rejudged using (document_id, local_id);
    delete from linking.said_of where document_id in (select document_id from linking.changed);
    delete from linking.said_of
    where document_id in (select document_id from said_rejudged)
      and (document_id, local_id) in (select (document_id, local_id) from said_rejudged);
    create or replace temp table said_asked as
    select document_id, local_id from text_entities semi join linking.changed using (document_id)
    union
    from said_rejudged;
"""
"""Entities of texts that are new, changed, or judged otherwise than before; what they said before goes."""

_TOLD = """
    create or replace temp table said_told as
    with
        office as (
            select
                document_id,
                local_id,
                list_sort(list(distinct lower(title) || chr(31) || coalesce(country_code, ''))) as offices
            from text_roles semi join said_asked using (document_id, local_id)
            group by all
        )
    select
        e.document_id, e.local_id, e.name, e.entity_type, e.country_code, e.key, offices,
        judged.number is not null as is_judged,
        concat_ws(
            chr(29), e.name, e.entity_type, coalesce(e.country_code, chr(30)), coalesce(e.key, chr(30)),
            coalesce(array_to_string(offices, chr(28)), chr(30)), (t.published_date is null)::varchar,
            case when judged.number is not null then e.document_id || chr(28) || e.local_id else '' end
        ) as sign
    from text_entities as e
    semi join said_asked as a on a.document_id = e.document_id and a.local_id = e.local_id
    join text_number as t on t.document_id = e.document_id
    left join office on office.document_id = e.document_id and office.local_id = e.local_id
    left join judged_local as judged on judged.document_id = e.document_id and judged.local_id = e.local_id
"""
"""Grain: one entity of one text that is asked for, with all that could tell it from another."""

_KEPT = """
    create or replace temp table said_added as
    with
        new as (
            select
                sign, any_value(name) as name, any_value(entity_type) as entity_type,
                any_value(country_code) as country_code, any_value(key) as key, any_value(offices) as offices,
                any_value(is_judged) as is_judged
            from said_told anti join linking.said using (sign)
            group by sign
        )
    select
        (select coalesce(max(said), 0) from linking.said) + row_number() over (order by sign) as said, *
    from new;
    insert into linking.said by name select *, []::varchar[] as aliases from said_added;
    insert into said_new
    select document_id, local_id, said from said_told join linking.said using (sign);
    insert into linking.said_of from said_new;
    insert into said_touched
    select said from said_gone
    union
    select said from said_new
    union
    select said from linking.said_of semi join copy_changed using (document_id)
    union
    select said from linking.said where is_judged;
"""

_ALIASES = """
    create or replace temp table said_aliases as
    with
        lost as (
            select distinct said from said_gone
        ),
        told as (
            select said, alias
            from text_aliases as a
            join (from linking.said_of semi join lost using (said) union all from said_new anti join lost using (said))
            using (document_id, local_id)
            union
            select said, unnest(aliases) from linking.said semi join said_new using (said) anti join lost using (said)
        )
    select said, list(distinct alias order by alias) as aliases from told group by said;
    insert into said_rekeyed
    select said from linking.said as s join said_aliases as a using (said)
    where a.aliases is distinct from s.aliases
    union
    select said from said_added
    union
    select said from linking.said as s semi join said_gone using (said) anti join said_aliases using (said)
    where s.aliases <> [];
    update linking.said as s set aliases = coalesce(a.aliases, [])
    from said_rekeyed as r left join said_aliases as a using (said) where s.said = r.said;
"""
"""Written forms again of what any text says no more; of what is said by more texts, theirs are added."""


def settle_said(db: Database) -> bool:
    """Bring ``linking.said`` and ``linking.said_of`` up to date; whether nothing was kept before.

    Reads given_documents, text_entities, text_aliases, text_roles, linking.copy_of, ``linking.changed``, and the
    temporary tables judged_local and copy_changed. Leaves the temporary tables text_number (text, document_id,
    original_id, published_date: texts in order of publication), said_new (document_id, local_id, said: what is told
    anew), said_touched (said: rows of which a text came, went, or became or ceased to be a copy, and what is judged)
    and said_rekeyed (said: rows that are new or have other written forms).
    """
    db.execute(_TABLES)
    db.execute(_TEXTS)
    is_first = db.execute("select count(*) from linking.said").fetchall() == [(0,)]
    db.execute(_ALL if is_first else _ASKED)
    db.execute(_TOLD)
    db.execute(_KEPT)
    db.execute(_ALIASES)
    return is_first


def forget_unsaid(db: Database) -> None:
    """Drop the rows that no text says any more."""
    for name in ("said", "said_key"):
        db.execute(f"""
            delete from linking.{name}
            where said in (select said from said_gone) and said not in (select said from linking.said_of)
        """)
