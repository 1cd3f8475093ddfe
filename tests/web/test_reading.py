"""An article goes in, its quotes are marked, and each leads to its speaker: the real page, server and engine."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
ReadArticle = Callable[[Page, str], dict[str, Any]]

COUNCIL = """Council closes the old bridge

Mayor Anna Lee said on Monday the city “will not wait for an accident” and would close the bridge within a week.

“We warned them for two years,” said Tom Reed, an engineer at the Harbour Institute. “Nobody listened.”

Residents said the detour would cost them an hour a day.
"""


def marks(page: Page) -> Locator:
    """The first piece of each quote that is shown: what Tab stops at."""
    return page.locator("#article mark[tabindex='0']")


def marked_text(page: Page, quote: str) -> str:
    """All that is marked as one quote, its pieces joined as the server joins them."""
    return " … ".join(page.locator(f"#article mark[data-quote={quote}]").all_text_contents())


def tab_to_price(page: Page) -> Locator:
    """Walk with Tab from the article's head to the first thing that Ned Price says in the seed."""
    place = [mark.text_content()[:18] for mark in marks(page).all()].index("During the meeting")
    page.locator("#article").focus()
    for _ in range(place + 1):
        page.keyboard.press("Tab")
    price = marks(page).nth(place)
    expect(price).to_be_focused()
    return price


def test_one_click_reads_the_seed(seed_page: Page) -> None:
    expect(seed_page.locator("#article h1")).to_have_text("US, Japan to Hold Virtual Talks on Security, Indo-Pacific Region")
    expect(seed_page.locator("#article mark.direct")).not_to_have_count(0)
    expect(seed_page.locator("#summary")).to_contain_text("quotes by")
    expect(seed_page.locator("#live")).to_contain_text("quotes by")
    expect(seed_page.locator("#article")).to_be_focused()


def test_all_of_the_article_is_shown(seed_page: Page, seed: str) -> None:
    assert "".join(seed_page.locator("#article").text_content().split()) == "".join(seed.split())


def test_a_pasted_article_is_marked_where_the_server_says(page: Page, read_article: ReadArticle) -> None:
    quotes = read_article(page, COUNCIL)["quotes"]
    assert {"direct", "mixed", "indirect"} == {quote["type"] for quote in quotes}
    for quote in quotes:
        assert marked_text(page, quote["id"]) == quote["text"]
        assert f" {quote['type']} " in page.locator(f"#article mark[data-quote={quote['id']}]").first.get_attribute("class")


def test_offsets_hold_behind_characters_of_two_units(page: Page, read_article: ReadArticle) -> None:
    text = "🙂 🏛️ 𝔄𝔟𝔠\n\n“The 🚢 leaves at noon, whatever 🌧️ comes,” said Harbour Master Ida Moss.\n\nMoss said the crew 👩‍✈️ was ready."
    quotes = read_article(page, text)["quotes"]
    assert len(quotes) >= 2
    assert [marked_text(page, quote["id"]) for quote in quotes] == [quote["text"] for quote in quotes]
    assert "🚢" in quotes[0]["text"]


def test_tab_leads_to_a_quote_and_the_card_says_who_speaks(seed_page: Page) -> None:
    tab_to_price(seed_page)
    card = seed_page.locator("#card")
    expect(card.locator("h2")).to_have_text("Ned Price")
    expect(card).to_contain_text("Direct quote")
    expect(card).to_contain_text("State Department")
    for fact in ("Role", "Affiliation", "Cue", "Source", "Venue", "Act", "Stance", "Confidence", "Evidence"):
        expect(card.get_by_text(fact).first).to_be_visible()
    expect(card.locator(".evidence code")).not_to_have_count(0)


def test_a_quote_tells_its_speaker_to_a_screen_reader(seed_page: Page) -> None:
    expect(seed_page.get_by_role("group", name="Direct quote: Ned Price")).not_to_have_count(0)


def test_source_and_cue_of_a_quote_are_underlined_and_lit(seed_page: Page) -> None:
    quote = tab_to_price(seed_page).get_attribute("data-quote")
    for kind, words in (("source", "Ned Price"), ("cue", "said")):
        place = seed_page.locator(f"#article .{kind}[data-of={quote}]")
        expect(place).to_contain_text(words)
        expect(place).to_have_class(f"{kind} voice-{colour(place)} lit")
        assert "underline" in style(place, "textDecorationLine")


