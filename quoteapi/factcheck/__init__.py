"""Did they say it: quotations against texts that are given, or against the archive."""

from quoteapi.factcheck.answers import Answers
from quoteapi.factcheck.library import Archive, Library, Texts
from quoteapi.factcheck.lock import Lock, light, locked

__all__ = ["Answers", "Archive", "Library", "Lock", "Texts", "light", "locked"]
