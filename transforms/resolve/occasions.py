"""``event_links`` brought up to date: parts and announcements by query, rounds and replacements by occasion.

An occasion is all dated events of one kind between the same delegations; only those with an event that a change
touches are asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from transforms.contract import TABLES
from transforms.resolve.belief import Event
from transforms.resolve.belonging import ANNOUNCED, STAYS, quoted
from transforms.resolve.claims import Claim
from transforms.resolve.kept import Database
from transforms.resolve.relations import link_rows
from transforms.vocabulary.kinds import KINDS
from transforms.vocabulary.linking import read_linking

_PARTS = """
    with
        vote as (
            select part.event_id as part, whole.event_id as whole, count(*) as votes
            from text_events as e
            join settled.event_history as part using (event_mention_id)
            join settled.event_history as whole on whole.event_mention_id = e.part_of
            where e.part_of is not null and part.event_id <> whole.event_id
            group by all
        )
    select v.part as event_id, v.whole as other_id, 'part_of' as relation
    from vote as v left join vote as turned on turned.part = v.whole and turned.whole = v.part
    where v.votes > coalesce(turned.votes, 0) or (v.votes = turned.votes and v.part < v.whole)
"""


def settle_links(db: Database) -> None:
    """Bring ``settled.event_links`` up to date. Reads ``former_event``, ``new_event`` and ``linking.occasion``."""
    db.execute("""
        create or replace temp table asked_occasion as
        select distinct kind, sides from linking.occasion
        where event_id in (select event_id from new_event)
        union
        from former_occasion
    """)
    rows = db.execute("""
        select event_id, kind, sides, date_start, status, people, rounds
        from linking.occasion semi join asked_occasion using (kind, sides)
        order by event_id
    """).fetchall()
    links = list(link_rows([_cut_down(*row) for row in rows], _NO_PARTS))
    db.register("incoming", TABLES["event_links"].from_rows(links))
    db.execute("""
        delete from settled.event_links
        where relation in ('part_of', 'announced_by')
           or event_id in (select event_id from former_event)
           or other_id in (select event_id from former_event)
           or event_id in (select event_id from linking.occasion semi join asked_occasion using (kind, sides))
    """)
    db.execute("insert into settled.event_links by name from incoming")
    db.unregister("incoming")
    # In this order: a visit that is part of something by a text's own word takes in nothing else.
    for query, found in zip((_PARTS, STAYS, ANNOUNCED), db.execute(_ASKED).fetchall()[0], strict=True):
        if found:
            db.execute(f"insert into settled.event_links by name ({query} except from settled.event_links)")


_ASKED = f"""
    select
        count(*) filter (part_of is not null),
        count(*) filter (kind = 'visit'),
        count(*) filter (kind in ({quoted(read_linking().kinds["announcing"])}))
    from text_events
"""
"""How many mentions may be part of another, hold others, or announce them."""


_NO_PARTS: Mapping[str, str] = {}


def _cut_down(event_id: str, kind: str, sides: str, start: date, status: str, people: str, rounds: str) -> Event:
    """An event with all that its relations to others depend on, and a single report that stands for all."""
    nothing: dict[str, Any] = dict.fromkeys(Claim.__dataclass_fields__)
    told = Claim(
        **nothing
        | {
            "mention_id": event_id,
            "kind": KINDS[kind],
            "status": status,
            "start": start,
            "acting": {unit: frozenset() for unit in sides.split()},
            "receiving": {},
            "people": frozenset(people.split()),
            "rounds": frozenset(map(int, rounds.split())),
        }
    )
    return Event(event_id, (told,), (told,), kind, status, start, None, "", None, None, {})
