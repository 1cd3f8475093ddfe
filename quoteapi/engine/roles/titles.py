"""Words that make a role or name a body: data only, lower case. What a set admits and refuses stands above it."""

from __future__ import annotations

# Nouns of what a person is or does; a noun phrase that ends in one is a role. Refused: words that are things as often ("lead", "star").
ROLE_NOUNS = frozenset(
    """academic accountant accuser acquaintance activist actor actress adjutant administrator admiral adoptee adventurer adviser advisor
    advocate agent aide alderman ally alumnus ambassador analyst anchor anchorman anchorwoman animator announcer anthropologist
    apologist archaeologist archbishop architect archivist artist assassin assemblyman assemblymember assemblywoman assistant
    associate astronaut astronomer astrophysicist athlete attacker attendee attorney auctioneer auditor aunt author authority aviator
    backbencher backer baker ballerina banker barber barista baron baroness barrister bartender bassist beekeeper biker billionaire
    biochemist biographer biologist bishop blacksmith blogger bookkeeper bookseller boss botanist boxer boy boyfriend breeder
    bricklayer brigadier broadcaster broker brother brother-in-law builder businessman businesspeople businessperson businesswoman
    busker butcher buyer bystander caller cameraman campaigner candidate candidate-elect captain cardinal caregiver carer caretaker
    carpenter cartoonist caterer caucusgoer celebrity cellist centenarian ceo cfo chair chairman chairman-elect chairperson chairwoman
    challenger champion chancellor chaplain chauffeur chef chemist chief child choreographer cio citizen civilian classmate clergy
    clergyman cleric clerk climatologist clinician clown cmo co-author co-chair co-chairman co-chairwoman co-conspirator co-developer
    co-founder co-host co-ordinator co-organizer co-owner co-worker coach collaborator colleague collector colonel columnist comedian
    comedienne commandant commander commentator commissioner commissioner-general commodore commuter competitor composer comptroller
    conductor confidant congregant congressman congressmember congressperson congresswoman conservationist constable consul consultant
    contender contestant contributor controller coo cook coordinator cop copywriter coroner correspondent cosmonaut councillor
    councilman councilmember councilor councilwoman counsel counsellor counselor count countess cousin coworker creator criminologist
    critic crooner croupier cto curator customer cyclist czar dad dancer daughter daughter-in-law deacon dealer dean debater
    decathlete defendant defender delegate demographer demonstrator dentist deputy dermatologist designer detainee detective developer
    diarist dictator dietitian dignitary diplomat director dispatcher dissident diver docent doctor donor driver drummer duchess duke
    earl ecologist economist editor editor-at-large editor-in-chief educator egyptologist elder elector electrician emeritus emir
    emperor employee employer endorser engineer entertainer entomologist entrepreneur envoy envoy-designate epidemiologist ethicist
    evangelist evp ex-husband ex-wife examiner executive exile expert explorer eyewitness fan farmer farrier father father-in-law
    fellow fiancee fiancé fiancée fighter filmmaker financier firebrand firefighter fisher fisherman flautist florist foe follower
    footballer forecaster foreigner forester founder freeholder friend front-runner frontrunner fugitive fundraiser gamekeeper gamer
    gardener general geneticist geographer geologist geophysicist girl girlfriend glazier goalkeeper goldsmith golfer governor
    governor-elect governor-general graduate grandchild granddaughter grandfather grandmother grandparent grandson great-granddaughter
    great-grandson guard guest guitarist gunman gymnast hacker hairdresser half-brother half-sister handyman harbormaster
    harbourmaster harpist head headmaster headmistress headteacher heir heiress helper herpetologist hiker historian homemaker
    homeowner hopeful horticulturist host hostess housewife hunter husband hydrologist hygienist hypnotist icon illusionist
    illustrator imam immigrant impresario incumbent independent industrialist infectologist infielder influencer informant inmate
    innkeeper insider inspector instructor intern interpreter interviewee interviewer inventor investigator investor jailer janitor
    jeweler jeweller jockey journalist journeyman judge juggler jurist juror justice kayaker keeper kid king knight laborer labourer
    landlord landowner laureate lawmaker lawyer lead leader lecturer leftist legislator lexicographer liaison librarian lieutenant
    lifeguard lifesaver linguist lobbyist locksmith loner loyalist luthier lyricist machinist magician magistrate magnate maker
    manager manicurist marcher marine marshal mascot masseur masseuse master mate mathematician matriarch mayor mayor-elect mechanic
    mediator medic member mentor mep merchant metallurgist meteorologist microbiologist midfielder midwife migrant militant miller
    milliner millionaire miner minister missionary mla model moderator mogul mom monarch monk mother mother-in-law mountaineer mourner
    mp msp mum musician mycologist nanny narrator naturalist negotiator neighbor neighbour neonatologist nephew neurologist
    neuroscientist neurosurgeon newcomer newscaster newsreader niece nobel nominee nonagenarian novelist nun nurse nutritionist
    observer obstetrician oceanographer octogenarian officer official ombudsman oncologist operative operator ophthalmologist opponent
    optician optometrist organiser organist organizer ornithologist orphan orthodontist osteopath outfielder owner paediatrician
    painter paleontologist panelist panellist paralegal paramedic parent parishioner parliamentarian parolee participant partisan
    partner passenger passerby pastor pathologist patient patriarch pediatrician peer pensioner percussionist performer perpetrator
    petitioner pharmacist philanthropist philosopher phlebotomist photographer photojournalist physician physicist physiologist
    physiotherapist pianist pickpocket pilot pioneer pitcher plaintiff planner plasterer player playwright plumber pm podcaster poet
    policeman policewoman politician politico pollster polymath pontiff pope porter postdoc postmaster practitioner prankster preacher
    premier presenter president president-elect priest primatologist prince princess principal prisoner producer professional
    professor programmer promoter prophet proponent proprietor prosecutor protester protestor provost psychiatrist psychologist
    psychotherapist publicist publisher pundit pupil puppeteer quarterback quartermaster queen rabbi racer radiographer radiologist
    rancher ranger rapper rapporteur realtor receptionist recluse recruiter rector referee reformer refugee registrar reporter
    representative rescuer researcher resident respondent restaurateur restorer retiree reverend rheumatologist rider rioter rival
    roadie roofer roommate rower runner sailor salesman saleswoman saxophonist sceptic scholar schoolmaster scientist scout
    screenwriter scriptwriter sculptor seaman seamstress secretary secretary-general secretary-treasurer seismologist senator
    senator-elect septuagenarian sergeant servant settler shareholder sheikh sheriff shipbuilder shoemaker shopkeeper shopper
    showrunner sibling signatory silversmith singer sister sister-in-law skater skeptic skier skipper smuggler socialist socialite
    sociologist soldier solicitor sommelier son son-in-law songwriter source speaker specialist spectator spokesman spokesmodel
    spokesperson spokeswoman sportscaster sportswriter sprinter staffer stagehand statesman stationmaster statistician stepbrother
    stepdaughter stepfather stepmother stepsister stepson steward stewardess stockbroker stowaway strategist striker strongman student
    stuntman stylist subcontractor submariner sultan superdelegate superfan superhero superintendent supermodel superstar supervisor
    supporter surfer surgeon surrogate surveyor survivor suspect svp swimmer sympathiser sympathizer tailor taxidermist teacher
    teammate technician technocrat technologist teen teenager telemarketer tenant theologian theorist therapist toddler tourist
    toxicologist trader tradesman trainee trainer trainspotter translator treasurer tribesman trombonist trooper trucker trumpeter
    trustee tsar tutor tycoon typesetter typist uncle undergrad undergraduate undersecretary undertaker underwriter urologist user
    usher valet ventriloquist vet veteran veterinarian vicar vice-chair vice-chairman vice-chancellor vice-president victim victor
    viewer villager violinist violist virologist virtuoso visitor vlogger volcanologist volunteer voter vp waiter waitress warden
    warrior watcher watchmaker weatherman welder whaler whip whistle-blower whistleblower widow widower wife winemaker winner witness
    woodcarver worker worshipper wrestler writer yachtsman youtuber zookeeper zoologist""".split()
)

