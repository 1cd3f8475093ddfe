"""One quote as all articles have it, on the page: over the real server, engine and archive."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
WHOLE = "We will not 🎉 close the old library unless the roof fails, and 40 people will keep their jobs"
ARTICLES: tuple[dict[str, Any], ...] = (
    {"id": "whole", "publisher": "The Post", "published": "2026-05-02", "text": f"“{WHOLE},” said Ann Dole, the mayor, on Monday."},
    {"id": "again", "publisher": "The Pier", "text": f"“{WHOLE},” Ann Dole, the mayor, told the council."},
    {"id": "cut", "publisher": "The Echo", "published": "2026-05-01", "text": "“We will not 🎉 close the old library,” Ann Dole said."},
    {
        "id": "changed",
        "publisher": "The Quay",
        "published": "2026-05-03",
        "text": f"“{WHOLE.replace('not ', '').replace('40', '14')},” said Bob Hale, the treasurer.",
    },
)


def call(address: str, path: str, **body: Any) -> Any:
    request = Request(f"{address}{path}", json.dumps(body).encode() if body else None, {"Content-Type": "application/json"})
    with urlopen(request) as answer:
        return json.loads(answer.read())


@pytest.fixture
def ids(own_archive: str) -> dict[str, str]:
    """The id of the quote of each of ARTICLES."""
    for article in ARTICLES:
        call(own_archive, "/v1/articles", **article)
    return {uid: call(own_archive, f"/v1/quotes?article={uid}")["quotes"][0]["id"] for uid in (each["id"] for each in ARTICLES)}


@pytest.fixture
def visit(open_page: OpenPage, own_archive: str) -> Callable[..., Page]:
    """Open the page about a quote, and wait until it shows what there is."""

    def visit(uid: str, **settings: Any) -> Page:
        page = open_page(f"/archive/quotes/{percent(uid, safe='')}/variants", base_url=own_archive, **settings)
        page.locator("main[aria-busy=false]").wait_for()
        return page

    return visit


def words_of(uid: str) -> str:
    """The quote's words as they are kept."""
    return next(str(each["text"]) for each in ARTICLES if each["id"] == uid).partition("”")[0].removeprefix("“")


def item(page: Page, publisher: str) -> Locator:
    return page.locator("#found .item").filter(has_text=publisher)


def test_each_wording_stands_beside_the_one_that_most_have(visit: Callable[..., Page], ids: dict[str, str]) -> None:
    page = visit(ids["changed"])
    expect(page.locator("h1")).to_have_text(words_of("changed"))
    expect(page.locator("#summary")).to_have_text("4 quotes in 4 articles · first: The Echo, May 1, 2026")
    assert page.locator("#found .places b:first-child").all_text_contents() == ["The Echo", "The Post", "The Quay", "The Pier"]
    changed = item(page, "The Quay")
    expect(changed.locator(".verdict")).to_contain_text("Changed, and does not say so")
    expect(changed.locator(".who")).to_contain_text("Ascribed to another")
    expect(changed.locator(".grounds")).to_contain_text("negation, number")
    base, own = changed.locator("figure").all()
    expect(base.locator("figcaption")).to_have_text("The wording that most have")
    assert base.locator("del").all_text_contents() == ["[left out: not]", "[left out: 40]"]
    assert own.locator("ins").all_text_contents() == ["[put in: 14]"]
    expect(base.locator("blockquote")).to_contain_text("🎉 close the old library unless the roof fails")
    cut = item(page, "The Echo")
    expect(cut.locator(".verdict")).to_contain_text("Shortened · may change the meaning")
    expect(cut.locator(".places")).to_contain_text("first")
    assert cut.locator("del").all_text_contents() == ["[left out: unless the roof fails, and 40 people will keep their jobs]"]
    assert item(page, "The Post").locator("figure").count() == 1
    assert item(page, "The Pier").locator("del, ins").count() == 0


def test_what_differs_is_told_without_colour(visit: Callable[..., Page], ids: dict[str, str]) -> None:
    page = visit(ids["whole"])
    lines = "(one) => getComputedStyle(one).textDecorationLine"
    assert page.locator("#found del").first.evaluate(lines) == "line-through"
    assert page.locator("#found ins").first.evaluate(lines) == "underline"
    assert page.locator("#found del .unseen").first.evaluate("(one) => one.getBoundingClientRect().width") <= 1


