"""The settings: name, default, help. This module alone reads the environment; each setting is `QUOTEAPI_` and its name in capitals."""

from __future__ import annotations

import os
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from quoteapi import extras
from quoteapi.errors import SettingError

PREFIX = "QUOTEAPI_"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
RATE = re.compile(r"[1-9][0-9]{0,8}/(?:second|minute|hour|day)")
KEY = re.compile(r"[!-~]+")
DATABASE = re.compile(r"postgresql\+psycopg://\S+")
REDIS = re.compile(r"(?:rediss?|unix)://\S+")
SIGNING = "whsec_"
ORIGIN = re.compile(r"https?://[^\s/,*]+")

Value = TypeVar("Value")


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    return value.strip()


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not re.fullmatch("[0-9]{1,12}", value.strip()) or not low <= int(value) <= high:
            raise ValueError(f"must be a whole number from {low} to {high}")
        return int(value)

    return read


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _keys(value: str) -> tuple[str, ...]:
    keys = _parts(value)
    if (value and not keys) or not all(KEY.fullmatch(key) for key in keys):
        raise ValueError("must be keys of printable ASCII characters, with commas between")
    return keys


def _rate(value: str) -> str:
    if value and not RATE.fullmatch(value):
        raise ValueError("must be a number a second, minute, hour or day, such as 60/minute, or empty for no limit")
    return value


def _origins(value: str) -> tuple[str, ...]:
    origins = _parts(value)
    if not all(origin == "*" or ORIGIN.fullmatch(origin) for origin in origins):
        raise ValueError("must be origins such as https://example.org, with commas between, or *")
    return origins


def _address(value: str) -> str:
    if value and not DATABASE.fullmatch(value):
        raise ValueError("must be an address such as postgresql+psycopg://user:password@host/name, or empty for a file in QUOTEAPI_DATA")
    return value


def _redis(value: str) -> str:
    if value and not REDIS.fullmatch(value):
        raise ValueError("must be an address such as redis://host:6379/0, or empty for a file in QUOTEAPI_DATA")
    return value


def _secret(value: str) -> str:
    try:
        key = b64decode(value.removeprefix(SIGNING))
    except ValueError:
        key = b""
    # Made anew, since Python passes over what is no base64.
    if value and (not 24 <= len(key) <= 64 or value != SIGNING + b64encode(key).decode("ascii")):
        raise ValueError("must be whsec_ and 24 to 64 bytes in base64, as `echo whsec_$(openssl rand -base64 32)` makes them, or empty")
    return value


def _yes(value: str) -> bool:
    if value.strip().lower() not in ("true", "false", "1", "0"):
        raise ValueError("must be true or false")
    return value.strip().lower() in ("true", "1")


def _level(value: str) -> str:
    if value.upper() not in LEVELS:
        raise ValueError(f"must be one of {', '.join(LEVELS)}")
    return value.upper()


def _setting(default: Value, read: Callable[[str], Value], text: str, *, secret: bool = False, extra: str | None = None) -> Value:
    """A setting; one that is not left empty may need an extra."""
    return field(default=default, repr=not secret, metadata={"read": read, "help": text, "extra": extra})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting of the server, with its default. `Settings.from_environment()` reads what the environment says instead."""

    host: str = _setting("127.0.0.1", _text, "address to listen on; 0.0.0.0 for every one")
    port: int = _setting(8000, _whole(1, 65535), "port to listen on")
    data: str = _setting("quoteapi-data", _text, "folder of the archive, which is made when it is first needed")
    database_url: str = _setting(
        "",
        _address,
        "PostgreSQL database of the archive, in place of a file: postgresql+psycopg://user:password@host/name",
        secret=True,
        extra="postgresql",
    )
    threads: int = _setting(1, _whole(1, 256), "cores that the reading of one article may use")
    max_body_bytes: int = _setting(2_097_152, _whole(1, 1_073_741_824), "largest request body, in bytes; a larger one gets 413")
    max_text_length: int = _setting(250_000, _whole(1, 100_000_000), "longest text read, in Unicode code points; a longer one gets 413")
    redis_url: str = _setting(
        "",
        _redis,
        "Redis that wakes the workers of jobs, in place of a file in QUOTEAPI_DATA: redis://host:6379/0",
        secret=True,
        extra="redis",
    )
    workers: int = _setting(
        1, _whole(0, 256), "worker processes for jobs that `quoteapi serve` starts beside the API, where QUOTEAPI_REDIS_URL names no Redis"
    )
    max_job_bytes: int = _setting(67_108_864, _whole(1, 1_073_741_824), "largest body of a new job, in bytes; a larger one gets 413")
    max_job_articles: int = _setting(10_000, _whole(1, 1_000_000), "most articles of one job; one with more gets 413")
    job_days: int = _setting(7, _whole(1, 3_650), "days after which a job that has ended is removed, with its results")
    job_lease: int = _setting(
        60, _whole(1, 3_600), "seconds after which an article of a job is read by another worker, where its own shows no life"
    )
    webhook_secret: str = _setting(
        "", _secret, "key that webhooks are signed with, whsec_ and base64; without it none is told", secret=True
    )
    webhook_private: bool = _setting(False, _yes, "whether webhooks may go to private, loopback and link-local addresses: true or false")
    claim_interpreter: str = _setting(
        "", str.strip, "body that drafts of claims name as the one who reads the words as a claim; without it they say that a program did"
    )
    api_keys: tuple[str, ...] = _setting((), _keys, "keys, one of which callers of /v1 must show, with commas between", secret=True)
    rate_limit: str = _setting("", _rate, "calls of /v1 that one key, or one address without a key, may make, such as 60/minute")
    trusted_proxies: int = _setting(0, _whole(0, 10), "reverse proxies in front, whose X-Forwarded-* headers are believed")
    cors_origins: tuple[str, ...] = _setting((), _origins, "origins whose pages may call /v1 from a browser, with commas between, or *")
    log_level: str = _setting("INFO", _level, "least severe log line written: DEBUG, INFO, WARNING or ERROR")

    def __post_init__(self) -> None:
        """Raise SettingError, naming the variable, for a setting that needs an extra which is not installed."""
        for each in fields(self):
            extra = each.metadata["extra"]
            if extra and getattr(self, each.name):
                try:
                    extras.require(extra)
                except extras.MissingExtraError as error:
                    raise SettingError(f"{variable(each.name)}: {error}") from None

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """The settings that `environ` gives; raises SettingError, naming the variable, for one that is unknown or unusable."""
        readers = {variable(f.name): f for f in fields(cls)}
        _refuse_unknown(environ, readers)
        return cls(**{f.name: _read(name, f.metadata["read"], environ[name]) for name, f in readers.items() if name in environ})


def variable(name: str) -> str:
    """The environment variable of the setting `name`."""
    return PREFIX + name.upper()


def described() -> list[tuple[str, Any, str]]:
    """Each setting's environment variable, default and help."""
    return [(variable(f.name), f.default, f.metadata["help"]) for f in fields(Settings)]


def _refuse_unknown(environ: Mapping[str, str], known: Mapping[str, Any]) -> None:
    # A misspelt QUOTEAPI_API_KEYS would leave the server open without a word.
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known:
            raise SettingError(f"{name}: there is no such setting; there are {', '.join(known)}")


def _read(name: str, read: Callable[[str], Value], value: str) -> Value:
    try:
        return read(value)
    except ValueError as error:
        # Without the value: it may be a key.
        raise SettingError(f"{name}: {error}") from None
