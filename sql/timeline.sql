-- Question: What happened, is planned or fell through, when, where, and between whom?
-- Grain: one event.
-- Stored: 11 s over a million events, and most views rest on it.
-- Columns:
--   date_start: First day of the event; null when unknown.
--   date_end: Last day of the event, included; null when unknown.
--   date_precision: How finely the date is known: day, week, month, quarter, year, unknown.
--   status: The latest claim: occurred, ongoing, planned, postponed, cancelled, proposed, denied.
--   kind: Kind of event; event_kinds explains it.
--   summary: One readable line: who did what, with whom, where.
--   actors: Names of those who do it, separated by semicolons.
--   recipients: Names of those with whom or to whom it is done.
--   hosts: Names of those who host it.
--   mediators: Names of those who mediate.
--   about: Names of what it concerns, without taking part.
--   place: Where it happens.
--   place_country: Country in which the place lies.
--   actor_countries: Countries that the actors act for, sorted.
--   recipient_countries: Countries of the other side, sorted.
--   countries: Countries of all who take part, sorted; list_has_all(countries, ['IND', 'RUS']) finds what is between two.
--   title: A name that the event has.
--   event_type: PLOVER event type, or STATEMENT.
--   quad_class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
--   goldstein: Goldstein score of the kind, from -10 (conflict) to 10 (cooperation).
--   first_reported: Day of the earliest report.
--   last_reported: Day of the latest report.
--   document_count: Number of texts that tell of it.
--   independent_count: The same, copies not counted.
--   confidence: Probability that at least one of its independent mentions is such an event; at most 0.99.
--   evidence: The sentence that shows the latest claim best.
--   file_name: File that the sentence stands in.
--   event_id: The event.
with best_reports as (
    select
        report.event_id,
        arg_min(
            report.event_mention_id,
            (
                report.status <> event.status,
                -report.confidence,
                coalesce(document.published_date, date '9999-12-31'),
                report.event_mention_id
            )
        ) as event_mention_id
    from event_mentions as report
    inner join events as event on report.event_id = event.event_id
    inner join documents as document on report.document_id = document.document_id
    group by report.event_id
),

best_evidence as (
    select
        report.event_id,
        report.evidence,
        document.file_name
    from best_reports as best
    inner join event_mentions as report on best.event_mention_id = report.event_mention_id
    inner join documents as document on report.document_id = document.document_id
)

select
    event.date_start,
    event.date_end,
    event.date_precision,
    event.status,
    event.kind,
    event.summary,
    side.actors,
    side.recipients,
    side.hosts,
    side.mediators,
    side.about,
    place.name as place,
    place.country_code as place_country,
    side.actor_countries,
    side.recipient_countries,
    side.countries,
    event.title,
    event.event_type,
    event.quad_class,
    event.goldstein,
    event.first_reported,
    event.last_reported,
    event.document_count,
    event.independent_count,
    event.confidence,
    best.evidence,
    best.file_name,
    event.event_id
from events as event
inner join event_sides as side on event.event_id = side.event_id
left join entities as place on event.place_id = place.entity_id
left join best_evidence as best on event.event_id = best.event_id
order by event.date_start nulls last, event.date_end, event.first_reported nulls last, event.event_id;
