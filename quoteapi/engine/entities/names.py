"""What is known of people's names before any article is read: data only.

The first names are the commonest of the US census of 1990 (public domain), with names of other countries' public life
added and names left out that are as often a place or a word (Virginia, Paris, Young). A name in both lists is borne by
women and men. They hint at a gender; pronouns and titles of the article outweigh them.
"""

from __future__ import annotations

FEMALE_NAMES = frozenset(
    """
    abbie abby abigail ada addie adela adelaide adele adelina adeline adell adriana adrianne adrienne agatha agnes aida aileen
    aimee aisha alaina alana alba alberta alecia alejandra alene aletha alexa alexandra alexandria alexis alfreda alice alicia
    alina aline alisa alisha alison alissa allene allie allison allyson alma alpha alta althea alva alvina alyce alyson alyssa
    amalia amanda amber amelia amie amparo amy ana anastasia andra andrea andria angel angela angelia angelica angelina angeline
    angelique angelita angie anissa anita ann anna annabelle annamarie anne annegret annemarie annetta annette annie annmarie
    antionette antoinette antonette antonia aoife april araceli aretha ariana ariel arleen arlene arline ashlee ashleigh ashley
    asma astrid athena aubrey audra audrey augusta augustine aung aura aurelia aurora ava avis barb barbara barbra beatrice
    beatriz becky belen belinda bella belle belva benazir benita bennie bernadette bernadine bernice berniece berry berta bertha
    bertie beryl bess bessie beth bethany betsy bette bettie bettina betty bettye beulah beverley beverly bianca billie birdie
    blair blanca blanche bobbi bobbie bonita bonnie brandi brandie brandy breanna brenda brenna briana brianna brianne bridget
    bridgett bridgette brigitte britney brittany brittney brooke caitlin callie camilla camille candace candi candice candida
    candy cara caren carey cari caridad carissa carla carlene carly carmel carmela carmelita carmella carmen carol carole caroline
    carolyn carrie carrol carroll cary caryn casandra casey cassandra cassie catalina catharine catherine cathleen cathrine
    cathryn cathy catrina cecelia cecile cecilia celeste celestine celia celina chandra chanel chang chantal chantel charity
    charla charleen charlene charline charlotte charmaine chasity chastity chelsea chelsey cheri cherie cheryl chiara chiquita
    chloe christa christal christen christi christie christin christina christine christy chrystal chung ciara cindi cindy clair
    claire clara clare clarice clarissa claudette claudia claudine clementine cleo coleen colette colleen collette concepcion
    concetta condoleezza connie constance consuelo cora cordelia cori corina corine corinne cornelia corrie corrine cortney
    courtney cristal cristina cristy cynthia céline daisy dalia damaris dana danelle danette daniela danielle danita danna dannie
    daphne dara darcy darla darleen darlene dawn dayna deana deann deanna deanne debbie debby debi debora deborah debra debrah
    deena deidra deidre deirdre delfina delia delilah della delma delois delores deloris delphine demetria dena denice denise deon
    desiree dessie destiny devon diana diane diann dianna dianne dilma dina dinah dionne dixie dollie dolly dolores dominga
    dominique dona donna dora dorcas doreen dorene doretha dorian doris dorothea dorothy dorris dortha dorthy dottie dovie dulce
    earlene earline earnestine easter ebony edith edna edwina edythe effie eileen ekaterina elaine elba elda eleanor eleanore
    elena elia elida elinor elisa elisabeth elise elisha elissa eliza elizabeth ella ellen ellie elma elnora eloisa eloise elouise
    elsa elsie elva elvia elvira elyse emilia emilie emily emma enid erica ericka erika erin erlinda erma erna ernestina ernestine
    esmeralda esperanza essie estela estella estelle ester esther ethel etta eugenia eula eulalia eunice eva evangelina evangeline
    evelyn evette fabiola faith fannie fanny fatima fay faye federica felecia felicia felicita fern filomena fiona flor flora
    florine flossie floy fran frances francesca francine francis francisca frankie françoise freda freida frieda gabriela
    gabriella gabrielle gail gale gay gaye gayla gayle gemma gena genevieve genoveva georgette georgiana georgianna georgina
    geraldine geri germaine gerri gerry gertie gertrude gilda gillian gina ginny gisela giulia gladys glenda glenna gloria goldie
    grace gracie graciela gregoria greta gretchen griselda gro guadalupe guillermina gussie gwen gwendolyn haley hallie hanna
    hannah harriet harriett harriette hattie haydee hayley hazel heather heidi helen helena helene helga hellen henrietta herlinda
    herminia hester hilary hilda hildegard hillary hollie hollis holly hope hortencia huma ida idella ila ilene ima imelda imogen
    imogene ina indira ines inez ingrid inés iola iona ione irene irina iris irma isabel isabell isabella isabelle iva ivanka
    ivette ivonne jacinda jackie jacklyn jaclyn jacque jacquelin jacqueline jacquelyn jacquline jade jaime jamey jami jamie jan
    jana jane janel janell janelle janet janette janice janie janine janis janna jannette jannie jaqueline jasmin jasmine jayme
    jayne jean jeana jeanette jeanie jeanine jeanna jeanne jeannette jeannie jeannine jena jenifer jenna jennie jennifer jenny
    jeri jerri jesica jessica jessie jewel jewell jill jillian jimmie jo joan joann joanna joanne jocelyn jodi jodie jody joelle
    johanna johnie johnna johnnie jolene joni josefa josefina josephine josette josie jovita joy joyce juana juanita judi judith
    judy juli julia juliana julianna julianne julie juliet juliette june jung justina justine kaitlin kaitlyn kaja kamala kara
    karen kari karin karina karla karol karon karrie karyn kasey kate katelyn katharine katherine katheryn kathi kathie kathleen
    kathrine kathryn kathy katie katina katrina katy kay kaye kayla keiko keisha kelley kelli kellie kelly kelsey kendall kendra
    kenya keri kerri kerrie kerry kesha keshia khadija kia kimberlee kimberley kimberly kira kirby kirsten kirsty kisha kitty kris
    krista kristal kristen kristi kristie kristin kristina kristine kristy krystal krystle kyla kylie lacey lacy ladonna lakeisha
    lakesha lakisha lan lana laquita lara larissa lashawn lashonda latanya latasha latisha latonia latonya latoya latrice latricia
    laura laurel lauren lauretta lauri laurie lavern laverne lavonne lawanda layla lea leah leann leanna leanne lee leeann leigh
    leila leilani lela lelia lena lenora lenore leola leona leone leonor leonora leora leota lesa lesley leslie lessie leta letha
    leticia letitia lettie lia libby lidia lila lilia lilian liliana lillian lillie lilly lina linda lindsay lindy lisa liz liza
    lizette lizzie lois lola lolita lona lora loraine lorena lorene loretta lori lorie lorine lorna lorraine lorri lorrie lottie
    lou louann louella louisa louise lourdes luann luanne lucia lucila lucile lucille lucinda lucretia lucy luella luisa lula lupe
    lura luz lydia lyn lynda lynette lynn lynne lynnette mabel mable madeleine madeline madelyn madge madonna mae magda magdalena
    maggie mai majorie malala malinda malissa mallory mamie mandi mandy manuela mara marcela marcella marcelle marci marcia marcie
    marcy margaret margarita marge margery margie margo margot margret marguerite mari maria mariah mariam marian mariana marianna
    marianne maribel maricela marie marietta marilyn marilynn marina marine marion marisa marisela marisol marissa maritza
    marjorie marjory marla marlena marlene marlyn marlys marquita marsha marta martha martina marty marva mary maryann maryanne
    marybeth maryellen maryjane marylou maría matilda matilde mattie maud maude maudie maura maureen maurine mavis maxine maya
    mayme mayra meagan meg megan meghan megyn mei melania melanie melba melinda melisa melissa mellisa mellissa melodie melody
    melva melvina mercedes meredith merle mette mhairi mia micaela michaela michele michell michelle mickey migdalia milagros
    mildred millicent millie mimi mina mindy minerva minnie miranda miriam mirna missy misti misty mitzi mollie molly mona monica
    monika monique morgan mozelle muriel myra myrna myrtis myrtle nadia nadine nakia nan nancy nanette nannie naomi natalia
    natalie natasha nathalie nedra nelda nell nellie nelly nereida nettie neva niamh nichole nicki nicola nicole niki nikita nikki
    nilda nina nita noel noelle noemi nola nona nora noreen norma numbers octavia odell odessa ofelia oksana ola oleta olga olivia
    ollie oma ona opal ophelia ora oralia paige pam pamala pamela pansy pat patrica patrice patricia patsy patti pattie patty
    paula paulette paulina pauline pearlie pearline peggy penelope penny perla petra phillis philomena phoebe phyllis pilar polly
    portia precious pricilla princess priscilla priyanka queen quinn rachael racheal rachel rachelle rae rafaela ramona randi
    rania raquel raven reba rebeca rebecca rebekah refugio regina reina rena renae renata renate rene renee renita reta retha reva
    reyna rhea rhoda rhonda richelle rita robbie robbin roberta robyn rochelle rocio roisin roma romona ronda rosa rosalba rosalee
    rosalia rosalie rosalina rosalind rosalinda rosalyn rosanna rosanne rosario rose roseann roseanne rosella roselyn rosemarie
    rosemary rosetta rosie rosita roslyn rowena roxana roxann roxanna roxanne roxie ruby ruth ruthie sabina sabine sabrina sadie
    sallie sally samantha samatha samira sammie sandi sandra sandy sang sanna santa santos sara sarah sasha saundra selena selina
    selma serena shana shanda shanna shannon shanon shantel shari sharlene sharon sharonda sharron sharyn shauna shawna shayla
    sheena sheila shelby shelia shelley shelli shellie shelly sheree sheri sherri sherrie sherry sheryl shiela shirley shonda
    sierra silke silvia simone sinead siobhan socorro sofia sol soledad sondra sonia sonja sonya sophia sophie stacey staci stacia
    stacie stacy stefanie stella stephanie stephany stephenie stevie sue sunny susan susana susanna susanne susie suzan suzanna
    suzanne suzette svetlana sybil sydney sylvia sylvie ségolène tabatha tabitha tamara tameka tamela tamera tami tamika tammi
    tammie tammy tamra tana tania tanisha tanya tara taryn tasha tatiana tawana taylor tena tera teresa teresita teri terra terri
    terrie terry tessa tessie thanh thea theda thelma theo theodora theresa therese tia tiana tiara tiffani tiffany tillie tina
    tisha toby tomasa tommie toni tonia tonja tonya tori tory tosha tracey traci tracie tracy treva tricia trina trinidad trisha
    trista tristan trudy tulsi twila twyla tyra ulrike una ursula vada valarie valencia valentina valentine valeria valerie
    valorie valérie vanessa veda velda velma venessa venus vera verda verla verna vernell vernice veronica vesta vicki vickie
    vicky victoria vida vikki vilma viola violeta virgie virgina vivian viviana vonda wanda wendi wendy whitney wilda wilhelmina
    willa willie wilma winifred winnie winona yadira yasmin yesenia yolanda yong yulia yvette yvonne zainab zelda zella zelma
    zenaida zoe zoila élodie
    """.split()
)
MALE_NAMES = frozenset(
    """
    aaron abdul abdullah abe abel abraham abram adalberto adam adan adolfo adolph adrian agustin ahmad ahmed al alan alastair
    albert alberto alden aldo alec alejandro aleksei alex alexander alexei alexis alfonso alfonzo alfred alfredo ali alistair
    allan allen alonzo alphonse alphonso alton alva alvaro alvin amado amit amos anatoly anderson andre andres andrew andrés andy
    angel angelo angus anibal anil anthony antoine anton antone antonio antony antwan archie ariel armand armando arnold arnulfo
    aron arron arthur arturo arun ashok asif aubrey augustine augustus aurelio avery ban barack barney barrett barry bart barton
    bashar basil beau ben benito benjamin bennett bennie benny bernard bernardo bernie berry bert bertram beto bill billie billy
    binyamin bjorn blaine blair blake bo bob bobby booker boris boyd brad bradford bradley bradly brady brain branden brandon
    brant brendan brendon brent brenton bret brett brian brice brock brooks bruce bruno bryan bryant bryce bryon bud buford burl
    burt burton byron caleb callum calvin cameron carey carl carlo carlos carlton carmelo carmine carrol carroll carson carter
    cary casey cecil cedric cesar chadwick chang charles charley charlie chauncey chester chet chris christian christoper
    christopher chuck chung clair clarence clark claude claudio clay clayton clement cleo cletus cliff clifford clifton clint
    clinton clyde cody colby cole coleman colin collin conrad corey cornelius cornell cory courtney coy craig curt curtis cyril
    cyrus dale dalton damian damien damion damon dan dana dane danial daniel dannie danny dante daren darin dario darius darnell
    darrel darrell darren darrick darrin darryl darwin daryl dave david davis dean deandre declan delbert delmar delmer demarcus
    demetrius denis dennis denny deon derek derick derrick desmond devin devon dewayne dewey dewitt dexter dick diego dieter
    dillon dino dion dirk dmitri dmitry dominic dominick dominique don donald donn donnell donnie donny donovan donte dorian doug
    douglas doyle drew duane dudley duncan dustin dwain dwayne dwight dylan earle earnest ed eddie eddy edgar edgardo edmond
    edmund eduardo edward edwardo edwin efrain efren elbert eldon eli elias elijah eliseo elisha elliot elliott ellis elmer elmo
    eloy elton elvin elvis elwood emanuel emerson emery emil emile emilio emmanuel emmett emory enoch enrico enrique eric erich
    erick erik ernest ernesto ernie errol ervin erwin esteban ethan eugene eugenio evan everett everette evo ewan ezra fabian
    faustino federico felipe felix ferdinand fermin fernando fidel fletcher florencio floyd forrest foster francis francisco frank
    frankie franklin françois fred freddie freddy frederic frederick fredric fredrick freeman fritz gabriel gale galen garfield
    garland garrett garry garth gary gavin genaro gene geoffrey george gerald geraldo gerard gerardo gerhard gerry gil gilbert
    gilberto gino giovanni giuseppe glen glenn gonzalo goodluck gordon grady graham grant greg gregg gregorio gregory grover
    guadalupe guillermo gus gustavo guy gérard günter hage hal hamish hank hans harlan harley harold harris harrison harry harvey
    hassan heath hector heinz henrik henry herbert heriberto herman herschel hershel hilario hilton hipolito hiram hiroshi hollis
    homer horace horacio horst howard hubert huey hugh hugo humberto hunter hussein iain ian ibrahim ignacio igor imran ira irvin
    irving irwin isaac isaiah isaias isiah isidro ismael issac ivan jack jackie jackson jacob jacques jaime jair jake jamaal jamal
    jamar jame jamel james jamey jamie jamison jan jared jarred jarrett jarrod jarvis jason jasper javier jay jayson jean-claude
    jean-marie jean-pierre jeb jed jeff jefferey jefferson jeffery jeffrey jeffry jens jerald jeremiah jeremy jermaine jerold
    jerome jerrod jerrold jerry jess jesse jessie jesus jewell jim jimmie jimmy joaquin jody joe joel joesph joey john johnathan
    johnathon johnie johnnie johnny joko jon jonah jonas jonathan jonathon jorge jose josef joseph josh joshua josiah josue josé
    juan judson jules julian julio julius junior justin jürgen kareem karl kasey keenan keir keith kelly kelvin ken kendall
    kendrick kenji kenneth kennith kenny kent kenton kermit kerry keven kevin khalid kieth kip kirby kirk kit klaus kofi kory kris
    kristopher kurt kurtis kyle lacy lamar lamont lance landon lanny larry lars laurence laurent lavern laverne lawerence lawrence
    lazaro lee leland lemuel lenard lenny leo leon leonard leonardo leonel leopoldo leroy les lesley leslie lester levi lewis liam
    lindsey linwood lionel lloyd logan lon lonnie loren lorenzo lou louie louis lowell loyd luca lucas luciano lucien lucio luis
    luke lupe luther lyle lyman lyndon lynn mac mack magnus mahmoud malcolm manuel marc marcel marcelino marcelo marco marcos
    marcus margarito mariano mario marion mark markus marlin marlon marquis marshall martin marty marvin mason mathew matt matteo
    matthew maurice mauricio mauro max maximo maxwell maynard mckinley mel melvin merle merlin merrill mervin micah michael
    micheal michel mick mickey miguel mike mikel mikhail miles milford millard milo milton mitch mitchel mitchell mitt mohamed
    mohammad mohammed moises monroe monte monty moon morgan morris morton moses moshe muhammad muhammadu murray myles myron
    napoleon narendra nate nathan nathaniel nawaz neal ned neil nelson nestor newt newton niall nicholas nick nickolas nicolas
    nicolás nigel nikolai noah noe noel nolan norbert norberto norman normand norris numbers octavio odell odis olaf oleg olen
    olin oliver olivier ollie omar omer oren orlando orval orville oscar osvaldo otis otto owen pablo paolo parker pasquale pat
    patrick paul pavel pedro percy perry pete peter petro phil philip philippe phillip pierre porfirio preston quentin quincy
    quinn quintin quinton rafael rahul rajiv raleigh ralph ramesh ramiro ramon rand randal randall randell randolph randy raphael
    raul ray raymond raymundo raúl recep reed refugio reggie reginald reid reinaldo reince rene reuben rex reyes reynaldo ricardo
    richard richie rick rickey rickie ricky rico rigoberto riley rishi rob robbie robby robert roberto robin robt rocco rocky rod
    roderick rodger rodney rodolfo rodrick rodrigo rogelio roger roland rolando rolland romeo ron ronald ronnie ronny roosevelt
    rory roscoe rosendo ross roy royce ruben rubin rudolph rudy rufus rupert russ russel russell ryan sadiq sajid sal salvador
    salvatore sam sammie sammy samuel sanford sang sanjay santos saul scot scott scottie scotty sean sebastian sergei sergey
    sergio seth seymour shane shannon shaun shawn shelby sheldon shelton sherman shinzo sidney silas silvio simon sol solomon
    sonny spencer stan stanford stanley stefan stephan stephen steve steven stevie stewart stuart suresh sven sydney sylvester tad
    tanner tariq taro taylor ted teddy teodoro terence terrance terrell terrence terry thabo thad thaddeus thanh theo theodore
    theron thierry thomas thurman tim timmy timothy tobias toby tod todd tom tomas tommie tommy tony tory tracy travis trent
    trenton trevor trey trinidad tristan troy truman ty tyler tyree tyrell tyron tyrone tyson ulysses valentin valentine vance
    vaughn vern vernon vicente victor vijay viktor vince vincent virgil vito vladimir volodymyr wade waldo walker wallace walter
    warren wayne weldon wendell werner wesley weston wilbert wilbur wilburn wiley wilford wilfred wilfredo will willard william
    williams willie willis willy wilmer wilson wilton winfred winston wm wolfgang woodrow wyatt xavier xi yong yoshihide yuri
    yusuf zach zachariah zachary zachery zane édouard
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
    """sen senator rep representative gov governor pres president vice-president mayor judge justice chancellor minister secretary
    speaker leader whip chairman chairwoman chairperson chair director chief commissioner ambassador attorney general gen colonel
    col captain capt major maj lieutenant lt sergeant sgt admiral adm commander cmdr corporal private cpl pvt officer detective
    inspector superintendent supt sheriff deputy spokesman spokeswoman spokesperson congressman congresswoman councilman
    councilwoman councillor councilor councilmember alderman delegate premier ceo cfo coo cto coach manager editor publisher
    author actor actress singer rapper comedian journalist reporter correspondent anchor host analyst economist strategist
    consultant adviser advisor aide pollster activist organizer operative lawyer solicitor prosecutor counsel nominee candidate
    businessman billionaire mogul founder co-founder owner partner executive archbishop bishop cardinal pastor ayatollah
    emperor empress envoy undersecretary administrator treasurer comptroller auditor warden constable scientist physicist
    astronomer biologist historian psychologist professor researcher pm mp mep md exec veep dep asst prosecutor-general
    governor-general cleric mufti mullah democrat republican democrats republicans libertarian socialist rev secretary-general
    principal dean provost chaplain pilot driver nurse doctor neurosurgeon surgeon tycoon star icon legend anchorman anchorwoman
    moderator contributor columnist blogger commentator pundit developer investor entrepreneur financier donor
    assemblyman assemblywoman assemblymember lawmaker legislator backbencher ombudsman ex-president ex-governor
    reps sens senators representatives presidents secretaries governors congressmen professors drs""".split()
)

# Lower-case words that join the parts of a family name.
PARTICLES = ("dela", "delos", "de la", "de los", "de las", "van der", "van den", "van de", "von der", "de", "del", "della", "da",
             "dos", "do", "du", "di",
             "van", "von", "bin", "ibn", "bint", "al", "el", "ul", "ben", "abu", "le", "la", "ten", "ter")  # fmt: skip

# What may stand behind a name without being part of it, lower case, without full stops.
NAME_SUFFIXES = frozenset("jr sr ii iii iv esq phd md qc kc mp obe cbe mbe jd".split())
