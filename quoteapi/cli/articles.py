"""What the command line reads: one article a file, or one a line. A fault is handed on as a value, so that the rest is still read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from quoteapi import jsonl
from quoteapi.engine.pipeline import Article
from quoteapi.errors import QuoteapiError
from quoteapi.extras import MissingExtraError
from quoteapi.reading.charsets import decoded, decoded_page
from quoteapi.reading.pages import article_in

STDIN = "-"
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


class InputError(QuoteapiError):
    """A file that cannot be read as an article; the message names it."""


@dataclass(frozen=True, slots=True)
class Input:
    """An article and its id: a line's own, or the file's name. `from_page` tells that its text was taken out of HTML."""

    id: str | int
    article: Article
    from_page: bool = False


def from_files(names: Iterable[str], *, html: bool) -> Iterator[Input | QuoteapiError]:
    """One article a file, `-` for standard input. With `html` each file is a web page, else only those named as one."""
    for name in names:
        try:
            yield _file(name, html=html or Path(name).suffix.lower() in PAGE_SUFFIXES)
        except InputError as error:
            yield error


def from_lines(names: Iterable[str]) -> Iterator[Input | QuoteapiError]:
    """One article a line of each file: `{"id", "text"}` and, if given, `title`."""
    for name in names:
        try:
            with click.open_file(name, "rb") as file:
                yield from map(_line, jsonl.read(file, _shown(name)))
        except OSError as error:
            yield _unreadable(name, error)


def _line(line: jsonl.Line | jsonl.LineError) -> Input | QuoteapiError:
    if isinstance(line, jsonl.LineError):
        return line
    try:
        return Input(line.id(), Article(line.text("text"), line.optional_text("title")))
    except jsonl.LineError as error:
        return error


def _file(name: str, *, html: bool) -> Input:
    try:
        with click.open_file(name, "rb") as file:
            content = file.read()
        if not html:
            return Input(name, Article(decoded(content, None)))
    except OSError as error:
        raise _unreadable(name, error) from error
    except UnicodeDecodeError as error:
        at = f"byte 0x{error.object[error.start]:02x} at offset {error.start}"
        raise InputError(f"{_shown(name)}: is not {error.encoding.upper()} ({at})") from error
    try:
        page = article_in(decoded_page(content, None))
    except MissingExtraError as error:
        raise InputError(f"{_shown(name)}: {error}") from None
    if page is None:
        raise InputError(f"{_shown(name)}: no article was found in this page")
    return Input(name, Article(page.text, page.title), from_page=True)


def _unreadable(name: str, error: OSError) -> InputError:
    return InputError(f"{_shown(name)}: {error.strerror or error}")


def _shown(name: str) -> str:
    return "standard input" if name == STDIN else name
