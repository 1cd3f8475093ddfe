"""A quotation without the mark-up of a page: tags left out, "&amp;" and "&#8217;" as what they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape

import regex

from quoteapi.engine.model import Span

_MARKUP = regex.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});|</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,400})?/?>")


@dataclass(frozen=True, slots=True)
class Plain:
    """Text without mark-up; `starts` and `ends` tell where each of its characters stands in what was given, or are empty where
    nothing was taken away."""

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def as_given(self, span: Span) -> Span:
        """The place, in what was given, of a stretch of the plain text."""
        return Span(self.starts[span.start], self.ends[span.end - 1]) if self.starts else span


def plain(given: str) -> Plain:
    """Take the mark-up out of a text."""
    if "&" not in given and "<" not in given:
        return Plain(given)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _MARKUP.finditer(given):
        meant = unescape(match[0]) if match[0][0] == "&" else ""
        parts += [given[at : match.start()], meant]
        starts += [*range(at, match.start()), *[match.start()] * len(meant)]
        ends += [*range(at + 1, match.start() + 1), *[match.end()] * len(meant)]
        at = match.end()
    if not parts:
        return Plain(given)
    rest = range(at, len(given))
    return Plain("".join([*parts, given[at:]]), (*starts, *rest), (*ends, *(place + 1 for place in rest)))
