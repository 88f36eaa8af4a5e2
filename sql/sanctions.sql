-- Question: Who put sanctions on whom, or eased them, when, over what, and are they imposed or only planned?
-- Grain: one event in which sanctions, expulsions, recalls or suspensions are imposed or planned, or sanctions eased.
-- Stored: it takes more than a second over a million events.
-- Columns:
--   date_start: First day of the event; null when unknown.
--   date_end: Last day, included.
--   date_precision: How finely the date is known.
--   status: The latest claim: occurred, ongoing, planned, postponed, cancelled, proposed, denied.
--   measure: imposed or eased.
--   kind: sanctions, expulsion, recall, suspension or ease_sanctions.
--   summary: One readable line: who does what to whom.
--   senders: Names of those who impose or ease, separated by semicolons.
--   sender_countries: Countries that they act for, sorted.
--   targets: Names of those on whom, separated by semicolons.
--   target_countries: Countries that they belong to, sorted.
--   about: Names of what it concerns: goods, bodies, people.
--   eased_on: First day of the earliest easing since that took place between a sender and a target country of these
--     sanctions; null when none is told, and for what did not take place.
--   topics: What it is about, strongest first, separated by semicolons.
--   first_reported: Day of the earliest report.
--   last_reported: Day of the latest report.
--   document_count: Number of texts that tell of it.
--   independent_count: The same, copies not counted.
--   evidence: The sentence that shows the latest claim best.
--   file_name: File that the sentence stands in.
--   event_id: The event.
with subjects as (
    select
        score.event_id,
        string_agg(topic.label, '; ' order by score.score desc, topic.label) as topics
    from event_topics as score
    inner join topics as topic on score.topic = topic.topic
    inner join events as event on score.event_id = event.event_id
    where event.event_type = 'SANCTION' or event.kind = 'ease_sanctions'
    group by score.event_id
),

imposed as (
    select
        event.event_id,
        event.date_start,
        unnest(side.actor_countries) as sender,
        side.recipient_countries
    from events as event
    inner join event_sides as side on event.event_id = side.event_id
    where event.kind = 'sanctions' and event.status in ('occurred', 'ongoing')
),

imposed_pairs as (
    select
        event_id,
        date_start,
        sender,
        unnest(recipient_countries) as target
    from imposed
),

eased as (
    select
        event.date_start,
        unnest(side.actor_countries) as sender,
        side.recipient_countries
    from events as event
    inner join event_sides as side on event.event_id = side.event_id
    where event.kind = 'ease_sanctions' and event.status in ('occurred', 'ongoing')
),

eased_pairs as (
    select
        date_start,
        sender,
        unnest(recipient_countries) as target
    from eased
),

easings as (
    select
        imposed.event_id,
        min(easing.date_start) as eased_on
    from imposed_pairs as imposed
    inner join eased_pairs as easing
        on
            imposed.sender = easing.sender
            and imposed.target = easing.target
            and imposed.date_start <= easing.date_start
    group by imposed.event_id
)

select
    event.date_start,
    event.date_end,
    event.date_precision,
    event.status,
    case when event.kind = 'ease_sanctions' then 'eased' else 'imposed' end as measure,
    event.kind,
    event.summary,
    event.actors as senders,
    event.actor_countries as sender_countries,
    event.recipients as targets,
    event.recipient_countries as target_countries,
    event.about,
    easings.eased_on,
    subjects.topics,
    event.first_reported,
    event.last_reported,
    event.document_count,
    event.independent_count,
    event.evidence,
    event.file_name,
    event.event_id
from timeline as event
left join easings on event.event_id = easings.event_id
left join subjects on event.event_id = subjects.event_id
where event.event_type = 'SANCTION' or event.kind = 'ease_sanctions'
order by event.date_start nulls last, event.event_id;
