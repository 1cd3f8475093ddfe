"""The proper names of an article: where each stands, its title, and what it seems to name.

No parser: runs of capitalised words are cut where titles, openers of sentences and names of places end, and joined
where "of", "for" and "and" hold the name of a body together. A headline in Title Case gives no names of its own but
first name and last name; its single words count only where the text below knows them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import regex

from quoteapi.engine.model import Document, Span
from quoteapi.engine.names import FIRST_NAMES, HONORIFICS, NAME_SUFFIXES, PARTICLES, TITLES
from quoteapi.engine.nouns import (
    AGENT,
    BODIES,
    BODY_HEADS,
    BODY_TAILS,
    COUNTRIES,
    DEMONYMS,
    FUNCTION_WORDS,
    OPENING_NOUNS,
    ORGANISATIONS,
    PLACES,
    THING_TAILS,
    is_plural,
    lemma,
)

NameKind = Literal["person", "organisation", "place", "unknown", "headline"]

_ABBREVIATED = "Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Lt|Gen|Col|Capt|Sgt|Cpl|Maj|Adm|Cmdr|Prof|Rev|Fr|Jr|Sr|St|Inc|Corp|Co|Ltd|Hon|Supt|Pres|Asst|Dep|Atty|Dist"
# What follows a name with a hyphen without being part of it: "Obama-era", "US-led".
_NO_TAIL = (
    "era|led|based|born|style|backed|like|wide|bound|owned|area|run|made|friendly|loving|related|appointed|controlled|only|themed|inspired"
)
CAPITALISED = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}])(?:(?:{_ABBREVIATED})\.(?!\p{{L}})|(?:\p{{Lu}}\.)(?:[-]?\p{{Lu}}\.)*+|(?:(?:[Aa]l|[Ee]l|[dl])[-'’])?+\p{{Lu}}[\p{{L}}\p{{M}}\p{{N}}]*+"
    rf"(?:(?:[-‐‑–'’&](?!(?:[sS]|{_NO_TAIL})\b)|\.(?=(?:com|org|net)\b))[\p{{L}}\p{{M}}\p{{N}}]++)*+)"
)
# "R-Fla.": a party and a state.
_PARTY_TAG = regex.compile(r"[RDI][-–]\p{Lu}")
_NICKNAME_GAP = frozenset((' "', " “", " ‘", " (", " '"))
_NICKNAME_END = regex.compile(r"[\"”’)'] (?=\p{Lu})")
_JOINERS = frozenset((" of ", " of the ", " for ", " for the ", " on ", " against ", " to "))
_AND = frozenset((" and ", " & "))
# Last words of what "and" joins inside one body's name: "Health and Human Services", "Oversight and Government Reform".
_SECOND_HALF = frozenset(
    """services studies affairs reform security sciences arts technology development trade commerce industry culture sports
    education research medicine health prevention firearms explosives engineering rights liberties welfare tourism defense
    defence budget statistics policy management infrastructure environment exchange administration commission agency
    department committee board council society association foundation company organization organisation""".split()
)
# Words of little meaning that names of bodies end in: "USA Today", "Black Friday".
_LAST_WORDS = frozenset("today first now once together forward about us monday tuesday wednesday thursday friday saturday sunday".split())
# Words that are acronyms where they are all capitals.
_ACRONYMS_TOO = frozenset(("us", "who", "it", "am"))
# Nobody is called by more words; it bounds the work on a text of nothing but capitals.
LONGEST_NAME = 12
# Of the adjectives, those that are a party's name as well.
_PARTIES = frozenset(("gop", "labour", "tory"))
_ACRONYM_BEHIND = regex.compile(r"\s?\((?:the )?(\p{Lu}[\p{Lu}&-]{1,8})\)")
# Bodies called after whose they are: "Clark County Coroner's Office".
_OWNED_BODIES = frozenset("office department ministry party hospital museum".split())
# A last word of a body that is a family name too: "Annie Hall", "Jo Church".
_FAMILY_TAILS = frozenset(
    "hall church street fox house day star sun bank school college court field force state city town club guard post square law "
    "office research action matter center park record industry review energy force mail fund league trust power lives university".split()
) - {"university", "school", "college", "fund", "office", "center", "review", "court", "city"}
_PERSON_BEFORE = regex.compile(
    r"(?:\b(?:\p{L}+(?:man|woman|person|ist|ician|yer|ter|der|ger|cher|ker|ner|per|ser|ver|tor|sor|ator|ian|ant|ee)|wife|husband|son|daughter|"
    r"mother|father|brother|sister|friend|president|secretary|minister|senator|governor|mayor|chief|chair|aide|ally|nominee|"
    r"candidate|officer|expert|resident|student|agent|official|head|host|professor|doctor|nurse|judge|star|coach|author|named))\s$"
)
_APPOSITION = regex.compile(
    r"(?: \([^)]{2,12}\))?, (?:an?|the|which) (?:(?!(?:of|on|for|at|in|with|from|by|who|that)\b)[\p{L}\p{N}’'-]+ ){0,5}?([\p{L}-]+)(?=,|\.| (?:of|that|which|based|for|in|owned|whose|founded)\b)"
)
_PERSON_AFTER = regex.compile(r",? (?:\d\d,|who\b|whose\b|\(?(?:R|D|I)[-–][A-Z])|, (?:a|an) ")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands somewhere.

    `words` spell the name without titles, honorifics and suffixes; `span` holds it and `outer` its titles too (both
    None: it stands in the title that came apart from the text). `gender` is what its honorific tells ("m" or "f").
    `sentence` is the index of the sentence, -1 in the title. `definite`: "the" stands before it.
    """

    words: tuple[str, ...]
    span: Span | None
    outer: Span | None
    title: tuple[str, ...]
    gender: str | None
    kind: NameKind
    possessive: bool
    definite: bool
    sentence: int

    @property
    def name(self) -> str:
        """The words of the name, one blank between them."""
        return " ".join(self.words)

    @property
    def key(self) -> tuple[str, ...]:
        """What two spellings of one name share: lower case, no full stops, straight apostrophes."""
        return tuple(fold(w) for w in self.words)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    joined: bool = False


