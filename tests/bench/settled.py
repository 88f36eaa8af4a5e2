"""Settled tables of any size, made by SQL alone: what checking and publishing them costs, whoever settled them.

``lay_out(db, mentions)`` fills schema ``settled`` of an open DuckDB database with all tables of a snapshot: valid under
the contract and all checks, in the proportions of real news (62 mentions, 25 sentences and 12.5 event mentions a text),
published over twenty years, more of them of late.
"""

from __future__ import annotations

import duckdb

from transforms.contract import TABLES
from transforms.contract.schema import SQL_TYPES

SENTENCES, MENTIONS, TIMEXES, QUOTES, TOPICS = 25, 62, 8, 4, 2
"""Rows a text."""

WORDS = (  # noqa: SIM905
    "minister talks trade visit border treaty summit agreed said met president council sanctions troops ceasefire "
    "delegation Moscow Delhi São Paulo Kyiv Ankara Brasília energy grain export council envoy Tuesday parliament "
    "ambassador defence joint statement partners security region"
).split()

_MADE = {
    "documents": """
        select 'd_' || md5('d' || i)[:20] as document_id, i || '.txt' as file_name, md5('d' || i) as content_sha256,
            3000 as size_bytes, 'utf-8' as encoding, published as published_date, published::varchar as published_value,
            'header' as published_date_source, published as anchor_date, 'header' as anchor_source,
            'Talks no. ' || i as title, 'NAIROBI:' as dateline_text, null as dateline_place_id, null as agency,
            'en' as language, 25 as sentence_count, 400 as token_count, null as duplicate_of,
            (select string_agg(text, chr(10) order by s) from bodies where bodies.i = texts.i) as text,
            timestamp '2024-01-01' as ingested_at, 'run_1' as run_id
        from texts""",
    "document_sources": """
        select document_id, 'news/' || file_name as source_uri, timestamp '2024-01-01' as first_seen_at
        from settled.documents""",
    "sentences": """
        select document_id, s as sentence_index, s * 120 as char_start, s * 120 + 119 as char_end, text,
            s = 24 as is_furniture from bodies""",
    "entities": """
        select entity_id, 'Entity ' || k as name,
            ['person', 'organization', 'place', 'country'][1 + k % 4] as entity_type,
            ['RUS', 'IND', 'USA', null][1 + k % 4] as country_code, min(published_date) as first_seen,
            max(published_date) as last_seen, count(*) as mention_count, count(distinct document_id) as document_count
        from named join settled.documents using (document_id) group by all""",
    "entity_aliases": "select entity_id, unnest([name, name || ' Jr']) as alias, mention_count from settled.entities",
    "entity_roles": """
        select 'r_' || entity_id[3:] as role_id, entity_id, 'Minister' as title, country_code, first_seen, last_seen,
            document_count from settled.entities where entity_type = 'person'""",
    "places": """
        select entity_id, name, 'city' as place_type, country_code, 1.5 as latitude, 2.5 as longitude
        from settled.entities where entity_type = 'place'""",
    "mentions": """
        select 'm_' || md5(document_id || j)[:20] as mention_id, document_id, s as sentence_index, char_start,
            char_start + 20 as char_end, words as text, 'name' as mention_type, 'person' as entity_type, entity_id
        from named""",
    "timexes": """
        select 't_' || md5(document_id || j)[:20] as timex_id, document_id, s as sentence_index, char_start,
            char_start + 20 as char_end, words as text, 'DATE' as timex_type, '2021-02-18' as value,
            date '2021-02-18' as date_start, date '2021-02-18' as date_end, 'day' as date_precision
        from named where j < 8""",
    "event_mentions": """
        select 'em_' || md5(document_id || j)[:20] as event_mention_id,
            'ev_' || md5('ev' || (hash(document_id, j, 3) % ($mentions * 9 // 20 + 1)))[:20] as event_id,
            document_id, s as sentence_index, char_start, char_start + 20 as char_end, words as trigger,
            event_type, kind, 'occurred' as status, date '1990-01-01' as date_start, date '1990-01-01' as date_end,
            'day' as date_precision, 'stated' as date_basis, entity_id as place_id, 'stated' as place_basis,
            'met' as status_cue, null as attributed_to, null as title, repeat(words, 6) as evidence,
            0.5 + j / 100 as confidence
        from named cross join (select event_type, kind from settled.event_kinds where kind = 'meeting')
        where j < 12 or (j = 12 and hash(document_id) % 2 = 0)""",
    "event_mention_participants": """
        select 'p_' || md5(event_mention_id || n)[:20] as participant_id, event_mention_id, place_id as entity_id,
            ['actor', 'recipient'][n] as role, trigger as text, 'RUS' as country_code, 'GOV' as sector,
            char_start, char_end
        from settled.event_mentions cross join (select unnest([1, 2]) as n)""",
    "events": """
        select event_id, any_value(m.event_type) as event_type, any_value(m.kind) as kind,
            any_value(k.cameo_code) as cameo_code, any_value(quad_class) as quad_class,
            any_value(goldstein) as goldstein,
            'Entity met Entity in ' || event_id as summary, 'occurred' as status, min(date_start) as date_start,
            max(date_end) as date_end, 'day' as date_precision, min(place_id) as place_id,
            min(published_date) as first_reported, max(published_date) as last_reported,
            count(distinct document_id) as document_count, count(distinct document_id) as independent_count,
            0.75 as confidence
        from settled.event_mentions as m join settled.documents using (document_id)
        join settled.event_kinds as k on k.kind = m.kind group by event_id""",
    "event_participants": """
        select event_id, p.entity_id, role, 'RUS' as country_code, count(*) as document_count
        from settled.event_mention_participants as p join settled.event_mentions using (event_mention_id)
        group by all""",
    "event_links": """
        select event_id, lag(event_id) over (order by event_id) as other_id, 'follows' as relation from settled.events
        qualify other_id is not null and hash(event_id) % 20 = 0""",
    "event_conflicts": """
        select event_id, 'date' as field, '1990-01-01' as value, 1 as document_count, 1 as independent_count
        from settled.events where hash(event_id) % 20 = 0""",
    "event_history": """
        select event_mention_id, event_id, published_date as reported_on,
            row_number() over (partition by event_id order by published_date, event_mention_id) as "order",
            document_id, status, date_start, date_end, place_id, false as is_change
        from settled.event_mentions join settled.documents using (document_id)""",
    "event_kinds": "select * from given_kinds",
    "quotes": """
        select 'q_' || md5(document_id || j)[:20] as quote_id, document_id, s as sentence_index, char_start,
            char_start + 20 as char_end, words as text, 'direct' as quote_type, entity_id as speaker_id,
            'he' as speaker_text, 'said' as verb, 'say' as stance, 'unknown' as date_precision
        from named where j < 4""",
    "document_topics": """
        select document_id, unnest(['trade', 'security']) as topic, 0.75 as score from settled.documents""",
    "event_topics": "select event_id, 'trade' as topic, 0.5 as score from settled.events",
    "topics": """
        select unnest(['trade', 'security']) as topic, 'A topic' as label, 'What it is.' as definition""",
}


