"""Articles put, put again, changed and removed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from quoteapi.engine.model import EngineFacts
from quoteapi.store import ArticleQuery, ConflictError, Incoming, Kept, PartyQuery, QuoteQuery, Store

Put = Callable[..., Kept]
ROW = "“We row at dawn,” said Ada Brook. “Tides wait for nobody.”"
TABLES = ("article", "alias", "version", "quote", "party", "party_word")


def counts(store: Store) -> dict[str, int]:
    with store.engine.connect() as connection:
        return {table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in TABLES}


def test_an_article_comes_back_as_it_was_put(store: Store, put: Put) -> None:
    kept = put(ROW, "We row at dawn,", id="a-1", url="https://news.example/1", title="Dawn", publisher="The Quay", author="Bo Lind",
               published="2026-05-01", language="en-GB", metadata={"desk": ["sport", 1]})  # fmt: skip
    assert kept == Kept("a-1", 1, created=True, changed=True)
    found = store.article("a-1")
    assert found is not None
    told = {"id": "a-1", "url": "https://news.example/1", "title": "Dawn", "publisher": "The Quay", "author": "Bo Lind"}
    told |= {"published": "2026-05-01", "language": "en-GB", "metadata": {"desk": ["sport", 1]}, "version": 1, "quotes": 1, "text": ROW}
    assert {name: found[name] for name in told} == told
    assert found["result"]["quotes"][0]["evidence"][0]["rule"] == "by-hand"
    assert [each["number"] for each in found["versions"]] == [1]


def test_any_string_is_kept(store: Store, put: Put, made: Any) -> None:
    odd = "\x00 “We \ud800 row,” said N\x00a. 🎉"
    quote = made(odd, "We \ud800 row,", speaker="N\x00a \udfff", role="\x00mate", affiliation="\ud800 Pier")
    put(odd, quote, id="odd", title="\x00 \ud800")
    found = store.article("odd")
    assert found is not None
    assert found["text"] == odd
    [item] = store.quotes(QuoteQuery(q="row"), limit=9).items
    assert (item["text"], item["speaker"]["name"]) == ("We \ud800 row,", "N\x00a \udfff")
    assert [p["name"] for p in store.parties(PartyQuery(side="speaker"), limit=9).items] == ["N\ufffda \ufffd"]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ({"id": "a"}, {"id": "a"}),
        ({"url": "https://news.example/1"}, {"url": "https://news.example/1"}),
        ({"id": "a", "url": "https://news.example/1"}, {"url": "https://news.example/1"}),
        ({"id": "a"}, {"id": "a", "url": "https://news.example/1"}),
        ({}, {}),
        ({"id": "a"}, {"id": "b"}),
        ({"url": "https://news.example/1"}, {"url": "https://mirror.example/1"}),
    ],
    ids=["id", "url", "url of an id", "id with a new url", "text", "text under another id", "text at another url"],
)
def test_an_article_put_twice_is_one(store: Store, put: Put, first: dict[str, str], again: dict[str, str]) -> None:
    kept = put(ROW, "We row at dawn,", **first)
    before = counts(store)
    repeated = put(ROW, "We row at dawn,", **again)
    assert (repeated.uid, repeated.version, repeated.created) == (kept.uid, 1, False)
    after = counts(store)
    assert {**after, "alias": 0} == {**before, "alias": 0}
    for uid in {kept.uid, *(told["id"] for told in (first, again) if "id" in told)}:
        found = store.article(uid)
        assert found is not None
        assert found["id"] == kept.uid


def test_nothing_changed_is_told(put: Put) -> None:
    put(ROW, "We row at dawn,", id="a")
    assert put(ROW, "We row at dawn,", id="a").changed is False
    assert put(ROW, "We row at dawn,", id="a", publisher="The Quay").changed is True
    assert put(ROW, "We row at dawn,", "Tides wait for nobody.", id="a").changed is True


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(store: Store, put: Put, texts: Any) -> None:
    put(ROW, "We row at dawn,", id="a", publisher="The Quay")
    kept = put("“We sail,” said Ada Brook.", "We sail,", id="a")
    assert (kept.version, kept.created, kept.changed) == (2, False, True)
    new, old = store.article("a"), store.article("a", 1)
    assert new is not None
    assert old is not None
    assert (new["version"], new["publisher"], new["result"]["quotes"][0]["text"]) == (2, "The Quay", "We sail,")
    assert (old["version"], old["text"], old["result"]["quotes"][0]["text"]) == (1, ROW, "We row at dawn,")
    assert [each["number"] for each in new["versions"]] == [1, 2]
    assert store.article("a", 3) is None
    assert texts() == ["We sail,"]
    assert texts(q="dawn") == []


def test_an_article_is_found_by_each_address_that_it_came_with(store: Store, put: Put) -> None:
    for address in ("https://news.example/1", "https://news.example/moved"):
        put(ROW, "We row at dawn,", id="a", url=address)
    for address in ("https://news.example/1", "https://news.example/moved"):
        [found] = store.articles(ArticleQuery(url=address), limit=10).items
        assert (found["id"], found["url"]) == ("a", "https://news.example/moved")


def test_what_is_told_anew_is_found_anew(store: Store, put: Put, texts: Any) -> None:
    put(ROW, "We row at dawn,", id="a", publisher="The Quay", published="2026-05-01")
    put(ROW, "We row at dawn,", id="a", publisher="The Pier", published="2027-05-01")
    assert texts(publisher="The Quay") == texts(until="2026-12-31") == []
    assert texts(publisher="The Pier") == texts(since="2027-01-01") == ["We row at dawn,"]
    put(ROW, "We row at dawn,", id="a")
    found = store.article("a")
    assert found is not None
    assert (found["publisher"], found["published"]) == ("The Pier", "2027-05-01")


def test_a_quote_keeps_its_id_when_it_is_read_again(store: Store, put: Put) -> None:
    put(ROW, "We row at dawn,", id="a")
    [before] = store.quotes(QuoteQuery(), limit=9).items
    put(ROW, "Tides wait for nobody.", "We row at dawn,", id="a")
    after = {q["text"]: q["id"] for q in store.quotes(QuoteQuery(), limit=9).items}
    assert after["We row at dawn,"] == before["id"]
    assert len(set(after.values())) == 2


def test_an_id_and_an_address_of_two_articles_are_refused(store: Store, put: Put) -> None:
    put(ROW, id="a")
    put("Another.", url="https://news.example/2")
    before = counts(store)
    with pytest.raises(ConflictError) as refused:
        put("A third.", id="a", url="https://news.example/2")
    assert refused.value.field == "url"
    assert counts(store) == before


def test_removing_an_article_removes_all_that_came_from_it(store: Store, put: Put, texts: Any) -> None:
    put("“We stay,” said Bo Lind.", "We stay,", id="stays")
    before = counts(store)
    put(ROW, "We row at dawn,", id="goes", url="https://news.example/1")
    put("“We sail,” said Ada Brook.", "We sail,", id="goes")
    assert counts(store) != before
    assert store.write(lambda writer: writer.remove("goes")) is True
    assert counts(store) == before
    assert store.article("goes") is None
    assert texts(q="sail") == []
    assert texts() == ["We stay,"]
    assert store.write(lambda writer: writer.remove("goes")) is False


def test_the_full_text_index_holds_what_the_rows_hold(store: Store, put: Put) -> None:
    for n in range(3):
        put(f"“We row {n},” said Ada Brook.", f"We row {n},", id="a")
    put("“We sail,” said Ada Brook.", "We sail,", id="b")
    store.write(lambda writer: writer.remove("b"))
    if store.engine.dialect.name == "sqlite":
        with store.engine.begin() as connection:
            # Raises where the index and its table differ; rank 1 compares with the table's content.
            connection.execute(text("INSERT INTO quote_fts(quote_fts, rank) VALUES ('integrity-check', 1)"))
    assert store.quotes(QuoteQuery(q="sail"), limit=9).items == []


def test_a_write_that_fails_leaves_nothing(store: Store, put: Put, results: Any, made: Any) -> None:
    put(ROW, "We row at dawn,", id="a")
    before = counts(store)
    broken = results("Other.", made("Other.", "Other.", speaker="Cy Fell", role="mate"))
    broken["quotes"].append({**broken["quotes"][0], "confidence": None})
    with pytest.raises(TypeError):
        store.write(lambda writer: writer.put(Incoming(text="Other.", id="b"), broken))
    assert counts(store) == before


def test_articles_put_at_once_are_each_kept_once(store: Store, results: Any, made: Any) -> None:
    def put_one(n: int) -> Kept:
        said = f"“We row {n % 7},” said Ada Brook."
        found = results(said, made(said, f"We row {n % 7},", speaker="Ada Brook", affiliation=f"Pier {n % 3}"))
        told = Incoming(text=said, id=f"a-{n % 7}", published="2026-05-01")
        return store.write(lambda writer: writer.put(told, found))

    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(put_one, range(42)))
    assert sum(each.created for each in kept) == 7
    assert counts(store) | {"party": 0, "party_word": 0} == {
        "article": 7,
        "alias": 7,
        "version": 7,
        "quote": 7,
        "party": 0,
        "party_word": 0,
    }
    [speaker] = store.parties(PartyQuery(side="speaker"), limit=9).items
    assert speaker["quotes"] == 7
    assert sum(p["quotes"] for p in store.parties(PartyQuery(side="affiliation"), limit=9).items) == 7


def test_only_what_is_new_need_be_read(store: Store, put: Put) -> None:
    facts = store_facts()
    incoming = Incoming(text=ROW, id="a", title="Dawn")
    assert store.prepare(incoming, facts).result is None
    put(ROW, "We row at dawn,", id="a", title="Dawn")
    known = store.prepare(Incoming(text=ROW, id="a"), facts)
    assert known.incoming.title == "Dawn"
    assert known.result is not None
    assert store.prepare(incoming, facts, "all").result is None
    assert store.prepare(incoming, store_facts("2.0")).result is None
    assert store.prepare(Incoming(text="Other.", id="a"), facts).result is None
    assert store.prepare(Incoming(text=ROW, id="a", title="Dusk"), facts).result is None


def store_facts(version: str = "1.0") -> EngineFacts:
    return EngineFacts(version, "by hand")


def test_articles_of_an_older_engine_are_read_again_one_by_one(store: Store, put: Put, texts: Any, results: Any, made: Any) -> None:
    for n in range(3):
        put(f"{n} {ROW}", "We row at dawn,", id=f"a-{n}")
    assert list(store.outdated(store_facts())) == []
    new = store_facts("2.0")
    old = list(store.outdated(new))
    assert store.count_outdated(new) == 3
    assert store.count_outdated(store_facts(), before=datetime(2000, 1, 1, tzinfo=UTC)) == 0
    assert store.count_outdated(store_facts(), before=datetime(3000, 1, 1, tzinfo=UTC)) == 3
    assert [(found.uid, found.text) for found in old] == [(f"a-{n}", f"{n} {ROW}") for n in range(3)]
    put("Changed meanwhile.", id="a-1")
    store.write(lambda writer: writer.remove("a-2"))
    engine = {"version": "2.0", "model": "by hand"}
    done = []
    for found in old:
        quote = made(found.text, "Tides wait for nobody.", speaker="Cy Fell")
        done.append(store.reread(found, results(found.text, quote, engine=engine)))
    assert done == [True, False, False]
    assert texts() == ["Tides wait for nobody."]
    assert [found.uid for found in store.outdated(new)] == ["a-1"]
    assert [p["name"] for p in store.parties(PartyQuery(side="speaker"), limit=9).items] == ["Cy Fell"]


def test_articles_are_listed_by_date(store: Store, put: Put) -> None:
    for n, published in enumerate(["2026-05-01", None, "2024-01-01", "2026-05-01T08:00:00Z", None]):
        put(f"{n} {ROW}", id=f"a-{n}", published=published, publisher=("The Quay", "the  quay!", "Pier")[n % 3], author="Bo", language="en")

    def ids(**asked: Any) -> list[str]:
        query, cursor, found = ArticleQuery(**asked), None, []
        while True:
            page = store.articles(query, limit=2, cursor=cursor)
            found += [item["id"] for item in page.items]
            cursor = page.next
            if cursor is None:
                return found

    assert ids() == ["a-3", "a-0", "a-2", "a-4", "a-1"]
    assert ids(sort="oldest") == ids()[::-1]
    assert ids(publisher="The Quay") == ["a-3", "a-0", "a-4", "a-1"]
    assert ids(since="2025-01-01") == ["a-3", "a-0"]
    assert ids(until="2026-05-01T00:00:00Z") == ["a-0", "a-2"]
    assert ids(author="bo", language="en") == ids()
    assert ids(language="fr") == ids(url="https://no.example") == ids(sha256="0") == []


def test_an_error_of_the_database_does_not_tell_what_was_kept(store: Store) -> None:
    secret = "a text that nobody may read in a log"
    with pytest.raises(DBAPIError) as raised, store.engine.begin() as connection:
        connection.execute(text("INSERT INTO no_such_table VALUES (:secret)"), {"secret": secret})
    assert secret not in str(raised.value)