def colour(place: Locator) -> str:
    return place.get_attribute("class").split("voice-")[1].split()[0]


def style(place: Locator, name: str) -> str:
    return place.evaluate("(element, name) => getComputedStyle(element)[name]", name)


def test_pointing_at_a_quote_shows_it_and_leaving_shows_the_chosen_one_again(seed_page: Page) -> None:
    tab_to_price(seed_page)
    heading = seed_page.locator("#card h2")
    green = seed_page.locator("#article mark", has_text="There is no question that Japan is gearing up")
    green.hover()
    expect(heading).to_have_text("Mike Green")
    seed_page.locator("#summary").hover()
    expect(heading).to_have_text("Ned Price")


def test_enter_leads_into_the_card_and_escape_back(seed_page: Page) -> None:
    price = tab_to_price(seed_page)
    seed_page.keyboard.press("Enter")
    expect(seed_page.locator("#card h2")).to_be_focused()
    seed_page.keyboard.press("Escape")
    expect(price).to_be_focused()


def test_the_arrows_of_the_card_go_through_the_quotes(seed_page: Page) -> None:
    price = tab_to_price(seed_page)
    seed_page.get_by_role("button", name="Next quote").click()
    expect(price).not_to_be_focused()
    expect(seed_page.locator("#article mark:focus")).to_have_count(1)
    seed_page.get_by_role("button", name="Quote before").click()
    expect(price).to_be_focused()


def test_a_quote_leads_to_its_speaker_and_all_the_speaker_said(seed_page: Page) -> None:
    tab_to_price(seed_page)
    total = marks(seed_page).count()
    seed_page.get_by_role("button", name="Only this speaker").click()
    price = seed_page.locator("#speakers button", has_text="Ned Price")
    expect(price).to_have_attribute("aria-pressed", "true")
    expect(marks(seed_page)).to_have_count(int(price.locator(".tally").text_content()))
    expect(seed_page.locator("#summary")).to_contain_text(f"of {total} quotes shown")
    seed_page.get_by_role("button", name="Show all quotes").click()
    expect(marks(seed_page)).to_have_count(total)


def test_the_list_of_speakers_filters_by_keyboard(seed_page: Page) -> None:
    green = seed_page.locator("#speakers button", has_text="Mike Green")
    green.focus()
    seed_page.keyboard.press("Space")
    voices = {mark.get_attribute("aria-label") for mark in marks(seed_page).all()}
    assert voices
    assert all("Mike Green" in voice for voice in voices)
    seed_page.keyboard.press("Space")
    expect(green).to_have_attribute("aria-pressed", "false")


def test_all_mentions_of_somebody_are_shown_and_put_out_again(seed_page: Page) -> None:
    seed_page.locator("#entities-title").click()
    green = seed_page.locator("#entities button", has_text="Mike Green")
    expect(green).to_contain_text("person: senior vice president for Asia, Center for Strategic and International Studies")
    green.click()
    expect(green).to_have_attribute("aria-pressed", "true")
    lit = seed_page.locator("#article .mention.traced")
    words = lit.all_text_contents()
    assert {"Mike Green", "Green", "his"} <= set(words)
    expect(green.locator(".tally")).to_have_text(str(len(words)))
    expect(lit.first).to_be_in_viewport()
    green.click()
    expect(green).to_have_attribute("aria-pressed", "false")
    expect(lit).to_have_count(0)


def test_who_does_not_speak_is_listed_and_lit_too(page: Page, read_article: ReadArticle) -> None:
    entities = read_article(page, COUNCIL)["entities"]
    assert "Harbour Institute" in [entity["name"] for entity in entities]
    page.locator("#entities-title").click()
    page.locator("#entities .name", has_text="Harbour Institute").click()
    assert page.locator("#article .traced").all_text_contents() == ["Harbour Institute"]


def test_speakers_differ_in_colour(seed_page: Page) -> None:
    colours = [style(dot, "backgroundColor") for dot in seed_page.locator("#speakers .dot").all()]
    assert len(colours) > 3
    assert len(set(colours)) == min(len(colours), 12)


