"""`/v1/articles`: articles that are kept, with the quotes in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Response, jsonify, request, url_for

from quoteapi.api import extract, linked
from quoteapi.api.conditional import CACHED, ETAG, etag, require_match, revalidated
from quoteapi.api.contract import Answer, Asks, operation, section
from quoteapi.api.examples import kept
from quoteapi.api.examples import linked as examples
from quoteapi.api.forms import JSON as PLAIN
from quoteapi.api.forms import LINKED, varied, wanted
from quoteapi.api.intake import JSON, received_to_keep
from quoteapi.api.paging import LINK, as_json, paged
from quoteapi.api.problems import FieldError, ProblemError, existing
from quoteapi.api.repeating import PARAMETER, given_before, once, repeatable
from quoteapi.api.state import state
from quoteapi.offsets import OFFSETS
from quoteapi.reading.articles import read_for
from quoteapi.store import ConflictError, Incoming, Writer
from quoteapi.store.requests import ArticleQuerySchema, ArticleToKeepSchema, KeepingOneSchema, VersionQuerySchema
from quoteapi.store.responses import ArticlePageSchema, WholeArticleSchema

BODY = {"required": True, "content": {**extract.CONTENT, JSON: {"schema": ArticleToKeepSchema, "example": kept.TO_KEEP}}}
LOCATION = {"Location": {"description": "The article's own address.", "schema": {"type": "string"}}}
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": False,
    "description": "Only if its ETag is still this one.",
    "schema": {"type": "string"},
}
NEW = Answer("It is new, and kept.", WholeArticleSchema, kept.whole_article(), status=201, headers={**ETAG, **LOCATION})
KEPT = replace(NEW, description="It was kept already, and now is as it was sent.", status=200, also=(NEW,))

blueprint = section("articles", "Articles that are kept.")


@operation(
    blueprint,
    "POST /v1/articles",
    query=KeepingOneSchema,
    asks=Asks(BODY, (PARAMETER,)),
    answer=KEPT,
    problems=(400, 401, 409, 413, 415, 422, 429, 503),
)
def keep_article(asked: dict[str, Any]) -> Response:
    """Read an article and keep it.

    The body is JSON, plain text or an HTML page, as for `POST /v1/extract`. A page is kept with the address, publisher, author, day and
    language that it tells of itself; what the query says stands over that.

    An article with an id, an address or a text that is kept already is that article: what is sent takes the place of what was kept, and
    a changed text is its next version. A text that was read before is not read again.
    """
    here = state()
    store, again = here.archive.store(), repeatable(request, here.settings)
    earlier = given_before(store, again)
    if earlier is not None:
        return earlier
    incoming = received_to_keep(request, here.settings, asked["named"])
    try:
        incoming, result = read_for(store, incoming, here.counted, asked["scope"])
        return store.write(lambda writer: once(writer, again, lambda: _keep(writer, incoming, result, asked)))
    except ConflictError as error:
        raise ProblemError(409, "The id and the url are of two articles.", errors=[FieldError("body", error.field, str(error))]) from None


def _keep(writer: Writer, incoming: Incoming, result: Mapping[str, Any], asked: Mapping[str, Any]) -> Response:
    put = writer.put(incoming, result, scope=asked["scope"])
    whole = writer.article(put.uid, offsets=asked["offsets"])
    response = jsonify(whole)
    response.status_code = 201 if put.created else 200
    response.headers["Location"] = url_for("articles.get_article", id=put.uid)
    response.headers["Cache-Control"] = CACHED
    response.set_etag(etag(whole or {}))
    return response


@operation(
    blueprint,
    "GET /v1/articles",
    query=ArticleQuerySchema,
    answer=Answer("A page of articles.", ArticlePageSchema, example={"articles": [kept.article()], "next": None}, headers={**ETAG, **LINK}),
    problems=(401, 422, 429, 503),
)
def list_articles(asked: dict[str, Any]) -> Response:
    """Articles that are kept, without their texts."""
    return paged(state().archive.store().articles, asked, as_json("articles"))


@operation(
    blueprint,
    "GET /v1/articles/<id>",
    query=VersionQuerySchema,
    answer=Answer("The article.", WholeArticleSchema, example=kept.whole_article(), headers=ETAG, linked=examples.article()),
    problems=(401, 404, 422, 429, 503),
)
def get_article(asked: dict[str, Any], id: str) -> Response:
    """One article: what is kept of it, its text and the engine's result, of the present version or an earlier one.

    With `Accept: application/ld+json` the article and its quotes, as schema.org or the W3C has them, by profile.
    """
    version, store, form = asked.get("version"), state().archive.store(), wanted(request, *LINKED)
    found = existing(
        store.article(id, version, offsets=asked["offsets"] if form == PLAIN else "codepoint"),
        "article" if version is None else "such version of an article",
    )
    return revalidated(varied(jsonify(found)), etag(found)) if form == PLAIN else revalidated(linked.kept_article(store, found, form))


@operation(
    blueprint,
    "DELETE /v1/articles/<id>",
    asks=Asks(headers=(PARAMETER, IF_MATCH)),
    answer=Answer("It is gone, with all that came from it.", None, status=204),
    problems=(401, 404, 412, 422, 429, 503),
)
def remove_article(id: str) -> Response:
    """Remove an article, its versions, its quotes, and the speakers whom nothing else quotes."""
    here = state()
    again = repeatable(request, here.settings)
    return here.archive.store().write(lambda writer: once(writer, again, lambda: _remove(writer, id)))


def _remove(writer: Writer, uid: str) -> Response:
    require_match(request, *(etag(existing(writer.article(uid, offsets=unit), "article")) for unit in OFFSETS))
    writer.remove(uid)
    return Response(status=204)
