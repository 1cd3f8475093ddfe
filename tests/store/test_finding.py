"""The finding index: which articles may hold a quotation."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import URL, text

from quoteapi.store import Incoming, Store, finding, migrate
from quoteapi.store.database import connect, reading
from quoteapi.store.tables import article
from quoteapi.verification.words import folded_words

HARBOUR = "“The harbour needs a second crane before the autumn storms arrive,” said Ada Brook, who runs the port."
LIBRARY = "The library keeps its old maps in the cellar. “We would never have been so much as let in,” said Bo Lind."
NAMES = "amber birch cedar delta ember fjord grove heron islet jetty kayak larch maple north ocean pearl quill river slate thorn".split()


def found(store: Store, quotation: str, limit: int = 50, **asked: Any) -> list[str]:
    with reading(store.engine) as connection:
        numbers = finding.candidates(connection, folded_words(quotation), limit, asked.get("conditions", ()))
        names = dict(connection.execute(article.select().with_only_columns(article.c.id, article.c.uid)).all())
    return [names[number] for number in numbers]


@pytest.fixture
def kept(put: Callable[..., Any]) -> None:
    put(HARBOUR, "The harbour needs a second crane", id="harbour", publisher="The Post")
    put(LIBRARY, "We would never", id="library", publisher="The Echo")


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("The harbour needs a second crane before the autumn storms arrive", ["harbour"]),
        ("THE HARBOR needs two cranes before the STÖRMS of autumn", ["harbour"]),
        ("autumn storms: second crane", ["harbour"]),
        ("would have been so much", ["library"]),
        ("We would never have been", ["library"]),
        ("old maps before the autumn storms arrive", ["harbour", "library"]),
        ("Penguins juggle lanterns", []),
        ("of", []),
        ("", []),
        ("שלום עולם", []),
    ],
)
def test_candidates(store: Store, quotation: str, expected: list[str]) -> None:
    assert found(store, quotation) == expected


@pytest.mark.usefixtures("kept")
def test_no_more_than_the_limit_and_only_where_the_conditions_hold(store: Store) -> None:
    both = "old maps before the autumn storms arrive"
    assert found(store, both, 1) == ["harbour"]
    assert found(store, both, 1, conditions=(article.c.publisher_key == "the echo",)) == ["library"]


@pytest.mark.usefixtures("kept")
def test_a_changed_text_is_found_by_its_old_words_as_well(store: Store, put: Callable[..., Any]) -> None:
    put("“The bridge is closed,” said Ada Brook.", "The bridge is closed,", id="harbour")
    assert found(store, "The harbour needs a second crane") == ["harbour"]
    assert found(store, "the bridge is closed") == ["harbour"]


@pytest.mark.usefixtures("kept")
def test_what_is_removed_is_found_no_more(store: Store) -> None:
    assert store.write(lambda writer: writer.remove("harbour"))
    assert found(store, "The harbour needs a second crane") == []
    assert found(store, "The library keeps its old maps") == ["library"]


def test_common_words_alone_find_the_articles_that_have_them_all(
    store: Store, put: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "COMMON", 3)
    for number in range(5):
        put(f"The mill is open again today. {number}", id=f"mill-{number}")
    assert found(store, "the mill is open") == ["mill-0", "mill-1", "mill-2"]


def test_a_term_that_nearly_all_have_says_nothing_and_all_of_them_together_do(
    store: Store, put: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "COMMON", 2)
    for number in range(90):
        put(f"The mill and the weir are open again. {'The weir burst.' if number in (7, 20) else ''} {number}", id=f"mill-{number}")
    if store.engine.dialect.name == "postgresql":
        # Of an index that is in order PostgreSQL reads long lists in part.
        with store.engine.begin() as connection:
            connection.execute(text("SELECT gin_clean_pending_list('ix_finding_terms')"))
    assert found(store, "open the mill, the weir burst") == ["mill-7", "mill-20"]
    assert found(store, "weir mill") == ["mill-0", "mill-1"]
    monkeypatch.setattr(finding, "COMMON", 1)
    assert found(store, "burst open") == ["mill-7"]
    # In an archive of so many articles two are few.
    monkeypatch.setattr(finding, "SHARE", 45)
    assert found(store, "burst open") == ["mill-7", "mill-20"]


def test_an_old_archive_is_indexed_when_it_is_opened(database: URL, take_back: Callable[[Store, str], None]) -> None:
    store = Store(connect(database))
    migrate.upgrade(store.engine)
    facts = {"title": None, "language": "en", "length": len(HARBOUR), "sha256": "0" * 64}
    result = {"article": facts, "quotes": [], "speakers": [], "refusals": [], "engine": {"version": "1", "model": "by hand"}}
    store.write(lambda writer: writer.put(Incoming(text=HARBOUR, id="old"), result))
    take_back(store, "0003")
    migrate.upgrade(store.engine)
    assert found(store, "a second crane before the autumn storms") == ["old"]
    store.close()


@pytest.mark.parametrize("way", ["changed", "cut", "moved"])
def test_three_words_in_ten_altered_are_still_found(store: Store, put: Callable[..., Any], way: str) -> None:
    rng = random.Random(4)
    texts = [" ".join(rng.choice(NAMES) if n % 3 else rng.choice(["the", "of", "we", "is"]) for n in range(120)) for _ in range(60)]
    for number, content in enumerate(texts):
        put(content, id=f"a{number}")
    hits = sum(f"a{number}" in found(store, altered(text.split()[20:40], way, rng), 10) for number, text in enumerate(texts))
    assert hits >= 0.98 * len(texts)


def altered(words: list[str], way: str, rng: random.Random) -> str:
    places = rng.sample(range(len(words)), round(0.3 * len(words)))
    if way == "changed":
        return " ".join("another" if n in places else word for n, word in enumerate(words))
    rest = [word for n, word in enumerate(words) if n not in places]
    if way == "moved":
        for place in places:
            rest.insert(rng.randrange(len(rest)), words[place])
    return " ".join(rest)
