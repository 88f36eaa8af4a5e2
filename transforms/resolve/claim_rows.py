"""The rows of ``linking.claim`` and ``linking.block_key``: event mentions with their sides, words and keys, kept.

Rows are made anew for stale texts; those that come out as they were count as unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from functools import lru_cache
from typing import Any

import pyarrow as pa

from transforms.resolve import ceilings
from transforms.resolve.block_keys import Block, blocks_of, finer_keys, stretch_of
from transforms.resolve.ceilings import bits_of_sides
from transforms.resolve.kept import LINKING, Database
from transforms.resolve.parties import sides_of
from transforms.resolve.signatures import signature
from transforms.resolve.spread import spread
from transforms.resolve.wording import wording_of
from transforms.vocabulary.kinds import KINDS

BATCH = 25_000
"""Event mentions whose words are cut at once."""

_MADE = """
    create or replace temp table made as
    with
        subject as (
            select document_id, sentence_index, string_agg(distinct entity_id, ' ' order by entity_id) as subjects
            from text_mentions
            semi join stale using (document_id)
            join linking.entity_of using (document_id, local_id)
            join linking.entity using (entity_id)
            where entity.entity_type in ('product', 'agreement')
            group by all
        ),
        taking_part as (
            select distinct event_mention_id, role, entity_id, country_code
            from linking.part semi join stale using (document_id)
            where entity_id is not null
        ),
        sides as (
            select
                event_mention_id,
                string_agg(
                    concat_ws(
                        chr(31), role, entity_id, coalesce(taking_part.country_code, ''),
                        case entity_type when 'country' then 'c' when 'person' then 'p' else '' end
                    ),
                    chr(30) order by role, entity_id, taking_part.country_code nulls last
                ) as parts
            from taking_part join linking.entity using (entity_id)
            group by all
        ),
        nameless as (
            select event_mention_id, min(text) as unnamed
            from linking.part semi join stale using (document_id)
            where entity_id is null and role = 'actor'
            group by all
        )
    select
        row_number() over (order by kind.family, d.published_date nulls last, e.event_mention_id) as nth,
        kind.family,
        e.event_mention_id,
        e.document_id,
        coalesce(d.duplicate_of, e.document_id) as original_id,
        d.published_date,
        e.kind,
        e.status,
        e.date_start,
        e.date_end,
        e.date_precision,
        e.date_basis,
        place.entity_id as place_id,
        site.country_code as place_country,
        coalesce(site.entity_type = 'country', false) as place_is_country,
        e.title,
        coalesce(sides.parts, '') as parts,
        e.confidence,
        coalesce(subject.subjects, '') as subjects,
        nameless.unnamed,
        e.evidence,
        e.trigger
    from text_events as e
    semi join stale using (document_id)
    join linking.documents as d using (document_id)
    join linking.kind using (kind)
    left join sides using (event_mention_id)
    left join nameless using (event_mention_id)
    left join subject on subject.document_id = e.document_id and subject.sentence_index = e.sentence_index
    left join linking.entity_of as place on place.document_id = e.document_id and place.local_id = e.place_local_id
    left join linking.entity as site on site.entity_id = place.entity_id
    -- In this order on the disk, a batch of them is found without a look at all.
    order by nth
