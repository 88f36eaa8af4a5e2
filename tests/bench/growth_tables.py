"""News as annotations: texts and their text-level tables, laid out by SQL, with identifiers of the real format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from tests.bench.growth_news import KINDS_BY_RANK, News
from tests.bench.growth_world import OFFICES
from transforms.contract import TABLES
from transforms.rows import TEXT_TABLES
from transforms.vocabulary.kinds import KINDS
from transforms.vocabulary.topic_words import read_topics

_MACROS = (
    "create macro identified(prefix, told) as prefix || '_' || sha256(told)[:20]",
    "create macro part(given) as chr(31) || coalesce(given::varchar, '')",
    "create macro day_words(d) as monthname(d) || ' ' || day(d) || ', ' || year(d)",
)

_PLAN = """
    create table plan as
    select text, original, kept, identified('d', $seed || ' ' || text) as document_id,
           case when text % 97 <> 5 then date '1970-01-01' + published::int end as published
    from texts
"""

_KNOWN = """
    create table known as
    select l.*, (l.text * 31 + l.thing * 17) % 100 as luck, t.forms[l.form + 1] as written, t.forms[4] as shortest,
           t.name, t.entity_type, t.country_code, t.sector, t.office
    from locals as l join things as t using (thing)
"""

_SAID = """
    create table said as
    with
        worded as (
            select
                plan.document_id, plan.published, t.*,
                date '1970-01-01' + t.day::int as happened, kind.kind as kind_name, kind.event_type,
                replace(kind.kind, '_', ' ') as trigger,
                case when t.date_luck < 500 then 'stated' when t.date_luck < 650 then 'inherited'
                     when t.date_luck < 770 then 'assumed' when t.date_luck < 870 then 'stated' end as date_basis,
                case when t.date_luck < 650 then 'day' when t.date_luck < 770 then 'week'
                     when t.date_luck < 840 then 'month' when t.date_luck < 870 then 'year' else 'unknown' end
                    as date_precision,
                case
                    when t.called_off = 1 and t.status_luck < 600 then ['cancelled', 'postponed'][1 + t.happening % 2]
                    when t.ahead = 1 then case when t.status_luck < 850 then 'planned' else 'proposed' end
                    when t.status_luck < 930 then 'occurred' when t.status_luck < 985 then 'ongoing' else 'denied'
                end as status,
                coalesce(la.written, 'gunmen') as w_actor, lb.written as w_actor2,
                lr.written as w_recipient, ls.written as w_recipient2, lp.written as w_place,
                la.local_id as l_actor, lb.local_id as l_actor2, lr.local_id as l_recipient,
                ls.local_id as l_recipient2, lp.local_id as l_place,
                case when t.open_luck < 60 then 'The ' || lower(office.office) || ' of ' || home.name
                     when t.open_luck < 200 then 'He' else lf.shortest end as w_speaker,
                case when t.open_luck >= 60 then lf.local_id end as l_speaker, lf.entity_type as speaker_type,
                case when t.open_luck < 60 then office.office end as open_office,
                home.country_code as open_country, lc.name as w_company, lc.local_id as l_company,
                lc.entity_type as company_type,
                p.words || ' ' || if(plan.text <> plan.original and t.slot = 0, 'as agencies report', p0.words) as own,
                p.words as subject_words, p1.words as p1, p2.words as p2, p3.words as p3
            from plan
            join tellings as t on t.text = plan.original and t.slot < plan.kept
            join kind on kind.rank = t.kind
            left join known as la on la.text = t.text and la.thing = t.actor
            left join known as lb on lb.text = t.text and lb.thing = t.actor2
            left join known as lr on lr.text = t.text and lr.thing = t.recipient
            left join known as ls on ls.text = t.text and ls.thing = t.recipient2
            left join known as lp on lp.text = t.text and lp.thing = t.place
            join known as lf on lf.text = t.text and lf.thing = t.speaker
            join known as lc on lc.text = t.text and lc.thing = t.company
            join things as home on home.thing = t.happening % 60
            join office on office.rank = t.happening % 8
            join phrases as p on p.phrase = t.subject
            join phrases as p0 on p0.phrase = t.phrase0
            join phrases as p1 on p1.phrase = t.phrase1
            join phrases as p2 on p2.phrase = t.phrase2
            join phrases as p3 on p3.phrase = t.phrase3
        ),
        placed as (
            select
                * replace (if(date_precision = 'unknown', null, happened) as happened),
                case date_precision when 'day' then happened when 'week' then date_trunc('week', happened)
                     when 'month' then date_trunc('month', happened) when 'year' then date_trunc('year', happened)
                end::date as date_start,
                length(w_actor) + coalesce(5 + length(w_actor2), 0) + 1 as at_trigger,
                w_actor || coalesce(' and ' || w_actor2, '') || ' ' || trigger as opening,
                coalesce(' ' || w_recipient, '') || if(w_recipient is null, '', coalesce(' and ' || w_recipient2, ''))
                    as receiving,
                coalesce(' in ' || w_place, '') as where_at,
                case date_precision when 'day' then ' on ' || day_words(happened) when 'unknown' then ''
                     when 'week' then ' last week' when 'month' then ' in ' || monthname(happened)
                     else ' in ' || year(happened) end as dating
            from worded
        ),
        sentences as (
            select
                *, opening || receiving || where_at || dating || ': ' || own || ' ' || p1 || '.' as first,
                w_speaker || ' said that ' || p2 || ', ' || w_company || ' ' || p3 || '.' as second
            from placed
        )
    select
        *, case date_precision when 'day' then date_start when 'week' then date_start + 6
                when 'month' then last_day(date_start) when 'year' then make_date(year(date_start), 12, 31)
           end::date as date_end,
        coalesce(sum(length(first) + length(second) + 2) over (
            partition by document_id order by slot rows between unbounded preceding and 1 preceding
        ), 0)::bigint as at_first
    from sentences
