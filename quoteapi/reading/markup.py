"""Marked-up text to plain text: each paragraph on a line of its own, as in the text of a page. Nothing is fetched, no entity is read."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from quoteapi.reading.records import FaultError

# Of HTML and of NITF: what begins a line, and what nobody reads as part of the article.
BLOCKS = frozenset(
    "address article aside blockquote block body body.content br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hl1 "
    "hl2 hr li main nav note ol p pre section table tbody td tfoot th thead tr ul".split()
)
UNSEEN = frozenset("audio body.end body.head canvas head iframe media noscript object script select style svg template title video".split())

_SPACE = re.compile(r"\s+")


def text_of(element: Any) -> str:
    """The text in an element of HTML, XHTML or NITF."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        name = name_of(node).lower()
        if event == "start":
            parts.append("\n" if name in BLOCKS else "")
            if name in UNSEEN:
                walk.skip_subtree()
            else:
                parts.append(_SPACE.sub(" ", node.text or ""))
        else:
            parts.append("\n" if name in BLOCKS else "")
            # What follows the element itself is no part of it.
            parts.append(_SPACE.sub(" ", node.tail or "") if node is not element else "")
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def name_of(node: Any) -> str:
    """The name of an element without its namespace; nothing for a comment."""
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def text_of_html(html: str) -> str:
    """The text in a page, or in a piece of one."""
    # As bytes: a string that begins with an XML declaration is refused.
    content = html.replace("\x00", "").encode("utf-8", "replace")
    try:
        return text_of(lxml_html.document_fromstring(content, parser=lxml_html.HTMLParser(encoding="utf-8")))
    except etree.ParserError:
        return ""


def text_of_article(element: Any) -> str:
    """The text of the article in an NITF or XHTML document, or in an element that holds one: its body, without its headline."""
    found = element.find(".//{*}body.content")
    if found is None:
        found = element.find(".//{*}body")
    return text_of(element if found is None else found)


def xml_root(content: bytes, *, recover: bool = False) -> Any:
    """The first element of an XML document; with `recover` also of one that is not well formed.

    Raises FaultError, also for a document that declares entities: an article needs none, and a few of them grow without end.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover)
    try:
        root = etree.fromstring(content.lstrip(), parser)
    except etree.XMLSyntaxError as error:
        raise FaultError(f"Is not XML that can be read: {error.msg}.") from None
    except ValueError as error:
        raise FaultError(f"Is not XML that can be read: {error}.") from None
    if root is None:
        raise FaultError("Is not XML.")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):
        raise FaultError("Declares entities, and is not read for that.")
    return root
