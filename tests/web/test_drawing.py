"""What is marked becomes nested elements, whatever overlaps: the page's own script draws hand-made readings."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DRAW = """async ([text, result]) => {
  const { arrange } = await import("/page/js/reading.js");
  const { draw } = await import("/page/js/article.js");
  const article = document.createElement("article");
  await draw(article, text, result.article.title, arrange(result, text), () => true);
  return article.innerHTML;
}"""
TEXT = "“We will not,” she told Parliament, “go where Rome says ‘all is well’.”"


def quote(key: str, *pieces: str, kind: str = "direct", within: str | None = None, text: str = TEXT, **more: Any) -> dict[str, Any]:
    spans = [spot(piece, text) for piece in pieces]
    empty = {"verbatim": [], "cue": None, "source": None, "within": within}
    return {"id": key, "type": kind, "spans": spans, "speaker": {"id": f"s{key}"}, **empty, **more}


def spot(words: str, text: str = TEXT) -> dict[str, Any]:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def drawn(scripts: Page, *quotes: dict[str, Any], text: str = TEXT, title: str | None = None) -> str:
    """The article's markup with the names of what is marked in place of elements: `<q1>words</q1>`."""
    speakers = [
        {"id": q["speaker"]["id"], "name": "Ann Lee", "kind": "person", "roles": [], "affiliations": [], "mentions": []} for q in quotes
    ]
    markup = scripts.evaluate(DRAW, [text, {"article": {"title": title}, "quotes": list(quotes), "speakers": speakers, "entities": []}])
    named = re.sub(r'<mark [^>]*?data-quote="(\w+)"[^>]*>', r"<\1>", markup)
    named = re.sub(r'<span class="(\w+)[^>]*>', r"<\1>", named)
    return re.sub(r"</(?:mark|span)>", "/", re.sub(r' dir="auto"| data-start="\d+"', "", named))


def test_a_quote_of_two_pieces_with_its_source_and_cue(scripts: Page) -> None:
    broken = quote("q1", "We will not,", "go where Rome says ‘all is well’.", source=spot("she"), cue=spot("told"))
    assert (
        drawn(scripts, broken) == "<p>“<q1>We will not,/” <source>she/ <cue>told/ Parliament, “<q1>go where Rome says ‘all is well’./”</p>"
    )


def test_a_quote_in_a_quote_and_its_source_in_the_outer_one(scripts: Page) -> None:
    outer = quote("q1", "go where Rome says ‘all is well’.")
    inner = quote("q2", "all is well", within="q1", source=spot("Rome"))
    assert (
        drawn(scripts, inner, outer) == "<p>“We will not,” she told Parliament, “<q1>go where <source>Rome/ says ‘<q2>all is well/’./”</p>"
    )


def test_two_quotes_of_the_same_words_nest_as_they_stand_in_each_other(scripts: Page) -> None:
    assert "<q1><q2>all is well//" in drawn(scripts, quote("q2", "all is well", within="q1"), quote("q1", "all is well"))


def test_quotes_that_cross_are_cut_and_both_whole(scripts: Page) -> None:
    crossing = drawn(scripts, quote("q1", "go where Rome"), quote("q2", "Rome says"))
    assert "<q1>go where <q2>Rome//<q2> says/ ‘all" in crossing


def test_the_words_in_marks_of_a_mixed_quote(scripts: Page) -> None:
    mixed = quote("q1", "Rome says ‘all is well’", kind="mixed", verbatim=[spot("all is well")])
    assert "<q1>Rome says ‘<verbatim>all is well/’/" in drawn(scripts, mixed)


def test_a_quote_over_two_paragraphs_is_marked_in_both(scripts: Page) -> None:
    text = "Lee said: “One.\n\n“Two.”"
    assert drawn(scripts, quote("q1", "One.\n\n“Two.", text=text), text=text) == "<p>Lee said: “<q1>One./</p><p><q1>“Two./”</p>"


def test_the_title_heads_the_article_once(scripts: Page) -> None:
    assert drawn(scripts, text="A title\n\nText.", title="A title") == "<h1>A title</h1><p>Text.</p>"
    assert drawn(scripts, text="Text.", title="A title") == "<h1>A title</h1><p>Text.</p>"
    assert drawn(scripts, text="Text.") == "<p>Text.</p>"


def test_only_the_first_piece_of_a_quote_is_a_stop_for_tab(scripts: Page) -> None:
    broken = quote("q1", "We will not,", "all is well")
    speakers = [{"id": "sq1", "name": None, "kind": "group", "roles": [], "affiliations": [], "mentions": []}]
    markup = scripts.evaluate(DRAW, [TEXT, {"article": {"title": None}, "quotes": [broken], "speakers": speakers, "entities": []}])
    assert re.findall(r"<mark [^>]*>", markup)[0].count('tabindex="0"') == 1
    assert markup.count("tabindex") == 1
    assert 'aria-label="Direct quote: A group, not named in the article"' in markup