_Run = list[_Word]


def fold(word: str) -> str:
    """A word as names are compared: lower case, no full stops, straight apostrophes."""
    return word.lower().replace(".", "").replace("’", "'")


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """The names of the text in their order, after those of a title that does not stand in the text."""
    found: list[Mention] = []
    if document.title and not document.text.lstrip().startswith(document.title.strip()[:40]):
        found += [_placeless(m) for m in _mentions(document.title, [0], frozenset(), [Span(0, len(document.title))])]
    starts = [s.start for s in document.sentences]
    found += _mentions(document.text, starts, frozenset(starts), document.paragraphs)
    return tuple(_without_openers(document, found))


def _without_openers(document: Document, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Without single words that are capitalised only because they open a sentence ("Protesters")."""
    starts = {s.start for s in document.sentences} | {s.start + 1 for s in document.sentences}
    lower = {document.text[s:e] for s, e in zip(document.word_starts, document.word_ends, strict=True)}
    inside = {w for m in mentions if m.span is None or m.span.start not in starts for w in m.words}
    for mention in mentions:
        word = mention.words[0]
        doubtful = mention.kind == "unknown" or mention.kind == "person" and not mention.title and word.lower() not in FIRST_NAMES
        opens = len(mention.words) == 1 and doubtful and mention.outer is not None and mention.outer.start in starts
        noun = word.lower() in lower or is_plural(word) and bool(AGENT.search(lemma(word)))
        if not (opens and word not in inside and noun):
            yield mention


def _placeless(mention: Mention) -> Mention:
    return replace(mention, span=None, outer=None, sentence=-1)


def _mentions(text: str, sentence_starts: list[int], breaks: frozenset[int], paragraphs: Iterable[Span]) -> Iterator[Mention]:
    headlines = [p for p in paragraphs if is_title_case(text[p.start : p.end])]
    headline_starts = [h.start for h in headlines]
    for run in _joined(text, _runs(text, breaks)):
        place = bisect_right(headline_starts, run[0].start) - 1
        sentence = bisect_right(sentence_starts, run[0].start) - 1
        if place >= 0 and run[0].start < headlines[place].end:
            yield from _headline_names(text, run, sentence)
        else:
            for part in _split(run, opens=run[0].start in breaks):
                mention = _mention(text, part, sentence)
                if mention:
                    yield mention


def is_title_case(paragraph: str) -> bool:
    """Whether a paragraph capitalises its words as a headline does: four long words or more, seven in ten
    of them, and nearly all where it ends as a sentence does."""
    if len(paragraph) > 250:
        return False
    words = [w for w in regex.findall(r"\p{L}[\p{L}'’]*", paragraph) if len(w) > 3]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) >= 0.7 * len(words) and paragraph[-1] not in '.”"'


def _runs(text: str, breaks: frozenset[int]) -> Iterator[_Run]:
    """Capitalised words that stand side by side, with the particles between them."""
    run: _Run = []
    skipped = False
    for match in CAPITALISED.finditer(text):
        word = _Word(match.group(), match.start(), match.end())
        gap = text[run[-1].end : word.start] if run and word.start - run[-1].end < 12 else "\n\n"
        if skipped:
            gap, skipped = " ", False
        if run and gap in _NICKNAME_GAP and _NICKNAME_END.match(text, word.end):
            run[-1] = _Word(run[-1].text, run[-1].start, word.end + 1)
            skipped = True
        elif run and word.start not in breaks and len(run) < LONGEST_NAME and _holds_together(run, gap, word):
            if gap.strip():
                run.extend(_Word(p, run[-1].end, word.start) for p in gap.split() if p not in "'’")
            run.append(word)
        else:
            if run:
                yield run
            run = [word]
    if run:
        yield run


def _holds_together(run: _Run, gap: str, word: _Word) -> bool:
    """Whether a name goes on over `gap`: a blank, a particle, a number ("Lost 52 Project"), a plural's apostrophe."""
    inner = gap.strip()
    if not inner:
        return gap in " \u00a0"
    if inner in ("'", "’"):
        return run[-1].text.endswith("s") and fold(word.text) in BODY_TAILS
    return inner in PARTICLES or inner.isdigit()


def _joined(text: str, runs: Iterable[_Run]) -> Iterator[_Run]:
    """Runs with the names of bodies put together again: "Department of Justice", "Food and Drug Administration"."""
    held: _Run = []
    for run in runs:
        gap = text[held[-1].end : run[0].start] if held and run[0].start - held[-1].end < 10 else ""
        if held and gap and len(held) + len(run) < LONGEST_NAME and _belongs(text, held, gap, run):
            held = held + [_Word(w, held[-1].end, run[0].start, joined=True) for w in gap.split()] + run
        else:
            if held:
                yield held
            held = run
    if held:
        yield held


def _belongs(text: str, held: _Run, gap: str, run: _Run) -> bool:
    last = fold(held[-1].text)
    if gap in _JOINERS:
        return last in BODY_HEADS or lemma(last) in BODY_HEADS or (gap.startswith(" of") and last in TITLES)
    if gap == " & " or gap in (" and ", ", ") and _spelled_by_acronym(text, held, run):
        return True
    if gap in _AND and _holds_of(held) and last not in BODY_TAILS and _may_be_second_half(run):
        return True
    if gap in _AND and fold(run[-1].text) in _SECOND_HALF:
        body = _holds_of(held)
        return body or (len(held) == 1 and text[max(0, held[0].start - 4) : held[0].start].lower() == "the ") or fold(held[0].text) == "the"
    return (
        gap == ", "
        and any(w.joined for w in held)
        and fold(held[0].text) == "university"
        and len(run) < 3
        and fold(run[0].text) in ("san", "los", "santa")
    )


def _spelled_by_acronym(text: str, held: _Run, run: _Run) -> bool:
    """ "Pacific Gas and Electric Company (PG&E)": the brackets behind begin with the name's first letter and hold another of its last half."""
    match = _ACRONYM_BEHIND.match(text, run[-1].end)
    names = [w for w in held if not w.joined]
    return bool(match) and any(match.group(1)[0] == w.text[0] for w in names) and any(w.text[0] in match.group(1)[1:] for w in run)


def _holds_of(held: _Run) -> bool:
    """Whether "of" or "for" stands in a body's name so far; a university stands alone."""
    heads = {fold(w.text) for w in held}
    return any(w.joined for w in held) and fold(held[0].text) not in TITLES and not heads & {"university", "college", "house"}


def _may_be_second_half(run: _Run) -> bool:
    """Whether what follows "and" may belong to a body's name: no person, place or other body by its look."""
    first = fold(run[0].text)
    known = first in FIRST_NAMES or first in TITLES or first in HONORIFICS or first in FUNCTION_WORDS or first in BODIES
    return not known and first not in PLACES and first not in DEMONYMS and not run[0].text.isupper() and fold(run[0].text) not in BODY_HEADS


def _list_goes_on(text: str, run: _Run) -> bool:
    """ "Institute of Epidemiology, Disease Control and Research": a comma inside a name, with "and" to come."""
    return _may_be_second_half(run) and text[run[-1].end : run[-1].end + 5] == " and " and text[run[-1].end + 5 : run[-1].end + 6].isupper()


def _split(run: _Run, *, opens: bool) -> list[_Run]:
    """One run as the names in it: cut at openers of sentences, and a place or body parted from the person behind it."""
    parts: list[_Run] = [[]]
    for index, word in enumerate(run):
        if not word.joined and (_is_function_word(run, index) or opens and index == 0 and _is_past_tense(run)):
            parts.append([])
        else:
            parts[-1].append(word)
    out: list[_Run] = []
    for words in parts:
        while words and words[0].joined:
            words.pop(0)
        while words and words[-1].joined:
            words.pop()
        cut = _person_behind(words)
        out += [words[:cut], words[cut:]] if cut else [words] if words else []
    return out


def _is_past_tense(run: _Run) -> bool:
    """ "Remarked Ann Poe" at the start of a sentence; not "United Airlines" nor "Ahmed Khan"."""
    key = fold(run[0].text)
    return key.endswith("ed") and len(key) > 4 and len(run) > 1 and key not in FIRST_NAMES and key not in ("united", "associated", "allied")


def _is_function_word(run: _Run, index: int) -> bool:
    """Whether a capitalised word is no part of a name: "The", "After", but not "Will" of "Will Poe" nor "Today" of "USA Today"."""
    word = run[index].text
    key = fold(word)
    if index == 0 and key in OPENING_NOUNS:
        return len(run) < 2 or fold(run[1].text) not in BODY_TAILS
    if key not in FUNCTION_WORDS or "." in word or key in _ACRONYMS_TOO and word.isupper():
        return False
    if key in FIRST_NAMES and (index + 1 < len(run) and not run[index + 1].joined or index and fold(run[index - 1].text) in FIRST_NAMES):
        return False
    return index == 0 or key not in _LAST_WORDS and not run[index - 1].joined


def _person_behind(words: _Run) -> int:
    """Where a person's name begins behind a place or a body ("Ukraine | Volodymyr Zelenskyy"), or 0."""
    if len(words) > 1 and words[0].text == "State" and fold(words[1].text) not in BODY_TAILS:
        return 1
    if len(words) < 3 or fold(words[-1].text) in BODY_TAILS or any(w.joined for w in words):
        return 0
    keys = [fold(w.text) for w in words]
    if any(k in TITLES or k in HONORIFICS for k in keys[:-1]):
        return 0
    for index in range(len(keys) - 2, 0, -1):
        before = keys[index - 1]
        if keys[index] in FIRST_NAMES and (before in BODY_TAILS or before in PLACES or before in BODIES or words[index - 1].text.isupper()):
            if len(words[index - 1].text.rstrip(".")) > 1:
                return index
    return 1 if len(keys) == 3 and (keys[0] in COUNTRIES or keys[0] in DEMONYMS) and keys[1] not in BODY_TAILS else 0


def _mention(text: str, words: _Run, sentence: int) -> Mention | None:
    cut = _title_length(words)
    title, name = words[:cut], [w for w in words[cut:]]
    while len(name) > 1 and fold(name[-1].text) in NAME_SUFFIXES:
        name.pop()
    if (
        not name
        or not any(c.isalpha() for c in name[0].text)
        or len(name) == len(name[0].text) == 1
        or _is_a_people(name)
        or _PARTY_TAG.match(name[0].text)
    ):
        return None
    span, outer = Span(name[0].start, name[-1].end), Span(words[0].start, name[-1].end)
    before = text[max(0, outer.start - 24) : outer.start]
    keys = [fold(w.text) for w in name]
    titles = tuple(fold(w.text) for w in title)
    kind = _kind(keys, name, titles)
    if kind == "unknown" and (_stands_behind_body(before) or _is_called_a_body(text, span.end)):
        kind = "organisation"
    elif kind == "unknown" and (_PERSON_BEFORE.search(before) or _PERSON_AFTER.match(text, span.end)):
        kind = "person"
    return Mention(
        words=tuple(w.text for w in name),
        span=span,
        outer=outer,
        title=titles,
        gender=next((HONORIFICS[t] for t in reversed(titles) if t in HONORIFICS), None),
        kind=kind,
        possessive=text[span.end : span.end + 1] in ("'", "’"),
        definite=before.lower().endswith("the ") or fold(words[0].text) == "the",
        sentence=sentence,
    )


def _stands_behind_body(before: str) -> bool:
    """ "news agency Xinhua"."""
    words = before.split()
    return bool(words) and before[-1] == " " and words[-1] in ORGANISATIONS


def _is_called_a_body(text: str, end: int) -> bool:
    """ "Roscosmos, the Russian space agency"."""
    match = _APPOSITION.match(text, end)
    return bool(match) and lemma(match.group(1)) in ORGANISATIONS


def _is_a_people(name: _Run) -> bool:
    """ "Americans", "Democrats", "African-Americans", "German": several people or an adjective, and no name."""
    key = fold(name[-1].text).rsplit("-", 1)[-1]
    return (
        len(name) == 1 and (key.endswith("s") and key[:-1] in DEMONYMS or key in DEMONYMS - _PARTIES) or key in ("americans", "europeans")
    )


def _title_length(words: _Run) -> int:
    """How many words before the name are its title; all of them where there is a title and no name."""
    keys = [fold(w.text) for w in words]
    if keys[-1] in BODY_TAILS and not (len(keys) > 1 and keys[-2] in FIRST_NAMES):
        return 0
    for index in range(len(keys) - 1, -1, -1):
        if _is_title(keys, words, index):
            return _behind_complement(keys, index) if _goes_on_with_of(words, index) else index + 1
    return 1 if len(keys) > 1 and _opens_as_title(keys, words) else 0


def _is_title(keys: list[str], words: _Run, index: int) -> bool:
    """Whether a word is a title here, and not a family name ("Stephen King") or part of a body's name."""
    key = keys[index]
    if key not in HONORIFICS and key not in TITLES and not key.endswith("-elect"):
        return False
    if index and index == len(keys) - 1:
        before = keys[index - 1]
        return before not in FIRST_NAMES and before not in HONORIFICS and len(before) > 1 and not words[index - 1].joined
    return not (index and keys[0] in BODY_HEADS and _goes_on_with_of(words, index))


def _opens_as_title(keys: list[str], words: _Run) -> bool:
    """Whether the first word only describes who follows: "Fifteen-year-old Bo", "Co-author Ann Poe", "Ecologist Bo Starr"."""
    if keys[0].endswith("-old"):
        return True
    if len(keys) < 3 or keys[0] in FIRST_NAMES:
        return False
    describes = bool(AGENT.search(keys[0])) or keys[0] in DEMONYMS or len(words[0].text) > 2 and words[0].text.rstrip(".").isupper()
    return keys[0].startswith("co-") or describes and keys[1] in FIRST_NAMES


def _goes_on_with_of(words: _Run, index: int) -> bool:
    return index + 1 < len(words) and words[index + 1].joined


def _behind_complement(keys: list[str], index: int) -> int:
    """Where the name begins in "Secretary of State John Kerry": behind the words that complete the title."""
    first = index + 3 if keys[index + 2 : index + 3] == ["the"] else index + 2
    for place in range(first + 1, len(keys)):
        if keys[place] in FIRST_NAMES:
            return place
    left = len(keys) - first
    if left > 2 or (left == 2 and (keys[first] in COUNTRIES or keys[first] in ("state", "defense", "defence", "staff"))):
        return first + 1
    return len(keys)


def _kind(keys: list[str], words: _Run, titles: tuple[str, ...]) -> NameKind:
    if titles:
        return "person" if keys[-1] not in BODY_TAILS or len(keys) < 3 else "organisation"
    if len(keys) == 1:
        return _kind_of_one(keys[0], words[0].text)
    if any(w.joined for w in words) or "&" in keys:
        return "organisation"
    if keys[-1] in BODY_TAILS:
        return "person" if len(keys) == 2 and keys[0] in FIRST_NAMES and keys[-1] in _FAMILY_TAILS else "organisation"
    if all(k in PLACES or k in DEMONYMS for k in keys) or keys[-1] in THING_TAILS and keys[0] not in FIRST_NAMES:
        return "place"
    if keys[0] in FIRST_NAMES or any(len(k) == 1 and w.text.endswith(".") for k, w in zip(keys[1:], words[1:], strict=True)):
        return "person"
    return "organisation" if keys[0] in BODY_HEADS or keys[-1].endswith(("com", "org")) and "." in words[-1].text else "unknown"


def _kind_of_one(key: str, word: str) -> NameKind:
    if key in BODIES or key in BODY_TAILS and key not in FIRST_NAMES or word.endswith((".com", ".org", ".net")):
        return "organisation"
    if key in PLACES or key in DEMONYMS:
        return "place"
    if word.replace(".", "").isupper() and 1 < len(key) < 7:
        return "organisation"
    return "person" if key in FIRST_NAMES else "unknown"


def _headline_names(text: str, run: _Run, sentence: int) -> Iterator[Mention]:
    """Of a run in a headline: first name with last name, a body's name where a tail tells, every other word alone."""
    index = 0
    while index < len(run):
        key = fold(run[index].text)
        following = fold(run[index + 1].text) if index + 1 < len(run) else ""
        if (
            key in FIRST_NAMES
            and following
            and following not in FUNCTION_WORDS
            and not run[index + 1].joined
            and not following.endswith("s")
        ):
            pair = _mention(text, run[index : index + 2], sentence)
            if pair:
                yield pair
            index += 2
            continue
        if key not in FUNCTION_WORDS and key not in TITLES and not run[index].joined:
            span = Span(run[index].start, run[index].end)
            possessive = text[span.end : span.end + 1] in ("'", "’")
            yield Mention((run[index].text,), span, span, (), None, "headline", possessive, False, sentence)
        index += 1
