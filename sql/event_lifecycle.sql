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
        count(*) over (partition by history.event_id) as report_count,
        lag(history.status) over reports_before as previous_status,
        lag(history.date_start ignore nulls) over reports_before as previous_start,
        lag(history.date_end ignore nulls) over reports_before as previous_end,
        lag(place.name ignore nulls) over reports_before as previous_place
    from event_history as history
    left join entities as place on history.place_id = place.entity_id
    window reports_before as (partition by history.event_id order by history."order")
),

changes as (
    select
        event_mention_id,
        case when report_number = 1 then 'first report' end as beginning,
        case when status <> previous_status then previous_status || ' → ' || status end as of_status,
        case
            when date_start <> previous_start or date_end <> previous_end
                then
                    case
                        when previous_start = previous_end then cast(previous_start as varchar)
                        else cast(previous_start as varchar) || '/' || cast(previous_end as varchar)
                    end
                    || ' → '
                    || case
                        when date_start = date_end then cast(date_start as varchar)
                        else cast(date_start as varchar) || '/' || cast(date_end as varchar)
                    end
            when date_start is not null and previous_start is null and report_number > 1
                then
                    'date known: '
                    || case
                        when date_start = date_end then cast(date_start as varchar)
                        else cast(date_start as varchar) || '/' || cast(date_end as varchar)
                    end
        end as of_date,
        case
            when place <> previous_place then previous_place || ' → ' || place
            when place is not null and previous_place is null and report_number > 1 then 'place known: ' || place
        end as of_place
    from beliefs
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
    nullif(concat_ws('; ', change.beginning, change.of_status, change.of_date, change.of_place), '') as change,
    report.status_cue,
    report.evidence,
    report.file_name,
    report.is_copy,
    belief.event_id,
    belief.event_mention_id
from beliefs as belief
inner join changes as change on belief.event_mention_id = change.event_mention_id
inner join events as event on belief.event_id = event.event_id
inner join reports as report on belief.event_mention_id = report.event_mention_id
order by belief.event_id, belief.report_number;
