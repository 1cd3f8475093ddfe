"""The real application over the real engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

import quoteapi
from quoteapi.api import create_app
from quoteapi.config import Settings
from quoteapi.store import Store

ClientWith = Callable[..., FlaskClient]


@pytest.fixture(scope="session")
def app(engine: quoteapi.Engine) -> Flask:
    """The application with the default settings, whatever the environment says."""
    return create_app(Settings(), engine)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the application with the default settings."""
    return app.test_client()


@pytest.fixture
def client_with(engine: quoteapi.Engine) -> ClientWith:
    """`client_with(port=…, …)`: a client of an application with these settings."""

    def client(**settings: Any) -> FlaskClient:
        return create_app(Settings(**settings), engine).test_client()

    return client


@pytest.fixture
def archive(engine: quoteapi.Engine, store: Store) -> FlaskClient:
    """A client of an application over an empty archive, in each kind of database."""
    return create_app(Settings(), engine, store).test_client()
