"""`quoteapi verify`: did they say it, by files or by the archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import click

from quoteapi.cli import verdict_text
from quoteapi.cli.archive import opened
from quoteapi.cli.articles import from_files
from quoteapi.cli.terminal import output
from quoteapi.engine.pipeline import Engine
from quoteapi.errors import QuoteapiError
from quoteapi.factcheck import Answers, Archive, Library, Texts, locked
from quoteapi.jsonl import as_json
from quoteapi.offsets import Offsets
from quoteapi.store import ArticleQuery
from quoteapi.store.moments import published
from quoteapi.verification import DraftError, QuotationError, Source


class Moment(click.ParamType[str]):
    """A date, or a date and time."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """As the archive spells it."""
        try:
            return published(value)
        except ValueError:
            self.fail(f"{value!r} is no date such as 2026-05-01, and no time such as 2026-05-01T08:30:00Z.", param, ctx)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be verified: a quotation with its speaker, or a draft."""

    quotation: str | None
    speaker: str | None
    draft: str | None
    html: bool


@click.command(short_help="Tell whether a quotation was said, word for word, and by whom.")
@click.argument("quotation", required=False)
@click.option("--speaker", help="Who is said to have said it.")
@click.option("--draft", metavar="FILE|-", help="Check every quotation of this article, or of a language model's answer, instead of one.")
@click.option("--in", "files", multiple=True, metavar="FILE", help="Look in this file, not in the archive; may be repeated.")
@click.option("--html", is_flag=True, help="The files are web pages, whatever their names.")
@click.option("--url", help="Look only in the article at this address.")
@click.option("--publisher", help="Look only in articles of this publisher.")
@click.option("--author", help="Look only in articles of this author.")
@click.option("--language", help="Look only in articles of this language.")
@click.option("--from", "since", type=Moment(), help="Look only in articles of this day or later.")
@click.option("--to", "until", type=Moment(), help="Look only in articles of this day or earlier.")
@click.option("--json", "form", flag_value="json", help="Write the verdicts as indented JSON.")
@click.option("--marked", "form", flag_value="marked", help="Write the draft with the verdict behind each quotation.")
@click.option(
    "--offsets", type=click.Choice(get_args(Offsets)), default="codepoint", show_default=True, help="The unit of offsets in JSON."
)
@click.option("--strict", is_flag=True, help="Exit with 1 unless every quotation may stand as it is.")
@click.option("--threads", type=click.IntRange(1, 256), default=1, show_default=True, help="Cores that one article may use.")
@click.option("--output", "-o", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
def command(
    quotation: str | None,
    speaker: str | None,
    draft: str | None,
    files: tuple[str, ...],
    html: bool,
    form: str | None,
    offsets: Offsets,
    strict: bool,
    threads: int,
    target: Path | None,
    **narrowed: Any,
) -> None:
    """Tell whether QUOTATION was said, word for word, and by whom.

    It is compared with the articles of the archive, or with the files named by --in. The words that differ are shown, and whether they
    change the meaning.
    """
    asked = Asked(quotation, speaker, draft, html)
    _refuse_mixed(asked, form, files, any(narrowed.values()))
    engine = Engine(threads=threads)
    with _library(engine, files, html, ArticleQuery(**narrowed)) as library, output(target) as stream:
        answer = _verified(asked, engine, library, offsets)
        if form == "json":
            stream.write(as_json(answer, indent=2) + "\n")
        elif form == "marked":
            stream.write(answer["marked"])
        else:
            verdict_text.show(stream, answer.get("quotations", [answer]))
    sys.exit(1 if strict and answer["light"] != "green" else 0)


def _refuse_mixed(asked: Asked, form: str | None, files: tuple[str, ...], narrowed: bool) -> None:
    if (asked.quotation is None) == (asked.draft is None):
        raise click.UsageError("Give a QUOTATION, or --draft.")
    if asked.draft is not None and asked.speaker is not None:
        raise click.UsageError("--speaker goes with a QUOTATION; a draft tells itself who speaks.")
    if form == "marked" and asked.draft is None:
        raise click.UsageError("--marked goes with --draft.")
    if files and narrowed:
        raise click.UsageError("--in looks in files; what narrows the archive cannot go with it.")


@contextmanager
def _library(engine: Engine, files: tuple[str, ...], html: bool, query: ArticleQuery) -> Iterator[Library]:
    if not files:
        with opened() as store:
            yield Archive(store, query)
        return
    yield Texts([_read(engine, name, name, html) for name in dict.fromkeys(files)])


def _read(engine: Engine, uid: str, name: str, html: bool) -> Source:
    for given in from_files([name], html=html):
        if isinstance(given, QuoteapiError):
            raise click.ClickException(str(given))
        return Source(uid, given.article.text, engine.extract(given.article.text, title=given.article.title))
    raise AssertionError("one file gives one article or one error")


def _verified(asked: Asked, engine: Engine, library: Library, offsets: Offsets) -> Mapping[str, Any]:
    answers = Answers(library, offsets)
    try:
        if asked.draft is not None:
            draft = _read(engine, "draft", asked.draft, asked.html)
            return answers.lock(draft.text, locked(draft, library))
        return answers.check(library.verify(asked.quotation or "", asked.speaker))
    except (DraftError, QuotationError) as error:
        raise click.ClickException(f"{'the draft' if asked.draft is not None else 'the quotation'}: {error}") from error
