"""The published tables but those of events: rows of stale texts made anew, tables on entities compared as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from transforms.contract import TABLES
from transforms.resolve import entity_tables as who
from transforms.resolve.kept import Database, columns_of
from transforms.resolve.news import Changes
from transforms.resolve.offices import entity_roles

_OF_TEXTS: Mapping[str, str] = {
    "mentions": """
        select m.mention_id, m.document_id, m.sentence_index, m.char_start, m.char_end, m.text, m.mention_type,
               m.entity_type, coalesce(own.entity_id, holder.entity_id) as entity_id
        from text_mentions as m
        semi join ({asked}) using (document_id)
        left join linking.entity_of as own using (document_id, local_id)
        left join linking.holder_of as holder on holder.mention_id = m.mention_id
    """,
    "event_mentions": """
        select e.* exclude (place_local_id, attributed_local_id, part_of), history.event_id,
               place.entity_id as place_id, source.entity_id as attributed_to
        from text_events as e
        semi join ({asked}) using (document_id)
        join settled.event_history as history using (event_mention_id)
        left join linking.entity_of as place on place.document_id = e.document_id and place.local_id = e.place_local_id
        left join linking.entity_of as source
            on source.document_id = e.document_id and source.local_id = e.attributed_local_id
    """,
    "quotes": """
        select q.* exclude (speaker_local_id, place_local_id), speaker.entity_id as speaker_id,
               place.entity_id as place_id
        from text_quotes as q
        semi join ({asked}) using (document_id)
        left join linking.entity_of as speaker
            on speaker.document_id = q.document_id and speaker.local_id = q.speaker_local_id
        left join linking.entity_of as place on place.document_id = q.document_id and place.local_id = q.place_local_id
    """,
}
"""Tables whose rows are a text's own with entities and events settled; ``{asked}`` is the query of the texts."""

_AS_GIVEN = ("document_sources", "sentences", "timexes", "document_topics")
_SETTLED = ("documents", "event_mention_participants", "mentions", "quotes")

_ENTITY_TABLES: Mapping[str, str] = {"entities": who.ENTITIES, "entity_aliases": who.ALIASES, "places": who.PLACES}


def settle_text_tables(db: Database) -> None:
    """Bring the tables whose rows belong to single texts, and ``settled.event_topics``, up to date.

    Leaves the temporary table ``reassigned`` (document_id, event_id): texts a mention of which has another event.
    """
    db.execute("""
        create or replace temp table reassigned as
        select m.document_id, m.event_id
        from settled.event_mentions as m left join settled.event_history as h using (event_mention_id)
        where m.event_id is distinct from h.event_id
    """)
    db.execute("""
        create or replace temp table asked as
        select document_id, bool_or(is_stale) as is_stale
        from (select document_id, true as is_stale from stale union all select document_id, false from reassigned)
        group by document_id
    """)
    is_first = _is_first(db)
    for name, query in _OF_TEXTS.items():
        which = "true" if name == "event_mentions" else "is_stale"
        if not is_first:
            db.execute(f"delete from settled.{name} where document_id in (select document_id from asked where {which})")
        made = query.format(
            asked=f"select document_id from asked semi join linking.documents using (document_id) where {which}"
        )
        db.execute(f"insert into settled.{name} by name select {columns_of(TABLES[name])} from ({made})")
    _settle_event_topics(db, is_first)


def _settle_event_topics(db: Database, is_first: bool) -> None:
    if not is_first:
        db.execute("""
            delete from settled.event_topics
            where event_id in (select event_id from former_event union select event_id from new_event)
        """)
    db.execute("""
        insert into settled.event_topics by name
        select event_id, topic, max(score) as score
        from text_event_topics join settled.event_history using (event_mention_id) semi join new_event using (event_id)
        group by all
    """)


