"""The package's own exceptions."""

from __future__ import annotations


class QuoteapiError(Exception):
    """What the package raises where a caller can mend it."""


class SettingError(QuoteapiError):
    """A setting has a value that cannot be used; the message names the environment variable at fault."""
