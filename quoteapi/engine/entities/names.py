"""What is known of people's names before any article is read: data only.

The first names are the commonest of the US census of 1990 (public domain), with names of other countries' public life
added and names left out that are as often a place or a word (Virginia, Paris, Young). A name in both lists is borne by
women and men. They hint at a gender; pronouns and titles of the article outweigh them.
"""

from __future__ import annotations

FEMALE_NAMES = frozenset(
    """
    abbie abby abigail ada addie adela adelaide adele adelina adeline adell adriana adrianne adrienne agatha agnes agnieszka
    aida aileen aimee aisha akie alaina alana alba alberta alecia alejandra alene alessandra aletha alexa alexandra alexandria
    alexis alfreda alice alicia alina aline alisa alisha alison alissa allene allie allison allyson alma alpha alta althea
    alva alvina alyce alyson alyssa amalia amanda amandla amber amelia amie amparo amy ana anastasia anaïs andra andrea andria
    angel angela angelia angelica angelina angeline angelique angelita angie anissa anita anjali ann anna annabelle annamarie
    anne annegret annemarie annetta annette annie annmarie antionette antoinette antonette antonia aoibheann aoife aparna
    april araceli aretha ariana ariel arleen arlene arline asha ashlee ashleigh ashley asma astrid athena aubrey audra audrey
    augusta augustine aung aura aurelia aurora ava avis ayanna ayşe barb barbara barbra beata beatrice beatriz becky belen
    belinda bella belle belva benazir benita bennie bernadette bernadine bernice berniece berry berta bertha bertie beryl bess
    bessie beth bethany betsy bette bettie bettina betty bettye beulah beverley beverly bianca billie birdie birgitta blair
    blanca blanche bobbi bobbie bonita bonnie brandi brandie brandy breanna brenda brenna briana brianna brianne bridget
    bridgett bridgette brigid brigitte britney brittany brittney bronagh brooke caitlin caitlyn callie camilla camille candace
    candi candice candida candy caoimhe cara caren carey cari caridad carissa carla carlene carly carme carmel carmela
    carmelita carmella carmen carol carole caroline carolyn carrie carrol carroll cary caryn casandra casey cassandra cassie
    catalina catharine catherine cathleen cathrine cathryn cathy catrina cecelia cecile cecilia celeste celestine celia celina
    chandra chanel chang chantal chantel charity charla charleen charlene charline charlotte charmaine chasity chastity
    chelsea chelsey cheri cherie cheryl chiara chiquita chloe christa christal christen christi christie christin christina
    christine christy chrystal chung ciara cindi cindy clair claira claire clara clare clarice clarissa claudette claudia
    claudine clementine cleo coleen colette colleen collette concepcion concetta condoleezza connie constance consuelo cora
    cordelia cori corina corine corinne cornelia corrie corrine cortney courtney cristal cristina cristy cynthia céline daisy
    dalia damaris dana danai danelle danette daniela danielle danita danna dannie daphne dara darcy darla darleen darlene
    darya dawn dayna deana deann deanna deanne debbie debby debi debora deborah debra debrah deena deepa deidra deidre deirdre
    delfina delia delilah della delma delois delores deloris delphine demetria dena denice denise deon desiree dessie destiny
    devon diana diane diann dianna dianne dilma dina dinah dionne dixie dollie dolly dolores dominga dominique dona donna dora
    dorcas doreen dorene doretha dorian doris dorothea dorothy dorris dortha dorthy dottie dovie dulce earlene earline
    earnestine easter ebony edith edna edwina edythe effie eileen eilidh ekaterina elaine elba elda eleanor eleanore elena
    elia elida elif elinor elisa elisabeth elise elisha elissa eliza elizabeth ella ellen ellie elma elnora eloisa eloise
    elouise elsa elsie elva elvia elvira elyse emilia emilie emily emine emma enid erica ericka erika erin erlinda erma erna
    ernestina ernestine esmeralda esperanza essie estela estella estelle ester esther ethel etta eugenia eula eulalia eunice
    eva evangelina evangeline evelyn evette ewa fabiola faith faiza fannie fanny farhana fatima fatou fay faye federica
    felecia felicia felicita fern filomena fiona flor flora florine flossie floy fran frances francesca francine francis
    francisca frankie françoise frauke freda freida frieda gabby gabriela gabriella gabrielle gail gale gay gaye gayla gayle
    gemma gena genevieve gennifer genoveva georgette georgiana georgianna georgina geraldine geri germaine gerri gerry gertie
    gertrude ghazala gilda gillian gina ginny giorgia gisela giulia gladys glenda glenna gloria goldie grace gracie graciela
    gregoria greta gretchen griselda gro gráinne guadalupe gudrun guillermina gussie gwen gwendolyn gülsüm hala haleh haley
    hallie hanan hanna hannah harriet harriett harriette hasina hattie haydee hayley hazel heather heidi helen helena helene
    helga helle hellen henrietta herlinda herminia hester hilary hilda hildegard hillary hina hollie hollis holly hope
    hortencia huma ida idella ila ilene ilhan ilse ilyse ima imelda imogen imogene ina indira indra ines inez ingrid inés inês
    iola iona ione irene irina iris irma isabel isabell isabella isabelle iva ivana ivanka ivette ivonne jacinda jackie
    jacklyn jaclyn jacque jacquelin jacqueline jacquelyn jacquline jade jaime jamey jami jamie jan jana jane janel janell
    janelle janet janette janice janie janine janis janna jannette jannie jaqueline jasmin jasmine jayme jayne jean jeana
    jeanette jeanie jeanine jeanna jeanne jeannette jeannie jeannine jen jena jenifer jenn jenna jennie jennifer jenny jeri
    jerri jesica jessica jessie jewel jewell jill jillian jimmie jo joan joann joanna joanne jocelyn jodi jodie jody joelle
    johanna johnie johnna johnnie jolene joni josefa josefina josephine josette josie jovita joy joyce juana juanita judi
    judith judy juli julia juliana julianna julianne julie juliet juliette june jung justina justine jóhanna kaitlin kaitlyn
    kaja kamala kara karen kari karin karina karla karlee karol karon karrie karyn kasey katarzyna kate katelyn katharine
    katherine katheryn kathi kathie kathleen kathrin kathrine kathryn kathy katie katina katrina katrín katy kavita kay kaye
    kayla keiko keisha kelley kelli kellie kelly kellyanne kelsey kendall kendra kenya keri kerri kerrie kerry kersti kesha
    keshia ketanji khadija kia kiki kimberlee kimberley kimberly kira kirby kirsten kirsty kisha kitty kolinda kris krista
    kristal kristen kristi kristie kristin kristina kristine kristy krystal krystle ksenia kyla kylie kyoko lacey lachelle
    lacy ladonna lael lakeisha lakesha lakisha lakshmi lan lana laquita lara larissa larysa lashawn lashonda latanya latasha
    latisha latonia latonya latoya latrice latricia laura laurel lauren lauretta lauri laurie lauryn lavern laverne lavonne
    lawanda layla lea leah leann leanna leanne lee leeann leena leigh leila leilani lela lelia lena lenora lenore leola leona
    leone leonor leonora leora leota lesa lesley leslie lessie leta letha leticia letitia lettie leymah lia libby lidia lila
    lilia lilian liliana lillian lillie lilly lina linda lindsay lindy lisa liz liza lizette lizzie lois lola lolita lona lora
    loraine lorella lorena lorene loretta lori lorie lorine lorna lorraine lorri lorrie lottie lou louann louella louisa
    louise lourdes luann luanne lucia lucila lucile lucille lucinda lucretia lucy ludmila luella luisa lula lupe lura luz
    lydia lyn lynda lynette lynn lynne lynnette lyudmila mabel mable madeleine madeline madelyn madge madonna mae magda
    magdalena maggie mai mairead majorie malala malgorzata malinda malissa mallory mamata mamie mandi mandy manuela mara
    marcela marcella marcelle marci marcia marcie marcy margaret margarita marge margery margie margo margot margret
    marguerite mari maria mariah mariam marian mariana marianna marianne maribel maricela marie marietta marilyn marilynn
    marina marine marion marisa marisela marisol marissa maritza marjorie marjory marla marlena marlene marlyn marlys marquita
    marsha marta martha martina marty marva mary maryam maryann maryanne marybeth maryellen maryjane marylou maría masako
    matilda matilde mattie maud maude maudie maura maureen maurine mavis maxine maya mayme mayra mazie małgorzata meagan
    meenakshi meera meg megan meghan megyn mei melania melanie melanne melba melinda melisa melissa mellisa mellissa melodie
    melody melva melvina mercedes meredith merle mette mhairi mia micaela michaela michele michell michelle mickey migdalia
    mika milagros mildred millicent millie mimi mina mindy minerva minnie miranda miriam mirna missy misti misty mitzi mollie
    molly mona monica monika monique morgan mozelle muriel myra myrna myrtis myrtle nadezhda nadia nadine najat nakia naledi
    nan nancy nanette nannie naomi nargis natalia natalie nataliya natasha nathalie naureen nawal nedra neera nelda nell
    nellie nelly nereida nettie neva ngozi niamh nichole nicki nicola nicole niki nikita nikki nilda nina nita noel noelle
    noemi nola nona nora norah noreen noriko norma numbers octavia odell odessa ofelia oksana ola oleksandra olena oleta olga
    olivia ollie oma omarosa ona opal ophelia ora oralia orla paige pam pamala pamela pansy paola pat patrica patrice patricia
    patrisse patsy patti pattie patty paula paulette paulina pauline pearlie pearline peggy penelope penny perla petra phillis
    philomena phoebe phyllis pilar polina polly portia pramila precious pricilla princess priscilla priyanka queen quinn
    rachael racheal rachel rachelle rachida rae rafaela ramona randi rania raquel rashida raven reba rebeca rebecca rebekah
    reem refugio regina reina rena renae renata renate rene renee renita reta retha reva reyna rhea rhoda rhonda richelle
    rigoberta rima rita robbie robbin roberta robyn rochelle rocio roisin roma romona ronda rosa rosalba rosalee rosalia
    rosalie rosalina rosalind rosalinda rosalyn rosanna rosanne rosario rose roseann roseanne rosella roselyn rosemarie
    rosemary rosetta rosie rosita roslyn rowena roxana roxann roxanna roxanne roxie ruby ruth ruthie róisín sabina sabine
    sabrina sadie sahar sahra sallie sally salma samantha samatha samina samira sammie sandi sandra sandy sang sanna santa
    santos sara sarah sasha saundra scarlett selena selina selma serena shailene shaista shana shanda shanna shannon shanon
    shantel shari sharlene sharon sharonda sharron sharyn shauna shawna shayla sheena sheila shelby shelia shelley shelli
    shellie shelly sheree sheri sherri sherrie sherry sheryl shiela shirin shirley shonda sierra sigourney silke silvia simone
    sinead sinéad siobhan siobhán socorro sofia sol soledad sondra sonia sonja sonya sophia sophie soraya stacey staci stacia
    stacie stacy stefanie stella stephanie stephany stephenie stevie sue sunita sunny susan susana susanna susannah susanne
    sushma susie suzan suzanna suzanne suzette svetlana sviatlana svitlana sybil sybrina sydney sylvia sylvie ségolène tabatha
    tabitha tamara tameka tamela tamera tami tamika tammi tammie tammy tamra tana tania tanisha tanya tara taryn tasha tatiana
    tawakkol tawana taylor tena tera teresa teresita teri terra terri terrie terry tessa tessie tetiana thanh thea theda
    thelma theo theodora theresa therese thuli tia tiana tiara tiffani tiffany tillie tina tisha toby tomasa tommie tomoko
    toni tonia tonja tonya tori tory tosha tracey traci tracie tracy treva tricia trina trinidad trisha trista tristan trudy
    tulsi twila twyla tyra ulrike una ursula vada valarie valencia valentina valentine valeria valerie valorie valérie vanessa
    veda velda velma venessa venus vera verda verla verna vernell vernice veronica veronika vesta vicki vickie vicky victoria
    vida vikki vilma viola violeta viorica virgie virgina virginie vivian viviana vonda wanda wendi wendy whitney wilda
    wilhelmina willa willie wilma winifred winnie winona yadira yamiche yasmeen yasmin yesenia yingluck yolanda yong yulia
    yuriko yvanna yvette yvonne zainab zanele zeinab zelda zella zelma zenaida zeynep zoe zoila zuzana élodie
    """.split()
)
MALE_NAMES = frozenset(
    """
    aaron abdul abdullah abe abel abhijit abiy abraham abram adalberto adam adan adel adil adolfo adolph adrian agustin ahmad
    ahmed ahmet akhil aki akira al alain alan alasdair alastair albert alberto alden aldo alec alejandro aleksandar aleksei
    alessandro alex alexander alexei alexis alfonso alfonzo alfred alfredo ali alistair allan allen alonzo alphonse alphonso
    alton alun alva alvaro alvin amado amar amir amit ammon amos anatoly anders anderson andre andrei andres andrew andriy
    andrzej andrés andy angel angelo angus anibal anil anthony antoine anton antone antonin antonio antony antwan anwar archie
    ari ariel arlen armand armando armin arnav arne arnel arnold arnulfo aron arron arthur arturo arun arvind ash ashok asif
    aubrey augustine augustus aurelio avery ban barack barney barrett barry bart barton bashar basil beau ben bengt benigno
    benito benjamin bennett bennie benny benoît bernard bernardo bernie berry bert bertram beto bilal bill billie billy
    binyamin bjorn björn blaine blair blake bo bob bobby bojan bongbong booker boris bowe boyd boyko brad bradford bradley
    bradly brady brain branden brandon brant brendan brendon brent brenton bret brett brian brice brock brooks bruce bruno
    bryan bryant bryce bryon bud buddy buford burl burt burton butch byron caleb callum calvin cameron carey carl carlo carlos
    carlton carmelo carmine carrol carroll carson carter cary casey cecil cedric cesar chadwick chang charles charley charlie
    chauncey chester chet chris christian christoper christoph christopher chuck chung ciarán clair clarence clark claude
    claudio clay clayton clement cleo cletus cliff clifford clifton clint clinton clyde cody colby cole coleman colin collin
    conor conrad corey cormac cornel cornelius cornell cory courtney coy craig curt curtis cyril cyrus dafydd dale dalton
    damian damien damion damon dan dana dane danial daniel dannel dannie danny dante daren darin dario darius darnell darragh
    darrel darrell darren darrick darrin darryl darwin daryl dave david davis dean deandre declan delbert delfin delmar delmer
    demarcus demetrius denis dennis denny deon derek derick dermot derrick desmond deval devin devon dewayne dewey dewitt
    dexter dick didier diego dieter dillon dinesh dino dion dirk dmitri dmitry dmytro dominic dominick dominique don donal
    donald donn donnell donnie donny donovan donte dorian doug douglas doyle dragan drew duane dudley duncan dustin dwain
    dwayne dwight dwyane dylan dylann eamon earle earnest ed eddie eddy edgar edgardo edmond edmund eduardo edward edwardo
    edwin efrain efren elbert eldon eli elias elijah eliseo elisha eliud elliot elliott ellis elmer elmo elon eloy elton elvin
    elvis elwood emanuel emerson emery emil emile emilio emmanuel emmerson emmet emmett emory enoch enrico enrique eoin eric
    erich erick erik ernest ernesto ernie errol ervin erwin esa esteban ethan eugene eugenio evan everett everette evo ewan
    ezra fabian fabio faisal fareed faustino federico felipe felix ferdinand fergal fergus fermin fernando fidel filippo
    fintan fletcher florencio florent floyd forrest foster francis francisco francois frank frankie franklin françois fred
    freddie freddy frederic frederick fredric fredrick freeman friedrich fritz gabriel gale galen gareth garfield garland
    garrett garry garth gary gavin geert genaro gene geoff geoffrey george gerald geraldo gerard gerardo gerhard gerry gianni
    gideon gil gilad gilbert gilberto gilles gino giorgi giorgio giovanni girish giuseppe glen glenn gonzalo goodluck gordon
    grady graham grant greg gregg gregorio gregory grover guadalupe guido guillermo gunnar gus gustav gustavo guy gérard
    günter hage hakeem hal hamid hamish hank hans hardeep harlan harley harold harris harrison harry haruhiko harvey hassan
    heath hector heiko heinz henk henrik henry herbert heriberto herman herschel hershel hilario hilton hipolito hiram hiro
    hiroshi hollis homer horace horacio horst hosni hossein howard hubert huey hugh hugo humayun humberto hunter hussein huw
    håkan iain ian ibrahim ieuan ignacio igor ilham ilya imad imran iqbal ira irvin irving irwin isaac isaiah isaias ishaan
    isiah isidro ismael ismail issac ivan iwan jack jackie jackson jacob jacques jaime jair jake jamaal jamal jamar jame jamel
    james jamey jamie jamil jamison jan jared jaroslav jaroslaw jarosław jarred jarrett jarrod jarvis jason jasper javier jay
    jayson jean-claude jean-marie jean-pierre jeb jed jeet jeff jefferey jefferson jeffery jeffrey jeffry jeh jens jerald
    jeremiah jeremy jermaine jerold jerome jerrod jerrold jerry jesper jess jesse jessie jesus jewell jim jimmie jimmy jiri
    jitendra jiří joachim joaquin jody joe joel joesph joey john johnathan johnathon johnie johnnie johnny jojo joko jon jonah
    jonas jonathan jonathon joost jorge jose josef joseph josh joshua josiah josue josé joão juan judd judson juha jukka jules
    julian julio julius junichiro junior justin jérôme jürgen kareem karim karl kasey kasper kazuo keenan keir keith kelly
    kelvin ken kendall kendrick kenji kenneth kennith kenny kent kenton kermit kerry keven kevin khaled khalid khalil khizr
    kieran kieth kip kirby kirk kit klaus kofi konstantin kory kris kristopher kurt kurtis kwame kyle kyriakos lachlan lacy
    lajos lamar lamont lance landon lanny laquan larry lars laszlo laurence laurent lavern laverne lawerence lawrence lazaro
    lebron lech lee leif leland lemuel len lenard lenny leo leon leonard leonardo leonel leonid leopoldo leroy les lesley
    leslie lester levi lewis liam lincoln lindsey linwood lionel lloyd logan lon lonnie loren lorenzo lothar lou louie louis
    lowell loyd luca lucas luciano lucien lucio luigi luis luke lupe luther lyle lyman lyndon lynn mac mack magnus mahathir
    mahmoud maksim malcolm maninder manish manohar manuel marc marcel marcelino marcelo marco marcos marcus margarito mariano
    mario marion mark markus marlin marlon marquis marshall martin marty marvin masahiro mason massimo mateusz mathew mats
    matt matteo matthew matthias matti maurice mauricio maurizio mauro max maxim maximo maxwell maynard mckinley mehmet mel
    melvin menachem menno merle merlin merrill mervin micah michael michal micheal michel micheál mick mickey miguel mike
    mikel mikhail mikheil miles milford millard milo milos miloš milton mircea mitch mitchel mitchell mitt moammar mohamad
    mohamed mohammad mohammed moises monroe monte montel monty moon morgan morris morten morton moses moshe muammar muhammad
    muhammadu muhammed murray murshed mustafa myles myron nabil nachman najib naoto napoleon narendra nasser nate nathan
    nathaniel nawaz nayib neal ned neil nelson nestor newt newton niall nicholas nick nickolas nicolas nicolás nidal niels
    nigel nihad nikolai nikos nils nitin noah noam noe noel nolan norbert norberto norm norman normand norris novak numbers
    nursultan obaidul octavio odell odis ola olaf oleg oleksandr oleksiy olen olin oliver olivier ollie olusegun omar omer
    oren orin orlando orval orville osama oscar osvaldo otis otto owen pablo paolo parker pascal pasquale pat patrick paul
    paulo pavel pawel paweł pedro pekka percy perry pete peter petr petro phil philando philip philippe phillip pierre piers
    pieter piotr piyush porfirio prabowo prakash pranab prayuth preet preston pádraig qasem quentin quincy quinn quintin
    quinton rafael raheem rahm rahul raila rainer rajesh rajiv rajnath raleigh ralf ralph ramesh ramil ramiro ramon ramzan
    rand randal randall randell randolph randy raphael rashad rashid rasmus raul ray raymond raymundo raynard raúl recep reed
    refugio reggie reginald reid reinaldo reince rene reuben rex reyes reynaldo reza rhys ric ricardo rich richard richie rick
    rickey rickie ricky rico rigoberto riley rinat rishi rob robbie robby robert roberto robin robt rocco rocky rod roderick
    rodger rodney rodolfo rodrick rodrigo rogelio roger roland rolando rolland roman romano romeo ron ronald ronnie ronny
    roosevelt rory roscoe rosendo ross roy royce ruairidh ruben rubin rudolph rudy rufus rune rupert rush russ russel russell
    ruud ryan sachin saddam sadiq saeed sahil sajid sal salah salvador salvatore sam sameh sami sammie sammy samuel sanford
    sang sanjay santos satoshi satya saul sauli sayed scot scott scottie scotty sean sebastian sepp serge sergei sergey sergio
    sergiy serhiy serzh seth seymour seán shane shannon shashi shaun shawn shelby sheldon shelton sherman sherrod shigeru
    shinzo sidney silas silvio simon sirhan skip slobodan sol solomon sonny spencer stan stanford stanley stefan stefano
    steffen stephan stephen steve steven stevie stewart stig strom stu stuart stéphane subhash sumeet sunil suresh sven sydney
    syed sylvester søren tad takashi tamerlan tamir tanner tarek tariq taro taylor tayyip ted teddy teodoro terence terrance
    terrell terrence terry thabo thad thaddeus thanh theo theodore theron thierry thom thomas thorsten thurman tiger tim timmy
    timo timothy tobias toby tod todd tom tomas tomasz tommie tommy tony torsten tory tracy traian travis trayvon trent
    trenton trevor trey trinidad tristan troy truman ty tyler tyree tyrell tyron tyrone tyson uhuru ulf ulrich ulysses usama
    usman uwe uzi vaclav valentin valentine vance vasco vaughn venkaiah venkatesh vern vernon vicente victor vijay vikram
    viktor vin vince vincent virgil vito vladimir vladislav volker volodymyr vyacheslav václav wade wael waldo waleed walid
    walker wallace walt walter warren wayne weldon wendell werner wes wesley weston whit wilbert wilbur wilburn wiley wilford
    wilfred wilfredo will willard willem william williams willie willis willy wilmer wilson wilton winfred winston wm wojciech
    wolf wolfgang woodrow woody wyatt xavier xi yaakov yahya yair yasir yasser yasuhiro yevgeny yogi yong yoshihide yoshihiko
    yousef yoweri yukiya yuri yusuf yves zabiullah zach zachariah zachary zachery zafar zaid zalmay zane zbigniew zeke ziad
    zoran éamon édouard
    """.split()
)
FIRST_NAMES = FEMALE_NAMES | MALE_NAMES