"""

_EVENT = """
    create table event as
    with party as (
        select document_id, slot, list({role: role, id: id} order by role, id) as parties
        from (
            select document_id, slot, 'actor' as role, coalesce(l_actor, -1) as id from said
            union all select document_id, slot, 'actor', l_actor2 from said where l_actor2 is not null
            union all select document_id, slot, 'recipient', l_recipient from said where l_recipient is not null
            union all select document_id, slot, 'recipient', l_recipient2 from said
                where l_recipient2 is not null and l_recipient is not null
        ) group by all
    )
    select
        said.*, at_first + at_trigger as char_start, at_first + length(opening) as char_end,
        identified('em', document_id || part(at_first + at_trigger) || part(at_first + length(opening))
            || part(kind_name) || part(l_place) || part('[' || list_aggregate(list_transform(parties,
                lambda p: '(''' || p.role || ''', ' || p.id || ')'), 'string_agg', ', ') || ']')) as event_mention_id
    from said join party using (document_id, slot)
"""

_STEPS = (_PLAN, _KNOWN, _SAID, _EVENT, "drop table said")

_SPOTS = (
    ("actor", "0", "at_first", "w_actor", "true"),
    ("actor2", "0", "at_first + length(w_actor) + 5", "w_actor2", "l_actor2 is not null"),
    ("recipient", "0", "at_first + length(opening) + 1", "w_recipient", "l_recipient is not null"),
    ("recipient2", "0", "at_first + length(opening) + length(w_recipient) + 6", "w_recipient2",
     "l_recipient is not null and l_recipient2 is not null"),
    ("place", "0", "at_first + length(opening) + length(receiving) + 4", "w_place", "l_place is not null"),
    ("speaker", "1", "at_first + length(first) + 1", "w_speaker", "true"),
    ("company", "1", "at_first + length(first) + 1 + length(w_speaker) + length(' said that ') + length(p2) + 2",
     "w_company", "true"),
)  # fmt: skip
"""Where somebody or something is named: column, sentence of the two, offset, words, and when."""

_SPOT = """
    select
        event.document_id, event_mention_id, '{0}' as spot, 2 * slot + {1} as sentence_index,
        {2} as char_start, {2} + length({3}) as char_end, {3} as text, l_{0} as local_id,
        known.name, known.entity_type, known.country_code, known.sector,
        if('{0}' = 'speaker', open_office, null) as title, if('{0}' = 'speaker', open_country, null) as title_country
    from event left join known on known.text = event.text and known.thing = event.{0} where {4}
"""

_TABLES: Mapping[str, str] = {
    "text_documents": """
        select document_id, 2 * kept as sentence_count, 60 * kept as token_count, dateline.dateline_local_id
        from plan left join (
            select text, min(local_id) as dateline_local_id from known
            where entity_type = 'place' and text % 3 > 0 group by text
        ) as dateline on dateline.text = plan.original
    """,
    "text_sentences": """
        select document_id, 2 * slot as sentence_index, at_first as char_start, at_first + length(first) as char_end,
               first as text, false as is_furniture from event
        union all
        select document_id, 2 * slot + 1, at_first + length(first) + 1, at_first + length(first) + 1 + length(second),
               second, false from event
    """,
    "text_entities": """
        select plan.document_id, local_id, if(known.entity_type = 'person', written, known.name) as name,
               known.entity_type,
               case when known.entity_type <> 'person' then known.country_code
                    when luck < 8 then null when luck < 10 then 'USA' else known.country_code end as country_code,
               key, gender, known.sector, place_type, admin1, admin2, latitude, longitude, geonames_id
        from plan join known on known.text = plan.original join things using (thing)
    """,
    "text_aliases": """
        select document_id, local_id, text as alias, count(*) as mention_count
        from spot where local_id is not null and text <> 'He' group by all
    """,
    "text_roles": """
        select plan.document_id, local_id, 0 as position, office as title, country_code,
               null as organization_local_id
        from plan join known on known.text = plan.original
        where office is not null and luck % 2 = 0
    """,
    "text_mentions": """
        with typed as (
            select *, case when title is not null then 'title' when text = 'He' then 'pronoun'
                           when local_id is null then 'nominal'
                           when entity_type = 'country' and text <> name then 'demonym' else 'name' end as mention_type
            from spot
        )
        select identified('m', document_id || part(char_start) || part(char_end) || part(mention_type)
                   || part(if(local_id is null, '()', '(' || local_id || ',)'))) as mention_id,
               document_id, sentence_index, char_start, char_end, text, mention_type,
               if(local_id is null, 'person', entity_type) as entity_type, local_id, title_country as country_code,
               title
        from typed
    """,
    "text_timexes": """
        select identified('t', document_id || part(char_start) || part(char_start + length(words))) as timex_id,
               document_id, sentence_index, char_start, char_start + length(words) as char_end, words as text,
               'DATE' as timex_type, value, null as mod, date_start, date_end, date_precision
        from (
            select document_id, 2 * slot as sentence_index, date_start, date_end, date_precision,
                   at_first + length(opening) + length(receiving) + length(where_at) + 1
                       + if(date_precision = 'week', 0, 3) as char_start,
                   if(date_precision = 'week', 'last week', substr(dating, 5)) as words,
                   case date_precision when 'day' then strftime(date_start, '%Y-%m-%d')
                        when 'month' then strftime(date_start, '%Y-%m') when 'year' then strftime(date_start, '%Y')
                        else strftime(date_start, '%G-W%V') end as value
            from event where date_precision <> 'unknown'
        )
    """,
    "text_events": """
        select event_mention_id, document_id, 2 * slot as sentence_index, char_start, char_end, trigger, event_type,
               kind_name as kind, status, date_start, date_end, date_precision,
               if(date_precision = 'unknown', null, date_basis) as date_basis, l_place as place_local_id,
               if(l_place is null, null, 'stated') as place_basis, null as status_cue,
               if(status_luck < 200, l_speaker, null) as attributed_local_id,
               case when kind_name in ('summit', 'negotiation') and happening % 3 = 0
                   then upper(subject_words[1]) || subject_words[2:] || ' ' || kind_name end as title,
               first as evidence, round(0.4 + confidence / 1700.0, 4) as confidence, whole.whole_id as part_of
        from event left join (
            select document_id, happening as visit, event_mention_id as whole_id from event
        ) as whole using (document_id, visit)
    """,
    "text_participants": """
        with taking as (
            select *, if(spot[:5] = 'actor', 'actor', 'recipient') as role,
                   row_number() over (partition by event_mention_id order by spot) - 1 as position
            from spot where spot in ('actor', 'actor2', 'recipient', 'recipient2')
        )
        select identified('p', event_mention_id || part(role) || part(local_id) || part(text) || part(position))
                   as participant_id, event_mention_id, role, text, country_code, sector, null as head_count,
               char_start, char_end, local_id, document_id
        from taking
    """,
    "text_quotes": """
        select identified('q', document_id || part(at_quote) || part(at_quote + length(p2))) as quote_id, document_id,
               2 * slot + 1 as sentence_index, at_quote as char_start, at_quote + length(p2) as char_end, p2 as text,
               'indirect' as quote_type, l_speaker as speaker_local_id, w_speaker as speaker_text, 'said' as verb,
               'say' as stance, published as date_start, published as date_end,
               if(published is null, 'unknown', 'day') as date_precision, null as place_local_id
        from (select *, at_first + length(first) + length(w_speaker) + length(' said that ') + 1 as at_quote from event)
    """,
    "text_topics": """
        select document_id, topic, round(0.2 + n / 20.0, 3) as score
        from plan cross join range(4) as r(n) join topic on topic.rank = (original * 7 + n * 5) % 30
    """,
    "text_event_topics": """
        select event_mention_id, document_id, topic, round(0.3 + n / 10.0, 3) as score
        from event cross join range(2) as r(n) join topic on topic.rank = (kind + n * 11) % 30
    """,
}

_DOCUMENTS = """
    with body as (
        select document_id, string_agg(first || ' ' || second, ' ' order by slot) as words from event group by all
    )
    select document_id, 'news_' || text || '.txt' as file_name, sha256(document_id) as content_sha256,
           coalesce(length(body.words), 0) as size_bytes, 'utf-8' as encoding, published as published_date,
           strftime(published, '%Y-%m-%d') as published_value, if(published is null, 'none', 'header') as
           published_date_source, published as anchor_date, if(published is null, 'none', 'header') as anchor_source,
           null as title, null as dateline_text, null as dateline_place_id, 'AP' as agency, 'en' as language,
           0 as sentence_count, 0 as token_count, null as duplicate_of, coalesce(body.words, '') as text,
           timestamp '2026-01-01' as ingested_at, 'run_growth' as run_id
    from plan left join body using (document_id)
"""

_SOURCES = """
    select document_id, 'news_' || text || '.txt' as source_uri, null as publisher, null as url, null as given_date,
           timestamp '2026-01-01' as first_seen_at
    from plan
"""


def lay_out(news: News, seed: int) -> Iterator[tuple[str, pa.Table]]:
    """Name and rows of each table, ``documents`` and ``document_sources`` first; in key order, with its exact schema.

    One at a time, so that whoever writes them down needs memory for one only.
    """
    with TemporaryDirectory() as spilled, duckdb.connect() as db:
        db.execute(f"set temp_directory = '{spilled}'; set memory_limit = '2500MB'")
        for name in ("things", "texts", "tellings", "locals", "phrases"):
            db.register(name, getattr(news, name))
        for name, values in (("kind", KINDS_BY_RANK), ("office", OFFICES), ("topic", sorted(read_topics()))):
            db.register(f"given_{name}", pa.table({"rank": range(len(values)), name: values}))
            db.execute(f"create table {name} as select * from given_{name}")
        types = pa.table({"kind": list(KINDS), "event_type": [k.event_type for k in KINDS.values()]})
        db.register("event_types", types)
        db.execute("create or replace table kind as select * from kind join event_types using (kind)")
        for statement in (*_MACROS, *_STEPS):
            db.execute(statement.replace("$seed", f"'{seed}'"))
        db.execute("create table spot as " + " union all ".join(_SPOT.format(*spot) for spot in _SPOTS))
        for table, query in (
            (TABLES["documents"], _DOCUMENTS),
            (TABLES["document_sources"], _SOURCES),
            *((TEXT_TABLES[name], query) for name, query in _TABLES.items()),
        ):
            columns = ", ".join(f'"{name}"' for name in table.names)
            rows = db.sql(f"select {columns} from ({query}) order by {', '.join(table.key)}").to_arrow_table()
            yield table.name, rows.cast(table.arrow)
