"""`python -m quoteapi.api.openapi > openapi.yaml`: the OpenAPI document, from the schemas and the routes, with no setting in it."""

from __future__ import annotations

import sys

from quoteapi.api.app import create_app
from quoteapi.api.state import state_of
from quoteapi.config import Settings


def document() -> str:
    """The document, in YAML."""
    return state_of(create_app(Settings())).contract.as_yaml()


if __name__ == "__main__":
    sys.stdout.write(document())
