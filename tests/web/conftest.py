"""The real server on a free port of this machine, and the page in a real Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, Response, expect, sync_playwright

import quoteapi
from quoteapi.api import create_app
from quoteapi.api.state import state_of
from quoteapi.config import Settings

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"viewport": {"width": 1440, "height": 1000}}

Answering = Callable[[Flask], AbstractContextManager[str]]
OpenPage = Callable[..., Page]
ReadArticle = Callable[[Page, str], dict[str, Any]]


@pytest.fixture(scope="session")
def address(engine: quoteapi.Engine, answering: Answering) -> Iterator[str]:
    """Where the real application listens."""
    with answering(create_app(engine=engine)) as listening:
        yield listening


@pytest.fixture
def guarded_address(engine: quoteapi.Engine, answering: Answering, tmp_path: Path) -> Iterator[str]:
    """Where the application listens that asks for a key, `bridge-1932`."""
    with answering(create_app(Settings(api_keys=("bridge-1932",), data=str(tmp_path)), engine=engine)) as listening:
        yield listening


ARTICLES = (
    {
        "id": "ferry",
        "title": "Ferry returns to Quay",
        "publisher": "The Quay Post",
        "author": "Di Marsh",
        "published": "2025-11-03",
        "url": "https://news.example/ferry",
        "text": (
            "“The ferry 🚢 sails again on Friday,” said Ada Brook, the harbour pilot.\n\n"
            "Mayor Bo Lind denied that the fares would rise.\n\n“We row at dawn,” Brook said. Nobody expected the calm sea."
        ),
    },
    {
        "id": "tides",
        "title": "A high tide",
        "publisher": "The Pier",
        "published": "2026-05-01T08:30:00Z",
        "text": (
            "“The tide was the highest in years,” said Ada Brook, director of the Harbour Institute. "
            "Residents said the cellars were full of water."
        ),
    },
)

REVIEWS = (
    {
        "@type": "ClaimReview",
        "url": "https://checks.example/ferry",
        "claimReviewed": "The ferry sails again on Friday.",
        "name": "Does it sail?",
        "datePublished": "2025-11-05",
        "author": {"name": "The Checkers"},
        "itemReviewed": {"@type": "Claim", "author": {"name": "Ada Brook"}, "datePublished": "2025-11-03"},
        "reviewRating": {"alternateName": "Half true"},
    },
    {
        "@type": "ClaimReview",
        "url": "https://checks.example/fares",
        "claimReviewed": "Fares at Quay harbour rise by 14 percent.",
        "author": {"name": "The Checkers"},
        "reviewRating": {"alternateName": "False"},
    },
)


@contextmanager
def _archive(engine: quoteapi.Engine, folder: Path) -> Iterator[Flask]:
    app = create_app(Settings(data=str(folder)), engine)
    for article in ARTICLES:
        assert app.test_client().post("/v1/articles", json=article).status_code == 201
    assert app.test_client().post("/v1/claim-reviews", json=REVIEWS).status_code == 200
    yield app
    state_of(app).archive.store().close()
    state_of(app).queue.close()


@pytest.fixture(scope="session")
def archive_address(engine: quoteapi.Engine, answering: Answering, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where an application listens that keeps ARTICLES and REVIEWS; they stay as they are."""
    with _archive(engine, tmp_path_factory.mktemp("archive")) as app, answering(app) as listening:
        yield listening


@pytest.fixture
def own_app(engine: quoteapi.Engine, tmp_path: Path) -> Iterator[Flask]:
    """An application that keeps ARTICLES and REVIEWS, for one test, which may change it."""
    with _archive(engine, tmp_path) as app:
        yield app


@pytest.fixture
def own_archive(own_app: Flask, answering: Answering) -> Iterator[str]:
    """Where it listens."""
    with answering(own_app) as listening:
        yield listening


# One browser a module and not a session: playwright keeps an event loop running, which tests elsewhere must not meet.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        expect.set_options(timeout=20_000)  # a machine with much to do draws late
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Open the page, with settings of the browser's context; at the end, no script may have failed and no policy been broken."""
    faults: list[str] = []
    contexts = []

    def opened(path: str = "/", **settings: Any) -> Page:
        context = browser.new_context(**({"base_url": address} | DESK | settings))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" and "Failed to load" not in said.text else None)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The page on a desk's screen, light."""
    return open_page()


@pytest.fixture(scope="module")
def scripts(browser: Browser, address: str) -> Page:
    """A page whose scripts are called one by one; it stays as it was opened, so that a module's tests may share it."""
    page = browser.new_page(base_url=address)
    page.goto("/")
    return page


def is_extraction(response: Response) -> bool:
    """Whether the server answers an article."""
    return "/v1/extract" in response.url


@pytest.fixture
def read_article() -> ReadArticle:
    """Paste a text, have it read, wait for its marks, and give the server's answer."""

    def read(page: Page, text: str) -> dict[str, Any]:
        page.fill("#text", text)
        with page.expect_response(is_extraction) as answer:
            page.click("#read")
        page.locator("#reading #summary:not(:empty)").wait_for()
        page.locator("main[aria-busy=false]").wait_for()
        return answer.value.json()

    return read


@pytest.fixture
def seed_page(page: Page) -> Page:
    """The page with the seed article read, by its one click."""
    page.click("#sample")
    page.locator("#article mark").first.wait_for()
    page.locator("main[aria-busy=false]").wait_for()
    return page


@pytest.fixture
def draft() -> str:
    """A draft that quotes ARTICLES well and badly, and has two sentences that REVIEWS are about."""
    return """“The ferry 🚢 sails again on Friday,” said Ada Brook. “We row at dusk,” Brook said.

“The tide was the highest in years,” said Bo Lind. “Nobody counts gulls,” he added.

Fares at Quay harbour did not rise by 12 percent."""


@pytest.fixture
def visit_draft(open_page: OpenPage, archive_address: str) -> OpenPage:
    """Open the page that checks drafts, over the archive that stays as it is or another."""

    def visit(address: str = archive_address, **settings: Any) -> Page:
        return open_page("/draft", base_url=address, **settings)

    return visit


@pytest.fixture
def check_draft() -> Callable[..., None]:
    """Paste a draft, and the texts to check it against where there are any, and wait for all that the server says."""

    def check(page: Page, draft: str, *texts: str) -> None:
        page.fill("#text", draft)
        if texts:
            page.get_by_label("Texts that I paste").check()
        for number, text in enumerate(texts, start=1):
            if number > 1:
                page.get_by_role("button", name="Another text").click()
            page.get_by_label(f"Text {number}", exact=True).fill(text)
        page.get_by_role("button", name="Check the draft").click()
        page.locator("#reading #summary:not(:empty)").wait_for()
        expect(page.locator("#looked")).not_to_have_text("Looking for fact-checks…")

    return check


@pytest.fixture
def choose_mark() -> Callable[[Page, str], Locator]:
    """Choose what is marked in a draft; its card."""

    def choose(page: Page, words: str) -> Locator:
        page.locator("#article mark", has_text=words).first.click()
        return page.locator("#card")

    return choose
