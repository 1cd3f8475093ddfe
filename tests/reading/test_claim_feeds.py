"""Feeds of fact-checks in each of their shapes, with everything that is wrong with them told and the rest read."""

from __future__ import annotations

import gzip
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteapi.factcheck.entry_fields import EntryFault
from quoteapi.reading.claim_feeds import reviews_in
from quoteapi.store import Review, Told

# As schema.org's example of ClaimReview has its fields, with words of our own.
CLAIM_REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/bridge",
    "claimReviewed": "The bridge was  closed for 40&nbsp;days.",
    "name": "Was the bridge closed for 40 days?",
    "datePublished": "2026-05-04",
    "inLanguage": "en_GB",
    "author": {"@type": "Organization", "name": "The Checkers", "url": "https://checks.example/"},
    "itemReviewed": {
        "@type": "Claim",
        "name": "Forty days of a closed bridge",
        "author": {"@type": "Person", "name": "Ada Cole"},
        "datePublished": "2026-05-01T08:30:00+02:00",
        "appearance": {"@type": "OpinionNewsArticle", "url": "https://news.example/1"},
    },
    "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": "5", "worstRating": "1", "alternateName": "Inaccurate"},
}
REVIEW = Review(
    claim="The bridge was closed for 40 days.",
    url="https://checks.example/bridge",
    claimant="Ada Cole",
    claimed="2026-05-01T06:30:00Z",
    about="Forty days of a closed bridge",
    publisher="The Checkers",
    title="Was the bridge closed for 40 days?",
    reviewed="2026-05-04",
    rating="Inaccurate",
    language="en-GB",
)
LEAST: dict[str, Any] = {"@type": "ClaimReview", "url": "https://checks.example/1", "claimReviewed": "Trams fly."}
TRAMS = Review(claim="Trams fly.", url="https://checks.example/1")
GOOGLE: dict[str, Any] = {
    "text": "Trams fly.",
    "claimant": "Bo Lind",
    "claimDate": "2026-05-01T00:00:00Z",
    "claimReview": [
        {
            "publisher": {"name": "The Checkers", "site": "checks.example"},
            "url": "https://checks.example/1",
            "title": "Do they?",
            "reviewDate": "2026-05-02T06:00:00Z",
            "textualRating": "No",
            "languageCode": "en",
        }
    ],
}


def read(content: bytes | str | Any, name: str = "feed", **more: Any) -> tuple[list[Review], list[str]]:
    raw = content if isinstance(content, bytes) else (content if isinstance(content, str) else json.dumps(content)).encode()
    found = list(reviews_in(io.BytesIO(raw), name, **more))
    reviews = [review for each in found if isinstance(each, Told) for review in each.reviews]
    return reviews, [str(each) for each in found if isinstance(each, EntryFault)]


def item(*reviews: Any, url: str = "https://checks.example/1") -> dict[str, Any]:
    return {"@type": "DataFeedItem", "dateCreated": "2026-05-05", "url": url, "item": list(reviews)}


FEED = {"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": [item(LEAST), item(CLAIM_REVIEW)], "dateModified": "x"}
PAGE = """<html lang="en-IE"><head><link rel="canonical" href="https://checks.example/1"><script type="application/ld+json">
{}
</script></head><body>Trams</body></html>"""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (CLAIM_REVIEW, [REVIEW]),
        ([CLAIM_REVIEW, LEAST], [REVIEW, TRAMS]),
        (FEED, [TRAMS, REVIEW]),
        ([FEED], [TRAMS, REVIEW]),
        ({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, LEAST]}, [TRAMS]),
        ({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": LEAST}]}, [TRAMS]),
        ("\n".join(json.dumps(each) for each in (CLAIM_REVIEW, LEAST)), [REVIEW, TRAMS]),
        ("\ufeff" + json.dumps(FEED), [TRAMS, REVIEW]),
        (gzip.compress(json.dumps(FEED).encode()), [TRAMS, REVIEW]),
        ({**LEAST, "@type": ["Article", "http://schema.org/ClaimReview"]}, [TRAMS]),
        ({**LEAST, "@type": "schema:ClaimReview", "claimReviewed": {"@language": "en", "@value": "Trams fly."}}, [TRAMS]),
        ({}, []),
        ({"claims": []}, []),
        ({"nextPageToken": "x"}, []),
        ([], []),
    ],
    ids=["one", "list", "feed", "list of a feed", "graph", "item list", "lines", "mark", "gzip", "types", "language", *"0123"],
)
def test_each_shape_is_read(content: Any, expected: list[Review]) -> None:
    reviews, faults = read(content)
    assert reviews == expected
    assert faults == ([] if content != {"nextPageToken": "x"} else ["feed: Holds no ClaimReview."])


