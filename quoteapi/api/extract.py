"""`POST /v1/extract`: an article in, who said what out; nothing is kept."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request

from quoteapi.api import examples, linked
from quoteapi.api.contract import Answer, Asks, operation, section
from quoteapi.api.examples.linked import extraction
from quoteapi.api.forms import JSON, LINKED, varied, wanted
from quoteapi.api.intake import received
from quoteapi.api.selection import narrowed
from quoteapi.api.state import state
from quoteapi.schemas import ArticleInSchema, Options, OptionsSchema, ResultSchema, result_to_json

CONTENT: dict[str, Any] = {
    "application/json": {"schema": ArticleInSchema, "example": examples.REQUEST},
    "text/plain": {"schema": {"type": "string", "minLength": 1}, "example": examples.TEXT},
    "text/html": {"schema": {"type": "string", "minLength": 1}, "example": examples.HTML},
}
BODY = {"required": True, "content": CONTENT}

blueprint = section("extract", "Read an article.")


@operation(
    blueprint,
    "POST /v1/extract",
    query=OptionsSchema,
    asks=Asks(body=BODY),
    answer=Answer("Who said what.", ResultSchema, example=examples.answer(), linked=extraction()),
    problems=(400, 401, 413, 415, 422, 429),
)
def extract(options: Options) -> Response:
    """Read one article.

    The body is JSON, plain text (UTF-8, or as its charset says) or an HTML page. Of a page the article is taken, without menus and
    comments; its text comes back as `article.text`, since the offsets count into that. Nothing is kept. With `Accept: application/ld+json`
    the answer is schema.org quotations, drafts of claims or W3C annotations, by profile.
    """
    here = state()
    article = received(request, here.settings)
    result = here.counted.extract(article.text, title=article.title, scope=options.scope)
    kept = narrowed(result, acts=options.act, types=options.type, min_confidence=options.min_confidence)
    form = wanted(request, *LINKED)
    if form != JSON:
        return linked.read_article(result_to_json(kept, article.text), article.text, form, from_page=article.from_page)
    offsets, explain = options.offsets, options.explain
    return varied(jsonify(result_to_json(kept, article.text, offsets=offsets, explain=explain, with_text=article.from_page)))
