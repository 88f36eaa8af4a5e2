-- Question: How did what was known of an event change from report to report: planned, postponed, held?
-- Grain: one report of one event.
-- Columns:
--   summary: The event in one readable line, as it is known today.
--   kind: Kind of event.
--   report_number: Place among the event's reports, from 1; undated reports come last.
--   report_count: Number of the event's reports.
--   reported_on: Day of the report; null when unknown.
--   status: State of the event by this report.
--   previous_status: State by the report before; null for the first.
--   date_start: First day of the event by this report; null when it gives none.
--   date_end: Last day by this report, included.
--   previous_start: First day as it was known before.
--   days_moved: Days by which this report moves the first day; 0 when it stands, null when there is none to compare.
--   place: Where it happens, by this report.
--   is_change: True when the report differs from what was believed before.
--   change: What this report changes, in words; null when it changes nothing.
--   status_cue: The words that show the status.
--   evidence: The sentence that tells of it.
--   file_name: File that the sentence stands in.
--   is_copy: True when the report is a copy of another text.
--   event_id: The event.
--   event_mention_id: The report.
with beliefs as (
    select
        history.event_id,
        history.event_mention_id,
        history."order" as report_number,
        history.reported_on,
        history.status,
        history.date_start,
        history.date_end,
        history.is_change,
        place.name as place,
        case
            when history.date_start = history.date_end then cast(history.date_start as varchar)
            else cast(history.date_start as varchar) || '/' || cast(history.date_end as varchar)
        end as days
    from event_history as history
    left join entities as place on history.place_id = place.entity_id
),

successions as (
    select
        event_id,
        event_mention_id,
        report_number,
        reported_on,
        status,
        date_start,
        date_end,
        days,
        place,
        is_change,
        count(*) over (partition by event_id) as report_count,
        lag(status) over reports_before as previous_status,
        lag(date_start ignore nulls) over reports_before as previous_start,
        lag(days ignore nulls) over reports_before as previous_days,
        lag(place ignore nulls) over reports_before as previous_place
    from beliefs
    window reports_before as (partition by event_id order by report_number)
)

select
    event.summary,
    event.kind,
    belief.report_number,
    belief.report_count,
    belief.reported_on,
    belief.status,
    belief.previous_status,
    belief.date_start,
    belief.date_end,
    belief.previous_start,
    belief.date_start - belief.previous_start as days_moved,
    belief.place,
    belief.is_change,
    nullif(
        concat_ws(
            '; ',
            case when belief.report_number = 1 then 'first report' end,
            case
                when belief.status <> belief.previous_status then belief.previous_status || ' → ' || belief.status
            end,
            case
                when belief.days <> belief.previous_days then belief.previous_days || ' → ' || belief.days
                when belief.previous_days is null and belief.report_number > 1 then 'date known: ' || belief.days
            end,
            case
                when belief.place <> belief.previous_place then belief.previous_place || ' → ' || belief.place
                when belief.previous_place is null and belief.report_number > 1 then 'place known: ' || belief.place
            end
        ),
        ''
    ) as change,
    report.status_cue,
    report.evidence,
    report.file_name,
    report.is_copy,
    belief.event_id,
    belief.event_mention_id
from successions as belief
inner join events as event on belief.event_id = event.event_id
inner join reports as report
    on belief.event_mention_id = report.event_mention_id and belief.event_id = report.event_id
order by belief.event_id, belief.report_number;
