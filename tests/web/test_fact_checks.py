"""Published fact-checks on the pages: those that a draft or a quote of the archive may be about, with why and how near."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Locator, Page, Route, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
CheckDraft = Callable[..., None]
ChooseMark = Callable[[Page, str], Locator]
MARKS = "#article mark.checked"
FERRY = "The ferry 🚢 sails again on Friday,"


def call(address: str, path: str, **body: Any) -> Any:
    request = Request(f"{address}{path}", json.dumps(body).encode() if body else None, {"Content-Type": "application/json"})
    with urlopen(request) as answer:
        return json.loads(answer.read())


def test_fact_checks_are_shown_with_why_and_how_near(
    visit_draft: OpenPage, check_draft: CheckDraft, draft: str, choose_mark: ChooseMark
) -> None:
    page = visit_draft()
    check_draft(page, draft)
    matched = choose_mark(page, FERRY).locator(".fact-checks")
    expect(matched.locator(".claim")).to_have_text("“The ferry sails again on Friday.”")
    expect(matched.locator(".review")).to_have_text("The Checkers · rated “Half true” · Does it sail? · Nov 5, 2025")
    expect(matched.get_by_role("link", name="Does it sail?")).to_have_attribute("href", "https://checks.example/ferry")
    expect(matched.locator(".why")).to_contain_text("both have the words ferry, sails, again; names Friday")
    score = call(page.url.removesuffix("/draft"), "/v1/claims:search", text=draft)["sentences"][0]["claims"][0]["score"]
    expect(matched.locator(".why b")).to_have_text(f"Likeness {int(100 * score + 0.5)} %")
    expect(matched.locator(".note")).to_contain_text("It rates nothing")


def test_a_sentence_that_quotes_nobody_shows_its_fact_checks_too(visit_draft: OpenPage, check_draft: CheckDraft, draft: str) -> None:
    page = visit_draft()
    check_draft(page, draft)
    expect(page.locator("#looked")).to_have_text("Fact-checks match 2 sentences.")
    page.locator("#sentences button", has_text="Fares at Quay").click()
    card = page.locator("#card")
    expect(page.locator("#article mark.claimed")).to_be_focused()
    assert card.locator(".conflict").all_text_contents() == [
        "Only one of them denies: here “not”, in the claim none.",
        "They differ in numbers: here “12”, in the claim “14”.",
    ]
    expect(card.locator(".review")).to_contain_text("rated “False”")
    expect(card.locator(".kicker")).to_have_text("No quotation")


def test_verdicts_stand_where_fact_checks_cannot_be_looked_up(visit_draft: OpenPage, check_draft: CheckDraft, draft: str) -> None:
    page = visit_draft()
    page.route("**/v1/claims:search*", lambda route: route.fulfill(status=503, json={"title": "Service Unavailable", "status": 503}))
    check_draft(page, draft)
    expect(page.locator("#looked")).to_have_text("They could not be looked up. Service Unavailable")
    assert page.locator(MARKS).count() == 4


def test_what_is_chosen_stays_while_fact_checks_arrive(visit_draft: OpenPage, draft: str) -> None:
    page = visit_draft()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/v1/claims:search*", hold)
    page.fill("#text", draft)
    page.get_by_role("button", name="Check the draft").click()
    page.locator(MARKS).nth(1).focus()
    expect(page.locator("#card h2")).to_have_text("Changed without saying so")
    assert page.locator("#article mark.claimed").count() == 0
    held[0].continue_()
    page.locator("#article mark.claimed").wait_for()
    expect(page.locator(MARKS).nth(1)).to_be_focused()
    expect(page.locator("#card h2")).to_have_text("Changed without saying so")


def test_an_article_of_the_archive_shows_the_fact_checks_of_its_quotes(open_page: OpenPage, archive_address: str) -> None:
    page = open_page("/archive/articles/ferry", base_url=archive_address)
    page.locator("#article mark", has_text=FERRY).click()
    matched = page.locator("#card .fact-checks")
    expect(matched.locator(".claim")).to_have_text("“The ferry sails again on Friday.”")
    expect(matched.locator(".why")).to_contain_text("the speaker made the claim")
    page.locator("#article mark", has_text="We row at dawn").click()
    expect(page.locator("#card h2")).to_have_text("Ada Brook")
    page.wait_for_load_state("networkidle")
    expect(matched).to_have_count(0)


def test_a_card_that_the_pointer_only_passes_asks_nothing(open_page: OpenPage, archive_address: str) -> None:
    page = open_page("/archive/articles/ferry", base_url=archive_address)
    page.locator("main[aria-busy=false]").wait_for()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate(
        """() => {
          const pass = (name, mark) => mark.dispatchEvent(new PointerEvent(name, { bubbles: true, pointerType: "mouse" }));
          for (const mark of document.querySelectorAll("#article mark")) pass("pointerover", mark);
          pass("pointerleave", document.getElementById("article"));
        }"""
    )
    page.locator("#article mark", has_text=FERRY).click()
    page.locator("#card .fact-checks").wait_for()
    assert len([url for url in asked if url.endswith("/claims")]) == 1
