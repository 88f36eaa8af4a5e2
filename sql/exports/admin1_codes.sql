-- Question: Which FIPS 10-4 code has the first-order division that a place lies in?
-- Grain: one division, by the country's code and its name in places.
-- Columns:
--   country_code: Country, ISO 3166-1 alpha-3.
--   admin1: Name of the division, as in places.
--   code: Two characters, which follow those of the country in GDELT's ADM1Code.

-- Source: GeoNames (CC BY 4.0), whose codes of divisions are those of FIPS 10-4. Left out: Belgium, Montenegro and
-- Switzerland, for which it has others; codes of other lengths; names that two divisions of a country share.
with listed as (
    select
        country_code,
        divisions
    from (
        values
            ('AFG', '01 Badakhshān | 03 Baghlān | 30 Balkh | 02 Bādghīs | 05 Bāmyān | 41 Dāykundī | 06
                Farāh | 07 Fāryāb | 08 Ghaznī | 09 Ghōr | 10 Helmand | 11 Herāt | 31 Jowzjān | 23
                Kandahār | 37 Khōst | 34 Kunaṟ | 24 Kunduz | 13 Kābul | 14 Kāpīsā | 35 Laghmān | 17
                Lōgar | 18 Nangarhār | 19 Nīmrōz | 38 Nūristān | 36 Paktiyā | 29 Paktīkā | 42
                Panjshayr | 40 Parwān | 32 Samangān | 33 Sar-e Pul | 26 Takhār | 39 Uruzgān | 27
                Wardak | 28 Zābul'),
            ('AGO', '19 Bengo | 01 Benguela | 02 Bié | 03 Cabinda | 05 Cuanza-Norte | 06 Cuanza-Sul | 07
                Cunene | 08 Huambo | 09 Huíla | 20 Luanda | 17 Lunda-Norte | 18 Lunda-Sul | 12
                Malange | 14 Moxico | 13 Namibe | 15 Uíge | 16 Zaire'),
            ('ALB', '40 Berat | 41 Dibër | 42 Durrës | 43 Elbasan | 44 Fier | 45 Gjirokastër | 46 Korçë |
                47 Kukës | 48 Lezhë | 49 Shkodër | 50 Tiranë | 51 Vlorë'),
            ('AND', '07 Andorra la Vella | 02 Canillo | 03 Encamp | 08 Escaldes-Engordany | 04 La Massana
                | 05 Ordino | 06 Sant Julià de Lòria'),
            ('ARE', '01 Abū Z̧aby | 04 Al Fujayrah | 06 Ash Shāriqah | 03 Dubayy | 05 Ra’s al Khaymah |
                07 Umm al Qaywayn | 02 ‘Ajmān'),
            ('ARG', '01 Buenos Aires | 02 Catamarca | 03 Chaco | 04 Chubut | 07 Ciudad Autónoma de Buenos
                Aires | 06 Corrientes | 05 Córdoba | 08 Entre Ríos | 09 Formosa | 10 Jujuy | 11 La
                Pampa | 12 La Rioja | 13 Mendoza | 14 Misiones | 15 Neuquén | 16 Río Negro | 17
                Salta | 18 San Juan | 19 San Luis | 20 Santa Cruz | 21 Santa Fe | 22 Santiago del
                Estero | 23 Tierra del Fuego | 24 Tucumán'),
            ('ARM', '01 Aragac̣otn | 02 Ararat | 03 Armavir | 11 Erevan | 04 Geġark''unik'' | 05 Kotayk''
                | 06 Loṙi | 08 Syunik'' | 09 Tavuš | 10 Vayoć Jor | 07 Širak'),
            ('ATF', '02 Crozet | 03 Kerguelen | 01 Saint-Paul-et-Amsterdam | 04 Terre-Adélie | 05 Îles
                Éparses'),
            ('ATG', '01 Barbuda | 09 Redonda | 03 Saint George | 04 Saint John | 05 Saint Mary | 06 Saint
                Paul | 07 Saint Peter | 08 Saint Philip'),
            ('AUS', '01 Australian Capital Territory | 02 New South Wales | 03 Northern Territory | 04
                Queensland | 05 South Australia | 06 Tasmania | 07 Victoria | 08 Western Australia'),
            ('AUT', '01 Burgenland | 02 Kärnten | 03 Niederösterreich | 04 Oberösterreich | 05 Salzburg |
                06 Steiermark | 07 Tirol | 08 Vorarlberg | 09 Wien'),
            ('AZE', '01 Abşeron | 08 Astara | 02 Ağcabədi | 03 Ağdam | 04 Ağdaş | 05 Ağstafa | 06 Ağsu |
                09 Bakı | 10 Balakən | 12 Beyləqan | 13 Biləsuvar | 11 Bərdə | 14 Cəbrayıl | 15
                Cəlilabad | 16 Daşkəsən | 18 Füzuli | 21 Goranboy | 62 Göygöl | 22 Göyçay | 19
                Gədəbəy | 20 Gəncə | 23 Hacıqabul | 27 Kürdəmir | 26 Kəlbəcər | 28 Laçın | 31 Lerik
                | 32 Masallı | 33 Mingəçevir | 34 Naftalan | 35 Naxçıvan | 36 Neftçala | 37 Oğuz |
                39 Qax | 40 Qazax | 41 Qobustan | 42 Quba | 43 Qubadlı | 44 Qusar | 38 Qəbələ | 45
                Saatlı | 46 Sabirabad | 49 Salyan | 52 Samux | 56 Shusha City | 53 Siyəzən | 54
                Sumqayıt | 58 Tovuz | 57 Tərtər | 59 Ucar | 61 Xankəndi | 60 Xaçmaz | 64 Xocalı | 65
                Xocavənd | 63 Xızı | 66 Yardımlı | 70 Zaqatala | 69 Zəngilan | 71 Zərdab | 24 İmişli
                | 25 İsmayıllı | 17 Şabran | 50 Şamaxı | 07 Şirvan | 55 Şuşa | 51 Şəmkir'),
            ('BDI', '09 Bubanza | 24 Bujumbura Mairie | 25 Bujumbura Rural | 10 Bururi | 11 Cankuzo | 12
                Cibitoke | 13 Gitega | 15 Kayanza | 16 Kirundo | 17 Makamba | 22 Muramvya | 18
                Muyinga | 19 Ngozi | 26 Rumonge | 20 Rutana | 21 Ruyigi'),
            ('BEN', '07 Alibori | 08 Atacora | 09 Atlantique | 10 Borgou | 11 Collines | 12 Couffo | 13
                Donga | 14 Littoral | 15 Mono | 16 Ouémé | 17 Plateau | 18 Zou'),
            ('BES', 'BO Bonaire | SB Saba | SE Sint Eustatius'),
            ('BFA', '01 Boucle du Mouhoun | 02 Cascades | 03 Centre | 04 Centre-Est | 05 Centre-Nord | 06
                Centre-Ouest | 07 Centre-Sud | 08 Est | 09 Hauts-Bassins | 10 Nord | 11
                Plateau-Central | 12 Sahel | 13 Sud-Ouest'),
            ('BGD', '85 Barishal | 84 Chattogram | 81 Dhaka | 82 Khulna | 83 Rajshahi | 87 Rangpur | 86
                Sylhet'),
            ('BGR', '38 Blagoevgrad | 39 Burgas | 40 Dobrich | 41 Gabrovo | 43 Haskovo | 44 Kardzhali |
                45 Kyustendil | 46 Lovech | 47 Montana | 48 Pazardzhik | 49 Pernik | 50 Pleven | 51
                Plovdiv | 52 Razgrad | 53 Ruse | 54 Shumen | 55 Silistra | 56 Sliven | 57 Smolyan |
                59 Stara Zagora | 60 Targovishte | 61 Varna | 62 Veliko Tarnovo | 63 Vidin | 64
                Vratsa | 65 Yambol'),
            ('BHR', '17 Al Janūbīyah | 15 Al Muḩarraq | 16 Al ‘Āşimah | 19 Ash Shamālīyah'),
            ('BHS', '24 Acklins | 32 Berry Islands | 05 Bimini | 36 Black Point | 06 Cat Island | 37
                Central Abaco | 38 Central Andros | 39 Central Eleuthera | 25 City of Freeport | 40
                Crooked Island and Long Cay | 41 East Grand Bahama | 10 Exuma | 42 Grand Cay | 22
                Harbour Island | 43 Hope Town | 13 Inagua | 15 Long Island | 44 Mangrove Cay | 16
                Mayaguana | 45 Moore''s Island | 23 New Providence | 46 North Abaco | 47 North
                Andros | 48 North Eleuthera | 18 Ragged Island | 49 Rum Cay | 35 San Salvador | 50
                South Abaco | 51 South Andros | 52 South Eleuthera | 53 Spanish Wells | 54 West
                Grand Bahama'),
            ('BIH', '01 Federacija Bosne i Hercegovine | 02 Republika Srpska'),
            ('BLR', '01 Bresckaja voblasć | 02 Homieĺskaja voblasć | 04 Horad Minsk | 03 Hrodzienskaja
                voblasć | 06 Mahilioŭskaja voblasć | 05 Minskaja voblasć | 07 Viciebskaja voblasć'),
            ('BLZ', '01 Belize | 02 Cayo | 03 Corozal | 04 Orange Walk | 05 Stann Creek | 06 Toledo'),
            ('BMU', '01 Devonshire | 02 Hamilton | 03 Hamilton city | 04 Paget | 05 Pembroke | 06 Saint
                George | 07 Saint Georgeʼs | 08 Sandys | 09 Smithʼs | 10 Southampton | 11 Warwick'),
            ('BOL', '01 Chuquisaca | 02 Cochabamba | 03 El Beni | 04 La Paz | 05 Oruro | 06 Pando | 07
                Potosí | 08 Santa Cruz | 09 Tarija'),
            ('BRA', '01 Acre | 02 Alagoas | 03 Amapá | 04 Amazonas | 05 Bahia | 06 Ceará | 07 Distrito
                Federal | 08 Espírito Santo | 29 Goiás | 13 Maranhão | 14 Mato Grosso | 11 Mato
                Grosso do Sul | 15 Minas Gerais | 18 Paraná | 17 Paraíba | 16 Pará | 30 Pernambuco |
                20 Piauí | 22 Rio Grande do Norte | 23 Rio Grande do Sul | 21 Rio de Janeiro | 24
                Rondônia | 25 Roraima | 26 Santa Catarina | 28 Sergipe | 27 São Paulo | 31 Tocantins'),
            ('BRB', '01 Christ Church | 02 Saint Andrew | 03 Saint George | 04 Saint James | 05 Saint
                John | 06 Saint Joseph | 07 Saint Lucy | 08 Saint Michael | 09 Saint Peter | 10
                Saint Philip | 11 Saint Thomas'),
            ('BRN', '01 Belait | 02 Brunei-Muara | 03 Temburong | 04 Tutong'),
            ('BTN', '05 Bumthang | 06 Chhukha | 08 Dagana | 23 Gasa | 10 Haa | 11 Lhuentse | 12 Monggar |
                13 Paro | 14 Pema Gatshel | 15 Punakha | 17 Samdrup Jongkhar | 16 Samtse | 09
                Sarpang | 20 Thimphu | 24 Trashi Yangtse | 19 Trashigang | 21 Trongsa | 07 Tsirang |
                22 Wangdue Phodrang | 18 Zhemgang'),
            ('BWA', '01 Central | 12 Chobe | 13 Francistown | 14 Gaborone | 03 Ghanzi | 15 Jwaneng | 04
                Kgalagadi | 05 Kgatleng | 06 Kweneng | 16 Lobatse | 08 North East | 11 North West |
                17 Selibe Phikwe | 09 South East | 10 Southern | 18 Sowa Town'),
            ('CAF', '01 Bamingui-Bangoran | 18 Bangui | 02 Basse-Kotto | 15 Gribingui | 05 Haut-Mbomou |
                03 Haute-Kotto | 04 Haute-Sangha / Mambéré-Kadéï | 06 Kémo-Gribingui | 21 Lim-Pendé
                | 07 Lobaye | 19 Mambéré | 08 Mbomou | 09 Nana-Mambéré | 17 Ombella-Mpoko | 11 Ouaka
                | 12 Ouham | 20 Ouham-Fafa | 13 Ouham-Pendé | 16 Sangha | 14 Vakaga'),
            ('CAN', '01 Alberta | 02 British Columbia | 03 Manitoba | 04 New Brunswick | 05 Newfoundland
                and Labrador | 13 Northwest Territories | 07 Nova Scotia | 14 Nunavut | 08 Ontario |
                09 Prince Edward Island | 10 Quebec | 11 Saskatchewan | 12 Yukon'),
            ('CHL', '02 Aisén del General Carlos Ibañez del Campo | 03 Antofagasta | 16 Arica y
                Parinacota | 05 Atacama | 06 Biobío | 07 Coquimbo | 04 La Araucanía | 08 Libertador
                General Bernardo O''Higgins | 14 Los Lagos | 17 Los Ríos | 10 Magallanes | 11 Maule
                | 12 Región Metropolitana de Santiago | 15 Tarapacá | 01 Valparaíso | 18 Ñuble'),
            ('CHN', '01 Anhui | 22 Beijing Shi | 33 Chongqing Shi | 07 Fujian | 15 Gansu | 30 Guangdong |
                16 Guangxi | 18 Guizhou | 31 Hainan | 10 Hebei | 08 Heilongjiang | 09 Henan | 12
                Hubei | 11 Hunan | 04 Jiangsu | 03 Jiangxi | 05 Jilin | 19 Liaoning | 20 Nei Mongol
                | 21 Ningxia | 06 Qinghai | 26 Shaanxi | 25 Shandong | 23 Shanghai Shi | 24 Shanxi |
                32 Sichuan | 28 Tianjin Shi | 13 Xinjiang | 14 Xizang | 29 Yunnan | 02 Zhejiang'),
            ('CIV', '93 Abidjan | 76 Bas-Sassandra | 94 Comoé | 77 Denguélé | 95 Gôh-Djiboua | 81 Lacs |
                82 Lagunes | 78 Montagnes | 96 Sassandra-Marahoué | 87 Savanes | 90 Vallée du
                Bandama | 97 Woroba | 98 Yamoussoukro | 92 Zanzan'),
            ('CMR', '10 Adamaoua | 11 Centre | 04 East | 12 Far North | 05 Littoral | 13 North | 07
                North-West | 14 South | 09 South-West | 08 West'),
            ('COD', '13 Bas-Uélé | 14 Haut-Katanga | 15 Haut-Lomami | 16 Haut-Uélé | 17 Ituri | 18 Kasaï
                | 23 Kasaï Central | 04 Kasaï Oriental | 06 Kinshasa | 08 Kongo Central | 19 Kwango
                | 20 Kwilu | 21 Lomami | 22 Lualaba | 24 Mai-Ndombe | 10 Maniema | 25 Mongala | 11
                Nord-Kivu | 26 Nord-Ubangi | 27 Sankuru | 12 Sud-Kivu | 28 Sud-Ubangi | 29
                Tanganyika | 30 Tshopo | 31 Tshuapa | 02 Équateur'),
            ('COG', '01 Bouenza | 12 Brazzaville | 13 Cuvette | 14 Cuvette-Ouest | 04 Kouilou | 06
                Likouala | 05 Lékoumou | 07 Niari | 08 Plateaux | 15 Pointe-Noire | 11 Pool | 10
                Sangha'),
            ('COL', '01 Amazonas | 02 Antioquia | 03 Arauca | 04 Atlántico | 35 Bolívar | 36 Boyacá | 37
                Caldas | 08 Caquetá | 32 Casanare | 09 Cauca | 10 Cesar | 11 Chocó | 33 Cundinamarca
                | 12 Córdoba | 34 Distrito Capital de Bogotá | 15 Guainía | 14 Guaviare | 16 Huila |
                17 La Guajira | 38 Magdalena | 19 Meta | 20 Nariño | 21 Norte de Santander | 22
                Putumayo | 23 Quindío | 24 Risaralda | 25 San Andrés, Providencia y Santa Catalina |
                26 Santander | 27 Sucre | 28 Tolima | 29 Valle del Cauca | 30 Vaupés | 31 Vichada'),
            ('COM', '01 Anjouan | 02 Grande Comore | 03 Mohéli'),
            ('CPV', '01 Boa Vista | 02 Brava | 04 Maio | 13 Mosteiros | 05 Paul | 21 Porto Novo | 14
                Praia | 22 Ribeira Brava | 07 Ribeira Grande | 23 Ribeira Grande de Santiago | 08
                Sal | 15 Santa Catarina | 24 Santa Catarina do Fogo | 16 Santa Cruz | 17 São
                Domingos | 18 São Filipe | 25 São Lourenço dos Órgãos | 19 São Miguel | 26 São
                Salvador do Mundo | 11 São Vicente | 20 Tarrafal | 27 Tarrafal de São Nicolau'),
            ('CRI', '01 Alajuela | 02 Cartago | 03 Guanacaste | 04 Heredia | 06 Limón | 07 Puntarenas |
                08 San José'),
            ('CUB', 'AR Artemisa | 05 Camagüey | 07 Ciego de Ávila | 08 Cienfuegos | 09 Granma | 10
                Guantánamo | 12 Holguín | 04 Isla de la Juventud | 02 La Habana | 13 Las Tunas | 03
                Matanzas | MA Mayabeque | 01 Pinar del Río | 14 Sancti Spíritus | 15 Santiago de
                Cuba | 16 Villa Clara'),
            ('CYP', '01 Ammochostos | 02 Keryneia | 03 Larnaka | 04 Lefkosia | 05 Lemesos | 06 Pafos'),
            ('CZE', '78 Jihomoravský kraj | 79 Jihočeský kraj | 81 Karlovarský kraj | 80 Kraj Vysočina |
                82 Královéhradecký kraj | 83 Liberecký kraj | 85 Moravskoslezský kraj | 84 Olomoucký
                kraj | 86 Pardubický kraj | 87 Plzeňský kraj | 52 Praha, Hlavní město | 88
                Středočeský kraj | 90 Zlínský kraj | 89 Ústecký kraj'),
            ('DEU', '01 Baden-Württemberg | 02 Bayern | 16 Berlin | 11 Brandenburg | 03 Bremen | 04
                Hamburg | 05 Hessen | 12 Mecklenburg-Vorpommern | 06 Niedersachsen | 07
                Nordrhein-Westfalen | 08 Rheinland-Pfalz | 09 Saarland | 13 Sachsen | 14
                Sachsen-Anhalt | 10 Schleswig-Holstein | 15 Thüringen'),
            ('DJI', '01 Ali Sabieh | 08 Arta | 06 Dikhil | 07 Djibouti | 04 Obock | 05 Tadjourah'),
            ('DMA', '02 Saint Andrew | 03 Saint David | 04 Saint George | 05 Saint John | 06 Saint Joseph
                | 07 Saint Luke | 08 Saint Mark | 09 Saint Patrick | 10 Saint Paul | 11 Saint Peter'),
            ('DNK', '17 Hovedstaden | 18 Midtjylland | 19 Nordjylland | 20 Sjælland | 21 Syddanmark'),
            ('DOM', '01 Azua | 02 Baoruco | 03 Barahona | 04 Dajabón | 34 Distrito Nacional | 06 Duarte |
                28 El Seibo | 11 Elías Piña | 08 Espaillat | 29 Hato Mayor | 19 Hermanas Mirabal |
                09 Independencia | 10 La Altagracia | 12 La Romana | 30 La Vega | 14 María Trinidad
                Sánchez | 31 Monseñor Nouel | 15 Monte Cristi | 32 Monte Plata | 16 Pedernales | 35
                Peravia | 18 Puerto Plata | 20 Samaná | 33 San Cristóbal | 36 San José de Ocoa | 23
                San Juan | 24 San Pedro de Macorís | 25 Santiago | 26 Santiago Rodríguez | 37 Santo
                Domingo | 21 Sánchez Ramírez | 27 Valverde'),
            ('DZA', '34 Adrar | 01 Alger | 37 Annaba | 35 Aïn Defla | 36 Aïn Témouchent | 03 Batna | 19
                Biskra | 20 Blida | BB Bordj Badji Mokhtar | 39 Bordj Bou Arréridj | 21 Bouira | 40
                Boumerdès | 38 Béchar | 18 Béjaïa | BA Béni Abbès | 41 Chlef | 04 Constantine | DJ
                Djanet | 22 Djelfa | 42 El Bayadh | MG El Meghaier | EM El Meniaa | 43 El Oued | 44
                El Tarf | 45 Ghardaïa | 23 Guelma | 46 Illizi | IG In Guezzam | IS In Salah | 24
                Jijel | 47 Khenchela | 25 Laghouat | 27 M''sila | 26 Mascara | 48 Mila | 07
                Mostaganem | 06 Médéa | 49 Naama | 09 Oran | 50 Ouargla | OD Ouled Djellal | 29 Oum
                el Bouaghi | 51 Relizane | 10 Saïda | 30 Sidi Bel Abbès | 31 Skikda | 52 Souk Ahras
                | 12 Sétif | 53 Tamanrasset | 13 Tiaret | TM Timimoun | 54 Tindouf | 55 Tipaza | 56
                Tissemsilt | 14 Tizi Ouzou | 15 Tlemcen | TG Touggourt | 33 Tébessa'),
            ('ECU', '02 Azuay | 03 Bolívar | 05 Carchi | 04 Cañar | 06 Chimborazo | 07 Cotopaxi | 08 El
                Oro | 09 Esmeraldas | 01 Galápagos | 10 Guayas | 11 Imbabura | 12 Loja | 13 Los Ríos
                | 14 Manabí | 15 Morona Santiago | 23 Napo | 24 Orellana | 17 Pastaza | 18 Pichincha
                | 25 Santa Elena | 26 Santo Domingo de los Tsáchilas | 22 Sucumbíos | 19 Tungurahua
                | 20 Zamora Chinchipe'),
            ('EGY', '01 Ad Daqahlīyah | 02 Al Baḩr al Aḩmar | 03 Al Buḩayrah | 04 Al Fayyūm | 05 Al
                Gharbīyah | 06 Al Iskandarīyah | 07 Al Ismā''īlīyah | 08 Al Jīzah | 10 Al Minyā | 09
                Al Minūfīyah | 12 Al Qalyūbīyah | 11 Al Qāhirah | 28 Al Uqşur | 13 Al Wādī al Jadīd
                | 15 As Suways | 14 Ash Sharqīyah | 16 Aswān | 17 Asyūţ | 18 Banī Suwayf | 19 Būr
                Sa‘īd | 20 Dumyāţ | 26 Janūb Sīnā'' | 21 Kafr ash Shaykh | 22 Maţrūḩ | 23 Qinā | 27
                Shamāl Sīnā'' | 24 Sūhāj'),
            ('ERI', '05 Al Awsaţ | 02 Al Janūbī | 01 Ansabā | 03 Janūbī al Baḩrī al Aḩmar | 04
                Qāsh-Barkah | 06 Shimālī al Baḩrī al Aḩmar'),
            ('ESP', '51 Andalucía | 52 Aragón | 34 Asturias, Principado de | 53 Canarias | 39 Cantabria |
                55 Castilla y León | 54 Castilla-La Mancha | 56 Catalunya | CE Ceuta | 57
                Extremadura | 58 Galicia | 07 Illes Balears | 27 La Rioja | 29 Madrid, Comunidad de
                | ML Melilla | 31 Murcia, Región de | 32 Navarra, Comunidad Foral de | 59 País Vasco
                | 60 Valenciana, Comunidad'),
            ('EST', '01 Harjumaa | 02 Hiiumaa | 03 Ida-Virumaa | 04 Järvamaa | 05 Jõgevamaa | 08
                Lääne-Virumaa | 07 Läänemaa | 11 Pärnumaa | 12 Põlvamaa | 13 Raplamaa | 14 Saaremaa
                | 18 Tartumaa | 19 Valgamaa | 20 Viljandimaa | 21 Võrumaa'),
            ('ETH', '44 Addis Ababa | 45 Afar | 46 Amara | 47 Benshangul-Gumaz | 55 Central Ethiopia
                Regional | 48 Dire Dawa | 49 Gambela Peoples | 50 Harari People | 51 Oromia | SI
                Sidama | 52 Somali | 56 South Ethiopia Regional | SW Southwest Ethiopia Peoples | 53
                Tigrai'),
            ('FIN', '09 Etelä-Karjala | 14 Etelä-Pohjanmaa | 10 Etelä-Savo | 18 Kainuu | 05 Kanta-Häme |
                16 Keski-Pohjanmaa | 13 Keski-Suomi | 08 Kymenlaakso | 19 Lappi | 06 Pirkanmaa | 15
                Pohjanmaa | 12 Pohjois-Karjala | 17 Pohjois-Pohjanmaa | 11 Pohjois-Savo | 07
                Päijät-Häme | 04 Satakunta | 01 Uusimaa | 02 Varsinais-Suomi'),
            ('FJI', '01 Central | 02 Eastern | 03 Northern | 04 Rotuma | 05 Western'),
            ('FRA', '84 Auvergne-Rhône-Alpes | 27 Bourgogne-Franche-Comté | 53 Bretagne | 24 Centre-Val
                de Loire | 94 Corse | 44 Grand-Est | 32 Hauts-de-France | 28 Normandie | 75
                Nouvelle-Aquitaine | 76 Occitanie | 52 Pays-de-la-Loire | 93
                Provence-Alpes-Côte-d’Azur | 11 Île-de-France'),
            ('FRO', 'OS Eysturoy | NO Norðoyar | SA Sandoy | ST Streymoy | SU Suðuroy | VG Vágar'),
            ('FSM', '03 Chuuk | 01 Kosrae | 02 Pohnpei | 04 Yap'),
            ('GAB', '01 Estuaire | 02 Haut-Ogooué | 03 Moyen-Ogooué | 04 Ngounié | 05 Nyanga | 06
                Ogooué-Ivindo | 07 Ogooué-Lolo | 08 Ogooué-Maritime | 09 Woleu-Ntem'),
            ('GEO', '02 Abkhazia | 04 Ajaria | 65 Guria | 66 Imereti | 67 K''akheti | 68 Kvemo Kartli |
                69 Mtskheta-Mtianeti | 70 Rach''a-Lechkhumi-Kvemo Svaneti | 71 Samegrelo-Zemo
                Svaneti | 72 Samtskhe-Javakheti | 73 Shida Kartli | 51 Tbilisi'),
            ('GHA', '12 Ahafo | 02 Ashanti | 13 Bono | 14 Bono East | 04 Central | 05 Eastern | 01
                Greater Accra | 15 North East | 06 Northern | 16 Oti | 17 Savannah | 10 Upper East |
                11 Upper West | 08 Volta | 09 Western | 18 Western North'),
            ('GIN', '04 Conakry'),
            ('GLP', 'GP Guadeloupe'),
            ('GMB', '01 Banjul | 03 Central River | 02 Lower River | 07 North Bank | 04 Upper River | 05
                Western'),
            ('GNB', '01 Bafatá | 12 Biombo | 11 Bissau | 05 Bolama / Bijagós | 06 Cacheu | 10 Gabú | 04
                Oio | 02 Quinara | 07 Tombali'),
            ('GRD', '01 Saint Andrew | 02 Saint David | 03 Saint George | 04 Saint John | 05 Saint Mark |
                06 Saint Patrick | 10 Southern Grenadine Islands'),
            ('GRL', '04 Kommune Kujalleq | 07 Kommuneqarfik Sermersooq | 06 Qeqqata Kommunia'),
            ('GTM', '01 Alta Verapaz | 02 Baja Verapaz | 03 Chimaltenango | 04 Chiquimula | 05 El
                Progreso | 06 Escuintla | 07 Guatemala | 08 Huehuetenango | 09 Izabal | 10 Jalapa |
                11 Jutiapa | 12 Petén | 13 Quetzaltenango | 14 Quiché | 15 Retalhuleu | 16
                Sacatepéquez | 17 San Marcos | 18 Santa Rosa | 19 Sololá | 20 Suchitepéquez | 21
                Totonicapán | 22 Zacapa'),
            ('GUF', 'GF Guyane'),
            ('GUM', 'AH Agana Heights | AT Agat | AS Asan | BA Barrigada | CP Chalan Pago-Ordot | DD
                Dededo | AN Hagatna | IN Inarajan | MA Mangilao | ME Merizo | MT Mongmong-Toto-Maite
                | PI Piti | SR Santa Rita | SJ Sinajana | TF Talofofo | TM Tamuning | UM Umatac | YG
                Yigo | YN Yona'),
            ('GUY', '10 Barima-Waini | 11 Cuyuni-Mazaruni | 12 Demerara-Mahaica | 13 East
                Berbice-Corentyne | 14 Essequibo Islands-West Demerara | 15 Mahaica-Berbice | 16
                Pomeroon-Supenaam | 17 Potaro-Siparuni | 18 Upper Demerara-Berbice | 19 Upper
                Takutu-Upper Essequibo'),
            ('HND', '01 Atlántida | 02 Choluteca | 03 Colón | 04 Comayagua | 05 Copán | 06 Cortés | 07 El
                Paraíso | 08 Francisco Morazán | 09 Gracias a Dios | 10 Intibucá | 11 Islas de la
                Bahía | 12 La Paz | 13 Lempira | 14 Ocotepeque | 15 Olancho | 16 Santa Bárbara | 17
                Valle | 18 Yoro'),
            ('HRV', '01 Bjelovarsko-bilogorska županija | 02 Brodsko-posavska županija | 03
                Dubrovačko-neretvanska županija | 21 Grad Zagreb | 04 Istarska županija | 05
                Karlovačka županija | 06 Koprivničko-križevačka županija | 07 Krapinsko-zagorska
                županija | 08 Ličko-senjska županija | 09 Međimurska županija | 10 Osječko-baranjska
                županija | 11 Požeško-slavonska županija | 12 Primorsko-goranska županija | 14
                Sisačko-moslavačka županija | 15 Splitsko-dalmatinska županija | 16 Varaždinska
                županija | 17 Virovitičko-podravska županija | 18 Vukovarsko-srijemska županija | 19
                Zadarska županija | 20 Zagrebačka županija | 13 Šibensko-kninska županija'),
            ('HTI', '06 Artibonite | 07 Centre | 14 Grande’Anse | 15 Nippes | 09 Nord | 10 Nord-Est | 03
                Nord-Ouest | 11 Ouest | 12 Sud | 13 Sud-Est'),
            ('HUN', '02 Baranya | 04 Borsod-Abaúj-Zemplén | 05 Budapest | 01 Bács-Kiskun | 03 Békés | 06
                Csongrád-Csanád | 08 Fejér | 09 Győr-Moson-Sopron | 10 Hajdú-Bihar | 11 Heves | 20
                Jász-Nagykun-Szolnok | 12 Komárom-Esztergom | 14 Nógrád | 16 Pest | 17 Somogy | 18
                Szabolcs-Szatmár-Bereg | 21 Tolna | 22 Vas | 23 Veszprém | 24 Zala'),
            ('IDN', '01 Aceh | 02 Bali | 33 Banten | 03 Bengkulu | 34 Gorontalo | 04 Jakarta Raya | 05
                Jambi | 30 Jawa Barat | 07 Jawa Tengah | 08 Jawa Timur | 11 Kalimantan Barat | 12
                Kalimantan Selatan | 13 Kalimantan Tengah | 14 Kalimantan Timur | 42 Kalimantan
                Utara | 35 Kepulauan Bangka Belitung | 40 Kepulauan Riau | 15 Lampung | 28 Maluku |
                29 Maluku Utara | 17 Nusa Tenggara Barat | 18 Nusa Tenggara Timur | 36 Papua | 39
                Papua Barat | PD Papua Barat Daya | PE Papua Pengunungan | PS Papua Selatan | PT
                Papua Tengah | 37 Riau | 41 Sulawesi Barat | 38 Sulawesi Selatan | 21 Sulawesi
                Tengah | 22 Sulawesi Tenggara | 31 Sulawesi Utara | 24 Sumatera Barat | 32 Sumatera
                Selatan | 26 Sumatera Utara | 10 Yogyakarta'),
            ('IND', '01 Andaman and Nicobar Islands | 02 Andhra Pradesh | 30 Arunāchal Pradesh | 03 Assam
                | 34 Bihār | 05 Chandīgarh | 37 Chhattīsgarh | 07 Delhi | 52 Dādra and Nagar Haveli
                and Damān and Diu | 33 Goa | 09 Gujarāt | 10 Haryāna | 11 Himāchal Pradesh | 12
                Jammu and Kashmīr | 38 Jhārkhand | 19 Karnātaka | 13 Kerala | 41 Ladakh | 41 Ladākh
                | 14 Lakshadweep | 35 Madhya Pradesh | 16 Mahārāshtra | 17 Manipur | 18 Meghālaya |
                31 Mizoram | 20 Nāgāland | 21 Odisha | 22 Puducherry | 23 Punjab | 24 Rājasthān | 29
                Sikkim | 25 Tamil Nādu | 40 Telangāna | 26 Tripura | 36 Uttar Pradesh | 39
                Uttarākhand | 28 West Bengal'),
            ('IRN', '44 Alborz | 32 Ardabīl | 22 Būshehr | 03 Chahār Maḩāl va Bakhtīārī | 28 Eşfahān | 07
                Fārs | 37 Golestān | 08 Gīlān | 09 Hamadān | 11 Hormozgān | 29 Kermān | 13
                Kermānshāh | 41 Khorāsān-e Jonūbī | 42 Khorāsān-e Raẕavī | 43 Khorāsān-e Shomālī |
                15 Khūzestān | 05 Kohgīlūyeh va Bowyer Aḩmad | 16 Kordestān | 23 Lorestān | 34
                Markazī | 35 Māzandarān | 38 Qazvīn | 39 Qom | 25 Semnān | 04 Sīstān va Balūchestān
                | 26 Tehrān | 40 Yazd | 36 Zanjān | 01 Āz̄ārbāyjān-e Ghārbī | 33 Āz̄ārbāyjān-e
                Shārqī | 10 Īlām'),
            ('IRQ', '01 Al Anbār | 02 Al Başrah | 03 Al Muthanná | 04 Al Qādisīyah | 17 An Najaf | 07
                Baghdād | 06 Bābil | 09 Dhī Qār | 10 Diyālá | 19 Halabja | 12 Karbalā’ | 13 Kirkūk |
                14 Maysān | 15 Nīnawá | 16 Wāsiţ | 18 Şalāḩ ad Dīn'),
            ('ISL', '45 Akraneskaupstaður | 40 Akureyrarbær | 42 Bláskógabyggð | 44
                Bolungarvíkurkaupstaður | 45 Borgarbyggð | 45 Dalabyggð | 40 Dalvíkurbyggð | 45
                Eyja- og Miklaholtshreppur | 40 Eyjafjarðarsveit | 40 Fjallabyggð | 38 Fjarðabyggð |
                38 Fljótsdalshreppur | 42 Flóahreppur | 39 Garðabær | 43 Grindavíkurbær | 45
                Grundarfjarðarbær | 42 Grímsnes- og Grafningshreppur | 40 Grýtubakkahreppur | 39
                Hafnarfjarðarkaupstaður | 42 Hrunamannahreppur | 45 Hvalfjarðarsveit | 42
                Hveragerðisbær | 40 Hörgársveit | 41 Húnabyggð | 41 Húnaþing vestra | 44
                Kaldrananeshreppur | 39 Kjósarhreppur | 39 Kópavogsbær | 40 Langanesbyggð | 39
                Mosfellsbær | 38 Múlaþing | 42 Mýrdalshreppur | 40 Norðurþing | 42 Rangárþing eystra
                | 42 Rangárþing ytra | 44 Reykhólahreppur | 43 Reykjanesbær | 39 Reykjavíkurborg |
                39 Seltjarnarnesbær | 42 Skaftárhreppur | 41 Skagabyggð | 41 Skagafjörður | 42
                Skeiða- og Gnúpverjahreppur | 45 Skorradalshreppur | 45 Snæfellsbær | 44
                Strandabyggð | 45 Stykkishólmsbær | 43 Suðurnesjabær | 40 Svalbarðsstrandarhreppur |
                38 Sveitarfélagið Hornafjörður | 41 Sveitarfélagið Skagaströnd | 43 Sveitarfélagið
                Vogar | 42 Sveitarfélagið Árborg | 42 Sveitarfélagið Ölfus | 44 Súðavíkurhreppur |
                40 Tjörneshreppur | 44 Tálknafjarðarhreppur | 42 Vestmannaeyjabær | 44 Vesturbyggð |
                38 Vopnafjarðarhreppur | 44 Árneshreppur | 42 Ásahreppur | 44 Ísafjarðarbær | 40
                Þingeyjarsveit'),
            ('ISR', '02 Al Awsaţ | 01 Al Janūbī | 06 Al Quds | 03 Ash Shamālī | WE Judea and Samaria Area
                | 05 Tall Abīb | 04 Ḩayfā'),
            ('ITA', '01 Abruzzo | 02 Basilicata | 03 Calabria | 04 Campania | 05 Emilia-Romagna | 06
                Friuli Venezia Giulia | 07 Lazio | 08 Liguria | 09 Lombardia | 10 Marche | 11 Molise
                | 12 Piemonte | 13 Puglia | 14 Sardegna | 15 Sicilia | 16 Toscana | 17 Trentino-Alto
                Adige | 18 Umbria | 19 Valle d''Aosta | 20 Veneto'),
            ('JAM', '01 Clarendon | 02 Hanover | 17 Kingston | 04 Manchester | 07 Portland | 08 Saint
                Andrew | 09 Saint Ann | 10 Saint Catherine | 11 Saint Elizabeth | 12 Saint James |
                13 Saint Mary | 14 Saint Thomas | 15 Trelawny | 16 Westmoreland'),
            ('JOR', '02 Al Balqā’ | 09 Al Karak | 15 Al Mafraq | 21 Al ‘Aqabah | 16 Al ‘A̅şimah | 17 Az
                Zarqā’ | 12 Aţ Ţafīlah | 18 Irbid | 22 Jarash | 19 Ma‘ān | 23 Mādabā | 20 ‘Ajlūn'),
            ('JPN', '01 Aichi | 02 Akita | 03 Aomori | 04 Chiba | 05 Ehime | 06 Fukui | 07 Fukuoka | 08
                Fukushima | 09 Gifu | 10 Gunma | 11 Hiroshima | 12 Hokkaido | 13 Hyogo | 14 Ibaraki
                | 15 Ishikawa | 16 Iwate | 17 Kagawa | 18 Kagoshima | 19 Kanagawa | 20 Kochi | 21
                Kumamoto | 22 Kyoto | 23 Mie | 24 Miyagi | 25 Miyazaki | 26 Nagano | 27 Nagasaki |
                28 Nara | 29 Niigata | 30 Oita | 31 Okayama | 47 Okinawa | 32 Osaka | 33 Saga | 34
                Saitama | 35 Shiga | 36 Shimane | 37 Shizuoka | 38 Tochigi | 39 Tokushima | 40 Tokyo
                | 41 Tottori | 42 Toyama | 43 Wakayama | 44 Yamagata | 45 Yamaguchi | 46 Yamanashi'),
            ('KAZ', '02 Almaty | 01 Almaty oblysy | 03 Aqmola oblysy | 04 Aqtöbe oblysy | 05 Astana | 06
                Atyraū oblysy | 08 Baikonur | 07 Batys Qazaqstan oblysy | 09 Mangghystaū oblysy | 11
                Pavlodar oblysy | 12 Qaraghandy oblysy | 13 Qostanay oblysy | 14 Qyzylorda oblysy |
                15 Shyghys Qazaqstan oblysy | 16 Soltüstik Qazaqstan oblysy | 10 Türkistan oblysy |
                17 Zhambyl oblysy'),
            ('KEN', '10 Baringo | 11 Bomet | 12 Bungoma | 13 Busia | 14 Elgeyo/Marakwet | 15 Embu | 16
                Garissa | 17 Homa Bay | 18 Isiolo | 19 Kajiado | 20 Kakamega | 21 Kericho | 22
                Kiambu | 23 Kilifi | 24 Kirinyaga | 25 Kisii | 26 Kisumu | 27 Kitui | 28 Kwale | 29
                Laikipia | 30 Lamu | 31 Machakos | 32 Makueni | 33 Mandera | 34 Marsabit | 35 Meru |
                36 Migori | 37 Mombasa | 38 Murang''a | 05 Nairobi City | 39 Nakuru | 40 Nandi | 41
                Narok | 42 Nyamira | 43 Nyandarua | 44 Nyeri | 45 Samburu | 46 Siaya | 47
                Taita/Taveta | 48 Tana River | 49 Tharaka-Nithi | 50 Trans Nzoia | 51 Turkana | 52
                Uasin Gishu | 53 Vihiga | 54 Wajir | 55 West Pokot'),
            ('KGZ', '09 Batken | 01 Bishkek Shaary | 02 Chüy | 03 Jalal-Abad | 04 Naryn | 08 Osh | 10 Osh
                Shaary | 06 Talas | 07 Ysyk-Köl'),
            ('KHM', '29 Baat Dambang | 25 Banteay Mean Choăy | 26 Kaeb | 02 Kampong Chaam | 03 Kampong
                Chhnang | 04 Kampong Spueu | 05 Kampong Thum | 21 Kampot | 07 Kandaal | 08 Kaoh Kong
                | 09 Kracheh | 10 Mondol Kiri | 27 Otdar Mean Chey | 30 Pailin | 22 Phnom Penh | 12
                Pousaat | 28 Preah Sihanouk | 13 Preah Vihear | 14 Prey Veaeng | 23 Rotanak Kiri |
                24 Siem Reab | 17 Stueng Traeng | 18 Svaay Rieng | 19 Taakaev | 31 Tbong Khmum'),
            ('KIR', '01 Gilbert Islands | 02 Line Islands | 03 Phoenix Islands'),
            ('KOR', '10 Busan-gwangyeoksi | 05 Chungcheongbuk-do | 17 Chungcheongnam-do | 15
                Daegu-gwangyeoksi | 19 Daejeon-gwangyeoksi | 06 Gangwon-teukbyeoljachido | 18
                Gwangju-gwangyeoksi | 13 Gyeonggi-do | 14 Gyeongsangbuk-do | 20 Gyeongsangnam-do |
                12 Incheon-gwangyeoksi | 01 Jeju-teukbyeoljachido | 03 Jeollabuk-do | 16
                Jeollanam-do | 22 Sejong | 11 Seoul-teukbyeolsi | 21 Ulsan-gwangyeoksi'),
            ('KWT', '04 Al Aḩmadī | 07 Al Farwānīyah | 05 Al Jahrā’ | 02 Al ‘Āşimah | 09 Mubārak al Kabīr
                | 08 Ḩawallī'),
            ('LAO', '01 Attapu | 22 Bokèo | 23 Bolikhamxai | 02 Champasak | 03 Houaphan | 15 Khammouan |
                16 Louang Namtha | 17 Louangphabang | 07 Oudômxai | 18 Phôngsali | 19 Salavan | 20
                Savannakhét | 13 Xaignabouli | 28 Xaisômboun | 14 Xiangkhouang | 26 Xékong'),
            ('LBN', '08 Al Biqā‘ | 06 Al Janūb | 07 An Nabaţīyah | 09 Ash Shimāl | 04 Bayrūt | 11
                B‘alabak-Al Hirmil | 05 Jabal Lubnān | 10 ‘Akkār'),
            ('LBR', '15 Bomi | 01 Bong | 21 Gbarpolu | 11 Grand Bassa | 12 Grand Cape Mount | 19 Grand
                Gedeh | 16 Grand Kru | 20 Lofa | 17 Margibi | 13 Maryland | 14 Montserrado | 09
                Nimba | 18 River Cess | 22 River Gee | 10 Sinoe'),
            ('LBY', '79 Al Buţnān | 63 Al Jabal al Akhḑar | 80 Al Jabal al Gharbī | 81 Al Jafārah | 64 Al
                Jufrah | 65 Al Kufrah | 66 Al Marj | 82 Al Marqab | 83 Al Wāḩāt | 67 An Nuqāţ al
                Khams | 68 Az Zāwiyah | 69 Banghāzī | 70 Darnah | 71 Ghāt | 72 Mişrātah | 73 Murzuq
                | 74 Nālūt | 75 Sabhā | 76 Surt | 84 Wādī al Ḩayāt | 78 Wādī ash Shāţi’ | 77
                Ţarābulus'),
            ('LCA', '01 Anse la Raye | 12 Canaries | 03 Castries | 04 Choiseul | 05 Dennery | 06 Gros
                Islet | 07 Laborie | 08 Micoud | 09 Soufrière | 10 Vieux Fort'),
            ('LIE', '01 Balzers | 02 Eschen | 03 Gamprin | 04 Mauren | 05 Planken | 06 Ruggell | 07
                Schaan | 08 Schellenberg | 09 Triesen | 10 Triesenberg | 11 Vaduz'),
            ('LKA', '29 Central Province | 37 Eastern Province | 30 North Central Province | 32 North
                Western | 38 Northern Province | 33 Sabaragamuva | 34 Southern Province | 35 Uva |
                36 Western Province'),
            ('LSO', '10 Berea | 11 Botha-Bothe | 12 Leribe | 13 Mafeteng | 14 Maseru | 15 Mohale''s Hoek
                | 16 Mokhotlong | 17 Qacha''s Nek | 18 Quthing | 19 Thaba-Tseka'),
            ('LTU', '61 Akmenė | 56 Alytaus miestas | 56 Alytus | 64 Anykščiai | 57 Birštonas | 60 Biržai
                | 56 Druskininkai | 65 Elektrėnai | 64 Ignalina | 57 Jonava | 61 Joniškis | 62
                Jurbarkas | 57 Kaišiadorys | 59 Kalvarija | 57 Kaunas | 57 Kauno miestas | 59 Kazlų
                Rūdos | 61 Kelmė | 58 Klaipėda | 58 Klaipėdos miestas | 58 Kretinga | 60 Kupiškis |
                57 Kėdainiai | 56 Lazdijai | 59 Marijampolė | 63 Mažeikiai | 64 Molėtai | 58 Neringa
                | 62 Pagėgiai | 61 Pakruojis | 58 Palangos miestas | 60 Panevėžio miestas | 60
                Panevėžys | 60 Pasvalys | 63 Plungė | 57 Prienai | 61 Radviliškis | 57 Raseiniai |
                63 Rietavas | 60 Rokiškis | 58 Skuodas | 62 Tauragė | 63 Telšiai | 65 Trakai | 65
                Ukmergė | 64 Utena | 56 Varėna | 59 Vilkaviškis | 65 Vilniaus miestas | 65 Vilnius |
                64 Visaginas | 64 Zarasai | 59 Šakiai | 65 Šalčininkai | 61 Šiauliai | 61 Šiaulių
                miestas | 62 Šilalė | 58 Šilutė | 65 Širvintos | 65 Švenčionys'),
            ('LUX', 'CA Capellen | CL Clervaux | DI Diekirch | EC Echternach | ES Esch-sur-Alzette | GR
                Grevenmacher | LU Luxembourg | ME Mersch | RD Redange | RM Remich | VD Vianden | WI
                Wiltz'),
            ('LVA', '01 Aizkraukles novads | 02 Alūksnes novads | AN Augšdaugavas novads | 03 Balvu
                novads | 04 Bauskas novads | 05 Cēsu novads | 06 Daugavpils | DN Dienvidkurzemes
                Novads | 08 Dobeles novads | 09 Gulbenes novads | 11 Jelgava | 12 Jelgavas novads |
                10 Jēkabpils novads | 13 Jūrmala | 14 Krāslavas novads | 15 Kuldīgas novads | 16
                Liepāja | 18 Limbažu novads | 19 Ludzas novads | 90 Līvānu novads | 20 Madonas
                novads | 95 Mārupes novads | 21 Ogres novads | A2 Olaines novads | 22 Preiļu novads
                | B5 Ropažu novads | 23 Rēzekne | 24 Rēzeknes novads | 25 Rīga | C3 Salaspils novads
                | 27 Saldus novads | C5 Saulkrastu novads | C7 Siguldas novads | D1 Smiltenes novads
                | 28 Talsu novads | 29 Tukuma novads | 30 Valkas novads | 31 Valmieras Novads | E1
                Varakļānu novads | 32 Ventspils | 33 Ventspils novads | 34 Ādažu novads | 80 Ķekavas
                novads'),
            ('MAR', '05 Béni Mellal-Khénifra | 06 Casablanca-Settat | 12 Dakhla-Oued Ed-Dahab | 08
                Drâa-Tafilalet | 03 Fès-Meknès | 10 Guelmim-Oued Noun | 02 L''Oriental | 11
                Laâyoune-Sakia El Hamra | 07 Marrakech-Safi | 04 Rabat-Salé-Kénitra | 09 Souss-Massa
                | 01 Tanger-Tétouan-Al Hoceïma'),
            ('MDA', '59 Anenii Noi | 61 Basarabeasca | 62 Bender | 63 Briceni | 60 Bălți | 64 Cahul | 65
                Cantemir | 57 Chișinău | 68 Cimișlia | 69 Criuleni | 66 Călărași | 67 Căușeni | 70
                Dondușeni | 71 Drochia | 72 Dubăsari | 73 Edineț | 75 Florești | 74 Fălești | 76
                Glodeni | 51 Găgăuzia, Unitatea teritorială autonomă | 77 Hîncești | 78 Ialoveni |
                79 Leova | 80 Nisporeni | 81 Ocnița | 82 Orhei | 83 Rezina | 84 Rîșcani | 87 Soroca
                | 89 Strășeni | 58 Stînga Nistrului, unitatea teritorială din | 85 Sîngerei | 90
                Taraclia | 91 Telenești | 92 Ungheni | 86 Șoldănești | 88 Ștefan Vodă'),
            ('MDG', '33 Alaotra Mangoro | 22 Amoron''i Mania | 11 Analamanga | 32 Analanjirofo | 52
                Androy | 53 Anosy | 51 Atsimo-Andrefana | 25 Atsimo-Atsinanana | 31 Atsinanana | 43
                Betsiboka | 41 Boeny | 14 Bongolava | 71 Diana | 26 Fitovinany | 24 Ihorombe | 13
                Itasy | 44 Melaky | 54 Menabe | 72 Sava | 42 Sofia | 21 Upper Matsiatra | 12
                Vakinankaratra | 27 Vatovavy'),
            ('MDV', '01 Addu City | 39 Faadhippolhu | 47 Felidhu Atoll | 42 Fuvammulah | 05 Hahdhunmathi
                | 46 Kolhumadulu | 40 Male | 38 Male Atoll | 41 Mulaku Atoll | 30 North Ari Atoll |
                34 North Huvadhu Atoll | 44 North Maalhosmadulu | 45 North Miladhunmadulu | 33 North
                Nilandhe Atoll | 36 North Thiladhunmathi | 35 South Huvadhu Atoll | 31 South
                Maalhosmadulu | 43 South Miladhunmadulu | 32 South Nilandhe Atoll | 37 South
                Thiladhunmathi'),
            ('MEX', '01 Aguascalientes | 02 Baja California | 03 Baja California Sur | 04 Campeche | 05
                Chiapas | 06 Chihuahua | 09 Ciudad de México | 07 Coahuila de Zaragoza | 08 Colima |
                10 Durango | 11 Guanajuato | 12 Guerrero | 13 Hidalgo | 14 Jalisco | 16 Michoacán de
                Ocampo | 17 Morelos | 15 México | 18 Nayarit | 19 Nuevo León | 20 Oaxaca | 21 Puebla
                | 22 Querétaro | 23 Quintana Roo | 24 San Luis Potosí | 25 Sinaloa | 26 Sonora | 27
                Tabasco | 28 Tamaulipas | 29 Tlaxcala | 30 Veracruz de Ignacio de la Llave | 31
                Yucatán | 32 Zacatecas'),
            ('MKD', 'F6 Aerodrom † | 01 Aračinovo | 04 Berovo | 06 Bitola | 08 Bogdanci | C7 Bogovinje |
                11 Bosilovo | 12 Brvenica | F6 Butel † | 18 Centar Župa | F6 Centar † | D2 Debar |
                F5 Debrca | 22 Delčevo | D3 Demir Hisar | 25 Demir Kapija | E5 Dojran | 28 Dolneni |
                F6 Gazi Baba † | 33 Gevgelija | F6 Gjorče Petrov † | D4 Gostivar | F6 Grad Skopje |
                35 Gradsko | 36 Ilinden | D5 Jegunovce | 40 Karbinci | F6 Karpoš † | D6 Kavadarci |
                F6 Kisela Voda † | 43 Kičevo | 47 Konče | 46 Kočani | 51 Kratovo | 52 Kriva Palanka
                | 53 Krivogaštani | 54 Kruševo | D7 Kumanovo | 59 Lipkovo | 60 Lozovo | 62
                Makedonska Kamenica | D8 Makedonski Brod | E4 Mavrovo i Rostuše | D9 Mogila | 69
                Negotino | E1 Novaci | 72 Novo Selo | E2 Ohrid | 78 Pehčevo | 79 Petrovec | 80
                Plasnica | E3 Prilep | 83 Probištip | 84 Radoviš | 85 Rankovce | 86 Resen | 87
                Rosoman | F6 Saraj † | 92 Sopište | 97 Staro Nagoričane | E6 Struga | E7 Strumica |
                A2 Studeničani | A4 Sveti Nikole | A5 Tearce | E8 Tetovo | E9 Valandovo | A9
                Vasilevo | F1 Veles | B3 Vevčani | B4 Vinica | B7 Vrapčište | C2 Zelenikovo | C6
                Zrnovci | F6 Čair † | C9 Čaška | 19 Češinovo-Obleševo | 20 Čučer-Sandevo | 98 Štip |
                F6 Šuto Orizari † | C3 Želino'),
            ('MLI', '01 Bamako | 09 Gao | 03 Kayes | 10 Kidal | 07 Koulikoro | 04 Mopti | 06 Sikasso | 05
                Ségou | 08 Tombouctou'),
            ('MLT', '01 Attard | 02 Balzan | 03 Birgu | 04 Birkirkara | 05 Birżebbuġa | 06 Bormla | 07
                Dingli | 08 Fgura | 09 Floriana | 10 Fontana | 16 Gudja | 11 Għajnsielem | 12 Għarb
                | 13 Għargħur | 14 Għasri | 15 Għaxaq | 17 Gżira | 19 Iklin | 25 Isla | 26 Kalkara |
                27 Kerċem | 28 Kirkop | 29 Lija | 30 Luqa | 31 Marsa | 32 Marsaskala | 33 Marsaxlokk
                | 20 Mdina | 34 Mellieħa | 35 Mosta | 22 Mqabba | 23 Msida | 24 Mtarfa | 36 Munxar |
                21 Mġarr | 37 Nadur | 38 Naxxar | 39 Paola | 40 Pembroke | 41 Pietà | 42 Qala | 43
                Qormi | 44 Qrendi | 46 Rabat Gozo | 45 Rabat Malta | 47 Safi | 48 Saint John | 49
                Saint Julian''s | 50 Saint Lawrence | 51 Saint Lucia''s | 52 Saint Paul''s Bay | 54
                Sannat | 53 Santa Venera | 55 Siġġiewi | 56 Sliema | 57 Swieqi | 59 Ta'' Xbiex | 58
                Tarxien | 60 Valletta | 61 Xagħra | 62 Xewkija | 63 Xgħajra | 18 Ħamrun | 64 Żabbar
                | 66 Żebbuġ Gozo | 65 Żebbuġ Malta | 67 Żejtun | 68 Żurrieq'),
            ('MMR', '03 Ayeyarwady | 16 Bago | 02 Chin | 04 Kachin | 06 Kayah | 05 Kayin | 15 Magway | 08
                Mandalay | 13 Mon | 18 Nay Pyi Taw | 01 Rakhine | 10 Sagaing | 11 Shan | 12
                Tanintharyi | 17 Yangon'),
            ('MNG', '01 Arhangay | 03 Bayan-Ölgiy | 02 Bayanhongor | 21 Bulgan | 23 Darhan uul | 06
                Dornod | 07 Dornogovĭ | 08 Dundgovĭ | 09 Dzavhan | 10 Govĭ-Altay | 24 Govĭ-Sümber |
                11 Hentiy | 12 Hovd | 13 Hövsgöl | 25 Orhon | 16 Selenge | 17 Sühbaatar | 18 Töv |
                20 Ulaanbaatar | 19 Uvs | 14 Ömnögovĭ | 15 Övörhangay'),
            ('MOZ', '01 Cabo Delgado | 02 Gaza | 03 Inhambane | 10 Manica | 06 Nampula | 07 Niassa | 05
                Sofala | 08 Tete | 09 Zambézia'),
            ('MRT', '07 Adrar | 03 Assaba | 05 Brakna | 08 Dakhlet Nouâdhibou | 04 Gorgol | 10 Guidimaka
                | 01 Hodh ech Chargui | 02 Hodh el Gharbi | 12 Inchiri | 14 Nouakchott Nord | 13
                Nouakchott Ouest | 15 Nouakchott Sud | 09 Tagant | 11 Tiris Zemmour | 06 Trarza'),
            ('MSR', '01 Saint Anthony | 02 Saint Georges | 03 Saint Peter'),
            ('MTQ', 'MQ Martinique'),
            ('MUS', '21 Agalega Islands | 12 Black River | 22 Cargados Carajos Shoals | 13 Flacq | 14
                Grand Port | 15 Moka | 16 Pamplemousses | 17 Plaines Wilhems | 18 Port Louis | 19
                Rivière du Rempart | 23 Rodrigues Island | 20 Savanne'),
            ('MYS', '01 Johor | 02 Kedah | 03 Kelantan | 04 Melaka | 05 Negeri Sembilan | 06 Pahang | 07
                Perak | 08 Perlis | 09 Pulau Pinang | 16 Sabah | 11 Sarawak | 12 Selangor | 13
                Terengganu | 14 Wilayah Persekutuan Kuala Lumpur | 15 Wilayah Persekutuan Labuan |
                17 Wilayah Persekutuan Putrajaya'),
            ('NAM', '31 //Karas | 29 Erongo | 30 Hardap | 40 Kavango East | 41 Kavango West | 21 Khomas |
                32 Kunene | 33 Ohangwena | 35 Omaheke | 36 Omusati | 37 Oshana | 38 Oshikoto | 39
                Otjozondjupa | 28 Zambezi'),
            ('NCL', '03 Loyalty Islands | 01 North Province | 02 South Province'),
            ('NER', '01 Agadez | 02 Diffa | 03 Dosso | 04 Maradi | 08 Niamey | 06 Tahoua | 09 Tillabéri |
                07 Zinder'),
            ('NGA', '45 Abia | 11 Abuja Federal Capital | 35 Adamawa | 21 Akwa Ibom | 25 Anambra | 46
                Bauchi | 52 Bayelsa | 26 Benue | 27 Borno | 22 Cross River | 36 Delta | 53 Ebonyi |
                37 Edo | 54 Ekiti | 47 Enugu | 55 Gombe | 28 Imo | 39 Jigawa | 23 Kaduna | 29 Kano |
                24 Katsina | 40 Kebbi | 41 Kogi | 30 Kwara | 05 Lagos | 56 Nasarawa | 31 Niger | 16
                Ogun | 48 Ondo | 42 Osun | 32 Oyo | 49 Plateau | 50 Rivers | 51 Sokoto | 43 Taraba |
                44 Yobe | 57 Zamfara'),
            ('NIC', '01 Boaco | 02 Carazo | 03 Chinandega | 04 Chontales | 17 Costa Caribe Norte | 18
                Costa Caribe Sur | 05 Estelí | 06 Granada | 07 Jinotega | 08 León | 09 Madriz | 10
                Managua | 11 Masaya | 12 Matagalpa | 13 Nueva Segovia | 15 Rivas | 14 Río San Juan'),
            ('NLD', '01 Drenthe | 16 Flevoland | 02 Fryslân | 03 Gelderland | 04 Groningen | 05 Limburg |
                06 Noord-Brabant | 07 Noord-Holland | 15 Overijssel | 09 Utrecht | 10 Zeeland | 11
                Zuid-Holland'),
            ('NOR', '42 Agder | 01 Akershus | 04 Buskerud | 05 Finnmark | 34 Innlandet | 08 Møre og
                Romsdal | 09 Nordland | 12 Oslo | 14 Rogaland | 17 Telemark | 18 Troms | 21
                Trøndelag | 20 Vestfold | 46 Vestland | 13 Østfold'),
            ('NRU', '01 Aiwo | 02 Anabar | 03 Anetan | 04 Anibare | 05 Baitsi | 06 Boe | 07 Buada | 08
                Denigomodu | 09 Ewa | 10 Ijuw | 11 Meneng | 12 Nibok | 13 Uaboe | 14 Yaren'),
            ('NZL', 'E7 Auckland | E8 Bay of Plenty | E9 Canterbury | 10 Chatham Islands | F1 Gisborne |
                G2 Greater Wellington | F2 Hawke''s Bay | F3 Manawatū-Whanganui | F4 Marlborough |
                F5 Nelson | F6 Northland | F7 Otago | F8 Southland | F9 Taranaki | G1 Waikato | G3
                West Coast'),
            ('OMN', '01 Ad Dākhilīyah | 10 Al Buraymī | 03 Al Wusţá | 09 Az̧ Z̧āhirah | 02 Janūb al
                Bāţinah | 04 Janūb ash Sharqīyah | 06 Masqaţ | 07 Musandam | 11 Shamāl al Bāţinah |
                12 Shamāl ash Sharqīyah | 08 Z̧ufār'),
            ('PAK', '06 Azad Jammu and Kashmir | 02 Balochistan | 07 Gilgit-Baltistan | 08 Islamabad | 03
                Khyber Pakhtunkhwa | 04 Punjab | 05 Sindh'),
            ('PAN', '01 Bocas del Toro | 02 Chiriquí | 03 Coclé | 04 Colón | 05 Darién | 11 Emberá | 09
                Guna Yala | 06 Herrera | 07 Los Santos | NT Naso Tjër Di | 12 Ngäbe-Buglé | 08
                Panamá | 13 Panamá Oeste | 10 Veraguas'),
            ('PER', '01 Amazonas | 02 Ancash | 03 Apurímac | 04 Arequipa | 05 Ayacucho | 06 Cajamarca |
                08 Cusco | 07 El Callao | 09 Huancavelica | 10 Huánuco | 11 Ica | 12 Junín | 13 La
                Libertad | 14 Lambayeque | 15 Lima | 16 Loreto | 17 Madre de Dios | 18 Moquegua | 19
                Pasco | 20 Piura | 21 Puno | 22 San Martín | 23 Tacna | 24 Tumbes | 25 Ucayali'),
            ('PHL', '14 Autonomous Region in Muslim Mindanao | 05 Bicol | 02 Cagayan Valley | 40
                Calabarzon | 13 Caraga | 03 Central Luzon | 07 Central Visayas | 15 Cordillera | 11
                Davao | 08 Eastern Visayas | 01 Ilocos | 41 Mimaropa | 10 Northern Mindanao | 12
                Soccsksargen | 06 Western Visayas | 09 Zamboanga Peninsula'),
            ('PLW', '01 Aimeliik | 02 Airai | 03 Angaur | 04 Hatohobei | 05 Kayangel | 06 Koror | 07
                Melekeok | 08 Ngaraard | 09 Ngarchelong | 10 Ngardmau | 11 Ngatpang | 12 Ngchesar |
                13 Ngeremlengui | 14 Ngiwal | 15 Peleliu | 16 Sonsorol'),
            ('PNG', '07 Bougainville | 01 Central | 08 Chimbu | 10 East New Britain | 11 East Sepik | 09
                Eastern Highlands | 19 Enga | 02 Gulf | 21 Hela | 22 Jiwaka | 12 Madang | 13 Manus |
                03 Milne Bay | 14 Morobe | 20 National Capital District | 15 New Ireland | 04
                Northern | 05 Southern Highlands | 17 West New Britain | 18 West Sepik | 06 Western
                | 16 Western Highlands'),
            ('POL', '72 Dolnośląskie | 73 Kujawsko-Pomorskie | 75 Lubelskie | 76 Lubuskie | 78
                Mazowieckie | 77 Małopolskie | 79 Opolskie | 80 Podkarpackie | 81 Podlaskie | 82
                Pomorskie | 85 Warmińsko-Mazurskie | 86 Wielkopolskie | 87 Zachodniopomorskie | 74
                Łódzkie | 83 Śląskie | 84 Świętokrzyskie'),
            ('PRK', '03 Hamkyeongnamto | 17 Hamkyeongpukto | 06 Hwanghainamto | 07 Hwanghaipukto | 01
                Jakangto | 19 Kaeseong | 09 Kangweonto | 14 Nampho | 15 Phyeongannamto | 11
                Phyeonganpukto | 12 Phyeongyang | 18 Raseon | 13 Ryangkangto'),
            ('PRT', '02 Aveiro | 03 Beja | 04 Braga | 05 Bragança | 06 Castelo Branco | 07 Coimbra | 09
                Faro | 11 Guarda | 13 Leiria | 14 Lisboa | 16 Portalegre | 17 Porto | 10 Região
                Autónoma da Madeira | 23 Região Autónoma dos Açores | 18 Santarém | 19 Setúbal | 20
                Viana do Castelo | 21 Vila Real | 22 Viseu | 08 Évora'),
            ('PRY', '23 Alto Paraguay | 01 Alto Paraná | 02 Amambay | 22 Asunción | 24 Boquerón | 04
                Caaguazú | 05 Caazapá | 19 Canindeyú | 06 Central | 07 Concepción | 08 Cordillera |
                10 Guairá | 11 Itapúa | 12 Misiones | 15 Paraguarí | 16 Presidente Hayes | 17 San
                Pedro | 13 Ñeembucú'),
            ('PSE', 'WE Bethlehem | GZ Deir El Balah | GZ Gaza | GZ Gaza Strip | WE Hebron | WE Jenin |
                WE Jericho and Al Aghwar | WE Jerusalem | GZ Khan Yunis | WE Nablus | GZ North Gaza
                | WE Qalqilya | GZ Rafah | WE Ramallah | WE Salfit | WE Tubas | WE Tulkarm | WE West
                Bank'),
            ('PYF', '05 Austral Islands | 02 Leeward Islands | 04 Marquesas Islands | 03 Tuamotu-Gambier
                Islands | 01 Îles du Vent'),
            ('QAT', '01 Ad Dawḩah | 04 Al Khawr wa adh Dhakhīrah | 10 Al Wakrah | 06 Ar Rayyān | 08 Ash
                Shamāl | 14 Ash Shīḩānīyah | 13 Az̧ Z̧a‘āyin | 09 Umm Şalāl'),
            ('REU', 'RE Reunion'),
            ('ROU', '01 Alba | 02 Arad | 03 Argeș | 04 Bacău | 05 Bihor | 06 Bistrița-Năsăud | 07
                Botoșani | 09 Brașov | 08 Brăila | 10 București | 11 Buzău | 12 Caraș-Severin | 13
                Cluj | 14 Constanța | 15 Covasna | 41 Călărași | 17 Dolj | 16 Dâmbovița | 18 Galați
                | 42 Giurgiu | 19 Gorj | 20 Harghita | 21 Hunedoara | 22 Ialomița | 23 Iași | 43
                Ilfov | 25 Maramureș | 26 Mehedinți | 27 Mureș | 28 Neamț | 29 Olt | 30 Prahova | 32
                Satu Mare | 33 Sibiu | 34 Suceava | 31 Sălaj | 35 Teleorman | 36 Timiș | 37 Tulcea |
                38 Vaslui | 40 Vrancea | 39 Vâlcea'),
            ('RUS', '01 Adygeya, Respublika | 03 Altay, Respublika | 04 Altayskiy | 05 Amurskaya | 06
                Arkhangelskaya | 07 Astrakhanskaya | 08 Bashkortostan, Respublika | 09 Belgorodskaya
                | 10 Bryanskaya | 11 Buryatiya, Respublika | 12 Chechenskaya Respublika | 13
                Chelyabinsk | 15 Chukotskiy avtonomnyy okrug | 16 Chuvashskaya Respublika | 17
                Dagestan, Respublika | 19 Ingushetiya, Respublika | 20 Irkutskaya | 21 Ivanovskaya |
                22 Kabardino-Balkarskaya Respublika | 23 Kaliningradskaya | 24 Kalmykiya, Respublika
                | 25 Kaluzhskaya | 92 Kamçatka | 27 Karachayevo-Cherkesskaya Respublika | 28
                Kareliya, Respublika | 29 Kemerovskaya | 30 Khabarovsk | 31 Khakasiya, Respublika |
                32 Khanty-Mansiyskiy avtonomnyy okrug | 33 Kirovskaya | 34 Komi, Respublika | 37
                Kostromskaya | 38 Krasnodarskiy | 91 Krasnoyarskiy | 40 Kurganskaya | 41 Kurskaya |
                42 Leningradskaya | 43 Lipetskaya | 44 Magadanskaya | 45 Mariy El, Respublika | 46
                Mordoviya, Respublika | 47 Moskovskaya | 48 Moskva | 49 Murmansk | 50 Nenetskiy
                avtonomnyy okrug | 51 Nizhegorodskaya | 52 Novgorodskaya | 53 Novosibirskaya | 54
                Omskaya | 55 Orenburgskaya | 56 Orlovshchina | 57 Penzenskaya | 90 Permskiy | 59
                Primorye | 60 Pskovskaya | 61 Rostov | 62 Ryazanskaya | 63 Saha, Respublika | 64
                Sakhalinskaya | 65 Samarskaya | 66 Sankt-Peterburg | 67 Saratovskaya | 68 Severnaya
                Osetiya, Respublika | 69 Smolenskaya | 70 Stavropol''skiy | 71 Sverdlovskaya | 72
                Tambovskaya | 73 Tatarstan, Respublika | 75 Tomskaya | 76 Tul''skaya | 77 Tverskaya
                | 78 Tyumenskaya | 79 Tyva, Respublika | 80 Udmurtskaya Respublika | 81
                Ul''yanovskaya | 83 Vladimirskaya | 84 Volgogradskaya | 85 Vologodskaya | 86
                Voronezhskaya | 87 Yamalo-Nenetskiy avtonomnyy okrug | 88 Yaroslavskaya | 89
                Yevreyskaya avtonomnaya | 93 Zabaykal''skiy'),
            ('RWA', '12 City of Kigali | 11 Eastern | 13 Northern | 15 Southern | 14 Western'),
            ('SAU', '11 ''Asīr | 02 Al Bāḩah | 20 Al Jawf | 05 Al Madīnah al Munawwarah | 08 Al Qaşīm |
                15 Al Ḩudūd ash Shamālīyah | 10 Ar Riyāḑ | 06 Ash Sharqīyah | 17 Jāzān | 14 Makkah
                al Mukarramah | 16 Najrān | 19 Tabūk | 13 Ḩā''il'),
            ('SDN', '42 Blue Nile | 61 Central Darfur | 60 East Darfur | 39 Gedaref | 38 Gezira | 52
                Kassala | 29 Khartoum | 55 North Darfur | 56 North Kordofan | 43 Northern | 36 Red
                Sea | 53 River Nile | 58 Sennar | 49 South Darfur | 50 South Kordofan | 47 West
                Darfur | 62 West Kordofan | 41 White Nile'),
            ('SEN', '01 Dakar | 03 Diourbel | 09 Fatick | 16 Kaffrine | 10 Kaolack | 11 Kolda | 17
                Kédougou | 13 Louga | 15 Matam | 14 Saint-Louis | 18 Sédhiou | 05 Tambacounda | 07
                Thiès | 12 Ziguinchor'),
            ('SHN', '01 Ascension | 02 Saint Helena | 03 Tristan da Cunha'),
            ('SJM', '22 Jan Mayen | 21 Svalbard'),
            ('SLB', '14 Capital Territory | 10 Central | 12 Choiseul | 06 Guadalcanal | 07 Isabel | 08
                Makira-Ulawa | 03 Malaita | 13 Rennell and Bellona | 09 Temotu | 11 Western'),
            ('SLE', '01 Eastern | 05 North Western | 02 Northern | 03 Southern | 04 Western Area'),
            ('SLV', '01 Ahuachapán | 02 Cabañas | 03 Chalatenango | 04 Cuscatlán | 05 La Libertad | 06 La
                Paz | 07 La Unión | 08 Morazán | 09 San Miguel | 10 San Salvador | 12 San Vicente |
                11 Santa Ana | 13 Sonsonate | 14 Usulután'),
            ('SMR', '01 Acquaviva | 06 Borgo Maggiore | 02 Chiesanuova | 07 Città di San Marino | 03
                Domagnano | 04 Faetano | 05 Fiorentino | 08 Montegiardino | 09 Serravalle'),
            ('SOM', '21 Awdal | 01 Bakool | 02 Banaadir | 03 Bari | 04 Bay | 05 Galguduud | 06 Gedo | 07
                Hiiraan | 08 Jubbada Dhexe | 09 Jubbada Hoose | 10 Mudug | 18 Nugaal | 12 Sanaag |
                13 Shabeellaha Dhexe | 14 Shabeellaha Hoose | 22 Sool | 19 Togdheer | 20 Woqooyi
                Galbeed'),
            ('SRB', 'SE Beograd | SE Borski okrug | SE Braničevski okrug | SE Central Serbia | SE
                Jablanički okrug | SE Kolubarski okrug | SE Mačvanski okrug | SE Moravički okrug |
                SE Nišavski okrug | SE Pirotski okrug | SE Podunavski okrug | SE Pomoravski okrug |
                SE Pčinjski okrug | SE Rasinski okrug | SE Raški okrug | SE Toplički okrug | VO
                Vojvodina | SE Zaječarski okrug | SE Zlatiborski okrug | SE Šumadijski okrug'),
            ('SSD', '01 Central Equatoria | 02 Eastern Equatoria | 03 Jonglei | 04 Lakes | 05 Northern
                Bahr el Ghazal | 06 Unity | 07 Upper Nile | 08 Warrap | 09 Western Bahr el Ghazal |
                10 Western Equatoria'),
            ('STP', '02 Cantagalo | 02 Caué | 02 Lembá | 02 Lobata | 02 Mé-Zóchi | 01 Príncipe | 02 São
                Tomé Island | 02 Água Grande'),
            ('SUR', '10 Brokopondo | 11 Commewijne | 12 Coronie | 13 Marowijne | 14 Nickerie | 15 Para |
                16 Paramaribo | 17 Saramacca | 18 Sipaliwini | 19 Wanica'),
            ('SVK', '01 Banskobystrický kraj | 02 Bratislavský kraj | 03 Košický kraj | 04 Nitriansky
                kraj | 05 Prešovský kraj | 06 Trenčiansky kraj | 07 Trnavský kraj | 08 Žilinský kraj'),
            ('SVN', '01 Ajdovščina | P9 Ankaran | N9 Apače | 02 Beltinci | F4 Benedikt | F5 Bistrica ob
                Sotli | 03 Bled | F6 Bloke | 04 Bohinj | 05 Borovnica | 06 Bovec | F7 Braslovče | 07
                Brda | 09 Brezovica | 08 Brežice | F8 Cankova | 11 Celje | 12 Cerklje na Gorenjskem
                | 13 Cerknica | 14 Cerkno | F9 Cerkvenjak | O1 Cirkulane | G1 Destrnik | 19 Divača |
                G2 Dobje | 20 Dobrepolje | G3 Dobrna | G4 Dobrova-Polhov Gradec | G5 Dobrovnik | 22
                Dol pri Ljubljani | G6 Dolenjske Toplice | G7 Domžale | 24 Dornava | 25 Dravograd |
                26 Duplek | 27 Gorenja vas-Poljane | 28 Gorišnica | O2 Gorje | 29 Gornja Radgona |
                30 Gornji Grad | 31 Gornji Petrovci | G8 Grad | 32 Grosuplje | G9 Hajdina | H2 Hodoš
                | H3 Horjul | H1 Hoče-Slivnica | 34 Hrastnik | 35 Hrpelje-Kozina | 36 Idrija | 37 Ig
                | 38 Ilirska Bistrica | 39 Ivančna Gorica | 40 Izola | H4 Jesenice | H5 Jezersko |
                42 Juršinci | H6 Kamnik | 44 Kanal ob Soči | 45 Kidričevo | 46 Kobarid | 47 Kobilje
                | 49 Komen | H8 Komenda | 50 Koper | O3 Kostanjevica na Krki | H9 Kostel | 51 Kozje
                | H7 Kočevje | 52 Kranj | 53 Kranjska Gora | I1 Križevci | 54 Krško | 55 Kungota |
                I2 Kuzma | 57 Laško | I3 Lenart | I4 Lendava | I5 Litija | 61 Ljubljana | 62 Ljubno
                | I6 Ljutomer | O4 Log-Dragomer | 64 Logatec | I8 Lovrenc na Pohorju | I7 Loška
                dolina | 66 Loški Potok | 68 Lukovica | I9 Luče | J1 Majšperk | O5 Makole | J2
                Maribor | J3 Markovci | 71 Medvode | 72 Mengeš | 73 Metlika | 74 Mežica | J4 Miklavž
                na Dravskem polju | J5 Miren-Kostanjevica | O6 Mirna | J6 Mirna Peč | 76 Mislinja |
                O7 Mokronog-Trebelno | 78 Moravske Toplice | 77 Moravče | 79 Mozirje | 80 Murska
                Sobota | 81 Muta | 82 Naklo | 83 Nazarje | 84 Nova Gorica | J7 Novo Mesto | 86
                Odranci | J8 Oplotnica | 87 Ormož | 88 Osilnica | 89 Pesnica | J9 Piran | 91 Pivka |
                K1 Podlehnik | K2 Podvelka | 92 Podčetrtek | O8 Poljčane | K3 Polzela | 94 Postojna
                | K4 Prebold | K5 Preddvor | K6 Prevalje | K7 Ptuj | 97 Puconci | A1 Radenci | 99
                Radeče | A2 Radlje ob Dravi | A3 Radovljica | K8 Ravne na Koroškem | K9 Razkrižje |
                98 Rače-Fram | P1 Renče-Vogrsko | O9 Rečica ob Savinji | L1 Ribnica | L2 Ribnica na
                Pohorju | A8 Rogatec | A7 Rogaška Slatina | A6 Rogašovci | L3 Ruše | L5 Selnica ob
                Dravi | B1 Semič | B6 Sevnica | B7 Sežana | C2 Slovenj Gradec | L8 Slovenska
                Bistrica | C4 Slovenske Konjice | M1 Sodražica | M2 Solčava | P4 Središče ob Dravi |
                C8 Starše | P5 Straža | M3 Sveta Ana | P6 Sveta Trojica v Slovenskih goricah | M4
                Sveti Andraž v Slovenskih goricah | D1 Sveti Jurij ob Ščavnici | P7 Sveti Jurij v
                Slovenskih goricah | P8 Sveti Tomaž | M5 Tabor | M6 Tišina | D2 Tolmin | D3 Trbovlje
                | D4 Trebnje | M7 Trnovska Vas | M8 Trzin | D5 Tržič | D6 Turnišče | D7 Velenje | M9
                Velika Polana | D8 Velike Lašče | N1 Veržej | N2 Videm | E1 Vipava | E2 Vitanje | E3
                Vodice | N3 Vojnik | N4 Vransko | E5 Vrhnika | E6 Vuzenica | E7 Zagorje ob Savi | E9
                Zavrč | F3 Zreče | 15 Črenšovci | 16 Črna na Koroškem | 17 Črnomelj | L4 Šalovci |
                L6 Šempeter-Vrtojba | B3 Šentilj | B4 Šentjernej | L7 Šentjur | P2 Šentrupert | B2
                Šenčur | B8 Škocjan | B9 Škofja Loka | C1 Škofljica | C5 Šmarje pri Jelšah | P3
                Šmarješke Toplice | C6 Šmartno ob Paki | L9 Šmartno pri Litiji | C7 Šoštanj | C9
                Štore | N5 Žalec | F1 Železniki | N6 Žetale | F2 Žiri | N7 Žirovnica | N8 Žužemberk'),
            ('SWE', '02 Blekinge län | 10 Dalarnas län | 05 Gotlands län | 03 Gävleborgs län | 06
                Hallands län | 07 Jämtlands län | 08 Jönköpings län | 09 Kalmar län | 12 Kronobergs
                län | 14 Norrbottens län | 27 Skåne län | 26 Stockholms län | 18 Södermanlands län |
                21 Uppsala län | 22 Värmlands län | 23 Västerbottens län | 24 Västernorrlands län |
                25 Västmanlands län | 28 Västra Götalands län | 15 Örebro län | 16 Östergötlands län'),
            ('SWZ', '01 Hhohho | 02 Lubombo | 03 Manzini | 04 Shiselweni'),
            ('SYC', '02 Anse Boileau | 03 Anse Etoile | 05 Anse Royale | 01 Anse aux Pins | 28 Au Cap |
                06 Baie Lazare | 07 Baie Sainte Anne | 08 Beau Vallon | 09 Bel Air | 10 Bel Ombre |
                11 Cascade | 26 English River | 12 Glacis | 24 Grand Anse Mahe | 14 Grand Anse
                Praslin | 25 La Digue | 29 Les Mamelles | 17 Mont Buxton | 18 Mont Fleuri | 19
                Plaisance | 20 Pointe Larue | 27 Port Glaud | 30 Roche Caiman | 22 Saint Louis | 23
                Takamaka'),
            ('SYR', '02 Al Lādhiqīyah | 03 Al Qunayţirah | 01 Al Ḩasakah | 04 Ar Raqqah | 05 As Suwaydā''
                | 06 Dar''ā | 07 Dayr az Zawr | 13 Dimashq | 12 Idlib | 08 Rīf Dimashq | 14 Ţarţūs |
                09 Ḩalab | 10 Ḩamāh | 11 Ḩimş'),
            ('TCD', '22 Bahr el Ghazal | 01 Batha | 23 Borkou | 15 Chari-Baguirmi | 27 Ennedi-Est | 28
                Ennedi-Ouest | 05 Guéra | 18 Hadjer Lamis | 06 Kanem | 07 Lac | 08 Logone-Occidental
                | 09 Logone-Oriental | 19 Mandoul | 16 Mayo-Kebbi-Est | 20 Mayo-Kebbi-Ouest | 17
                Moyen-Chari | 12 Ouaddaï | 13 Salamat | 25 Sila | 14 Tandjilé | 26 Tibesti | 21
                Ville de Ndjamena | 02 Wadi Fira'),
            ('TGO', '22 Centrale | 23 Kara | 24 Maritime | 25 Plateaux | 26 Savanes'),
            ('THA', '77 Amnat Charoen | 35 Ang Thong | 81 Bueng Kan | 28 Buri Ram | 44 Chachoengsao | 32
                Chai Nat | 26 Chaiyaphum | 48 Chanthaburi | 02 Chiang Mai | 03 Chiang Rai | 46 Chon
                Buri | 58 Chumphon | 23 Kalasin | 11 Kamphaeng Phet | 50 Kanchanaburi | 22 Khon Kaen
                | 63 Krabi | 40 Krung Thep Maha Nakhon | 06 Lampang | 05 Lamphun | 18 Loei | 34 Lop
                Buri | 01 Mae Hong Son | 24 Maha Sarakham | 78 Mukdahan | 43 Nakhon Nayok | 53
                Nakhon Pathom | 73 Nakhon Phanom | 27 Nakhon Ratchasima | 16 Nakhon Sawan | 64
                Nakhon Si Thammarat | 04 Nan | 31 Narathiwat | 79 Nong Bua Lam Phu | 17 Nong Khai |
                38 Nonthaburi | 39 Pathum Thani | 69 Pattani | 61 Phangnga | 66 Phatthalung | 41
                Phayao | 14 Phetchabun | 56 Phetchaburi | 13 Phichit | 12 Phitsanulok | 36 Phra
                Nakhon Si Ayutthaya | 07 Phrae | 62 Phuket | 74 Prachin Buri | 57 Prachuap Khiri
                Khan | 59 Ranong | 52 Ratchaburi | 47 Rayong | 25 Roi Et | 80 Sa Kaeo | 20 Sakon
                Nakhon | 42 Samut Prakan | 55 Samut Sakhon | 54 Samut Songkhram | 37 Saraburi | 67
                Satun | 30 Si Sa Ket | 33 Sing Buri | 68 Songkhla | 09 Sukhothai | 51 Suphan Buri |
                60 Surat Thani | 29 Surin | 08 Tak | 65 Trang | 49 Trat | 75 Ubon Ratchathani | 76
                Udon Thani | 15 Uthai Thani | 10 Uttaradit | 70 Yala | 72 Yasothon'),
            ('TJK', '04 Dushanbe | 02 Khatlon | 01 Kŭhistoni Badakhshon | 03 Sughd | RR nohiyahoi tobei
                jumhurí'),
            ('TKM', '01 Ahal | 02 Balkan | 03 Daşoguz | 04 Lebap | 05 Mary'),
            ('TLS', 'AL Aileu | AN Ainaro | BA Baucau | BO Bobonaro | CO Cova Lima | DI Díli | ER Ermera
                | LA Lautém | LI Liquiça | MT Manatuto | MF Manufahi | OE Oé-Cusse Ambeno | VI
                Viqueque'),
            ('TON', 'EU ''Eua | 01 Ha''apai | NI Niuas | 02 Tongatapu | 03 Vava''u'),
            ('TTO', '01 Arima | 03 Mayaro-Rio Claro | 05 Port of Spain | 10 San Fernando | 11 Tobago'),
            ('TUN', '27 Ben Arous | 18 Bizerte | 17 Béja | 29 Gabès | 30 Gafsa | 06 Jendouba | 03
                Kairouan | 02 Kasserine | 31 Kébili | 38 L''Ariana | 39 La Manouba | 14 Le Kef | 15
                Mahdia | 16 Monastir | 28 Médenine | 19 Nabeul | 32 Sfax | 33 Sidi Bouzid | 22
                Siliana | 23 Sousse | 34 Tataouine | 35 Tozeur | 36 Tunis | 37 Zaghouan'),
            ('TUR', '81 Adana | 02 Adıyaman | 03 Afyonkarahisar | 75 Aksaray | 05 Amasya | 68 Ankara | 07
                Antalya | 86 Ardahan | 08 Artvin | 09 Aydın | 04 Ağrı | 10 Balıkesir | 87 Bartın |
                76 Batman | 77 Bayburt | 11 Bilecik | 12 Bingöl | 13 Bitlis | 14 Bolu | 15 Burdur |
                16 Bursa | 20 Denizli | 21 Diyarbakır | 93 Düzce | 22 Edirne | 23 Elazığ | 24
                Erzincan | 25 Erzurum | 26 Eskişehir | 83 Gaziantep | 28 Giresun | 69 Gümüşhane | 70
                Hakkâri | 31 Hatay | 33 Isparta | 88 Iğdır | 46 Kahramanmaraş | 89 Karabük | 78
                Karaman | 84 Kars | 37 Kastamonu | 38 Kayseri | 90 Kilis | 41 Kocaeli | 71 Konya |
                43 Kütahya | 39 Kırklareli | 79 Kırıkkale | 40 Kırşehir | 44 Malatya | 45 Manisa |
                72 Mardin | 32 Mersin | 48 Muğla | 49 Muş | 50 Nevşehir | 73 Niğde | 52 Ordu | 91
                Osmaniye | 53 Rize | 54 Sakarya | 55 Samsun | 74 Siirt | 57 Sinop | 58 Sivas | 59
                Tekirdağ | 60 Tokat | 61 Trabzon | 62 Tunceli | 64 Uşak | 65 Van | 92 Yalova | 66
                Yozgat | 85 Zonguldak | 17 Çanakkale | 82 Çankırı | 19 Çorum | 34 İstanbul | 35
                İzmir | 63 Şanlıurfa | 80 Şırnak'),
            ('TWN', '04 Changhua | 04 Chiayi | 01 Fukien | 04 Hsinchu | 04 Hualien | 02 Kaohsiung | 04
                Keelung | 01 Kinmen | 01 Lienchiang | 04 Miaoli | 04 Nantou | 03 New Taipei | 04
                Penghu | 04 Pingtung | 04 Taichung | 04 Tainan | 03 Taipei | 04 Taitung | 04 Taiwan
                | 04 Taoyuan | 04 Yilan | 04 Yunlin'),
            ('TZA', '26 Arusha | 02 Coast | 23 Dar es Salaam | 03 Dodoma | 28 Geita | 04 Iringa | 19
                Kagera | 29 Katavi | 05 Kigoma | 06 Kilimanjaro | 07 Lindi | 27 Manyara | 08 Mara |
                09 Mbeya | 10 Morogoro | 11 Mtwara | 12 Mwanza | 30 Njombe | 13 Pemba North | 20
                Pemba South | 24 Rukwa | 14 Ruvuma | 15 Shinyanga | 31 Simiyu | 16 Singida | 32
                Songwe | 17 Tabora | 18 Tanga | 22 Zanzibar North | 21 Zanzibar South | 25 Zanzibar
                West'),
            ('UKR', '11 Avtonomna Respublika Krym | 01 Cherkasy | 02 Chernihiv | 03 Chernivtsi | 04
                Dnipropetrovsk | 05 Donetsk | 06 Ivano-Frankivsk | 07 Kharkiv | 08 Kherson | 09
                Khmelnytskyi | 10 Kirovohrad | 14 Luhansk | 15 Lviv | 16 Mykolaiv | 17 Odesa | 18
                Poltava | 19 Rivnenska | 20 Sevastopol | 21 Sumska | 22 Ternopil | 23 Vinnytsia | 24
                Volyn | 25 Zakarpattia | 26 Zaporizhzhia | 27 Zhytomyr'),
            ('URY', '01 Artigas | 02 Canelones | 03 Cerro Largo | 04 Colonia | 05 Durazno | 06 Flores |
                07 Florida | 08 Lavalleja | 09 Maldonado | 10 Montevideo | 11 Paysandú | 13 Rivera |
                14 Rocha | 12 Río Negro | 15 Salto | 16 San José | 17 Soriano | 18 Tacuarembó | 19
                Treinta y Tres'),
            ('USA', 'AL Alabama | AK Alaska | AZ Arizona | AR Arkansas | CA California | CO Colorado | CT
                Connecticut | DE Delaware | DC District of Columbia | FL Florida | GA Georgia | HI
                Hawaii | ID Idaho | IL Illinois | IN Indiana | IA Iowa | KS Kansas | KY Kentucky |
                LA Louisiana | ME Maine | MD Maryland | MA Massachusetts | MI Michigan | MN
                Minnesota | MS Mississippi | MO Missouri | MT Montana | NE Nebraska | NV Nevada | NH
                New Hampshire | NJ New Jersey | NM New Mexico | NY New York | NC North Carolina | ND
                North Dakota | OH Ohio | OK Oklahoma | OR Oregon | PA Pennsylvania | RI Rhode Island
                | SC South Carolina | SD South Dakota | TN Tennessee | TX Texas | UT Utah | VT
                Vermont | VA Virginia | WA Washington | WV West Virginia | WI Wisconsin | WY Wyoming'),
            ('UZB', '01 Andijon | 02 Buxoro | 03 Farg‘ona | 15 Jizzax | 06 Namangan | 07 Navoiy | 08
                Qashqadaryo | 09 Qoraqalpog‘iston Respublikasi | 10 Samarqand | 16 Sirdaryo | 12
                Surxondaryo | 05 Xorazm'),
            ('VCT', '01 Charlotte | 06 Grenadines | 02 Saint Andrew | 03 Saint David | 04 Saint George |
                05 Saint Patrick'),
            ('VEN', '01 Amazonas | 02 Anzoátegui | 03 Apure | 04 Aragua | 05 Barinas | 06 Bolívar | 07
                Carabobo | 08 Cojedes | 09 Delta Amacuro | 24 Dependencias Federales | 25 Distrito
                Capital | 11 Falcón | 12 Guárico | 26 La Guaira | 13 Lara | 15 Miranda | 16 Monagas
                | 14 Mérida | 17 Nueva Esparta | 18 Portuguesa | 19 Sucre | 21 Trujillo | 20 Táchira
                | 22 Yaracuy | 23 Zulia'),
            ('VNM', '91 An Giang | 24 Bắc Ninh | 04 Cao Bằng | 96 Cà Mau | 92 Cần Thơ | 52 Gia Lai | 01
                Hà Nội | 42 Hà Tĩnh | 33 Hưng Yên | 31 Hải Phòng | 79 Hồ Chí Minh | 56 Khánh Hòa |
                12 Lai Châu | 15 Lào Cai | 68 Lâm Đồng | 20 Lạng Sơn | 40 Nghệ An | 37 Ninh Bình |
                25 Phú Thọ | 51 Quảng Ngãi | 22 Quảng Ninh | 44 Quảng Trị | 14 Sơn La | 38 Thanh Hóa
                | 19 Thái Nguyên | 46 Thừa Thiên-Huế | 08 Tuyên Quang | 80 Tây Ninh | 86 Vĩnh Long |
                11 Điện Biên | 48 Đà Nẵng | 66 Đắk Lắk | 75 Đồng Nai | 82 Đồng Tháp'),
            ('VUT', '16 Malampa | 17 Pénama | 13 Sanma | 18 Shéfa | 15 Taféa | 07 Torba'),
            ('WSM', '01 A''ana | 02 Aiga-i-le-Tai | 03 Atua | 04 Fa''asaleleaga | 05 Gaga''emauga | 07
                Gagaifomauga | 08 Palauli | 09 Satupa''itea | 10 Tuamasaga | 06 Va''a-o-Fonoti | 11
                Vaisigano'),
            ('YEM', '01 Abyan | 20 Al Bayḑā’ | 21 Al Jawf | 03 Al Mahrah | 10 Al Maḩwīt | 08 Al Ḩudaydah
                | 26 Amānat al ‘Āşimah | 28 Arkhabīl Suquţrá | 18 Aḑ Ḑāli‘ | 11 Dhamār | 23 Ibb | 24
                Laḩij | 14 Ma’rib | 27 Raymah | 05 Shabwah | 25 Tāʻizz | 16 Şanʻā’ | 15 Şāʻdah | 22
                Ḩajjah | 04 Ḩaḑramawt | 02 ‘Adan | 19 ‘Amrān'),
            ('ZAF', '05 Eastern Cape | 03 Free State | 06 Gauteng | 02 Kwazulu-Natal | 09 Limpopo | 07
                Mpumalanga | 10 North-West | 08 Northern Cape | 11 Western Cape'),
            ('ZMB', '02 Central | 08 Copperbelt | 03 Eastern | 04 Luapula | 09 Lusaka | 10 Muchinga | 06
                North-Western | 05 Northern | 07 Southern | 01 Western'),
            ('ZWE', '09 Bulawayo | 10 Harare | 01 Manicaland | 03 Mashonaland Central | 04 Mashonaland
                East | 05 Mashonaland West | 08 Masvingo | 06 Matabeleland North | 07 Matabeleland
                South | 02 Midlands')
    ) as line (country_code, divisions)
),

divided as (
    select
        country_code,
        unnest(regexp_split_to_array(divisions, '\s*\|\s*')) as division
    from listed
)

select
    country_code,
    regexp_replace(substr(division, 4), '\s+', ' ', 'g') as admin1,
    left(division, 2) as code
from divided;
