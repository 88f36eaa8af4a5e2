-- Question: What happened, in the 40 columns of POLECAT event files?
-- Grain: one event, one actor, one recipient; statements are left out, as PLOVER has no such type.
-- Columns:
--   Event ID: Identifier of the event, a dash, and 8 digits for the pair.
--   Event Date: Day of the event; of what has not happened, the day on which that was first told.
--   Event Type: PLOVER type, with the status translated.
--   Event Mode: PLOVER mode; null when unknown.
--   Intensity: PLOVER score of the mode, else of the type, from -10 to 10.
--   Quad Code: Verbal or material, cooperation or conflict, by PLOVER.
--   Contexts: PLOVER contexts, separated by semicolons.
--   Actor Name: Who does it.
--   Actor Country: ISO 3166-1 alpha-3 code of the country that they act for.
--   Actor COW: Correlates of War number of that country.
--   Primary Actor Sector: PLOVER code of their sector.
--   Actor Sectors: The same: one sector is told.
--   Actor Title: Their latest office, for a person; null when unknown.
--   Actor Name Raw: The words of the report.
--   Wikipedia Actor ID: Empty: not told.
--   Recipient Name: Who it is done with or to.
--   Recipient Country: ISO 3166-1 alpha-3 code of the country that they act for.
--   Recipient COW: Correlates of War number of that country.
--   Primary Recipient Sector: PLOVER code of their sector.
--   Recipient Sectors: The same: one sector is told.
--   Recipient Title: Their latest office, for a person; null when unknown.
--   Recipient Name Raw: The words of the report.
--   Wikipedia Recipient ID: Empty: not told.
--   Placename: Where it happens.
--   City: The same, where it is a city or another place that is no division.
--   District: Second-order division that it lies in.
--   Province: First-order division that it lies in.
--   Country: ISO 3166-1 alpha-3 code of its country.
--   Latitude: Latitude in degrees.
--   Longitude: Longitude in degrees.
--   GeoNames ID: Number in GeoNames.
--   Raw Placename: Empty: events bear the name alone.
--   Feature Type: GeoNames class: PPL, ADM1, PCLI; null for others.
--   Source: Publisher of the text with the best report, or its news agency; null when unknown.
--   Publication Date: Day on which it was published.
--   Story People: Persons that it names, separated by semicolons.
--   Story Organizations: Bodies that it names, separated by semicolons.
--   Story Locations: Countries and places that it names, separated by semicolons.
--   Language: Language of the text.
--   Version: dateline.
with contexts as (
    select
        event_id,
        string_agg(topic, ';' order by score desc, topic) as contexts
    from event_topics
    where
        score > 0.5
        and topic in (
            'military', 'intelligence', 'executive', 'legislative', 'election', 'political_institutions',
            'pro_democracy', 'pro_autocracy', 'economic', 'legal', 'reparations', 'human_rights',
            'rights_freedoms', 'repression', 'human_security', 'gender', 'lgbt', 'religion_ethnicity',
            'inequality', 'diplomatic', 'territory', 'peacekeeping', 'health', 'asylum', 'migration',
            'disasters', 'natural_resource', 'environment', 'technology', 'terrorism', 'cbrn', 'cyber',
            'misinformation', 'crime', 'corruption', 'illegal_drugs', 'trafficking'
        )
    group by event_id
),

offices as not materialized (
    select
        entity_id,
        arg_max(title, (coalesce(last_seen, date '0001-01-01'), document_count, title)) as title
    from entity_roles
    group by entity_id
)

select
    dyad.event_id || '-' || right(printf('%013x', dyad.dyad_id), 8) as "Event ID",
    dyad.day as "Event Date",
    dyad.event_type as "Event Type",
    dyad.event_mode as "Event Mode",
    score.intensity as "Intensity",
    score.quad_code as "Quad Code",
    contexts.contexts as "Contexts",
    dyad.source_name as "Actor Name",
    dyad.source_country as "Actor Country",
    source_country.cow as "Actor COW",
    source_sector.plover as "Primary Actor Sector",
    source_sector.plover as "Actor Sectors",
    source_office.title as "Actor Title",
    dyad.source_words as "Actor Name Raw",
    cast(null as varchar) as "Wikipedia Actor ID",
    dyad.target_name as "Recipient Name",
    dyad.target_country as "Recipient Country",
    target_country.cow as "Recipient COW",
    target_sector.plover as "Primary Recipient Sector",
    target_sector.plover as "Recipient Sectors",
    target_office.title as "Recipient Title",
    dyad.target_words as "Recipient Name Raw",
    cast(null as varchar) as "Wikipedia Recipient ID",
    place.name as "Placename",
    case when place.place_type not in ('country', 'region') then place.name end as "City",
    place.admin2 as "District",
    case when place.place_type = 'region' then place.name else place.admin1 end as "Province",
    place.country_code as "Country",
    place.latitude as "Latitude",
    place.longitude as "Longitude",
    place.geonames_id as "GeoNames ID",
    cast(null as varchar) as "Raw Placename",
    case place.place_type
        when 'city' then 'PPL'
        when 'region' then 'ADM1'
        when 'country' then 'PCLI'
    end as "Feature Type",
    report.agency as "Source",
    report.published_date as "Publication Date",
    story.people as "Story People",
    story.organizations as "Story Organizations",
    story.locations as "Story Locations",
    document.language as "Language",
    'dateline' as "Version"
from event_dyads as dyad
inner join plover_scores as score
    on dyad.event_type = score.event_type and coalesce(dyad.event_mode, '') = score.event_mode
inner join export_sources as report on dyad.mention_id = report.mention_id
inner join documents as document on report.document_id = document.document_id
left join contexts on dyad.event_id = contexts.event_id
left join country_codes as source_country on dyad.source_country = source_country.country_code
left join country_codes as target_country on dyad.target_country = target_country.country_code
left join sector_codes as source_sector on dyad.source_sector = source_sector.sector
left join sector_codes as target_sector on dyad.target_sector = target_sector.sector
left join offices as source_office on dyad.source_id = source_office.entity_id
left join offices as target_office on dyad.target_id = target_office.entity_id
left join places as place on dyad.place_id = place.entity_id
left join export_stories as story on report.document_id = story.document_id;
