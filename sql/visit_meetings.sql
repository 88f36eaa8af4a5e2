-- Question: Which meetings belong to which visit?
-- Grain: one meeting held, or to be held, during one visit.
-- Stored: 3 s over a million events.
-- Columns:
--   visit_id: The visit.
--   meeting_id: The meeting, negotiation, mediation or summit.
--   basis: linked when a text says so; overlap when a visitor takes part in it in the country visited within the days of
--     the visit.
with stays as (
    select
        event.event_id,
        visitor.entity_id,
        event.date_start,
        event.date_end,
        event.status in ('occurred', 'ongoing') as took_place,
        place.country_code
    from events as event
    inner join entities as place on event.place_id = place.entity_id
    inner join event_participants as visitor on event.event_id = visitor.event_id
    inner join entities as person on visitor.entity_id = person.entity_id
    where
        event.kind = 'visit'
        and event.date_precision = 'day'
        and event.date_end - event.date_start < 31
        and visitor.role = 'actor'
        and person.entity_type = 'person'
),

talks as (
    select
        event.event_id,
        part.entity_id,
        event.date_start,
        event.date_end,
        event.status in ('occurred', 'ongoing') as took_place,
        place.country_code
    from events as event
    inner join entities as place on event.place_id = place.entity_id
    inner join event_participants as part on event.event_id = part.event_id
    where event.kind in ('meeting', 'negotiation', 'mediation', 'summit') and part.role <> 'about'
),

pairs as (
    select
        visit.event_id as visit_id,
        meeting.event_id as meeting_id,
        'linked' as basis
    from event_links as link
    inner join events as meeting on link.event_id = meeting.event_id
    inner join events as visit on link.other_id = visit.event_id
    where
        link.relation = 'part_of'
        and visit.kind = 'visit'
        and meeting.kind in ('meeting', 'negotiation', 'mediation', 'summit')
    union all
    select
        stay.event_id as visit_id,
        meeting.event_id as meeting_id,
        'overlap' as basis
    from stays as stay
    inner join talks as meeting
        on
            stay.entity_id = meeting.entity_id
            and stay.country_code = meeting.country_code
            and stay.took_place = meeting.took_place
            and stay.date_start <= meeting.date_start
            and stay.date_end >= meeting.date_end
)

select
    visit_id,
    meeting_id,
    min(basis) as basis
from pairs
group by visit_id, meeting_id;
