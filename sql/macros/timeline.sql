-- Question: What happened, is planned or fell through between two countries, people or bodies, in order of days?
-- Call: timeline(a, b)
-- Grain: one event in which both take part; a country does through anybody who acts for it. With null for the other,
--   one event in which the one takes part.
-- Columns:
--   date_start: First day of the event; null when unknown.
--   date_end: Last day of the event, included; null when unknown.
--   date_precision: How finely the date is known: day, week, month, quarter, year, unknown.
--   status: The latest claim: occurred, ongoing, planned, postponed, cancelled, proposed, denied.
--   kind: Kind of event; event_kinds explains it.
--   summary: One readable line: who did what, with whom, where.
--   actors: Names of those who do it, separated by semicolons.
--   recipients: Names of those with whom or to whom it is done.
--   place: Where it happens.
--   countries: Countries of all who take part, sorted.
--   quad_class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
--   goldstein: Goldstein score of the kind, from -10 (conflict) to 10 (cooperation).
--   first_reported: Day of the earliest report.
--   document_count: Number of texts that tell of it.
--   independent_count: The same, copies not counted.
--   confidence: Probability that at least one of its independent mentions is such an event; at most 0.99.
--   evidence: The sentence that shows the latest claim best.
--   file_name: File that the sentence stands in.
--   event_id: The event.
with with_one as (
    select distinct part.event_id
    from event_participants as part
    inner join
        entity_of(a) as one
        on part.entity_id = one.entity_id and one.entity_type <> 'country'
    where part.role <> 'about'
),

with_other as (
    select distinct part.event_id
    from event_participants as part
    inner join
        entity_of(b) as other
        on part.entity_id = other.entity_id and other.entity_type <> 'country'
    where part.role <> 'about'
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
    event.place,
    event.countries,
    event.quad_class,
    event.goldstein,
    event.first_reported,
    event.document_count,
    event.independent_count,
    event.confidence,
    event.evidence,
    event.file_name,
    event.event_id
from timeline as event
where
    (
        event.event_id in (select one.event_id from with_one as one)
        or list_contains(
            event.countries,
            (select one.country_code from entity_of(a) as one where one.entity_type = 'country')
        )
    )
    and (
        b is null
        or event.event_id in (select other.event_id from with_other as other)
        or list_contains(
            event.countries,
            (select other.country_code from entity_of(b) as other where other.entity_type = 'country')
        )
    )
order by event.date_start nulls last, event.date_end, event.first_reported nulls last, event.event_id;
