"""NewsML-G2 and ninjs, what the agencies send."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[tuple[Any, ...]]]
TEXT = "“We row at dawn,” said Ada Brook.\nThe crew nodded."
PARAGRAPHS = "<p>“We row at dawn,” said <person>Ada\n  Brook</person>.</p><!-- a note --><p>The crew nodded.</p>"
NITF = (
    '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Boats</hl1></hedline></body.head>'
    f"<body.content>{PARAGRAPHS}</body.content><body.end><p>End</p></body.end></body></nitf>"
)
XHTML = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Boats</title></head><body>{PARAGRAPHS}</body></html>'
MARKED = {"nitf": f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>', "xhtml": f"<inlineXML>{XHTML}</inlineXML>"}
PLAIN = f'<inlineData contenttype="text/plain">{TEXT}</inlineData>'
ESCAPED = f'<inlineData contenttype="text/html">{PARAGRAPHS.replace("<", "&lt;")}</inlineData>'


def item(
    content: str, *, of: str = "ninat:text", status: str = "stat:usable", guid: str = "urn:newsml:wire.example:20260501:1", more: str = ""
) -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2" xml:lang="en-US">
<rightsInfo><copyrightHolder><name>Wire Holding</name></copyrightHolder></rightsInfo>
<itemMeta><itemClass qcode="{of}"/><provider qcode="nprov:WIRE">{more}</provider><versionCreated>2026-05-01T16:25:32-05:00</versionCreated>
<pubStatus qcode="{status}"/></itemMeta>
<contentMeta><contentCreated>2026-04-30</contentCreated><by>By Ann Poe</by><language tag="en-GB"/><headline> Boats
 at <em>dawn</em></headline></contentMeta><contentSet>{content}</contentSet></newsItem>"""


TOLD = {
    "text": TEXT,
    "title": "Boats at dawn",
    "id": "urn:newsml:wire.example:20260501:1",
    "publisher": "WIRE",
    "author": "Ann Poe",
    "published": "2026-05-01T21:25:32Z",
    "language": "en-GB",
}


@pytest.mark.parametrize("content", [MARKED["nitf"], MARKED["xhtml"], PLAIN, ESCAPED], ids=["nitf", "xhtml", "plain", "escaped"])
def test_a_news_item(read: Read, content: str) -> None:
    assert read("a.xml", item(content)) == [("a.xml", TOLD)]


def test_a_message_gives_its_texts_that_may_be_published(read: Read) -> None:
    items = [
        item(PLAIN),
        item(PLAIN, of="ninat:picture"),
        item(PLAIN, status="stat:canceled"),
        item('<remoteContent href="https://wire.example/1"/>', guid="urn:x"),
        item(PLAIN, guid="https://wire.example/5", more="<name>The Wire</name>"),
    ]
    package = '<packageItem guid="urn:p"><groupSet/></packageItem>'
    message = (
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>{package}{"".join(items)}</itemSet></newsMessage>'
    )
    by_address = {name: value for name, value in TOLD.items() if name != "id"}
    assert read("a.xml", message) == [
        ("a.xml#item 1", TOLD),
        ("a.xml#item 4", "text", "Must not be empty."),
        ("a.xml#item 5", {**by_address, "url": "https://wire.example/5", "publisher": "The Wire"}),
    ]


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        ('<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet/></newsMessage>', "Holds no news item."),
        (item(PLAIN)[:-30], "Is not XML that can be read: "),
    ],
)
def test_newsml_that_cannot_be_read(read: Read, content: str, detail: str) -> None:
    ((_, field, told),) = read("a.xml", content)
    assert field is None
    assert told.startswith(detail)


FIRST = {
    "uri": "https://wire.example/items/1",
    "type": "text",
    "versioncreated": "2026-05-01T08:00:00Z",
    "byline": "By Ann Poe",
    "headline": "Boats",
    "body_text": "All in one line.",
    "body_xhtml": PARAGRAPHS,
    "language": "en",
    "copyrightholder": "The Wire",
}
SECOND = {
    "uri": "urn:wire:1",
    "versioncreated": "2026-05-01T08:00:00Z",
    "pubstatus": "usable",
    "by": "Ann Poe",
    "headlines": [{"role": "main", "value": "Boats"}],
    "bodies": [
        {"role": "plain", "contenttype": "text/plain", "value": "x"},
        {"role": "html", "contenttype": "text/html", "value": PARAGRAPHS},
    ],
    "infosources": [{"name": "The Wire"}],
    "language": "en",
}
THIRD = {
    "uri": "urn:wire:1",
    "versionCreated": "soon",
    "contentCreated": "2026-05-01T08:00:00Z",
    "by": "Ann Poe",
    "headlines": [{"value": "Boats"}],
    "bodies": [{"contentType": "text/vnd.IPTC.NITF", "value": f'<?xml version="1.0" encoding="UTF-8"?>{NITF}'}],
    "copyrightHolder": "The Wire",
    "language": "en",
}
ITEM = {"text": TEXT, "title": "Boats", "publisher": "The Wire", "author": "Ann Poe", "language": "en"}
WHEN = {"published": "2026-05-01T08:00:00Z"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (FIRST, {**ITEM, **WHEN, "url": "https://wire.example/items/1"}),
        (SECOND, {**ITEM, **WHEN, "id": "urn:wire:1"}),
        (THIRD, {**ITEM, **WHEN, "id": "urn:wire:1"}),
        ({"guid": "17", "body_text": "So."}, {"text": "So.", "metadata": {"guid": "17"}}),
    ],
    ids=["first", "second", "third", "a short one"],
)
def test_ninjs(read: Read, given: dict[str, Any], told: dict[str, Any]) -> None:
    assert read("a.json", json.dumps(given)) == [("a.json", told)]


def test_a_list_gives_its_texts_that_may_be_published(read: Read) -> None:
    items = [
        {**FIRST, "type": "picture"},
        {**SECOND, "pubstatus": "Canceled"},
        {"uri": "urn:2", "type": "text"},
        {"text": "In our own names.", "id": "a"},
        {"title": "nothing"},
        5,
        {"uri": "urn:3", "bodies": [{"contentType": "application/nitf+xml", "value": "<nitf>"}]},
        {"uri": 3, "bodies": 7, "headlines": ["x"], "body_text": ["y"]},
    ]
    assert read("a.json", json.dumps(items)) == [
        ("a.json#item 3", "text", "Must not be empty."),
        ("a.json#item 4", {"text": "In our own names.", "id": "a"}),
        ("a.json#item 5", None, "Is no article: it has no `text`, and no `uri` as ninjs has."),
        ("a.json#item 6", None, "Must be an object."),
        ("a.json#item 7", None, "Is not XML that can be read: Premature end of data in tag nitf line 1, line 1, column 7."),
        ("a.json#item 8", "text", "Must not be empty."),
    ]


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"{", "Is not JSON: Expecting property name enclosed in double quotes in line 1, column 2."),
        (b'{"a": "\xe9"}', "Is not utf-8: byte 7 does not fit."),
        (b"[" * 100_000, "Is JSON that cannot be read: nested too deep, or a number too long or not a number."),
        (b'[{"text": NaN}]', "Is JSON that cannot be read: nested too deep, or a number too long or not a number."),
    ],
)
def test_json_that_cannot_be_read(read: Read, content: bytes, detail: str) -> None:
    assert read("a.json", content) == [("a.json", None, detail)]