def lay_out(db: duckdb.DuckDBPyConnection, mentions: int, schema: str = "settled") -> None:
    """Create and fill all tables of a snapshot in a schema, for so many event mentions."""
    from transforms.vocabulary.kinds import KINDS

    texts = max(1, mentions * 2 // 25)
    db.execute(f"create schema if not exists {schema}")
    kinds = [(k.name, k.event_type, k.cameo_code, k.quad_class, k.goldstein, k.definition) for k in KINDS.values()]
    db.execute(
        "create temp table given_kinds (kind varchar, event_type varchar, cameo_code varchar, quad_class bigint, "
        "goldstein double, definition varchar)"
    )
    db.executemany("insert into given_kinds values (?, ?, ?, ?, ?, ?)", kinds)
    db.execute(
        f"""create temp table texts as select i, (date '2026-06-30' - (7300 * pow(hash(i) % 100000 / 100000, 2))::int)
            as published from range({texts}) r(i)"""
    )
    chosen = " || ' ' || ".join(f"words[(1 + hash(i, s, {n}) % {len(WORDS)})::bigint]" for n in range(14))
    db.execute(
        f"""create temp table bodies as
            select i, s, 'd_' || md5('d' || i)[:20] as document_id, rpad({chosen}, 119, '.') as text
            from texts, range({SENTENCES}) t(s), (select {WORDS!r} as words)"""
    )
    db.execute(
        f"""create temp table named as
            with spans as (
                select i, document_id, j, (j % 24) as s,
                    (pow(hash(document_id, j) % 1000000 / 1000000, 2) * {mentions // 10 + 4})::bigint as k
                from (select distinct i, document_id from bodies) cross join range({MENTIONS}) t(j)
            )
            select document_id, j, s, s * 120 + j as char_start, substr(bodies.text, j + 1, 20) as words,
                k, 'e_' || md5('e' || k)[:20] as entity_id
            from spans join bodies using (i, s, document_id)"""
    )
    first = ("documents", "event_kinds", "event_mentions", "entities")
    for name in (*first, *(n for n in _MADE if n not in first)):
        columns = ", ".join(f'"{c.name}" {SQL_TYPES[c.type]}' for c in TABLES[name])
        db.execute(f"create table {schema}.{name} ({columns})")
        query = _MADE[name].replace("settled.", f"{schema}.").replace("$mentions", str(mentions))
        db.execute(f"insert into {schema}.{name} by name {query}")
    for name in ("given_kinds", "texts", "bodies", "named"):
        db.execute(f"drop table temp.{name}")
