"""What is known of people's names before any article is read: data only.

The first names are the commonest of the US census of 1990 (public domain), with names of other countries' public life
added and names left out that are as often a place or a word (Virginia, Paris, Young). A name in both lists is borne by
women and men. They hint at a gender; pronouns and titles of the article outweigh them.
"""

from __future__ import annotations

FEMALE_NAMES = frozenset(
    """
    abby abigail ada addie adela adele adeline adriana adrienne agnes aida aileen aimee aisha alana alberta alejandra alexandra
    alexandria alexis alice alicia alisa alisha alison allie allison allyson alma alta althea alyssa amanda amber amelia amie amy
    ana andrea angel angela angelia angelica angelina angeline angie anita ann anna annabelle anne annegret annette annie
    antoinette antonia aoife april arlene ashlee ashley asma astrid aubrey audra audrey aung aurora ava avis barbara barbra
    beatrice beatriz becky belinda benazir benita bennie bernadette bernadine bernice bertha bessie beth bethany betsy bette
    bettie betty bettye beulah beverly bianca billie blanca blanche bobbi bobbie bonita bonnie brandi brandy brenda brianna
    bridget bridgette brigitte brittany brittney brooke caitlin callie camille candace candice candy cara carey carla carlene
    carly carmela carmella carmen carol carole caroline carolyn carrie carroll cary casey cassandra cassie catalina catherine
    cathleen cathy cecelia cecile cecilia celeste celia chandra charity charlene charlotte chelsea cheri cherie cheryl chiara
    chloe christa christi christie christina christine christy ciara cindy claire clara clare clarice clarissa claudette claudia
    cleo colleen concepcion condoleezza connie constance consuelo cora corinne cornelia corrine courtney cristina cynthia céline
    daisy dana danielle daphne darcy darla darlene dawn deana deanna debbie debora deborah debra delia della delores deloris dena
    denise desiree devon diana diane dianna dianne dilma dina dixie dolly dolores dominique dona donna dora doreen doris dorothea
    dorothy dorthy earlene earline earnestine ebony edith edna effie eileen ekaterina elaine eleanor elena elinor elisa elisabeth
    elise eliza elizabeth ella ellen elma elnora eloise elsa elsie elva elvira emilia emily emma erica ericka erika erin erma erna
    ernestine esmeralda esperanza essie estela estella estelle ester esther ethel etta eugenia eula eunice eva evelyn faith fannie
    fatima fay faye federica felicia fern fiona flora flossie frances francesca francine francis francisca frankie françoise freda
    frieda gabriela gabrielle gail gale gay gayle gemma genevieve georgina geraldine gertrude gina giulia gladys glenda glenna
    gloria goldie grace gracie graciela greta gretchen gro guadalupe gwen gwendolyn haley hannah harriet harriett hattie hazel
    heather heidi helen helena helene henrietta hilary hilda hillary holly hope huma ida ila imogen imogene ina indira inez ingrid
    inés irene irina iris irma isabel isabelle iva ivanka jacinda jackie jaclyn jacqueline jacquelyn jaime jami jamie jan jana
    jane janelle janet janette janice janie janine janis jasmine jayne jean jeanette jeanie jeanine jeanne jeannette jeannie
    jeannine jenifer jenna jennie jennifer jenny jeri jerri jessica jessie jewel jewell jill jillian jimmie jo joan joann joanna
    joanne jocelyn jodi jodie jody johanna johnnie jolene joni josefina josephine josie joy joyce juana juanita judith judy julia
    julianne julie june justine kaja kamala kara karen kari karin karina karla kate katharine katherine kathleen kathryn kathy
    katie katrina katy kay kayla keiko keisha kelley kelli kellie kelly kelsey kendall kendra keri kerri kerry khadija kimberley
    kimberly kirsten kirsty krista kristen kristi kristie kristin kristina kristine kristy krystal lacey ladonna lana lara latasha
    latisha latonya latoya laura laurel lauren laurie laverne layla lea leah leann leanne lee leigh leila lela lena lenora lenore
    leola leona lesley leslie letha leticia lidia lila lilia lillian lillie lilly linda lindsay lisa liz liza lizzie lois lola
    lora loraine lorena lorene loretta lori lorie lorna lorraine lorrie lottie lou louisa louise lourdes lucia lucile lucille
    lucinda lucy luella luisa lula lupe luz lydia lynda lynette lynn lynne mabel mable madeleine madeline mae magdalena maggie
    malala malinda mallory mamie mandy manuela marcella marcia marcie marcy margaret margarita margie margo margret marguerite
    maria mariam marian marianne maribel marie marilyn marina marine marion marisa marisol marissa maritza marjorie marla marlene
    marsha marta martha martina marty mary maryann marylou maría matilda mattie maude maureen mavis maxine mayra meagan meg megan
    meghan megyn melania melanie melba melinda melisa melissa melody mercedes meredith merle mette mhairi mia michele michelle
    mickey milagros mildred millie mindy minerva minnie miranda miriam misty mollie molly mona monica monique morgan muriel myra
    myrna myrtle nadia nadine nancy nannie naomi natalia natalie natasha nathalie nelda nell nellie nettie neva niamh nichole
    nicola nicole nikki nina nita noel noemi nola nora noreen norma odessa ofelia oksana ola olga olivia ollie opal ora paige pam
    pamela pat patrica patrice patricia patsy patti patty paula paulette pauline pearlie peggy penelope penny petra phyllis pilar
    polly priscilla priyanka rachael rachel rachelle rae ramona randi rania raquel reba rebecca rebekah regina rena rene renee
    rhoda rhonda rita robbie roberta robyn rochelle roisin ronda rosa rosalie rosalind rosalinda rosalyn rosario rose rosemarie
    rosemary rosetta rosie roxanne ruby ruth ruthie sabine sabrina sadie sallie sally samantha samira sammie sandra sandy sanna
    santos sara sarah saundra selena selma serena shana shanna shannon shari sharon sharron shauna shawna sheena sheila shelby
    shelia shelley shelly sheri sherri sherrie sherry sheryl shirley silke silvia simone sinead siobhan socorro sofia sondra sonia
    sonja sonya sophia sophie stacey staci stacie stacy stefanie stella stephanie sue susan susana susanne susie suzanne svetlana
    sybil sylvia sylvie ségolène tabatha tabitha tamara tameka tami tamika tammie tammy tania tanisha tanya tara tasha tatiana
    taylor teresa teri terri terrie terry thelma theresa therese tia tiffany tina toby tommie toni tonia tonya tracey traci tracie
    tracy tricia trina trisha trudy tulsi ulrike ursula valarie valerie valérie vanessa velma vera verna veronica vicki vickie
    vicky victoria viola virgie vivian wanda wendy whitney willa willie wilma winifred winnie yasmin yolanda yulia yvette yvonne
    zainab zelma zoe élodie
    """.split()
)
MALE_NAMES = frozenset(
    """
    aaron abdullah abel abraham adam adolfo adrian agustin ahmed al alan alastair albert alberto alejandro aleksei alex alexander
    alexei alexis alfonso alfred alfredo ali alistair allan allen alonzo alton alvaro alvin amit amos anatoly andre andres andrew
    andrés andy angel angelo angus anil anthony antoine anton antonio archie armand armando arnold arthur arturo arun ashok asif
    aubrey ban barack barry bart bashar ben benito benjamin bennie benny bernard bernie bert beto bill billie billy binyamin bjorn
    blaine blake bob bobby boris boyd brad bradford bradley brady brain brandon brendan brent bret brett brian bruce bryan bryant
    bryce bryon burton byron caleb callum calvin cameron carey carl carlos carlton carroll cary casey cecil cedric cesar charles
    charlie chester chris christian christopher chuck clarence clark claude clay clayton cleo cliff clifford clifton clint clinton
    clyde cody colin conrad corey cornelius cory courtney craig curt curtis cyril dale damian damien damon dan dana dane daniel
    danny darin darius darnell darrel darrell darren darrin darryl darwin daryl dave david dean declan delbert demetrius denis
    dennis derek derrick desmond devin devon dewayne dewey dexter dieter dmitri dmitry dominic dominick dominique don donald
    donnie doug douglas doyle drew duane dustin dwayne dwight dylan earnest ed eddie edgar edmond edmund eduardo edward edwin
    efrain elbert eldon eli elias elijah elliot elliott ellis elmer elton elvin elwood emanuel emil emilio emmanuel emmett enrico
    enrique eric erick erik ernest ernesto ernie ervin erwin esteban ethan eugene evan everett evo ewan fabian felipe felix
    fernando fidel floyd forrest francis francisco frank frankie franklin françois fred freddie freddy frederick fredrick gabriel
    gale garland garrett garry gary gene geoffrey george gerald gerard gerardo gerhard gilbert gilberto giovanni giuseppe glen
    glenn goodluck gordon grady graham grant greg gregg gregorio gregory grover guadalupe guillermo gustavo guy gérard günter hage
    hal hamish hans harlan harley harold harrison harry harvey hassan heath hector heinz henrik henry herbert herman hiroshi homer
    horace horst howard hubert hugh hugo humberto hussein iain ian ibrahim ignacio igor imran ira irvin irving isaac ismael ivan
    jack jackie jackson jacob jacques jaime jair jake jamal james jamie jan jared jarrod jason jasper javier jay jean-claude
    jean-marie jean-pierre jeb jeff jeffery jeffrey jeffry jens jerald jeremiah jeremy jermaine jerome jerry jess jesse jessie
    jesus jewell jim jimmie jimmy joaquin jody joe joel joesph joey john johnathan johnnie johnny joko jon jonathan jonathon jorge
    jose joseph josh joshua josé juan julian julio julius junior justin jürgen karl keir keith kelly kelvin ken kendall kendrick
    kenji kenneth kenny kent kermit kerry kevin khalid kirk kit klaus kofi kristopher kurt kyle lamar lamont lance larry lars
    laurence laurent laverne lawrence lee leland leo leon leonard leonardo leroy lesley leslie lester levi lewis liam lindsey
    lionel lloyd logan lonnie loren lorenzo lou louie louis lowell luca lucas luis luke lupe luther lyle lynn mack magnus mahmoud
    malcolm manuel marc marcel marco marcos marcus mariano mario marion mark marlin marlon marshall martin marty marvin mason
    mathew matt matteo matthew maurice mauricio max melvin merle micah michael micheal michel mick mickey miguel mike mikhail
    miles milton mitch mitchell mitt mohamed mohammed moises monte monty moon morgan morris moses muhammad muhammadu murray myron
    narendra nate nathan nathaniel nawaz neal ned neil nelson newt niall nicholas nick nicolas nicolás nigel nikolai noah noel
    nolan norbert norman olaf oleg oliver olivier ollie omar orlando orville oscar otis otto owen pablo paolo pat patrick paul
    pavel pedro percy perry pete peter petro phil philip philippe phillip pierre preston quentin quinton rafael rahul rajiv ralph
    ramesh ramiro ramon rand randal randall randolph randy raphael raul ray raymond raúl recep reggie reginald reince rene reuben
    rex reynaldo ricardo richard rick rickey ricky rishi rob robbie robert roberto robin rocky rod roderick rodger rodney rodolfo
    rodrigo rogelio roger roland rolando ron ronald ronnie roosevelt rory roscoe ross roy royce ruben rudolph rudy rufus russel
    russell ryan sadiq sajid salvador salvatore sam sammie sammy samuel sanjay santos saul scott scotty sean sebastian sergei
    sergey sergio seth shane shannon shaun shawn shelby sheldon sherman shinzo sidney silvio simon solomon spencer stan stanley
    stephan stephen steve steven stewart stuart suresh sven sylvester tariq taro taylor ted teddy terence terrance terrell
    terrence terry thabo thaddeus theodore thierry thomas thurman tim timmy timothy toby todd tom tomas tommie tommy tony tracy
    travis trent trevor troy tyler tyrone tyson vance vernon vicente victor vijay viktor vincent virgil vladimir volodymyr wade
    wallace walter warren wayne wendell wesley wilbert wilbur wilfred wilfredo will willard william williams willie willis wilson
    winston wm wolfgang woodrow xavier xi yoshihide yuri yusuf zach zachary édouard
    """.split()
)
FIRST_NAMES = FEMALE_NAMES | MALE_NAMES

