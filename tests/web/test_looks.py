"""The page on a phone, in the dark, for keyboards and for weak eyes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def read_seed(page: Page) -> None:
    page.click("#sample")
    page.locator("#article mark").first.wait_for()
    page.locator("main[aria-busy=false]").wait_for()


def page_width(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("width", [320, 360, 768, 1023, 1024, 1440])
def test_nothing_needs_sideways_scrolling(open_page: OpenPage, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 740})
    assert page_width(page) <= width
    read_seed(page)
    page.locator("#article mark").first.click()
    page.locator("#panel").evaluate("panel => { panel.open = true; }")
    assert page_width(page) <= width


def test_on_a_phone_a_tap_opens_the_card_and_close_shuts_it(open_page: OpenPage) -> None:
    page = open_page(**PHONE)
    read_seed(page)
    card = page.locator("#card")
    expect(card).to_be_hidden()
    page.locator("#article mark", has_text="During the meeting").tap()
    expect(card).to_be_visible()
    expect(card.locator("h2")).to_have_text("Ned Price")
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") < card.bounding_box()["y"]
    card.get_by_role("button", name="Close").tap()
    expect(card).to_be_hidden()


def test_on_a_phone_the_filters_are_folded_away_and_open(open_page: OpenPage) -> None:
    page = open_page(**PHONE)
    read_seed(page)
    expect(page.locator("#speakers")).to_be_hidden()
    page.locator("#panel > summary").tap()
    page.locator("#speakers button", has_text="Mike Green").tap()
    expect(page.locator("#summary")).to_contain_text("shown")


@pytest.mark.parametrize("settings", [pytest.param({}, id="desk"), pytest.param(PHONE, id="phone")])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast_enough(open_page: OpenPage, scheme: str, settings: dict[str, Any]) -> None:
    page = open_page(color_scheme=scheme, **settings)
    assert page.evaluate(CONTRAST) == []
    read_seed(page)
    page.locator("#article mark").first.click()
    page.locator("#panel").evaluate("panel => { panel.open = true; }")
    assert page.evaluate(CONTRAST) == []


VOICES = """() => [...Array(12).keys()].map((n) => {
  const sample = document.createElement("p");
  sample.className = `speaker voice-${n}`;
  sample.textContent = "Speaker " + n;
  document.body.append(sample);
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_speakers_colour_can_be_read(open_page: OpenPage, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    page.evaluate(VOICES)
    assert page.evaluate(CONTRAST) == []


def test_dark_is_dark(open_page: OpenPage) -> None:
    paper = {
        scheme: open_page(color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor") for scheme in ("light", "dark")
    }
    assert paper == {"light": "rgb(251, 250, 246)", "dark": "rgb(22, 23, 26)"}


def test_nothing_moves_for_those_who_want_it_still(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    page.evaluate("document.body.classList.add('busy')")
    assert page.evaluate("getComputedStyle(document.querySelector('main'), '::before').animationName") == "none"


SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push(entry.value);
  }).observe({ type: "layout-shift", buffered: true });
}"""


def test_nothing_jumps_while_quotes_are_walked_through(open_page: OpenPage) -> None:
    page = open_page()
    page.evaluate(SHIFTS)
    read_seed(page)
    for mark in page.locator("#article mark[tabindex='0']").all():
        mark.hover()
    page.locator("#refused").check()
    page.wait_for_timeout(100)
    assert page.evaluate("window.shifts") == []


def test_the_keyboard_alone_is_enough(open_page: OpenPage) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.insert_text("“We are ready to sail,” said Captain Ines Roth of the harbour police.")
    page.keyboard.press("Control+Enter")
    page.locator("#article mark").first.wait_for()
    page.keyboard.press("Tab")
    expect(page.locator("#article mark").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_have_text("Ines Roth")
    page.keyboard.press("Escape")
    expect(page.locator("#article mark").first).to_be_focused()


def test_every_control_has_a_name(open_page: OpenPage) -> None:
    page = open_page()
    read_seed(page)
    page.locator("#article mark").first.click()
    nameless = [b for b in page.get_by_role("button").all() if not (b.get_attribute("aria-label") or b.text_content().strip())]
    assert nameless == []
    for box in page.locator("#reading input").all():
        assert box.evaluate("input => input.labels.length") == 1
