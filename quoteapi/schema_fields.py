"""The kinds of field that schemas have beside marshmallow's own, what the OpenAPI document says of a field, and which are at fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from marshmallow import ValidationError, fields, missing, validate
from marshmallow.exceptions import SCHEMA

from quoteapi.offsets import OFFSETS

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def told(description: str, **more: Any) -> dict[str, Any]:
    """What the OpenAPI document says of a field."""
    return {"description": description, **more}


class Edge(fields.Integer):
    """One end of the `span` of a value; null where the value stands nowhere in the text."""

    def get_value(self, obj: Any, attr: str, accessor: Any = None, default: Any = missing) -> Any:
        """`obj.span.start` or `obj.span.end`."""
        return None if obj.span is None else super().get_value(obj.span, attr, accessor, default)


class Confidence(fields.Float):
    """How sure, from 0 to 1, rounded to four decimals."""

    def __init__(self, **more: Any) -> None:
        super().__init__(validate=validate.Range(0, 1), **more)

    def get_value(self, obj: Any, attr: str, accessor: Any = None, default: Any = missing) -> Any:
        """The value, rounded."""
        return round(super().get_value(obj, attr, accessor, default), 4)


class Decimal(fields.Float):
    """A number as JSON writes one; Python's own reading would also take `1_0` and digits of other scripts."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> float:
        if not isinstance(value, str) or not _NUMBER.fullmatch(value):
            raise self.make_error("invalid")
        return super()._deserialize(value, attr, data, **more) or 0.0


class CommaList(fields.List[str]):
    """Some of `choices`, written with commas between (`speech,evidence`)."""

    # webargs hands over one string, not a list of repeated parameters.
    is_multiple = False

    def __init__(self, choices: tuple[str, ...], **more: Any) -> None:
        one_of = validate.OneOf(choices, error="{input} is none of: {choices}.")
        super().__init__(fields.String(validate=one_of), validate=validate.Length(min=1), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> list[Any]:
        try:
            return super()._deserialize(value.split(","), attr, data, **more)
        except ValidationError as error:
            # Named by the parameter, not by the place in it.
            raise ValidationError([text for texts in error.messages_dict.values() for text in texts]) from None


class OffsetUnit(fields.String):
    """In which unit the caller counts."""

    def __init__(self) -> None:
        super().__init__(
            load_default="codepoint",
            validate=validate.OneOf(OFFSETS, error="Must be one of: {choices}."),
            metadata=told("The unit of every start, end and length: Unicode code points, or UTF-16 code units as JavaScript counts."),
        )


def flat_errors(messages: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each field at fault in marshmallow's `messages`, a dict of dicts and lists, however deep: its path, and what is wrong with it."""
    if not isinstance(messages, Mapping):
        yield from ((path, str(message)) for message in messages)
        return
    for name, inner in messages.items():
        # What is wrong with an object as a whole is said of the field that holds it.
        whole = name == SCHEMA and path
        yield from flat_errors(inner, path if whole else f"{path}.{name}" if path else str(name))
