-- Question: What happened, in the 58 columns of GDELT 1.0 event files?
-- Grain: one event, one pair of actors, as in gdelt_events.
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
--   Actor1Geo_Lat: Latitude in degrees.
--   Actor1Geo_Long: Longitude in degrees.
--   Actor1Geo_FeatureID: Code of a country; else empty: GNS numbers are not known.
--   Actor2Geo_Type: What the actor is, where it is a country or place: 1 country, 2 state of the US, 3 place in the
--     US, 4 place elsewhere, 5 division elsewhere, 0 unknown.
--   Actor2Geo_FullName: Its name, its division, its country.
--   Actor2Geo_CountryCode: FIPS 10-4 code of its country.
--   Actor2Geo_ADM1Code: FIPS 10-4 code of its country and first-order division; of a country, its own.
--   Actor2Geo_Lat: Latitude in degrees.
--   Actor2Geo_Long: Longitude in degrees.
--   Actor2Geo_FeatureID: Code of a country; else empty: GNS numbers are not known.
--   ActionGeo_Type: Where it happens: 1 country, 2 state of the US, 3 place in the US, 4 place elsewhere, 5 division
--     elsewhere, 0 unknown.
--   ActionGeo_FullName: Its name, its division, its country.
--   ActionGeo_CountryCode: FIPS 10-4 code of its country.
--   ActionGeo_ADM1Code: FIPS 10-4 code of its country and first-order division; of a country, its own.
--   ActionGeo_Lat: Latitude in degrees.
--   ActionGeo_Long: Longitude in degrees.
--   ActionGeo_FeatureID: Code of a country; else empty: GNS numbers are not known.
--   DATEADDED: Day of the earliest report, as YYYYMMDD.
--   SOURCEURL: Address of the text with the best report, else its file.
select
    "GLOBALEVENTID",
    "SQLDATE",
    "MonthYear",
    "Year",
    "FractionDate",
    "Actor1Code",
    "Actor1Name",
    "Actor1CountryCode",
    "Actor1KnownGroupCode",
    "Actor1EthnicCode",
    "Actor1Religion1Code",
    "Actor1Religion2Code",
    "Actor1Type1Code",
    "Actor1Type2Code",
    "Actor1Type3Code",
    "Actor2Code",
    "Actor2Name",
    "Actor2CountryCode",
    "Actor2KnownGroupCode",
    "Actor2EthnicCode",
    "Actor2Religion1Code",
    "Actor2Religion2Code",
    "Actor2Type1Code",
    "Actor2Type2Code",
    "Actor2Type3Code",
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    "Actor1Geo_Type",
    "Actor1Geo_FullName",
    "Actor1Geo_CountryCode",
    "Actor1Geo_ADM1Code",
    "Actor1Geo_Lat",
    "Actor1Geo_Long",
    "Actor1Geo_FeatureID",
    "Actor2Geo_Type",
    "Actor2Geo_FullName",
    "Actor2Geo_CountryCode",
    "Actor2Geo_ADM1Code",
    "Actor2Geo_Lat",
    "Actor2Geo_Long",
    "Actor2Geo_FeatureID",
    "ActionGeo_Type",
    "ActionGeo_FullName",
    "ActionGeo_CountryCode",
    "ActionGeo_ADM1Code",
    "ActionGeo_Lat",
    "ActionGeo_Long",
    "ActionGeo_FeatureID",
    "DATEADDED" // 1000000 as "DATEADDED",
    "SOURCEURL"
from gdelt_events;
