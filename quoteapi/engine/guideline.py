"""What the guideline of a scope leaves out, whatever the detector thinks of it: each rule says no for a reason of its own.

The tagger learned the scope `all` from twelve times as much text as `reported`, and lets some of it through.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quoteapi.engine.lexicon import ASKED_ABOUT, EXPECTED, NAMING_WORDS, WHEN
from quoteapi.engine.marked import Marked
from quoteapi.engine.model import Attribution, Document, Scope

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


def neither_cue_nor_marks(marked: Marked, attribution: Attribution) -> bool:
    """Words that nothing introduces and no mark sets off are the writer's."""
    return attribution.cue is None and not any(marked.in_marks.overlaps(t.span) for t in attribution.contents)


def question_only_mentioned(marked: Marked, attribution: Attribution) -> bool:
    """“When asked about the talks, he left”: a question's topic, asked by nobody in particular."""
    if attribution.source is not None or attribution.cue is None or not ASKED_ABOUT.fullmatch(_cue(marked, attribution)):
        return False
    return bool(WHEN.search(marked.text[max(0, attribution.cue.span.start - 20) : attribution.cue.span.start]))


RULES: dict[Scope, tuple[Rule, ...]] = {
    "reported": (term_in_marks, neither_cue_nor_marks, expectation_without_holder, question_only_mentioned),
    "all": (term_in_marks, neither_cue_nor_marks),
}


def _cue(marked: Marked, attribution: Attribution) -> str:
    return marked.text[attribution.cue.span.start : attribution.cue.span.end] if attribution.cue else ""