@pytest.mark.usefixtures("ids")
def test_a_search_and_an_article_lead_there(open_page: OpenPage, own_archive: str) -> None:
    page = open_page("/archive?q=library&publisher=the+quay", base_url=own_archive)
    page.get_by_role("link", name="Variants").click()
    page.wait_for_url("**/variants")
    expect(page.locator("#found .item")).to_have_count(4)
    item(page, "The Echo").get_by_role("link", name="cut").click()
    expect(page.locator("#article mark:focus")).to_contain_text("close the old library")
    page.get_by_role("link", name="Who else has these words").click()
    expect(page.locator("#found .item")).to_have_count(4)


def test_a_quote_of_too_few_words_says_so(visit: Callable[..., Page], own_archive: str) -> None:
    call(own_archive, "/v1/articles", id="short", text="“Never!” said Ann Dole, the mayor of Quay, on Monday.")
    page = visit(call(own_archive, "/v1/quotes?article=short")["quotes"][0]["id"])
    expect(page.locator("#unsought")).to_contain_text("Others were not looked for.")
    expect(page.locator("#found .item")).to_have_count(1)


def test_a_quote_that_is_none_is_told(visit: Callable[..., Page]) -> None:
    expect(visit('"><b>').get_by_role("alert").first).to_contain_text("There is no quote of this id.")


def test_markup_is_text_and_right_to_left_stays_so(visit: Callable[..., Page], own_archive: str) -> None:
    attack = '<img src=x onerror="window.broken = 1">'
    for uid, words in (("one", f"{attack} שלום is what the council sent to us"), ("two", f"{attack} is what the council mailed to us")):
        call(own_archive, "/v1/articles", id=uid, text=f"“{words},” said Tom Reed.", publisher=attack)
    page = visit(call(own_archive, "/v1/quotes?article=one")["quotes"][0]["id"])
    expect(page.locator("#found .item")).to_have_count(2)
    expect(page.locator("#found")).to_contain_text(attack)
    assert page.locator("main img").count() == 0
    assert page.evaluate("window.broken") is None
    assert set(page.locator("#found blockquote").evaluate_all("all => all.map((one) => one.dir)")) == {"auto"}


@pytest.mark.parametrize("settings", [{"color_scheme": "light"}, {"color_scheme": "dark", **PHONE}], ids=["light desk", "dark phone"])
def test_the_page_can_be_read_and_fits(visit: Callable[..., Page], ids: dict[str, str], settings: dict[str, Any]) -> None:
    page = visit(ids["changed"], **settings)
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("main h1").count() == 1


ALIGNED = """async ([alignment, source, quotation]) => {
  const { sides } = await import("/page/js/sidebyside.js");
  const drawn = sides(alignment, source, quotation);
  return Object.values(drawn).map((nodes) => nodes.map((node) => typeof node === "string" ? node : `<${node.tagName}>${node.textContent}`));
}"""


def step(operation: str, source: tuple[int, int] | None, quotation: tuple[int, int] | None) -> dict[str, Any]:
    places = {"source": source, "quotation": quotation}
    return {"operation": operation, **{side: place and {"start": place[0], "end": place[1]} for side, place in places.items()}}


def test_moved_words_are_marked_on_both_sides(scripts: Page) -> None:
    alignment = [step("same", (4, 7), (0, 3)), step("moved", (0, 3), (4, 7)), step("added", None, (8, 13))]
    source, quotation = scripts.evaluate(ALIGNED, [alignment, "now may", "may now again."])
    assert source == ["<MARK>[moved: now]", " may"]
    assert quotation == ["may ", "<MARK>[moved: now]", " ", "<INS>[put in: again]", "."]


def test_a_long_source_is_cut_far_from_what_was_taken(scripts: Page) -> None:
    text = "left " * 200 + "taken " + "right " * 200
    source, _ = scripts.evaluate(ALIGNED, [[step("same", (1000, 1005), (0, 5))], text, "taken"])
    assert (source[0], source[-1]) == ("… ", " …")
    assert [len(part) < 300 for part in source] == [True] * len(source)
    assert sum(len(part) for part in source) < 600


def test_nothing_in_common_is_all_other_words(scripts: Page) -> None:
    source, quotation = scripts.evaluate(ALIGNED, [[], "One café.", "Other."])
    assert (source, quotation) == (["<DEL>[left out: One café]", "."], ["<INS>[put in: Other]", "."])
