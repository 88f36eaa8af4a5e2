-- Question: Who did what to whom, one pair a row, as feeds of event data have it?
-- Grain: one event, one source, one target; what those feeds would not have, as what is denied, is left out.
-- Stored: 4 s over a million events, and the feeds rest on it.
-- Columns:
--   dyad_id: Number of the row, from 0 to 2^52: 52 bits of the SHA-256 of event, source and target.
--   event_id: The event.
--   kind: Kind of event.
--   status: The latest claim; never denied.
--   day: Day of the row. Of what has happened or goes on, its first day, else that of its first report; of what is
--     planned, proposed, put off or cancelled, the day on which that was first told.
--   cameo_code: CAMEO code, with the status translated; kind_translations has the table.
--   label: What the code says.
--   goldstein: Goldstein score of the code.
--   quad_class: Quad class of the code's root, from 1 to 4.
--   event_type: Type of event in PLOVER, with the status translated; null for a statement.
--   event_mode: Mode in PLOVER; null when unknown.
--   source_id: Entity that does it; null for the unnamed.
--   source_name: Its name, or the words for the unnamed.
--   source_words: What the best report calls it.
--   source_type: What the entity is.
--   source_country: Country that it acts for, ISO 3166-1 alpha-3.
--   source_sector: Its sector.
--   target_id: Entity with whom or to whom it is done; null for the unnamed.
--   target_name: Its name, or the words for the unnamed.
--   target_words: What the best report calls it.
--   target_type: What the entity is.
--   target_country: Country that it acts for.
--   target_sector: Its sector.
--   place_id: Where it happens.
--   mention_id: The report that shows the latest claim best.
--   mention_count: Number of reports.
--   document_count: Number of texts that tell of it.
--   independent_count: The same, copies not counted.
--   first_reported: Day of the earliest report.
with translated as (
    select
        event.event_id,
        event.kind,
        event.status,
        event.status in ('occurred', 'ongoing') as is_done,
        case event.status
            when 'planned' then translation.planned
            when 'proposed' then translation.proposed
            when 'postponed' then translation.postponed
            when 'cancelled' then translation.cancelled
            when 'denied' then null
            else event.cameo_code
        end as cameo_code,
        translation.event_mode
    from events as event
    inner join kind_translations as translation on event.kind = translation.kind
),

coded as (
    select
        event.event_id,
        event.kind,
        event.status,
        case
            when translated.is_done then coalesce(event.date_start, event.date_end, event.first_reported)
            else coalesce(report.known_since, event.first_reported)
        end as day,
        code.cameo_code,
        code.label,
        code.goldstein,
        case
            when code.cameo_code < '06' then 1
            when code.cameo_code < '09' then 2
            when code.cameo_code < '14' then 3
            else 4
        end as quad_class,
        case when translated.is_done then nullif(event.event_type, 'STATEMENT') else code.event_type end as event_type,
        case when translated.is_done then translated.event_mode else code.event_mode end as event_mode,
        event.place_id,
        report.mention_id,
        report.mention_count,
        event.document_count,
        event.independent_count,
        event.first_reported
    from events as event
    inner join translated on event.event_id = translated.event_id
    inner join cameo_codes as code on translated.cameo_code = code.cameo_code
    inner join export_reports as report on event.event_id = report.event_id
),

sources as (
    select
        event_id,
        number,
        is_mutual,
        case when is_mutual then 'source' else 'target' end as other_side,
        entity_id,
        name,
        words,
        entity_type,
        country_code,
        sector
    from event_parties
    where side = 'source'
),

-- Every source with every target, the mutual with each other; and targets that have no source.
pairs as (
    select
        coalesce(source.event_id, target.event_id) as event_id,
        source.entity_id as source_id,
        source.name as source_name,
        source.words as source_words,
        source.entity_type as source_type,
        source.country_code as source_country,
        source.sector as source_sector,
        target.entity_id as target_id,
        target.name as target_name,
        target.words as target_words,
        target.entity_type as target_type,
        target.country_code as target_country,
        target.sector as target_sector
    from sources as source
    full join event_parties as target on source.event_id = target.event_id and source.other_side = target.side
    where
        case
            when source.event_id is null then target.side = 'target'
            when source.is_mutual then source.number < target.number
            else true
        end
)

select
    cast(
        '0x' || left(
            sha256(concat_ws(
                chr(31),
                coded.event_id,
                coalesce(pair.source_id, pair.source_name, ''),
                coalesce(pair.target_id, pair.target_name, '')
            )),
            13
        ) as bigint
    ) as dyad_id,
    coded.event_id,
    coded.kind,
    coded.status,
    coded.day,
    coded.cameo_code,
    coded.label,
    coded.goldstein,
    coded.quad_class,
    coded.event_type,
    coded.event_mode,
    pair.source_id,
    pair.source_name,
    pair.source_words,
    pair.source_type,
    pair.source_country,
    pair.source_sector,
    pair.target_id,
    pair.target_name,
    pair.target_words,
    pair.target_type,
    pair.target_country,
    pair.target_sector,
    coded.place_id,
    coded.mention_id,
    coded.mention_count,
    coded.document_count,
    coded.independent_count,
    coded.first_reported
from coded
inner join pairs as pair on coded.event_id = pair.event_id
where coded.day is not null;
