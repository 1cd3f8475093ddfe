"""Fact-checks kept: the same review is one, a changed one changes, and claims are found by their rarest words."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from quoteapi.store import ClaimQuery, Claims, Counts, CursorError, Review, Store, Told
from quoteapi.store.claim_tables import claim, claim_facet, claim_review, claim_term, claim_word
from quoteapi.store.claim_terms import EVERY, page_key, site_of
from quoteapi.store.database import reading
from quoteapi.store.moments import this_moment

Put = Callable[..., Counts]
BRIDGE = "The Lindford bridge was closed for 40 days in May."


@pytest.fixture
def claims(store: Store) -> Claims:
    return Claims(store)


@pytest.fixture
def put_reviews(claims: Claims) -> Put:
    """`put_reviews(review…, whole=…)`: keep reviews, told by an import of their own."""

    def put(*reviews: Review, whole: bool = False) -> Counts:
        return claims.put([Told((review,), whole) for review in reviews], this_moment())

    return put


def review(claim: str = BRIDGE, n: int = 1, site: str = "checks.example", **more: Any) -> Review:
    told = {"claimant": "Ada Cole", "publisher": "The Checkers", "rating": "Half true", "language": "en", "reviewed": "2026-05-04"}
    return Review(claim=claim, url=f"https://{site}/{n}", **{**told, **more})


def found(claims: Claims, query: str | None = None, **asked: Any) -> list[str]:
    return [each["text"] for each in claims.page(ClaimQuery(query=query, **asked), limit=100).items]


def test_a_claim_is_shown_as_google_has_it(claims: Claims, put_reviews: Put) -> None:
    put_reviews(
        review(title="How long?", claimed="2026-05-02T10:00:00Z"), review(n=2, site="www.other.example", claimant="ada cole", rating=None)
    )
    [shown] = claims.page(ClaimQuery(query="bridge closed"), limit=10).items
    first, second = shown.pop("claimReview")
    assert shown == {"text": BRIDGE, "claimant": "Ada Cole", "claimDate": "2026-05-02T10:00:00Z"}
    assert first == {
        "publisher": {"name": "The Checkers", "site": "checks.example"},
        "url": "https://checks.example/1",
        "title": "How long?",
        "reviewDate": "2026-05-04T00:00:00Z",
        "textualRating": "Half true",
        "languageCode": "en",
    }
    assert second["publisher"]["site"] == "other.example"
    assert "textualRating" not in second


def sizes(store: Store) -> dict[str, int]:
    with reading(store.engine) as connection:
        return {
            t.name: connection.execute(select(func.count()).select_from(t)).scalar_one()
            for t in (claim, claim_review, claim_facet, claim_term)
        }


def counted(store: Store) -> None:
    """The words are counted as they stand in the index."""
    with reading(store.engine) as connection:
        rows = connection.execute(select(claim_term.c.term, func.count()).group_by(claim_term.c.term)).all()
        told = {row.word: row.claims for row in connection.execute(select(claim_word)) if row.claims}
        every = connection.execute(select(func.count()).select_from(claim)).scalar_one()
    assert told == dict(rows) | ({EVERY: every} if every else {})


def test_the_same_review_twice_is_one(store: Store, put_reviews: Put) -> None:
    assert put_reviews(review(), review(n=2), review()) == Counts(new=2)
    before = sizes(store)
    assert put_reviews(review(), review(n=2)) == Counts(same=2)
    assert put_reviews(Review(**{**_told(review()), "url": "http://www.Checks.example/1/#top"})) == Counts(changed=1)
    assert sizes(store) == before
    counted(store)


def _told(review: Review) -> dict[str, Any]:
    return {name: getattr(review, name) for name in Review.__dataclass_fields__}


def test_a_changed_review_takes_the_place_of_the_old(store: Store, claims: Claims, put_reviews: Put) -> None:
    put_reviews(review(), review("Ferries run on time.", 2))
    assert put_reviews(review(rating="False", title="Closed for long"), review("Ferries run on time.", 2)) == Counts(changed=1, same=1)
    [shown] = claims.page(ClaimQuery(query="bridge closed"), limit=10).items
    assert shown["claimReview"][0]["textualRating"] == "False"
    assert found(claims, "closed long") == [BRIDGE]
    counted(store)


def test_another_claimant_is_another_claim_of_the_same_review(store: Store, claims: Claims, put_reviews: Put) -> None:
    put_reviews(review())
    assert put_reviews(review(claimant="Bo Lind")) == Counts(changed=1)
    [shown] = claims.page(ClaimQuery(query="bridge closed"), limit=10).items
    assert shown["claimant"] == "Bo Lind"
    assert sizes(store)["claim"] == 1
    assert found(claims, "ada") == []
    counted(store)


def test_a_page_that_is_whole_takes_what_it_no_longer_has(store: Store, claims: Claims, put_reviews: Put) -> None:
    put_reviews(review(), review("Ferries run on time.", 1), review("Trams run on time.", 2))
    assert put_reviews(review("The Lindford bridge was shut for 40 days.", 1), whole=True) == Counts(new=1, removed=2)
    assert found(claims, "run on time") == ["Trams run on time."]
    assert found(claims, "bridge closed") == []
    counted(store)


def test_pages_of_one_import_do_not_take_each_others_reviews(claims: Claims) -> None:
    began = this_moment()
    for words in ("Ferries run on time.", "Trams run on time."):
        assert claims.put([Told((review(words),), whole=True)], began) == Counts(new=1)
    assert len(found(claims, "run on time")) == 2


@pytest.fixture
def several(put_reviews: Put) -> None:
    put_reviews(
        review("The harbour bridge cost 40 million.", 1, reviewed="2026-01-05", title="What the crossing cost"),
        review("The harbour ferry cost 12 million.", 2, "fact.news.example", reviewed="2026-03-05", language="en-GB"),
        review("El puente del puerto costó 40 millones.", 3, "news.example", language="es", reviewed="2026-02-05"),
        review("Nobody swam across the harbour.", 4, reviewed=None, claimed=None, claimant="Bo Lind", language=None),
    )


B, F, P, N = (
    "The harbour bridge cost 40 million.",
    "The harbour ferry cost 12 million.",
    "El puente del puerto costó 40 millones.",
    "Nobody swam across the harbour.",
)


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"query": "harbour"}, [F, B, N]),
        ({"query": "BRIDGES of the harbour"}, [B]),
        ({"query": "harbour bridge cost"}, [B]),
        ({"query": "harbour bridge cost million"}, [B, F]),
        ({"query": "crossing"}, [B]),
        ({"query": "costo"}, [P]),
        ({"query": "bo lind"}, [N]),
        ({"query": "the of"}, []),
        ({"query": "?!"}, []),
        ({"query": "harbour zeppelin"}, []),
        ({"query": "\x00 ' \" \ud800 harbour"}, [F, B, N]),
        ({"query": "harbour", "language": "en"}, [F, B]),
        ({"query": "harbour", "language": "en-US"}, [F, B]),
        ({"language": "es", "query": "puente"}, [P]),
        ({"site": "news.example"}, [F, P]),
        ({"site": "fact.news.example"}, [F]),
        ({"site": "https://www.News.example/about"}, [F, P]),
        ({"site": "news.example", "language": "es"}, [P]),
        ({"site": "example"}, []),
        ({"site": "checks.example"}, [B, N]),
        ({"site": "checks.example", "query": "cost"}, [B]),
    ],
    ids=str,
)
def test_what_is_found(claims: Claims, asked: dict[str, Any], expected: list[str]) -> None:
    assert found(claims, **asked) == expected


def test_age_counts_from_the_claim_or_the_review_whichever_is_newer(claims: Claims, put_reviews: Put) -> None:
    today = this_moment()[:10]
    put_reviews(
        review("Old review, new claim.", 1, reviewed="2020-01-01", claimed=today),
        review("New review, old claim.", 2, reviewed=today, claimed="2020-01-01"),
        review("Old review, old claim.", 3, reviewed="2020-01-01", claimed="2020-01-01"),
        review("Review, claim, no date.", 4, reviewed=None),
    )
    assert sorted(found(claims, "review claim", max_age_days=2)) == ["New review, old claim.", "Old review, new claim."]
    assert len(found(claims, "review claim", max_age_days=30_000)) == 3
    assert len(found(claims, "review claim")) == 4


def test_only_the_reviews_that_fit_are_shown(claims: Claims, put_reviews: Put) -> None:
    put_reviews(review(), review(n=2, site="other.example", language="fr"))
    [shown] = claims.page(ClaimQuery(query="bridge", site="other.example"), limit=10).items
    assert [each["url"] for each in shown["claimReview"]] == ["https://other.example/2"]
    assert found(claims, "bridge", site="other.example", language="en") == []


@pytest.mark.parametrize("asked", [{"query": "harbour cost"}, {"site": "checks.example"}])
def test_pages_follow_each_other(claims: Claims, put_reviews: Put, asked: dict[str, Any]) -> None:
    rng = random.Random(1)
    words = ["bridge", "ferry", "tram", "tunnel"]
    said = [f"Number {n}: the harbour {rng.choice(words)} cost {rng.randrange(9)}." for n in range(57)]
    put_reviews(*(review(text, n, reviewed=f"2026-0{rng.randrange(1, 9)}-01") for n, text in enumerate(said)))
    whole = found(claims, **asked)
    assert len(whole) == 57
    pages, token = [], None
    while True:
        page = claims.page(ClaimQuery(**asked), limit=10, token=token)
        pages += [each["text"] for each in page.items]
        token = page.next
        if token is None:
            break
    assert pages == whole
    skipped = claims.page(ClaimQuery(**asked), limit=5, skip=20)
    assert [each["text"] for each in skipped.items] == whole[20:25]
    with pytest.raises(CursorError):
        claims.page(ClaimQuery(query="other"), limit=5, token=skipped.next)


def test_common_words_lead_to_nothing_that_the_rare_ones_do_not(claims: Claims, put_reviews: Put) -> None:
    put_reviews(*(review(f"The harbour cost {n} million.", n) for n in range(200)), review("Zeppelins cost the harbour a fortune.", 500))
    assert found(claims, "zeppelin harbour cost") == ["Zeppelins cost the harbour a fortune."]
    near = claims.nearest(["Zeppelins over the harbour", "nothing known"], limit=3)
    assert [[near.claims[number].shown["text"][:4] for number in some] for some in near.numbers] == [["Zepp", "The ", "The "], []]
    assert near.weights["zeppelin"] > near.weights["harbour"] > 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/x", "http://www.A.example:443/x/#c", True),
        ("https://a.example/x?id=1", "https://a.example/x?id=2", False),
        ("https://a.example/x", "https://b.example/x", False),
        ("https://a.example/X", "https://a.example/x", False),
    ],
)
def test_which_addresses_are_one(one: str, other: str, same: bool) -> None:
    assert (page_key(one) == page_key(other)) is same


@pytest.mark.parametrize(
    ("url", "site"), [("https://www.a.example/x", "a.example"), ("a.example", "a.example"), ("https://u:p@A.example:8/", "a.example")]
)
def test_the_site_of_an_address(url: str, site: str) -> None:
    assert site_of(url) == site
