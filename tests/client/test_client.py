"""The client against the real application, in process and as a server."""

from __future__ import annotations

import asyncio
import inspect
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

import quoteapi
from quoteapi.api import create_app
from quoteapi.api.examples import HTML, TEXT, TITLE
from quoteapi.api.examples.kept import TO_KEEP
from quoteapi.client import AsyncClient, Client, ConnectionLostError, ProblemError
from quoteapi.client.retrying import Retry
from quoteapi.config import Settings
from quoteapi.store import Store

KEY = "desk-key"
AT_ONCE = Retry(first=0.0)


@pytest.fixture
def client(engine: quoteapi.Engine, store: Store) -> Iterator[Client]:
    """A client of the application in process, over an empty archive of each kind."""
    app = create_app(Settings(), engine, store)
    with Client("http://localhost", transport=httpx.WSGITransport(app), retry=AT_ONCE) as client:
        yield client


def promised(root: Path) -> set[str]:
    paths = yaml.safe_load((root / "openapi.yaml").read_text(encoding="utf-8"))["paths"]
    return {call["operationId"] for path in paths.values() for name, call in path.items() if name != "parameters"}


# The same calls as others know them.
OTHER_WAYS = {"search_claims_for_clients", "score_text_in_address", "score_sentences_in_address"}


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_each_call_of_the_contract_is_a_method(root: Path, kind: type) -> None:
    assert promised(root) - OTHER_WAYS - set(vars(kind)) == set()


def test_both_clients_have_the_same_methods() -> None:
    def told(kind: type) -> dict[str, Any]:
        return {
            name: inspect.signature(method).parameters for name, method in inspect.getmembers(kind, inspect.isfunction) if name[0] != "_"
        }

    assert {**told(Client), "close": 0} == {**told(AsyncClient), "close": 0}


def test_it_extracts_from_texts_and_pages(client: Client) -> None:
    result = client.extract(TEXT, title=TITLE, type=["direct", "mixed"], explain=True)
    assert {quote["type"] for quote in result["quotes"]} <= {"direct", "mixed"}
    assert result["article"]["title"] == TITLE
    assert "refusals" in result
    page = client.extract_page(HTML)
    assert "“We won’t wait any longer.”" in page["article"]["text"]
    assert client.extract_page(HTML.encode("utf-16"))["quotes"] == page["quotes"]


def test_it_keeps_finds_corrects_and_removes(client: Client) -> None:
    kept = client.keep_article(TO_KEEP)  # type: ignore[arg-type]
    assert client.get_article(kept["id"]) == kept
    assert [article["id"] for article in client.list_articles(from_="2026-05-01", to="2026-05-01")] == [kept["id"]]
    quotes = list(client.list_quotes(limit=1))
    assert len(quotes) == kept["quotes"] > 1, "each page holds one"
    [first, *_] = quotes
    assert client.get_quote(first["id"])["text"] == first["text"]
    said = client.correct_quote(first["id"], {"changes": {"speaker": {"name": "Bea Cole", "kind": "person"}}, "by": "Di Marsh"})
    assert [each["id"] for each in client.list_corrections(article=kept["id"])] == [said["id"]]
    start = TEXT.index("had cost more")
    added = client.add_quote(
        kept["id"], {"changes": {"spans": [{"start": start, "end": start + 13}], "speaker": {"name": None, "kind": "unknown"}}}
    )
    assert added["quote"] in {quote["id"] for quote in client.list_quotes()}
    [speaker] = client.list_speakers(q="bea cole")
    assert client.get_speaker(speaker["id"])["name"] == "Bea Cole"
    assert {body["name"] for body in client.list_affiliations()} == {b["name"] for q in client.list_quotes() if (b := q["affiliation"])}
    page = client.keep_page(HTML, url="https://news.example/page", publisher="The Quay")
    assert page["publisher"] == "The Quay"
    with pytest.raises(ProblemError, match="412"):
        client.remove_article(page["id"], if_match="none")
    client.remove_article(page["id"])
    client.remove_article(kept["id"])
    assert list(client.list_quotes()) == []