# Short forms and the names they stand for. Admits forms that newspapers print; refuses pet names of one family.
NICKNAMES = {
    "abe": "abraham", "al": "albert", "alex": "alexander", "andy": "andrew", "barb": "barbara", "ben": "benjamin", "bernie": "bernard",
    "beth": "elizabeth", "betsy": "elizabeth", "bill": "william", "billy": "william", "bob": "robert", "bobby": "robert",
    "cathy": "catherine",
    "charlie": "charles", "chris": "christopher", "chuck": "charles", "cindy": "cynthia", "dan": "daniel", "danny": "daniel",
    "dave": "david",
    "deb": "deborah", "debbie": "deborah", "dick": "richard", "don": "donald", "ed": "edward", "eddie": "edward", "fred": "frederick",
    "greg": "gregory", "hank": "henry", "jack": "john", "jake": "jacob", "jeff": "jeffrey", "jen": "jennifer", "jenny": "jennifer",
    "jerry": "gerald", "jim": "james", "jimmy": "james", "joe": "joseph", "joey": "joseph", "johnny": "john", "jon": "jonathan",
    "josh": "joshua", "kate": "katherine", "kathy": "katherine", "ken": "kenneth", "larry": "lawrence", "liz": "elizabeth",
    "maggie": "margaret",
    "matt": "matthew", "meg": "margaret", "mike": "michael", "mickey": "michael", "mitch": "mitchell", "nick": "nicholas", "pam": "pamela",
    "pat": "patrick", "peggy": "margaret", "pete": "peter", "phil": "philip", "ray": "raymond", "rich": "richard", "rick": "richard",
    "rob": "robert", "ron": "ronald", "russ": "russell", "sam": "samuel", "steve": "steven", "stephen": "steven", "sue": "susan",
    "ted": "edward", "tim": "timothy", "tom": "thomas", "tommy": "thomas", "tony": "anthony", "val": "valerie", "vicky": "victoria",
    "will": "william", "zach": "zachary",
}  # fmt: skip

