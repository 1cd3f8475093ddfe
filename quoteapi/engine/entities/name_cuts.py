"""Runs cut where openers of sentences end, and where a place or body stands before a person."""

from __future__ import annotations

import regex

from quoteapi.engine.entities.name_runs import Run, fold
from quoteapi.engine.entities.names import FIRST_NAMES, HONORIFICS, TITLES
from quoteapi.engine.entities.nouns import BODIES, BODY_TAILS, COUNTRIES, DEMONYMS, FUNCTION_WORDS, OPENING_NOUNS, PLACES

# Words of little meaning that are family names too: "Theresa May".
_FAMILY_WORDS = frozenset("may long early more march august still best".split())
_OWN = frozenset("our your their my".split())
# Words of little meaning that names of bodies end in: "USA Today", "Black Friday".
_LAST_WORDS = frozenset("today first now once together forward about us friday sunday".split())
# First words of parties whose members' name is the party's: "Liberal Democrats".
_PARTY_FIRST = frozenset("liberal social christian free".split())
# Members of a party are no part of a name: "Kentucky Republicans".
_PARTY_MEMBERS = frozenset("republicans democrats".split())
# Words that are acronyms where they are all capitals.
_ACRONYMS_TOO = frozenset(("us", "who", "it", "am"))
# Words that open a sentence by their ending: participles and adverbs ("Citing", "Dismayed", "Curiously").
OPENER = regex.compile(r"\p{L}{3}(?:ed|ing|ly)$")
# First words of names with such an ending.
_NAMED_SO = frozenset("united associated allied beijing nanjing boeing wellington".split())


def split_run(run: Run, *, opens: bool) -> list[Run]:
    """One run as the names in it: cut at openers of sentences, and a place or body parted from the person behind it."""
    parts: list[Run] = [[]]
    for index, word in enumerate(run):
        if not word.joined and (_is_function_word(run, index) or opens and index == 0 and _only_opens(run)):
            parts.append([])
        else:
            parts[-1].append(word)
    out: list[Run] = []
    for words in parts:
        while words and words[0].joined:
            words.pop(0)
        while words and (words[-1].joined or fold(words[-1].text) in _PARTY_MEMBERS and not is_party(words)):
            words.pop()
        cut = _person_behind(words)
        out += [words[:cut], words[cut:]] if cut else [words] if words else []
    return out


def _only_opens(run: Run) -> bool:
    """ "Remarked Ann Poe", "Retired FBI agents", "Curiously Poe" at the start of a sentence; not "United Airlines" nor "Ahmed Khan"."""
    key = fold(run[0].text)
    if len(run) < 2 or not OPENER.search(key) or key in FIRST_NAMES or run[1].joined:
        return False
    body = fold(run[-1].text) in BODY_TAILS and not run[-1].text.isupper()
    return key not in _NAMED_SO and key not in BODIES and not body


def is_party(words: Run) -> bool:
    """ "Liberal Democrats": not people of that party somewhere ("Ohio Democrats")."""
    return len(words) == 2 and fold(words[0].text) in _PARTY_FIRST and fold(words[1].text) == "democrats"


def _is_function_word(run: Run, index: int) -> bool:
    """Whether a capitalised word is no part of a name: "The", "After", but not "Will" of "Will Poe" nor "Today" of "USA Today"."""
    word = run[index].text
    key = fold(word)
    if index == 0 and key in OPENING_NOUNS:
        return len(run) < 2 or fold(run[1].text) not in BODY_TAILS
    if key.split("-")[0] in FUNCTION_WORDS and word.partition("-")[2].islower():
        return True
    if key == "all" and fold(run[index + 1].text if index + 1 < len(run) else "") in COUNTRIES:
        # "All India Radio": the whole of the country in a body's name.
        return not (len(run) > index + 2 and (fold(run[-1].text) in BODY_TAILS))
    if key not in FUNCTION_WORDS or "." in word or key in _ACRONYMS_TOO and word.isupper() or _is_named_so(run, index):
        return False
    if index == 0 or key in _LAST_WORDS and _is_function_word(run, index - 1):
        return True
    return key not in _LAST_WORDS and not run[index - 1].joined


def _is_named_so(run: Run, index: int) -> bool:
    """ "Will" of "Will Poe" and of "George Will", "Our" of "Alliance to Reclaim Our Schools"."""
    key = fold(run[index].text)
    if key in _OWN:
        return any(w.joined for w in run[:index])
    if key in _FAMILY_WORDS and index and fold(run[index - 1].text) in FIRST_NAMES:
        return True
    before_name = index + 1 < len(run) and not run[index + 1].joined
    return key in FIRST_NAMES and (before_name or index > 0 and fold(run[index - 1].text) in FIRST_NAMES)


def _person_behind(words: Run) -> int:
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
        known = before in BODY_TAILS or before in PLACES or before in BODIES
        is_body = known and before not in FIRST_NAMES or words[index - 1].text.isupper()
        if keys[index] in FIRST_NAMES and is_body and len(words[index - 1].text.rstrip(".")) > 1:
            return index
    return 1 if len(keys) == 3 and len(keys[0]) > 3 and (keys[0] in COUNTRIES or keys[0] in DEMONYMS) and keys[1] not in BODY_TAILS else 0
