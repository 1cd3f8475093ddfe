"""What a cue tells of its speaker: a subject of its own, one nearer than the source, one who turns to somebody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteapi.engine.model import Speaker, Voice

Given = tuple[str | None, str] | tuple[str | None, str, str]
Decide = Callable[..., tuple[Speaker, Voice]]

DECISIONS = [
    pytest.param(
        "Last week Ann Poe, a nurse, also said it rained.",
        [(None, "it rained", "said")], "Ann Poe", "person", "cue-subject", id="cue-subject-apposition",
    ),
    pytest.param(
        "“It is late,” said Ann Poe.",
        [(None, "It is late,", "said")], "Ann Poe", "person", "cue-subject", id="cue-subject-inverted",
    ),
    pytest.param(
        "It rained, according to the WHO.",
        [(None, "It rained", "according to")], "WHO", "organisation", "cue-subject", id="cue-subject-according",
    ),
    pytest.param(
        "Ann Poe left. She feared rain.",
        [(None, "rain", "feared")], "Ann Poe", "person", "cue-subject", id="cue-subject-pronoun",
    ),
    pytest.param(
        "Ann Poe left. They praised her warning of rain.",
        [(None, "of rain", "warning")], "Ann Poe", "person", "cue-subject", id="cue-subject-owner",
    ),
    pytest.param(
        "Ann Poe left for Derby, saying it rained.",
        [(None, "it rained", "saying")], "Ann Poe", "person", "cue-subject", id="cue-subject-participle",
    ),
    pytest.param(
        "Recalling the flood, Ann Poe wept.",
        [(None, "the flood", "Recalling")], "Ann Poe", "person", "cue-subject", id="cue-subject-main-clause",
    ),
    pytest.param(
        "Some experts said it rained.",
        [(None, "it rained", "said")], None, "group", "cue-subject", id="cue-subject-description",
    ),
    pytest.param(
        "Ann Poe came. The deal was said to be late.",
        [(None, "to be late", "was said")], None, "unknown", "no-source", id="cue-subject-passive",
    ),
    pytest.param(
        "According to Acme Corp., Ann Poe said it rained, adding it was late.",
        [
            ("Acme Corp.", "it rained", "According to"),
            ("Ann Poe", "it rained", "said"),
            ("Acme Corp.", "it was late", "adding"),
        ],
        "Ann Poe", "person", "leaning-cue", id="leaning-cue",
    ),
    pytest.param(
        "Acme Corp. said Ann Poe had said no, adding it was late.",
        [
            ("Acme Corp.", "Ann Poe had said no", "said"),
            ("Ann Poe", "no", "had said"),
            ("Acme Corp.", "it was late", "adding"),
        ],
        "Acme Corp.", "organisation", "full-name", id="leaning-cue-of-the-subject",
    ),
    pytest.param(
        "Ann Poe turned to Bo Starr. “It is late.” Mr. Starr nodded.",
        [("Mr. Starr", "It is late.")], "Ann Poe", "person", "beat-before", id="beat-before",
    ),
    pytest.param(
        "Ann Poe turned to Bo Starr. “It is late.” Mr. Starr nodded.",
        [("Mr. Starr", "It is late.", "nodded")], "Ann Poe", "person", "beat-before", id="beat-before-gesture",
    ),
    pytest.param(
        "Ann Poe turned to Bo Starr. “It is late.” Mr. Starr said.",
        [("Mr. Starr", "It is late.", "said")], "Bo Starr", "person", "last-name", id="beat-before-said",
    ),
    pytest.param(
        "Ann Poe slept. “It is late.” Bo Starr nodded.",
        [("Bo Starr", "It is late.")], "Bo Starr", "person", "full-name", id="beat-before-nobody-addressed",
    ),
    pytest.param(
        "Ann Poe left when Bo Starr said it rained.",
        [("Ann Poe", "it rained", "said")], "Bo Starr", "person", "nearer-subject", id="nearer-subject",
    ),
    pytest.param(
        "Ann Poe told Bo Starr it rained.",
        [("Ann Poe", "it rained", "told")], "Ann Poe", "person", "full-name", id="nearer-subject-addressed",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes", "name", "kind", "rule"), DECISIONS)
def test_decisions(decide: Decide, text: str, quotes: list[Given], name: str | None, kind: str, rule: str) -> None:
    speaker, voice = decide(text, quotes)
    assert (speaker.name, speaker.kind, voice.evidence[0].rule) == (name, kind, rule)
