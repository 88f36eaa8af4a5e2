"""Copies in the database: what is known of each text is kept, and only what changed is worked on again.

The result is that of ``transforms.copies.find_copies`` over all texts, whatever came before. Kept in ``linking``:

* ``copy_text``: what puts the texts in order, and a hash of the body;
* ``copy_band``: the buckets in which a text meets those that may be near-identical;
* ``copy_pair``: for all pairs that meet, whether the later text is a copy of the earlier one;
* ``copy_of``: each copy and its original.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor

import duckdb
import numpy as np
import pyarrow as pa

from transforms.copies import BUCKET, Shingled, buckets_of, originals_of, shingled
from transforms.resolve.spread import spread

_AT_ONCE = 2000
"""Texts that are held in memory at once."""
_WEIGHT = 10
"""Rows of other work that a text is as much work as."""

_TABLES = """
    create schema if not exists linking;
    create table if not exists linking.copy_text (
        document_id varchar, published_date date, length bigint, body_hash varchar
    );
    create table if not exists linking.copy_band (bucket ubigint, document_id varchar);
    create table if not exists linking.copy_pair (document_id varchar, earlier_id varchar, is_copy boolean);
    create table if not exists linking.copy_of (document_id varchar, original_id varchar);
"""

_BODY = """
    with body as (
        select document_id, string_agg(text, chr(10) order by sentence_index) as text
        from text_sentences semi join {ids} using (document_id)
        where not is_furniture
        group by document_id
    )
    select document_id, d.published_date, coalesce(body.text, d.text) as body
    from given_documents as d semi join {ids} using (document_id) left join body using (document_id)
"""
"""What copies are recognised by: the readable sentences; of texts without annotations, all of the text."""

_TOUCHED = f"""
    create or replace temp table copy_body as {_BODY.format(ids="linking.changed")};
    create or replace temp table copy_touched as
    with
        now as (select document_id, published_date, length(body) as length, md5(body) as body_hash from copy_body),
        before as (select * from linking.copy_text semi join linking.changed using (document_id))
    select coalesce(now.document_id, before.document_id) as document_id, now.document_id is null as is_gone,
           now.published_date, now.length, now.body_hash
    from now full join before using (document_id)
    where now.document_id is null or before.document_id is null
       or (now.published_date, now.length, now.body_hash)
           is distinct from (before.published_date, before.length, before.body_hash);
    create or replace temp table copy_bucket (bucket ubigint);
    insert into copy_bucket
    select distinct bucket from linking.copy_band semi join copy_touched using (document_id);
    delete from linking.copy_text where document_id in (select document_id from copy_touched);
    delete from linking.copy_band where document_id in (select document_id from copy_touched);
    delete from linking.copy_pair
    where document_id in (select document_id from copy_touched) or earlier_id in (select document_id from copy_touched);
    insert into linking.copy_text by name select * exclude (is_gone) from copy_touched where not is_gone;
"""
"""Texts whose body or date is another than before, and the buckets in which they were."""

_MEETINGS = f"""
    insert into copy_bucket
    select distinct bucket from linking.copy_band semi join copy_touched using (document_id);
    create or replace temp table copy_scope as
    select distinct document_id from linking.copy_band semi join copy_bucket using (bucket);
    create or replace temp table copy_meeting as
    with
        near as (
            select distinct bucket from linking.copy_band semi join copy_scope using (document_id)
        ),
        crowded as (
            select bucket from linking.copy_band semi join near using (bucket) group by bucket having count(*) > 1
        ),
        placed as (
            select bucket, document_id, row_number() over (
                partition by bucket order by t.published_date nulls last, t.length desc, document_id
            ) as place
            from linking.copy_band semi join crowded using (bucket) join linking.copy_text as t using (document_id)
        )
    select distinct later.document_id, earlier.document_id as earlier_id
    from placed as later
    join placed as earlier
        on later.bucket = earlier.bucket and earlier.place < later.place and earlier.place <= {BUCKET}
    where later.document_id in (select document_id from copy_scope);
    delete from linking.copy_pair
    where document_id in (select document_id from copy_scope)
      and (document_id, earlier_id) not in (select (document_id, earlier_id) from copy_meeting);
    create or replace temp table copy_question as
    select * from copy_meeting anti join linking.copy_pair using (document_id, earlier_id);
