"""One attribution, gold or predicted, as the scorer sees it; read from gold lines and from the results of quoteapi alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quoteapi.engine.model import Span

Accepted = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Where an attribution stands and who speaks.

    `speaker`, `role` and `affiliation` hold what is accepted (gold) or given (predicted: one or none), and are None in a
    gold that does not mark them; so is `venue`. `confidence` is None where none was given.
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    venue: tuple[Span, ...] | None
    speaker: Accepted | None
    role: Accepted | None
    affiliation: Accepted | None
    kind: str | None
    act: str | None
    stance: str | None
    nested: bool
    optional: bool
    confidence: float | None


def label_of(item: Mapping[str, Any]) -> Label:
    """A label from a gold attribution or from one quote of a result. Raises ValueError, TypeError or KeyError if it is neither."""
    return _of_result(item) if "spans" in item else _of_gold(item)


def _of_gold(item: Mapping[str, Any]) -> Label:
    return Label(
        content=_spans(item.get("content")),
        source=_spans(item.get("source")),
        cue=_spans(item.get("cue")),
        venue=_spans(item["venue"]) if "venue" in item else None,
        speaker=_accepted(item, "speaker"),
        role=_accepted(item, "role"),
        affiliation=_accepted(item, "affiliation"),
        kind=item.get("kind"),
        act=item.get("act"),
        stance=item.get("stance"),
        nested=bool(item.get("within")),
        optional=bool(item.get("optional")),
        confidence=item.get("confidence"),
    )


def _of_result(quote: Mapping[str, Any]) -> Label:
    return Label(
        content=tuple(Span(span["start"], span["end"]) for span in quote["spans"]),
        source=_place(quote.get("source")),
        cue=_place(quote.get("cue")),
        venue=_place(quote.get("venue")),
        speaker=_given(quote.get("speaker"), "name"),
        role=_given(quote.get("role"), "text"),
        affiliation=_given(quote.get("affiliation"), "name"),
        kind=(quote.get("speaker") or {}).get("kind"),
        act=quote.get("act"),
        stance=quote.get("stance"),
        nested=bool(quote.get("within")),
        optional=False,
        confidence=quote.get("confidence"),
    )


def _spans(pairs: Any) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs or ())


def _place(place: Mapping[str, Any] | None) -> tuple[Span, ...]:
    return (Span(place["start"], place["end"]),) if place and place.get("start") is not None else ()


def _accepted(item: Mapping[str, Any], field: str) -> Accepted | None:
    if field not in item:
        return None
    value = item[field]
    return _one(value) if value is None or isinstance(value, str) else tuple(value)


def _given(part: Mapping[str, Any] | None, field: str) -> Accepted:
    return _one((part or {}).get(field))


def _one(value: str | None) -> Accepted:
    return (value,) if value else ()
