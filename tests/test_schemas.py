"""The JSON of a result: its fields, its units, and which settings a query may hold."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from marshmallow import Schema, ValidationError, fields

from quoteapi.dumping import dumper
from quoteapi.engine.model import (
    Anonymity,
    ArticleFacts,
    Cue,
    EngineFacts,
    EntityEntry,
    EntityMention,
    Evidence,
    Place,
    Quote,
    Refusal,
    Result,
    Source,
    Span,
    Speaker,
)
from quoteapi.offsets import in_utf16
from quoteapi.schemas import ArticleInSchema, Options, OptionsSchema, ResultSchema, result_to_json

TEXT = "🎉 “We won’t,” 𝒜da Cole, the mayor, said in a statement. The “big” dig."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def result() -> Result:
    """One quote with every field filled, a second with every field empty that may be."""
    speaker = Speaker("s1", "𝒜da Cole", "person", ("mayor",), ("Lindford",), (span("𝒜da Cole"),), ("q1",), "e1", "person:ada-cole")
    named = EntityMention(span("𝒜da Cole"), "name", "full-name", 0.98)
    cole = EntityEntry("e1", "𝒜da Cole", "person", "person:ada-cole", (named,), (Place("mayor", span("mayor")),))
    nobody = Speaker("s2", None, "unknown", quotes=("q2",), anonymous=Anonymity("big", span("big"), None))
    said = (Evidence("speaker", "full-name", "𝒜da Cole", None, 0.123456, ("Ada",)),)
    first = Quote(
        id="q1",
        type="direct",
        text="We won’t,",
        spans=(span("We won’t,"),),
        verbatim=(span("We won’t,"),),
        cue=Cue("said", "say", span("said")),
        source=Source("𝒜da Cole, the mayor", "name", span("𝒜da Cole, the mayor")),
        speaker=speaker,
        role=Place("mayor", span("mayor")),
        affiliation=Place("Lindford", None),
        venue=Place("in a statement", span("in a statement")),
        act="speech",
        stance="asserts",
        within=None,
        confidence=0.98765,
        evidence=said,
    )
    bare = replace(first, id="q2", cue=None, source=None, speaker=nobody, role=None, affiliation=None, venue=None, within="q1", evidence=())
    facts = ArticleFacts(None, "en", len(TEXT), "0" * 64)
    refusal = Refusal(span("big"), "scare-quotes", "a few words set off")
    return Result(facts, (first, bare), (speaker, nobody), (refusal,), EngineFacts("1", "tagger"), (cole,))


def test_the_json_of_a_result(result: Result) -> None:
    body = result_to_json(result, TEXT)
    assert list(body) == ["article", "quotes", "speakers", "entities", "engine"]
    assert body["article"] == {"title": None, "language": "en", "length": len(TEXT), "sha256": "0" * 64}
    assert body["quotes"][0] == {
        "id": "q1",
        "type": "direct",
        "text": "We won’t,",
        "spans": [{"start": 3, "end": 12}],
        "verbatim": [{"start": 3, "end": 12}],
        "cue": {"text": "said", "lemma": "say", "start": 35, "end": 39},
        "source": {"text": "𝒜da Cole, the mayor", "form": "name", "start": 14, "end": 33},
        "speaker": {"id": "s1", "name": "𝒜da Cole", "kind": "person", "anonymous": None},
        "role": {"text": "mayor", "start": 28, "end": 33},
        "affiliation": {"name": "Lindford", "start": None, "end": None},
        "venue": {"text": "in a statement", "start": 40, "end": 54},
        "act": "speech",
        "stance": "asserts",
        "within": None,
        "confidence": 0.9877,
        "evidence": [
            {"step": "speaker", "rule": "full-name", "from": "𝒜da Cole", "to": None, "confidence": 0.1235, "alternatives": ["Ada"]}
        ],
    }
    assert body["speakers"][0] == {
        "id": "s1",
        "name": "𝒜da Cole",
        "kind": "person",
        "anonymous": None,
        "entity": "e1",
        "key": "person:ada-cole",
        "roles": ["mayor"],
        "affiliations": ["Lindford"],
        "mentions": [{"start": 14, "end": 22}],
        "quotes": ["q1"],
    }
    assert body["entities"] == [
        {
            "id": "e1",
            "name": "𝒜da Cole",
            "kind": "person",
            "key": "person:ada-cole",
            "mentions": [{"start": 14, "end": 22, "form": "name", "rule": "full-name", "confidence": 0.98}],
            "roles": [{"text": "mayor", "start": 28, "end": 33}],
            "affiliations": [],
        }
    ]
    assert body["engine"] == {"version": "1", "model": "tagger"}


def test_what_is_not_there_is_null(result: Result) -> None:
    bare = result_to_json(result, TEXT)["quotes"][1]
    assert {name for name, value in bare.items() if value is None} == {"cue", "source", "role", "affiliation", "venue"}
    stated = {"text": "big", "start": 61, "end": 64, "reason": None}
    assert (bare["speaker"], bare["within"]) == ({"id": "s2", "name": None, "kind": "unknown", "anonymous": stated}, "q1")


def test_explain_adds_the_refusals_and_with_text_the_text(result: Result) -> None:
    body = result_to_json(result, TEXT, explain=True, with_text=True)
    assert body["refusals"] == [{"span": {"start": 61, "end": 64}, "rule": "scare-quotes", "reason": "a few words set off"}]
    assert body["article"]["text"] == TEXT


def units(text: str) -> str:
    """The text as JavaScript holds it: one character a UTF-16 code unit."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(int.from_bytes(raw[i : i + 2], "little")) for i in range(0, len(raw), 2))


