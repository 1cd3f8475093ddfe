"""A draft is checked on the page: over the real server, engine and archive, each quotation gets its light, and what it stands on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from quoteapi.factcheck.lock import LIGHTS
from quoteapi.verification.model import CHANGE_KINDS, TURNS, VERDICTS, WHERES

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
FERRY, DUSK, TIDE, GULLS = (
    "The ferry 🚢 sails again on Friday,",
    "We row at dusk,",
    "The tide was the highest in years,",
    "Nobody counts gulls,",
)
DRAFT = f"""“{FERRY}” said Ada Brook. “{DUSK}” Brook said.

“{TIDE}” said Bo Lind. “{GULLS}” he added.

Fares at Quay harbour did not rise by 12 percent."""
SOURCE = "Lock keeper Cy Fell wrote: “We 🎉 will sell 40 old boats in March, unless the pier burns.” Nobody answered him."
ATTACK = '<img src=x onerror="window.broken = 1">'


@pytest.fixture
def visit(open_page: OpenPage, archive_address: str) -> OpenPage:
    """Open the page that checks drafts, over the archive that stays as it is or another."""
    return lambda address=archive_address, **settings: open_page("/draft", base_url=address, **settings)


def check(page: Page, draft: str, *texts: str) -> None:
    """Paste a draft, and the texts to check it against where there are any, and wait for all that the server says."""
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


def marks(page: Page) -> Locator:
    return page.locator("#article mark.checked")


def choose(page: Page, words: str) -> Locator:
    """Choose what is marked; its card."""
    page.locator("#article mark", has_text=words).first.click()
    return page.locator("#card")


def test_each_quotation_has_its_light_in_colour_sign_and_words(visit: OpenPage) -> None:
    page = visit()
    check(page, DRAFT)
    assert marks(page).all_text_contents() == [FERRY, DUSK, TIDE, GULLS]
    assert [mark.get_attribute("class").split()[1] for mark in marks(page).all()] == ["green", "amber", "red", "amber"]
    assert [mark.get_attribute("aria-label") for mark in marks(page).all()] == [
        "Green: Word for word. 1 fact-check may be about it",
        "Amber: Changed without saying so",
        "Red: Said by another",
        "Amber: Not found",
    ]
    signs = marks(page).evaluate_all("all => all.map((mark) => getComputedStyle(mark, '::before').content)")
    assert [sign[1] for sign in signs] == ["✓", "?", "✗", "?"]
    lines = marks(page).evaluate_all("all => all.map((mark) => getComputedStyle(mark).borderBottomStyle)")
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


def test_a_quotation_shows_what_its_verdict_stands_on(visit: OpenPage) -> None:
    page = visit()
    check(page, DRAFT)
    card = choose(page, DUSK)
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


def test_the_speaker_of_the_draft_stands_beside_the_one_found(visit: OpenPage) -> None:
    page = visit()
    check(page, DRAFT)
    card = choose(page, TIDE)
    expect(card.locator("h2")).to_have_text("Said by another")
    assert card.locator(".voices dt, .voices dd").all_text_contents() == ["In the draft", "Bo Lind", "In the source", "another: Ada Brook"]
    expect(card.locator(".reasons li").first).to_have_text("The words are those of Ada Brook, not of Bo Lind.")


def test_what_was_not_found_is_not_called_false(visit: OpenPage) -> None:
    page = visit()
    check(page, DRAFT)
    card = choose(page, GULLS)
    expect(card.locator("h2")).to_have_text("Not found")
    expect(card.locator(".verdict")).to_have_text("? Amber: somebody should look")
    expect(card.locator(".reason")).to_have_text("That does not make it false: it may have been said where nobody looked.")
    expect(card.locator(".passage")).to_have_count(0)


def test_fact_checks_are_shown_with_why_and_how_near(visit: OpenPage) -> None:
    page = visit()
    check(page, DRAFT)
    matched = choose(page, FERRY).locator(".fact-checks")
    expect(matched.locator(".claim")).to_have_text("“The ferry sails again on Friday.”")
    expect(matched.locator(".review")).to_have_text("The Checkers · rated “Half true” · Does it sail? · Nov 5, 2025")
    expect(matched.get_by_role("link", name="Does it sail?")).to_have_attribute("href", "https://checks.example/ferry")
    expect(matched.locator(".why")).to_contain_text("both have the words ferry, sails, again; names Friday")
    score = call(page.url.removesuffix("/draft"), "/v1/claims:search", text=DRAFT)["sentences"][0]["claims"][0]["score"]
    expect(matched.locator(".why b")).to_have_text(f"Likeness {int(100 * score + 0.5)} %")
    expect(matched.locator(".note")).to_contain_text("It rates nothing")


def test_a_sentence_that_quotes_nobody_shows_its_fact_checks_too(visit: OpenPage) -> None:
    page = visit()
    check(page, DRAFT)
    page.locator("#sentences button", has_text="Fares at Quay").click()
    card = page.locator("#card")
    expect(page.locator("#article mark.claimed")).to_be_focused()
    assert card.locator(".conflict").all_text_contents() == [
        "Only one of them denies: here “not”, in the claim none.",
        "They differ in numbers: here “12”, in the claim “14”.",
    ]
    expect(card.locator(".review")).to_contain_text("rated “False”")
    expect(card.locator(".kicker")).to_have_text("No quotation")


def call(address: str, path: str, **body: Any) -> Any:
    request = Request(f"{address}{path}", json.dumps(body).encode() if body else None, {"Content-Type": "application/json"})
    with urlopen(request) as answer:
        return json.loads(answer.read())


def test_a_draft_is_checked_against_texts_that_are_pasted(visit: OpenPage) -> None:
    page = visit()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    check(page, "Cy Fell wrote: “We 🎉 will sell 14 old boats in March.” “We row at dawn,” Fell said.", "Nothing is said here.", SOURCE)
    assert [mark.get_attribute("class").split()[1] for mark in marks(page).all()] == ["red", "amber"]
    assert not [url for url in asked if "/v1/articles" in url]
    card = choose(page, "14 old boats")
    expect(card.locator(".turned")).to_have_text("The meaning may be another: it changes a number and leaves out a condition.")
    expect(card.locator(".place")).to_contain_text("Text 2 · Cy Fell")
    expect(card.locator(".place a")).to_have_count(0)
    expect(card.locator(".passage-words")).to_have_text("We 🎉 will sell 40 old boats in March")
    expect(card.locator(".passage blockquote")).to_have_text(SOURCE)
    expect(card.locator(".rest")).to_have_text("After it, left out: “unless the pier burns”. It holds a condition.")


def test_texts_come_go_and_have_titles(visit: OpenPage) -> None:
    page = visit()
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
    expect(choose(page, "40 old boats").locator(".place")).to_contain_text("Text 2: A letter")
    page.get_by_role("button", name="Edit the draft").click()
    expect(page.get_by_label("Text 2", exact=True)).to_have_value(SOURCE)
    expect(page.locator("#text")).to_be_focused()
    page.get_by_label("The archive").check()
    expect(page.locator("#given")).to_be_hidden()
    check(page, "“We row at dawn,” said Ada Brook.")
    assert [mark.get_attribute("class").split()[1] for mark in marks(page).all()] == ["green"]


def test_the_sample_shows_each_light_by_one_click(visit: OpenPage) -> None:
    page = visit()
    page.get_by_role("button", name="Try a sample").click()
    page.locator("#reading #summary:not(:empty)").wait_for()
    verdicts = {"altered_unmarked", "altered_marked", "truncated", "paraphrase", "misattributed", "not_found", "verbatim"}
    lights = [mark.get_attribute("class").split()[1] for mark in marks(page).all()]
    assert lights == ["green", "red", "red", "amber", "amber", "green", "red", "amber"]
    expect(choose(page, "14 people").locator(".place")).to_contain_text("Text 1: Library stays open, says mayor")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download").click()
    answer = json.loads(Path(saved.value.path()).read_text("utf-8"))
    assert {each["verdict"] for each in answer["quotations"]} == verdicts
    page.get_by_role("button", name="Edit the draft").click()
    expect(page.get_by_label("Title of text 1")).to_have_value("Library stays open, says mayor")


def test_no_more_texts_than_a_call_takes(visit: OpenPage) -> None:
    page = visit()
    page.get_by_label("Texts that I paste").check()
    for _ in range(19):
        page.get_by_role("button", name="Another text").click()
    expect(page.get_by_role("button", name="Another text")).to_be_disabled()
    page.get_by_role("button", name="Remove text 3", exact=True).click()
    expect(page.get_by_role("button", name="Another text")).to_be_enabled()


def test_a_draft_that_quotes_nobody_says_so_and_is_not_green(visit: OpenPage) -> None:
    page = visit()
    check(page, "The harbour is quiet this week.")
    expect(page.locator("#summary")).to_have_text("No quotations found")
    expect(page.locator("#none")).to_have_text("Nothing in the draft stands in quotation marks.")
    expect(page.locator("#looked")).to_have_text("No published fact-check that is kept here matches.")
    expect(page.locator("#article")).to_have_text("The harbour is quiet this week.")
    assert page.locator("#reading .verdict, #article mark").count() == 0


def test_an_empty_archive_says_so_once_it_has_its_key(open_page: OpenPage, guarded_address: str) -> None:
    page = open_page("/draft", base_url=guarded_address)
    page.fill("#text", DRAFT)
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
def test_a_draft_that_cannot_be_checked_is_told_and_stays(visit: OpenPage, draft: str, told: str) -> None:
    page = visit()
    page.fill("#text", draft)
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("alert").first).to_contain_text(told)
    expect(page.locator("#intake")).to_be_visible()
    expect(page.locator("#text")).to_have_value(draft)
    expect(page.get_by_role("button", name="Check the draft")).to_be_enabled()


def test_texts_without_words_are_asked_for(visit: OpenPage) -> None:
    page = visit()
    page.fill("#text", DRAFT)
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
def test_a_server_that_fails_is_told_and_asked_again(visit: OpenPage, answer: dict[str, Any] | None, told: str) -> None:
    page = visit()
    page.route("**/v1/verify/draft*", lambda route: route.fulfill(**answer) if answer else route.abort())
    page.fill("#text", DRAFT)
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("alert").first).to_contain_text(told)
    page.unroute("**/v1/verify/draft*")
    check(page, DRAFT)
    expect(page.locator("#problem")).to_be_hidden()
    assert marks(page).count() == 4


def test_verdicts_stand_where_fact_checks_cannot_be_looked_up(visit: OpenPage) -> None:
    page = visit()
    page.route("**/v1/claims:search*", lambda route: route.fulfill(status=503, json={"title": "Service Unavailable", "status": 503}))
    check(page, DRAFT)
    expect(page.locator("#looked")).to_have_text("They could not be looked up. Service Unavailable")
    assert marks(page).count() == 4


def test_a_long_draft_is_drawn_whole_and_its_limits_told(visit: OpenPage) -> None:
    page = visit()
    filler = "\n\n".join(
        f"Paragraph {n} tells of the harbour, its walls and its long nights in winter, and of whoever waits there." for n in range(600)
    )
    check(page, f"“We row at dawn,” said Ada Brook.\n\n{filler}\n\n“{TIDE}” said Brook.")
    assert marks(page).all_text_contents() == ["We row at dawn,", TIDE]
    assert page.locator("#article p").count() == 602
    expect(page.locator("#looked")).to_contain_text("text: Must have from 1 to 50000 characters.")
    page.locator("#quotations button").last.click()
    expect(marks(page).last).to_be_in_viewport()


def test_a_quotation_over_paragraphs_is_one(visit: OpenPage) -> None:
    page = visit()
    check(page, "Fell wrote: “We 🎉 will sell 40 old boats in March.\n\n“Unless the pier burns.”", SOURCE)
    assert page.locator("#quotations li").count() == len(set(marks(page).evaluate_all("all => all.map((mark) => mark.dataset.item)")))
    labelled = page.locator("#article mark[aria-label]")
    assert labelled.count() == page.locator("#quotations li").count()


def test_markup_from_anybody_is_text(visit: OpenPage, own_archive: str) -> None:
    text = f"“{ATTACK} is what they sent us,” said Tom Reed."
    call(own_archive, "/v1/articles", id="bad", text=text, title=ATTACK, publisher=ATTACK)
    review = {
        "@type": "ClaimReview",
        "url": "https://checks.example/bad",
        "claimReviewed": f"{ATTACK} is what they sent.",
        "name": ATTACK,
        "author": {"name": ATTACK},
        "itemReviewed": {"@type": "Claim", "author": {"name": ATTACK}},
        "reviewRating": {"alternateName": ATTACK},
    }
    call(own_archive, "/v1/claim-reviews", **review)
    page = visit(own_archive)
    draft = f"“{ATTACK} is what he sent us,” said {ATTACK}."
    for texts in ((), (f"{text} {ATTACK}",)):
        check(page, draft, *texts)
        card = choose(page, "is what he sent us")
        expect(card.locator(".alignment")).to_contain_text("img src")
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


def test_the_keyboard_alone_is_enough(visit: OpenPage) -> None:
    page = visit()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.insert_text(DRAFT)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#article")).to_be_focused()
    page.locator("#sentences li").first.wait_for()
    page.keyboard.press("Tab")
    expect(marks(page).first).to_be_focused()
    expect(page.locator("#card h2")).to_have_text("Word for word")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_be_focused()
    expect(page.locator("#card h2")).to_have_text("Changed without saying so")
    page.keyboard.press("Escape")
    expect(marks(page).nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#card .kicker")).to_have_text("How to read it")
    page.locator("#quotations button").nth(2).press("Enter")
    expect(marks(page).nth(2)).to_be_focused()
    page.locator("#card").get_by_role("button", name="Next quote").press("Enter")
    expect(marks(page).nth(3)).to_be_focused()


def test_what_is_chosen_stays_while_fact_checks_arrive(visit: OpenPage) -> None:
    page = visit()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/v1/claims:search*", hold)
    page.fill("#text", DRAFT)
    page.get_by_role("button", name="Check the draft").click()
    marks(page).nth(1).focus()
    expect(page.locator("#card h2")).to_have_text("Changed without saying so")
    assert page.locator("#article mark.claimed").count() == 0
    held[0].continue_()
    page.locator("#article mark.claimed").wait_for()
    expect(marks(page).nth(1)).to_be_focused()
    expect(page.locator("#card h2")).to_have_text("Changed without saying so")


@pytest.mark.parametrize("settings", [{"color_scheme": "light"}, {"color_scheme": "dark", **PHONE}], ids=["light desk", "dark phone"])
def test_everything_can_be_read_and_fits(visit: OpenPage, settings: dict[str, Any]) -> None:
    page = visit(**settings)
    page.get_by_label("Texts that I paste").check()
    assert_readable(page)
    page.get_by_label("The archive").check()
    check(page, f"{DRAFT} “The tide was the highest,” said Brook. “The ferry … sails on Sunday.”")
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


def test_whatever_the_server_says_has_words(scripts: Page) -> None:
    told = scripts.evaluate(
        """async () => {
          const words = await import("/page/js/verdicts.js");
          return Object.fromEntries(Object.entries(words).map(([name, told]) => [name, Object.keys(told)]));
        }"""
    )
    known = {"LIGHTS": LIGHTS, "VERDICTS": VERDICTS, "CHANGES": CHANGE_KINDS, "TURNS": TURNS, "WHERES": WHERES}
    assert {name: set(keys) for name, keys in told.items()} == {name: set(values) for name, values in known.items()}
