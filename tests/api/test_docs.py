"""`/docs`, and that docs/api.md tells every call, parameter, status and setting there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask.testing import FlaskClient

from quoteapi.cli import refusing
from quoteapi.config import described


def test_the_page_asks_no_other_server_for_anything(client: FlaskClient) -> None:
    page = client.get("/docs").text
    addresses = re.findall(r'(?:src|href|data-document)="([^"]+)"', page)
    assert len(addresses) >= 5
    assert [a for a in addresses if not a.startswith(("/", "data:"))] == []
    assert "<script>" not in page
    assert "style=" not in page


def test_what_the_page_asks_for_is_there(client: FlaskClient) -> None:
    for address in re.findall(r'(?:src|href|data-document)="(/[^"]*)"', client.get("/docs").text):
        with client.get(address) as answer:
            assert answer.status_code == 200, address


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def document(root: Path) -> dict[str, Any]:
    return yaml.safe_load((root / "openapi.yaml").read_text(encoding="utf-8"))


def rows(page: str, heading: str) -> set[str]:
    """What the first column of the table under `heading` holds in backticks."""
    section = page.split(f"\n## {heading}\n")[1].split("\n## ", maxsplit=1)[0]
    return {name for cell in re.findall(r"^\| (`[^|]*`) \|", section, re.MULTILINE) for name in re.findall(r"`([^`]+)`", cell)}


def test_every_call_is_told(page: str, document: dict[str, Any]) -> None:
    calls = {f"{method.upper()} {path}" for path, methods in document["paths"].items() for method in methods if method != "parameters"}
    assert rows(page, "Calls") == calls | {"GET /openapi.yaml", "GET /docs", "GET /"}


def test_every_parameter_is_told(page: str, document: dict[str, Any]) -> None:
    assert rows(page, "The query") == {p["name"] for p in document["paths"]["/v1/extract"]["post"]["parameters"]}


def test_every_filter_of_quotes_is_told(page: str, document: dict[str, Any]) -> None:
    section = page.split("\n### Quotes\n")[1].split("\n#", maxsplit=1)[0]
    told = {name for cell in re.findall(r"^\| (`[^|]*`) \|", section, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)}
    assert told == {p["name"] for p in document["paths"]["/v1/quotes"]["get"]["parameters"]}


def test_every_status_is_told(page: str, document: dict[str, Any]) -> None:
    calls = (call for methods in document["paths"].values() for method, call in methods.items() if method != "parameters")
    promised = {status for call in calls for status in call["responses"] if status >= "400"}
    of_the_server = {str(status) for status in refusing.STATUSES.values()}
    assert rows(page, "Errors") == promised | {"404", "405", "500"} | of_the_server


def _as_set(value: object) -> str:
    """A default as the environment would have it."""
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(value) if isinstance(value, tuple) else str(value)


def test_every_setting_is_told_with_its_default(page: str) -> None:
    section = page.split("\n## Settings\n")[1]
    told = dict(re.findall(r"^\| `(QUOTEAPI_\w+)` \| ([^|]*) \|", section, re.MULTILINE))
    written = {name: f"`{_as_set(value)}`" for name, value, _ in described()}
    assert told == {name: value if value != "``" else "none" for name, value in written.items()}
