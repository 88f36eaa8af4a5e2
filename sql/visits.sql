-- Question: Who visited or is to visit whom, where, when, as planned or not, and whom did they meet there?
-- Grain: one visit to one destination.
-- Stored: it takes more than a second over a million events.
-- Columns:
--   visitors: Names of those who travel, separated by semicolons.
--   visitor_countries: Countries that they act for, sorted.
--   hosts: Names of those whom they visit (hosts, else recipients).
--   host_countries: Countries visited, sorted: those of the hosts or recipients, else of the destination.
--   inviters: Names of those in the countries visited who had invited one of the visitors within the 400 days
--     before, separated by semicolons; null when no text tells of it.
--   invited_on: Day of the latest such invitation, failing that of its first report.
--   destination: Where they go.
--   destination_country: Country in which the destination lies.
--   date_start: First day of the visit; null when unknown.
--   date_end: Last day, included.
--   date_precision: How finely the date is known.
--   days: Length in days, where it is known to the day.
--   status: The latest claim: occurred, ongoing, planned, postponed, cancelled, proposed, denied.
--   first_planned_on: Day of the earliest report that had it planned or proposed.
--   planned_start: First day of the visit as it was planned then.
--   planned_end: Last day of the visit as it was planned then.
--   meeting_count: Number of meetings during the visit.
--   meetings: The meetings, one readable line each, by date, separated by " | ".
--   document_count: Number of texts that tell of it.
--   independent_count: The same, copies not counted.
--   first_reported: Day of the earliest report.
--   last_reported: Day of the latest report.
--   evidence: The sentence that shows the latest claim best.
--   file_name: File that the sentence stands in.
--   event_id: The visit.
with first_plans as (
    select
        event_id,
        reported_on,
        date_start,
        date_end
    from event_history
    where status in ('planned', 'proposed')
    qualify row_number() over (partition by event_id order by "order") = 1
),

guests as (
    select
        visit.event_id,
        coalesce(visit.date_start, visit.first_reported) as begins_on,
        part.entity_id,
        side.recipient_countries as host_countries
    from events as visit
    inner join event_sides as side on visit.event_id = side.event_id
    inner join event_participants as part on visit.event_id = part.event_id
    where visit.kind = 'visit' and part.role = 'actor'
),

asked as (
    select
        invitation.event_id,
        coalesce(invitation.date_start, invitation.first_reported) as asked_on,
        inviter.entity_id as inviter_id,
        coalesce(inviter.country_code, host.country_code) as host_country,
        host.name as inviter,
        guest.entity_id as guest_id
    from events as invitation
    inner join event_participants as inviter on invitation.event_id = inviter.event_id and inviter.role = 'actor'
    inner join entities as host on inviter.entity_id = host.entity_id
    inner join event_participants as guest on invitation.event_id = guest.event_id and guest.role = 'recipient'
    where invitation.kind = 'invitation' and invitation.status in ('occurred', 'ongoing')
),

invitations as (
    select
        guest.event_id,
        string_agg(distinct asked.inviter, '; ' order by asked.inviter) as inviters,
        max(asked.asked_on) as invited_on
    from guests as guest
    inner join asked
        on
            guest.entity_id = asked.guest_id
            and list_contains(guest.host_countries, asked.host_country)
            and guest.begins_on >= asked.asked_on
            and asked.asked_on > guest.begins_on - 400
    group by guest.event_id
),

encounters as (
    select
        pair.visit_id,
        count(*) as meeting_count,
        string_agg(meeting.summary, ' | ' order by meeting.date_start nulls last, meeting.event_id) as meetings
    from visit_meetings as pair
    inner join events as meeting on pair.meeting_id = meeting.event_id
    group by pair.visit_id
)

select
    visit.actors as visitors,
    visit.actor_countries as visitor_countries,
    coalesce(visit.hosts, visit.recipients) as hosts,
    visit.recipient_countries as host_countries,
    invitations.inviters,
    invitations.invited_on,
    visit.place as destination,
    visit.place_country as destination_country,
    visit.date_start,
    visit.date_end,
    visit.date_precision,
    case when visit.date_precision = 'day' then visit.date_end - visit.date_start + 1 end as days,
    visit.status,
    plan.reported_on as first_planned_on,
    plan.date_start as planned_start,
    plan.date_end as planned_end,
    coalesce(encounters.meeting_count, 0) as meeting_count,
    encounters.meetings,
    visit.document_count,
    visit.independent_count,
    visit.first_reported,
    visit.last_reported,
    visit.evidence,
    visit.file_name,
    visit.event_id
from timeline as visit
left join first_plans as plan on visit.event_id = plan.event_id
left join invitations on visit.event_id = invitations.event_id
left join encounters on visit.event_id = encounters.visit_id
where visit.kind = 'visit'
order by visit.date_start nulls last, visit.event_id;
