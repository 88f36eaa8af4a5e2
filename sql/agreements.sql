-- Question: What was agreed or signed, between whom, about what, and what became of it?
-- Grain: one agreement (promised or reached) or signing.
-- Stored: it takes more than a second over a million events.
-- Columns:
--   date_start: First day of the event; null when unknown.
--   date_end: Last day, included.
--   date_precision: How finely the date is known.
--   status: The latest claim: occurred, ongoing, planned, postponed, cancelled, proposed, denied.
--   fate: What became of it: signed, agreed, ongoing, planned, proposed, postponed, cancelled or denied; rejected,
--     suspended or left once a later event that took place does so with what it concerns.
--   fate_on: First day of the event that decides that; null when unknown.
--   kind: agreement or signing.
--   summary: One readable line: who agreed to what, with whom.
--   actors: Names of one side, separated by semicolons.
--   recipients: Names of the other side.
--   about: Names of what it concerns: treaties, contracts, goods, people.
--   countries: Countries of all who take part, sorted.
--   place: Where it happens.
--   title: A name that it has.
--   aftermath: Later events that took place over the same treaty or contract, with their days, by date, separated by " | ".
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
    inner join events as event on score.event_id = event.event_id
    where event.kind in ('agreement', 'signing')
    group by score.event_id
),

-- What is agreed on: treaties and contracts, which later events are about too.
matters as not materialized (
    select
        part.event_id,
        part.entity_id,
        event.kind,
        event.status,
        event.date_start,
        event.summary
    from event_participants as part
    inner join entities as matter on part.entity_id = matter.entity_id and matter.entity_type = 'agreement'
    inner join events as event on part.event_id = event.event_id
),

later_events as (
    select distinct
        agreed.event_id,
        later.event_id as later_id,
        later.kind,
        later.date_start,
        later.summary
    from matters as agreed
    inner join matters as later
        on agreed.entity_id = later.entity_id and agreed.event_id <> later.event_id
    where
        agreed.kind in ('agreement', 'signing')
        and later.status in ('occurred', 'ongoing')
        and later.date_start >= agreed.date_start
        and not (later.date_start = agreed.date_start and later.kind in ('agreement', 'signing'))
),

sequels as (
    select
        event_id,
        string_agg(cast(date_start as varchar) || ' ' || summary, ' | ' order by date_start, later_id) as aftermath,
        arg_max(kind, (date_start, later_id)) filter (
            where kind in ('signing', 'withdrawal', 'suspension', 'rejection')
        ) as last_turn,
        max(date_start) filter (where kind in ('signing', 'withdrawal', 'suspension', 'rejection')) as turned_on
    from later_events
    group by event_id
)

select
    event.date_start,
    event.date_end,
    event.date_precision,
    event.status,
    case
        when event.status in ('cancelled', 'denied') then event.status
        when sequels.last_turn is not null
            then
                case sequels.last_turn
                    when 'signing' then 'signed'
                    when 'withdrawal' then 'left'
                    when 'suspension' then 'suspended'
                    else 'rejected'
                end
        when event.status <> 'occurred' then event.status
        when event.kind = 'signing' then 'signed'
        else 'agreed'
    end as fate,
    case
        when event.status in ('cancelled', 'denied') then event.date_start
        else coalesce(sequels.turned_on, event.date_start)
    end as fate_on,
    event.kind,
    event.summary,
    event.actors,
    event.recipients,
    event.about,
    event.countries,
    event.place,
    event.title,
    sequels.aftermath,
    subjects.topics,
    event.document_count,
    event.independent_count,
    event.evidence,
    event.file_name,
    event.event_id
from timeline as event
left join subjects on event.event_id = subjects.event_id
left join sequels on event.event_id = sequels.event_id
where event.kind in ('agreement', 'signing')
order by event.date_start nulls last, event.event_id;
