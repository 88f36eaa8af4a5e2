-- Question: Who met or talked with whom, when, where, in what form, and on which visit?
-- Grain: one meeting, call, negotiation, mediation or summit.
-- Stored: it takes more than a second over a million events.
-- Columns:
--   date_start: First day of the meeting; null when unknown.
--   date_end: Last day, included.
--   date_precision: How finely the date is known.
--   status: The latest claim: occurred, ongoing, planned, postponed, cancelled, proposed, denied.
--   kind: meeting, call, negotiation, mediation or summit.
--   side_a: Names of those who meet (the actors), separated by semicolons.
--   side_b: Names of those whom they meet (the recipients).
--   hosts: Names of those who host it.
--   mediators: Names of those who mediate.
--   place: Where it happens.
--   place_country: Country in which the place lies.
--   countries: Countries of all who take part, sorted.
--   title: A name that the meeting has.
--   topics: What it is about, separated by semicolons, strongest first.
--   visit: The visit during which it is held, in one line.
--   document_count: Number of texts that tell of it.
--   independent_count: The same, copies not counted.
--   evidence: The sentence that shows the latest claim best.
--   file_name: File that the sentence stands in.
--   event_id: The meeting.
--   visit_id: The visit during which it is held.
with subjects as (
    select
        score.event_id,
        string_agg(topic.label, '; ' order by score.score desc, topic.label) as topics
    from event_topics as score
    inner join topics as topic on score.topic = topic.topic
    inner join events as event on score.event_id = event.event_id
    where event.kind in ('meeting', 'call', 'negotiation', 'mediation', 'summit')
    group by score.event_id
),

trips as (
    select
        pair.meeting_id,
        pair.visit_id,
        visit.summary
    from visit_meetings as pair
    inner join events as visit on pair.visit_id = visit.event_id
    qualify
        row_number() over (
            partition by pair.meeting_id
            order by pair.basis = 'linked' desc, visit.document_count desc, pair.visit_id
        ) = 1
)

select
    meeting.date_start,
    meeting.date_end,
    meeting.date_precision,
    meeting.status,
    meeting.kind,
    meeting.actors as side_a,
    meeting.recipients as side_b,
    meeting.hosts,
    meeting.mediators,
    meeting.place,
    meeting.place_country,
    meeting.countries,
    meeting.title,
    subjects.topics,
    trips.summary as visit,
    meeting.document_count,
    meeting.independent_count,
    meeting.evidence,
    meeting.file_name,
    meeting.event_id,
    trips.visit_id
from timeline as meeting
left join subjects on meeting.event_id = subjects.event_id
left join trips on meeting.event_id = trips.meeting_id
where meeting.kind in ('meeting', 'call', 'negotiation', 'mediation', 'summit')
order by meeting.date_start nulls last, meeting.event_id;
