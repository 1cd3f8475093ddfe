"""The fields of an entry of a feed: each taken in the shapes in which feeds have it, or told as a fault."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from urllib.parse import quote, urljoin

from quoteapi.errors import Fault
from quoteapi.store.claim_terms import site_of
from quoteapi.store.moments import published
from quoteapi.store.requests import ADDRESS, LANGUAGE
from quoteapi.store.words import plain_words

LONGEST_TEXT = 5000
LONGEST_NAME = 1000
# What stands in an address as it is; all else is written with %.
_IN_ADDRESS = "%/:=&?~#+!$,;'@()*[]-._"
_MIDNIGHT = "T00:00:00Z"

Nodes = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class EntryFault(Fault):
    """Something that cannot be read, and where it stands. `lost` tells that its review is not read."""

    place: str
    lost: bool

    def __str__(self) -> str:
        return self.at(self.place) if self.lost else f"{self.at(self.place)} The review is read without it."


@dataclass(slots=True)
class Fields:
    """The fields of one review, read one by one; what is wrong with each is kept in `faults`. `nodes` are what an `@id` may stand for."""

    place: str
    nodes: Nodes = field(default_factory=dict)
    faults: list[EntryFault] = field(default_factory=list)

    @property
    def lost(self) -> bool:
        """Whether something is wrong without which there is no review."""
        return any(fault.lost for fault in self.faults)

    def claim(self, value: Any, name: str) -> str:
        """The words of a claim, without which there is none."""
        text = self.text(value, name, longest=LONGEST_TEXT, needed=True)
        if text is not None and not plain_words(text):
            self._fault(name, "Holds no word.", lost=True)
        return text or ""

    def text(self, value: Any, name: str, *, longest: int = LONGEST_NAME, needed: bool = False) -> str | None:
        """Some words: a string, the first of several, or what stands under `@value` or `name`. Blanks are made one, entities resolved."""
        value = self._single(value)
        if value is None or value == "":
            if needed:
                self._fault(name, "Is missing.", lost=True)
            return None
        if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
            self._fault(name, "Must be a text.", lost=needed)
            return None
        text = " ".join(html.unescape(str(value)).split())
        if len(text) > longest:
            self._fault(name, f"Has more than {longest} characters.", lost=needed)
            return None
        if not text and needed:
            self._fault(name, "Must not be empty.", lost=True)
        return text or None

    def names(self, value: Any, name: str) -> str | None:
        """The names of one or several, with commas between."""
        several = value if isinstance(value, list) else [value]
        return ", ".join(dict.fromkeys(n for each in several if (n := self.text(each, name)))) or None

    def date(self, value: Any, name: str) -> str | None:
        """A day, or a moment, spelt as the archive does."""
        text = self.text(value, name)
        try:
            return None if text is None else published(text).removesuffix(_MIDNIGHT)
        except ValueError as error:
            self._fault(name, f"{str(error)[0].upper()}{str(error)[1:]}.")
            return None

    def language(self, value: Any, name: str) -> str | None:
        """A language tag."""
        if isinstance(value, Mapping):
            value = value.get("alternateName") or value.get("name")
        text = (self.text(value, name) or "").replace("_", "-")
        if text and not re.fullmatch(LANGUAGE, text):
            self._fault(name, "Must be a language tag, such as en or en-GB.")
            return None
        return text or None

    def address(self, value: Any, name: str, page: str | None) -> str:
        """An address; a relative one stands on that of its page, and so does one that is missing."""
        value = value.get("@id") if isinstance(value, Mapping) else value
        text = self.text(value, name, longest=LONGEST_TEXT) or page
        if text is None:
            self._fault(name, "Is missing.", lost=True)
            return ""
        try:
            whole = quote(urljoin(page or "", text), safe=_IN_ADDRESS)
            host = site_of(whole)
        except ValueError:
            whole = host = ""
        if not host or not re.fullmatch(ADDRESS, whole):
            self._fault(name, "Must be an address that begins with http:// or https://.", lost=True)
        return whole

    def object(self, value: Any, name: str) -> Mapping[str, Any]:
        """An object: the value, the first of several, or the node that its `@id` stands for; an empty one where there is none."""
        value = self._resolved(value[0] if isinstance(value, list) and value else value)
        if value is None or value == []:
            return {}
        if not isinstance(value, Mapping):
            self._fault(name, "Must be an object.")
            return {}
        return value

    def _single(self, value: Any) -> Any:
        """What is meant by one of several, by a value with its language, and by something that has a name."""
        value = next((each for each in value if each), None) if isinstance(value, list) else value
        value = self._resolved(value)
        if isinstance(value, Mapping):
            value = value.get("@value", value.get("name"))
            value = value[0] if isinstance(value, list) and value else value
        return value

    def _resolved(self, value: Any) -> Any:
        if isinstance(value, Mapping) and isinstance(value.get("@id"), str) and not {*value} - {"@id", "@type"}:
            return self.nodes.get(value["@id"], value)
        return value

    def _fault(self, name: str, detail: str, *, lost: bool = False) -> None:
        self.faults.append(EntryFault(name, detail, self.place, lost))


def nodes_in(value: Any) -> dict[str, Mapping[str, Any]]:
    """What each `@id` of a document stands for: the first object that says more of it."""
    found: dict[str, Mapping[str, Any]] = {}
    for each in objects_in(value, lambda _: True):
        name = each.get("@id")
        if isinstance(name, str) and {*each} - {"@id", "@type"}:
            found.setdefault(name, each)
    return found


def objects_in(value: Any, wanted: Callable[[Mapping[str, Any]], bool]) -> Iterator[Mapping[str, Any]]:
    """All objects of a JSON value that are wanted, however deep."""
    left = [value]
    while left:
        each = left.pop()
        if isinstance(each, Mapping):
            if wanted(each):
                yield each
            left += reversed(list(each.values()))
        elif isinstance(each, list):
            left += reversed(each)
