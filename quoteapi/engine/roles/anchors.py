"""Where the article names a speaker or describes him: the places that roles are looked for around."""

from __future__ import annotations

from dataclasses import dataclass

from quoteapi.engine.model import Speaker
from quoteapi.engine.roles.noun_phrases import LONGEST
from quoteapi.engine.roles.titles import HONORIFICS, TITLE_ABBREVIATIONS
from quoteapi.engine.roles.tokens import Tokens, is_word, possessive, stem

# More mentions of one speaker than this add nothing, and a text of nothing but names stays cheap.
MOST = 400
_NICKNAME_OPENERS = frozenset("“\"‘'(")
_NICKNAME_CLOSERS = frozenset("”\"’')")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The tokens `start` to `end` of a name, and how far to either side its phrase may reach; `full` where it has two words or more.

    A description has no name: there the tokens are those of the whole mention.
    """

    start: int
    end: int
    floor: int
    limit: int
    full: bool
    possessive: bool


def name_anchors(tokens: Tokens, speaker: Speaker) -> list[Anchor]:
    """One anchor for each mention that holds words of the speaker's name, in text order."""
    if not speaker.name:
        return []
    words = _name_words(speaker.name)
    anchors: dict[tuple[int, int], Anchor] = {}
    mentions = [tokens.within(mention) for mention in speaker.mentions[:MOST]]
    for mention in [*_in_headline(tokens, speaker.name), *mentions]:
        run = _name_run(tokens, mention, words)
        if run:
            anchor = _anchor(tokens, run, mention.start)
            known = anchors.get(run)
            anchors[run] = anchor if known is None or anchor.floor > known.floor or not known.floor else known
    return sorted(anchors.values(), key=lambda a: a.start)


def _in_headline(tokens: Tokens, name: str) -> list[range]:
    """The headline, where the last word of the name stands in it."""
    headline = range(tokens.headline)
    return [headline] if stem(name.rsplit(maxsplit=1)[-1]) in (stem(w) for w in tokens.words[: tokens.headline]) else []


def descriptions(tokens: Tokens, speaker: Speaker) -> list[range]:
    """The mentions without a word of the name ("the senator"); all of a group, whose name may be its description."""
    words = _name_words(speaker.name) if speaker.name and speaker.kind != "group" else frozenset()
    ranges = (tokens.within(m) for m in speaker.mentions[:MOST])
    return [r for r in ranges if len(r) and not _name_run(tokens, r, words)]


def _name_words(name: str) -> frozenset[str]:
    words = [stem(w) for w in name.split()]
    return frozenset(w for w in words if w and w not in HONORIFICS and w not in TITLE_ABBREVIATIONS) or frozenset(words)


def _name_run(tokens: Tokens, mention: range, words: frozenset[str]) -> tuple[int, int] | None:
    """The run of name words in `mention` that holds the most of them, initials and nicknames between them included."""
    best: tuple[int, int] | None = None
    index = mention.start
    while index < mention.stop:
        if stem(tokens.words[index]) not in words:
            index += 1
            continue
        end = _run_end(tokens, index, mention.stop, words)
        if best is None or end - index > best[1] - best[0]:
            best = (index, end)
        index = end
    return best


def _run_end(tokens: Tokens, start: int, stop: int, words: frozenset[str]) -> int:
    end = start + 1
    while end < stop and not possessive(tokens.words[end - 1]):
        if stem(tokens.words[end]) in words:
            end += 1
        elif end + 1 < stop and stem(tokens.words[end + 1]) in words and tokens.words[end].endswith("."):
            end += 2
        elif (behind := _past_nickname(tokens, end, stop)) and stem(tokens.words[behind]) in words:
            end = behind + 1
        else:
            break
    return end


def _past_nickname(tokens: Tokens, index: int, stop: int) -> int | None:
    """The token behind “Bob” in “Robert “Bob” Dow”, or behind the closing bracket; None where no nickname stands at `index`."""
    if index + 3 >= stop or tokens.words[index] not in _NICKNAME_OPENERS:
        return None
    closing = next((i for i in range(index + 2, min(index + 4, stop - 1)) if tokens.words[i] in _NICKNAME_CLOSERS), None)
    return None if closing is None else closing + 1


def _anchor(tokens: Tokens, run: tuple[int, int], mention_start: int) -> Anchor:
    start, end = run
    sentence_start = start
    while sentence_start and start - sentence_start < 2 * LONGEST and tokens.joined(sentence_start - 1, start):
        sentence_start -= 1
    limit = end
    while limit < len(tokens.words) and limit - end < 3 * LONGEST and tokens.joined(start, limit):
        limit += 1
    floor = mention_start if mention_start < start else sentence_start
    named = sum(is_word(tokens.words[i]) for i in range(start, end))
    return Anchor(start, end, floor, limit, named > 1, bool(possessive(tokens.words[end - 1])))
