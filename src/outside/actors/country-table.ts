/**
 * Countries, one a line: ISO 3166-1 alpha-3 and alpha-2; FIPS 10-4 as GDELT has it for places (- where there is none); after a
 * plus sign further codes of three letters that event data use; the name, and other names under which data sets have it.
 *
 * @see ISO 3166-1 (XKX for Kosovo is one of its codes free for use); FIPS PUB 10-4, withdrawn in 2008; names as ICEWS, ACLED
 * and UCDP have them. A name says nothing on the status of a territory.
 */
export const COUNTRY_TABLE = `
ABW AW AA Aruba
AFG AF AF Afghanistan | Islamic Republic of Afghanistan
AGO AO AO Angola | Republic of Angola
AIA AI AV Anguilla
ALA AX - Åland Islands
ALB AL AL Albania | Republic of Albania
AND AD AN Andorra | Principality of Andorra
ARE AE AE United Arab Emirates | UAE
ARG AR AR Argentina | Argentine Republic
ARM AM AM Armenia | Republic of Armenia
ASM AS AQ American Samoa
ATA AQ AY Antarctica
ATF TF FS French Southern Territories
ATG AG AC Antigua and Barbuda
AUS AU AS Australia
AUT AT AU Austria | Republic of Austria
AZE AZ AJ Azerbaijan | Republic of Azerbaijan
BDI BI BY Burundi | Republic of Burundi
BEL BE BE Belgium | Kingdom of Belgium
BEN BJ BN Benin | Republic of Benin
BES BQ - Bonaire, Sint Eustatius and Saba
BFA BF UV Burkina Faso
BGD BD BG Bangladesh | People's Republic of Bangladesh
BGR BG BU Bulgaria | Republic of Bulgaria
BHR BH BA Bahrain | Kingdom of Bahrain
BHS BS BF Bahamas | Commonwealth of the Bahamas | The Bahamas
BIH BA BK Bosnia and Herzegovina | Republic of Bosnia and Herzegovina | Bosnia-Herzegovina | Bosnia | Bosnia & Herzegovina
BLM BL TB Saint Barthélemy
BLR BY BO Belarus | Republic of Belarus | Belorussia | Byelorussia
BLZ BZ BH Belize
BMU BM BD Bermuda
BOL BO BL Bolivia | Bolivia, Plurinational State of | Plurinational State of Bolivia
BRA BR BR Brazil | Federative Republic of Brazil
BRB BB BB Barbados
BRN BN BX Brunei | Brunei Darussalam
BTN BT BT Bhutan | Kingdom of Bhutan
BVT BV BV Bouvet Island
BWA BW BC Botswana | Republic of Botswana
CAF CF CT Central African Republic
CAN CA CA Canada
CCK CC CK Cocos (Keeling) Islands
CHE CH SZ Switzerland | Swiss Confederation
CHL CL CI Chile | Republic of Chile
CHN CN CH China | People's Republic of China
CIV CI IV Côte d'Ivoire | Republic of Côte d'Ivoire | Cote d'Ivoire | Ivory Coast
CMR CM CM Cameroon | Republic of Cameroon
COD CD CG +ZAR Democratic Republic of the Congo | Congo, The Democratic Republic of the | Democratic Republic of Congo | DR Congo | DR Congo (Zaire) | Congo, Democratic Republic of | Zaire | DRC
COG CG CF Congo | Republic of the Congo | Republic of Congo | Congo-Brazzaville | Congo, Republic of
COK CK CW Cook Islands
COL CO CO Colombia | Republic of Colombia
COM KM CN Comoros | Union of the Comoros
CPV CV CV Cape Verde | Cabo Verde | Republic of Cabo Verde
CRI CR CS Costa Rica | Republic of Costa Rica
CUB CU CU Cuba | Republic of Cuba
CUW CW UC Curaçao | Curacao
CXR CX KT Christmas Island
CYM KY CJ Cayman Islands
CYP CY CY Cyprus | Republic of Cyprus
CZE CZ EZ Czechia | Czech Republic
DEU DE GM Germany | Federal Republic of Germany
DJI DJ DJ Djibouti | Republic of Djibouti
DMA DM DO Dominica | Commonwealth of Dominica
DNK DK DA Denmark | Kingdom of Denmark
DOM DO DR Dominican Republic
DZA DZ AG Algeria | People's Democratic Republic of Algeria
ECU EC EC Ecuador | Republic of Ecuador
EGY EG EG Egypt | Arab Republic of Egypt
ERI ER ER Eritrea | the State of Eritrea
ESH EH WI Western Sahara
ESP ES SP Spain | Kingdom of Spain
EST EE EN Estonia | Republic of Estonia
ETH ET ET Ethiopia | Federal Democratic Republic of Ethiopia
FIN FI FI Finland | Republic of Finland
FJI FJ FJ Fiji | Republic of Fiji
FLK FK FK Falkland Islands | Falkland Islands (Malvinas)
FRA FR FR France | French Republic
FRO FO FO Faroe Islands
FSM FM FM Micronesia | Micronesia, Federated States of | Federated States of Micronesia
GAB GA GB Gabon | Gabonese Republic
GBR GB UK United Kingdom | United Kingdom of Great Britain and Northern Ireland | Great Britain | UK | Britain
GEO GE GG Georgia
GGY GG GK Guernsey
GHA GH GH Ghana | Republic of Ghana
GIB GI GI Gibraltar
GIN GN GV Guinea | Republic of Guinea
GLP GP GP Guadeloupe
GMB GM GA Gambia | Republic of the Gambia | The Gambia
GNB GW PU Guinea-Bissau | Republic of Guinea-Bissau
GNQ GQ EK Equatorial Guinea | Republic of Equatorial Guinea
GRC GR GR Greece | Hellenic Republic
GRD GD GJ Grenada
GRL GL GL Greenland
GTM GT GT Guatemala | Republic of Guatemala
GUF GF FG French Guiana
GUM GU GQ Guam
GUY GY GY Guyana | Republic of Guyana
HKG HK HK Hong Kong | Hong Kong Special Administrative Region of China
HMD HM HM Heard Island and McDonald Islands
HND HN HO Honduras | Republic of Honduras
HRV HR HR Croatia | Republic of Croatia
HTI HT HA Haiti | Republic of Haiti
HUN HU HU Hungary
IDN ID ID Indonesia | Republic of Indonesia
IMN IM IM Isle of Man
IND IN IN India | Republic of India
IOT IO IO British Indian Ocean Territory
IRL IE EI Ireland | Republic of Ireland
IRN IR IR Iran | Iran, Islamic Republic of | Islamic Republic of Iran
IRQ IQ IZ Iraq | Republic of Iraq
ISL IS IC Iceland | Republic of Iceland
ISR IL IS Israel | State of Israel
ITA IT IT Italy | Italian Republic
JAM JM JM Jamaica
JEY JE JE Jersey
JOR JO JO Jordan | Hashemite Kingdom of Jordan
JPN JP JA Japan
KAZ KZ KZ Kazakhstan | Republic of Kazakhstan
KEN KE KE Kenya | Republic of Kenya
KGZ KG KG Kyrgyzstan | Kyrgyz Republic
KHM KH CB Cambodia | Kingdom of Cambodia | Cambodia (Kampuchea) | Kampuchea
KIR KI KR Kiribati | Republic of Kiribati
KNA KN SC Saint Kitts and Nevis
KOR KR KS South Korea | Korea, Republic of | Republic of Korea | Korea, South
KWT KW KU Kuwait | State of Kuwait
LAO LA LA Laos | Lao People's Democratic Republic
LBN LB LE Lebanon | Lebanese Republic
LBR LR LI Liberia | Republic of Liberia
LBY LY LY Libya
LCA LC ST Saint Lucia
LIE LI LS Liechtenstein | Principality of Liechtenstein
LKA LK CE Sri Lanka | Democratic Socialist Republic of Sri Lanka
LSO LS LT Lesotho | Kingdom of Lesotho
LTU LT LH Lithuania | Republic of Lithuania
LUX LU LU Luxembourg | Grand Duchy of Luxembourg
LVA LV LG Latvia | Republic of Latvia
MAC MO MC Macao | Macao Special Administrative Region of China | Macau
MAF MF RN Saint Martin | Saint Martin (French part)
MAR MA MO Morocco | Kingdom of Morocco
MCO MC MN Monaco | Principality of Monaco
MDA MD MD Moldova | Moldova, Republic of | Republic of Moldova
MDG MG MA Madagascar | Republic of Madagascar | Madagascar (Malagasy)
MDV MV MV Maldives | Republic of Maldives
MEX MX MX Mexico | United Mexican States
MHL MH RM Marshall Islands | Republic of the Marshall Islands
MKD MK MK North Macedonia | Republic of North Macedonia | Macedonia | Macedonia, FYR | FYR Macedonia | The former Yugoslav Republic of Macedonia
MLI ML ML Mali | Republic of Mali
MLT MT MT Malta | Republic of Malta
MMR MM BM +BUR Myanmar | Republic of Myanmar | Burma | Myanmar (Burma)
MNE ME MJ Montenegro
MNG MN MG Mongolia
MNP MP CQ Northern Mariana Islands | Commonwealth of the Northern Mariana Islands
MOZ MZ MZ Mozambique | Republic of Mozambique
MRT MR MR Mauritania | Islamic Republic of Mauritania
MSR MS MH Montserrat
MTQ MQ MB Martinique
MUS MU MP Mauritius | Republic of Mauritius
MWI MW MI Malawi | Republic of Malawi
MYS MY MY Malaysia
MYT YT MF Mayotte
NAM NA WA Namibia | Republic of Namibia
NCL NC NC New Caledonia
NER NE NG Niger | Republic of the Niger
NFK NF NF Norfolk Island
NGA NG NI Nigeria | Federal Republic of Nigeria
NIC NI NU Nicaragua | Republic of Nicaragua
NIU NU NE Niue
NLD NL NL Netherlands | Kingdom of the Netherlands
NOR NO NO Norway | Kingdom of Norway
NPL NP NP Nepal | Federal Democratic Republic of Nepal
NRU NR NR Nauru | Republic of Nauru
NZL NZ NZ New Zealand
OMN OM MU Oman | Sultanate of Oman
PAK PK PK Pakistan | Islamic Republic of Pakistan
PAN PA PM Panama | Republic of Panama
PCN PN PC Pitcairn
PER PE PE Peru | Republic of Peru
PHL PH RP Philippines | Republic of the Philippines
PLW PW PS Palau | Republic of Palau
PNG PG PP Papua New Guinea | Independent State of Papua New Guinea
POL PL PL Poland | Republic of Poland
PRI PR RQ Puerto Rico
PRK KP KN North Korea | Korea, Democratic People's Republic of | Democratic People's Republic of Korea | Korea, North
PRT PT PO Portugal | Portuguese Republic
PRY PY PA Paraguay | Republic of Paraguay
PSE PS WE,GZ +WSB,GZS Palestine | Palestine, State of | the State of Palestine | Palestinian Territory, Occupied | Occupied Palestinian Territory | Palestinian Territories | State of Palestine | West Bank | Gaza Strip | West Bank and Gaza
PYF PF FP French Polynesia
QAT QA QA Qatar | State of Qatar
REU RE RE Réunion | Reunion
ROU RO RO +ROM Romania | Rumania
RUS RU RS Russia | Russian Federation | Russia (Soviet Union)
RWA RW RW Rwanda | Rwandese Republic
SAU SA SA Saudi Arabia | Kingdom of Saudi Arabia
SDN SD SU Sudan | Republic of the Sudan
SEN SN SG Senegal | Republic of Senegal
SGP SG SN Singapore | Republic of Singapore
SGS GS SX South Georgia and the South Sandwich Islands
SHN SH SH Saint Helena | Saint Helena, Ascension and Tristan da Cunha
SJM SJ SV,JN Svalbard and Jan Mayen
SLB SB BP Solomon Islands
SLE SL SL Sierra Leone | Republic of Sierra Leone
SLV SV ES El Salvador | Republic of El Salvador
SMR SM SM San Marino | Republic of San Marino
SOM SO SO Somalia | Federal Republic of Somalia
SPM PM SB Saint Pierre and Miquelon
SRB RS RI,RB,YI Serbia | Republic of Serbia | Serbia (Yugoslavia)
SSD SS OD South Sudan | Republic of South Sudan
STP ST TP Sao Tome and Principe | Democratic Republic of Sao Tome and Principe | São Tomé and Príncipe
SUR SR NS Suriname | Republic of Suriname
SVK SK LO Slovakia | Slovak Republic
SVN SI SI Slovenia | Republic of Slovenia
SWE SE SW Sweden | Kingdom of Sweden
SWZ SZ WZ Eswatini | Kingdom of Eswatini | Swaziland | eSwatini | Kingdom of eSwatini (Swaziland)
SXM SX NN Sint Maarten | Sint Maarten (Dutch part)
SYC SC SE Seychelles | Republic of Seychelles
SYR SY SY Syria | Syrian Arab Republic
TCA TC TK Turks and Caicos Islands
TCD TD CD Chad | Republic of Chad
TGO TG TO Togo | Togolese Republic
THA TH TH Thailand | Kingdom of Thailand
TJK TJ TI Tajikistan | Republic of Tajikistan
TKL TK TL Tokelau
TKM TM TX Turkmenistan
TLS TL TT +TMP Timor-Leste | Democratic Republic of Timor-Leste | East Timor
TON TO TN Tonga | Kingdom of Tonga
TTO TT TD Trinidad and Tobago | Republic of Trinidad and Tobago | Trinidad & Tobago
TUN TN TS Tunisia | Republic of Tunisia
TUR TR TU Turkey | Türkiye | Republic of Türkiye | Turkiye
TUV TV TV Tuvalu
TWN TW TW Taiwan | Taiwan, Province of China | Chinese Taipei | Republic of China
TZA TZ TZ Tanzania | Tanzania, United Republic of | United Republic of Tanzania
UGA UG UG Uganda | Republic of Uganda
UKR UA UP Ukraine
UMI UM - United States Minor Outlying Islands
URY UY UY Uruguay | Eastern Republic of Uruguay
USA US US United States | United States of America | US | U.S.
UZB UZ UZ Uzbekistan | Republic of Uzbekistan
VAT VA VT Holy See | Holy See (Vatican City State) | Vatican | Vatican City
VCT VC VC Saint Vincent and the Grenadines
VEN VE VE Venezuela | Venezuela, Bolivarian Republic of | Bolivarian Republic of Venezuela
VGB VG VI British Virgin Islands | Virgin Islands, British
VIR VI VQ United States Virgin Islands | Virgin Islands, U.S. | Virgin Islands of the United States
VNM VN VM Vietnam | Viet Nam | Socialist Republic of Viet Nam | Vietnam (North Vietnam)
VUT VU NH Vanuatu | Republic of Vanuatu
WLF WF WF Wallis and Futuna
WSM WS WS Samoa | Independent State of Samoa
XKX XK KV +KSV,RKS Kosovo | Republic of Kosovo
YEM YE YM Yemen | Republic of Yemen | Yemen (North Yemen) | North Yemen
ZAF ZA SF South Africa | Republic of South Africa
ZMB ZM ZA Zambia | Republic of Zambia
ZWE ZW ZI Zimbabwe | Republic of Zimbabwe | Zimbabwe (Rhodesia)
`;
