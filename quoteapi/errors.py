"""The package's own exceptions, and what is told of a fault that ends nothing."""

from __future__ import annotations

from dataclasses import dataclass


class QuoteapiError(Exception):
    """What the package raises where a caller can mend it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one of several things that were sent: the field at fault, None for the whole of it, and a sentence."""

    field: str | None
    detail: str

    def at(self, place: str) -> str:
        """As it is told of what stands there."""
        return ": ".join(part for part in (place, self.field, self.detail) if part)


class SettingError(QuoteapiError):
    """A setting has a value that cannot be used; the message names the environment variable at fault."""