def test_googles_answer_is_read() -> None:
    other = {"url": "https://other.example/2", "publisher": {"site": "other.example"}, "languageCode": "es"}
    reviews, faults = read({"claims": [{**GOOGLE, "claimReview": [*GOOGLE["claimReview"], other]}], "nextPageToken": "x"})
    assert faults == []
    claim = {"claim": "Trams fly.", "claimant": "Bo Lind", "claimed": "2026-05-01"}
    told = {"publisher": "The Checkers", "title": "Do they?", "reviewed": "2026-05-02T06:00:00Z", "rating": "No", "language": "en"}
    assert reviews == [
        Review(**claim, url="https://checks.example/1", **told),
        Review(**claim, url="https://other.example/2", language="es"),
    ]


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ({"author": [{"name": "A"}, {"name": "B"}]}, "publisher", "A, B"),
        ({"author": "A"}, "publisher", "A"),
        ({"publisher": {"name": "A"}}, "publisher", "A"),
        ({"itemReviewed": {"@type": "CreativeWork", "author": {"name": "Bo"}, "name": "A talk"}}, "claimant", "Bo"),
        ({"itemReviewed": {"@type": "CreativeWork", "name": "A talk"}}, "about", None),
        ({"itemReviewed": [{"@type": "Claim", "author": "Bo"}]}, "claimant", "Bo"),
        ({"itemReviewed": {"@type": "Claim", "name": "Trams fly."}}, "about", None),
        ({"itemReviewed": {"appearance": [{"author": {"name": "Bo"}}]}}, "claimant", "Bo"),
        ({"itemReviewed": {"firstAppearance": {"datePublished": "2026-05-01"}}}, "claimed", "2026-05-01"),
        ({"reviewRating": [{"alternateName": "Inaccurate"}]}, "rating", "Inaccurate"),
        ({"reviewRating": {"ratingValue": 5, "bestRating": 5}}, "rating", None),
        ({"reviewRating": {"alternateName": 5}}, "rating", "5"),
        ({"headline": "AT&amp;T"}, "title", "AT&T"),
        ({"datePublished": "2026-05-04T00:00:00.000Z"}, "reviewed", "2026-05-04"),
        ({"inLanguage": {"@type": "Language", "alternateName": "fr"}}, "language", "fr"),
        ({"url": None, "mainEntityOfPage": {"@id": "https://checks.example/2"}}, "url", "https://checks.example/2"),
        ({"url": "https://checks.example/Straßen bahn"}, "url", "https://checks.example/Stra%C3%9Fen%20bahn"),
    ],
    ids=str,
)
def test_a_field_in_another_shape(more: dict[str, Any], field: str, value: str | None) -> None:
    [review], faults = read({**LEAST, **more})
    assert (getattr(review, field), faults) == (value, [])


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"claimReviewed": None}, "claimReviewed: Is missing."),
        ({"claimReviewed": " "}, "claimReviewed: Must not be empty."),
        ({"claimReviewed": "?!"}, "claimReviewed: Holds no word."),
        ({"claimReviewed": 5 * [{}]}, "claimReviewed: Is missing."),
        ({"claimReviewed": True}, "claimReviewed: Must be a text."),
        ({"claimReviewed": "x" * 5001}, "claimReviewed: Has more than 5000 characters."),
        ({"url": None}, "url: Is missing."),
        ({"url": "ftp://checks.example/1"}, "url: Must be an address that begins with http:// or https://."),
        ({"url": "/1"}, "url: Must be an address that begins with http:// or https://."),
        ({"url": "http://[1"}, "url: Must be an address that begins with http:// or https://."),
    ],
    ids=str,
)
def test_without_its_claim_or_its_address_a_review_is_none(more: dict[str, Any], told: str) -> None:
    reviews, faults = read([LEAST, {**LEAST, **more}, LEAST])
    assert reviews == [TRAMS, TRAMS]
    assert faults == [f"feed: [1]: {told}"]


