-- Question: What happened, in the 61 columns of GDELT 2.0 event files?
-- Grain: one event, one pair of actors; GDELT's mirrored rows of symmetric events are not made.
-- Columns:
--   GLOBALEVENTID: Number of the row, from 0 to 2^52.
--   SQLDATE: Day as YYYYMMDD.
--   MonthYear: Month as YYYYMM.
--   Year: Year.
--   FractionDate: Year and fraction, by GDELT's reckoning: ((month - 1) * 30 + day) / 365.
--   Actor1Code: CAMEO code: country, then role, as RUSGOV; an organisation of states by its own, as IGOUNO.
--   Actor1Name: Who does it, in capitals.
--   Actor1CountryCode: CAMEO code of the country that it acts for.
--   Actor1KnownGroupCode: CAMEO code of an organisation of states.
--   Actor1EthnicCode: Empty: not told.
--   Actor1Religion1Code: Empty: not told.
--   Actor1Religion2Code: Empty: not told.
--   Actor1Type1Code: CAMEO code of its role; null for a country as such.
--   Actor1Type2Code: Empty: one role is told.
--   Actor1Type3Code: Empty: one role is told.
--   Actor2Code: CAMEO code: country, then role, as RUSGOV; an organisation of states by its own, as IGOUNO.
--   Actor2Name: Who it is done with or to, in capitals.
--   Actor2CountryCode: CAMEO code of the country that it acts for.
--   Actor2KnownGroupCode: CAMEO code of an organisation of states.
--   Actor2EthnicCode: Empty: not told.
--   Actor2Religion1Code: Empty: not told.
--   Actor2Religion2Code: Empty: not told.
--   Actor2Type1Code: CAMEO code of its role; null for a country as such.
--   Actor2Type2Code: Empty: one role is told.
--   Actor2Type3Code: Empty: one role is told.
--   IsRootEvent: 1 when the best report stands in the first two sentences of its text, else 0.
--   EventCode: CAMEO code, with the status translated.
--   EventBaseCode: Its first three digits.
--   EventRootCode: Its first two digits.
--   QuadClass: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
--   GoldsteinScale: Goldstein score of the code.
--   NumMentions: Number of reports.
--   NumSources: Number of texts that tell of it, copies not counted.
--   NumArticles: Number of texts that tell of it.
--   AvgTone: Empty: no tone is measured.
--   Actor1Geo_Type: What the actor is, where it is a country or place: 1 country, 2 state of the US, 3 place in the
--     US, 4 place elsewhere, 5 division elsewhere, 0 unknown.
--   Actor1Geo_FullName: Its name, its division, its country.
--   Actor1Geo_CountryCode: FIPS 10-4 code of its country.
--   Actor1Geo_ADM1Code: FIPS 10-4 code of its country and first-order division; of a country, its own.
--   Actor1Geo_ADM2Code: Empty: not told.
--   Actor1Geo_Lat: Latitude in degrees.
--   Actor1Geo_Long: Longitude in degrees.
--   Actor1Geo_FeatureID: Code of a country; else empty: GNS numbers are not known.
--   Actor2Geo_Type: What the actor is, where it is a country or place: 1 country, 2 state of the US, 3 place in the
--     US, 4 place elsewhere, 5 division elsewhere, 0 unknown.
--   Actor2Geo_FullName: Its name, its division, its country.
--   Actor2Geo_CountryCode: FIPS 10-4 code of its country.
--   Actor2Geo_ADM1Code: FIPS 10-4 code of its country and first-order division; of a country, its own.
--   Actor2Geo_ADM2Code: Empty: not told.
--   Actor2Geo_Lat: Latitude in degrees.
--   Actor2Geo_Long: Longitude in degrees.
--   Actor2Geo_FeatureID: Code of a country; else empty: GNS numbers are not known.
--   ActionGeo_Type: Where it happens: 1 country, 2 state of the US, 3 place in the US, 4 place elsewhere, 5 division
--     elsewhere, 0 unknown.
--   ActionGeo_FullName: Its name, its division, its country.
--   ActionGeo_CountryCode: FIPS 10-4 code of its country.
--   ActionGeo_ADM1Code: FIPS 10-4 code of its country and first-order division; of a country, its own.
--   ActionGeo_ADM2Code: Empty: not told.
--   ActionGeo_Lat: Latitude in degrees.
--   ActionGeo_Long: Longitude in degrees.
--   ActionGeo_FeatureID: Code of a country; else empty: GNS numbers are not known.
--   DATEADDED: Day of the earliest report, as YYYYMMDD000000.
--   SOURCEURL: Address of the text with the best report, else its file.
select
    dyad.dyad_id as "GLOBALEVENTID",
    cast(strftime(dyad.day, '%Y%m%d') as integer) as "SQLDATE",
    year(dyad.day) * 100 + month(dyad.day) as "MonthYear",
    year(dyad.day) as "Year",
    round(year(dyad.day) + ((month(dyad.day) - 1) * 30 + day(dyad.day)) / 365, 4) as "FractionDate",
    case
        when dyad.source_type = 'igo' then coalesce(source_group.cameo, 'IGO')
        else nullif(
            concat(
                source_country.cameo,
                case when dyad.source_type is distinct from 'country' then source_sector.cameo end
            ),
            ''
        )
    end as "Actor1Code",
    upper(dyad.source_name) as "Actor1Name",
    source_country.cameo as "Actor1CountryCode",
    source_group.known_group as "Actor1KnownGroupCode",
    cast(null as varchar) as "Actor1EthnicCode",
    cast(null as varchar) as "Actor1Religion1Code",
    cast(null as varchar) as "Actor1Religion2Code",
    case when dyad.source_type is distinct from 'country' then source_sector.cameo end as "Actor1Type1Code",
    cast(null as varchar) as "Actor1Type2Code",
    cast(null as varchar) as "Actor1Type3Code",
    case
        when dyad.target_type = 'igo' then coalesce(target_group.cameo, 'IGO')
        else nullif(
            concat(
                target_country.cameo,
                case when dyad.target_type is distinct from 'country' then target_sector.cameo end
            ),
            ''
        )
    end as "Actor2Code",
    upper(dyad.target_name) as "Actor2Name",
    target_country.cameo as "Actor2CountryCode",
    target_group.known_group as "Actor2KnownGroupCode",
    cast(null as varchar) as "Actor2EthnicCode",
    cast(null as varchar) as "Actor2Religion1Code",
    cast(null as varchar) as "Actor2Religion2Code",
    case when dyad.target_type is distinct from 'country' then target_sector.cameo end as "Actor2Type1Code",
    cast(null as varchar) as "Actor2Type2Code",
    cast(null as varchar) as "Actor2Type3Code",
    case when report.is_lead then 1 else 0 end as "IsRootEvent",
    dyad.cameo_code as "EventCode",
    left(dyad.cameo_code, 3) as "EventBaseCode",
    left(dyad.cameo_code, 2) as "EventRootCode",
    dyad.quad_class as "QuadClass",
    dyad.goldstein as "GoldsteinScale",
    dyad.mention_count as "NumMentions",
    dyad.independent_count as "NumSources",
    dyad.document_count as "NumArticles",
    cast(null as double) as "AvgTone",
    coalesce(source_place.geo_type, 0) as "Actor1Geo_Type",
    source_place.full_name as "Actor1Geo_FullName",
    source_place.fips as "Actor1Geo_CountryCode",
    source_place.adm1 as "Actor1Geo_ADM1Code",
    cast(null as varchar) as "Actor1Geo_ADM2Code",
    source_place.latitude as "Actor1Geo_Lat",
    source_place.longitude as "Actor1Geo_Long",
    source_place.feature_id as "Actor1Geo_FeatureID",
    coalesce(target_place.geo_type, 0) as "Actor2Geo_Type",
    target_place.full_name as "Actor2Geo_FullName",
    target_place.fips as "Actor2Geo_CountryCode",
    target_place.adm1 as "Actor2Geo_ADM1Code",
    cast(null as varchar) as "Actor2Geo_ADM2Code",
    target_place.latitude as "Actor2Geo_Lat",
    target_place.longitude as "Actor2Geo_Long",
    target_place.feature_id as "Actor2Geo_FeatureID",
    coalesce(place.geo_type, 0) as "ActionGeo_Type",
    place.full_name as "ActionGeo_FullName",
    place.fips as "ActionGeo_CountryCode",
    place.adm1 as "ActionGeo_ADM1Code",
    cast(null as varchar) as "ActionGeo_ADM2Code",
    place.latitude as "ActionGeo_Lat",
    place.longitude as "ActionGeo_Long",
    place.feature_id as "ActionGeo_FeatureID",
    cast(strftime(dyad.first_reported, '%Y%m%d000000') as bigint) as "DATEADDED",
    report.address as "SOURCEURL"
from event_dyads as dyad
inner join export_sources as report on dyad.mention_id = report.mention_id
left join country_codes as source_country on dyad.source_country = source_country.country_code
left join country_codes as target_country on dyad.target_country = target_country.country_code
left join known_groups as source_group on dyad.source_type = 'igo' and dyad.source_name = source_group.name
left join known_groups as target_group on dyad.target_type = 'igo' and dyad.target_name = target_group.name
left join sector_codes as source_sector on dyad.source_sector = source_sector.sector
left join sector_codes as target_sector on dyad.target_sector = target_sector.sector
left join gdelt_places as source_place on dyad.source_id = source_place.place_id
left join gdelt_places as target_place on dyad.target_id = target_place.place_id
left join gdelt_places as place on dyad.place_id = place.place_id;