BAKERS = """“The flour came late again this week,” said Ada Bell, who bakes in Mill Lane.

“Nobody told us that the bridge would close,” said Ben Cole.

Cara Dunn said she had lost half of her morning customers.

“My van stood in the queue for an hour,” Dan Ely said.

Eva Ford told the council that the detour was too narrow for lorries.

“It is the third winter like this,” said Finn Gray.

According to Gina Hall, the ferry could carry the bread across.

“We will drive at night if we must,” said Hugo Iles.

Ines Jung said the town should pay for the fuel.

“That would be fair,” Jon Katz said.

Kim Lund warned that two shops would not last until spring.

“I shall not close mine,” said Leo Marsh.
"""


def test_a_long_list_of_speakers_is_folded_and_opens(page: Page, read_article: ReadArticle) -> None:
    speakers = read_article(page, BAKERS)["speakers"]
    assert len(speakers) > 10
    visible = page.locator("#speakers button:visible")
    expect(visible).to_have_count(8)
    page.locator("#more").click()
    expect(visible).to_have_count(len(speakers))
    expect(visible.nth(8)).to_be_focused()


def test_an_unnamed_speaker_is_described_and_said_to_be_unnamed(page: Page, read_article: ReadArticle) -> None:
    read_article(page, COUNCIL)
    item = page.locator("#speakers button", has_text="Residents")
    expect(item).to_contain_text("not named in the article")
    item.click()
    expect(marks(page)).to_have_count(1)
    marks(page).click()
    expect(page.locator("#card h2")).to_have_text("Residents")
    expect(page.locator("#card")).to_contain_text("not named in the article")


@pytest.mark.parametrize("kind", ["direct", "mixed", "indirect"])
def test_a_type_can_be_hidden(seed_page: Page, kind: str) -> None:
    others = seed_page.locator(f"#article mark[tabindex='0']:not(.{kind})").count()
    seed_page.locator(f"#types input[value={kind}]").uncheck()
    expect(marks(seed_page)).to_have_count(others)
    expect(seed_page.locator(f"#article mark.{kind}:not(.off)")).to_have_count(0)


def test_the_types_differ_without_colour(seed_page: Page) -> None:
    lines = {kind: style(seed_page.locator(f"#article mark.{kind}").first, "borderBottomStyle") for kind in ("direct", "mixed", "indirect")}
    assert lines == {"direct": "solid", "mixed": "dashed", "indirect": "dotted"}


def test_an_act_can_be_hidden(page: Page, read_article: ReadArticle) -> None:
    quotes = read_article(page, COUNCIL)["quotes"]
    page.locator("#acts input[value=speech]").uncheck()
    expect(marks(page)).to_have_count(sum(quote["act"] != "speech" for quote in quotes))


def test_the_slider_hides_what_is_less_sure(seed_page: Page) -> None:
    tab_to_price(seed_page)
    total = marks(seed_page).count()
    seed_page.locator("#confidence").focus()
    seed_page.keyboard.press("End")
    expect(seed_page.locator("#confidence-value")).to_have_text("100 %")
    assert marks(seed_page).count() < total
    seed_page.keyboard.press("Home")
    expect(marks(seed_page)).to_have_count(total)


def test_refused_marks_are_shown_when_asked_with_their_reason(seed_page: Page) -> None:
    refused = seed_page.locator("#article [data-refusal]", has_text="2+2").first
    assert style(refused, "outlineStyle") == "none"
    seed_page.locator("#refused").check()
    assert style(refused, "outlineStyle") == "dashed"
    refused.focus()
    expect(seed_page.locator("#card .reason")).not_to_be_empty()
    expect(seed_page.locator("#card")).to_contain_text("No quote")


def test_the_scope_is_sent_with_the_next_reading(seed_page: Page) -> None:
    with seed_page.expect_response("**/v1/extract?*") as answer:
        seed_page.get_by_role("radio", name="All").check()
    assert "scope=all" in answer.value.url
    assert answer.value.ok
    expect(seed_page.locator("#article mark")).not_to_have_count(0)


def test_the_json_can_be_downloaded(page: Page, read_article: ReadArticle) -> None:
    result = read_article(page, COUNCIL)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download").click()
    assert json.loads(Path(saved.value.path()).read_text("utf-8")) == result


def test_the_json_can_be_copied(open_page: OpenPage, read_article: ReadArticle) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    result = read_article(page, COUNCIL)
    page.get_by_role("button", name="Copy JSON").click()
    expect(page.locator("#copy")).to_have_text("Copied")
    assert json.loads(page.evaluate("navigator.clipboard.readText()")) == result


