"""The formats of others in which `quoteapi extract` writes: each makes one document of an article and its quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import click

from quoteapi.config import Settings
from quoteapi.errors import SettingError
from quoteapi.formats import schema_org, web_annotation
from quoteapi.formats.quoted import Publication, Quoted

Document = Callable[[Publication, Iterable[Quoted]], dict[str, Any]]


def _quotations(article: Publication, quotes: Iterable[Quoted]) -> dict[str, Any]:
    return schema_org.graph(quotes, schema_org.quotation, article)


def _claims(article: Publication, quotes: Iterable[Quoted]) -> dict[str, Any]:
    try:
        interpreter = Settings.from_environment().claim_interpreter
    except SettingError as error:
        raise click.ClickException(str(error)) from error
    return schema_org.graph(quotes, partial(schema_org.claim, interpreter=interpreter or None), article)


def _annotations(article: Publication, quotes: Iterable[Quoted]) -> dict[str, Any]:
    return web_annotation.collection(quotes, article.iri, article.title)


DOCUMENTS: dict[str, Document] = {"quotation": _quotations, "claim": _claims, "annotation": _annotations}
