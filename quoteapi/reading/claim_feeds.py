"""Feeds of fact-checks: JSON documents of any length, JSON lines, and web pages with JSON-LD or Microdata; plain, or packed by gzip.

What is wrong with one entry is told of that entry, with its place, and the others are read.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import IO, Any
from urllib.parse import urljoin

from quoteapi import jsonl
from quoteapi.extras import MissingExtraError
from quoteapi.factcheck.entry_fields import EntryFault, Fields
from quoteapi.factcheck.reviews import GOOGLE, told_in
from quoteapi.reading.charsets import decoded_page
from quoteapi.reading.files import unpacked
from quoteapi.reading.json_streams import BrokenJsonError, entries
from quoteapi.reading.microdata import items_in
from quoteapi.reading.pages import tree_of
from quoteapi.reading.records import FaultError
from quoteapi.store import Told

# So much of a feed tells what it is.
HEAD = 1 << 20
LINES = (".jsonl", ".ndjson")
NO_REVIEW = "Holds no ClaimReview."
# Editors and old servers put the JSON of a script into a comment.
_WRAPPING = re.compile(r"\s*(?:(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|<!--|(?://|/\*)?\s*\]\]>(?:\s*\*/)?|-->)\s*")


def reviews_in(stream: IO[bytes], name: str, *, lines: bool = False) -> Iterator[Told | EntryFault]:
    """What is told in a feed, as it is read. `name` is the feed's, for the places; with `lines` each line is JSON by itself."""
    lines = lines or name.removesuffix(".gz").endswith(LINES)
    try:
        with (
            _buffered(stream) as opened,
            unpacked(opened) as content,
            nullcontext(opened) if content is opened else _buffered(content) as feed,
        ):
            yield from _read(feed, name, lines)
    except FaultError as error:
        yield EntryFault(None, error.fault.detail, name, lost=True)


@contextmanager
def _buffered(stream: Any) -> Iterator[io.BufferedReader]:
    """The stream, of which so much as HEAD can be looked at before it is read; it stays open."""
    buffered = io.BufferedReader(stream, HEAD)
    try:
        yield buffered
    finally:
        buffered.detach()


def _read(stream: io.BufferedReader, name: str, lines: bool) -> Iterator[Told | EntryFault]:
    head = stream.peek(HEAD).removeprefix(jsonl.BOM).lstrip()
    if head.startswith(b"<"):
        yield from _parsed_page(stream.read(), name)
    elif lines or _are_lines(head):
        yield from _lines(stream, name)
    else:
        yield from _document(stream, name)


def _are_lines(head: bytes) -> bool:
    """Whether the first line is an object by itself, and another follows."""
    first, _, rest = head.partition(b"\n")
    try:
        return bool(rest.strip()) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _lines(stream: io.BufferedReader, name: str) -> Iterator[Told | EntryFault]:
    for line in jsonl.read(stream, name):
        if isinstance(line, jsonl.LineError):
            yield EntryFault(line.field, f"{line.reason[0].upper()}{line.reason[1:]}.", line.place, lost=True)
        else:
            yield from _entry(line.fields, line.place, google=False)


def _document(stream: io.BufferedReader, name: str) -> Iterator[Told | EntryFault]:
    if stream.peek(len(jsonl.BOM)).startswith(jsonl.BOM):
        stream.read(len(jsonl.BOM))
    last = ""
    try:
        for entry in entries(stream):
            last = entry.place
            yield from _entry(entry.value, f"{name}: {entry.place}" if entry.place else name, google=entry.of == GOOGLE)
    except BrokenJsonError as error:
        yield EntryFault(None, f"Is not JSON from here on: {error}.", f"{name}: behind {last}" if last else name, lost=True)


def _entry(value: Any, place: str, *, google: bool) -> Iterator[Told | EntryFault]:
    told, faults = told_in(value, place, google=google)
    yield from faults
    if told.reviews:
        yield told
    elif not faults and value != {}:
        yield EntryFault(None, NO_REVIEW, place, lost=True)


def _parsed_page(content: bytes, name: str) -> Iterator[Told | EntryFault]:
    try:
        tree = tree_of(decoded_page(content, None))
    except MissingExtraError as error:
        yield EntryFault(None, f"{error}.", name, lost=True)
    else:
        yield from _page(tree, name)


def _page(tree: Any, name: str) -> Iterator[Told | EntryFault]:
    scripts = [] if tree is None else [each for each in tree.iter("script") if "ld+json" in (each.get("type") or "").lower()]
    values, faults = [], []
    for number, script in enumerate(scripts):
        try:
            text = _WRAPPING.sub("", script.text or "")
            values.append(json.loads(text, strict=False, parse_constant=jsonl.no_constant, parse_float=jsonl.finite))
        except (ValueError, RecursionError) as error:
            values.append(None)
            if "ClaimReview" in (script.text or ""):
                faults.append(EntryFault(None, f"Is not JSON: {str(error).splitlines()[0]}.", f"{name}: script[{number}]", lost=True))
    address, language = _facts(tree)
    told, more = told_in(values, f"{name}: script", page=address, language=language)
    faults += more
    if tree is not None and not told.reviews:
        # A page that tells its reviews both ways tells them once.
        told, more = told_in(items_in(tree), f"{name}: item", page=address, language=language)
        faults += more
    yield from faults
    if told.reviews:
        # A script that cannot be read may hold more of the page's reviews.
        yield Told(told.reviews, told.whole and not any(fault.lost for fault in faults))
    elif not faults:
        yield EntryFault(None, NO_REVIEW, name, lost=True)


def _facts(tree: Any) -> tuple[str | None, str | None]:
    """What a page tells of itself: its address and its language."""
    if tree is None:
        return None, None
    links = [each.get("href") for each in tree.iter("link") if (each.get("rel") or "").lower() == "canonical"]
    links += [each.get("content") for each in tree.iter("meta") if each.get("property") == "og:url"]
    base = next((each.get("href") for each in tree.iter("base") if each.get("href")), "")
    reading = Fields("")
    address = next((link for link in links if link), None)
    return urljoin(base, address) if address else None, reading.language(tree.get("lang"), "lang")
