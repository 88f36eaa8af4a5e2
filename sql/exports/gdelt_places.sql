-- Question: How does GDELT write a place?
-- Grain: one place.
-- Columns:
--   place_id: The place.
--   geo_type: 1 country, 2 state of the US, 3 place in the US, 4 place elsewhere, 5 division elsewhere.
--   full_name: Its name, its division, its country.
--   country: English name of its country.
--   fips: FIPS 10-4 code of its country; null when unknown.
--   adm1: FIPS 10-4 code of its country and first-order division; of a country, its own; null when unknown.
--   latitude: Latitude in degrees.
--   longitude: Longitude in degrees.
--   feature_id: Code of a country; else null.
with located as (
    select
        entity.entity_id as place_id,
        entity.name,
        entity.country_code,
        case when entity.entity_type = 'country' then 'country' else place.place_type end as place_type,
        place.admin1,
        place.latitude,
        place.longitude
    from entities as entity
    left join places as place on entity.entity_id = place.entity_id
    where entity.entity_type in ('place', 'country')
)

select
    located.place_id,
    case
        when located.place_type = 'country' then 1
        when located.place_type = 'region' and located.country_code = 'USA' then 2
        when located.place_type = 'region' then 5
        when located.country_code = 'USA' then 3
        else 4
    end as geo_type,
    case
        when located.place_type = 'country' then located.name
        else concat_ws(', ', located.name, nullif(located.admin1, located.name), country.name)
    end as full_name,
    country.name as country,
    country.fips,
    case
        when located.place_type = 'country' then country.fips
        else country.fips || division.code
    end as adm1,
    case when located.place_type = 'country' then country.latitude else located.latitude end as latitude,
    case when located.place_type = 'country' then country.longitude else located.longitude end as longitude,
    case when located.place_type = 'country' then country.fips end as feature_id
from located
left join country_codes as country on located.country_code = country.country_code
left join admin1_codes as division
    on located.country_code = division.country_code
    and case when located.place_type = 'region' then located.name else located.admin1 end = division.admin1;
