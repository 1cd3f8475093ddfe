"""RSS and Atom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[tuple[Any, ...]]]
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Lindford Courier</title><link>https://courier.example/</link><language>en-gb</language>
<item><title>Boats &amp;amp; oars</title><link>https://courier.example/boats</link><guid isPermaLink="false">urn:courier:1</guid>
 <author>desk@courier.example (Ann Poe)</author><pubDate>Fri, 01 May 2026 10:00:00 +0200</pubDate>
 <description>A short word.</description>
 <content:encoded><![CDATA[<p>“We row at dawn,” said <b>Ada</b> Brook.</p><script>let x = 1</script>
 <ul><li>One</li><li>Two<br>three</li></ul>]]></content:encoded>
</item>
<item><title>More</title><link>https://courier.example/more</link><guid isPermaLink="false">17</guid><dc:creator>Bo Lund</dc:creator>
 <description>&lt;p&gt;Only a summary &amp;amp; no more.&lt;/p&gt;</description><pubDate>someday</pubDate></item>
<item><title>Nothing</title><guid>https://courier.example/nothing</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">The &lt;b&gt;Courier&lt;/b&gt;</title>
<entry><id>tag:courier.example,2026:1</id><title>Boats</title><link href="https://courier.example/boats"/>
 <author><name>Ann Poe</name></author>
 <updated>2026-05-01T10:00:00Z</updated><summary>short</summary>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>“We row at dawn,” she said.</p><p>So.</p></div></content></entry>
<entry><id>https://courier.example/other</id><title>Other</title><source><title>Another paper</title></source>
 <published>2026-05-02T00:00:00Z</published>
 <content type="text">Plain &lt;words&gt; of it.</content></entry></feed>"""
COURIER = {"publisher": "Lindford Courier", "language": "en-gb"}


def test_rss(read: Read) -> None:
    assert read("a.rss", RSS) == [
        (
            "a.rss#entry 1",
            {
                "text": "“We row at dawn,” said Ada Brook.\nOne\nTwo\nthree",
                "title": "Boats & oars",
                "id": "urn:courier:1",
                "url": "https://courier.example/boats",
                "author": "Ann Poe",
                "published": "2026-05-01T08:00:00Z",
                **COURIER,
            },
        ),
        (
            "a.rss#entry 2",
            {
                "text": "Only a summary & no more.",
                "title": "More",
                "url": "https://courier.example/more",
                "author": "Bo Lund",
                "metadata": {"guid": "17"},
                **COURIER,
            },
        ),
        ("a.rss#entry 3", "text", "Must not be empty."),
    ]


def test_atom(read: Read) -> None:
    assert read("a.xml", ATOM) == [
        (
            "a.xml#entry 1",
            {
                "text": "“We row at dawn,” she said.\nSo.",
                "title": "Boats",
                "id": "tag:courier.example~2c2026:1",
                "url": "https://courier.example/boats",
                "publisher": "The Courier",
                "author": "Ann Poe",
                "published": "2026-05-01T10:00:00Z",
                "language": "en",
            },
        ),
        (
            "a.xml#entry 2",
            {
                "text": "Plain <words> of it.",
                "title": "Other",
                "url": "https://courier.example/other",
                "publisher": "Another paper",
                "published": "2026-05-02T00:00:00Z",
                "language": "en",
            },
        ),
    ]


@pytest.mark.parametrize("codec", ["utf-16", "iso-8859-1"])
def test_a_feed_in_its_own_charset(read: Read, codec: str) -> None:
    feed = RSS.replace("UTF-8", codec).replace("“We row", "Café: “We row").encode(codec, "xmlcharrefreplace")
    assert read("a.xml", feed)[0][1]["text"].startswith("Café")


def test_a_feed_that_breaks_off_is_told_after_its_entries(read: Read) -> None:
    *entries, last = read("a.rss", RSS[: RSS.index("<item><title>Nothing")])
    assert [place for place, _ in entries] == ["a.rss#entry 1", "a.rss#entry 2"]
    assert last == ("a.rss", None, "Is not well formed: no element found. Its entries were read as far as that goes.")


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">',
        '<!ENTITY c SYSTEM "file:///etc/hostname">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;',
    ],
    ids=["a bomb", "a file", "a parameter"],
)
@pytest.mark.parametrize("root", ["rss", "feed", "newsItem"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(read: Read, declared: str, root: str, codec: str) -> None:
    document = f'<?xml version="1.0" encoding="{codec}"?><!DOCTYPE {root} [{declared}]><{root}><channel><item>&c;</item></channel></{root}>'
    assert read("a.xml", document.encode(codec)) == [("a.xml", None, "Declares entities, and is not read for that.")]


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        ("hello", "Is not XML."),
        ("<p>x</p>", "Is no feed and no NewsML-G2: its first element is p."),
        ("<rss><channel><ite", "Is no feed that can be read: unclosed token."),
        (b"\x00" * 99, "Is not XML that can be read: Document is empty, line 1, column 1."),
    ],
)
def test_what_is_no_feed_is_told(read: Read, content: str | bytes, detail: str) -> None:
    ((_, field, told),) = read("a.xml", content)
    assert (field, told) == (None, detail)


def test_a_feed_without_entries_is_no_fault(read: Read) -> None:
    assert read("a.xml", "<rss version='2.0'><channel><title>T</title></channel></rss>") == []


def test_elements_in_elements_without_end_are_read(read: Read) -> None:
    deep = f"<rss version='2.0'><channel><item><description>{'&lt;div&gt;' * 20_000}x</description></item></channel></rss>"
    assert len(read("a.rss", deep)) == 1