# Plural heads without a plural s, and collectives whose members speak; each is a role of a group.
GROUP_NOUNS = frozenset(
    """attendees audience authorities businessmen businesswomen children clergy companies congressmen councilmen couple crew crowd
    elderly electorate elite establishment faculty family firefighters folks insiders jury kids lawmen leadership majority media
    men opposition others panel people personnel police policemen politicians politicos poor press public rich scientists
    servicemen servicewomen sources spokesmen staff team troops unions women youth""".split()
)

# Abbreviated titles, written with a full stop or without.
TITLE_ABBREVIATIONS = frozenset(
    """adm amb atty brig capt cdr cllr cmdr col comdr cpl del det fr gen gov govs hon insp lieut lt maj pfc pres prof pte pvt rep
    reps rev sec sen sens sgt supt treas""".split()
)

# Before a name, but no role.
HONORIFICS = frozenset("""dame dr esq honorable honourable m madam messrs miss mlle mme mr mrs ms mx shri sir sri st""".split())

# Stand before a role noun and belong to the role, with a capital or without.
PRENOMINALS = frozenset(
    """acting adjunct anti-corruption assistant associate attorney billionaire campaign chief chief-of-staff co congressional
    conservative controversial crown current departing deputy disgraced distinguished elected emeritus environmental ex executive
    famed famous far-right federal fellow first former formerly founding general general-in-chief gubernatorial high-ranking
    honorary human-rights incoming incumbent independent interim junior lame-duck late lead leading left-wing leftist liberal
    lieutenant lieutenant-general local long-time longtime managing mayoral military millionaire ministerial municipal national
    newly-elected now-former one-time onetime opposition ousted outgoing parliamentary permanent political popular presidential
    press presumed presumptive previously prime principal progressive prominent provincial ranking re-elected regional retired
    retiring right-wing rookie royal ruling second self-described senatorial senior shadow special staff state supreme then third
    top veteran vice vice-presidential visiting world worldwide would-be""".split()
)

