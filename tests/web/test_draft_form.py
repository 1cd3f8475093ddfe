"""The form of the page that checks drafts: what goes in, and what is told where that cannot be checked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
CheckDraft = Callable[..., None]
ChooseMark = Callable[[Page, str], Locator]
MARKS = "#article mark.checked"
TIDE = "The tide was the highest in years,"
SOURCE = "Lock keeper Cy Fell wrote: “We 🎉 will sell 40 old boats in March, unless the pier burns.” Nobody answered him."


def test_texts_come_go_and_have_titles(visit_draft: OpenPage, check_draft: CheckDraft, choose_mark: ChooseMark) -> None:
    page = visit_draft()
    page.get_by_label("Texts that I paste").check()
    expect(page.get_by_role("button", name="Remove text")).to_have_count(0)
    page.get_by_role("button", name="Another text").click()
    expect(page.get_by_label("Text 2", exact=True)).to_be_focused()
    page.get_by_label("Text 2", exact=True).fill(SOURCE)
    page.get_by_label("Title of text 2").fill("A letter")
    page.get_by_role("button", name="Remove text 1").click()
    expect(page.get_by_label("Text 2", exact=True)).to_be_focused()
    page.fill("#text", "“We 🎉 will sell 40 old boats in March,” wrote Cy Fell.")
    page.keyboard.press("Control+Enter")
    expect(choose_mark(page, "40 old boats").locator(".place")).to_contain_text("Text 2: A letter")
    page.get_by_role("button", name="Edit the draft").click()
    expect(page.get_by_label("Text 2", exact=True)).to_have_value(SOURCE)
    expect(page.locator("#text")).to_be_focused()
    page.get_by_label("The archive").check()
    expect(page.locator("#given")).to_be_hidden()
    check_draft(page, "“We row at dawn,” said Ada Brook.")
    assert [mark.get_attribute("class").split()[1] for mark in page.locator(MARKS).all()] == ["green"]


def test_the_sample_shows_each_light_by_one_click(visit_draft: OpenPage, choose_mark: ChooseMark) -> None:
    page = visit_draft()
    page.get_by_role("button", name="Try a sample").click()
    page.locator("#reading #summary:not(:empty)").wait_for()
    verdicts = {"altered_unmarked", "altered_marked", "truncated", "paraphrase", "misattributed", "not_found", "verbatim"}
    lights = [mark.get_attribute("class").split()[1] for mark in page.locator(MARKS).all()]
    assert lights == ["green", "red", "red", "amber", "amber", "green", "red", "amber"]
    expect(choose_mark(page, "14 people").locator(".place")).to_contain_text("Text 1: Library stays open, says mayor")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download").click()
    answer = json.loads(Path(saved.value.path()).read_text("utf-8"))
    assert {each["verdict"] for each in answer["quotations"]} == verdicts
    page.get_by_role("button", name="Edit the draft").click()
    expect(page.get_by_label("Title of text 1")).to_have_value("Library stays open, says mayor")


def test_the_sample_takes_the_place_of_nothing(visit_draft: OpenPage) -> None:
    page = visit_draft()
    sample = page.get_by_role("button", name="Try a sample")
    page.fill("#text", "My own draft")
    expect(sample).to_be_hidden()
    page.fill("#text", "")
    expect(sample).to_be_visible()
    page.get_by_label("Texts that I paste").check()
    page.get_by_label("Text 1", exact=True).fill(SOURCE)
    expect(sample).to_be_hidden()


def test_no_more_texts_than_a_call_takes(visit_draft: OpenPage) -> None:
    page = visit_draft()
    page.get_by_label("Texts that I paste").check()
    for _ in range(19):
        page.get_by_role("button", name="Another text").click()
    expect(page.get_by_role("button", name="Another text")).to_be_disabled()
    page.get_by_role("button", name="Remove text 3", exact=True).click()
    expect(page.get_by_role("button", name="Another text")).to_be_enabled()


def test_a_draft_that_quotes_nobody_says_so_and_is_not_green(visit_draft: OpenPage, check_draft: CheckDraft) -> None:
    page = visit_draft()
    check_draft(page, "The harbour is quiet this week.")
    expect(page.locator("#summary")).to_have_text("No quotations found")
    expect(page.locator("#none")).to_have_text("Nothing in the draft stands in quotation marks.")
    expect(page.locator("#looked")).to_have_text("No published fact-check that is kept here matches.")
    expect(page.locator("#article")).to_have_text("The harbour is quiet this week.")
    assert page.locator("#reading .verdict, #article mark").count() == 0


def test_an_empty_archive_says_so_once_it_has_its_key(open_page: OpenPage, guarded_address: str, draft: str) -> None:
    page = open_page("/draft", base_url=guarded_address)
    page.fill("#text", draft)
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("alert").first).to_contain_text("Unauthorized")
    page.get_by_label("Key", exact=True).fill("bridge-1932")
    page.get_by_role("button", name="Use this key").click()
    expect(page.locator("#empty")).to_contain_text("The archive keeps no article yet")
    expect(page.locator("#summary")).to_have_text("4 quotations4 amber")
    expect(page.locator("#empty").get_by_role("link")).to_have_attribute("href", "/archive/articles")


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        pytest.param(" \n ", "There is no draft yet", id="nothing"),
        pytest.param("“So,” she said. " * 201, "text: Holds 201 quotations; 200 at most are checked at once.", id="too many quotations"),
        pytest.param("word " * 60_000, "this server reads", id="too long"),
    ],
)
def test_a_draft_that_cannot_be_checked_is_told_and_stays(visit_draft: OpenPage, draft: str, told: str) -> None:
    page = visit_draft()
    page.fill("#text", draft)
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("alert").first).to_contain_text(told)
    expect(page.locator("#intake")).to_be_visible()
    expect(page.locator("#text")).to_have_value(draft)
    expect(page.get_by_role("button", name="Check the draft")).to_be_enabled()


def test_texts_without_words_are_asked_for(visit_draft: OpenPage, draft: str) -> None:
    page = visit_draft()
    page.fill("#text", draft)
    page.get_by_label("Texts that I paste").check()
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("alert").first).to_contain_text("There is no text to check against")
    expect(page.get_by_label("Text 1", exact=True)).to_be_focused()


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"status": 502, "body": "<b>Bad gateway</b>", "content_type": "text/html"}, "The server answered 502"),
        (None, "The server cannot be reached"),
    ],
    ids=["an error", "no answer"],
)
def test_a_server_that_fails_is_told_and_asked_again(
    visit_draft: OpenPage, answer: dict[str, Any] | None, told: str, check_draft: CheckDraft, draft: str
) -> None:
    page = visit_draft()
    page.route("**/v1/verify/draft*", lambda route: route.fulfill(**answer) if answer else route.abort())
    page.fill("#text", draft)
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("alert").first).to_contain_text(told)
    page.unroute("**/v1/verify/draft*")
    check_draft(page, draft)
    expect(page.locator("#problem")).to_be_hidden()
    assert page.locator(MARKS).count() == 4


def test_a_long_draft_is_drawn_whole_and_its_limits_told(visit_draft: OpenPage, check_draft: CheckDraft) -> None:
    page = visit_draft()
    filler = "\n\n".join(
        f"Paragraph {n} tells of the harbour, its walls and its long nights in winter, and of whoever waits there." for n in range(600)
    )
    check_draft(page, f"“We row at dawn,” said Ada Brook.\n\n{filler}\n\n“{TIDE}” said Brook.")
    assert page.locator(MARKS).all_text_contents() == ["We row at dawn,", TIDE]
    assert page.locator("#article p").count() == 602
    expect(page.locator("#looked")).to_contain_text("text: Must have from 1 to 50000 characters.")
    page.locator("#quotations button").last.click()
    expect(page.locator(MARKS).last).to_be_in_viewport()
