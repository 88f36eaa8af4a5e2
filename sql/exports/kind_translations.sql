-- Question: Which CAMEO code has a kind of event that has not happened, and which mode of PLOVER one that has?
-- Grain: one kind of event.
-- Columns:
--   kind: Kind of event; what has happened or goes on has its code in event_kinds.
--   event_mode: Mode of PLOVER of what has happened or goes on; null where the kind does not tell.
--   planned: CAMEO code of what is announced: intent to cooperate (03), a threat (13), or the same words said ahead.
--   proposed: CAMEO code of what is proposed, offered or conditional; null for what is left out.
--   postponed: CAMEO code of what is put off; null for what is left out.
--   cancelled: CAMEO code of what falls through: relations reduced (16), or yielded (08); null for what is left out.
--   is_symmetric: True where the sides can be told either way round.

-- Sources: CAMEO codebook 1.1b3 (usage notes of 026, 036, 161, 164, 165), where a cancelled visit or meeting is 161;
-- PETRARCH2's verb dictionary CAMEO.2.0, which has POSTPONE and CANCEL; PLOVER manual 2.0. docs/exports.md tells why.
with listed as (
    select
        kind,
        event_mode,
        planned,
        proposed,
        postponed,
        cancelled,
        is_symmetric
    from (
        values
            ('visit', 'visit', '036', '036', '160', '161', false),
            ('meeting', null, '036', '036', '161', '161', true),
            ('call', 'phone', '036', '036', '161', '161', true),
            ('negotiation', null, '036', '036', '161', '164', true),
            ('mediation', 'third-party', '039', '039', '161', '165', false),
            ('summit', null, '036', '036', '161', '161', true),
            ('invitation', null, '036', '036', '160', '160', false),
            ('appeal', null, '020', null, null, null, false),
            ('demand', null, '100', null, null, null, false),
            ('agreement', null, '030', '030', '160', '160', true),
            ('acceptance', null, '030', '030', '160', '160', false),
            ('signing', null, '032', '022', '160', '160', true),
            ('endorsement', null, '032', '022', '160', '160', false),
            ('recognition', null, '032', '022', '160', '160', false),
            ('apology', null, '032', '022', '160', '160', false),
            ('economic_cooperation', null, '0311', '0211', '160', '160', true),
            ('military_cooperation', null, '0312', '0212', '160', '160', true),
            ('judicial_cooperation', null, '0313', '0213', '160', '160', false),
            ('intelligence_cooperation', null, '0314', '0214', '160', '160', false),
            ('economic_aid', null, '0331', '0331', '1621', '1621', false),
            ('military_aid', null, '0332', '0332', '1622', '1622', false),
            ('humanitarian_aid', null, '0333', '0333', '1623', '1623', false),
            ('peacekeeping', null, '0334', '0334', '166', '1661', false),
            ('asylum', null, '033', '033', '162', '162', false),
            ('concession', null, '035', '035', '160', '160', false),
            ('ease_sanctions', null, '0354', '0354', '160', '160', false),
            ('release', 'release', '0353', '0353', '160', '160', false),
            ('ceasefire', 'ceasefire', '0356', '0356', '160', '160', true),
            ('withdrawal', 'withdraw', '0356', '0356', '160', '160', false),
            ('resignation', 'resign', '0341', '0341', '160', '160', false),
            ('accusation', 'allege', '112', null, null, null, false),
            ('criticism', 'disapprove', '111', null, null, null, false),
            ('diplomatic_protest', 'disapprove', '114', null, null, null, false),
            ('investigation', 'investigate', '090', null, null, null, false),
            ('rejection', null, '120', null, null, null, false),
            ('veto', null, '129', null, null, null, false),
            ('threat', null, '130', '130', null, null, false),
            ('demonstration', 'demo', '133', '133', '082', '082', false),
            ('strike', 'strike', '133', '133', '082', '082', false),
            ('riot', 'riot', '133', '133', '082', '082', false),
            ('sanctions', 'discontinue', '1312', '1312', '085', '085', false),
            ('expulsion', 'expel', '1313', '1313', '080', '080', false),
            ('recall', 'withdraw', '1313', '1313', '080', '080', false),
            ('suspension', 'withdraw', '1313', '1313', '080', '080', false),
            ('deployment', 'troops', '138', '138', '087', '087', false),
            ('show_of_force', null, '138', '138', '087', '087', false),
            ('arrest', 'arrest', '137', '137', '080', '080', false),
            ('seizure', 'seize', '137', '137', '080', '080', false),
            ('restriction', 'restrict', '132', '132', '081', '081', false),
            ('deportation', 'deport', '137', '137', '080', '080', false),
            ('cyber_attack', 'cyber', '130', '130', '080', '080', false),
            ('attack', null, '1384', '1384', '087', '087', false),
            ('bombing', 'explosives', '1383', '1383', '087', '087', false),
            ('killing', null, '1383', '1383', '087', '087', false),
            ('abduction', 'abduct', '1383', '1383', '087', '087', false),
            ('speech', null, '010', null, null, null, false),
            ('announcement', null, '010', null, null, null, false)
    ) as line (kind, event_mode, planned, proposed, postponed, cancelled, is_symmetric)
)

select
    kind,
    event_mode,
    planned,
    proposed,
    postponed,
    cancelled,
    is_symmetric
from listed;
