-- Question: What was agreed or signed, between whom, about what, and what became of it?
-- Grain: one agreement (promised or reached) or signing.
-- Columns:
--   date_start: First day of the event; null when unknown.
--   date_end: Last day, included.
--   date_precision: How finely the date is known.
--   status: The latest claim: occurred, ongoing, planned, postponed, cancelled, proposed, denied.
--   kind: agreement or signing.
--   summary: One readable line: who agreed to what, with whom.
--   actors: Names of one side, separated by semicolons.
--   recipients: Names of the other side.
--   about: Names of what it concerns: treaties, contracts, goods, people.
--   countries: Countries of all who take part, sorted.
--   place: Where it happens.
--   title: A name that it has.
--   topics: What it is about, strongest first, separated by semicolons.
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
    group by score.event_id
)

select
    event.date_start,
    event.date_end,
    event.date_precision,
    event.status,
    event.kind,
    event.summary,
    event.actors,
    event.recipients,
    event.about,
    event.countries,
    event.place,
    event.title,
    subjects.topics,
    event.document_count,
    event.independent_count,
    event.evidence,
    event.file_name,
    event.event_id
from timeline as event
left join subjects on event.event_id = subjects.event_id
where event.kind in ('agreement', 'signing')
order by event.date_start nulls last, event.event_id;
