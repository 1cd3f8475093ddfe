"""The rule that reads a candidate's party out of the contest that he stands in: "Trump won the Republican primary"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quoteapi.engine.roles.finding import Finding
from quoteapi.engine.roles.people import Person
from quoteapi.engine.roles.tokens import Range, Tokens, stem

_PARTIES = {"republican": "republican", "gop": "republican", "democratic": "democratic", "democrat": "democratic"}
_CONTESTS = frozenset(
    """campaign candidates caucus caucuses contenders contest contests debate debates field hopefuls nomination primaries
    primary race rivals side ticket""".split()
)
# Between the party and the contest: "the Republican presidential nomination".
_BETWEEN = 3
# Who stands for election may have been one of these; a reporter at the debate does not stand.
_POLITICAL = frozenset(
    """businessman candidate frontrunner governor hopeful lady mayor mogul nominee politician representative secretary senator state
    billionaire contender president""".split()
)
# A candidate is named again and again.
_OFTEN = 3


def party_of_contest(tokens: Tokens, people: tuple[Person, ...]) -> Iterator[tuple[Person, Range, Finding]]:
    """For each person who may stand for election, the party whose contests are told of in most sentences that name him."""
    by_sentence: dict[int, list[int]] = {}
    for index in _contests(tokens):
        by_sentence.setdefault(tokens.sentences[index], []).append(index)
    for person in people:
        if len(person.places) >= _OFTEN and person.heads <= _POLITICAL:
            party = _commonest(tokens, [i for s in sorted(_sentences(tokens, person)) for i in by_sentence.get(s, ())])
            if party is not None:
                yield person, person.places[0], Finding("party-of-contest", 0.25, None, (party, party + 1))


def _sentences(tokens: Tokens, person: Person) -> set[int]:
    return {tokens.sentences[place[0]] for place in person.places}


def _contests(tokens: Tokens) -> Iterator[int]:
    for index, word in enumerate(tokens.words):
        behind = range(index + 1, min(index + 1 + _BETWEEN, len(tokens.words)))
        if word[0].isupper() and stem(word) in _PARTIES and any(tokens.joined(index, i) and tokens.lowers[i] in _CONTESTS for i in behind):
            yield index


def _commonest(tokens: Tokens, found: list[int]) -> int | None:
    """The first place of the party named most; None where two are named as often."""
    counts = Counter(_PARTIES[stem(tokens.words[i])] for i in found)
    if not counts or len(set(counts.values())) < len(counts):
        return None
    party = max(counts, key=counts.__getitem__)
    return next(i for i in found if _PARTIES[stem(tokens.words[i])] == party)