def test_it_verifies_by_texts_and_by_the_archive(client: Client) -> None:
    words = "The bridge will open in May,"
    check = client.verify_quotation(words, speaker="Ada Cole", texts=[{"id": "bridge", "text": TEXT}])
    assert (check["verdict"], check["passages"][0]["article"]["id"]) == ("verbatim", "bridge")
    assert client.verify_quotation(words)["verdict"] == "not_found"
    client.keep_article(TO_KEEP)  # type: ignore[arg-type]
    assert client.verify_quotation(words, publisher=TO_KEEP["publisher"])["verdict"] == "verbatim"
    lock = client.verify_draft("“The bridge will open in June,” Ada Cole said.")
    assert (lock["light"], lock["quotations"][0]["verdict"]) == ("red", "altered_unmarked")


def test_it_finds_variants(client: Client) -> None:
    client.keep_article(TO_KEEP)  # type: ignore[arg-type]
    client.keep_article({"id": "echo", "text": "“The bridge will open in June,” Ada Cole, the mayor, said."})
    [asked] = client.list_quotes(article="echo")
    found = client.find_variants(asked["id"], offsets="utf16", limit=10)
    assert {each["verdict"] for each in found["variants"]} == {None, "altered_unmarked"}
    with pytest.raises(ProblemError, match="404"):
        client.find_variants("none")


def test_it_keeps_searches_and_matches_fact_checks(client: Client) -> None:
    reviews = [
        {
            "@type": "ClaimReview",
            "url": f"https://checks.example/{number}",
            "claimReviewed": f"The pier of Quay {number} lost 400 planks in the storm.",
            "author": {"@type": "Organization", "name": "Harbor Checks"},
            "reviewRating": {"@type": "Rating", "alternateName": "Mostly so"},
        }
        for number in (3, 4)
    ]
    assert client.keep_claim_reviews(reviews)["reviews"]["new"] == 2
    assert len(list(client.search_claims(query="planks storm", pageSize=1))) == 2
    client.keep_article({"text": "“The pier of Quay 3 lost 400 planks in the storm,” said Ada Brook."})
    [quote] = client.list_quotes()
    best = client.match_quote(quote["id"])["claims"][0]
    assert best["claim"]["text"] == reviews[0]["claimReviewed"]
    [sentence] = client.match_draft("The storm took 400 planks of the pier of Quay 3.")["sentences"]
    assert sentence["claims"][0]["claim"]["text"] == reviews[0]["claimReviewed"]


def test_it_scores(client: Client) -> None:
    text = "The pier lost 400 planks in 2019. What a day!"
    assert client.score_text(text)["results"][0]["text"] == text
    assert [each["index"] for each in client.score_sentences(text)["results"]] == [0, 1]


def test_a_write_under_a_key_of_ones_own_is_done_once(client: Client) -> None:
    first = client.keep_article({"text": TEXT}, idempotency_key="k1")
    client.remove_article(first["id"])
    assert client.keep_article({"text": TEXT}, idempotency_key="k1") == first
    assert list(client.list_articles()) == []


def test_the_server_itself(client: Client) -> None:
    assert client.healthz() == {"status": "ok"}
    assert client.readyz()["engine"]["version"] == quoteapi.__version__
    assert "quoteapi_" in client.metrics()


def test_a_problem_is_an_exception_with_its_fields(client: Client) -> None:
    with pytest.raises(ProblemError) as caught:
        client.extract(TEXT, min_confidence=2.0)
    problem = caught.value
    assert (problem.status, problem.title, problem.detail) == (422, "Unprocessable Content", "Invalid: min_confidence.")
    assert problem.errors == [{"in": "query", "field": "min_confidence", "detail": "Must be from 0 to 1."}]
    assert problem.request_id
    assert str(problem) == "422 Invalid: min_confidence. min_confidence: Must be from 0 to 1."
    with pytest.raises(ProblemError, match="404 There is no article of this id"):
        client.get_article("a ?b")


class Flaky(httpx.BaseTransport):
    """The network on a bad day: each fault in turn, after the request has come through or before, then the real application."""

    def __init__(self, app: Any, *faults: int | str) -> None:
        self.inner = httpx.WSGITransport(app)
        self.faults = list(faults)
        self.keys: list[str | None] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.keys.append(request.headers.get("Idempotency-Key"))
        fault = self.faults.pop(0) if self.faults else None
        if fault == "before":
            raise httpx.ConnectError("refused", request=request)
        if isinstance(fault, int):
            return httpx.Response(fault, text="<h1>busy</h1>", headers={"Retry-After": "0"}, request=request)
        answer = self.inner.handle_request(request)
        if fault == "after":
            answer.read()
            raise httpx.ReadError("gone", request=request)
        return answer


