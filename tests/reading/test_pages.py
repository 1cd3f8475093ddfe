"""HTML to an article."""

from __future__ import annotations

import pytest

from quoteapi.reading.pages import PageTooLargeError, article_in

SAID = "“The bridge will open in May,” Ada Cole, the mayor of Lindford, said on Monday."
TOLD = "Her deputy, Tom Reyes, told reporters that the last repairs had cost more than planned."
BODY = f"<p>{SAID}</p><p>{TOLD}</p>"
TEXT = f"{SAID}\n{TOLD}"


@pytest.mark.parametrize(
    "html",
    [
        f"<html><body><article>{BODY}</article></body></html>",
        f"<!doctype html><HTML lang=en><body><main>{BODY}</main></body></HTML>",
        f'<?xml version="1.0" encoding="iso-8859-1"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{BODY}</body></html>',
        f"<html><body><nav><a href=/>Home</a></nav><article>{BODY}</article><footer>© Lindford Courier</footer></body></html>",
        f"<html><head><script>let said = 1</script></head><body><article>{BODY}</article></body></html>",
        f"<div>{BODY}</div>",
        BODY,
    ],
    ids=["article", "main", "xhtml", "menus around", "script", "a piece", "paragraphs"],
)
def test_the_text_of_the_article_and_nothing_else(html: str) -> None:
    article = article_in(html)
    assert article is not None
    assert article.text == TEXT


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (f"<html><head><title>Bridge opens</title></head><body><article>{BODY}</article></body></html>", "Bridge opens"),
        (f"<html><body><article><h1>Mayor: “No more  delay”</h1>{BODY}</article></body></html>", "Mayor: “No more delay”"),
        (f"<html><body><article>{BODY}</article></body></html>", None),
    ],
)
def test_the_title_stands_apart_from_the_text(html: str, title: str | None) -> None:
    article = article_in(html)
    assert article is not None
    assert (article.title, article.text) == (title, TEXT)


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "\x00",
        "\ud800",
        "<html><body><script>said()</script></body></html>",
        "<html><body>" + "<div>" * 19_000 + SAID,
        "<html><body>" + "<table>" * 19_000,
    ],
    ids=["nothing", "a null", "half a pair", "script only", "deep", "tables in tables"],
)
def test_a_page_without_an_article(html: str) -> None:
    assert article_in(html) is None


@pytest.mark.parametrize(
    "html", ["<html><body><article>" + "<p>said" * 20_001, "<html><body>" + "<a href=/>" * 20_001], ids=["paragraphs", "links"]
)
def test_a_page_with_more_elements_than_any_article_has(html: str) -> None:
    with pytest.raises(PageTooLargeError):
        article_in(html)


@pytest.mark.parametrize(
    ("html", "language"),
    [
        (f"<html lang=en-GB><body><article>{BODY}</article></body></html>", "en-GB"),
        (f'<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><body><article>{BODY}</article></body></html>', "en"),
        (f"<html lang=''><body><article>{BODY}</article></body></html>", None),
        (f"<html><body><article>{BODY}</article></body></html>", None),
    ],
)
def test_the_language_of_a_page(html: str, language: str | None) -> None:
    article = article_in(html, with_facts=True)
    assert article is not None
    assert article.facts.get("language") == language
