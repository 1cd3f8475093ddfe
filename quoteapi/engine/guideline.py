"""What the guideline of a scope leaves out, whatever the detector thinks of it: each rule says no for a reason of its own.

The tagger learned the scope `all` from twelve times as much text as `reported`, and lets some of it through.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quoteapi.engine.lexicon import ASKED_ABOUT, EXPECTED, NAMING_WORDS, WHEN
from quoteapi.engine.model import Attribution, Document, Scope

Rule = Callable[[Document, Attribution], bool]


def admitted(document: Document, attributions: Sequence[Attribution], scope: Scope) -> tuple[Attribution, ...]:
    """The attributions that no rule of the scope refuses."""
    rules = RULES[scope]
    return tuple(a for a in attributions if not any(refuses(document, a) for refuses in rules))


def term_in_marks(document: Document, attribution: Attribution) -> bool:
    """Known as “the Quad”: words in marks that the words right before them introduce as a name are nobody's speech."""
    start = attribution.contents[0].span.start
    opened = next((q for q in document.quotations if q.outer.start < start < q.outer.end), None)
    return (
        opened is not None
        and len(attribution.contents) == 1
        and bool(NAMING_WORDS.search(document.text[max(0, opened.outer.start - 60) : opened.outer.start]))
    )


def expectation_without_holder(document: Document, attribution: Attribution) -> bool:
    """“Talks are expected on Monday”: nobody is said to expect them; what stands before the passive is what is expected."""
    cue, source = attribution.cue, attribution.source
    held = cue is not None and source is not None and source.span.start >= cue.span.end
    return not held and bool(EXPECTED.fullmatch(_cue(document, attribution)))


def neither_cue_nor_marks(document: Document, attribution: Attribution) -> bool:
    """Words that nothing introduces and no mark sets off are the writer's."""
    return attribution.cue is None and not any(q.outer.overlaps(t.span) for q in document.quotations for t in attribution.contents)


def question_only_mentioned(document: Document, attribution: Attribution) -> bool:
    """“When asked about the talks, he left”: a question's topic, asked by nobody in particular."""
    if attribution.source is not None or attribution.cue is None or not ASKED_ABOUT.fullmatch(_cue(document, attribution)):
        return False
    return bool(WHEN.search(document.text[max(0, attribution.cue.span.start - 20) : attribution.cue.span.start]))


RULES: dict[Scope, tuple[Rule, ...]] = {
    "reported": (term_in_marks, neither_cue_nor_marks, expectation_without_holder, question_only_mentioned),
    "all": (term_in_marks, neither_cue_nor_marks),
}


def _cue(document: Document, attribution: Attribution) -> str:
    return document.text[attribution.cue.span.start : attribution.cue.span.end] if attribution.cue else ""
