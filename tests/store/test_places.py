"""The numbers of quotes: whoever pages while articles change meets each quote once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quoteapi.store import Correction, QuoteQuery, Store
from quoteapi.store.places import SPARE

ARTICLES = range(3)
BETWEEN = " And then: "


def said(n: int) -> list[str]:
    return [f"Row {n} is first.", f"Row {n} is last."]


def text(n: int) -> str:
    return BETWEEN.join(said(n)) + " They rowed on."


Again = Callable[..., Any]


@pytest.fixture
def again(put: Any) -> Again:
    """Puts one of three articles of one day, with two quotes each, once more, with whatever else is told of it."""

    def again(n: int, *more: Any, **told: Any) -> Any:
        return put(text(n), *said(n), *more, id=f"a{n}", published="2026-05-01", **told)

    for n in ARTICLES:
        again(n)
    return again


def everything(store: Store, sort: Any = "newest", **page: Any) -> Any:
    return store.quotes(QuoteQuery(sort=sort), **{"limit": 500, **page})


def corrected(store: Store, words: str, **changes: Any) -> None:
    [quote] = (each for each in everything(store).items if each["text"] == words)
    assert store.write(lambda writer: writer.correct(quote["id"], Correction(changes)))


def added(store: Store, n: int, words: str) -> None:
    start = text(n).index(words)
    changes = {"spans": [{"start": start, "end": start + len(words)}], "speaker": {"name": None, "kind": "unknown"}}
    assert store.write(lambda writer: writer.add(f"a{n}", Correction(changes)))


CHANGES: dict[str, Callable[[Store, Again, int], Any]] = {
    "corrected": lambda store, _, n: corrected(store, said(n)[1], stance="denies"),
    "found-to-be-none": lambda store, _, n: corrected(store, said(n)[1], quote=False),
    "told-more-of": lambda _, again, n: again(n, author="Di Marsh"),
    "read-anew": lambda _, again, n: again(n, "They rowed on."),
    "added-to": lambda store, _, n: added(store, n, "then"),
    "removed": lambda store, _, n: store.write(lambda writer: writer.remove(f"a{n}")),
}
ADDING = (CHANGES["read-anew"], CHANGES["added-to"])


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("n", ARTICLES)
@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_articles_that_change_while_one_pages_neither_repeat_nor_hide_a_quote(
    store: Store, again: Again, change: Any, n: int, sort: str
) -> None:
    before = everything(store, sort).items
    first = everything(store, sort, limit=2)
    change(store, again, n)
    after = everything(store, sort, cursor=first.next).items
    # A quote that is added takes the place of the one beside it.
    known = {quote["id"] for quote in before if change not in ADDING or quote["article"]["id"] != f"a{n}"}
    there = {quote["id"] for quote in everything(store, sort).items}
    expected = [quote["id"] for quote in before[2:] if quote["id"] in there]
    assert [quote["id"] for quote in after if quote["id"] in known] == [uid for uid in expected if uid in known]


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_a_page_that_ends_within_an_article_goes_on_there_once_that_is_corrected(store: Store, again: Again, sort: str) -> None:
    before = [quote["id"] for quote in everything(store, sort).items]
    first = everything(store, sort, limit=3)
    for words in said(1):
        corrected(store, words, stance="denies")
    again(1, author="Di Marsh")
    assert [quote["id"] for quote in everything(store, sort, cursor=first.next).items] == before[3:]


def test_quotes_stay_in_the_order_of_the_text_whatever_is_added_and_taken_away(store: Store, again: Again) -> None:
    added(store, 0, "then")
    corrected(store, "then", quote=False)
    added(store, 0, "They rowed on.")
    corrected(store, said(0)[0], quote=False)
    again(0, author="Di Marsh")
    of_it = [quote["text"] for quote in store.quotes(QuoteQuery(article="a0"), limit=10).items]
    assert of_it == [said(0)[1], "They rowed on."]


def test_an_article_that_outgrows_its_place_goes_to_the_end_of_its_second(store: Store, again: Again, put: Any) -> None:
    words = [f"Word{n}" for n in range(SPARE + 3)]
    put(" ".join(words), *words, id="a0", published="2026-05-01")
    assert [quote["text"] for quote in everything(store).items] == words + said(2) + said(1)
    again(0)
    assert [quote["text"] for quote in everything(store).items] == said(0) + said(2) + said(1)
    assert [quote["text"] for quote in store.quotes(QuoteQuery(article="a1"), limit=10).items] == said(1)
