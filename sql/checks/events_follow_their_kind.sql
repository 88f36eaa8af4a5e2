-- Check: Type, CAMEO code, quad class and Goldstein score of an event are those of its kind.
-- Severity: error
-- Scope: row
select
    event.event_id,
    event.kind,
    event.event_type,
    event.cameo_code,
    event.quad_class,
    event.goldstein
from events as event
left join event_kinds as kind on event.kind = kind.kind
where
    kind.kind is null
    or event.event_type <> kind.event_type
    or event.cameo_code <> kind.cameo_code
    or event.quad_class <> kind.quad_class
    or event.goldstein <> kind.goldstein;