# Participles that stand before a role noun as adjectives do; any other word in -ed or -ing ends the noun phrase.
PARTICIPLES = frozenset(
    """acclaimed accredited accused acting advertising appointed armed attending award-winning banking beleaguered boxing
    broadcasting celebrated certified climbing college-educated commanding committed consulting convicted cycling declared
    defending disabled disgraced displaced distinguished educated elected embattled energized engineering experienced farming
    fishing founding frustrated fundraising housing incoming injured interested leading licensed managing manufacturing marketing
    married mining nursing operating outgoing pledged polling presiding publishing racing registered reigning renowned respected
    retired retiring rising ruling running seasoned self-employed shipping sitting skating skilled suspected swimming talented
    teaching training traveling travelling tunneling uncommitted undecided undeclared uneducated unnamed unpledged visiting
    working wounded wrestling young-adult""".split()
)

# Nouns in -s that stand before a role noun in the singular ("sports editor"); any other plural there is a verb.
PLURAL_MODIFIERS = frozenset(
    """access admissions affairs appeals applications arms arts athletics bonds boss business campus cars census claims class
    climate-politics commodities communications congress corps crisis crops cyber-politics drugs economics elections emergency
    ethics facilities famous forces games genetics goods homes humanities less logistics markets mathematics media members news
    operations physics politics ports press previous princess process relations religious resources rights robotics sales savings
    sciences securities serious services settlements sources-and-methods species sports statistics streets students studies
    systems teachers us various veterans women's workers works""".split()
)

