"""A checked draft on the page, over the real server, engine and archive: each quotation has its light, and what it stands on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Locator, Page, expect

from quoteapi.factcheck.lock import LIGHTS
from quoteapi.verification.model import CHANGE_KINDS, TURNS, VERDICTS, WHERES

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
CheckDraft = Callable[..., None]
ChooseMark = Callable[[Page, str], Locator]
MARKS = "#article mark.checked"
FERRY = "The ferry 🚢 sails again on Friday,"
DUSK = "We row at dusk,"
TIDE = "The tide was the highest in years,"
GULLS = "Nobody counts gulls,"
SOURCE = "Lock keeper Cy Fell wrote: “We 🎉 will sell 40 old boats in March, unless the pier burns.” Nobody answered him."
ATTACK = '<img src=x onerror="window.broken = 1">'
CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def call(address: str, path: str, **body: Any) -> Any:
    request = Request(f"{address}{path}", json.dumps(body).encode() if body else None, {"Content-Type": "application/json"})
    with urlopen(request) as answer:
        return json.loads(answer.read())


def test_each_quotation_has_its_light_in_colour_sign_and_words(visit_draft: OpenPage, check_draft: CheckDraft, draft: str) -> None:
    page = visit_draft()
    check_draft(page, draft)
    assert page.locator(MARKS).all_text_contents() == [FERRY, DUSK, TIDE, GULLS]
    assert [mark.get_attribute("class").split()[1] for mark in page.locator(MARKS).all()] == ["green", "amber", "red", "amber"]
    assert [mark.get_attribute("aria-label") for mark in page.locator(MARKS).all()] == [
        "Green: Word for word. 1 fact-check may be about it",
        "Amber: Changed without saying so",
        "Red: Said by another",
        "Amber: Not found",
    ]
    signs = page.locator(MARKS).evaluate_all("all => all.map((mark) => getComputedStyle(mark, '::before').content)")
    assert [sign[1] for sign in signs] == ["✓", "?", "✗", "?"]
    lines = page.locator(MARKS).evaluate_all("all => all.map((mark) => getComputedStyle(mark).borderBottomStyle)")
    assert lines == ["solid", "dashed", "double", "dashed"]
    assert [item.split("“")[0] for item in page.locator("#quotations li").all_text_contents()] == [
        "✓ Green: Word for word",
        "? Amber: Changed without saying so",
        "✗ Red: Said by another",
        "? Amber: Not found",
    ]
    expect(page.locator("#summary")).to_have_text("4 quotations1 green, 2 amber, 1 red")
    expect(page.locator("#live")).to_have_text("4 quotations, 1 green, 2 amber, 1 red")
    assert page.locator("#article p").count() == 3


def test_a_quotation_shows_what_its_verdict_stands_on(
    visit_draft: OpenPage, check_draft: CheckDraft, draft: str, choose_mark: ChooseMark
) -> None:
    page = visit_draft()
    check_draft(page, draft)
    card = choose_mark(page, DUSK)
    expect(card.locator("h2")).to_have_text("Changed without saying so")
    expect(card.locator(".verdict")).to_have_text("? Amber: somebody should look")
    expect(card.locator(".reasons")).to_have_text("The source has “dawn”, the quotation “dusk”.")
    expect(card.locator(".alignment del")).to_have_text("in the source: dawn")
    expect(card.locator(".alignment ins")).to_have_text("in the draft: dusk")
    expect(card.locator(".alignment")).to_contain_text("We row at")
    assert card.locator(".voices dd").all_text_contents() == ["Ada Brook", "Ada Brook"]
    expect(card.locator(".place")).to_contain_text("Ferry returns to Quay · The Quay Post · Nov 3, 2025 · Ada Brook · in quotation marks")
    card.get_by_role("link", name="Ferry returns to Quay").click()
    page.wait_for_url("**/archive/articles/ferry#*")
    expect(page.locator("#article mark:focus")).to_have_text("We row at dawn,")


def test_the_speaker_of_the_draft_stands_beside_the_one_found(
    visit_draft: OpenPage, check_draft: CheckDraft, draft: str, choose_mark: ChooseMark
) -> None:
    page = visit_draft()
    check_draft(page, draft)
    card = choose_mark(page, TIDE)
    expect(card.locator("h2")).to_have_text("Said by another")
    assert card.locator(".voices dt, .voices dd").all_text_contents() == ["In the draft", "Bo Lind", "In the source", "another: Ada Brook"]
    expect(card.locator(".reasons li").first).to_have_text("The words are those of Ada Brook, not of Bo Lind.")


def test_what_was_not_found_is_not_called_false(
    visit_draft: OpenPage, check_draft: CheckDraft, draft: str, choose_mark: ChooseMark
) -> None:
    page = visit_draft()
    check_draft(page, draft)
    card = choose_mark(page, GULLS)
    expect(card.locator("h2")).to_have_text("Not found")
    expect(card.locator(".verdict")).to_have_text("? Amber: somebody should look")
    expect(card.locator(".reason")).to_have_text("That does not make it false: it may have been said where nobody looked.")
    expect(card.locator(".passage")).to_have_count(0)


def test_a_draft_is_checked_against_texts_that_are_pasted(visit_draft: OpenPage, check_draft: CheckDraft, choose_mark: ChooseMark) -> None:
    page = visit_draft()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    check_draft(
        page, "Cy Fell wrote: “We 🎉 will sell 14 old boats in March.” “We row at dawn,” Fell said.", "Nothing is said here.", SOURCE
    )
    assert [mark.get_attribute("class").split()[1] for mark in page.locator(MARKS).all()] == ["red", "amber"]
    assert not [url for url in asked if "/v1/articles" in url]
    card = choose_mark(page, "14 old boats")
    expect(card.locator(".turned")).to_have_text("The meaning may be another: it changes a number and leaves out a condition.")
    expect(card.locator(".place")).to_contain_text("Text 2 · Cy Fell")
    expect(card.locator(".place a")).to_have_count(0)
    expect(card.locator(".passage-words")).to_have_text("We 🎉 will sell 40 old boats in March")
    expect(card.locator(".passage blockquote")).to_have_text(SOURCE)
    expect(card.locator(".rest")).to_have_text("After it, left out: “unless the pier burns”. It holds a condition.")


def test_a_quotation_over_paragraphs_is_one(visit_draft: OpenPage, check_draft: CheckDraft) -> None:
    page = visit_draft()
    check_draft(page, "Fell wrote: “We 🎉 will sell 40 old boats in March.\n\n“Unless the pier burns.”", SOURCE)
    assert page.locator("#quotations li").count() == len(
        set(page.locator(MARKS).evaluate_all("all => all.map((mark) => mark.dataset.item)"))
    )
    labelled = page.locator("#article mark[aria-label]")
    assert labelled.count() == page.locator("#quotations li").count()


def test_markup_from_anybody_is_text(visit_draft: OpenPage, own_archive: str, check_draft: CheckDraft, choose_mark: ChooseMark) -> None:
    text = f"“{ATTACK} is the harbour poster that they sent us in May,” said Tom Reed."
    call(own_archive, "/v1/articles", id="bad", text=text, title=ATTACK, publisher=ATTACK)
    review = {
        "@type": "ClaimReview",
        "url": "https://checks.example/bad",
        "claimReviewed": f"{ATTACK} is the harbour poster that they sent in May.",
        "name": ATTACK,
        "author": {"name": ATTACK},
        "itemReviewed": {"@type": "Claim", "author": {"name": ATTACK}},
        "reviewRating": {"alternateName": ATTACK},
    }
    call(own_archive, "/v1/claim-reviews", **review)
    page = visit_draft(own_archive)
    draft = f"“{ATTACK} is the harbour poster that he sent us in May,” said {ATTACK}."
    for texts in ((), (f"{text} {ATTACK}",)):
        check_draft(page, draft, *texts)
        card = choose_mark(page, "is the harbour poster that he sent us")
        expect(card.locator(".alignment")).to_contain_text("sent us")
        expect(card.locator(".place")).to_contain_text("Text 1" if texts else ATTACK)
        expect(card.locator(".fact-checks")).to_contain_text(f"rated “{ATTACK}”")
        assert page.locator("main img").count() == 0
        assert page.evaluate("window.broken") is None
        page.get_by_role("button", name="Edit the draft").click()
    page.goto("/archive/articles/bad")
    page.locator("#article mark").first.click()
    expect(page.locator("#card .fact-checks")).to_contain_text(ATTACK)
    assert page.locator("main img").count() == 0
    assert page.evaluate("window.broken") is None


def test_the_keyboard_alone_is_enough(visit_draft: OpenPage, draft: str) -> None:
    page = visit_draft()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.insert_text(draft)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#article")).to_be_focused()
    page.locator("#sentences li").first.wait_for()
    page.keyboard.press("Tab")
    expect(page.locator(MARKS).first).to_be_focused()
    expect(page.locator("#card h2")).to_have_text("Word for word")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_be_focused()
    expect(page.locator("#card h2")).to_have_text("Changed without saying so")
    page.keyboard.press("Escape")
    expect(page.locator(MARKS).nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#card .kicker")).to_have_text("How to read it")
    page.locator("#quotations button").nth(2).press("Enter")
    expect(page.locator(MARKS).nth(2)).to_be_focused()
    page.locator("#card").get_by_role("button", name="Next quote").press("Enter")
    expect(page.locator(MARKS).nth(3)).to_be_focused()


@pytest.mark.parametrize("settings", [{"color_scheme": "light"}, {"color_scheme": "dark", **PHONE}], ids=["light desk", "dark phone"])
def test_everything_can_be_read_and_fits(visit_draft: OpenPage, settings: dict[str, Any], check_draft: CheckDraft, draft: str) -> None:
    page = visit_draft(**settings)
    page.get_by_label("Texts that I paste").check()
    assert_readable(page)
    page.get_by_label("The archive").check()
    check_draft(page, f"{draft} “The tide was the highest,” said Brook. “The ferry … sails on Sunday.”")
    page.locator("#panel").evaluate("panel => { panel.open = true; }")
    assert_readable(page)
    for mark in page.locator("#article mark[tabindex='0']").all():
        mark.focus()
        page.locator("#card details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
        assert_readable(page)


def assert_readable(page: Page) -> None:
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    fields = page.locator("main :is(input, textarea)")
    assert fields.evaluate_all("all => all.filter((one) => one.labels.length !== 1).map((one) => one.id)") == []


def test_whatever_the_server_says_has_words(scripts: Page) -> None:
    told = scripts.evaluate(
        """async () => {
          const words = await import("/page/js/verdicts.js");
          return Object.fromEntries(Object.entries(words).map(([name, told]) => [name, Object.keys(told)]));
        }"""
    )
    known = {"LIGHTS": LIGHTS, "VERDICTS": VERDICTS, "CHANGES": CHANGE_KINDS, "TURNS": TURNS, "WHERES": WHERES}
    assert {name: set(keys) for name, keys in told.items()} == {name: set(values) for name, values in known.items()}
