"""The words by which a change of meaning is told, as data; all lower case, with straight apostrophes."""

from __future__ import annotations

NEGATIONS = frozenset("not no never none nobody nothing neither nor nowhere without cannot hardly scarcely barely".split())
MODALS = frozenset("will would shall should can could may might must ought 'll".split())
QUANTITIES = frozenset(
    """all some any most many much few fewer several every each both either half more less least enough only always often sometimes
    usually rarely seldom mostly partly entirely fully almost nearly about around roughly exactly percent per cent million millions
    billion billions trillion thousands hundreds dozens double triple twice once majority minority third quarter plenty little everyone
    somebody everybody someone higher highest lower lowest bigger biggest smaller smallest larger largest greater greatest fewest
    longer shorter ‰ dollars euros pounds yen""".split()
)
MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DATES = (
    frozenset(MONTHS) - {"may", "march"}
    | frozenset(WEEKDAYS)
    | frozenset(
        """before after yesterday today tomorrow tonight minute minutes hour hours day days week weeks month months year years
    decade decades century morning afternoon evening spring summer autumn winter""".split()
    )
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
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth".split())
# Verbs and what they make of their opposites; each word with that of the same form.
_PAIRS = """rise/fall rises/falls rose/fell risen/fallen rising/falling increase/decrease increases/decreases increased/decreased
    gain/lose gained/lost win/lose wins/loses won/lost winning/losing accept/reject accepts/rejects accepted/rejected support/oppose
    supports/opposes supported/opposed agree/disagree open/close opens/closes opened/closed begin/end begins/ends allow/forbid
    allowed/forbidden allow/ban allowed/banned approve/reject approved/rejected confirm/deny confirms/denies confirmed/denied
    remember/forget love/hate true/false right/wrong guilty/innocent safe/dangerous safe/unsafe legal/illegal good/bad better/worse
    best/worst strong/weak rich/poor up/down above/below yes/no for/against with/without succeed/fail succeeded/failed success/failure
    start/stop started/stopped raise/lower raised/lowered keep/break friend/enemy friends/enemies war/peace alive/dead"""
OPPOSITES: dict[str, set[str]] = {}
for _one, _, _other in (pair.partition("/") for pair in _PAIRS.split()):
    OPPOSITES.setdefault(_one, set()).add(_other)
    OPPOSITES.setdefault(_other, set()).add(_one)
CONDITIONS = frozenset("if unless until provided providing except assuming once whether lest otherwise".split())
CONDITION_PAIRS = frozenset((("as", "long"), ("even", "though"), ("only", "when")))
# "I never said …", "It is false that …": what stands before turns all that follows.
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
# What reported speech makes of a modal -> the modal that was spoken.
SPOKEN = {"would": "will", "could": "can", "might": "may"}
# contraction, or sign -> its parts.
CONTRACTED = {
    "won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not", "ain't": "is not", "let's": "let us",
    "%": "percent", "&": "and", "$": "dollars", "dollar": "dollars", "€": "euros", "euro": "euros", "£": "pounds", "pound": "pounds",
    "¥": "yen", "unless": "if not",
}  # fmt: skip
ENDINGS = (("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am"))
# "he's" is "he is" or "he has", "we'd" is "we had" or "we would".
OPEN_ENDINGS = {"'s": ("is", "has"), "'d": ("would", "had")}