def test_everything_that_is_wrong_with_a_review_is_told() -> None:
    wrong = {
        "@type": "ClaimReview",
        "claimReviewed": [],
        "url": 5,
        "datePublished": "May 4",
        "inLanguage": "English, mostly",
        "itemReviewed": {"datePublished": "2026-13-01", "author": {"name": {"first": "Ada"}}},
        "reviewRating": "bad",
    }
    reviews, faults = read({"@type": "DataFeed", "dataFeedElement": [{"item": [LEAST, wrong]}]})
    assert reviews == [TRAMS]
    place, rest = "feed: dataFeedElement[0].item[1]: ", " The review is read without it."
    assert faults == [
        f"{place}reviewRating: Must be an object.{rest}",
        f"{place}claimReviewed: Is missing.",
        f"{place}url: Must be an address that begins with http:// or https://.",
        f"{place}itemReviewed.author: Must be a text.{rest}",
        f"{place}itemReviewed.datePublished: Is no date, such as 2026-05-01 or 2026-05-01T08:30:00Z.{rest}",
        f"{place}datePublished: Is no date, such as 2026-05-01 or 2026-05-01T08:30:00Z.{rest}",
        f"{place}inLanguage: Must be a language tag, such as en or en-GB.{rest}",
    ]


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ({"text": None}, "text: Is missing."),
        ({"text": ""}, "text: Is missing."),
        ({"claimReview": None}, "claimReview: Must be a list of at least one review."),
        ({"claimReview": []}, "claimReview: Must be a list of at least one review."),
        ({"claimReview": [{}]}, "url: Is missing."),
    ],
    ids=str,
)
def test_a_claim_of_google_that_is_none(claim: dict[str, Any], told: str) -> None:
    reviews, faults = read({"claims": [{**GOOGLE, **claim}, GOOGLE]})
    assert len(reviews) == 1
    assert faults == [f"feed: claims[0]{'.claimReview[0]' if told.startswith('url') else ''}: {told}"]


def test_other_things_in_a_feed_are_told() -> None:
    reviews, faults = read([LEAST, 5, {"@type": "NewsArticle"}, None])
    assert reviews == [TRAMS]
    assert faults == [f"feed: [{n}]: Holds no ClaimReview." for n in (1, 2, 3)]


def test_a_line_that_is_no_json_leaves_the_others() -> None:
    lines = f'{json.dumps(LEAST)}\n{{"@type": \n\n[1]\n{json.dumps(LEAST)}'
    reviews, faults = read(lines)
    assert reviews == [TRAMS, TRAMS]
    assert [fault.split(": ", 1)[0] for fault in faults] == ["feed:2", "feed:4"]
    assert read("{\n" + json.dumps(LEAST), "feed.jsonl.gz")[0] == [TRAMS]


def test_what_stands_before_the_end_of_the_json_is_read() -> None:
    whole = json.dumps(FEED)
    reviews, [fault] = read(whole[: whole.index("dateModified") - 6])
    assert reviews == [TRAMS, REVIEW][: len(reviews)]
    assert reviews
    assert fault.startswith(f"feed: behind dataFeedElement[{len(reviews) - 1}]: Is not JSON from here on: ")
    assert read("nonsense")[1][0].startswith("feed: Is not JSON from here on: ")


@pytest.mark.parametrize("cut", [5, 30, -9])
def test_gzip_that_is_cut_off_is_told(cut: int) -> None:
    assert read(gzip.compress(json.dumps(FEED).encode())[:cut])[1][-1] == "feed: Is not all that gzip packed: the end is missing."


def test_a_page_tells_its_address_and_its_language() -> None:
    short = {name: value for name, value in LEAST.items() if name != "url"}
    [told] = [*reviews_in(io.BytesIO(PAGE.format(json.dumps(short)).encode()), "page.html")]
    assert told == Told((Review(claim="Trams fly.", url="https://checks.example/1", language="en-IE"),), whole=True)


def test_the_nodes_of_a_graph_stand_for_each_other() -> None:
    graph = [{**LEAST, "author": {"@id": "#us"}, "itemReviewed": {"@id": "#claim"}}, {"@id": "#us", "@type": "Organization", "name": "We"}]
    graph += [{"@id": "#claim", "@type": "Claim", "author": {"@id": "#bo"}}, {"@id": "#bo", "@type": "Person", "name": "Bo Lind"}]
    [review], faults = read(PAGE.format(json.dumps({"@graph": graph})))
    assert (review.publisher, review.claimant, faults) == ("We", "Bo Lind", [])


@pytest.mark.parametrize("wrapped", ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "/* <![CDATA[ */ {} /* ]]> */", "\n\t{}"])
def test_wrappings_of_a_script_are_taken_off(wrapped: str) -> None:
    assert len(read(PAGE.format(wrapped.format(json.dumps(LEAST))))[0]) == 1


def test_a_script_that_is_no_json_leaves_the_others() -> None:
    begun = '</script><script type="application/ld+json">'
    scripts = f'{begun}{{"@type": "ClaimReview",{begun}{json.dumps(LEAST)}'
    found = list(reviews_in(io.BytesIO(PAGE.format(scripts).encode()), "page"))
    assert [str(each)[:28] for each in found if isinstance(each, EntryFault)] == ["page: script[1]: Is not JSON"]
    # The one that cannot be read may have been kept before.
    assert [each.whole for each in found if isinstance(each, Told)] == [False]