"""

_TOLD = pa.schema(
    [
        ("nth", pa.int64()),
        ("words", pa.string()),
        ("cue", pa.string()),
        ("rounds", pa.string()),
        ("first_bucket", pa.int32()),
        ("last_bucket", pa.int32()),
        ("day", pa.int32()),
        ("finer", pa.list_(pa.int64())),
        *((name, pa.uint64() if kind == "ubigint" else pa.int32()) for name, kind in ceilings.COLUMNS.items()),
    ]
)
_KEYS = pa.schema([("nth", pa.int64()), ("block", pa.int64()), ("is_needy", pa.bool_()), ("is_single", pa.bool_())])


def settle_claims(db: Database, pool: Executor | None = None) -> None:
    """Bring ``linking.claim`` and ``linking.block_key`` up to date.

    Leaves temporary tables: ``changed_claim`` (number) of what is new or otherwise than before; ``gone_claim`` (number,
    event_mention_id); and ``former_key``, what both were found under before: the columns of ``linking.block_key`` and
    first_bucket, last_bucket, day, finer, published_date, event_mention_id.
    """
    db.execute(_MADE)
    _tell(db, pool)
    same = ", ".join(column for column in LINKING["claim"] if column != "number")
    db.execute("""
        create or replace temp table former as
        select * from linking.claim where document_id in (select document_id from stale)
    """)
    db.execute(f"""
        create or replace temp table changed as
        with kept as (
            select {same} from made join told using (nth)
            where event_mention_id in (select event_mention_id from former)
            intersect
            select {same} from former
        )
        select
            coalesce(
                former.number,
                (select coalesce(max(number), -1) from linking.claim)
                    + row_number() over (partition by former.number is null order by nth)
            )::integer as number,
            made.nth,
            made.event_mention_id
        from made left join former using (event_mention_id) anti join kept using (event_mention_id)
    """)
    db.execute("create or replace temp table changed_claim as select number from changed")
    db.execute("""
        create or replace temp table gone_claim as
        select number, event_mention_id from former anti join made using (event_mention_id)
    """)
    db.execute("""
        create or replace temp table former_key as
        select k.*, first_bucket, last_bucket, day, finer, published_date, event_mention_id
        from linking.block_key as k
        join former using (number)
        where number in (select number from changed_claim union all select number from gone_claim)
    """)
    for table in ("claim", "block_key"):
        db.execute(f"""
            delete from linking.{table}
            where number in (select number from changed_claim union all select number from gone_claim)
        """)
    db.execute("""
        insert into linking.claim by name
        select changed.number, made.* exclude (nth, evidence, trigger), told.* exclude (nth)
        from changed join made using (nth) join told using (nth) order by number
    """)
    db.execute("""
        insert into linking.block_key by name
        select changed.number, key.* exclude (nth) from changed join told_key as key using (nth) order by number
    """)


def _tell(db: Database, pool: Executor | None) -> None:
    """Temporary tables ``told`` and ``told_key``: words, time and keys of the mentions in ``made``."""
    ((count,),) = db.execute("select count(*) from made").fetchall()
    # Laid out by columns: DuckDB 2.0.0 loses the values of a temporary table that was made of an empty result and, in
    # the same transaction, given more rows than a row group holds.
    db.execute(f"""
        create or replace temp table told (
            nth bigint, words varchar, cue varchar, rounds varchar, first_bucket integer, last_bucket integer,
            day integer, finer bigint[], {", ".join(map(" ".join, ceilings.COLUMNS.items()))}
        )
    """)
    db.execute("""
        create or replace temp table told_key (nth bigint, block bigint, is_needy boolean, is_single boolean)
    """)
    for found in spread(pool, told, _batches(db, count), count):
        for name, table in zip(("told", "told_key"), found, strict=True):
            db.register("incoming", table)
            db.execute(f"insert into {name} select * from incoming")
            db.unregister("incoming")


def _batches(db: Database, count: int) -> Iterator[tuple[pa.Table]]:
    """The rows of ``made`` as ``told`` takes them, so many at once."""
    for first in range(1, count + 1, BATCH):
        yield (
            db.sql(
                f"select {', '.join(_ASKED)} from made where nth between $first and $last order by nth",
                params={"first": first, "last": first + BATCH - 1},
            ).to_arrow_table(),
        )


_ASKED = (
    "nth", "kind", "status", "published_date", "date_start", "date_end", "place_id", "place_country",
    "place_is_country", "title", "parts", "evidence", "trigger",
)  # fmt: skip


def told(rows: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Words, time and finer keys of mentions (one row each), and their blocks (one row for each mention and block)."""
    words: list[tuple[Any, ...]] = []
    keys: list[tuple[int, int, bool, bool]] = []
    for row in zip(*(rows[name].to_pylist() for name in _ASKED), strict=True):
        nth, kind, status, published, start, end, place, place_country, is_country, title, parts, evidence, trigger = (
            row
        )
        stretch = stretch_of(published, status, start, end)
        finer = finer_keys(sides_of(parts).people, stretch, place)
        telling, cue, rounds = wording_of(title, trigger, evidence)
        blocks, (*bits, units) = _told_of_sides(kind, parts, place, place_country, is_country)
        said, cues = telling.split(), cue.split()
        words.append(
            (
                nth, telling, cue, rounds, stretch.first, stretch.last, stretch.day, finer,
                signature(said), signature(cues), *bits, len(said), units,
            )
        )  # fmt: skip
        keys.extend((nth, *block) for block in blocks)
    return _table(words, _TOLD), _table(keys, _KEYS)


@lru_cache(maxsize=50_000)
def _told_of_sides(
    kind: str, parts: str, place: str | None, place_country: str | None, place_is_country: bool
) -> tuple[tuple[Block, ...], tuple[int, ...]]:
    """All keys of a mention, and what ``bits_of_sides`` tells: many texts tell of one event in one way."""
    sides = sides_of(parts)
    found = blocks_of(KINDS[kind], sides.acting, sides.received(kind, place_country), place, place_is_country)
    return tuple(found), bits_of_sides(sides, kind, place_country)


def _table(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    columns: Iterator[Sequence[Any]] = iter(zip(*rows, strict=True)) if rows else iter([()] * len(schema))
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)