# Short forms and the names they stand for. Admits forms that newspapers print; refuses pet names of one family.
NICKNAMES = {
    "abe": "abraham", "al": "albert", "alex": "alexander", "andy": "andrew", "barb": "barbara", "ben": "benjamin", "bernie": "bernard",
    "beth": "elizabeth", "betsy": "elizabeth", "bill": "william", "billy": "william", "bob": "robert", "bobby": "robert", "cathy": "catherine",
    "charlie": "charles", "chris": "christopher", "chuck": "charles", "cindy": "cynthia", "dan": "daniel", "danny": "daniel", "dave": "david",
    "deb": "deborah", "debbie": "deborah", "dick": "richard", "don": "donald", "ed": "edward", "eddie": "edward", "fred": "frederick",
    "greg": "gregory", "hank": "henry", "jack": "john", "jake": "jacob", "jeff": "jeffrey", "jen": "jennifer", "jenny": "jennifer",
    "jerry": "gerald", "jim": "james", "jimmy": "james", "joe": "joseph", "joey": "joseph", "johnny": "john", "jon": "jonathan",
    "josh": "joshua", "kate": "katherine", "kathy": "katherine", "ken": "kenneth", "larry": "lawrence", "liz": "elizabeth", "maggie": "margaret",
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
PARTICLES = ("dela", "delos", "de la", "de los", "de las", "van der", "van den", "van de", "von der", "de", "del", "della", "da", "dos", "do", "du", "di",
             "van", "von", "bin", "ibn", "bint", "al", "el", "ul", "ben", "abu", "le", "la", "ten", "ter")  # fmt: skip

# What may stand behind a name without being part of it, lower case, without full stops.
NAME_SUFFIXES = frozenset("jr sr ii iii iv esq phd md qc kc mp obe cbe mbe jd".split())
