"""An article of the archive as a text to verify against: what the engine read in it, with what people have corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from quoteapi.engine.model import ArticleFacts, Cue, EngineFacts, EntityEntry, Quote, Result, Span, Speaker
from quoteapi.store import Held, Reading
from quoteapi.verification import Source


def source_of(reading: Reading, reach: tuple[Span, ...]) -> Source:
    """The text to verify against. Its quotes have the ids of the archive, and so have the speakers whom people have put in."""
    speakers = {told["id"]: _speaker(told) for told in reading.result["speakers"]}
    quotes = tuple(_quotes(reading, speakers))
    spoken = {quote.speaker.id: quote.speaker for quote in quotes}
    told = reading.result
    result = Result(
        article=ArticleFacts(**told["article"]),
        quotes=quotes,
        speakers=tuple((speakers | spoken).values()),
        refusals=(),
        engine=EngineFacts(**told["engine"]),
        # An older engine told of speakers alone.
        entities=tuple(EntityEntry(e["id"], e["name"], e["kind"], e["key"], ()) for e in told.get("entities", ())),
    )
    return Source(source_id(reading.held), reading.held.text, result, reach)


def source_id(held: Held) -> str:
    """What tells the text from all others: the article's id, and of an earlier version its number, behind a space that no id holds."""
    return held.uid if held.present else f"{held.uid} {held.version}"


def _quotes(reading: Reading, speakers: Mapping[str, Speaker]) -> Iterator[Quote]:
    machine = {quote["id"]: quote for quote in reading.result["quotes"]}
    for told in reading.quotes:
        read = machine.get(told["ref"])
        yield _quote(told, _voice(told, None if read is None else read["speaker"], speakers))


def _voice(quote: Mapping[str, Any], read: Mapping[str, Any] | None, speakers: Mapping[str, Speaker]) -> Speaker:
    """Who speaks: as the engine read it, but for whom a person has put in his place."""
    told = quote["speaker"]
    if read is not None and (read["name"], read["kind"]) == (told["name"], told["kind"]):
        return speakers.get(read["id"]) or Speaker(read["id"], read["name"], read["kind"])
    # Two who are not named need not be one.
    voice = Speaker(told["id"] or quote["id"], told["name"], told["kind"])
    role = quote["role"]
    return replace(voice, roles=(role["text"],)) if role else voice


def _quote(told: Mapping[str, Any], voice: Speaker) -> Quote:
    return Quote(
        id=told["id"], type=told["type"], text=told["text"], spans=_spans(told["spans"]), verbatim=_spans(told["verbatim"]),
        cue=_cue(told["cue"]), source=None, speaker=voice, role=None, affiliation=None, venue=None,
        act=told["act"], stance=told["stance"], within=told["within"], confidence=told["confidence"],
    )  # fmt: skip


def _cue(told: Mapping[str, Any] | None) -> Cue | None:
    return None if told is None else Cue(told["text"], told["lemma"], Span(told["start"], told["end"]))


def _speaker(told: Mapping[str, Any]) -> Speaker:
    return Speaker(told["id"], told["name"], told["kind"], roles=tuple(told["roles"]), mentions=_spans(told["mentions"]))


def _spans(told: Iterable[Mapping[str, int]]) -> tuple[Span, ...]:
    return tuple(Span(each["start"], each["end"]) for each in told)