def settle_entity_tables(db: Database) -> set[str]:
    """Bring the tables on entities up to date; the names of those of which any row changed."""
    if not _any(db, "from stale"):
        return set()
    is_first = _is_first(db)
    changed = set()
    for name in (*_ENTITY_TABLES, "entity_roles"):
        columns, query = columns_of(TABLES[name]), _ENTITY_TABLES.get(name, "from incoming")
        if name not in _ENTITY_TABLES:
            db.register("incoming", entity_roles(db))
        if is_first:
            ((count,),) = db.execute(f"insert into settled.{name} by name select {columns} from ({query})").fetchall()
            if count:
                changed.add(name)
        elif _renewed(db, name, f"select {columns} from ({query})"):
            changed.add(name)
    db.unregister("incoming")
    return changed


def _renewed(db: Database, name: str, query: str) -> bool:
    """Let a table hold the rows of a query; true when any row changed."""
    columns = columns_of(TABLES[name])
    db.execute(f"create or replace temp table made_now as {query}")
    db.execute(f"create or replace temp table made_new as from made_now except select {columns} from settled.{name}")
    db.execute(f"create or replace temp table lapsed as select {columns} from settled.{name} except from made_now")
    ((count,),) = db.execute("select (select count(*) from made_new) + (select count(*) from lapsed)").fetchall()
    if count:
        keys = ", ".join(TABLES[name].key)
        db.execute(f"delete from settled.{name} where ({keys}) in (select ({keys}) from lapsed)")
        db.execute(f"insert into settled.{name} by name from made_new")
    return bool(count)


def _is_first(db: Database) -> bool:
    """Whether nothing is settled yet."""
    return not _any(db, "from linking.seen")


def changes_of(db: Database, changed: Iterable[str]) -> Changes:
    """What this update changed; ``changed`` are the tables on entities that did.

    Leaves the temporary table ``told_text`` (document_id, is_given, is_settled, month): texts whose rows may have
    changed, with the months in which they are published or were before; whether they changed themselves, and whether
    they are stale.
    """
    db.execute("""
        create or replace temp table told_text as
        with asked as (
            select document_id, bool_or(is_given) as is_given, bool_or(is_settled) as is_settled
            from (
                select document_id, true as is_given, false as is_settled from linking.changed
                union all
                select document_id, false, true from stale
                union all
                select document_id, false, false from reassigned
            )
            group by document_id
        )
        select document_id, is_given, is_settled, month from asked join linking.seen using (document_id)
        union
        select document_id, is_given, is_settled, coalesce(strftime(published_date, '%Y-%m'), '')
        from asked join linking.documents using (document_id)
    """)
    told = db.execute("select month, bool_or(is_given), bool_or(is_settled) from told_text group by month").fetchall()
    as_given = frozenset(month for month, is_given, _ in told if is_given)
    settled = frozenset(month for month, _, is_settled in told if is_settled)
    retold = frozenset(month for month, _, _ in told)
    months = dict.fromkeys(_AS_GIVEN, as_given) | dict.fromkeys(_SETTLED, settled) | {"event_mentions": retold}
    tables = {*changed, *(name for name, found in months.items() if found)}
    ((events, texts, seen),) = db.execute("""
        select (select count(*) from former_event) + (select count(*) from new_event),
               (select count(*) from linking.changed) + (select count(*) from stale),
               (select count(*) from linking.seen)
    """).fetchall()
    if events:
        tables |= {"events", "event_participants", "event_history", "event_topics"}
    if events or texts:  # links and conflicts read more of a text than its claims
        tables |= {"event_links", "event_conflicts"}
    if not seen:
        tables |= {name for name, table in TABLES.items() if not table.live}
    return Changes(frozenset(tables), {name: found for name, found in months.items() if found})


def _any(db: Database, query: str) -> bool:
    # Counted, not cut off by a limit: DuckDB 2.0.0 may hang on a limit over joins.
    return db.execute(f"select count(*) from ({query})").fetchall() != [(0,)]
