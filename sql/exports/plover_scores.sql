-- Question: How does a type or mode of event count in PLOVER?
-- Grain: one type of event, or one mode of it.
-- Columns:
--   event_type: Type of event.
--   event_mode: Mode; empty for the type as a whole.
--   intensity: Score from -10 to 10; a mode without one has that of its type.
--   quad_code: Verbal or material, cooperation or conflict. SANCTION is material conflict, as in
--     the manual's section on it.

-- Source: PLOVER manual 2.0 (2024), CC BY-SA 4.0. ACCUSE is printed there without its minus sign.
with listed as (
    select
        event_type,
        event_mode,
        intensity,
        quad_code
    from (
        values
            ('AGREE', '', 2.5, 'VERBAL COOPERATION'),
            ('CONSULT', '', 2.5, 'VERBAL COOPERATION'),
            ('CONSULT', 'visit', 4.0, 'VERBAL COOPERATION'),
            ('CONSULT', 'third-party', 1.0, 'VERBAL COOPERATION'),
            ('CONSULT', 'multilateral', 4.0, 'VERBAL COOPERATION'),
            ('CONSULT', 'phone', 1.5, 'VERBAL COOPERATION'),
            ('SUPPORT', '', 5.0, 'VERBAL COOPERATION'),
            ('CONCEDE', '', 4.5, 'VERBAL COOPERATION'),
            ('COOPERATE', '', 9.5, 'MATERIAL COOPERATION'),
            ('AID', '', 10.0, 'MATERIAL COOPERATION'),
            ('RETREAT', '', 6.5, 'MATERIAL COOPERATION'),
            ('RETREAT', 'withdraw', 8.0, 'MATERIAL COOPERATION'),
            ('RETREAT', 'release', 6.5, 'MATERIAL COOPERATION'),
            ('RETREAT', 'disarm', 10.0, 'MATERIAL COOPERATION'),
            ('RETREAT', 'ceasefire', 7.5, 'MATERIAL COOPERATION'),
            ('RETREAT', 'access', 6.5, 'MATERIAL COOPERATION'),
            ('RETREAT', 'resign', 4.5, 'MATERIAL COOPERATION'),
            ('REQUEST', '', 0.0, 'VERBAL CONFLICT'),
            ('REQUEST', 'assist', 0.5, 'VERBAL CONFLICT'),
            ('REQUEST', 'change', -1.0, 'VERBAL CONFLICT'),
            ('REQUEST', 'yield', -1.0, 'VERBAL CONFLICT'),
            ('REQUEST', 'meet', 0.0, 'VERBAL CONFLICT'),
            ('ACCUSE', '', -3.0, 'VERBAL CONFLICT'),
            ('ACCUSE', 'disapprove', -2.0, 'VERBAL CONFLICT'),
            ('ACCUSE', 'investigate', -3.5, 'VERBAL CONFLICT'),
            ('ACCUSE', 'allege', -3.5, 'VERBAL CONFLICT'),
            ('REJECT', '', -2.0, 'VERBAL CONFLICT'),
            ('REJECT', 'assist', -1.5, 'VERBAL CONFLICT'),
            ('REJECT', 'change', -2.0, 'VERBAL CONFLICT'),
            ('REJECT', 'yield', -2.0, 'VERBAL CONFLICT'),
            ('REJECT', 'meet', -2.0, 'VERBAL CONFLICT'),
            ('THREATEN', '', -3.5, 'VERBAL CONFLICT'),
            ('THREATEN', 'restrict', -3.0, 'VERBAL CONFLICT'),
            ('THREATEN', 'arrest', -3.5, 'VERBAL CONFLICT'),
            ('THREATEN', 'relations', -3.5, 'VERBAL CONFLICT'),
            ('THREATEN', 'expel', -3.5, 'VERBAL CONFLICT'),
            ('THREATEN', 'territory', -4.0, 'VERBAL CONFLICT'),
            ('THREATEN', 'violence', -3.5, 'VERBAL CONFLICT'),
            ('PROTEST', '', -5.0, 'MATERIAL CONFLICT'),
            ('PROTEST', 'demo', -5.0, 'MATERIAL CONFLICT'),
            ('PROTEST', 'riot', -7.0, 'MATERIAL CONFLICT'),
            ('PROTEST', 'strike', -5.0, 'MATERIAL CONFLICT'),
            ('PROTEST', 'hunger', -4.5, 'MATERIAL CONFLICT'),
            ('PROTEST', 'boycott', -4.5, 'MATERIAL CONFLICT'),
            ('PROTEST', 'obstruct', -4.5, 'MATERIAL CONFLICT'),
            ('PROTEST', 'vandalize', -5.0, 'MATERIAL CONFLICT'),
            ('SANCTION', '', -6.0, 'MATERIAL CONFLICT'),
            ('SANCTION', 'convict', -6.0, 'MATERIAL CONFLICT'),
            ('SANCTION', 'expel', -5.5, 'MATERIAL CONFLICT'),
            ('SANCTION', 'withdraw', -6.0, 'MATERIAL CONFLICT'),
            ('SANCTION', 'discontinue', -6.0, 'MATERIAL CONFLICT'),
            ('MOBILIZE', '', -5.5, 'MATERIAL CONFLICT'),
            ('MOBILIZE', 'troops', -6.5, 'MATERIAL CONFLICT'),
            ('MOBILIZE', 'weapons', -6.5, 'MATERIAL CONFLICT'),
            ('MOBILIZE', 'police', -5.5, 'MATERIAL CONFLICT'),
            ('MOBILIZE', 'militia', -6.0, 'MATERIAL CONFLICT'),
            ('COERCE', '', -7.0, 'MATERIAL CONFLICT'),
            ('COERCE', 'seize', -7.0, 'MATERIAL CONFLICT'),
            ('COERCE', 'restrict', -7.0, 'MATERIAL CONFLICT'),
            ('COERCE', 'censor', -6.5, 'MATERIAL CONFLICT'),
            ('COERCE', 'curfew', -6.5, 'MATERIAL CONFLICT'),
            ('COERCE', 'martial-law', -7.5, 'MATERIAL CONFLICT'),
            ('COERCE', 'arrest', -7.0, 'MATERIAL CONFLICT'),
            ('COERCE', 'deport', -7.0, 'MATERIAL CONFLICT'),
            ('COERCE', 'withhold', -7.0, 'MATERIAL CONFLICT'),
            ('COERCE', 'misinformation', -6.5, 'MATERIAL CONFLICT'),
            ('COERCE', 'cyber', -7.0, 'MATERIAL CONFLICT'),
            ('ASSAULT', '', -9.0, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'abduct', -8.5, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'beat', -7.5, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'torture', -8.5, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'sexual', -8.5, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'targeted', -9.5, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'destroy', -8.5, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'primitive', -8.0, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'firearms', -9.0, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'explosives', -9.0, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'suicide-attack', -9.5, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'aerial', -9.5, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'drone', -9.5, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'heavy-weapons', -9.5, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'crowd-control', -7.5, 'MATERIAL CONFLICT'),
            ('ASSAULT', 'unconventional', -10.0, 'MATERIAL CONFLICT')
    ) as line (event_type, event_mode, intensity, quad_code)
)

select
    event_type,
    event_mode,
    cast(intensity as double) as intensity,
    quad_code
from listed;
