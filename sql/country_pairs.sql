-- Question: Between which two countries is an event?
-- Grain: one event and one pair of countries on its two sides.
-- Stored: 1 s over a million events.
-- Columns:
--   event_id: The event.
--   country_a: The country that comes first in the alphabet of codes.
--   country_b: The other country.
with crossings as (
    select
        event_id,
        unnest(actor_countries) as actor_country,
        recipient_countries
    from event_sides
),

pairs as (
    select
        event_id,
        actor_country,
        unnest(recipient_countries) as recipient_country
    from crossings
)

select distinct
    event_id,
    least(actor_country, recipient_country) as country_a,
    greatest(actor_country, recipient_country) as country_b
from pairs
where actor_country <> recipient_country;
