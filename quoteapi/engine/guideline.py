"""What the guideline of a scope leaves out, whatever the detector thinks of it: each rule says no for a reason of its own.

The tagger learned the scope `all` from twelve times as much text as `reported`, and lets some of it through.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quoteapi.engine.lexicon import (
    ANOTHER_TIME,
    ASKED_ABOUT,
    ASKED_BY,
    BINDS,
    CALLED_AS,
    EXPECTED,
    LEGAL_TEXT,
    NAMING_WORDS,
    ONESELF,
    POINTS_AT,
    WHEN,
)
from quoteapi.engine.marked import Marked
from quoteapi.engine.model import Attribution, Document, Scope, Tag

Rule = Callable[[Marked, Attribution], bool]


def admitted(document: Document, attributions: Sequence[Attribution], scope: Scope) -> tuple[Attribution, ...]:
    """The attributions that no rule of the scope refuses."""
    marked, rules = Marked(document), RULES[scope]
    return tuple(a for a in attributions if not any(refuses(marked, a) for refuses in rules))


def term_in_marks(marked: Marked, attribution: Attribution) -> bool:
    """Known as “the Quad”: words in marks that the words right before them introduce as a name are nobody's speech."""
    opened = marked.touching(attribution.contents[0].span)
    return (
        len(attribution.contents) == 1
        and bool(opened)
        and opened[0].outer.start < attribution.contents[0].span.start
        and bool(NAMING_WORDS.search(marked.text[max(0, opened[0].outer.start - 60) : opened[0].outer.start]))
    )


def expectation_without_holder(marked: Marked, attribution: Attribution) -> bool:
    """“Talks are expected on Monday”: nobody is said to expect them; what stands before the passive is what is expected."""
    cue, source = attribution.cue, attribution.source
    held = cue is not None and source is not None and source.span.start >= cue.span.end
    return not held and bool(EXPECTED.fullmatch(_cue(marked, attribution)))


def question_only_mentioned(marked: Marked, attribution: Attribution) -> bool:
    """“When asked about the talks, he left”: a question's topic, asked by nobody in particular."""
    cue, source = attribution.cue, attribution.source
    if cue is None or not ASKED_ABOUT.fullmatch(_cue(marked, attribution)):
        return False
    # Between "when" and "asked" stands nobody; who asks can stand behind "by" alone.
    by_nobody = source is None or not ASKED_BY.search(marked.text[max(0, source.span.start - 20) : source.span.start])
    return by_nobody and bool(WHEN.search(marked.text[max(0, cue.span.start - 20) : cue.span.start]))


def law_that_binds(marked: Marked, attribution: Attribution) -> bool:
    """“The law requires a permit”: what a legal text does is no speech; what it says in so many words is."""
    bound = attribution.source is not None and BINDS.fullmatch(_cue(marked, attribution)) is not None
    return bound and LEGAL_TEXT.fullmatch(_words(marked, attribution.source)) is not None and not _in_own_marks(marked, attribution)


def topic_pointed_at(marked: Marked, attribution: Attribution) -> bool:
    """“She was referring to the flood”, “they discussed it”: tells what was meant, and none of what was said about it."""
    points = POINTS_AT.fullmatch(_cue(marked, attribution)) is not None
    return points and not _in_own_marks(marked, attribution) and not any(CALLED_AS.search(_words(marked, t)) for t in attribution.contents)


def own_view_in_own_words(marked: Marked, attribution: Attribution) -> bool:
    """“I hope it will rain,” she said: in what is quoted of somebody, "I hope" is no second voice; "I said it would" tells of another
    time, and words in marks of their own are quoted."""
    quoted = any(marked.in_marks.overlaps(tag.span) for tag in attribution.contents) and not _in_own_marks(marked, attribution)
    own = attribution.nested and ONESELF.fullmatch(_words(marked, attribution.source)) is not None
    return own and quoted and not ANOTHER_TIME.search(_cue(marked, attribution))


RULES: dict[Scope, tuple[Rule, ...]] = {
    "reported": (
        term_in_marks,
        expectation_without_holder,
        question_only_mentioned,
        law_that_binds,
        topic_pointed_at,
        own_view_in_own_words,
    ),
    # The generous guideline marks names as well: “known here as ‘the full sweep’”.
    "all": (),
}


def _words(marked: Marked, tag: Tag | None) -> str:
    return marked.text[tag.span.start : tag.span.end] if tag else ""


def _cue(marked: Marked, attribution: Attribution) -> str:
    return _words(marked, attribution.cue)


def _in_own_marks(marked: Marked, attribution: Attribution) -> bool:
    introduced_by = [tag.span for tag in (attribution.source, attribution.cue) if tag]
    return any(marked.own_marks(tag.span, introduced_by, nested=attribution.nested) for tag in attribution.contents)
