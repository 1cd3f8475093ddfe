"""What openapi.yaml promises, and that the server keeps it."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask.testing import FlaskClient
from hypothesis import settings
from jsonschema_rs import Draft202012Validator
from schemathesis import Case, openapi, serializer
from schemathesis.checks import CheckFunction
from schemathesis.specs.openapi.checks import allow_header_conformance, negative_data_rejection, positive_data_acceptance

import quoteapi
from quoteapi.api import create_app, examples
from quoteapi.api.examples.kept import TO_KEEP
from quoteapi.api.intake import FORM
from quoteapi.api.openapi import document
from quoteapi.api.state import state_of
from quoteapi.api.streaming import NDJSON
from quoteapi.config import Settings
from quoteapi.schemas import result_to_json

EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "50"))

# Hypothesis runs the examples of one test in one place; the archive there is a real one, and grows as they put articles.
served = create_app(Settings(log_level="ERROR", data=tempfile.mkdtemp(prefix="quoteapi-contract-")))
contract = openapi.from_wsgi("/openapi.yaml", served)


@serializer(NDJSON)
def as_it_is(_: Any, text: Any) -> bytes:
    """What is made up for JSON lines, as the body."""
    return str(text).encode("utf-8", "replace")


@pytest.fixture(scope="module", autouse=True)
def kept() -> Iterator[None]:
    """The example article in the archive, so that what asks for it finds something."""
    assert served.test_client().post("/v1/articles", json=TO_KEEP).status_code == 201
    yield
    here = state_of(served)
    here.archive.store().close()
    here.queue.close()
    shutil.rmtree(here.settings.data)


@contract.parametrize()
@settings(max_examples=EXAMPLES, deadline=None)
def test_requests_made_up_by_schemathesis(case: Case) -> None:
    # Called in process, nobody unpacks what is compressed.
    case.call_and_validate(headers={"Accept-Encoding": "identity"}, excluded_checks=_meaningless_for(case))


# What no schema says of a call, so that a made-up request may be wrong where its schema has it right, or the other way round.
UNSAID = {
    # What stands where in the text that is corrected.
    ("POST", "/v1/quotes/{id}/corrections"): [positive_data_acceptance],
    ("POST", "/v1/articles/{id}/corrections"): [positive_data_acceptance],
    # Which JSON holds a review.
    ("POST", "/v1/claim-reviews"): [negative_data_rejection, positive_data_acceptance],
    # Which string holds a word, which ids are those of one text, and that texts given along leave nothing of the archive to narrow.
    ("POST", "/v1/verify"): [positive_data_acceptance],
    ("POST", "/v1/verify/draft"): [positive_data_acceptance],
    # That what is wrong with one article of a job is told in the job, and is no fault of the whole.
    ("POST", "/v1/jobs"): [negative_data_rejection],
    # That “sentences” is also a text to score that stands in the address, whatever the method asked about.
    (None, "/v1/score/text/sentences"): [allow_header_conformance],
    # That a search for claims needs a query or a site.
    ("GET", "/v1/claims:search"): [positive_data_acceptance],
    ("GET", "/v1alpha1/claims:search"): [positive_data_acceptance],
}


def _meaningless_for(case: Case) -> list[CheckFunction]:
    # Any text is a text, so that none breaks the schema; and no schema says which page holds an article, or which lines hold several.
    if str(case.media_type).startswith(("text/", NDJSON, FORM)):
        return [negative_data_rejection, positive_data_acceptance]
    # Nor which text is a cursor that was given, the ETag of an article, a key that was not used yet, or whether webhooks are signed.
    given = {*(case.query or {}), *(case.headers or {})} & {"cursor", "Idempotency-Key", "If-Match", "webhook"}
    unsaid = [check for method in (None, case.method) for check in UNSAID.get((method, case.path), [])]
    return [*unsaid, *([positive_data_acceptance] if given else [])]


@pytest.fixture(scope="module")
def promised(root: Path) -> dict[str, Any]:
    return yaml.safe_load((root / "openapi.yaml").read_text(encoding="utf-8"))


def test_the_committed_document_is_the_generated_one(root: Path) -> None:
    assert (root / "openapi.yaml").read_text(encoding="utf-8") == document(), "write it anew: make openapi"


def test_the_server_serves_the_committed_document(client: FlaskClient, root: Path) -> None:
    answer = client.get("/openapi.yaml")
    assert answer.text == (root / "openapi.yaml").read_text(encoding="utf-8")
    assert answer.content_type == "application/yaml; charset=utf-8"


def test_every_route_of_the_api_is_promised(app: Any, promised: dict[str, Any]) -> None:
    routes = {
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(("/v1/", "/v1alpha1/", "/healthz", "/readyz", "/metrics"))
    }
    assert routes == set(promised["paths"])


def test_the_query_of_a_call_that_asks_for_headers_is_told(promised: dict[str, Any]) -> None:
    told = {parameter["name"] for parameter in promised["paths"]["/v1/jobs"]["post"]["parameters"]}
    assert told == {"scope", "keep", "webhook", "Idempotency-Key"}


def test_every_body_has_an_example_and_every_json_example_fits_its_schema(promised: dict[str, Any]) -> None:
    found = list(_examples(promised["paths"]))
    assert len(found) > 10
    for content in found:
        schema = {**content["schema"], "components": promised["components"]}
        for example in [content["example"]] if "example" in content else [told["value"] for told in content["examples"].values()]:
            Draft202012Validator(schema).validate(example)


def _examples(node: Any) -> Any:
    if not isinstance(node, dict):
        return
    for media_type, content in node.get("content", {}).items():
        if media_type != "text/plain" or "example" in content:
            yield content
    for inner in node.values():
        yield from _examples(inner)


@pytest.mark.parametrize("media_type", ["application/json", "text/plain", "text/html"])
def test_the_examples_of_articles_hold_curly_quotes(promised: dict[str, Any], media_type: str) -> None:
    example = promised["paths"]["/v1/extract"]["post"]["requestBody"]["content"][media_type]["example"]
    assert {"“", "”", "’"} <= set(str(example))


def test_the_example_answer_is_the_engines(engine: quoteapi.Engine) -> None:
    answer = result_to_json(engine.extract(examples.TEXT, title=examples.TITLE), examples.TEXT)
    assert _without_figures(answer) == _without_figures(examples.answer()), "write it anew: python -m quoteapi.api.examples"


def _without_figures(node: Any) -> Any:
    """The answer without what each training run changes in its last digits."""
    if isinstance(node, dict):
        return {name: _without_figures(inner) for name, inner in node.items() if name != "confidence"}
    return [_without_figures(inner) for inner in node] if isinstance(node, list) else node
