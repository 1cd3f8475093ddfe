"""The server of `quoteapi mcp`: its tools, each a function of an engine that is loaded when it is first asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from mcp.server.mcpserver import MCPServer
from mcp.types import ToolAnnotations

from quoteapi.config import Settings
from quoteapi.engine.model import Quote
from quoteapi.engine.pipeline import Engine
from quoteapi.factcheck import Answers, locked
from quoteapi.mcp.verifying import Lock, Verdict, answered, library, lock, readable, verdict
from quoteapi.verification import Source
from quoteapi.version import __version__

INSTRUCTIONS = (
    "Reads English news text and tells who said what. Offsets are Unicode code points into the text as it was given, end exclusive. "
    "It says what a text ascribes to whom, never whether it is true."
)
READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


@dataclass(frozen=True)
class Said:
    """One quote. `start` and `end` hold all its pieces; `speaker` is null where the text names nobody, and `source` are its own words
    for who speaks; `confidence` 0.9 is meant to be right nine times in ten."""

    text: str
    type: Literal["direct", "indirect", "mixed"]
    start: int
    end: int
    speaker: str | None
    kind: str
    source: str | None
    role: str | None
    affiliation: str | None
    cue: str | None
    stance: str
    confidence: float


@dataclass(frozen=True)
class Found:
    """The quotes of a text, in its order. `language` is `und` where it does not read like English."""

    language: str
    quotes: list[Said]


def server(settings: Settings) -> MCPServer:
    """The server, not yet running."""
    made = MCPServer("quoteapi", version=__version__, instructions=INSTRUCTIONS)
    engine = cache(lambda: Engine(threads=settings.threads))

    @made.tool(annotations=READS)
    def extract(text: str, title: str | None = None, scope: Literal["reported", "all"] = "reported") -> Found:
        """Who said what in a news article: each direct, indirect and mixed quote, with its speaker, role and affiliation.

        `text` is the article as plain text, `title` its title where that stands apart. `scope` "all" adds wishes, plans and gestures.
        """
        readable("text", text, settings)
        result = engine().extract(text, title=title, scope=scope)
        return Found(result.article.language, [_said(quote) for quote in result.quotes])

    @made.tool(annotations=READS)
    def verify(quotation: str, speaker: str | None = None, texts: list[str] | None = None) -> Verdict:
        """Whether a quotation was said, word for word, and by whom.

        It is looked for in `texts`, or without any in the archive of articles that this server is set up with. `speaker` is who is said
        to have said it. "not_found" never means that it is false.
        """
        readable("quotation", quotation, settings)
        with library(engine, texts, settings) as where:
            return answered("quotation", lambda: verdict(Answers(where).check(where.verify(quotation, speaker))))

    @made.tool(annotations=READS)
    def verify_draft(draft: str, texts: list[str] | None = None) -> Lock:
        """Every quotation of a draft, or of your own answer, verified before it is sent: each with its verdict, and the draft marked.

        Quotations are looked for in `texts`, or without any in the archive of articles that this server is set up with.
        """
        readable("draft", draft, settings)
        with library(engine, texts, settings) as where:
            read = Source("draft", draft, engine().extract(draft))
            return answered("draft", lambda: lock(Answers(where).lock(draft, locked(read, where))))

    return made


def _said(quote: Quote) -> Said:
    return Said(
        text=quote.text,
        type=quote.type,
        start=quote.spans[0].start,
        end=quote.spans[-1].end,
        speaker=quote.speaker.name,
        kind=quote.speaker.kind,
        source=quote.source.text if quote.source else None,
        role=quote.role.text if quote.role else None,
        affiliation=quote.affiliation.text if quote.affiliation else None,
        cue=quote.cue.text if quote.cue else None,
        stance=quote.stance,
        confidence=round(quote.confidence, 4),
    )
