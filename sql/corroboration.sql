-- Question: How well is an event attested: by how many independent texts and outlets, how soon, and do they agree?
-- Grain: one event.
-- Stored: 10 s over a million events.
-- Columns:
--   kind: Kind of event; event_kinds explains it.
--   summary: One readable line: who did what, with whom, where.
--   status: The latest claim: occurred, ongoing, planned, postponed, cancelled, proposed, denied.
--   date_start: First day of the event; null when unknown.
--   level: one source; copies only (several texts, of one origin); two sources; several sources (three or more).
--   document_count: Number of texts that tell of it.
--   independent_count: The same, copies not counted.
--   copy_count: Number of texts that are copies of others that tell of it.
--   outlet_count: Number of outlets (publishers, else agencies) of the texts that are no copies, where they are known.
--   outlets: Their names, separated by semicolons.
--   attributed_to: Names of those to whom texts attribute it, separated by semicolons; null when told by the texts alone.
--   first_reported: Day of the earliest report.
--   second_reported: Day of the first report by another independent text; null when there is none.
--   days_to_second: Days from the first to the second.
--   disputed: On what independent texts disagree, separated by semicolons; null when they agree.
--   confidence: Probability that at least one of its independent mentions is such an event; at most 0.99.
--   event_id: The event.
with outlets_of_texts as (
    select
        document_id,
        arg_min(publisher, source_uri) filter (where publisher is not null) as publisher
    from document_sources
    group by document_id
),

attested as (
    select
        report.event_id,
        -- A text has one report of an event, so that those which are no copies are independent of each other.
        min(document.published_date, 2) filter (where document.duplicate_of is null) as days,
        list_sort(
            list(distinct coalesce(source.publisher, document.agency)) filter (
                where document.duplicate_of is null and coalesce(source.publisher, document.agency) is not null
            )
        ) as outlets,
        list_sort(list(distinct speaker.name) filter (where speaker.name is not null)) as speakers
    from event_mentions as report
    inner join documents as document on report.document_id = document.document_id
    left join outlets_of_texts as source on report.document_id = source.document_id
    left join entities as speaker on report.attributed_to = speaker.entity_id
    group by report.event_id
),

disputes as (
    select
        event_id,
        string_agg(distinct field, '; ' order by field) as disputed
    from event_conflicts
    group by event_id
)

select
    event.kind,
    event.summary,
    event.status,
    event.date_start,
    case
        when event.document_count = 1 then 'one source'
        when event.independent_count = 1 then 'copies only'
        when event.independent_count = 2 then 'two sources'
        else 'several sources'
    end as level,
    event.document_count,
    event.independent_count,
    event.document_count - event.independent_count as copy_count,
    coalesce(len(attested.outlets), 0) as outlet_count,
    array_to_string(attested.outlets, '; ') as outlets,
    array_to_string(attested.speakers, '; ') as attributed_to,
    event.first_reported,
    attested.days[2] as second_reported,
    attested.days[2] - attested.days[1] as days_to_second,
    disputes.disputed,
    event.confidence,
    event.event_id
from events as event
left join attested on event.event_id = attested.event_id
left join disputes on event.event_id = disputes.event_id
order by event.independent_count desc, event.document_count desc, event.event_id;
