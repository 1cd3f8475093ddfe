"""The rule for sources who are not to be named: that the article says so, and the reason that it gives."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping

import regex

from quoteapi.engine.model import Anonymity, EntityEntry, Place, Span
from quoteapi.engine.speakers.scene import Scene

_NAMED = r"(?:named|identified|quoted by name|fully identified|publicly identified|publicly named)"
_NAME = r"(?:(?:his|her|their|its) )?(?:(?:last|full|real|first|sur)[ -]?)?names?(?: and [\p{L} ]{3,24})?"
# What an article says of a source who is not to be named; "citing", "because" and the like stand behind it.
_STATED = regex.compile(
    rf"\b(?:(?:ask|request|insist|wish|want|prefer|declin|refus)(?:r?ed|e?s|r?ing|e)?(?: (?:on|for|to|that|not|remain|be|being|"
    rf"\p{{L}}+ly)){{0,4}}? (?:not to be {_NAMED}|not be {_NAMED}|be {_NAMED}|being {_NAMED}|anonymity|anonymous|unnamed|unidentified)"
    rf"|(?:(?:did|do|does) not|(?:did|do|does)n['’]t) (?:want|wish) to be {_NAMED}"
    rf"|(?:spoke|speaks?|speaking|talked|talking|told [^.,;]{{2,40}}|agreed to (?:speak|talk)|(?:granted|given|offered|promised|on)) ?"
    rf"(?:only |strictly )?(?:(?:on|under) )?(?:the )?(?:(?:condition|promise|cover|cloak) of )?(?:strict )?(?:anonymity|anonymously)"
    rf"|(?:ask|request)(?:ed|s|ing)? that {_NAME} (?:not be|be) (?:used|published|printed|disclosed|revealed|withheld)"
    rf"|(?:ask|want|wish)(?:ed|s|ing)? to be identified only (?:by|as) (?:(?:his|her|their|a) )?[\p{{L}} ]{{3,24}}"
    rf"|whose names? (?:is|are|was|were|has been|have been) (?:being )?(?:withheld|changed)"
    rf"|(?:declin|refus)(?:ed|es|ing) to give (?:his|her|their)(?: \p{{L}}+){{0,2}} names?"
    rf"|(?:speaking|spoke|talking|talked) (?:only )?on background"
    # Who may not speak is not named for that very reason.
    rf"|(?P<why>not (?:authori[sz]ed|permitted|allowed|cleared) to (?:speak|talk|comment|discuss)(?:(?! and\b)[^.,;:—–“”\"()]){{0,120}}))"
)
_REASON = regex.compile(
    r",? (?:(?:because(?: of)?|since|as|citing|fearing|for fear(?: of| that)?|due to|given|out of (?:fear|concern)(?: of| for| that)?|"
    r"lest)|"
    r"(?:in order |so as )?(?=(?:not )?to (?!\p{L}+ (?:that|reporters)\b))) ?([^.,;:—–“”\"()]{4,240})"
)
# Where a reason ends although no mark stands there: "because she was not allowed to speak said that …".
_GOES_ON = regex.compile(r" (?:said|says|told|added|confirmed)\b")


def anonymity(scene: Scene, entities: Iterable[EntityEntry], rows: Mapping[Hashable, str]) -> dict[str, Anonymity]:
    """`a campaign official who asked not to be named because …`: by the entity's id, what is said of his name and why.

    It is told of whoever is quoted in the sentence, else of whom the sentence is about; never of somebody whose full name the
    article gives.
    """
    known = {entity.id: entity for entity in entities}
    found: dict[str, Anonymity] = {}
    for match in _STATED.finditer(scene.text):
        stated = Span(*match.span())
        whose = next((i for i in _candidates(scene, stated, known, rows) if " " not in (known[i].name or "")), None)
        if whose is not None:
            found.setdefault(whose, _stated(scene.text, stated))
    return found


def _candidates(scene: Scene, stated: Span, known: Mapping[str, EntityEntry], rows: Mapping[Hashable, str]) -> Iterator[str]:
    """The ids of those whom the words may be about, the likeliest first."""
    number = scene.sentence(stated.start)
    sentence = scene.document.sentences[number]
    sources = [(d.source, scene.findings[d.key]) for d in scene.drafts if d.source and sentence.covers(d.source)]
    for _, finding in sorted(sources, key=lambda s: _distance(s[0], stated)):
        yield rows[finding.key]
    spoken = [scene.findings[d.key] for d in scene.drafts if d.cue and sentence.covers(d.cue)]
    yield from (rows[finding.key] for finding in spoken)
    before = [(m.span.start, i) for i, e in known.items() for m in e.mentions if sentence.start <= m.span.start < stated.start]
    yield from (identity for _, identity in sorted(before))


def _distance(source: Span, stated: Span) -> int:
    """How far a source stands from the words; one behind them counts as farther than any before them in print."""
    return stated.start - source.start if source.start <= stated.start else 1000 + source.start - stated.start


def _stated(text: str, stated: Span) -> Anonymity:
    reason = _reason(text, stated)
    whole = Span(stated.start, max(stated.end, reason.end)) if reason else stated
    return Anonymity(text[whole.start : whole.end], whole, Place(text[reason.start : reason.end], reason) if reason else None)


def _reason(text: str, stated: Span) -> Span | None:
    may_not = _STATED.match(text, stated.start)
    behind = _REASON.match(text, stated.end)
    if may_not and may_not["why"]:
        return _up_to_cue(text, *may_not.span("why"))
    return _up_to_cue(text, *behind.span(1)) if behind else None


def _up_to_cue(text: str, start: int, end: int) -> Span:
    goes_on = _GOES_ON.search(text, start, end)
    return Span(start, goes_on.start() if goes_on else end)
