"""An alignment is shown word by word: the page's own script draws hand-made steps."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DRAW = """async ([steps, names]) => (await import("/page/js/alignment.js")).alignmentOf(steps, names).innerHTML"""


def step(operation: str, source: str | None, quotation: str | None, *, marked: bool = False) -> dict[str, Any]:
    words = {"source": source, "quotation": quotation}
    return {"operation": operation, "marked": marked, **{side: word and {"text": word} for side, word in words.items()}}


def drawn(scripts: Page, *steps: dict[str, Any], **names: str) -> str:
    """The markup in short: `-left out-`, `+put in+`, `{kind:words}`, and in brackets what is only heard."""
    markup = scripts.evaluate(DRAW, [list(steps), names])
    heard = re.sub(r'<span class="unseen">(.*?)</span>', r"[\1]", markup)
    sides = re.sub(r"</?ins>", "+", re.sub(r"</?del>", "-", heard))
    return re.sub(r"</span>", "}", re.sub(r'<span class="([\w ]+)"[^>]*>', r"{\1:", sides))


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param([step("same", "we", "we"), step("same", "row", "row")], "we row", id="the-same"),
        pytest.param(
            [step("same", "at", "at"), step("replaced", "dawn", "dusk")],
            "at {change:-[in the source: ]dawn- +[in the quotation: ]dusk+}",
            id="one-for-another",
        ),
        pytest.param(
            [step("left_out", "very", None), step("left_out", "long", None), step("same", "walls", "walls")],
            "{change:-[in the source: ]very long-} walls",
            id="left-out",
        ),
        pytest.param([step("added", None, "so")], "{change:+[in the quotation: ]so+}", id="put-in"),
        pytest.param(
            [step("replaced", "they", "gulls", marked=True), step("added", None, "so")],
            "{change told:-[in the source: ]they- +[in the quotation: ]gulls+} {change:+[in the quotation: ]so+}",
            id="what-brackets-tell-stands-apart",
        ),
        pytest.param([step("same", "We", "WE")], "{retyped:WE[ (in the source: We)]}", id="another-spelling"),
        pytest.param([step("moved", "now", "now")], "{moved:now[ (elsewhere in the source)]}", id="moved"),
        pytest.param([step("same", "<b>", "<b>")], "&lt;b&gt;", id="markup"),
    ],
)
def test_steps_become_words(scripts: Page, steps: list[dict[str, Any]], shown: str) -> None:
    assert drawn(scripts, *steps) == shown


def test_the_two_wordings_can_be_named(scripts: Page) -> None:
    told = drawn(scripts, step("replaced", "dawn", "dusk"), source="in The Pier", quotation="in The Post")
    assert told == "{change:-[in The Pier: ]dawn- +[in The Post: ]dusk+}"
