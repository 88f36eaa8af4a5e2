"""Links between events that a query finds: which announcement a plan was made known by, and which talks a visit holds.

Both read the published tables of schema ``settled`` and take time that grows with the mentions; what texts say
themselves (``part_of``), replacements and rounds are in ``transforms.resolve.relations``.
"""

from __future__ import annotations

from transforms.resolve.when import OPEN
from transforms.vocabulary.linking import read_linking


def quoted(names: frozenset[str]) -> str:
    """The names as an SQL list."""
    return ", ".join(f"'{name}'" for name in sorted(names))


ANNOUNCED = f"""
    with
        told as (
            select
                e.document_id, e.sentence_index, h.event_id, e.kind, e.status, e.date_start,
                e.kind in ({quoted(read_linking().kinds["announcing"])}) as announces
            from text_events as e
            join settled.event_history as h using (event_mention_id)
        )
    select distinct plan.event_id, word.event_id as other_id, 'announced_by' as relation
    from told as plan
    join told as word using (document_id, sentence_index)
    where word.announces and word.status in ('occurred', 'ongoing')
        and not plan.announces and plan.status in ({quoted(OPEN)})
        and plan.event_id <> word.event_id
        and exists (
            from settled.event_participants as teller
            join settled.event_participants as planner
                on planner.event_id = plan.event_id
                and (planner.entity_id = teller.entity_id or planner.country_code = teller.country_code)
            where teller.event_id = word.event_id and teller.role <> 'about' and planner.role <> 'about'
        )
        and (plan.date_start is null or word.date_start is null or word.date_start <= plan.date_start)
"""
"""Rows of ``event_links``: a plan, and the announcement, speech, deal or call that one sentence tells it in.

Who tells it takes part in it, or acts for a country that does. Reads ``text_events``, ``settled.event_history`` and
``settled.event_participants``. Grain: one plan and one occasion on which it was made known.
"""

STAYS = f"""
    with
        stay as (
            select e.event_id, p.entity_id, e.date_start, e.date_end, e.status, host.country_code
            from settled.events as e
            join settled.event_participants as p on p.event_id = e.event_id and p.role = 'actor'
            join settled.entities as person on person.entity_id = p.entity_id and person.entity_type = 'person'
            join settled.event_participants as visited on visited.event_id = e.event_id
                and visited.role in ('recipient', 'host')
            join settled.entities as host on host.entity_id = visited.entity_id and host.entity_type = 'country'
            where e.kind = 'visit' and e.date_precision = 'day' and e.date_end - e.date_start <= 6
        ),
        month as (
            select distinct stay.*, unnest([date_trunc('month', date_start), date_trunc('month', date_end)]) as month
            from stay
        ),
        talk as (
            select e.event_id, p.entity_id, e.date_start, e.date_end, e.status, e.place_id,
                date_trunc('month', e.date_start) as month
            from settled.events as e
            join settled.event_participants as p on p.event_id = e.event_id and p.role <> 'about'
            where e.kind in ({quoted(read_linking().kinds["within_visits"])}) and e.date_precision = 'day'
        ),
        found as (
            select distinct talk.event_id, stay.event_id as other_id
            from talk
            join month as stay using (month, entity_id)
            left join settled.entities as place on place.entity_id = talk.place_id
            where talk.date_start >= stay.date_start and talk.date_end <= stay.date_end
                and (talk.status in ('occurred', 'ongoing')) = (stay.status in ('occurred', 'ongoing'))
                and case
                    when place.country_code is not null then place.country_code = stay.country_code
                    else exists (
                        from settled.event_participants as host
                        where host.event_id = talk.event_id and host.country_code = stay.country_code
                            and host.role <> 'about'
                    )
                end
        )
    select event_id, other_id, 'part_of' as relation
    from found
    where other_id not in (select event_id from settled.event_links where relation = 'part_of')
"""
"""Rows of ``event_links``: talks that a visitor holds in the country visited, within the days of the visit.

Reads ``settled.events``, ``settled.event_participants``, ``settled.entities`` and what ``settled.event_links`` holds
already: a visit that is itself part of something takes in nothing here, so that nothing ever contains itself. Grain:
one meeting and one visit.
"""
