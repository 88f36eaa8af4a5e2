"""Who takes part in the event mentions of a text, once entities are settled; which texts that must be asked anew for.

A text's rows are stale when the text changed, when one of its entities became another or a country or sort of its own,
or when it turned out a copy.
"""

from __future__ import annotations

from transforms.contract import TABLES
from transforms.resolve.kept import Database, columns_of

_NO_ENTITIES = {
    "entity": "select null::varchar as entity_id, null::varchar as name, null::varchar as entity_type, "
    "null::varchar as country_code",
    "holder_of": "select null::varchar as mention_id, null::varchar as document_id, null::bigint as char_start, "
    "null::bigint as char_end, null::varchar as entity_id",
    "documents": "select null::varchar as document_id, null::date as published_date, null::varchar as duplicate_of",
}
"""Tables of ``linking`` that are laid aside before they are made anew, so that the two can be compared."""


def lay_aside(db: Database) -> None:
    """Keep what is known of copies and entities as ``former_…``, empty tables where nothing is known."""
    there = {
        name
        for (name,) in db.execute("select table_name from duckdb_tables() where schema_name = 'linking'").fetchall()
    }
    for name, empty in _NO_ENTITIES.items():
        source = f"select * from linking.{name}" if name in there else f"{empty} limit 0"
        db.execute(f"create or replace temp table former_{name} as {source}")


def find_stale(db: Database) -> None:
    """Temporary tables ``renamed`` (entity_id), ``changed_entity`` (entity_id) and ``stale`` (document_id).

    Reads ``moved`` (document_id): texts of which an entity became another one.
    ``renamed`` are entities that only bear another name than before: rows of theirs stand, but lines that show them.
    """
    db.execute("""
        create or replace temp table changed_entity as
        select entity_id from (
            (select entity_id, entity_type, country_code from linking.entity
             except select entity_id, entity_type, country_code from former_entity)
            union all
            (select entity_id, entity_type, country_code from former_entity
             except select entity_id, entity_type, country_code from linking.entity)
        ) group by entity_id
    """)
    db.execute("""
        create or replace temp table renamed as
        select now.entity_id from linking.entity as now join former_entity as before using (entity_id)
        where now.name <> before.name
    """)
    db.execute("""
        create or replace temp table stale as
        select document_id from linking.changed
        union
        select document_id from linking.entity_of semi join changed_entity using (entity_id)
        union
        select document_id from linking.holder_of semi join changed_entity using (entity_id)
        union
        select document_id from moved
        union
        select document_id from linking.holder_of anti join former_holder_of using (mention_id, entity_id)
        union
        select document_id from former_holder_of anti join linking.holder_of using (mention_id, entity_id)
        union
        select now.document_id
        from linking.documents as now join former_documents as before using (document_id)
        where now.duplicate_of is distinct from before.duplicate_of
    """)


def settle_parts(db: Database) -> None:
    """Bring ``linking.part`` up to date: one participant of one event mention.

    Where a title stands for an unnamed holder, the holder takes part. One text may err on whom a person serves, all
    texts together seldom do.
    """
    columns = columns_of(TABLES["event_mention_participants"])
    db.execute("delete from linking.part where document_id in (select document_id from stale)")
    db.execute(f"""
        insert into linking.part by name
        with
            known as (
                select e.document_id, e.local_id, entity_id, entity_type
                from linking.entity_of as e join linking.entity using (entity_id) semi join stale using (document_id)
            ),
            holder as (
                select document_id, char_start, char_end, min(entity_id) as entity_id
                from linking.holder_of semi join stale using (document_id) group by all
            ),
            settled as (
                select
                    p.* exclude (local_id),
                    case
                        when holder.entity_id is not null and (known.entity_id is null or known.entity_type <> 'person')
                            then holder.entity_id
                        else known.entity_id
                    end as entity_id
                from text_participants as p
                semi join stale using (document_id)
                semi join linking.documents using (document_id)
                left join known on known.document_id = p.document_id and known.local_id = p.local_id
                left join holder
                    on holder.document_id = p.document_id
                    and holder.char_start = p.char_start and holder.char_end = p.char_end
            ),
            told as (
                select
                    settled.* replace (
                        case
                            when entity.entity_type = 'person' then coalesce(entity.country_code, settled.country_code)
                            else coalesce(settled.country_code, entity.country_code)
                        end as country_code
                    )
                from settled left join linking.entity using (entity_id)
            )
        select document_id, {columns} from told
    """)
