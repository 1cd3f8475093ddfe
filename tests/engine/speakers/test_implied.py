"""Quotes without a source: labels, credit lines, what goes on, and who is left unnamed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteapi.engine.model import Speaker, Voice

Given = tuple[str | None, str] | tuple[str | None, str, str]
Decide = Callable[..., tuple[Speaker, Voice]]

DECISIONS = [
    pytest.param("Ann Poe came.\nPOE: We will.", [(None, "We will.", ":")], "Ann Poe", "person", "turn-label", id="turn-label"),
    pytest.param("Note: We will.", [(None, "We will.", ":")], None, "unknown", "no-source", id="turn-label-no-name"),
    pytest.param("“We tried.” — Ann Poe, nurse", [(None, "We tried.")], "Ann Poe", "person", "credit-line", id="credit-line"),
    pytest.param("“We tried.” — and so on", [(None, "We tried.")], None, "unknown", "no-source", id="credit-line-no-name"),
    pytest.param(
        "Ann Poe praised it, adding it was late.",
        [("Ann Poe", "it", "praised"), (None, "it was late", "adding")],
        "Ann Poe", "person", "shared-subject", id="shared-subject",
    ),
    pytest.param(
        "Ann Poe praised the plan, which was said to be late.",
        [("Ann Poe", "the plan", "praised"), (None, "to be late", "was said")],
        None, "unknown", "no-source", id="shared-subject-passive",
    ),
    pytest.param(
        "“It is late,” Ann Poe said. “Go home.”",
        [("Ann Poe", "It is late,", "said"), (None, "Go home.")],
        "Ann Poe", "person", "orphan-paragraph", id="orphan-paragraph",
    ),
    pytest.param(
        "It was said to be late. “Go home.”",
        [(None, "to be late", "was said"), (None, "Go home.")],
        None, "unknown", "no-source", id="orphan-paragraph-behind-a-passive",
    ),
    pytest.param(
        "Ann Poe turned to Bo Starr. “It is late.”",
        [(None, "It is late.")], "Ann Poe", "person", "last-subject", id="last-subject",
    ),
    pytest.param("The door shut. “It is late.”", [(None, "It is late.")], None, "unknown", "no-source", id="last-subject-nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes", "name", "kind", "rule"), DECISIONS)
def test_decisions(decide: Decide, text: str, quotes: list[Given], name: str | None, kind: str, rule: str) -> None:
    speaker, voice = decide(text, quotes)
    assert (speaker.name, speaker.kind, voice.evidence[0].rule) == (name, kind, rule)


def test_continued_quote(decide: Decide) -> None:
    quotes = [("Ann Poe", "We won,"), (None, "We will win again.")]
    speaker, voice = decide("“We won,” Ann Poe said.\n\n“We will win again.”", quotes, continues=True)
    assert (speaker.name, voice.form, voice.evidence[0].rule) == ("Ann Poe", None, "continued-quote")
