-- Question: On what do independent texts disagree, and which texts stand behind each side?
-- Grain: one value of one field of one event, where independent texts give several.
-- Stored: 2 s over a million events.
-- Columns:
--   summary: The event in one readable line.
--   kind: Kind of event.
--   field: What they disagree on: date, kind (a summit, or a mere call), place, status, count (how many) or level (of
--     what rank).
--   value: One of the values given.
--   is_believed: True for the value that the event has; null for what it has none of.
--   document_count: Number of texts that give it.
--   independent_count: Number of these that are no copies.
--   first_reported: Day of the first text that gives it; null when unknown.
--   files: Files of the texts that give it, by day of publication, separated by semicolons.
--   event_id: The event.
with sided as (
    select
        event_id,
        field,
        value,
        document_count,
        independent_count,
        unnest(string_split(document_ids, ' ')) as document_id
    from event_conflicts
),

sources as (
    select
        side.event_id,
        side.field,
        side.value,
        any_value(side.document_count) as document_count,
        any_value(side.independent_count) as independent_count,
        min(document.published_date) as first_reported,
        string_agg(
            document.file_name,
            '; '
            order by document.published_date nulls last, document.document_id
        ) as files
    from sided as side
    inner join documents as document on side.document_id = document.document_id
    group by side.event_id, side.field, side.value
)

select
    event.summary,
    event.kind,
    source.field,
    source.value,
    source.value = case source.field
        when 'date' then concat_ws('/', event.date_start, nullif(event.date_end, event.date_start))
        when 'kind' then event.kind
        when 'place' then place.name
        when 'status' then event.status
    end as is_believed,
    source.document_count,
    source.independent_count,
    source.first_reported,
    source.files,
    event.event_id
from sources as source
inner join events as event on source.event_id = event.event_id
left join entities as place on event.place_id = place.entity_id
order by event.event_id, source.field, source.independent_count desc, source.value;
