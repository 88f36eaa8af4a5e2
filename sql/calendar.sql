-- Question: What is announced, moved or proposed, and not yet told to have happened?
-- Grain: one event whose latest claim is planned, postponed or proposed.
-- Columns:
--   date_start: First day on which it is to take place; null while open.
--   date_end: Last day, included.
--   date_precision: How finely the date is known.
--   status: planned, postponed or proposed.
--   kind: Kind of event; event_kinds explains it.
--   summary: One readable line: who is to do what, with whom, where.
--   actors: Names of those who are to do it, separated by semicolons.
--   recipients: Names of those with whom or to whom it is to be done.
--   place: Where it is to take place.
--   countries: Countries of all who are to take part, sorted.
--   days_ahead: Days from the latest report to the first day; negative when the day had passed without word of it.
--   first_reported: Day of the earliest report.
--   last_reported: Day of the latest report.
--   document_count: Number of texts that tell of it.
--   independent_count: The same, copies not counted.
--   title: A name that it has.
--   place_country: Country in which the place lies.
--   evidence: The sentence that shows the claim best.
--   file_name: File that the sentence stands in.
--   event_id: The event.
select
    date_start,
    date_end,
    date_precision,
    status,
    kind,
    summary,
    actors,
    recipients,
    place,
    countries,
    date_start - last_reported as days_ahead,
    first_reported,
    last_reported,
    document_count,
    independent_count,
    title,
    place_country,
    evidence,
    file_name,
    event_id
from timeline
where status in ('planned', 'postponed', 'proposed')
order by date_start nulls last, last_reported desc nulls last, event_id;
