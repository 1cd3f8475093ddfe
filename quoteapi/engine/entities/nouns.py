"""Words that tell what a description or a name stands for: data only.

Each set is of singular, lower-case heads; `lemma` brings a plural down to them.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from quoteapi.engine.entities.names import TITLES

# Pronouns that may be a source: what they say of number and gender ("m", "f", "p" for several, "n" for a thing).
PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f", "they": "p", "them": "p",
    "their": "p", "theirs": "p", "themselves": "p", "it": "n", "its": "n", "itself": "n", "i": "1", "me": "1", "my": "1", "mine": "1",
    "myself": "1", "we": "1p", "us": "1p", "our": "1p", "ours": "1p", "ourselves": "1p", "you": "2", "your": "2", "yours": "2",
    "yourself": "2",
    "who": "r", "whom": "r", "whose": "r", "which": "r", "that": "r",
}  # fmt: skip

POSSESSIVES = frozenset("his her their its my our your whose".split())

ORGANISATIONS = frozenset(
    """government ministry palace corps brokerage campaign company department agency committee party court network newspaper
    station commission council bank university camp office panel embassy administration union firm association group
    organization organisation board bureau congress senate parliament assembly legislature cabinet junta regime military
    army navy police force institute institution foundation charity coalition alliance federation league club society
    church college school hospital clinic center centre corporation airline airport manufacturer retailer outlet paper
    magazine publisher publication broadcaster channel website site blog platform startup start-up business maker giant
    lab laboratory museum academy authority service consulate pentagon media radio television tv watchdog tribunal inquiry
    commissioner-general treasury secretariat fund trust exchange pac super-pac lobby think-tank tank project initiative
    movement studio label band operator utility state city county town country nation kingdom republic house white-house
    kremlin vatican division unit taskforce conference caucus chapter prosecution defence defense industry""".split()
)

DOCUMENTS = frozenset(
    """report poll study survey data bill law letter statement memo memorandum document lawsuit suit complaint filing book article
    story ad advertisement video email e-mail result figure finding research analysis plan rule ruling verdict decision order
    resolution agreement treaty constitution text transcript tape recording footage photo photograph image film movie documentary
    song play poem census index estimate forecast projection statistic number record evidence test review audit paper essay column
    editorial op-ed headline caption post tweet message note notice warning speech release proposal legislation amendment measure
    referendum petition application affidavit testimony indictment warrant subpoena brief opinion manifesto platform policy budget
    chart map graph table model simulation experiment autopsy sign banner poster leaflet flyer brochure website page account
    press-release newsletter bulletin dossier summary version draft clause article provision act code guideline standard
    average tally count consensus imaging imagery textbook schedule motion proclamation advisory passage spot return placard projection
    file evidence leak disclosure report-card chapter lyric tattoo logbook textbook timetable fact trend
    exit-poll sample rating score ranking investigation probe inquiry work history biography memoir memory diary log
    polling dataset comment remark interview announcement declaration communique logo inscription""".split()
)

# Documents that are their issuer's own words: "Trump's tweet" is Trump speaking, "the ministry's report" is the report.
MESSAGES = frozenset(
    """statement tweet letter message email e-mail post release press-release comment remark announcement speech memo note testimony
    website site page blog feed account
    declaration address communique advisory bulletin notice warning response reply answer word account version claim op-ed""".split()
)

# Plurals without s, and words that always mean several people.
PLURALS = frozenset(
    """people police men women children others many some most both few several all those these none everyone everybody
    public majority minority crowd family families couple pair staff crew faithful critics media press elite electorate
    more less fewer neither anyone you we us they them cast duo trio quarter third folks clergy base fans brass establishment half
    thirds percent million rest number audience jury world""".split()
)

# Heads of one person that end in s, or are no noun of a person by their look.
SINGULAR = frozenset("boss one another someone somebody anyone nobody witness hostess actress waitress mistress heiress princess".split())

# Openers of a sentence and other words that are capitalised without being names.
FUNCTION_WORDS = frozenset(
    """a about above according across actually after afterwards again against ago all almost along already also although always am
    among amid amidst an and another any anyone anything are around as asked at away back be because been before behind being
    below beside besides between beyond both but by can clearly could currently despite did do does don't during each earlier
    early either else even eventually every everyone everything except few finally first following for from further furthermore
    generally get given go had has have having he he's hence her here here's hers herself him himself his how however i i'm i've
    i'd i'll if in indeed inside instead into is isn't it it's its itself just last lastly late later least less let let's like likewise
    long many may maybe me meanwhile might mine more moreover most mostly much must my myself near nearly neither never
    nevertheless next no nobody none nonetheless nor not nothing now obviously of off often oh ok on once one only or
    originally other others otherwise our ours out outside over overall own part people per perhaps please possibly previously
    probably quite rather read really recently regarding said same say says second see seen several shall she she's should similarly
    simply since so some someone something sometimes soon still such sure than thank thanks that that's the their theirs them
    themselves then there there's therefore these they they're they've think third this those though three through throughout thus to today
    together tomorrow tonight too toward towards two ultimately under unfortunately unless unlike until up upon us usually very
    was wasn't we we're we've we'll well were what what's whatever when whenever where whereas whether which while who whoever whom
    whose why will with within without won't would yes yesterday yet you you're you've your yours yourself
    beneath absent underneath onto atop via versus alongside aboard notwithstanding barring
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
    november december jan feb mar apr jun jul aug sept sep oct nov dec spring summer autumn winter
    asked added adding ever citing speaking writing
    noting referring responding unlike based born did does let's former four five six seven eight nine ten
    hundreds thousands dozens millions what's""".split()
)

