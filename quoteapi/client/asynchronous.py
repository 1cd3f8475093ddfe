"""The client for asyncio: the same calls as those of `Client`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from types import TracebackType
from typing import Any, Self, Unpack

import httpx

from quoteapi.client import calls, types
from quoteapi.client.calls import Call, Html, Lines
from quoteapi.client.connecting import ENDED, EVERY, headers, of_line
from quoteapi.client.failures import ConnectionLostError, ProblemError
from quoteapi.client.retrying import Retry


class AsyncClient:
    """`Client` for asyncio: the same methods, to be awaited, and lists to go through with `async for`.

    `transport` takes the place of the network, such as `httpx.ASGITransport(app)`.
    """

    def __init__(
        self,
        base_url: str,
        *,
        key: str | None = None,
        timeout: float = 60.0,
        retry: Retry = Retry(),  # noqa: B008 - frozen
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._retry = retry
        self._http = httpx.AsyncClient(base_url=base_url, headers=headers(key), timeout=timeout, transport=transport)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    async def close(self) -> None:
        """Give the connections back."""
        await self._http.aclose()

    # Reading, with nothing kept.

    async def extract(self, text: str, *, title: str | None = None, **query: Unpack[types.ExtractQuery]) -> types.Result:
        """Who said what in a text."""
        found: types.Result = await self._json(calls.read("/v1/extract", {"text": text, "title": title}, query=query))
        return found

    async def extract_page(self, html: bytes | str, **query: Unpack[types.ExtractQuery]) -> types.Result:
        """Who said what in a web page; offsets count into the answer's `article.text`."""
        found: types.Result = await self._json(calls.read("/v1/extract", Html(html), query=query))
        return found

    # The archive.

    async def keep_article(
        self, article: types.ArticleToKeep, *, idempotency_key: str | None = None, **query: Unpack[types.KeepArticleQuery]
    ) -> types.WholeArticle:
        """Read an article and keep it."""
        kept: types.WholeArticle = await self._json(calls.write("/v1/articles", body=article, query=query, key=idempotency_key))
        return kept

    async def keep_page(
        self, html: bytes | str, *, idempotency_key: str | None = None, **query: Unpack[types.KeepArticleQuery]
    ) -> types.WholeArticle:
        """Read a web page and keep it, with what it tells of itself; what `query` says stands over that."""
        kept: types.WholeArticle = await self._json(calls.write("/v1/articles", body=Html(html), query=query, key=idempotency_key))
        return kept

    def list_articles(self, **query: Unpack[types.ListArticlesQuery]) -> AsyncIterator[types.KeptArticle]:
        """Articles that are kept, without their texts."""
        return self._items("articles", calls.get("/v1/articles", query=query))

    async def get_article(self, id: str, **query: Unpack[types.GetArticleQuery]) -> types.WholeArticle:
        """One article, with its text and the engine's result."""
        found: types.WholeArticle = await self._json(calls.get("/v1/articles/{id}", id, query=query))
        return found

    async def remove_article(self, id: str, *, if_match: str | None = None, idempotency_key: str | None = None) -> None:
        """Remove an article and all that came from it; with `if_match` only if its ETag is still this one."""
        await self._send(calls.remove("/v1/articles/{id}", id, key=idempotency_key, match=if_match))

    def list_quotes(self, **query: Unpack[types.ListQuotesQuery]) -> AsyncIterator[types.KeptQuote]:
        """Quotes of the articles that are kept."""
        return self._items("quotes", calls.get("/v1/quotes", query=query))

    async def get_quote(self, id: str, **query: Unpack[types.GetQuoteQuery]) -> types.WholeQuote:
        """One quote, with the evidence for it."""
        found: types.WholeQuote = await self._json(calls.get("/v1/quotes/{id}", id, query=query))
        return found

    async def find_variants(self, id: str, **query: Unpack[types.FindVariantsQuery]) -> types.Variants:
        """The same quote in other articles: who had it first, who shortened or changed it."""
        found: types.Variants = await self._json(calls.get("/v1/quotes/{id}/variants", id, query=query))
        return found

    async def correct_quote(
        self,
        id: str,
        correction: types.CorrectionIn,
        *,
        idempotency_key: str | None = None,
        **query: Unpack[types.CorrectQuoteQuery],
    ) -> types.Correction:
        """Say what is otherwise in a quote."""
        call = calls.write("/v1/quotes/{id}/corrections", id, body=correction, query=query, key=idempotency_key)
        said: types.Correction = await self._json(call)
        return said

    async def add_quote(
        self, id: str, addition: types.AdditionIn, *, idempotency_key: str | None = None, **query: Unpack[types.AddQuoteQuery]
    ) -> types.Correction:
        """Add a quote to an article that the engine has not found."""
        call = calls.write("/v1/articles/{id}/corrections", id, body=addition, query=query, key=idempotency_key)
        said: types.Correction = await self._json(call)
        return said

    def list_corrections(self, **query: Unpack[types.ListCorrectionsQuery]) -> AsyncIterator[types.Correction]:
        """Corrections, the latest first."""
        return self._items("corrections", calls.get("/v1/corrections", query=query))

    def list_speakers(self, **query: Unpack[types.ListSpeakersQuery]) -> AsyncIterator[types.Quoted]:
        """Who has been quoted, those with the most quotes first."""
        return self._items("speakers", calls.get("/v1/speakers", query=query))

    async def get_speaker(self, id: str) -> types.WholeSpeaker:
        """One speaker, with the roles over time."""
        found: types.WholeSpeaker = await self._json(calls.get("/v1/speakers/{id}", id))
        return found

    def list_affiliations(self, **query: Unpack[types.ListAffiliationsQuery]) -> AsyncIterator[types.Quoted]:
        """Bodies that speakers spoke for, those with the most quotes first."""
        return self._items("affiliations", calls.get("/v1/affiliations", query=query))

    # Did they say it.

    async def verify_quotation(
        self,
        quotation: str,
        *,
        speaker: str | None = None,
        texts: list[types.Text] | None = None,
        **query: Unpack[types.VerifyQuotationQuery],
    ) -> types.Check:
        """Whether a quotation was said, word for word, and by whom: by these texts, or without any by the archive."""
        body = calls.against(texts, quotation=quotation, speaker=speaker)
        check: types.Check = await self._json(calls.read("/v1/verify", body, query=query))
        return check

    async def verify_draft(
        self, text: str, *, title: str | None = None, texts: list[types.Text] | None = None, **query: Unpack[types.VerifyDraftQuery]
    ) -> types.Lock:
        """Every quotation of a draft verified, and the draft marked with the verdicts."""
        lock: types.Lock = await self._json(calls.read("/v1/verify/draft", calls.against(texts, text=text, title=title), query=query))
        return lock

    # Published fact-checks.

    async def search_claims(self, **query: Unpack[types.SearchClaimsQuery]) -> AsyncIterator[types.Claim]:
        """Claims that were checked, as Google's Fact Check Tools have them."""
        call = calls.get("/v1/claims:search", query=query)
        while True:
            page = await self._json(call)
            for claim in page.get("claims", ()):
                yield claim
            if "nextPageToken" not in page:
                return
            call = calls.get("/v1/claims:search", query={**query, "pageToken": page["nextPageToken"]})

    async def match_quote(self, id: str, **query: Unpack[types.MatchQuoteQuery]) -> types.Matches:
        """The claims that a kept quote may be about."""
        matches: types.Matches = await self._json(calls.get("/v1/quotes/{}/claims", id, query=query))
        return matches

    async def match_draft(self, text: str, **query: Unpack[types.MatchDraftQuery]) -> types.DraftMatches:
        """The claims that the sentences of a draft may be about."""
        matches: types.DraftMatches = await self._json(calls.read("/v1/claims:search", {"text": text}, query=query))
        return matches

    async def keep_claim_reviews(self, feed: Any) -> types.Imported:
        """Keep the fact-checks of a feed: ClaimReview by itself or in lists and feeds, or what `search_claims` of another server gave."""
        kept: types.Imported = await self._json(calls.read("/v1/claim-reviews", feed, query={}))
        return kept

    async def score_text(self, text: str) -> types.Scores:
        """How check-worthy a text is."""
        scores: types.Scores = await self._json(calls.read("/v1/score/text", {"input_text": text}, query={}))
        return scores

    async def score_sentences(self, text: str) -> types.Scores:
        """How check-worthy each sentence of a text is."""
        scores: types.Scores = await self._json(calls.read("/v1/score/text/sentences", {"input_text": text}, query={}))
        return scores

    # Many articles, in the background.

    async def begin_job(
        self, articles: Iterable[types.ArticleToKeep], *, idempotency_key: str | None = None, **query: Unpack[types.BeginJobQuery]
    ) -> types.WholeJob:
        """Begin to read many articles."""
        begun: types.WholeJob = await self._json(calls.write("/v1/jobs", body=Lines(articles), query=query, key=idempotency_key))
        return begun

    def list_jobs(self, **query: Unpack[types.ListJobsQuery]) -> AsyncIterator[types.Job]:
        """Jobs, the latest first."""
        return self._items("jobs", calls.get("/v1/jobs", query=query))

    async def get_job(self, id: str) -> types.WholeJob:
        """How far a job is."""
        found: types.WholeJob = await self._json(calls.get("/v1/jobs/{id}", id))
        return found

    async def wait_for_job(self, id: str, *, every: float = EVERY) -> types.WholeJob:
        """The job when it has ended, asked for every so many seconds."""
        while (job := await self.get_job(id))["state"] not in ENDED:
            await asyncio.sleep(every)
        return job

    async def cancel_job(self, id: str, *, idempotency_key: str | None = None) -> types.WholeJob:
        """End a job now."""
        ended: types.WholeJob = await self._json(calls.write("/v1/jobs/{id}/cancel", id, key=idempotency_key))
        return ended

    async def remove_job(self, id: str, *, idempotency_key: str | None = None) -> None:
        """Remove a job, with the results that it alone holds."""
        await self._send(calls.remove("/v1/jobs/{id}", id, key=idempotency_key))

    async def job_results(self, id: str, **query: Unpack[types.JobResultsQuery]) -> AsyncIterator[dict[str, Any]]:
        """A job's results, in the order of its articles."""
        for line in (await self._send(calls.get("/v1/jobs/{id}/results", id, query=query, accept=calls.NDJSON))).iter_lines():
            if (value := of_line(line)) is not None:
                yield value

    # The server itself.

    async def healthz(self) -> types.Health:
        """That the process answers."""
        found: types.Health = await self._json(calls.get("/healthz"))
        return found

    async def readyz(self) -> types.Readiness:
        """That the engine has read a sentence."""
        found: types.Readiness = await self._json(calls.get("/readyz"))
        return found

    async def metrics(self) -> str:
        """The figures that Prometheus reads."""
        return (await self._send(calls.get("/metrics", accept="text/plain"))).text

    async def _items(self, name: str, call: Call) -> AsyncIterator[Any]:
        cursor: str | None = None
        while True:
            page = await self._json(call if cursor is None else call.on(cursor))
            for item in page[name]:
                yield item
            cursor = page["next"]
            if cursor is None:
                return

    async def _json(self, call: Call) -> Any:
        return (await self._send(call)).json()

    async def _send(self, call: Call) -> httpx.Response:
        sent = 0
        while True:
            answer, error = await self._once(call)
            sent += 1
            if answer is not None and answer.is_success:
                return answer
            pause = self._retry.pause(sent, answer)
            if pause is None:
                raise ProblemError(answer) if answer is not None else ConnectionLostError(str(error)) from error
            await asyncio.sleep(pause)

    async def _once(self, call: Call) -> tuple[httpx.Response | None, httpx.TransportError | None]:
        try:
            return await self._http.request(call.method, call.path, params=call.query, content=call.content, headers=call.headers), None
        except httpx.TransportError as error:
            return None, error
