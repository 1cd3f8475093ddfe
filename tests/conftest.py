"""The fixtures that every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

import quoteapi
from quoteapi.engine.model import Result

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "000_4f29a806f41d0aaa.txt"

# The machine's speed decides nothing; CI draws the same examples every time, a developer new ones.
settings.register_profile("quoteapi", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("quoteapi")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def seed() -> str:
    """The seed article's text."""
    return SEED.read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def engine() -> quoteapi.Engine:
    """The real engine with the shipped weights, loaded once."""
    return quoteapi.Engine()


@pytest.fixture(scope="session")
def seed_result(engine: quoteapi.Engine, seed: str) -> Result:
    """What the engine makes of the seed article."""
    return engine.extract(seed)