# Nouns that open sentences; a name goes on behind them ("Police Commissioner Bo Starr") or does not begin.
OPENING_NOUNS = frozenset(
    """supporters critics experts officials voters residents witnesses police authorities researchers scientists lawmakers
    reporters sources analysts polls study studies data results broadcaster ecologist rival rivals fellow allies aides
    honour honor lead member members photo image
    getty file via breaking update updated exclusive""".split()
)

# Countries and unions, lower case, and the adjectives of them. A country that speaks is an organisation.
COUNTRIES = frozenset(
    """afghanistan albania algeria america angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium
    benin bolivia bosnia botswana brazil britain bulgaria burma burundi cambodia cameroon canada chad chile china colombia congo
    croatia cuba cyprus denmark dprk ecuador egypt england eritrea estonia ethiopia eu fiji finland france gabon gambia georgia
    germany ghana greece greenland guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel
    italy jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania
    luxembourg madagascar malawi malaysia maldives mali malta mauritius mexico moldova mongolia montenegro morocco mozambique
    myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland
    portugal qatar romania russia rwanda samoa scotland senegal serbia singapore slovakia slovenia somalia spain sudan suriname
    sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan uganda ukraine uruguay
    us usa uk uae uzbekistan venezuela vietnam wales yemen zambia zimbabwe u.s u.s.a u.k u.n u.s. u.k. u.n. un
    washington beijing moscow tehran pyongyang seoul tokyo london paris berlin brussels ankara kabul baghdad damascus delhi
    islamabad kyiv kiev minsk riyadh
    korea arabia zealand lanka rica salvador leone kong""".split()
)
DEMONYMS = frozenset(
    """afghan african albanian algerian american arab argentine argentinian armenian asian australian austrian bangladeshi belarusian
    belgian bolivian bosnian brazilian british bulgarian burmese cambodian canadian catalan chilean chinese colombian croatian
    cuban cypriot czech danish dutch ecuadorian egyptian english estonian ethiopian european filipino finnish french german
    ghanaian greek haitian honduran hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese
    jordanian kazakh kenyan korean kurdish kuwaiti latvian lebanese libyan lithuanian malaysian maltese mexican moldovan mongolian
    moroccan namibian nepalese nicaraguan nigerian northern norwegian pakistani palestinian panamanian peruvian philippine polish
    portuguese puerto qatari romanian russian rwandan saudi scottish senegalese serbian singaporean slovak slovenian somali
    spanish sudanese swedish swiss syrian taiwanese tanzanian thai tunisian turkish ugandan ukrainian uruguayan venezuelan
    vietnamese welsh yemeni zambian zimbabwean southern western eastern latin christian muslim jewish catholic hispanic latino
    black white islamic sunni shia shiite democratic republican conservative liberal labour tory federal soviet
    dem californian texan floridian democrat democrats republicans gop""".split()
)
# Places whose name is also the first word of a body there ("Boston" is not the Boston Globe).
PLACES = (
    frozenset(
        """alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas
    kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma
    oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming carolina dakota hampshire jersey york mexico
    america boston chicago houston dallas denver detroit miami atlanta philadelphia phoenix seattle cleveland milwaukee orlando
    baltimore pittsburgh manhattan brooklyn toronto montreal vancouver ottawa sydney melbourne brisbane perth auckland
    wellington dublin edinburgh glasgow belfast manchester liverpool birmingham leeds bristol derby suffolk mumbai kolkata
    lahore karachi dhaka colombo manila jakarta bangkok hanoi shanghai taipei jerusalem cairo nairobi lagos
    johannesburg rome madrid barcelona lisbon athens vienna warsaw prague budapest istanbul dubai geneva zurich munich hamburg
    europe asia africa east west north south central new hong sri costa rico sierra papua verde
        upper lower greater mid middle""".split()
    )
    | COUNTRIES
    # The states of the US as newspapers shorten them.
    | frozenset("ala ariz calif colo conn fla kan mich minn mont neb nev okla ore penn tenn tex wis wyo".split())
)

