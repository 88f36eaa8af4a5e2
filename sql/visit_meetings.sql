-- Question: Which meetings belong to which visit?
-- Grain: one meeting held, or to be held, during one visit.
-- Columns:
--   visit_id: The visit.
--   meeting_id: The meeting, negotiation, mediation or summit.
--   basis: linked when a text says so; overlap when a visitor takes part in it in the country visited within the days of
--     the visit.
with talks as (
    select
        event.event_id,
        event.date_start,
        event.date_end,
        event.status in ('occurred', 'ongoing') as took_place,
        place.country_code
    from events as event
    left join entities as place on event.place_id = place.entity_id
    where event.kind in ('meeting', 'negotiation', 'mediation', 'summit')
),

stays as (
    select
        event.event_id,
        event.date_start,
        event.date_end,
        event.status in ('occurred', 'ongoing') as took_place,
        place.country_code
    from events as event
    inner join entities as place on event.place_id = place.entity_id
    where event.kind = 'visit' and event.date_precision = 'day' and event.date_end - event.date_start < 31
),

linked as (
    select
        visit.event_id as visit_id,
        link.event_id as meeting_id
    from event_links as link
    inner join talks as meeting on link.event_id = meeting.event_id
    inner join events as visit on link.other_id = visit.event_id
    where link.relation = 'part_of' and visit.kind = 'visit'
),

overlapping as (
    select distinct
        stay.event_id as visit_id,
        meeting.event_id as meeting_id
    from stays as stay
    inner join event_participants as visitor on stay.event_id = visitor.event_id and visitor.role = 'actor'
    inner join entities as person on visitor.entity_id = person.entity_id and person.entity_type = 'person'
    inner join event_participants as part on visitor.entity_id = part.entity_id and part.role <> 'about'
    inner join talks as meeting on part.event_id = meeting.event_id
    where
        meeting.date_start >= stay.date_start
        and meeting.date_end <= stay.date_end
        and meeting.took_place = stay.took_place
        and meeting.country_code = stay.country_code
)

select
    visit_id,
    meeting_id,
    'linked' as basis
from linked
union all
select
    visit_id,
    meeting_id,
    'overlap' as basis
from overlapping
where (visit_id, meeting_id) not in (select (visit_id, meeting_id) from linked);
