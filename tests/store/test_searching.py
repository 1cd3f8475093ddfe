"""Quotes found: each filter, phrases, both orders, page by page."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from sqlalchemy import event

from quoteapi.store import CursorError, Incoming, Kept, PartyQuery, QuoteQuery, Store, search
from quoteapi.store.database import reading
from quoteapi.store.quotes import searched
from quoteapi.store.store import Writer

Texts = Callable[..., list[str]]
SAID = "“We row at dawn.” “The harbour opens in May.” “Nobody opened the gate?” “Rowers never sleep.”"


@pytest.fixture
def quay(put: Callable[..., Kept], made: Any) -> None:
    """An article with four quotes that differ in everything."""
    put(
        SAID,
        made(SAID, "We row at dawn.", speaker="Ada Brook", role="harbour pilot", affiliation="Port Authority", confidence=0.99),
        made(SAID, "The harbour opens in May.", speaker="Bo Brook", role="mayor of Quay", type="mixed", cue="announce", confidence=0.7),
        made(SAID, "Nobody opened the gate?", speaker=None, act="thought", stance="asks", cue=None, confidence=0.3),
        made(SAID, "Rowers never sleep.", speaker="Brook Street Club", kind="organisation", type="indirect",
             affiliation="The Club Authority"),
        id="quay", publisher="The Quay Post", published="2026-05-01",
    )  # fmt: skip
    put("“Gates stay shut.”", "Gates stay shut.", id="undated")


@pytest.mark.usefixtures("quay")
@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, "1234u"),
        ({"q": "row"}, "1"),
        ({"q": "ROWERS"}, "4"),
        ({"q": "harbour may"}, "2"),
        ({"q": "may harbours"}, "2"),
        ({"q": "opens"}, "23"),
        ({"q": "gate"}, "3u"),
        ({"q": '"harbour opens"'}, "2"),
        ({"q": '"opens harbour"'}, ""),
        ({"q": "“the gate” nobody"}, "3"),
        ({"q": "pilot"}, ""),
        ({"q": "?!"}, ""),
        ({"q": "row OR gate"}, ""),
        ({"q": 'row"" * (^'}, "1"),
        ({"speaker": "Ada Brook"}, "1u"),
        ({"speaker": "brook"}, "124u"),
        ({"speaker": "Brook Ada"}, ""),
        ({"affiliation": "authority"}, "14"),
        ({"affiliation": "Club Authority"}, "4"),
        ({"role": "harbour pilots"}, "1"),
        ({"role": "Mayor"}, "2"),
        ({"type": ("direct",)}, "13u"),
        ({"type": ("mixed", "indirect")}, "24"),
        ({"act": ("thought", "other")}, "3"),
        ({"stance": ("asks",)}, "3"),
        ({"stance": ("denies",)}, ""),
        ({"cue": "announce"}, "2"),
        ({"cue": "SAY"}, "14u"),
        ({"publisher": "the quay post"}, "1234"),
        ({"publisher": "quay"}, ""),
        ({"article": "quay"}, "1234"),
        ({"article": "undated"}, "u"),
        ({"article": "none"}, ""),
        ({"article": "undated", "since": "2020-01-01"}, ""),
        ({"since": "2026-05-01"}, "1234"),
        ({"since": "2026-05-01T00:00:01Z"}, ""),
        ({"until": "2026-05-01"}, "1234"),
        ({"until": "2026-04-30T23:59:59Z"}, ""),
        ({"min_confidence": 0.3}, "1234u"),
        ({"min_confidence": 0.31}, "124u"),
        ({"min_confidence": 0.9}, "14u"),
        ({"min_confidence": 0.985}, "1"),
        ({"min_confidence": 1.0}, ""),
        ({"q": "row", "speaker": "ada", "type": ("direct",), "min_confidence": 0.5, "since": "2026-01-01", "article": "quay"}, "1"),
        ({"q": "\x00 ' \" \ud800"}, ""),
    ],
    ids=str,
)
def test_a_filter_finds(texts: Texts, asked: dict[str, Any], numbers: str) -> None:
    named = {
        "We row at dawn.": "1",
        "The harbour opens in May.": "2",
        "Nobody opened the gate?": "3",
        "Rowers never sleep.": "4",
        "Gates stay shut.": "u",
    }
    # Newest first, those of an article in the order of its text, and those without a date last.
    assert "".join(named[text] for text in texts(**asked)) == numbers
    assert "".join(named[text] for text in texts(sort="oldest", **asked)) == numbers[::-1]


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ('"and the"', "1"),
        ('"the and"', ""),
        ('"we and the"', "1"),
        ('"and we"', "23"),
        ('"and we are"', "3"),
        ('"sea and we"', "23"),
        ('"the sea" and', "123"),
        ('"THE SEAS and we are"', "3"),
    ],
)
def test_words_of_a_phrase_stand_side_by_side_however_common_they_are(put: Callable[..., Kept], texts: Texts, q: str, found: str) -> None:
    said = ["We and the sea.", "The sea and we.", "To the sea and we are."]
    put(" ".join(f"“{words}”" for words in said), *said)
    assert texts(q=q) == [said[int(n) - 1] for n in found]


@pytest.mark.usefixtures("quay")
def test_a_speaker_is_found_by_id(store: Store, texts: Texts) -> None:
    for party, expected in (("speaker", ["We row at dawn.", "Gates stay shut."]), ("affiliation", ["We row at dawn."])):
        [found] = store.parties(PartyQuery(side=party, q="ada" if party == "speaker" else "port"), limit=9).items  # type: ignore[arg-type]
        assert texts(**{party: found["id"]}) == expected
        assert found["quotes"] == len(expected)


@pytest.mark.usefixtures("quay")
def test_speakers_are_listed_by_the_number_of_their_quotes(store: Store) -> None:
    first = store.parties(PartyQuery(side="speaker"), limit=1)
    assert [p["name"] for p in first.items] == ["Ada Brook"]
    rest = store.parties(PartyQuery(side="speaker"), limit=9, cursor=first.next)
    assert sorted(p["name"] for p in rest.items) == ["Bo Brook", "Brook Street Club"]
    assert rest.next is None


@pytest.mark.usefixtures("quay")
@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"q": "bro"}, ["Ada Brook", "Bo Brook", "Brook Street Club"]),
        ({"q": "brook a"}, ["Ada Brook"]),
        ({"q": "broo street"}, []),
        ({"q": "brook", "kind": "organisation"}, ["Brook Street Club"]),
        ({"q": "!"}, []),
        ({"q": "\x00"}, []),
    ],
)
def test_speakers_are_found_by_words_of_their_names(store: Store, asked: dict[str, str], names: list[str]) -> None:
    assert sorted(p["name"] for p in store.parties(PartyQuery(side="speaker", **asked), limit=9).items) == names


def test_a_speaker_has_his_roles_over_time(store: Store, put: Callable[..., Kept], made: Any) -> None:
    for published, role, body in [
        ("2020-01-01", "deputy", "Pier"),
        ("2021-01-01", "deputy", "Pier"),
        ("2026-05-01T08:00:00Z", "mayor", "Quay"),
        (None, None, None),
    ]:
        said = f"{published}: “We row.”"
        put(said, made(said, "We row.", speaker="Ada Brook", role=role, affiliation=body), published=published)
    [listed] = store.parties(PartyQuery(side="speaker"), limit=9).items
    found = store.speaker(listed["id"])
    assert found is not None
    roles = [(r["role"], r["affiliation"] and r["affiliation"]["name"], r["quotes"], r["first"], r["last"]) for r in found["roles"]]
    assert roles == [
        ("mayor", "Quay", 1, "2026-05-01T08:00:00Z", "2026-05-01T08:00:00Z"),
        ("deputy", "Pier", 2, "2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"),
        (None, None, 1, None, None),
    ]
    assert (found["quotes"], found["first"], found["last"]) == (4, "2020-01-01T00:00:00Z", "2026-05-01T08:00:00Z")
    assert store.speaker("s_" + "a" * 16) is None


@pytest.mark.usefixtures("quay")
def test_a_quote_alone_has_its_evidence(store: Store) -> None:
    [listed] = store.quotes(QuoteQuery(q="dawn"), limit=9).items
    found = store.quote(listed["id"])
    assert found is not None
    assert {name: found[name] for name in listed} == listed
    assert found["evidence"][0]["rule"] == "by-hand"
    assert found["engine"] == {"version": "1.0", "model": "by hand"}
    assert store.quote("q_none") is None


WORDS = "row tide gate dawn harbour pilot mayor sleep".split()


@pytest.fixture
def many(store: Store, made: Any, results: Any) -> list[dict[str, Any]]:
    """300 quotes of all kinds over three years, some without a date; a rare word among common ones."""
    rng = random.Random(7)
    kept: list[dict[str, Any]] = []

    def put_all(writer: Writer) -> None:
        kept.clear()
        for n in range(100):
            published = None if n % 10 == 0 else f"{2024 + n % 3}-{1 + n % 12:02}-{1 + n % 28:02}"
            lines = [" ".join([*rng.choices(WORDS, range(1, 9), k=6), f"n{n}", *(["keel"] if n in (3, 50, 77) else [])]) for _ in range(3)]
            article = "\n".join(f"{i} “{line}”" for i, line in enumerate(lines))
            quotes = []
            for line in lines:
                facts = {"type": rng.choice(["direct", "mixed"]), "confidence": round(rng.random(), 4)}
                quotes.append(made(article, line, speaker=rng.choice(["Ada Brook", "Bo Lind", None]), **facts))
                kept.append({"text": line, "published": published, "speaker": quotes[-1]["speaker"]["name"], **facts})
            writer.put(Incoming(text=article, published=published, id=f"a-{n}"), results(article, *quotes))

    store.write(put_all)
    return kept


def matches(quote: dict[str, Any], asked: dict[str, Any]) -> bool:
    words = quote["text"].split()
    return (
        all(word in words for word in asked.get("q", "").split())
        and asked.get("speaker") in (None, quote["speaker"])
        and (not asked.get("type") or quote["type"] in asked["type"])
        and quote["confidence"] >= asked.get("min_confidence", 0)
        and ("since" not in asked or (quote["published"] or "") >= asked["since"])
    )


def pages(store: Store, asked: dict[str, Any], limit: int) -> Iterator[dict[str, Any]]:
    cursor = None
    while True:
        page = store.quotes(QuoteQuery(**asked), limit=limit, cursor=cursor)
        assert len(page.items) == limit or page.next is None
        yield from page.items
        cursor = page.next
        if cursor is None:
            return


@pytest.mark.parametrize(("stretch", "limit"), [(2000, 7), (3, 11), (50, 100)])
def test_pages_hold_all_that_matches_once_and_in_order(
    store: Store, many: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, stretch: int, limit: int
) -> None:
    # Short stretches, so that a few hundred quotes take PostgreSQL through all of them.
    monkeypatch.setattr(search, "STRETCH", stretch)
    questions: list[dict[str, Any]] = [
        {},
        {"q": "sleep"},
        {"q": "row"},
        {"q": "sleep mayor"},
        {"q": "keel"},
        {"q": "keel row", "speaker": "Bo Lind"},
    ]
    narrowed: list[dict[str, Any]] = [{}, {"speaker": "Ada Brook", "min_confidence": 0.42}, {"type": ("mixed",), "since": "2025-06-01"}]
    for question, more, sort in product(questions, narrowed, ("newest", "oldest")):
        asked = {**question, **more}
        found = list(pages(store, {**asked, "sort": sort}, limit))
        assert sorted(q["text"] for q in found) == sorted(q["text"] for q in many if matches(q, asked))
        dates = [q["article"]["published"] or "" for q in found]
        assert dates == sorted(dates, reverse=sort == "newest")


def test_articles_that_come_while_one_pages_neither_repeat_nor_hide_a_quote(store: Store, many: list[dict[str, Any]], put: Any) -> None:
    first = store.quotes(QuoteQuery(q="sleep"), limit=20)
    put("“We sleep anew.”", "We sleep anew.", published="2027-01-01")
    put("“We sleep of old.”", "We sleep of old.", published="2023-01-01")
    rest = store.quotes(QuoteQuery(q="sleep"), limit=1000, cursor=first.next)
    found = [q["text"] for q in (*first.items, *rest.items)]
    assert sorted(found) == sorted([q["text"] for q in many if "sleep" in q["text"]] + ["We sleep of old."])


@pytest.mark.usefixtures("quay")
@pytest.mark.parametrize("given", ["", "none", "é", "AAAA", "=", "\x00"])
def test_a_cursor_that_is_none_is_refused(store: Store, given: str) -> None:
    with pytest.raises(CursorError):
        store.quotes(QuoteQuery(), limit=1, cursor=given)


@pytest.mark.usefixtures("quay")
def test_a_cursor_of_another_question_is_refused(store: Store) -> None:
    cursor = store.quotes(QuoteQuery(q="opens"), limit=1).next
    assert cursor is not None
    for other in (QuoteQuery(q="open"), QuoteQuery(q="opens", sort="oldest"), QuoteQuery()):
        with pytest.raises(CursorError, match="must stay the same"):
            store.quotes(other, limit=1, cursor=cursor)
    with pytest.raises(CursorError):
        store.quotes(QuoteQuery(q="opens"), limit=1, cursor=("A" if cursor[0] != "A" else "B") + cursor[1:])


@pytest.mark.usefixtures("quay")
@pytest.mark.parametrize("asked", [{}, {"q": "row"}, {"q": "row", "min_confidence": 0.42, "type": ("direct", "mixed")}, {"speaker": "ada"}])
@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_a_page_is_read_in_order_and_not_sorted(store: Store, asked: dict[str, Any], sort: str) -> None:
    plans: list[str] = []

    def explain(connection: Any, _: Any, statement: str, parameters: Any, *__: Any) -> None:
        if not statement.startswith("EXPLAIN"):
            how = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
            plans.extend(str(row[-1]) for row in connection.exec_driver_sql(f"{how} {statement}", parameters))

    with reading(store.engine) as connection:
        wanted = searched(connection, QuoteQuery(sort=sort, **asked))  # type: ignore[arg-type]
        event.listen(store.engine, "before_cursor_execute", explain)
        search.found(connection, wanted, 50)
    told = "\n".join(plans)
    assert plans
    if store.engine.dialect.name == "sqlite":
        # An index walked in its own order, with no table made on the way.
        assert "TEMP B-TREE" not in told
        assert ("VIRTUAL TABLE INDEX" if asked else "INTEGER PRIMARY KEY") in told
    else:
        # Rows walked one by one, without asking the index for all that match.
        assert "ix_quote_terms" not in told