# Courtesy titles and the gender they tell.
HONORIFICS = {
    "mr": "m", "mister": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f", "madam": "f",
    "mme": "f", "dr": None, "prof": None, "professor": None, "rev": None, "reverend": None, "hon": None, "fr": "m", "father": None,
    "sister": "f", "brother": "m", "king": "m", "queen": "f", "prince": "m", "princess": "f", "imam": "m", "sheikh": "m", "rabbi": None,
    "pope": "m", "baroness": "f", "baron": "m", "duke": "m", "duchess": "f", "saint": None, "aunt": "f", "uncle": "m", "monsieur": "m",
}  # fmt: skip

# Words that end a title standing before a name. Refuses words that are family names as often (Baker, Marshall).
TITLES = frozenset(
    """cllr insp det dci adv shri smt datuk brig comrade sen senator rep representative gov governor pres president
    vice-president mayor judge justice chancellor minister secretary speaker leader whip chairman chairwoman chairperson
    chair director chief commissioner ambassador attorney general gen colonel col captain capt major maj lieutenant lt
    sergeant sgt admiral adm commander cmdr corporal private cpl pvt officer detective inspector superintendent supt
    sheriff deputy spokesman spokeswoman spokesperson congressman congresswoman councilman councilwoman councillor
    councilor councilmember alderman delegate premier ceo cfo coo cto coach manager editor publisher author actor actress
    singer rapper comedian journalist reporter correspondent anchor host analyst economist strategist consultant adviser
    advisor aide pollster activist organizer operative lawyer solicitor prosecutor counsel nominee candidate businessman
    billionaire mogul founder co-founder owner partner executive archbishop bishop cardinal pastor ayatollah emperor
    empress envoy undersecretary administrator treasurer comptroller auditor warden constable scientist physicist
    astronomer biologist historian psychologist professor researcher pm mp mep md exec veep dep asst prosecutor-general
    governor-general ag supervisor cleric mufti mullah democrat republican democrats republicans libertarian socialist rev
    secretary-general principal dean provost chaplain pilot driver nurse doctor neurosurgeon surgeon tycoon star icon
    legend anchorman anchorwoman moderator contributor columnist blogger commentator pundit developer investor
    entrepreneur financier donor assemblyman assemblywoman assemblymember lawmaker legislator backbencher ombudsman
    ex-president ex-governor reps sens senators representatives presidents secretaries governors congressmen professors
    drs""".split()
)

# Lower-case words that join the parts of a family name.
PARTICLES = ("dela", "delos", "de la", "de los", "de las", "van der", "van den", "van de", "von der", "de", "del", "della", "da",
             "dos", "do", "du", "di",
             "van", "von", "bin", "ibn", "bint", "al", "el", "ul", "ben", "abu", "le", "la", "ten", "ter")  # fmt: skip

# What may stand behind a name without being part of it, lower case, without full stops; some of it tells an office.
OFFICE_SUFFIXES = frozenset("mp msp mep mla".split())
NAME_SUFFIXES = OFFICE_SUFFIXES | frozenset("jr sr ii iii iv esq phd md qc kc obe cbe mbe jd".split())
