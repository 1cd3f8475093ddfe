"""JSON lines: written, and read so that a fault can be told by file, line and field, and does not end the reading."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from quoteapi.errors import QuoteapiError

BOM = b"\xef\xbb\xbf"
# Levels of lists and objects in one another. Python reads some nine hundred, and may then fail to write them.
DEEPEST = 100


class LineError(QuoteapiError):
    """A line that is not what it should be: `place` is `file:line`, `field` the name at fault or None for the whole line."""

    def __init__(self, place: str, field: str | None, reason: str) -> None:
        super().__init__(f"{place}: {field}: {reason}" if field else f"{place}: {reason}")
        self.place = place
        self.field = field
        self.reason = reason


class JsonError(QuoteapiError):
    """Text that is no JSON; the message says what it is instead, as the end of a sentence: `not JSON: …`."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line's object and where it stands."""

    place: str
    fields: dict[str, Any]

    def text(self, field: str) -> str:
        """The string in `field`. Raises LineError where there is none."""
        return str(self._of_kind(field, str, "a string"))

    def optional_text(self, field: str) -> str | None:
        """The string in `field`, or None where it is absent or null. Raises LineError for anything else."""
        return None if self.fields.get(field) is None else self.text(field)

    def id(self) -> str | int:
        """The `id`, a string or a whole number. Raises LineError for anything else."""
        given: str | int = self._of_kind("id", (str, int), "a string or a whole number")
        return given

    def objects(self, field: str) -> list[dict[str, Any]]:
        """The list of objects in `field`. Raises LineError for anything else."""
        given: list[Any] = self._of_kind(field, list, "a list of objects")
        if not all(isinstance(item, dict) for item in given):
            raise LineError(self.place, field, "must be a list of objects")
        return given

    def _of_kind(self, field: str, kinds: type | tuple[type, ...], wanted: str) -> Any:
        if field not in self.fields:
            raise LineError(self.place, field, "is missing")
        given = self.fields[field]
        # True is an int to Python and no number to anybody else.
        if not isinstance(given, kinds) or isinstance(given, bool):
            raise LineError(self.place, field, f"must be {wanted}")
        return given


def read(lines: Iterable[bytes], name: str) -> Iterator[Line | LineError]:
    """Each line that is not blank, in order: its object, or what is wrong with it. `name` is the file's, for the places."""
    for number, raw in enumerate(lines, start=1):
        content = raw.removeprefix(BOM) if number == 1 else raw
        if content.strip():
            yield line(content, f"{name}:{number}")


def line(raw: bytes, place: str) -> Line | LineError:
    """The object in one line, without a byte order mark, or what is wrong with it."""
    try:
        value = _value(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return LineError(place, None, f"is not UTF-8 (byte 0x{raw[error.start]:02x} at offset {error.start})")
    except json.JSONDecodeError as error:
        return LineError(place, None, f"is not JSON ({error.msg} at column {error.colno})")
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or thousands of brackets in one another.
        return LineError(place, None, f"is not JSON that can be read ({error})")
    return Line(place, value) if isinstance(value, dict) else LineError(place, None, "is not a JSON object")


def as_json(value: Any, *, indent: int | None = None) -> str:
    """JSON with its characters as they are; all escaped where half a surrogate pair, which UTF-8 cannot write, is among them."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text


def no_constant(name: str) -> NoReturn:
    """Refuse what Python takes for a number and JSON does not know, such as NaN: `parse_constant` of `json.loads`."""
    raise ValueError(f"{name} is no number")


def finite(number: str) -> float:
    """Refuse a number that Python takes for infinity, and would write as JSON has none: `parse_float` of `json.loads`."""
    value = float(number)
    if math.isinf(value):
        raise ValueError(f"{number[:20]} is too large a number")
    return value


def parsed(text: str) -> Any:
    """The JSON in a text that is one value over several lines. Raises JsonError."""
    try:
        return _value(text)
    except json.JSONDecodeError as error:
        raise JsonError(f"not JSON: {error.msg} in line {error.lineno}, column {error.colno}") from None
    except (ValueError, RecursionError):
        raise JsonError("JSON that cannot be read: nested too deep, or a number too long or not a number") from None


def _value(text: str) -> Any:
    """The value that a text is. Raises JSONDecodeError, and ValueError or RecursionError where it is one that cannot be read."""
    value = json.loads(text, parse_constant=no_constant, parse_float=finite)
    level = [value]
    for _ in range(DEEPEST + 1):
        level = [each for each in level if isinstance(each, dict | list)]
        if not level:
            return value
        level = [inner for each in level for inner in (each.values() if isinstance(each, dict) else each)]
    raise ValueError("nested too deep")
