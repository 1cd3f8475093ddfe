"""Make the pictures of the pages from the real server and engine: `python docs/picture.py`.

page.png is the seed article as it is read, archive.png a speaker of an archive of a few articles made up here, draft.png the sample of
a draft that the page brings, checked.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from quoteapi.api import create_app
from quoteapi.config import Settings

DOCS = Path(__file__).parent
CHOSEN = "During the meeting"
SPEAKER = "Ada Cole"
ALTERED = "14 people"
PUBLISHER = "The Lindford Post"
# When it was printed, the headline, and what was said.
ARTICLES = (
    ("2023-02-14", "Bridge shut", "“The bridge is safe for now, but not for lorries,” said Ada Cole, deputy mayor of Lindford."),
    ("2023-06-02", "Lorries sent round", "Deputy mayor Ada Cole denied that the detour cost the town its trade."),
    (
        "2023-11-20",
        "A winter of detours",
        "“Nobody planned for such a winter,” Ada Cole, deputy mayor of Lindford, told reporters.",
    ),
    ("2024-05-07", "Cole is mayor", "“I will open the bridge before I open a bottle,” said Ada Cole, the new mayor of Lindford."),
    ("2024-09-30", "Steel is dearer", "Mayor Ada Cole said the steel had cost twice what was planned. “We paid it,” she added."),
    ("2025-04-11", "First span stands", "“Half a bridge is no bridge,” said Ada Cole, the mayor of Lindford."),
    ("2025-12-01", "Tests begin", "Ada Cole, mayor of Lindford, urged drivers to wait for the tests."),
    ("2026-05-01", "Bridge opens", "“The bridge is open, and it will stay open,” said Ada Cole, the mayor of Lindford. “Drive slowly.”"),
)


def main() -> None:
    """Photograph the pages in Chromium."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        app = create_app(Settings(data=folder))
        for published, title, text in ARTICLES:
            app.test_client().post("/v1/articles", json={"published": published, "title": title, "text": text, "publisher": PUBLISHER})
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1360, "height": 900}, base_url=f"http://127.0.0.1:{server.server_port}")
        photograph_reading(page)
        photograph_speaker(page)
        photograph_draft(page)
        browser.close()
        server.shutdown()


def photograph_reading(page: Page) -> None:
    """Save the seed article as the page shows it."""
    page.goto("/")
    page.click("#sample")
    page.locator("#article mark", has_text=CHOSEN).click()
    page.mouse.move(0, 0)
    page.screenshot(path=DOCS / "page.png", animations="disabled")


def photograph_speaker(page: Page) -> None:
    """Save what the archive has of one speaker."""
    page.goto("/archive/speakers")
    page.get_by_role("link", name=SPEAKER).click()
    page.locator("#timeline h3").first.wait_for()
    page.mouse.move(0, 0)
    page.screenshot(path=DOCS / "archive.png", animations="disabled")


def photograph_draft(page: Page) -> None:
    """Save the sample of a draft, checked, with a quotation that has another number."""
    page.set_viewport_size({"width": 1280, "height": 960})
    page.goto("/draft")
    page.get_by_role("button", name="Try a sample").click()
    page.locator("#article mark", has_text=ALTERED).click()
    page.mouse.move(0, 0)
    page.screenshot(path=DOCS / "draft.png", animations="disabled")


if __name__ == "__main__":
    main()
