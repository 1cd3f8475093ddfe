"""What ends a run."""

from __future__ import annotations

from quoteapi.errors import QuoteapiError


class BatchError(QuoteapiError):
    """A run that cannot be begun, or gone on with; the message says why. What is written by then stays, and the run can be gone on with."""