# Heads whose nationality, city or state tells for whom they speak: "Japanese minister", and not "Italian artist".
OFFICE_HEADS = frozenset(
    """admiral ambassador archbishop bishop cardinal assemblyman assemblywoman attorney-general auditor-general authority candidate
    captain chair chairman chairwoman chancellor chief coach colonel commander commissioner congressman congresswoman councillor
    councilman councilmember councilor councilwoman delegate deputy diplomat director dissident emperor envoy general gov governor
    governor-elect govs head judge justice king lawmaker leader legislator manager marshal mayor mep minister mla mp msp
    negotiator nominee officer official ombudsman parliamentarian pm police pope premier president president-elect prince princess
    prosecutor queen rep representative reps secretary sen senator senator-elect sens sheriff soldier speaker spokesman
    spokesperson spokeswoman state sultan superintendent treasurer troops undersecretary vice-president""".split()
)

# "A quarter of Democratic voters": a share or a gathering of those whose role it is.
SHARES = frozenset(
    """all any array bunch cent chunk coalition couple crowd dozen dozens each few fifth fifths flood flurry generation group groups
    half handful host hundreds legion lot lots majorities majority many minority mix most none number numbers one pair panel percent
    percentage plurality portion quarter quarters range rest scores series several share slew some tens third thirds thousands
    three-fourths three-quarters trio two-thirds variety wave""".split()
)
# Plurals that are bodies and not people: a group of them has no role.
BODY_PLURALS = frozenset(
    """agencies banks churches cities companies counties countries data districts documents events figures firms governments
    hospitals institutions markets media museums nations networks newspapers numbers organisations organizations outlets papers
    parades parties polls protests publications records reports results schools sites states stores studies things universities
    websites""".split()
)

# Words of an office's own name when capitalised before its head ("Foreign Minister", "National Security Adviser"): no body.
OFFICE_WORDS = frozenset(
    """acting administrative advisory affairs agriculture allied analytics and antitrust archbishop area assistant associate attorney
    bishop border borough branch brigadier budget business campaign campaign-manager candidate captain cardinal ceo cfo chairman
    chancellor chief chief-executive chief-of-staff children city city-manager civil climate co co-founder commander commerce
    commissioner commonwealth communication communications congressman constable consumer coo corporate county creative criminal
    crown culture current customs data dean defence defense deputy deputy-leader development digital director distinguished
    district economy editorial education elder emeritus employment energy engineering environment environmental executive external
    family field finance financial first for foreign former founder general global governor guest head health home homeland hon
    honorary house-majority housing human immigration incoming incumbent independent industry information infrastructure inspector
    interim interior internal international investment judge junior justice king labor labour late lead leader legal lieutenant
    lieutenant-governor longtime lord major majority managing marketing mayor media medical member minister minority national new
    news nominee of of-staff operating operations opinion opposition or outgoing permanent planning police-chief policy political
    pope president presidential presidential-candidate press presumptive prime prince princess principal privy product professor
    program programme project provost public queen rabbi ranking rear regional religious representative republican-nominee
    research resources retired right sales science second second-in-command secretary security senator senior sergeant shadow
    sheriff social solicitor speaker special sport sports staff state strategic strategy superintendent superior supreme surgeon
    tax technology the top tourism town trade transit transport transportation treasury under undersecretary veteran veterans vice
    vice-presidential village visiting water welfare whip women world""".split()
)

# Names of the topics that a cabinet office is for: "Secretary of State" names no body.
OFFICE_TOPICS = OFFICE_WORDS - {"opposition", "labour", "independent"} | frozenset({"foreign affairs", "human services", "interior", "war"})
CABINET_HEADS = frozenset("secretary minister undersecretary ministers secretaries attorney tsar czar envoy".split())

