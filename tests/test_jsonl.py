from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteapi.jsonl import DEEPEST, Line, LineError, read


def only(raw: bytes) -> Line | LineError:
    [line] = read([raw], "file")
    return line


def test_lines_that_are_blank_are_passed_over_and_counted() -> None:
    lines = list(read([b'{"a": 1}\n', b"  \n", b'{"a": 2}'], "file"))
    assert [(line.place, line.fields) for line in lines if isinstance(line, Line)] == [("file:1", {"a": 1}), ("file:3", {"a": 2})]


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert only(b'\xef\xbb\xbf{"a": 1}') == Line("file:1", {"a": 1})


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param(b'{"a": "\xff"}', "is not UTF-8 (byte 0xff at offset 7)", id="bytes"),
        pytest.param(b'{"a": }', "is not JSON (Expecting value at column 7)", id="syntax"),
        pytest.param(b"[1]", "is not a JSON object", id="a list"),
        pytest.param(b"[" * 100_000, "is not JSON that can be read", id="nested too deep"),
        pytest.param(b'{"a": ' + b"9" * 5000 + b"}", "is not JSON that can be read", id="a number too long"),
        pytest.param(
            b'{"a": ' + b"[" * DEEPEST + b"]" * DEEPEST + b"}", "is not JSON that can be read (nested too deep)", id="a level too deep"
        ),
        pytest.param(b'{"a": -1e999}', "is not JSON that can be read (-1e999 is too large a number)", id="a number too large"),
    ],
)
def test_what_is_wrong_with_a_line(raw: bytes, reason: str) -> None:
    line = only(raw)
    assert isinstance(line, LineError)
    assert (line.place, line.field) == ("file:1", None)
    assert line.reason.startswith(reason)
    assert str(line).startswith(f"file:1: {reason}")


def test_what_is_nested_as_deep_as_may_be_is_read() -> None:
    line = only(b'{"a": ' + b"[" * (DEEPEST - 1) + b"]" * (DEEPEST - 1) + b', "b": [1e308, -2.5e-400]}')
    assert isinstance(line, Line)
    assert line.fields["b"] == [1e308, 0]


def test_reading_goes_on_after_a_fault() -> None:
    kinds = [type(line) for line in read([b"no\n", b"{}\n"], "file")]
    assert kinds == [LineError, Line]


FIELDS = Line("file:7", {"id": 5, "text": "words", "none": None, "flag": True, "list": [{}], "mixed": [{}, 1]})

NO_ID = "file:7: id: must be a string or a whole number"


@pytest.mark.parametrize(
    ("get", "value"),
    [
        pytest.param(lambda line: line.id(), 5, id="id"),
        pytest.param(lambda line: line.text("text"), "words", id="text"),
        pytest.param(lambda line: line.optional_text("none"), None, id="null"),
        pytest.param(lambda line: line.optional_text("absent"), None, id="absent"),
        pytest.param(lambda line: line.objects("list"), [{}], id="objects"),
    ],
)
def test_fields(get: Callable[[Line], object], value: object) -> None:
    assert get(FIELDS) == value


@pytest.mark.parametrize(
    ("get", "message"),
    [
        pytest.param(lambda line: line.text("absent"), "file:7: absent: is missing", id="absent"),
        pytest.param(lambda line: line.text("id"), "file:7: id: must be a string", id="no string"),
        pytest.param(lambda line: line.optional_text("id"), "file:7: id: must be a string", id="neither string nor null"),
        pytest.param(lambda line: Line(line.place, {"id": True}).id(), NO_ID, id="true is no id"),
        pytest.param(lambda line: Line(line.place, {"id": 1.5}).id(), NO_ID, id="nor is 1.5"),
        pytest.param(lambda line: line.objects("mixed"), "file:7: mixed: must be a list of objects", id="not objects only"),
        pytest.param(lambda line: line.objects("text"), "file:7: text: must be a list of objects", id="no list"),
    ],
)
def test_fields_at_fault(get: Callable[[Line], object], message: str) -> None:
    with pytest.raises(LineError) as caught:
        get(FIELDS)
    assert str(caught.value) == message
