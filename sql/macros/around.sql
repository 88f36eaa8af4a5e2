-- Question: What belongs to an event, and what else happened around it between the same people or countries?
-- Call: around(identifier)
-- Grain: one other event, linked to it or between the same sides within 30 days of it.
-- Columns:
--   relation: part_of, follows, replaces, announced_by as in event_links; has_part, followed_by, replaced_by, announces
--     for the other way round; during for a meeting on the visit, visit for the visit of the meeting; same_people when a
--     person or body takes part in both, same_countries when two countries do.
--   days_apart: Days from its first day to that of the other; null when one is unknown.
--   date_start: First day of the other event; null when unknown.
--   status: Its latest claim.
--   kind: Its kind; event_kinds explains it.
--   summary: The other event in one readable line.
--   place: Where it happens.
--   independent_count: Number of texts that tell of it, copies not counted.
--   evidence: The sentence that shows the latest claim best.
--   file_name: File that the sentence stands in.
--   event_id: The other event.
with ties as (
    select
        link.other_id as event_id,
        link.relation,
        1 as place_in_line
    from event_links as link
    where link.event_id = (select asked.event_id from event_of(identifier) as asked)
    union all
    select
        link.event_id,
        case link.relation
            when 'part_of' then 'has_part'
            when 'follows' then 'followed_by'
            when 'replaces' then 'replaced_by'
            else 'announces'
        end as relation,
        1 as place_in_line
    from event_links as link
    where link.other_id = (select asked.event_id from event_of(identifier) as asked)
    union all
    select
        pair.meeting_id as event_id,
        'during' as relation,
        2 as place_in_line
    from visit_meetings as pair
    where pair.visit_id = (select asked.event_id from event_of(identifier) as asked)
    union all
    select
        pair.visit_id as event_id,
        'visit' as relation,
        2 as place_in_line
    from visit_meetings as pair
    where pair.meeting_id = (select asked.event_id from event_of(identifier) as asked)
    union all
    select
        other.event_id,
        'same_people' as relation,
        3 as place_in_line
    from event_participants as own
    inner join entities as who on own.entity_id = who.entity_id
    inner join event_participants as other on own.entity_id = other.entity_id
    inner join events as centre on own.event_id = centre.event_id
    inner join events as near on other.event_id = near.event_id
    where
        own.event_id = (select asked.event_id from event_of(identifier) as asked)
        and own.role <> 'about'
        and other.role <> 'about'
        and who.entity_type in ('person', 'organization', 'igo')
        and near.date_start between centre.date_start - 30 and centre.date_start + 30
    union all
    select
        other.event_id,
        'same_countries' as relation,
        4 as place_in_line
    from country_pairs as own
    inner join country_pairs as other on own.country_a = other.country_a and own.country_b = other.country_b
    inner join events as centre on own.event_id = centre.event_id
    inner join events as near on other.event_id = near.event_id
    where
        own.event_id = (select asked.event_id from event_of(identifier) as asked)
        and near.date_start between centre.date_start - 30 and centre.date_start + 30
),

closest as (
    select
        event_id,
        arg_min(relation, (place_in_line, relation)) as relation,
        min(place_in_line) as place_in_line
    from ties
    where event_id <> (select asked.event_id from event_of(identifier) as asked)
    group by event_id
)

select
    tie.relation,
    other.date_start - own.date_start as days_apart,
    other.date_start,
    other.status,
    other.kind,
    other.summary,
    other.place,
    other.independent_count,
    other.evidence,
    other.file_name,
    other.event_id
from closest as tie
inner join timeline as other on tie.event_id = other.event_id
inner join events as own on own.event_id = (select asked.event_id from event_of(identifier) as asked)
order by tie.place_in_line, abs(days_apart) nulls last, other.date_start, other.event_id;