def test_a_text_file_can_be_opened(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(COUNCIL, "utf-8")
    page.set_input_files("#file", file)
    expect(page.locator("#article h1")).to_have_text("Council closes the old bridge")
    expect(page.locator("#article mark")).not_to_have_count(0)


DROP = """([name, type, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name, { type }));
  document.querySelector("#text").dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


def test_a_page_of_html_can_be_dropped(page: Page) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in COUNCIL.split("\n\n")[1:])
    source = f"<html><head><title>Old bridge</title></head><body><nav>Menu</nav><article><h1>Old bridge</h1>{body}</article></body></html>"
    page.evaluate(DROP, ["bridge.html", "text/html", source])
    expect(page.locator("#article mark", has_text="We warned them for two years")).to_be_visible()
    expect(page.locator("#article")).not_to_contain_text("<p>")
    expect(page.locator("#article h1")).to_have_text("Old bridge")
    page.get_by_role("radio", name="All").check()
    expect(page.locator("main")).to_have_attribute("aria-busy", "false")
    expect(page.locator("#article h1")).to_have_text("Old bridge")


def test_markup_in_an_article_is_text(page: Page, read_article: ReadArticle) -> None:
    attack = '<img src=x onerror="window.broken = 1"><script>window.broken = 1</script>'
    result = read_article(
        page, f"“{attack} is what they sent us,” said <b>Tom Reed</b>, an engineer {attack}.\n\nReed said {attack} was a joke."
    )
    assert result["quotes"]
    marks(page).first.click()
    assert page.locator("#article, #card, #panel").locator("img, script, b:not(.confidence b)").count() == 0
    assert page.evaluate("window.broken") is None
    expect(page.locator("#article")).to_contain_text('<img src=x onerror="window.broken = 1">')


def test_an_empty_article_is_a_friendly_error(page: Page) -> None:
    page.click("#read")
    expect(page.get_by_role("alert")).to_contain_text("There is no article yet")
    expect(page.locator("#text")).to_be_focused()


def test_the_servers_problem_is_shown_and_can_be_dismissed(page: Page) -> None:
    page.evaluate("document.querySelector('#text').value = 'He said so. '.repeat(30_000)")
    page.click("#read")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Content Too Large")
    expect(alert).to_contain_text("The text has 360000 characters")
    expect(page.locator("#read")).to_be_enabled()
    page.get_by_role("button", name="Dismiss").click()
    expect(alert).to_be_hidden()


def test_a_server_out_of_reach_is_told(page: Page) -> None:
    page.context.set_offline(True)
    page.fill("#text", COUNCIL)
    page.click("#read")
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")


def test_a_server_that_wants_a_key_gets_one(open_page: OpenPage, guarded_address: str) -> None:
    page = open_page(base_url=guarded_address)
    page.click("#sample")
    expect(page.get_by_role("alert")).to_contain_text("Unauthorized")
    page.get_by_label("Key", exact=True).fill("bridge-1932")
    page.get_by_role("button", name="Use this key").click()
    expect(page.locator("#article mark")).not_to_have_count(0)
    expect(page.get_by_role("alert")).to_be_hidden()


def test_another_article_starts_over(seed_page: Page, read_article: ReadArticle) -> None:
    seed_page.get_by_role("button", name="Another article").click()
    expect(seed_page.locator("#text")).to_be_focused()
    read_article(seed_page, COUNCIL)
    expect(seed_page.locator("#article h1")).to_have_text("Council closes the old bridge")


def test_text_from_right_to_left_keeps_its_direction(page: Page, read_article: ReadArticle) -> None:
    read_article(page, "قال الوزير إن الاتفاق قريب.\n\nThe minister said a deal was near.")
    directions = [style(paragraph, "direction") for paragraph in page.locator("#article > *").all()]
    assert directions == ["rtl", "ltr"]


def test_an_article_without_quotes_says_so(page: Page, read_article: ReadArticle) -> None:
    read_article(page, "The bridge is 300 metres long. It opened in 1932.")
    expect(page.locator("#summary")).to_contain_text("No quotes found")


def test_a_long_article_is_shown_whole(page: Page, read_article: ReadArticle) -> None:
    copies = 60
    result = read_article(page, "\n\n".join([COUNCIL] * copies))
    expect(marks(page)).to_have_count(len(result["quotes"]))
    assert len(result["quotes"]) >= 2 * copies
    expect(page.locator("#article")).to_have_class("article long")