MICRODATA = """<html lang="en-GB"><body><!-- Trams --><article itemscope itemtype="https://schema.org/ClaimReview">
<meta itemprop="url" content="https://checks.example/bridge"><h1 itemprop="name">Was the bridge closed for 40 days?</h1>
<p itemprop="claimReviewed">The bridge was <em>closed</em> for
 40&nbsp;days.</p><time itemprop="datePublished" datetime="2026-05-04">yesterday</time>
<div itemprop="author" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">The Checkers</span></div>
<div itemprop="itemReviewed" itemscope itemtype="https://schema.org/Claim"><meta itemprop="name" content="Forty days of a closed bridge">
<span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ada Cole</b></span>
<meta itemprop="datePublished" content="2026-05-01T08:30:00+02:00"></div>
<div itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><i itemprop="alternateName">Inaccurate</i></div>
<i itemprop="keywords"></i></article></body></html>"""


def test_microdata_tells_what_json_would() -> None:
    [told] = [*reviews_in(io.BytesIO(MICRODATA.encode()), "page.html")]
    assert isinstance(told, Told)
    assert told.reviews == (REVIEW,)


def test_what_is_wrong_with_microdata_is_told() -> None:
    page = MICRODATA.replace("claimReviewed", "claim")
    faults = [*reviews_in(io.BytesIO(page.encode()), "page.html")]
    assert [(fault.place, fault.field) for fault in faults if isinstance(fault, EntryFault)] == [("page.html: item[0]", "claimReviewed")]


def test_a_page_that_tells_its_reviews_both_ways_tells_them_once() -> None:
    both = MICRODATA.replace("<!-- Trams -->", f'<script type="application/ld+json">{json.dumps(CLAIM_REVIEW)}</script>')
    [told] = [*reviews_in(io.BytesIO(both.encode()), "page.html")]
    assert isinstance(told, Told)
    assert len(told.reviews) == 1


def test_microdata_of_any_depth_and_breadth() -> None:
    deep = "<div itemscope itemprop='item'>" * 5_000
    broad = "<div itemscope itemtype='x/ClaimReview'><i itemprop='url'>a</i></div>" * 5_000
    for page in (deep, broad):
        assert all(isinstance(each, EntryFault) for each in reviews_in(io.BytesIO(f"<html><body>{page}".encode()), "page.html"))


@pytest.mark.parametrize("page", ["<html></html>", "<", "<p>Trams", PAGE.format('{"@type": "WebPage"}')])
def test_a_page_without_a_review_is_told(page: str) -> None:
    assert read(page) == ([], ["feed: Holds no ClaimReview."])


@pytest.mark.parametrize(
    ("element", "whole"),
    [
        (item(LEAST), True),
        (item(LEAST, {**LEAST, "claimReviewed": "Trams swim."}), True),
        (item(LEAST, url="https://checks.example/other"), False),
        (item(LEAST, {**LEAST, "claimReviewed": ""}), False),
        (item(LEAST, {**LEAST, "datePublished": "soon"}), True),
        (LEAST, False),
    ],
)
def test_when_a_page_is_told_whole(element: dict[str, Any], whole: bool) -> None:
    found = reviews_in(io.BytesIO(json.dumps({"dataFeedElement": [element]}).encode()), "feed")
    assert [each.whole for each in found if isinstance(each, Told)] == [whole]


def test_a_feed_is_never_whole_in_memory() -> None:
    class Endless(io.RawIOBase):
        """A feed without an end, which counts what is taken of it."""

        taken = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            piece = (b'{"dataFeedElement": [' if not self.taken else b"") + json.dumps(item(LEAST)).encode() + b","
            buffer[: len(piece)] = piece
            self.taken += len(piece)
            return len(piece)

    endless = Endless()
    feed = reviews_in(endless, "feed")  # type: ignore[arg-type]
    for _ in range(20_000):
        assert next(feed).reviews == (TRAMS,)  # type: ignore[union-attr]
    assert endless.taken < 20_000 * len(json.dumps(item(LEAST))) + (4 << 20)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*CLAIM_REVIEW, *GOOGLE, "@id", "@graph", "item"]), inner),
    max_leaves=25,
)


@given(JSON)
def test_any_json_is_read_or_told(value: Any) -> None:
    for shape in (value, [{**LEAST, "itemReviewed": value}], {"claims": [value]}, {**CLAIM_REVIEW, "author": value, "url": value}):
        reviews, _ = read(shape)
        assert all(review.claim and review.url.startswith("http") for review in reviews)
