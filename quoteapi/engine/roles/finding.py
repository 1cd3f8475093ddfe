"""What a rule of this stage answers with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quoteapi.engine.roles.anchors import Anchor
from quoteapi.engine.roles.bodies import body_of
from quoteapi.engine.roles.phrases import STATUS_ADVERBS, Phrase
from quoteapi.engine.roles.tokens import Range, Tokens

_PAST = 0.1


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule read at one place: the role's tokens, the body's tokens, and how sure it is."""

    rule: str
    confidence: float
    role: Range | None
    body: Range | None


PersonRule = Callable[[Tokens, Anchor], Iterator[Finding]]


def finding_of(rule: str, confidence: float, tokens: Tokens, phrase: Phrase) -> Finding:
    """The role that `phrase` holds, and the body that it names; what somebody was "then" or "formerly" is less sure to be his role."""
    past = tokens.lowers[phrase.start] in STATUS_ADVERBS
    return Finding(rule, confidence - _PAST * past, (phrase.start, phrase.role_end), body_of(tokens, phrase))