# Last word of a body's name, capitalised or behind a capitalised word ("Trump campaign", "Suffolk police").
BODY_HEADS = frozenset(
    """academy administration agency airlines airport airways alliance archive archives army assembly association authority
    authority-general bank board brewery brigade bureau cabinet camp campaign caucus center centre chamber charity chronicle
    church city clinic club coalition college command commission committee company conference conglomerate congregation congress
    consortium consulate cooperative corp corporation corps council county court courts defense delegation department directorate
    district division embassy exchange family federation firm force forces foundation front front-line fund gazette globe gop
    government group guard guild hamas herald holdings hospital house inc industries initiative inspectorate institute institution
    intelligence jail journal junta lab laboratory league legislature library llc ltd magazine media ministry mission movement
    museum navy network network-news news newspaper newsroom observatory observer office organisation organization pac panel
    parliament partners party patrol pentagon police post press prison program programme project radio ranch regime regiment
    register registry reserve resistance review school secretariat senate service services sheriff's society state-department
    station studies studio studios super-pac superpac survey systems taskforce team technologies television think-tank times
    transition treasury tribunal tribune trust tv union unit university watchdog zoo""".split()
)
# Topics that "and" joins in the name of one body: "Customs and Border Protection".
BODY_TOPICS = frozenset(
    """arts border bridges commerce crime customs drug education energy fish food government health homeland human immigration
    justice labor law means medicine oversight pensions police reform road science space technology trade transport water ways
    wildlife""".split()
)
# Common nouns of bodies that somebody speaks for without their name: "the city's director".
COMMON_BODIES = BODY_HEADS | frozenset(
    "city county state country island village town prison opposition palace cathedral diocese borough parish township".split()
)
# Too common to name a body alone: their fuller form is looked up in the article.
GENERIC_BODIES = frozenset(
    """administration agency army association authority bank board borough bureau campaign cathedral center centre church club college
    commission committee company council county court department diocese embassy federation foundation government group hospital
    institute legislature library ministry museum navy office palace parish parliament party police school senate society team
    township tribunal union university zoo""".split()
)
# Parties whose name is a common adjective too: only a capital inside a sentence makes them one.
LOOSE_PARTIES = frozenset(
    "liberal liberals conservative conservatives progressive independent green reform socialist communist nationalist".split()
)
# A trade and no employer where nothing else names it: "a TV journalist", "party officials".
TRADES = frozenset("tv radio television news press media party group team congress studios times post".split())
# Heads whose "of"/"for" or modifier names a person or cause and not an employer.
RELATIONS = frozenset(
    """accuser adoptee advocate ally assassin attacker attorney aunt author backer barrister biographer boyfriend brother contender
    cousin critic customer daughter defender doctor endorser expert fan father fiancee foe follower friend front-runner frontrunner
    girlfriend hopeful husband lawyer loyalist man mother native neighbor neighbour nephew niece observer opponent parent partner
    predecessor resident rival sceptic scholar sister skeptic son specialist successor superdelegate supporter survivor suspect
    uncle victim voter widow widower wife winner woman""".split()
)

# Of those, the family: "his little brother Dow" says less of a man than any office.
KIN = frozenset(
    """aunt boyfriend brother cousin daughter father fiancee girlfriend husband man mother nephew niece parent sister son uncle widow
    widower wife woman""".split()
)
# Of those, the ones whom a body employs all the same: "a Border Patrol expert", and not "a Trump campaign critic".
EMPLOYED_RELATIONS = frozenset("attorney biographer doctor expert lawyer man observer scholar specialist woman".split())

# What people believe in; many of them are no body.
FAITHS = frozenset("buddhist catholic christian evangelical hindu jew methodist mormon muslim protestant shiite sikh sunni".split())

