"""The types of columns that both databases keep alike, each in its own way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary, String, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlalchemy.types import TypeEngine

# Whether the column is SQLite's rowid hangs on this very word.
Number = BigInteger().with_variant(Integer, "sqlite")
# In the order of its characters, as on SQLite, so that a range of words is those that begin alike.
Word = String().with_variant(String(collation="C"), "postgresql")
_UNSTORABLE = dict.fromkeys((0, *range(0xD800, 0xE000)), "\ufffd")


class Terms(TypeDecorator[Sequence[str]]):
    """The terms of a quote in their order: a tsvector on PostgreSQL, words between blanks for FTS5."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The column's type on this database."""
        return dialect.type_descriptor(TSVECTOR() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> str:
        """The terms as the database reads them; none holds a blank or a quotation mark."""
        if dialect.name == "postgresql":
            return " ".join(f"'{term}':{place}" for place, term in enumerate(value or (), start=1))
        return " ".join(value or ())


class TermNumbers(TypeDecorator[Sequence[int]]):
    """Numbers in rising order: an array on PostgreSQL; on SQLite the steps from each to the next, seven bits a byte, the lowest first."""

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The column's type on this database."""
        return dialect.type_descriptor(ARRAY(Integer) if dialect.name == "postgresql" else LargeBinary())

    def process_bind_param(self, value: Sequence[int] | None, dialect: Dialect) -> Any:
        """The numbers as the database keeps them."""
        numbers = value or ()
        return list(numbers) if dialect.name == "postgresql" else _seven_bits(numbers)

    def process_result_value(self, value: Any, dialect: Dialect) -> Sequence[int]:
        """The numbers."""
        return value if dialect.name == "postgresql" else list(_numbers(value))


def _seven_bits(numbers: Sequence[int]) -> bytes:
    out, before = bytearray(), 0
    for number in numbers:
        step, before = number - before, number
        while step > 127:
            out.append(step & 127 | 128)
            step >>= 7
        out.append(step)
    return bytes(out)


def _numbers(packed: bytes) -> Iterator[int]:
    number = step = shift = 0
    for byte in packed:
        step |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            number += step
            yield number
            step = shift = 0


class Plain(TypeDecorator[str]):
    """Text as both databases can hold it, whether it is written or looked for: see `storable`."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text without what cannot be stored."""
        return None if value is None else storable(value)


class LongPlain(Plain):
    """The same for text of any length."""

    impl = Text
    cache_ok = True


def storable(text: str) -> str:
    """The text with U+FFFD for each null character, which PostgreSQL refuses, and each half of a surrogate pair, which is no UTF-8."""
    return text.translate(_UNSTORABLE)