def test_every_offset_in_utf16_slices_back(result: Result) -> None:
    body = result_to_json(result, TEXT, offsets="utf16", explain=True)
    text = units(TEXT)
    quote = body["quotes"][0]
    for name in ("cue", "source", "role", "venue"):
        assert text[quote[name]["start"] : quote[name]["end"]] == units(quote[name]["text"])
    places = [quote["spans"][0], quote["verbatim"][0], body["speakers"][0]["mentions"][0], body["refusals"][0]["span"]]
    places += [body["entities"][0]["mentions"][0], body["entities"][0]["roles"][0]]
    words = ["We won’t,", "We won’t,", "𝒜da Cole", "big", "𝒜da Cole", "mayor"]
    assert [text[place["start"] : place["end"]] for place in places] == [units(w) for w in words]
    assert body["article"]["length"] == len(text) == len(TEXT) + 2
    assert quote["affiliation"] == {"name": "Lindford", "start": None, "end": None}


def test_the_result_given_is_left_as_it_was(result: Result) -> None:
    before = repr(result)
    in_utf16(result, TEXT)
    assert repr(result) == before


def test_any_text_leaves_as_ascii_json(result: Result) -> None:
    odd = replace(result, article=replace(result.article, title="\ud800\x00"))
    assert json.loads(json.dumps(result_to_json(odd, TEXT)))["article"]["title"] == "\ud800\x00"


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ({}, Options()),
        ({"scope": "all", "offsets": "utf16", "explain": "true"}, Options(scope="all", offsets="utf16", explain=True)),
        ({"act": "speech,evidence", "type": "direct"}, Options(act=("speech", "evidence"), type=("direct",))),
        ({"min_confidence": "0.5", "explain": "false"}, Options(min_confidence=0.5)),
        ({"min_confidence": "1e-1"}, Options(min_confidence=0.1)),
        ({"min_confidence": "0"}, Options()),
        ({"min_confidence": "1"}, Options(min_confidence=1.0)),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_a_query_that_fits(query: dict[str, str], options: Options) -> None:
    assert OptionsSchema().load(query) == options


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ({"scope": "some"}, "Must be one of: reported, all."),
        ({"scope": ""}, "Must be one of: reported, all."),
        ({"act": "speech,song"}, "song is none of: speech, thought, intention, evidence, other."),
        ({"act": ""}, " is none of: speech, thought, intention, evidence, other."),
        ({"act": "speech,"}, " is none of: speech, thought, intention, evidence, other."),
        ({"type": "Direct"}, "Direct is none of: direct, indirect, mixed."),
        ({"min_confidence": "1.01"}, "Must be from 0 to 1."),
        ({"min_confidence": "-0.1"}, "Must be from 0 to 1."),
        ({"min_confidence": "nan"}, "Must be a number from 0 to 1, such as 0.8."),
        ({"min_confidence": "0_1"}, "Must be a number from 0 to 1, such as 0.8."),
        ({"min_confidence": "٠"}, "Must be a number from 0 to 1, such as 0.8."),
        ({"min_confidence": ""}, "Must be a number from 0 to 1, such as 0.8."),
        ({"min_confidence": "1e999"}, "Must be from 0 to 1."),
        ({"offsets": "bytes"}, "Must be one of: codepoint, utf16."),
        ({"explain": "1"}, "Must be true or false."),
        ({"explian": "true"}, "Unknown field."),
    ],
    ids=str,
)
def test_a_query_that_does_not_fit(query: dict[str, str], detail: str) -> None:
    assert OptionsSchema().validate(query) == {next(iter(query)): [detail]}


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({}, {"text": ["Missing data for required field."]}),
        ({"text": ""}, {"text": ["Must not be empty."]}),
        ({"text": None}, {"text": ["Field may not be null."]}),
        ({"text": 7}, {"text": ["Not a valid string."]}),
        ({"text": "x", "title": "t" * 1001}, {"title": ["Must not be longer than 1000 characters."]}),
        ({"text": "x", "scope": "all"}, {"scope": ["Unknown field."]}),
    ],
    ids=["nothing", "empty", "null", "number", "long title", "a setting"],
)
def test_an_article_that_does_not_fit(body: dict[str, Any], errors: dict[str, list[str]]) -> None:
    with pytest.raises(ValidationError) as caught:
        ArticleInSchema().load(body)
    assert caught.value.messages == errors


@pytest.mark.parametrize("title", ["", "Bridge opens", None])
def test_an_article_that_fits(title: str | None) -> None:
    assert ArticleInSchema().load({"text": " ", "title": title}) == {"text": " ", "title": title}


@pytest.mark.parametrize("explain", [True, False])
def test_what_is_dumped_is_what_the_schema_dumps(seed: str, seed_result: Result, explain: bool) -> None:
    schema = ResultSchema(exclude=() if explain else ("refusals",))
    assert json.dumps(result_to_json(seed_result, seed, explain=explain)) == json.dumps(schema.dump(seed_result))


def test_a_field_that_cannot_be_dumped_is_told_at_once() -> None:
    with pytest.raises(TypeError, match="DateTime"):
        dumper(Schema.from_dict({"at": fields.DateTime(required=True)})())