# First words of two that name a place ("San Jose", "Fort Worth").
PLACE_HEADS = frozenset(
    "san santa los las el fort saint st port mount mt new north south east west cape lake rio palm puerto upper lower".split()
)

# Last words of names of what neither speaks nor is a place: days, acts, prizes.
THING_TAILS = frozenset(
    """day week month year night morning eve act bill amendment law code plan deal pact treaty accord agreement award prize medal cup
    trophy games game show series season festival parade rally march war battle crisis attack shooting massacre scandal affair
    convention debate primary referendum poll report speech address tour summit minutes hours election
    river lake mountain mount beach bay strait straits peninsula sea ocean gulf island islands isles coast valley canyon desert
    archipelago volcano glacier reservoir canal hemisphere road avenue boulevard bridge highway tunnel
    syndrome disease virus theory effect law rule doctrine project program programme initiative fair expo""".split()
)
# Of those, the ones that are family names too ("Jo Bridge", "Ann March").
FAMILY_THINGS = frozenset(
    """day week month year night morning law code deal price game march war battle rule lake mountain mount beach bay road bridge fair
    bill""".split()
)
# Last words of names of bodies; first words or any words of them follow.
BODY_TAILS = ORGANISATIONS | frozenset(
    """times post journal news today herald tribune globe gazette observer guardian telegraph chronicle examiner star sun mail
    jazeera international inc corp co ltd llc plc ag gmbh sa nv technologies systems industries holdings partners brothers sons
    enterprises entertainment pictures records games motors airlines airways railways energy electric oil foods pharmaceuticals
    power gas water rail petroleum steel telecom
    greens liberals party states nations kingdom union emirates forces guard corps fleet squadron team fbi cia
    affairs services studies sciences arts security commerce justice intelligence investigation investigations prisons
    corrections transportation transport defense defence homeland treasury house senate congress knesset bundestag duma
    parenthood matter watch action network america amnesty greenpeace dome hall square street university college
    tonight weekly daily online magazine review monthly press agency wire radio tv broadcasting cable fox research strategies
    solutions analytics consulting associates institute labs club united rangers rovers council court circuit tower stadium lives""".split()
)
BODY_HEADS = frozenset(
    """corps department ministry university college bureau institute center centre office board bank council house committee
    commission association society federation league union academy school church museum organization organisation party
    court embassy fund agency court association coalition alliance confederation chamber transport campaign citizens
    americans friends doctors reporters mothers students veterans club democracy workers parents port library guild
    brotherhood knights united national secretariat directorate authority service society city town state county kingdom
    republic people's republic royal police army bishops conference""".split()
)
# Single words that are bodies although nothing in them says so.
BODIES = frozenset(
    """reuters bloomberg facebook google twitter apple amazon microsoft youtube instagram netflix uber tesla boeing congress
    parliament pentagon kremlin vatican senate nato unicef unesco interpol europol hamas hezbollah hizbollah taliban isis isil
    al-qaeda politico breitbart gallup quinnipiac axios vox slate salon huffington buzzfeed newsweek wikileaks wikipedia
    wikinews wikimedia greenpeace amnesty oxfam fema nasa opec fifa uefa ioc nfl nba cnn msnbc nbc abc cbs pbs npr bbc itv
    treasury labour knesset bundestag duma politifact univision telemundo xinhua tass pfizer moderna astrazeneca downing
    sinn likud spotify tiktok nestle honda samsung sony nintendo disney walmart verizon ford toyota roscosmos harvard yale
    princeton stanford
    cornell oxford cambridge homeland planned""".split()
)

