"""Answers as JSON-LD: schema.org's quotations and drafts of claims, and the W3C's annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from flask import Response, json, url_for

from quoteapi.api.forms import ANNOTATION, CLAIM, LINKED_TYPE, Form, labelled
from quoteapi.api.paging import Links
from quoteapi.api.state import state
from quoteapi.formats import schema_org, web_annotation
from quoteapi.formats.quoted import Publication, Quoted, of_result, publication
from quoteapi.store import Page, QuoteQuery, Store
from quoteapi.store.bodies import bodies
from quoteapi.store.requests import LONGEST_PAGE

Written = Callable[[Quoted], dict[str, Any]]


def read_article(result: Mapping[str, Any], text: str, form: Form, *, from_page: bool) -> Response:
    """What an extraction found, in code points; the text too, where the caller does not have it."""
    article, quotes = of_result(result, text, body=from_page)
    return _answer(_of_article(article, quotes, form, article.iri), form)


def kept_article(store: Store, kept: Mapping[str, Any], form: Form) -> Response:
    """An article of the archive, which counts in code points, with its quotes: of its present version as people have corrected them."""
    address = url_for("articles.get_article", id=kept["id"], _external=True)
    article = publication(kept, kept["text"], address)
    return _answer(_of_article(article, (_kept(said, article) for said in _quotes_in(store, kept)), form, address), form)


def _quotes_in(store: Store, kept: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if kept["version"] != kept["versions"][-1]["number"]:
        # Only those of the present version have rows of their own.
        yield from (body.json for body in bodies(kept["id"], kept["version"], kept["result"]))
        return
    cursor = None
    while True:
        page = store.quotes(QuoteQuery(article=kept["id"]), limit=LONGEST_PAGE, cursor=cursor)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return


def one_quote(store: Store, said: Mapping[str, Any], form: Form) -> Response:
    """One quote of the archive."""
    [quoted] = _quoted(store, [said])
    return _answer(web_annotation.alone(quoted) if form == ANNOTATION else schema_org.alone(quoted, _written(form)), form)


def quote_page(store: Store, form: Form, found: Page, links: Links) -> Response:
    """A page of quotes of the archive."""
    quotes = _quoted(store, found.items)
    if form == ANNOTATION:
        return _answer(web_annotation.page(quotes, links.here, links.first, links.next), form)
    return _answer(schema_org.graph(quotes, _written(form)), form)


def _of_article(article: Publication, quotes: Iterable[Quoted], form: Form, iri: str) -> dict[str, Any]:
    if form == ANNOTATION:
        return web_annotation.collection(quotes, iri, article.title)
    return schema_org.graph(quotes, _written(form), article)


def _written(form: Form) -> Written:
    if form == CLAIM:
        return partial(schema_org.claim, interpreter=state().settings.claim_interpreter or None)
    return schema_org.quotation


def _quoted(store: Store, items: Iterable[Mapping[str, Any]]) -> Iterator[Quoted]:
    """Each quote with its article; one whose article has gone meanwhile is left out."""
    items = list(items)
    texts = store.texts({(said["article"]["id"], said["article"]["version"]) for said in items})
    for said in items:
        told = said["article"]
        text = texts.get((told["id"], told["version"]))
        if text is not None:
            yield _kept(said, publication(told, text, url_for("articles.get_article", id=told["id"], _external=True)))


def _kept(said: Mapping[str, Any], article: Publication) -> Quoted:
    speaker = said["speaker"]["id"]
    own = url_for("quotes.get_quote", id=said["id"], _external=True)
    return Quoted(own, said, article, speaker and url_for("speakers.get_speaker", id=speaker, _external=True))


def _answer(node: Mapping[str, Any], form: Form) -> Response:
    return labelled(Response(json.dumps(node), mimetype=LINKED_TYPE), form)
