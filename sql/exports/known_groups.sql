-- Question: Which CAMEO code has an organisation of states?
-- Grain: one organisation, by its name in entities.
-- Columns:
--   name: Name of the entity.
--   cameo: Full actor code; organisations that are not listed have IGO alone.
--   known_group: Three letters for the group itself, GDELT's KnownGroupCode; null where CAMEO has none.

-- Source: the dictionary of international actors of PETRARCH2 (Phoenix.International.actors).
with listed as (
    select
        name,
        cameo,
        known_group
    from (
        values
            ('AU Peace and Security Council', 'IGOAFRAFU', 'AFU'),
            ('African Union', 'IGOAFRAFU', 'AFU'),
            ('African Union Commission', 'IGOAFRAFU', 'AFU'),
            ('Arab League', 'IGOMEAARL', 'ARL'),
            ('Arab Maghreb Union', 'IGOMEAAMU', 'AMU'),
            ('Arab Monetary Fund', 'IGOMEAAMF', 'AMF'),
            ('Asia-Pacific Economic Cooperation', 'IGOASABUS', null),
            ('Asian Development Bank', 'IGOASADEVADB', 'ADB'),
            ('Association of Southeast Asian Nations', 'IGOSEAASN', 'ASN'),
            ('Bank for International Settlements', 'IGOBUSBIS', 'BIS'),
            ('CEMAC', 'IGOCAFCEM', 'CEM'),
            ('Commonwealth of Independent States', 'IGOCASCIS', 'CIS'),
            ('Commonwealth of Nations', 'IGOCWN', 'CWN'),
            ('Community of Sahel-Saharan States', 'IGONAFCSS', 'CSS'),
            ('Council of Arab Economic Unity', 'IGOMEAAEU', 'AEU'),
            ('Council of Europe', 'IGOEURCOE', 'COE'),
            ('Council of the European Union', 'IGOEUREEC', 'EEC'),
            ('East African Community', 'IGOEAFEAC', 'EAC'),
            ('Economic Community of Central African States', 'IGOCAFECA', 'ECA'),
            ('Economic Community of West African States', 'IGOWAFWAS', 'WAS'),
            ('European Bank for Reconstruction and Development', 'IGOEURDEVEBR', 'EBR'),
            ('European Commission', 'IGOEUREEC', 'EEC'),
            ('European Community', 'IGOEUREEC', 'EEC'),
            ('European Council', 'IGOEUREEC', 'EEC'),
            ('European Free Trade Association', 'IGOEURBUSEFT', 'EFT'),
            ('European Parliament', 'IGOEUREEC', 'EEC'),
            ('European Union', 'IGOEUREEC', 'EEC'),
            ('Food and Agriculture Organization', 'IGOUNOAGRFAO', 'UNO'),
            ('Group of 77', 'IGOBUSGSS', 'GSS'),
            ('Group of Eight', 'IGOGOE', 'GOE'),
            ('Group of Seven', 'IGOGOS', 'GOS'),
            ('Inter-Parliamentary Union', 'IGOLEGIPU', 'IPU'),
            ('Intergovernmental Authority on Development', 'IGOEAFDEVIAD', 'IAD'),
            ('International Atomic Energy Agency', 'IGOUNOIAE', 'UNO'),
            ('International Court of Justice', 'IGOUNOJUDICJ', 'UNO'),
            ('International Criminal Court', 'IGOJUDICC', 'ICC'),
            ('International Labour Organization', 'IGOUNOLABILO', 'UNO'),
            ('International Monetary Fund', 'IGOBUSIMF', 'IMF'),
            ('Interpol', 'IGOCOPITP', 'ITP'),
            ('Islamic Development Bank', 'IGOMOSDEVIDB', 'IDB'),
            ('MONUC', 'IGOUNO', 'UNO'),
            ('MONUSCO', 'IGOUNO', 'UNO'),
            ('NATO', 'IGOWSTNAT', 'NAT'),
            ('Organization for Security and Co-operation in Europe', 'IGOEURSCE', 'SCE'),
            ('Organization of African Unity', 'IGOAFROAU', 'OAU'),
            ('Organization of American States', 'IGOOAS', 'OAS'),
            ('Organization of Islamic Cooperation', 'IGOMOSOIC', 'OIC'),
            ('Organization of the Petroleum Exporting Countries', 'IGOOPC', 'OPC'),
            ('South Asian Association for Regional Cooperation', 'IGOSASSAA', 'SAA'),
            ('Southern African Development Community', 'IGOSAFSAD', 'SAD'),
            ('UN Development Programme', 'IGOUNODEV', 'UNO'),
            ('UN Economic and Social Council', 'IGOUNO', 'UNO'),
            ('UN General Assembly', 'IGOUNO', 'UNO'),
            ('UN Human Rights Council', 'IGOUNO', 'UNO'),
            ('UN Human Rights Office', 'IGOUNOHRIHCH', 'UNO'),
            ('UN Secretariat', 'IGOUNO', 'UNO'),
            ('UN Security Council', 'IGOUNO', 'UNO'),
            ('UNAMA', 'IGOUNO', 'UNO'),
            ('UNESCO', 'IGOUNODEV', 'UNO'),
            ('UNHCR', 'IGOUNOREFHCR', 'UNO'),
            ('UNICEF', 'IGOUNOKID', 'UNO'),
            ('UNIFIL', 'IGOUNO', 'UNO'),
            ('United Nations', 'IGOUNO', 'UNO'),
            ('World Bank', 'IGOUNODEVWBK', 'UNO'),
            ('World Food Programme', 'IGOUNOWFP', 'UNO'),
            ('World Health Organization', 'IGOUNOHLHWHO', 'UNO'),
            ('World Trade Organization', 'IGOBUSWTO', 'WTO')
    ) as line (name, cameo, known_group)
)

select
    name,
    cameo,
    known_group
from listed;