"""
"""Pairs that meet in any bucket of a text that shares one with what was touched, and those not judged yet."""

_PAIRS = """
    select p.document_id, earlier_id
    from linking.copy_pair as p
    join linking.copy_text as later on later.document_id = p.document_id
    join linking.copy_text as earlier on earlier.document_id = earlier_id
    where is_copy
    order by
        later.published_date nulls last, later.length desc, later.document_id,
        earlier.published_date nulls last, earlier.length desc, earlier.document_id
"""


def settle_copies(db: duckdb.DuckDBPyConnection, pool: Executor | None = None) -> None:
    """Bring ``linking.copy_of`` (document_id, original_id) up to date.

    Reads ``linking.changed`` (document_id: texts that are new, changed or gone), ``given_documents`` and
    ``text_sentences``. Leaves ``copy_changed`` (document_id), a temporary table of the texts that have another
    original than before, or are copies no more, or are only now.
    """
    db.execute(_TABLES)
    db.execute(_TOUCHED)
    _keep_bands(db, pool)
    db.execute(_MEETINGS)
    _judge(db)
    originals = sorted(originals_of(db.execute(_PAIRS).fetchall()).items())
    _register(db, "copy_found", document_id=[c for c, _ in originals], original_id=[o for _, o in originals])
    db.execute("""
        create or replace temp table copy_changed as
        select coalesce(new.document_id, old.document_id) as document_id
        from copy_found as new full join linking.copy_of as old using (document_id)
        where new.original_id is distinct from old.original_id;
        delete from linking.copy_of where document_id in (select document_id from copy_changed);
        insert into linking.copy_of by name select * from copy_found semi join copy_changed using (document_id);
    """)
    db.unregister("copy_found")


def _keep_bands(db: duckdb.DuckDBPyConnection, pool: Executor | None) -> None:
    """Write down the buckets of every touched text that is there."""
    db.execute("""
        create or replace temp table copy_read as
        select row_number() over (order by document_id) - 1 as place, document_id, body
        from copy_body semi join copy_touched using (document_id)
    """)
    ((count,),) = db.execute("select count(*) from copy_read").fetchall()
    for found in spread(pool, banded, _batches(db, count), count * _WEIGHT):
        db.register("copy_found", found)
        db.execute("insert into linking.copy_band select distinct bucket, document_id from copy_found")
        db.unregister("copy_found")


def _batches(db: duckdb.DuckDBPyConnection, count: int) -> Iterator[tuple[pa.Table]]:
    for first in range(0, count, _AT_ONCE):
        chosen = f"place >= {first} and place < {first + _AT_ONCE}"
        yield (db.sql(f"select document_id, body from copy_read where {chosen} order by place").to_arrow_table(),)


def banded(texts: pa.Table) -> pa.Table:
    """The buckets (bucket, document_id) of texts (document_id, body)."""
    found = [buckets_of(shingled(body)) for body in texts["body"].to_pylist()]
    ids = pa.array(np.repeat(np.arange(len(found)), [len(buckets) for buckets in found]), pa.int64())
    return pa.table({"bucket": np.concatenate(found), "document_id": texts["document_id"].combine_chunks().take(ids)})


def _judge(db: duckdb.DuckDBPyConnection) -> None:
    """Compare the pairs that have met and were never compared."""
    pairs = db.execute("select document_id, earlier_id from copy_question order by document_id, earlier_id").fetchall()
    if not pairs:
        return
    verdicts: list[bool] = []
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        known = _shingled(db, {text for pair in some for text in pair})
        verdicts += [known[later].is_copy_of(known[earlier]) for later, earlier in some]
    _register(db, "copy_found", document_id=[p[0] for p in pairs], earlier_id=[p[1] for p in pairs], is_copy=verdicts)
    db.execute("insert into linking.copy_pair by name select * from copy_found")
    db.unregister("copy_found")


def _shingled(db: duckdb.DuckDBPyConnection, document_ids: Iterable[str]) -> dict[str, Shingled]:
    _register(db, "copy_asked", document_id=sorted(document_ids))
    rows = db.execute(_BODY.format(ids="copy_asked")).fetchall()
    db.unregister("copy_asked")
    return {document_id: shingled(body) for document_id, _, body in rows}


def _register(db: duckdb.DuckDBPyConnection, name: str, **columns: list[str] | list[bool]) -> None:
    types = {"is_copy": pa.bool_()}
    table = pa.table({column: pa.array(values, types.get(column, pa.string())) for column, values in columns.items()})
    db.register(name, table)
