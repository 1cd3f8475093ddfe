"""Word lists and patterns as data; each says what it admits and what it refuses."""

from __future__ import annotations

import regex

# Words whose full stop ends no sentence, lower case, without it. Admits titles, months, states, ranks and "U.S";
# refuses words that end sentences as often ("no", "art", "sun").
ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof rev fr sr jr st mt sen rep reps sens gov lt gen col sgt capt cmdr adm maj cpl pvt hon pres atty
    dist supt det insp messrs mme mlle jan feb mar apr jun jul aug sept sep oct nov dec ariz ark calif colo conn del fla ga
    ill ind kan ky mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex vt va wash wis wyo vs etc inc corp co
    ltd bros cf e.g i.e a.m p.m u.s u.k u.n d.c u.s.a e.u ft ave blvd rd est dept univ approx no nos vol ed eds al ph.d m.d
    b.a m.a j.d r d""".split()
) - {"no", "mar", "ill", "miss", "mass", "wash", "del", "est", "al"}

# Paragraphs that a page adds to an article. Admits reader prompts, share and credit lines, section headings of lists
# of links; refuses sentences, which is why most alternatives ask for the paragraph's end.
BOILERPLATE = regex.compile(
    r"(?:leave a (?:reply|comment)|(?:read|see) (?:more|also|next)\b.{0,160}$|related (?:news|stories|articles|links|content)\W*$|"
    r"(?:share|tweet|e-?mail|print|copy link)(?: this(?: article| story)?| on \w+)?\W*$|advertisement\W*$|sponsored(?: content)?\W*$|"
    r"(?:follow|like) \S+ ?(?:us)? on (?:twitter|facebook|instagram|x)\b.{0,80}$|(?:click|tap) here\b.{0,120}$|"
    r"sign up (?:for|to)\b.{0,160}$|subscribe\b.{0,120}$|(?:photo|image|picture|video|credit)s?(?: by| credit| courtesy|"
    r" from)?\s?:\s.{0,120}$|"
    r"(?:all rights reserved|copyright|©).{0,160}$|comments? \(\d+\)\W*$|tags?: .{0,160}$|file photo\W*$|"
    r"(?:sources?|external links|see also|sister links|references)\W*$)",
    regex.IGNORECASE,
)
# "By Jane Doe", "By Jane Doe and Jo Bloggs, Staff Writer": names only, no verb.
BYLINE = regex.compile(r"(?i:by) \p{Lu}[\p{L}.'’-]+(?: (?:and |, )?\p{Lu}[\p{L}.'’-]+){1,7}(?:,? [\p{L} ]{0,40})?")

# The commonest little words of English: a tenth of any English text and more.
ENGLISH = frozenset(
    "the of and to in a is that for it as was with be by on not he i this are or his from at which but have an had they you "
    "were their one all we can her has there been if more when will would who so no said she its our my your".split()
)

# What stands before a term or a name in marks ("known as “the Quad”"). Refuses "called him": that is somebody's word.
NAMING_WORDS = regex.compile(
    r"\b(?:known (?:\w+ )?as|so-called|dubbed|nicknamed|titled|entitled|named|codenamed|code-named|labelled|labeled|termed|"
    r"the (?:word|term|phrase|song|book|film|show))\s*\(?$",
    regex.IGNORECASE,
)
# A first name right before the marks: Earvin “Magic” Johnson.
NICKNAME_SURROUND = regex.compile(r"\p{Lu}\p{Ll}+\s$")
# Words of a title that carry capitals; little ones ("of", "the") need none.
TITLE_WORD = regex.compile(r"\p{L}{4,}.*")
# A passive that tells what is to come without telling who thinks so. Refuses "was expected by analysts": that has a source.
EXPECTED = regex.compile(
    r"(?:(?:is|are|was|were|be|been|being|has|have|had|will|would|not|also|now|still|widely|largely|reportedly)\s+)*"
    r"(?:expected|scheduled|set|due|slated|supposed|likely|poised|planned|believed likely)(?:\s+to(?:\s+be)?)?",
    regex.IGNORECASE,
)
# "asked", "asked about", "pressed on": a question without its words.
ASKED_ABOUT = regex.compile(
    r"(?:(?:was|were|been|being)\s+)?(?:asked|pressed|questioned|quizzed)(?:\s+(?:about|on|for|whether|if))?", regex.IGNORECASE
)
ASKED_BY = regex.compile(r"\bby\s+$", regex.IGNORECASE)
WHEN = regex.compile(r"\b(?:when|if|once|after being|after|while)\s+(?:being\s+|he was\s+|she was\s+|they were\s+)?$", regex.IGNORECASE)
# The head of a source that is a legal text: nothing but its own kind may follow ("the Clean Air Act of 1963").
LEGAL_TEXT = regex.compile(
    r"(?:.*\b)?(?:laws?|constitutions?|statutes?|bills?|acts?|amendments?|treat(?:y|ies)|ordinances?|bylaws?|legislation|regulations?|rules)"
    r"(?: of \S+)?",
    regex.IGNORECASE,
)
# What a legal text does to those whom it binds. Refuses "states", "says", "defines": those give its words.
BINDS = regex.compile(
    r"(?:(?:would|will|could|to|not|also|effectively|currently)\s+)*"
    r"(?:require|impose|prohibit|forbid|ban|bar|allow|permit|oblige|mandate|restrict|limit|entitle|guarantee|let|make|prevent)"
    r"(?:s|d|es|ed|ing|ned|ning|red|ring|ted|ting)?",
    regex.IGNORECASE,
)
# A word that only points at a topic. Refuses "referred to X as": that gives what X was called; "talked about how": that may tell it.
POINTS_AT = regex.compile(
    r"(?:(?:is|are|was|were|be|been|being|has|have|had|may|might|will|would|could|can|also|apparently|clearly|not)\s+)*"
    r"(?:(?:refer|refers|referred|referring|allude|alludes|alluded|alluding)(?:\s+to)?|discuss(?:es|ed|ing)?)",
    regex.IGNORECASE,
)
CALLED_AS = regex.compile(r"\bas\b", regex.IGNORECASE)
# Who speaks of his own view, and the cues that tell of another time than that of the quotation.
ONESELF = regex.compile(r"(?:I|we|my|our|you|your)(?:['’]\p{Ll}+)?", regex.IGNORECASE)
ANOTHER_TIME = regex.compile(r"\b(?:said|told|asked|wrote|thought|knew|felt|was|were|had|did|\p{Ll}+ed)\b")
# What stands between the two pieces of one quoted sentence.
ASIDE = regex.compile(r"\s[^\n.!?;:“”\"]{3,100},\s+")
