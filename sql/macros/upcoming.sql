-- Question: What lay ahead on a day, as the texts published up to then had it?
-- Call: upcoming(day)
-- Grain: one event that was planned, postponed or proposed then and whose last day was not over; of those without a
--   day, the ones that were told of within the year before.
-- Columns:
--   date_start: First day on which it was to take place, as believed then; null while open.
--   date_end: Last day, included.
--   days_ahead: Days from the day asked for to the first day; negative when that was past and the last was not.
--   status: planned, postponed or proposed, as the latest report of the time had it.
--   kind: Kind of event; event_kinds explains it.
--   summary: The event in one readable line, as it is known today.
--   actors: Names of those who do it, separated by semicolons.
--   recipients: Names of those with whom or to whom it is done.
--   place: Where it was to take place, as believed then.
--   countries: Countries of all who take part, sorted.
--   first_reported: Day of the first report.
--   last_reported: Day of the latest report of the time.
--   report_count: Number of reports by then.
--   independent_count: Number of reports by then without copies.
--   status_today: State of the event as it is known today.
--   date_start_today: First day of the event as it is known today.
--   event_id: The event.
select
    belief.date_start,
    belief.date_end,
    belief.date_start - cast(day as date) as days_ahead,
    belief.status,
    event.kind,
    event.summary,
    side.actors,
    side.recipients,
    place.name as place,
    side.countries,
    belief.first_reported,
    belief.believed_from as last_reported,
    belief.report_count,
    belief.independent_count,
    event.status as status_today,
    event.date_start as date_start_today,
    event.event_id
from beliefs as belief
inner join events as event on belief.event_id = event.event_id
inner join event_sides as side on belief.event_id = side.event_id
left join entities as place on belief.place_id = place.entity_id
where
    belief.believed_from <= cast(day as date)
    and (belief.believed_until is null or belief.believed_until > cast(day as date))
    and belief.status in ('planned', 'postponed', 'proposed')
    and (
        belief.date_end >= cast(day as date)
        or (belief.date_end is null and belief.believed_from > cast(day as date) - 366)
    )
order by belief.date_start nulls last, belief.event_id;
