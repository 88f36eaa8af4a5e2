-- Question: What happened, in the 20 columns of ICEWS event files?
-- Grain: one event, one source, one target.
-- Columns:
--   Event ID: Number of the row, from 0 to 2^52.
--   Event Date: Day of the event; of what has not happened, the day on which that was first told.
--   Source Name: Who does it.
--   Source Sectors: Its sector, in the words of ICEWS.
--   Source Country: English name of the country that it acts for.
--   Event Text: What the CAMEO code says.
--   CAMEO Code: CAMEO code, as text: 010 is no 10.
--   Intensity: Goldstein score of the code.
--   Target Name: With whom or to whom it is done.
--   Target Sectors: Its sector, in the words of ICEWS.
--   Target Country: English name of the country that it acts for.
--   Story ID: Number of the text with the best report: 52 bits of its identifier.
--   Sentence Number: Number of its sentence in the text, from 1.
--   Publisher: Publisher of the text, or its news agency; null when unknown.
--   City: Place of the event, where it is a city or another place that is no division.
--   District: Second-order division that it lies in.
--   Province: First-order division that it lies in.
--   Country: English name of its country.
--   Latitude: Latitude in degrees.
--   Longitude: Longitude in degrees.
select
    dyad.dyad_id as "Event ID",
    dyad.day as "Event Date",
    dyad.source_name as "Source Name",
    source_sector.icews as "Source Sectors",
    source_country.name as "Source Country",
    dyad.label as "Event Text",
    dyad.cameo_code as "CAMEO Code",
    dyad.goldstein as "Intensity",
    dyad.target_name as "Target Name",
    target_sector.icews as "Target Sectors",
    target_country.name as "Target Country",
    cast('0x' || left(sha256(report.document_id), 13) as bigint) as "Story ID",
    report.sentence_index + 1 as "Sentence Number",
    report.agency as "Publisher",
    case when place.place_type not in ('country', 'region') then place.name end as "City",
    place.admin2 as "District",
    case when place.place_type = 'region' then place.name else place.admin1 end as "Province",
    place_country.name as "Country",
    place.latitude as "Latitude",
    place.longitude as "Longitude"
from event_dyads as dyad
inner join export_sources as report on dyad.mention_id = report.mention_id
left join country_codes as source_country on dyad.source_country = source_country.country_code
left join country_codes as target_country on dyad.target_country = target_country.country_code
left join sector_codes as source_sector on dyad.source_sector = source_sector.sector
left join sector_codes as target_sector on dyad.target_sector = target_sector.sector
left join places as place on dyad.place_id = place.entity_id
left join country_codes as place_country on place.country_code = place_country.country_code;
