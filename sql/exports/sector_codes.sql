-- Question: What is a sector called in GDELT, ICEWS and POLECAT?
-- Grain: one sector code of the tables.
-- Columns:
--   sector: Code in event_mention_participants. MED is the media there, as in CAMEO.
--   cameo: Role code in CAMEO actor codes, GDELT's Type1Code; null where CAMEO has none.
--   icews: Name of the sector in ICEWS; null where it has none.
--   plover: Code in POLECAT, where MED is health and JRN the media.

-- Sources: CAMEO codebook 1.1b3, chapter 3; ICEWS sector names as in its event files; PLOVER manual 2.0.
with listed as (
    select
        sector,
        cameo,
        icews,
        plover
    from (
        values
            ('AGR', 'AGR', 'Agricultural', 'AGR'),
            ('BUS', 'BUS', 'Business', 'BUS'),
            ('COP', 'COP', 'Police', 'COP'),
            ('CRM', 'CRM', 'Criminals / Gangs', 'CRM'),
            ('CVL', 'CVL', 'General Population / Civilian / Social', 'CVL'),
            ('EDU', 'EDU', 'Education', 'EDU'),
            ('ELI', 'ELI', 'Elite', 'ELI'),
            ('GOV', 'GOV', 'Government', 'GOV'),
            ('IGO', 'IGO', 'International Government Organization', 'IGO'),
            ('JRN', 'MED', 'Media', 'JRN'),
            ('JUD', 'JUD', 'Judicial', 'JUD'),
            ('LAB', 'LAB', 'Labor', 'LAB'),
            ('LEG', 'LEG', 'Legislative / Parliamentary', 'LEG'),
            ('MED', 'MED', 'Media', 'JRN'),
            ('MIL', 'MIL', 'Military', 'MIL'),
            ('NGO', 'NGO', 'Nongovernmental Organization', 'NGO'),
            ('OPP', 'OPP', 'Opposition', 'OPP'),
            ('PRE', null, null, 'PRE'),
            ('PRM', 'UAF', 'Paramilitary', 'PRM'),
            ('PTY', 'PTY', 'Parties', 'PTY'),
            ('REB', 'REB', 'Rebel', 'REB'),
            ('REF', 'REF', 'Refugees / Displaced', 'REF'),
            ('REL', 'REL', 'Religious', 'REL'),
            ('SOC', 'CVL', 'Social', 'SOC'),
            ('SPY', 'SPY', 'Government Intelligence', 'SPY'),
            ('UAF', 'UAF', 'Unidentified Forces', 'UAF'),
            ('UNK', null, 'Unidentified', 'UNK')
    ) as line (sector, cameo, icews, plover)
)

select
    sector,
    cameo,
    icews,
    plover
from listed;
