"""What the formats are made of: quotes as the JSON of the API tells them, each with an IRI and with the text that it stands in."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote as percent

# What RFC 3986 lets stand in an address; all else is written with percent signs.
_PLAIN = ":/?#[]@!$&'()*+,;=%-._~"
UNKNOWN_LANGUAGE = "und"


@dataclass(frozen=True, slots=True)
class Publication:
    """An article: its IRI, the text that offsets in code points count into, and what is told of it. `body` tells that the text is to be
    shown, since whoever asks does not have it."""

    iri: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    body: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote: its IRI, its JSON with offsets in code points, its article, and the IRI of its speaker where he has one."""

    iri: str
    said: Mapping[str, Any]
    article: Publication
    speaker: str | None


def of_result(result: Mapping[str, Any], text: str, *, body: bool = False) -> tuple[Publication, Iterator[Quoted]]:
    """The article and the quotes of what `result_to_json` made of `text`, in code points.

    Nothing of it has an address, so that all IRIs are made of the text's checksum (RFC 6920): the same text gives the same.
    """
    facts = result["article"]
    digest = urlsafe_b64encode(bytes.fromhex(facts["sha256"])).decode("ascii").rstrip("=")
    iri = f"ni:///sha-256;{digest}"
    article = Publication(iri, text, facts["title"], language=_language(facts["language"]), body=body)
    return article, (Quoted(f"{iri}#{said['id']}", said, article, f"{iri}#{said['speaker']['id']}") for said in result["quotes"])


def publication(kept: Mapping[str, Any], text: str, address: str) -> Publication:
    """A kept article, as a quote's `article` or the article itself tells it, known by its own url or else by `address`, the archive's."""
    url = None if kept["url"] is None else iri(kept["url"])
    told = {name: kept[name] for name in ("title", "publisher", "author", "published")}
    return Publication(url or address, text, url=url, language=_language(kept["language"]), **told)


def iri(address: str) -> str:
    """An address as an IRI: what may not stand there is written with percent signs."""
    return percent(address, safe=_PLAIN, errors="replace")


def _language(tag: str | None) -> str | None:
    return None if tag == UNKNOWN_LANGUAGE else tag
