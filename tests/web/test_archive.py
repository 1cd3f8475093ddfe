"""The archive's pages over the real server, engine and archive: what is asked is found, and each thing leads to the next."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

import quoteapi
from quoteapi.api.state import state_of
from quoteapi.jobs.running import Runner

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
FERRY, ROW, FARES = "The ferry 🚢 sails again on Friday,", "We row at dawn,", "that the fares would rise"


def call(address: str, path: str, **body: Any) -> Any:
    request = Request(f"{address}{path}", json.dumps(body).encode() if body else None, {"Content-Type": "application/json"})
    with urlopen(request) as answer:
        return json.loads(answer.read())


@pytest.fixture
def visit(open_page: OpenPage, archive_address: str) -> OpenPage:
    """Open a page of the archive that stays as it is, and wait until it shows what it has."""

    def visit(path: str, address: str = archive_address, **settings: Any) -> Page:
        page = open_page(path, base_url=address, **settings)
        settled(page)
        return page

    return visit


def settled(page: Page) -> None:
    page.locator("main[aria-busy=false]").wait_for()


def texts(page: Page) -> list[str]:
    return page.locator("#found blockquote, #timeline blockquote").all_text_contents()


def test_a_search_stands_in_the_address_and_can_be_sent(visit: OpenPage) -> None:
    page = visit("/archive")
    assert len(texts(page)) == 5
    page.get_by_label("Words of the quote").fill("ferry")
    page.get_by_label("Publisher").fill("the quay post")
    page.get_by_text("More filters").click()
    page.get_by_label("direct", exact=True).check()
    page.get_by_label("mixed").check()
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/archive?*")
    settled(page)
    assert texts(page) == [FERRY]
    again = visit(page.url)
    assert again.url == page.url
    assert texts(again) == [FERRY]
    expect(again.get_by_label("Words of the quote")).to_have_value("ferry")
    assert again.locator("[name=type]:checked").evaluate_all("boxes => boxes.map((box) => box.value)") == ["direct", "mixed"]
    expect(again.locator("#live")).to_have_text("1 quote")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("speaker=lind&stance=denies", [FARES]),
        ("affiliation=harbour+institute", ["The tide was the highest in years,"]),
        ("from=2026-01-01&to=2026-12-31&type=direct", ["The tide was the highest in years,"]),
        ("q=nothing", []),
    ],
)
def test_each_filter_narrows(visit: OpenPage, query: str, found: list[str]) -> None:
    page = visit(f"/archive?{query}")
    assert texts(page) == found
    expect(page.locator("#summary")).to_have_text("1 quote" if found else "No quotes found")


def test_pages_lead_on_and_back(visit: OpenPage) -> None:
    page = visit("/archive?limit=2&sort=oldest")
    seen = texts(page)
    while page.locator("#next").is_visible():
        page.locator("#next").click()
        page.wait_for_load_state()
        settled(page)
        seen += texts(page)
    assert seen == texts(visit("/archive?sort=oldest"))
    page.get_by_role("link", name="First page").click()
    page.wait_for_load_state()
    settled(page)
    assert texts(page) == seen[:2]


def test_a_filter_that_does_not_fit_is_told(visit: OpenPage) -> None:
    page = visit("/archive?from=yesterday")
    expect(page.get_by_role("alert").first).to_contain_text("from: Must be a date")


def test_a_quote_leads_to_its_place_and_to_its_speaker(visit: OpenPage) -> None:
    page = visit("/archive?q=ferry")
    page.get_by_role("link", name=FERRY).click()
    page.locator("#article mark").first.wait_for()
    expect(page.locator("#article mark:focus")).to_have_text(FERRY)
    expect(page.locator("#card h2")).to_have_text("Ada Brook")
    expect(page.locator("#facts")).to_contain_text("The Quay Post")
    page.get_by_role("link", name="All that this speaker said").click()
    expect(page.locator("h1")).to_have_text("Ada Brook")


def test_a_speaker_has_roles_and_quotes_over_time(visit: OpenPage) -> None:
    page = visit("/archive/speakers?q=ada")
    expect(page.locator("#found .under")).to_contain_text("3 quotes")
    page.get_by_role("link", name="Ada Brook").click()
    page.locator("#timeline h3").first.wait_for()
    expect(page.locator("#summary")).to_contain_text("Nov 3, 2025 – May 1, 2026")
    roles = page.locator("#roles tbody tr").all_text_contents()
    assert [re.sub(r"\d.*", "", role) for role in roles] == ["director of the Harbour InstituteHarbour Institute", "harbour pilot–"]
    assert [head.split(" ")[:2] for head in page.locator("#timeline h3").all_text_contents()] == [["May", "2026"], ["November", "2025"]]
    bars = page.locator("#bars a")
    assert bars.evaluate_all("all => all.map((bar) => bar.getAttribute('aria-label'))") == ["November 2025: 2 quotes", "May 2026: 1 quote"]
    assert page.locator("#bars li").count() == 7
    bars.first.click()
    expect(page.locator("#timeline section").last).to_be_in_viewport()


def test_the_articles_are_listed_and_one_is_kept(visit: OpenPage, own_archive: str) -> None:
    page = visit("/archive/articles", own_archive)
    assert page.locator("#found .who").all_text_contents() == ["A high tide", "Ferry returns to Quay"]
    page.get_by_text("Keep an article").click()
    page.get_by_label("Text", exact=True).fill("“The gates stay shut,” said Cy Fell, the lock keeper.")
    page.get_by_label("Title").fill("Gates")
    page.get_by_label("Published").fill("2026-06-01")
    page.get_by_role("button", name="Keep the article").click()
    page.wait_for_url("**/archive/articles/n_*")
    expect(page.locator("#article mark")).to_have_text("The gates stay shut,")
    expect(page.locator("#facts")).to_contain_text("Jun 1, 2026")
    page.get_by_role("button", name="Remove the article").click()
    page.get_by_role("button", name="Leave it").click()
    page.get_by_role("button", name="Remove the article").click()
    page.get_by_role("button", name="Remove it").click()
    page.wait_for_url("**/archive/articles")
    expect(page.locator("#found .who")).to_have_count(2)


def test_a_page_of_html_is_kept_with_what_it_tells(visit: OpenPage, own_archive: str, tmp_path: Path) -> None:
    told = '<title>Gates</title><meta property="og:site_name" content="The Lock"><meta name="author" content="Di Marsh">'
    body = "<p>“The gates stay shut,” said Cy Fell, the lock keeper, on Monday.</p><p>Fell told reporters that the water was too high.</p>"
    (tmp_path / "gates.html").write_text(f"<html><head>{told}</head><body><article>{body}</article></body></html>", "utf-8")
    page = visit("/archive/articles", own_archive)
    page.get_by_text("Keep an article").click()
    page.get_by_label("Or a file").set_input_files(tmp_path / "gates.html")
    page.get_by_role("button", name="Keep the article").click()
    page.wait_for_url("**/archive/articles/n_*")
    expect(page.locator("#facts")).to_contain_text("The Lock · Di Marsh")
    expect(page.locator("#article")).to_contain_text("The gates stay shut")


def test_an_earlier_version_is_shown_as_the_engine_read_it(visit: OpenPage, own_archive: str) -> None:
    call(own_archive, "/v1/articles", id="tides", text="“It rained,” said Cy Fell.")
    page = visit("/archive/articles/tides", own_archive)
    expect(page.locator("#article")).to_contain_text("It rained")
    page.get_by_role("link", name="1", exact=True).click()
    expect(page.locator("#article")).to_contain_text("The tide was the highest")
    expect(page.locator("#past")).to_contain_text("earlier version")
    page.locator("#article mark").first.click()
    expect(page.get_by_role("button", name="Correct…")).to_have_count(0)


def opened(page: Page, words: str) -> None:
    page.locator("#article mark", has_text=words).first.click()
    page.get_by_role("button", name="Correct…").click()
    expect(page.get_by_role("heading", name="Correct this quote")).to_be_focused()


SELECT = """(words) => {
  const walker = document.createTreeWalker(document.getElementById("article"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at !== -1) getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
  }
}"""


def test_a_person_corrects_who_speaks_and_where_it_stands(visit: OpenPage, own_archive: str) -> None:
    page = visit("/archive/articles/ferry", own_archive)
    opened(page, ROW)
    page.get_by_label("Speaker", exact=True).fill("Cy Fell")
    page.get_by_label("Role").fill("lock keeper")
    page.evaluate(SELECT, "row at dawn")
    page.get_by_role("button", name="Take the selected words as: What was said").click()
    page.get_by_label("Your name").fill("Di Marsh")
    page.get_by_role("button", name="Save").click()
    mark = page.locator("#article mark", has_text="row at dawn")
    expect(mark).to_have_text("row at dawn")
    expect(mark).to_be_focused()
    expect(page.locator("#card h2")).to_have_text("Cy Fell")
    expect(page.locator("#card")).to_contain_text("Corrected by Di Marsh")
    expect(page.locator("#corrected")).to_contain_text("what was said: “row at dawn”")
    [quote] = call(own_archive, "/v1/quotes?q=dawn")["quotes"]
    assert (quote["text"], quote["type"]) == ("row at dawn", "direct")
    assert (quote["speaker"]["name"], quote["role"]["text"]) == ("Cy Fell", "lock keeper")
    assert set(quote["corrected"]["machine"]) == {"spans", "text", "verbatim", "type", "speaker", "role"}
    opened(page, "row at dawn")
    expect(page.get_by_label("Your name")).to_have_value("Di Marsh")


def test_a_person_adds_what_was_missed_behind_characters_of_two_units(visit: OpenPage, own_archive: str) -> None:
    page = visit("/archive/articles/ferry", own_archive)
    page.evaluate(SELECT, "harbour pilot")
    page.get_by_role("button", name="Add a quote").click()
    expect(page.get_by_role("textbox", name="What was said")).to_have_value("harbour pilot")
    page.get_by_role("textbox", name="Source").fill("Ada Brook")
    page.get_by_label("Speaker", exact=True).fill("Ada Brook")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#article mark", has_text="harbour pilot")).to_have_text("harbour pilot")
    [quote] = call(own_archive, "/v1/quotes?q=pilot&speaker=ada+brook")["quotes"]
    text = call(own_archive, "/v1/articles/ferry")["text"]
    assert [text[quote[name]["start"] : quote[name]["end"]] for name in ("source",)] == ["Ada Brook"]
    assert text[quote["spans"][0]["start"] : quote["spans"][0]["end"]] == "harbour pilot"
    expect(page.locator("#corrected")).to_contain_text("added")


def test_what_is_no_quote_goes_and_is_brought_back(visit: OpenPage, own_archive: str) -> None:
    page = visit("/archive/articles/ferry", own_archive)
    page.locator("#article mark", has_text=FARES).click()
    page.get_by_role("button", name="Not a quote").click()
    expect(page.locator("#article mark", has_text=FARES)).to_have_count(0)
    expect(page.locator("#live")).to_have_text("It is no quote any more")
    page.get_by_role("button", name="It is a quote after all").click()
    expect(page.locator("#article mark", has_text=FARES)).to_have_count(1)
    expect(page.get_by_role("button", name="It is a quote after all")).to_have_count(0)


def test_a_form_that_says_nothing_or_nonsense_says_so(visit: OpenPage) -> None:
    page = visit("/archive/articles/ferry")
    opened(page, ROW)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#unsaid")).to_have_text("Nothing is otherwise yet.")
    page.get_by_role("textbox", name="Cue").fill("shouted")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#unsaid")).to_have_text("Cue: these words do not stand in the article.")
    expect(page.get_by_role("textbox", name="Cue")).to_be_focused()
    page.locator("#article mark", has_text=FARES).hover()
    expect(page.get_by_role("textbox", name="Cue")).to_have_value("shouted")
    page.keyboard.press("Escape")
    expect(page.locator("#card h2")).to_have_text("Ada Brook")


def test_an_article_or_a_speaker_that_is_none_is_told(visit: OpenPage) -> None:
    for path, words in (("articles/none", "There is no article of this id."), ("speakers/none", "There is no speaker of this id.")):
        expect(visit(f"/archive/{path}").get_by_role("alert").first).to_contain_text(words)


def test_markup_in_an_archive_is_text(visit: OpenPage, own_archive: str) -> None:
    attack = '<img src=x onerror="window.broken = 1">'
    text = f"“{attack} is what they sent us,” said Tom Reed."
    call(own_archive, "/v1/articles", id="bad", text=text, title=attack, publisher=attack, author=attack)
    for path in ("/archive?q=sent", "/archive/articles", "/archive/articles/bad"):
        page = visit(path, own_archive)
        expect(page.locator("main")).to_contain_text(attack)
        assert page.locator("main img").count() == 0
        assert page.evaluate("window.broken") is None


@pytest.fixture
def work(own_app: Flask, engine: quoteapi.Engine) -> Callable[[], int]:
    """`work()`: what a worker does when it wakes."""
    return lambda: Runner(state_of(own_app).archive.store(), lease=60, engine=engine).run(lambda: False)


def begin_job(page: Page, file: Path, *articles: dict[str, str]) -> None:
    file.write_bytes(gzip.compress("".join(json.dumps(each) + "\n" for each in articles).encode()))
    page.get_by_text("Send many articles").click()
    page.get_by_label("A file of articles").set_input_files(file)
    page.get_by_role("button", name="Begin the job").click()
    page.wait_for_url("**/archive/jobs/j_*")
    page.locator("#job").wait_for()


def test_a_job_is_sent_followed_and_its_results_taken(visit: OpenPage, own_archive: str, work: Callable[[], int], tmp_path: Path) -> None:
    page = visit("/archive/jobs", own_archive)
    expect(page.locator("#summary")).to_have_text("No jobs found")
    begin_job(page, tmp_path / "articles.jsonl.gz", {"id": "pier", "text": "“We mend the pier,” said Cy Fell."}, {"id": "none", "text": ""})
    expect(page.locator("#state")).to_have_text("Waiting")
    expect(page.locator("#told")).to_have_text("1 of 2 articles")
    expect(page.locator("#errors")).to_contain_text("text: Must not be empty.")
    assert work() == 1
    expect(page.locator("#state")).to_have_text("Done")
    assert page.locator("#progress").evaluate("bar => [bar.value, bar.max]") == [2, 2]
    expect(page.locator("#live")).to_have_text("The job is done")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download the results").click()
    lines = [json.loads(line) for line in Path(saved.value.path()).read_text("utf-8").splitlines()]
    assert [(line["id"], line["state"]) for line in lines] == [("pier", "done"), ("none", "failed")]
    assert call(own_archive, "/v1/quotes?q=pier")["quotes"][0]["article"]["id"] == "pier"
    assert page.evaluate(CONTRAST) == []
    assert page.locator("main h1").count() == 1
    page.get_by_role("link", name="Jobs").click()
    expect(page.locator("#found .who")).to_have_text("Done: 2 articles")


def test_a_job_is_cancelled_and_removed(visit: OpenPage, own_archive: str, tmp_path: Path) -> None:
    page = visit("/archive/jobs", own_archive)
    begin_job(page, tmp_path / "articles.jsonl.gz", {"text": "“We mend the pier,” said Cy Fell."})
    page.get_by_role("button", name="Cancel the job").click()
    expect(page.locator("#state")).to_have_text("Cancelled")
    page.get_by_role("button", name="Remove the job").click()
    page.wait_for_url("**/archive/jobs")
    expect(page.locator("#summary")).to_have_text("No jobs found")


PATHS = ("/archive?q=ferry&type=direct", "/archive/speakers", "/archive/articles", "/archive/jobs", "/archive/articles/ferry", "speaker")


@pytest.mark.parametrize("settings", [{"color_scheme": "light"}, {"color_scheme": "dark", **PHONE}], ids=["light desk", "dark phone"])
def test_every_page_can_be_read_and_fits(visit: OpenPage, archive_address: str, settings: dict[str, Any]) -> None:
    speaker = call(archive_address, "/v1/speakers?q=ada")["speakers"][0]["id"]
    page = visit("/archive", **settings)
    for path in PATHS:
        page.goto(f"/archive/speakers/{speaker}" if path == "speaker" else path)
        settled(page)
        page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
        if path == "/archive/articles/ferry":
            opened(page, ROW)
        assert page.evaluate(CONTRAST) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        fields = page.locator("main :is(input, select, textarea)")
        assert fields.evaluate_all("all => all.filter((one) => one.labels.length !== 1).map((one) => one.id)") == []
        assert page.locator("main h1").count() == 1


def test_the_keyboard_alone_searches(visit: OpenPage) -> None:
    page = visit("/archive")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Words of the quote")).to_be_focused()
    page.keyboard.insert_text("fares")
    page.keyboard.press("Enter")
    page.wait_for_url("**/archive?q=fares")
    settled(page)
    assert texts(page) == [FARES]


def test_a_server_that_wants_a_key_gets_one(open_page: OpenPage, guarded_address: str) -> None:
    page = open_page("/archive", base_url=guarded_address)
    expect(page.get_by_role("alert").first).to_contain_text("Unauthorized")
    page.get_by_label("Key", exact=True).fill("bridge-1932")
    page.get_by_role("button", name="Use this key").click()
    expect(page.locator("#summary")).to_have_text("No quotes found")
    expect(page.locator("#problem")).to_be_hidden()
