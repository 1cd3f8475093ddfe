"""Countries, states and peoples, in lower case: data only."""

from __future__ import annotations

STATES = {
    "alabama": "ala", "alaska": "alaska", "arizona": "ariz", "arkansas": "ark", "california": "calif", "colorado": "colo",
    "connecticut": "conn", "delaware": "del", "florida": "fla", "georgia": "ga", "hawaii": "hawaii", "idaho": "idaho", "illinois": "ill",
    "indiana": "ind", "iowa": "iowa", "kansas": "kan", "kentucky": "ky", "louisiana": "la", "maine": "maine", "maryland": "md",
    "massachusetts": "mass", "michigan": "mich", "minnesota": "minn", "mississippi": "miss", "missouri": "mo", "montana": "mont",
    "nebraska": "neb", "nevada": "nev", "new hampshire": "n.h", "new jersey": "n.j", "new mexico": "n.m", "new york": "n.y",
    "north carolina": "n.c", "north dakota": "n.d", "ohio": "ohio", "oklahoma": "okla", "oregon": "ore", "pennsylvania": "pa",
    "rhode island": "r.i", "south carolina": "s.c", "south dakota": "s.d", "tennessee": "tenn", "texas": "tex", "utah": "utah",
    "vermont": "vt", "virginia": "va", "washington": "wash", "west virginia": "w.va", "wisconsin": "wis", "wyoming": "wyo",
}  # fmt: skip

COUNTRIES = frozenset(
    """afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh barbados
    belarus belgium belize benin bhutan bolivia bosnia botswana brazil britain brunei bulgaria burkina burma burundi cambodia
    cameroon canada catalonia chad chile china colombia congo crimea croatia cuba cyprus czechia denmark djibouti dominica dprk
    e.u ecuador egypt england eritrea estonia eswatini ethiopia eu fiji finland france gabon gambia georgia germany ghana
    gibraltar greece greenland grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland
    israel italy jamaica japan jordan kashmir kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho
    liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius mexico
    micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal netherlands nicaragua niger
    nigeria norway oman pakistan palau palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda
    samoa scotland senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria
    taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan tuvalu u.k u.n u.s u.s.a uae uganda uk ukraine
    ulster un uruguay us usa uzbekistan vanuatu vatican venezuela vietnam wales yemen zambia zimbabwe""".split()
)
LONG_COUNTRIES = frozenset(
    {
        "united states", "united kingdom", "european union", "united nations", "new zealand", "south africa", "south korea",
        "north korea", "saudi arabia", "hong kong", "puerto rico", "sri lanka", "costa rica", "el salvador", "ivory coast",
        "sierra leone", "great britain", "northern ireland", "czech republic", "dominican republic", "south sudan",
        "papua new guinea", "united arab emirates",
    }
)  # fmt: skip

DEMONYMS = frozenset(
    """afghan african albanian algerian american angolan arab argentine argentinian armenian asian australian austrian azerbaijani
    bahraini bangladeshi basque belarusian belarussian belgian bolivian bosnian brazilian british bulgarian burmese cambodian
    cameroonian canadian catalan chilean chinese colombian congolese croatian cuban cypriot czech danish dominican dutch
    ecuadorian egyptian emirati english estonian ethiopian european filipino finnish french gambian georgian german ghanaian greek
    guatemalan haitian honduran hungarian icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican
    japanese jordanian kazakh kenyan korean kosovar kurdish kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian
    macedonian malaysian malian maltese mexican moldovan mongolian moroccan mozambican namibian nepalese nepali nicaraguan
    nigerian norwegian omani pakistani palestinian panamanian paraguayan peruvian philippine polish portuguese qatari romanian
    russian rwandan salvadoran samoan saudi scottish senegalese serbian singaporean slovak slovenian somali spanish sudanese
    swedish swiss syrian taiwanese tajik tanzanian thai tibetan tunisian turkish ugandan ukrainian uruguayan uzbek venezuelan
    vietnamese welsh yemeni zambian zimbabwean""".split()
)

PLACES = DEMONYMS | COUNTRIES | STATES.keys()
STATE_ABBREVIATIONS = frozenset(STATES.values())