@pytest.fixture
def flaky(engine: quoteapi.Engine, store: Store) -> Callable[..., tuple[Client, Flaky]]:
    app = create_app(Settings(), engine, store)

    def make(*faults: int | str) -> tuple[Client, Flaky]:
        transport = Flaky(app, *faults)
        return Client("http://localhost", transport=transport, retry=AT_ONCE), transport

    return make


def test_a_write_whose_answer_was_lost_is_done_once(flaky: Callable[..., tuple[Client, Flaky]]) -> None:
    client, transport = flaky("after", "before", 503)
    job = client.begin_job([{"text": TEXT}])
    assert len(transport.keys) == 4
    assert len(set(transport.keys)) == 1
    assert [each["id"] for each in client.list_jobs()] == [job["id"]]


def test_what_does_not_pass_is_told(flaky: Callable[..., tuple[Client, Flaky]]) -> None:
    client, transport = flaky(*["before"] * 4)
    with pytest.raises(ConnectionLostError, match="refused"):
        client.healthz()
    assert len(transport.keys) == 4
    client, transport = flaky(*[502] * 4)
    with pytest.raises(ProblemError, match="502 Bad Gateway"):
        client.healthz()
    client, transport = flaky(422)
    with pytest.raises(ProblemError):
        client.healthz()
    assert len(transport.keys) == 1, "a fault of the call is none that passes"


@pytest.mark.parametrize(
    ("sent", "status", "after", "low", "high"),
    [(1, None, None, 0.25, 0.5), (2, 503, None, 0.5, 1.0), (3, 429, "7", 7, 7), (1, 429, "0", 0.25, 0.5), (3, 502, None, 1, 2)],
)
def test_waits_grow_unless_the_server_says_how_long(sent: int, status: int | None, after: str | None, low: float, high: float) -> None:
    answer = httpx.Response(status, headers={"Retry-After": after} if after else {}) if status else None
    pause = Retry().pause(sent, answer)
    assert pause is not None
    assert low <= pause <= high


@pytest.mark.parametrize(("sent", "status", "after"), [(4, None, None), (1, 400, None), (1, 429, "3600"), (1, 500, None)])
def test_some_calls_are_not_sent_again(sent: int, status: int | None, after: str | None) -> None:
    answer = httpx.Response(status, headers={"Retry-After": after} if after else {}) if status else None
    assert Retry().pause(sent, answer) is None


def test_over_a_real_server(server: str) -> None:
    with Client(server, key=KEY) as client:
        job = client.wait_for_job(client.begin_job([{"id": "sync", "text": TEXT}, {"text": ""}], keep=True)["id"], every=0.1)
        assert (job["items"]["done"], job["items"]["failed"]) == (1, 1)
        results = list(client.job_results(job["id"]))
        assert [line["state"] for line in results] == ["done", "failed"]
        assert [line["number"] for line in client.job_results(job["id"], state="failed")] == [2]
        assert client.get_article("sync")["text"] == TEXT
        assert client.cancel_job(job["id"])["state"] == "done"
        client.remove_job(job["id"])
    with Client(server) as stranger, pytest.raises(ProblemError, match="401"):
        stranger.extract(TEXT)


def test_asyncio_over_a_real_server(server: str) -> None:
    async def scene() -> None:
        async with AsyncClient(server, key=KEY) as client:
            result, health = await asyncio.gather(client.extract(TEXT), client.healthz())
            assert (len(result["quotes"]) > 1, health) == (True, {"status": "ok"})
            kept = await client.keep_article({"id": "async", "text": TEXT})
            quotes = await gathered(client.list_quotes(article="async", limit=1))
            assert len(quotes) == kept["quotes"]
            job = await client.wait_for_job((await client.begin_job([{"text": TEXT}]))["id"], every=0.1)
            assert [line["state"] for line in await gathered(client.job_results(job["id"]))] == ["done"]
            with pytest.raises(ProblemError, match="404"):
                await client.get_quote("none")
            await client.remove_article("async")
            assert "quoteapi_" in await client.metrics()

    asyncio.run(scene())


async def gathered(items: AsyncIterator[Any]) -> list[Any]:
    return [item async for item in items]


def test_the_client_loads_no_engine() -> None:
    code = "import sys, quoteapi.client; print({'flask', 'numpy', 'marshmallow', 'onnxruntime', 'quoteapi.engine'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "set()\n"
