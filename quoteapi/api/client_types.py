"""`python -m quoteapi.api.client_types > quoteapi/client/types.py`: the types of the Python client, from the OpenAPI document."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from keyword import iskeyword
from typing import Any

import yaml

from quoteapi.api.openapi import document

HEAD = '''"""What the server takes and gives, as types. Made by `make types` from openapi.yaml; never edited by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NotRequired, TypedDict'''
PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


def types() -> str:
    """The module."""
    told = yaml.safe_load(document())
    parts = ["\n".join(_of_schema(name, schema)) for name, schema in told["components"]["schemas"].items()]
    calls = [call for path in told["paths"].values() for name, call in path.items() if name != "parameters"]
    parts += ["\n".join(lines) for call in calls if (lines := list(_of_query(call)))]
    blank = "\n" * (3 if parts[0].startswith("class") else 2)
    return HEAD + blank + "\n\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _of_schema(name: str, schema: Mapping[str, Any]) -> Iterator[str]:
    required = set(schema.get("required", ()))
    fields = {field: _type(inner) if field in required else f"NotRequired[{_type(inner)}]" for field, inner in schema["properties"].items()}
    if any(iskeyword(field) for field in fields):
        yield f'{name} = TypedDict(\n    "{name}",\n    {{'
        yield from (f"        {_entry(*pair)}," for pair in fields.items())
        yield "    },\n)\n"
    else:
        yield f"class {name}(TypedDict):"
        yield f'    """The contract\'s `{name}`."""\n'
        yield from (f"    {field}: {kind}" for field, kind in fields.items())
        yield ""


def _of_query(call: Mapping[str, Any]) -> Iterator[str]:
    """The query of a call, as keyword arguments: `from_` stands for `from`, which Python keeps for itself."""
    # What Google's clients send along is no name in Python: "$.xgafv".
    query = [each for each in call.get("parameters", ()) if each["in"] == "query" and each["name"].isidentifier()]
    if query:
        name = "".join(part.capitalize() for part in call["operationId"].split("_")) + "Query"
        yield f"class {name}(TypedDict, total=False):"
        yield f'    """The query of `{call["operationId"]}`."""\n'
        for parameter in query:
            field = parameter["name"] + "_" * iskeyword(parameter["name"])
            yield f"    {field}: {_type(parameter['schema'], taken='Sequence')}"
        yield ""


def _entry(field: str, kind: str) -> str:
    return f'"{field}": "{kind}"' if '"' not in kind else f"\"{field}\": '{kind}'"


def _type(schema: Mapping[str, Any], taken: str = "list") -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[1])
    if "allOf" in schema or "anyOf" in schema and "type" not in schema:
        return " | ".join(_type(part, taken) for part in schema.get("allOf") or schema["anyOf"])
    if "enum" in schema:
        told = ", ".join(f'"{value}"' for value in schema["enum"] if value is not None)
        return f"Literal[{told}]" + " | None" * (None in schema["enum"] or "null" in schema.get("type", ()))
    kinds = schema.get("type", "object")
    return " | ".join(_one(kind, schema, taken) for kind in ([kinds] if isinstance(kinds, str) else kinds))


def _one(kind: str, schema: Mapping[str, Any], taken: str) -> str:
    if kind == "array":
        return f"{taken}[{_type(schema['items'], taken)}]"
    return PLAIN.get(kind, "dict[str, Any]")


if __name__ == "__main__":
    sys.stdout.write(types())
