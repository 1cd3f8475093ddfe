"""Results as Parquet: a row an article, in the columns that the lines have as fields. Needs the extra `parquet`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
from marshmallow import Schema, fields
from pyarrow import parquet

from quoteapi.batch.readers import TOLD
from quoteapi.jsonl import as_json
from quoteapi.schemas import ResultSchema

# Rows that are held as Python's objects, and in Arrow's more compact form until they are written together.
AT_ONCE, GROUP = 50, 1000


def write_table(lines: Path, to: Path) -> None:
    """Write the results in the file of lines to a Parquet file."""
    schema = columns()
    with lines.open("rb") as file, parquet.ParquetWriter(to, schema, compression="zstd") as writer:
        while group := list(islice(_batches(file, schema), GROUP // AT_ONCE)):
            writer.write_table(pa.Table.from_batches(group, schema), row_group_size=GROUP)


def columns() -> Any:
    """The columns: those of the result are as its schema has them; `metadata` is JSON."""
    told = [pa.field(name, pa.string()) for name in ("source", *TOLD, "metadata")]
    return pa.schema([*told, *_fields(ResultSchema(exclude=("refusals",)))])


def _fields(schema: Schema) -> list[Any]:
    return [pa.field(field.data_key or name, _type(field)) for name, field in schema.dump_fields.items()]


def _type(field: fields.Field[Any]) -> Any:
    if isinstance(field, fields.Nested):
        return pa.struct(_fields(field.schema))
    if isinstance(field, fields.List):
        return pa.list_(_type(field.inner))
    if isinstance(field, fields.Integer):
        return pa.int64()
    return pa.float64() if isinstance(field, fields.Float) else pa.string()


def _batches(file: IO[bytes], schema: Any) -> Iterator[Any]:
    while rows := [_row(line) for line in islice(file, AT_ONCE)]:
        yield _batch(rows, schema)


def _batch(rows: list[dict[str, Any]], schema: Any) -> Any:
    try:
        return pa.RecordBatch.from_pylist(rows, schema)
    except UnicodeEncodeError:
        # Half a surrogate pair, which JSON can spell and UTF-8 cannot: a question mark stands for it, so that offsets hold.
        return pa.RecordBatch.from_pylist([_writable(row) for row in rows], schema)


def _row(line: bytes) -> dict[str, Any]:
    told = json.loads(line)
    metadata = told["metadata"]
    return {**told, "metadata": None if metadata is None else as_json(metadata)}


def _writable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {name: _writable(each) for name, each in value.items()}
    return [_writable(each) for each in value] if isinstance(value, list) else value
