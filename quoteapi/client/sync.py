"""The client for plain code."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self, Unpack

import httpx

from quoteapi.client import calls, types
from quoteapi.client.calls import Call, Html, Lines
from quoteapi.client.connecting import ENDED, EVERY, headers, of_line
from quoteapi.client.failures import ConnectionLostError, ProblemError
from quoteapi.client.retrying import Retry


class Client:
    """Every call of a server's contract, each a method of the name that it has in openapi.yaml.

    `base_url` is the server's address, `key` one of its keys where it asks for one, `timeout` the seconds to wait for an answer. A call
    that fails in passing is sent again as `retry` says; writes carry an `Idempotency-Key`, so that each is done once. Lists are
    iterators over all their pages. Methods raise ProblemError for an answer of 400 or above, ConnectionLostError for none. `transport`
    takes the place of the network, such as `httpx.WSGITransport(app)`.
    """

    def __init__(
        self,
        base_url: str,
        *,
        key: str | None = None,
        timeout: float = 60.0,
        retry: Retry = Retry(),  # noqa: B008 - frozen
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._retry = retry
        self._http = httpx.Client(base_url=base_url, headers=headers(key), timeout=timeout, transport=transport)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()

    # Reading, with nothing kept.

    def extract(self, text: str, *, title: str | None = None, **query: Unpack[types.ExtractQuery]) -> types.Result:
        """Who said what in a text."""
        found: types.Result = self._json(calls.read("/v1/extract", {"text": text, "title": title}, query=query))
        return found

    def extract_page(self, html: bytes | str, **query: Unpack[types.ExtractQuery]) -> types.Result:
        """Who said what in a web page; offsets count into the answer's `article.text`."""
        found: types.Result = self._json(calls.read("/v1/extract", Html(html), query=query))
        return found

    # The archive.

    def keep_article(
        self, article: types.ArticleToKeep, *, idempotency_key: str | None = None, **query: Unpack[types.KeepArticleQuery]
    ) -> types.WholeArticle:
        """Read an article and keep it."""
        kept: types.WholeArticle = self._json(calls.write("/v1/articles", body=article, query=query, key=idempotency_key))
        return kept

    def keep_page(
        self, html: bytes | str, *, idempotency_key: str | None = None, **query: Unpack[types.KeepArticleQuery]
    ) -> types.WholeArticle:
        """Read a web page and keep it, with what it tells of itself; what `query` says stands over that."""
        kept: types.WholeArticle = self._json(calls.write("/v1/articles", body=Html(html), query=query, key=idempotency_key))
        return kept

    def list_articles(self, **query: Unpack[types.ListArticlesQuery]) -> Iterator[types.KeptArticle]:
        """Articles that are kept, without their texts."""
        return self._items("articles", calls.get("/v1/articles", query=query))

    def get_article(self, id: str, **query: Unpack[types.GetArticleQuery]) -> types.WholeArticle:
        """One article, with its text and the engine's result."""
        found: types.WholeArticle = self._json(calls.get("/v1/articles/{id}", id, query=query))
        return found

    def remove_article(self, id: str, *, if_match: str | None = None, idempotency_key: str | None = None) -> None:
        """Remove an article and all that came from it; with `if_match` only if its ETag is still this one."""
        self._send(calls.remove("/v1/articles/{id}", id, key=idempotency_key, match=if_match))

    def list_quotes(self, **query: Unpack[types.ListQuotesQuery]) -> Iterator[types.KeptQuote]:
        """Quotes of the articles that are kept."""
        return self._items("quotes", calls.get("/v1/quotes", query=query))

    def get_quote(self, id: str, **query: Unpack[types.GetQuoteQuery]) -> types.WholeQuote:
        """One quote, with the evidence for it."""
        found: types.WholeQuote = self._json(calls.get("/v1/quotes/{id}", id, query=query))
        return found

    def find_variants(self, id: str, **query: Unpack[types.FindVariantsQuery]) -> types.Variants:
        """The same quote in other articles: who had it first, who shortened or changed it."""
        found: types.Variants = self._json(calls.get("/v1/quotes/{id}/variants", id, query=query))
        return found

    def correct_quote(
        self,
        id: str,
        correction: types.CorrectionIn,
        *,
        idempotency_key: str | None = None,
        **query: Unpack[types.CorrectQuoteQuery],
    ) -> types.Correction:
        """Say what is otherwise in a quote."""
        call = calls.write("/v1/quotes/{id}/corrections", id, body=correction, query=query, key=idempotency_key)
        said: types.Correction = self._json(call)
        return said

    def add_quote(
        self, id: str, addition: types.AdditionIn, *, idempotency_key: str | None = None, **query: Unpack[types.AddQuoteQuery]
    ) -> types.Correction:
        """Add a quote to an article that the engine has not found."""
        call = calls.write("/v1/articles/{id}/corrections", id, body=addition, query=query, key=idempotency_key)
        said: types.Correction = self._json(call)
        return said

    def list_corrections(self, **query: Unpack[types.ListCorrectionsQuery]) -> Iterator[types.Correction]:
        """Corrections, the latest first."""
        return self._items("corrections", calls.get("/v1/corrections", query=query))

    def list_speakers(self, **query: Unpack[types.ListSpeakersQuery]) -> Iterator[types.Quoted]:
        """Who has been quoted, those with the most quotes first."""
        return self._items("speakers", calls.get("/v1/speakers", query=query))

    def get_speaker(self, id: str) -> types.WholeSpeaker:
        """One speaker, with the roles over time."""
        found: types.WholeSpeaker = self._json(calls.get("/v1/speakers/{id}", id))
        return found

    def list_affiliations(self, **query: Unpack[types.ListAffiliationsQuery]) -> Iterator[types.Quoted]:
        """Bodies that speakers spoke for, those with the most quotes first."""
        return self._items("affiliations", calls.get("/v1/affiliations", query=query))

    # Did they say it.

    def verify_quotation(
        self,
        quotation: str,
        *,
        speaker: str | None = None,
        texts: list[types.Text] | None = None,
        **query: Unpack[types.VerifyQuotationQuery],
    ) -> types.Check:
        """Whether a quotation was said, word for word, and by whom: by these texts, or without any by the archive."""
        body = calls.against(texts, quotation=quotation, speaker=speaker)
        check: types.Check = self._json(calls.read("/v1/verify", body, query=query))
        return check

    def verify_draft(
        self, text: str, *, title: str | None = None, texts: list[types.Text] | None = None, **query: Unpack[types.VerifyDraftQuery]
    ) -> types.Lock:
        """Every quotation of a draft verified, and the draft marked with the verdicts."""
        lock: types.Lock = self._json(calls.read("/v1/verify/draft", calls.against(texts, text=text, title=title), query=query))
        return lock

    # Published fact-checks.

    def search_claims(self, **query: Unpack[types.SearchClaimsQuery]) -> Iterator[types.Claim]:
        """Claims that were checked, as Google's Fact Check Tools have them."""
        call = calls.get("/v1/claims:search", query=query)
        while True:
            page = self._json(call)
            yield from page.get("claims", ())
            if "nextPageToken" not in page:
                return
            call = calls.get("/v1/claims:search", query={**query, "pageToken": page["nextPageToken"]})

    def match_quote(self, id: str, **query: Unpack[types.MatchQuoteQuery]) -> types.Matches:
        """The claims that a kept quote may be about."""
        matches: types.Matches = self._json(calls.get("/v1/quotes/{}/claims", id, query=query))
        return matches

    def match_draft(self, text: str, **query: Unpack[types.MatchDraftQuery]) -> types.DraftMatches:
        """The claims that the sentences of a draft may be about."""
        matches: types.DraftMatches = self._json(calls.read("/v1/claims:search", {"text": text}, query=query))
        return matches

    def keep_claim_reviews(self, feed: Any) -> types.Imported:
        """Keep the fact-checks of a feed: ClaimReview by itself or in lists and feeds, or what `search_claims` of another server gave."""
        kept: types.Imported = self._json(calls.read("/v1/claim-reviews", feed, query={}))
        return kept

    def score_text(self, text: str) -> types.Scores:
        """How check-worthy a text is."""
        scores: types.Scores = self._json(calls.read("/v1/score/text", {"input_text": text}, query={}))
        return scores

    def score_sentences(self, text: str) -> types.Scores:
        """How check-worthy each sentence of a text is."""
        scores: types.Scores = self._json(calls.read("/v1/score/text/sentences", {"input_text": text}, query={}))
        return scores

    # Many articles, in the background.

    def begin_job(
        self, articles: Iterable[types.ArticleToKeep], *, idempotency_key: str | None = None, **query: Unpack[types.BeginJobQuery]
    ) -> types.WholeJob:
        """Begin to read many articles."""
        begun: types.WholeJob = self._json(calls.write("/v1/jobs", body=Lines(articles), query=query, key=idempotency_key))
        return begun

    def list_jobs(self, **query: Unpack[types.ListJobsQuery]) -> Iterator[types.Job]:
        """Jobs, the latest first."""
        return self._items("jobs", calls.get("/v1/jobs", query=query))

    def get_job(self, id: str) -> types.WholeJob:
        """How far a job is."""
        found: types.WholeJob = self._json(calls.get("/v1/jobs/{id}", id))
        return found

    def wait_for_job(self, id: str, *, every: float = EVERY) -> types.WholeJob:
        """The job when it has ended, asked for every so many seconds."""
        while (job := self.get_job(id))["state"] not in ENDED:
            time.sleep(every)
        return job

    def cancel_job(self, id: str, *, idempotency_key: str | None = None) -> types.WholeJob:
        """End a job now."""
        ended: types.WholeJob = self._json(calls.write("/v1/jobs/{id}/cancel", id, key=idempotency_key))
        return ended

    def remove_job(self, id: str, *, idempotency_key: str | None = None) -> None:
        """Remove a job, with the results that it alone holds."""
        self._send(calls.remove("/v1/jobs/{id}", id, key=idempotency_key))

    def job_results(self, id: str, **query: Unpack[types.JobResultsQuery]) -> Iterator[dict[str, Any]]:
        """A job's results, in the order of its articles."""
        lines = self._send(calls.get("/v1/jobs/{id}/results", id, query=query, accept=calls.NDJSON)).iter_lines()
        return (value for line in lines if (value := of_line(line)) is not None)

    # The server itself.

    def healthz(self) -> types.Health:
        """That the process answers."""
        found: types.Health = self._json(calls.get("/healthz"))
        return found

    def readyz(self) -> types.Readiness:
        """That the engine has read a sentence."""
        found: types.Readiness = self._json(calls.get("/readyz"))
        return found

    def metrics(self) -> str:
        """The figures that Prometheus reads."""
        return self._send(calls.get("/metrics", accept="text/plain")).text

    def _items(self, name: str, call: Call) -> Iterator[Any]:
        cursor: str | None = None
        while True:
            page = self._json(call if cursor is None else call.on(cursor))
            yield from page[name]
            cursor = page["next"]
            if cursor is None:
                return

    def _json(self, call: Call) -> Any:
        return self._send(call).json()

    def _send(self, call: Call) -> httpx.Response:
        sent = 0
        while True:
            answer, error = self._once(call)
            sent += 1
            if answer is not None and answer.is_success:
                return answer
            pause = self._retry.pause(sent, answer)
            if pause is None:
                raise ProblemError(answer) if answer is not None else ConnectionLostError(str(error)) from error
            time.sleep(pause)

    def _once(self, call: Call) -> tuple[httpx.Response | None, httpx.TransportError | None]:
        try:
            return self._http.request(call.method, call.path, params=call.query, content=call.content, headers=call.headers), None
        except httpx.TransportError as error:
            return None, error
