"""The settings: what the environment may say, and what is said of a value that cannot be used."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest

from quoteapi.config import Settings, described, variable
from quoteapi.errors import SettingError

SECRET = "must be whsec_ and 24 to 64 bytes in base64, as `echo whsec_$(openssl rand -base64 32)` makes them, or empty"
ADDRESS = "must be an address such as postgresql+psycopg://user:password@host/name, or empty for a file in QUOTEAPI_DATA"


def test_without_the_environment_every_setting_has_its_default() -> None:
    assert Settings.from_environment({"PATH": "/bin"}) == Settings()


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("host", " 0.0.0.0 ", "0.0.0.0"),
        ("port", "80", 80),
        ("data", " /srv/archive ", "/srv/archive"),
        ("database_url", "postgresql+psycopg://me:secret@db.example/news", "postgresql+psycopg://me:secret@db.example/news"),
        ("database_url", "", ""),
        ("threads", "2", 2),
        ("max_body_bytes", "1000", 1000),
        ("max_text_length", "500", 500),
        ("api_keys", "first-key, second-key", ("first-key", "second-key")),
        ("api_keys", "", ()),
        ("redis_url", "redis://:secret@queue.example:6379/0", "redis://:secret@queue.example:6379/0"),
        ("redis_url", "", ""),
        ("workers", "0", 0),
        ("webhook_secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
        ("webhook_private", "true", True),
        ("webhook_private", "0", False),
        ("rate_limit", "60/minute", "60/minute"),
        ("rate_limit", "", ""),
        ("trusted_proxies", "1", 1),
        ("cors_origins", "https://example.org,http://localhost:3000", ("https://example.org", "http://localhost:3000")),
        ("cors_origins", "*", ("*",)),
        ("log_level", "debug", "DEBUG"),
    ],
)
def test_a_value_that_can_be_used(name: str, value: str, read: Any) -> None:
    assert getattr(Settings.from_environment({variable(name): value}), name) == read


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("host", " ", "must not be empty"),
        ("port", "http", "must be a whole number from 1 to 65535"),
        ("port", "65536", "must be a whole number from 1 to 65535"),
        ("port", "-1", "must be a whole number from 1 to 65535"),
        ("port", "8_0", "must be a whole number from 1 to 65535"),
        ("port", "", "must be a whole number from 1 to 65535"),
        ("data", " ", "must not be empty"),
        ("database_url", "mysql://me@db.example/news", ADDRESS),
        ("database_url", "archive.sqlite3", ADDRESS),
        ("threads", "0", "must be a whole number from 1 to 256"),
        ("max_body_bytes", "9" * 5000, "must be a whole number from 1 to 1073741824"),
        ("max_text_length", "0", "must be a whole number from 1 to 100000000"),
        ("api_keys", ",", "must be keys of printable ASCII characters, with commas between"),
        ("api_keys", "two words", "must be keys of printable ASCII characters, with commas between"),
        ("api_keys", "schlüssel", "must be keys of printable ASCII characters, with commas between"),
        ("redis_url", "http://queue.example", "must be an address such as redis://host:6379/0, or empty for a file in QUOTEAPI_DATA"),
        ("webhook_secret", "secret", SECRET),
        ("webhook_secret", "whsec_c2hvcnQ=", SECRET),
        ("webhook_secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw=", SECRET),
        ("webhook_private", "perhaps", "must be true or false"),
        ("job_lease", "0", "must be a whole number from 1 to 3600"),
        ("rate_limit", "often", "must be a number a second, minute, hour or day, such as 60/minute, or empty for no limit"),
        ("rate_limit", "0/minute", "must be a number a second, minute, hour or day, such as 60/minute, or empty for no limit"),
        ("trusted_proxies", "11", "must be a whole number from 0 to 10"),
        ("cors_origins", "example.org", "must be origins such as https://example.org, with commas between, or *"),
        ("cors_origins", "https://example.org/", "must be origins such as https://example.org, with commas between, or *"),
        ("log_level", "LOUD", "must be one of DEBUG, INFO, WARNING, ERROR"),
    ],
)
def test_a_value_that_cannot_be_used_names_its_variable_and_not_the_value(name: str, value: str, reason: str) -> None:
    with pytest.raises(SettingError) as caught:
        Settings.from_environment({variable(name): value})
    assert str(caught.value) == f"{variable(name)}: {reason}"


def test_a_misspelt_variable_is_refused() -> None:
    with pytest.raises(SettingError, match=r"^QUOTEAPI_API_KEY: there is no such setting; there are QUOTEAPI_HOST, "):
        Settings.from_environment({"QUOTEAPI_API_KEY": "first-key"})


def test_keys_are_not_shown() -> None:
    assert "first-key" not in repr(Settings(api_keys=("first-key",)))
    assert "secret" not in repr(Settings(database_url="postgresql+psycopg://me:secret@db.example/news"))


def test_settings_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().port = 1  # type: ignore[misc]


def test_every_setting_tells_its_variable_default_and_help() -> None:
    told = described()
    assert [name for name, _, _ in told] == [variable(f.name) for f in fields(Settings)]
    assert all(text for _, _, text in told)
