"""The words by which a change of meaning is told, as data; all lower case, with straight apostrophes."""

from __future__ import annotations

NEGATIONS = frozenset("not no never none nobody nothing neither nor nowhere without cannot hardly scarcely barely".split())
# Negations that say the same: “isn’t any” and “is no”.
SAME_NEGATIONS = {"no": "not", "none": "not", "scarcely": "hardly", "barely": "hardly", "neither": "nor", "cannot": "not"}
# Two words that say no together.
NEGATING_PAIRS = frozenset(
    [
        (verb, "to")
        for verb in "fail fails failed failing refuse refuses refused refusing decline declines declined unable unwilling".split()
    ]
    + [("instead", "of"), ("rather", "than"), ("far", "from"), ("lack", "of")]
)
MODALS = frozenset(
    """will would shall should can could may might must ought need needs needed 'll perhaps maybe possibly probably certainly definitely
    surely likely""".split()
)
# Two words that say what must be, or may.
MODAL_PAIRS = frozenset(
    (verb, "to") for verb in "have has had having got going supposed able allowed required forced obliged bound".split()
)
QUANTITIES = frozenset(
    """all some any most many much few fewer several every each both either half more less least enough only always often sometimes
    usually rarely seldom mostly partly entirely fully almost nearly about around roughly exactly percent per cent millions billions
    thousands hundreds dozens double triple twice once majority minority third quarter plenty little everyone
    somebody everybody someone higher highest lower lowest bigger biggest smaller smallest larger largest greater greatest fewest
    longer shorter ‰ dollars euros pounds yen anyone anybody everything anything something dozen couple approximately countless numerous
    halve halves halved halving doubles doubled doubling triples tripled quadrupled thrice""".split()
)
QUANTITY_PAIRS = frozenset((("a", "few"), ("a", "little"), ("a", "lot"), ("up", "to")))
# What counts or measures without being a number.
COUNTS = frozenset(
    """dollars euros pounds yen half halves third thirds quarter quarters twice thrice dozen dozens hundreds thousands millions billions
    double doubled doubles tripled triple halved halve""".split()
)
MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DATES = (
    frozenset(MONTHS) - {"may", "march"}
    | frozenset(WEEKDAYS)
    | frozenset(
        """before after yesterday today tomorrow tonight minute minutes hour hours day days week weeks month months year years
    decade decades century morning afternoon evening spring summer autumn winter noon midnight ago fortnight weekend""".split()
    )
)
# Words of time only where one stands for the other: “last May”, “next May”; “ten past”, “ten to”; “a.m.”, “p.m.”.
DATE_PAIRS = frozenset(
    (one, other)
    for group in "last/next/this past/to am/pm now/soon/later/then early/late earlier/later until/from until/since since/from".split()
    for one in group.split("/")
    for other in group.split("/")
    if one != other
)
# Months that are other words as well: dates only where they are written with a capital.
CAPITAL_DATES = frozenset({"may", "march"})
NUMBERS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen""".split()
    )
} | {word: 20 + 10 * place for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth".split())
CONDITIONS = frozenset("only if unless until provided providing except assuming once whether lest otherwise".split())
CONDITION_PAIRS = frozenset((("as", "long"), ("even", "though"), ("only", "when")))
# "I never said …", "It is false that …": what stands before turns all that follows.
# What all but says no of what it counts.
HARDLY_ANY = frozenset("few little rarely seldom".split())
DENIALS = frozenset("deny denied denies false untrue wrong lie lies myth nonsense doubt doubts refuse refused reject rejected".split())
SAYING = frozenset(
    "say said says claim claimed think thought believe believed suggest suggested mean meant tell told promise promised".split()
)
# Words that hold a sentence together; they weigh less when passages are sought, and alone find nothing.
FUNCTION = frozenset(
    """a an the and or but of to in on at by for from with as is are was were be been being am it its this that these those he she they
    we i you his her their our my your him them us me do does did has have had so there then than""".split()
)
# What reported speech changes of the words that were spoken: persons, tenses, "that", here and now.
REPORTED = frozenset(
    """i we you he she they it me us him her them my our your his their its mine ours myself himself herself ourselves themselves that
    will would can could may might shall should must is was are were am be been do did does have has had this these those here there
    now then today yesterday tomorrow""".split()
)
# When, as it is spoken and as it is reported: ahead, or back.
AHEAD = frozenset("tomorrow next following after later".split())
BACK = frozenset("yesterday last previous before earlier ago".split())
TIMES = AHEAD | BACK | frozenset("today tonight now then this that the same day night week month year".split())
# Persons: a noun may stand for one of these where speech is reported.
PERSONS = frozenset("i we you he she they it my our his her their its".split())
# The persons as they stand behind a verb, and before it.
SUBJECTS = {"me": "i", "him": "he", "her": "she", "us": "we", "them": "they"}
# The past of verbs that are not made with -ed, and their base form, as reported speech moves between them.
PAST = {
    past: verb
    for verb, forms in (
        entry.split(":")
        for entry in """become:became begin:began/begun break:broke/broken bring:brought build:built
    buy:bought catch:caught choose:chose/chosen come:came cost:cost cut:cut deal:dealt draw:drew/drawn drink:drank/drunk drive:drove/driven
    eat:ate/eaten fall:fell/fallen feel:felt fight:fought find:found fly:flew/flown forget:forgot/forgotten get:got/gotten give:gave/given
    go:went/gone grow:grew/grown have:had hear:heard hide:hid/hidden hit:hit hold:held keep:kept know:knew/known lay:laid lead:led
    leave:left lend:lent lie:lay/lain lose:lost make:made mean:meant meet:met pay:paid put:put read:read rise:rose/risen run:ran say:said
    see:saw/seen seek:sought sell:sold send:sent set:set show:shown shut:shut sing:sang/sung sink:sank/sunk sit:sat sleep:slept
    speak:spoke/spoken spend:spent stand:stood steal:stole/stolen strike:struck swear:swore/sworn swim:swam/swum take:took/taken
    teach:taught tell:told think:thought throw:threw/thrown understand:understood wear:wore/worn win:won withdraw:withdrew/withdrawn
    write:wrote/written""".split()
    )
    for past in forms.split("/")
}
# What opens a reported question.
ASKED = frozenset(("whether", "if"))
# What reported speech makes of a modal -> the modal that was spoken.
SPOKEN = {"would": "will", "could": "can", "might": "may"}
# contraction, or sign -> its parts.
CONTRACTED = {
    "won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not", "ain't": "is not", "let's": "let us",
    "%": "percent", "&": "and", "$": "dollars", "dollar": "dollars", "€": "euros", "euro": "euros", "£": "pounds", "pound": "pounds",
    "¥": "yen", "unless": "if not",
    "jan": "january", "feb": "february", "apr": "april", "aug": "august", "sep": "september", "sept": "september", "oct": "october",
    "nov": "november", "dec": "december", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday", "thu": "thursday", "thurs": "thursday",
    "fri": "friday", "st": "saint", "mt": "mount", "dr": "doctor", "prof": "professor", "sen": "senator", "gov": "governor",
}  # fmt: skip
JOINED = {("per", "cent"): "percent", ("no", "one"): "nobody"}
ENDINGS = (("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am"))
# "he's" is "he is" or "he has", "we'd" is "we had" or "we would".
OPEN_ENDINGS = {"'s": ("is", "has"), "'d": ("would", "had")}
