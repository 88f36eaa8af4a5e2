-- Question: How complete is what is known: how many rows lack a day, a place, a side, a second source, a speaker?
-- Grain: one measure.
-- Stored: 1 s over a million events.
-- Columns:
--   measure: What is counted.
--   affected: Number of rows to which it applies.
--   total: Number of rows that were looked at.
--   share: The first divided by the second; null when there are none.
--   meaning: What it says, and what to do with such rows.
with text_counts as (
    select
        count(*) as total,
        count(*) filter (where published_date is null) as undated,
        count(*) filter (where duplicate_of is not null) as copies,
        count(*) filter (where language <> 'en') as not_read
    from documents
),

event_counts as (
    select
        count(*) as total,
        count(*) filter (where event.date_start is null) as undated,
        count(*) filter (where event.date_start is not null and event.date_precision <> 'day') as coarse,
        count(*) filter (where event.place_id is null) as without_place,
        count(*) filter (where event.independent_count = 1) as one_source,
        count(*) filter (where event.confidence < 0.8) as doubtful,
        count(*) filter (where event.status = 'denied') as denied,
        count(*) filter (where len(side.actor_countries) = 0) as without_actor_country,
        count(*) filter (where len(side.recipient_countries) = 0) as without_other_country
    from events as event
    inner join event_sides as side on event.event_id = side.event_id
),

report_counts as (
    select
        count(*) as total,
        count(*) filter (where date_basis = 'assumed') as assumed_dates,
        count(*) filter (where attributed_to is not null) as attributed
    from event_mentions
),

part_counts as (
    select
        count(*) as total,
        count(*) filter (where entity_id is null) as unnamed
    from event_mention_participants
),

mention_counts as (
    select
        count(*) as total,
        count(*) filter (where entity_id is null) as unresolved
    from mentions
),

quote_counts as (
    select
        count(*) as total,
        count(*) filter (where speaker_id is null) as unattributed
    from quotes
),

dispute_counts as (
    select count(distinct event_id) as disputed from event_conflicts
),

counts as (
    select
        unnest([
            {
                'place': 1, 'measure': 'texts without a day of publication', 'affected': text_counts.undated,
                'total': text_counts.total, 'meaning': 'Their reports are last in every history, and in no as_of.'
            },
            {
                'place': 2, 'measure': 'texts that are copies', 'affected': text_counts.copies,
                'total': text_counts.total, 'meaning': 'They are no independent sources.'
            },
            {
                'place': 3, 'measure': 'texts in other languages', 'affected': text_counts.not_read,
                'total': text_counts.total, 'meaning': 'They are kept and not annotated: no event comes of them.'
            },
            {
                'place': 5, 'measure': 'events without a date', 'affected': event_counts.undated,
                'total': event_counts.total, 'meaning': 'They are in no month of bilateral; first_reported bounds them.'
            },
            {
                'place': 6, 'measure': 'events dated by week or more', 'affected': event_counts.coarse,
                'total': event_counts.total, 'meaning': 'date_start and date_end span all the days that may be meant.'
            },
            {
                'place': 7, 'measure': 'events without a place', 'affected': event_counts.without_place,
                'total': event_counts.total, 'meaning': 'No text says where.'
            },
            {
                'place': 8, 'measure': 'events without a country of the actors',
                'affected': event_counts.without_actor_country, 'total': event_counts.total,
                'meaning': 'Unnamed actors, or bodies of no country; they are in no pair of countries.'
            },
            {
                'place': 9, 'measure': 'events without a country of the other side',
                'affected': event_counts.without_other_country, 'total': event_counts.total,
                'meaning': 'Nobody on the other side, or a body of no country; they are in no pair of countries.'
            },
            {
                'place': 10, 'measure': 'events from one source', 'affected': event_counts.one_source,
                'total': event_counts.total, 'meaning': 'One text and its copies; see corroboration.'
            },
            {
                'place': 11, 'measure': 'events of low confidence', 'affected': event_counts.doubtful,
                'total': event_counts.total, 'meaning': 'Below 0.8; leave them out where precision matters.'
            },
            {
                'place': 12, 'measure': 'events denied', 'affected': event_counts.denied,
                'total': event_counts.total, 'meaning': 'The latest text says that it did not happen.'
            },
            {
                'place': 13, 'measure': 'events on which texts disagree', 'affected': dispute_counts.disputed,
                'total': event_counts.total, 'meaning': 'See conflicts for both sides.'
            },
            {
                'place': 14, 'measure': 'reports dated by assumption', 'affected': report_counts.assumed_dates,
                'total': report_counts.total, 'meaning': 'The text gives no date; that of its publication was taken.'
            },
            {
                'place': 15, 'measure': 'reports attributed to somebody', 'affected': report_counts.attributed,
                'total': report_counts.total, 'meaning': 'The text does not vouch for it: somebody says so.'
            },
            {
                'place': 16, 'measure': 'participants without a name', 'affected': part_counts.unnamed,
                'total': part_counts.total, 'meaning': 'Soldiers, protesters: they are in no event_participants.'
            },
            {
                'place': 17, 'measure': 'mentions without an entity', 'affected': mention_counts.unresolved,
                'total': mention_counts.total, 'meaning': 'It is not known who or what is meant.'
            },
            {
                'place': 18, 'measure': 'quotes without a speaker', 'affected': quote_counts.unattributed,
                'total': quote_counts.total, 'meaning': 'Nobody is named as saying it.'
            }
        ]) as row_of
    from text_counts
    cross join event_counts
    cross join report_counts
    cross join part_counts
    cross join mention_counts
    cross join quote_counts
    cross join dispute_counts
)

select
    row_of.measure,
    row_of.affected,
    row_of.total,
    round(row_of.affected / nullif(row_of.total, 0), 4) as share,
    row_of.meaning
from counts
order by row_of.place;
