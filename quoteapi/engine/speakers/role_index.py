"""Which words the article sets beside each name: what finds "the Florida senator" again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import regex

from quoteapi.engine.entities.mentions import Mention
from quoteapi.engine.entities.name_runs import fold
from quoteapi.engine.entities.names import TITLES
from quoteapi.engine.entities.nouns import DEMONYMS, FUNCTION_WORDS, ORGANISATIONS, PLACES, is_person_noun, lemma
from quoteapi.engine.entities.register import Entity, Register
from quoteapi.engine.model import Span

# The words right before a name: its description without a comma ("former Texas governor Jo Poe"), or with "the" or "a"
# and a comma ("the head of the union, Jo Poe").
_BEFORE = regex.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Ff]ormer|[Ff]ellow|[Hh]is|[Hh]er|[Tt]heir) [^.,;:!?“”\"()\n]*, $|[^.,;:!?“”\"()\n]*$")
_CUT = regex.compile(
    r".*\b(?:for|to|with|against|by|from|that|and|or|said|says|told|while|as|but|when|after|before|than|like|including|at|on|"
    r"is|was|were|are|has|had|who|\p{L}+ing|(?!retired|elected|united|appointed)\p{L}{3,}ed)\b",
    regex.DOTALL,
)
_AFTER = regex.compile(
    r"(?:, (?:an? |the |who (?:is|was) |(?=[RDI][-–]\p{Lu}|(?:Republican|Democrat|Independent) (?:of|from) |"
    r"\p{Lu}[\p{L}.]+['’]s |(?:\p{Ll}+ ){0,3}?"
    r"\p{Ll}+(?:man|woman|er|or|ist|ian|ent|chief|head) (?:of|for|at)\b))"
    r"| \(| (?:is|was|became) (?:an? |the ))([^.,;:!?“”\"\n]*)"
)
_WORD = regex.compile(r"[\p{L}][\p{L}’'-]*")
# Before a place; what follows its comma ("in Derby, the mayor said") is no apposition.
_LOCATED = regex.compile(r"\b(?:in|at|near) $", regex.IGNORECASE)
_REACH_BEFORE, _REACH_AFTER = 50, 90
# Capitalised where they open a sentence, and nobody whose a body may be.
_NO_OWNERS = "The|This|That|A|An|And|But|Multiple|Several|Many|Some|Various|Other|Both|All|Most|Few"
_SPELLED = regex.compile(rf"\b((?:(?!(?:{_NO_OWNERS}) )\p{{Lu}}\p{{L}}+ |U\.S\. |U\.K\. ){{1,3}})({'|'.join(sorted(ORGANISATIONS))})\b")
# "R-Fla.": a party and a state in brackets.
# Of the adjectives, those of a party, a faith or a colour.
_NOWHERE = frozenset(
    """christian muslim jewish catholic black white islamic sunni shia shiite democratic republican conservative liberal labour tory
    federal soviet dem democrat democrats republicans gop latin hispanic latino arab""".split()
)
# Of each of these kinds, what is told of somebody excludes the others.
_PARTIES = frozenset("republican democrat libertarian".split())
_OFFICES = frozenset(
    """senator congressman congresswoman governor mayor president vice-president minister prime-minister secretary chancellor king queen
    pope judge justice ambassador sheriff""".split()
)
_COUNTRIES_AND_STATES = (
    (PLACES | DEMONYMS) - _NOWHERE - frozenset("new north south east west northern southern eastern western central".split())
)
_FIRST_PARTS = frozenset("vice prime deputy attorney".split())
_PARTY = {"r": "republican", "d": "democrat", "i": "independent"}
# Other words for members of a party.
_SAME = {"gop": "republican", "democratic": "democrat", "dem": "democrat"}
_STATES = {
    "ala": "alabama", "ariz": "arizona", "ark": "arkansas", "calif": "california", "colo": "colorado", "conn": "connecticut",
    "del": "delaware", "fla": "florida", "ga": "georgia", "ill": "illinois", "ind": "indiana", "kan": "kansas", "ky": "kentucky",
    "la": "louisiana", "md": "maryland", "mass": "massachusetts", "mich": "michigan", "minn": "minnesota", "miss": "mississippi",
    "mo": "missouri", "mont": "montana", "neb": "nebraska", "nev": "nevada", "nh": "hampshire", "nj": "jersey", "nm": "mexico",
    "ny": "york", "nc": "carolina", "nd": "dakota", "okla": "oklahoma", "ore": "oregon", "pa": "pennsylvania", "ri": "rhode",
    "sc": "carolina", "sd": "dakota", "tenn": "tennessee", "tex": "texas", "vt": "vermont", "va": "virginia", "wash": "washington",
    "wva": "virginia", "wis": "wisconsin", "wyo": "wyoming", "az": "arizona", "ca": "california", "co": "colorado", "fl": "florida",
    "oh": "ohio", "tn": "tennessee", "tx": "texas", "ut": "utah", "wi": "wisconsin", "wv": "virginia", "ak": "alaska", "al": "alabama",
}  # fmt: skip
_TITLE_OF = {"sen": "senator", "rep": "congressman", "gov": "governor", "pres": "president"}


class RoleIndex:
    """The words beside each name of one article, entity by entity."""

    def __init__(self, text: str, register: Register) -> None:
        self._entities = register.entities
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)
        self._first: dict[int, tuple[int, frozenset[str]]] = {}
        for mention, naming in zip(register.mentions, register.namings, strict=True):
            if naming and mention.span and naming.entity.kind != "unknown":
                beside = _beside(text, mention)
                self._first.setdefault(naming.entity.order, (mention.span.start, frozenset(beside)))
                for word in beside:
                    self._by_word[word].add(naming.entity.order)

    def only(self, head: str, words: set[str], position: int) -> Entity | None:
        """The one person beside whose name `head` stands; None where there are several. Who was named before `position` must
        have every country or state of the description beside his name."""
        people = [self._entities[o] for o in self._by_word.get(head, ()) if self._entities[o].kind == "person"]
        if len(people) != 1 or self.contradicts(people[0], words):
            return None
        places = words & _COUNTRIES_AND_STATES
        told = all(people[0].order in self._by_word.get(place, ()) for place in places)
        return people[0] if told or people[0].last_before(position) < 0 else None

    def only_beside(self, words: frozenset[str]) -> Entity | None:
        """The one person beside whose name one of `words` stands, places aside."""
        orders = set().union(*(self._by_word.get(w, ()) for w in words - _COUNTRIES_AND_STATES))
        people = [self._entities[o] for o in orders if self._entities[o].kind == "person"]
        return people[0] if len(people) == 1 else None

    def introduced(self, head: str, words: set[str], span: Span) -> Entity | None:
        """The person whom the text names first within `span`, and there with `head` and all `words` beside his name."""
        if head in _PARTIES or head not in TITLES:
            return None
        for order in self._by_word.get(head, ()):
            start, beside = self._first[order]
            if beside >= {head, *words} and span.start <= start < span.end and self._entities[order].kind == "person":
                return self._entities[order]
        return None

    def match(
        self, words: set[str], head: str, position: int, *, kind: str = "person", proper: frozenset[str] = frozenset()
    ) -> Entity | None:
        """The entity of `kind` beside whose name `head` and the most other `words` stand; the one named last wins a tie.

        Where the description has `proper` words ("the Utah senator"), one of them must stand there too.
        """
        heads = [self._entities[o] for o in self._by_word.get(head, ()) if self._entities[o].kind == kind]
        if proper:
            told = set().union(*(self._by_word.get(w, ()) for w in proper))
            heads = [e for e in heads if e.order in told]
        heads = [e for e in heads if not self.contradicts(e, words)]
        if not heads:
            return None
        return max(heads, key=lambda e: (self._shared(e, words), e.last_before(position), -e.order))

    def contradicts(self, entity: Entity, words: set[str]) -> bool:
        """Whether a description tells another party, office or place than all that the article tells of the entity."""
        return any(self._differs(entity, words, kind) for kind in (_PARTIES, _OFFICES, _COUNTRIES_AND_STATES))

    def _differs(self, entity: Entity, words: set[str], kind: frozenset[str]) -> bool:
        wanted = words & kind
        if not wanted or any(entity.order in self._by_word.get(w, ()) for w in wanted):
            return False
        return any(entity.order in self._by_word.get(w, ()) for w in kind)

    def _shared(self, entity: Entity, words: set[str]) -> int:
        """How many of the words stand beside a name; who is only formerly what the words say counts less."""
        formerly = entity.order in self._by_word["former"] and "former" not in words
        return sum(entity.order in self._by_word.get(w, ()) for w in words) - formerly


def _beside(text: str, mention: Mention) -> set[str]:
    if mention.span is None or mention.outer is None:
        return set()
    # "The company, India's largest": what stands before an owner does not describe him.
    reach = 0 if mention.possessive else _REACH_BEFORE
    before = _BEFORE.search(text[max(0, mention.outer.start - reach) : mention.outer.start])
    after = _AFTER.match(text[mention.span.end : mention.span.end + _REACH_AFTER])
    words = _before(before.group()) if before else []
    located = len(mention.words) == 1 and not mention.title and _LOCATED.search(text, max(0, mention.outer.start - 6), mention.outer.start)
    words += _WORD.findall(after.group(1)) if after and not located else []
    folded = [bare(w) for w in words]
    folded += [part for w in folded if w[:2] in ("r-", "d-", "i-") for part in (_PARTY[w[0]], _STATES.get(w[2:], w[2:]))]
    folded += [_TITLE_OF.get(t, t) for t in mention.title]
    return {w for w in compounds(folded) if w not in FUNCTION_WORDS or w == "former"}


def bare(word: str) -> str:
    """A word as descriptions are compared: the singular, folded, without a possessive's 's, one word for each party."""
    singular = lemma(fold(word).removesuffix("'s"))
    return _SAME.get(singular, singular)


def _before(text: str) -> list[str]:
    """The words of a description right before a name; nothing where what stands there is none ("praised", "and")."""
    words = _WORD.findall(_CUT.sub("", text))
    is_description = bool(words) and (text.endswith(", ") or is_person_noun(lemma(words[-1])) or lemma(words[-1]) in ORGANISATIONS)
    return words if is_description else []


def compounds(words: Sequence[str]) -> list[str]:
    """Words with "vice president" and its like made one, so that the vice president is no president."""
    out: list[str] = []
    for word in words:
        if out and out[-1] in _FIRST_PARTS:
            out[-1] = f"{out[-1]}-{word}"
        else:
            out.append(word)
    return out


def spelled_bodies(text: str) -> dict[str, str]:
    """The first name that the article spells out for each kind of body: government -> "Hong Kong government"."""
    found: dict[str, str] = {}
    for match in _SPELLED.finditer(text):
        found.setdefault(match.group(2).lower(), match.group())
    return found