# Capitals that are no body's: zones of time, illnesses, money, words that are mostly spelled so.
NO_BODIES = frozenset(
    """gmt utc edt est cdt cst mdt mst pdt pst bst cet cest eet jst aest aedt ist hst covid covid-19 sars h1n1 hiv aids adhd ptsd
    dna rna gdp gnp cpi usd gbp eur cny jpy aud cad ceo cfo cto coo vp svp evp tv pc pr id ids vip vips ufo suv suvs gps atm pdf
    faq faqs lgbt lgbtq lgbtqia iq mvp mph kph mri ct ev evs ai it hr phd mba md jd ba bsc rsvp asap diy wwi wwii sms url html
    http https www usb led bc ad""".split()
)

_IRREGULAR = {
    "men": "man", "women": "woman", "people": "person", "children": "child", "companies": "company", "parties": "party", "media": "media",
    "data": "data", "corps": "corps", "series": "series", "news": "news", "witnesses": "witness", "analyses": "analysis",
    "police": "police",
    "businesses": "business", "churches": "church", "churchs": "church", "indices": "index", "census": "census",
}  # fmt: skip
_SINGULAR_IN_IS = frozenset("analysis basis crisis thesis hypothesis diagnosis synthesis emphasis tennis axis oasis".split())

# Nouns of persons that no ending gives away; with TITLES and `AGENT` they tell a person from a thing.
PERSON_NOUNS = frozenset(
    """man woman boy girl child teen teenager kid mother father parent wife husband spouse son daughter brother sister uncle aunt
    cousin nephew niece grandmother grandfather grandson granddaughter widow widower friend neighbor neighbour colleague ally
    aide rival front-runner frontrunner hopeful boss chief head mogul billionaire millionaire pope priest monk nun saint king
    queen prince princess hero victim suspect gunman clown guest host native veteran soldier guard cop doctor nurse judge star
    icon chef pilot expert official source person someone somebody individual insider whistleblower member fan champion coach
    captain skipper striker defender goalkeeper lawyer attorney counsel guru czar diplomat politician statesman peer
    lord lady gentleman guy narrator spokesman spokeswoman spokesperson nominee candidate incumbent challenger hacker
    witness bystander passer-by resident citizen immigrant refugee student pupil graduate alumna alumnus figure client patient
    democrat republican independent libertarian conservative liberal progressive latter former-president one other another
    pundit vet deputy sheriff mayor bishop rabbi imam cleric caller reader viewer user customer critic skeptic sceptic foe
    opponent heir heiress fiancée fiancé girlfriend boyfriend partner ex-wife ex-husband mom mum dad grandma grandpa
    speaker artist writer author poet novelist musician drummer guitarist dancer model athlete analyst economist
    academic acquaintance advocate agent announcer architect assassin associate astronaut ballerina barber barista baron
    baroness biographer blacksmith boxer brigadier brother-in-law carpenter caucusgoer celebrity chauffeur choreographer
    classmate clerk comedienne commodore commuter congressmember consul copywriter cosmonaut counsellor counselor countess
    croupier daughter-in-law deacon debater decathlete demographer dignitary dissident docent duchess duke earl emir
    eyewitness farrier father-in-law fellow firebrand firefighter follower freeholder fugitive geographer glazier goldsmith
    golfer grandchild grandparent gymnast headmistress hostess housewife impresario infielder influencer inmate intern
    interpreter interviewer inventor jockey juror knight landlord laureate lexicographer lifeguard locksmith magistrate
    magnate marshal masseur masseuse matriarch mechanic medic mentor midfielder midwife missionary monarch mother-in-law
    nanny newsreader oceanographer orphan osteopath outfielder painter paralegal paramedic passerby patriarch philosopher
    photographer pickpocket plaintiff playwright plumber politico polymath pontiff postdoc presenter producer promoter
    prophet proponent proprietor protestor quarterback radiographer rapporteur realtor recruiter registrar rescuer
    respondent restaurateur reverend rider rioter roadie roofer roommate rower sailor scholar screenwriter scriptwriter
    sculptor seamstress shareholder sheikh shipbuilder sibling signatory silversmith sister-in-law skater skier socialite
    sommelier son-in-law songwriter sportswriter sprinter staffer stagehand stepbrother stepdaughter stepfather stepmother
    stepson steward stewardess stowaway sultan superdelegate superfan superhero supermodel superstar surfer surveyor
    survivor sympathizer tailor teammate technocrat telemarketer trader trainspotter trumpeter tsar tutor typesetter
    undergrad undergraduate underwriter usher valet vicar virtuoso voter waiter waitress warrior welder whistle-blower
    youtuber""".split()
)
FEMALE_NOUNS = frozenset(
    """mother wife daughter sister girl aunt niece grandmother granddaughter widow actress waitress hostess princess queen lady mom mum
    grandma girlfriend fiancée heiress nun duchess baroness mistress""".split()
)
MALE_NOUNS = frozenset(
    """father husband son brother boy uncle nephew grandfather grandson widower king prince lord gentleman guy dad grandpa boyfriend
    fiancé pope priest monk""".split()
)
AGENT = regex.compile(
    r"\p{L}{2,}(?:man|woman|person|ist|ician|ster|eer|yer|rter|ster|nder|cher|ger|ker|ler|mer|ner|per|rer|ser|ver|ator|itor|utor|ctor|essor|isor|ian|ant|ee|old)$"
)