# What a person belongs to by name. Values are the forms under which an article may name the same party.
PARTIES = frozenset(
    """afd bjp cdu communist conservative conservatives democrat democratic democrats dfl fdp fianna fidesz fine gop green
    independent labour liberal liberals libertarian likud nationalist plaid progressive reform republican republicans sinn snp
    socialist spd tories tory ukip whig""".split()
)
PARTY_LETTERS = frozenset("r d i dfl l g".split())
# In brackets behind a name alone: "Jo Dow (Lab)", "Jo Dow (Lib Dem, Derby)".
PARTY_ABBREVIATIONS = frozenset("con csu dup ff fg grn lab ld ldem ndp psoe sdlp sf tuv uup vvd".split()) | {"lib dem"}

# A body of a country or place is told by these heads: "Saudi government", but not "New York Times".
PUBLIC_BODIES = frozenset(
    """administration agency armed army assembly authorities authority bureau cabinet commission committee congress consulate council
    court courts delegation department directorate embassy force government guard house inspectorate institute intelligence kgb
    legislature military ministry navy officials panel parliament police presidency senate service state survey treasury
    tribunal""".split()
)

# Never inside a role: they end the phrase to either side.
STOP_WORDS = frozenset(
    """a about according accuse accused accuses across add added adding adds admit admits admitted after again against agree
    agreed agrees all along already also although am amid among an and announce announced announces another any appointed
    april are aren't aren’t argue argued argues around as ask asked asking asks at ate attacked attended august back
    backed backs be beat beats became because become becomes been before behind being believe believed believes between
    beyond blame blamed blames blasted both bought broke brought built but by call called calling calls came can can't
    can’t caught chose cite cited cites citing claim claimed claiming claims come comes concerning condemn condemned
    condemns could couldn't couldn’t criticise criticised criticize criticized criticizes currently december declare
    declared declares declined declines defeat defeated defeats demand demanded demands denied denies deny despite did
    didn't didn’t dismissed do does doesn't doesn’t doing don't don’t drew drove during each earlier either endorse
    endorsed endorses even ever every except expected expects explain explained explains featured featuring february fell
    felt few find finds fired flew for forgot fought found founded friday from froze gave get gets give given gives go
    goes got grew had hadn't hadn’t hailed has hasn't hasn’t have haven't haven’t having he headed heads held help helped
    helps hence her here hid him hired his hit hold holds hope hoped hopes however hurt i if in including insist insisted
    insists instead interviewed into invited is isn't isn’t it its january join joined joins joked july june just keep
    keeps kept knew know known knows laid later lay lead-off leads led left lent let lets like lit lived lives loses lost
    made make makes many march may maybe me meant meanwhile meet meets met might mocked monday more moreover most moved
    much must my named near neither never nevertheless no nominated nonetheless nor not note noted notes november now
    october of on once only onto oppose opposed opposes or our over oversees paid per perhaps plan planned plans posted
    praise praised praises promise promised promises put puts quit quite quote quoted quotes ran rang rather read received
    recently refused refuses regarding rejected replace replaced replaces replied replies reply report reported reportedly
    reports respond responded responds rode rose run runs said sang sank sat saturday saw say saying says see seen sees
    sent september served serves set sets several shall she shook shot should show showed shown shows shut since slammed
    slept slid so sold some soon sought speak speaks spent split spoke spread starring stated still stole stood struck
    stuck succeed succeeded succeeds such sued suggest suggested suggests sunday support supported supports swam swept
    swore swung take taken takes talked talks tell telling tells than thanked that the their them there therefore these
    they think thinks this those though thought threw through thursday thus to today told tomorrow tonight too took tore
    toward towards tried tries tuesday tweeted tweets under understood unless unlike until upon urge urged urges us used
    very via visited vow vowed vows want wanted wants warn warned warns was wasn't wasn’t we wednesday went were weren't
    weren’t what when whenever where whereas whether which while who whom whose will wins with withdrew within without
    woke won won't won’t wore worked works would wouldn't wouldn’t wound write writes writing wrote yesterday yet you your""".split()
)
