"""Parquet: an article a row, in columns that are named as the fields of `ArticleToKeepSchema`. Needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import IO, Any

import pyarrow as pa
from pyarrow import parquet

from quoteapi.reading.files import PIECE
from quoteapi.reading.records import FaultError, Record
from quoteapi.reading.told import by_name

# Rows that are unpacked at once.
ROWS = 64


def records(file: IO[bytes], name: str) -> Iterator[Record]:
    """A record for each row, numbered from 1 on. Raises FaultError."""
    if not file.seekable():
        raise FaultError("Cannot be read as Parquet, whose end must be read first.")
    number = 0
    for rows in _batches(file):
        for row in rows:
            number += 1
            yield Record(f"{name}#row {number}", len(str(row.get("text"))), partial(by_name, row))


def _batches(file: IO[bytes]) -> Iterator[list[dict[str, Any]]]:
    try:
        # Through a buffer, and nothing beforehand: else each column of a row group is held whole.
        table = parquet.ParquetFile(file, buffer_size=PIECE, pre_buffer=False)
        names = table.schema_arrow.names
        if "text" not in names:
            raise FaultError(f"Must be among the columns: {', '.join(names)[:200]}.", "text")
        for batch in table.iter_batches(batch_size=ROWS):
            yield batch.cast(_coarse(batch.schema)).to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise FaultError(f"Is no Parquet that can be read: {' '.join(str(error).split())[:200]}.") from None


def _coarse(schema: Any) -> Any:
    """The schema with times in microseconds, as Python has them."""
    kinds = (pa.timestamp("us", each.type.tz) if pa.types.is_timestamp(each.type) else each.type for each in schema)
    return pa.schema([each.with_type(kind) for each, kind in zip(schema, kinds, strict=True)])