# Nouns that end as those of persons do and mean none.
_THINGS = frozenset(
    """anger answer apogee bee binder blacklist blindfold blunder boiler booster boulder bumper bunker burger calculator calendar
    canister checklist chopper cinder cluster coffee colander committee container cooler copper corner counter covenant
    cover cruiser currant cylinder dagger danger degree denominator diaper dinner disaster dispenser dumper elephant
    elevator escalator exist factor fee fertilizer fever finger fist flower fodder fold folder foothold former freezer
    fryer gender generator giant ginger gist glee gold grant grist guarantee hammer hanger harbinger household hunger
    hydrant indicator jubilee knee ladder laser lavender layer ledger letter levee lever list liver lobster locker
    maneuver manoeuvre marigold marquee median melee merger meridian mist mold monitor monster motor mould newspaper
    number paper pedigree pennant pepper plant playlist pollutant poster power puree quaver reactor refrigerator register
    remainder reminder remnant restaurant river roster scaffold sector semester shaver shortlist shoulder silver
    skyscraper slander soiree splendor spree sticker stronghold subcommittee summer supper surrender sweater tanker tender
    threshold thunder tiger timber tinder toaster toffee tower tractor trailer tree trigger twist vector waitlist waiver
    wallpaper warrant whitelist winter wishlist wrapper wrist""".split()
)


@lru_cache(maxsize=16_384)
def lemma(word: str) -> str:
    """The singular of a noun, lower case: "agencies" to "agency"; a word that is no plural comes back as it is."""
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 3:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us")) and word not in _SINGULAR_IN_IS:
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Whether a noun means several by its form or by itself ("officials", "people")."""
    word = word.lower()
    return word in PLURALS or word not in SINGULAR and lemma(word) != word


@lru_cache(maxsize=16_384)
def is_person_noun(noun: str) -> bool:
    """Whether a singular noun, lower case, means one person ("senator", "29-year-old"), by a list or by its ending."""
    last = noun.rsplit("-", 1)[-1] if "-" in noun else noun
    return (
        noun.endswith("-old")
        or noun in PERSON_NOUNS
        or last in PERSON_NOUNS
        or last in TITLES
        or bool(AGENT.search(noun))
        and noun not in ORGANISATIONS
        and noun not in _THINGS
    )


def noun_gender(noun: str) -> str | None:
    """The gender of whoever a singular noun, lower case, means: "f", "m", or None where it tells none."""
    last = noun.rsplit("-", 1)[-1]
    if last in FEMALE_NOUNS or last.endswith("woman"):
        return "f"
    return "m" if last in MALE_NOUNS or last.endswith("man") and last != "human" else None
