"""Make docs/page.png, the README's picture of the page, from the real server and engine: `python docs/picture.py`."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from quoteapi.api import create_app

PICTURE = Path(__file__).with_name("page.png")
CHOSEN = "During the meeting"


def main() -> None:
    """Read the seed article in Chromium, choose a quote, and save what is seen."""
    server = make_server("127.0.0.1", 0, create_app(), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1360, "height": 900})
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        photograph(page)
        browser.close()
    server.shutdown()


def photograph(page: Page) -> None:
    """Save the seed article as the page shows it."""
    page.click("#sample")
    page.locator("#article mark", has_text=CHOSEN).click()
    page.mouse.move(0, 0)
    page.screenshot(path=PICTURE, animations="disabled")


if __name__ == "__main__":
    main()
